"""One row of a triwulan with everything that supports it: what its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kinerja.dukungan import Tanya, evidence_of, follow_ups_of, questions_of
from kinerja.models import Bukti, Pengukuran, Realisasi, TindakLanjut
from kinerja.models.bukti import JenisBukti
from kinerja.pindai.jenis import JENIS
from kinerja.tabel.isian import rows_to_fill

IKON: Final = {
    "pdf": "file-text",
    "jpg": "image",
    "png": "image",
    "webp": "image",
    "xlsx": "file-spreadsheet",
    "ods": "file-spreadsheet",
    "csv": "file-spreadsheet",
}
IKON_JENIS: Final = {JenisBukti.TAUTAN: "link", JenisBukti.TEKS: "notebook-text"}


@dataclass(frozen=True)
class ButirBukti:
    """A piece of evidence as it is shown: its icon and the name of its kind."""

    bukti: Bukti
    ikon: str
    jenis: str


@dataclass(frozen=True)
class BarisLengkap:
    """A row with what stands around it. `baris` is one of `rows_to_fill`; `tautan` are the links of its text
    column; `sebelum` and `sesudah` the keys of its neighbours (None = it is the first, the last)."""

    nomor: int
    banyak: int
    baris: Any
    bukti: Sequence[ButirBukti]
    ditarik: Sequence[ButirBukti]
    tautan: Sequence[str]
    tindak_lanjut: Sequence[TindakLanjut]
    tanya: Sequence[Tanya]
    sebelum: int | None
    sesudah: int | None

    @property
    def jumlah_bukti(self) -> int:
        """How many pieces of evidence support the row now."""
        return len(self.bukti) + len(self.tautan)

    @property
    def perlu_alasan(self) -> bool:
        """Whether a question about its value is open."""
        return any(satu.jawaban is None for satu in self.tanya)

    @property
    def bukti_wajib(self) -> bool:
        """Whether the kartu of its indikator wants evidence."""
        return requires_evidence(self.baris)


def requires_evidence(baris: Realisasi) -> bool:
    """Whether the kartu of the indikator of `baris` (read with its links) wants evidence."""
    janji = baris.baris_pk or baris.baris_rkt
    kartu = janji.indikator_renstra if janji else None
    return kartu is not None and kartu.bukti_wajib


def full_row(pengukuran: Pengukuran, pk: int) -> BarisLengkap | None:
    """The row `pk` of `pengukuran` with its evidence, follow-ups and questions; None = it has no such row.
    A constant number of queries."""
    rows = rows_to_fill(pengukuran)
    ke = next((ke for ke, satu in enumerate(rows) if satu.pk == pk), None)
    if ke is None:
        return None
    baris = rows[ke]
    baris.pengukuran = pengukuran
    butir = [_shown(satu) for satu in evidence_of(baris)]
    return BarisLengkap(
        nomor=ke + 1,
        banyak=len(rows),
        baris=baris,
        bukti=[b for b in butir if b.bukti.ditarik is None],
        ditarik=[b for b in butir if b.bukti.ditarik is not None],
        tautan=baris.bukti.split(),
        tindak_lanjut=follow_ups_of(baris),
        tanya=questions_of(pengukuran, [baris]).get(pk, []),
        sebelum=rows[ke - 1].pk if ke else None,
        sesudah=rows[ke + 1].pk if ke + 1 < len(rows) else None,
    )


def _shown(bukti: Bukti) -> ButirBukti:
    if bukti.jenis != JenisBukti.BERKAS:
        return ButirBukti(bukti, IKON_JENIS[JenisBukti(bukti.jenis)], JenisBukti(bukti.jenis).label)
    return ButirBukti(bukti, IKON.get(bukti.tipe, "file-type"), JENIS[bukti.tipe][0])
