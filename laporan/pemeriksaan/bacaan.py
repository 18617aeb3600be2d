"""Values as typed outside the rows of a document of the year: Renstra, earlier years, periods (R08, R15,
R16)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from laporan.pemeriksaan.aturan import GALAT, PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut, tempat
from laporan.pemeriksaan.isi import SALAH_TULIS, target_reading
from sakip.angka.satuan import satuan_sama
from sakip.bacaan import teks_target
from sakip.choices import JenisNilai, StatusNilai
from sakip.kesesuaian import kesesuaian
from sakip.lipat import lipat
from sakip.numbers import Tanda, baca_nilai

LAKIP: Final = (J.LAKIP,)
BEBAS: Final = (JenisNilai.TEKS, JenisNilai.MAJEMUK)


@aturan("R08", (J.RENSTRA,), GALAT, slug="target-renstra-tidak-terbaca")
def renstra_target_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """A target of the Renstra is written as one value. One finding for each. Source: R08."""
    for sasaran in bahan.sasaran:
        for satu in sasaran.indikator.all():
            for target in satu.target.all() if satu.jenis_nilai not in BEBAS else ():
                if catatan := unreadable(target.target_teks):
                    yield Hal(
                        f"Target tahun {target.tahun} {sebut(satu.uraian)} “{target.target_teks}” tidak "
                        f"tertulis sebagai satu nilai. {catatan}",
                        f"Indikator {sebut(satu.uraian)}, tahun {target.tahun}",
                        bahan.sheet_url("target-edit"),
                    )


@aturan("R08", (J.RENCANA_AKSI,), GALAT, slug="target-periode-tidak-terbaca")
def period_target_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """The target of a period is written as one value. One finding for each row. Source: R08."""
    for satu in bahan.rows:
        salah = [p for p in satu.periode if p is not None and not p.dicentang and unreadable(p.target_teks)]
        if salah:
            tertulis = ", ".join(f"“{p.target_teks}” pada periode {p.ke}" for p in salah)
            yield Hal(
                f"Target periode baris {satu.nomor} tidak tertulis sebagai satu nilai: {tertulis}. "
                f"{unreadable(salah[0].target_teks)}",
                tempat(satu.nomor, satu.baris),
                bahan.row_url(satu.baris),
            )


@aturan("R08", LAKIP, GALAT, slug="capaian-lalu-tidak-terbaca")
def earlier_realisasi_is_readable(bahan: Bahan) -> Iterator[Hal]:
    """The target and realisasi of an earlier year are each written as one value. One finding for each.
    Source: R08."""
    for lalu in bahan.bersama.capaian_lalu:
        for apa, teks in (("Target", lalu.target_teks), ("Realisasi", lalu.realisasi_teks)):
            if catatan := unreadable(teks):
                yield Hal(
                    f"{apa} tahun {lalu.tahun} {sebut(lalu.indikator)} “{teks}” tidak tertulis sebagai satu "
                    f"nilai. {catatan}",
                    f"{apa} tahun {lalu.tahun}, {sebut(lalu.indikator)}",
                    bahan.lakip_url,
                )


@aturan("R15", (J.RENSTRA,), GALAT, slug="satuan-target-renstra")
def renstra_target_has_unit_of_indikator(bahan: Bahan) -> Iterator[Hal]:
    """The targets of an indikator of the Renstra are in its satuan. One finding for each indikator.
    Source: R15."""
    for indikator, target in _targets(bahan):
        salah = [
            t
            for t in target
            if indikator.satuan and t.target_satuan and not satuan_sama(indikator.satuan, t.target_satuan)
        ]
        if salah:
            yield _odd_target(
                bahan,
                indikator,
                salah,
                f"bersatuan “{salah[-1].target_satuan}”, sedangkan indikatornya bersatuan "
                f"“{indikator.satuan}”",
            )


@aturan("R16", (J.RENSTRA,), PERINGATAN, slug="jenis-target-renstra")
def renstra_target_has_kind_of_indikator(bahan: Bahan) -> Iterator[Hal]:
    """The targets of an indikator of the Renstra are of its kind. One finding for each indikator; one in
    another satuan is the matter of R15. Source: R16."""
    for indikator, target in _targets(bahan):
        if not indikator.jenis_nilai:
            continue
        hasil = [(t, kesesuaian(target_reading(t), indikator.jenis_nilai)) for t in target]
        salah = [(t, h) for t, h in hasil if Tanda.SATUAN_JANGGAL in h.tanda]
        if salah:
            kalimat = f"janggal. {salah[-1][1].catatan}".rstrip(".")
            yield _odd_target(bahan, indikator, [t for t, _ in salah], kalimat)


def _targets(bahan: Bahan) -> Iterator[tuple[Any, list[Any]]]:
    """(indikator, its targets that are filled) of the Renstra."""
    for sasaran in bahan.sasaran:
        for satu in sasaran.indikator.all():
            yield satu, [t for t in satu.target.all() if t.target_status == StatusNilai.TERISI]


def _odd_target(bahan: Bahan, indikator: Any, salah: list[Any], kalimat: str) -> Hal:
    """The finding, the same contradiction as that on the rows of the year that took the target over."""
    tahun = ", ".join(str(t.tahun) for t in salah)
    kini = next((t for t in salah if t.tahun == bahan.bersama.tahun), salah[-1])
    unit = bahan.bersama.unit[indikator.sasaran.unit_id]
    return Hal(
        f"Target tahun {tahun} {sebut(indikator.uraian)} “{teks_target(kini)}” {kalimat}.",
        f"Indikator {sebut(indikator.uraian)}",
        bahan.sheet_url("target-edit"),
        kunci=f"target {unit} {lipat(indikator.uraian)} {lipat(teks_target(kini))}",
    )


def unreadable(teks: str) -> str:
    """Why a text is no value, in a sentence; "" = it is one, or there is none."""
    terbaca = baca_nilai(teks) if teks.strip() else None
    if terbaca is None or not SALAH_TULIS & terbaca.tanda:
        return ""
    return terbaca.catatan or "Nilainya tidak dapat dibaca."


ATURAN: Final = (
    renstra_target_is_readable,
    period_target_is_readable,
    earlier_realisasi_is_readable,
    renstra_target_has_unit_of_indikator,
    renstra_target_has_kind_of_indikator,
)
