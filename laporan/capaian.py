"""Capaian kinerja: from target and realisasi to a percentage, on Decimal, without database or clock.

Pure (layer 0), importable by every app. No regulation prescribes one formula, cap or scale
(PermenPANRB 53/2014 asks for the comparison only), so they are arguments and the callers take them from
the kebijakan of the year. Sources of the formulas: LAN 239/IX/6/8/2003 tradition and PermenPANRB 8/2021
(maksimal, minimal by selisih, ranges), published LKj (minimal by rasio), regional e-SAKIP (stabil);
the zero rules are our own choice where the sources are silent (not verified against a KPU rule).

Scales, averages and the reading of predicates live beside this module and are part of its face.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from laporan.agregasi import Rerata, gabung_triwulan, rata_rata
from laporan.desimal import KONTEKS, NOL, SERATUS, Angka, bulatkan, desimal, tercetak
from laporan.kategori import Skala, pita_kategori, tentukan_kategori
from laporan.predikat import BATAS_BAWAH_AKIP, PERINGKAT, PredikatTerbaca, baca_predikat

__all__ = [
    "HasilCapaian",
    "Rentang",
    "Rerata",
    "Skala",
    "baca_predikat",
    "capaian_predikat",
    "gabung_triwulan",
    "hitung_capaian",
    "pasangkan_predikat",
    "pita_kategori",
    "rata_rata",
    "tanpa_nilai",
    "tentukan_kategori",
]

STATUS_TANPA_NILAI = (
    "belum_diisi",
    "belum_dinilai",
    "belum_waktunya",
    "tidak_relevan",
    "perlu_periksa",
    "tak_terhingga",
    "dikecualikan",
)
BATAS_WAJAR = Decimal(150)
TAK_HINGGA = Decimal("Infinity")
ATURAN_TARGET_NOL = ("terpenuhi", "batas_atas", "dikecualikan")


@dataclass(frozen=True)
class Rentang:
    """A target that is a range: every realisasi from `bawah` to `atas`, both included, meets it."""

    bawah: Angka
    atas: Angka


@dataclass(frozen=True)
class HasilCapaian:
    """A capaian in percent (100 = target met), or the reason why there is none.

    `nilai`: after floor and cap, rounded half up to two decimals; `dipakai`: the same unrounded, for
    averages and categories; `mentah`: before floor and cap. All three are None without a number;
    `mentah` alone is None when the capaian has no limit and the cap stands in for it.
    `status`: `ok` or one of STATUS_TANPA_NILAI. `tanda`: `target_nol`, `realisasi_nol` (a zero rule
    decided), `tidak_wajar` (mentah below 0 or above 150), `target_kosong`, `target_negatif`,
    `realisasi_negatif`, `rentang_terbalik`, `bukan_angka`, and those of PredikatTerbaca.
    """

    nilai: Decimal | None
    dipakai: Decimal | None
    mentah: Decimal | None
    status: str
    tanda: frozenset[str] = frozenset()


def tanpa_nilai(status: str, *tanda: str) -> HasilCapaian:
    """A result without a number. Raises ValueError for a status that has one, or an unknown one."""
    if status not in STATUS_TANPA_NILAI:
        raise ValueError(f"status must be one of {', '.join(STATUS_TANPA_NILAI)}, not {status!r}")
    return HasilCapaian(None, None, None, status, frozenset(tanda))


def hitung_capaian(
    *,
    target: Angka | Rentang | None,
    realisasi: Angka | None,
    polaritas: str = "maksimal",
    batas_atas: Angka | None = None,
    rumus_minimal: str = "selisih",
    batas_bawah: Angka | None = NOL,
    target_nol: str = "terpenuhi",
) -> HasilCapaian:
    """The capaian of one indicator; target and realisasi in the same unit.

    `polaritas`: maksimal R/T, minimal by `rumus_minimal` (selisih 1+(1-R/T), rasio T/R), stabil
    1-|R/T-1|, each x 100. A Rentang gives 100 inside; outside, the nearer bound is the target.
    `batas_bawah` first, then `batas_atas` (so the cap has the last word); None is none.

    Target 0, flagged, by `target_nol`: `terpenuhi` 100 when met, else 0; `batas_atas` the same, but the cap
    where the realisasi is better than 0 (tak_terhingga without a cap); `dikecualikan` no number. Rasio with
    realisasi 0: the cap, or tak_terhingga without one, flagged. Realisasi None: belum_diisi. perlu_periksa,
    and no number: no target, NaN or Infinity, an inverted Rentang, a negative target (except stabil), a
    negative realisasi with rasio.

    Raises ValueError for an unknown polaritas, rumus_minimal or target_nol, TypeError for a float.
    """
    rumus = _pilih_rumus(polaritas, rumus_minimal)
    if target_nol not in ATURAN_TARGET_NOL:
        raise ValueError(f"target_nol must be one of {', '.join(ATURAN_TARGET_NOL)}, not {target_nol!r}")
    if realisasi is None:
        return tanpa_nilai("belum_diisi")
    nyata, bawah, atas = desimal(realisasi), _baca_batas(batas_bawah), _baca_batas(batas_atas)
    rentang = _baca_target(target)
    if rentang is None:
        return tanpa_nilai("perlu_periksa", "target_kosong")
    if halangan := _cari_halangan(rumus, rentang, nyata, bawah, atas):
        return tanpa_nilai("perlu_periksa", halangan)
    pembanding = _pembanding(rentang, nyata)
    if pembanding == 0 and target_nol == "dikecualikan":
        return tanpa_nilai("dikecualikan", "target_nol")
    with localcontext(KONTEKS):
        return _batasi(*_hitung_mentah(rumus, pembanding, nyata, target_nol), bawah, atas)


def capaian_predikat(
    target: str | Angka | None,
    realisasi: str | Angka | None,
    *,
    jenis: str = "akip",
    cara: str = "ambang",
    batas_atas: Angka | None = None,
    batas_bawah: Angka | None = NOL,
    target_nol: str = "terpenuhi",
    peringkat: Mapping[str, int] | None = None,
) -> HasilCapaian:
    """The capaian of a predicate, given as `baca_predikat` reads it (text, or an AKIP score as number).

    `cara`: `ambang` 100 when reached, else as rasio; `rasio` rank R / rank T, or score R / score T when
    the target has a score; `skor` score R / the target's score, else the lower bound of its band.
    Where the score of the realisasi is missing, ambang and rasio fall back to ranks and skor to
    perlu_periksa, both flagged `tanpa_skor`. Bounds and `target_nol` (a score of 0) as in `hitung_capaian`.
    `peringkat` replaces the rank of each predicate (default:
    AKIP D=1..AA=7, opini TMP=1, TW=2, WDP=3, WTP=4).

    A realisasi that has not been scored keeps its status; what cannot be read is perlu_periksa. Raises
    ValueError for an unknown jenis or cara, TypeError for a float.
    """
    if cara not in ("ambang", "rasio", "skor"):
        raise ValueError(f"cara must be ambang, rasio or skor, not {cara!r}")
    janji, nyata = baca_predikat(target, jenis), baca_predikat(realisasi, jenis)
    if nyata.status != "ok":
        return tanpa_nilai(nyata.status, *nyata.tanda)
    if janji.status != "ok":
        return tanpa_nilai("perlu_periksa", *(janji.tanda or {"target_kosong"}))
    t, r, tanda = pasangkan_predikat(janji, nyata, jenis, cara, peringkat)
    if t is None or r is None:
        return tanpa_nilai("perlu_periksa", *tanda)
    if cara == "ambang" and r >= t and janji.skor != 0:
        t = r = SERATUS
    hasil = hitung_capaian(
        target=t, realisasi=r, batas_atas=batas_atas, batas_bawah=batas_bawah, target_nol=target_nol
    )
    return replace(hasil, tanda=hasil.tanda | tanda)


def pasangkan_predikat(
    janji: PredikatTerbaca,
    nyata: PredikatTerbaca,
    jenis: str = "akip",
    cara: str = "ambang",
    peringkat: Mapping[str, int] | None = None,
) -> tuple[Decimal | None, Decimal | None, frozenset[str]]:
    """Target and realisasi in one measure, scores or ranks, and the flags of both; see `capaian_predikat`.

    Both must have been read (status `ok`). None = `skor` is asked for and there is none.
    """
    peringkat = peringkat or PERINGKAT[jenis]
    tanda = janji.tanda | nyata.tanda
    perlu_skor = cara == "skor" or janji.skor is not None
    if perlu_skor and nyata.skor is None:
        tanda |= {"tanpa_skor"}
    if cara == "skor":
        ambang = BATAS_BAWAH_AKIP.get(janji.nama or "") if janji.skor is None else janji.skor
        return ambang, nyata.skor, tanda
    if janji.skor is not None and nyata.skor is not None:
        return janji.skor, nyata.skor, tanda
    return Decimal(peringkat[janji.nama or ""]), Decimal(peringkat[nyata.nama or ""]), tanda


def _maksimal(t: Decimal, r: Decimal) -> Decimal:
    return SERATUS * r / t


def _selisih(t: Decimal, r: Decimal) -> Decimal:
    return SERATUS * (2 * t - r) / t


def _rasio(t: Decimal, r: Decimal) -> Decimal:
    return SERATUS * t / r


def _stabil(t: Decimal, r: Decimal) -> Decimal:
    return SERATUS * (abs(t) - abs(r - t)) / abs(t)


Banding = Callable[[Decimal, Decimal], bool]
Rumus = Callable[[Decimal, Decimal], Decimal]
# name: (formula, how realisasi stands to a target that it meets)
_RUMUS: dict[str, tuple[Rumus, Banding]] = {
    "maksimal": (_maksimal, operator.ge),
    "selisih": (_selisih, operator.le),
    "rasio": (_rasio, operator.le),
    "stabil": (_stabil, operator.eq),
}


def _pilih_rumus(polaritas: str, rumus_minimal: str) -> str:
    if polaritas not in ("maksimal", "minimal", "stabil"):
        raise ValueError(f"polaritas must be maksimal, minimal or stabil, not {polaritas!r}")
    if rumus_minimal not in ("selisih", "rasio"):
        raise ValueError(f"rumus_minimal must be selisih or rasio, not {rumus_minimal!r}")
    return rumus_minimal if polaritas == "minimal" else polaritas


def _baca_batas(batas: Angka | None) -> Decimal | None:
    return None if batas is None else desimal(batas)


def _baca_target(target: Angka | Rentang | None) -> tuple[Decimal, Decimal] | None:
    """Both bounds of the target, equal for a plain number; None when a bound is missing."""
    bawah, atas = (target.bawah, target.atas) if isinstance(target, Rentang) else (target, target)
    return None if bawah is None or atas is None else (desimal(bawah), desimal(atas))


def _cari_halangan(
    rumus: str, rentang: tuple[Decimal, Decimal], r: Decimal, *batas: Decimal | None
) -> str | None:
    """The flag that says why no formula may be applied, or None when one may."""
    if not all(x is None or x.is_finite() for x in (*rentang, r, *batas)):
        return "bukan_angka"
    if rentang[0] > rentang[1]:
        return "rentang_terbalik"
    t = _pembanding(rentang, r)
    if t is not None and t < 0 and rumus != "stabil":
        return "target_negatif"
    return "realisasi_negatif" if t and r < 0 and rumus == "rasio" else None


def _pembanding(rentang: tuple[Decimal, Decimal], r: Decimal) -> Decimal | None:
    """The bound that the realisasi is measured against; None inside a range."""
    bawah, atas = rentang
    if bawah != atas and bawah <= r <= atas:
        return None
    return bawah if r < bawah else atas


def _hitung_mentah(
    rumus: str, t: Decimal | None, r: Decimal, target_nol: str
) -> tuple[Decimal, frozenset[str]]:
    """The capaian before floor and cap (Infinity: no limit), and its flags."""
    hitung, memenuhi = _RUMUS[rumus]
    if t is None:
        return SERATUS, frozenset()
    if t == 0:
        terpenuhi = TAK_HINGGA if r and target_nol == "batas_atas" else SERATUS
        return terpenuhi if memenuhi(r, t) else NOL, frozenset({"target_nol"})
    if r == 0 and rumus == "rasio":
        return TAK_HINGGA, frozenset({"realisasi_nol"})
    mentah = hitung(t, r)
    return mentah, frozenset() if 0 <= mentah <= BATAS_WAJAR else frozenset({"tidak_wajar"})


def _batasi(
    mentah: Decimal, tanda: frozenset[str], bawah: Decimal | None, atas: Decimal | None
) -> HasilCapaian:
    dipakai = mentah if bawah is None else max(mentah, bawah)
    dipakai = dipakai if atas is None else min(dipakai, atas)
    tersimpan = mentah if mentah.is_finite() else None
    if not tercetak(dipakai):
        return HasilCapaian(None, None, tersimpan, "tak_terhingga", tanda)
    return HasilCapaian(bulatkan(dipakai), dipakai, tersimpan, "ok", tanda)
