"""The page of one row: evidence in and out, words, follow-ups, questions."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kinerja.models import AlasanNilai, Bukti, Pengukuran, Realisasi, TindakLanjut
from kinerja.services.bukti import add_file, add_note
from kinerja.services.tindak_lanjut import plan_follow_up
from sakip.models import Jejak
from tests.kinerja.berkas import office, picture
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk, settle

HARI = timezone.localdate()


@pytest.fixture
def pk(unit_a):
    return settle(make_pk(unit_a, "80%", "90%", "95%"))


@pytest.fixture
def baris(pk):
    return make_pengukuran(pk, "70%", "95%", "90%").baris.get(urut=2)


def _url(nama, baris, *lagi):
    kode = baris.pengukuran.unit.satker.kode_wilayah
    return reverse(f"kinerja:{nama}", args=[kode, TAHUN, baris.pengukuran_id, baris.pk, *lagi])


def _upload(client, baris, *berkas, judul=""):
    isi = [SimpleUploadedFile(nama, data) for nama, data in berkas]
    return client.post(_url("bukti-unggah", baris), {"berkas": isi, "judul_berkas": judul})


def test_several_files_are_kept_at_once(client, operator_a, baris):
    client.force_login(operator_a)
    response = _upload(client, baris, ("a.xlsx", office()), ("b.png", picture()))
    assert response.headers["Location"] == _url("realisasi-baris", baris) + "#bukti"
    assert list(Bukti.objects.values_list("nama", "tipe", "user__username")) == [
        ("a.xlsx", "xlsx", "operator_a"),
        ("b.png", "png", "operator_a"),
    ]


def test_good_file_is_kept_and_the_other_one_named(client, operator_a, baris):
    client.force_login(operator_a)
    response = _upload(client, baris, ("a.xlsx", office()), ("jahat.exe", b"MZ\x00"), judul="Rapat")
    assert [b.nama for b in Bukti.objects.all()] == ["a.xlsx"]
    assert "jahat.exe: Jenis berkas ini tidak dikenal." in response.text
    assert 'value="Rapat"' in response.text


def test_upload_without_a_file_says_so(client, operator_a, baris):
    client.force_login(operator_a)
    assert "Pilih berkas yang akan diunggah." in client.post(_url("bukti-unggah", baris)).text


def test_empty_file_is_named(client, operator_a, baris):
    client.force_login(operator_a)
    assert "kosong.pdf: Berkas ini kosong." in _upload(client, baris, ("kosong.pdf", b"")).text


def test_file_comes_back_to_be_saved_and_runs_nothing(client, auditor, operator_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama='Rapat "pleno" Ünit.txt', isi=b"<b>bukan halaman</b>")
    client.force_login(auditor)
    response = client.get(_url("bukti-berkas", baris, bukti.pk))
    kepala = {
        nama: response.headers[nama]
        for nama in ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    }
    assert kepala == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": "attachment; filename*=utf-8''Rapat%20pleno%20%C3%9Cnit.txt",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    csp = response.headers["Content-Security-Policy"]
    assert ("sandbox" in csp, "default-src 'none'" in csp, response.content) == (
        True,
        True,
        b"<b>bukan halaman</b>",
    )


def test_small_picture_is_a_jpeg_and_an_icon_stands_for_the_rest(client, operator_a, baris):
    gambar = add_file(user=operator_a, baris=baris, nama="a.png", isi=picture())
    buku = add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    client.force_login(operator_a)
    kecil = client.get(_url("bukti-pratinjau", baris, gambar.pk))
    assert (kecil.headers["Content-Type"], kecil.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert client.get(_url("bukti-pratinjau", baris, buku.pk)).status_code == 404
    assert client.get(_url("realisasi-baris", baris)).text.count("<img") == 1


def test_lost_file_is_told_and_not_a_failure(client, operator_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    bukti.berkas.storage.delete(bukti.berkas.name)
    client.force_login(operator_a)
    response = client.get(_url("bukti-berkas", baris, bukti.pk), follow=True)
    assert "Berkas ini tidak ada lagi" in response.text


@pytest.mark.parametrize("nama", ["operator_b", "provinsi_62"])
def test_another_satker_finds_nothing(client, make_persona, operator_a, baris, nama):
    bukti = add_file(user=operator_a, baris=baris, nama="a.png", isi=picture())
    client.force_login(make_persona(nama))
    pages = [_url("realisasi-baris", baris)] + [
        _url(halaman, baris, bukti.pk) for halaman in ("bukti-berkas", "bukti-pratinjau", "bukti-tarik")
    ]
    assert [client.get(url).status_code for url in pages] == [404] * 4


def test_evidence_is_found_under_its_own_row_alone(client, operator_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="a.png", isi=picture())
    lain = baris.pengukuran.baris.get(urut=1)
    client.force_login(operator_a)
    for halaman in ("bukti-berkas", "bukti-pratinjau", "bukti-tarik"):
        assert client.get(_url(halaman, lain, bukti.pk)).status_code == 404


def test_own_satker_under_the_address_of_another_is_not_found(client, operator_a, baris):
    client.force_login(operator_a)
    url = _url("realisasi-baris", baris).replace("17.02", "17.01")
    assert client.get(url).status_code == 404


def test_link_and_note_are_kept_in_one_go(client, operator_a, baris):
    client.force_login(operator_a)
    isi = {"tautan": "https://contoh.id/berita", "teks": "Surat 12/2024.", "judul": "Berita"}
    client.post(_url("bukti-tautan", baris), isi)
    assert list(Bukti.objects.values_list("jenis", "tautan", "teks", "judul")) == [
        ("tautan", "https://contoh.id/berita", "", "Berita"),
        ("teks", "", "Surat 12/2024.", "Berita"),
    ]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Isi tautan atau catatannya."),
        (
            {"tautan": "javascript:alert(1)", "teks": ""},
            "Tulis alamat lengkap yang diawali https:// atau http://.",
        ),
    ],
)
def test_link_that_is_refused_stays_in_the_form(client, operator_a, baris, isi, kalimat):
    client.force_login(operator_a)
    response = client.post(_url("bukti-tautan", baris), isi)
    assert (kalimat in response.text, Bukti.objects.count()) == (True, 0)
    assert f'value="{isi.get("tautan", "")}"' in response.text or not isi


def test_links_of_the_grid_are_shown_and_safe(client, operator_a, baris):
    Realisasi.objects.filter(pk=baris.pk).update(bukti="https://contoh.id/?a=<script>")
    client.force_login(operator_a)
    text = client.get(_url("realisasi-baris", baris)).text
    assert ("Bukti dukung (1)" in text, "a=<script>" in text) == (True, False)


def test_evidence_of_a_draf_is_taken_back_without_a_reason(client, operator_a, baris):
    bukti = add_note(user=operator_a, baris=baris, teks="Ada.")
    client.force_login(operator_a)
    client.post(_url("bukti-tarik", baris, bukti.pk))
    assert Bukti.objects.count() == 0


def _notes(**isi):
    kosong = {
        f"{awal}{nama}": "" for awal in ("", "lama_") for nama in ("keterangan", "kendala", "tindak_lanjut")
    }
    return kosong | isi


def test_words_of_the_row_are_kept_with_their_jejak(client, operator_a, baris):
    client.force_login(operator_a)
    client.post(_url("catatan-edit", baris), _notes(kendala="Anggaran\r\nterlambat."))
    baris.refresh_from_db()
    jejak = Jejak.objects.get(tindakan="mengisi catatan")
    assert baris.kendala == "Anggaran\nterlambat."
    assert (jejak.objek_id, jejak.rincian) == (
        baris.pk,
        {"sebelum": {"kendala": ""}, "sesudah": {"kendala": "Anggaran\nterlambat."}},
    )


def test_words_that_somebody_changed_meanwhile_are_shown_beside_the_typed_ones(client, operator_a, baris):
    Realisasi.objects.filter(pk=baris.pk).update(kendala="Isi orang lain.")
    client.force_login(operator_a)
    response = client.post(_url("catatan-edit", baris), _notes(kendala="Isi saya."))
    baris.refresh_from_db()
    assert (response.status_code, baris.kendala) == (409, "Isi orang lain.")
    assert ("Isi orang lain." in response.text, "Isi saya." in response.text) == (True, True)
    again = client.post(
        _url("catatan-edit", baris), _notes(kendala="Isi saya.", lama_kendala="Isi orang lain.")
    )
    baris.refresh_from_db()
    assert (again.status_code, baris.kendala) == (302, "Isi saya.")


def test_grid_opened_before_the_words_were_changed_is_a_conflict(client, operator_a, baris):
    lama = baris.pengukuran.suntingan
    client.force_login(operator_a)
    client.post(_url("catatan-edit", baris), _notes(kendala="K"))
    assert Pengukuran.objects.get(pk=baris.pengukuran_id).suntingan == lama + 1


def test_follow_up_is_promised_reported_and_closed_with_a_note(client, operator_a, baris):
    client.force_login(operator_a)
    isi = {
        "uraian": "Menambah petugas.",
        "penanggung_jawab": "Kasubbag Umum",
        "tenggat": "2024-12-31",
        "lewat": "on",
    }
    client.post(_url("tindak-lanjut-create", baris), isi)
    tindak = TindakLanjut.objects.get()
    url = _url("tindak-lanjut-edit", baris, tindak.pk)
    refused = client.post(url, {"status": "selesai", "per_tanggal": HARI.isoformat(), "catatan": ""})
    assert "Tuliskan hasilnya, atau alasan pembatalannya." in refused.text
    besok = (HARI + timedelta(days=1)).isoformat()
    refused = client.post(url, {"status": "berjalan", "per_tanggal": besok, "catatan": ""})
    assert "Tanggalnya belum lewat." in refused.text
    client.post(url, {"status": "selesai", "per_tanggal": HARI.isoformat(), "catatan": "Dua petugas."})
    tindak.refresh_from_db()
    assert (tindak.status, tindak.catatan) == ("selesai", "Dua petugas.")
    assert Jejak.objects.filter(objek="realisasi", objek_id=baris.pk).count() == 2


def test_one_button_keeps_what_was_typed_in_every_part(client, operator_a, baris):
    client.force_login(operator_a)
    tindak = {
        "uraian": "Menambah petugas.",
        "penanggung_jawab": "Kasubbag Umum",
        "tenggat": "2024-12-31",
        "lewat": "on",
    }
    isi = (
        _notes(kendala="Anggaran terlambat.") | tindak | {"teks": "Surat 12/2024.", "judul": "", "tautan": ""}
    )
    client.post(_url("bukti-unggah", baris), isi | {"berkas": SimpleUploadedFile("a.xlsx", office())})
    baris.refresh_from_db()
    assert (baris.kendala, TindakLanjut.objects.get().uraian) == ("Anggaran terlambat.", "Menambah petugas.")
    assert sorted(Bukti.objects.values_list("jenis", flat=True)) == ["berkas", "teks"]


def test_a_part_that_is_refused_stays_typed_while_the_others_are_kept(client, operator_a, baris):
    client.force_login(operator_a)
    isi = _notes(kendala="Anggaran terlambat.") | {"uraian": "Tanpa batas waktu."}
    response = client.post(_url("catatan-edit", baris), isi)
    baris.refresh_from_db()
    assert (baris.kendala, TindakLanjut.objects.count()) == ("Anggaran terlambat.", 0)
    assert [list(f.errors) for f in response.context["ditolak"]] == [["penanggung_jawab", "tenggat"]]
    assert ("Tanpa batas waktu." in response.text, "Catatan tersimpan." in response.text) == (True, True)
    assert response.context["form_catatan"]["lama_kendala"].value() == "Anggaran terlambat."


def test_words_that_were_not_touched_are_not_written_over(client, operator_a, baris):
    Realisasi.objects.filter(pk=baris.pk).update(kendala="Isi orang lain.")
    client.force_login(operator_a)
    assert client.post(_url("bukti-tautan", baris), _notes() | {"teks": "Ada."}).status_code == 302
    baris.refresh_from_db()
    assert baris.kendala == "Isi orang lain."


def _plan(user, baris, uraian="Menambah petugas."):
    return plan_follow_up(user=user, baris=baris, uraian=uraian, penanggung_jawab="P", tenggat=HARI)


def test_open_follow_up_is_shown_and_closed_in_the_next_triwulan(client, operator_a, pk):
    lama = make_pengukuran(pk, "70%", "95%", triwulan=1).baris.get(urut=1)
    tindak = _plan(operator_a, lama)
    Pengukuran.objects.filter(triwulan=1).update(status="ditetapkan")
    kini, lain = make_pengukuran(pk, "75%", "95%", triwulan=2).baris.order_by("urut")
    client.force_login(operator_a)
    assert "Dari Triwulan I 2024" in client.get(_url("realisasi-baris", kini)).text
    assert "Menambah petugas." not in client.get(_url("realisasi-baris", lain)).text
    isi = {"status": "selesai", "per_tanggal": HARI.isoformat(), "catatan": "Sudah."}
    assert client.post(_url("tindak-lanjut-edit", lama, tindak.pk), isi).status_code == 200  # settled
    client.post(_url("tindak-lanjut-edit", kini, tindak.pk), isi)
    tindak.refresh_from_db()
    assert tindak.status == "selesai"


def test_follow_up_of_another_row_is_not_found(client, operator_a, baris):
    tindak = _plan(operator_a, baris)
    lain = baris.pengukuran.baris.get(urut=1)
    client.force_login(operator_a)
    pages = [_url(f"tindak-lanjut-{kata}", lain, tindak.pk) for kata in ("edit", "delete")]
    assert [client.get(url).status_code for url in pages] == [404, 404]


def test_follow_up_of_a_draf_is_deleted(client, operator_a, baris):
    tindak = _plan(operator_a, baris)
    client.force_login(operator_a)
    client.post(_url("tindak-lanjut-delete", baris, tindak.pk))
    assert TindakLanjut.objects.count() == 0


def _card(baris, renstra_indikator):
    baris.baris_pk.indikator_renstra = renstra_indikator
    baris.baris_pk.save()


def test_value_outside_its_range_is_asked_about_and_answered(client, operator_a, baris, kartu):
    _card(baris, kartu)
    client.force_login(operator_a)
    url = _url("realisasi-baris", baris)
    assert "Nilai ini di atas batas wajar 90 pada kartu indikator." in client.get(url).text
    client.post(_url("alasan-create", baris), {"alasan": "Ada pemilu tambahan."})
    page = client.get(url).text
    alasan = AlasanNilai.objects.get()
    assert (alasan.jenis, alasan.nilai, "Ada pemilu tambahan." in page) == ("rentang", 95, True)
    assert _url("alasan-create", baris) not in page


@pytest.fixture
def kartu(satker_a, unit_a):
    from renstra.models import Indikator, Renstra, Sasaran  # only these tests need a Renstra

    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    return Indikator.objects.create(sasaran=sasaran, uraian="I", wajar_maks=90, bukti_wajib=True)


def test_table_of_the_triwulan_leads_to_each_row(client, auditor, baris):
    client.force_login(auditor)
    kode, pengukuran = baris.pengukuran.unit.satker.kode_wilayah, baris.pengukuran
    page = client.get(reverse("kinerja:realisasi-detail", args=[kode, TAHUN, pengukuran.pk])).text
    assert [f'href="{_url("realisasi-baris", b)}"' in page for b in pengukuran.baris.all()] == [True] * 3


def test_history_of_the_row_tells_its_evidence_in_words(client, operator_a, baris):
    add_file(user=operator_a, baris=baris, nama="Rekap.xlsx", isi=office(), judul="Rekap")
    _plan(operator_a, baris)
    client.force_login(operator_a)
    page = client.get(reverse("sakip:riwayat", args=["realisasi", baris.pk])).text
    words = (
        "Menambah bukti dukung, oleh operator_a",
        "Rekap.xlsx",
        "Merencanakan tindak lanjut",
        "Menambah petugas.",
    )
    assert [kata in page for kata in words] == [True] * 4


def test_page_says_that_evidence_is_required(client, operator_a, baris, kartu):
    _card(baris, kartu)
    client.force_login(operator_a)
    assert "Indikator ini mewajibkan bukti dukung" in client.get(_url("realisasi-baris", baris)).text


@pytest.mark.parametrize("nama", ["kasubbag_a", "auditor"])
def test_submitted_row_is_read_without_forms(client, make_persona, operator_a, baris, nama):
    add_note(user=operator_a, baris=baris, teks="Ada.")
    Pengukuran.objects.update(status="diajukan")
    client.force_login(make_persona(nama))
    page = client.get(_url("realisasi-baris", baris)).text
    assert ("Ada." in page, "Unggah berkas" in page, "data-jaga" in page) == (True, False, False)
    assert ("berstatus diajukan" in page) == (nama == "kasubbag_a")


def test_queries_do_not_grow_with_what_supports_the_row(
    client, operator_a, pk, django_assert_max_num_queries
):
    baris = make_pengukuran(pk, "70%", "95%", "90%").baris.get(urut=2)
    client.force_login(operator_a)
    url = _url("realisasi-baris", baris)

    def grow(ke):
        add_note(user=operator_a, baris=baris, teks=f"Catatan {ke}")
        _plan(operator_a, baris, f"Tindak {ke}")

    grow(1)
    client.get(url)
    with django_assert_max_num_queries(40) as satu:
        client.get(url)
    grow(2)
    grow(3)
    with django_assert_max_num_queries(40) as tiga:
        client.get(url)
    assert len(tiga) == len(satu)
