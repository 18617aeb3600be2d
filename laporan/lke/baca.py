"""The sheet of a self-assessment as the page, the PDF and the workbook show it (layer 2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from laporan.lke.bukti import evidence_for
from laporan.lke.kriteria import ARTI, KOMPONEN, Komponen, Kriteria, Sub
from laporan.lke.nilai import Nilai, points_of, value_of
from laporan.models import Lke
from laporan.models.lke import StatusLke
from laporan.reviu.saran import Saran
from sakip.models import Satker


@dataclass(frozen=True)
class Butir:
    """A criterion: what was answered ("" = nothing yet), the note, and what the system shows; of a closed
    assessment what it showed then."""

    kriteria: Kriteria
    jawaban: str
    catatan: str
    bukti: str
    saran: Saran | None

    @property
    def nada(self) -> str:
        return {"ya": "baik", "tidak": "kurang"}.get(self.jawaban, "netral")

    @property
    def kata(self) -> str:
        return self.jawaban.capitalize() or "Belum dinilai"


@dataclass(frozen=True)
class BarisSub:
    sub: Sub
    nilai: str
    catatan: str
    poin: Decimal | None
    butir: tuple[Butir, ...]

    @property
    def terpenuhi(self) -> int:
        """How many criteria were answered ya."""
        return sum(b.jawaban == "ya" for b in self.butir)

    @property
    def arti(self) -> str:
        return ARTI.get(self.nilai, "")


@dataclass(frozen=True)
class BarisKomponen:
    komponen: Komponen
    poin: Decimal | None
    sub: tuple[BarisSub, ...]


@dataclass(frozen=True)
class Lembar:
    """The whole assessment; `lke` None = nothing was answered yet."""

    lke: Lke | None
    komponen: tuple[BarisKomponen, ...]
    nilai: Nilai
    saran: dict[str, Saran]

    @property
    def terbuka(self) -> bool:
        """Whether its answers may be changed."""
        return self.lke is None or self.lke.status == StatusLke.DRAF


def sheet_of(satker: Satker, tahun: int) -> Lembar:
    """The assessment of `satker` in `tahun` beside what the system shows now."""
    lke = Lke.objects.filter(satker=satker, tahun=tahun).select_related("penilai").first()
    isi = {j.kode: (j.jawaban, j.catatan, j.bukti) for j in lke.jawaban.all()} if lke else {}
    saran = evidence_for(satker, tahun)
    ditutup = lke is not None and lke.status == StatusLke.SELESAI
    nilai = value_of({kode: jawaban for kode, (jawaban, _, _) in isi.items()})

    def butir(satu: Kriteria) -> Butir:
        jawaban, catatan, semula = isi.get(satu.kode, ("", "", ""))
        kini = saran.get(satu.kode)
        return Butir(satu, jawaban, catatan, semula if ditutup else kini.kalimat if kini else "", kini)

    def baris(sub: Sub) -> BarisSub:
        jawaban, catatan, _ = isi.get(sub.kode, ("", "", ""))
        return BarisSub(sub, jawaban, catatan, points_of(sub, jawaban), tuple(butir(k) for k in sub.kriteria))

    komponen = tuple(
        BarisKomponen(k, nilai.per_komponen[k.nomor], tuple(baris(s) for s in k.sub)) for k in KOMPONEN
    )
    return Lembar(lke, komponen, nilai, saran)
