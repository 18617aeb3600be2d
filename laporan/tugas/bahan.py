"""What the tasks of a user are made of, read for all of his satker at once: the number of queries grows
with neither documents nor satker. What is the same for all users of a satker is read once for them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar

from django.db.models import Count, Q, QuerySet

from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, Pengukuran, Pk, Realisasi, RencanaAksi, Rkt
from laporan.models import Dokumen, Lakip
from laporan.models.dokumen import StatusTerbit
from renstra.models import PenanggungJawab, Renstra, TargetIndikator
from sakip.choices import SAH, JenisDokumen, JenisUnit, Peran, StatusDokumen, StatusNilai
from sakip.models import Langkah, PengecualianKunci, Periode, Satker, UnitKerja, User
from sakip.models.alur import Beralur
from sakip.periode import Kalender, calendars_of
from sakip.querysets import active_penugasan
from sakip.transitions import Aksi

BEKERJA: Final = frozenset(
    {Peran.OPERATOR, Peran.KASUBBAG, Peran.SEKRETARIS, Peran.KETUA, Peran.ADMIN_SATKER}
)
DI_TANGAN: Final = frozenset(
    {StatusDokumen.DRAF, StatusDokumen.DIAJUKAN, StatusDokumen.DIKEMBALIKAN, StatusDokumen.DISETUJUI}
)
KEMBALI: Final = frozenset({Aksi.KEMBALIKAN, Aksi.TOLAK})
T = TypeVar("T")
Kunci = tuple[str, int]  # (kind of document, its row)


@dataclass(frozen=True)
class Berkas:
    """The latest version of one document; `perubahan`: an older version of it is in force."""

    dokumen: Any
    perubahan: bool

    @property
    def kunci(self) -> Kunci:
        return (self.dokumen.jenis_dokumen.value, self.dokumen.pk)

    @property
    def triwulan(self) -> int | None:
        return getattr(self.dokumen, "triwulan", None)


class Bersama:
    """What the satker of one user, or of many, have in hand on one day, whoever asks; each is read when it is
    asked for first.

    `ajuan` and `kembali` as in `Bahan`, `isian` too; a user sees of them what his own satker have.
    """

    def __init__(self, satker: Iterable[Satker], hari: date) -> None:
        self.satker = {s.pk: s for s in satker}
        self.hari = hari
        self._terbaca: dict[str, Any] = {}

    def once(self, kunci: str, baca: Callable[[dict[int, Satker]], T]) -> T:
        """What `baca` reads for all satker, read once under `kunci`."""
        if kunci not in self._terbaca:
            self._terbaca[kunci] = baca(self.satker)
        isi: T = self._terbaca[kunci]
        return isi

    @cached_property
    def berkas(self) -> list[Berkas]:
        return _documents(self.satker)

    @cached_property
    def di_tangan(self) -> list[Berkas]:
        return [b for b in self.berkas if b.dokumen.status in DI_TANGAN]

    @cached_property
    def langkah(self) -> tuple[dict[Kunci, Langkah], dict[Kunci, Langkah]]:
        return _steps(self.satker, self.di_tangan)

    @cached_property
    def isian(self) -> dict[Kunci, tuple[int, int]]:
        return _filled(self.di_tangan)

    @cached_property
    def kalender(self) -> dict[int, Kalender]:
        tahun = {self.hari.year + n for n in (-1, 0, 1)} | {b.dokumen.tahun for b in self.di_tangan}
        return calendars_of(tahun) if self.satker else {}


@dataclass(frozen=True)
class Bahan:
    """Everything that is read for one user on one day.

    `ajuan` and `kembali` hold the latest step of that kind of a document in hand; `isian` how many of how
    many rows are filled, `isian_saya` the same of the indikator that the user answers for; `bernaskah` the
    approved documents that were prepared to be signed, `tanggung_jawab` the units for whose indikator the
    user answers.
    """

    user: User
    hari: date
    bersama: Bersama
    satker: dict[int, Satker]
    unit: dict[int, list[UnitKerja]]
    berkas: list[Berkas]
    kalender: dict[int, Kalender]
    izin: set[tuple[int, str, int, int | None, int | None]]
    ajuan: dict[Kunci, Langkah] = field(default_factory=dict)
    kembali: dict[Kunci, Langkah] = field(default_factory=dict)
    isian: dict[Kunci, tuple[int, int]] = field(default_factory=dict)
    isian_saya: dict[Kunci, tuple[int, int]] = field(default_factory=dict)
    bernaskah: frozenset[Kunci] = frozenset()
    tanggung_jawab: frozenset[int] = frozenset()

    def window(self, satker: Satker, dokumen: str, tahun: int, triwulan: int | None = None) -> Periode | None:
        """As `sakip.periode.schedule_for`, without a query."""
        kalender = self.kalender.get(tahun)
        return kalender.find(satker, dokumen, triwulan) if kalender else None

    def has_exception(
        self, satker: Satker, dokumen: str, tahun: int, triwulan: int | None, unit: UnitKerja | None
    ) -> bool:
        """Whether an exception that holds today opens the window for `unit` (None = the whole satker)."""
        milik = {None, unit.pk if unit else None}
        return any((satker.pk, dokumen, tahun, triwulan, pk) in self.izin for pk in milik)


def works_in(user: User) -> dict[int, Satker]:
    """The satker in which `user` works today; a peran that only looks on is not work."""
    return {p.satker_id: p.satker for p in active_penugasan(user) if p.peran in BEKERJA}


def gather(user: User, hari: date, bersama: Bersama | None = None) -> Bahan:
    """What the satker of `user` have in hand on `hari`; empty for one who works in none. `bersama`: what was
    read for a batch of users in which he is (None = read it for him alone)."""
    satker = works_in(user)
    milik = bersama or Bersama(satker.values(), hari)
    berkas = [b for b in milik.berkas if b.dokumen.pemilik.pk in satker] if satker else []
    di_tangan = [b for b in berkas if b.dokumen.status in DI_TANGAN]
    ajuan, kembali = milik.langkah if di_tangan else ({}, {})
    pj = _answering(user, satker, hari)
    return Bahan(
        user=user,
        hari=hari,
        bersama=milik,
        satker=satker,
        unit=milik.once("unit", _main_units) if satker else {},
        berkas=berkas,
        kalender=milik.kalender if satker else {},
        izin=milik.once("izin", lambda semua: _exceptions(semua, hari)) if satker else set(),
        ajuan=ajuan,
        kembali=kembali,
        isian=milik.isian if di_tangan else {},
        isian_saya=_filled_by(di_tangan, pj),
        bernaskah=milik.once("bernaskah", _prepared) if satker else frozenset(),
        tanggung_jawab=frozenset(pj.values_list("indikator__sasaran__unit", flat=True)),
    )


def _documents(satker: dict[int, Satker]) -> list[Berkas]:
    if not satker:
        return []
    found: list[Berkas] = []
    for model in (Rkt, Pk, RencanaAksi, Pengukuran):
        rows = model.objects.filter(unit__satker__in=satker).select_related("unit__satker__induk")
        found += _latest(rows.order_by("versi", "id"))
    for utuh in (Renstra, Lakip):
        milik = utuh.objects.filter(satker__in=satker).select_related("satker__induk")
        found += [Berkas(d, perubahan=False) for d in milik.order_by("id")]
    return found


def _latest(rows: Iterable[Any]) -> list[Berkas]:
    """The last version of each document of `rows`, which come in the order of versions."""
    seri: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for d in rows:
        seri[d.unit_id, d.tahun, getattr(d, "pola", ""), getattr(d, "triwulan", None)].append(d)
    return [
        Berkas(s[-1], perubahan=s[-1].status not in SAH and any(d.status in SAH for d in s))
        for s in seri.values()
    ]


def _main_units(satker: dict[int, Satker]) -> dict[int, list[UnitKerja]]:
    """Lembaga and sekretariat of each satker, as far as they exist today (one query)."""
    utama = (JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT)
    found: dict[int, list[UnitKerja]] = defaultdict(list)
    rows = UnitKerja.objects.filter(satker__in=satker, jenis__in=utama, selesai__isnull=True)
    for unit in rows.order_by("id") if satker else ():
        found[unit.satker_id].append(unit)
    return found


def _exceptions(satker: dict[int, Satker], hari: date) -> set[tuple[int, str, int, int | None, int | None]]:
    rows = PengecualianKunci.objects.filter(satker__in=satker, dicabut__isnull=True, sampai__gte=hari)
    return set(rows.values_list("satker_id", "dokumen", "tahun", "triwulan", "unit_id")) if satker else set()


def _steps(
    satker: dict[int, Satker], di_tangan: list[Berkas]
) -> tuple[dict[Kunci, Langkah], dict[Kunci, Langkah]]:
    """The latest submission and the latest return of each document in hand (one query)."""
    ajuan: dict[Kunci, Langkah] = {}
    kembali: dict[Kunci, Langkah] = {}
    if not di_tangan:
        return ajuan, kembali
    rows = Langkah.objects.filter(
        satker__in=satker, aksi__in={Aksi.AJUKAN, *KEMBALI}, objek_id__in={b.dokumen.pk for b in di_tangan}
    )
    for langkah in rows.select_related("user").defer("isi").order_by("id"):
        peta = ajuan if langkah.aksi == Aksi.AJUKAN else kembali
        peta[langkah.dokumen, langkah.objek_id] = langkah
    return ajuan, kembali


# How the rows of a document are found and when one counts as filled; a LAKIP has no rows of its own.
TERISI: Final = ~Q(target_status=StatusNilai.BELUM_DIISI)
BARIS: Final[tuple[tuple[JenisDokumen, Any, str, Q], ...]] = (
    (JenisDokumen.RENSTRA, TargetIndikator, "indikator__sasaran__renstra", TERISI),
    (JenisDokumen.RKT, BarisRkt, "rkt", TERISI),
    (JenisDokumen.PK, BarisPk, "pk_dokumen", TERISI),
    (JenisDokumen.RENCANA_AKSI, BarisRencanaAksi, "rencana_aksi", TERISI),
    (JenisDokumen.REALISASI, Realisasi, "pengukuran", ~Q(realisasi_status=StatusNilai.BELUM_DIISI)),
)


def _filled(di_tangan: list[Berkas]) -> dict[Kunci, tuple[int, int]]:
    """How many of how many rows are filled of each document that is being drafted (one query for each
    kind)."""
    semua: dict[Kunci, tuple[int, int]] = {}
    for jenis, model, induk, terisi in BARIS:
        rows = model._default_manager.filter(**{f"{induk}__in": _drafts(di_tangan, jenis)}).order_by()
        semua |= _counts(jenis, rows, induk, terisi)
    return semua


def _filled_by(di_tangan: list[Berkas], pj: QuerySet[PenanggungJawab]) -> dict[Kunci, tuple[int, int]]:
    """As `_filled`, of realisasi and the indikator of `pj` alone (one query)."""
    indikator = pj.values("indikator")
    milik = Q(baris_pk__indikator_renstra__in=indikator) | Q(baris_rkt__indikator_renstra__in=indikator)
    jenis, model, induk, terisi = BARIS[-1]
    rows = model._default_manager.filter(milik, **{f"{induk}__in": _drafts(di_tangan, jenis)}).order_by()
    return _counts(jenis, rows, induk, terisi)


def _drafts(di_tangan: list[Berkas], jenis: JenisDokumen) -> list[int]:
    return [b.dokumen.pk for b in di_tangan if b.dokumen.jenis_dokumen == jenis and b.dokumen.bisa_diubah]


def _counts(jenis: JenisDokumen, rows: Any, induk: str, terisi: Q) -> dict[Kunci, tuple[int, int]]:
    hitungan = rows.values_list(induk).annotate(terisi=Count("pk", filter=terisi), seluruh=Count("pk"))
    return {(jenis.value, pk): (terisi, seluruh) for pk, terisi, seluruh in hitungan}


def _prepared(satker: dict[int, Satker]) -> frozenset[Kunci]:
    """The documents of which a naskah waits for a signature (one query)."""
    rows = Dokumen.objects.filter(satker__in=satker, status=StatusTerbit.MENUNGGU)
    return frozenset(rows.values_list("jenis", "objek_id")) if satker else frozenset()


def _answering(user: User, satker: dict[int, Satker], hari: date) -> QuerySet[PenanggungJawab]:
    """Where `user` answers for an indikator of `satker` on `hari`. No query yet."""
    rows: QuerySet[PenanggungJawab] = PenanggungJawab.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=hari),
        user=user,
        mulai__lte=hari,
        indikator__sasaran__renstra__satker__in=satker,
    )
    return rows.order_by()


def owner_of(dokumen: Beralur) -> str:
    """The unit whose document it is, else the satker, as a task names its place."""
    return str(dokumen.unit_alur or dokumen.pemilik)
