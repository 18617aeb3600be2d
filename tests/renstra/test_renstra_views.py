"""The pages of the Renstra."""

import re

import pytest
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.bacaan import set_target

KODE = "17.02"


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


@pytest.fixture
def renstra(satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024, visi="Visi kami")
    add_branch(renstra, unit_a, "1")
    return renstra


def add_branch(renstra, unit, no):
    tujuan = Tujuan.objects.create(renstra=renstra, no=no, uraian=f"Tujuan {no}", urut=int(no))
    sasaran = Sasaran.objects.create(
        renstra=renstra, unit=unit, tujuan=tujuan, uraian=f"Sasaran {no}", urut=int(no)
    )
    indikator = Indikator.objects.create(sasaran=sasaran, uraian=f"Indikator {no}", urut=1)
    target = TargetIndikator(indikator=indikator, tahun=2024)
    set_target(target, "82,5%")
    target.save()


def url(nama, *args):
    return reverse(f"renstra:{nama}", args=[KODE, *args])


def pages(renstra):
    """Every address below one Renstra."""
    indikator = Indikator.objects.get(sasaran__renstra=renstra)
    names = (
        "renstra-detail renstra-edit renstra-delete misi-edit tujuan-edit sasaran-edit target-edit".split()
    )
    found = [url(nama, renstra.pk) for nama in [*names, "indikator-create"]]
    kartu = ("indikator-detail", "indikator-edit", "indikator-delete")
    return found + [url(nama, renstra.pk, indikator.pk) for nama in kartu]


def test_create_leads_to_the_new_renstra(operator):
    response = operator.post(url("renstra-create"), {"tahun_awal": 2025, "tahun_akhir": 2029})
    assert response.url == url("renstra-detail", Renstra.objects.get().pk)


@pytest.mark.parametrize(
    ("awal", "akhir", "kalimat"),
    [
        (2024, 2028, "Untuk tahun 2024 dipakai Renstra 2024 sampai 2028, yaitu yang mulai lebih akhir."),
        (2018, 2022, "Untuk tahun 2020 sampai 2022 dipakai Renstra 2020 sampai 2024, yaitu yang mulai"),
    ],
)
def test_create_warns_of_a_renstra_that_overlaps(operator, renstra, awal, akhir, kalimat):
    data = {"tahun_awal": awal, "tahun_akhir": akhir}
    isi = operator.post(url("renstra-create"), data, follow=True).text
    assert isi.count(f"Masa Renstra ini bertumpang tindih dengan Renstra 2020 sampai 2024. {kalimat}") == 1


def test_create_says_nothing_where_the_years_are_apart(operator, renstra):
    data = {"tahun_awal": 2025, "tahun_akhir": 2029}
    assert "bertumpang tindih" not in operator.post(url("renstra-create"), data, follow=True).text


def test_create_keeps_what_was_typed_and_names_the_year(operator, renstra):
    data = {"tahun_awal": 2020, "tahun_akhir": 2024, "visi": "Ketikan saya"}
    isi = operator.post(url("renstra-create"), data).content.decode()
    assert (isi.count("Ketikan saya</textarea>"), Renstra.objects.count()) == (1, 1)
    assert isi.count("Rencana strategis dengan tahun awal ini sudah ada.") == 1


def test_detail_shows_the_tree_with_targets_per_year(operator, renstra, unit_a):
    Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran lepas", urut=9)
    isi = operator.get(url("renstra-detail", renstra.pk)).content.decode()
    words = [
        "Visi kami",
        "Tujuan 1: Tujuan 1",
        "Sasaran 1: Sasaran 1",
        ">82,5%<",
        "Sasaran tanpa tujuan",
        "Sasaran lepas",
    ]
    assert [kata for kata in words if isi.count(kata) != 1] == []


def test_target_page_saves_every_year_at_once(operator, renstra):
    indikator = Indikator.objects.get()
    cells = {f"b-{indikator.pk}-t{tahun}": f"{tahun - 1940}%" for tahun in renstra.tahun_list}
    response = operator.post(url("target-edit", renstra.pk), {"suntingan": 0} | cells)
    stored = list(indikator.target.order_by("tahun").values_list("target_nilai", flat=True))
    assert (response.status_code, stored) == (302, [80, 81, 82, 83, 84])


def test_bad_target_keeps_the_whole_page(operator, renstra):
    nama = f"b-{Indikator.objects.get().pk}"
    data = {"suntingan": 0, f"{nama}-t2020": "70%", f"{nama}-t2024": "1.2.3.4"}
    isi = operator.post(url("target-edit", renstra.pk), data).content.decode()
    assert (isi.count('value="70%"'), isi.count('value="1.2.3.4"'), isi.count('aria-invalid="true"')) == (
        1,
        1,
        1,
    )
    assert TargetIndikator.objects.get().target_teks == "82,5%"


def test_kartu_page_changes_kartu_and_target(operator, renstra):
    indikator = Indikator.objects.get()
    nama = f"b-{indikator.pk}"
    data = {"suntingan": 0, f"{nama}-uraian": "Diubah", f"{nama}-polaritas": "minimal", f"{nama}-t2024": "5%"}
    response = operator.post(url("indikator-edit", renstra.pk, indikator.pk), data)
    indikator.refresh_from_db()
    assert response.url == url("indikator-detail", renstra.pk, indikator.pk)
    assert (indikator.uraian, indikator.polaritas, indikator.target.get().target_teks) == (
        "Diubah",
        "minimal",
        "5%",
    )


def test_new_kartu_stands_under_the_chosen_sasaran(operator, renstra):
    sasaran = Sasaran.objects.get()
    page = operator.get(url("indikator-create", renstra.pk) + f"?sasaran={sasaran.pk}")
    isi = page.content.decode()
    assert isi.count(f'<option value="{sasaran.pk}" selected>') == 1
    data = {"suntingan": 0, "b-baru1-sasaran": sasaran.pk, "b-baru1-uraian": "Baru", "b-baru1-t2024": "9%"}
    operator.post(url("indikator-create", renstra.pk), data)
    assert Indikator.objects.get(uraian="Baru").target.get().target_nilai == 9


def test_the_page_of_a_new_kartu_says_that_it_adds(operator, renstra):
    isi = operator.get(url("indikator-create", renstra.pk)).text
    assert (isi.count("<h1>Tambah indikator</h1>"), isi.count("Ubah kartu indikator")) == (1, 0)


def test_errors_of_a_kartu_name_the_column_and_no_row(operator, renstra):
    sasaran = Sasaran.objects.get()
    data = {"suntingan": 0, "b-baru1-sasaran": sasaran.pk, "b-baru1-uraian": "B", "b-baru1-t2024": "1.2.3.4"}
    isi = operator.post(url("indikator-create", renstra.pk), data).text
    assert isi.count('<a href="#id_b-baru1-t2024">Target 2024</a>: &#x27;1.2.3.4&#x27; tidak') == 1
    assert "baris 1" not in isi


def test_target_page_without_indikator_leads_to_a_new_one(operator, satker_a):
    kosong = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029)
    isi = operator.get(url("target-edit", kosong.pk)).text
    assert isi.count("Target diisi pada indikator kinerja. Tambahkan indikatornya lebih dahulu.") == 1
    tautan = f'href="{url("indikator-create", kosong.pk)}">Tambah indikator</a>'
    assert (isi.count(tautan), isi.count("<table")) == (1, 0)


def test_an_untouched_new_kartu_is_not_stored(operator, renstra):
    sasaran = Sasaran.objects.get()
    data = {"suntingan": 0, "b-baru1-sasaran": sasaran.pk, "b-baru1-uraian": ""}
    response = operator.post(url("indikator-create", renstra.pk), data)
    assert (response.status_code, Indikator.objects.count()) == (200, 1)


def test_second_saving_gets_409_and_keeps_the_words(operator, renstra):
    nama = f"b-{Indikator.objects.get().pk}-t2024"
    operator.post(url("target-edit", renstra.pk), {"suntingan": 0, nama: "70%"})
    response = operator.post(
        url("target-edit", renstra.pk), {"suntingan": 0, nama: "75%", nama[:-5] + "asal": "x.x.x.x.x"}
    )
    isi = response.content.decode()
    assert (response.status_code, isi.count('value="75%"'), isi.count("Tersimpan sekarang: 70%")) == (
        409,
        1,
        1,
    )


def test_sasaran_page_offers_only_own_units(operator, renstra, satker_b):
    isi = operator.get(url("sasaran-edit", renstra.pk)).content.decode()
    assert isi.count(satker_b.unit.get(kunci="lembaga").nama) == 0


def test_operator_of_another_satker_finds_nothing(client, operator_b, renstra):
    client.force_login(operator_b)
    assert {client.get(alamat).status_code for alamat in pages(renstra)} == {404}


def test_an_indikator_is_found_under_its_own_renstra_only(operator, renstra, satker_a):
    lain = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029)
    assert operator.get(url("indikator-detail", lain.pk, Indikator.objects.get().pk)).status_code == 404


def test_reader_sees_and_does_not_change(client, ketua_a, renstra):
    client.force_login(ketua_a)
    codes = [client.get(alamat).status_code for alamat in pages(renstra)]
    assert codes == [200, *[403] * 7, 200, 403, 403]


@pytest.mark.parametrize(
    "nama", ["renstra-list", "renstra-detail", "target-edit", "sasaran-edit", "misi-edit"]
)
def test_queries_do_not_grow_with_rows(operator, renstra, unit_a, nama, django_assert_max_num_queries):
    alamat = url(nama) if nama == "renstra-list" else url(nama, renstra.pk)
    operator.get(alamat)
    with django_assert_max_num_queries(40) as one:
        operator.get(alamat)
    add_branch(renstra, unit_a, "2")
    add_branch(renstra, unit_a, "3")
    with django_assert_max_num_queries(40) as three:
        operator.get(alamat)
    assert len(three) == len(one)


def persen(renstra, **target):
    """The indikator of `renstra` as one of percents, and the cells of its target page."""
    indikator = Indikator.objects.get(sasaran__renstra=renstra)
    Indikator.objects.filter(pk=indikator.pk).update(jenis_nilai="persen")
    return indikator, {"suntingan": 0} | {f"b-{indikator.pk}-{nama}": teks for nama, teks in target.items()}


def read_as(indikator, tahun=2024):
    target = indikator.target.get(tahun=tahun)
    return target.target_nilai, target.target_jenis, target.target_satuan


def test_a_target_is_read_by_the_kind_of_its_indikator(operator, renstra):
    indikator, data = persen(renstra, t2024="83")
    assert operator.post(url("target-edit", renstra.pk), data).status_code == 302
    assert read_as(indikator) == (83, "persen", "%")


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("0,85", "Tanpa tanda persen: angka ini dapat berarti pecahan dari 100%; pastikan."),
        ("-5%", "Nilainya di bawah nol."),
        ("12 Laporan", "Yang diharapkan persen, yang tertulis angka dengan satuan."),
    ],
)
def test_an_odd_target_is_stored_once_it_is_confirmed(operator, renstra, teks, kalimat):
    indikator, data = persen(renstra, t2024=teks)
    isi = operator.post(url("target-edit", renstra.pk), data).content.decode()
    assert (isi.count(f'value="{teks}"') > 0, isi.count(kalimat), isi.count("Bacaan ini benar")) == (
        True,
        2,
        1,
    )
    assert indikator.target.get().target_teks == "82,5%"
    data[f"b-{indikator.pk}-t2024-yakin"] = teks
    assert operator.post(url("target-edit", renstra.pk), data).status_code == 302
    assert indikator.target.get().target_teks == teks


def test_words_are_refused_where_percents_are_counted(operator, renstra):
    indikator, data = persen(renstra, t2024="seratus")
    data[f"b-{indikator.pk}-t2024-yakin"] = "seratus"
    isi = operator.post(url("target-edit", renstra.pk), data).content.decode()
    assert isi.count("&#x27;seratus&#x27; tidak dapat dibaca sebagai persen.") == 2
    assert indikator.target.get().target_teks == "82,5%"


def test_another_kind_reads_the_stored_targets_again(operator, renstra):
    indikator = Indikator.objects.get()
    set_target(target := indikator.target.get(), "0,85")
    target.save()
    alamat, nama = url("indikator-edit", renstra.pk, indikator.pk), f"b-{indikator.pk}"
    data = {"suntingan": 0, f"{nama}-jenis_nilai": "persen", f"{nama}-t2024": "0,85"}
    isi = operator.post(alamat, data).content.decode()
    assert (isi.count("Bacaan ini benar"), read_as(indikator)[1]) == (1, "angka")
    operator.post(alamat, data | {f"{nama}-t2024-yakin": "0,85"})
    assert (read_as(indikator)[1], indikator.target.get().target_teks) == ("persen", "0,85")


def test_a_new_renstra_offers_the_next_years_and_the_structure_before(operator, renstra):
    form = operator.get(url("renstra-create")).context["form"]
    assert [form[nama].value() for nama in ("tahun_awal", "tahun_akhir", "salin")] == [2025, 2029, True]
    isi = {"tahun_awal": 2025, "tahun_akhir": 2029}
    operator.post(url("renstra-create"), isi | {"salin": "on"})
    operator.post(url("renstra-create"), {"tahun_awal": 2030, "tahun_akhir": 2034})
    banyak = dict(Sasaran.objects.values_list("renstra__tahun_awal").annotate(Count("pk")))
    assert banyak == {2020: 1, 2025: 1}


def test_the_first_renstra_offers_the_period_of_today(operator, satker_a):
    form = operator.get(url("renstra-create")).context["form"]
    awal = form["tahun_awal"].value()
    assert (awal % 5, form["tahun_akhir"].value() - awal, "salin" in form.fields) == (0, 4, False)
    assert awal <= timezone.localdate().year <= awal + 4


def test_the_main_button_is_the_next_deed(operator, satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029)

    def main():
        aksi = operator.get(url("renstra-detail", renstra.pk)).context["aksi"]
        return [aksi[0]["teks"], *(a["teks"] for a in aksi[1:] if a.get("jenis") == "utama")]

    seen = [main()]
    tujuan = Tujuan.objects.create(renstra=renstra, no="1", uraian="T")
    seen.append(main())
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, tujuan=tujuan, uraian="S")
    seen.append(main())
    Indikator.objects.create(sasaran=sasaran, uraian="I")
    seen.append(main())
    assert seen == [["Tujuan"], ["Sasaran"], ["Tambah indikator"], ["Ubah target"]]


def groups(teks):
    return re.findall(r"<details( open)?><summary>([^<]+)</summary>\s*<fieldset>", teks)


def test_a_new_indikator_asks_first_for_what_it_needs_and_folds_the_rest(operator, renstra):
    teks = operator.get(url("indikator-create", renstra.pk)).text
    judul = re.findall(r"<legend[^>]*><h2>([^<]+)</h2>", teks)
    assert judul[:4] == ["Indikator", "Target setiap tahun", "Pengertian dan rumus", "Ukuran"]
    assert groups(teks) == [("", satu) for satu in judul[4:]]


def test_a_group_with_a_refused_cell_stands_open(operator, renstra):
    sasaran = Sasaran.objects.get()
    isi = {"sasaran": sasaran.pk, "uraian": "B", "wajar_min": "BB"}
    data = {f"b-baru1-{nama}": teks for nama, teks in isi.items()} | {"suntingan": 0}
    teks = operator.post(url("indikator-create", renstra.pk), data).text
    assert [judul for buka, judul in groups(teks) if buka] == ["Batas capaian dan batas wajar"]


def test_a_stored_kartu_shows_every_group_open(operator, renstra):
    pk = Indikator.objects.get().pk
    assert {buka for buka, _ in groups(operator.get(url("indikator-edit", renstra.pk, pk)).text)} == {" open"}


def test_a_new_indikator_leads_to_its_kartu_and_who_answers_for_it(operator, renstra):
    sasaran = Sasaran.objects.get()
    data = {"suntingan": 0, "b-baru1-sasaran": sasaran.pk, "b-baru1-uraian": "Baru"}
    response = operator.post(url("indikator-create", renstra.pk), data)
    baru = Indikator.objects.get(uraian="Baru")
    assert response.url == url("indikator-detail", renstra.pk, baru.pk) + "#penanggung-jawab"
