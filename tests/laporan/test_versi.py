"""Versions of a document: one is in force, any two are compared, and a perubahan is cancelled without a trace
in the content and with one in the Jejak."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from kinerja.models import BarisRkt, Rkt
from kinerja.services.rkt import revise_rkt
from laporan.models import Dokumen
from laporan.riwayat import compare_versions, versions_of
from laporan.services.alur import advance
from laporan.services.versi import cancel_revision
from laporan.snapshot import renstra_snapshot
from renstra.models import (
    Indikator,
    Kontribusi,
    Misi,
    PenanggungJawab,
    Renstra,
    Sasaran,
    SimpananRenstra,
    TargetIndikator,
    Tujuan,
)
from renstra.services.versi import keep_version
from sakip.errors import ConflictError
from sakip.models import Jejak, Langkah
from sakip.transitions import Aksi
from tests.hitung import queries_of
from tests.renstra.conftest import pohon, put_target  # noqa: F401 - the fixture of the tree

KODE = "17.02"


@pytest.fixture
def terbuka(pohon, operator_a):  # noqa: F811 - the fixture of that name
    """The tree as a Renstra in force of which a perubahan was opened."""
    renstra = pohon["renstra"]
    Misi.objects.create(renstra=renstra, no="a", uraian="Misi satu", urut=1)
    PenanggungJawab.objects.create(indikator=pohon["b"], nama="Nama Contoh", mulai="2024-01-01")
    Renstra.objects.update(status="ditetapkan", visi="Visi semula")
    open_next(operator_a, renstra)
    return pohon


def open_next(user, dokumen, alasan="Target disesuaikan."):
    dokumen.refresh_from_db()
    isi = {"suntingan": dokumen.suntingan, "alasan": alasan, "jenis_perubahan": "strategi"}
    advance(user=user, dokumen=dokumen, aksi=Aksi.BUKA, **isi)


def cancel(user, dokumen, **isi):
    dokumen.refresh_from_db()
    isi = {"suntingan": dokumen.suntingan, "alasan": "Tidak jadi."} | isi
    cancel_revision(user=user, dokumen=dokumen, **isi)


def turn_upside_down(isi):
    """Change, add and delete at every level of the tree."""
    renstra = isi["renstra"]
    Renstra.objects.update(visi="Visi baru", tahun_akhir=2025)
    Misi.objects.all().delete()
    isi["b"].delete()
    isi["program"].indikator.all().delete()
    isi["program"].delete()
    Tujuan.objects.filter(no="1").update(no="9")
    Tujuan.objects.filter(no="2").update(no="1")
    baru = Tujuan.objects.create(renstra=renstra, no="2", uraian="Tujuan baru")
    Indikator.objects.filter(pk=isi["a"].pk).update(uraian="Nama lain", definisi="Lain")
    isi["a"].target.filter(tahun=2024).delete()
    put_target(isi["a"], 2024, "99%")
    put_target(isi["a"], 2025, "99%")
    isi["strategis"].__class__.objects.filter(pk=isi["strategis"].pk).update(tujuan=baru)
    tambahan = Indikator.objects.create(sasaran=isi["strategis"], uraian="Indikator tambahan")
    put_target(tambahan, 2024, "50%")


def rows(renstra):
    """Every row of the tree with its keys, as they are stored."""
    return json.loads(keep_version(renstra).isi)


def test_opening_keeps_every_row_and_what_the_version_said(terbuka):
    simpanan = SimpananRenstra.objects.get()
    isi = json.loads(simpanan.isi)
    found = {nama: len(baris) for nama, baris in isi.items()}
    expected = {
        "renstra": 1,
        "misi": 1,
        "tujuan": 2,
        "sasaran": 2,
        "indikator": 3,
        "target": 6,
        "penanggung_jawab": 1,
    }
    buka = Langkah.objects.get()
    assert (simpanan.versi, found, json.loads(buka.isi)["visi"]) == (0, expected, "Visi semula")


def test_cancelling_brings_every_row_back_under_its_key(terbuka, operator_a):
    renstra = terbuka["renstra"]
    semula = json.loads(SimpananRenstra.objects.get().isi)
    turn_upside_down(terbuka)
    cancel(operator_a, renstra)
    kini = rows(renstra)
    for baris in (semula["renstra"][0], kini["renstra"][0]):
        del baris["fields"]["suntingan"]
    assert kini == semula
    assert (renstra.versi, renstra.status, renstra.visi) == (0, "ditetapkan", "Visi semula")


def test_the_trace_says_what_was_dropped_and_why(terbuka, operator_a):
    put_target(terbuka["c"], 2024, "70%")
    cancel(operator_a, terbuka["renstra"])
    jejak, langkah = Jejak.objects.order_by("id").last(), Langkah.objects.order_by("id").last()
    assert jejak.rincian["keterangan"] == "Tidak jadi."
    assert jejak.rincian["sebelum"]["yang dibatalkan"] == "Indikator c, Target 2024: – menjadi 70%"
    assert (langkah.aksi, langkah.versi, langkah.dari, langkah.ke) == ("batal", 1, "draf", "ditetapkan")
    assert "70%" in langkah.isi


def test_who_answers_and_who_contributes_stays_as_it_is_now(terbuka, operator_a, sekretariat_a):
    PenanggungJawab.objects.update(nama="Nama Lain")
    Kontribusi.objects.create(sasaran=terbuka["strategis"], unit=sekretariat_a, uraian="Data")
    cancel(operator_a, terbuka["renstra"])
    assert (PenanggungJawab.objects.get().nama, Kontribusi.objects.count()) == ("Nama Lain", 1)


def test_an_indikator_that_moved_to_a_new_sasaran_keeps_all_that_hangs_on_it(
    terbuka, operator_a, unit_a, sekretariat_a
):
    indikator = terbuka["b"]
    semula = indikator.sasaran_id
    rkt = Rkt.objects.create(unit=unit_a, tahun=2024)
    baris = BarisRkt.objects.create(rkt=rkt, indikator="I", indikator_renstra=indikator)
    Kontribusi.objects.create(indikator=indikator, unit=sekretariat_a, uraian="Data")
    baru = Sasaran.objects.create(
        renstra=terbuka["renstra"], unit=unit_a, tingkat="strategis", uraian="Tambahan", urut=9
    )
    Indikator.objects.filter(pk=indikator.pk).update(sasaran=baru)
    cancel(operator_a, terbuka["renstra"])
    baris.refresh_from_db()
    indikator.refresh_from_db()
    assert (indikator.sasaran_id, baris.indikator_renstra_id) == (semula, indikator.pk)
    tinggal = (PenanggungJawab.objects.count(), Kontribusi.objects.count())
    assert (tinggal, Sasaran.objects.filter(pk=baru.pk).exists()) == ((1, 1), False)


def test_an_indikator_whose_sasaran_was_deleted_comes_back_with_its_own_targets(terbuka, operator_a, unit_a):
    indikator = terbuka["b"]
    semula, dahulu = indikator.sasaran_id, set(indikator.target.values_list("tahun", "target_teks"))
    baru = Sasaran.objects.create(
        renstra=terbuka["renstra"], unit=unit_a, tingkat="strategis", uraian="Tambahan", urut=9
    )
    Indikator.objects.filter(sasaran=semula).update(sasaran=baru)
    Sasaran.objects.filter(induk=semula).update(induk=None)
    Kontribusi.objects.filter(sasaran=semula).delete()
    Sasaran.objects.filter(pk=semula).delete()
    TargetIndikator.objects.filter(indikator=indikator).delete()
    for tahun in (2023, 2024):
        put_target(indikator, tahun, "11%")
    cancel(operator_a, terbuka["renstra"])
    indikator.refresh_from_db()
    assert (indikator.sasaran_id, set(indikator.target.values_list("tahun", "target_teks"))) == (
        semula,
        dahulu,
    )


def test_an_indikator_that_a_document_uses_holds_the_cancellation(terbuka, operator_a, unit_a):
    baru = Indikator.objects.create(sasaran=terbuka["strategis"], uraian="Indikator tambahan")
    rkt = Rkt.objects.create(unit=unit_a, tahun=2024)
    BarisRkt.objects.create(rkt=rkt, indikator="I", indikator_renstra=baru)
    with pytest.raises(ValidationError) as error:
        cancel(operator_a, terbuka["renstra"])
    assert error.value.messages == [f"Indikator “Indikator tambahan” dipakai pada {rkt}."]
    assert Renstra.objects.values_list("versi", "status").get() == (1, "draf")


@pytest.mark.parametrize("status", ["diajukan", "disetujui", "ditetapkan"])
def test_what_was_submitted_is_not_cancelled(terbuka, operator_a, status):
    Renstra.objects.update(status=status)
    with pytest.raises(ValidationError):
        cancel(operator_a, terbuka["renstra"])


def test_a_first_version_a_reason_and_an_older_page_are_refused(terbuka, pohon, operator_a):  # noqa: F811
    renstra = terbuka["renstra"]
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        cancel(operator_a, renstra, alasan=" ")
    with pytest.raises(ConflictError):
        cancel(operator_a, renstra, suntingan=0)
    Renstra.objects.update(versi=0)
    with pytest.raises(ValidationError, match="ini versi awal"):
        cancel(operator_a, renstra)


def test_without_what_was_kept_the_page_says_so(terbuka, operator_a):
    SimpananRenstra.objects.update(isi="{}")
    with pytest.raises(ValidationError, match="tidak tersimpan utuh"):
        cancel(operator_a, terbuka["renstra"])


@pytest.mark.parametrize("persona", ["operator_b", "ketua_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_cancels_nothing(make_persona, terbuka, persona):
    with pytest.raises(PermissionDenied):
        cancel(make_persona(persona), terbuka["renstra"])


def test_a_version_withdrawn_meanwhile_does_not_come_into_force_again(terbuka, operator_a):
    renstra = terbuka["renstra"]
    umum = {"jenis": "renstra", "objek_id": renstra.pk, "satker": renstra.satker, "tahun": 2020, "judul": "R"}
    Dokumen.objects.create(kode="dicabut0123456789", status="dicabut", snapshot="{}", sidik="x", **umum)
    cancel(operator_a, renstra)
    assert Renstra.objects.get().status == "digantikan"


def test_a_perubahan_opened_again_is_not_compared_with_what_was_dropped(terbuka, operator_a, client):
    renstra = terbuka["renstra"]
    put_target(terbuka["c"], 2024, "70%")
    Langkah.objects.create(
        satker=renstra.satker,
        dokumen="renstra",
        objek_id=renstra.pk,
        versi=1,
        aksi="ajukan",
        dari="draf",
        ke="diajukan",
        isi=json.dumps(renstra_snapshot(renstra)),
    )
    cancel(operator_a, renstra)
    open_next(operator_a, renstra)
    client.force_login(operator_a)
    isi = client.get(f"/satker/{KODE}/2020/renstra/{renstra.pk}/alur/ajukan/").text
    assert isi.count("Isinya sama dengan versi awal.") == 1


def told(dokumen):
    return [(v.nama, v.status, v.berlaku, v.alasan) for v in versions_of(dokumen)]


def test_while_a_perubahan_is_drafted_the_version_before_is_in_force(terbuka):
    assert told(terbuka["renstra"]) == [
        ("Perubahan ke-1", "Draf", False, "Target disesuaikan."),
        ("Versi awal", "Ditetapkan", True, ""),
    ]


def test_only_the_latest_settled_version_is_in_force(terbuka, operator_a):
    Renstra.objects.update(status="ditetapkan")
    open_next(operator_a, terbuka["renstra"], "Sekali lagi.")
    Renstra.objects.update(status="ditetapkan")
    terbuka["renstra"].refresh_from_db()
    assert [(v.nomor, v.berlaku, v.alasan) for v in versions_of(terbuka["renstra"])] == [
        (2, True, "Sekali lagi."),
        (1, False, "Target disesuaikan."),
        (0, False, ""),
    ]


def test_any_two_versions_are_compared_line_by_line(terbuka, operator_a):
    renstra = terbuka["renstra"]
    put_target(terbuka["c"], 2024, "70%")
    Renstra.objects.update(status="ditetapkan", visi="Visi kedua")
    open_next(operator_a, renstra)
    put_target(terbuka["c"], 2023, "60%")
    found = {
        (a, b): [(s.butir, s.kolom, s.lama, s.baru) for s in compare_versions(renstra, a, b).beda]
        for a, b in ((0, 1), (1, 2), (2, 0))
    }
    visi = ("", "Visi", "Visi semula", "Visi kedua")
    assert found == {
        (0, 1): [visi, ("Indikator c", "Target 2024", "–", "70%")],
        (1, 2): [("Indikator c", "Target 2023", "–", "60%")],
        (2, 0): [
            ("", "Visi", "Visi kedua", "Visi semula"),
            ("Indikator c", "Target 2023", "60%", "–"),
            ("Indikator c", "Target 2024", "70%", "–"),
        ],
    }


def test_another_sasaran_induk_is_a_difference(terbuka):
    terbuka["program"].__class__.objects.update(induk=None)
    found = [(b.butir, b.kolom, b.lama, b.baru) for b in compare_versions(terbuka["renstra"], 0, 1).beda]
    assert found == [("Indikator c", "Sasaran induk", "Sasaran strategis", "–")]


@pytest.fixture
def rkt(unit_a, operator_a):
    """An RKT in force and its perubahan, in which a target was changed."""
    lama = Rkt.objects.create(unit=unit_a, tahun=2024, status="ditetapkan")
    BarisRkt.objects.create(rkt=lama, urut=1, sasaran="S", indikator="I", target_teks="80%")
    isi = {"jenis_perubahan": "strategi", "alasan_perubahan": "Anggaran berubah."}
    baru = revise_rkt(user=operator_a, dokumen=lama, **isi)
    baru.baris.update(target_teks="90%")
    return baru


def test_a_perubahan_of_an_rkt_goes_and_the_version_in_force_stays(rkt, operator_a):
    cancel(operator_a, rkt)
    jejak = Jejak.objects.get(tindakan="membatalkan perubahan rencana kinerja tahunan")
    lama = Rkt.objects.get()
    assert (lama.versi, lama.status, jejak.objek_id) == (0, "ditetapkan", lama.pk)
    sebelum = jejak.rincian["sebelum"]
    assert sebelum["yang dibatalkan"] == "I, Target: 80% menjadi 90%"
    assert json.loads(sebelum["isi"])["baris"][0]["target"] == "90%"


def url(dokumen, akhir=""):
    jenis, tahun = dokumen.jenis_dokumen.value, dokumen.tahun
    return reverse(f"laporan:versi-{akhir or 'detail'}", args=[KODE, tahun, jenis, dokumen.pk])


def test_the_page_lists_compares_and_cancels(client, operator_a, terbuka):
    renstra = terbuka["renstra"]
    put_target(terbuka["c"], 2024, "70%")
    client.force_login(operator_a)
    isi = client.get(url(renstra)).text
    words = ["Perubahan ke-1 dibandingkan dengan versi awal", "Target 2024", "Batalkan perubahan"]
    assert [isi.count(kata) for kata in words] == [1, 1, 1]
    suntingan = Renstra.objects.get().suntingan
    response = client.post(url(renstra, "batal"), {"alasan": "Tidak jadi.", "suntingan": suntingan})
    assert response.url == reverse("renstra:renstra-detail", args=[KODE, renstra.pk])
    assert TargetIndikator.objects.filter(indikator=terbuka["c"]).count() == 0


def test_the_page_keeps_the_reason_after_a_conflict(client, operator_a, terbuka):
    client.force_login(operator_a)
    response = client.post(url(terbuka["renstra"], "batal"), {"alasan": "Tidak jadi.", "suntingan": 0})
    assert (response.status_code, response.text.count("Tidak jadi.</textarea>")) == (409, 1)


def test_a_step_refused_by_a_conflict_shows_both_sides_and_the_difference(client, sekretaris_a, terbuka):
    renstra = terbuka["renstra"]
    put_target(terbuka["c"], 2024, "70%")
    Renstra.objects.update(status="diajukan")
    client.force_login(sekretaris_a)
    alamat = f"/satker/{KODE}/2020/renstra/{renstra.pk}/alur/kembalikan/"
    response = client.post(alamat, {"suntingan": 0, "alasan": "Perbaiki."})
    assert (response.status_code, response.text.count("Perbedaan dengan versi awal")) == (409, 1)


@pytest.mark.parametrize("pilihan", ["?lama=9&baru=x", "?lama=&baru=²", "?lama=99999999999999"])
def test_a_version_that_is_not_there_is_left_out(client, operator_a, terbuka, pilihan):
    client.force_login(operator_a)
    isi = client.get(url(terbuka["renstra"]) + pilihan).text
    assert isi.count("Perubahan ke-1 dibandingkan dengan versi awal") == 1


def test_a_document_without_a_perubahan_says_so(client, auditor, pohon):  # noqa: F811
    client.force_login(auditor)
    assert client.get(url(pohon["renstra"])).text.count("belum pernah diubah setelah ditetapkan") == 1


def test_the_page_takes_as_many_queries_for_three_versions(client, operator_a, rkt, unit_a):
    client.force_login(operator_a)
    few = queries_of(client, url(rkt))
    Rkt.objects.filter(pk=rkt.pk).update(versi=3)
    for versi in (1, 2):
        Rkt.objects.create(unit=unit_a, tahun=2024, versi=versi, status="digantikan")
    rkt.refresh_from_db()
    assert queries_of(client, url(rkt)) == few


def test_the_versions_of_an_rkt_name_the_one_in_force(rkt):
    expected = [
        ("Perubahan ke-1", "Draf", False, "Anggaran berubah."),
        ("Versi awal", "Ditetapkan", True, ""),
    ]
    assert told(rkt) == expected
