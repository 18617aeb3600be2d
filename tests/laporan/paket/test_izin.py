"""What a paket may not do: change what is ditetapkan, the profile without the right, or read NIP."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from kinerja.models import BarisPk, BarisRencanaAksi, Pk, RencanaAksi, Rkt
from laporan.models import Lakip, Narasi
from laporan.paket.pratinjau import preview_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from renstra.models import Renstra, Tujuan
from sakip.errors import ConflictError
from sakip.models import BarisSkala, Pejabat, Satker, UnitKerja
from sakip.services.satker import create_unit
from tests.laporan.paket.berkas import REJANG_LEBONG, paket, pk_rows, workbook

pytestmark = pytest.mark.django_db
NIP, LAIN = "198001012005011001", "198001012005011002"
PEJABAT = ["unit", "jabatan", "nama", "nip"]
SKALA = ["tahun", "urut", "dari", "sampai", "kategori"]


def said(hasil, tingkat="galat"):
    return [(p.lembar, p.baris, p.kolom, p.pesan) for p in hasil.pesan if p.tingkat == tingkat]


def put_in(isi, user=None):
    hasil, alasan = apply_paket(isi, user=user, terima=SEMUA)
    assert alasan == "", said(hasil)
    return hasil


def refused(isi, user=None):
    """The errors of a file that was not applied."""
    hasil, alasan = apply_paket(isi, user=user, terima=SEMUA)
    assert alasan == "Ada kesalahan di berkas; tidak ada yang disimpan."
    return said(hasil)


def officials(*nip):
    """A Ketua, and an Anggota for each further NIP."""
    jabatan = ["Ketua", *["Anggota"] * len(nip)]
    rows = [["lembaga", jabatan[ke], f"Pejabat {ke}", n] for ke, n in enumerate(nip)]
    return paket(pejabat=[PEJABAT, *rows])


# --- NIP


def test_a_guess_at_a_nip_is_never_answered(operator_a):
    put_in(officials(NIP))
    for tebakan in (NIP, LAIN, "bukan NIP"):
        hasil, _ = preview_paket(officials(tebakan), user=operator_a)
        assert hasil.hitung("pejabat") == {
            **dict.fromkeys(("baru", "berubah", "galat", "ragu"), 0),
            "sama": 1,
            "peringatan": 1,
        }
        assert said(hasil, "peringatan") == [
            (
                "pejabat",
                1,
                "nip",
                "Kolom 'nip' diabaikan: Anda tidak berhak melihat dan mengubah isinya.",
            )
        ]
    put_in(officials(LAIN, LAIN), operator_a)
    assert list(Pejabat.objects.filter(nama__startswith="Pejabat").values_list("nip", flat=True)) == [NIP, ""]


def test_the_right_to_nip_counts_in_the_satker_of_the_file(make_persona, admin_a, satker_b):
    admin_a.penugasan.create(peran="operator", satker=satker_b)
    isi = workbook(
        satker=[["nama", "jenis", "kode_wilayah"], [satker_b.nama, "kabupaten", "17.01"]],
        pejabat=[PEJABAT, ["lembaga", "Ketua", "Pejabat", NIP]],
    )
    put_in(isi, admin_a)
    assert Pejabat.objects.get(nama="Pejabat").nip == ""


def test_who_may_see_nip_brings_them_in(admin_a):
    put_in(officials(NIP), admin_a)
    assert Pejabat.objects.get(nama="Pejabat 0").nip == NIP


# --- documents that are ditetapkan

RKT_ISI = {"rkt": [["tahun", "unit", "sasaran", "indikator", "target"], [2024, "lembaga", "s", "i", "1%"]]}
AKSI = ["tahun", "unit", "sasaran", "indikator", "pola", "p1"]
INDIKATOR = ["tahun_awal", "unit", "sasaran", "indikator", "target_2024"]
NARASI = ["tahun", "dokumen", "bagian", "teks"]
ANGGARAN = ["tahun", "unit", "uraian", "anggaran"]
RENSTRA = ["tahun_awal", "tahun_akhir", "visi"]


def fix(model):
    assert model.objects.update(status="ditetapkan") == 1


def fix_lakip(model):
    Lakip.objects.create(satker=Satker.objects.get(kode_wilayah="17.02"), tahun=2024, status="ditetapkan")


def sheet(nama, judul, *rows):
    return {nama: [judul, *rows]}


TETAP = {
    "pk berubah": (
        Pk,
        fix,
        {"pk": pk_rows(["s", "i", "1%"])},
        {"pk": pk_rows(["s", "i", "2%"])},
        ("pk", 2, "target"),
    ),
    "pk baru": (
        Pk,
        fix,
        {"pk": pk_rows(["s", "i", "1%"])},
        {"pk": pk_rows(["s", "i", "1%"], ["s", "j", "1%"])},
        ("pk", 3, ""),
    ),
    "kepala pk": (
        Pk,
        fix,
        {"pk": pk_rows(["s", "i", "1%"])},
        sheet(
            "pk",
            ["tahun", "unit", "sasaran", "indikator", "target", "tempat"],
            [2024, "lembaga", "s", "i", "1%", "Curup"],
        ),
        ("pk", 2, ""),
    ),
    "anggaran rkt": (
        Rkt,
        fix,
        RKT_ISI,
        sheet("rkt_anggaran", ANGGARAN, [2024, "lembaga", "u", 5]),
        ("rkt_anggaran", 2, ""),
    ),
    "anggaran pk": (
        Pk,
        fix,
        {"pk": pk_rows(["s", "i", "1%"])},
        sheet("pk_anggaran", ANGGARAN, [2024, "lembaga", "u", 5]),
        ("pk_anggaran", 2, ""),
    ),
    "periode": (
        RencanaAksi,
        fix,
        sheet("rencana_aksi", AKSI, [2024, "lembaga", "s", "i", "triwulan", "1"]),
        sheet("rencana_aksi", AKSI, [2024, "lembaga", "s", "i", "triwulan", "2"]),
        ("rencana_aksi", 2, "p1"),
    ),
    "visi": (
        Renstra,
        fix,
        sheet("renstra", RENSTRA, [2020, 2024, "v"]),
        sheet("renstra", RENSTRA, [2020, 2024, "w"]),
        ("renstra", 2, "visi"),
    ),
    "target renstra": (
        Renstra,
        fix,
        sheet("indikator", INDIKATOR, [2020, "lembaga", "s", "i", 1]),
        sheet("indikator", INDIKATOR, [2020, "lembaga", "s", "i", 2]),
        ("indikator", 2, "target_2024"),
    ),
    "narasi lakip": (
        Narasi,
        fix_lakip,
        sheet("narasi", NARASI, [2024, "lakip", "b", "t"]),
        sheet("narasi", NARASI, [2024, "lakip", "b", "lain"]),
        ("narasi", 2, "teks"),
    ),
    "narasi rkt": (
        Rkt,
        fix,
        RKT_ISI,
        sheet("narasi", NARASI, [2024, "rkt", "b", "lain"]),
        ("narasi", 2, ""),
    ),
}


@pytest.mark.parametrize("nama", TETAP)
def test_a_document_that_is_ditetapkan_is_not_changed(nama):
    model, tetapkan, awal, lain, letak = TETAP[nama]
    put_in(paket(**awal))
    tetapkan(model)
    hasil = put_in(paket(**awal))
    assert hasil.hitung()["sama"] == len(hasil.baris)
    ((*di, kalimat),) = refused(paket(**lain))
    assert tuple(di) == letak
    assert kalimat.endswith(
        "berstatus ditetapkan, sehingga paket tidak mengubah isinya. Catat perubahannya sendiri."
    )


def test_the_next_version_of_a_document_comes_in():
    put_in(paket(pk=pk_rows(["s", "i", "1%"])))
    fix(Pk)
    judul = ["tahun", "unit", "versi", "alasan_perubahan", "sasaran", "indikator", "target"]
    put_in(paket(pk=[judul, [2024, "lembaga", 1, "Pagu berubah", "s", "i", "2%"]]))
    assert list(Pk.objects.order_by("versi").values_list("versi", "status")) == [
        (0, "ditetapkan"),
        (1, "draf"),
    ]


def test_links_of_a_document_that_is_ditetapkan_stay():
    put_in(paket(**sheet("rencana_aksi", AKSI, [2024, "lembaga", "s", "i", "triwulan", "1"])))
    fix(RencanaAksi)
    put_in(paket(pk=pk_rows(["s", "i", "1%"])))
    assert BarisRencanaAksi.objects.get().baris_pk is None


def test_a_row_brings_nothing_about_beside_itself():
    judul = ["tahun_awal", "unit", "tujuan_no", "sasaran", "indikator"]
    baris = [[2020, "lembaga", None, "s", "i"], [2020, "lembaga", None, "s", "j"]]
    put_in(paket(indikator=[judul, *baris]))
    fix(Renstra)
    baris[1][2] = 7
    assert len(refused(paket(indikator=[judul, *baris]))) == 1
    assert not Tujuan.objects.exists()


# --- the profile


def profile(**isi):
    return workbook(
        satker=[
            ["nama", "jenis", "kode_wilayah", *isi],
            ["KPU Kabupaten Rejang Lebong", "kabupaten", "17.02", *isi.values()],
        ]
    )


UNIT = ["unit", "nama", "jenis"]
STAF = ["unit", "jabatan", "nama", "status"]
PROFIL = {
    "satker": (profile(tempat="Curup"), profile(tempat="Bengkulu"), ("satker", 2, "tempat")),
    "unit": (
        paket(unit=[UNIT, ["subbag-a", "Subbagian A", "subbagian"]]),
        paket(unit=[UNIT, ["subbag-a", "Subbagian B", "subbagian"]]),
        ("unit", 2, "nama"),
    ),
    "pejabat": (
        paket(pejabat=[STAF, ["lembaga", "Ketua", "A", "definitif"]]),
        paket(pejabat=[STAF, ["lembaga", "Ketua", "A", "plt"]]),
        ("pejabat", 2, "status"),
    ),
    "skala": (
        paket(skala=[SKALA, [2024, 1, 0, 50, "Kurang"]]),
        paket(skala=[SKALA, [2024, 1, 0, 60, "Kurang"]]),
        ("skala", 2, "sampai"),
    ),
    "skala bertambah": (
        paket(skala=[SKALA, [2024, 1, 0, 50, "Kurang"]]),
        paket(skala=[SKALA, [2024, 2, 51, 100, "Baik"]]),
        ("skala", 2, ""),
    ),
}


@pytest.mark.parametrize("nama", PROFIL)
def test_stored_values_of_the_profile_need_the_right_to_them(nama, operator_a, admin_a):
    awal, lain, letak = PROFIL[nama]
    put_in(awal, operator_a)
    hasil = put_in(awal, operator_a)
    assert hasil.hitung()["sama"] == len(hasil.baris)
    ((*di, kalimat),) = refused(lain, operator_a)
    assert tuple(di) == letak
    awalan = "Isi yang sudah tersimpan tidak diubah oleh paket ini. Anda tidak berhak mengubah profil"
    assert kalimat.startswith(awalan)
    assert "di KPU Kabupaten Rejang Lebong. Hak itu dimiliki oleh peran Admin" in kalimat
    hasil = put_in(lain, admin_a)
    assert hasil.hitung()["galat"] == 0


def test_an_empty_profile_is_filled_by_who_may_import(operator_a):
    put_in(REJANG_LEBONG.read_bytes(), operator_a)
    assert Satker.objects.get(kode_wilayah="17.02").tempat == "Curup"
    assert BarisSkala.objects.filter(kebijakan__satker__kode_wilayah="17.02").count() == 5


# --- at the same time


def test_whoever_waited_sees_what_the_faster_one_wrote(operator_a):
    """Another apply of the same preview ends between the first look and the lock."""
    isi = profile(tempat="Curup", alamat="Jalan A")
    hasil, _ = preview_paket(isi, user=operator_a)

    def faster(satker):
        assert apply_paket(isi, user=operator_a, sidik=hasil.sidik())[1] == ""

    _, alasan = apply_paket(isi, user=operator_a, sidik=hasil.sidik(), check=faster)
    assert alasan.startswith("Data berubah sejak pratinjau dibuat")
    assert Satker.objects.get(kode_wilayah="17.02").suntingan == 1


def test_an_apply_locks_its_satker_before_it_reads_anything_of_it():
    with CaptureQueriesContext(connection) as tertangkap:
        put_in(paket(pk=pk_rows(["s", "i", "1%"])))
    sql = [satu["sql"] for satu in tertangkap]
    terkunci = [ke for ke, satu in enumerate(sql) if "FOR NO KEY UPDATE" in satu]
    assert bool(terkunci) == connection.features.has_select_for_update
    if terkunci:
        assert not any(UnitKerja._meta.db_table in satu for satu in sql[: terkunci[0]])


# --- forms that were open


def test_a_form_of_the_profile_that_was_open_notices_the_import(admin_a, satker_a):
    put_in(paket(unit=[UNIT, ["subbag-a", "Subbagian A", "subbagian"]]))
    put_in(paket(pejabat=[STAF, ["lembaga", "Ketua", "A", "definitif"]]))
    satker_a.refresh_from_db()
    assert satker_a.suntingan == 2
    with pytest.raises(ConflictError):
        create_unit(
            user=admin_a, satker=satker_a, suntingan=0, nilai={"nama": "Subbagian B", "jenis": "subbagian"}
        )


def test_a_form_of_pagu_or_realisasi_that_was_open_notices_the_import(client, operator_a, satker_a):
    pagu = ["tahun", "revisi", "kode", "uraian", "pagu"]
    put_in(
        paket(anggaran=[pagu, *([t, r, "CQ.6709", "u", 10] for t, r in ((2024, 0), (2024, 1), (2025, 0)))])
    )
    baris = BarisPagu.objects.get(dipa__tahun=2024, dipa__revisi=1)
    client.force_login(operator_a)
    alamat = "/satker/17.02/2024/anggaran/dipa/1/realisasi/"
    assert client.get(alamat).status_code == 200
    awal = Dipa.objects.get(tahun=2024, revisi=1).suntingan

    put_in(paket(realisasi_anggaran=[["tahun", "kode", "uraian", "realisasi"], [2024, "CQ.6709", "u", 5]]))

    assert [d.suntingan - awal for d in Dipa.objects.order_by("tahun", "revisi")] == [1, 1, 0]
    kirim = {"suntingan": awal, f"b-{baris.pk}-realisasi": "7"}
    assert client.post(alamat, kirim).status_code == 409
    assert BarisRealisasi.objects.get().realisasi == 5
    put_in(paket(anggaran=[pagu, [2024, 0, "CQ.6709", "u", 11]]))
    assert [d.suntingan - awal for d in Dipa.objects.order_by("tahun", "revisi")] == [2, 2, 0]


def test_a_paket_that_changes_nothing_disturbs_no_open_form(satker_a):
    isi = REJANG_LEBONG.read_bytes()
    put_in(isi)
    versi = list(Dipa.objects.values_list("suntingan")), Satker.objects.get(pk=satker_a.pk).suntingan
    put_in(isi)
    assert versi == (
        list(Dipa.objects.values_list("suntingan")),
        Satker.objects.get(pk=satker_a.pk).suntingan,
    )
    assert BarisPk.objects.count() == 44
