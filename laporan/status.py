"""Where every document of a year stands, satker by satker: what the satker above looks at.

Everything is read for all satker at once: the number of queries does not depend on how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from laporan.models import Lakip
from renstra.models import Renstra
from sakip.choices import SAH, AsalData, JenisDokumen, JenisUnit, StatusDokumen, Triwulan
from sakip.models import Satker, User
from sakip.periode import Kalender, calendar_of, filling_deadline, review_deadline

UTAMA: Final = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)


class Keadaan(Enum):
    """The state of a document as the satker above reads it, the least advanced first: word and tone."""

    BELUM = ("belum", "netral")
    DIKEMBALIKAN = ("dikembalikan", "kurang")
    DRAF = ("draf", "netral")
    DIAJUKAN = ("diajukan", "info")
    DISETUJUI = ("disetujui", "info")
    PERUBAHAN = ("perubahan", "cukup")
    IMPOR = ("ditetapkan (impor)", "baik")
    DITETAPKAN = ("ditetapkan", "baik")
    DITANDATANGANI = ("ditandatangani", "baik")
    DITERIMA = ("diterima", "baik")

    @property
    def kata(self) -> str:
        return self.value[0]

    @property
    def jenis(self) -> str:
        return self.value[1]

    @property
    def urut(self) -> int:
        return _URUT[self]

    @property
    def selesai(self) -> bool:
        """Whether there is a version in force."""
        return self.urut >= _URUT[Keadaan.PERUBAHAN]


_URUT: Final = {keadaan: urut for urut, keadaan in enumerate(Keadaan)}
DITINJAU: Final = frozenset({Keadaan.DIAJUKAN, Keadaan.DISETUJUI})  # what waits for who reviews
_STATUS: Final[dict[str, Keadaan]] = {
    StatusDokumen.DRAF: Keadaan.DRAF,
    StatusDokumen.DIAJUKAN: Keadaan.DIAJUKAN,
    StatusDokumen.DIKEMBALIKAN: Keadaan.DIKEMBALIKAN,
    StatusDokumen.DISETUJUI: Keadaan.DISETUJUI,
    StatusDokumen.DITETAPKAN: Keadaan.DITANDATANGANI,
    StatusDokumen.DITERIMA: Keadaan.DITERIMA,
    StatusDokumen.DIGANTIKAN: Keadaan.BELUM,  # the latest version, so it was withdrawn
}


@dataclass(frozen=True)
class Kolom:
    """One column: a document, for realisasi of one triwulan; `unit` "" = of lembaga and sekretariat."""

    kunci: str
    judul: str
    dokumen: JenisDokumen
    triwulan: int | None = None
    unit: str = ""


KOLOM: Final = (
    Kolom("rkt", "RKT", JenisDokumen.RKT),
    Kolom("pk-lembaga", "PK lembaga", JenisDokumen.PK, unit=JenisUnit.LEMBAGA),
    Kolom("pk-sekretariat", "PK sekretariat", JenisDokumen.PK, unit=JenisUnit.SEKRETARIAT),
    Kolom("rencana-aksi", "Rencana aksi", JenisDokumen.RENCANA_AKSI),
    *(
        Kolom(f"realisasi-{t.value}", f"Realisasi triwulan {t.name}", JenisDokumen.REALISASI, int(t))
        for t in Triwulan
    ),
    Kolom("lakip", "LAKIP", JenisDokumen.LAKIP),
)
# A Renstra is due in its first year alone, so it stands in no matrix of a year; it is called to mind.
RENSTRA: Final = Kolom("renstra", "Renstra", JenisDokumen.RENSTRA)


@dataclass(frozen=True)
class Sel:
    """One document of one satker. `tenggat` None = no deadline; `terlambat` in days, 0 = it is not late;
    `ditinjau`: it waits in review, and its deadline is that of the review (where one is set).

    `kurang` counts units that have a PK and no such document; `dokumen` are the rows behind the cell and
    `menunggu` those of them that wait to be received.
    """

    kolom: Kolom
    keadaan: Keadaan
    tenggat: date | None
    terlambat: int
    ditinjau: bool = False
    kurang: int = 0
    perubahan: int = 0
    dokumen: tuple[int, ...] = ()
    menunggu: tuple[int, ...] = ()


@dataclass(frozen=True)
class BarisStatus:
    """One satker with its cells in the order of KOLOM."""

    satker: Satker
    sel: tuple[Sel, ...]

    @property
    def tertinggal(self) -> tuple[Sel, ...]:
        """The cells that are past their deadline."""
        return tuple(s for s in self.sel if s.terlambat)

    @property
    def terlama(self) -> int:
        """The longest delay in days; 0 = nothing is late."""
        return max((s.terlambat for s in self.sel), default=0)

    @property
    def menunggu(self) -> int:
        """How many documents wait to be received."""
        return sum(len(s.menunggu) for s in self.sel)


@dataclass(frozen=True)
class Hitungan:
    """How many of `seluruh` satker have the document of `kolom` in force."""

    kolom: Kolom
    selesai: int
    terlambat: int
    seluruh: int


@dataclass(frozen=True)
class _Versi:
    """One version of a document; `seri` is what its versions have in common."""

    pk: int
    unit: str
    seri: tuple[Any, ...]
    versi: int
    status: str
    impor: bool


_Kunci = tuple[int, str]  # (satker, kunci of the column)


def status_rows(
    satker: Sequence[Satker], tahun: int, on: date | None = None, kolom: Sequence[Kolom] = KOLOM
) -> list[BarisStatus]:
    """The documents of `tahun` of each of `satker`, in their order, as of `on` (None = today): six queries,
    one more where `kolom` holds RENSTRA."""
    isi = _versions([s.pk for s in satker], tahun)
    if RENSTRA in kolom:
        isi |= _renstra([s.pk for s in satker], tahun)
    kalender, hari = calendar_of(tahun), on or timezone.localdate()
    return [BarisStatus(s, tuple(_cell(s, k, isi, kalender, hari) for k in kolom)) for s in satker]


def count_rows(rows: Sequence[BarisStatus]) -> list[Hitungan]:
    """For each column how many of `rows` have it in force and how many are late."""
    return [
        Hitungan(
            kolom,
            sum(r.sel[i].keadaan.selesai for r in rows),
            sum(r.sel[i].terlambat > 0 for r in rows),
            len(rows),
        )
        for i, kolom in enumerate(KOLOM)
    ]


def late_first(rows: Iterable[BarisStatus]) -> list[BarisStatus]:
    """Those with the longest delay first, then those with most late documents, then by code."""
    return sorted(rows, key=lambda r: (-r.terlama, -len(r.tertinggal), r.satker.kode_wilayah))


def rows_per_province(rows: Iterable[BarisStatus]) -> list[tuple[Satker, list[BarisStatus]]]:
    """`rows` of kabupaten/kota by their province, in the order of codes (their induk must be read)."""
    groups: dict[int, list[BarisStatus]] = defaultdict(list)
    for row in rows:
        groups[row.satker.induk_id or 0].append(row)
    pairs = [(group[0].satker.induk, group) for group in groups.values()]
    return sorted(((p, g) for p, g in pairs if p is not None), key=lambda pair: pair[0].kode_wilayah)


def lakip_below(satker: Satker, tahun: int) -> tuple[int, int]:
    """(how many, of how many) satker directly below have delivered a LAKIP in force (two queries)."""
    bawahan = Satker.objects.children_of(satker)
    ada = Lakip.objects.filter(satker__induk=satker, tahun=tahun, status__in=SAH).count()
    return ada, bawahan.count()


def waiting_documents(user: User, satker: Satker, tahun: int) -> list[Pengukuran | Lakip]:
    """Realisasi, then LAKIP, of the satker directly below that wait to be received, as far as `user` may read
    them: who works for the satker above does not thereby see below it (two queries)."""
    menunggu = {"tahun": tahun, "status": StatusDokumen.DITETAPKAN}
    ukur = Pengukuran.objects.visible_to(user).filter(unit__satker__induk=satker, **menunggu)
    lakip = Lakip.objects.visible_to(user).filter(satker__induk=satker, **menunggu)
    return [
        *ukur.select_related("unit__satker__induk").order_by(
            "triwulan", "unit__satker__kode_wilayah", "unit_id"
        ),
        *lakip.select_related("satker__induk").order_by("satker__kode_wilayah"),
    ]


def cell_url(satker: Satker, tahun: int, sel: Sel) -> str:
    """The page of the one document behind the cell, else of all of that kind."""
    args: list[Any] = [satker.kode_wilayah, tahun]
    if sel.kolom.dokumen == JenisDokumen.RENSTRA:
        halaman = "detail" if sel.dokumen else "list"
        return reverse(f"renstra:renstra-{halaman}", args=[satker.kode_wilayah, *sel.dokumen])
    if sel.kolom.dokumen == JenisDokumen.LAKIP:
        return reverse("laporan:lakip-detail", args=args)
    if len(sel.dokumen) == 1:
        return reverse(f"kinerja:{sel.kolom.dokumen}-detail", args=[*args, sel.dokumen[0]])
    return reverse(f"kinerja:{sel.kolom.dokumen}-list", args=args)


def _versions(ids: list[int], tahun: int) -> dict[_Kunci, list[_Versi]]:
    found: dict[_Kunci, list[_Versi]] = defaultdict(list)
    for model in (Rkt, Pk, RencanaAksi, Pengukuran):
        for satker, kunci, versi in _unit_versions(model, ids, tahun):
            found[satker, kunci].append(versi)
    lakip = Lakip.objects.filter(satker__in=ids, tahun=tahun)
    for pemilik, pk, ke, status in lakip.values_list("satker_id", "pk", "versi", "status"):
        found[pemilik, "lakip"].append(_Versi(pk, "", (pemilik,), ke, status, impor=False))
    return found


def _renstra(ids: list[int], tahun: int) -> dict[_Kunci, list[_Versi]]:
    rows = Renstra.objects.filter(satker__in=ids, tahun_awal=tahun)
    return {
        (pemilik, RENSTRA.kunci): [_Versi(pk, "", (pemilik,), ke, status, asal == AsalData.IMPOR)]
        for pemilik, pk, ke, status, asal in rows.values_list("satker_id", "pk", "versi", "status", "asal")
    }


def _unit_versions(
    model: type[Rkt] | type[Pk] | type[RencanaAksi] | type[Pengukuran], ids: list[int], tahun: int
) -> Iterable[tuple[int, str, _Versi]]:
    """(satker, kunci of the column, version) of every document of a main unit."""
    rows = model.objects.filter(unit__satker__in=ids, unit__jenis__in=UTAMA, tahun=tahun).order_by("versi")
    lain = {RencanaAksi: "pola", Pengukuran: "triwulan"}.get(model, "tahun")
    kolom = ("unit__satker_id", "unit_id", "unit__jenis", "pk", "versi", "status", "asal", lain)
    for satker, unit, jenis, pk, versi, status, asal, seri in rows.values_list(*kolom):
        kunci: str = model.jenis_dokumen.value
        if model is Pk:
            kunci = f"pk-{jenis}"
        elif model is Pengukuran:
            kunci = f"realisasi-{seri}"
        yield satker, kunci, _Versi(pk, jenis, (unit, seri), versi, status, asal == AsalData.IMPOR)


def _cell(
    satker: Satker, kolom: Kolom, isi: dict[_Kunci, list[_Versi]], kalender: Kalender, hari: date
) -> Sel:
    terbaru, keadaan = _latest(kolom, isi.get((satker.pk, kolom.kunci), []))
    kurang = _missing_units(satker, kolom, isi, terbaru)
    terburuk = Keadaan.BELUM if kurang else min(keadaan, key=lambda k: k.urut, default=Keadaan.BELUM)
    periode = kalender.find(satker, kolom.dokumen, kolom.triwulan)
    tinjau = review_deadline(periode) if terburuk in DITINJAU else None
    kembali = StatusDokumen.DIKEMBALIKAN if terburuk == Keadaan.DIKEMBALIKAN else ""
    tenggat = tinjau or filling_deadline(periode, kembali, on=hari)
    lewat = (hari - tenggat).days if tenggat and not terburuk.selesai else 0
    menerima = kolom.dokumen in (JenisDokumen.REALISASI, JenisDokumen.LAKIP)
    return Sel(
        kolom=kolom,
        keadaan=terburuk,
        tenggat=tenggat,
        terlambat=max(lewat, 0),
        ditinjau=tinjau is not None,
        kurang=kurang,
        perubahan=max((v.versi for v in terbaru), default=0),
        dokumen=tuple(v.pk for v in terbaru),
        menunggu=tuple(v.pk for v in terbaru if menerima and v.status == StatusDokumen.DITETAPKAN),
    )


def _latest(kolom: Kolom, versi: list[_Versi]) -> tuple[list[_Versi], list[Keadaan]]:
    """The latest version of every document of the cell, with its state."""
    seri: dict[tuple[Any, ...], list[_Versi]] = defaultdict(list)
    for v in versi:
        seri[v.seri].append(v)
    return [s[-1] for s in seri.values()], [_state(kolom, s) for s in seri.values()]


def _state(kolom: Kolom, versi: list[_Versi]) -> Keadaan:
    """The state of one document from all its versions, the latest last: while an older version is in force
    a newer one that is not yet is a perubahan."""
    terbaru = versi[-1]
    if terbaru.status not in SAH and any(v.status in SAH for v in versi):
        return Keadaan.PERUBAHAN
    if terbaru.status == StatusDokumen.DITETAPKAN and terbaru.impor:
        return Keadaan.IMPOR
    if terbaru.status == StatusDokumen.DITETAPKAN and kolom.dokumen == JenisDokumen.REALISASI:
        return Keadaan.DITETAPKAN
    return _STATUS[terbaru.status]


def _missing_units(
    satker: Satker, kolom: Kolom, isi: dict[_Kunci, list[_Versi]], terbaru: list[_Versi]
) -> int:
    """How many units that promised something in a PK have no measurement, where another unit has one."""
    if kolom.dokumen != JenisDokumen.REALISASI or not terbaru:
        return 0
    berjanji = {jenis for jenis in UTAMA if isi.get((satker.pk, f"pk-{jenis}"))}
    return len(berjanji - {JenisUnit(v.unit) for v in terbaru})
