"""Nothing can be done to a signed file unnoticed."""

import re
from io import BytesIO

import pytest
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleTrustManager

from laporan.penandatangan.ca import current_crl
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.periksa import periksa_pdf
from tests.laporan.penandatangan.berkas import (
    KETUA,
    SANDI,
    authority,
    make_pdf,
    official,
    request_of,
    signed_file,
    signed_once,
)
from tests.laporan.penandatangan.ubah import TAMBAHAN, append

LANGKAH = 67  # every 67th byte of about 15,000: some 230 files


def check(isi):
    return periksa_pdf(isi, [authority().akar_der])


def flipped(isi, tempat, bit):
    return isi[:tempat] + bytes([isi[tempat] ^ bit]) + isi[tempat + 1 :]


def test_every_flipped_bit_is_found():
    isi = signed_file()
    ubahan = [(tempat, 1 << tempat % 8) for tempat in range(0, len(isi), LANGKAH)]
    assert [satu for satu in ubahan if check(flipped(isi, *satu)).sah] == []


def test_every_flipped_bit_of_the_signature_object_is_found():
    isi = signed_file()
    mulai = isi.rindex(b"/Contents <")
    bagian = [*range(mulai - 30, mulai + 50, 2), *range(isi.rindex(b"/ByteRange"), len(isi), 9)]
    assert [tempat for tempat in bagian if check(flipped(isi, tempat, 0x01)).sah] == []


@pytest.mark.parametrize("nama", sorted(TAMBAHAN))
def test_change_after_two_signatures_is_found(nama):
    temuan = check(append(signed_file(), TAMBAHAN[nama]))
    assert not temuan.sah


@pytest.mark.parametrize("nama", sorted(set(TAMBAHAN) - {"swap_fields", "remove_second"}))
def test_change_between_two_signatures_is_found(nama):
    """The second signer's own signature covers the change; the first signer's does not."""
    if nama == "remove_form":
        return  # nothing is left to sign in
    ubahan = append(signed_once(make_pdf()), TAMBAHAN[nama])
    isi = SertifikatLokal(official(KETUA).p12, SANDI).sign(request_of(ubahan, 2)).pdf
    temuan = check(isi)
    assert not temuan.sah
    assert [ttd.sah for ttd in temuan.tanda_tangan if ttd.mengesahkan] in ([False], [])


@pytest.mark.parametrize("nama", sorted(set(TAMBAHAN) - {"swap_fields", "remove_second", "remove_form"}))
def test_change_is_said_in_words(nama):
    kalimat = [ttd.kalimat for ttd in check(append(signed_file(), TAMBAHAN[nama])).tanda_tangan]
    assert any("diubah sesudah ditandatangani" in satu for satu in kalimat)


def test_removed_signatures_are_missed():
    assert check(append(signed_file(), TAMBAHAN["remove_form"])).perubahan == (
        "Berkas ini memuat tanda tangan yang dilepas dari bidangnya.",
    )


def test_empty_update_is_no_content_yet_nobody_signed_it():
    writer = IncrementalPdfFileWriter(BytesIO(signed_file()))
    writer._force_write_when_empty = True
    keluar = BytesIO()
    writer.write(keluar)
    assert not check(keluar.getvalue()).sah


def with_validation_data(isi):
    """`isi` with CRL and chain appended in a revision of their own, as other programs do."""
    akar = asn1_x509.Certificate.load(authority().akar_der)
    konteks = ValidationContext(
        trust_manager=SimpleTrustManager.build(trust_roots=[akar]),
        crls=[current_crl(authority())],
        other_certs=[akar],
    )
    keluar = BytesIO(isi)
    DocumentSecurityStore.add_dss(keluar, None, validation_context=konteks, force_write=True)
    return keluar.getvalue()


def test_validation_data_added_later_is_no_change():
    isi = with_validation_data(signed_file())
    assert len(isi) > len(signed_file())
    temuan = check(isi)
    assert (temuan.sah, temuan.revisi) == (True, 4)


@pytest.mark.parametrize("nama", ["page_content", "info_title", "xmp_title", "annotation", "field_value"])
def test_change_behind_later_validation_data_is_found(nama):
    assert not check(append(with_validation_data(signed_file()), TAMBAHAN[nama])).sah


@pytest.mark.parametrize("ekor", [b"\n", b"x", b"\n%%EOF\n", b"<script>", bytes(3000)])
def test_bytes_behind_the_end_are_found(ekor):
    assert not check(signed_file() + ekor).sah


def test_bytes_behind_the_end_that_look_like_an_end_are_found():
    isi = signed_file()
    akhir = re.findall(rb"startxref\s+\d+\s+%%EOF\s*", isi)[-1]
    assert not check(isi + b"tambahan\n" + akhir).sah


def test_bytes_before_the_beginning_are_found():
    assert check(b"x" + signed_file()).kode == "bukan_pdf"
    assert not check(b"%PDF-1.7\n" + signed_file()).sah


def test_padding_of_a_signature_hides_nothing():
    isi = signed_file()
    akhir = isi.rindex(b"0" * 40) + 20
    assert not check(isi[:akhir] + b"deadbeef" + isi[akhir + 8 :]).sah


def test_hexadecimal_of_a_signature_has_one_spelling():
    isi = signed_file()
    mulai = isi.rindex(b"/Contents <") + len(b"/Contents <")
    huruf = next(i for i in range(mulai, len(isi)) if isi[i : i + 1] in b"ABCDEF")
    assert not check(flipped(isi, huruf, 0x20)).sah


def test_cut_to_the_first_signature_is_sound_but_counted():
    satu = signed_once(make_pdf())
    temuan = check(satu)
    assert (temuan.sah, temuan.jumlah, temuan.revisi) == (True, 1, 2)


def test_cut_to_the_unsigned_file_is_not_sound():
    isi = signed_file()
    akhir = isi.index(b"%%EOF\n") + 6
    temuan = check(isi[:akhir])
    assert (temuan.sah, temuan.jumlah, temuan.revisi) == (False, 0, 1)


@pytest.mark.parametrize("bagian", [0.2, 0.5, 0.7, 0.9, 0.99])
def test_cut_anywhere_else_is_not_sound(bagian):
    isi = signed_file()
    assert not check(isi[: int(len(isi) * bagian)]).sah


def test_signature_cannot_move_to_another_file():
    isi, lain = signed_once(make_pdf()), signed_once(make_pdf(halaman=2, objek=1))
    pola = re.compile(rb"/Contents <[0-9A-F]+>")
    pindahan = pola.search(lain).group()
    assert not check(pola.sub(lambda _: pindahan, isi)).sah
