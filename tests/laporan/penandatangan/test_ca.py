"""The demonstration CA and the PKCS#12 files that it issues."""

import stat
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PBES, serialize_key_and_certificates

from laporan.penandatangan import ca, p12
from laporan.penandatangan.dasar import GalatTtd
from laporan.penandatangan.sertifikat import find_revocation, is_same_name, load_crl
from tests.laporan.penandatangan.berkas import KETUA, SANDI, official

SETAHUN = timedelta(days=365)


@pytest.fixture
def otoritas(tmp_path):
    return ca.make_ca(tmp_path / "ca")


def kode_of(galat):
    return galat.value.kode


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_files_are_private(otoritas):
    files = {path.name: mode_of(path) for path in otoritas.folder.iterdir()}
    assert mode_of(otoritas.folder) == 0o700
    assert files == {"akar.pem": 0o600, "kunci.pem": 0o600, "crl.pem": 0o600}


def test_existing_authority_is_not_overwritten(otoritas):
    sebelum = (otoritas.folder / "kunci.pem").read_bytes()
    with pytest.raises(ca.GalatCa, match="tidak ditimpa"):
        ca.make_ca(otoritas.folder)
    assert (otoritas.folder / "kunci.pem").read_bytes() == sebelum


def test_key_can_be_encrypted(tmp_path):
    ca.make_ca(tmp_path / "ca", sandi="sandi-otoritas")
    assert b"ENCRYPTED" in (tmp_path / "ca" / "kunci.pem").read_bytes()
    assert ca.open_ca(tmp_path / "ca", sandi="sandi-otoritas").akar is not None
    with pytest.raises(ca.GalatCa, match="sandinya lain"):
        ca.open_ca(tmp_path / "ca")


def test_missing_authority_says_what_to_run(tmp_path):
    with pytest.raises(ca.GalatCa, match="buat_ca"):
        ca.open_ca(tmp_path)


def test_root_and_official_are_marked_as_not_certified(otoritas):
    _, rincian = ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", SANDI, SETAHUN)
    tanda = "OU=TIDAK TERSERTIFIKASI (PP 71/2019) - CONTOH"
    assert rincian["subjek"] == f"CN={KETUA}, T=Ketua, {tanda}, O=KPU, C=ID"
    assert rincian["penerbit"] == f"CN=CA Contoh SAKIP, {tanda}, C=ID"
    assert rincian["tersertifikasi"] == "tidak"


def test_official_certificate_signs_documents_and_nothing_else(otoritas):
    isi, _ = ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", SANDI, SETAHUN, alamat_crl="https://x/crl")
    sertifikat = p12.open_p12(isi, SANDI).sertifikat
    usage = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment) == (True, True)
    assert (usage.key_cert_sign, usage.crl_sign, usage.key_encipherment) == (False, False, False)
    assert not sertifikat.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert sertifikat.verify_directly_issued_by(otoritas.akar) is None


def test_long_names_are_cut_to_what_a_certificate_holds(otoritas):
    _, rincian = ca.issue_p12(otoritas, KETUA, "J" * 90, "S" * 90, SANDI, SETAHUN)
    assert f"T={'J' * 64}," in rincian["subjek"]


def test_certificate_never_outlives_the_root(otoritas):
    _, rincian = ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", SANDI, timedelta(days=9999))
    assert rincian["berlaku_sampai"] == otoritas.akar.not_valid_after_utc.isoformat()


def test_revoked_certificate_is_in_the_crl(otoritas):
    isi, rincian = ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", SANDI, SETAHUN)
    saat = datetime(2027, 1, 2, tzinfo=UTC)
    daftar = ca.revoke(otoritas, rincian["nomor_seri"], waktu=saat)
    ca.revoke(otoritas, rincian["nomor_seri"])
    sertifikat = p12.open_p12(isi, SANDI).sertifikat
    assert find_revocation(sertifikat, [daftar], [otoritas.akar]) == saat
    assert len(load_crl(ca.current_crl(otoritas))) == 1


def test_crl_of_another_authority_says_nothing(otoritas, tmp_path):
    isi, rincian = ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", SANDI, SETAHUN)
    lain = ca.make_ca(tmp_path / "lain")
    palsu = ca.revoke(lain, rincian["nomor_seri"])
    assert find_revocation(p12.open_p12(isi, SANDI).sertifikat, [palsu, b"x"], [otoritas.akar]) is None


def test_passphrase_change_keeps_the_certificate():
    lama = official(KETUA)
    baru = p12.change_passphrase(lama.p12, SANDI, "rahasia-lain-2")
    assert p12.read_p12_info(baru, "rahasia-lain-2") == lama.rincian
    with pytest.raises(GalatTtd) as galat:
        p12.open_p12(baru, SANDI)
    assert (kode_of(galat), galat.value.salah_sandi) == ("sandi_salah", True)


def test_short_passphrase_is_refused(otoritas):
    with pytest.raises(GalatTtd) as galat:
        ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", "pendek", SETAHUN)
    assert kode_of(galat) == "sandi_lemah"


def test_every_part_of_the_file_derives_its_key_slowly():
    rounds = list(p12._rounds_of(p12.asn1.Pfx.load(official(KETUA).p12)))
    assert rounds == [p12.KDF_ROUNDS] * 3


@pytest.mark.parametrize("isi", [b"", b"bukan p12", b"0" * 70_000, b"\x30\x03\x02\x01\x03"])
def test_other_file_is_no_p12(isi):
    with pytest.raises(GalatTtd) as galat:
        p12.open_p12(isi, SANDI)
    assert kode_of(galat) == "p12_rusak"


def test_endless_key_derivation_is_not_started():
    pfx = p12.asn1.Pfx.load(official(KETUA).p12)
    pfx["mac_data"]["iterations"] = 2_000_000_000
    with pytest.raises(GalatTtd) as galat:
        p12.open_p12(pfx.dump(force=True), SANDI)
    assert kode_of(galat) == "p12_rusak"


def brought(otoritas, **lain):
    """A certificate as an official might bring it, with one thing wrong."""
    isi, _ = ca.issue_p12(otoritas, KETUA, "Ketua", "KPU", SANDI, SETAHUN, **lain)
    return isi


def test_brought_certificate_is_packed_anew(otoritas):
    isi, rincian = p12.accept_p12(brought(otoritas), SANDI, nama="Siti Aminah", waktu=datetime.now(UTC))
    assert p12.read_p12_info(isi, SANDI) == rincian


def test_file_of_an_older_tool_is_read_and_packed_strongly(otoritas):
    baru = p12.open_p12(brought(otoritas), SANDI)
    cara = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(2048)
        .key_cert_algorithm(PBES.PBESv1SHA1And3KeyTripleDESCBC)
        .hmac_hash(hashes.SHA256())
        .build(SANDI.encode())
    )
    lama = serialize_key_and_certificates(b"lama", baru.kunci, baru.sertifikat, None, cara)
    isi, _ = p12.accept_p12(lama, SANDI, nama=KETUA, waktu=datetime.now(UTC))
    assert list(p12._rounds_of(p12.asn1.Pfx.load(isi))) == [p12.KDF_ROUNDS] * 3


@pytest.mark.parametrize(
    ("nama", "hari", "kode"),
    [
        ("Budi Santoso", 0, "nama_lain"),
        (KETUA, 400, "kedaluwarsa"),
        (KETUA, -1, "belum_berlaku"),
    ],
)
def test_brought_certificate_must_fit(otoritas, nama, hari, kode):
    with pytest.raises(GalatTtd) as galat:
        p12.accept_p12(brought(otoritas), SANDI, nama=nama, waktu=datetime.now(UTC) + timedelta(days=hari))
    assert kode_of(galat) == kode


def test_root_certificate_may_not_sign_documents(otoritas):
    isi = p12.pack_p12(p12.Kredensial(otoritas.akar, otoritas.kunci), SANDI)
    with pytest.raises(GalatTtd) as galat:
        p12.accept_p12(isi, SANDI, nama="CA Contoh SAKIP", waktu=datetime.now(UTC))
    assert kode_of(galat) == "kegunaan"


def test_key_of_another_certificate_is_refused(otoritas):
    kredensial = p12.open_p12(brought(otoritas), SANDI)
    with pytest.raises((GalatTtd, ValueError)):
        p12.open_p12(
            p12.pack_p12(p12.Kredensial(kredensial.sertifikat, rsa.generate_private_key(65537, 2048)), SANDI),
            SANDI,
        )


@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [
        ("Siti Aminah, S.Sos.", "SITI AMINAH", True),
        ("Dr. Ir. H. Budi Santoso, M.Si.", "Budi  Santoso", True),
        ("Siti Aminah", "Siti Amina", False),
        ("H. Budi", "Hj. Siti", False),
        ("", "", False),
    ],
)
def test_titles_do_not_make_another_person(satu, dua, sama):
    assert is_same_name(satu, dua) is sama


def test_identity_numbers_are_hidden(otoritas):
    _, rincian = ca.issue_p12(otoritas, "Siti 3171234567890123", "Ketua", "KPU", SANDI, SETAHUN)
    assert rincian["nama"] == "Siti …"
    assert "3171234567890123" not in str(rincian)
