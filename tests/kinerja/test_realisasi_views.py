"""The pages of realisasi: what they show, what they refuse, and that nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, Pengukuran, Pk, Realisasi
from sakip.bacaan import set_realisasi
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk

KODE = "17.02"


@pytest.fixture
def pengukuran(unit_a):
    return make_pengukuran(make_pk(unit_a, "80%", "1 Laporan", "B"), "60%", "100%", "Belum dinilai")


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


def url(nama, *args):
    return reverse(f"kinerja:realisasi-{nama}", args=[KODE, TAHUN, *args])


def payload(pengukuran, **cells):
    """What the page sends back untouched, with `cells` {`<row>_<kolom>`: text} typed over it."""
    rows = list(pengukuran.baris.order_by("urut"))
    data = {"suntingan": pengukuran.suntingan}
    for row in rows:
        data |= {f"b-{row.pk}-realisasi": row.realisasi_teks, f"b-{row.pk}-keterangan": row.keterangan}
    for nama, teks in cells.items():
        ke, _, kolom = nama[1:].partition("_")
        data[f"b-{rows[int(ke) - 1].pk}-{kolom}"] = teks
    return data


def test_detail_shows_figures_states_and_the_mean_with_its_count(operator, pengukuran):
    isi = operator.get(url("detail", pengukuran.pk)).content.decode()
    seen = [
        kata
        for kata in (
            "75,00%",
            "Cukup Berhasil",
            "Satuan realisasi berbeda dari satuan target",
            "Belum dinilai",
        )
        if kata not in isi
    ]
    assert (seen, isi.count("1 dari 3 indikator dinilai")) == ([], 1)


def test_detail_offers_to_compute_again_after_a_changed_kartu(operator, pengukuran):
    assert "perlu dihitung ulang" not in operator.get(url("detail", pengukuran.pk)).content.decode()
    pengukuran.baris.get(urut=1).baris_pk.__class__.objects.filter(urut=1).update(polaritas="minimal")
    isi = operator.get(url("detail", pengukuran.pk)).content.decode()
    assert isi.count('<span class="tabel__anak">perlu dihitung ulang</span>') == 1
    operator.post(url("recompute", pengukuran.pk))
    assert pengukuran.baris.get(urut=1).capaian_nilai == 100


def test_save_stores_and_returns_to_the_table(operator, pengukuran):
    response = operator.post(url("edit", pengukuran.pk), payload(pengukuran, b1_realisasi="70%"))
    assert (response.status_code, response.url) == (302, url("detail", pengukuran.pk))
    assert pengukuran.baris.get(urut=1).capaian_nilai == 87.5


def test_bad_number_keeps_everything_typed_and_says_so(operator, pengukuran):
    data = payload(pengukuran, b1_realisasi="12,3,4%", b2_keterangan="Catatan penting")
    response = operator.post(url("edit", pengukuran.pk), data)
    isi = response.content.decode()
    assert (response.status_code, isi.count('value="12,3,4%"'), isi.count("Catatan penting")) == (200, 1, 1)
    assert isi.count("Tulis seperti 82,5%, 12 Laporan, atau BB.") == 2
    assert list(Realisasi.objects.order_by("urut").values_list("realisasi_teks", flat=True)) == [
        "60%",
        "100%",
        "Belum dinilai",
    ]


def test_doubtful_reading_is_shown_and_saved_after_the_tick(operator, pengukuran):
    data = payload(pengukuran, b1_realisasi="78&")
    nama = next(k for k, v in data.items() if v == "78&")
    isi = operator.post(url("edit", pengukuran.pk), data).content.decode()
    assert isi.count(f'<input type="checkbox" name="{nama}-yakin" value="78&amp;">') == 1
    assert operator.post(url("edit", pengukuran.pk), {**data, f"{nama}-yakin": "78&"}).status_code == 302
    assert pengukuran.baris.get(urut=1).realisasi_nilai == 78


def test_a_number_beside_a_state_is_refused_and_nothing_is_lost(operator, pengukuran):
    data = payload(pengukuran, b3_realisasi="75%", b3_keadaan="belum_dinilai", b1_realisasi="70%")
    response = operator.post(url("edit", pengukuran.pk), data)
    isi = response.text
    assert (response.status_code, isi.count('value="75%"'), isi.count('value="70%"')) == (200, 1, 1)
    assert isi.count("Pilih salah satu: kosongkan realisasinya") == 2
    assert isi.count('<option value="belum_dinilai" selected>') == 1
    assert pengukuran.baris.get(urut=1).realisasi_teks == "60%"


def test_second_saving_from_the_same_page_gets_409_and_loses_nothing(operator, pengukuran):
    page = operator.get(url("edit", pengukuran.pk)).context["lembar"]
    asal = {f.add_prefix("asal"): f["asal"].value() for f in page.baris}
    first = payload(pengukuran, b1_realisasi="70%") | asal
    second = payload(pengukuran, b1_realisasi="75%", b2_keterangan="Tulisan saya") | asal
    operator.post(url("edit", pengukuran.pk), first)
    response = operator.post(url("edit", pengukuran.pk), second)
    isi = response.content.decode()
    assert (response.status_code, isi.count('value="75%"'), isi.count("Tulisan saya")) == (409, 1, 1)
    assert isi.count("Tersimpan sekarang: 70%") == 1
    again = second | {"suntingan": response.context["suntingan"]}
    assert operator.post(url("edit", pengukuran.pk), again).status_code == 302
    assert pengukuran.baris.get(urut=1).realisasi_teks == "75%"


def test_conflict_takes_over_cells_that_the_user_did_not_touch(operator, pengukuran):
    page = operator.get(url("edit", pengukuran.pk)).context["lembar"]
    asal = {f.add_prefix("asal"): f["asal"].value() for f in page.baris}
    operator.post(url("edit", pengukuran.pk), payload(pengukuran, b1_realisasi="70%") | asal)
    mine = payload(pengukuran, b1_realisasi="60%", b2_keterangan="Tulisan saya") | asal
    isi = operator.post(url("edit", pengukuran.pk), mine).content.decode()
    assert (isi.count('value="70%"'), isi.count("Isi sel ini telah diperbarui oleh pengguna lain.")) == (1, 1)


def test_prepare_page_makes_the_rows_and_opens_them(operator, unit_a):
    make_pk(unit_a, "80%")
    response = operator.post(url("create"), {"unit": unit_a.pk, "triwulan": 2, "acuan": "pk"})
    assert response.url == url("edit", unit_a.pengukuran.get().pk)


def test_prepare_page_says_what_is_missing(operator, unit_a):
    isi = operator.post(url("create"), {"unit": unit_a.pk, "triwulan": 2, "acuan": "pk"}).content.decode()
    assert isi.count("belum ada, sehingga belum ada yang dapat diukur.") == 1


def test_unit_of_another_satker_is_no_choice(operator, satker_b):
    unit = satker_b.unit.get(kunci="lembaga")
    make_pk(unit, "80%")
    operator.post(url("create"), {"unit": unit.pk, "triwulan": 2, "acuan": "pk"})
    assert unit.pengukuran.count() == 0


@pytest.mark.parametrize("nama", ["detail", "edit", "delete"])
def test_operator_of_another_satker_finds_nothing(client, operator_b, pengukuran, nama):
    client.force_login(operator_b)
    assert client.get(url(nama, pengukuran.pk)).status_code == 404


def test_row_of_another_satker_does_not_leak_into_the_list(operator, satker_b):
    make_pengukuran(make_pk(satker_b.unit.get(kunci="lembaga"), "80%"), "40%")
    isi = operator.get(url("list")).content.decode()
    assert (isi.count("1 dari 1 terisi"), isi.count("50,00%")) == (0, 0)


def test_reader_sees_the_table_without_the_buttons(client, ketua_a, pengukuran):
    client.force_login(ketua_a)
    isi = client.get(url("detail", pengukuran.pk)).content.decode()
    assert (isi.count("75,00%") > 0, isi.count("Isi realisasi")) == (True, 0)
    assert client.get(url("edit", pengukuran.pk)).status_code == 403


@pytest.mark.parametrize("nama", ["list", "detail", "edit"])
def test_queries_do_not_grow_with_rows(operator, unit_a, nama, django_assert_max_num_queries):
    pk = make_pk(unit_a, "80%", "90%", "70%")
    pengukuran = make_pengukuran(pk, "60%")
    alamat = url(nama) if nama == "list" else url(nama, pengukuran.pk)
    with django_assert_max_num_queries(40) as one:
        operator.get(alamat)
    for baris in pk.baris.order_by("urut")[1:]:
        row = Realisasi(pengukuran=pengukuran, baris_pk=baris, indikator=baris.indikator, urut=baris.urut)
        set_realisasi(row, "50%")
        row.save()
    with django_assert_max_num_queries(40) as three:
        operator.get(alamat)
    assert len(three) == len(one)


def test_saving_three_rows_takes_as_many_queries_as_one(operator, pengukuran, django_assert_max_num_queries):
    operator.post(url("edit", pengukuran.pk), payload(pengukuran, b1_realisasi="60,5%"))  # begins the trail
    pengukuran.refresh_from_db()
    data = payload(pengukuran, b1_realisasi="61%")
    with django_assert_max_num_queries(60) as one:
        operator.post(url("edit", pengukuran.pk), data)
    pengukuran.refresh_from_db()
    data = payload(pengukuran, b1_realisasi="62%", b2_keterangan="a", b3_keterangan="b")
    with django_assert_max_num_queries(60) as three:
        operator.post(url("edit", pengukuran.pk), data)
    assert len(three) == len(one)


def test_a_newer_pk_in_force_is_said_until_the_rows_follow_it(client, operator_a, unit_a):
    old = Pk.objects.create(unit=unit_a, tahun=2024, tanggal=date(2024, 1, 2))
    baris = BarisPk.objects.create(pk_dokumen=old, sasaran="S", indikator="I")
    for triwulan in (1, 3):
        pengukuran = Pengukuran.objects.create(unit=unit_a, tahun=2024, triwulan=triwulan)
        Realisasi.objects.create(pengukuran=pengukuran, baris_pk=baris, sasaran="S", indikator="I")
    Pk.objects.create(unit=unit_a, tahun=2024, versi=1, tanggal=date(2024, 7, 1))
    client.force_login(operator_a)
    pages = [
        client.get(f"/satker/17.02/2024/realisasi/{p.pk}/").content.decode()
        for p in Pengukuran.objects.order_by("triwulan")
    ]
    assert ["masih diukur terhadap versi sebelumnya" in page for page in pages] == [False, True]


def test_what_was_submitted_meanwhile_is_not_computed_again(operator, operator_a, pengukuran):
    Pengukuran.objects.filter(pk=pengukuran.pk).update(status="diajukan")
    jawaban = operator.post(url("recompute", pengukuran.pk), follow=True)
    assert "Hitung" not in "".join(str(p) for p in jawaban.context["messages"])
    assert [p.level_tag for p in jawaban.context["messages"]] == ["error"]
