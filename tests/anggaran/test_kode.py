"""Budget codes and DIPA numbers (DOMAIN.md section 5; section 9, P22 and P23)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anggaran.kode import NomorDipa, baca_kode, baca_nomor_dipa, cetak_nomor_dipa, induk_kode, kode_pendek

RO = "076.01.CQ.6709.QGE.003"
AKUN = "076.01.CQ.6709.QGE.001.052.A.521211"

PASTI = [
    (RO, RO, "ro"),
    ("CQ.6709.QGE.003", RO, "ro"),
    ("CQ.6709 QGE. 003", RO, "ro"),
    ("CQ.6709.QGE. 003", RO, "ro"),
    ("cq6709qge003", RO, "ro"),
    ("01.CQ.6709.QGE.003", RO, "ro"),
    ("CQ.6870.QGE.", "076.01.CQ.6870.QGE", "kro"),
    ("076.01.CQ.6870", "076.01.CQ.6870", "kegiatan"),
    ("CQ (6870)", "076.01.CQ.6870", "kegiatan"),
    ("CQ", "076.01.CQ", "program"),
    ("WA", "076.01.WA", "program"),
    ("076.01.01", "076.01.01", "program"),
    ("076.01.06", "076.01.06", "program"),
    ("076.01.06.3364.001.002", "076.01.06.3364.001.002", "ro"),
    (AKUN, AKUN, "akun"),
    ("CQ.6709.QGE.001.052", "076.01.CQ.6709.QGE.001.052", "komponen"),
    ("CQ.6709.QGE.001.052.0A", "076.01.CQ.6709.QGE.001.052.0A", "subkomponen"),
    ("CQ.6709.QGE.001.052.521211", "076.01.CQ.6709.QGE.001.052.521211", "akun"),
    (f"{AKUN}.1", f"{AKUN}.1", "detil"),
    ("1", "1", "nomor"),
    ("1.", "1", "nomor"),
    ("2)", "2", "nomor"),
    ("1.1", "1.1", "nomor"),
    (1.1, "1.1", "nomor"),
    ("06", "06", "nomor"),
    ("II", "II", "nomor"),
    ("A.1", "A.1", "nomor"),
]


@pytest.mark.parametrize(("isi", "kode", "tingkat"), PASTI)
def test_baca_kode_reads_one_row_from_all_its_forms(isi, kode, tingkat):
    hasil = baca_kode(isi)
    assert (hasil.kode, hasil.tingkat, hasil.bagian) == (kode, tingkat, tuple(kode.split(".")))
    assert (hasil.ragu, hasil.catatan, hasil.lengkap) == (False, "", True)


@pytest.mark.parametrize(
    ("isi", "kode", "tingkat"),
    [
        ("6709", "6709", "kegiatan"),
        ("(6709)", "6709", "kegiatan"),
        (6709, "6709", "kegiatan"),
        (6709.0, "6709", "kegiatan"),
        ("6709.QGE.003", "6709.QGE.003", "ro"),
        ("QGE.", "QGE", "kro"),
        ("QGE.003", "QGE.003", "ro"),
    ],
)
def test_baca_kode_guesses_no_program(isi, kode, tingkat):
    hasil = baca_kode(isi)
    assert (hasil.kode, hasil.tingkat, hasil.ragu, hasil.lengkap) == (kode, tingkat, False, False)
    assert hasil.catatan == "Kodenya tertulis tanpa program."


@pytest.mark.parametrize(
    ("isi", "kode", "catatan"),
    [
        ("CQ.6709.QGE.OO3", RO, "Huruf di 'OO3' dibaca sebagai angka."),
        ("\u0421Q.6709.QGE.003", RO, "Ada huruf atau angka dari abjad lain."),
        ("077.01.CQ", "077.01.CQ", "Bagian anggaran KPU adalah 076."),
        (
            "WA.3355.EBA.994.001.052.A.521211",
            "076.01.WA.3355.EBA.994.001.052.A.521211",
            "Bagian '052' lebih daripada susunan baku.",
        ),
    ],
)
def test_baca_kode_doubts_an_odd_code(isi, kode, catatan):
    hasil = baca_kode(isi)
    assert (hasil.kode, hasil.ragu, hasil.catatan) == (kode, True, catatan)


@pytest.mark.parametrize(
    "isi",
    [
        "076",
        "076.01",
        "076.CQ",
        "CQ.QGE",
        "CQ.6709.003.QGE",
        "CQ.6709 Perencanaan Program",
        "Jumlah",
        "\u2211",
        True,
        float("nan"),
        [],
    ],
)
def test_baca_kode_says_what_is_no_code(isi):
    hasil = baca_kode(isi)
    assert (hasil.kode, hasil.tingkat, hasil.bagian) == ("", "", ())
    assert hasil.catatan


@pytest.mark.parametrize("isi", [None, "", " - "])
def test_baca_kode_takes_an_empty_cell_as_nothing(isi):
    assert (baca_kode(isi).kode, baca_kode(isi).catatan) == ("", "")


@pytest.mark.parametrize(
    ("kode", "pendek", "induk"),
    [
        (RO, "CQ.6709.QGE.003", "076.01.CQ.6709.QGE"),
        ("076.01.CQ.6709", "CQ.6709", "076.01.CQ"),
        ("CQ.6709", "CQ.6709", "076.01.CQ"),
        ("076.01.CQ", "CQ", ""),
        ("076.01.06", "076.01.06", ""),
        ("076.01.06.3364", "076.01.06.3364", "076.01.06"),
        ("077.01.CQ", "077.01.CQ", ""),
        ("6709.QGE", "6709.QGE", "6709"),
        ("6709", "6709", ""),
        ("1.1", "1.1", "1"),
        ("1", "1", ""),
        ("", "", ""),
    ],
)
def test_kode_pendek_and_induk(kode, pendek, induk):
    assert (kode_pendek(kode), induk_kode(kode)) == (pendek, induk)


BAGIAN = (
    st.sampled_from(["CQ", "WA"]),
    st.integers(1000, 9999),
    st.sampled_from(["QGE", "RAN"]),
    st.integers(1, 999),
)


@given(st.tuples(*BAGIAN), st.integers(1, 4))
def test_long_and_short_form_name_the_same_row(bagian, panjang):
    program, kegiatan, kro, ro = bagian
    pendek = ".".join((program, str(kegiatan), kro, f"{ro:03d}")[:panjang])
    assert baca_kode(pendek) == baca_kode(f"076.01.{pendek}")
    assert kode_pendek(baca_kode(pendek).kode) == pendek


@given(st.one_of(st.text(), st.text("0176CQGEWAOI. ()/-\u0421")))
def test_baca_kode_never_raises_and_reads_its_own_code(teks):
    hasil = baca_kode(teks)
    assert baca_kode(hasil.kode).kode == hasil.kode
    assert len(induk_kode(hasil.kode)) < len(hasil.kode) or hasil.kode == ""


@pytest.mark.parametrize(
    "teks",
    [
        "SP DIPA-076.01.2.658127/2024",
        "SP  DIPA - 076 . 01 . 2 . 658127 / 2024",
        "DIPA\u2013076.01.2.658127/2024",
        "076.01.2.658127/2024",
        "SP DIPA-076.01.2.658127/2024 tanggal 24 November 2023",
    ],
)
def test_baca_nomor_dipa(teks):
    nomor = baca_nomor_dipa(teks)
    assert nomor == NomorDipa("076", "01", "2", "658127", 2024)
    assert cetak_nomor_dipa(nomor) == "SP DIPA-076.01.2.658127/2024"


def test_baca_nomor_dipa_notes_what_is_odd():
    assert (
        baca_nomor_dipa("DIPA-077.01.2.658127/2024").catatan == "Bagian anggaran 077 bukan milik KPU (076)."
    )
    assert baca_nomor_dipa("DIPA-076.01.9.658127/2024").catatan == "Kewenangan 9 tidak dikenal (1 sampai 5)."


@pytest.mark.parametrize("isi", ["abc", "SP DIPA-076.01.2.65812/2024", "0" * 100_000, 5])
def test_baca_nomor_dipa_says_what_it_cannot_read(isi):
    nomor = baca_nomor_dipa(isi)
    assert (nomor.tahun, cetak_nomor_dipa(nomor)) == (None, "")
    assert nomor.catatan == "Nomor DIPA ditulis seperti SP DIPA-076.01.2.658127/2024."


@pytest.mark.parametrize("isi", [None, "", " - "])
def test_baca_nomor_dipa_takes_an_empty_cell_as_nothing(isi):
    assert baca_nomor_dipa(isi) == NomorDipa()


@given(st.text())
def test_baca_nomor_dipa_never_raises(teks):
    assert baca_nomor_dipa(teks).tahun is None or cetak_nomor_dipa(baca_nomor_dipa(teks)) != ""
