"""Where the figures of a document come from: who filled them when, what supports them, who approved."""

import json

import pytest

from kinerja.models import Bukti
from laporan.beda import says_the_same
from laporan.bentuk.lakip import bentuk_lakip
from laporan.snapshot import lakip_snapshot, pk_snapshot
from laporan.snapshot.fakta import sources_of, with_sources
from sakip.choices import JenisDokumen
from sakip.models import Langkah, Penugasan, User
from sakip.services.jejak import log_jejak
from tests.hitung import queries_in
from tests.laporan.dokumen.conftest import NIP, make_pk
from tests.laporan.dokumen.naskah import print_issued, read_attachment
from tests.laporan.dokumen.test_cara_hitung import TAHUN, measure, promise


@pytest.fixture
def operator(satker):
    user = User.objects.create(username="ops", nama="Oki Operator")
    Penugasan.objects.create(user=user, peran="operator", satker=satker)
    return user


def origin(satker, kunci):
    return sources_of(satker, TAHUN, lakip_snapshot(satker, TAHUN))[kunci]


def test_a_realisasi_names_the_role_the_day_and_the_evidence(satker, operator):
    baris = measure(promise(satker, "80%"), "60%", bukti="https://contoh.id/a https://contoh.id/b")
    Bukti.objects.create(realisasi=baris, jenis="teks", teks="Catatan rapat")
    nilai = {"realisasi_teks": "60%"}
    log_jejak(user=operator, tindakan="isi", satker=satker, objek=baris, sesudah=nilai)
    isi = origin(satker, f"realisasi/{baris.pk}/realisasi")
    assert {k: isi[k] for k in ("nilai", "pengisi", "bukti", "sumber")} == {
        "nilai": "60%",
        "pengisi": "Operator",
        "bukti": 3,
        "sumber": "Pengukuran Perjanjian Kinerja Lembaga 2024",
    }


def test_the_column_decides_who_filled_it(satker, operator):
    janji = promise(satker, "80%")
    baris = measure(janji, "60%")
    log_jejak(user=operator, tindakan="isi", satker=satker, objek=baris, sesudah={"realisasi_teks": "60%"})
    log_jejak(user=None, tindakan="hitung", satker=satker, objek=baris, sesudah={"kendala": "Hujan"})
    assert origin(satker, f"realisasi/{baris.pk}/realisasi")["pengisi"] == "Operator"


def test_a_row_of_a_sheet_is_found_in_the_saving_of_the_sheet(satker, operator):
    janji = promise(satker, "80%")
    lembar = {"lembar": "barispk", "sebelum": {}, "sesudah": {str(janji.pk): {"target": "80%"}}}
    log_jejak(user=operator, tindakan="isi", satker=satker, objek=janji.pk_dokumen, lembar=lembar)
    assert origin(satker, f"pk/{janji.pk}/target")["pengisi"] == "Operator"


def test_who_approved_the_document_is_told_by_role(satker, operator):
    janji = promise(satker, "80%")
    Langkah.objects.create(
        satker=satker,
        dokumen=JenisDokumen.PK,
        objek_id=janji.pk_dokumen_id,
        aksi="setujui",
        dari="diajukan",
        ke="disetujui",
        user=operator,
    )
    assert origin(satker, f"pk/{janji.pk}/target")["disahkan"].startswith("Operator, ")


def test_sums_say_that_they_were_counted_and_from_what(satker):
    baris = measure(promise(satker, "80%"), "60%")
    rerata = origin(satker, "rerata/pk/lembaga")
    assert (rerata["pengisi"], rerata["dari"]) == ("Dihitung oleh sistem", [f"realisasi/{baris.pk}/capaian"])


def test_no_name_of_an_account_and_no_nip_is_kept(satker, operator):
    baris = measure(promise(satker, "80%"), "60%")
    log_jejak(user=operator, tindakan="isi", satker=satker, objek=baris, sesudah={"realisasi_teks": "60%"})
    teks = json.dumps(sources_of(satker, TAHUN, lakip_snapshot(satker, TAHUN)))
    assert [kata for kata in (NIP, "Oki", "ops") if kata in teks] == []


def test_queries_do_not_grow_with_the_rows(satker, operator):
    banyak = []
    for n in (1, 3):
        for ke in range(n):
            baris = measure(promise(satker, f"{80 + n + ke}%"), "60%")
            log_jejak(
                user=operator, tindakan="isi", satker=satker, objek=baris, sesudah={"realisasi_teks": "1"}
            )
        snap = lakip_snapshot(satker, TAHUN)
        banyak.append(queries_in(lambda snap=snap: sources_of(satker, TAHUN, snap)))
    assert banyak[0] == banyak[1]


def annex(satker):
    snap = with_sources(satker, TAHUN, lakip_snapshot(satker, TAHUN))
    [satu] = [b for b in bentuk_lakip(snap)["lampiran"] if b["jenis"] == "sumber_angka"]
    return {
        b.tabel.judul: [[s.teks for s in r.sel] for r in b.tabel.baris] for b in satu["bentuk"]["blok"][1:]
    }


def test_the_annex_lists_each_figure_once_with_the_table_that_prints_it(satker, operator):
    janji = promise(satker, "80%")
    baris = measure(janji, "60%")
    log_jejak(user=operator, tindakan="isi", satker=satker, objek=baris, sesudah={"realisasi_teks": "60%"})
    tabel = annex(satker)
    [pk] = [isi for judul, isi in tabel.items() if "Perjanjian Kinerja Tahun 2024 Lembaga" in judul][:1]
    assert pk[0][:4] == ["1", "Ukuran 80%", "Target: 80%", "Perjanjian Kinerja Lembaga 2024"]
    [ukur] = [isi for judul, isi in tabel.items() if "Pengukuran Perjanjian Kinerja" in judul][:1]
    assert ukur[0][2].split("\n") == ["Realisasi: 60%", "Capaian: 75,00%"]
    assert ukur[0][4].split("\n")[1] == "Capaian: dihitung dari 2 angka"
    assert (ukur[0][4].startswith("Operator, "), ukur[0][5]) == (True, "0")


def test_the_annex_stands_behind_the_others_and_needs_what_was_kept(satker):
    measure(promise(satker, "80%"), "60%")
    snap = lakip_snapshot(satker, TAHUN)
    tanpa, dengan = (bentuk_lakip(s)["lampiran"] for s in (snap, with_sources(satker, TAHUN, snap)))
    assert [satu["jenis"] for satu in dengan] == [*(satu["jenis"] for satu in tanpa), "sumber_angka"]


def test_the_file_of_a_lakip_carries_the_origin_of_its_figures(satker):
    baris = measure(promise(satker, "80%"), "60%")
    snap = {**with_sources(satker, TAHUN, lakip_snapshot(satker, TAHUN)), "versi": 0, "draf": False}
    isi = read_attachment(print_issued("lakip", snap))
    assert isi["sumber_angka"][f"realisasi/{baris.pk}/capaian"]["nilai"] == "75,00%"


def test_what_was_frozen_before_origins_were_kept_says_the_same(satker):
    measure(promise(satker, "80%"), "60%")
    snap = lakip_snapshot(satker, TAHUN)
    lain = with_sources(satker, TAHUN, snap)
    lain["sumber_angka"]["rerata/pk/lembaga"]["waktu"] = "1 Januari 2030"
    assert says_the_same(snap, lain)
    assert says_the_same(with_sources(satker, TAHUN, snap), lain)


def test_a_pk_keeps_its_pages_and_carries_the_origin_of_its_figures_as_data(satker):
    pk = make_pk(satker, banyak=1)
    snap = with_sources(satker, TAHUN, pk_snapshot(pk))
    isi = read_attachment(print_issued("pk", {**snap, "draf": False}))
    assert list(isi["sumber_angka"]) == sorted(isi["sumber_angka"])
    assert isi["sumber_angka"][f"pk/{pk.baris.get().pk}/target"]["nilai"] == "1%"
