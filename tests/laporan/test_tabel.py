"""Tables as files: every table of a satker-year, native values, no NIP, nobody else's rows."""

import csv
import io
from decimal import Decimal

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile

from anggaran.models import KodeAnggaran
from laporan.exports import SEMUA, all_tables_workbook, table_csv, table_workbook
from laporan.models import Narasi
from laporan.spreadsheets import read_workbook, write_workbook
from sakip.exports import csv_of
from sakip.models import Pejabat, Satker, UnitKerja
from tests.graf import RAHASIA, TAHUN, build_graph
from tests.hitung import queries_of

TABEL = f"/satker/17.02/{TAHUN}/tabel/"
NIP = "198001012005011001"


def rows(isi, lembar=None):
    """{sheet: rows with the header first}."""
    semua = {satu.nama: [sel for _, sel in satu.baris] for satu in read_workbook(isi)}
    return semua[lembar] if lembar else semua


@pytest.fixture
def graf(satker_a):
    return build_graph(satker_a)


def test_every_table_of_the_graph_is_in_the_workbook(graf, satker_a):
    isi = rows(all_tables_workbook(satker_a, TAHUN))
    assert list(isi) == list(SEMUA)
    berisi = {nama for nama, baris in isi.items() if len(baris) > 1}
    assert berisi >= {
        *(
            "satker",
            "unit",
            "pejabat",
            "renstra",
            "misi",
            "tujuan",
            "sasaran",
            "indikator",
            "target-indikator",
        ),
        *("rkt", "baris-rkt", "pk", "baris-pk", "anggaran-pk", "rencana-aksi", "baris-rencana-aksi"),
        *("realisasi", "dipa", "pagu", "realisasi-anggaran", "narasi"),
    }


def test_a_text_that_no_cell_holds_is_named_and_whole_in_csv(graf, satker_a):
    panjang = "kata " * 8000 + "akhir"
    Narasi.objects.create(satker=satker_a, tahun=TAHUN, dokumen="lakip", bagian="Panjang", teks=panjang)
    catatan = "(Teks terlalu panjang untuk XLSX; ambil tabel ini sebagai CSV.)"
    for isi in (all_tables_workbook(satker_a, TAHUN), table_workbook(SEMUA["narasi"], satker_a, TAHUN)):
        assert catatan in [sel for baris in rows(isi, "narasi") for sel in baris]
    assert panjang in table_csv(SEMUA["narasi"], satker_a, TAHUN).decode()


def test_numbers_stay_numbers_and_words_are_never_formulas(graf, satker_a):
    graf["baris_pk"].indikator = "=1+1"
    graf["baris_pk"].save()
    judul, baris = rows(table_workbook(SEMUA["baris-pk"], satker_a, TAHUN), "baris-pk")
    isi = dict(zip(judul, baris, strict=True))
    assert (isi["Target terbaca"], isi["Indikator"], isi["Target"]) == (80, "=1+1", "80%")
    judul, baris = rows(table_workbook(SEMUA["pagu"], satker_a, TAHUN), "pagu")
    assert dict(zip(judul, baris, strict=True))["Pagu"] == 1_000_000


def test_csv_is_safe_for_a_spreadsheet(graf, satker_a):
    graf["baris_pk"].indikator = "=1+1"
    graf["baris_pk"].target_nilai = Decimal("82.500000")
    graf["baris_pk"].save()
    isi = table_csv(SEMUA["baris-pk"], satker_a, TAHUN).decode("utf-8-sig")
    (baris,) = csv.DictReader(io.StringIO(isi))
    assert (baris["Indikator"], baris["Target terbaca"]) == ("'=1+1", "82.5")


@pytest.mark.parametrize(
    "teks", ["=1", "+1", "-1", "@A", "\t=1", " =1", "\n=1", "\n \ufeff@A", "\xa0+1", "＝1", "\tA"]
)
def test_no_cell_of_a_csv_begins_a_formula(teks):
    isi = csv_of(tablib.Dataset((teks, "1-2", " biasa = 1"), headers=("a", "b", "c"))).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(isi, newline="")))[1] == [f"'{teks}", "1-2", " biasa = 1"]


def test_dates_are_native_in_xlsx_and_iso_in_csv(satker_a, unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama", mulai="2023-06-01")
    judul, baris = rows(table_workbook(SEMUA["pejabat"], satker_a, TAHUN), "pejabat")
    assert dict(zip(judul, baris, strict=True))["Mulai"].strftime("%d-%m-%Y") == "01-06-2023"
    assert "2023-06-01" in table_csv(SEMUA["pejabat"], satker_a, TAHUN).decode()


def test_no_nip_leaves_the_system(satker_a, unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", nama="Nama Tercatat", nip=NIP)
    isi = str(rows(all_tables_workbook(satker_a, TAHUN)))
    assert "Nama Tercatat" in isi
    assert NIP not in isi


def test_nobody_elses_rows_come_along(satker_a, satker_b):
    build_graph(satker_b)
    assert RAHASIA not in str(rows(all_tables_workbook(satker_a, TAHUN)))
    assert RAHASIA not in str(rows(all_tables_workbook(satker_b, TAHUN + 1))["baris-pk"])


@pytest.mark.parametrize("nama", list(SEMUA))
def test_a_table_takes_one_query(satker_a, graf, django_assert_num_queries, nama):
    with django_assert_num_queries(1):
        table_workbook(SEMUA[nama], satker_a, TAHUN)


def test_pages_list_and_give_files(client, auditor, graf):
    client.force_login(auditor)
    assert len(client.get(TABEL).context["kelompok"]) == 6
    file = client.get(f"{TABEL}pagu.xlsx")
    assert file["Content-Disposition"] == f'attachment; filename="pagu-17.02-{TAHUN}.xlsx"'
    assert rows(file.content, "pagu")[1][2] == "CQ"
    assert client.get(f"{TABEL}pagu.csv")["Content-Type"] == "text/csv; charset=utf-8"
    assert len(rows(client.get(f"{TABEL}semua.xlsx").content)) == len(SEMUA)


@pytest.mark.parametrize("alamat", ["tidak-ada.xlsx", "pagu.pdf"])
def test_what_is_no_table_is_not_found(client, auditor, graf, alamat):
    client.force_login(auditor)
    assert client.get(f"{TABEL}{alamat}").status_code == 404


@pytest.mark.parametrize("alamat", ["", "pagu.xlsx", "pagu.csv", "semua.xlsx"])
def test_another_satker_does_not_exist_for_an_operator(client, operator_b, graf, alamat):
    client.force_login(operator_b)
    assert client.get(f"{TABEL}{alamat}").status_code == 404


def upload(*baris, judul=("Unit", "Jabatan", "Nama")):
    isi = write_workbook([("pejabat", list(judul), baris)])
    return {"berkas": SimpleUploadedFile("pejabat.xlsx", isi)}


IMPOR = "/satker/17.02/pejabat/impor/"
SEKRETARIS = ("sekretariat", "Sekretaris", "Nama Baru")


def test_officials_are_previewed_and_then_applied(client, admin_a, satker_a):
    client.force_login(admin_a)
    pratinjau = client.post(IMPOR, upload(SEKRETARIS))
    assert pratinjau.context["hasil"].jumlah["baru"] == 1
    assert Pejabat.objects.count() == 0
    response = client.post(IMPOR, {"pratinjau": pratinjau.context["pratinjau"]}, follow=True)
    assert Pejabat.objects.get().nama == "Nama Baru"
    assert [str(m) for m in response.context["messages"]] == [
        "Impor selesai: 1 baris baru, 0 berubah, 0 sama."
    ]


def test_a_preview_serves_only_its_own_user_and_table(client, admin_a, make_persona, satker_a):
    client.force_login(admin_a)
    tanda = client.post(IMPOR, upload(SEKRETARIS)).context["pratinjau"]
    client.force_login(make_persona("pusat"))
    response = client.post(IMPOR, {"pratinjau": tanda})
    assert response.context["galat"] == "Pratinjau ini sudah tidak berlaku. Unggah kembali berkasnya."
    client.force_login(admin_a)
    assert client.post(IMPOR, {"pratinjau": f"{tanda}x"}).context["galat"].startswith("Pratinjau ini")
    assert Pejabat.objects.count() == 0


def test_a_bad_row_is_shown_and_nothing_can_be_applied(client, admin_a, satker_a):
    client.force_login(admin_a)
    response = client.post(IMPOR, upload(("lain", "Sekretaris", "Nama Baru")))
    assert response.context["hasil"].galat
    assert "Terapkan impor" not in response.content.decode()
    assert "Yang ada: lembaga, sekretariat." in response.content.decode()


def test_a_bad_or_missing_file_gets_one_sentence(client, admin_a, satker_a):
    client.force_login(admin_a)
    assert client.post(IMPOR, {}).context["galat"] == "Berkas belum dipilih."
    besar = {"berkas": SimpleUploadedFile("a.xlsx", b"0" * (1024 * 1024 + 1))}
    assert client.post(IMPOR, besar).context["galat"].startswith("Berkas terlalu besar")
    rusak = {"berkas": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")}
    assert client.post(IMPOR, rusak).context["galat"].startswith("Berkas rusak")


def test_reference_data_goes_out_and_comes_back_the_same(client, pusat):
    client.force_login(pusat)
    assert len(client.get("/acuan/").context["acuan"]) == 2
    for nama, banyak in (("kode-anggaran", KodeAnggaran.objects.count()), ("satker", Satker.objects.count())):
        isi = client.get(f"/acuan/{nama}.xlsx").content
        berkas = {"berkas": SimpleUploadedFile("a.xlsx", isi)}
        hasil = client.post(f"/acuan/{nama}/impor/", berkas).context["hasil"]
        assert hasil.jumlah == {"baru": 0, "berubah": 0, "sama": banyak, "galat": 0}


def test_reference_data_is_applied(client, pusat, satker_a):
    client.force_login(pusat)
    berkas = upload(("17.02", "Jalan Dari Berkas"), judul=("Kode wilayah", "Alamat"))
    tanda = client.post("/acuan/satker/impor/", berkas).context["pratinjau"]
    assert client.post("/acuan/satker/impor/", {"pratinjau": tanda}).url == "/acuan/"
    satker_a.refresh_from_db()
    assert satker_a.alamat == "Jalan Dari Berkas"


@pytest.mark.parametrize("alamat", ["/acuan/", "/acuan/satker.xlsx", "/acuan/satker/impor/", IMPOR])
def test_others_may_not_import(client, operator_a, alamat):
    client.force_login(operator_a)
    assert client.get(alamat).status_code == 403


def test_the_import_of_another_satker_does_not_exist(client, operator_b):
    client.force_login(operator_b)
    assert client.get(IMPOR).status_code == 404


def test_list_of_tables_takes_few_queries(client, auditor, satker_a):
    UnitKerja.objects.filter(satker=satker_a).count()
    client.force_login(auditor)
    assert queries_of(client, TABEL) <= 6
