"""The life of every document: document x step x peran, on one screen (layer 0).

    draf -> diajukan -> disetujui -> ditetapkan (-> diterima) -> digantikan
               |            |             |            (realisasi, LAKIP: by the satker above)
               +-> dikembalikan <---------+

A step without peran is taken by the system: `tetapkan` of what is signed follows from the last signature,
`gantikan` from the next version or from a withdrawal, `tarik` of what is in force from a wrong scan. `batal`
stands in no table: it leads back to where the perubahan was opened (`laporan.services.versi`). A peran acts
within its own satker, except for a step of the atasan.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices

from sakip.choices import JenisDokumen, Peran, StatusDokumen


class Aksi(TextChoices):
    """A step, as its button says it."""

    AJUKAN = "ajukan", "Ajukan"
    TARIK = "tarik", "Tarik kembali"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    SETUJUI = "setujui", "Setujui"
    TETAPKAN = "tetapkan", "Tetapkan"
    TERIMA = "terima", "Terima"
    TOLAK = "tolak", "Kembalikan ke satuan kerja"
    BUKA = "buka", "Buat perubahan"
    GANTIKAN = "gantikan", "Gantikan"
    BATAL = "batal", "Batalkan perubahan"


@dataclass(frozen=True)
class Transition:
    """`alasan`: needs a reason; `terpisah`: not by who submitted, unless flagged with a reason;
    `atasan`: by the satker above; `naik`: the same row becomes its next version."""

    aksi: Aksi
    dari: frozenset[StatusDokumen]
    ke: StatusDokumen
    peran: frozenset[Peran]
    alasan: bool = False
    terpisah: bool = False
    atasan: bool = False
    naik: bool = False


S, P = StatusDokumen, Peran
SISTEM: Final[frozenset[Peran]] = frozenset()
PENYUSUN: Final = frozenset({P.OPERATOR, P.KASUBBAG, P.ADMIN_SATKER})
PEMERIKSA: Final = frozenset({P.KASUBBAG, P.SEKRETARIS})
PIMPINAN: Final = frozenset({P.SEKRETARIS, P.KETUA})
ATASAN: Final = frozenset({P.PROVINSI, P.PUSAT})


def _hidup(
    setujui: frozenset[Peran],
    tetapkan: frozenset[Peran] = SISTEM,
    *,
    diterima: bool = False,
    satu_baris: bool = False,
) -> tuple[Transition, ...]:
    """One life: who approves, who makes it binding (SISTEM = the last signature), whether the satker above
    receives it, and whether its next version is the same row (a PK has a row for each version)."""
    diajukan, disetujui, sah = frozenset({S.DIAJUKAN}), frozenset({S.DISETUJUI}), frozenset({S.DITETAPKAN})
    jalan: tuple[Transition, ...] = (
        Transition(Aksi.AJUKAN, frozenset({S.DRAF, S.DIKEMBALIKAN}), S.DIAJUKAN, PENYUSUN),
        Transition(Aksi.TARIK, diajukan, S.DRAF, PENYUSUN),
        Transition(Aksi.SETUJUI, diajukan, S.DISETUJUI, setujui, terpisah=True),
        Transition(Aksi.KEMBALIKAN, diajukan | disetujui, S.DIKEMBALIKAN, setujui | PIMPINAN, alasan=True),
        Transition(Aksi.TETAPKAN, disetujui, S.DITETAPKAN, tetapkan, terpisah=bool(tetapkan)),
        Transition(Aksi.GANTIKAN, sah | {S.DITERIMA}, S.DIGANTIKAN, SISTEM),
    )
    if not tetapkan:
        jalan += (Transition(Aksi.TARIK, sah, S.DISETUJUI, SISTEM),)  # a scan that was uploaded by mistake
    if diterima:
        jalan += (
            Transition(Aksi.TERIMA, sah, S.DITERIMA, ATASAN, atasan=True),
            Transition(Aksi.TOLAK, sah, S.DIKEMBALIKAN, ATASAN, alasan=True, atasan=True, naik=True),
        )
    if satu_baris:
        terbit = sah | {S.DITERIMA, S.DIGANTIKAN}  # no other row follows one that was withdrawn
        jalan += (Transition(Aksi.BUKA, terbit, S.DRAF, PENYUSUN, alasan=True, naik=True),)
    return jalan


D = JenisDokumen
ALUR: Final[dict[JenisDokumen, tuple[Transition, ...]]] = {
    #                   who approves            who makes it binding
    D.RENSTRA: _hidup(frozenset({P.SEKRETARIS}), SISTEM, satu_baris=True),
    D.RKT: _hidup(PEMERIKSA),
    D.PK: _hidup(PEMERIKSA),
    D.RENCANA_AKSI: _hidup(PEMERIKSA),
    D.REALISASI: _hidup(PEMERIKSA, PIMPINAN, diterima=True, satu_baris=True),
    D.LAKIP: _hidup(frozenset({P.SEKRETARIS}), SISTEM, diterima=True, satu_baris=True),
}


def find_transition(jenis: str, status: str, aksi: str) -> Transition | None:
    """The step `aksi` of a document of `jenis` in `status`; None = there is no such step from there."""
    steps = ALUR[JenisDokumen(jenis)]
    return next((t for t in steps if t.aksi == aksi and status in t.dari), None)


def steps_from(jenis: str, status: str) -> list[Transition]:
    """Every step that leads on from `status`, those of the system left out."""
    return [t for t in ALUR[JenisDokumen(jenis)] if status in t.dari and t.peran]
