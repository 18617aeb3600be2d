"""Which objects have a history that may be read, and which rows of the audit trail belong to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import FileField, Model, Q, QuerySet

from sakip.models import Jejak, Satker, User
from sakip.riwayat.hak import own_certificates, readable_by, visible_accounts

BAGIAN = ("teks", "nilai", "atas", "satuan", "jenis", "status")  # columns that one typed cell fills


@dataclass(frozen=True)
class Jenis:
    """One kind of object: its app, the way to the object on whose sheet it is a row ("" = none), and the
    page that shows it with the attributes that its address takes after the satker. `milik` gives the rows
    that a user may see of what belongs to no satker."""

    app: str
    induk: str = ""
    halaman: str = ""
    argumen: tuple[str, ...] = ()
    milik: Callable[[User], QuerySet[Any]] | None = None


def _tahunan(nama: str) -> Jenis:
    return Jenis("kinerja", halaman=f"kinerja:{nama}-detail", argumen=("tahun", "pk"))


JENIS: dict[str, Jenis] = {
    "satker": Jenis("sakip", halaman="sakip:satker-detail"),
    "unitkerja": Jenis("sakip", halaman="sakip:satker-detail"),
    "pejabat": Jenis("sakip", halaman="sakip:satker-detail"),
    "user": Jenis("sakip", milik=visible_accounts),
    "penugasan": Jenis("sakip", halaman="sakip:satker-detail"),
    "kebijakan": Jenis("sakip", halaman="sakip:kebijakan-detail", argumen=("tahun",)),
    "periode": Jenis("sakip"),
    "pengecualiankunci": Jenis("sakip"),
    "renstra": Jenis("renstra", halaman="renstra:renstra-detail", argumen=("pk",)),
    "misi": Jenis("renstra", "renstra"),
    "tujuan": Jenis("renstra", "renstra"),
    "sasaran": Jenis("renstra", "renstra"),
    "indikator": Jenis("renstra", "sasaran__renstra"),
    "penanggungjawab": Jenis("renstra"),
    "kontribusi": Jenis("renstra"),
    "dipa": Jenis("anggaran", halaman="anggaran:anggaran-detail", argumen=("tahun",)),
    "barispagu": Jenis("anggaran", "dipa"),
    "barisrealisasi": Jenis("anggaran"),
    "rkt": _tahunan("rkt"),
    "barisrkt": Jenis("kinerja", "rkt"),
    "anggaranrkt": Jenis("kinerja", "rkt"),
    "pk": _tahunan("pk"),
    "barispk": Jenis("kinerja", "pk_dokumen"),
    "anggaranpk": Jenis("kinerja", "pk_dokumen"),
    "rencanaaksi": _tahunan("rencana-aksi"),
    "barisrencanaaksi": Jenis("kinerja", "rencana_aksi"),
    "pengukuran": _tahunan("realisasi"),
    "realisasi": Jenis("kinerja", "pengukuran"),
    "lakip": Jenis("laporan", halaman="laporan:lakip-detail", argumen=("tahun",)),
    "narasi": Jenis("laporan"),
    "dokumen": Jenis("laporan"),
    "tandatangan": Jenis("laporan"),
    "pengesampingan": Jenis("laporan"),
    "reviu": Jenis("laporan", halaman="laporan:reviu-detail", argumen=("tahun",)),
    "temuanreviu": Jenis("laporan"),
    "lke": Jenis("laporan", halaman="laporan:lke-detail", argumen=("tahun",)),
    "rekomendasi": Jenis("laporan"),
    "segel": Jenis("laporan"),
    "sertifikatsegel": Jenis("laporan"),
    "sertifikat": Jenis("laporan", milik=own_certificates),
}


def model_of(nama: str) -> Any:
    """The model of that name; None when it has no history that may be read."""
    return apps.get_model(JENIS[nama].app, nama) if nama in JENIS else None


def find_object(user: User, nama: str, pk: int) -> Any:
    """The object, if `user` may see it; None otherwise."""
    model = model_of(nama)
    if model is None:
        return None
    milik = JENIS[nama].milik
    if milik is not None:
        return milik(user).filter(pk=pk).first()
    rows = model.objects.visible_to(user)
    paths = [path for path in (rows.satker_path, JENIS[nama].induk) if path]
    return (rows.select_related(*paths) if paths else rows).filter(pk=pk).first()


def follow(objek: Any, path: str) -> Any:
    """What lies at `path` (`unit__satker`) from `objek`; None where the way ends."""
    for nama in path.split("__") if path else ():
        objek = getattr(objek, nama) if objek is not None else None
    return objek


def satker_of(objek: Any) -> Satker | None:
    """The satker that `objek` belongs to; None = the nation's, or a person's."""
    if JENIS[objek._meta.model_name].milik is not None:
        return None
    return follow(objek, type(objek).objects.all().satker_path)


def holder_of(objek: Any) -> Any:
    """The object on whose sheet `objek` is a row; None when it is no row."""
    path = JENIS[objek._meta.model_name].induk
    return follow(objek, path) if path else None


def history_for(user: User, objek: Any, *, kolom: str = "", semua: bool = False) -> QuerySet[Jejak]:
    """The rows of `history_of` that `user` may read; he must have found `objek` by `find_object`."""
    return readable_by(user, history_of(objek, kolom=kolom, semua=semua))


def history_of(objek: Any, *, kolom: str = "", semua: bool = False) -> QuerySet[Jejak]:
    """The rows of the audit trail about `objek`, newest first; with `kolom` only those that changed it.

    A satker has its refused attempts too, and with `semua` everything that happened in it.
    """
    nama = objek._meta.model_name
    if semua and isinstance(objek, Satker):
        syarat = Q(satker=objek)
    else:
        syarat = Q(objek=nama, objek_id=objek.pk) & _touches(columns_of(objek, kolom))
        syarat |= _as_row(objek, kolom)
        if isinstance(objek, Satker) and not kolom:
            syarat |= Q(satker=objek, tindakan="ditolak")
    return Jejak.objects.filter(syarat).select_related("user").order_by("-id")


def columns_of(objek: Model, kolom: str) -> list[str]:
    """The column of that name and those filled with it: a typed target is text, number, unit and state."""
    if not kolom:
        return []
    dasar = next((kolom.removesuffix(f"_{b}") for b in BAGIAN if kolom.endswith(f"_{b}")), kolom)
    names = {f.attname for f in objek._meta.concrete_fields if not isinstance(f, FileField)}
    bagian = {f"{dasar}_{b}" for b in (*BAGIAN, "id")}
    return sorted({kolom, dasar} | (bagian & names))


def _touches(columns: list[str]) -> Q:
    """Rows whose before or after holds one of the columns; without columns all."""
    if not columns:
        return Q()
    return Q(rincian__sebelum__has_any_keys=columns) | Q(rincian__sesudah__has_any_keys=columns)


def _as_row(objek: Any, kolom: str) -> Q:
    """Savings of the sheet in which `objek` is a row, and in them that row (and column)."""
    induk = holder_of(objek)
    if induk is None:
        return Q(pk__in=[])
    kunci = str(objek.pk)
    syarat = Q(objek=induk._meta.model_name, objek_id=induk.pk, rincian__lembar=objek._meta.model_name)
    syarat &= Q(rincian__sebelum__has_key=kunci) | Q(rincian__sesudah__has_key=kunci)
    columns = set(columns_of(objek, kolom))
    if not columns:
        return syarat
    rows = Jejak.objects.filter(syarat).values_list("pk", "rincian")
    return Q(pk__in=[pk for pk, rincian in rows if columns & _changed(rincian, kunci)])


def _changed(rincian: dict[str, Any], kunci: str) -> set[str]:
    """The columns of the row `kunci` that a saving of its sheet changed."""
    sides = (rincian.get(sisi, {}).get(kunci, {}) for sisi in ("sebelum", "sesudah"))
    return {nama for isi in sides for nama in isi}
