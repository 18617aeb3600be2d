"""Telling people: who should look at what. A text holds the name of a document and never its content."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from sakip.choices import JenisDokumen, JenisSatker, Peran, StatusDokumen
from sakip.models import Langkah, Pemberitahuan, Penugasan, Satker, UnitKerja, User
from sakip.models.alur import Beralur
from sakip.periode import mending_until
from sakip.tanggal import cetak_tanggal
from sakip.transitions import ALUR, Aksi

HURUF = 300
TAHUNAN = {
    JenisDokumen.RKT: "kinerja:rkt-detail",
    JenisDokumen.PK: "kinerja:pk-detail",
    JenisDokumen.RENCANA_AKSI: "kinerja:rencana-aksi-detail",
    JenisDokumen.REALISASI: "kinerja:realisasi-detail",
}
KALIMAT = {
    Aksi.AJUKAN: "diajukan dan menunggu persetujuan Anda.",
    Aksi.KEMBALIKAN: "dikembalikan. Alasannya tertulis pada riwayat dokumen.",
    Aksi.SETUJUI: "disetujui dan menunggu penetapan Anda.",
    Aksi.TETAPKAN: "ditetapkan.",
    Aksi.TERIMA: "diterima oleh satuan kerja di atasnya.",
    Aksi.TOLAK: "dikembalikan oleh satuan kerja di atasnya. Alasannya tertulis pada riwayat dokumen.",
}
SIAPKAN = "disetujui. Siapkan naskahnya untuk ditandatangani."
TUNGGU_TERIMA = "ditetapkan dan menunggu penerimaan Anda."


def notify(
    *, users: Iterable[User], teks: str, url: str = "", kunci: str = "", satker: Satker | None = None
) -> None:
    """One sentence to each of `users`; with a `kunci` a user gets it once, however often it is asked for."""
    store([_sentence(user.pk, teks, url, kunci, satker) for user in set(users)])


def store(rows: list[Pemberitahuan]) -> int:
    """Write many at once, leaving out what a user already has; returns how many are new."""
    terakhir = Pemberitahuan.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for row in rows:
        row.teks = row.teks if len(row.teks) <= HURUF else f"{row.teks[: HURUF - 1]}…"
    Pemberitahuan.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return Pemberitahuan.objects.filter(pk__gt=terakhir).count() if rows else 0


def mark_read(*, user: User, pemberitahuan: Pemberitahuan | None = None) -> int:
    """Mark one (None = all) of the user's own as read; returns how many were unread. Another's is left."""
    rows = Pemberitahuan.objects.filter(user=user, dibaca__isnull=True)
    if pemberitahuan is not None:
        rows = rows.filter(pk=pemberitahuan.pk)
    return rows.update(dibaca=timezone.now())


def holders(satker: Iterable[int], peran: Iterable[Peran]) -> QuerySet[Penugasan]:
    """The penugasan as one of `peran` in `satker` (keys) that hold today, of open accounts."""
    hari = timezone.localdate()
    rows: QuerySet[Penugasan] = Penugasan.objects.filter(
        Q(mulai__isnull=True) | Q(mulai__lte=hari),
        Q(selesai__isnull=True) | Q(selesai__gte=hari),
        satker__in=satker,
        peran__in=list(peran),
        user__is_active=True,
    )
    return rows


def accounts_above(satker: Satker) -> list[User]:
    """Who answers for `satker` above it: the provinsi, for a province pusat; nobody above the nation."""
    if satker.induk is None:
        return []
    peran = Peran.PUSAT if satker.induk.jenis == JenisSatker.PUSAT else Peran.PROVINSI
    return _users(holders([satker.induk.pk], [peran]))


def notify_step(langkah: Langkah, dokumen: Beralur) -> None:
    """Tell who comes next after `langkah` of `dokumen`, never the one who took it. Steps that nobody waits
    for (tarik, buka, gantikan) tell nobody. Who signs is told when there is something to sign
    (`laporan.services.kabar`)."""
    kunci, url = f"langkah:{langkah.pk}", document_url(dokumen)
    # The document has moved: what was said of its former state waits for nobody any more.
    former = Pemberitahuan.objects.filter(url=url, kunci__startswith="langkah:", dibaca__isnull=True)
    former.update(dibaca=timezone.now())
    for kalimat, users in _audience(langkah, dokumen):
        penerima = {user for user in users if user.pk != langkah.user_id}
        notify(users=penerima, teks=f"{dokumen} {kalimat}", url=url, kunci=kunci, satker=dokumen.pemilik)


def document_url(dokumen: Beralur) -> str:
    """The page of a document."""
    kode = dokumen.pemilik.kode_wilayah
    if dokumen.jenis_dokumen == JenisDokumen.RENSTRA:
        return reverse("renstra:renstra-detail", args=[kode, dokumen.pk])
    if dokumen.jenis_dokumen == JenisDokumen.LAKIP:
        return reverse("laporan:lakip-detail", args=[kode, dokumen.tahun])
    return reverse(TAHUNAN[dokumen.jenis_dokumen], args=[kode, dokumen.tahun, dokumen.pk])


def _audience(langkah: Langkah, dokumen: Beralur) -> list[tuple[str, list[User]]]:
    """(sentence, users) of those to tell; who is told that it waits for him comes first."""
    aksi = Aksi(langkah.aksi)
    if aksi not in KALIMAT:
        return []
    if aksi == Aksi.AJUKAN:
        return [(KALIMAT[aksi], _acting(dokumen, _peran_of(dokumen, Aksi.SETUJUI)))]
    if aksi == Aksi.SETUJUI:
        penetap = _peran_of(dokumen, Aksi.TETAPKAN)
        return [(KALIMAT[aksi], _acting(dokumen, penetap))] if penetap else [(SIAPKAN, _submitter(langkah))]
    penyusun = (f"{KALIMAT[aksi]}{_until(langkah, dokumen)}", _submitter(langkah))
    if aksi == Aksi.TETAPKAN and _peran_of(dokumen, Aksi.TERIMA):
        return [(TUNGGU_TERIMA, accounts_above(dokumen.pemilik)), penyusun]
    return [penyusun]


def _until(langkah: Langkah, dokumen: Beralur) -> str:
    """Until when what was just returned can be mended, as a sentence; "" = no day closes it."""
    sampai = mending_until(dokumen) if langkah.ke == StatusDokumen.DIKEMBALIKAN else None
    return f" Dapat diperbaiki sampai {cetak_tanggal(sampai)}." if sampai else ""


def _peran_of(dokumen: Beralur, aksi: Aksi) -> frozenset[Peran]:
    return next((t.peran for t in ALUR[dokumen.jenis_dokumen] if t.aksi == aksi), frozenset())


def _acting(dokumen: Beralur, peran: frozenset[Peran]) -> list[User]:
    unit: UnitKerja | None = dokumen.unit_alur
    rows = holders([dokumen.pemilik.pk], peran)
    if unit is not None:
        rows = rows.filter(Q(unit__isnull=True) | Q(unit=unit))
    return _users(rows)


def _users(rows: QuerySet[Penugasan]) -> list[User]:
    return [p.user for p in rows.select_related("user")]


def _submitter(langkah: Langkah) -> list[User]:
    """Who last submitted the document; nobody when it never was."""
    ajuan = (
        Langkah.objects.filter(dokumen=langkah.dokumen, objek_id=langkah.objek_id, aksi=Aksi.AJUKAN)
        .select_related("user")
        .first()
    )
    return [ajuan.user] if ajuan is not None and ajuan.user is not None else []


def _sentence(user: int, teks: str, url: str, kunci: str, satker: Satker | None) -> Pemberitahuan:
    return Pemberitahuan(user_id=user, teks=teks, url=url, kunci=kunci, satker=satker)
