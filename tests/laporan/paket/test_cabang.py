"""The tree of sasaran and the kontribusi between units travel in a paket; evidence is listed, not carried."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from kinerja.models import Bukti, Realisasi
from laporan.paket.ekspor import export_paket
from laporan.paket.terapkan import SEMUA, apply_paket
from renstra.models import Indikator, Kontribusi, Renstra, Sasaran, Tujuan
from sakip.models import Satker
from tests.kinerja.rakit import make_pengukuran, make_pk
from tests.laporan.paket.berkas import REJANG_LEBONG, cells, paket
from tests.laporan.paket.simpanan import dump
from tests.renstra.conftest import pohon, put_target  # noqa: F401 - the fixture of the tree

pytestmark = pytest.mark.django_db
RENSTRA = [["tahun_awal", "tahun_akhir"], [2020, 2024]]
TUJUAN = [["tahun_awal", "no", "uraian"], [2020, "1", "Tujuan satu"], [2020, "2", "Tujuan dua"]]
INDIKATOR = [
    ["tahun_awal", "unit", "tujuan_no", "sasaran", "indikator", "target_2024"],
    [2020, "lembaga", "1", "Atas", "Indikator a", "80%"],
    [2020, "sekretariat", "1", "Bawah", "Indikator c", "70%"],
]
SASARAN = ["tahun_awal", "unit", "tujuan_no", "sasaran", "tingkat", "induk_unit", "induk", "urut"]
ATAS = [2020, "lembaga", "1", "Atas", None, None, None, 1]
BAWAH = [2020, "sekretariat", "1", "Bawah", "program", "lembaga", "Atas", 2]
KONTRIBUSI = ["tahun_awal", "unit", "sasaran", "indikator", "mitra", "uraian"]
UNIT = [
    ["unit", "nama", "jenis"],
    ["lembaga", "KPU", "lembaga"],
    ["sekretariat", "Sekretariat", "sekretariat"],
]


def book(**lembar):
    return paket(unit=UNIT, renstra=RENSTRA, tujuan=TUJUAN, indikator=INDIKATOR, **lembar)


def put_in(isi, baik=True):
    hasil, alasan = apply_paket(isi, user=None, terima=SEMUA)
    assert (alasan == "") is baik
    return hasil


def tree():
    rows = Sasaran.objects.order_by("urut", "id").select_related("induk", "tujuan")
    return [(s.uraian, s.tingkat, str(s.induk or ""), s.tujuan.no if s.tujuan else "", s.urut) for s in rows]


def test_the_tree_comes_in():
    hasil = put_in(book(sasaran=[SASARAN, ATAS, BAWAH]))
    assert tree() == [("Atas", "strategis", "", "1", 1), ("Bawah", "program", "Atas", "1", 2)]
    assert (hasil.hitung("sasaran")["baru"], hasil.hitung()["peringatan"]) == (2, 0)


def test_the_second_time_nothing_changes():
    isi = book(
        sasaran=[SASARAN, ATAS, BAWAH],
        kontribusi=[KONTRIBUSI, [2020, "lembaga", "Atas", None, "sekretariat", "Data"]],
    )
    put_in(isi)
    hitung = put_in(isi).hitung()
    assert (hitung["baru"], hitung["berubah"], hitung["galat"]) == (0, 0, 0)


def test_an_empty_cell_changes_nothing_that_is_stored():
    put_in(book(sasaran=[SASARAN, ATAS, BAWAH]))
    sebelum = tree()
    put_in(paket(sasaran=[SASARAN[:4], [2020, "sekretariat", None, "Bawah"]]))
    assert tree() == sebelum


def test_a_sasaran_without_an_indikator_comes_in_and_takes_the_tujuan_of_its_induk():
    put_in(book(sasaran=[SASARAN, [2020, "lembaga", "2", "Kegiatan", "kegiatan", None, "Atas", 3]]))
    assert tree()[-1] == ("Kegiatan", "kegiatan", "Atas", "1", 3)


@pytest.mark.parametrize(
    ("baris", "kolom", "kata"),
    [
        ([2020, "sekretariat", "1", "Bawah", "program", None, "Entah", 2], "induk", "tidak ada"),
        ([2020, "sekretariat", "1", "Bawah", "program", "sekretariat", "Atas", 2], "induk", "tidak ada"),
        ([2020, "sekretariat", "1", "Bawah", "strategis", None, "Atas", 2], "induk", "lebih tinggi"),
        ([2020, "sekretariat", "1", "Bawah", "entah", None, "Atas", 2], "tingkat", ""),
    ],
)
def test_a_tree_that_cannot_be_is_refused(baris, kolom, kata):
    hasil = put_in(book(sasaran=[SASARAN, ATAS, baris]), baik=False)
    [galat] = [p for p in hasil.pesan if p.tingkat == "galat"]
    assert (galat.kolom, kata in galat.pesan, Sasaran.objects.count()) == (kolom, True, 0)


def test_kontribusi_come_in_to_a_sasaran_and_to_an_indikator():
    rows = [
        [2020, "lembaga", "Atas", None, "sekretariat", "Data pemilih"],
        [2020, "sekretariat", "Bawah", "Indikator c", "lembaga", "Keputusan"],
    ]
    put_in(book(kontribusi=[KONTRIBUSI, *rows]))
    found = [(str(k.butir), k.unit.kunci, k.uraian) for k in Kontribusi.objects.order_by("id")]
    assert found == [("Atas", "sekretariat", "Data pemilih"), ("Indikator c", "lembaga", "Keputusan")]


@pytest.mark.parametrize(
    ("baris", "kolom"),
    [
        ([2020, "lembaga", "Entah", None, "sekretariat", "Data"], "sasaran"),
        ([2020, "lembaga", "Atas", "Entah", "sekretariat", "Data"], "indikator"),
        ([2020, "lembaga", "Atas", None, "entah", "Data"], "mitra"),
        ([2020, "lembaga", "Atas", None, "lembaga", "Data"], "mitra"),
        ([2020, "lembaga", "Atas", None, "sekretariat", None], "uraian"),
    ],
)
def test_a_kontribusi_without_a_place_is_refused(baris, kolom):
    hasil = put_in(book(kontribusi=[KONTRIBUSI, baris]), baik=False)
    galat = [p.kolom for p in hasil.pesan if p.tingkat == "galat"]
    assert (galat, Kontribusi.objects.count()) == ([kolom], 0)


def test_the_same_kontribusi_twice_is_refused():
    baris = [2020, "lembaga", "Atas", None, "sekretariat", "Data"]
    hasil = put_in(book(kontribusi=[KONTRIBUSI, baris, baris]), baik=False)
    assert hasil.hitung("kontribusi")["galat"] == 1


def test_a_tree_made_here_goes_out_and_comes_in_again_equal(pohon, satker_a, unit_a, sekretariat_a):  # noqa: F811
    Sasaran.objects.create(
        renstra=pohon["renstra"], unit=unit_a, uraian="Tanpa indikator", urut=3, tujuan=pohon["tujuan_dua"]
    )
    Kontribusi.objects.create(sasaran=pohon["strategis"], unit=sekretariat_a, uraian="Data")
    Kontribusi.objects.create(indikator=pohon["c"], unit=unit_a, uraian="Keputusan")
    sebelum, keluar = dump(satker_a), export_paket(satker_a)
    for model in (Kontribusi, Indikator, Sasaran, Tujuan, Renstra):
        if model is Sasaran:
            Sasaran.objects.update(induk=None)
        model.objects.all().delete()
    put_in(keluar)
    assert dump(satker_a) == sebelum


def test_a_plain_tree_needs_no_sheet():
    with transaction.atomic():
        put_in(REJANG_LEBONG.read_bytes())
    keluar = cells(export_paket(Satker.objects.get(kode_wilayah="17.02")))
    assert {lembar for lembar, _, _ in keluar} & {"sasaran", "kontribusi", "bukti"} == set()
    assert "urut" not in {kolom for lembar, _, kolom in keluar if lembar == "indikator"}


def test_the_export_of_one_year_has_the_tree_of_its_renstra_only(pohon, satker_a, sekretariat_a):  # noqa: F811
    lama = Renstra.objects.create(satker=satker_a, tahun_awal=2015, tahun_akhir=2019)
    Sasaran.objects.create(renstra=lama, unit=sekretariat_a, uraian="Lama", tingkat="program")
    keluar = cells(export_paket(satker_a, 2024))
    found = [
        isi[0] for (lembar, _, kolom), isi in keluar.items() if (lembar, kolom) == ("sasaran", "sasaran")
    ]
    assert found == ["Sasaran strategis", "Sasaran program"]


@pytest.fixture
def bukti(unit_a):
    """A row with a file and a note that was withdrawn."""
    pengukuran = make_pengukuran(make_pk(unit_a, "80%"), "70%")
    baris = Realisasi.objects.get(pengukuran=pengukuran)
    berkas = Bukti(realisasi=baris, jenis="berkas", judul="Berita acara", nama="ba.pdf", tipe="pdf")
    berkas.ukuran, berkas.sidik = 3, "a" * 64
    berkas.berkas.save("ba.pdf", ContentFile(b"isi"))
    Bukti.objects.create(realisasi=baris, jenis="teks", teks="Lihat arsip")
    return berkas


def listed(satker):
    keluar = cells(export_paket(satker))
    rows = {}
    for (lembar, nomor, kolom), isi in keluar.items():
        if lembar == "bukti":
            rows.setdefault(nomor, {})[kolom] = isi[0]
    return list(rows.values())


def test_evidence_is_listed_with_its_sha256_and_its_row(bukti, satker_a):
    satu, dua = listed(satker_a)
    letak = {"tahun": 2024, "triwulan": 4, "unit": "lembaga", "acuan": "pk"}
    letak |= {"sasaran": "Sasaran satu", "indikator": "Indikator 1"}
    berkas = {"jenis": "berkas", "judul": "Berita acara", "nama": "ba.pdf", "ukuran": 3, "sha256": "a" * 64}
    assert satu == letak | berkas
    assert dua == letak | {"jenis": "teks", "catatan": "Lihat arsip", "ukuran": 0}


def test_the_list_of_evidence_brings_nothing_in_and_says_what_is_missing(bukti, satker_a):
    keluar = export_paket(satker_a)
    tetap = [p.pesan for p in put_in(keluar).pesan if p.lembar == "bukti"]
    Bukti.objects.all().delete()
    hasil = put_in(keluar)
    kata = [p.pesan for p in hasil.pesan if p.lembar == "bukti"]
    daftar = (
        "Lembar bukti hanya mendaftar bukti dukung. Berkasnya tidak ikut dalam paket dan tidak disimpan; "
        "unggah berkasnya pada realisasi yang bersangkutan."
    )
    assert tetap == [daftar]
    assert kata == [daftar, "Berkas “Berita acara” dengan SHA-256 itu belum ada di sini."]
    assert (hasil.hitung("bukti")["sama"], Bukti.objects.count()) == (2, 0)
