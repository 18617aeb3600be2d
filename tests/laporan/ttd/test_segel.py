"""The seal of a satker on an issued document: who applies it, what goes wrong, and what anybody is told."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from laporan.akar import known_crls, trusted_roots
from laporan.antrean import latest_file
from laporan.berkas import read_file
from laporan.models import Dokumen, Segel, SertifikatSegel, TandaTangan
from laporan.penandatangan.ca import issue_seal_p12
from laporan.penandatangan.dasar import Hasil
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.periksa import periksa_pdf
from laporan.penandatangan.sambungan import GerbangBsre
from laporan.penandatangan.segel_bsre import SegelBsre
from laporan.services.segel import seal_document, why_not_seal
from laporan.services.sertifikat import require_unlocked
from laporan.services.tanda_tangan import revoke_document
from sakip.errors import ConflictError
from sakip.models import Jejak, Penugasan
from tests.conftest import SANDI
from tests.laporan.penandatangan.berkas import INSTANSI, KETUA, authority, official, seal_request
from tests.laporan.penandatangan.berkas import SANDI as SANDI_P12
from tests.laporan.penandatangan.gerbang_bsre import (
    AKAR,
    PELANGGAN,
    PENGGUNA,
    SANDI_GERBANG,
    TOTP,
    gateway,
)
from tests.laporan.ttd.conftest import FRASA, url


def locally(sertifikat, frasa=FRASA):
    return SertifikatLokal(bytes(sertifikat.p12), frasa, akar=trusted_roots(), crl=known_crls())


def seal(dokumen, pejabat, cara):
    """Seal the file of `dokumen` as it is now."""
    return seal_document(
        user=pejabat.akun, dokumen=dokumen, sidik=latest_file(dokumen).sidik, penandatangan=cara
    )


@pytest.fixture(name="bersegel")
def sealed(terbit, sekretaris, sertifikat):
    seal(terbit, sekretaris, locally(sertifikat))
    return Dokumen.objects.get(pk=terbit.pk)


class Meanwhile:
    """A real back end; just before it answers, something else happens."""

    def __init__(self, cara, deed):
        self.dalam, self.deed, self.cara = cara, deed, cara.cara

    def sign(self, permintaan):
        hasil = self.dalam.sign(permintaan)
        self.deed()
        return hasil


def nothing_entered(dokumen):
    """Whether `dokumen` has three files and no seal, in the database and in the storage."""
    berkas = default_storage.listdir(f"dokumen/2024/{dokumen.kode}")[1]
    return (Segel.objects.count(), dokumen.berkas.count(), len(berkas)) == (0, 3, 3)


# --- the seal itself


def test_the_sealed_file_is_served_and_every_signature_before_it_holds(bersegel):
    berkas = list(bersegel.berkas.order_by("urut"))
    isi = read_file(berkas[-1])
    temuan = periksa_pdf(isi, trusted_roots(), crl=known_crls())
    assert [b.jenis for b in berkas] == ["naskah", "ditandatangani", "ditandatangani", "disegel"]
    assert isi.startswith(read_file(berkas[-2]))
    assert [(t.bidang, t.nama, t.segel, t.sah, t.docmdp_ok) for t in temuan.tanda_tangan] == [
        ("ttd_1", "Siti Aminah, S.H.", False, True, True),
        ("ttd_2", "Sugianto, S.Sos.", False, True, True),
        ("segel", INSTANSI, True, True, True),
    ]
    assert (temuan.sah, temuan.bidang_kosong, bersegel.status) == (True, (), "berlaku")


def test_the_seal_is_written_down_and_no_official_signed_with_it(bersegel, sekretaris):
    segel = Segel.objects.get()
    assert (segel.instansi, segel.cara, segel.user) == (INSTANSI, "lokal", sekretaris.akun)
    jejak = Jejak.objects.get(tindakan="menyegel dokumen")
    assert jejak.rincian["sesudah"] == {
        "segel": INSTANSI,
        "cara": "lokal",
        "sidik berkas": latest_file(bersegel).sidik,
    }
    assert TandaTangan.objects.count() == 2


def test_a_document_is_sealed_once(bersegel, sekretaris, sertifikat):
    with pytest.raises(ValidationError, match="sudah disegel"):
        seal(bersegel, sekretaris, locally(sertifikat))


def test_a_document_that_waits_is_not_sealed(dokumen):
    assert why_not_seal(dokumen) == "Hanya dokumen yang berlaku yang dapat disegel."


def test_an_older_naskah_without_a_place_says_so(terbit, sekretaris, sertifikat, monkeypatch):
    monkeypatch.setattr("laporan.services.segel.BIDANG_SEGEL", "tempat_yang_tidak_ada")
    with pytest.raises(ValidationError, match=r"tanpa tempat untuk segel.*tetap berlaku"):
        seal(terbit, sekretaris, locally(sertifikat))


def test_a_scan_in_ink_is_not_sealed(terbit):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER laporan_tandatangan_ubah")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE laporan_tandatangan DISABLE TRIGGER USER")
    TandaTangan.objects.update(cara="basah")
    assert why_not_seal(terbit).startswith("Dokumen bertanda tangan basah tidak disegel")


# --- who may, and what goes wrong


def test_others_do_not_seal(terbit, sertifikat, make_persona, ketua):
    lain = [make_persona(nama) for nama in ("kasubbag_a", "operator_b", "provinsi_17", "pusat", "auditor")]
    cara, sidik = locally(sertifikat), latest_file(terbit).sidik
    for user in (ketua.akun, terbit.pembuat, *lain):
        with pytest.raises(PermissionDenied, match="membubuhkan segel elektronik satuan kerja"):
            seal_document(user=user, dokumen=terbit, sidik=sidik, penandatangan=cara)


def test_the_admin_of_the_satker_seals(terbit, sertifikat, make_persona):
    sidik = latest_file(terbit).sidik
    segel = seal_document(
        user=make_persona("admin_a"), dokumen=terbit, sidik=sidik, penandatangan=locally(sertifikat)
    )
    assert segel.user.username == "admin_a"


def test_a_file_that_is_not_the_one_seen_is_not_sealed(terbit, sekretaris, sertifikat):
    with pytest.raises(ConflictError, match="berubah sejak Anda melihatnya"):
        seal_document(user=sekretaris.akun, dokumen=terbit, sidik="0" * 64, penandatangan=locally(sertifikat))


def test_a_wrong_passphrase_three_times_locks_the_seal(terbit, sekretaris, sertifikat):
    for _ in range(3):
        with pytest.raises(ValidationError, match="Frasa sandi sertifikat salah"):
            seal(terbit, sekretaris, locally(sertifikat, "bukan ini frasanya"))
    with pytest.raises(ValidationError, match="Coba lagi setelah"):
        require_unlocked(SertifikatSegel.objects.get())
    assert nothing_entered(terbit)
    assert Jejak.objects.filter(tindakan="gagal menyegel").count() == 3
    assert "bukan ini" not in str(list(Jejak.objects.values_list("rincian", flat=True)))


def test_an_expired_a_personal_and_a_foreign_certificate_seal_nothing(terbit, sekretaris, ca):
    lalu = timezone.now() - timedelta(days=20)
    tua, _ = issue_seal_p12(ca, INSTANSI, FRASA, timedelta(days=10), mulai=lalu)
    asing, _ = issue_seal_p12(authority("asing"), INSTANSI, FRASA, timedelta(days=10))
    lain, _ = issue_seal_p12(ca, "Komisi Pemilihan Umum Kota Lain", FRASA, timedelta(days=10))
    for p12, sandi, kata in (
        (tua, FRASA, "sudah habis"),
        (official(KETUA).p12, SANDI_P12, "bukan sertifikat instansi"),
        (asing, FRASA, "tidak diterbitkan oleh otoritas yang dipercaya"),
        (lain, FRASA, "atas nama Komisi Pemilihan Umum Kota Lain"),
    ):
        with pytest.raises(ValidationError, match=kata):
            seal(terbit, sekretaris, SertifikatLokal(p12, sandi))
    assert nothing_entered(terbit)


def test_an_answer_that_is_not_this_document_plus_a_seal_is_refused(terbit, sekretaris, sertifikat):
    class Wrong:
        cara = "lokal"

        def __init__(self, jawab):
            self.jawab = jawab

        def sign(self, permintaan):
            return Hasil(self.jawab(permintaan.pdf, locally(sertifikat).sign(permintaan).pdf))

    for jawab in (
        lambda lama, baru: b"%PDF-1.7\n%%EOF",
        lambda lama, baru: lama,
        lambda lama, baru: baru[:-400],
    ):
        with pytest.raises(ValidationError, match="bukan dokumen ini"):
            seal(terbit, sekretaris, Wrong(jawab))
    assert nothing_entered(terbit)


def test_two_sealing_at_once_leave_one_seal(terbit, sekretaris, sertifikat):
    cara = locally(sertifikat)
    with pytest.raises(ConflictError):
        seal(terbit, sekretaris, Meanwhile(cara, lambda: seal(terbit, sekretaris, cara)))
    assert (Segel.objects.count(), terbit.berkas.count()) == (1, 4)
    assert len(default_storage.listdir(f"dokumen/2024/{terbit.kode}")[1]) == 4


def test_a_document_that_is_withdrawn_meanwhile_is_not_sealed(terbit, sekretaris, ketua, sertifikat):
    def withdrawn():
        revoke_document(user=ketua.akun, dokumen=terbit, alasan="Salah satuan")

    with pytest.raises(ConflictError, match="digantikan atau dicabut"):
        seal(terbit, sekretaris, Meanwhile(locally(sertifikat), withdrawn))
    assert nothing_entered(terbit)


def test_a_role_that_ends_in_the_middle_ends_the_sealing(terbit, sekretaris, sertifikat):
    def ended():
        kemarin = timezone.localdate() - timedelta(days=1)
        Penugasan.objects.filter(user=sekretaris.akun).update(selesai=kemarin)

    with pytest.raises(PermissionDenied):
        seal(terbit, sekretaris, Meanwhile(locally(sertifikat), ended))
    assert nothing_entered(terbit)


def test_a_process_that_dies_before_storing_leaves_the_place_open(terbit, sekretaris, sertifikat):
    def dies():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seal(terbit, sekretaris, Meanwhile(locally(sertifikat), dies))
    assert nothing_entered(terbit)
    assert seal(terbit, sekretaris, locally(sertifikat)).instansi == INSTANSI


# --- the seal of the gateway


def at_gateway(url_gerbang, totp=TOTP, **lain):
    akar = (authority(AKAR).akar_der,)
    return SegelBsre(GerbangBsre(url_gerbang, PENGGUNA, SANDI_GERBANG, akar=akar, **lain), PELANGGAN, totp)


def test_the_gateway_seals_and_its_field_is_called_a_seal(terbit, sekretaris, settings, client):
    settings.FOLDER_AKAR.mkdir()
    (settings.FOLDER_AKAR / "bsre.pem").write_bytes(authority(AKAR).akar_der)
    with gateway() as catatan:
        segel = seal(terbit, sekretaris, at_gateway(catatan.url))
    isi = read_file(segel.berkas)
    client.logout()
    putusan = judge(client, isi + b"\n")
    assert (segel.cara, segel.instansi) == ("bsre", INSTANSI)
    assert [t.segel for t in putusan.pemeriksaan.tanda_tangan] == [False, False, True]
    assert putusan.dokumen == terbit


def test_a_gateway_that_answers_late_wrong_twice_or_never_seals_nothing(terbit, sekretaris):
    for ulah, kata in (
        ("lain", "bukan berkas yang dikirim"),
        ("dua", "tepat satu tanda tangan"),
        ("kurang", "tidak dapat dibaca"),
        ("bisu", "tidak menjawab pada waktunya"),
        ("orang_lain", "atas nama"),
        ("metadata", "mengubah isi dokumen"),
    ):
        with gateway(ulah) as catatan, pytest.raises(ValidationError, match=kata):
            seal(terbit, sekretaris, at_gateway(catatan.url, detik=1.0 if ulah == "bisu" else 60.0))
    assert nothing_entered(terbit)


def test_a_wrong_one_time_code_is_written_down_without_the_code(terbit, sekretaris):
    with gateway() as catatan, pytest.raises(ValidationError, match="Kode sekali pakai salah"):
        seal(terbit, sekretaris, at_gateway(catatan.url, totp="000111"))
    jejak = Jejak.objects.get(tindakan="gagal menyegel")
    assert (jejak.rincian["sesudah"], "000111" in str(jejak.rincian)) == ({"kode galat": "totp_salah"}, False)


# --- what anybody is told


def judge(client, isi, kode=None):
    alamat = url("verifikasi-detail", kode) if kode else url("verifikasi")
    return client.post(alamat, {"berkas": SimpleUploadedFile("dokumen.pdf", isi)}).context["putusan"]


def test_the_page_names_the_seal_as_a_seal(bersegel, client):
    client.logout()
    halaman = client.get(url("verifikasi-detail", bersegel.kode)).content.decode()
    assert f"Segel elektronik {INSTANSI}" in halaman
    assert halaman.count("Ditandatangani") == 2
    asli = client.get(url("verifikasi-berkas", bersegel.kode)).content
    assert (asli, judge(client, asli).hasil) == (read_file(latest_file(bersegel)), "identik")


def test_the_file_before_the_seal_is_said_to_be_the_official_one(bersegel, client):
    putusan = judge(client, read_file(bersegel.berkas.get(urut=2)))
    assert (putusan.hasil, putusan.asli, putusan.dokumen) == ("sebelum_segel", True, bersegel)
    assert putusan.kalimat.startswith("Berkas ini adalah berkas resmi sebelum disegel")
    assert judge(client, read_file(bersegel.berkas.get(urut=1))).hasil == "terpotong"


def test_a_file_cut_to_before_the_seal_with_something_behind_it_is_not_the_official_one(bersegel, client):
    isi = read_file(bersegel.berkas.get(urut=2)) + b"\n"
    assert judge(client, isi).hasil == "terpotong"


def test_one_flipped_byte_of_the_sealed_file_is_found(bersegel, client):
    asli = read_file(latest_file(bersegel))
    for bagian in (0.2, 0.6, 0.97):
        isi = bytearray(asli)
        isi[int(len(isi) * bagian)] ^= 1
        assert judge(client, bytes(isi), bersegel.kode).hasil == "diubah"


def test_a_place_that_somebody_fills_himself_is_no_seal(terbit, sekretaris, sertifikat, client):
    """The file as it was issued, sealed outside of the application."""
    isi = locally(sertifikat).sign(seal_request(read_file(latest_file(terbit)))).pdf
    assert judge(client, isi).hasil == "diubah"


def test_the_command_names_the_seal(bersegel, tmp_path, capsys):
    (tmp_path / "pk.pdf").write_bytes(read_file(latest_file(bersegel)))
    call_command("verifikasi", tmp_path / "pk.pdf")
    teks = capsys.readouterr().out
    call_command("verifikasi", tmp_path / "pk.pdf", json=True)
    data = json.loads(capsys.readouterr().out)
    assert f"Dokumen aslinya memuat segel elektronik {INSTANSI}." in teks
    assert (data["hasil"], data["segel"]["instansi"]) == ("identik", INSTANSI)


# --- in the browser


def typed(dokumen, **lain):
    return {"cara": "lokal", "frasa": FRASA, "sandi": SANDI, "sidik": latest_file(dokumen).sidik, **lain}


def test_the_sekretaris_seals_in_the_browser(terbit, sekretaris, sertifikat, masuk):
    client = masuk(sekretaris)
    jawaban = client.post(url("terbit-segel", terbit.kode), typed(terbit))
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, url("terbit-detail", terbit.kode))
    halaman = client.get(url("terbit-detail", terbit.kode)).content.decode()
    assert (f"Segel elektronik {INSTANSI}" in halaman, "Segel dokumen" in halaman) == (True, False)


def test_what_is_typed_wrong_seals_nothing_and_stays_out_of_the_page(terbit, sekretaris, sertifikat, masuk):
    client = masuk(sekretaris)
    for lain, kata in (
        ({"sandi": "bukan sandinya"}, "Kata sandi"),
        ({"frasa": ""}, "Isi frasa sandi sertifikat segel."),
        ({"frasa": "bukan frasanya"}, "Frasa sandi sertifikat salah."),
        ({"cara": "bsre"}, "bsre"),
    ):
        jawaban = client.post(url("terbit-segel", terbit.kode), typed(terbit, **lain))
        isi = jawaban.content.decode()
        assert (jawaban.status_code, kata in isi, FRASA in isi) == (200, True, False)
    assert nothing_entered(terbit)


def test_the_gateway_is_offered_and_used_in_the_browser(terbit, sekretaris, settings, masuk):
    settings.FOLDER_AKAR.mkdir()
    (settings.FOLDER_AKAR / "bsre.pem").write_bytes(authority(AKAR).akar_der)
    settings.BSRE_PENGGUNA, settings.BSRE_SANDI = PENGGUNA, SANDI_GERBANG
    with gateway() as catatan:
        settings.BSRE_URL, settings.BSRE_VERSI = catatan.url, 2
        isi = {"cara": "bsre", "pelanggan": PELANGGAN, "totp": TOTP}
        jawaban = masuk(sekretaris).post(url("terbit-segel", terbit.kode), typed(terbit, **isi))
    assert (jawaban.status_code, Segel.objects.get().cara) == (302, "bsre")


def test_without_a_certificate_the_page_says_where_to_get_one(terbit, sekretaris, masuk):
    isi = masuk(sekretaris).get(url("terbit-segel", terbit.kode)).content.decode()
    assert url("segel", terbit.satker.kode_wilayah) in isi
    assert "Bubuhkan segel" not in isi
