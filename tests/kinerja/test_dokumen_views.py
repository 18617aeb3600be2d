"""The pages of RKT, PK and rencana aksi."""

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, Pk, RencanaAksi
from tests.kinerja.rakit import TAHUN, columns, fill, make_pk, make_rkt, settle

KODE = "17.02"


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


def url(nama, *args):
    return reverse(f"kinerja:{nama}", args=[KODE, TAHUN, *args])


def cells(baris, **kolom):
    return {f"b-{baris.pk}-{nama}": teks for nama, teks in kolom.items()}


def test_create_page_draws_the_rows_and_opens_the_document(operator, unit_a):
    make_rkt(unit_a, "75%", "80%")
    data = {"unit": unit_a.pk, "sumber": "rkt", "tempat": "Curup", "tanggal": "2 Januari 2024"}
    response = operator.post(url("pk-create"), data)
    pk = Pk.objects.get()
    assert (response.url, pk.baris.count()) == (url("pk-detail", pk.pk), 2)
    assert (str(pk.tanggal), pk.tanggal_teks, pk.tempat) == ("2024-01-02", "2 Januari 2024", "Curup")


def test_a_date_without_a_day_keeps_its_words(operator, unit_a):
    make_rkt(unit_a, "75%")
    operator.post(url("pk-create"), {"unit": unit_a.pk, "sumber": "rkt", "tanggal": "Juli 2024"})
    assert Pk.objects.values_list("tanggal_teks", flat=True).get() == "Juli 2024"


def test_an_unreadable_date_stays_on_the_page(operator, unit_a):
    make_rkt(unit_a, "75%")
    data = {"unit": unit_a.pk, "sumber": "rkt", "tanggal": "32 Foo 2024"}
    isi = operator.post(url("pk-create"), data).content.decode()
    assert (isi.count('value="32 Foo 2024"'), Pk.objects.count()) == (1, 0)


def test_pk_page_marks_a_target_that_differs_from_its_rkt_with_both_values(operator, unit_a):
    rkt = make_rkt(unit_a, "75%", "80%")
    pk = make_pk(unit_a, "85%", "80,0 %")
    for janji, baris in zip(pk.baris.order_by("urut"), rkt.baris.order_by("urut"), strict=True):
        BarisPk.objects.filter(pk=janji.pk).update(baris_rkt=baris)
    isi = operator.get(url("pk-detail", pk.pk)).content.decode()
    assert (isi.count("Target RKT: 75%"), isi.count("Target RKT:"), isi.count(">85%<")) == (1, 1, 2)
    assert isi.count("Target berbeda dari RKT") == 1


@pytest.mark.parametrize(
    ("jenis", "pola"),
    [("lembaga", "triwulan"), ("sekretariat", "bulan"), ("bagian", "bulan"), ("subbagian", "bulan")],
)
def test_the_kind_of_the_unit_decides_the_periods(operator, satker_a, jenis, pola):
    nama = {"kunci": f"uji-{jenis}", "nama": f"Unit {jenis}"}
    unit, _ = satker_a.unit.get_or_create(jenis=jenis, defaults=nama)
    make_pk(unit, "12 Laporan")
    isi = operator.get(url("rencana-aksi-create")).text
    assert isi.count("Sesuai unit (lembaga per triwulan, lainnya per bulan)</option>") == 1
    response = operator.post(url("rencana-aksi-create"), {"unit": unit.pk, "pola": ""})
    assert (response.status_code, RencanaAksi.objects.get().pola) == (302, pola)


def test_rencana_aksi_page_marks_periods_that_do_not_come_to_the_target(operator, unit_a):
    pk = make_pk(unit_a, "12 Laporan")
    BarisPk.objects.update(cara_kumulasi="akumulasi")
    data = {"unit": unit_a.pk, "pola": "triwulan"}
    operator.post(url("rencana-aksi-create"), data)
    dokumen = RencanaAksi.objects.get()
    baris = dokumen.baris.get()
    operator.post(
        url("rencana-aksi-baris", dokumen.pk), {"suntingan": 0} | cells(baris, t1="3 Laporan", t2="v", t3="3")
    )
    isi = operator.get(url("rencana-aksi-detail", dokumen.pk)).content.decode()
    assert isi.count("Jumlah target periode 6 berbeda dari target setahun 12.") == 2  # row and list
    assert (isi.count("Dijadwalkan</span>"), pk.baris.count()) == (1, 1)


def test_add_row_keeps_what_was_typed_and_saves_nothing(operator, unit_a):
    pk = make_pk(unit_a, "75%")
    data = {"suntingan": 0, "tambah": "1", "b-baru1-indikator": "Belum selesai"} | cells(
        pk.baris.get(), target="99%"
    )
    response = operator.post(url("pk-baris", pk.pk), data)
    isi = response.content.decode()
    assert (isi.count("Belum selesai</textarea>"), isi.count('value="99%"')) == (1, 1)
    assert [f.kunci for f in response.context["lembar"].baris[1:]] == ["baru1", "baru2", "baru3", "baru4"]
    assert columns(pk.baris, "target_teks") == [("75%",)]


def test_bad_cell_keeps_everything_typed_and_points_to_it(operator, unit_a):
    pk = make_pk(unit_a, "75%", "80%")
    one, two = pk.baris.order_by("urut")
    data = {"suntingan": 0} | cells(one, target="1.2.3.4") | cells(two, indikator="Ketikan saya")
    response = operator.post(url("pk-baris", pk.pk), data)
    isi = response.content.decode()
    assert (isi.count('value="1.2.3.4"'), isi.count("Ketikan saya"), isi.count('aria-invalid="true"')) == (
        1,
        1,
        1,
    )
    assert isi.count(f'<a href="#id_b-{one.pk}-target">Target, baris 1</a>') == 1


def test_second_saving_gets_409_with_both_values(operator, unit_a):
    pk = make_pk(unit_a, "75%")
    baris = pk.baris.get()
    operator.post(url("pk-baris", pk.pk), {"suntingan": 0} | cells(baris, target="80%"))
    response = operator.post(
        url("pk-baris", pk.pk), {"suntingan": 0} | cells(baris, target="85%", asal="x.x")
    )
    assert (response.status_code, columns(pk.baris, "target_teks")) == (409, [("80%",)])


def test_a_row_deleted_meanwhile_comes_back_as_a_new_one(operator, unit_a):
    pk = make_pk(unit_a, "75%", "80%")
    one, two = pk.baris.order_by("urut")
    operator.post(url("pk-baris", pk.pk), {"suntingan": 0} | cells(two, hapus="on"))
    data = {"suntingan": 0} | cells(two, target="85%", indikator="Ketikan saya")
    response = operator.post(url("pk-baris", pk.pk), data)
    isi = response.content.decode()
    assert (response.status_code, isi.count("Baris ini telah dihapus oleh pengguna lain.")) == (409, 1)
    assert (isi.count("Ketikan saya</textarea>"), isi.count('value="85%"'), one.pk > 0) == (1, 1, True)


@pytest.mark.parametrize("nama", ["pk", "rkt"])
def test_budget_page_saves_lines_and_shows_their_total(operator, unit_a, nama):
    dokumen = (make_pk if nama == "pk" else make_rkt)(unit_a, "75%")
    lines = {
        "b-baru1-kode": "CQ",
        "b-baru1-uraian": "Program",
        "b-baru1-anggaran": "1.000.000",
        "b-baru2-kode": "CQ.6709",
        "b-baru2-uraian": "Kegiatan",
        "b-baru2-anggaran": "400.000",
        "b-baru3-uraian": "Hibah",
        "b-baru3-anggaran": "5.000",
    }
    operator.post(url(f"{nama}-anggaran", dokumen.pk), {"suntingan": 0} | lines)
    assert operator.get(url(f"{nama}-detail", dokumen.pk)).context["jumlah_anggaran"] == 1_005_000


def test_perubahan_page_asks_for_the_reason(operator, unit_a):
    pk = make_pk(unit_a, "75%")
    settle(pk)
    operator.post(url("pk-revise", pk.pk), {"alasan_perubahan": ""})
    assert Pk.objects.count() == 1
    response = operator.post(
        url("pk-revise", pk.pk), {"jenis_perubahan": "pejabat", "alasan_perubahan": "Mutasi pejabat"}
    )
    assert response.url == url("pk-detail", Pk.objects.get(versi=1).pk)


def test_head_page_shows_both_sides_of_a_conflict(operator, unit_a):
    pk = make_pk(unit_a, "75%")
    operator.post(url("pk-edit", pk.pk), {"tempat": "Curup", "tanggal": "", "suntingan": 0})
    response = operator.post(url("pk-edit", pk.pk), {"tempat": "Bengkulu", "tanggal": "", "suntingan": 0})
    isi = response.content.decode()
    assert (response.status_code, isi.count("Tersimpan: Curup"), Pk.objects.get().tempat) == (409, 1, "Curup")


def test_delete_page_says_why_not(operator, unit_a):
    rkt = make_rkt(unit_a, "75%")
    operator.post(url("pk-create"), {"unit": unit_a.pk, "sumber": "rkt"})
    isi = operator.post(url("rkt-delete", rkt.pk), {"suntingan": 0}).content.decode()
    assert isi.count(f"“Indikator 1” diperjanjikan pada PK 2024 {unit_a.nama}.") == 1


def test_list_shows_every_unit_and_version(operator, unit_a):
    make_pk(unit_a, "75%")
    make_pk(unit_a, "75%", "80%", versi=1)
    isi = operator.get(url("pk-list")).content.decode()
    assert (isi.count("Perubahan ke-1"), isi.count("Versi awal")) == (1, 1)


@pytest.mark.parametrize("nama", ["detail", "edit", "revise", "baris", "anggaran", "delete"])
def test_operator_of_another_satker_finds_nothing(client, operator_b, unit_a, nama):
    pk = make_pk(unit_a, "75%")
    client.force_login(operator_b)
    assert client.get(url(f"pk-{nama}", pk.pk)).status_code == 404


def test_a_document_is_found_under_its_own_satker_and_year_only(operator, unit_a):
    pk = make_pk(unit_a, "75%")
    alamat = [
        reverse("kinerja:pk-detail", args=[kode, tahun, pk.pk])
        for kode, tahun in (("17.01", 2024), (KODE, 2023))
    ]
    assert [operator.get(a).status_code for a in alamat] == [404, 404]


def test_reader_sees_the_rows_and_no_button(client, auditor, unit_a):
    pk = make_pk(unit_a, "75%")
    client.force_login(auditor)
    isi = client.get(url("pk-detail", pk.pk)).content.decode()
    assert (isi.count('<th scope="row">Indikator 1'), isi.count("Ubah baris")) == (2, 0)
    assert client.get(url("pk-baris", pk.pk)).status_code == 403


@pytest.mark.parametrize("halaman", ["list", "detail", "baris"])
@pytest.mark.parametrize("nama", ["pk", "rkt"])
def test_queries_do_not_grow_with_rows(operator, unit_a, nama, halaman, django_assert_max_num_queries):
    dokumen = (make_pk if nama == "pk" else make_rkt)(unit_a, "75%")
    alamat = url(f"{nama}-list") if halaman == "list" else url(f"{nama}-{halaman}", dokumen.pk)
    operator.get(alamat)
    with django_assert_max_num_queries(40) as one:
        operator.get(alamat)
    fill(dokumen.baris, ["80%", "90%"], "Sasaran lain")
    with django_assert_max_num_queries(40) as three:
        operator.get(alamat)
    assert len(three) == len(one)


@pytest.mark.parametrize("halaman", ["detail", "baris"])
def test_queries_of_a_rencana_aksi_do_not_grow(operator, unit_a, halaman, django_assert_max_num_queries):
    make_pk(unit_a, "75%")
    operator.post(url("rencana-aksi-create"), {"unit": unit_a.pk, "pola": "bulan"})
    dokumen = RencanaAksi.objects.get()
    with django_assert_max_num_queries(40) as one:
        operator.get(url(f"rencana-aksi-{halaman}", dokumen.pk))
    fill(dokumen.baris, ["80%", "90%"], "Sasaran lain")
    with django_assert_max_num_queries(40) as three:
        operator.get(url(f"rencana-aksi-{halaman}", dokumen.pk))
    assert len(three) == len(one)


def test_a_ditetapkan_document_offers_a_perubahan_only(operator, unit_a):
    pk = make_pk(unit_a, "75%")
    Pk.objects.update(status="ditetapkan")
    aksi = operator.get(url("pk-detail", pk.pk)).context["aksi"]
    assert [a["teks"] for a in aksi] == ["Buat perubahan", "Cetak PDF"]


@pytest.mark.parametrize("kunci", ["9" * 40, "٣", "0x1", "baru" + "9" * 40])
def test_a_forged_row_name_changes_nothing(operator, unit_a, kunci):
    pk = make_pk(unit_a, "75%")
    response = operator.post(url("pk-baris", pk.pk), {"suntingan": 0, f"b-{kunci}-target": "1%"})
    assert (response.status_code, columns(pk.baris, "target_teks")) == (302, [("75%",)])


@pytest.mark.parametrize("suntingan", ["", "x", "9" * 400, "-1"])
def test_a_forged_version_is_a_conflict(operator, unit_a, suntingan):
    pk = make_pk(unit_a, "75%")
    data = {"suntingan": suntingan} | cells(pk.baris.get(), target="1%")
    assert operator.post(url("pk-baris", pk.pk), data).status_code == 409


@pytest.mark.parametrize("tahun", [1, 1999, 2101, 99999])
@pytest.mark.parametrize("nama", ["pk-create", "rencana-aksi-create", "realisasi-create"])
def test_an_absurd_year_is_not_found(operator, nama, tahun):
    alamat = reverse(f"kinerja:{nama}", args=[KODE, 2024]).replace("2024", str(tahun))
    assert (operator.get(alamat).status_code, operator.post(alamat).status_code) == (404, 404)
