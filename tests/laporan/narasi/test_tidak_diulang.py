"""A sentence of the form whose figures the written text states already is not printed twice."""

from laporan.bentuk.lakip_organisasi import _butir_atau_paragraf
from laporan.bentuk.naskah import p
from laporan.bentuk.naskah_narasi import belum_dikatakan


def test_figures_that_the_text_states_are_not_said_again():
    tertulis = [p("Rata-rata 97,00% dari 14 di antara 17 indikator. Terserap Rp900.000 atau 90,00%.")]
    sama = p("PK: rata-rata capaian 97,00%, dihitung dari 14 dari 17 indikator.")
    lain = p("PK Lembaga: rata-rata capaian 80,00%, dihitung dari 3 dari 5 indikator.")
    assert belum_dikatakan(tertulis, [sama, lain]) == [lain]


def test_text_without_figures_leaves_the_sentences():
    kalimat = [p("Rata-rata 97,00%."), p("Data anggaran tahun 2024 belum diisi.")]
    assert belum_dikatakan([p("Pada tahun 2024 kami bekerja keras.")], kalimat) == kalimat


def test_aspect_with_markup_prints_its_markup():
    assert [b.jenis for b in _butir_atau_paragraf("Satu\nDua")] == ["butir"]
    assert [b.jenis for b in _butir_atau_paragraf("Satu.\n\n- dua\n- tiga")] == ["p", "butir"]
