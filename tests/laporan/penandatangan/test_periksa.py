"""What a check says of files in order, unsigned, malformed, strange and heavy."""

import logging
import subprocess
import sys
import zlib
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from laporan.penandatangan import ca, periksa
from laporan.penandatangan.hasil_periksa import Pemeriksaan
from laporan.penandatangan.periksa import periksa_pdf, periksa_terbatas
from tests.laporan.penandatangan.berkas import (
    KETUA,
    SEKRETARIS,
    authority,
    make_pdf,
    official,
    signed_file,
    signed_once,
    signed_twice,
)


def check(isi, **lain):
    return periksa_pdf(isi, [authority().akar_der], **lain)


def test_unsigned_file_has_no_signature():
    temuan = check(make_pdf())
    assert (temuan.kode, temuan.jumlah, temuan.sah) == ("", 0, False)
    assert temuan.bidang_kosong == ("ttd_1", "ttd_2")


def test_first_signature_leaves_one_field_waiting():
    temuan = check(signed_once(make_pdf()))
    assert (temuan.sah, temuan.jumlah, temuan.bidang_kosong) == (True, 1, ("ttd_2",))


def test_words_say_who_when_and_how_far_to_trust():
    kata = [ttd.kalimat for ttd in check(signed_file()).tanda_tangan]
    assert kata[0].startswith(f"Ditandatangani {KETUA} pada ")
    assert kata[1].startswith(f"Ditandatangani {SEKRETARIS} pada ")
    assert all(
        satu.endswith(
            "WIB (menurut penandatangan, tanpa cap waktu). Isi berkas tidak berubah dan sertifikatnya "
            "dipercaya. Sertifikatnya tidak tersertifikasi (PP 71/2019)."
        )
        for satu in kata
    )


def test_same_name_of_another_authority_is_not_trusted():
    temuan = check(signed_twice(make_pdf(), otoritas="palsu"))
    assert not temuan.sah
    assert [(ttd.nama, ttd.isi_terjaga, ttd.terpercaya) for ttd in temuan.tanda_tangan] == [
        (KETUA, True, False),
        (SEKRETARIS, True, False),
    ]
    assert "tidak dipercaya sistem ini" in temuan.tanda_tangan[0].kalimat


def test_certificate_may_expire_after_signing():
    ttd = check(signed_file(), kini=datetime.now(UTC) + timedelta(days=900)).tanda_tangan[0]
    assert (ttd.sah, ttd.kedaluwarsa) == (True, True)


def test_revocation_counts_when_no_stamp_is_older():
    otoritas = authority("cabut-periksa")
    isi = signed_once(make_pdf(), otoritas="cabut-periksa")
    daftar = ca.revoke(otoritas, official(KETUA, "cabut-periksa").rincian["nomor_seri"])
    ttd = periksa_pdf(isi, [otoritas.akar_der], crl=[daftar]).tanda_tangan[0]
    assert (ttd.isi_terjaga, ttd.terpercaya, bool(ttd.dicabut)) == (True, False, True)
    assert ttd.kalimat.split(". ")[-1].startswith("Sertifikatnya dicabut pada ")


def encrypted():
    keluar = BytesIO()
    with pikepdf.open(BytesIO(make_pdf())) as pdf:
        pdf.save(keluar, encryption=pikepdf.Encryption(owner="a", user="b"))
    return keluar.getvalue()


def bomb():
    """A PDF whose cross-reference stream unpacks to 2 GB of zeros."""
    isi = zlib.compress(bytes(200_000_000), 9)
    awal = b"%PDF-1.7\n"
    objek = (
        b"1 0 obj\n<</Type/XRef/Size 9/W[1 4 2]/Root 2 0 R/Filter/FlateDecode/Length %d>>stream\n" % len(isi)
        + isi
        + b"\nendstream\nendobj\n"
    )
    return awal + objek + b"startxref\n%d\n%%%%EOF\n" % len(awal)


def long_chain():
    """A PDF of 100,000 empty revisions, which takes many seconds to walk through."""
    bagian = [b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"]
    panjang, sebelum = len(bagian[0]), b""
    for _ in range(100_000):
        bagian.append(
            b"xref\n0 0\ntrailer<</Size 2/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (sebelum, panjang)
        )
        sebelum = b"/Prev %d" % panjang
        panjang += len(bagian[-1])
    return b"".join(bagian)


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (b"", "bukan_pdf"),
        (b"<html>bukan</html>", "bukan_pdf"),
        (b"%PDF-1.7\n", "rusak"),
        (b"%PDF-1.7\n" + b"x" * 5000, "rusak"),
        (make_pdf()[:-900], "rusak"),
        (encrypted(), "terenkripsi"),
        (b"%PDF-" + bytes(periksa.MAX_BYTES), "terlalu_besar"),
    ],
    ids=["kosong", "html", "kepala", "sampah", "terpotong", "terkunci", "besar"],
)
def test_file_that_cannot_be_read_says_why(isi, kode):
    temuan = check(isi)
    assert (temuan.kode, temuan.sah, temuan.jumlah) == (kode, False, 0)
    assert temuan.pesan.endswith(".")


def test_finding_survives_json():
    temuan = check(signed_file())
    assert Pemeriksaan.from_json(temuan.to_json()) == temuan


def test_own_process_finds_the_same():
    akar = [authority().akar_der]
    assert periksa_terbatas(signed_file(), akar) == periksa_pdf(signed_file(), akar)
    assert periksa_terbatas(encrypted(), akar).kode == "terenkripsi"


def test_own_process_is_stopped_when_it_takes_too_long():
    assert periksa_terbatas(long_chain(), [], 1).kode == "terlalu_lama"


def test_own_process_is_stopped_when_it_needs_too_much_memory():
    assert periksa_terbatas(signed_file(), [], mb=60).kode == "terlalu_berat"


def test_compressed_bomb_does_no_harm():
    assert periksa_terbatas(bomb(), []).kode in {"rusak", "terlalu_berat"}


def test_own_process_loads_no_django():
    kode = (
        "import sys, laporan.penandatangan.periksa, laporan.penandatangan.baca_pdf;"
        "print([nama for nama in sys.modules if nama.split('.')[0] == 'django'])"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "[]"


def test_no_name_reaches_the_log(caplog):
    with caplog.at_level(logging.WARNING, logger="laporan"):
        check(signed_once(make_pdf(), otoritas="palsu"))
    assert [rekam for rekam in caplog.records if KETUA in rekam.getMessage()] == []
