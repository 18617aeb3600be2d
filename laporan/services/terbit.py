"""From an approved document to one that can be signed: freeze it, print it once, keep the file."""

from __future__ import annotations

import json
import secrets
from collections.abc import Generator
from typing import Any, Final, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from laporan.alur import content_of, title_of
from laporan.beda import says_the_same
from laporan.models import BerkasDokumen, Dokumen, TandaTangan
from laporan.models.dokumen import JenisBerkas, StatusTerbit, StatusTtd
from laporan.pemeriksaan import open_findings
from laporan.pemeriksaan.aturan import BASAH
from laporan.pemeriksaan.selisih import reasons_by_row
from laporan.pihak import Pihak, parties_of, signing_date
from laporan.services.dokumen import JENIS, render_snapshot
from laporan.services.kabar import notify_next_signer
from laporan.snapshot.umum import selisih_tercetak
from sakip.choices import JenisDokumen, JenisUnit, StatusDokumen
from sakip.errors import ConflictError
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.permissions import Deed, can, can_step
from sakip.services.alur import submission_of
from sakip.services.jejak import log_jejak
from sakip.sidik import kanonik, sidik_isi, sidik_teks
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi, find_transition

SKEMA: Final = "sakip-dokumen/1"
ABJAD: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, 1, i, l and o, which paper confuses
PANJANG_KODE: Final = 16  # 79 bits
BUKAN_ISI: Final = frozenset({"draf", "pihak", "penandatangan", "reviu"})
HIDUP: Final = [StatusTerbit.MENUNGGU, StatusTerbit.BERLAKU, StatusTerbit.DIGANTIKAN]


def frozen_snapshot(sumber: Beralur) -> dict[str, Any]:
    """What the document says today, ready to be frozen: its snapshot with who signs it, and with the reasons
    of who reviewed it (`alasan_pemeriksa`).

    Plain values only, never a NIP. A Renstra, which bears no date of its own, is dated today.
    """
    isi = JENIS[sumber.jenis_dokumen].snapshot(sumber)
    tanggal = signing_date(sumber)
    isi.setdefault("versi", sumber.versi)
    isi.setdefault("tempat", sumber.pemilik.tempat)
    isi.setdefault("tanggal", cetak_tanggal(tanggal) if tanggal else "")
    for satu, alasan in reasons_by_row(sumber):
        isi["baris"][satu.nomor - 1] |= {"selisih": selisih_tercetak(satu), "alasan_pemeriksa": alasan}
    isi["draf"] = False
    isi["pihak"] = [{"jabatan": p.jabatan, "nama": p.nama} for p in parties_of(sumber)]
    return isi


def can_prepare(user: User, sumber: Beralur) -> bool:
    """Whether `user` fills, approves or signs for the document: each of them may have it prepared."""
    kembalikan = find_transition(sumber.jenis_dokumen, StatusDokumen.DISETUJUI, Aksi.KEMBALIKAN)
    pemilik, unit = sumber.pemilik, sumber.unit_alur
    return can(user, Deed.ISI, pemilik, unit) or (
        kembalikan is not None and can_step(user, kembalikan, pemilik, unit)
    )


def waiting_document(sumber: Beralur) -> Dokumen | None:
    """The Dokumen of this version that is prepared, in force or replaced; None = not prepared yet."""
    return Dokumen.objects.filter(
        jenis=sumber.jenis_dokumen, objek_id=sumber.pk, versi=sumber.versi, status__in=HIDUP
    ).first()


def document_in_force(sumber: Beralur) -> Dokumen | None:
    """The issued Dokumen of an earlier version of the same row that still holds (a Renstra or LAKIP that is
    being changed); None = there is none."""
    return Dokumen.objects.filter(
        jenis=sumber.jenis_dokumen, objek_id=sumber.pk, status=StatusTerbit.BERLAKU
    ).first()


def prepare_document(*, user: User, sumber: Beralur) -> Dokumen:
    """Freeze the approved `sumber` and print what will be signed; the same again when nothing changed.

    What was prepared before and is not signed yet is set aside when the content has changed. Raises
    PermissionDenied, ValidationError and ConflictError; then nothing is stored. The file is printed outside
    the transaction.
    """
    langkah = prepare_steps(user=user, sumber=sumber)
    try:
        while True:
            next(langkah)
    except StopIteration as selesai:
        return cast(Dokumen, selesai.value)


def prepare_steps(*, user: User, sumber: Beralur) -> Generator[str, None, Dokumen]:
    """As prepare_document, step by step: yields what is being done, in words, and returns the Dokumen."""
    require_prepare(user, sumber)
    yield "Membaca isi dokumen"
    _require_as_approved(sumber)
    isi = frozen_snapshot(sumber)
    pihak = _complete(sumber, parties_of(sumber))
    teks = kanonik(isi)
    lama = waiting_document(sumber)
    if lama is not None and says_the_same(json.loads(lama.snapshot), isi):
        return lama
    _require_unsigned(lama)
    _require_settled(sumber)
    kode = new_code()
    yield "Menyusun halaman"
    pdf = render_document(sumber.jenis_dokumen, kode, isi)
    yield "Menyimpan naskah"
    return _store(user, sumber, kode, teks, pdf, pihak, lama)


def require_prepare(user: User, sumber: Beralur) -> None:
    """Pass, or PermissionDenied in words; ValidationError while the document is not approved."""
    if not can_prepare(user, sumber):
        raise PermissionDenied(
            f"Naskah {sumber.pemilik.nama} disiapkan oleh yang mengisi, memeriksa, atau menandatanganinya. "
            "Mintalah penugasan kepada admin satuan kerja Anda."
        )
    _require_approved(sumber)


def new_code() -> str:
    """A code for the verification page that nobody can guess."""
    return "".join(secrets.choice(ABJAD) for _ in range(PANJANG_KODE))


def verification_address(kode: str) -> str:
    """The public address of the verification page of `kode`, as printed and in the QR code."""
    return f"{settings.ALAMAT}{reverse('laporan:verifikasi-detail', args=[kode])}"


def attachment_of(kode: str, isi: dict[str, Any]) -> bytes:
    """The machine-readable part of the file: {skema, kode, sidik, isi}, canonical JSON in UTF-8."""
    return kanonik({"skema": SKEMA, "kode": kode, "sidik": sidik_teks(kanonik(isi)), "isi": isi}).encode()


def render_document(jenis: str, kode: str, isi: dict[str, Any], *, basah: bool = False) -> bytes:
    """The PDF of a frozen snapshot with its verification code; `basah` = the copy to be signed in ink."""
    terbit = {
        "kode": kode,
        "alamat": verification_address(kode),
        "sidik": sidik_teks(kanonik(isi)),
        "basah": basah,
    }
    return render_snapshot(jenis, isi, lampiran=attachment_of(kode, isi), terbit=terbit)


def paper_copy(dokumen: Dokumen) -> bytes:
    """The copy to print and sign in ink: the frozen content, with the hash of the version at its foot."""
    return render_document(dokumen.jenis, dokumen.kode, json.loads(dokumen.snapshot), basah=True)


def store_file(dokumen: Dokumen, urut: int, isi: bytes, akhiran: str = "pdf") -> str:
    """Keep `isi` in the private storage; returns its name. A name is never used twice."""
    nama = f"dokumen/{dokumen.tahun}/{dokumen.kode}/{urut}-{secrets.token_hex(4)}.{akhiran}"
    return str(default_storage.save(nama, ContentFile(isi)))


def cancel_document(*, user: User | None, dokumen: Dokumen, alasan: str) -> None:
    """Set a prepared Dokumen aside; it was never in force. The caller holds the right and the transaction."""
    changed = Dokumen.objects.filter(pk=dokumen.pk, status=StatusTerbit.MENUNGGU).update(
        status=StatusTerbit.BATAL, alasan=alasan
    )
    if not changed:
        raise ConflictError("Dokumen ini baru saja diubah oleh pengguna lain.", {}, {})
    log_jejak(
        user=user,
        tindakan="membatalkan naskah",
        satker=dokumen.satker,
        objek=dokumen,
        sesudah={"kode": dokumen.kode, "status": StatusTerbit.BATAL.value},
        keterangan=alasan,
    )


def cancel_prepared(*, user: User | None, sumber: Beralur, alasan: str) -> None:
    """Set aside what was prepared for `sumber`, if anything: it goes back to be edited."""
    dokumen = waiting_document(sumber)
    if dokumen is not None and dokumen.status == StatusTerbit.MENUNGGU:
        cancel_document(user=user, dokumen=dokumen, alasan=alasan)


def _require_approved(sumber: Beralur) -> None:
    if sumber.jenis_dokumen == JenisDokumen.REALISASI:
        raise ValidationError("Realisasi ditetapkan tanpa tanda tangan.")
    if sumber.status != StatusDokumen.DISETUJUI:
        status = StatusDokumen(sumber.status).label.lower()
        raise ValidationError(f"Naskah disiapkan setelah dokumen disetujui; dokumen ini berstatus {status}.")


def _require_as_approved(sumber: Beralur) -> None:
    """Pass while the document says what was submitted and approved; who signs may have changed since."""
    ajuan = submission_of(sumber)
    if ajuan is None or not ajuan.isi:
        return
    semula, kini = (_without_officials(isi) for isi in (json.loads(ajuan.isi), content_of(sumber)))
    if not says_the_same(semula, kini):
        raise ValidationError(
            "Isi dokumen atau data yang dibacanya berubah sejak diajukan, sehingga bukan lagi yang "
            "disetujui. "
            "Kembalikan dokumen ini, lalu ajukan lagi agar perubahannya diperiksa."
        )


def _require_settled(sumber: Beralur) -> None:
    """Pass while nothing stops a signature in ink: no official is called to sign what cannot be signed. What
    stops only an electronic one (an account that is not linked) does not stop the naskah."""
    if banyak := len(open_findings(sumber, langkah=BASAH)):
        raise ValidationError(
            f"Naskah belum disiapkan, karena {banyak} temuan menghalangi tanda tangannya. Perbaiki, atau "
            "beri alasan pada halaman pemeriksaan.",
            code="temuan",
        )


def _without_officials(isi: Any) -> Any:
    """A snapshot without what does not belong to the promise: who signs, and whether it is a draf."""
    if isinstance(isi, list):
        return [_without_officials(satu) for satu in isi]
    if isinstance(isi, dict):
        return {k: _without_officials(v) for k, v in isi.items() if k not in BUKAN_ISI}
    return isi


def _complete(sumber: Beralur, pihak: list[Pihak]) -> list[Pihak]:
    if sumber.jenis_dokumen == JenisDokumen.PK and len(pihak) < _parties_of_pk(sumber):
        raise ValidationError("Unit atasan yang menjadi pihak kedua belum tercatat pada satuan kerja ini.")
    kosong = [p.jabatan for p in pihak if p.pejabat is None]
    if kosong:
        raise ValidationError(
            f"Pejabat pada tanggal dokumen belum tercatat: {', '.join(kosong)}. Catat "
            "pejabatnya pada halaman "
            "satuan kerja."
        )
    return pihak


def _parties_of_pk(sumber: Beralur) -> int:
    """The lembaga promises alone; every other unit to the head of the unit above."""
    return 1 if sumber.unit_alur is not None and sumber.unit_alur.jenis == JenisUnit.LEMBAGA else 2


def _require_unsigned(lama: Dokumen | None) -> None:
    if lama is None:
        return
    if lama.status != StatusTerbit.MENUNGGU or lama.tanda_tangan.filter(status=StatusTtd.SELESAI).exists():
        raise ValidationError(
            "Dokumen ini sudah ditandatangani, tetapi isinya sekarang berbeda. Kembalikan dokumennya untuk "
            "menyiapkan naskah baru."
        )


def _store(
    user: User,
    sumber: Beralur,
    kode: str,
    teks: str,
    pdf: bytes,
    pihak: list[Pihak],
    lama: Dokumen | None,
) -> Dokumen:
    dokumen = Dokumen(
        kode=kode,
        jenis=sumber.jenis_dokumen,
        satker=sumber.pemilik,
        unit=sumber.unit_alur,
        tahun=sumber.tahun,
        versi=sumber.versi,
        objek_id=sumber.pk,
        judul=title_of(sumber)[:300],
        snapshot=teks,
        sidik=sidik_teks(teks),
        pembuat=user,
    )
    nama = store_file(dokumen, 0, pdf)
    try:
        with transaction.atomic():
            _require_unchanged(sumber)
            if lama is not None:
                _require_unsigned(lama)
                cancel_document(user=user, dokumen=lama, alasan="Isi berubah; naskah disiapkan ulang.")
            dokumen.save(force_insert=True)
            _follow_withdrawn(dokumen)
            _add_parts(dokumen, nama, pdf, pihak)
            log_jejak(
                user=user,
                tindakan="menyiapkan naskah",
                satker=dokumen.satker,
                objek=dokumen,
                sesudah={
                    "kode": kode,
                    "jenis": dokumen.jenis,
                    "versi": dokumen.versi,
                    "sidik": dokumen.sidik,
                },
            )
            notify_next_signer(dokumen)
    except (IntegrityError, ConflictError, ValidationError) as galat:
        default_storage.delete(nama)
        if isinstance(galat, IntegrityError):
            raise ConflictError("Naskah ini baru saja disiapkan oleh pengguna lain.", {}, {}) from galat
        raise
    return dokumen


def _follow_withdrawn(dokumen: Dokumen) -> None:
    """What was withdrawn of the same version, for a wrong scan, names `dokumen` as what takes its place."""
    kunci = {"jenis": dokumen.jenis, "objek_id": dokumen.objek_id, "versi": dokumen.versi}
    lama = Dokumen.objects.filter(**kunci, status=StatusTerbit.DICABUT)
    lama.filter(Q(pengganti=None) | Q(pengganti__status=StatusTerbit.BATAL)).update(pengganti=dokumen)


def _require_unchanged(sumber: Beralur) -> None:
    """Pass while nobody touched the source since it was read (it is locked until the transaction ends)."""
    rows = type(sumber)._default_manager.select_for_update(of=("self",))
    kini = rows.get(pk=sumber.pk)
    if (kini.status, kini.suntingan) != (sumber.status, sumber.suntingan):
        raise ConflictError("Dokumen berubah sementara naskahnya disusun. Ulangi penyiapannya.", {}, {})


def _add_parts(dokumen: Dokumen, nama: str, pdf: bytes, pihak: list[Pihak]) -> None:
    BerkasDokumen.objects.create(
        dokumen=dokumen,
        urut=0,
        jenis=JenisBerkas.NASKAH,
        berkas=nama,
        sidik=sidik_isi(pdf),
        ukuran=len(pdf),
    )
    TandaTangan.objects.bulk_create(
        TandaTangan(
            dokumen=dokumen,
            urut=ke,
            bidang=f"ttd_{ke}",
            pejabat=p.pejabat,
            nama=p.nama,
            jabatan=p.jabatan,
        )
        for ke, p in enumerate(pihak, start=1)
    )
