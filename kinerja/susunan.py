"""What the rows of a document are made from, and where they differ from it. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from anggaran.choices import TingkatKode
from anggaran.models import BarisPagu, Dipa
from kinerja.models import AnggaranPk, BarisPk, BarisRencanaAksi, BarisRkt, Pk, Rkt
from renstra.models import Indikator
from renstra.queries import indikator_of_unit, renstra_being_changed, renstra_in_force
from sakip.bacaan import teks_target
from sakip.lipat import lipat
from sakip.models import UnitKerja
from sakip.models.nilai import Bertarget

TARGET = [field.name for field in Bertarget._meta.get_fields()]
UKURAN = ("jenis_nilai", "satuan", "polaritas", "cara_kumulasi")
KODE = ("program", "kegiatan", "kode", "kode_baku", "pagu", "pagu_teks")
Kunci = tuple[str, str]


def copied(sumber: Any, *kolom: str) -> dict[str, Any]:
    """The named columns of a row, and its target, to make another row from."""
    return {nama: getattr(sumber, nama) for nama in (*TARGET, *kolom)}


def target_of_year(indikator: Indikator) -> dict[str, Any]:
    """The columns of the year's target of an indikator (see `targets_of`); none where it sets none."""
    found: list[Any] = indikator.target_tahun  # type: ignore[attr-defined]
    return copied(found[0]) if found else {}


def words_of(indikator: Indikator) -> dict[str, Any]:
    """The columns of a row that is drawn from `indikator`; no link to one that a perubahan has deleted."""
    return {
        "sasaran": indikator.sasaran.uraian,
        "indikator": indikator.uraian,
        "indikator_renstra": indikator if indikator.pk else None,
        **target_of_year(indikator),
    }


def empty_renstra(unit: UnitKerja, tahun: int) -> str:
    """Why nothing can be drawn from the Renstra for `unit` in `tahun`, and what to do about it."""
    if renstra_in_force(unit.satker, tahun) is None:
        kalimat = f"Belum ada Renstra yang memuat tahun {tahun}. Susun Renstra itu lebih dahulu"
    else:
        kalimat = f"Renstra untuk tahun {tahun} belum memuat indikator {unit.nama}. Lengkapi lebih dahulu"
    return f"{kalimat}, atau pilih sumber lain."


def notes_on_renstra(unit: UnitKerja, tahun: int, rows: Iterable[Any]) -> list[str]:
    """What whoever draws `rows` from the Renstra must know: how many have no target, and of a perubahan that
    is being written that they are those of the version in force, and which of them cannot be linked."""
    rows = list(rows)
    tanpa = sum(1 for b in rows if not teks_target(b))
    kurang = [f"{tanpa} indikator belum bertarget untuk tahun {tahun} pada Renstra."] if tanpa else []
    renstra = renstra_being_changed(unit.satker, tahun)
    if renstra is None:
        return kurang
    hilang = [b.indikator for b in rows if b.indikator_renstra_id is None]
    status = renstra.get_status_display().lower()
    return [
        *kurang,
        f"Renstra sedang diubah ({status}); angka diambil dari versi yang berlaku.",
        *(
            f"Indikator “{satu}” dihapus dalam perubahan itu; barisnya tidak terhubung dengan Renstra."
            for satu in hilang
        ),
    ]


def rkt_from_renstra(unit: UnitKerja, tahun: int) -> list[BarisRkt]:
    """One row for each indikator that the Renstra gives to `unit`, with its target of `tahun`."""
    return [BarisRkt(**words_of(indikator)) for indikator in indikator_of_unit(unit, tahun)]


def rkt_from_last_year(rkt: Rkt, tahun: int) -> list[BarisRkt]:
    """Copies of the rows of last year's `rkt`. A row keeps its link while its indikator belongs to the
    Renstra of `tahun`, else it finds the indikator with its words there, else it has none."""
    renstra = renstra_in_force(rkt.unit.satker, tahun)
    link = linker("indikator_renstra", lambda: indikator_of_unit(rkt.unit, tahun))
    rows = []
    for lama in rkt.baris.select_related("indikator_renstra__sasaran").order_by("urut", "id"):
        indikator = lama.indikator_renstra
        holds = indikator is not None and renstra is not None and indikator.sasaran.renstra_id == renstra.pk
        baris = BarisRkt(**copied(lama, *KODE, *UKURAN, "sasaran", "indikator"))
        baris.indikator_renstra = indikator if holds else None
        link(baris)
        rows.append(baris)
    return rows


def pk_from_rkt(rkt: Rkt) -> list[BarisPk]:
    """One promise for each row of `rkt`, linked to it and to the indikator behind it."""
    return [
        BarisPk(
            baris_rkt=b,
            indikator_renstra_id=b.indikator_renstra_id,
            **copied(b, *UKURAN, "sasaran", "indikator"),
        )
        for b in rkt.baris.order_by("urut", "id")
    ]


def pk_from_renstra(unit: UnitKerja, tahun: int, kecuali: Iterable[BarisPk] = ()) -> list[BarisPk]:
    """One promise for each indikator of the Renstra but those that the rows in `kecuali` have already."""
    return [BarisPk(**words_of(i)) for i in absent_from(kecuali, indikator_of_unit(unit, tahun))]


def absent_from(rows: Iterable[Any], indikator: Iterable[Indikator]) -> list[Indikator]:
    """Those of `indikator` that none of `rows` is linked to; one without a key is known by its words."""
    found = list(rows)
    keys, words = {b.indikator_renstra_id for b in found}, {key_of_words(b) for b in found}
    return [i for i in indikator if (i.pk not in keys if i.pk else _words(i) not in words)]


def rencana_aksi_from_pk(pk: Pk) -> list[BarisRencanaAksi]:
    """One row for each promise of `pk`, with its target."""
    return [
        BarisRencanaAksi(baris_pk=b, **copied(b, "sasaran", "indikator"))
        for b in pk.baris.order_by("urut", "id")
    ]


def budget_of_pk(unit: UnitKerja, tahun: int, rkt: Rkt | None) -> list[AnggaranPk]:
    """The budget lines of a new PK: those of its RKT, else the programs of the latest DIPA of the satker."""
    kolom = ("urut", "kode", "kode_baku", "uraian", "anggaran", "anggaran_teks")
    lines = list(rkt.anggaran.order_by("urut", "id")) if rkt else []
    if lines:
        return [AnggaranPk(**{nama: getattr(b, nama) for nama in kolom}) for b in lines]
    dipa = Dipa.objects.filter(satker=unit.satker, tahun=tahun).order_by("-revisi").first()
    programs = BarisPagu.objects.filter(dipa=dipa, tingkat=TingkatKode.PROGRAM, pagu__isnull=False)
    return [
        AnggaranPk(urut=ke, kode=b.kode, kode_baku=b.kode_baku, uraian=b.uraian, anggaran=b.pagu)
        for ke, b in enumerate(programs.order_by("urut", "id") if dipa else [], start=1)
    ]


def key_of_words(baris: Any) -> Kunci:
    """Sasaran and indikator on letters and digits: what makes two rows partners (PAKET.md)."""
    return lipat(baris.sasaran), lipat(baris.indikator)


def linker(kolom: str, sumber: Callable[[], Iterable[Any]]) -> Callable[[Any], None]:
    """A function that gives a row without a `kolom` link the source row with the same words.

    `sumber` is read once, at the first row that needs it.
    """

    @cache
    def indeks() -> dict[Kunci, Any]:
        return {_words(s): s for s in sumber() if s.pk}

    def link(baris: Any) -> None:
        if getattr(baris, f"{kolom}_id") is None and baris.indikator:
            setattr(baris, kolom, indeks().get(key_of_words(baris)))

    return link


def _words(sumber: Any) -> Kunci:
    if isinstance(sumber, Indikator):
        return lipat(sumber.sasaran.uraian), lipat(sumber.uraian)
    return key_of_words(sumber)


def is_same_target(satu: Bertarget, lain: Bertarget) -> bool:
    """Whether two targets promise the same: by their readings, by their words where there is no number."""
    if satu.target_nilai is None or lain.target_nilai is None:
        return lipat(teks_target(satu)) == lipat(teks_target(lain))
    bounds = (satu.target_nilai, satu.target_atas) == (lain.target_nilai, lain.target_atas)
    units = {lipat(t.target_satuan) for t in (satu, lain) if t.target_satuan}
    percents = {t.target_satuan == "%" for t in (satu, lain)}
    return bounds and len(units) < 2 and (len(percents) == 1 or not units)


def differences(baris: Bertarget, sumber: Sequence[tuple[str, Bertarget | None]]) -> list[tuple[str, str]]:
    """(label, target there) of every source whose target is not the one of `baris`."""
    return [
        (label, teks_target(lain) or "belum ditetapkan")
        for label, lain in sumber
        if lain is not None and not is_same_target(baris, lain)
    ]
