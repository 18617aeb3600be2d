"""The styles and the bullets of our Word files as XML: few, named as Word names them, language Indonesian."""

from __future__ import annotations

from typing import Final

from laporan.docx.wml import NS

HURUF: Final = "Arial"  # every machine has it or one of the same widths
BAHASA: Final = "id-ID"
_TEPI: Final = "".join(
    f'<w:{sisi} w:val="single" w:sz="4" w:space="0" w:color="444444"/>'
    for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _gaya(kode: str, nama: str, ppr: str = "", rpr: str = "", *, lanjut: str = "") -> str:
    ikut = f'<w:next w:val="{lanjut}"/>' if lanjut else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{kode}"><w:name w:val="{nama}"/>'
        f'<w:basedOn w:val="Normal"/>{ikut}'
        f"<w:qFormat/><w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def _jarak(sebelum: int, sesudah: int, baris: int = 264) -> str:
    """Space in twips; 240 is one line."""
    return f'<w:spacing w:before="{sebelum}" w:after="{sesudah}" w:line="{baris}" w:lineRule="auto"/>'


def _ukuran(titik: float) -> str:
    return f'<w:sz w:val="{round(titik * 2)}"/><w:szCs w:val="{round(titik * 2)}"/>'


def _judul(tingkat: int, titik: float, ppr: str, *, kapital: bool = False) -> str:
    return _gaya(
        f"Heading{tingkat}",
        f"heading {tingkat}",
        f'<w:keepNext/><w:keepLines/>{ppr}<w:outlineLvl w:val="{tingkat - 1}"/>',
        f"<w:b/>{'<w:caps/>' * kapital}{_ukuran(titik)}",
        lanjut="Normal",
    )


def _titik_titik(kode: str, nama: str, kiri: int, gantung: int = 0, rpr: str = "") -> str:
    """A line of a table of contents; the place of its page number is set by the page (`kertas`)."""
    masuk = f'<w:ind w:left="{kiri + gantung}" w:right="567" w:hanging="{gantung}"/>'
    return _gaya(
        kode,
        nama,
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9354"/></w:tabs>{_jarak(0, 50, 252)}{masuk}',
        rpr,
    )


_TENGAH: Final = '<w:jc w:val="center"/>'
STYLES: Final = (
    f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:eastAsia="{HURUF}" w:cs="{HURUF}"/>{_ukuran(11)}'
    f'<w:lang w:val="{BAHASA}" w:eastAsia="{BAHASA}" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:pPr>{_jarak(0, 120)}</w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="HurufBaku">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TabelBaku"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TabelSakip"><w:name w:val="Tabel SAKIP"/><w:basedOn '
    'w:val="TabelBaku"/>'
    f"<w:tblPr><w:tblBorders>{_TEPI}</w:tblBorders></w:tblPr></w:style>"
    + _judul(1, 14, _jarak(0, 240) + _TENGAH, kapital=True)
    + _judul(2, 12.5, _jarak(240, 100) + '<w:ind w:left="454" w:hanging="454"/>')
    + _judul(3, 11.5, _jarak(200, 100) + '<w:ind w:left="454" w:hanging="454"/>')
    + _judul(4, 11, _jarak(160, 80) + '<w:ind w:left="454" w:hanging="454"/>')
    + _gaya("JudulNarasi", "Judul Narasi", f"<w:keepNext/>{_jarak(140, 60)}", "<w:b/>")
    + _gaya("Title", "Title", f"<w:keepNext/>{_jarak(0, 200)}{_TENGAH}", f"<w:b/><w:caps/>{_ukuran(14)}")
    + _gaya("Sampul", "Sampul", f"{_jarak(0, 240)}{_TENGAH}", _ukuran(12))
    + _gaya("SampulJudul", "Sampul Judul", f"{_jarak(0, 200, 252)}{_TENGAH}", f"<w:b/><w:caps/>{_ukuran(30)}")
    + _gaya("SampulNama", "Sampul Nama", f"{_jarak(0, 60, 252)}{_TENGAH}", f"<w:b/><w:caps/>{_ukuran(18)}")
    + _gaya("Caption", "caption", f"<w:keepNext/>{_jarak(120, 80)}{_TENGAH}", f"<w:b/>{_ukuran(10)}")
    + _gaya("Gambar", "Gambar", f"<w:keepNext/>{_jarak(120, 60, 240)}{_TENGAH}")
    + _gaya("IsiTabel", "Isi Tabel", _jarak(30, 30, 252), _ukuran(10))
    + _gaya("Ruas", "Ruas", _jarak(0, 0, 20), _ukuran(1))
    + _gaya("Catatan", "Catatan", _jarak(40, 40, 252), _ukuran(9))
    + _gaya(
        "Kosong",
        "Belum Diisi",
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="A8741A"/></w:pBdr>{_jarak(40, 120)}',
        "<w:i/>",
    )
    + _gaya("Butir", "List Bullet", f'<w:numPr><w:numId w:val="1"/></w:numPr>{_jarak(0, 60)}')
    + _gaya("Bernomor", "List Number", f'{_jarak(0, 80)}<w:ind w:left="454" w:hanging="454"/>')
    + _gaya("Kop", "Kop Surat", f"{_jarak(0, 20, 252)}{_TENGAH}", _ukuran(9.5))
    + _gaya("KopNama", "Kop Surat Nama", f"{_jarak(0, 20, 252)}{_TENGAH}", f"<w:b/><w:caps/>{_ukuran(14)}")
    + _gaya(
        "Garis",
        "Kop Surat Garis",
        f'<w:pBdr><w:top w:val="single" w:sz="18" w:space="4" w:color="000000"/></w:pBdr>{_jarak(60, 160)}',
        _ukuran(4),
    )
    + _gaya("Tanda", "Tanda Tangan", f"<w:keepNext/><w:keepLines/>{_jarak(0, 0)}{_TENGAH}")
    + _gaya(
        "Pihak",
        "Pihak",
        f'<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>{_jarak(0, 40)}'
        '<w:ind w:left="1871" w:hanging="1588"/>',
    )
    + _titik_titik("TOC1", "toc 1", 0, rpr="<w:b/>")
    + _titik_titik("TOC2", "toc 2", 284)
    + _titik_titik("TOC3", "toc 3", 567)
    + _titik_titik("DaftarGambar", "table of figures", 0)
    + _gaya("Header", "header", f'{_jarak(0, 0)}<w:jc w:val="right"/>', '<w:b/><w:color w:val="8A1C1C"/>')
    + _gaya("Footer", "footer", f"{_jarak(0, 0, 240)}{_TENGAH}", f'<w:color w:val="333333"/>{_ukuran(7.5)}')
    + _gaya("NomorHalaman", "Nomor Halaman", f"{_jarak(0, 40, 240)}{_TENGAH}", _ukuran(9))
    + "</w:styles>"
)
NUMBERING: Final = (
    f'<w:numbering {NS}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
SETTINGS: Final = (
    f'<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/>'
    "<w:compat><w:compatSetting "
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{BAHASA}"/></w:settings>'
)
