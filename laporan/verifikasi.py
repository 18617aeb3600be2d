"""What the public is told: of a code, and of a file that somebody holds in hand (layer 2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from laporan.akar import known_crls, trusted_roots
from laporan.berkas import read_file
from laporan.models import BerkasDokumen, Dokumen, Segel
from laporan.models.dokumen import JenisBerkas, StatusTerbit
from laporan.penandatangan.periksa import Pemeriksaan, periksa_terbatas
from sakip.sidik import sidik_isi

PENGENAL: Final = re.compile(rb"sakip:([2-9a-z]{16})")
UKURAN_TERBESAR: Final = 20 * 1024 * 1024
CALON: Final = 5  # identifiers in one file that are looked up
DIUBAH: Final = (
    "Berkas ini menyebut dirinya dokumen di bawah ini, tetapi isinya telah diubah. Jangan diterima."
)
PUBLIK: Final = (StatusTerbit.BERLAKU, StatusTerbit.DIGANTIKAN, StatusTerbit.DICABUT)


class Hasil(TextChoices):
    """The verdict on a file; the value is what `--json` says."""

    IDENTIK = "identik", "Berkas asli"
    SEBELUM_SEGEL = "sebelum_segel", "Berkas resmi sebelum disegel"
    TTD_SAH = "ttd_sah", "Tanda tangan sah"
    DIUBAH = "diubah", "Berkas telah diubah"
    TERPOTONG = "terpotong", "Berkas belum lengkap ditandatangani"
    BUKAN = "bukan", "Bukan dokumen dari aplikasi ini"
    LAIN = "lain", "Bukan dokumen ini"
    TIDAK_TERBACA = "tidak_terbaca", "Berkas tidak dapat diperiksa"


@dataclass(frozen=True)
class Putusan:
    """The verdict in one sentence, the issued document that it concerns (None = none is known), and what
    the independent check of the signatures found (None = it was not needed or did not end)."""

    hasil: Hasil
    kalimat: str
    sidik: str
    dokumen: Dokumen | None = None
    pemeriksaan: Pemeriksaan | None = None
    catatan: Sequence[str] = field(default=())

    @property
    def asli(self) -> bool:
        """Whether the file is what was issued: with the seal, or as it was before the seal was added."""
        return self.hasil in (Hasil.IDENTIK, Hasil.SEBELUM_SEGEL)


def public_document(kode: str) -> Dokumen | None:
    """The issued document with this code; None = no such code, or nothing was issued under it."""
    rows = Dokumen.objects.select_related("satker", "unit", "pengganti")
    return rows.filter(kode=kode.lower(), status__in=PUBLIK).first()


def original_of(dokumen: Dokumen) -> BerkasDokumen:
    """The file that was issued: what the last signature or the seal made, or the scan."""
    return dokumen.berkas.exclude(jenis=JenisBerkas.NASKAH).order_by("-urut")[0]


def successor_of(dokumen: Dokumen) -> Dokumen | None:
    """The document that took the place of `dokumen`, once it was issued itself; None = there is none."""
    lain = dokumen.pengganti
    return lain if lain is not None and lain.status in PUBLIK else None


def seal_of(dokumen: Dokumen) -> Segel | None:
    """The seal of the institution on `dokumen`; None = it bears none, which takes nothing from it."""
    return Segel.objects.select_related("berkas").filter(dokumen=dokumen).first()


def judge_file(isi: bytes, halaman: Dokumen | None = None) -> Putusan:
    """What `isi` is: the issued file, an earlier or altered one, or not ours. Nothing is stored.

    `halaman`: the document that the file is held against; another file is Hasil.LAIN then, whatever it is by
    itself. The signatures are checked in a process of its own with limits on time and memory, against the
    roots of `akar.py`.
    """
    putusan = _judge(isi, halaman)
    if halaman is None or putusan.hasil == Hasil.TIDAK_TERBACA or putusan.dokumen == halaman:
        return putusan
    return replace(
        putusan, hasil=Hasil.LAIN, kalimat=f"Berkas yang Anda periksa bukan dokumen ini. {putusan.kalimat}"
    )


def _judge(isi: bytes, halaman: Dokumen | None) -> Putusan:
    sidik = sidik_isi(isi)
    berkas = _stored_as(sidik, halaman)
    if berkas is not None:
        return _known(berkas, sidik)
    if len(isi) > UKURAN_TERBESAR:
        return Putusan(Hasil.TIDAK_TERBACA, "Berkas lebih besar daripada 20 MB.", sidik)
    if not isi.startswith(b"%PDF-"):
        return Putusan(
            Hasil.BUKAN, "Berkas ini tidak sama dengan berkas mana pun yang diterbitkan di sini.", sidik
        )
    return _unknown_pdf(isi, sidik)


def _stored_as(sidik: str, halaman: Dokumen | None) -> BerkasDokumen | None:
    """The kept file with this hash: that of the page's own document, else of one in force (a scan that was
    taken back may have come again), else the first that was kept."""
    rows = BerkasDokumen.objects.filter(sidik=sidik).select_related("dokumen__satker", "dokumen__pengganti")
    berlaku = rows.filter(dokumen__status=StatusTerbit.BERLAKU)
    return rows.filter(dokumen=halaman).first() or berlaku.first() or rows.order_by("id").first()


def _known(berkas: BerkasDokumen, sidik: str) -> Putusan:
    """A file that was stored here: the issued one, or a revision before it."""
    dokumen = berkas.dokumen
    if dokumen.status not in PUBLIK:
        kalimat = (
            "Berkas ini adalah naskah yang tidak atau belum diterbitkan; jangan diterima sebagai dokumen."
        )
        return Putusan(Hasil.TERPOTONG, kalimat, sidik)
    segel = seal_of(dokumen)
    if segel is not None and berkas.urut == segel.berkas.urut - 1:
        kalimat = (
            f"Berkas ini adalah berkas resmi sebelum disegel: semua tanda tangannya lengkap. "
            f"{words_of(dokumen)} Berkas yang bersegel dapat dibuka di bawah ini."
        )
        return Putusan(Hasil.SEBELUM_SEGEL, kalimat, sidik, dokumen)
    if berkas.pk != original_of(dokumen).pk:
        kalimat = (
            "Berkas ini adalah naskah sebelum semua pihak menandatanganinya. Dokumen yang diterbitkan dapat "
            "dibuka di bawah ini."
        )
        return Putusan(Hasil.TERPOTONG, kalimat, sidik, dokumen)
    return Putusan(
        Hasil.IDENTIK, f"Berkas ini sama persis dengan yang diterbitkan. {words_of(dokumen)}", sidik, dokumen
    )


def words_of(dokumen: Dokumen) -> str:
    """The state of an issued document in a sentence."""
    if dokumen.status == StatusTerbit.DIGANTIKAN:
        return "Dokumen ini telah digantikan oleh versi yang lebih baru."
    if dokumen.status == StatusTerbit.DICABUT:
        return "Dokumen ini telah dicabut dan tidak berlaku lagi."
    return "Dokumen ini berlaku."


def _unknown_pdf(isi: bytes, sidik: str) -> Putusan:
    periksa = periksa_terbatas(isi, trusted_roots(), crl=known_crls())
    dokumen = _named_in(isi, periksa)
    segel = seal_of(dokumen) if dokumen is not None else None
    periksa = _with_seal(periksa, segel)
    if periksa.kode and dokumen is None:
        return Putusan(Hasil.TIDAK_TERBACA, periksa.pesan, sidik, pemeriksaan=periksa)
    if dokumen is None:
        return Putusan(Hasil.BUKAN, _words_of_stranger(periksa), sidik, pemeriksaan=periksa)
    if periksa.kode:
        return Putusan(Hasil.DIUBAH, f"{DIUBAH} {periksa.pesan}", sidik, dokumen, periksa)
    return _compare(isi, sidik, dokumen, periksa)


def _with_seal(periksa: Pemeriksaan, segel: Segel | None) -> Pemeriksaan:
    """The finding in which the signature with the certificate of the recorded seal is called a seal, however
    the service has worded that certificate."""
    if segel is None:
        return periksa
    kunci = (segel.rincian.get("penerbit"), segel.rincian.get("nomor_seri"))
    ttd = (replace(t, segel=t.segel or (t.penerbit, t.nomor_seri) == kunci) for t in periksa.tanda_tangan)
    return replace(periksa, tanda_tangan=tuple(ttd))


def _named_in(isi: bytes, periksa: Pemeriksaan) -> Dokumen | None:
    """The document that the attachment of the file names, or its bytes where that is damaged, if it was
    issued here."""
    return public_document(periksa.kode_dokumen) or _written_in(isi)


def _written_in(isi: bytes) -> Dokumen | None:
    """The issued document whose identifier stands in the bytes of the file."""
    for satu in islice(PENGENAL.finditer(isi), CALON):
        dokumen = public_document(satu[1].decode())
        if dokumen is not None:
            return dokumen
    return None


def _words_of_stranger(periksa: Pemeriksaan) -> str:
    if periksa.tanda_tangan:
        return (
            "Berkas ini bukan dokumen yang diterbitkan di sini, walaupun memuat tanda tangan elektronik. "
            "Keterangan tentang tanda tangannya ada di bawah ini."
        )
    return "Berkas ini bukan dokumen yang diterbitkan di sini dan tidak memuat tanda tangan elektronik."


def _compare(isi: bytes, sidik: str, dokumen: Dokumen, periksa: Pemeriksaan) -> Putusan:
    """A file that says it is `dokumen` and is not byte for byte what was issued."""
    asli = original_of(dokumen)
    banyak = dokumen.tanda_tangan.exclude(berkas=None).exclude(cara="basah").count()
    banyak += seal_of(dokumen) is not None
    try:
        diteruskan = isi.startswith(read_file(asli))
    except ValidationError:
        diteruskan = False
    if periksa.jumlah < banyak:
        kalimat = (
            "Tanda tangan pada berkas ini kurang dari yang diterbitkan: berkas ini naskah "
            "terdahulu atau terpotong."
        )
        return Putusan(Hasil.TERPOTONG, kalimat, sidik, dokumen, periksa)
    if diteruskan and periksa.sah and periksa.jumlah == banyak:
        kalimat = (
            "Semua tanda tangan sah. Setelah diterbitkan, pada berkas ini hanya ditambahkan hal yang "
            "diperbolehkan oleh tanda tangannya; bandingkan dengan berkas asli di bawah ini."
        )
        return Putusan(Hasil.TTD_SAH, kalimat, sidik, dokumen, periksa)
    return Putusan(Hasil.DIUBAH, DIUBAH, sidik, dokumen, periksa)
