"""One figure of a satker and year by its id: what it says, its chain, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model
from django.urls import reverse

from anggaran.penjelasan import budget_material, explain_branch, explain_printed, explain_total
from anggaran.queries import budget_history, earlier_budgets
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    Pengukuran,
    Realisasi,
)
from kinerja.models.realisasi import Acuan
from kinerja.penjelasan.bahan import material_of
from kinerja.penjelasan.capaian import explain_capaian
from kinerja.penjelasan.rerata import explain_average
from laporan.fakta import Fakta, fakta_dalam
from laporan.penjelasan import explain_headline
from laporan.rekap import UNIT_UTAMA
from laporan.silsilah.rantai import Mata, chain_of
from laporan.snapshot import lakip_snapshot, pk_snapshot, rencana_aksi_snapshot, rkt_snapshot
from laporan.snapshot.asal import entries_of, roles_of, root_of, roots_of
from laporan.snapshot.fakta import entry_for, role_words
from laporan.snapshot.renstra import renstra_in_force_snapshot
from renstra.models import Indikator
from sakip.models import Satker, User
from sakip.penjelasan import Anggota, Butir, Daftar, Kolom, Pengisi, Penjelasan, policy_of
from sakip.queries import kebijakan_for

# By model: the path to its satker, what is selected with it, and the snapshot of the document that holds it.
UNIT: Final = "unit__satker__induk"
DOKUMEN: Final[dict[type[Model], tuple[str, tuple[str, ...], Any]]] = {
    BarisPk: (
        "pk_dokumen",
        ("baris_rkt__rkt__unit__satker", "baris_rkt__indikator_renstra__sasaran__renstra__satker"),
        pk_snapshot,
    ),
    AnggaranPk: ("pk_dokumen", (), pk_snapshot),
    BarisRkt: ("rkt", (), rkt_snapshot),
    AnggaranRkt: ("rkt", (), rkt_snapshot),
    BarisRencanaAksi: (
        "rencana_aksi",
        ("baris_pk__pk_dokumen__unit__satker", "baris_pk__baris_rkt__rkt__unit__satker"),
        rencana_aksi_snapshot,
    ),
}
KARTU: Final = "indikator_renstra__sasaran__renstra__satker"
REALISASI: Final = (
    "pengukuran__unit__satker",
    "baris_pk__pk_dokumen__unit__satker",
    f"baris_pk__{KARTU}",
    "baris_pk__baris_rkt__rkt__unit__satker",
    f"baris_pk__baris_rkt__{KARTU}",
    "baris_rkt__rkt__unit__satker",
    f"baris_rkt__{KARTU}",
)


@dataclass(frozen=True)
class Silsilah:
    """A figure with its chain (empty for a sum) and its explanation."""

    fakta: Fakta
    rantai: tuple[Mata, ...]
    penjelasan: Penjelasan


def lineage_of(user: User, satker: Satker, tahun: int, kunci: str) -> Silsilah | None:
    """The lineage of the figure `kunci` of `satker`, as `user` may read it; None = it has no such figure.
    The queries do not grow with the rows of its documents."""
    root = root_of(_own_key(kunci))
    objek = _row(satker, *root) if root else None
    if root and root[0] in (*DOKUMEN, Realisasi, Indikator) and objek is None:
        return None
    fakta = _fact(satker, tahun, kunci, objek)
    if fakta is None:
        return None
    rantai = tuple(chain_of(objek, tahun)) if objek is not None else ()
    penjelasan = _explanation(user, satker, tahun, fakta, objek)
    return Silsilah(fakta, rantai, penjelasan)


def _own_key(kunci: str) -> str:
    """A promise that nobody measured yet is read by the row of its PK."""
    return f"pk/{kunci.removeprefix('realisasi/pk-')}" if kunci.startswith("realisasi/pk-") else kunci


def _row(satker: Satker, model: type[Model], pk: int) -> Any:
    """The row with everything that its chain needs; None = the satker has no such row, or it stands alone."""
    rows: Any
    if model is Realisasi:
        rows = Realisasi.objects.filter(pengukuran__unit__satker=satker).select_related(*REALISASI)
    elif model is Indikator:
        rows = Indikator.objects.filter(sasaran__renstra__satker=satker)
        rows = rows.select_related("sasaran__renstra__satker__induk")
    elif model in DOKUMEN:
        path, selected, _ = DOKUMEN[model]
        kartu = (KARTU,) if hasattr(model, "indikator_renstra") else ()
        rows = model._default_manager.filter(**{f"{path}__unit__satker": satker})
        rows = rows.select_related(f"{path}__{UNIT}", *kartu, *selected)
    else:
        return None
    return rows.filter(pk=pk).first()


def _fact(satker: Satker, tahun: int, kunci: str, objek: Any) -> Fakta | None:
    """The fact as its own document states it, else as the LAKIP of the year does."""
    if type(objek) in DOKUMEN and not kunci.startswith("realisasi/"):
        path, _, snapshot = DOKUMEN[type(objek)]
        return fakta_dalam(snapshot(getattr(objek, path))).get(kunci)
    if isinstance(objek, Indikator):
        return fakta_dalam(renstra_in_force_snapshot(objek.sasaran.renstra)).get(kunci)
    return fakta_dalam(lakip_snapshot(satker, tahun)).get(kunci)


def _explanation(user: User, satker: Satker, tahun: int, fakta: Fakta, objek: Any) -> Penjelasan:
    awal = fakta.id.partition("/")[0]
    found: Penjelasan | None = None
    if isinstance(objek, Realisasi):
        bahan = material_of(objek.pengukuran, objek.pk)
        found = explain_capaian(user, bahan) if bahan else None
    elif awal == "rerata":
        found = _mean(satker, tahun, fakta.id)
    elif awal == "anggaran":
        found = _budget(user, satker, tahun, fakta.id)
    elif awal == "anggaran-lalu":
        found = _earlier(satker, tahun, fakta.id)
    elif awal == "kebijakan":
        kebijakan = policy_of(kebijakan_for(satker, tahun), satker.kode_wilayah, tahun)
        found = Penjelasan(fakta.apa, fakta.nilai, kebijakan=kebijakan)
    return found or _plain(satker, tahun, fakta)


def _mean(satker: Satker, tahun: int, kunci: str) -> Penjelasan | None:
    _, acuan, unit, *_ = kunci.split("/")
    if acuan == Acuan.PK and unit in UNIT_UTAMA:
        return explain_headline(satker, tahun, unit)
    rows = Pengukuran.objects.filter(unit__satker=satker, unit__kunci=unit, tahun=tahun, baris__acuan=acuan)
    found = rows.select_related("unit__satker").order_by("-triwulan").first()
    return explain_average(found, acuan, kebijakan_for(satker, tahun)) if found else None


def _budget(user: User, satker: Satker, tahun: int, kunci: str) -> Penjelasan | None:
    kode = kunci.split("/")[1]
    bahan = budget_material(satker, tahun, None)
    if kode == "jumlah":
        if bahan.pohon.pagu is not None:
            return explain_total(bahan)
        tercetak = next((t for t in earlier_budgets(satker) if t.tahun == tahun), None)
        return explain_printed(tercetak) if tercetak else None
    cabang = next((c for c in bahan.pohon.baris if c.kode_baku.replace("/", "-") == kode), None)
    return explain_branch(user, bahan, cabang.pk) if cabang else None


def _earlier(satker: Satker, tahun: int, kunci: str) -> Penjelasan | None:
    lalu = kunci.split("/")[1]
    found = next((t for t in budget_history(satker, tahun) if str(t.tahun) == lalu), None)
    return explain_printed(found) if found else None


def _plain(satker: Satker, tahun: int, fakta: Fakta) -> Penjelasan:
    """What the fact itself says: where it stands, who filled it, and what it was summed up from."""
    return Penjelasan(
        judul=fakta.apa,
        angka=fakta.nilai,
        langkah=(Butir("Sumber", fakta.sumber),),
        daftar=_parts(satker, tahun, fakta),
        pengisi=tuple(_filled(satker, tahun, fakta)),
    )


def _parts(satker: Satker, tahun: int, fakta: Fakta) -> tuple[Daftar, ...]:
    if not fakta.dari or fakta.id.startswith(("pk/", "rkt/", "rencana/")):
        return ()
    lain = fakta_dalam(lakip_snapshot(satker, tahun))
    anggota = tuple(
        Anggota(f"{satu.apa}: {satu.tentang}", (satu.nilai,), address_of(satker, tahun, satu.id))
        for satu in (lain.get(kunci) for kunci in fakta.dari)
        if satu is not None
    )
    return (Daftar("Dihitung dari", "Angka", (Kolom("Nilai", True),), anggota),) if anggota else ()


def _filled(satker: Satker, tahun: int, fakta: Fakta) -> list[Pengisi]:
    """Who filled it, by role; nothing for a sum."""
    akar = roots_of(satker, tahun, [fakta.id]).get(fakta.id)
    if akar is None:
        return []
    jejak = entries_of([akar])
    catatan = entry_for(fakta.id, akar, jejak)
    if catatan is None:
        return [Pengisi(fakta.apa, "Belum tercatat siapa yang mengisinya.", None)]
    peran = roles_of(satker, [catatan.user] if catatan.user else [])
    return [Pengisi(fakta.apa, f"Diisi oleh {role_words(catatan, peran)},", catatan.waktu)]


def address_of(satker: Satker, tahun: int, kunci: str) -> str:
    """The page of a figure."""
    return reverse("laporan:angka-detail", args=[satker.kode_wilayah, tahun, kunci])
