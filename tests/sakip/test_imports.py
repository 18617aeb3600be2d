"""Import of officials and of the profile of satker: judged in words, all or nothing, again and again."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from laporan.spreadsheets import BerkasDitolakError, write_workbook
from sakip.imports.acuan import SatkerResource, import_acuan
from sakip.imports.pejabat import import_pejabat
from sakip.models import Jejak, Pejabat, Satker, UnitKerja

NIP = "198001012005011001"
JUDUL = ["Unit", "Jabatan", "Nama", "Status", "Mulai", "Selesai"]
KETUA = ["lembaga", "Ketua KPU", "Nama Satu, S.Sos", "definitif", datetime.date(2023, 6, 1), None]
SEKRETARIS = [
    "Sekretariat KPU Kabupaten Rejang Lebong",
    "Sekretaris",
    "Nama Dua",
    "Plt",
    "2 Januari 2024",
    "",
]


def workbook(*rows, judul=JUDUL, lembar="Sheet1"):
    return write_workbook([(lembar, judul, rows)])


@pytest.fixture
def run(admin_a, satker_a):
    def run(*rows, apply=True, user=admin_a, **lain):
        return import_pejabat(user=user, satker=satker_a, isi=workbook(*rows, **lain), apply=apply)

    return run


def sentences(hasil):
    return [(b.nomor, kolom, kalimat) for b in hasil.baris for kolom, kalimat in b.pesan]


def test_preview_writes_nothing(run, satker_a):
    hasil = run(KETUA, SEKRETARIS, apply=False)
    assert hasil.jumlah == {"baru": 2, "berubah": 0, "sama": 0, "galat": 0}
    assert hasil.baris[0].uraian == "lembaga, Ketua KPU, Nama Satu, S.Sos"
    satker_a.refresh_from_db()
    assert (Pejabat.objects.count(), Jejak.objects.count(), satker_a.suntingan) == (0, 0, 0)


def test_apply_writes_rows_and_their_trail(run, satker_a, admin_a):
    run(KETUA, SEKRETARIS)
    satu, dua = Pejabat.objects.order_by("urut")
    assert (satu.unit.kunci, satu.jenis_jabatan, satu.mulai) == (
        "lembaga",
        "ketua",
        datetime.date(2023, 6, 1),
    )
    assert (dua.unit.kunci, dua.status, dua.mulai) == ("sekretariat", "plt", datetime.date(2024, 1, 2))
    induk = Jejak.objects.get(tindakan="impor pejabat")
    assert (induk.user, induk.anak.count()) == (admin_a, 2)
    satker_a.refresh_from_db()
    assert satker_a.suntingan == 1


def test_the_same_file_twice_changes_nothing(run, satker_a):
    run(KETUA, SEKRETARIS)
    hasil = run(KETUA, SEKRETARIS)
    assert hasil.jumlah == {"baru": 0, "berubah": 0, "sama": 2, "galat": 0}
    satker_a.refresh_from_db()
    assert (Pejabat.objects.count(), Jejak.objects.count(), satker_a.suntingan) == (2, 3, 1)


def test_a_row_is_found_by_its_folded_words_and_an_empty_cell_says_nothing(run):
    run(KETUA)
    hasil = run(["LEMBAGA", "ketua  KPU", "NAMA SATU, S.SOS", None, None, "31-12-2024"])
    assert hasil.jumlah["berubah"] == 1
    assert sentences(hasil) == [
        (2, "Jabatan", "Ketua KPU menjadi ketua  KPU."),
        (2, "Nama", "Nama Satu, S.Sos menjadi NAMA SATU, S.SOS."),
        (2, "Selesai", "(kosong) menjadi 31 Desember 2024."),
    ]
    pejabat = Pejabat.objects.get()
    assert (pejabat.mulai, pejabat.selesai) == (datetime.date(2023, 6, 1), datetime.date(2024, 12, 31))
    jejak = Jejak.objects.get(tindakan="impor: ubah")
    assert jejak.rincian["sebelum"]["selesai"] is None
    assert jejak.rincian["sesudah"]["selesai"] == "2024-12-31"


@pytest.mark.parametrize(
    ("baris", "kolom", "kalimat"),
    [
        (["subbag-x", *KETUA[1:]], "Unit", "Unit kerja ini tidak dikenal. Yang ada: lembaga, sekretariat."),
        ([None, *KETUA[1:]], "Unit", "Kolom ini belum diisi."),
        ([*KETUA[:3], "tetap", None, None], "Status", "Pilihannya: definitif, plt, plh."),
        ([*KETUA[:4], "31 Februari 2024", None], "Mulai", "Tanggal 31 bulan 2 tahun 2024 tidak ada."),
        ([*KETUA[:4], "Juli 2024", None], "Mulai", "Tulis tanggal lengkap, misalnya 2 Januari 2024."),
        ([*KETUA[:5], "1 Januari 2020"], "", "Masa jabatan berakhir sebelum dimulai."),
        ([KETUA[0], True, *KETUA[2:]], "Jabatan", "Isi sel ini bukan teks."),
    ],
)
def test_one_bad_row_stops_all_and_is_named(run, baris, kolom, kalimat):
    hasil = run(SEKRETARIS, baris)
    assert sentences(hasil) == [(3, kolom, kalimat)]
    assert (Pejabat.objects.count(), Jejak.objects.count()) == (0, 0)


def test_a_repeated_row_is_refused(run):
    assert sentences(run(KETUA, KETUA)) == [(3, "", "Baris ini mengulang baris lain di dalam berkas.")]


def test_rows_keep_their_numbers_when_some_are_empty(run):
    hasil = run(KETUA, [None] * 6, ["lembaga", "Anggota", "Nama Tiga", "x", None, None])
    assert [(b.nomor, b.keadaan) for b in hasil.baris] == [(2, "baru"), (4, "galat")]


def test_nip_comes_in_as_text_for_those_who_may(run, pusat):
    judul = [*JUDUL, "NIP"]
    assert sentences(run([*KETUA, int(NIP)], judul=judul)) == [
        (2, "NIP", "NIP harus ditulis sebagai teks, karena angka 18 digit dibulatkan oleh Excel.")
    ]
    run([*KETUA, NIP], judul=judul)
    assert Pejabat.objects.get().nip == NIP
    assert NIP not in "".join(str(j.rincian) for j in Jejak.objects.all())
    hasil = run([*KETUA, "1" * 18], judul=judul, user=pusat)
    assert hasil.peringatan == ("Lembar 'Sheet1': kolom 'NIP' tidak dikenal dan diabaikan.",)
    assert Pejabat.objects.get().nip == NIP


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"", "Berkas kosong"),
        (b"Unit;Jabatan;Nama", "bukan buku kerja Excel"),
        (b"PK\x03\x04rusak", "Berkas rusak"),
        (workbook(), "tidak memuat satu baris data pun"),
        (workbook(["a", "b"], judul=["Unit", "Nama"]), "kolom Jabatan tidak ditemukan"),
        (workbook(KETUA[:4], judul=["Unit", "Jabatan", "Nama", "nama "]), "kolom Nama tertulis dua kali"),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence(admin_a, satker_a, isi, kalimat):
    with pytest.raises(BerkasDitolakError, match=kalimat):
        import_pejabat(user=admin_a, satker=satker_a, isi=isi, apply=True)


@pytest.mark.parametrize("persona", ["operator_a", "operator_b", "auditor"])
def test_only_who_may_arrange_the_satker_may_import(run, make_persona, persona):
    with pytest.raises(PermissionDenied):
        run(KETUA, user=make_persona(persona))


def test_a_unit_of_another_satker_is_not_known(run, satker_b):
    UnitKerja.objects.create(satker=satker_b, kunci="subbag-b", nama="Subbagian B", jenis="subbagian")
    assert run(["subbag-b", *KETUA[1:]]).galat


def profile(user, *rows, judul=("Kode wilayah", "Kode satker", "Alamat"), apply=True):
    isi = workbook(*rows, judul=list(judul))
    return import_acuan(user=user, resource=SatkerResource(), isi=isi, apply=apply)


def test_profiles_are_brought_in_by_code(pusat, satker_a):
    hasil = profile(pusat, ["17.02", "123456", "Jalan Satu"], ["17.01", None, None])
    assert hasil.jumlah == {"baru": 0, "berubah": 1, "sama": 1, "galat": 0}
    satker_a.refresh_from_db()
    assert (satker_a.kode_satker, satker_a.alamat, satker_a.suntingan) == ("123456", "Jalan Satu", 1)
    assert profile(pusat, ["17.02", "123456", "Jalan Satu"]).jumlah["sama"] == 1


def test_profiles_of_unknown_or_doubled_codes_are_refused(pusat):
    hasil = profile(pusat, ["99.99", None, None], ["17.01", "111111", None], ["17.02", "111111", None])
    galat = [(b.nomor, kolom) for b in hasil.baris if b.keadaan == "galat" for kolom, _ in b.pesan]
    assert galat == [(2, "Kode wilayah"), (4, "Kode satker")]
    assert not Satker.objects.filter(kode_satker="111111").exists()


def test_reference_data_belongs_to_pusat(admin_a):
    with pytest.raises(PermissionDenied):
        profile(admin_a, ["17.02", "123456", None])


def test_a_second_definitif_in_a_jabatan_is_refused_with_its_row(run):
    kedua = ["lembaga", "Ketua KPU", "Nama Tiga", "definitif", datetime.date(2024, 1, 1), None]
    [(nomor, _, kalimat)] = sentences(run(KETUA, kedua))
    assert (nomor, "Nama Satu, S.Sos tercatat sebagai Ketua KPU" in kalimat) == (3, True)
    assert Pejabat.objects.count() == 0


def test_one_file_ends_the_old_official_and_brings_the_new(run):
    run(KETUA)
    lama = [*KETUA[:5], datetime.date(2023, 12, 31)]
    baru = ["lembaga", "Ketua KPU", "Nama Tiga", "definitif", datetime.date(2024, 1, 1), None]
    assert run(lama, baru).jumlah == {"baru": 1, "berubah": 1, "sama": 0, "galat": 0}
