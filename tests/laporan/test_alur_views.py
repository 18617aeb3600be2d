"""The life of a document in the browser: the panel, the page of a step, the history."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, Pk
from kinerja.services.perjanjian import save_pk_rows
from laporan.models import Lakip
from laporan.services.alur import advance, submit
from renstra.models import Renstra
from sakip.models import Langkah, Pejabat, Periode
from sakip.transitions import Aksi
from tests.hitung import queries_of
from tests.kinerja.rakit import TAHUN, fill, isi, make_pengukuran, make_pk, settle


@pytest.fixture
def pk(unit_a):
    Pejabat.objects.create(unit=unit_a, jabatan="Ketua", jenis_jabatan="ketua", nama="Nama Contoh")
    return make_pk(unit_a, "80%", "12 Laporan", tanggal=date(2024, 1, 15))


def url(dokumen, aksi="", jenis="pk"):
    args = ["17.02", TAHUN, jenis, dokumen.pk or 0]
    nama = "laporan:alur-langkah" if aksi else "laporan:alur-detail"
    return reverse(nama, args=[*args, aksi] if aksi else args)


def take(user, dokumen, aksi, **isi):
    dokumen.refresh_from_db()
    return advance(user=user, dokumen=dokumen, aksi=aksi, suntingan=dokumen.suntingan, **isi)


def page(client, user, alamat):
    client.force_login(user)
    response = client.get(alamat)
    return response.status_code, response.content.decode()


def buttons(client, user, pk):
    client.force_login(user)
    konteks = client.get(reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk])).context
    panel = next(c["panel"] for c in konteks if "panel" in c)
    return [str(t.aksi.value) for t, _ in panel.tombol]


def test_the_panel_offers_the_steps_that_the_reader_may_take(client, make_persona, pk):
    people = {n: make_persona(n) for n in ("operator_a", "kasubbag_a", "ketua_a", "auditor")}
    assert {n: buttons(client, u, pk) for n, u in people.items()} == {
        "operator_a": ["ajukan"],
        "kasubbag_a": ["ajukan"],
        "ketua_a": [],
        "auditor": [],
    }
    take(people["operator_a"], pk, Aksi.AJUKAN)
    assert {n: buttons(client, u, pk) for n, u in people.items()} == {
        "operator_a": ["tarik"],
        "kasubbag_a": ["setujui", "kembalikan"],
        "ketua_a": ["kembalikan"],
        "auditor": [],
    }


def test_only_what_moves_a_document_on_stands_out(client, kasubbag_a, pk):
    submit(user=kasubbag_a, dokumen=pk, suntingan=0)
    _, teks = page(client, kasubbag_a, reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk]))
    panel = teks[teks.index('id="alur"') : teks.index("panel__tautan")]
    tombol = re.findall(r'class="(tombol[^"]*)" href="[^"]*/alur/(\w+)/', panel)
    assert tombol == [("tombol tombol--utama", "setujui"), ("tombol", "kembalikan"), ("tombol", "tarik")]


def test_a_submission_goes_through_the_page(client, operator_a, pk):
    client.force_login(operator_a)
    response = client.post(url(pk, "ajukan"), {"suntingan": 0})
    assert response.url == reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk])
    assert (Pk.objects.get().status, Langkah.objects.get().user) == ("diajukan", operator_a)


def test_a_galat_is_listed_and_disables_the_button(client, operator_a, unit_a):
    kosong = Pk.objects.create(unit=unit_a, tahun=TAHUN)
    status, teks = page(client, operator_a, url(kosong, "ajukan"))
    assert (status, teks.count("Dokumen belum dapat diajukan."), teks.count("disabled>")) == (200, 1, 1)
    assert client.post(url(kosong, "ajukan"), {"suntingan": 0}).status_code == 200
    assert Pk.objects.get().status == "draf"


def test_a_return_shows_its_reason_to_the_writer(client, operator_a, kasubbag_a, pk):
    submit(user=operator_a, dokumen=pk, suntingan=0)
    client.force_login(kasubbag_a)
    pk.refresh_from_db()
    client.post(url(pk, "kembalikan"), {"suntingan": pk.suntingan, "alasan": ""})
    assert Pk.objects.get().status == "diajukan"
    client.post(url(pk, "kembalikan"), {"suntingan": pk.suntingan, "alasan": "Target baris 2 tertukar"})
    _, teks = page(client, operator_a, reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk]))
    assert (teks.count("Dikembalikan oleh kasubbag_a"), teks.count("Target baris 2 tertukar")) == (1, 1)


def test_the_form_that_mends_it_shows_who_returned_it_and_why(client, operator_a, kasubbag_a, pk):
    submit(user=operator_a, dokumen=pk, suntingan=0)
    alamat = reverse("kinerja:pk-baris", args=["17.02", TAHUN, pk.pk])
    take(kasubbag_a, pk, Aksi.KEMBALIKAN, alasan="Target baris 2 tertukar")
    _, teks = page(client, operator_a, alamat)
    assert ("Dikembalikan oleh kasubbag_a" in teks, "Target baris 2 tertukar" in teks) == (True, True)
    take(operator_a, pk, Aksi.AJUKAN)
    take(kasubbag_a, pk, Aksi.SETUJUI)
    _, teks = page(client, operator_a, reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk]))
    assert "Target baris 2 tertukar" not in teks


def test_the_approver_sees_what_changed_since_the_last_submission(client, operator_a, kasubbag_a, pk):
    submit(user=operator_a, dokumen=pk, suntingan=0)
    take(kasubbag_a, pk, Aksi.KEMBALIKAN, alasan="Perbaiki")
    pk.refresh_from_db()
    baris = isi(pk.baris.get(urut=1), target="85%")
    save_pk_rows(user=operator_a, dokumen=pk, isian=[baris], suntingan=pk.suntingan)
    take(operator_a, pk, Aksi.AJUKAN)
    client.force_login(kasubbag_a)
    perbandingan = client.get(url(pk, "setujui")).context["banding"]
    assert [(b.butir, b.kolom, b.lama, b.baru) for b in perbandingan.beda] == [
        ("Indikator 1", "Target", "80%", "85%")
    ]
    assert (perbandingan.dengan, perbandingan.suntingan) == ("ajuan sebelumnya", 1)
    versi = client.get(reverse("laporan:versi-detail", args=["17.02", TAHUN, "pk", pk.pk]))
    assert versi.context["sejak_ajuan"] == perbandingan


def test_approving_ones_own_submission_needs_the_flag_and_is_shown(client, kasubbag_a, pk):
    submit(user=kasubbag_a, dokumen=pk, suntingan=0)
    pk.refresh_from_db()
    status, teks = page(client, kasubbag_a, url(pk, "setujui"))
    assert (status, teks.count('name="sendiri"')) == (200, 1)
    kirim = {"suntingan": pk.suntingan, "alasan": "Tidak ada orang lain"}
    assert client.post(url(pk, "setujui"), kirim).status_code == 200
    assert client.post(url(pk, "setujui"), {**kirim, "sendiri": "on"}).status_code == 302
    _, teks = page(client, kasubbag_a, url(pk))
    assert (Pk.objects.get().status, teks.count("Atas ajuan sendiri")) == ("disetujui", 1)


def test_another_approver_is_not_asked_for_the_flag(client, operator_a, kasubbag_a, pk):
    submit(user=operator_a, dokumen=pk, suntingan=0)
    _, teks = page(client, kasubbag_a, url(pk, "setujui"))
    assert teks.count('name="sendiri"') == teks.count('name="alasan"') == 0


def test_a_version_that_changed_in_between_is_a_conflict(client, operator_a, pk):
    Pk.objects.update(suntingan=4)
    client.force_login(operator_a)
    response = client.post(url(pk, "ajukan"), {"suntingan": 0})
    assert (response.status_code, Pk.objects.get().status) == (409, "draf")


def test_a_step_from_another_status_leads_back_with_words(client, kasubbag_a, pk):
    client.force_login(kasubbag_a)
    response = client.get(url(pk, "setujui"), follow=True)
    assert [str(m) for m in response.context["messages"]] == [
        "Dokumen ini berstatus draf; langkah “Setujui” tidak dapat dilakukan."
    ]


@pytest.mark.parametrize("aksi", ["gantikan", "apa-saja", "AJUKAN"])
def test_a_step_of_the_system_has_no_page(client, operator_a, pk, aksi):
    assert page(client, operator_a, url(pk, aksi))[0] == 404


def test_a_document_under_another_kind_or_satker_is_not_found(client, operator_a, operator_b, pk):
    assert page(client, operator_a, url(pk, "ajukan", jenis="rkt"))[0] == 404
    assert page(client, operator_a, url(pk, "ajukan", jenis="entah"))[0] == 404
    assert page(client, operator_b, url(pk, "ajukan"))[0] == 404
    assert page(client, operator_b, url(pk))[0] == 404


def test_a_closed_window_hides_the_button_and_says_why(client, operator_a, pk):
    kemarin = timezone.localdate() - timedelta(days=1)
    Periode.objects.create(dokumen="pk", tahun=TAHUN, tutup=kemarin)
    assert buttons(client, operator_a, pk) == []
    _, teks = page(client, operator_a, reverse("kinerja:pk-detail", args=["17.02", TAHUN, pk.pk]))
    assert (teks.count("sudah ditutup sejak"), teks.count("Ubah baris")) == (1, 0)


def test_the_page_of_a_perubahan_shows_its_difference(client, operator_a, unit_a, pk):
    settle(pk)
    baru = make_pk(unit_a, "85%", "12 Laporan", versi=1, tanggal=date(2024, 7, 1))
    _, teks = page(client, operator_a, reverse("kinerja:pk-detail", args=["17.02", TAHUN, baru.pk]))
    assert teks.count("2 perbedaan dengan versi awal") == 1
    assert (teks.count(">80%<"), teks.count("15 Januari 2024")) == (1, 1)


def test_a_correction_of_a_realisasi_shows_before_and_after(client, make_persona, pk):
    orang = {n: make_persona(n) for n in ("operator_a", "kasubbag_a", "sekretaris_a")}
    pengukuran = make_pengukuran(settle(pk), "70%", "12 Laporan")
    take(orang["operator_a"], pengukuran, Aksi.AJUKAN)
    take(orang["kasubbag_a"], pengukuran, Aksi.SETUJUI)
    take(orang["sekretaris_a"], pengukuran, Aksi.TETAPKAN)
    client.force_login(orang["operator_a"])
    pengukuran.refresh_from_db()
    kirim = {"suntingan": pengukuran.suntingan, "jenis_perubahan": "prioritas", "alasan": "Salah ketik"}
    assert client.post(url(pengukuran, "buka", jenis="realisasi"), kirim).status_code == 302
    pengukuran.baris.filter(urut=1).update(realisasi_teks="75%")
    perbandingan = client.get(url(pengukuran, jenis="realisasi")).context["perbandingan"]
    assert [(b.butir, b.kolom, b.lama, b.baru) for b in perbandingan.beda] == [
        ("Indikator 1", "Realisasi", "70%", "75%")
    ]
    assert (Pengukuran.objects.get().versi, perbandingan.dengan) == (1, "versi awal")


def test_a_lakip_without_a_row_has_a_panel_and_a_history(client, operator_a, satker_a):
    status, teks = page(client, operator_a, reverse("laporan:lakip-detail", args=["17.02", TAHUN]))
    assert (status, teks.count(url(Lakip(), "ajukan", jenis="lakip"))) == (200, 1)
    assert page(client, operator_a, url(Lakip(), jenis="lakip"))[0] == 200
    assert page(client, operator_a, url(Lakip(), "ajukan", jenis="lakip"))[0] == 200
    assert Lakip.objects.count() == 0


def test_a_renstra_has_its_page_under_its_first_year(client, operator_a, sekretaris_a, satker_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024, status="diajukan")
    alamat = reverse("laporan:alur-langkah", args=["17.02", 2020, "renstra", renstra.pk, "setujui"])
    assert page(client, sekretaris_a, alamat)[0] == 200
    lain = reverse("laporan:alur-langkah", args=["17.02", 2024, "renstra", renstra.pk, "setujui"])
    assert page(client, sekretaris_a, lain)[0] == 404


def test_the_history_takes_as_many_queries_for_many_steps(client, operator_a, kasubbag_a, pk):
    client.force_login(operator_a)
    take(operator_a, pk, Aksi.AJUKAN)
    one = queries_of(client, url(pk))
    for _ in range(3):
        take(operator_a, pk, Aksi.TARIK)
        take(operator_a, pk, Aksi.AJUKAN)
    assert queries_of(client, url(pk)) == one


def test_the_page_of_a_step_takes_as_many_queries_for_many_rows(client, operator_a, kasubbag_a, pk):
    client.force_login(operator_a)
    one = queries_of(client, url(pk, "ajukan"))
    fill(pk.baris, ["1", "2", "3"], "Sasaran lain")
    assert queries_of(client, url(pk, "ajukan")) == one


def steps_of_chain(client, user):
    client.force_login(user)
    rantai = client.get(reverse("laporan:rantai", args=["17.02", TAHUN])).context["rantai"]
    return {s.judul: (s.status, s.jenis) for s in rantai.langkah}


def test_the_chain_says_where_the_documents_stand(client, operator_a, unit_a, sekretariat_a, pk):
    assert steps_of_chain(client, operator_a)["Perjanjian Kinerja"] == ("Draf", "netral")
    settle(pk)
    make_pk(sekretariat_a, "1")
    assert steps_of_chain(client, operator_a)["Perjanjian Kinerja"] == ("1 dari 2 ditetapkan", "cukup")
    Pk.objects.filter(unit=sekretariat_a).update(status="ditetapkan")
    assert steps_of_chain(client, operator_a)["Perjanjian Kinerja"] == ("Ditetapkan", "baik")


@pytest.mark.parametrize(
    ("status", "versi", "asal", "lencana"),
    [
        ("dikembalikan", 0, "sistem", ("Dikembalikan", "kurang")),
        ("dikembalikan", 1, "sistem", ("Target belum lengkap", "cukup")),
        ("draf", 0, "impor", ("Target belum lengkap", "cukup")),
        ("ditetapkan", 0, "sistem", ("Target belum lengkap", "cukup")),
    ],
)
def test_the_chain_does_not_call_a_renstra_good_that_is_not_in_force(
    client, operator_a, satker_a, status, versi, asal, lencana
):
    Renstra.objects.create(
        satker=satker_a, tahun_awal=2020, tahun_akhir=2024, status=status, versi=versi, asal=asal
    )
    assert steps_of_chain(client, operator_a)["Rencana Strategis"] == lencana


def test_a_draft_perubahan_leaves_the_figures_of_the_chain_alone(client, operator_a, unit_a, pk):
    settle(pk)
    make_pk(unit_a, "1", versi=1)
    client.force_login(operator_a)
    rantai = client.get(reverse("laporan:rantai", args=["17.02", TAHUN])).context["rantai"]
    langkah = next(s for s in rantai.langkah if s.judul == "Perjanjian Kinerja")
    assert (langkah.status, langkah.angka, rantai.lembaga.seluruh) == (
        "Perubahan disusun",
        (("Indikator lembaga", "2"),),
        2,
    )


def test_the_province_receives_or_returns_a_realisasi_in_the_browser(client, operator_a, provinsi_17, pk):
    pengukuran = make_pengukuran(settle(pk), "70%", "12 Laporan")
    Pengukuran.objects.update(status="ditetapkan")
    halaman = reverse("kinerja:realisasi-detail", args=["17.02", TAHUN, pengukuran.pk])
    client.force_login(operator_a)
    panel = next(c["panel"] for c in client.get(halaman).context if "panel" in c)
    assert [t.aksi.value for t, _ in panel.tombol] == ["buka"]
    client.force_login(provinsi_17)
    panel = next(c["panel"] for c in client.get(halaman).context if "panel" in c)
    assert [t.aksi.value for t, _ in panel.tombol] == ["terima", "tolak"]
    kirim = {"suntingan": pengukuran.suntingan, "alasan": "Bukti belum lengkap"}
    assert client.post(url(pengukuran, "tolak", jenis="realisasi"), kirim).status_code == 302
    pengukuran.refresh_from_db()
    assert (pengukuran.status, pengukuran.versi) == ("dikembalikan", 1)


def test_the_satker_itself_does_not_receive_its_own(client, operator_a, pk):
    pengukuran = make_pengukuran(settle(pk), "70%")
    Pengukuran.objects.update(status="ditetapkan")
    assert page(client, operator_a, url(pengukuran, "terima", jenis="realisasi"))[0] == 403
