"""Signing and verifying in the browser: what a page shows, what a form does, and what it never gives back."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pk
from laporan.antrean import latest_file, next_signature
from laporan.berkas import read_file
from laporan.models import Dokumen, Sertifikat
from laporan.penandatangan.ca import issue_p12, make_ca
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.services.alur import advance
from laporan.services.pindaian import record_scan
from laporan.services.tanda_tangan import issued_before, sign_document
from laporan.services.terbit import prepare_document
from laporan.templatetags.terbit import nama_sertifikat
from laporan.verifikasi import judge_file
from renstra.models import Renstra
from sakip.models import Jejak, Langkah, Periode
from sakip.transitions import Aksi
from tests.conftest import SANDI, sign_in_recently
from tests.laporan.ttd.conftest import FRASA, make_pk, tanda_tangani, url
from tests.laporan.ttd.pindai import picture, tegaskan, unggah


def test_both_sign_in_the_browser(terbit, pk):
    pk.refresh_from_db()
    assert (terbit.status, pk.status) == ("berlaku", "ditetapkan")


def test_the_page_offers_the_very_file_that_is_signed(dokumen, masuk, sekretaris, back_end):
    back_end(sekretaris)
    halaman = masuk(sekretaris).get(url("ttd-tandatangani", dokumen.kode)).content.decode()
    berkas = masuk(sekretaris).get(url("terbit-berkas", dokumen.kode, 0))
    assert latest_file(dokumen).sidik in halaman
    assert berkas.content == read_file(latest_file(dokumen))
    assert berkas.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_home_and_menu_say_what_waits_for_the_signature(dokumen, masuk, sekretaris, ketua):
    beranda = {p.nama: masuk(p).get("/").content.decode() for p in (sekretaris, ketua)}
    menu = {nama: re.findall(r"Menunggu tanda tangan( \(\d\))?\s*</a>", isi) for nama, isi in beranda.items()}
    kartu = {nama: isi.count("Menunggu tanda tangan Anda") for nama, isi in beranda.items()}
    assert menu == {sekretaris.nama: [" (1)"], ketua.nama: [""]}
    assert kartu == {sekretaris.nama: 1, ketua.nama: 0}


def test_who_never_signs_is_not_led_to_certificate_and_queue(dokumen, client, operator_a):
    client.force_login(operator_a)
    beranda = client.get("/").content.decode()
    assert [url(nama) in beranda for nama in ("ttd-antrean", "sertifikat")] == [False, False]


def test_the_page_of_a_document_leads_to_its_file_and_back_to_its_source(dokumen, masuk, sekretaris, pk):
    halaman = masuk(sekretaris).get(url("terbit-detail", dokumen.kode)).content.decode()
    sumber = reverse("kinerja:pk-detail", args=["17.02", pk.tahun, pk.pk])
    tautan = re.findall(r'<a class="tombol" href="([^"]+)">', halaman[halaman.index("kepala__aksi") :])[:2]
    assert tautan == [url("terbit-berkas", dokumen.kode, 0), sumber]


@pytest.mark.parametrize(
    ("salah", "kalimat"),
    [
        ({"sandi": "bukan kata sandinya"}, "sandi"),
        ({"frasa": "bukan frasa sandinya"}, "Frasa sandi sertifikat salah"),
        ({"sidik": "0" * 64}, "berubah sejak Anda melihatnya"),
    ],
)
def test_what_is_wrong_signs_nothing_and_gives_no_secret_back(
    dokumen, masuk, sekretaris, back_end, salah, kalimat
):
    back_end(sekretaris)
    jawaban = tanda_tangani(masuk, dokumen, sekretaris, **salah)
    isi = jawaban.content.decode()
    assert (jawaban.status_code in (200, 409), kalimat in isi) == (True, True)
    assert [rahasia for rahasia in (FRASA, SANDI, *salah.values()) if f'value="{rahasia}"' in isi] == []
    assert dokumen.tanda_tangan.filter(status="selesai").count() == 0


def test_the_page_of_the_certificate_leads_back_to_what_waits(dokumen, masuk, sekretaris, back_end):
    tautan = url("ttd-tandatangani", dokumen.kode)
    assert tautan not in masuk(sekretaris).get(url("sertifikat")).content.decode()
    client = masuk(sekretaris)
    client.post(url("sertifikat-create"), {"frasa": FRASA, "frasa_ulang": FRASA, "sandi": SANDI})
    assert tautan in client.get(url("sertifikat")).content.decode()


def test_a_wrong_passphrase_is_told_at_its_field(dokumen, masuk, sekretaris, back_end):
    back_end(sekretaris)
    jawaban = tanda_tangani(masuk, dokumen, sekretaris, frasa="bukan frasa sandinya")
    assert list(jawaban.context["form"].errors) == ["frasa"]
    isi = jawaban.content.decode()
    assert "Dokumen belum ditandatangani, dan tidak ada yang berubah." in isi
    assert 'href="#id_frasa"' in isi


def test_a_file_names_kind_year_satker_and_code_and_only_we_may_frame_it(dokumen, masuk, sekretaris):
    jawaban = masuk(sekretaris).get(url("terbit-berkas", dokumen.kode, 0))
    assert f'{dokumen.kode}-0.pdf"' in jawaban.headers["Content-Disposition"]
    assert f'filename="{dokumen.jenis}-{dokumen.tahun}-' in jawaban.headers["Content-Disposition"]
    bingkai = [b for b in jawaban.headers["Content-Security-Policy"].split("; ") if "frame-anc" in b]
    assert bingkai == ["frame-ancestors 'self'"]


def test_a_finding_that_blocks_takes_the_button_away(dokumen, masuk, sekretaris, ketua, back_end):
    back_end(sekretaris)
    ketua.akun = None
    ketua.save()
    isi = masuk(sekretaris).get(url("ttd-tandatangani", dokumen.kode)).content.decode()
    assert ("disabled" in isi, 'name="frasa"' in isi) == (True, False)
    assert tanda_tangani(masuk, dokumen, sekretaris).status_code == 200
    assert dokumen.tanda_tangan.filter(status="selesai").count() == 0


def test_a_list_is_signed_in_one_sitting_and_a_failure_stops_nothing(
    dokumen, masuk, sekretaris, unit_a, sekretariat_a, ketua, back_end, operator_a
):
    back_end(sekretaris)
    kedua = prepare_document(user=operator_a, sumber=make_pk(sekretariat_a, tahun=2023))
    pilih = [_pilihan(d) for d in (dokumen, kedua)]
    kedua.berkas.get().berkas.storage.delete(kedua.berkas.get().berkas.name)
    jawaban = masuk(sekretaris).post(
        url("ttd-antrean"), {"cara": "lokal", "frasa": FRASA, "sandi": SANDI, "pilih": pilih}
    )
    isi = b"".join(jawaban.streaming_content).decode()
    assert ("1 dari 2" in isi, "2 dari 2" in isi, isi.count("Gagal")) == (True, True, 1)
    selesai = [d.tanda_tangan.filter(status="selesai").count() for d in (dokumen, kedua)]
    assert selesai == [1, 0]


def _pilihan(dokumen):
    return f"{next_signature(dokumen).pk}:{latest_file(dokumen).sidik}"


def test_a_wrong_passphrase_ends_the_sitting_after_the_first(
    dokumen, masuk, sekretaris, sekretariat_a, back_end, operator_a
):
    back_end(sekretaris)
    kedua = prepare_document(user=operator_a, sumber=make_pk(sekretariat_a, tahun=2023))
    pilih = [_pilihan(d) for d in (dokumen, kedua)]
    salah = {"cara": "lokal", "frasa": "bukan frasa sandinya", "sandi": SANDI, "pilih": pilih}
    isi = b"".join(masuk(sekretaris).post(url("ttd-antrean"), salah).streaming_content).decode()
    assert ("1 dari 2" in isi, "2 dari 2" in isi) == (True, False)
    assert Sertifikat.objects.get().gagal == 1


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("CN=Siti Aminah, S.H., T=Ketua, OU=KPU, O=KPU, C=ID", "Siti Aminah, S.H., Ketua, KPU"),
        ("BSrE", "BSrE"),
        ("", ""),
    ],
)
def test_the_name_in_a_certificate_is_read_without_its_keys(nama, kata):
    assert nama_sertifikat(nama) == kata


def test_an_official_makes_and_revokes_a_certificate(masuk, sekretaris):
    client = masuk(sekretaris)
    client.post(url("sertifikat-create"), {"frasa": FRASA, "frasa_ulang": FRASA, "sandi": SANDI})
    sertifikat = Sertifikat.objects.get()
    assert "CN=Siti Aminah, S.H." in sertifikat.subjek
    assert "<dt>Penerbit</dt><dd>CA Contoh SAKIP, TIDAK" in client.get(url("sertifikat")).content.decode()
    client.post(url("sertifikat-cabut", sertifikat.pk), {"sandi": SANDI})
    sertifikat.refresh_from_db()
    assert sertifikat.dicabut is not None
    assert FRASA not in str(list(Jejak.objects.values_list("rincian", flat=True)))


# --- what the reviewers found


def test_a_scan_that_is_a_picture_is_given_out_as_a_picture(dokumen, client, kasubbag_a):
    sign_in_recently(client, kasubbag_a)
    isi = picture()
    unggah(client, dokumen, isi)
    tegaskan(client, dokumen)
    jawaban = client.get(url("cetak", "17.02", 2024, "pk") + "?unit=sekretariat")
    assert (jawaban.headers["Content-Type"], jawaban.content) == ("image/jpeg", isi)
    assert 'filename="pk-2024-sekretariat' in jawaban.headers["Content-Disposition"]
    assert ".jpg" in jawaban.headers["Content-Disposition"]


def test_a_withdrawn_document_is_not_printed_as_if_it_held(terbit, client, ketua):
    sign_in_recently(client, ketua.akun)
    client.post(url("terbit-cabut", terbit.kode), {"alasan": "Salah satuan"})
    jawaban = client.get(url("cetak", "17.02", 2024, "pk") + "?unit=sekretariat&versi=0", follow=True)
    assert "telah dicabut (Salah satuan)" in jawaban.content.decode()


def test_a_touched_file_is_said_so_and_no_error(terbit, client, ketua):
    berkas = latest_file(terbit)
    berkas.berkas.storage.delete(berkas.berkas.name)
    client.force_login(ketua.akun)
    dalam = client.get(url("terbit-berkas", terbit.kode, berkas.urut), follow=True)
    luar = client.get(url("verifikasi-berkas", terbit.kode))
    assert "tidak sama dengan yang dicatat" in dalam.content.decode()
    assert luar.status_code == 503


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_queue_takes_the_same_queries_for_one_and_for_three(
    masuk, sekretaris, ketua, sekretariat_a, operator_a, django_assert_max_num_queries, banyak
):
    for tahun in range(2022, 2022 + banyak):
        prepare_document(user=operator_a, sumber=make_pk(sekretariat_a, tahun=tahun))
    client = masuk(sekretaris)
    with django_assert_max_num_queries(13):
        halaman = client.get(url("ttd-antrean"))
    assert len(halaman.context["menunggu"]) == banyak


def test_the_queue_counts_down_to_the_end_of_the_review(masuk, sekretaris, ketua, sekretariat_a, operator_a):
    for tahun in (2022, 2023):
        prepare_document(user=operator_a, sumber=make_pk(sekretariat_a, tahun=tahun))
    besok = timezone.localdate() + timedelta(days=1)
    Periode.objects.create(dokumen="pk", tahun=2023, tutup_tinjau=besok)
    halaman = masuk(sekretaris).get(url("ttd-antrean"))
    assert [t and t.hitung for *_, t in halaman.context["menunggu"]] == [None, "1 hari lagi"]


def test_what_is_no_longer_what_was_approved_is_not_prepared(pk, operator_a, sekretaris_a, client):
    Pk.objects.filter(pk=pk.pk).update(status="draf")
    pk.refresh_from_db()
    advance(user=operator_a, dokumen=pk, aksi=Aksi.AJUKAN, suntingan=pk.suntingan)
    pk.refresh_from_db()
    advance(user=sekretaris_a, dokumen=pk, aksi=Aksi.SETUJUI, suntingan=pk.suntingan)
    pk.baris.filter(urut=1).update(indikator="Indikator yang tidak pernah disetujui")
    pk.refresh_from_db()
    with pytest.raises(ValidationError, match="bukan lagi yang disetujui"):
        prepare_document(user=operator_a, sumber=pk)


def test_a_changed_official_is_prepared_again_from_the_page(dokumen, pk, ketua, client, operator_a):
    ketua.nama = "Ketua Pengganti, M.Si."
    ketua.save()
    client.force_login(operator_a)
    halaman = client.get(reverse("kinerja:pk-detail", args=["17.02", 2024, pk.pk])).content.decode()
    client.post(url("terbit-siapkan", "pk", pk.pk))
    assert "Siapkan ulang naskah" in halaman
    assert Dokumen.objects.filter(status="menunggu").get().tanda_tangan.get(urut=2).nama == ketua.nama


def test_who_submitted_does_not_upload_the_scan(dokumen, client, kasubbag_a, operator_a, pk):
    Langkah.objects.create(
        satker=dokumen.satker,
        dokumen="pk",
        objek_id=pk.pk,
        aksi="ajukan",
        dari="draf",
        ke="diajukan",
        user=kasubbag_a,
    )
    for orang in (kasubbag_a, operator_a):
        sign_in_recently(client, orang)
        assert client.get(url("terbit-pindaian", dokumen.kode)).status_code == 403


def test_the_signed_file_of_another_is_no_scan(terbit, sekretariat_a, operator_a, kasubbag_a):
    lain = prepare_document(user=operator_a, sumber=make_pk(sekretariat_a, tahun=2023))
    isi = read_file(latest_file(terbit))
    with pytest.raises(ValidationError, match="sudah tersimpan"):
        record_scan(
            user=kasubbag_a, dokumen=lain, isi=isi, sidik=latest_file(lain).sidik, tanggal=lain.dibuat.date()
        )
    assert judge_file(isi).dokumen == terbit


def test_a_certificate_of_nobody_that_is_trusted_signs_nothing(dokumen, sekretaris, tmp_path):
    asing = make_ca(tmp_path / "asing")
    p12, _ = issue_p12(asing, sekretaris.nama, "Sekretaris", "KPU", FRASA, timedelta(days=30))
    with pytest.raises(ValidationError, match="otoritas yang dipercaya"):
        sign_document(
            user=sekretaris.akun,
            ttd=next_signature(dokumen),
            sidik=latest_file(dokumen).sidik,
            penandatangan=SertifikatLokal(p12, FRASA),
        )


def test_a_renstra_whose_years_change_still_replaces_its_own(terbit, operator_a, sekretariat_a):
    """`issued_before` of a kind whose versions are one row looks at the row, not at its year."""
    renstra = Renstra.objects.get()
    umum = {
        "satker": terbit.satker,
        "jenis": "renstra",
        "objek_id": renstra.pk,
        "snapshot": "{}",
        "sidik": "",
    }
    lama = Dokumen.objects.create(kode="lama", tahun=2020, versi=0, judul="Lama", status="berlaku", **umum)
    baru = Dokumen.objects.create(kode="baru", tahun=2021, versi=1, judul="Baru", **umum)
    assert issued_before(baru, renstra) == [lama]
