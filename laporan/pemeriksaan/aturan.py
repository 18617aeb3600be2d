"""What a rule is: code, tingkat at each step, the documents that it judges, and the function that judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from laporan.pemeriksaan.slug import SLUG
from sakip.choices import JenisDokumen

SIMPAN: Final = "simpan"
AJUKAN: Final = "ajukan"
TTD: Final = "ttd"
BASAH: Final = "basah"  # signed in ink: like ttd, but nobody needs an account
LANGKAH: Final = (SIMPAN, AJUKAN, TTD, BASAH)
SETAHUN: Final = "setahun"  # everything of a satker and year, see `setahun.check_year`

GALAT: Final = "galat"
ALASAN: Final = "alasan"
PERINGATAN: Final = "peringatan"
INFO: Final = "info"

J = JenisDokumen
BERBARIS: Final = (J.RKT, J.PK, J.RENCANA_AKSI)
BERTANGGAL: Final = (*BERBARIS, J.LAKIP)
BERTANDA_TANGAN: Final = (J.RENSTRA, *BERBARIS, J.LAKIP)


class Hal(NamedTuple):
    """What a rule found: a sentence, the place in words, where it can be mended, and the reason that stands
    in the document already ("" = none). `kunci` names the contradiction itself: two findings of a year with
    the same one, of whatever rule and document, are one contradiction ("" = it stands for itself)."""

    pesan: str
    objek: str = ""
    url: str = ""
    saran: str = ""
    kunci: str = ""


@dataclass(frozen=True)
class Aturan:
    """One rule. `kode` Rxx is that of the consistency rules; A, B, I, K, L and S are the product's own
    (accounts, budget not known, measurements not filled, kartu indikator, LAKIP of those below, sources).
    `slug` is its stable short name, `tingkat` maps each step at which it runs to its tingkat."""

    kode: str
    nama: str
    uraian: str
    jenis: frozenset[JenisDokumen]
    tingkat: dict[str, str]
    periksa: Callable[[Any], Iterable[Hal]]
    slug: str = ""

    @property
    def is_konsistensi(self) -> bool:
        """Whether it is one of the consistency rules R01 to R39, whose findings are contradictions."""
        return self.kode.startswith("R")

    def __call__(self, bahan: Any) -> Iterable[Hal]:
        return self.periksa(bahan)


def aturan(
    kode: str, jenis: Iterable[JenisDokumen], tingkat: str = "", *, slug: str = "", **langkah: str
) -> Callable[[Callable[[Any], Iterable[Hal]]], Aturan]:
    """Make a rule of a function `bahan -> Hal...`: it has `tingkat` at every step, or the tingkat that
    `langkah` gives (`ajukan=PERINGATAN, ttd=GALAT`; a step without one does not run it). What is not said of
    basah is as at ttd, of setahun as at ajukan. `slug`: a short name in Indonesian that never changes, given
    here or in `slug.SLUG`."""
    per_langkah = {satu: langkah.get(satu, tingkat) for satu in LANGKAH}
    per_langkah[BASAH] = langkah.get(BASAH, per_langkah[TTD])
    per_langkah[SETAHUN] = langkah.get(SETAHUN, per_langkah[AJUKAN])

    def make(periksa: Callable[[Any], Iterable[Hal]]) -> Aturan:
        return Aturan(
            kode=kode,
            nama=periksa.__name__,
            uraian=(periksa.__doc__ or "").strip(),
            jenis=frozenset(jenis),
            tingkat={satu: t for satu, t in per_langkah.items() if t},
            periksa=periksa,
            slug=slug or SLUG.get(periksa.__name__, ""),
        )

    return make
