"""The scale beside figures leaves out what another band says already."""

from decimal import Decimal

from sakip.models import BarisSkala
from sakip.templatetags.skala import skala_ringkas


def bands(*isi):
    return [
        BarisSkala(urut=ke, dari=dari, sampai=sampai, kategori=kategori)
        for ke, (dari, sampai, kategori) in enumerate(isi, start=1)
    ]


def printed(*isi):
    return [(b.dari, b.sampai, b.kategori) for b in skala_ringkas(bands(*isi))]


def test_a_band_within_another_of_the_same_kategori_is_left_out():
    isi = [(100, 100, "Berhasil"), (91, 100, "Berhasil"), (71, 90, "Cukup")]
    assert printed(*isi) == isi[1:]


def test_the_same_band_twice_is_printed_once():
    assert printed((91, 100, "Berhasil"), (91, 100, "Berhasil")) == [(91, 100, "Berhasil")]


def test_bands_that_contradict_each_other_or_are_open_stay():
    isi = [
        (Decimal(100), Decimal(100), "Memuaskan"),
        (Decimal(91), Decimal(100), "Berhasil"),
        (Decimal(80), Decimal(95), "Berhasil"),
        (None, Decimal(50), "Kurang"),
        (Decimal(0), Decimal(50), "Kurang"),
    ]
    assert printed(*isi) == isi
