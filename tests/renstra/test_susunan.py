"""The tree: what each node lacks, its small forms, moving it, and the cascade of sasaran."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from renstra.models import Kontribusi, PenanggungJawab, Sasaran, Tujuan
from renstra.services.isi import sasaran_sheet, save_renstra_sheet
from renstra.services.susunan import delete_node, move_node
from renstra.tabel import lacks_of, tree_of
from sakip.errors import ConflictError
from sakip.kolom import IsianBaris
from sakip.models import Jejak
from tests.hitung import queries_of
from tests.renstra.conftest import put_target

KODE = "17.02"


def url(pohon, nama, *args):
    return reverse(f"renstra:{nama}", args=[KODE, pohon["renstra"].pk, *args])


def counts(pohon):
    return {k.tanda: k.banyak for k in lacks_of(tree_of(pohon["renstra"]))}


def test_each_sasaran_is_followed_by_those_that_serve_it(pohon, unit_a):
    isi = {"renstra": pohon["renstra"], "unit": unit_a, "tujuan": pohon["tujuan"]}
    Sasaran.objects.create(uraian="Lain", urut=0, **isi)
    found = [
        (s.nomor, s.sasaran.uraian, s.dalam, s.nomor_induk) for s in tree_of(pohon["renstra"])[0].sasaran
    ]
    expected = [(1, "Lain", 0, None), (2, "Sasaran strategis", 0, None), (3, "Sasaran program", 1, 2)]
    assert found == expected


def test_what_is_lacking_is_counted_by_kind(pohon, unit_a):
    Sasaran.objects.create(renstra=pohon["renstra"], unit=unit_a, uraian="Lepas", tingkat="kegiatan")
    expected = {
        "Tanpa tujuan": 1,
        "Tanpa sasaran induk": 1,
        "Tanpa sasaran": 1,
        "Tanpa indikator": 1,
        "Tanpa target": 2,
        "Tanpa penanggung jawab": 3,
        "Kartu belum lengkap": 3,
    }
    assert counts(pohon) == expected


def test_the_years_without_a_target_are_named(pohon):
    put_target(pohon["c"], 2024, "-")
    strategis, program = tree_of(pohon["renstra"])[0].sasaran
    found = [i.tanda[0] for i in (*strategis.indikator[1:], *program.indikator)]
    assert found == ["Tanpa target 2020, 2021, 2022, 2023", "Tanpa target semua tahun"]


def test_a_penanggung_jawab_of_today_lifts_the_mark(pohon):
    PenanggungJawab.objects.create(indikator=pohon["a"], nama="Nama Contoh", mulai=date(2024, 1, 1))
    assert counts(pohon)["Tanpa penanggung jawab"] == 2


def test_a_tujuan_is_asked_for_only_where_others_have_one(pohon):
    Sasaran.objects.update(tujuan=None)
    assert "Tanpa tujuan" not in counts(pohon)


def test_the_page_shows_targets_marks_and_small_forms(client, operator_a, pohon):
    client.force_login(operator_a)
    isi = client.get(url(pohon, "renstra-detail")).text
    words = ["mendukung sasaran 1", "Tanpa target semua tahun", "2 indikator tanpa target pada suatu tahun"]
    found = [isi.count(kata) for kata in [*words, 'value="naik"', "Ubah atau pindahkan"]]
    assert found == [1, 1, 1, 7, 3]


def test_who_may_only_read_gets_no_forms(client, auditor, pohon):
    client.force_login(auditor)
    isi = client.get(url(pohon, "renstra-detail")).text
    assert [isi.count(kata) for kata in ('class="atur"', 'value="naik"', "Tambah kontribusi")] == [0, 0, 0]


def test_the_page_asks_no_more_for_sixty_indikator(client, operator_a, pohon, unit_a, sekretariat_a):
    client.force_login(operator_a)
    alamat = url(pohon, "renstra-detail")
    few = queries_of(client, alamat)
    for ke in range(57):
        baru = pohon["a"].__class__.objects.create(sasaran=pohon["strategis"], uraian=f"I {ke}", urut=ke + 9)
        put_target(baru, 2024, "90%")
        Kontribusi.objects.create(indikator=baru, unit=sekretariat_a, uraian="Data")
    assert queries_of(client, alamat) == few


def test_a_tujuan_is_added_on_a_small_form(client, operator_a, pohon):
    client.force_login(operator_a)
    data = {"suntingan": 0, "b-baru1-no": "3", "b-baru1-uraian": "Tujuan tiga"}
    response = client.post(url(pohon, "simpul-create", "tujuan"), data)
    assert (response.status_code, Tujuan.objects.get(no="3").urut) == (302, 3)


def test_a_sasaran_below_a_sasaran_begins_with_its_place(client, operator_a, pohon):
    client.force_login(operator_a)
    alamat = f"{url(pohon, 'simpul-create', 'sasaran')}?induk=sasaran-{pohon['program'].pk}"
    form = client.get(alamat).context["lembar"].baris[0]
    found = {nama: form.initial[nama] for nama in ("unit", "tujuan", "tingkat", "induk")}
    program = pohon["program"]
    expected = {"unit": program.unit_id, "tujuan": program.tujuan_id, "induk": program.pk}
    assert found == {nama: str(pk) for nama, pk in expected.items()} | {"tingkat": "kegiatan"}


def test_a_refused_form_keeps_what_was_typed(client, operator_a, pohon):
    client.force_login(operator_a)
    data = {"suntingan": 0, "b-baru1-no": "1", "b-baru1-uraian": "Ketikan saya"}
    isi = client.post(url(pohon, "simpul-create", "tujuan"), data).text
    assert (isi.count("Ketikan saya"), isi.count("Nomor 1 dipakai lebih dari satu baris.")) == (1, 1)


def test_a_sasaran_is_renamed_and_moved_with_those_that_serve_it(client, operator_a, pohon):
    client.force_login(operator_a)
    pk, dua = pohon["strategis"].pk, pohon["tujuan_dua"]
    data = {"suntingan": 0, f"b-{pk}-uraian": "Nama baru", f"b-{pk}-tujuan": dua.pk}
    response = client.post(url(pohon, "simpul-edit", "sasaran", pk), data)
    found = list(Sasaran.objects.order_by("id").values_list("uraian", "tujuan"))
    assert response.url == f"{url(pohon, 'renstra-detail')}#sasaran-{pk}"
    assert found == [("Nama baru", dua.pk), ("Sasaran program", dua.pk)]


def save_sasaran(user, pohon, sasaran, **nilai):
    renstra = pohon["renstra"]
    save_renstra_sheet(
        user=user,
        renstra=renstra,
        lembar=sasaran_sheet(renstra),
        hal="sasaran",
        isian=[IsianBaris(str(sasaran.pk), nilai)],
        suntingan=0,
    )


@pytest.mark.parametrize(
    ("siapa", "nilai"), [("strategis", {"tingkat": "kegiatan"}), ("program", {"tingkat": "strategis"})]
)
def test_a_sasaran_serves_only_one_of_a_higher_tingkat(operator_a, pohon, siapa, nilai):
    with pytest.raises(ValidationError) as error:
        save_sasaran(operator_a, pohon, pohon[siapa], **nilai)
    assert error.value.messages[0].startswith("Sasaran “Sasaran program” harus bertingkat lebih rendah")
    assert list(Sasaran.objects.order_by("id").values_list("tingkat", flat=True)) == ["strategis", "program"]


@pytest.mark.parametrize(
    ("nama", "arah", "hasil"),
    [("tujuan_dua", "naik", ["2", "1"]), ("tujuan", "turun", ["2", "1"])],
)
def test_a_tujuan_changes_places(operator_a, pohon, nama, arah, hasil):
    renstra = pohon["renstra"]
    move_node(user=operator_a, renstra=renstra, simpul=pohon[nama], arah=arah, suntingan=0)
    assert list(renstra.tujuan.order_by("urut").values_list("no", flat=True)) == hasil
    assert Jejak.objects.values_list("tindakan", "objek").get() == ("menggeser tujuan renstra", "tujuan")


def test_an_indikator_moves_within_its_sasaran_also_where_numbers_were_equal(operator_a, pohon):
    pohon["a"].__class__.objects.update(urut=0)
    move_node(user=operator_a, renstra=pohon["renstra"], simpul=pohon["b"], arah="naik", suntingan=0)
    rows = pohon["strategis"].indikator.order_by("urut").values_list("uraian", "urut")
    assert list(rows) == [("Indikator b", 1), ("Indikator a", 2)]


@pytest.mark.parametrize(
    ("nama", "arah"), [("tujuan", "naik"), ("program", "turun"), ("b", "turun"), ("a", "")]
)
def test_there_is_no_place_beyond_the_ends(operator_a, pohon, nama, arah):
    with pytest.raises(ValidationError):
        move_node(user=operator_a, renstra=pohon["renstra"], simpul=pohon[nama], arah=arah, suntingan=0)
    assert Jejak.objects.count() == 0


def test_moving_from_an_older_page_is_a_conflict_that_the_page_tells(client, operator_a, pohon):
    client.force_login(operator_a)
    alamat = url(pohon, "simpul-geser", "tujuan", pohon["tujuan"].pk)
    isi = client.post(alamat, {"arah": "turun", "suntingan": 7}, follow=True).text
    assert isi.count("Susunan belum digeser karena pengguna lain baru saja menyimpan.") == 1
    with pytest.raises(ConflictError):
        move_node(
            user=operator_a, renstra=pohon["renstra"], simpul=pohon["tujuan"], arah="turun", suntingan=7
        )


@pytest.mark.parametrize("persona", ["operator_b", "ketua_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_moves_nothing(make_persona, pohon, persona):
    with pytest.raises(PermissionDenied):
        move_node(
            user=make_persona(persona),
            renstra=pohon["renstra"],
            simpul=pohon["tujuan"],
            arah="turun",
            suntingan=0,
        )


@pytest.mark.parametrize(
    ("jenis", "nama", "kalimat"),
    [
        (
            "tujuan",
            "tujuan",
            "Tujuan ini masih mempunyai 2 sasaran. Pindahkan atau hapus sasarannya lebih dahulu.",
        ),
        (
            "sasaran",
            "program",
            "Sasaran ini masih mempunyai 1 indikator. Pindahkan atau hapus indikatornya lebih dahulu.",
        ),
    ],
)
def test_a_node_on_which_something_hangs_stays_and_says_why(operator_a, pohon, jenis, nama, kalimat):
    isi = {"user": operator_a, "renstra": pohon["renstra"], "jenis": jenis, "simpul": pohon[nama]}
    with pytest.raises(ValidationError) as error:
        delete_node(suntingan=0, **isi)
    assert error.value.messages == [kalimat]


def test_a_sasaran_with_a_kontribusi_or_another_below_it_stays(operator_a, pohon, sekretariat_a):
    pohon["strategis"].indikator.all().delete()
    isi = {"user": operator_a, "renstra": pohon["renstra"], "jenis": "sasaran", "simpul": pohon["strategis"]}
    with pytest.raises(ValidationError, match="1 sasaran di bawahnya"):
        delete_node(suntingan=0, **isi)
    Sasaran.objects.update(induk=None)
    Kontribusi.objects.create(sasaran=pohon["strategis"], unit=sekretariat_a, uraian="Data")
    with pytest.raises(ValidationError, match="1 kontribusi unit lain"):
        delete_node(suntingan=0, **isi)


def test_an_empty_tujuan_goes_after_the_page_that_asks(client, operator_a, pohon):
    client.force_login(operator_a)
    alamat = url(pohon, "simpul-delete", "tujuan", pohon["tujuan_dua"].pk)
    asks = client.get(alamat).text.count("“2. Tujuan dua” akan dihapus")
    client.post(alamat, {"suntingan": 0})
    assert (asks, list(Tujuan.objects.values_list("no", flat=True))) == (1, ["1"])


@pytest.mark.parametrize(
    ("nama", "args"),
    [("simpul-edit", ("misi", 1)), ("simpul-edit", ("tujuan", 0)), ("simpul-create", ("indikator",))],
)
def test_what_is_no_node_of_this_renstra_is_not_found(client, operator_a, pohon, nama, args):
    client.force_login(operator_a)
    assert client.get(url(pohon, nama, *args)).status_code == 404
