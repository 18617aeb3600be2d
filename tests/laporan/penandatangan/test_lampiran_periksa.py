"""Data attached to a file, as the check in its own process reads it: found, doubted, and never too large."""

import io
import json
import zlib

import pikepdf
import pytest

from laporan.penandatangan import lampiran
from laporan.penandatangan.periksa import periksa_pdf, periksa_terbatas

KODE = "ab2dc3efgh4jkm5n"
ISI = json.dumps({"kode": KODE, "isi": {"tahun": 2024}}).encode()


def with_attachment(data, **isi):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["snapshot.json"] = pikepdf.AttachedFileSpec(pdf, data)
    for kunci, nilai in isi.items():
        pdf.attachments["snapshot.json"].obj.EF.F[f"/{kunci}"] = nilai
    keluar = io.BytesIO()
    pdf.save(keluar, compress_streams=False)
    return keluar.getvalue()


def read(pdf):
    temuan = periksa_pdf(pdf, [])
    return temuan.kode, temuan.kode_dokumen, temuan.lampiran


def xref_bomb(data, saringan):
    """A PDF whose cross-reference stream is `data` in the filter `saringan`."""
    depan = b"%PDF-1.7\n9 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    kepala = b"1 0 obj\n<</Type/XRef/Size 9/W[1 4 2]/Root 9 0 R/Filter/%s/Length %d>>\nstream\n"
    ekor = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(depan)
    return depan + kepala % (saringan, len(data)) + data + ekor


def lzw_zeros(blok):
    """`blok` times 7 MB of zeros in 5 kB: each code stands for one zero more than the code before."""
    lebar = [9 if n < 511 else 10 if n < 1023 else 11 if n < 2047 else 12 for n in range(258, 4058)]
    satu = f"{0:09b}" + "".join(f"{n:0{b}b}" for n, b in zip(range(258, 4058), lebar, strict=True))
    teks = f"{256:09b}" + (satu + f"{256:012b}") * blok + f"{257:09b}"
    teks += "0" * (-len(teks) % 8)
    return int(teks, 2).to_bytes(len(teks) // 8, "big")


def test_code_and_data_come_out():
    assert read(with_attachment(ISI)) == ("", KODE, ISI.decode())


def test_own_process_reads_the_same():
    temuan = periksa_terbatas(with_attachment(ISI), [])
    assert (temuan.kode_dokumen, temuan.lampiran) == (KODE, ISI.decode())


@pytest.mark.parametrize("data", [b"rubbish", b"\xff\xfe", b"[" * 200_000, b"", b"[1]", b'"x"', b"null"])
def test_what_is_no_json_object_is_no_data(data):
    assert read(with_attachment(data)) == ("", "", "")


@pytest.mark.parametrize("kode", [None, 7, "", "AB2DC3EFGH4JKM5N", "ab2dc3efgh4jkm5n1"])
def test_data_with_another_code_name_nothing(kode):
    data = json.dumps({"kode": kode})
    assert read(with_attachment(data.encode())) == ("", "", data)


def test_a_file_without_data_has_none():
    pdf, keluar = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(keluar)
    assert read(keluar.getvalue()) == ("", "", "")


def test_large_data_are_named_and_not_handed_on():
    data = json.dumps({"kode": KODE, "isi": "x" * lampiran.BATAS_ISI}).encode()
    assert read(with_attachment(data)) == ("", KODE, "")


def test_a_small_attachment_cannot_unpack_to_a_large_one():
    padat = zlib.compress(b'{"kode":"%s"}' % KODE.encode() + b" " * lampiran.BATAS_LAMPIRAN, 9)
    assert read(with_attachment(padat, Filter=pikepdf.Name.FlateDecode)) == ("", "", "")


@pytest.mark.parametrize("saringan", ["LZWDecode", "RunLengthDecode", "ASCIIHexDecode"])
def test_other_ways_of_packing_are_not_read(saringan):
    assert read(with_attachment(ISI, Filter=pikepdf.Name(f"/{saringan}"))) == ("", "", "")


@pytest.mark.parametrize(
    "isi",
    [
        xref_bomb(lzw_zeros(10), b"LZWDecode"),
        xref_bomb(zlib.compress(bytes(500_000_000), 9), b"FlateDecode"),
        with_attachment(lzw_zeros(10), Filter=pikepdf.Name.LZWDecode),
        with_attachment(zlib.compress(bytes(500_000_000), 9), Filter=pikepdf.Name.FlateDecode),
    ],
    ids=["lzw", "flate", "lampiran_lzw", "lampiran_flate"],
)
def test_a_bomb_costs_no_more_than_the_limits(isi):
    temuan = periksa_terbatas(isi, [], detik=5, mb=200)
    assert temuan.kode in {"", "rusak", "terlalu_berat"}
    assert (temuan.kode_dokumen, temuan.lampiran) == ("", "")
