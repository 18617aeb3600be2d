"""Home: Tugas saya. What stands on it, why it is empty, and that many documents take the same queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kinerja.models import Pk
from laporan.beranda import empty_words
from laporan.tugas.bentuk import arrange
from sakip.models import Langkah, Penugasan, Periode, User
from tests.hitung import queries_of


@pytest.fixture
def tahun():
    return timezone.localdate().year


def day(geser):
    return timezone.localdate() + timedelta(days=geser)


def page(client, user):
    client.force_login(user)
    return client.get("/")


def test_a_returned_pk_stands_on_it_with_who_why_and_the_way_there(
    client, operator_a, sekretaris_a, unit_a, tahun
):
    pk = Pk.objects.create(unit=unit_a, tahun=tahun, status="dikembalikan")
    Langkah.objects.create(
        satker=unit_a.satker,
        dokumen="pk",
        objek_id=pk.pk,
        aksi="kembalikan",
        dari="diajukan",
        ke="dikembalikan",
        user=sekretaris_a,
        alasan="Target <b>belum</b> wajar",
    )
    isi = page(client, operator_a).content.decode()
    assert "Dikembalikan oleh sekretaris_a: <q>Target &lt;b&gt;belum&lt;/b&gt; wajar</q>" in isi
    assert f'href="/satker/17.02/{tahun}/pk/{pk.pk}/baris/"' in isi


def test_an_admin_with_nothing_to_do_is_led_to_the_accounts(admin_a, operator_a):
    assert [empty_words(user, arrange([])).aksi_url for user in (admin_a, operator_a)] == [
        "/satker/17.02/akun/",
        "",
    ]


def test_the_menu_counts_what_is_to_be_done_now(client, operator_a, sekretariat_a, unit_a, tahun):
    for unit in (unit_a, sekretariat_a):
        Pk.objects.create(unit=unit, tahun=tahun, status="dikembalikan")
    Periode.objects.create(dokumen="lakip", tahun=tahun, buka=day(10), tenggat=day(40))
    halaman = page(client, operator_a)
    banyak = halaman.context["tugas"].banyak
    assert f'Tugas saya&nbsp;<span class="lencana lencana--info">{banyak}<' in halaman.content.decode()


def test_more_than_eight_of_a_group_are_folded(client, operator_a, unit_a):
    for versi in range(9):
        Pk.objects.create(unit=unit_a, tahun=2030 + versi, status="dikembalikan")
    isi = page(client, operator_a).content.decode()
    terbuka, _, terlipat = isi.partition("Tugas yang lain dalam kelompok ini")
    assert (terbuka.count("tugas__kartu") >= 8, terlipat.count("Perbaiki<")) == (True, 1)


@pytest.mark.parametrize(
    ("nama", "judul", "kalimat"),
    [
        ("auditor", "Tidak ada yang perlu Anda kerjakan", "Sebagai auditor Anda membaca dan tidak mengisi."),
        (
            "ketua_a",
            "Tidak ada yang perlu Anda kerjakan sekarang",
            "Jadwal pengisian berikutnya belum ditetapkan.",
        ),
        (
            "provinsi_17",
            "Tidak ada yang perlu Anda kerjakan sekarang",
            "Tidak ada dokumen yang menunggu penerimaan, dan tidak ada satuan kerja yang terlambat.",
        ),
    ],
)
def test_an_empty_home_says_why(client, make_persona, nama, judul, kalimat):
    isi = page(client, make_persona(nama)).content.decode()
    assert (f"<h2>{judul}</h2>" in isi, kalimat in isi) == (True, True)


def test_an_empty_home_names_the_next_window_and_what_waits_for_others(client, operator_a, unit_a, tahun):
    Periode.objects.create(dokumen="lakip", tahun=tahun + 1, buka=day(100))
    Pk.objects.create(unit=unit_a, tahun=tahun - 1, status="diajukan")
    Penugasan.objects.filter(user=operator_a).update(unit=unit_a)  # the Renstra is not his to begin
    isi = page(client, operator_a).content.decode()
    assert "1 dokumen yang Anda susun menunggu pemeriksaan atau tanda tangan." in isi
    assert f"Berikutnya: Laporan Kinerja {tahun + 1} dibuka pada" in isi


def test_without_a_penugasan_home_says_whom_to_ask(client, db):
    isi = page(client, User.objects.create_user("baru")).content.decode()
    assert "Mintalah penugasan kepada admin satuan kerja Anda." in isi


def test_the_chain_of_the_own_satker_stands_below(client, operator_a):
    isi = page(client, operator_a).content.decode()
    assert 0 < isi.index('class="tugas"') < isi.index("Buka rantai kinerja")


def test_home_takes_the_same_queries_for_one_document_and_for_three(client, operator_a, unit_a, tahun):
    client.force_login(operator_a)
    Pk.objects.create(unit=unit_a, tahun=tahun, status="dikembalikan")
    satu = queries_of(client, "/")
    for n in (1, 2):
        Pk.objects.create(unit=unit_a, tahun=tahun + n, status="dikembalikan")
    assert queries_of(client, "/") == satu
