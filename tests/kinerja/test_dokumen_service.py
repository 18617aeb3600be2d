"""RKT, PK and rencana aksi: drawn from the document before, renewed with a reason, guarded when in use."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from anggaran.models import BarisPagu, Dipa
from kinerja.models import AnggaranPk, BarisPk, BarisRencanaAksi, Pk, RencanaAksi, Rkt
from kinerja.services.dokumen import edit_document
from kinerja.services.perjanjian import create_pk, delete_pk, revise_pk, save_pk_budget, save_pk_rows
from kinerja.services.rencana_aksi import (
    create_rencana_aksi,
    delete_rencana_aksi,
    revise_rencana_aksi,
    save_rencana_aksi_rows,
)
from kinerja.services.rkt import create_rkt, delete_rkt, revise_rkt, save_rkt_rows
from renstra.models import Indikator, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_target
from sakip.errors import ConflictError
from sakip.kolom import IsianBaris
from tests.kinerja.rakit import TAHUN, columns, isi, make_pengukuran, make_pk, make_rkt, settle

MUTASI = {"jenis_perubahan": "pejabat", "alasan_perubahan": "Mutasi"}
STRATEGI = {"jenis_perubahan": "strategi", "alasan_perubahan": "Pagu berubah"}


@pytest.fixture
def indikator(satker_a, unit_a):
    """An indikator of the lembaga in the Renstra 2020-2024 with the target 82,5% for 2024."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="Sasaran satu")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="Indikator 1", polaritas="maksimal")
    for tahun, teks in ((2023, "80%"), (2024, "82,5%")):
        target = TargetIndikator(indikator=indikator, tahun=tahun)
        set_target(target, teks)
        target.save()
    return indikator


def save(service, user, dokumen, *isian):
    dokumen.refresh_from_db()
    return service(user=user, dokumen=dokumen, isian=isian, suntingan=dokumen.suntingan)


def test_rkt_draws_the_targets_of_the_year_with_their_links(operator_a, unit_a, indikator):
    rkt, catatan = create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra", tempat="Curup")
    rows = columns(
        rkt.baris, "urut", "sasaran", "indikator", "target_teks", "target_nilai", "indikator_renstra"
    )
    assert rows == [(1, "Sasaran satu", "Indikator 1", "82,5%", Decimal("82.5"), indikator.pk)]
    assert (catatan, rkt.versi, rkt.tempat) == ([], 0, "Curup")


@pytest.mark.parametrize(
    ("tahun", "kalimat"),
    [
        (TAHUN, "Renstra untuk tahun 2024 belum memuat indikator"),
        (2031, "Belum ada Renstra yang memuat tahun 2031"),
    ],
)
def test_a_document_is_not_drawn_from_a_renstra_that_says_nothing(
    operator_a, sekretariat_a, indikator, tahun, kalimat
):
    for create in (create_rkt, create_pk):
        with pytest.raises(ValidationError, match=kalimat):
            create(user=operator_a, unit=sekretariat_a, tahun=tahun, sumber="renstra")


def test_an_rkt_says_how_many_of_its_rows_have_no_target(operator_a, unit_a, indikator):
    _, catatan = create_rkt(user=operator_a, unit=unit_a, tahun=2022, sumber="renstra")
    assert catatan == ["1 indikator belum bertarget untuk tahun 2022 pada Renstra."]


def test_a_pk_is_not_drawn_from_an_rkt_without_rows(operator_a, unit_a):
    make_rkt(unit_a)
    with pytest.raises(ValidationError, match="belum memuat indikator"):
        create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")


def test_rkt_copies_last_year_without_links_that_hold_no_longer(operator_a, unit_a, indikator):
    lama = Rkt.objects.create(unit=unit_a, tahun=2024)
    lama.baris.create(urut=1, sasaran="S", indikator="I", pagu=5_000, indikator_renstra=indikator)
    rkt, _ = create_rkt(user=operator_a, unit=unit_a, tahun=2025, sumber="tahun_lalu")
    assert columns(rkt.baris, "indikator", "pagu", "indikator_renstra") == [("I", 5_000, None)]


def test_a_second_first_version_is_refused(operator_a, unit_a):
    make_rkt(unit_a, "1%")
    with pytest.raises(ValidationError):
        create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="kosong")
    assert Rkt.objects.count() == 1


def test_pk_takes_rkt_rows_and_what_only_the_renstra_has(operator_a, unit_a, indikator):
    rkt = make_rkt(unit_a, "75%", sasaran="Lain")
    pk, _ = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt_renstra")
    rows = columns(pk.baris, "sasaran", "target_teks", "baris_rkt", "indikator_renstra")
    assert rows == [
        ("Lain", "75%", rkt.baris.get().pk, None),
        ("Sasaran satu", "82,5%", None, indikator.pk),
    ]


def test_pk_budget_comes_from_the_programs_of_the_dipa(operator_a, unit_a, satker_a):
    make_rkt(unit_a, "75%")
    dipa = Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    BarisPagu.objects.create(
        dipa=dipa, urut=1, kode="CQ", tingkat="program", uraian="Pemilu", pagu=26_030_287_000
    )
    BarisPagu.objects.create(dipa=dipa, urut=2, kode="CQ.6709", tingkat="kegiatan", uraian="K", pagu=1)
    pk, _ = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")
    assert columns(pk.anggaran, "uraian", "anggaran") == [("Pemilu", 26_030_287_000)]


def test_pk_without_an_rkt_says_so_and_stores_nothing(operator_a, unit_a):
    with pytest.raises(ValidationError) as error:
        create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")
    assert error.value.message_dict == {"sumber": [f"{unit_a.nama} belum mempunyai RKT tahun 2024."]}
    assert Pk.objects.count() == 0


def test_a_perubahan_copies_rows_and_budget_and_follows_the_rkt_in_force(operator_a, unit_a):
    rkt = make_rkt(unit_a, "75%")
    pk, _ = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")
    AnggaranPk.objects.create(pk_dokumen=pk, urut=1, uraian="Program", anggaran=10)
    rkt_baru = revise_rkt(user=operator_a, dokumen=settle(rkt), **STRATEGI)
    settle(rkt_baru)
    baru = revise_pk(user=operator_a, dokumen=settle(pk), tanggal=date(2024, 8, 1), **MUTASI)
    assert (baru.versi, baru.alasan_perubahan, baru.tanggal) == (1, "Mutasi", date(2024, 8, 1))
    assert (baru.jenis_perubahan, baru.status) == ("pejabat", "draf")
    assert columns(baru.baris, "target_teks", "baris_rkt") == [("75%", rkt_baru.baris.get().pk)]
    assert columns(baru.anggaran, "uraian", "anggaran") == [("Program", 10)]
    assert (pk.baris.count(), pk.anggaran.count()) == (1, 1)


@pytest.mark.parametrize(
    ("jenis", "alasan", "kurang"),
    [
        ("pejabat", "", ["alasan_perubahan"]),
        ("pejabat", "   ", ["alasan_perubahan"]),
        ("", "Mutasi", ["jenis_perubahan"]),
        ("lainnya", "Mutasi", ["jenis_perubahan"]),
    ],
)
def test_a_perubahan_needs_a_reason_of_the_regulation_and_words(operator_a, unit_a, jenis, alasan, kurang):
    pk = settle(make_pk(unit_a, "75%"))
    with pytest.raises(ValidationError) as error:
        revise_pk(user=operator_a, dokumen=pk, jenis_perubahan=jenis, alasan_perubahan=alasan)
    assert list(error.value.message_dict) == kurang


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [
        ("draf", "berstatus draf. Lanjutkan atau hapus versi itu"),
        ("diajukan", "berstatus diajukan. Lanjutkan"),
        ("ditetapkan", "hanya dapat dibuat dari versi terakhir"),
    ],
)
def test_one_perubahan_is_drafted_at_a_time(operator_a, unit_a, status, kalimat):
    pk = settle(make_pk(unit_a, "75%"), "digantikan")
    settle(make_pk(unit_a, "80%", versi=1), status)
    with pytest.raises(ValidationError, match=kalimat):
        revise_pk(user=operator_a, dokumen=pk, **MUTASI)
    assert Pk.objects.count() == 2


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan", "disetujui"])
def test_a_perubahan_starts_from_what_is_or_was_in_force(operator_a, unit_a, status):
    pk = settle(make_pk(unit_a, "75%"), status)
    with pytest.raises(ValidationError, match="dibuat dari dokumen yang sudah ditetapkan"):
        revise_pk(user=operator_a, dokumen=pk, **MUTASI)
    assert Pk.objects.count() == 1


def test_an_imported_version_is_renewed_whatever_its_status(operator_a, unit_a):
    pk = make_pk(unit_a, "75%")
    Pk.objects.update(asal="impor")
    pk.refresh_from_db()
    assert revise_pk(user=operator_a, dokumen=pk, **MUTASI).versi == 1


def test_changing_a_promise_recomputes_what_was_measured_against_it(operator_a, unit_a):
    pk = make_pk(unit_a, "80%")
    pengukuran = make_pengukuran(pk, "60%")
    save(save_pk_rows, operator_a, pk, isi(pk.baris.get(), target="120%"))
    assert pengukuran.baris.get().capaian_nilai == Decimal("50.00")


def test_rows_are_added_moved_and_deleted_in_one_saving(operator_a, unit_a):
    pk = make_pk(unit_a, "1%", "2%", "3%")
    one, two, _ = pk.baris.order_by("urut")
    save(
        save_pk_rows,
        operator_a,
        pk,
        isi(one, urut="3"),
        IsianBaris(str(two.pk), hapus=True),
        IsianBaris("baru1", {"indikator": "Indikator baru", "target": "4%", "urut": ""}),
    )
    assert columns(pk.baris, "urut", "target_teks") == [(1, "3%"), (2, "1%"), (3, "4%")]


def test_a_typed_row_finds_its_source_by_its_words(operator_a, unit_a, indikator):
    rkt = make_rkt(unit_a, "75%")
    pk = make_pk(unit_a)
    words = {"sasaran": "SASARAN  satu", "indikator": "Indikator 1.", "target": "80%"}
    save(save_pk_rows, operator_a, pk, IsianBaris("baru1", words))
    assert columns(pk.baris, "baris_rkt", "indikator_renstra") == [(rkt.baris.get().pk, indikator.pk)]


def test_bad_cells_are_all_named_and_nothing_is_written(operator_a, unit_a):
    rkt = make_rkt(unit_a, "75%", "80%")
    one, two = rkt.baris.order_by("urut")
    with pytest.raises(ValidationError) as error:
        save(
            save_rkt_rows,
            operator_a,
            rkt,
            isi(one, target="1.2.3.4", pagu="banyak"),
            isi(two, pagu="-5.000", sasaran="Sasaran lain"),
            IsianBaris("baru1", {"urut": "dua", "indikator": "X"}),
        )
    places = sorted(error.value.message_dict)
    assert places == sorted([f"{one.pk}-target", f"{one.pk}-pagu", f"{two.pk}-pagu", "baru1-urut"])
    assert columns(rkt.baris, "sasaran", "pagu") == [("Sasaran satu", None), ("Sasaran satu", None)]


def test_rupiah_is_kept_as_typed_beside_the_whole_number(operator_a, unit_a):
    pk = make_pk(unit_a)
    save(
        save_pk_budget,
        operator_a,
        pk,
        IsianBaris("baru1", {"kode": "CQ.6709", "uraian": "Kegiatan", "anggaran": "Rp. 2.647.529.000,-"}),
    )
    rows = columns(pk.anggaran, "kode", "kode_baku", "anggaran", "anggaran_teks")
    assert rows == [("CQ.6709", "076.01.CQ.6709", 2_647_529_000, "Rp. 2.647.529.000,-")]


def test_a_row_in_use_is_not_deleted_and_the_user_is_named(operator_a, unit_a):
    pk = make_pk(unit_a, "80%")
    make_pengukuran(pk, "60%")
    baris = pk.baris.get()
    with pytest.raises(ValidationError) as error:
        save(save_pk_rows, operator_a, pk, IsianBaris(str(baris.pk), hapus=True))
    pesan = f"“Indikator 1” diukur pada Pengukuran Triwulan IV 2024 {unit_a.nama}."
    assert error.value.message_dict == {f"{baris.pk}-hapus": [pesan]}


def test_a_document_in_use_is_not_deleted(operator_a, unit_a):
    rkt = make_rkt(unit_a, "75%")
    create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")
    with pytest.raises(ValidationError) as error:
        delete_rkt(user=operator_a, dokumen=rkt)
    assert error.value.messages == [f"“Indikator 1” diperjanjikan pada PK 2024 {unit_a.nama}."]


def test_an_unused_latest_draft_is_deleted(operator_a, unit_a):
    pk = make_pk(unit_a, "75%")
    make_pk(unit_a, "80%", versi=1)
    with pytest.raises(ValidationError):
        delete_pk(user=operator_a, dokumen=pk)
    delete_pk(user=operator_a, dokumen=Pk.objects.get(versi=1))
    assert list(Pk.objects.values_list("versi", flat=True)) == [0]


@pytest.mark.parametrize("deed", [delete_pk, revise_pk])
def test_a_ditetapkan_document_is_not_deleted_but_may_be_renewed(operator_a, unit_a, deed):
    pk = make_pk(unit_a, "75%")
    Pk.objects.update(status="ditetapkan")
    pk.refresh_from_db()
    if deed is revise_pk:
        assert revise_pk(user=operator_a, dokumen=pk, **MUTASI).status == "draf"
        return
    with pytest.raises(ValidationError):
        delete_pk(user=operator_a, dokumen=pk)


def test_a_ditetapkan_document_keeps_its_rows(operator_a, unit_a):
    pk = make_pk(unit_a, "75%")
    Pk.objects.update(status="ditetapkan")
    with pytest.raises(ValidationError):
        save(save_pk_rows, operator_a, pk, isi(pk.baris.get(), target="80%"))
    assert pk.baris.get().target_teks == "75%"


def test_the_head_is_changed_once_per_version_seen(operator_a, unit_a):
    pk = make_pk(unit_a, "75%")
    edit_document(user=operator_a, dokumen=pk, suntingan=0, tempat="Curup")
    with pytest.raises(ConflictError):
        edit_document(user=operator_a, dokumen=pk, suntingan=0, tempat="Bengkulu")
    assert Pk.objects.get().tempat == "Curup"


def test_rencana_aksi_has_a_row_for_every_promise(operator_a, unit_a):
    pk = make_pk(unit_a, "80%", "12 Laporan")
    dokumen, _ = create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="triwulan")
    expected = [(b.pk, b.target_teks) for b in pk.baris.order_by("urut")]
    assert columns(dokumen.baris, "baris_pk", "target_teks") == expected


def test_rencana_aksi_without_a_pk_is_refused(operator_a, unit_a):
    with pytest.raises(ValidationError):
        create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="bulan")
    assert RencanaAksi.objects.count() == 0


@pytest.fixture
def aksi(operator_a, unit_a):
    make_pk(unit_a, "12 Laporan")
    dokumen, _ = create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="triwulan")
    return dokumen


def periods(dokumen):
    baris = dokumen.baris.get()
    return list(baris.periode.values_list("ke", "dicentang", "target_teks", "target_nilai"))


def test_periods_are_ticks_or_targets(operator_a, aksi):
    save(save_rencana_aksi_rows, operator_a, aksi, isi(aksi.baris.get(), t1="v", t2="3 Laporan", t4="X"))
    assert periods(aksi) == [(1, True, "√", None), (2, False, "3 Laporan", 3), (4, True, "√", None)]


def test_a_period_changes_its_kind_and_goes(operator_a, aksi):
    baris = aksi.baris.get()
    save(save_rencana_aksi_rows, operator_a, aksi, isi(baris, t1="v", t2="3 Laporan", t3="v"))
    save(save_rencana_aksi_rows, operator_a, aksi, isi(baris, t1="6 Laporan", t2="v", t3=""))
    assert periods(aksi) == [(1, False, "6 Laporan", 6), (2, True, "√", None)]


def test_period_targets_give_the_capaian_of_the_triwulan(operator_a, aksi):
    pengukuran = make_pengukuran(Pk.objects.get(), "3 Laporan", triwulan=1)
    save(save_rencana_aksi_rows, operator_a, aksi, isi(aksi.baris.get(), t1="6 Laporan"))
    assert pengukuran.baris.get().capaian_periode_nilai == Decimal("50.00")


def test_a_perubahan_of_a_rencana_aksi_copies_periods_and_follows_the_pk(operator_a, unit_a, aksi):
    save(save_rencana_aksi_rows, operator_a, aksi, isi(aksi.baris.get(), t2="3 Laporan"))
    baru_pk = revise_pk(user=operator_a, dokumen=settle(Pk.objects.get()), **MUTASI)
    settle(baru_pk)
    baru = revise_rencana_aksi(user=operator_a, dokumen=settle(aksi), **MUTASI)
    assert (baru.pola, baru.baris.get().baris_pk) == ("triwulan", baru_pk.baris.get())
    assert (periods(baru), periods(aksi)) == ([(2, False, "3 Laporan", 3)],) * 2


def test_deleting_a_rencana_aksi_takes_its_rows(operator_a, aksi):
    delete_rencana_aksi(user=operator_a, dokumen=aksi)
    assert BarisRencanaAksi.objects.count() == 0


@pytest.mark.parametrize("persona", ["operator_b", "ketua_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_changes_nothing(make_persona, unit_a, persona):
    pk = make_pk(unit_a, "75%")
    with pytest.raises(PermissionDenied):
        save(save_pk_rows, make_persona(persona), pk, isi(pk.baris.get(), target="1%"))
    with pytest.raises(PermissionDenied):
        create_rkt(user=make_persona("sekretaris_a"), unit=unit_a, tahun=TAHUN, sumber="kosong")
    assert (BarisPk.objects.get().target_teks, Rkt.objects.count()) == ("75%", 0)
