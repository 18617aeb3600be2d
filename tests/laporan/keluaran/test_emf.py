"""Pictures in Word: nothing of a chart is left out, and the metafile is one that readers accept."""

import struct

from defusedxml.ElementTree import fromstring

from laporan.bentuk.lakip import bentuk_lakip
from laporan.docx.emf import GAMBAR, emf_dari_svg
from laporan.services.keluaran import export_document
from laporan.snapshot import lakip_snapshot
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.test_lakip import rejang_lebong as rejang_lebong
from tests.laporan.keluaran.conftest import Word

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" font-size="11">
<title>Judul</title><defs><pattern id="g-garis"><path d="M0 6L6 0" stroke="#3f5f86"/></pattern></defs>
<rect x="10" y="5" width="50" height="20" fill="#3f5f86"/>
<rect x="0" y="0" width="5" height="5" fill="url(#g-garis)"/>
<path d="M0 50L100 60" fill="none" stroke="#aab2bd" stroke-width="0.8"/>
<circle cx="30" cy="40" r="3" fill="#3f5f86"/>
<text x="100" y="90" text-anchor="end" font-weight="700" fill="#7a1420">Capaian 98,50%</text></svg>"""
TAK_TERLIHAT = {"svg", "title", "desc", "defs", "pattern", "g", "tspan"}


def _rekam(emf):
    """(type, data) of each record."""
    letak, hasil = 0, []
    while letak < len(emf):
        jenis, panjang = struct.unpack_from("<II", emf, letak)
        hasil.append((jenis, emf[letak + 8 : letak + panjang]))
        letak += panjang
    return hasil


def test_header_counts_the_bytes_and_the_records():
    emf, lebar, tinggi = emf_dari_svg(SVG)
    rekam = _rekam(emf)
    assert (lebar, tinggi) == (200, 100)
    assert (rekam[0][0], rekam[-1][0]) == (1, 14)
    assert struct.unpack_from("<4sIII", rekam[0][1], 32) == (b" EMF", 0x10000, len(emf), len(rekam))


def test_each_figure_is_drawn_and_definitions_are_not():
    jenis = [satu for satu, _ in _rekam(emf_dari_svg(SVG)[0])]
    assert {satu: jenis.count(satu) for satu in (43, 42, 4, 84)} == {43: 2, 42: 1, 4: 1, 84: 1}


def test_a_pattern_becomes_a_hatch():
    kuas = [struct.unpack_from("<IIII", data) for jenis, data in _rekam(emf_dari_svg(SVG)[0]) if jenis == 39]
    assert [(gaya, arsir) for _, gaya, _, arsir in kuas] == [(0, 0), (2, 3), (0, 0)]


def test_words_are_written_where_they_end():
    rekam = _rekam(emf_dari_svg(SVG)[0])
    tulisan = next(data for jenis, data in rekam if jenis == 84)
    x, y, banyak, awal = struct.unpack_from("<iiII", tulisan, 28)
    assert (x, y, tulisan[awal - 8 :][: banyak * 2].decode("utf-16-le")) == (2000, 1800, "Capaian 98,50%")
    assert struct.unpack("<I", next(data for jenis, data in rekam if jenis == 22)) == (24 | 2,)


def test_same_picture_gives_the_same_bytes():
    assert emf_dari_svg(SVG) == emf_dari_svg(SVG)


def test_every_figure_of_the_charts_of_a_report_is_known_and_stands_in_the_file(rejang_lebong):
    gambar = bentuk_lakip(lakip_snapshot(rejang_lebong, 2024))["daftar_gambar"]
    nama = {satu.tag.split("}")[-1] for g in gambar for satu in fromstring(g.svg).iter()}
    assert nama - TAK_TERLIHAT <= set(GAMBAR)
    berkas = Word(export_document("lakip", "docx", rejang_lebong, 2024).isi)
    isi = [satu.filename for satu in berkas.daftar if satu.filename.endswith(".emf")]
    assert len(isi) == len(gambar) > 3


def test_a_report_without_charts_has_no_pictures(satker):
    make_pk(satker)
    berkas = Word(export_document("pk", "docx", satker, 2024).isi)
    assert [satu.filename for satu in berkas.daftar if "media" in satu.filename] == []
