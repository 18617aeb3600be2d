"""Who holds a jabatan is not settled by a paket of somebody without the right to the profile."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from laporan.models import Narasi
from laporan.paket.terapkan import apply_paket
from sakip.choices import JenisJabatan
from sakip.models import Pejabat, Periode, UnitKerja
from sakip.queries import pejabat_on
from tests.laporan.paket.berkas import paket
from tests.laporan.paket.test_izin import put_in, refused
from tests.laporan.paket.test_peramban import preview

pytestmark = pytest.mark.django_db
JUDUL = ["unit", "jabatan", "nama", "status", "mulai", "selesai"]
UNIT = ["unit", "nama", "jenis"]
KINI = date(2024, 6, 1)


def ketua(nama, mulai=None, selesai=None, status="definitif"):
    return paket(pejabat=[JUDUL, ["lembaga", "Ketua", nama, status, mulai, selesai]])


def send(client, user, isi):
    """Send a paket through the browser as `user`; the page that answers."""
    client.force_login(user)
    halaman, alamat, sidik = preview(client, isi)
    if sidik:
        client.post(f"{alamat}terapkan/", {"sidik": sidik})
    return halaman.text


def acting(unit):
    return pejabat_on(unit, JenisJabatan.KETUA, KINI).nama


@pytest.mark.parametrize("status", ["definitif", "plt", "plh"])
def test_nobody_is_put_beside_or_before_the_ketua_in_office(client, operator_a, unit_a, status):
    put_in(ketua("Ketua Lama"))
    halaman = send(client, operator_a, ketua("Ketua Baru", "1 Januari 2024", "31 Desember 2024", status))
    assert "Pejabat lain untuk jabatan ini tidak ditambah oleh paket ini. Anda tidak berhak" in halaman
    assert "Terapkan paket" not in halaman
    assert (Pejabat.objects.count(), acting(unit_a)) == (1, "Ketua Lama")


def test_a_paket_that_was_not_previewed_is_refused_as_well(operator_a):
    put_in(ketua("Ketua Lama"))
    assert [galat[:3] for galat in refused(ketua("Ketua Baru", "1 Januari 2024"), operator_a)] == [
        ("pejabat", 2, "jabatan")
    ]


def test_the_masa_of_who_is_in_office_is_not_ended_to_make_room(client, operator_a, unit_a):
    put_in(ketua("Ketua Lama"))
    halaman = send(client, operator_a, ketua("Ketua Lama", None, "31 Januari 2024"))
    assert "Masa jabatan yang sudah tersimpan tidak diubah oleh paket ini." in halaman
    assert Pejabat.objects.get().selesai is None


def test_a_masa_of_which_nobody_is_known_is_filled(client, operator_a):
    put_in(ketua("Ketua Kini", "1 Januari 2024"))
    send(client, operator_a, ketua("Ketua Dahulu", "1 Januari 2019", "31 Desember 2023"))
    assert Pejabat.objects.count() == 2


def test_who_has_the_right_ends_one_masa_and_begins_the_next(client, admin_a, unit_a):
    put_in(ketua("Ketua Lama"))
    rows = [["Ketua Lama", None, "31 Januari 2024"], ["Ketua Baru", "1 Februari 2024", None]]
    send(
        client,
        admin_a,
        paket(pejabat=[JUDUL, *(["lembaga", "Ketua", n, "definitif", a, z] for n, a, z in rows)]),
    )
    assert acting(unit_a) == "Ketua Baru"


def test_two_definitif_at_once_are_refused_from_a_person_with_the_right_too(client, admin_a):
    put_in(ketua("Ketua Lama"))
    halaman = send(client, admin_a, ketua("Ketua Baru", "1 Januari 2024"))
    assert "Ketua Lama tercatat sebagai Ketua (Definitif) tanpa batas waktu." in halaman
    assert "Satu jabatan dipegang oleh satu orang pada satu waktu." in halaman
    assert Pejabat.objects.count() == 1


def test_two_definitif_at_once_in_one_file_are_refused(client, operator_a):
    rows = [["lembaga", "Ketua", nama, "definitif", None, None] for nama in ("A", "B")]
    halaman = send(client, operator_a, paket(pejabat=[JUDUL, *rows]))
    assert "Satu jabatan dipegang oleh satu orang pada satu waktu." in halaman
    assert not Pejabat.objects.exists()


def test_the_command_line_may_bring_a_history_that_breaks_the_rule():
    put_in(ketua("Ketua Lama"))
    put_in(ketua("Ketua Baru", "1 Januari 2024"))
    assert Pejabat.objects.count() == 2


def test_units_come_in_once_and_are_not_added_to(client, operator_a, admin_a):
    satu, dua = ["subbag-a", "Subbagian A", "subbagian"], ["subbag-b", "Subbagian B", "subbagian"]
    send(client, operator_a, paket(unit=[UNIT, satu]))
    halaman = send(client, operator_a, paket(unit=[UNIT, satu, dua]))
    assert "sehingga unit baru tidak ditambah oleh paket ini. Anda tidak berhak mengubah profil" in halaman
    assert not UnitKerja.objects.filter(kunci="subbag-b").exists()
    send(client, admin_a, paket(unit=[UNIT, satu, dua]))
    assert UnitKerja.objects.filter(kunci="subbag-b").exists()


@pytest.mark.parametrize("dokumen", ["lakip", "rkt"])
def test_a_closed_window_refuses_sections_of_a_document_without_a_row(dokumen, operator_a):
    Periode.objects.create(dokumen=dokumen, tahun=2024, tutup=timezone.localdate() - timedelta(days=1))
    isi = paket(narasi=[["tahun", "dokumen", "bagian", "teks"], [2024, dokumen, "b", "t"]])
    ((*di, kalimat),) = refused(isi, operator_a)
    assert (di, "sudah ditutup" in kalimat) == (["narasi", 2, ""], True)
    assert not Narasi.objects.exists()
    assert apply_paket(isi, user=operator_a)[1] == "Ada kesalahan di berkas; tidak ada yang disimpan."
