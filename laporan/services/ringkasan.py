"""The digest by e-mail: what is to be done, as names of documents, days and links, and nothing else.

It never holds a figure of a document, a reason, a person, or a secret: mail is read on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from laporan.tugas import Bersama, Kelompok, Tugas, tasks_of, works_in
from sakip.choices import Irama
from sakip.models import Pemberitahuan, User
from sakip.querysets import read_penugasan
from sakip.services.jejak import log_jejak
from sakip.services.surel import stop_path
from sakip.tanggal import cetak_tanggal

SEMINGGU: Final = timedelta(days=7)
SEKALIGUS: Final = 50  # users for whom the work of their satker is read at once
PER_KELOMPOK: Final = 20  # so many tasks of a group are named; the page has them all
SEBUTAN: Final = {
    Kelompok.TERLAMBAT: "terlambat",
    Kelompok.DIKEMBALIKAN: "dikembalikan",
    Kelompok.TANDA_TANGAN: "menunggu tanda tangan",
    Kelompok.PERIKSA: "menunggu pemeriksaan",
    Kelompok.KERJAKAN: "perlu dikerjakan",
}


@dataclass(frozen=True)
class Hasil:
    """How many digests went out, how many could not, and how many users had nothing to be told."""

    terkirim: int = 0
    gagal: int = 0
    kosong: int = 0

    @property
    def kalimat(self) -> str:
        return (
            f"{self.terkirim} ringkasan terkirim, {self.gagal} gagal, {self.kosong} pengguna tanpa hal baru."
        )


@dataclass(frozen=True)
class Butir:
    """One line: the document and its unit, the days left ("" = no deadline), the full address."""

    teks: str
    sisa: str
    url: str


@dataclass(frozen=True)
class Ringkasan:
    """What one user is told: lines by group with how many more there are, and the unread notices."""

    bagian: tuple[tuple[Kelompok, tuple[Butir, ...], int], ...]
    pemberitahuan: int

    @property
    def perihal(self) -> str:
        """`SAKIP: 2 terlambat, 1 dikembalikan`."""
        banyak = [f"{len(butir) + lagi} {SEBUTAN[k]}" for k, butir, lagi in self.bagian]
        if self.pemberitahuan:
            banyak.append(f"{self.pemberitahuan} pemberitahuan baru")
        return f"SAKIP: {', '.join(banyak)}"


def send_digests(now: datetime | None = None) -> Hasil:
    """One mail to every user who wants one today and has something to be told; see `Hasil`.

    Each user is marked before his mail is handed to the server, and only if nobody else marked him: a run
    that dies half-way, or two runs at once, never send twice; at worst one mail is missing, and the next
    day's has the same tasks. An address that is refused stays marked, or a second run would try it again.
    Raises OSError when the server cannot be reached, at the start or later: who is not marked then gets his
    mail when it is run again. Not inside a transaction.
    """
    saat = now or timezone.now()
    terkirim = gagal = kosong = 0
    koneksi = get_connection()
    koneksi.open()
    try:
        for user, isi in _digests(list(_due(saat)), saat):
            if isi is None:
                kosong += 1
            elif _mark(user, saat):
                sampai = _send(koneksi, user, isi, saat)
                terkirim, gagal = terkirim + sampai, gagal + (not sampai)
    finally:
        koneksi.close()
        hasil = Hasil(terkirim, gagal, kosong)
        if terkirim or gagal:
            _trace(hasil)
    return hasil


@transaction.atomic
def _trace(hasil: Hasil) -> None:
    log_jejak(user=None, tindakan="kirim ringkasan", satker=None, keterangan=hasil.kalimat)


def _digests(users: Sequence[User], saat: datetime) -> Iterator[tuple[User, Ringkasan | None]]:
    """Each of `users` with what he is told at `saat` (None = there is nothing). What his satker have in hand
    is read once for SEKALIGUS users; only what is his alone is read for each."""
    for awal in range(0, len(users), SEKALIGUS):
        bagian = users[awal : awal + SEKALIGUS]
        read_penugasan(bagian)
        bersama = Bersama([s for user in bagian for s in works_in(user).values()], timezone.localdate(saat))
        baru = _unread(bagian)
        for user in bagian:
            mendesak, banyak = tasks_of(user, bersama.hari, bersama).mendesak, baru.get(user.pk, 0)
            yield user, Ringkasan(_groups(mendesak), banyak) if mendesak or banyak else None


def _unread(users: Sequence[User]) -> dict[int, int]:
    """How many notices came to each of `users` since his last digest that he has not read (one query)."""
    sejak = Q(user__ringkasan_terakhir__isnull=True) | Q(dibuat__gt=F("user__ringkasan_terakhir"))
    rows = Pemberitahuan.objects.filter(sejak, user__in=users, dibaca__isnull=True).order_by()
    return dict(rows.values_list("user").annotate(n=Count("pk")))


def _groups(tugas: Sequence[Tugas]) -> tuple[tuple[Kelompok, tuple[Butir, ...], int], ...]:
    per = [(k, [t for t in tugas if t.kelompok == k]) for k in Kelompok]
    return tuple(
        (k, tuple(_line(t) for t in milik[:PER_KELOMPOK]), max(len(milik) - PER_KELOMPOK, 0))
        for k, milik in per
        if milik
    )


def _line(tugas: Tugas) -> Butir:
    teks = f"{tugas.judul}, {tugas.tempat}" if tugas.tempat else tugas.judul
    return Butir(teks, tugas.sisa, f"{settings.ALAMAT}{tugas.url}")


def _due(saat: datetime) -> QuerySet[User]:
    """The users whose rhythm asks for a digest at `saat`: none since midnight, or for seven days."""
    awal = timezone.make_aware(datetime.combine(timezone.localdate(saat), time.min))
    belum = Q(ringkasan_terakhir__isnull=True)
    harian = Q(ringkasan=Irama.HARIAN) & (belum | Q(ringkasan_terakhir__lt=awal))
    seminggu = awal - SEMINGGU + timedelta(days=1)
    mingguan = Q(ringkasan=Irama.MINGGUAN) & (belum | Q(ringkasan_terakhir__lt=seminggu))
    rows: QuerySet[User] = User.objects.filter(harian | mingguan, is_active=True)
    return rows.exclude(email="").order_by("pk")


def _mark(user: User, saat: datetime) -> bool:
    """Take the digest of this user; False when another run has taken it, or he has just ended it."""
    sama = User.objects.filter(
        pk=user.pk, ringkasan=user.ringkasan, ringkasan_terakhir=user.ringkasan_terakhir
    )
    return bool(sama.update(ringkasan_terakhir=saat))


def _send(koneksi: Any, user: User, isi: Ringkasan, saat: datetime) -> bool:
    """Whether the server took the mail. After a failure the connection is made anew, for the next one."""
    try:
        koneksi.send_messages([_message(user, isi, saat)])
    except (OSError, ValueError):  # refused, unreachable, or an address that cannot be written
        koneksi.close()
        koneksi.open()
        return False
    return True


def _message(user: User, isi: Ringkasan, saat: datetime) -> EmailMultiAlternatives:
    berhenti = f"{settings.ALAMAT}{stop_path(user)}"
    konteks = {
        "isi": isi,
        "hari": cetak_tanggal(timezone.localdate(saat)),
        "beranda": f"{settings.ALAMAT}{reverse('laporan:beranda')}",
        "pemberitahuan": f"{settings.ALAMAT}{reverse('sakip:pemberitahuan-list')}",
        "atur": f"{settings.ALAMAT}{reverse('sakip:surel-edit')}",
        "berhenti": berhenti,
    }
    surat = EmailMultiAlternatives(
        subject=isi.perihal,
        body=render_to_string("laporan/surel/ringkasan.txt", konteks),
        to=[user.email],
        headers={
            "List-Unsubscribe": f"<{berhenti}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    surat.attach_alternative(render_to_string("laporan/surel/ringkasan.html", konteks), "text/html")
    return surat
