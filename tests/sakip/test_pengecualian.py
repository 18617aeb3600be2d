"""Setting the windows of a year, and giving and taking back exceptions: rights, refusals, Jejak, pages."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, Pk
from sakip.errors import ConflictError
from sakip.models import Jejak, Pemberitahuan, PengecualianKunci, Periode, Satker
from sakip.periode import lock_of
from sakip.services.periode import (
    IsianJadwal,
    grant_exception,
    save_schedule,
    windows_outside,
    withdraw_exception,
)
from sakip.tanggal import cetak_tanggal
from tests.conftest import sign_in_recently
from tests.hitung import queries_of

TAHUN = 2026


@pytest.fixture
def provinsi(satker_a):
    return satker_a.induk


def row(dokumen="pk", triwulan=None, suntingan=None, buka=None, tenggat=None, tutup=None, **tinjau):
    return IsianJadwal(dokumen, triwulan, suntingan, buka, tenggat, tutup, **tinjau)


def stored():
    return sorted(
        Periode.objects.values_list("satker__kode_wilayah", "dokumen", "buka", "tutup", "suntingan"), key=str
    )


def test_the_nation_sets_a_window_with_one_jejak(pusat):
    isian = [row(buka=date(2026, 1, 2), tutup=date(2026, 2, 1)), row("rkt"), row("lakip")]
    assert save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=isian) == 1
    assert stored() == [(None, "pk", date(2026, 1, 2), date(2026, 2, 1), 0)]
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.satker, jejak.rincian["sesudah"]["pk"]["tutup"]) == (
        "ubah jadwal 2026",
        None,
        "2026-02-01",
    )


def test_nothing_changed_writes_no_jejak(pusat):
    assert save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=[row()]) == 0
    assert Jejak.objects.count() == 0


def test_an_emptied_row_goes(pusat):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=date(2026, 2, 1))
    save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=[row(suntingan=0)])
    assert stored() == []


def test_a_province_sets_its_own_and_not_the_national_one(provinsi_17, provinsi):
    isian = [row(tutup=date(2026, 2, 1))]
    save_schedule(user=provinsi_17, satker=provinsi, tahun=TAHUN, isian=isian)
    assert stored() == [("17", "pk", None, date(2026, 2, 1), 0)]
    for satker in (None, Satker.objects.get(kode_wilayah="62")):
        with pytest.raises(PermissionDenied):
            save_schedule(user=provinsi_17, satker=satker, tahun=TAHUN, isian=isian)


def test_a_kabupaten_has_no_schedule_of_its_own(pusat, satker_a):
    with pytest.raises(ValidationError):
        save_schedule(user=pusat, satker=satker_a, tahun=TAHUN, isian=[row(tutup=date(2026, 2, 1))])


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"buka": date(2026, 2, 1), "tutup": date(2026, 1, 1)}, "pk_tutup"),
        ({"buka": date(2026, 2, 1), "tenggat": date(2026, 1, 1)}, "pk_tenggat"),
        ({"tenggat": date(2026, 2, 1), "tutup": date(2026, 1, 1)}, "pk_tutup"),
        ({"buka": date(2062, 2, 1)}, "pk_buka"),
    ],
)
def test_days_in_the_wrong_order_or_far_away_are_refused_at_their_cell(pusat, isi, kolom):
    with pytest.raises(ValidationError) as galat:
        save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=[row(**isi)])
    assert list(galat.value.message_dict) == [kolom]
    assert stored() == []


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"tutup": date(2026, 2, 1)}, "pk_buka"),
        ({"buka": date(2026, 1, 1), "tutup": date(2026, 2, 1)}, "pk_buka"),
        ({"buka": date(2026, 1, 2)}, "pk_tutup"),
        ({"buka": date(2026, 1, 2), "tutup": date(2026, 2, 2)}, "pk_tutup"),
    ],
)
def test_a_window_of_a_province_lies_inside_the_national_one(provinsi_17, provinsi, isi, kolom):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, buka=date(2026, 1, 2), tutup=date(2026, 2, 1))
    with pytest.raises(ValidationError) as galat:
        save_schedule(user=provinsi_17, satker=provinsi, tahun=TAHUN, isian=[row(**isi)])
    kalimat = "dibuka 2 Januari 2026, ditutup setelah 1 Februari 2026."
    assert galat.value.message_dict == {
        kolom: [f"Jadwal provinsi berada di dalam jadwal nasional: {kalimat}"]
    }


def test_windows_left_outside_by_a_narrower_national_one_are_named(provinsi):
    lebar = Periode.objects.create(satker=provinsi, dokumen="pk", tahun=TAHUN, tutup=date(2026, 3, 1))
    Periode.objects.create(satker=provinsi, dokumen="rkt", tahun=TAHUN, tutup=date(2026, 1, 1))
    for dokumen in ("pk", "rkt"):
        Periode.objects.create(dokumen=dokumen, tahun=TAHUN, tutup=date(2026, 2, 1))
    assert windows_outside(TAHUN) == [lebar]


@pytest.mark.parametrize("terlihat", [None, 4])
def test_who_comes_second_sees_both_sides(pusat, terlihat):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=date(2026, 2, 1), suntingan=5)
    isian = [row(suntingan=terlihat, tutup=date(2026, 3, 1))]
    with pytest.raises(ConflictError) as bentrok:
        save_schedule(user=pusat, satker=None, tahun=TAHUN, isian=isian)
    label = "Perjanjian Kinerja, ditutup setelah"
    assert (bentrok.value.tersimpan[label], bentrok.value.dikirim[label]) == (
        "1 Februari 2026",
        "1 Maret 2026",
    )
    assert stored() == [(None, "pk", None, date(2026, 2, 1), 5)]


def grant(user, satker, **isi):
    isi = {"dokumen": "pk", "triwulan": None, "unit": None, "kuasa": "Surat 12", "alasan": "Banjir."} | isi
    isi = {"sampai": timezone.localdate() + timedelta(days=7)} | isi
    return grant_exception(user=user, satker=satker, tahun=TAHUN, **isi)


def test_the_province_opens_a_closed_window_with_one_jejak(provinsi_17, satker_a):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=timezone.localdate() - timedelta(days=1))
    izin = grant(provinsi_17, satker_a)
    assert lock_of(satker_a, "pk", TAHUN) == ""
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.objek_id, jejak.satker) == ("beri pengecualian", izin.pk, satker_a)


@pytest.mark.parametrize("nama", ["operator_a", "admin_a", "ketua_a", "provinsi_62", "auditor"])
def test_nobody_but_the_satker_above_gives_an_exception(make_persona, satker_a, nama):
    with pytest.raises(PermissionDenied):
        grant(make_persona(nama), satker_a)


def test_a_province_gives_none_to_itself(provinsi_17, provinsi, pusat):
    with pytest.raises(PermissionDenied):
        grant(provinsi_17, provinsi)
    assert grant(pusat, provinsi).satker == provinsi


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"kuasa": "  "}, "kuasa"),
        ({"alasan": " "}, "alasan"),
        ({"triwulan": 1}, "triwulan"),
        ({"dokumen": "realisasi"}, "triwulan"),
        ({"sampai": date(2026, 1, 1)}, "sampai"),
        ({"sampai": date(2099, 1, 1)}, "sampai"),
    ],
)
def test_an_exception_needs_authority_reason_and_a_near_end(provinsi_17, satker_a, isi, kolom):
    with pytest.raises(ValidationError) as galat:
        grant(provinsi_17, satker_a, **isi)
    assert list(galat.value.message_dict) == [kolom]


def test_an_exception_ends_after_sixty_days_at_the_latest(provinsi_17, satker_a):
    batas = timezone.localdate() + timedelta(days=60)
    assert grant(provinsi_17, satker_a, sampai=batas).sampai == batas
    with pytest.raises(ValidationError):
        grant(provinsi_17, satker_a, dokumen="rkt", sampai=batas + timedelta(days=1))


def test_a_unit_of_another_satker_is_refused(provinsi_17, satker_a, satker_b):
    with pytest.raises(ValidationError):
        grant(provinsi_17, satker_a, unit=satker_b.unit.first())


def test_the_same_exception_is_not_given_twice(provinsi_17, satker_a, unit_a):
    grant(provinsi_17, satker_a)
    with pytest.raises(ValidationError):
        grant(provinsi_17, satker_a)
    assert grant(provinsi_17, satker_a, unit=unit_a).unit == unit_a


def test_withdrawing_closes_the_window_again(provinsi_17, satker_a):
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=timezone.localdate() - timedelta(days=1))
    izin = grant(provinsi_17, satker_a)
    withdraw_exception(user=provinsi_17, pengecualian=izin, alasan="Sudah selesai.")
    assert lock_of(satker_a, "pk", TAHUN) != ""
    jejak = Jejak.objects.latest("pk")
    assert (jejak.tindakan, jejak.rincian["keterangan"]) == ("cabut pengecualian", "Sudah selesai.")


@pytest.mark.parametrize(
    ("kolom", "kata"),
    [({"dicabut": timezone.now()}, "dicabut"), ({"sampai": date(2026, 1, 1)}, "berakhir")],
)
def test_what_no_longer_holds_is_not_withdrawn_again(provinsi_17, satker_a, kolom, kata):
    izin = grant(provinsi_17, satker_a)
    PengecualianKunci.objects.filter(pk=izin.pk).update(**kolom)
    with pytest.raises(ValidationError) as galat:
        withdraw_exception(user=provinsi_17, pengecualian=izin, alasan="Selesai.")
    assert galat.value.messages == [f"Pengecualian ini sudah {kata}."]


def test_the_satker_itself_takes_nothing_back(provinsi_17, admin_a, satker_a):
    izin = grant(provinsi_17, satker_a)
    with pytest.raises(PermissionDenied):
        withdraw_exception(user=admin_a, pengecualian=izin, alasan="Selesai.")


def test_those_who_fill_it_in_hear_of_an_exception(provinsi_17, satker_a, operator_a, operator_b, ketua_a):
    grant(provinsi_17, satker_a, sampai=timezone.localdate())
    hari = cetak_tanggal(timezone.localdate())
    assert list(Pemberitahuan.objects.values_list("user__username", "teks")) == [
        ("operator_a", f"Pengisian Perjanjian Kinerja 2026 dibuka dengan pengecualian sampai {hari}.")
    ]


def test_giving_and_taking_back_want_the_password_once_more(client, provinsi_17, satker_a):
    izin = grant(provinsi_17, satker_a)
    client.force_login(provinsi_17)
    for url in (address("pengecualian-create"), address("pengecualian-cabut", "17.02", izin.pk)):
        assert client.get(url).headers["Location"].startswith("/masuk/ulang/?next=")


def test_the_document_and_its_form_say_by_which_exception_they_are_open(
    client, operator_a, provinsi_17, unit_a
):
    pk = Pk.objects.create(unit=unit_a, tahun=TAHUN)
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=kemarin, tutup=kemarin)
    grant(provinsi_17, unit_a.satker)
    client.force_login(operator_a)
    for nama in ("kinerja:pk-detail", "kinerja:pk-baris"):
        isi = client.get(reverse(nama, args=["17.02", TAHUN, pk.pk])).content.decode()
        assert "Dibuka dengan pengecualian menurut Surat 12 sampai" in isi
        assert "terlambat 1 hari" in isi


def test_the_form_of_a_realisasi_says_until_when(client, operator_a, unit_a):
    ukur = Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=2)
    besok = timezone.localdate() + timedelta(days=1)
    Periode.objects.create(dokumen="realisasi", triwulan=2, tahun=TAHUN, tenggat=besok)
    client.force_login(operator_a)
    isi = client.get(reverse("kinerja:realisasi-edit", args=["17.02", TAHUN, ukur.pk])).content.decode()
    assert f"Tenggat {cetak_tanggal(besok)}, 1 hari lagi." in isi


def address(nama, kode="17.02", *lain):
    return reverse(f"sakip:{nama}", args=[kode, TAHUN, *lain])


def test_the_page_of_a_satker_says_which_schedule_holds_and_what_is_open(
    client, operator_a, provinsi_17, satker_a
):
    kemarin = timezone.localdate() - timedelta(days=1)
    for dokumen in ("pk", "rkt"):
        Periode.objects.create(dokumen=dokumen, tahun=TAHUN, tutup=kemarin)
    grant(provinsi_17, satker_a)
    client.force_login(operator_a)
    isi = client.get(address("jadwal-detail")).content.decode()
    kata = ["terbuka sampai", "Ditutup<", "jadwal nasional", "Surat 12", "Banjir."]
    assert [k for k in kata if k not in isi] == []
    assert "Cabut" not in isi


def test_the_form_of_the_schedule_keeps_what_was_typed_and_saves_after_a_conflict(client, pusat):
    client.force_login(pusat)
    url = address("jadwal-edit", "00")
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=date(2026, 2, 1), suntingan=3)
    data = {"pk_suntingan": "2", "pk_tutup": "2026-03-01", "rkt_buka": "2026-01-02"}
    jawab = client.post(url, data)
    assert jawab.status_code == 409
    form = jawab.context["form"]
    assert [form[nama].value() for nama in ("pk_suntingan", "pk_tutup", "rkt_buka")] == [
        "3",
        "2026-03-01",
        "2026-01-02",
    ]
    assert client.post(url, data | {"pk_suntingan": "3"}).status_code == 302
    assert stored() == [
        (None, "pk", None, date(2026, 3, 1), 4),
        (None, "rkt", date(2026, 1, 2), None, 0),
    ]


def test_an_error_of_the_schedule_stands_at_its_cell(client, pusat):
    client.force_login(pusat)
    data = {"pk_buka": "2026-03-01", "pk_tutup": "2026-02-01"}
    form = client.post(address("jadwal-edit", "00"), data).context["form"]
    assert form.errors == {"pk_tutup": ["Urutannya: dibuka, tenggat, lalu ditutup."]}


def test_an_exception_is_given_and_taken_back_in_the_browser(client, provinsi_17, satker_a):
    sign_in_recently(client, provinsi_17)
    data = {"dokumen": "realisasi", "triwulan": "2", "kuasa": "Surat 9", "alasan": "Gempa."}
    data["sampai"] = (timezone.localdate() + timedelta(days=3)).isoformat()
    assert client.post(address("pengecualian-create"), data).status_code == 302
    izin = PengecualianKunci.objects.get()
    assert (izin.satker, izin.triwulan, izin.pemberi) == (satker_a, 2, provinsi_17)
    cabut = address("pengecualian-cabut", "17.02", izin.pk)
    assert client.post(cabut, {"alasan": " "}).context["form"].has_error("alasan")
    assert client.post(cabut, {"alasan": "Sudah selesai."}).status_code == 302
    izin.refresh_from_db()
    assert izin.dicabut is not None


def test_the_list_of_the_province_holds_its_own_and_no_others(client, provinsi_17, pusat, satker_a):
    lain = Satker.objects.filter(induk__kode_wilayah="62").first()
    grant(pusat, satker_a)
    grant(pusat, lain, kuasa="Surat rahasia provinsi lain")
    client.force_login(provinsi_17)
    halaman = client.get(address("pengecualian-list", "17"))
    assert [b.izin.satker for b in halaman.context["izin"]] == [satker_a]
    client.force_login(pusat)
    assert len(client.get(address("pengecualian-list", "00")).context["izin"]) == 2


def test_the_list_takes_the_same_queries_for_one_and_for_three(client, pusat, provinsi):
    client.force_login(pusat)
    anak = list(Satker.objects.filter(induk=provinsi)[:3])
    grant(pusat, anak[0])
    satu = queries_of(client, address("pengecualian-list", "17"))
    for satker in anak[1:]:
        grant(pusat, satker)
    assert queries_of(client, address("pengecualian-list", "17")) == satu
