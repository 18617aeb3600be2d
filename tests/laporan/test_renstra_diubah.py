"""While a perubahan of the Renstra is being written, the version before it is in force: what is drawn,
checked, printed and measured in the year comes from there, and the draft shows in none of it."""

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, Pk, Realisasi
from kinerja.services.perjanjian import create_pk
from kinerja.services.rencana_aksi import create_rencana_aksi, rows_of_rencana_aksi
from kinerja.services.rkt import create_rkt
from kinerja.tabel.dokumen import pk_rows, rkt_rows
from kinerja.tabel.isian import rows_to_fill
from kinerja.tabel.selisih import points_of
from laporan.pemeriksaan import check_document
from laporan.services.alur import settle_in_force
from laporan.snapshot import lakip_snapshot, pk_snapshot
from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran, SimpananRenstra, Tujuan
from renstra.queries import indikator_of_unit, renstra_being_changed, renstra_in_force
from tests.hitung import queries_of
from tests.kinerja.rakit import columns, make_pengukuran, settle
from tests.laporan.test_versi import open_next
from tests.renstra.conftest import pohon, put_target  # noqa: F401 - the fixture of the tree
from tests.renstra.test_kartu import LENGKAP

TAHUN = 2024
KARTU = {**LENGKAP, "polaritas": "maksimal", "cara_kumulasi": "posisi_akhir"}
DIUBAH = "Renstra sedang diubah (draf); angka diambil dari versi yang berlaku."


@pytest.fixture(autouse=True)
def lived_here(settings):
    settings.TAHUN_MULAI = TAHUN


@pytest.fixture
def berlaku(pohon):  # noqa: F811 - the fixture of that name
    """The tree in force, its kartu complete."""
    Indikator.objects.update(**KARTU)
    for satu in Indikator.objects.all():
        PenanggungJawab.objects.create(indikator=satu, nama="Siti", mulai="2024-01-02")
    Renstra.objects.update(status="ditetapkan", visi="Visi semula")
    return pohon


def change(isi, user):
    """Open a perubahan and write into every part of it."""
    open_next(user, isi["renstra"])
    Renstra.objects.update(visi="Visi baru")
    Tujuan.objects.filter(pk=isi["tujuan"].pk).update(uraian="Tujuan lain")
    Sasaran.objects.filter(pk=isi["strategis"].pk).update(uraian="Sasaran lain")
    lain = {"uraian": "Indikator lain", "polaritas": "minimal", "definisi": "", "cara_kumulasi": "akumulasi"}
    Indikator.objects.filter(pk=isi["a"].pk).update(**lain, batas_capaian=90, pembilang="P", penyebut="Q")
    isi["a"].target.filter(tahun=TAHUN).delete()
    put_target(isi["a"], TAHUN, "10%")
    isi["b"].delete()
    baru = Indikator.objects.create(sasaran=isi["strategis"], uraian="Indikator baru", urut=9)
    put_target(baru, TAHUN, "70%")


def settle_change(renstra):
    """The perubahan comes into force as after its last signature."""
    Renstra.objects.update(status="disetujui")
    renstra.refresh_from_db()
    settle_in_force(user=None, dokumen=renstra)


@pytest.fixture
def diubah(berlaku, operator_a):
    change(berlaku, operator_a)
    return berlaku


SEMULA = [
    ("Sasaran strategis", "Indikator a", "80%"),
    ("Sasaran strategis", "Indikator b", "90%"),
]


def drawn(dokumen):
    return columns(dokumen.baris, "sasaran", "indikator", "target_teks")


def test_an_rkt_is_drawn_from_the_version_in_force(diubah, operator_a, unit_a):
    rkt, catatan = create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra")
    hilang = "Indikator “Indikator b” dihapus dalam perubahan itu; barisnya tidak terhubung dengan Renstra."
    links = [(diubah["a"].pk,), (None,)]
    assert (drawn(rkt), columns(rkt.baris, "indikator_renstra")) == (SEMULA, links)
    assert catatan == [DIUBAH, hilang]


@pytest.mark.parametrize("sumber", ["renstra", "rkt_renstra"])
def test_a_pk_is_drawn_from_the_version_in_force(diubah, operator_a, unit_a, sumber):
    create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="kosong")
    pk, catatan = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber=sumber)
    assert (drawn(pk), catatan[0]) == (SEMULA, DIUBAH)


def test_what_the_rkt_has_is_not_drawn_twice(diubah, operator_a, unit_a):
    create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra")
    pk, catatan = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt_renstra")
    assert (drawn(pk), catatan) == (SEMULA, [])


def test_a_rencana_aksi_adds_up_as_the_version_in_force_says(berlaku, operator_a, unit_a):
    pk, _ = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra")
    settle(pk)
    open_next(operator_a, berlaku["renstra"])
    Indikator.objects.update(cara_kumulasi="akumulasi")
    aksi, _ = create_rencana_aksi(user=operator_a, unit=unit_a, tahun=TAHUN, pola="triwulan")
    assert {b.cara for b in rows_of_rencana_aksi(aksi)} == {"Target periode terakhir adalah target setahun."}


def test_nobody_can_link_a_row_to_an_indikator_of_the_draft(diubah, unit_a):
    found = {i.uraian: i.pk for i in indikator_of_unit(unit_a, TAHUN)}
    assert found == {"Indikator a": diubah["a"].pk, "Indikator b": None}


@pytest.fixture
def janji(berlaku, operator_a, unit_a):
    """The tree with an RKT and a PK of its one indikator that the draft keeps, and the draft."""
    rkt, _ = create_rkt(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra")
    rkt.baris.filter(indikator_renstra=berlaku["b"]).delete()
    pk, _ = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="rkt")
    change(berlaku, operator_a)
    return {**berlaku, "rkt": rkt, "pk": pk}


def points(dokumen, rows):
    return [(b.indikator, b.hal, b.sumber, b.di_sini) for b in points_of(dokumen, rows(dokumen))]


ABSEN_B = ("Indikator b", "Tidak dimuat dalam Rencana Kinerja Tahunan ini", "90%", "")


def test_a_drawn_rkt_does_not_differ_from_the_draft_until_it_is_in_force(janji):
    rkt = janji["rkt"]
    assert points(rkt, rkt_rows) == [ABSEN_B]
    settle_change(janji["renstra"])
    assert points(rkt, rkt_rows) == [
        ("Indikator a", "Target berbeda dari Renstra", "10%", "80%"),
        ("Indikator baru", "Tidak dimuat dalam Rencana Kinerja Tahunan ini", "70%", ""),
    ]


def test_a_drawn_pk_does_not_differ_from_the_draft_until_it_is_in_force(janji):
    pk = janji["pk"]
    assert points(pk, pk_rows) == []
    settle_change(janji["renstra"])
    assert points(pk, pk_rows) == [("Indikator a", "Target berbeda dari Renstra", "10%", "80%")]


def findings(pk):
    found = check_document(Pk.objects.get(pk=pk.pk), langkah="ajukan")
    return {(t.kode, t.pesan) for t in found if t.kode == "K01" or "Renstra" in t.pesan}


def test_the_checks_of_a_pk_judge_the_version_in_force(janji):
    assert findings(janji["pk"]) == set()
    settle_change(janji["renstra"])
    beda = "Target “Indikator a” dalam Perjanjian Kinerja “80%”, sedangkan dalam Renstra “10%”."
    kosong = "Kartu indikator “Indikator lain” belum memuat definisi operasional."
    assert {pesan.partition(" Tulis alasannya")[0] for _, pesan in findings(janji["pk"])} == {beda, kosong}


def test_a_kartu_that_is_only_complete_in_the_draft_still_lacks_something(berlaku, operator_a, unit_a):
    Indikator.objects.filter(pk=berlaku["a"].pk).update(definisi="")
    pk, _ = create_pk(user=operator_a, unit=unit_a, tahun=TAHUN, sumber="renstra")
    open_next(operator_a, berlaku["renstra"])
    Indikator.objects.update(**KARTU)
    kalimat = (
        "Kartu indikator “Indikator a” belum memuat definisi operasional. Renstra sedang diubah: kartu yang "
        "dilengkapi dalam perubahan itu baru berlaku setelah perubahannya ditetapkan."
    )
    assert findings(pk) == {("K01", kalimat)}


def test_a_printed_pk_says_what_was_in_force(janji):
    [baris] = pk_snapshot(janji["pk"])["baris"]
    assert (baris["tujuan"], baris["indikator"], baris["target"]) == ("Tujuan satu", "Indikator a", "80%")
    settle_change(janji["renstra"])
    assert pk_snapshot(janji["pk"])["baris"][0]["tujuan"] == "Tujuan lain"


def test_a_lakip_prints_the_renstra_in_force(janji, satker_a):
    def told():
        renstra = lakip_snapshot(satker_a, TAHUN)["renstra"]
        baris = renstra["unit"][0]["baris"][0]
        return renstra["visi"], renstra["draf"], baris["indikator"], baris["target"][str(TAHUN)]

    assert told() == ("Visi semula", False, "Indikator a", "80%")
    settle_change(janji["renstra"])
    assert told() == ("Visi baru", False, "Indikator lain", "10%")


def test_a_realisasi_is_measured_by_the_version_in_force_until_the_perubahan_is(janji):
    make_pengukuran(janji["pk"], "60%")
    nilai = Realisasi.objects.values_list("capaian_nilai", flat=True)
    [baris] = rows_to_fill(Realisasi.objects.get().pengukuran)
    assert (nilai.get(), baris.rasio, baris.kartu.polaritas) == (75, None, "maksimal")
    settle_change(janji["renstra"])
    [baris] = rows_to_fill(Realisasi.objects.get().pengukuran)
    assert (nilai.get(), baris.rasio.pembilang, baris.kartu.polaritas) == (90, "P", "minimal")


def test_a_submitted_realisasi_keeps_its_figures_when_the_perubahan_comes_into_force(janji):
    pengukuran = make_pengukuran(janji["pk"], "60%")
    type(pengukuran).objects.update(status="diajukan")
    settle_change(janji["renstra"])
    assert Realisasi.objects.values_list("capaian_nilai", flat=True).get() == 75


@pytest.mark.parametrize("status", ["diajukan", "dikembalikan", "disetujui"])
def test_it_holds_until_the_last_signature(janji, status):
    Renstra.objects.update(status=status)
    assert points(janji["pk"], pk_rows) == []


def test_the_years_in_force_are_those_of_the_version_before(diubah, satker_a):
    Renstra.objects.update(tahun_akhir=2023)
    found = renstra_in_force(satker_a, TAHUN), renstra_being_changed(satker_a, TAHUN)
    assert found == (diubah["renstra"], diubah["renstra"])


def test_without_what_was_kept_the_rows_at_hand_count(diubah, unit_a):
    SimpananRenstra.objects.update(isi="{}")
    assert [i.uraian for i in indikator_of_unit(unit_a, TAHUN)] == ["Indikator lain", "Indikator baru"]


def test_the_version_in_force_is_read_and_never_stored(janji, operator_a):
    make_pengukuran(janji["pk"], "60%")
    assert Indikator.objects.get(pk=janji["a"].pk).uraian == "Indikator lain"


def page(client, dokumen):
    nama = f"kinerja:{dokumen.jenis_dokumen.value}-detail"
    return reverse(nama, args=["17.02", TAHUN, dokumen.pk])


@pytest.mark.parametrize("nama", ["rkt", "pk"])
def test_the_page_says_that_the_renstra_is_being_changed(client, operator_a, janji, nama):
    client.force_login(operator_a)
    isi = client.get(page(client, janji[nama])).text
    versi = reverse("laporan:versi-detail", args=["17.02", 2020, "renstra", janji["renstra"].pk])
    assert (isi.count(DIUBAH) > 0, isi.count(f'href="{versi}"')) == (True, 1)
    settle_change(janji["renstra"])
    assert client.get(page(client, janji[nama])).text.count("sedang diubah") == 0


def test_the_page_takes_as_many_queries_for_three_rows_while_it_is_changed(client, operator_a, janji):
    client.force_login(operator_a)
    few = queries_of(client, page(client, janji["pk"]))
    for ke in (2, 3):
        baris = BarisPk.objects.create(
            pk_dokumen=janji["pk"], indikator=f"I {ke}", indikator_renstra=janji["c"], target_teks="1%"
        )
        assert baris.pk
    assert queries_of(client, page(client, janji["pk"])) == few
