"""The accounts of the demo, and the officials who sign with them."""

from io import StringIO

import pytest
from django.core.management import call_command

from laporan.services.demo import AKUN, create_accounts, fill_kartu, link_officials
from renstra.models import Indikator
from renstra.susunan import missing_by_indikator
from sakip.choices import JenisJabatan, Peran
from sakip.models import Pejabat, Penugasan, UnitKerja, User


@pytest.fixture
def officials(db):
    """One ketua and one sekretaris in each of the two satker, as the paket bring them."""
    return [
        Pejabat.objects.create(
            unit=UnitKerja.objects.get(satker__kode_wilayah=kode, jenis=unit),
            jabatan="X",
            jenis_jabatan=jenis,
            nama="Nama",
        )
        for kode in ("17.02", "62")
        for unit, jenis in (("lembaga", JenisJabatan.KETUA), ("sekretariat", JenisJabatan.SEKRETARIS))
    ]


def test_every_account_works_for_a_whole_satker(db):
    assert create_accounts() == len(AKUN) == User.objects.count() == 14
    assert not Penugasan.objects.exclude(unit=None).exists()
    assert set(Penugasan.objects.values_list("peran", flat=True)) == set(Peran)


def test_the_officials_in_office_sign_with_their_accounts(officials):
    create_accounts()
    assert link_officials() == 4
    assert list(Pejabat.objects.order_by("id").values_list("akun__username", flat=True)) == [
        "ketua.rejanglebong",
        "sekretaris.rejanglebong",
        "ketua.kalteng",
        "sekretaris.kalteng",
    ]


def test_an_account_that_was_chosen_already_stays(officials):
    create_accounts()
    lain = User.objects.get(username="operator.kalteng")
    Pejabat.objects.filter(pk=officials[0].pk).update(akun=lain)
    assert (link_officials(), link_officials()) == (3, 0)
    assert Pejabat.objects.get(pk=officials[0].pk).akun == lain


def test_without_officials_nothing_is_linked(db):
    create_accounts()
    assert link_officials() == 0


def test_the_log_ins_are_listed(db):
    tulisan = StringIO()
    call_command("muat_demo", tampilkan_akun=True, stdout=tulisan)
    baris = tulisan.getvalue().splitlines()
    assert (
        baris[2].split() == "kasubbag.rejanglebong Kepala Subbagian, Kepala Subbagian Rejang Lebong".split()
    )
    assert len(baris) == 15


def test_the_kartu_of_the_demo_are_complete_and_say_what_is_an_example(db):
    """Also of both satker at once, and a second run leaves them alone."""
    create_accounts()
    for berkas in ("rejanglebong_2024.xlsx", "kalteng_2024.xlsx"):
        call_command("impor_paket", f"fixtures/{berkas}", terapkan=True, terima_ragu=True, stdout=StringIO())
    assert (fill_kartu(), fill_kartu()) == (24, 0)
    rows = Indikator.objects.all()
    assert [kurang for kurang in missing_by_indikator(rows).values() if kurang] == []
    assert [satu.uraian for satu in rows.exclude(definisi__endswith="(contoh)")] == [
        "Persentase Partisipasi Pemilih dalam Pemilu/Pemilihan"
    ]
