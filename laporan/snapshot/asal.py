"""The stored rows behind the facts of a document: which row, who filled it when, what supports it, and who
approved the document that holds it. Reads for many facts at once; the queries do not grow with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Model, Q

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi
from anggaran.queries import dipa_revisions
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
)
from laporan.bentuk.fakta import id_anggaran, id_lalu, id_pegawai
from laporan.models import Dokumen, Pembanding, RekapPegawai, SaranaPrasarana
from laporan.models.dokumen import StatusTerbit
from renstra.models import Indikator, Renstra
from sakip.choices import JenisDokumen, Peran
from sakip.models import Jejak, Langkah, Penugasan, Satker
from sakip.transitions import Aksi

Kunci = tuple[str, int]  # (name of a model, key of a row)
# By the first word of an id: the model of its row, and the way to the document that holds it.
BARIS: Final[dict[str, tuple[type[Model], str]]] = {
    "pk": (BarisPk, "pk_dokumen"),
    "pk-anggaran": (AnggaranPk, "pk_dokumen"),
    "rkt": (BarisRkt, "rkt"),
    "rkt-anggaran": (AnggaranRkt, "rkt"),
    "rencana": (BarisRencanaAksi, "rencana_aksi"),
    "renstra": (Indikator, "sasaran__renstra"),
    "realisasi": (Realisasi, "pengukuran"),
    "capaian-lalu": (CapaianLalu, ""),
    "pembanding": (Pembanding, ""),
    "sarana": (SaranaPrasarana, ""),
}
SATKER: Final = {
    "pk_dokumen": "pk_dokumen__unit__satker",
    "rkt": "rkt__unit__satker",
    "rencana_aksi": "rencana_aksi__unit__satker",
    "sasaran__renstra": "sasaran__renstra__satker",
    "pengukuran": "pengukuran__unit__satker",
}
JENIS: Final = {
    Pk: JenisDokumen.PK,
    Rkt: JenisDokumen.RKT,
    RencanaAksi: JenisDokumen.RENCANA_AKSI,
    Renstra: JenisDokumen.RENSTRA,
    Pengukuran: JenisDokumen.REALISASI,
}
INDUK: Final[dict[str, type[Model]]] = {
    "pk_dokumen": Pk,
    "rkt": Rkt,
    "rencana_aksi": RencanaAksi,
    "sasaran__renstra": Renstra,
    "pengukuran": Pengukuran,
}
MENGESAHKAN: Final = (Aksi.SETUJUI, Aksi.TETAPKAN)
MENGULANG: Final = (Aksi.AJUKAN, Aksi.KEMBALIKAN, Aksi.TOLAK, Aksi.BUKA)  # what was approved before is over


@dataclass(frozen=True)
class Akar:
    """The row behind a fact; `dokumen` is the document that holds it, None = it stands by itself."""

    baris: Kunci
    dokumen: Kunci | None = None


def root_of(kunci: str) -> tuple[type[Model], int] | None:
    """The model and key that the id of a fact names itself; None = it names a code or a sum."""
    awal, _, sisa = kunci.partition("/")
    pk = sisa.partition("/")[0]
    return (BARIS[awal][0], int(pk)) if awal in BARIS and pk.isascii() and pk.isdecimal() else None


def roots_of(satker: Satker, tahun: int, ids: Iterable[str]) -> dict[str, Akar]:
    """{id: the row behind it} of the facts that a row of `satker` states; sums are left out. One query for
    each kind of row."""
    per_jenis: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    lain: set[str] = set()
    for satu in ids:
        found = root_of(satu)
        if found is None:
            lain.add(satu)
        else:
            per_jenis[satu.partition("/")[0]][found[1]].append(satu)
    hasil: dict[str, Akar] = {}
    for awal, pks in per_jenis.items():
        for pk, akar in _rows(satker, awal, list(pks)):
            hasil |= dict.fromkeys(pks[pk], akar)
    return hasil | {kunci: akar for kunci, akar in _by_code(satker, tahun) if kunci in lain}


def _rows(satker: Satker, awal: str, pks: list[int]) -> Iterator[tuple[int, Akar]]:
    model, path = BARIS[awal]
    milik = SATKER.get(path, "satker") if model is not CapaianLalu else "unit__satker"
    rows = model._default_manager.filter(**{milik: satker, "pk__in": pks}).order_by()
    nama = str(model._meta.model_name)
    for pk, induk in rows.values_list("pk", path or "pk"):
        dokumen = (str(INDUK[path]._meta.model_name), induk) if path else None
        yield pk, Akar((nama, pk), dokumen)


def _by_code(satker: Satker, tahun: int) -> Iterator[tuple[str, Akar]]:
    """The rows of the budget, of earlier years and of the staff tables, which ids name by code."""
    dipa = next(iter(dipa_revisions(satker, tahun)), None)
    if dipa is not None:
        yield from _of_budget("pagu", BarisPagu.objects.filter(dipa=dipa))
        yield from _of_budget("realisasi", BarisRealisasi.objects.filter(satker=satker, tahun=tahun))
    for lalu in AnggaranLalu.objects.filter(satker=satker, tahun__lte=tahun).order_by("-id"):
        baris = {"kode": lalu.kode, "uraian": lalu.uraian}
        for kolom in ("pagu", "realisasi"):
            yield id_lalu(lalu.tahun, None, kolom), Akar(("anggaranlalu", lalu.pk))
            yield id_lalu(lalu.tahun, baris, kolom), Akar(("anggaranlalu", lalu.pk))
    for satu in RekapPegawai.objects.filter(satker=satker, tahun=tahun):
        yield id_pegawai({"tabel": satu.tabel}, satu.baris, satu.kolom), Akar(("rekappegawai", satu.pk))


def _of_budget(kolom: str, rows: Any) -> Iterator[tuple[str, Akar]]:
    nama = str(rows.model._meta.model_name)
    for baris in rows.order_by("id").values("pk", "kode", "kode_baku", "uraian"):
        yield id_anggaran(baris, kolom), Akar((nama, baris["pk"]))


@dataclass(frozen=True)
class Catatan:
    """One entry of the trail: who (None = no account), when, by what deed, and which columns it touched."""

    user: int | None
    waktu: datetime
    tindakan: str
    kolom: frozenset[str]


def entries_of(akar: Iterable[Akar]) -> dict[Kunci, list[Catatan]]:
    """{row or document: its entries in the trail, newest first}; a row also has the savings of the sheet on
    which it stands. One query."""
    baris, dokumen = {a.baris for a in akar}, {a.dokumen for a in akar if a.dokumen}
    per_objek: dict[str, set[int]] = defaultdict(set)
    for nama, pk in baris | dokumen:
        per_objek[nama].add(pk)
    syarat = Q(pk__in=[])
    for nama, pks in per_objek.items():
        syarat |= Q(objek=nama, objek_id__in=pks)
    hasil: dict[Kunci, list[Catatan]] = defaultdict(list)
    rows = Jejak.objects.filter(syarat).order_by("-id")
    for satu in rows.only("objek", "objek_id", "user_id", "waktu", "tindakan", "rincian"):
        for kunci, kolom in _touched((satu.objek, satu.objek_id or 0), satu.rincian):
            if kunci in baris or kunci in dokumen:
                hasil[kunci].append(Catatan(satu.user_id, satu.waktu, satu.tindakan, kolom))
    return hasil


def _touched(objek: Kunci, rincian: dict[str, Any]) -> Iterator[tuple[Kunci, frozenset[str]]]:
    """What an entry is about, with the columns: its object, and of a sheet every row of it."""
    sisi = [rincian.get(apa) or {} for apa in ("sebelum", "sesudah")]
    lembar = str(rincian.get("lembar") or "")
    yield objek, frozenset() if lembar else frozenset(k for isi in sisi for k in isi)
    for baris in {k for isi in sisi for k in isi} if lembar else ():
        if baris.isdecimal():
            yield (lembar, int(baris)), frozenset(k for isi in sisi for k in isi.get(baris, ()))


def roles_of(satker: Satker, users: Iterable[int]) -> dict[int, str]:
    """{account: what it is at `satker`, in words}; one without a penugasan there is left out. One query."""
    hasil: dict[int, str] = {}
    rows = Penugasan.objects.filter(user__in=set(users), satker=satker).select_related("unit")
    for satu in rows.order_by("-id"):
        unit = f" {satu.unit.nama}" if satu.unit else ""
        hasil[satu.user_id] = f"{Peran(satu.peran).label}{unit}"
    return hasil


def approvals_of(dokumen: Iterable[Kunci]) -> dict[Kunci, Langkah]:
    """{document: the step that approved it or put it in force, the last one that still holds}. One query."""
    nama = {str(model._meta.model_name): jenis for model, jenis in JENIS.items()}
    model = {jenis: satu for satu, jenis in nama.items()}
    syarat = Q(pk__in=[])
    for satu, pk in dokumen:
        syarat |= Q(dokumen=nama[satu], objek_id=pk)
    berlaku: dict[Kunci, list[Langkah]] = defaultdict(list)
    for langkah in Langkah.objects.filter(syarat).order_by("id").defer("isi"):
        tumpukan = berlaku[model[JenisDokumen(langkah.dokumen)], langkah.objek_id]
        if langkah.aksi in MENGESAHKAN:
            tumpukan.append(langkah)
        elif langkah.aksi == Aksi.TARIK:
            del tumpukan[-1:]
        elif langkah.aksi in MENGULANG:
            tumpukan.clear()
    return {kunci: tumpukan[-1] for kunci, tumpukan in berlaku.items() if tumpukan}


def issued_of(dokumen: Iterable[Kunci]) -> dict[Kunci, Dokumen]:
    """{document: what was issued of it and holds, with its signatures}. Two queries."""
    model = {jenis: str(satu._meta.model_name) for satu, jenis in JENIS.items()}
    pks = {pk for _, pk in dokumen}
    rows = Dokumen.objects.filter(status=StatusTerbit.BERLAKU, objek_id__in=pks, jenis__in=model)
    rows = rows.defer("snapshot").prefetch_related("tanda_tangan").order_by("id")
    return {(model[JenisDokumen(satu.jenis)], satu.objek_id): satu for satu in rows}


def evidence_of(baris: Iterable[Kunci]) -> dict[Kunci, int]:
    """{measured row: pieces of evidence}, links counted, withdrawn ones not. One query."""
    pks = [pk for nama, pk in baris if nama == "realisasi"]
    aktif = Count("bukti_dukung", filter=Q(bukti_dukung__ditarik=None))
    rows = Realisasi.objects.filter(pk__in=pks).order_by().annotate(banyak=aktif)
    return {
        ("realisasi", pk): len(tautan.split()) + banyak
        for pk, tautan, banyak in rows.values_list("pk", "bukti", "banyak")
    }
