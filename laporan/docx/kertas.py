"""The pages of a Word file while they are written: sections, headings, blocks, signatures. Pure.

`Kertas` gathers paragraphs and tables as text; a change between portrait and landscape ends a section.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from laporan.bentuk.naskah import Bagian, Blok, Gambar
from laporan.bentuk.tabel import Tabel
from laporan.docx.emf import emf_dari_svg
from laporan.docx.tabel import tabel_xml
from laporan.docx.wml import bidang, daftar, gambar_xml, lari, paragraf, penanda
from laporan.narasi.markah import Lari

LEBAR: Final = {False: 9354, True: 15138}  # twips between the margins, portrait and landscape
NOMOR: Final = re.compile(r"(Tabel|Gambar) (\d+)\.(\d+) (.*)", re.DOTALL)
EMU: Final = 635  # to a twip
NAMA_KOSONG: Final = "(....................................)"
HALAMAN_BARU: Final = "<w:pageBreakBefore/>"


@dataclass
class Kertas:
    """What is written so far. `nomor` is the format of page numbers of the running section ("" = goes on),
    `sampul` a section without page number; `gambar_emf` the pictures, which the text names by number."""

    isi: list[str] = field(default_factory=list)
    lanskap: bool = False
    nomor: str = ""
    sampul: bool = False
    gambar_emf: list[bytes] = field(default_factory=list)
    _penanda: int = 0
    _seksi_kosong: bool = True

    def tulis(self, teks: str, gaya: str = "", **sifat: Any) -> None:
        """A paragraph of plain text."""
        self.tambah(paragraf(lari(teks), gaya, **sifat))

    def tulis_halaman_baru(self, teks: str, gaya: str) -> None:
        """The same at the head of a new page."""
        self.tambah(paragraf(lari(teks), gaya).replace("</w:pPr>", f"{HALAMAN_BARU}</w:pPr>", 1))

    def tambah(self, xml: str) -> None:
        self.isi.append(xml)
        self._seksi_kosong = False

    def judul(self, teks: str, tingkat: int, acuan: str = "", *, nomor: str = "") -> None:
        """A heading (1 to 4) that tables of contents list; the first level begins a page."""
        kata = lari(f"{nomor} {teks}".strip()) if tingkat == 1 else lari(nomor + "\t" * bool(nomor) + teks)
        kata = kata.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        xml = paragraf(self._tandai(acuan, kata), f"Heading{min(tingkat, 4)}")
        if tingkat == 1 and not self._seksi_kosong:
            xml = xml.replace("</w:pPr>", f"{HALAMAN_BARU}</w:pPr>", 1)
        self.tambah(xml)

    def seksi(self, *, lanskap: bool = False, nomor: str = "", sampul: bool = False) -> None:
        """A section begins on a new page, except where the running one is of the same kind."""
        if self._seksi_kosong and not self.isi:
            self.lanskap, self.nomor, self.sampul = lanskap, nomor, sampul
            return
        self._akhiri()
        self.lanskap, self.nomor, self.sampul = lanskap, nomor, sampul
        self._seksi_kosong = True

    def arahkan(self, lanskap: bool) -> None:
        """Go on in portrait or landscape; pages that lie right already go on."""
        if lanskap != self.lanskap:
            self.seksi(lanskap=lanskap)

    def _akhiri(self) -> None:
        """Put the end of the section into its last paragraph, or into an empty one after a table."""
        if not self.isi or not self.isi[-1].startswith("<w:p>"):
            self.isi.append(paragraf("", "Ruas"))
        self.isi[-1] = self.isi[-1].replace("</w:pPr>", f"{self.sifat_seksi()}</w:pPr>", 1)

    def sifat_seksi(self) -> str:
        """The `<w:sectPr>` of the running section."""
        lebar, tinggi = (16838, 11906) if self.lanskap else (11906, 16838)
        tepi = (
            'w:top="1134" w:right="850" w:bottom="1021" w:left="850"'
            if self.lanskap
            else 'w:top="1021" w:right="1134" w:bottom="1021" w:left="1418"'
        )
        arah = ' w:orient="landscape"' if self.lanskap else ""
        nomor = ""
        if self.nomor:
            nomor = f'<w:pgNumType w:fmt="{self.nomor}" w:start="1"/>'
        elif self.sampul:
            nomor = '<w:pgNumType w:fmt="lowerRoman" w:start="0"/>'
        return (
            f'<w:sectPr>@KAKI@<w:type w:val="nextPage"/><w:pgSz w:w="{lebar}" w:h="{tinggi}"{arah}/>'
            f'<w:pgMar {tepi} w:header="567" w:footer="454" w:gutter="0"/>{nomor}<w:cols w:space="720"/>'
            f"{'<w:titlePg/>' * self.sampul}</w:sectPr>"
        )

    def _tandai(self, acuan: str, runs: str) -> str:
        if not acuan:
            return runs
        self._penanda += 1
        return penanda(acuan, self._penanda, runs)

    def bagian(self, semua: list[Bagian], lanskap: bool) -> None:
        """Sections with their blocks and those below them, each on the pages that it asks for."""
        for satu in semua:
            lebar = lanskap or satu.lanskap
            self.arahkan(lebar)
            self.judul(satu.judul, satu.tingkat + 1, satu.id, nomor=satu.nomor)
            self.blok(satu.blok)
            self.bagian(satu.anak, lebar)

    def blok(self, semua: list[Blok]) -> None:
        for satu in semua:
            if satu.tabel is not None:
                self.tabel(satu.tabel)
            elif satu.gambar is not None:
                self.gambar(satu.gambar)
            elif satu.bernomor:
                for no, isi in satu.isi_butir:
                    self.bernomor(f"{no}.", isi)
            elif satu.butir:
                for _, isi in satu.isi_butir:
                    self.tambah(paragraf(_runs(isi), "Butir"))
            elif satu.jenis == "judul":
                self.tulis(satu.teks, "JudulNarasi")
            else:
                runs = _runs(satu.lari) or lari(satu.teks)
                runs += lari(f" {satu.miring}", miring=True) if satu.miring else ""
                self.tambah(paragraf(runs, "Kosong" if satu.jenis == "kosong" else ""))

    def bernomor(self, nomor: str, isi: tuple[Lari, ...]) -> None:
        self.tambah(paragraf(f"{lari(nomor)}<w:r><w:tab/></w:r>{_runs(isi)}", "Bernomor"))

    def tabel(self, satu: Tabel) -> None:
        if satu.judul:
            self.keterangan(satu.judul, satu.nama)
        self.tambah(tabel_xml(satu, LEBAR[self.lanskap]))
        for kata in satu.catatan:
            self.tulis(kata, "Catatan")
        if not satu.catatan:
            self.tulis("", "Catatan")

    def keterangan(self, judul: str, acuan: str) -> None:
        """A caption; the number of a chapter's table or picture is a field that Word counts again."""
        cocok = NOMOR.fullmatch(judul)
        if cocok is None:
            self.tambah(paragraf(self._tandai(acuan, lari(judul)), "Caption"))
            return
        jenis, bab, urut, kata = cocok.groups()
        mulai = (
            " \\r 1" if urut == "1" else ""
        )  # `\\s 1` would say the same, but LibreOffice does not know it
        hitung = bidang(f"SEQ {jenis} \\* ARABIC{mulai}", lari(urut))
        runs = f"{lari(f'{jenis} {bab}.')}{hitung}{lari(f' {kata}')}"
        self.tambah(paragraf(self._tandai(acuan, runs), "Caption"))

    def gambar(self, satu: Gambar) -> None:
        """A picture as wide as the page with its caption below; its equivalent in words is spoken for it."""
        emf, lebar, tinggi = emf_dari_svg(satu.svg)
        self.gambar_emf.append(emf)
        nomor, cx = len(self.gambar_emf), round(LEBAR[self.lanskap] * EMU)
        cx = min(cx, round(LEBAR[False] * EMU))
        isi = gambar_xml(nomor, satu.nama, satu.teks, cx, round(cx * tinggi / lebar))
        self.tambah(paragraf(isi, "Gambar"))
        self.keterangan(satu.judul, satu.nama)

    def daftar(self, kode: str, baris: list[tuple[str, str, str]], kosong: str) -> None:
        """A field that lists headings or captions: entries (style, text, anchor)."""
        for xml in daftar(kode, baris, kosong):
            self.tambah(xml)

    def ttd(self, pihak: list[dict[str, str]], catatan: str = "") -> None:
        """The signatures side by side, a single one at the right; `catatan` stands above the names."""
        semua = pihak if len(pihak) > 1 else [{}, *pihak]
        lebar = LEBAR[self.lanskap] // len(semua)
        sel = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{lebar}" w:type="dxa"/></w:tcPr>{_pihak(satu, catatan)}</w:tc>'
            for satu in semua
        )
        self.tulis("", "Catatan")
        self.tambah(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TabelBaku"/><w:tblW w:w="{lebar * len(semua)}" '
            f'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
            f"{f'<w:gridCol w:w={chr(34)}{lebar}{chr(34)}/>' * len(semua)}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{sel}</w:tr></w:tbl>"
        )
        self.tulis("", "Ruas")


def _runs(isi: tuple[Lari, ...]) -> str:
    return "".join(lari(satu.teks, tebal=satu.tebal, miring=satu.miring) for satu in isi)


def _pihak(satu: dict[str, str], catatan: str) -> str:
    if not satu:
        return paragraf("", "Tanda")
    baris = [satu["tempat_tanggal"], satu["sebutan"], satu["jabatan"]]
    ruang = ["", "", *([catatan] if catatan and satu["bidang"] else ["", ""])]
    atas = [paragraf(lari(kata), "Tanda") for n, kata in enumerate(baris) if kata or not n]
    nama = paragraf(lari(satu["nama"] or NAMA_KOSONG, tebal=True), "Tanda")
    return "".join([*atas, *(paragraf(lari(kata, miring=True, ukuran=9), "Tanda") for kata in ruang), nama])
