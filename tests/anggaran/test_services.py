"""Writing DIPA, pagu and realisasi."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from anggaran.queries import budget_tree
from anggaran.services import pagu as layanan_pagu
from anggaran.services import realisasi as layanan_realisasi
from anggaran.services.dipa import create_dipa, delete_dipa, edit_dipa
from sakip.errors import ConflictError
from sakip.kolom import IsianBaris
from sakip.models import Jejak
from tests.anggaran.tanam import add_pagu, plant_rejang_lebong


@pytest.fixture
def dipa(satker_a):
    return Dipa.objects.create(satker=satker_a, tahun=2024)


@pytest.fixture
def rejang_lebong(satker_a):
    return plant_rejang_lebong(satker_a)


def version(dipa):
    return Dipa.objects.get(pk=dipa.pk).suntingan


def save_pagu(user, dipa, *isian):
    return layanan_pagu.save_pagu(user=user, dipa=dipa, isian=isian, suntingan=version(dipa))


def save_realisasi(user, dipa, *isian, bulan=None):
    return layanan_realisasi.save_realisasi(
        user=user, dipa=dipa, bulan=bulan, isian=isian, suntingan=version(dipa)
    )


def new(kunci, **nilai):
    return IsianBaris(kunci, nilai)


def figures(dipa):
    return [
        (b.kode, b.dalam, b.pagu, b.realisasi) for b in budget_tree(dipa.satker, dipa.tahun, dipa=dipa).baris
    ]


def row(dipa, kode):
    return BarisPagu.objects.get(dipa=dipa, kode_baku=f"076.01.{kode}")


def test_a_revision_copies_the_tree_of_the_one_before(operator_a, satker_a, rejang_lebong):
    nilai = {"revisi": 2, "nomor": "", "tanggal": datetime.date(2024, 5, 1)}
    baru = create_dipa(user=operator_a, satker=satker_a, tahun=2024, nilai=nilai, salin=rejang_lebong)
    assert figures(baru) == figures(rejang_lebong)
    assert not set(baru.baris.values_list("pk", "induk")) & set(
        rejang_lebong.baris.values_list("pk", "induk")
    )
    assert Jejak.objects.get(tindakan="tambah DIPA").rincian["sesudah"]["baris_disalin"] == 36


def test_the_same_revision_twice_is_refused(operator_a, satker_a, dipa):
    with pytest.raises(ValidationError, match="Revisi DIPA dengan nomor ini sudah ada"):
        create_dipa(user=operator_a, satker=satker_a, tahun=2024, nilai={"revisi": 0})


def test_dipa_is_changed_once_per_version(operator_a, dipa):
    edit_dipa(user=operator_a, dipa=dipa, suntingan=0, nilai={"nomor": "A"})
    with pytest.raises(ConflictError):
        edit_dipa(user=operator_a, dipa=dipa, suntingan=0, nilai={"nomor": "B"})
    assert Dipa.objects.get().nomor == "A"


def test_only_the_latest_revision_may_go(operator_a, satker_a, dipa):
    baru = Dipa.objects.create(satker=satker_a, tahun=2024, revisi=1)
    with pytest.raises(ValidationError, match="Hanya revisi DIPA terakhir"):
        delete_dipa(user=operator_a, dipa=dipa)
    delete_dipa(user=operator_a, dipa=baru)
    assert list(Dipa.objects.all()) == [dipa]


def test_levels_above_a_typed_row_come_from_the_reference(operator_a, dipa):
    save_pagu(
        operator_a,
        dipa,
        new("baru1", kode="WA.3355.EBA.994", pagu="2.891.003.000"),
        new("baru2", kode="CQ.6709.QGE.003", uraian="Pelatihan", pagu="Rp36.235.000,-"),
        new("baru3", kode="CQ.6709.QGE.001", uraian="Perencanaan", pagu="794992000"),
    )
    assert figures(dipa) == [
        ("CQ", 1, 831_227_000, None),
        ("CQ.6709", 2, 831_227_000, None),
        ("CQ.6709.QGE", 3, 831_227_000, None),
        ("CQ.6709.QGE.001", 4, 794_992_000, None),
        ("CQ.6709.QGE.003", 4, 36_235_000, None),
        ("WA", 1, 2_891_003_000, None),
        ("WA.3355", 2, 2_891_003_000, None),
        ("WA.3355.EBA", 3, 2_891_003_000, None),
        ("WA.3355.EBA.994", 4, 2_891_003_000, None),
    ]
    assert row(dipa, "WA.3355.EBA.994").uraian == "Layanan Perkantoran"
    assert row(dipa, "CQ.6709").pagu is None


def test_a_tree_without_kro_stays_without(operator_a, rejang_lebong):
    save_pagu(
        operator_a, rejang_lebong, new("baru1", kode="CQ.6709.QGE.002", uraian="Sosialisasi", pagu="1.000")
    )
    baru = row(rejang_lebong, "CQ.6709.QGE.002")
    assert baru.induk == row(rejang_lebong, "CQ.6709")
    kode = [b.kode for b in budget_tree(rejang_lebong.satker, 2024).baris]
    assert kode[kode.index("CQ.6709.QGE.001") + 1] == "CQ.6709.QGE.002"


def test_levels_that_agreed_follow_and_contradictions_stay(operator_a, rejang_lebong):
    BarisPagu.objects.filter(pk=row(rejang_lebong, "WA.3360").pk).update(pagu=1)
    ro = row(rejang_lebong, "WA.3355.EBA.994")
    save_pagu(operator_a, rejang_lebong, new(str(ro.pk), pagu="3.000.000.000"))
    assert row(rejang_lebong, "WA.3355").pagu is None
    assert row(rejang_lebong, "WA.3360").pagu == 1
    pohon = {b.kode: b for b in budget_tree(rejang_lebong.satker, 2024).baris}
    assert (pohon["WA.3355"].pagu, pohon["WA"].pagu) == (3_000_000_000, 3_045_667_000)
    layanan_pagu.use_sum_of_rows(user=operator_a, baris=row(rejang_lebong, "WA.3360"), suntingan=1)
    assert row(rejang_lebong, "WA.3360").pagu is None


@pytest.mark.parametrize(
    ("nilai", "kolom", "kalimat"),
    [
        ({"kode": "CQ.6709.QGE.001", "uraian": "A", "pagu": "-5"}, "pagu", "Pagu tidak boleh negatif."),
        ({"kode": "CQ.6709.QGE.001", "uraian": "A", "pagu": "lima"}, "pagu", "tidak dapat dibaca"),
        ({"kode": "6709.QGE.001", "uraian": "A", "pagu": "5"}, "kode", "Tulis seperti CQ.6709.QGE.003."),
        ({"kode": "1.1", "uraian": "A", "pagu": "5"}, "kode", "Tulis seperti CQ.6709.QGE.003."),
        ({"uraian": "A", "pagu": "5"}, "kode", "Kode anggaran belum diisi."),
        ({"kode": "CQ.9999.QGE.001", "pagu": "5"}, "uraian", "Uraian belum diisi."),
        ({"kode": "CQ", "uraian": "A", "pagu": "5"}, "kode", "sudah ada pada DIPA"),
        (
            {"kode": "CQ.6709", "uraian": "A", "pagu": "1,050.024.000"},
            "pagu",
            "Dibaca sebagai Rp1.050.024.000.",
        ),
    ],
)
def test_what_cannot_be_accepted_is_refused_in_words(operator_a, dipa, nilai, kolom, kalimat):
    add_pagu(dipa, "CQ", "Program", 7)
    with pytest.raises(ValidationError) as galat:
        save_pagu(operator_a, dipa, new("baru1", **nilai))
    assert list(galat.value.message_dict) == [f"baru1-{kolom}"]
    assert kalimat in galat.value.message_dict[f"baru1-{kolom}"][0]
    assert figures(dipa) == [("CQ", 1, 7, None)]


def test_a_doubtful_amount_is_saved_once_confirmed(operator_a, dipa):
    isi = {"kode": "CQ.6709", "uraian": "A", "pagu": "1,050.024.000"}
    save_pagu(operator_a, dipa, IsianBaris("baru1", isi, yakin={"pagu": "1,050.024.000"}))
    assert row(dipa, "CQ.6709").pagu == 1_050_024_000


def test_two_new_rows_may_not_repeat_a_code(operator_a, dipa):
    isi = {"kode": "CQ.6709.QGE.001", "uraian": "A", "pagu": "5"}
    with pytest.raises(ValidationError, match="sudah ada pada DIPA"):
        save_pagu(operator_a, dipa, new("baru1", **isi), new("baru2", **isi))


def test_a_row_with_rows_below_does_not_go(operator_a, rejang_lebong):
    kegiatan, ro = row(rejang_lebong, "WA.3360"), row(rejang_lebong, "WA.3360.EBD.994")
    with pytest.raises(ValidationError, match="masih memiliki rincian"):
        save_pagu(operator_a, rejang_lebong, IsianBaris(str(kegiatan.pk), hapus=True))
    save_pagu(operator_a, rejang_lebong, IsianBaris(str(ro.pk), hapus=True))
    pohon = {b.kode: b for b in budget_tree(rejang_lebong.satker, 2024).baris}
    assert (pohon["WA.3360"].pagu, pohon["WA"].pagu) == (None, 2_891_003_000)


def test_pagu_is_changed_once_per_version(operator_a, dipa):
    isi = new("baru1", kode="CQ.6709", uraian="A", pagu="5")
    layanan_pagu.save_pagu(user=operator_a, dipa=dipa, isian=[isi], suntingan=0)
    with pytest.raises(ConflictError):
        layanan_pagu.save_pagu(user=operator_a, dipa=dipa, isian=[isi], suntingan=0)


@pytest.mark.parametrize("persona", ["auditor", "ketua_a", "provinsi_17", "operator_b"])
def test_others_may_not_write(make_persona, persona, dipa):
    user = make_persona(persona)
    with pytest.raises(PermissionDenied):
        save_pagu(user, dipa, new("baru1", kode="CQ", uraian="A", pagu="5"))
    with pytest.raises(PermissionDenied):
        save_realisasi(user, dipa)


def test_realisasi_of_the_year_is_written_beside_its_pagu(operator_a, dipa):
    ro = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    assert save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi="95")).jumlah == 1
    baris = BarisRealisasi.objects.get()
    assert (baris.satker, baris.tahun, baris.bulan) == (dipa.satker, 2024, None)
    assert (baris.kode_baku, baris.uraian, baris.realisasi) == (ro.kode_baku, "Perencanaan", 95)
    assert figures(dipa) == [("CQ.6709.QGE.001", 1, 100, 95)]
    save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi=""))
    assert figures(dipa) == [("CQ.6709.QGE.001", 1, 100, None)]
    assert BarisRealisasi.objects.count() == 1


def test_months_add_up_and_may_be_paid_back_once_confirmed(operator_a, dipa):
    ro = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi="60"), bulan=1)
    with pytest.raises(ValidationError, match="pengembalian belanja -Rp10"):
        save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi="-10"), bulan=2)
    isi = IsianBaris(str(ro.pk), {"realisasi": "-10"}, yakin={"realisasi": "-10"})
    save_realisasi(operator_a, dipa, isi, bulan=2)
    assert figures(dipa) == [("CQ.6709.QGE.001", 1, 100, 50)]


def test_the_total_of_a_year_is_never_negative(operator_a, dipa):
    ro = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    with pytest.raises(ValidationError, match="Realisasi tidak boleh negatif"):
        save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi="-10"))


def test_realisasi_of_an_oddly_coded_row_is_changed_in_its_place(operator_a, rejang_lebong):
    ro = row(rejang_lebong, "CQ.6870.QGE.003")
    banyak = BarisRealisasi.objects.count()
    save_realisasi(operator_a, rejang_lebong, new(str(ro.pk), realisasi="22.558.001"))
    assert BarisRealisasi.objects.count() == banyak
    assert BarisRealisasi.objects.get(kode="CQ.6870.QGE.").realisasi == 22_558_001


def test_realisasi_above_follows_or_keeps_contradicting(operator_a, rejang_lebong):
    ro = row(rejang_lebong, "CQ.6870.QGE.001")
    save_realisasi(operator_a, rejang_lebong, new(str(ro.pk), realisasi="402.258.401"))
    pohon = {b.kode: b for b in budget_tree(rejang_lebong.satker, 2024).baris}
    assert (pohon["CQ.6870"].realisasi, pohon["CQ"].realisasi) == (504_931_501, 44_420_740_117)
    assert pohon["CQ.6867"].selisih_realisasi == 13_309_627_050
    layanan_realisasi.use_sum_of_rows(user=operator_a, baris=row(rejang_lebong, "CQ.6867"), suntingan=1)
    pohon = {b.kode: b for b in budget_tree(rejang_lebong.satker, 2024).baris}
    assert (pohon["CQ.6867"].realisasi, pohon["CQ.6867"].selisih_realisasi) == (3_536_094_950, 0)


def test_the_sum_is_not_used_over_what_somebody_else_has_just_changed(operator_a, rejang_lebong):
    baris = row(rejang_lebong, "CQ.6867")
    for layanan in (layanan_pagu, layanan_realisasi):
        with pytest.raises(ConflictError):
            layanan.use_sum_of_rows(user=operator_a, baris=baris, suntingan=7)
    assert row(rejang_lebong, "CQ.6867").pagu == baris.pagu


def test_all_revisions_of_the_year_and_no_others_share_one_version_of_the_realisasi(
    operator_a, satker_a, dipa
):
    lain = [
        Dipa.objects.create(satker=satker_a, tahun=t, revisi=r) for t, r in ((2024, 1), (2024, 2), (2025, 0))
    ]
    ro = add_pagu(dipa, "CQ.6709.QGE.001", "Perencanaan", 100)
    save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi="40"))
    assert [version(d) for d in (dipa, *lain)] == [1, 1, 1, 0]
    assert not save_realisasi(operator_a, dipa, new(str(ro.pk), realisasi="40"))
    assert [version(d) for d in (dipa, *lain)] == [1, 1, 1, 0]


def test_saving_nothing_leaves_version_and_trail_alone(operator_a, rejang_lebong):
    sebelum = Jejak.objects.count()
    assert not save_realisasi(operator_a, rejang_lebong)
    assert (version(rejang_lebong), Jejak.objects.count()) == (0, sebelum)


def test_saving_takes_the_same_queries_for_one_row_as_for_many(
    operator_a, rejang_lebong, django_assert_max_num_queries
):
    rows = layanan_realisasi.rows_to_fill(rejang_lebong, None)
    isian = [new(str(r.pk), realisasi=str(i)) for i, r in enumerate(rows, start=1)]
    with django_assert_max_num_queries(30):  # five of them are the audit trail's
        save_realisasi(operator_a, rejang_lebong, *isian)
    assert BarisRealisasi.objects.get(kode_baku="076.01.CQ.6709.QGE.001").realisasi == 2


def test_a_level_that_gave_up_its_own_realisasi_stands_in_the_trace(operator_a, rejang_lebong):
    layanan_realisasi.use_sum_of_rows(user=operator_a, baris=row(rejang_lebong, "CQ.6867"), suntingan=0)
    jejak = Jejak.objects.get(tindakan="pakai jumlah rincian realisasi")
    assert jejak.rincian == {
        "sebelum": {"realisasi": "16.845.722.000"},
        "sesudah": {"realisasi": "jumlah rincian"},
    }
