"""The material of a LAKIP typed in the browser: staff tables, divisi, property, figures of other years."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from anggaran.models import AnggaranLalu
from kinerja.models import CapaianLalu
from laporan.models import Divisi, Lakip, Pembanding, RekapPegawai, SaranaPrasarana
from laporan.services.bahan import BAHAN, save_material
from laporan.services.pegawai import save_staff, staff_sheet
from laporan.snapshot.organisasi import organisasi_dict
from sakip.errors import ConflictError
from sakip.kolom import IsianBaris
from sakip.models import Jejak

TAHUN = 2024


def new(ke=1, **nilai):
    return IsianBaris(f"baru{ke}", nilai)


def save(user, satker, nama, *isian, suntingan=0):
    return save_material(
        user=user, satker=satker, tahun=TAHUN, nama=nama, isian=list(isian), suntingan=suntingan
    )


def staff(user, satker, *isian, tabel="pendidikan", diminta="", suntingan=0):
    return save_staff(
        user=user,
        satker=satker,
        tahun=TAHUN,
        tabel=tabel,
        diminta=diminta,
        isian=list(isian),
        suntingan=suntingan,
    )


def cells(satker, tabel="pendidikan"):
    rows = RekapPegawai.objects.filter(satker=satker, tahun=TAHUN, tabel=tabel).order_by("urut")
    return [(r.baris, r.kolom, r.jumlah) for r in rows if r.jumlah is not None]


def test_divisi_are_printed_in_the_order_of_the_page(operator_a, satker_a):
    save(operator_a, satker_a, "divisi", new(1, nama="Dewi", urut="2"), new(2, nama="Budi", urut="1"))
    assert [d["nama"] for d in organisasi_dict(satker_a, TAHUN)["divisi"]] == ["Budi", "Dewi"]


def test_property_needs_a_kind_and_a_name(operator_a, satker_a):
    with pytest.raises(ValidationError) as galat:
        save(operator_a, satker_a, "sarana", new(luas="120 m2"))
    assert galat.value.message_dict == {
        "baru1-jenis": ["Jenis belum diisi."],
        "baru1-uraian": ["Uraian belum diisi."],
    }
    assert not SaranaPrasarana.objects.exists()


def test_a_nip_is_refused_beside_its_cell(operator_a, satker_a):
    with pytest.raises(ValidationError) as galat:
        save(operator_a, satker_a, "divisi", new(nama="Budi", tugas="NIP 12345678 901234 5 678"))
    assert list(galat.value.message_dict) == ["baru1-tugas"]


def test_a_comparison_names_year_scope_and_value(operator_a, satker_a):
    with pytest.raises(ValidationError) as galat:
        save(operator_a, satker_a, "pembanding", new(indikator="Indeks", tahun="2030"))
    assert galat.value.message_dict == {
        "baru1-tahun": ["Tulis tahun dengan empat angka, dari 2000 sampai 2024."]
    }
    isi = {"indikator": "Indeks", "tahun": "2023", "lingkup": "nasional", "nilai": "76,5"}
    save(operator_a, satker_a, "pembanding", new(**isi))
    assert list(Pembanding.objects.values_list("satker_id", "tahun", "lingkup", "nilai")) == [
        (satker_a.pk, 2023, "nasional", "76,5")
    ]


def test_earlier_capaian_is_read_as_a_value(operator_a, satker_a, unit_a):
    isi = {"tahun": "2023", "unit": str(unit_a.pk), "indikator": "Nilai", "realisasi": "72,10 (BB)"}
    save(operator_a, satker_a, "capaian-lalu", new(**isi))
    lalu = CapaianLalu.objects.get()
    assert (lalu.unit, lalu.tahun, lalu.realisasi_nilai, lalu.realisasi_teks) == (
        unit_a,
        2023,
        Decimal("72.1"),
        "72,10 (BB)",
    )


def test_another_satkers_unit_is_no_choice(operator_a, satker_a, satker_b):
    asing = str(satker_b.unit.first().pk)
    with pytest.raises(ValidationError) as galat:
        save(
            operator_a, satker_a, "capaian-lalu", new(tahun="2023", unit=asing, indikator="N", realisasi="1")
        )
    assert galat.value.message_dict == {"baru1-unit": ["Pilihan unit tidak dikenal."]}


def test_earlier_budgets_know_the_code_in_its_long_form(operator_a, satker_a):
    isi = {"tahun": "2023", "kode": "CQ", "uraian": "Program", "pagu": "2.000", "realisasi": "1.500"}
    save(operator_a, satker_a, "anggaran-lalu", new(**isi))
    assert list(AnggaranLalu.objects.values_list("satker_id", "kode_baku", "pagu", "realisasi")) == [
        (satker_a.pk, "076.01.CQ", 2000, 1500)
    ]


def test_rows_of_another_satker_and_year_are_out_of_reach(operator_a, satker_a, satker_b):
    asing = Divisi.objects.create(satker=satker_b, tahun=TAHUN, nama="Asing")
    lama = Divisi.objects.create(satker=satker_a, tahun=TAHUN - 1, nama="Lama")
    for pk in (asing.pk, lama.pk):
        with pytest.raises(ValidationError, match="tidak ditemukan"):
            save(operator_a, satker_a, "divisi", IsianBaris(str(pk), {"nama": "Baru"}))


def test_a_submitted_lakip_keeps_its_material(operator_a, satker_a):
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="diajukan")
    with pytest.raises(ValidationError):
        save(operator_a, satker_a, "divisi", new(nama="Budi"))
    with pytest.raises(ValidationError):
        staff(operator_a, satker_a, new(nama="Sekretariat", k1="1"))
    assert (Divisi.objects.count(), RekapPegawai.objects.count()) == (0, 0)


def test_who_may_not_fill_in_may_not_here(ketua_a, satker_a):
    with pytest.raises(PermissionDenied):
        save(ketua_a, satker_a, "divisi", new(nama="Budi"))
    with pytest.raises(PermissionDenied):
        staff(ketua_a, satker_a, new(nama="Sekretariat"))


def test_the_second_of_two_pages_is_told(operator_a, satker_a):
    save(operator_a, satker_a, "divisi", new(nama="Budi"))
    with pytest.raises(ConflictError):
        save(operator_a, satker_a, "sarana", new(jenis="Tanah", uraian="Halaman"))
    with pytest.raises(ConflictError):
        staff(operator_a, satker_a, new(nama="Sekretariat", k1="1"))


def test_a_staff_table_is_stored_cell_by_cell(operator_a, satker_a):
    staff(
        operator_a, satker_a, new(1, nama="Sekretariat", k5="18", k1="0"), new(2, nama="Komisioner", k6="5")
    )
    assert cells(satker_a) == [("Sekretariat", "SD", 0), ("Sekretariat", "S1", 18), ("Komisioner", "S2", 5)]


def test_a_moved_and_a_deleted_row_of_a_staff_table(operator_a, satker_a):
    staff(operator_a, satker_a, *(new(n, nama=f"Baris {n}", k1=str(n)) for n in (1, 2, 3)))
    isian = [IsianBaris("3", {"urut": "1"}), IsianBaris("2", hapus=True)]
    staff(operator_a, satker_a, *isian, suntingan=1)
    assert cells(satker_a) == [("Baris 3", "SD", 3), ("Baris 1", "SD", 1)]


def test_two_rows_of_one_name_are_refused(operator_a, satker_a):
    with pytest.raises(ValidationError) as galat:
        staff(operator_a, satker_a, new(1, nama="Sekretariat"), new(2, nama="SEKRETARIAT"))
    assert galat.value.message_dict == {"baru2-nama": ["SEKRETARIAT sudah ada pada tabel ini."]}
    assert not Lakip.objects.exists()


def test_a_count_is_a_whole_number(operator_a, satker_a):
    with pytest.raises(ValidationError) as galat:
        staff(operator_a, satker_a, new(nama="Sekretariat", k1="dua"))
    assert galat.value.message_dict == {"baru1-k1": ["Tulis jumlah orang dengan angka bulat, misalnya 12."]}


def test_asked_columns_stand_behind_the_stored_ones(operator_a, satker_a):
    staff(operator_a, satker_a, new(nama="Sekretariat", k1="4"), tabel="status", diminta="PNS")
    lembar = staff_sheet(satker_a, TAHUN, "status", "PPPK\n PPPK \nPNS")
    assert [k.label for k in lembar.kolom] == ["Nomor urut", "Uraian", "PNS", "PPPK"]
    with pytest.raises(ValidationError, match="paling banyak 15 kolom"):
        staff_sheet(satker_a, TAHUN, "status", "\n".join(f"K{n}" for n in range(16)))


def test_the_trail_says_what_changed_in_a_staff_table(operator_a, satker_a):
    staff(operator_a, satker_a, new(nama="Sekretariat", k1="4"))
    staff(operator_a, satker_a, IsianBaris("1", {"k1": "5"}), suntingan=1)
    jejak = Jejak.objects.order_by("-id").first()
    assert (jejak.tindakan, jejak.rincian["sebelum"], jejak.rincian["sesudah"]) == (
        "ubah rekapitulasi pegawai",
        {"1": {"k1": "4"}},
        {"1": {"k1": "5"}},
    )


@pytest.fixture
def halaman(client, operator_a, satker_a):
    client.force_login(operator_a)

    def address(nama="bahan", *lagi):
        return reverse(f"laporan:{nama}", args=[satker_a.kode_wilayah, TAHUN, *lagi])

    return client, address


def test_the_list_counts_rows_and_leads_to_every_sheet(halaman, operator_a, satker_a):
    client, address = halaman
    staff(operator_a, satker_a, new(nama="Sekretariat", k1="4", k2="3"))
    isi = client.get(address()).content.decode()
    tautan = [address("bahan-isi", nama) for nama in BAHAN] + [address("bahan-pegawai", "pendidikan")]
    assert [t for t in tautan if t not in isi] == []
    assert re.findall(r"menurut pendidikan</th><td[^>]*>(\d+)", isi) == ["1"]


@pytest.mark.parametrize("nama", BAHAN)
def test_every_sheet_opens_and_saves_nothing_unasked(halaman, nama):
    client, address = halaman
    assertContains(client.get(address("bahan-isi", nama)), BAHAN[nama].judul)
    assert not Lakip.objects.exists()


def test_what_was_typed_survives_a_refusal(halaman):
    client, address = halaman
    data = {"suntingan": "0", "b-baru1-nama": "", "b-baru1-k1": "7", "b-baru1-asal": ""}
    jawaban = client.post(address("bahan-pegawai", "status"), data)
    assertContains(jawaban, "Uraian belum diisi.")
    assertContains(jawaban, 'value="7"')


def test_a_saved_page_leads_back_to_the_list(halaman, satker_a):
    client, address = halaman
    data = {"suntingan": "0", "b-baru1-nama": "Sekretariat", "b-baru1-k1": "7"}
    jawaban = client.post(address("bahan-pegawai", "status") + "?kolom=PNS", data)
    assert (jawaban.status_code, jawaban.url) == (302, address())
    assert cells(satker_a, "status") == [("Sekretariat", "PNS", 7)]


def test_unknown_sheets_do_not_exist(halaman):
    client, address = halaman
    assert client.get(address("bahan-isi", "narasi")).status_code == 404
    assert client.get(address("bahan-pegawai", "agama")).status_code == 404


def test_a_submitted_lakip_offers_no_way_in(halaman, satker_a):
    client, address = halaman
    Lakip.objects.create(satker=satker_a, tahun=TAHUN, status="diajukan")
    assertNotContains(client.get(address()), address("bahan-isi", "divisi"))


@pytest.mark.parametrize("banyak", [1, 3])
def test_queries_do_not_grow_with_rows(halaman, operator_a, satker_a, django_assert_num_queries, banyak):
    client, address = halaman
    staff(operator_a, satker_a, *(new(n, nama=f"Baris {n}", k1="1") for n in range(banyak)))
    with django_assert_num_queries(7):
        client.get(address("bahan-pegawai", "pendidikan"))
