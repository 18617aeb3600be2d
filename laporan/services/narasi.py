"""Drafting the sections of a LAKIP and keeping their sentences bound to the facts that they state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from laporan.models import Narasi
from laporan.models.lakip import JenisNarasi
from laporan.narasi.bagian import Tempat
from laporan.narasi.ikatan import Ikatan, ganti_angka, ikat, ikat_satu, ikuti, pengganti, teguhkan
from laporan.narasi.indikator import teks_rancangan
from laporan.narasi.kalimat import Rancangan, nilai_dalam
from laporan.services.lakip import create_narasi, edit_narasi
from laporan.susunan import KalimatUsang, Keadaan
from sakip.models import Satker, User
from sakip.sidik import sidik_teks


def bind(keadaan: Keadaan, bagian: str, teks: str, lama: Iterable[Ikatan]) -> list[Ikatan]:
    """The bindings of the text of a section after an edit."""
    rancangan = keadaan.rancangan_of(bagian)
    kalimat = [k for a in rancangan for k in a.kalimat]
    return ikuti(teks, list(lama), kalimat, nilai_dalam(rancangan))


def write_section(
    *,
    user: User,
    satker: Satker,
    tahun: int,
    narasi: Narasi | None,
    suntingan: int,
    dokumen: str,
    bagian: str,
    teks: str,
) -> Narasi:
    """Store a section as an author wrote it (None = a new one); its sentences keep their facts.

    Raises as `create_narasi` and `edit_narasi` do.
    """
    lama = narasi.ikatan if narasi else []
    is_lakip = dokumen == JenisNarasi.LAKIP
    ikatan = bind(Keadaan(satker, tahun), bagian, teks, lama) if is_lakip else []
    nilai: dict[str, Any] = {"dokumen": dokumen, "bagian": bagian, "teks": teks, "ikatan": ikatan}
    if narasi is None:
        return create_narasi(user=user, satker=satker, tahun=tahun, **nilai)
    return edit_narasi(user=user, narasi=narasi, suntingan=suntingan, **nilai)


@transaction.atomic
def draft_sections(*, user: User, satker: Satker, tahun: int, bagian: str = "") -> list[Narasi]:
    """Write the draft of the section `bagian`, or of every empty one that has something to say.

    What an author wrote is never touched. Raises PermissionDenied, and ValidationError when nothing could be
    written or the document is not open.
    """
    keadaan = Keadaan(satker, tahun)
    rows = list(Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=JenisNarasi.LAKIP))
    dipilih = [t for t in keadaan.tempat if t.draf and (t.nama == bagian or not (bagian or t.menunggu))]
    hasil = []
    for tempat in dipilih:
        milik = [n for n in rows if tempat.cocok(n.bagian)]
        rancangan = keadaan.rancangan_of(tempat.nama)
        if rancangan and not any(n.teks.strip() for n in milik):
            hasil.append(_store_draft(user, satker, tahun, tempat, milik, rancangan))
    if not hasil:
        raise ValidationError(
            f"Bagian {bagian} sudah berisi atau belum memiliki angka untuk disusun."
            if bagian
            else "Tidak ada bagian kosong yang dapat disusun dari data."
        )
    return hasil


def _store_draft(
    user: User, satker: Satker, tahun: int, tempat: Tempat, milik: list[Narasi], rancangan: Rancangan
) -> Narasi:
    teks = teks_rancangan(rancangan)
    nilai: dict[str, Any] = {"teks": teks, "ikatan": ikat(rancangan), "rancangan": sidik_teks(teks)}
    if milik:
        return edit_narasi(user=user, narasi=milik[0], suntingan=milik[0].suntingan, **nilai)
    kepala = {"dokumen": JenisNarasi.LAKIP, "bagian": tempat.nama}
    return create_narasi(user=user, satker=satker, tahun=tahun, **kepala, **nilai)


def mend_sentence(*, user: User, narasi: Narasi, suntingan: int, kalimat: str, cara: str) -> Narasi:
    """Put right the sentence `kalimat`: `angka` replaces its figures, `susun` writes it
    anew, `tetap` says that it is right as it stands.

    Raises PermissionDenied, ConflictError, and ValidationError when that way is not open for this sentence.
    """
    keadaan = Keadaan(narasi.satker, narasi.tahun)
    usang = next((u for u in keadaan.usang(narasi) if u.teks == kalimat), None)
    if usang is None or cara not in CARA:
        raise ValidationError("Kalimat ini sudah diubah atau sudah sesuai dengan datanya.")
    ke = usang.ke
    lama = narasi.ikatan[ke]
    baru = CARA[cara](keadaan, narasi, lama, usang)
    ikatan = [*narasi.ikatan[:ke], *([baru] if baru["nilai"] else []), *narasi.ikatan[ke + 1 :]]
    teks = narasi.teks.replace(lama["kalimat"], baru["kalimat"])
    rancangan = sidik_teks(teks) if narasi.is_rancangan and cara != "tetap" else narasi.rancangan
    return edit_narasi(
        user=user, narasi=narasi, suntingan=suntingan, teks=teks, ikatan=ikatan, rancangan=rancangan
    )


def _angka(keadaan: Keadaan, narasi: Narasi, lama: Ikatan, usang: KalimatUsang) -> Ikatan:
    if not usang.bisa_angka:
        raise ValidationError("Angka saja tidak cukup: arti kalimat ini berubah. Susun ulang kalimatnya.")
    return ganti_angka(lama, usang.beda)


def _susun(keadaan: Keadaan, narasi: Narasi, lama: Ikatan, usang: KalimatUsang) -> Ikatan:
    baru = pengganti(lama, keadaan.rancangan_of(narasi.bagian))
    if baru is None:
        raise ValidationError(
            "Data saat ini tidak lagi menghasilkan kalimat tersebut. Sunting sendiri teksnya."
        )
    return ikat_satu(baru) or {"kalimat": baru.teks, "nilai": {}}


def _tetap(keadaan: Keadaan, narasi: Narasi, lama: Ikatan, usang: KalimatUsang) -> Ikatan:
    return teguhkan(lama, usang.beda)


CARA = {"angka": _angka, "susun": _susun, "tetap": _tetap}


def take_sentence(*, user: User, narasi: Narasi, suntingan: int, kalimat: str) -> Narasi:
    """Add a sentence of today's draft behind the text. Raises PermissionDenied, ConflictError and
    ValidationError when the draft no longer has it."""
    keadaan = Keadaan(narasi.satker, narasi.tahun)
    rancangan = keadaan.rancangan_of(narasi.bagian)
    if not any(kalimat == k.teks for a in rancangan for k in a.kalimat):
        raise ValidationError("Kalimat itu tidak lagi ada pada rancangan. Muat ulang halaman ini.")
    teks = f"{narasi.teks.rstrip()}\n\n{kalimat}".strip()
    ikatan = bind(keadaan, narasi.bagian, teks, narasi.ikatan)
    return edit_narasi(user=user, narasi=narasi, suntingan=suntingan, teks=teks, ikatan=ikatan)
