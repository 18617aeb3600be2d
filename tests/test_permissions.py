"""Every address x every persona: what a GET answers. An address that is missing here fails the test.

Satker A is the one that the objects belong to; `b` is an operator of another satker, `p` the province of
A, `q` another province. 404: what is not yours does not exist. 403: you see it, but may not do this.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from laporan.acuan import ACUAN as ACUAN_TABEL
from laporan.exports import SEMUA as SEMUA_TABEL
from sakip.models import Jejak, User
from tests.conftest import sign_in_recently
from tests.graf import TAHUN, build_graph

PERSONA = {
    "operator_a": "o",
    "kasubbag_a": "k",
    "sekretaris_a": "s",
    "ketua_a": "t",
    "admin_a": "a",
    "operator_b": "b",
    "provinsi_17": "p",
    "provinsi_62": "q",
    "pusat": "c",
    "auditor": "u",
}


def answers(**groups):
    """{persona: status} from groups such as s200="oka", s404="bq"."""
    letters = {letter: int(status[1:]) for status, group in groups.items() for letter in group}
    return {persona: letters[letter] for persona, letter in PERSONA.items()}


BACA = answers(s200="okstapcu", s404="bq")
ISI = answers(s200="oka", s403="stpcu", s404="bq")
ATUR = answers(s200="ac", s403="okstpu", s404="bq")
AKUN = answers(s200="apc", s403="okstu", s404="bq")
ACUAN = answers(s200="c", s403="okstabpqu")
SEMUA = answers(s200="okstabpqcu")
REVIU = answers(s200="u", s403="okstapc", s404="bq")
BAWAHAN = answers(s200="pcu", s404="okstabq")
HANYA_POST = answers(s405="okstabpqcu")

A = ("satker",)
AT = ("satker", "tahun")
REN = ("satker", "renstra")
IND = ("satker", "renstra", "indikator")
BARIS = (*AT, "pengukuran", "realisasi")

# Without a provider in the settings these do not exist; tests/sakip/test_oidc*.py set one.
OIDC = (
    "sakip:oidc-masuk",
    "sakip:oidc-kembali",
    "sakip:oidc-ulang",
    "sakip:identitas-create",
    "sakip:identitas-bind",
    "sakip:identitas-delete",
)

# name: (arguments taken from the graph, answers to GET)
TABEL = {
    "laporan:beranda": ((), SEMUA),
    "laporan:rantai": (AT, BACA),
    "laporan:pindah-tahun": (A, answers(s302="okstapcu", s404="bq")),
    "laporan:alur-detail": ((*AT, "jenis_pk", "pk"), BACA),
    "laporan:alur-langkah": ((*AT, "jenis_pk", "pk", "ajukan"), ISI),
    "laporan:versi-detail": ((*AT, "jenis_pk", "pk"), BACA),
    "laporan:versi-batal": ((*AT, "jenis_pk", "pk"), ISI),
    "laporan:periksa-detail": ((*AT, "jenis_pk", "pk"), BACA),
    "laporan:periksa-tahun": (AT, BACA),
    "laporan:periksa-unduh": ((*AT, "xlsx"), BACA),
    "laporan:capaian-jelaskan": ((*AT, "unit_lembaga"), BACA),
    "laporan:angka-detail": ((*AT, "fakta"), BACA),
    "laporan:lakip-detail": (AT, BACA),
    "laporan:lakip-edit": (AT, ISI),
    "laporan:lakip-baca": (AT, BACA),
    "laporan:lakip-interim": ((*AT, "satu"), BACA),
    "laporan:bahan": (AT, BACA),
    "laporan:bahan-isi": ((*AT, "bahan"), ISI),
    "laporan:bahan-pegawai": ((*AT, "pegawai"), ISI),
    "laporan:narasi-create": (AT, ISI),
    "laporan:narasi-edit": ((*AT, "narasi"), ISI),
    "laporan:narasi-delete": ((*AT, "narasi"), HANYA_POST),
    "laporan:narasi-susun": (AT, HANYA_POST),
    "laporan:narasi-kalimat": ((*AT, "narasi"), HANYA_POST),
    "laporan:narasi-pratinjau": ((*AT, "narasi"), BACA),
    "laporan:evaluasi": (AT, BACA),
    "laporan:dokumen-list": (AT, BACA),
    "laporan:reviu-detail": (AT, BACA),
    "laporan:reviu-create": (AT, HANYA_POST),
    "laporan:reviu-edit": (AT, REVIU),
    "laporan:reviu-tutup": (AT, REVIU),
    "laporan:temuan-create": (AT, REVIU),
    "laporan:temuan-edit": ((*AT, "temuan_reviu"), REVIU),
    "laporan:temuan-jawab": ((*AT, "temuan_reviu"), ISI),
    "laporan:rekomendasi-list": (AT, BACA),
    "laporan:rekomendasi-create": (AT, answers(s200="okapcu", s403="st", s404="bq")),
    "laporan:rekomendasi-detail": ((*AT, "rekomendasi"), BACA),
    "laporan:rekomendasi-edit": ((*AT, "rekomendasi"), answers(s200="pcu", s403="oksta", s404="bq")),
    "laporan:rekomendasi-lapor": ((*AT, "rekomendasi"), ISI),
    "laporan:rekomendasi-putus": ((*AT, "rekomendasi"), answers(s200="pcu", s403="oksta", s404="bq")),
    "laporan:rekomendasi-berkas": ((*AT, "rekomendasi", "kemajuan"), BACA),
    "laporan:lke-detail": (AT, BACA),
    "laporan:lke-edit": ((*AT, "satu"), ISI),
    "laporan:lke-tutup": (AT, HANYA_POST),
    "laporan:lke-cetak": (AT, BACA),
    "laporan:lke-ekspor": (AT, BACA),
    "laporan:tanya-list": (AT, BACA),
    "laporan:tanya-jawab": ((*AT, "token"), answers(s403="stpcu", s404="okabq")),
    "laporan:tanya-bawahan": (("provinsi", "tahun"), answers(s200="pcu", s404="okstabq")),
    "laporan:kebijakan-create": (AT, HANYA_POST),
    "laporan:kebijakan-edit": (AT, ATUR),
    "laporan:skala-edit": (AT, ATUR),
    "laporan:tahun-pilih": (("tahun",), answers(s302="okstabpqcu")),
    "laporan:tahun-buka": (("provinsi", "tahun"), answers(s200="pc", s403="u", s404="okstabq")),
    "laporan:tahun-kurang": (("provinsi", "tahun", "dipa"), answers(s200="pc", s403="u", s404="okstabq")),
    "laporan:tahun-umumkan": (("provinsi", "tahun"), answers(s200="pc", s403="u", s404="okstabq")),
    "laporan:tahun-siap": (AT, BACA),
    "laporan:cetak": ((*AT, "jenis_pk"), BACA),
    "laporan:unduh": ((*AT, "jenis_pk", "json"), BACA),
    "laporan:cetakan-create": ((*AT, "jenis_pk"), HANYA_POST),
    "laporan:cetakan-detail": ((*AT, "cetakan"), BACA),
    "laporan:cetakan-batal": ((*AT, "cetakan"), HANYA_POST),
    "laporan:cetakan-berkas": ((*AT, "cetakan"), answers(s302="okstapcu", s404="bq")),
    "laporan:kartu-semua": (REN, BACA),
    "laporan:kartu-cetak": (IND, BACA),
    "laporan:pohon-detail": (REN, BACA),
    "laporan:pohon-cetak": (REN, BACA),
    "laporan:tabel-list": (AT, BACA),
    "laporan:tabel-semua": (AT, BACA),
    "laporan:tabel-ekspor": ((*AT, "nama_tabel", "xlsx"), BACA),
    "laporan:pejabat-impor": (A, ATUR),
    "laporan:dokumen-impor": (AT, answers(s200="oa", s403="kstpcu", s404="bq")),
    "laporan:dokumen-impor-pratinjau": ((*AT, "token"), answers(s302="oa", s403="kstpcu", s404="bq")),
    "laporan:paket-unggah": ((), answers(s200="oabpqc", s403="kstu")),
    "laporan:paket-pratinjau": (("token",), answers(s302="oabpqc", s403="kstu")),
    "laporan:paket-terapkan": (("token",), HANYA_POST),
    "laporan:paket-ekspor": (A, BACA),
    "laporan:acuan-list": ((), ACUAN),
    "laporan:acuan-ekspor": (("nama_acuan",), ACUAN),
    "laporan:acuan-impor": (("nama_acuan",), ACUAN),
    "laporan:terbit-siapkan": (("jenis_pk", "pk"), HANYA_POST),
    "laporan:terbit-detail": (("kode_naskah",), BACA),
    "laporan:terbit-berkas": (("kode_naskah", "nol"), BACA),
    "laporan:terbit-cetak": (("kode_naskah",), BACA),
    "laporan:terbit-pindaian": (("kode_naskah",), answers(s200="kst", s403="oapcu", s404="bq")),
    "laporan:terbit-pindaian-periksa": (
        ("kode_naskah",),
        answers(s302="kst", s403="oapcu", s404="bq"),  # nothing was uploaded yet
    ),
    "laporan:terbit-pindaian-berkas": (("kode_naskah",), answers(s403="oapcu", s404="kstbq")),
    "laporan:terbit-pindaian-tarik": (("kode_terbit",), answers(s403="okstapcu", s404="bq")),  # no scan
    "laporan:terbit-cabut": (("kode_terbit",), answers(s200="t", s403="oksapcu", s404="bq")),
    "laporan:terbit-segel": (("kode_terbit",), answers(s200="sa", s403="oktpcu", s404="bq")),
    "laporan:segel": (A, answers(s200="sa", s403="oktpcu", s404="bq")),
    "laporan:segel-create": (A, answers(s200="sa", s403="oktpcu", s404="bq")),
    "laporan:segel-unggah": (A, answers(s200="sa", s403="oktpcu", s404="bq")),
    "laporan:segel-cabut": ((*A, "nol"), answers(s403="oktpcu", s404="sabq")),
    "laporan:ttd-tandatangani": (("kode_naskah",), answers(s403="okstapcu", s404="bq")),
    "laporan:ttd-tolak": (("kode_naskah",), answers(s403="okstapcu", s404="bq")),
    "laporan:ttd-antrean": ((), SEMUA),
    "laporan:sertifikat": ((), SEMUA),
    "laporan:sertifikat-create": ((), SEMUA),
    "laporan:sertifikat-unggah": ((), SEMUA),
    "laporan:sertifikat-cabut": (("nol",), answers(s404="okstabpqcu")),
    "laporan:verifikasi": ((), SEMUA),
    "laporan:verifikasi-detail": (("kode_terbit",), SEMUA),
    "laporan:verifikasi-berkas": (("kode_terbit",), SEMUA),
    "laporan:status": (("provinsi", "tahun"), BAWAHAN),
    "laporan:status-ingatkan": (("provinsi", "tahun"), HANYA_POST),
    "laporan:status-terima": (("provinsi", "tahun"), BAWAHAN),
    "laporan:provinsi": (("provinsi", "tahun"), answers(s200="pcu", s404="okstabq")),
    "kinerja:rkt-list": (AT, BACA),
    "kinerja:rkt-create": (AT, ISI),
    "kinerja:rkt-detail": ((*AT, "rkt"), BACA),
    "kinerja:rkt-edit": ((*AT, "rkt"), ISI),
    "kinerja:rkt-revise": ((*AT, "rkt"), ISI),
    "kinerja:rkt-baris": ((*AT, "rkt"), ISI),
    "kinerja:rkt-delete": ((*AT, "rkt"), ISI),
    "kinerja:rkt-ambil": ((*AT, "rkt"), ISI),
    "kinerja:rkt-anggaran": ((*AT, "rkt"), ISI),
    "kinerja:pk-list": (AT, BACA),
    "kinerja:pk-create": (AT, ISI),
    "kinerja:pk-detail": ((*AT, "pk"), BACA),
    "kinerja:pk-edit": ((*AT, "pk"), ISI),
    "kinerja:pk-revise": ((*AT, "pk"), ISI),
    "kinerja:pk-baris": ((*AT, "pk"), ISI),
    "kinerja:pk-delete": ((*AT, "pk"), ISI),
    "kinerja:pk-ambil": ((*AT, "pk"), ISI),
    "kinerja:pk-anggaran": ((*AT, "pk"), ISI),
    "kinerja:rencana-aksi-list": (AT, BACA),
    "kinerja:rencana-aksi-create": (AT, ISI),
    "kinerja:rencana-aksi-detail": ((*AT, "rencana_aksi"), BACA),
    "kinerja:rencana-aksi-edit": ((*AT, "rencana_aksi"), ISI),
    "kinerja:rencana-aksi-revise": ((*AT, "rencana_aksi"), ISI),
    "kinerja:rencana-aksi-baris": ((*AT, "rencana_aksi"), ISI),
    "kinerja:rencana-aksi-delete": ((*AT, "rencana_aksi"), ISI),
    "kinerja:rencana-aksi-ambil": ((*AT, "rencana_aksi"), ISI),
    "kinerja:realisasi-list": (AT, BACA),
    "kinerja:realisasi-create": (AT, ISI),
    "kinerja:realisasi-detail": ((*AT, "pengukuran"), BACA),
    "kinerja:realisasi-baris": (BARIS, BACA),
    "kinerja:catatan-edit": (BARIS, HANYA_POST),
    "kinerja:alasan-create": (BARIS, HANYA_POST),
    "kinerja:tindak-lanjut-create": (BARIS, HANYA_POST),
    "kinerja:tindak-lanjut-edit": ((*BARIS, "tindak_lanjut"), ISI),
    "kinerja:tindak-lanjut-delete": ((*BARIS, "tindak_lanjut"), ISI),
    "kinerja:bukti-unggah": (BARIS, HANYA_POST),
    "kinerja:bukti-tautan": (BARIS, HANYA_POST),
    "kinerja:bukti-berkas": ((*BARIS, "bukti"), BACA),
    "kinerja:bukti-pratinjau": ((*BARIS, "bukti"), BACA),
    "kinerja:bukti-tarik": ((*BARIS, "bukti"), ISI),
    "kinerja:realisasi-edit": ((*AT, "pengukuran"), ISI),
    "kinerja:realisasi-jelaskan": ((*AT, "pengukuran", "realisasi"), BACA),
    "kinerja:rerata-jelaskan": ((*AT, "pengukuran", "acuan_pk"), BACA),
    "kinerja:realisasi-recompute": ((*AT, "pengukuran"), HANYA_POST),
    "kinerja:realisasi-delete": ((*AT, "pengukuran"), ISI),
    "anggaran:anggaran-detail": (AT, BACA),
    "anggaran:anggaran-jelaskan": (AT, BACA),
    "anggaran:baris-jelaskan": ((*AT, "baris_pagu"), BACA),
    "anggaran:dipa-create": (AT, ISI),
    "anggaran:dipa-edit": ((*AT, "nol"), ISI),
    "anggaran:dipa-delete": ((*AT, "nol"), ISI),
    "anggaran:dipa-beda": ((*AT, "nol"), BACA),
    "anggaran:serapan-detail": (AT, BACA),
    "anggaran:pagu-edit": ((*AT, "nol"), ISI),
    "anggaran:realisasi-edit": ((*AT, "nol"), ISI),
    "anggaran:realisasi-bulan": ((*AT, "nol", "satu"), ISI),
    "anggaran:realisasi-bulanan": ((*AT, "nol"), ISI),
    "anggaran:baris-jumlahkan": ((*AT, "baris_pagu", "pagu"), HANYA_POST),
    "renstra:renstra-list": (A, BACA),
    "renstra:renstra-create": (A, ISI),
    "renstra:kartu-list": (REN, BACA),
    "renstra:renstra-detail": (REN, BACA),
    "renstra:renstra-edit": (REN, ISI),
    "renstra:renstra-delete": (REN, ISI),
    "renstra:misi-edit": (REN, ISI),
    "renstra:tujuan-edit": (REN, ISI),
    "renstra:sasaran-edit": (REN, ISI),
    "renstra:target-edit": (REN, ISI),
    "renstra:indikator-create": (REN, ISI),
    "renstra:indikator-detail": (IND, BACA),
    "renstra:indikator-edit": (IND, ISI),
    "renstra:indikator-delete": (IND, ISI),
    "renstra:simpul-create": ((*REN, "tujuan_slug"), ISI),
    "renstra:simpul-edit": ((*REN, "tujuan_slug", "tujuan"), ISI),
    "renstra:simpul-geser": ((*REN, "tujuan_slug", "tujuan"), HANYA_POST),
    "renstra:simpul-delete": ((*REN, "tujuan_slug", "tujuan"), ISI),
    "renstra:kontribusi-create": ((*REN, "sasaran_slug", "sasaran"), ISI),
    "renstra:kontribusi-edit": (("satker", "kontribusi"), ISI),
    "renstra:kontribusi-delete": (("satker", "kontribusi"), ISI),
    "renstra:unit-detail": (("satker", "unit"), BACA),
    "renstra:pj-list": (A, BACA),
    "renstra:pj-edit": (IND, ISI),
    "renstra:pj-akun": (("satker", "akun"), ISI),
    "sakip:masuk": ((), answers(s302="okstabpqcu")),
    **dict.fromkeys(OIDC, ((), answers(s404="okstabpqcu"))),
    "sakip:keluar": ((), HANYA_POST),
    "sakip:sandi-tautan": (("token", "token"), SEMUA),
    "sakip:masuk-kode": ((), answers(s302="okstabpqcu")),
    "sakip:masuk-ulang": ((), SEMUA),
    "sakip:keamanan-detail": ((), SEMUA),
    "sakip:sandi-edit": ((), SEMUA),
    "sakip:surel-edit": ((), SEMUA),
    "sakip:surel-konfirmasi": (("token",), SEMUA),
    "sakip:surel-berhenti": (("token",), answers(s404="okstabpqcu")),
    "sakip:otp-create": ((), SEMUA),
    "sakip:otp-delete": ((), SEMUA),
    "sakip:kode-pemulihan": ((), SEMUA),
    "sakip:sesi-akhiri": (("nol",), HANYA_POST),
    "sakip:sesi-akhiri-lain": ((), HANYA_POST),
    "pengelolaan-masuk": ((), answers(s403="okstabpqcu")),
    "pengelolaan-sandi": ((), answers(s302="okstabpqcu")),
    "sakip:satker-list": ((), SEMUA),
    "sakip:satker-detail": (A, BACA),
    "sakip:satker-edit": (A, ATUR),
    "sakip:unit-create": (A, ATUR),
    "sakip:unit-edit": (("satker", "unit"), ATUR),
    "sakip:pejabat-create": (A, ATUR),
    "sakip:pejabat-edit": (("satker", "pejabat"), ATUR),
    "sakip:pejabat-akhiri": (("satker", "pejabat"), ATUR),
    "sakip:akun-list": (A, AKUN),
    "sakip:akun-create": (A, AKUN),
    "sakip:akun-detail": (("satker", "akun"), AKUN),
    "sakip:akun-reset": (("satker", "akun"), AKUN),
    "sakip:akun-suspend": (("satker", "akun"), AKUN),
    "sakip:akun-restore": (("satker", "akun"), AKUN),
    "sakip:penugasan-create": (A, AKUN),
    "sakip:penugasan-edit": (("satker", "penugasan"), AKUN),
    "sakip:penugasan-end": (("satker", "penugasan"), AKUN),
    "sakip:kebijakan-detail": (AT, BACA),
    "sakip:riwayat": (("model_pk", "pk"), BACA),
    "sakip:bantuan": ((), SEMUA),
    "sakip:bantuan-detail": (("halaman_bantuan",), SEMUA),
    "sakip:glosarium": ((), SEMUA),
    "sakip:pemberitahuan-list": ((), SEMUA),
    "sakip:pemberitahuan-baca": ((), HANYA_POST),
    "sakip:pemberitahuan-buka": (("nol",), HANYA_POST),
    "sakip:jadwal-detail": (AT, BACA),
    "sakip:jadwal-edit": (("provinsi", "tahun"), answers(s200="pc", s403="u", s404="okstabq")),
    "sakip:pengecualian-list": (AT, BACA),
    "sakip:pengecualian-create": (AT, answers(s200="pc", s403="okstau", s404="bq")),
    "sakip:pengecualian-cabut": ((*AT, "pengecualian"), answers(s200="pc", s403="okstau", s404="bq")),
}
# What a POST answers to those who may not do it, where a GET says only that it wants a POST.
POST_DITOLAK = {
    "laporan:status-ingatkan": answers(s403="u", s404="okstabq", s0="pc"),
    "sakip:pemberitahuan-buka": answers(s404="okstabpqcu"),
    "laporan:paket-terapkan": answers(s403="kstu", s0="oabpqc"),
    "laporan:periksa-detail": answers(s403="oapcu", s404="bq", s0="kst"),
    "laporan:narasi-delete": answers(s403="stpcu", s404="bq", s0="oka"),
    "laporan:cetakan-create": answers(s404="bq", s0="okstapcu"),
    "laporan:cetakan-batal": answers(s404="bq", s0="okstapcu"),
    "laporan:narasi-susun": answers(s403="stpcu", s404="bq", s0="oka"),
    "laporan:narasi-kalimat": answers(s403="stpcu", s404="bq", s0="oka"),
    "laporan:kebijakan-create": answers(s403="okstpu", s404="bq", s0="ac"),
    "laporan:reviu-create": answers(s403="okstapc", s404="bq", s0="u"),
    "laporan:lke-tutup": answers(s403="stpcu", s404="bq", s0="oka"),
    "laporan:terbit-siapkan": answers(s403="pcu", s404="bq", s0="oksta"),
    "renstra:simpul-geser": answers(s403="stpcu", s404="bq", s0="oka"),
    "kinerja:catatan-edit": answers(s403="stpcu", s404="bq", s0="oka"),
    "kinerja:alasan-create": answers(s403="stpcu", s404="bq", s0="oka"),
    "kinerja:tindak-lanjut-create": answers(s403="stpcu", s404="bq", s0="oka"),
    "kinerja:bukti-unggah": answers(s403="stpcu", s404="bq", s0="oka"),
    "kinerja:bukti-tautan": answers(s403="stpcu", s404="bq", s0="oka"),
    "kinerja:realisasi-recompute": answers(s403="stpcu", s404="bq", s0="oka"),
    "anggaran:baris-jumlahkan": answers(s403="stpcu", s404="bq", s0="oka"),
}
OUTSIDE = {"admin"}


def named_addresses(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        elif entry.namespace not in OUTSIDE:
            yield from named_addresses(entry, f"{entry.namespace}:" if entry.namespace else namespace)


def arguments_from(graf, satker):
    """The function that gives the URL argument of a name: codes and keys of `satker` and its objects."""
    fixed = {
        "satker": satker.kode_wilayah,
        "tahun": TAHUN,
        "provinsi": "17",
        "lakip": "lakip",
        "jenis_pk": "pk",
        "ajukan": "ajukan",
        "json": "json",
        "tujuan_slug": "tujuan",
        "sasaran_slug": "sasaran",
        "kode_naskah": graf["naskah"].kode,
        "kode_terbit": graf["terbit"].kode,
        "fakta": f"pk/{graf['baris_pk'].pk}/target",
        "nol": 0,
        "satu": 1,
        "pagu": "pagu",
        "bahan": "divisi",
        "pegawai": "status",
        "dipa": "dipa",
        "model_pk": "pk",
        "acuan_pk": "pk",
        "unit_lembaga": "lembaga",
        "xlsx": "xlsx",
        "token": "tidak-ada",
        "nama_tabel": next(iter(SEMUA_TABEL)),
        "halaman_bantuan": "anggaran",
        "nama_acuan": next(iter(ACUAN_TABEL)),
    }

    def find(name):
        return fixed[name] if name in fixed else graf[name].pk

    return find


@pytest.fixture
def argument(satker_a):
    return arguments_from(build_graph(satker_a), satker_a)


def test_every_address_has_a_row():
    assert set(named_addresses()) == set(TABEL)


@pytest.mark.parametrize("nama", TABEL)
def test_each_persona_gets_the_answer_of_the_table(nama, argument, client, make_persona):
    arguments, expected = TABEL[nama]
    url = reverse(nama, args=[argument(name) for name in arguments])
    found = {}
    for persona in PERSONA:
        sign_in_recently(client, make_persona(persona))
        found[persona] = client.get(url).status_code
    assert found == expected


@pytest.mark.parametrize("nama", TABEL)
def test_who_is_refused_is_refused_a_post_too_and_leaves_that_trace_alone(
    nama, argument, client, make_persona
):
    """A 403 leaves one row that says who was refused what; a 404 and a 405 leave none."""
    arguments, answers_to_get = TABEL[nama]
    url = reverse(nama, args=[argument(name) for name in arguments])
    refused = {p: s for p, s in (POST_DITOLAK.get(nama) or answers_to_get).items() if s in (403, 404)}
    found = {}
    for persona in refused:
        sign_in_recently(client, make_persona(persona))
        found[persona] = client.post(url).status_code
    expected = refused if accepts_post(url) else dict.fromkeys(refused, 405)
    traces = Jejak.objects.values_list("tindakan", "user__username", "rincian__alamat")
    ditolak = [("ditolak", persona, nama) for persona, status in found.items() if status == 403]
    assert (found, sorted(traces)) == (expected, sorted(ditolak))


def accepts_post(url):
    """Whether the view behind `url` takes a POST at all (a page for reading answers 405)."""
    client = Client()
    with transaction.atomic():
        client.force_login(User.objects.create_superuser("pemeriksa", password="x"))
        status = client.post(url).status_code
        transaction.set_rollback(True)
    return status != 405


# Pages that need no sign-in; their own tests say what they answer a stranger.
UMUM = {"sakip:masuk", "sakip:masuk-kode", "sakip:keluar", "sakip:sandi-tautan", "sakip:surel-berhenti"} | {
    "sakip:oidc-masuk",
    "sakip:oidc-kembali",
    *(f"sakip:{nama}" for nama in ("bantuan", "bantuan-detail", "glosarium")),
    *(f"laporan:verifikasi{akhir}" for akhir in ("", "-detail", "-berkas")),
}


@pytest.mark.parametrize("nama", sorted(set(TABEL) - UMUM))
def test_a_stranger_is_sent_to_sign_in(nama, argument, client):
    arguments, _ = TABEL[nama]
    url = reverse(nama, args=[argument(name) for name in arguments])
    response = client.get(url)
    assert (response.status_code, response.headers["Location"]) == (302, f"/masuk/?next={url}")
