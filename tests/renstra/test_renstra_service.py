"""Renstra: years in order, numbers used once, targets as typed, nothing deleted that is in use."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kinerja.models import BarisPk, Pk
from renstra.models import Indikator, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from renstra.queries import indikator_of_unit, users_of
from renstra.services.isi import (
    butir_sheet,
    delete_indikator,
    indikator_sheet,
    sasaran_sheet,
    save_renstra_sheet,
    target_sheet,
)
from renstra.services.renstra import create_renstra, delete_renstra, edit_renstra
from sakip.errors import ConflictError
from sakip.kolom import IsianBaris


@pytest.fixture
def renstra(satker_a):
    return Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)


@pytest.fixture
def indikator(renstra, unit_a):
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran satu", urut=1)
    return Indikator.objects.create(sasaran=sasaran, uraian="Indikator satu", urut=1)


@pytest.fixture
def save(operator_a, renstra):
    def run(lembar, *isian, suntingan=None):
        renstra.refresh_from_db()
        seen = renstra.suntingan if suntingan is None else suntingan
        return save_renstra_sheet(
            user=operator_a, renstra=renstra, lembar=lembar, hal="isi", isian=isian, suntingan=seen
        )

    return run


def new(ke=1, **nilai):
    return IsianBaris(f"baru{ke}", nilai)


def row(objek, hapus=False, **nilai):
    return IsianBaris(str(objek.pk), nilai, hapus=hapus)


def targets(indikator):
    return list(indikator.target.values_list("tahun", "target_teks", "target_nilai"))


def test_create_stores_the_head(operator_a, satker_a):
    renstra = create_renstra(user=operator_a, satker=satker_a, tahun_awal=2025, tahun_akhir=2029, visi="V")
    assert (renstra.tahun_list, renstra.visi) == ([2025, 2026, 2027, 2028, 2029], "V")


@pytest.mark.parametrize(("awal", "akhir"), [(2024, 2020), (2020, 2024), (1999, 2003), (2099, 2101)])
def test_years_out_of_order_taken_or_absurd_are_refused(operator_a, renstra, awal, akhir):
    with pytest.raises(ValidationError):
        create_renstra(user=operator_a, satker=renstra.satker, tahun_awal=awal, tahun_akhir=akhir)
    assert Renstra.objects.count() == 1


def test_years_do_not_shrink_over_a_target(operator_a, renstra, indikator):
    TargetIndikator.objects.create(indikator=indikator, tahun=2024, target_teks="-")
    with pytest.raises(ValidationError) as error:
        edit_renstra(user=operator_a, renstra=renstra, suntingan=0, tahun_awal=2020, tahun_akhir=2023)
    pesan = "Masih ada target tahun 2024. Hapus target itu sebelum mengubah masa Renstra."
    assert error.value.messages == [pesan]


def test_edit_keeps_its_own_first_year(operator_a, renstra):
    edit_renstra(
        user=operator_a, renstra=renstra, suntingan=0, tahun_awal=2020, tahun_akhir=2025, visi="Baru"
    )
    assert Renstra.objects.values_list("tahun_akhir", "visi").get() == (2025, "Baru")


def test_second_edit_from_the_same_version_is_a_conflict(operator_a, renstra):
    kolom = {"tahun_awal": 2020, "tahun_akhir": 2024}
    edit_renstra(user=operator_a, renstra=renstra, suntingan=0, visi="Satu", **kolom)
    with pytest.raises(ConflictError):
        edit_renstra(user=operator_a, renstra=renstra, suntingan=0, visi="Dua", **kolom)
    assert Renstra.objects.get().visi == "Satu"


def test_delete_refuses_while_there_are_sasaran(operator_a, renstra, indikator):
    with pytest.raises(ValidationError):
        delete_renstra(user=operator_a, renstra=renstra)
    assert Renstra.objects.count() == 1


def test_delete_takes_misi_and_tujuan(operator_a, renstra):
    Misi.objects.create(renstra=renstra, no="1", uraian="M")
    Tujuan.objects.create(renstra=renstra, no="1", uraian="T")
    delete_renstra(user=operator_a, renstra=renstra)
    assert (Renstra.objects.count(), Misi.objects.count(), Tujuan.objects.count()) == (0, 0, 0)


def test_misi_are_added_in_order(save, renstra):
    save(butir_sheet(renstra, Misi), new(1, no="a", uraian="Satu"), new(2, no="b", uraian="Dua"))
    assert list(renstra.misi.values_list("urut", "no", "uraian")) == [(1, "a", "Satu"), (2, "b", "Dua")]


def test_numbers_are_exchanged_in_one_saving(save, renstra):
    one = Misi.objects.create(renstra=renstra, no="1", uraian="Satu", urut=1)
    two = Misi.objects.create(renstra=renstra, no="2", uraian="Dua", urut=2)
    save(butir_sheet(renstra, Misi), row(one, no="2"), row(two, no="1"))
    assert list(renstra.misi.values_list("no", "uraian")) == [("2", "Satu"), ("1", "Dua")]


def test_a_number_used_twice_is_refused(save, renstra):
    Misi.objects.create(renstra=renstra, no="1", uraian="Satu", urut=1)
    with pytest.raises(ValidationError) as error:
        save(butir_sheet(renstra, Misi), new(no="1", uraian="Dua"))
    assert error.value.messages == ["Nomor 1 dipakai lebih dari satu baris."]
    assert Misi.objects.count() == 1


def test_a_number_of_a_deleted_row_is_free(save, renstra):
    one = Misi.objects.create(renstra=renstra, no="1", uraian="Satu", urut=1)
    save(butir_sheet(renstra, Misi), row(one, hapus=True), new(no="1", uraian="Dua"))
    assert list(renstra.misi.values_list("no", "uraian")) == [("1", "Dua")]


def test_a_tujuan_with_sasaran_is_not_deleted(save, renstra, indikator):
    tujuan = Tujuan.objects.create(renstra=renstra, no="1", uraian="T")
    Sasaran.objects.update(tujuan=tujuan)
    with pytest.raises(ValidationError) as error:
        save(butir_sheet(renstra, Tujuan), row(tujuan, hapus=True))
    assert list(error.value.message_dict) == [f"{tujuan.pk}-hapus"]


def test_a_sasaran_needs_words_unit_and_tingkat(save, renstra):
    with pytest.raises(ValidationError) as error:
        save(sasaran_sheet(renstra), new(uraian="", unit="", tujuan="", tingkat="", urut="1"))
    assert sorted(error.value.message_dict) == ["baru1-tingkat", "baru1-unit", "baru1-uraian"]


def test_a_sasaran_takes_only_units_and_tujuan_of_its_own(save, renstra, satker_b, unit_a):
    other = satker_b.unit.get(kunci="lembaga")
    with pytest.raises(ValidationError) as error:
        save(sasaran_sheet(renstra), new(uraian="S", unit=str(other.pk), tingkat="strategis"))
    assert list(error.value.message_dict) == ["baru1-unit"]
    save(sasaran_sheet(renstra), new(uraian="S", unit=str(unit_a.pk), tingkat="program", tujuan=""))
    assert list(renstra.sasaran.values_list("uraian", "unit", "tingkat")) == [("S", unit_a.pk, "program")]


def test_a_sasaran_with_indikator_is_not_deleted(save, renstra, indikator):
    with pytest.raises(ValidationError) as error:
        save(sasaran_sheet(renstra), row(indikator.sasaran, hapus=True))
    pesan = "Sasaran ini masih mempunyai 1 indikator. Pindahkan atau hapus indikatornya lebih dahulu."
    assert error.value.messages == [pesan]


def test_targets_are_kept_as_typed_beside_their_reading(save, renstra, indikator):
    save(target_sheet(renstra), row(indikator, t2020="-", t2023="2 Lap", t2024="82,5 %"))
    expected = [(2020, "-", None), (2023, "2 Lap", Decimal(2)), (2024, "82,5 %", Decimal("82.5"))]
    assert targets(indikator) == expected


def test_an_emptied_target_goes_and_the_others_stay(save, renstra, indikator):
    save(target_sheet(renstra), row(indikator, t2023="80%", t2024="85%"))
    save(target_sheet(renstra), row(indikator, t2023="", t2024="85%"))
    assert targets(indikator) == [(2024, "85%", Decimal(85))]


def test_an_unreadable_target_is_refused_by_cell(save, renstra, indikator):
    with pytest.raises(ValidationError) as error:
        save(target_sheet(renstra), row(indikator, t2023="80%", t2024="1.2.3.4"))
    assert (list(error.value.message_dict), targets(indikator)) == ([f"{indikator.pk}-t2024"], [])


def test_a_new_kartu_with_its_targets(save, renstra, indikator):
    lembar = indikator_sheet(renstra, None, indikator.sasaran_id)
    kartu = {"uraian": "Baru", "iku": "ya", "polaritas": "minimal", "definisi": "D", "t2024": "0,1%"}
    save(lembar, new(sasaran=str(indikator.sasaran_id), **kartu))
    baru = Indikator.objects.get(uraian="Baru")
    assert (baru.iku, baru.polaritas, baru.definisi, baru.urut) == (True, "minimal", "D", 2)
    assert targets(baru) == [(2024, "0,1%", Decimal("0.1"))]


def test_a_kartu_needs_its_words(save, renstra, indikator):
    with pytest.raises(ValidationError) as error:
        save(indikator_sheet(renstra, indikator), row(indikator, uraian=" "))
    assert list(error.value.message_dict) == [f"{indikator.pk}-uraian"]


def test_a_used_indikator_is_not_deleted_and_its_users_are_named(operator_a, indikator, unit_a):
    pk = Pk.objects.create(unit=unit_a, tahun=2024)
    BarisPk.objects.create(pk_dokumen=pk, indikator="I", indikator_renstra=indikator)
    BarisPk.objects.create(pk_dokumen=pk, indikator="J", indikator_renstra=indikator)
    assert users_of(indikator) == [f"PK 2024 {unit_a.nama}"]
    with pytest.raises(ValidationError) as error:
        delete_indikator(user=operator_a, indikator=indikator)
    assert error.value.messages == [f"Indikator ini dipakai pada PK 2024 {unit_a.nama}."]


def test_an_unused_indikator_goes_with_its_targets(operator_a, save, renstra, indikator):
    save(target_sheet(renstra), row(indikator, t2024="85%"))
    delete_indikator(user=operator_a, indikator=indikator)
    assert (Indikator.objects.count(), TargetIndikator.objects.count()) == (0, 0)


def test_indikator_of_unit_comes_from_the_renstra_of_the_year(
    save, renstra, indikator, unit_a, sekretariat_a
):
    save(target_sheet(renstra), row(indikator, t2023="80%", t2024="85%"))
    found = indikator_of_unit(unit_a, 2024)
    assert [[t.target_teks for t in i.target_tahun] for i in found] == [["85%"]]
    assert (indikator_of_unit(unit_a, 2025), indikator_of_unit(sekretariat_a, 2024)) == ([], [])


def test_a_ditetapkan_renstra_is_not_changed(save, renstra):
    Renstra.objects.update(status="ditetapkan")
    with pytest.raises(ValidationError):
        save(butir_sheet(renstra, Misi), new(no="1", uraian="X"))


@pytest.mark.parametrize("persona", ["operator_b", "ketua_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_changes_nothing(make_persona, renstra, persona):
    user = make_persona(persona)
    with pytest.raises(PermissionDenied):
        save_renstra_sheet(
            user=user,
            renstra=renstra,
            lembar=butir_sheet(renstra, Misi),
            hal="misi",
            isian=[new(no="1", uraian="X")],
            suntingan=0,
        )
    assert Misi.objects.count() == 0


def test_a_new_renstra_takes_the_structure_of_the_one_before_without_targets(operator_a, pohon, satker_a):
    Indikator.objects.filter(pk=pohon["a"].pk).update(
        definisi="Definisi a", iku=True, iku_tahun="2022", nilai_awal="70%", tahun_nilai_awal=2019
    )
    baru = create_renstra(
        user=operator_a, satker=satker_a, tahun_awal=2025, tahun_akhir=2029, salin=pohon["renstra"]
    )
    sasaran = list(baru.sasaran.values_list("uraian", "tujuan__no", "tujuan__renstra", "induk__uraian"))
    assert sasaran == [
        ("Sasaran strategis", "1", baru.pk, None),
        ("Sasaran program", "1", baru.pk, "Sasaran strategis"),
    ]
    kolom = ("uraian", "definisi", "iku", "iku_tahun", "nilai_awal", "tahun_nilai_awal")
    assert list(Indikator.objects.filter(sasaran__renstra=baru).values_list(*kolom)) == [
        ("Indikator a", "Definisi a", None, "", "", None),
        ("Indikator b", "", None, "", "", None),
        ("Indikator c", "", None, "", "", None),
    ]
    assert (
        baru.tujuan.count(),
        TargetIndikator.objects.filter(indikator__sasaran__renstra=baru).count(),
    ) == (2, 0)


def test_the_renstra_that_was_copied_stays_as_it_is(operator_a, pohon, satker_a):
    create_renstra(
        user=operator_a, satker=satker_a, tahun_awal=2025, tahun_akhir=2029, salin=pohon["renstra"]
    )
    lama = pohon["renstra"]
    assert (lama.tujuan.count(), lama.sasaran.count(), pohon["a"].target.count()) == (2, 2, 5)
    assert lama.sasaran.filter(induk__renstra=lama).count() == 1


def test_a_new_sasaran_begins_under_the_only_tujuan(pohon):
    assert sasaran_sheet(pohon["renstra"]).buat().tujuan is None
    pohon["tujuan_dua"].delete()
    assert sasaran_sheet(pohon["renstra"]).buat().tujuan == pohon["tujuan"]
