"""What home says is due: the filling for who fills in, the review for who reviews, nothing for others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kinerja.models import Pengukuran, Pk
from laporan.tenggat import due_for
from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran
from sakip.models import Penugasan, Periode, Satker, User
from sakip.querysets import active_penugasan

TAHUN = 2026


def day(geser):
    return timezone.localdate() + timedelta(days=geser)


def due(user, satker):
    rows = due_for(User.objects.get(pk=user.pk), [satker])[satker.pk]
    return [(r.nama, r.keadaan, r.tenggat.hitung, r.ditinjau) for r in rows]


def window(dokumen="pk", **hari):
    hari = {nama: day(geser) for nama, geser in hari.items()}
    triwulan = 1 if dokumen == "realisasi" else None
    return Periode.objects.create(dokumen=dokumen, triwulan=triwulan, tahun=TAHUN, **hari)


def test_the_operator_sees_the_filling_and_the_reviewers_the_review(
    satker_a, unit_a, sekretariat_a, operator_a, kasubbag_a, ketua_a
):
    window(tenggat=-2, tenggat_tinjau=4)
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan")
    Pk.objects.create(unit=sekretariat_a, tahun=TAHUN, status="dikembalikan")
    isi = (f"PK sekretariat {TAHUN}", "dikembalikan", "terlambat 2 hari", False)
    tinjau = (f"PK lembaga {TAHUN}", "diajukan", "4 hari lagi", True)
    assert due(operator_a, satker_a) == [isi]
    assert due(kasubbag_a, satker_a) == [isi, tinjau]
    assert due(ketua_a, satker_a) == [tinjau]


@pytest.mark.parametrize(
    ("hari", "hitung"),
    [({"tutup_tinjau": 3}, ["3 hari lagi"]), ({"tenggat": 3}, []), ({"tenggat": -1, "tutup": 9}, [])],
)
def test_a_review_is_due_on_its_last_day_and_else_never(satker_a, unit_a, sekretaris_a, hari, hitung):
    window(**hari)
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="diajukan")
    assert [satu[2] for satu in due(sekretaris_a, satker_a)] == hitung


@pytest.mark.parametrize(("geser", "banyak"), [(31, 0), (30, 2), (-56, 2), (-57, 0)])
def test_what_is_far_away_is_not_shown(satker_a, operator_a, geser, banyak):
    window(tenggat=geser)
    assert len(due(operator_a, satker_a)) == banyak


def test_what_is_in_force_is_not_due(satker_a, unit_a, sekretariat_a, operator_a):
    window(tenggat=1)
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    assert [satu[0] for satu in due(operator_a, satker_a)] == [f"PK sekretariat {TAHUN}"]


def test_who_acts_for_one_unit_sees_its_own(satker_a, unit_a, operator_a):
    window(tenggat=1)
    Penugasan.objects.filter(user=operator_a).update(unit=unit_a)
    assert [satu[0] for satu in due(operator_a, satker_a)] == [f"PK lembaga {TAHUN}"]


@pytest.mark.parametrize(("selesai", "banyak"), [(None, 1), (0, 1), (-1, 0)])
def test_who_answers_for_an_indikator_sees_the_filling_of_the_realisasi(
    satker_a, unit_a, auditor, selesai, banyak
):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    indikator = Indikator.objects.create(sasaran=sasaran, uraian="I")
    akhir = None if selesai is None else day(selesai)
    PenanggungJawab.objects.create(
        indikator=indikator, user=auditor, nama="Nama Contoh", mulai=day(-9), selesai=akhir
    )
    window("realisasi", tenggat=2, tenggat_tinjau=8)
    window(tenggat=2)
    terlihat = [(f"Realisasi triwulan I {TAHUN}", "belum disusun", "2 hari lagi", False)]
    assert due(auditor, satker_a) == terlihat * banyak
    Pengukuran.objects.create(unit=unit_a, tahun=TAHUN, triwulan=1, status="diajukan")
    assert due(auditor, satker_a) == []


def test_home_lists_it_with_the_way_there(client, operator_a):
    window(tenggat=-1)
    client.force_login(operator_a)
    teks = client.get("/").content.decode()
    assert teks.count("Tenggat Anda") == 1
    assert f'<a href="/satker/17.02/{TAHUN}/pk/">PK lembaga {TAHUN}</a>, belum disusun: tenggat' in teks


def test_without_anything_due_home_says_nothing(client, operator_a):
    client.force_login(operator_a)
    assert "Tenggat Anda" not in client.get("/").content.decode()


def test_nothing_due_takes_one_query_and_one_year_eight_more(operator_a):
    satker = list(Satker.objects.filter(induk__kode_wilayah="17")[:3])
    active_penugasan(operator_a)

    def queries(milik):
        with CaptureQueriesContext(connection) as taken:
            due_for(operator_a, milik)
        return len(taken)

    kosong = queries(satker)
    window(tenggat=1)
    assert (kosong, queries(satker[:1]), queries(satker)) == (1, 9, 9)
