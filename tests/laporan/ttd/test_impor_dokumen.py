"""A document out of its own PDF: read back whole, never over what is stored, never out of a doubtful file."""

import io
import json
from contextlib import suppress

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from kinerja.models import AnggaranRkt, BarisRencanaAksi, BarisRkt, Pk, RencanaAksi, Rkt, TargetPeriode
from laporan.antrean import latest_file
from laporan.models import Dokumen
from laporan.services.impor_dokumen import apply_import, preview_import
from laporan.services.tanda_tangan import sign_document
from laporan.services.terbit import (
    SKEMA,
    attachment_of,
    frozen_snapshot,
    new_code,
    prepare_document,
    render_document,
)
from laporan.snapshot import pk_snapshot, rencana_aksi_snapshot, rkt_snapshot
from sakip.bacaan import set_target
from sakip.models import Jejak
from sakip.sidik import kanonik, sidik_teks
from tests.laporan.ttd.conftest import make_pk

DILUPAKAN = ("draf", "versi", "alasan_perubahan")
KUNCI = ("id", "baris_rkt", "baris_pk", "indikator_renstra", "janji")  # where a row is stored


def stored_file(dokumen):
    with latest_file(dokumen).berkas.open("rb") as isi:
        return isi.read()


def without(snapshot):
    """What a reader sees of a document, apart from where it stands."""
    if isinstance(snapshot, list):
        return [without(satu) for satu in snapshot]
    if not isinstance(snapshot, dict):
        return snapshot
    return {k: without(isi) for k, isi in snapshot.items() if k not in DILUPAKAN + KUNCI}


@pytest.fixture
def signed(dokumen, sekretaris, ketua, back_end):
    for ttd, pejabat in zip(dokumen.tanda_tangan.order_by("urut"), (sekretaris, ketua), strict=True):
        sign_document(
            user=pejabat.akun,
            ttd=ttd,
            sidik=latest_file(dokumen).sidik,
            penandatangan=back_end(pejabat),
        )
    dokumen.refresh_from_db()
    return dokumen


@pytest.fixture
def berkas(signed):
    return stored_file(signed)


def forget(signed):
    """As on another installation: the document is gone and nothing was issued here."""
    Pk.objects.all().delete()
    Dokumen.objects.filter(pk=signed.pk).update(status="dicabut")


def foreign(sumber, **lain):
    """The PDF of a document that was issued elsewhere, its content changed by `lain`."""
    isi = frozen_snapshot(sumber) | lain
    return render_document(sumber.jenis_dokumen, new_code(), isi)


def with_attachment(data):
    pdf, keluar = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.attachments["snapshot.json"] = pikepdf.AttachedFileSpec(pdf, json.dumps(data).encode())
    pdf.save(keluar)
    return keluar.getvalue()


def test_a_signed_pk_comes_back_equal_into_an_empty_satker(berkas, signed, pk, operator_a, satker_a):
    semula = without(pk_snapshot(pk))
    tautan = list(pk.baris.values_list("indikator_renstra", flat=True))
    forget(signed)
    baru = apply_import(user=operator_a, satker=satker_a, isi=berkas)
    assert without(pk_snapshot(baru)) == semula
    assert list(baru.baris.values_list("indikator_renstra", flat=True)) == tautan
    assert (baru.status, baru.versi, baru.asal) == ("draf", 0, "sistem")


def test_an_rkt_comes_back_equal(sekretariat_a, sekretaris, operator_a, satker_a):
    rkt = Rkt.objects.create(unit=sekretariat_a, tahun=2024, tempat="Curup", tanggal_teks="Juli 2024")
    baris = BarisRkt(
        rkt=rkt, program="Program", kegiatan="Kegiatan", kode="3355", sasaran="S", indikator="I", pagu=1_500
    )
    set_target(baris, "12 Laporan")
    baris.save()
    BarisRkt.objects.create(rkt=rkt, urut=2, sasaran="S", indikator="Tanpa target")
    AnggaranRkt.objects.create(rkt=rkt, kode="076.01.WA", kode_baku="076.01.WA", uraian="P", anggaran=0)
    semula, isi = without(rkt_snapshot(rkt)), foreign(rkt)
    rkt.delete()
    assert without(rkt_snapshot(apply_import(user=operator_a, satker=satker_a, isi=isi))) == semula


def test_a_rencana_aksi_comes_back_equal_with_ticks_and_targets(pk, sekretariat_a, operator_a, satker_a):
    Pk.objects.update(status="ditetapkan")
    rencana = RencanaAksi.objects.create(unit=sekretariat_a, tahun=2024, pola="bulan", tempat="Curup")
    baris = BarisRencanaAksi(
        rencana_aksi=rencana,
        sasaran="S",
        indikator="I",
        kegiatan="Rapat",
        pelaksana="Subbagian",
        keluaran="1 Laporan",
        bulan_mulai=2,
        bulan_selesai=5,
        kode="CQ.6709.QGE.003",
        pagu=0,
        alasan_selisih="Disepakati",
        dibatalkan=True,
        alasan_batal="Ditiadakan",
    )
    set_target(baris, "100%")
    baris.save()
    TargetPeriode.objects.create(baris=baris, ke=3, dicentang=True, target_teks="√")
    periode = TargetPeriode(baris=baris, ke=12)
    set_target(periode, "50%")
    periode.save()
    semula, isi = without(rencana_aksi_snapshot(rencana)), foreign(rencana)
    rencana.delete()
    baru = apply_import(user=operator_a, satker=satker_a, isi=isi)
    assert without(rencana_aksi_snapshot(baru)) == semula


def test_a_preview_says_what_comes_and_stores_nothing(berkas, signed, operator_a, satker_a):
    forget(signed)
    jejak = Jejak.objects.count()
    hasil = preview_import(user=operator_a, satker=satker_a, isi=berkas)
    assert (hasil.dokumen.tahun, len(hasil.dokumen.baris), hasil.dokumen.jumlah_anggaran) == (
        2024,
        2,
        28_647_529_000,
    )
    assert (hasil.lama, hasil.hambatan, len(hasil.tanda_tangan)) == (None, "", 2)
    assert (Pk.objects.count(), Jejak.objects.count()) == (0, jejak)


def test_what_is_stored_equally_is_not_stored_again(berkas, operator_a, satker_a):
    with pytest.raises(ValidationError, match="sama dengan versi terakhir"):
        apply_import(user=operator_a, satker=satker_a, isi=berkas)
    assert Pk.objects.count() == 1


@pytest.fixture
def changed(berkas, pk):
    """The stored PK has come to differ from its file."""
    pk.baris.filter(urut=1).update(target_teks="90%")
    return berkas


def test_a_stored_pk_stays_and_the_file_becomes_its_perubahan(changed, pk, operator_a, satker_a):
    (beda,) = preview_import(user=operator_a, satker=satker_a, isi=changed).beda
    assert (beda.kolom, beda.lama, beda.baru) == ("Target", "90%", "100%")
    baru = apply_import(
        user=operator_a, satker=satker_a, isi=changed, jenis_perubahan="strategi", alasan_perubahan="DIPA"
    )
    assert (baru.versi, baru.status, baru.alasan_perubahan) == (1, "draf", "DIPA")
    assert pk.baris.get(urut=1).target_teks == "90%"


def test_a_perubahan_needs_its_reason(changed, operator_a, satker_a):
    with pytest.raises(ValidationError, match="Tuliskan alasan perubahan"):
        apply_import(user=operator_a, satker=satker_a, isi=changed)
    assert Pk.objects.count() == 1


@pytest.mark.parametrize("asal", ["sistem", "impor"])
def test_a_draft_in_hand_is_not_passed_over(changed, operator_a, satker_a, asal):
    Pk.objects.update(status="draf", asal=asal)
    hasil = preview_import(user=operator_a, satker=satker_a, isi=changed)
    assert hasil.hambatan == (
        "Versi terakhir masih berstatus draf. Selesaikan atau hapus versi itu lebih dahulu."
    )


def test_an_altered_file_brings_nothing(berkas, operator_a, satker_a):
    isi = bytearray(berkas)
    isi[len(isi) // 2] ^= 1
    with pytest.raises(ValidationError, match="telah diubah"):
        preview_import(user=operator_a, satker=satker_a, isi=bytes(isi))


def test_another_satkers_document_is_refused_in_words(berkas, make_persona, satker_b):
    with pytest.raises(ValidationError, match="bukan milik"):
        preview_import(user=make_persona("operator_b"), satker=satker_b, isi=berkas)


@pytest.mark.parametrize("nama", ["kasubbag_a", "ketua_a", "operator_b", "provinsi_17", "pusat", "auditor"])
def test_others_import_nothing(make_persona, satker_a, nama):
    with pytest.raises(PermissionDenied):
        preview_import(user=make_persona(nama), satker=satker_a, isi=b"")


def lampiran(**lain):
    isi = {
        "dokumen": "pk",
        "satker": {"kode_wilayah": "17.02"},
        "unit": {"kunci": "sekretariat"},
        "tahun": 2024,
        "tempat": "",
        "tanggal": "",
        "baris": [{"sasaran": "S", "indikator": "I", "target": "1%"}],
        "anggaran": [],
    } | lain
    return json.loads(attachment_of(new_code(), isi))


ANEH = {
    "skema": {**lampiran(), "skema": "lain/9"},
    "sidik": {**lampiran(), "sidik": "0" * 64},
    "jenis": lampiran(dokumen="lakip"),
    "tahun": lampiran(tahun=99_999),
    "tahun_teks": lampiran(tahun="2024"),
    "baris": lampiran(baris={"a": 1}),
    "banyak": lampiran(baris=[{"sasaran": "", "indikator": "", "target": ""}] * 1001),
    "sel": lampiran(baris=[{"sasaran": [], "indikator": "", "target": ""}]),
    "uang": lampiran(anggaran=[{"kode": "", "uraian": "", "anggaran": -1}]),
    "uang_besar": lampiran(anggaran=[{"kode": "", "uraian": "", "anggaran": 10**30}]),
    "nul": lampiran(tempat="Curup\x00"),
    "unit": lampiran(unit={"kunci": "tidak-ada"}),
    "kosong": {},
    "isi_angka": {"skema": SKEMA, "kode": "a", "sidik": sidik_teks(kanonik(1)), "isi": 1},
}


@pytest.mark.parametrize("data", ANEH.values(), ids=ANEH.keys())
def test_odd_data_are_refused_in_a_sentence(sekretariat_a, operator_a, satker_a, data):
    with pytest.raises(ValidationError) as galat:
        preview_import(user=operator_a, satker=satker_a, isi=with_attachment(data))
    assert galat.value.messages[0].endswith(".")


def test_a_target_that_nobody_can_read_is_kept_from_the_rows(sekretariat_a, operator_a, satker_a):
    isi = with_attachment(lampiran(baris=[{"sasaran": "S", "indikator": "I", "target": "1..,2"}]))
    with pytest.raises(ValidationError):
        apply_import(user=operator_a, satker=satker_a, isi=isi)
    assert Pk.objects.count() == 0


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ({"baris": [{"sasaran": "S", "indikator": "I", "target": "12 " + "x" * 300}]}, 0),
        ({"baris": [{"sasaran": "S", "indikator": "I", "target": "9" * 40 + "%"}]}, 0),
        ({"baris": [{"sasaran": "S", "indikator": "I", "target": "12 - " + "9" * 40}]}, 0),
        ({"anggaran": [{"kode": "0" * 300, "uraian": "", "anggaran": 1}]}, 0),
        ({"anggaran": [{"kode": "", "uraian": "P", "anggaran": 10**18 - 1}]}, 1),
        ({"tempat": "x" * 300}, 0),
        ({"tanggal": "x" * 61}, 0),
        ({"tanggal": "31 Februari 2024"}, 1),
    ],
    ids=["satuan", "angka", "rentang", "kode", "uang", "tempat", "tanggal", "tanggal_tak_ada"],
)
def test_values_that_do_not_fit_are_refused_or_kept_as_words(
    sekretariat_a, operator_a, satker_a, isi, banyak
):
    with suppress(ValidationError):
        apply_import(user=operator_a, satker=satker_a, isi=with_attachment(lampiran(**isi)))
    assert Pk.objects.count() == banyak


def test_parts_that_are_not_imported_are_not_even_read(pk, operator_a, satker_a):
    baris = {"sasaran": "S", "indikator": "I", "target": "1%", "tujuan": {"a": []}, "capaian": [1]}
    isi = lampiran(baris=[baris], renstra=[1, 2], visi={"x": 1}, pihak=[None], misi=[7])
    hasil = preview_import(user=operator_a, satker=satker_a, isi=with_attachment(isi))
    assert {beda.bagian for beda in hasil.beda} == {"Kepala dokumen", "Sasaran dan indikator", "Anggaran"}


@pytest.mark.parametrize("isi", [b"", b"teks", b"%PDF-1.7\n", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused_in_a_sentence(operator_a, satker_a, isi):
    with pytest.raises(ValidationError) as galat:
        preview_import(user=operator_a, satker=satker_a, isi=isi)
    assert galat.value.messages[0].endswith(".")


def upload(client, isi, nama="pk.pdf"):
    alamat = reverse("laporan:dokumen-impor", args=["17.02", 2024])
    return client.post(alamat, {"berkas": SimpleUploadedFile(nama, isi)})


def test_in_the_browser_a_file_is_seen_and_then_stored(berkas, signed, operator_a, client):
    forget(signed)
    client.force_login(operator_a)
    pratinjau = upload(client, berkas).url
    halaman = client.get(pratinjau)
    assert (halaman.status_code, Pk.objects.count()) == (200, 0)
    assert "Rp28.647.529.000" in halaman.content.decode()
    jawaban = client.post(pratinjau)
    baru = Pk.objects.get()
    assert jawaban.url == reverse("kinerja:pk-detail", args=["17.02", 2024, baru.pk])
    assert client.get(pratinjau).url == reverse("laporan:dokumen-impor", args=["17.02", 2024])


def test_in_the_browser_a_perubahan_asks_for_its_reason_and_keeps_what_was_typed(changed, operator_a, client):
    client.force_login(operator_a)
    pratinjau = upload(client, changed).url
    ulang = client.post(pratinjau, {"alasan_perubahan": "Pagu bergeser"})
    assert ("Pagu bergeser" in ulang.content.decode(), Pk.objects.count()) == (True, 1)
    client.post(pratinjau, {"jenis_perubahan": "strategi", "alasan_perubahan": "Pagu bergeser"})
    assert Pk.objects.get(versi=1).alasan_perubahan == "Pagu bergeser"


def test_in_the_browser_rubbish_leads_back_with_a_sentence(operator_a, client):
    client.force_login(operator_a)
    jawaban = client.get(upload(client, b"bukan pdf").url, follow=True)
    assert "Berkas ini bukan PDF. Tidak ada yang disimpan." in jawaban.content.decode()


def test_a_preview_is_nobody_elses(berkas, operator_a, make_persona, client):
    client.force_login(operator_a)
    pratinjau = upload(client, berkas).url
    client.force_login(make_persona("admin_a"))
    assert client.get(pratinjau).url == reverse("laporan:dokumen-impor", args=["17.02", 2024])


def test_the_list_leads_to_the_upload_for_who_may_import(operator_a, make_persona, client):
    alamat = reverse("laporan:dokumen-impor", args=["17.02", 2024])
    ada = []
    for siapa in (operator_a, make_persona("kasubbag_a")):
        client.force_login(siapa)
        ada.append(alamat in client.get(reverse("kinerja:pk-list", args=["17.02", 2024])).content.decode())
    assert ada == [True, False]


@pytest.fixture
def on_disk(berkas, signed, tmp_path):
    forget(signed)
    (tmp_path / "pk.pdf").write_bytes(berkas)
    return tmp_path / "pk.pdf"


def test_the_command_previews_and_applies(on_disk, operator_a, capsys):
    call_command("impor_dokumen", str(on_disk), "--json")
    hasil = json.loads(capsys.readouterr().out)
    assert {k: hasil[k] for k in ("jenis", "satker", "unit", "tahun", "baris", "anggaran", "tersimpan")} == {
        "jenis": "pk",
        "satker": "17.02",
        "unit": "sekretariat",
        "tahun": 2024,
        "baris": 2,
        "anggaran": 28_647_529_000,
        "tersimpan": False,
    }
    call_command("impor_dokumen", str(on_disk), "--terapkan", "--oleh", operator_a.username)
    assert (Pk.objects.get().asal, capsys.readouterr().out.splitlines()[-1]) == (
        "sistem",
        "Disimpan sebagai draf.",
    )


def test_the_command_stores_nothing_in_nobodys_name(on_disk):
    with pytest.raises(CommandError, match="--oleh NAMA"):
        call_command("impor_dokumen", str(on_disk), "--terapkan")
    assert Pk.objects.count() == 0


def test_the_import_is_in_the_trail_with_its_file(berkas, signed, operator_a, satker_a):
    forget(signed)
    apply_import(user=operator_a, satker=satker_a, isi=berkas)
    jejak = Jejak.objects.get(tindakan="mengimpor dokumen dari berkas PDF")
    assert (jejak.user, jejak.rincian["sesudah"]["kode"]) == (operator_a, signed.kode)


def test_a_naskah_that_was_not_signed_is_said_so(sekretariat_a, ketua, sekretaris, operator_a, satker_a):
    pk = make_pk(sekretariat_a)
    dokumen = prepare_document(user=operator_a, sumber=pk)
    hasil = preview_import(user=operator_a, satker=satker_a, isi=stored_file(dokumen))
    assert hasil.putusan.hasil == "terpotong"
    assert list(hasil.tanda_tangan) == ["Berkas ini tidak memuat tanda tangan elektronik."]
