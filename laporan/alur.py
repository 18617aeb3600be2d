"""Reads of the life of a document: its kind, who may move it now, its history, and what changed (layer 2)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse

from kinerja.models import Pengukuran, Pk, RencanaAksi, Rkt
from laporan.beda import Beda, compare_snapshots
from laporan.models import Lakip
from laporan.perbedaan import renstra_differences
from laporan.snapshot import (
    lakip_snapshot,
    pk_snapshot,
    rencana_aksi_snapshot,
    renstra_snapshot,
    rkt_snapshot,
)
from laporan.snapshot.realisasi import realisasi_snapshot
from renstra.models import Renstra
from sakip.choices import PERNAH_SAH, AsalData, JenisDokumen, StatusDokumen
from sakip.models import Jejak, Langkah, User
from sakip.models.alur import Beralur
from sakip.periode import MENGISI, lock_of
from sakip.permissions import can_step
from sakip.transitions import Aksi, Transition, steps_from

Isi = dict[str, Any]
TONE: Final[dict[str, str]] = {
    StatusDokumen.DRAF: "netral",
    StatusDokumen.DIAJUKAN: "info",
    StatusDokumen.DIKEMBALIKAN: "kurang",
    StatusDokumen.DISETUJUI: "info",
    StatusDokumen.DITETAPKAN: "baik",
    StatusDokumen.DITERIMA: "baik",
    StatusDokumen.DIGANTIKAN: "netral",
}
# A step as it reads once it was taken: `diajukan oleh ...`.
DIAMBIL: Final[dict[str, str]] = {
    Aksi.AJUKAN: "diajukan",
    Aksi.TARIK: "ditarik kembali",
    Aksi.KEMBALIKAN: "dikembalikan",
    Aksi.SETUJUI: "disetujui",
    Aksi.TETAPKAN: "ditetapkan",
    Aksi.TERIMA: "diterima",
    Aksi.TOLAK: "dikembalikan",
    Aksi.BUKA: "dibuka untuk diubah",
    Aksi.GANTIKAN: "digantikan",
    Aksi.BATAL: "dibatalkan perubahannya",
}
MAJU: Final = frozenset({Aksi.AJUKAN, Aksi.SETUJUI, Aksi.TETAPKAN, Aksi.TERIMA})  # what moves it on


@dataclass(frozen=True)
class Macam:
    """A kind of document: its model, the path to its satker, what is kept of it, and its page."""

    model: type[Beralur]
    satker: str
    snapshot: Callable[[Any], Isi]
    halaman: str


MACAM: Final[dict[str, Macam]] = {
    JenisDokumen.RENSTRA: Macam(Renstra, "satker", renstra_snapshot, "renstra:renstra-detail"),
    JenisDokumen.RKT: Macam(Rkt, "unit__satker", rkt_snapshot, "kinerja:rkt-detail"),
    JenisDokumen.PK: Macam(Pk, "unit__satker", pk_snapshot, "kinerja:pk-detail"),
    JenisDokumen.RENCANA_AKSI: Macam(
        RencanaAksi, "unit__satker", rencana_aksi_snapshot, "kinerja:rencana-aksi-detail"
    ),
    JenisDokumen.REALISASI: Macam(Pengukuran, "unit__satker", realisasi_snapshot, "kinerja:realisasi-detail"),
    JenisDokumen.LAKIP: Macam(
        Lakip, "satker", lambda lakip: lakip_snapshot(lakip.satker, lakip.tahun), "laporan:lakip-detail"
    ),
}
# The documents of which a perubahan is another row.
BERBARIS: Final = frozenset({JenisDokumen.RKT, JenisDokumen.PK, JenisDokumen.RENCANA_AKSI})


def page_of_document(dokumen: Beralur) -> str:
    """The address of the page on which the document is read."""
    jenis, kode = dokumen.jenis_dokumen, dokumen.pemilik.kode_wilayah
    args: dict[str, list[Any]] = {
        JenisDokumen.RENSTRA: [kode, dokumen.pk],
        JenisDokumen.LAKIP: [kode, dokumen.tahun],
    }
    return reverse(MACAM[jenis].halaman, args=args.get(jenis, [kode, dokumen.tahun, dokumen.pk]))


def address_of(dokumen: Beralur, aksi: str = "") -> str:
    """The address of the history of a document, or of the page of one step. A LAKIP without a row: 0."""
    args = [dokumen.pemilik.kode_wilayah, dokumen.tahun, dokumen.jenis_dokumen.value, dokumen.pk or 0]
    if aksi:
        return reverse("laporan:alur-langkah", args=[*args, aksi])
    return reverse("laporan:alur-detail", args=args)


def check_address_of(dokumen: Beralur) -> str:
    """The address of the page with every finding on the document."""
    args = [dokumen.pemilik.kode_wilayah, dokumen.tahun, dokumen.jenis_dokumen.value, dokumen.pk or 0]
    return reverse("laporan:periksa-detail", args=args)


def content_of(dokumen: Beralur) -> Isi:
    """What the document says now, as plain values."""
    return MACAM[dokumen.jenis_dokumen].snapshot(dokumen)


def history_of(dokumen: Beralur) -> QuerySet[Langkah]:
    """Every step of the document, newest first, without the content that was kept (one query)."""
    rows = Langkah.objects.filter(dokumen=dokumen.jenis_dokumen, objek_id=dokumen.pk or 0)
    return rows.select_related("user").defer("isi").order_by("-id")


def steps_for(user: User, dokumen: Beralur) -> list[Transition]:
    """The steps that `user` has the right to take from the status at hand. No query."""
    steps = steps_from(dokumen.jenis_dokumen, dokumen.status)
    return [t for t in steps if can_step(user, t, dokumen.pemilik, dokumen.unit_alur)]


def title_of(dokumen: Beralur) -> str:
    """The document with its version, as a page calls it."""
    return f"{dokumen}, perubahan ke-{dokumen.versi}" if dokumen.versi else str(dokumen)


def last_submission(dokumen: Beralur) -> Langkah | None:
    """Who submitted the version at hand last (one query); None = it was not submitted."""
    return history_of(dokumen).filter(versi=dokumen.versi, aksi=Aksi.AJUKAN).first()


def lock_words(user: User, dokumen: Beralur, aksi: str) -> str:
    """Why the window in which `user` may take `aksi` is closed, in words; "" = it is open."""
    return lock_of(
        dokumen.pemilik,
        dokumen.jenis_dokumen,
        dokumen.tahun,
        getattr(dokumen, "triwulan", None),
        dokumen.unit_alur,
        user=user,
        status=dokumen.status,
        aksi=aksi,
        objek=dokumen.pk,
    )


@dataclass(frozen=True)
class Panel:
    """What the page of a document says of its life. `kembali`: the step that returned it, when it waits to
    be mended; `tombol`: the steps, those in `maju` first; `terakhir` None = nothing has happened yet, else
    `diambil` is its word; `kunci` "" = the window is open."""

    status: str
    jenis: str
    terakhir: Langkah | None
    diambil: str
    kembali: Langkah | None
    tombol: Sequence[tuple[Transition, str]]
    maju: frozenset[Aksi]
    menunggu: str
    kunci: str
    riwayat: str


def panel_of(user: User, dokumen: Beralur) -> Panel:
    """The panel of `dokumen` for `user`, in at most four queries (two more for who both reviews it and may
    open it anew)."""
    terakhir = history_of(dokumen).first()
    langkah = steps_for(user, dokumen)
    kunci = _locks(user, dokumen, langkah)
    milik = terakhir is not None and terakhir.aksi == Aksi.AJUKAN and terakhir.user_id == user.pk
    ditinjau = not milik and any(t.aksi == Aksi.SETUJUI for t in langkah)
    tombol = [
        (t, address_of(dokumen, t.aksi))
        for t in langkah
        if not kunci[t.aksi] and not (ditinjau and t.aksi == Aksi.TARIK)  # who reviews returns it
    ]
    return Panel(
        status=StatusDokumen(dokumen.status).label if terakhir else status_words(dokumen),
        jenis=TONE[dokumen.status],
        terakhir=terakhir,
        diambil=DIAMBIL[terakhir.aksi] if terakhir else "",
        kembali=terakhir if terakhir and dokumen.status == StatusDokumen.DIKEMBALIKAN else None,
        tombol=sorted(tombol, key=lambda satu: (satu[0].aksi not in MAJU, satu[0].aksi == Aksi.TARIK)),
        maju=MAJU,
        menunggu=_waiting_words(dokumen),
        kunci=" ".join(dict.fromkeys(filter(None, kunci.values()))),
        riwayat=address_of(dokumen),
    )


def _locks(user: User, dokumen: Beralur, langkah: Sequence[Transition]) -> dict[Aksi, str]:
    """The lock of each of `langkah`, asked once for those to edit and submit and once for the others."""
    satu: dict[bool, str] = {}
    for t in langkah:
        mengisi = t.aksi in MENGISI
        if mengisi not in satu:
            satu[mengisi] = lock_words(user, dokumen, t.aksi)
    return {t.aksi: satu[t.aksi in MENGISI] for t in langkah}


def status_words(dokumen: Beralur) -> str:
    """The status as a reader sees it: `Ditetapkan (impor)` where a paket brought it."""
    imported = dokumen.status in PERNAH_SAH and getattr(dokumen, "asal", "") == AsalData.IMPOR
    label = StatusDokumen(dokumen.status).label
    return f"{label} (impor)" if imported else label


def _waiting_words(dokumen: Beralur) -> str:
    """Who is to move the document on, in words; "" = nobody is waited for."""
    if dokumen.status not in (StatusDokumen.DIAJUKAN, StatusDokumen.DISETUJUI):
        return ""
    maju = {Aksi.SETUJUI, Aksi.TETAPKAN}
    steps = [t for t in steps_from(dokumen.jenis_dokumen, dokumen.status) if t.aksi in maju]
    if not steps:
        return "Menunggu tanda tangan."
    peran = " atau ".join(sorted(p.label for t in steps for p in t.peran))
    kerja = "persetujuan" if steps[0].aksi == Aksi.SETUJUI else "penetapan"
    return f"Menunggu {kerja} {peran}."


@dataclass(frozen=True)
class Perbandingan:
    """The differences to an earlier state. `dengan` names that state; `suntingan` counts the edits that the
    Jejak knows since then (None = not counted)."""

    dengan: str
    beda: Sequence[Beda]
    suntingan: int | None = None


def changes_to_approve(dokumen: Beralur) -> Perbandingan | None:
    """What changed since the last submission: the content submitted now (or, before a submission, at hand)
    against the submission before it, else against the version before. None = there is nothing before."""
    ajuan = list(
        Langkah.objects.filter(
            dokumen=dokumen.jenis_dokumen, objek_id=dokumen.pk or 0, versi=dokumen.versi, aksi=Aksi.AJUKAN
        )
        .filter(pk__gt=_last_cancelled(dokumen))
        .order_by("-id")[:2]
    )
    terbuka = dokumen.bisa_diubah
    lama = next(iter(ajuan if terbuka else ajuan[1:]), None)
    if lama is None:
        return changes_of_version(dokumen, None if terbuka or not ajuan else _kept(ajuan[0]))
    kini = content_of(dokumen) if terbuka else _kept(ajuan[0])
    edits = Jejak.objects.filter(
        objek=dokumen._meta.model_name, objek_id=dokumen.pk, waktu__gt=lama.waktu, rincian__isnull=False
    )
    beda = compare_snapshots(_kept(lama), kini)
    banyak = edits.exclude(tindakan__in=_step_words(dokumen)).count()
    return Perbandingan("ajuan sebelumnya", beda, banyak)


def changes_since_submission(dokumen: Beralur) -> Perbandingan | None:
    """What changed since the document was submitted before, as who approves reads it; None = it was not."""
    banding = changes_to_approve(dokumen)
    return banding if banding and banding.suntingan is not None else None


def _last_cancelled(dokumen: Beralur) -> int:
    """The step that cancelled a perubahan last; what came before it belongs to what was dropped. 0 = none."""
    rows = Langkah.objects.filter(dokumen=dokumen.jenis_dokumen, objek_id=dokumen.pk or 0, aksi=Aksi.BATAL)
    return rows.order_by("-id").values_list("pk", flat=True).first() or 0


def _step_words(dokumen: Beralur) -> list[str]:
    """How the Jejak calls the steps themselves, which are no edits."""
    return [f"{aksi.label.lower()} {dokumen._meta.verbose_name}" for aksi in Aksi]


def changes_of_version(dokumen: Beralur, kini: Isi | None = None) -> Perbandingan | None:
    """The difference of this version to the one before it; None = this is the first, or the one before was
    not kept. `kini` is the content to compare (None = what it says now)."""
    if not dokumen.versi:
        return None
    dengan = "versi awal" if dokumen.versi == 1 else f"perubahan ke-{dokumen.versi - 1}"
    if isinstance(dokumen, Renstra):
        beda = renstra_differences(dokumen, dokumen.versi - 1, dokumen.versi)
        if beda is not None:
            return Perbandingan(dengan, beda)
    lama = _version_before(dokumen)
    if lama is None:
        return None
    return Perbandingan(dengan, compare_snapshots(lama, kini or content_of(dokumen)))


def _version_before(dokumen: Any) -> Isi | None:
    """The content of the version before: as it was kept, else as its row says it."""
    if dokumen.jenis_dokumen not in BERBARIS:
        return kept_content(dokumen, dokumen.pk, dokumen.versi - 1)
    kunci = {"pola": dokumen.pola} if hasattr(dokumen, "pola") else {}
    rows = type(dokumen).objects.filter(unit=dokumen.unit, tahun=dokumen.tahun, **kunci)
    rows = rows.filter(versi__lt=dokumen.versi).select_related("unit__satker__induk")
    lama = rows.order_by("-versi").first()
    return None if lama is None else kept_content(lama, lama.pk, lama.versi) or content_of(lama)


def kept_content(dokumen: Beralur, pk: int, versi: int) -> Isi | None:
    """What a step kept last of that version of the row `pk`; None = nothing."""
    rows = Langkah.objects.filter(dokumen=dokumen.jenis_dokumen, objek_id=pk, versi=versi)
    found = rows.exclude(isi="").order_by("-id").first()
    return _kept(found) if found else None


def _kept(langkah: Langkah) -> Isi:
    return json.loads(langkah.isi) if langkah.isi else {}
