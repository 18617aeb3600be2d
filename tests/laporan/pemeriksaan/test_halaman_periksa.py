"""The page of the findings on one document."""

import pytest
from django.urls import reverse

from kinerja.models import Pk
from laporan.models import Dokumen, Pengesampingan
from laporan.pemeriksaan import open_findings
from laporan.services.pemeriksaan import waivable
from tests.laporan.pemeriksaan.test_pengesampingan import submit


def _url(dokumen, tahun=2024):
    return reverse("laporan:periksa-detail", args=["17.02", tahun, dokumen.jenis_dokumen, dokumen.pk or 0])


@pytest.fixture
def diajukan(pk, ketua, renstra, add, operator_a):
    """A PK with one finding of tingkat alasan, submitted by the operator."""
    add(pk)
    submit(pk, operator_a)
    return pk


def test_page_names_each_finding_and_the_way_to_its_mend(client, operator_a, pk, ketua, renstra, add):
    baris = add(pk, "-")
    client.force_login(operator_a)
    isi = client.get(_url(pk)).content.decode()
    assert "Dokumen belum dapat diajukan: 1 temuan masih menghalangi." in isi
    assert "Indikator “Persentase A” pada baris 1 belum mempunyai target." in isi
    assert f"/satker/17.02/2024/pk/{pk.pk}/baris/?kembali={_url(pk)}#id_b-{baris.pk}-target" in isi


def test_page_says_when_nothing_stands_in_the_way(client, operator_a, pk, ketua, renstra, add, add_indikator):
    add(pk, indikator_renstra=add_indikator(target={2024: "80%"}))
    client.force_login(operator_a)
    assert (
        "Tidak ada temuan yang menghalangi dokumen ini untuk diajukan."
        in client.get(_url(pk)).content.decode()
    )


def test_reviewer_gives_a_reason(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    sidik = [t.sidik for t in waivable(diajukan)]
    answer = client.post(_url(diajukan), {"sidik": sidik, "alasan": "Indikator baru."})
    assert (answer.status_code, answer["Location"]) == (302, _url(diajukan))
    assert list(Pengesampingan.objects.values_list("kode", "alasan", "user")) == [
        ("R13", "Indikator baru.", kasubbag_a.pk)
    ]
    assert "dengan alasan: Indikator baru." in client.get(_url(diajukan)).content.decode()


def test_reason_without_a_chosen_finding_keeps_what_was_typed(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    isi = client.post(_url(diajukan), {"alasan": "Indikator baru."}).content.decode()
    assert "Pilih sedikitnya satu temuan." in isi
    assert ">\nIndikator baru.</textarea>" in isi


def test_finding_that_changed_in_the_meantime_is_refused_in_words(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    isi = client.post(_url(diajukan), {"sidik": ["0" * 64], "alasan": "Sebab"}).content.decode()
    assert "Temuan yang dipilih sudah berubah" in isi


def test_form_is_for_reviewers_alone(client, operator_a, diajukan):
    client.force_login(operator_a)
    assert "Teruskan dengan alasan" not in client.get(_url(diajukan)).content.decode()


def test_reviewer_is_told_why_not_yet(client, kasubbag_a, pk, ketua, renstra, add):
    add(pk)
    client.force_login(kasubbag_a)
    isi = client.get(_url(pk)).content.decode()
    assert "Alasan diberikan setelah dokumen diajukan" in isi
    assert "Teruskan dengan alasan" not in isi


def test_lakip_without_a_row_is_judged_too(client, operator_a, satker_a):
    client.force_login(operator_a)
    url = reverse("laporan:periksa-detail", args=["17.02", 2024, "lakip", 0])
    assert "Laporan Kinerja belum bertanggal." in client.get(url).content.decode()


@pytest.mark.parametrize(("jenis", "tahun"), [("surat", 2024), ("pk", 2023), ("rkt", 2024)])
def test_document_of_another_kind_or_year_is_not_found(client, operator_a, pk, jenis, tahun):
    client.force_login(operator_a)
    assert (
        client.get(reverse("laporan:periksa-detail", args=["17.02", tahun, jenis, pk.pk])).status_code == 404
    )


def test_realisasi_and_renstra_have_the_page_too(client, operator_a, ukur, renstra):
    client.force_login(operator_a)
    assert "belum memuat satu baris pun" in client.get(_url(ukur)).content.decode()
    assert "Renstra belum memuat satu sasaran pun." in client.get(_url(renstra, 2023)).content.decode()


def test_words_of_a_document_cannot_bring_in_markup(client, operator_a, pk, add):
    add(pk, "-", indikator="<script>alert(1)</script>")
    client.force_login(operator_a)
    assert "<script>alert(1)" not in client.get(_url(pk)).content.decode()
    assert Pk.objects.get().baris.get().indikator == "<script>alert(1)</script>"


@pytest.mark.parametrize("nama", ["pk", "ukur"])
def test_page_of_a_document_leads_to_its_findings(client, operator_a, request, nama):
    dokumen = request.getfixturevalue(nama)
    client.force_login(operator_a)
    halaman = {"pk": "kinerja:pk-detail", "ukur": "kinerja:realisasi-detail"}[nama]
    isi = client.get(reverse(halaman, args=["17.02", 2024, dokumen.pk])).content.decode()
    assert f'href="{_url(dokumen)}"' in isi


# --- the page of the step, and what a reader may open


def _step(dokumen, aksi):
    args = ["17.02", 2024, dokumen.jenis_dokumen, dokumen.pk, aksi]
    return reverse("laporan:alur-langkah", args=args)


def _reasons(form):
    return [nama for nama in form.fields if nama.startswith("temuan_")]


@pytest.fixture
def beralasan(diajukan):
    """The same, with the reason of who drew it up."""
    diajukan.baris.update(alasan_selisih="Indikator baru tahun ini.")
    return diajukan


def test_approver_confirms_the_reason_of_the_drafter(client, kasubbag_a, beralasan):
    client.force_login(kasubbag_a)
    form = client.get(_step(beralasan, "setujui")).context["form"]
    (nama,) = _reasons(form)
    assert (form[nama].value(), form.fields[nama].required) == ("Indikator baru tahun ini.", True)
    kirim = {"suntingan": beralasan.suntingan, nama: "Sudah dibahas."}
    assert client.post(_step(beralasan, "setujui"), kirim).status_code == 302
    assert list(Pengesampingan.objects.values_list("kode", "alasan", "user")) == [
        ("R13", "Sudah dibahas.", kasubbag_a.pk)
    ]
    kini = Pk.objects.get()
    assert (kini.status, open_findings(kini, langkah="basah")) == ("disetujui", [])


def test_approval_without_the_reason_is_asked_again(client, kasubbag_a, diajukan):
    client.force_login(kasubbag_a)
    jawaban = client.post(_step(diajukan, "setujui"), {"suntingan": diajukan.suntingan})
    assert _reasons(jawaban.context["form"]) == list(jawaban.context["form"].errors)
    assert (Pk.objects.get().status, Pengesampingan.objects.count()) == ("diajukan", 0)


def test_who_approves_his_own_submission_is_not_asked(client, kasubbag_a, pk, ketua, renstra, add):
    add(pk)
    submit(pk, kasubbag_a)
    client.force_login(kasubbag_a)
    jawaban = client.get(_step(pk, "setujui"))
    assert _reasons(jawaban.context["form"]) == []
    assert "Setelah disetujui, dokumen baru dapat ditandatangani sesudah" in jawaban.content.decode()


def test_approver_sees_the_warnings_of_the_submitter(client, operator_a, kasubbag_a, ukur, add):
    add(ukur, realisasi="70%")
    client.force_login(operator_a)
    diajukan = client.get(_step(ukur, "ajukan")).context["temuan"]
    submit(ukur, operator_a)
    client.force_login(kasubbag_a)
    disetujui = client.get(_step(ukur, "setujui")).context["temuan"]
    assert [t.kode for t in diajukan] == [t.kode for t in disetujui] == ["I03"]


def test_naskah_waits_for_the_findings(client, kasubbag_a, diajukan):
    Pk.objects.update(status="disetujui")
    client.force_login(kasubbag_a)
    jawaban = client.post(reverse("laporan:terbit-siapkan", args=["pk", diajukan.pk]), follow=True)
    assert jawaban.redirect_chain == [(_url(diajukan), 302)]
    assert "Naskah belum disiapkan, karena 1 temuan menghalangi" in jawaban.content.decode()
    assert Dokumen.objects.count() == 0


@pytest.mark.parametrize("peran", ["ketua_a", "operator_a"])
def test_finding_on_a_locked_document_leads_to_its_row_on_the_reading_page(client, request, diajukan, peran):
    client.force_login(request.getfixturevalue(peran))
    (temuan,) = client.get(_url(diajukan)).context["kelompok"][0]["daftar"]
    halaman = reverse("kinerja:pk-detail", args=["17.02", 2024, diajukan.pk])
    baris = f"baris-{diajukan.baris.get().pk}"
    assert temuan.url == f"{halaman}?kembali={_url(diajukan)}#{baris}"
    assert f'<tr id="{baris}">' in client.get(temuan.url).content.decode()


@pytest.mark.parametrize(
    ("peran", "nama"), [("operator_a", "sakip:satker-detail"), ("admin_a", "sakip:pejabat-create")]
)
def test_finding_about_an_official_leads_to_what_the_reader_may_open(
    client, request, pk, renstra, add, add_indikator, peran, nama
):
    add(pk, indikator_renstra=add_indikator(target={2024: "80%"}))
    client.force_login(request.getfixturevalue(peran))
    daftar = [t for k in client.get(_url(pk)).context["kelompok"] for t in k["daftar"]]
    assert [t.url for t in daftar] == [f"{reverse(nama, args=['17.02'])}?kembali={_url(pk)}"]
