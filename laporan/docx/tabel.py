"""A table of the content model as a Word table: heads repeated on each page, spans merged. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from laporan.bentuk.tabel import BarisJadi, Sel, Tabel
from laporan.docx.lebar import lebar_kolom, ukuran_huruf
from laporan.docx.wml import aman, lari, paragraf

WARNA_KEPALA: Final = "E8EBF0"
WARNA_PITA: Final = "F1F3F6"
TEBAL: Final = {"pita", "jumlah", "tebal"}
MASUK: Final = {"dalam-3": 240, "dalam-4": 360}  # twips


def tabel_xml(tabel: Tabel, lebar_halaman: int) -> str:
    """The `<w:tbl>` of a table, as wide as the text of its page (twips)."""
    lebar = lebar_kolom(tabel, lebar_halaman)
    ukuran = ukuran_huruf(tabel)
    kolom = "".join(f'<w:gridCol w:w="{satu}"/>' for satu in lebar)
    baris = [*_kepala(tabel, lebar, ukuran), *_isi(tabel, lebar, ukuran)]
    judul = f'<w:tblCaption w:val="{aman(tabel.judul)}"/>' if tabel.judul else ""
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TabelSakip"/>'
        f'<w:tblW w:w="{lebar_halaman}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>{judul}</w:tblPr>'
        f"<w:tblGrid>{kolom}</w:tblGrid>{''.join(baris)}</w:tbl>"
    )


def _kepala(tabel: Tabel, lebar: list[int], ukuran: float) -> Iterator[str]:
    """The rows that every page repeats: heads, and the numbers of the columns."""
    menurun: dict[int, tuple[int, int]] = {}
    for baris in tabel.kepala:
        sel = "".join(_deret(baris, lebar, menurun, ukuran, kepala=True))
        yield _tr(sel, kepala=True)
    if tabel.nomor_kolom:
        nomor = [Sel(satu, kelas="tengah") for satu in tabel.nomor_kolom]
        yield _tr("".join(_deret(nomor, lebar, {}, min(ukuran, 8.5), warna=WARNA_PITA)), kepala=True)


def _isi(tabel: Tabel, lebar: list[int], ukuran: float) -> Iterator[str]:
    menurun: dict[int, tuple[int, int]] = {}
    for baris in tabel.baris_jadi:
        warna = WARNA_PITA if baris.jenis == "pita" else ""
        tebal = baris.jenis in TEBAL
        yield _tr("".join(_deret(baris.sel, lebar, menurun, ukuran, warna=warna, tebal=tebal)), _jaga(baris))
    if not tabel.baris:
        yield _tr(_sel(Sel("Belum ada data.", lebar=len(lebar), kelas="tengah"), sum(lebar), ukuran))


def _jaga(baris: BarisJadi) -> str:
    """A band stays with the row below it."""
    return "<w:keepNext/>" if baris.jenis == "pita" else ""


def _tr(sel: str, jaga: str = "", *, kepala: bool = False) -> str:
    if jaga:
        sel = sel.replace("<w:pPr>" + _GAYA, "<w:pPr>" + _GAYA + jaga)
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * kepala}</w:trPr>{sel}</w:tr>"


_GAYA: Final = '<w:pStyle w:val="IsiTabel"/>'


def _deret(
    baris: list[Sel] | tuple[Sel, ...],
    lebar: list[int],
    menurun: dict[int, tuple[int, int]],
    ukuran: float,
    *,
    warna: str = "",
    tebal: bool = False,
    kepala: bool = False,
) -> Iterator[str]:
    """The cells of a row; `menurun` holds by column how many rows a span still runs, and how wide it is."""
    sisa = iter(baris)
    k = 0
    while k < len(lebar):
        jalan, melebar = menurun.get(k, (0, 1))
        if jalan:
            menurun[k] = (jalan - 1, melebar)
            yield _sel(Sel(lebar=melebar), sum(lebar[k : k + melebar]), ukuran, lanjut=True, kepala=kepala)
            k += melebar
            continue
        sel = next(sisa, None)
        if sel is None:
            yield _sel(Sel(), lebar[k], ukuran)
            k += 1
            continue
        menurun[k] = (sel.tinggi - 1, sel.lebar)
        seluruh = sum(lebar[k : k + sel.lebar])
        yield _sel(sel, seluruh, ukuran, warna=warna, tebal=tebal, kepala=kepala)
        k += sel.lebar


def _sel(
    sel: Sel,
    lebar: int,
    ukuran: float,
    *,
    warna: str = "",
    tebal: bool = False,
    kepala: bool = False,
    lanjut: bool = False,
) -> str:
    kelas = set(sel.kelas.split())
    gabung = "<w:vMerge/>" if lanjut else '<w:vMerge w:val="restart"/>' if sel.tinggi > 1 else ""
    melebar = f'<w:gridSpan w:val="{sel.lebar}"/>' if sel.lebar > 1 else ""
    dasar = WARNA_KEPALA if kepala else warna
    arsir = f'<w:shd w:val="clear" w:color="auto" w:fill="{dasar}"/>' if dasar else ""
    tegak = '<w:vAlign w:val="center"/>' if kepala else ""
    rata = "center" if kepala or "tengah" in kelas else "right" if "kanan" in kelas else ""
    masuk = next((MASUK[nama] for nama in sorted(kelas & MASUK.keys())), 0)
    huruf = lari(sel.teks, tebal=kepala or tebal or "tebal" in kelas, ukuran=ukuran)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{lebar}" w:type="dxa"/>{melebar}{gabung}{arsir}{tegak}</w:tcPr>'
        f"{paragraf(huruf, 'IsiTabel', rata=rata, indentasi=masuk)}</w:tc>"
    )
