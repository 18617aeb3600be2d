"""What the rules read about one document, each part once and only when a rule asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.urls import reverse

from anggaran.pohon import Pohon
from anggaran.queries import budget_tree, earlier_budgets
from kinerja.models import BarisPk, Pk, Realisasi, RencanaAksi, Rkt
from kinerja.queries import pk_in_force, rkt_in_force
from kinerja.tabel.dokumen import BarisDokumen, pk_rows, rencana_aksi_rows, rkt_rows
from kinerja.tabel.realisasi import rows_of
from laporan.models import Lakip
from renstra.models import Renstra
from renstra.queries import renstra_in_force
from sakip.choices import JenisDokumen, JenisUnit
from sakip.models import Satker, UnitKerja
from sakip.models.alur import Beralur

PANJANG_SEBUT: Final = 90  # letters of a text that a sentence quotes
PEMBACA: Final[dict[str, Any]] = {
    JenisDokumen.RKT: rkt_rows,
    JenisDokumen.PK: pk_rows,
    JenisDokumen.RENCANA_AKSI: rencana_aksi_rows,
}


class Bahan:
    """One document and what stands around it. `hari` is today, `langkah` the step that is about to be taken.

    Every cached property takes a fixed number of queries, whatever the number of rows.
    """

    def __init__(self, sumber: Beralur, langkah: str, hari: date) -> None:
        self.sumber: Any = sumber
        self.langkah = langkah
        self.hari = hari
        self.jenis = sumber.jenis_dokumen
        self.satker: Satker = sumber.pemilik
        self.unit: UnitKerja | None = sumber.unit_alur
        self.tahun = sumber.tahun
        self.tanggal: date | None = getattr(sumber, "tanggal", None)
        self.tanggal_teks: str = getattr(sumber, "tanggal_teks", "")

    @cached_property
    def rows(self) -> list[BarisDokumen]:
        """The rows of an RKT, PK or rencana aksi with their sources; none for another document."""
        baca = PEMBACA.get(self.jenis)
        return baca(self.sumber) if baca else []

    @cached_property
    def terukur(self) -> list[Realisasi]:
        """The rows of a measurement, in order, with the links that measuring needs."""
        return rows_of(self.sumber) if self.jenis == JenisDokumen.REALISASI else []

    @cached_property
    def anggaran(self) -> list[Any]:
        """The budget lines of an RKT or PK in order."""
        if not hasattr(self.sumber, "anggaran"):
            return []
        return list(self.sumber.anggaran.order_by("urut", "id"))

    @cached_property
    def pohon(self) -> Pohon:
        """The budget tree of the DIPA in force (the latest revision), with its realisasi."""
        return budget_tree(self.satker, self.tahun)

    @cached_property
    def pagu_tercetak(self) -> int | None:
        """The pagu of the year as a document prints it, where there is no DIPA; None = not known."""
        return next((t.pagu for t in earlier_budgets(self.satker) if t.tahun == self.tahun), None)

    @cached_property
    def rkt(self) -> Rkt | None:
        """The latest RKT of the unit and year."""
        return rkt_in_force(self.unit, self.tahun) if self.unit else None

    @cached_property
    def pk(self) -> Pk | None:
        """The latest PK of the unit and year."""
        return pk_in_force(self.unit, self.tahun) if self.unit else None

    @cached_property
    def baris_pk(self) -> list[BarisPk]:
        """The rows of that PK in order."""
        return list(self.pk.baris.order_by("urut", "id")) if self.pk else []

    @cached_property
    def renstra(self) -> Renstra | None:
        """The Renstra that covers the year."""
        return renstra_in_force(self.satker, self.tahun)

    @cached_property
    def janji_terencana(self) -> set[int]:
        """The PK rows that some rencana aksi of the unit and year carries, by primary key."""
        rows = RencanaAksi.objects.filter(unit=self.unit, tahun=self.tahun, baris__baris_pk__isnull=False)
        return set(rows.values_list("baris__baris_pk", flat=True))

    @cached_property
    def units(self) -> list[UnitKerja]:
        """The units of the satker that are in force, lembaga and sekretariat among them."""
        rows = self.satker.unit.filter(selesai__isnull=True).select_related("satker__induk")
        return list(rows.order_by("id"))

    def unit_of(self, jenis: JenisUnit) -> UnitKerja | None:
        """The unit of that kind of which a satker has one; None = it has none."""
        return next((u for u in self.units if u.jenis == jenis), None)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """(place in words, text, address) of everything that was typed as words in the document."""
        for nomor, baris in self.numbered():
            for kolom in ("program", "sasaran", "indikator", "kegiatan", "pelaksana", "keterangan"):
                if teks := getattr(baris, kolom, ""):
                    yield f"Baris {nomor}, {kolom}", teks, self.row_url(baris, kolom)
        for ke, baris in enumerate(self.anggaran, start=1):
            yield f"Baris anggaran {ke}", baris.uraian, self.budget_url(baris)
        for kolom in ("dasar", "visi", "alasan_perubahan"):
            if teks := getattr(self.sumber, kolom, ""):
                yield kolom.replace("_", " ").capitalize(), teks, self.head_url(kolom)

    def numbered(self) -> list[tuple[int, Any]]:
        """(number, row) of the rows that the document has."""
        if self.jenis == JenisDokumen.REALISASI:
            return list(enumerate(self.terukur, start=1))
        return [(b.nomor, b.baris) for b in self.rows]

    def row_url(self, baris: Any = None, kolom: str = "target") -> str:
        """The address at which a cell of `baris` is filled (None = the sheet)."""
        halaman = "realisasi-edit" if self.jenis == JenisDokumen.REALISASI else f"{self.jenis}-baris"
        return self._year(f"kinerja:{halaman}", self.sumber.pk) + cell(baris, kolom)

    def budget_url(self, baris: Any = None) -> str:
        """The address at which a budget line is filled."""
        return self._year(f"kinerja:{self.jenis}-anggaran", self.sumber.pk) + cell(baris, "anggaran")

    def head_url(self, kolom: str = "tanggal") -> str:
        """The address at which the head of the document (date, place) is changed."""
        if self.jenis == JenisDokumen.LAKIP:
            return self._year("laporan:lakip-edit") + f"#id_{kolom}"
        if self.jenis == JenisDokumen.RENSTRA:
            return reverse("renstra:renstra-edit", args=[self._kode, self.sumber.pk])
        return self._year(f"kinerja:{self.jenis}-edit", self.sumber.pk) + f"#id_{kolom}"

    def pagu_url(self, pk: int | None = None) -> str:
        """The address at which the pagu of the DIPA in force is changed."""
        if self.pohon.dipa is None:
            return self._year("anggaran:anggaran-detail")
        return self._year("anggaran:pagu-edit", self.pohon.dipa.revisi) + (f"#id_b-{pk}-pagu" if pk else "")

    def document_url(self, dokumen: Any, halaman: str = "detail") -> str:
        """The page of another RKT, PK or rencana aksi of the same satker."""
        nama = f"kinerja:{dokumen.jenis_dokumen}-{halaman}"
        return reverse(nama, args=[self._kode, dokumen.tahun, dokumen.pk])

    @property
    def _kode(self) -> str:
        return self.satker.kode_wilayah

    def _year(self, nama: str, *args: object) -> str:
        return reverse(nama, args=[self._kode, self.tahun, *args])


def cell(baris: Any, kolom: str) -> str:
    """The anchor of a cell in a sheet; the head of the sheet when there is no row."""
    return f"#id_b-{baris.pk}-{kolom}" if baris is not None else "#isi-judul"


def sebut(teks: str) -> str:
    """`teks` in quotes, cut where it is long."""
    bersih = " ".join(teks.split())
    return f"“{bersih}”" if len(bersih) <= PANJANG_SEBUT else f"“{bersih[:PANJANG_SEBUT].rstrip()}…”"


def tempat(nomor: int, baris: Any) -> str:
    """`Baris 3: “Persentase ...”`."""
    return f"Baris {nomor}: {sebut(baris.indikator)}" if baris.indikator else f"Baris {nomor}"


def lakip_of(satker: Satker, tahun: int) -> Lakip | None:
    """The LAKIP of that year; None = it has no row yet."""
    return Lakip.objects.filter(satker=satker, tahun=tahun).first()
