"""Where a finding can be mended: the addresses of the pages of one document and its year."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from sakip.choices import JenisDokumen
from sakip.models import Satker


class Alamat:
    """The addresses of a document `sumber` of `satker` and `tahun`."""

    sumber: Any
    jenis: Any
    satker: Satker
    tahun: int

    def row_url(self, baris: Any = None, kolom: str = "target") -> str:
        """The address at which a cell of `baris` is filled (None = the sheet)."""
        halaman = "realisasi-edit" if self.jenis == JenisDokumen.REALISASI else f"{self.jenis}-baris"
        return self._year(f"kinerja:{halaman}", self.sumber.pk) + cell(baris, kolom)

    def support_url(self, baris: Any, bagian: str) -> str:
        """The page of a row of a measurement, at one of its parts."""
        return self._year("kinerja:realisasi-baris", self.sumber.pk, baris.pk) + f"#{bagian}"

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

    def sheet_url(self, halaman: str) -> str:
        """A page of the Renstra that is judged."""
        return reverse(f"renstra:{halaman}", args=[self._kode, self.sumber.pk])

    def kartu_url(self, pk: int) -> str:
        """The kartu of one of its indikator."""
        return reverse("renstra:indikator-edit", args=[self._kode, self.sumber.pk, pk])

    def narasi_url(self, pk: int) -> str:
        """A narrative section of the LAKIP."""
        return self._year("laporan:narasi-edit", pk)

    @property
    def realisasi_url(self) -> str:
        """The measurements of the year."""
        return self._year("kinerja:realisasi-list")

    @property
    def kebijakan_url(self) -> str:
        """The kebijakan of the year with its scale."""
        return self._year("sakip:kebijakan-detail")

    @property
    def lakip_url(self) -> str:
        """The LAKIP of the year."""
        return self._year("laporan:lakip-detail")

    @property
    def renstra_url(self) -> str:
        """Where a Renstra is made."""
        return reverse("renstra:renstra-list", args=[self._kode])

    @property
    def rkt_url(self) -> str:
        """The RKT of the year."""
        return self._year("kinerja:rkt-list")

    def pejabat_url(self, pk: int | None = None) -> str:
        """Where an official is changed (None = added)."""
        if pk is None:
            return reverse("sakip:pejabat-create", args=[self._kode])
        return reverse("sakip:pejabat-edit", args=[self._kode, pk])

    @property
    def _kode(self) -> str:
        return self.satker.kode_wilayah

    def _year(self, nama: str, *args: object) -> str:
        return reverse(nama, args=[self._kode, self.tahun, *args])


def cell(baris: Any, kolom: str) -> str:
    """The anchor of a cell in a sheet; the head of the sheet when there is no row."""
    return f"#id_b-{baris.pk}-{kolom}" if baris is not None else "#isi-judul"
