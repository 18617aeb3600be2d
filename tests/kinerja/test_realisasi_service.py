"""Recording realisasi: what was typed is kept beside its reading, states never mix, capaian follows."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kinerja.models import Pengukuran, Realisasi
from kinerja.services.pengukuran import delete_pengukuran, prepare_pengukuran, recompute_pengukuran
from kinerja.services.realisasi import record_realisasi
from sakip.errors import ConflictError
from sakip.models import Jejak
from tests.kinerja.rakit import TAHUN, columns, isi, make_pengukuran, make_pk, make_rkt


@pytest.fixture
def record(operator_a):
    def save(pengukuran, *isian, suntingan=None):
        pengukuran.refresh_from_db()
        seen = pengukuran.suntingan if suntingan is None else suntingan
        return record_realisasi(user=operator_a, pengukuran=pengukuran, isian=isian, suntingan=seen)

    return save


@pytest.fixture
def row(unit_a):
    """The one realisasi of a triwulan whose target is 80%."""
    return make_pengukuran(make_pk(unit_a, "80%"), "").baris.get()


def refused(record, row, **nilai):
    """The messages by column of a refused saving; nothing may be written."""
    before = Realisasi.objects.values().get(pk=row.pk)
    with pytest.raises(ValidationError) as error:
        record(row.pengukuran, isi(row, **nilai))
    assert Realisasi.objects.values().get(pk=row.pk) == before
    return {k.partition("-")[2]: v[0] for k, v in error.value.message_dict.items()}


def test_record_keeps_the_words_and_stores_the_capaian(record, row):
    assert record(row.pengukuran, isi(row, realisasi="60,5 %", keterangan="Data akhir")).jumlah == 1
    row.refresh_from_db()
    stored = (row.realisasi_teks, row.realisasi_nilai, row.capaian_nilai, row.kategori, row.keterangan)
    assert stored == ("60,5 %", Decimal("60.5"), Decimal("75.63"), "Cukup Berhasil", "Data akhir")


def test_zero_is_a_value_and_empty_is_not(record, row):
    record(row.pengukuran, isi(row, realisasi="0%"))
    row.refresh_from_db()
    assert (row.capaian_status, row.capaian_nilai) == ("ok", Decimal("0.00"))
    record(row.pengukuran, isi(row, realisasi=""))
    row.refresh_from_db()
    assert (row.realisasi_status, row.capaian_status, row.capaian_nilai) == (
        "belum_diisi",
        "belum_diisi",
        None,
    )


@pytest.mark.parametrize("keadaan", ["belum_dinilai", "belum_waktunya", "tidak_relevan"])
def test_a_state_is_stored_without_a_number(record, row, keadaan):
    record(row.pengukuran, isi(row, realisasi="", keadaan=keadaan, keterangan="Menunggu penilaian"))
    row.refresh_from_db()
    assert (row.realisasi_status, row.realisasi_nilai, row.capaian_status) == (keadaan, None, keadaan)


PILIH = {"keadaan": "Pilih salah satu: kosongkan realisasinya, atau ubah keadaannya menjadi “Sesuai isian”."}


@pytest.mark.parametrize("keadaan", ["belum_dinilai", "belum_waktunya", "tidak_relevan"])
def test_a_number_beside_a_stored_state_is_a_contradiction(record, row, keadaan):
    record(row.pengukuran, isi(row, keadaan=keadaan, keterangan="Menunggu"))
    assert refused(record, row, realisasi="80%", keadaan=keadaan) == PILIH


def test_a_number_takes_the_state_away_that_was_given_up(record, row):
    record(row.pengukuran, isi(row, keadaan="belum_dinilai"))
    record(row.pengukuran, isi(row, realisasi="80%", keadaan=""))
    row.refresh_from_db()
    assert (row.realisasi_status, row.capaian_nilai) == ("terisi", Decimal("100.00"))


def test_taking_the_state_back_reads_the_words_again(record, row):
    record(row.pengukuran, isi(row, keadaan="belum_dinilai"))
    record(row.pengukuran, isi(row, realisasi="", keadaan=""))
    row.refresh_from_db()
    assert row.realisasi_status == "belum_diisi"


def test_a_state_beside_a_number_is_a_contradiction(record, row):
    assert refused(record, row, realisasi="80%", keadaan="belum_waktunya") == PILIH


def test_tidak_relevan_asks_for_a_reason(record, row):
    pesan = "Tuliskan alasan mengapa indikator ini tidak relevan."
    assert refused(record, row, keadaan="tidak_relevan") == {"keterangan": pesan}


def test_words_instead_of_a_number_are_refused(record, row):
    assert refused(record, row, realisasi="Terlaksana dengan baik") == {
        "realisasi": "Realisasi tidak terbaca sebagai angka, padahal targetnya 80%. "
        "Tulis angkanya di sini dan uraiannya pada kolom Keterangan."
    }


@pytest.mark.parametrize("teks", ["12,3,4%", "½ dari 80", "1.2.3.4"])
def test_digits_that_cannot_be_read_are_refused(record, row, teks):
    assert list(refused(record, row, realisasi=teks)) == ["realisasi"]


def test_a_doubtful_reading_waits_for_a_confirmation(record, row):
    pesan = refused(record, row, realisasi="78&")["realisasi"]
    assert pesan.partition(".")[0] == "Dibaca sebagai 78 persen"
    record(row.pengukuran, isi(row, realisasi="78&", yakin={"realisasi": "78&"}))
    row.refresh_from_db()
    assert (row.realisasi_teks, row.realisasi_nilai) == ("78&", Decimal(78))


def test_a_confirmation_holds_for_the_confirmed_words_only(record, row):
    with pytest.raises(ValidationError):
        record(row.pengukuran, isi(row, realisasi="78&", yakin={"realisasi": "98&"}))


def test_sementara_needs_a_number(record, row):
    pesan = "Hanya realisasi yang terisi dapat ditandai sebagai angka sementara."
    assert refused(record, row, sementara="on") == {"sementara": pesan}


@pytest.mark.parametrize("tautan", ["javascript:alert(1)", "ftp://kpu.go.id/x", "di lemari"])
def test_evidence_is_a_web_address(record, row, tautan):
    assert list(refused(record, row, bukti=tautan)) == ["bukti"]


def test_evidence_takes_several_addresses(record, row):
    record(row.pengukuran, isi(row, bukti="https://kpu.go.id/a\r\nhttp://kpu.go.id/b"))
    row.refresh_from_db()
    assert row.bukti == "https://kpu.go.id/a\nhttp://kpu.go.id/b"


def test_an_untouched_native_number_keeps_its_reading(record, row):
    Realisasi.objects.filter(pk=row.pk).update(
        realisasi_teks="", realisasi_nilai=77, realisasi_jenis="persen", realisasi_status="terisi"
    )
    record(row.pengukuran, isi(row, realisasi="77%", keterangan="Tetap"))
    row.refresh_from_db()
    assert (row.realisasi_teks, row.realisasi_nilai, row.keterangan) == ("", Decimal(77), "Tetap")


def test_the_second_of_two_savings_is_a_conflict_and_writes_nothing(record, row):
    seen = row.pengukuran.suntingan
    record(row.pengukuran, isi(row, realisasi="70%"), suntingan=seen)
    with pytest.raises(ConflictError) as error:
        record(row.pengukuran, isi(row, realisasi="75%"), suntingan=seen)
    kunci = f"{row.pk}-realisasi"
    assert (error.value.tersimpan, error.value.dikirim) == ({kunci: "70%"}, {kunci: "75%"})
    row.refresh_from_db()
    assert row.realisasi_teks == "70%"


def test_a_saving_without_a_change_leaves_no_trace(record, row):
    before = Jejak.objects.count()
    assert not record(row.pengukuran, isi(row, realisasi=""))
    assert (Jejak.objects.count(), Pengukuran.objects.get().suntingan) == (before, 0)


def test_one_deed_leaves_one_jejak_with_the_words(record, row, operator_a):
    record(row.pengukuran, isi(row, realisasi="70%"))
    jejak = Jejak.objects.get(tindakan="mengisi realisasi")
    sesudah = jejak.rincian["sesudah"][str(row.pk)]
    assert (jejak.user, jejak.satker_id, sesudah["realisasi"]) == (
        operator_a,
        row.pengukuran.unit.satker_id,
        "70%",
    )


@pytest.mark.parametrize("persona", ["operator_b", "sekretaris_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_is_refused(make_persona, row, persona):
    with pytest.raises(PermissionDenied):
        record_realisasi(
            user=make_persona(persona),
            pengukuran=row.pengukuran,
            isian=[isi(row, realisasi="1%")],
            suntingan=0,
        )


def test_a_row_of_another_measurement_is_not_reached(record, row, sekretariat_a):
    other = make_pengukuran(make_pk(sekretariat_a, "100%"), "").baris.get()
    with pytest.raises(ValidationError):
        record(row.pengukuran, isi(other, realisasi="1%"))


def test_prepare_takes_the_pk_in_force_at_the_end_of_the_triwulan(operator_a, unit_a):
    make_pk(unit_a, "80%", tanggal=date(TAHUN, 1, 2))
    perubahan = make_pk(unit_a, "80%", "12 Laporan", versi=1, tanggal=date(TAHUN, 8, 1))
    second = prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=2)
    third = prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=3)
    assert second.baris.count() == 1
    assert [r.baris_pk_id for r in third.baris.all()] == [b.pk for b in perubahan.baris.all()]


def test_prepare_again_moves_rows_to_the_new_version_and_keeps_the_words(operator_a, unit_a):
    lama = make_pengukuran(make_pk(unit_a, "80%", "90%"), "70%", triwulan=3)
    make_pk(unit_a, "85%", versi=1, tanggal=date(TAHUN, 8, 1))
    prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=3)
    rows = columns(lama.baris, "indikator", "realisasi_teks", "baris_pk__target_teks", "capaian_nilai")
    assert rows == [("Indikator 1", "70%", "85%", Decimal("82.35"))]


def test_prepare_against_the_rkt_adds_rows_of_their_own(operator_a, unit_a):
    pengukuran = make_pengukuran(make_pk(unit_a, "80%"), "70%")
    make_rkt(unit_a, "100%")
    prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=4, acuan="rkt")
    assert sorted(pengukuran.baris.values_list("acuan", "realisasi_teks")) == [("pk", "70%"), ("rkt", "")]


def test_prepare_without_a_pk_says_so(operator_a, unit_a):
    with pytest.raises(ValidationError) as error:
        prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=1)
    pesan = f"Perjanjian Kinerja {unit_a.nama} tahun 2024 belum ada, sehingga belum ada yang dapat diukur."
    assert (error.value.messages, Pengukuran.objects.count()) == ([pesan], 0)


def test_a_filled_measurement_is_not_deleted(operator_a, row, record):
    record(row.pengukuran, isi(row, realisasi="1%"))
    with pytest.raises(ValidationError):
        delete_pengukuran(user=operator_a, pengukuran=row.pengukuran)
    assert Pengukuran.objects.count() == 1


def test_an_empty_measurement_is_deleted(operator_a, row):
    delete_pengukuran(user=operator_a, pengukuran=row.pengukuran)
    assert Pengukuran.objects.count() == 0


def test_recompute_mends_what_a_changed_kartu_left_behind(operator_a, record, row):
    record(row.pengukuran, isi(row, realisasi="88%"))
    row.baris_pk.polaritas = "minimal"
    row.baris_pk.save()
    assert recompute_pengukuran(user=operator_a, pengukuran=row.pengukuran) == 1
    row.refresh_from_db()
    assert row.capaian_nilai == Decimal("90.00")
