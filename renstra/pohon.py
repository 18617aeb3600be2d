"""The pohon kinerja of a Renstra: its tree as nodes of a picture and of a list (layer 2)."""

from __future__ import annotations

from collections.abc import Sequence

from renstra.bagan import Simpul
from renstra.models import Kontribusi, Renstra
from renstra.models.sasaran import TingkatSasaran
from renstra.tabel import TANPA_PJ, TANPA_TARGET, BarisIndikator, BarisSasaran, CabangTujuan, tree_of
from sakip.bacaan import teks_target

TANPA_URAIAN = "(tanpa uraian)"


def forest_of(renstra: Renstra) -> tuple[Simpul, ...]:
    """tujuan > sasaran strategis > program > kegiatan > indikator; a tingkat that the Renstra does not use
    has no column. What stands under no tujuan is a tree of its own. Six queries."""
    cabang = tree_of(renstra)
    dipakai = {s.sasaran.tingkat for c in cabang for s in c.sasaran}
    tingkat = [t for t in TingkatSasaran if t in dipakai]
    kolom = {str(t): ke for ke, t in enumerate(tingkat, start=1)} | {"indikator": len(tingkat) + 1}
    hutan: list[Simpul] = []
    for satu in cabang:
        anak = _under(satu.sasaran, None, kolom, renstra)
        hutan += [_tujuan(satu, anak)] if satu.tujuan else anak
    return tuple(hutan)


def summary_of(hutan: Sequence[Simpul]) -> str:
    """`3 tujuan, 4 sasaran, dan 14 indikator`: what the picture holds, for who does not see it."""
    banyak = {"tujuan": 0, "sasaran": 0, "indikator": 0}
    tunggu = list(hutan)
    while tunggu:
        simpul = tunggu.pop()
        banyak[simpul.jenis if simpul.jenis in banyak else "sasaran"] += 1
        tunggu += simpul.anak
    return "{tujuan} tujuan, {sasaran} sasaran, dan {indikator} indikator".format(**banyak)


def _tujuan(cabang: CabangTujuan, anak: list[Simpul]) -> Simpul:
    tujuan = cabang.tujuan
    assert tujuan is not None  # noqa: S101 - the caller has asked
    kunci, judul = f"tujuan-{tujuan.pk}", f"Tujuan {tujuan.no}"
    return Simpul(kunci, "tujuan", 0, judul, tujuan.uraian, tanda=cabang.tanda, anak=tuple(anak))


def _under(
    rows: Sequence[BarisSasaran], induk: int | None, kolom: dict[str, int], renstra: Renstra
) -> list[Simpul]:
    """The sasaran of one tujuan that serve the sasaran numbered `induk` (None = none)."""
    return [_sasaran(s, rows, kolom, renstra) for s in rows if s.nomor_induk == induk]


def _sasaran(
    s: BarisSasaran, rows: Sequence[BarisSasaran], kolom: dict[str, int], renstra: Renstra
) -> Simpul:
    indikator = [_indikator(i, kolom["indikator"], renstra) for i in s.indikator]
    return Simpul(
        f"sasaran-{s.sasaran.pk}",
        s.sasaran.tingkat,
        kolom[s.sasaran.tingkat],
        f"{s.sasaran.get_tingkat_display()} {s.nomor}",
        s.sasaran.uraian or TANPA_URAIAN,
        s.sasaran.unit.nama + _helpers(s.kontribusi),
        s.tanda,
        (*indikator, *_under(rows, s.nomor, kolom, renstra)),
    )


def _indikator(i: BarisIndikator, kolom: int, renstra: Renstra) -> Simpul:
    akhir = i.target[-1]
    teks = teks_target(akhir) if akhir else ""
    catatan = f"Target {renstra.tahun_akhir}: {teks}" if teks else f"Target {renstra.tahun_akhir} belum ada"
    utama = " (indikator kinerja utama)" if i.indikator.iku else ""
    return Simpul(
        f"indikator-{i.indikator.pk}",
        "indikator",
        kolom,
        f"Indikator {i.nomor}{utama}",
        i.indikator.uraian or TANPA_URAIAN,
        catatan + _helpers(i.kontribusi),
        tuple(t for t in i.tanda if t == TANPA_PJ or t.startswith(TANPA_TARGET)),
    )


def _helpers(kontribusi: Sequence[Kontribusi]) -> str:
    """The units that contribute, `. Kontribusi: Bagian A, Bagian B`; "" = none."""
    nama = ", ".join(k.unit.nama for k in kontribusi)
    return f". Kontribusi: {nama}" if nama else ""
