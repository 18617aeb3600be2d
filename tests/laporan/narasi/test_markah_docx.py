"""The markup of narasi in a Word file."""

from laporan.bentuk.naskah import paragraf
from laporan.docx.kertas import Kertas


def test_word_gets_lists_and_faces():
    kertas = Kertas()
    kertas.blok(paragraf("## Sebab\nSatu **dua**\n- *a*\n1. x"))
    judul, alinea, butir, nomor = kertas.isi
    assert '<w:pStyle w:val="JudulNarasi"/>' in judul
    assert '<w:b/></w:rPr><w:t xml:space="preserve">dua' in alinea
    assert '<w:pStyle w:val="Butir"/>' in butir
    assert '<w:i/></w:rPr><w:t xml:space="preserve">a' in butir
    assert '<w:pStyle w:val="Bernomor"/>' in nomor
