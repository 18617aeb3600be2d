"""The visible stamp of a signature."""

from datetime import UTC, datetime

import pytest

from laporan.pdf import render_stamp
from tests.laporan.dokumen.conftest import fonts_of, read_pdf

ISI = {
    "alamat": "https://sakip.contoh.id/v/ab2dc3efgh4jkm5n/",
    "nama": "Ani Ketua, S.H.",
    "jabatan": "Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong",
    "waktu": datetime(2026, 12, 31, 17, 5, 9, tzinfo=UTC),
    "keterangan": "Sertifikat lokal, tidak tersertifikasi",
}


def test_stamp_says_who_signed_as_what_when_and_how():
    (halaman,) = read_pdf(render_stamp(**ISI)).halaman
    assert halaman == (
        "Ditandatangani secara elektronik oleh Ani Ketua, S.H. Ketua Komisi Pemilihan Umum Kabupaten "
        "Rejang Lebong 1 Januari 2027 pukul 00.05.09 WIB Sertifikat lokal, tidak tersertifikasi"
    )


def test_stamp_is_one_page_of_66_by_26_mm_in_our_fonts():
    pdf = read_pdf(render_stamp(**ISI)).pdf
    kotak = pdf.pages[0].mediabox
    assert [round(float(n) * 25.4 / 72, 1) for n in (kotak.width, kotak.height)] == [66, 26]
    assert fonts_of(pdf) == {"Source-Sans-SAKIP", "Source-Sans-SAKIP-Bold"}


def test_long_names_are_printed_whole_on_one_page():
    nama, jabatan = "Prof. Dr. H. " + "Abdurrahman " * 11, "Plt. Sekretaris " + "Kabupaten Kepulauan " * 13
    bacaan = read_pdf(render_stamp(**{**ISI, "nama": nama.strip(), "jabatan": jabatan.strip()}))
    assert len(bacaan.halaman) == 1
    assert nama.strip() in bacaan.teks
    assert jabatan.strip() in bacaan.teks


def test_equal_input_gives_equal_bytes():
    assert render_stamp(**ISI) == render_stamp(**ISI)


def test_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        render_stamp(**{**ISI, "waktu": datetime(2026, 1, 1)})  # noqa: DTZ001
