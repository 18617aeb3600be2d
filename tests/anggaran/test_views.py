"""The budget pages."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa
from anggaran.services.dipa import delete_dipa
from tests.anggaran.tanam import add_pagu, add_realisasi, plant_rejang_lebong
from tests.hitung import queries_of

ANGGARAN = "/satker/17.02/2024/anggaran/"


@pytest.fixture
def dipa(satker_a):
    return Dipa.objects.create(satker=satker_a, tahun=2024)


def test_the_tree_is_shown_with_what_contradicts_itself(client, auditor, satker_a):
    plant_rejang_lebong(satker_a)
    client.force_login(auditor)
    konteks = client.get(ANGGARAN).context
    badan_adhoc = next(b for b in konteks["baris"] if b["kode"] == "CQ.6867")
    baris = BarisPagu.objects.get(kode_baku="076.01.CQ.6867")
    assert badan_adhoc == {
        "riwayat": f"/riwayat/barispagu/{baris.pk}/",
        "jelaskan": f"{ANGGARAN}baris/{baris.pk}/jelaskan/",
        "tingkat": 2,
        "kode": "CQ.6867",
        "uraian": "Pembentukan Badan Adhoc",
        "temuan": "Realisasi Rp16.845.722.000 berbeda dari jumlah rinciannya Rp3.536.094.950; "
        "selisih Rp13.309.627.050.",
        "pagu": "16.845.722.000",
        "realisasi": "16.845.722.000",
        "sisa": "0",
        "penyerapan": 100,
        "penyerapan_teks": "100,00%",
    }
    assert [b.kode for b in konteks["perbedaan"]] == ["CQ.6867", "CQ.6872"]
    jumlah = konteks["jumlah"]
    assert (jumlah["pagu"], jumlah["realisasi"], jumlah["penyerapan_teks"]) == (
        "51.412.431.000",
        "47.457.842.438",
        "92,31%",
    )
    assert [a["teks"] for a in konteks["aksi"]] == ["Unduh tabel"]


def test_rows_below_a_kegiatan_say_only_what_is_new_in_their_code(client, auditor, satker_a):
    plant_rejang_lebong(satker_a)
    client.force_login(auditor)
    kode = [b["kode"] for b in client.get(ANGGARAN).context["baris"]]
    assert kode[:4] == ["CQ", "CQ.6639", "BDB.001", "CQ.6709"]


def test_the_latest_revision_is_shown_unless_another_is_asked_for(client, operator_a, satker_a, dipa):
    add_pagu(dipa, "CQ", "Program", 100)
    baru = Dipa.objects.create(satker=satker_a, tahun=2024, revisi=1)
    add_pagu(baru, "CQ", "Program", 120)
    client.force_login(operator_a)
    assert client.get(ANGGARAN).context["jumlah"]["pagu"] == "120"
    assert client.get(ANGGARAN, {"revisi": "0"}).context["jumlah"]["pagu"] == "100"
    assert client.get(ANGGARAN, {"revisi": "x", "sumber": "x"}).context["jumlah"]["pagu"] == "120"


def test_sources_are_offered_where_they_differ(client, operator_a, dipa):
    add_pagu(dipa, "CQ.6639.BDB.001", "Surat suara", 100)
    client.force_login(operator_a)
    assert client.get(ANGGARAN).context["pilihan_sumber"] == []
    add_pagu(dipa, "CQ.6639.BDB.002", "Hibah", 30, sumber_dana="hibah")
    konteks = client.get(ANGGARAN, {"sumber": "tanpa_hibah"}).context
    assert [(p["teks"], p["aktif"]) for p in konteks["pilihan_sumber"]] == [
        ("Semua sumber dana", False),
        ("Tanpa hibah", True),
        ("Rupiah murni", False),
        ("Hibah", False),
    ]
    assert konteks["jumlah"]["pagu"] == "100"


def test_realisasi_without_pagu_and_earlier_years_are_listed(client, operator_a, satker_a, dipa):
    add_pagu(dipa, "CQ", "Program", 100)
    add_realisasi(satker_a, 2024, "WA", "Dukungan Manajemen yang Lepas", 5)
    AnggaranLalu.objects.create(
        satker=satker_a, tahun=2023, kode="CQ", uraian="Satu", pagu=200, realisasi=100
    )
    AnggaranLalu.objects.create(satker=satker_a, tahun=2023, uraian="Dua", pagu=100, realisasi=None)
    client.force_login(operator_a)
    response = client.get(ANGGARAN)
    assert "Dukungan Manajemen yang Lepas" in response.content.decode()
    (lalu,) = response.context["tahun_lalu"]
    assert (lalu.tahun, lalu.pagu, lalu.realisasi, str(lalu.penyerapan)) == (2023, 300, 100, "33.33")
    assert [str(b.penyerapan) for b in lalu.baris] == ["50.00", "None"]


def test_a_year_without_dipa_says_so_and_offers_to_record_one(client, operator_a, auditor, satker_a):
    client.force_login(operator_a)
    assert reverse("anggaran:dipa-create", args=["17.02", 2024]) in client.get(ANGGARAN).content.decode()
    client.force_login(auditor)
    assert "belum dicatat oleh satuan kerja" in client.get(ANGGARAN).content.decode()


def test_page_takes_as_many_queries_for_one_row_as_for_three(client, operator_a, satker_a, dipa):
    client.force_login(operator_a)
    add_pagu(dipa, "CQ.6709.QGE.001", "Satu", 10)
    satu = queries_of(client, ANGGARAN)
    for nomor in (2, 3):
        add_pagu(dipa, f"CQ.6709.QGE.00{nomor}", f"Baris {nomor}", 10)
        add_realisasi(satker_a, 2024, f"CQ.6709.QGE.00{nomor}", f"Baris {nomor}", 5)
    assert satu == queries_of(client, ANGGARAN) <= 14


def test_dipa_is_recorded_and_its_pagu_page_comes_next(client, operator_a, satker_a):
    client.force_login(operator_a)
    isi = {"revisi": 0, "nomor": "SP DIPA - 076.01.2.658127/2024", "tanggal": "24 November 2023"}
    response = client.post(f"{ANGGARAN}dipa/tambah/", isi)
    dipa = Dipa.objects.get()
    assert response.url == f"{ANGGARAN}dipa/0/pagu/"
    assert (dipa.nomor, dipa.tanggal) == ("SP DIPA-076.01.2.658127/2024", datetime.date(2023, 11, 24))


def test_the_next_revision_begins_with_the_rows_of_the_last(client, operator_a, dipa):
    add_pagu(dipa, "CQ", "Program", 100)
    client.force_login(operator_a)
    assert client.get(f"{ANGGARAN}dipa/tambah/").context["form"]["revisi"].value() == 1
    client.post(f"{ANGGARAN}dipa/tambah/", {"revisi": 1, "salin": "on", "tanggal": "Juli 2024"})
    baru = Dipa.objects.get(revisi=1)
    assert (baru.tanggal_teks, baru.baris.get().pagu) == ("Juli 2024", 100)


@pytest.mark.parametrize(
    ("kolom", "isi", "kalimat"),
    [
        ("nomor", "123", "Nomor DIPA ditulis seperti SP DIPA-076.01.2.658127/2024."),
        ("tanggal", "31 Februari 2024", "Tanggal 31 bulan 2 tahun 2024 tidak ada."),
        ("revisi", "0", "Revisi DIPA dengan nomor ini sudah ada pada tahun tersebut."),
    ],
)
def test_a_dipa_that_cannot_be_is_refused_in_words(client, operator_a, dipa, kolom, isi, kalimat):
    client.force_login(operator_a)
    response = client.post(f"{ANGGARAN}dipa/tambah/", {"revisi": 1, kolom: isi})
    galat = [kata for daftar in response.context["form"].errors.values() for kata in daftar]
    assert galat == [kalimat]
    assert Dipa.objects.count() == 1


def test_dipa_is_changed_and_removed(client, operator_a, dipa):
    client.force_login(operator_a)
    isi = {"suntingan": 0, "revisi": 3, "nomor": "", "tanggal": ""}
    assert client.post(f"{ANGGARAN}dipa/0/ubah/", isi).url == ANGGARAN
    assert client.post(f"{ANGGARAN}dipa/3/ubah/", isi).status_code == 409
    assert client.get(f"{ANGGARAN}dipa/3/hapus/").context["judul"] == "Hapus DIPA 2024 revisi ke-3"
    assert client.post(f"{ANGGARAN}dipa/3/hapus/", {"suntingan": 1}).url == ANGGARAN
    assert Dipa.objects.count() == 0


def test_a_dipa_that_somebody_changed_meanwhile_is_not_removed_unseen(client, operator_a, dipa):
    client.force_login(operator_a)
    hapus = f"{ANGGARAN}dipa/0/hapus/"
    versi = client.get(hapus).context["versi_dibaca"]
    Dipa.objects.update(suntingan=7)
    bentrok = client.post(hapus, {"suntingan": versi})
    assert (bentrok.status_code, bentrok.context["versi_dibaca"], Dipa.objects.count()) == (409, "7", 1)
    assert client.post(hapus, {"suntingan": 7}).url == ANGGARAN


def test_a_dipa_that_somebody_removed_meanwhile_is_not_removed_twice(operator_a, dipa):
    Dipa.objects.all().delete()
    with pytest.raises(ValidationError, match="sudah dihapus oleh pengguna lain"):
        delete_dipa(user=operator_a, dipa=dipa)


def test_pagu_is_typed_on_one_page(client, operator_a, dipa):
    client.force_login(operator_a)
    isi = {"suntingan": 0, "b-baru1-kode": "CQ.6709.QGE.001", "b-baru1-uraian": "A", "b-baru1-pagu": "1.500"}
    assert client.post(f"{ANGGARAN}dipa/0/pagu/", isi).url == ANGGARAN
    ro = BarisPagu.objects.get(kode="CQ.6709.QGE.001")
    assert (ro.pagu, ro.kode_baku) == (1500, "076.01.CQ.6709.QGE.001")
    page = client.get(f"{ANGGARAN}dipa/0/pagu/")
    assert [f.kunci for f in page.context["lembar"].baris] == [str(ro.pk), "baru1", "baru2", "baru3"]


def test_a_refused_pagu_keeps_what_was_typed(client, operator_a, dipa):
    client.force_login(operator_a)
    isi = {"suntingan": 0, "b-baru1-kode": "CQ.6709", "b-baru1-uraian": "Ketikan", "b-baru1-pagu": "-1"}
    response = client.post(f"{ANGGARAN}dipa/0/pagu/", isi)
    form = response.context["lembar"].baris[0]
    assert (form["uraian"].value(), form.errors["pagu"]) == ("Ketikan", ["Pagu tidak boleh negatif."])
    assert BarisPagu.objects.count() == 0


def test_realisasi_is_typed_for_the_year_and_for_a_month(client, operator_a, dipa):
    ro = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    client.force_login(operator_a)
    url = f"{ANGGARAN}dipa/0/realisasi/"
    client.post(f"{url}3/", {"suntingan": 0, f"b-{ro.pk}-realisasi": "40"})
    client.post(url, {"suntingan": 1, f"b-{ro.pk}-realisasi": "90"})
    rows = BarisRealisasi.objects.order_by("bulan").values_list("bulan", "realisasi")
    assert set(rows) == {(3, 40), (None, 90)}
    assert client.get(f"{url}13/").status_code == 404


def test_the_months_are_added_up_beside_the_year(client, operator_a, satker_a, dipa):
    add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 2_000)
    for bulan, jumlah in ((1, 400), (2, 700), (None, 1_500)):
        add_realisasi(satker_a, 2024, "CQ.6709.QGE.001", "Perencanaan", jumlah, bulan=bulan)
    client.force_login(operator_a)
    url = f"{ANGGARAN}dipa/0/realisasi/"
    kalimat = '<span class="tabel__anak">Jumlah isian per bulan: 1.100</span>'
    assert (client.get(url).text.count(kalimat), client.get(f"{url}1/").text.count(kalimat)) == (1, 0)
    assert client.get(ANGGARAN).text.count("selisih Rp400. Yang dipakai angka setahun.") == 1


def test_a_level_takes_the_sum_of_its_rows(client, operator_a, satker_a):
    dipa = plant_rejang_lebong(satker_a)
    baris = BarisPagu.objects.get(dipa=dipa, kode="CQ.6867")
    client.force_login(operator_a)
    url = f"{ANGGARAN}baris/{baris.pk}/jumlahkan/realisasi/"
    assert client.get(ANGGARAN).text.count('<input type="hidden" name="suntingan" value="0">') == 2
    assert client.post(url, {"suntingan": 0}).url == f"{ANGGARAN}?revisi=1"
    assert [b.kode for b in client.get(ANGGARAN).context["perbedaan"]] == ["CQ", "CQ.6872"]
    assert client.post(f"{ANGGARAN}baris/{baris.pk}/jumlahkan/lain/").status_code == 404


def test_the_sum_is_refused_in_words_after_somebody_else_was_faster(client, operator_a, satker_a):
    dipa = plant_rejang_lebong(satker_a)
    baris = BarisPagu.objects.get(dipa=dipa, kode="CQ.6867")
    Dipa.objects.filter(pk=dipa.pk).update(suntingan=1)
    client.force_login(operator_a)
    response = client.post(f"{ANGGARAN}baris/{baris.pk}/jumlahkan/pagu/", {"suntingan": 0}, follow=True)
    assert [str(kata) for kata in response.context["messages"]] == [
        "Anggaran ini telah diubah oleh pengguna lain sejak Anda membukanya. Periksa kembali angkanya."
    ]
    assert BarisPagu.objects.get(pk=baris.pk).pagu == baris.pagu


def test_two_tabs_on_two_revisions_lose_nothing(client, operator_a, satker_a, dipa):
    lama = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    baru = add_pagu(Dipa.objects.create(satker=satker_a, tahun=2024, revisi=1), lama.kode, lama.uraian, 100)
    add_realisasi(satker_a, 2024, lama.kode, lama.uraian, 10)
    client.force_login(operator_a)
    tab = client.get(f"{ANGGARAN}dipa/0/realisasi/").context["lembar"].baris[0]
    client.post(f"{ANGGARAN}dipa/1/realisasi/", {"suntingan": 0, f"b-{baru.pk}-realisasi": "40"})
    isi = {"suntingan": 0, f"b-{lama.pk}-realisasi": "70", f"b-{lama.pk}-asal": tab["asal"].value()}
    response = client.post(f"{ANGGARAN}dipa/0/realisasi/", isi)
    sel = response.context["lembar"].baris[0].sel["realisasi"]
    assert (response.status_code, sel["isian"].value(), sel["catatan"]) == (
        409,
        "70",
        "Tersimpan sekarang: 40",
    )
    assert BarisRealisasi.objects.get().realisasi == 40


PAGES = ["", "dipa/tambah/", "dipa/0/ubah/", "dipa/0/hapus/", "dipa/0/pagu/", "dipa/0/realisasi/"]


@pytest.mark.parametrize("halaman", [*PAGES, "dipa/0/realisasi/1/"])
def test_another_satker_does_not_exist_for_an_operator(client, operator_b, dipa, halaman):
    client.force_login(operator_b)
    assert client.get(f"{ANGGARAN}{halaman}").status_code == 404


def test_a_row_is_found_only_under_the_own_satker(client, operator_b, make_persona, dipa, satker_b):
    baris = add_pagu(dipa, "CQ", "Program", 1)
    client.force_login(operator_b)
    assert client.post(f"{ANGGARAN}baris/{baris.pk}/jumlahkan/pagu/").status_code == 404
    url = f"/satker/17.01/2024/anggaran/baris/{baris.pk}/jumlahkan/pagu/"
    assert client.post(url).status_code == 404


@pytest.mark.parametrize("halaman", PAGES[1:])
def test_who_only_reads_may_not_open_a_form(client, ketua_a, dipa, halaman):
    client.force_login(ketua_a)
    assert client.get(f"{ANGGARAN}{halaman}").status_code == 403
