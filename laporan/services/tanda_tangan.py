"""Signing: one place at a time, in order, each exactly on the bytes that the signer has seen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from kinerja.models import RencanaAksi
from kinerja.services.pengukuran import recompute_after
from laporan.akar import known_crls, trusted_roots
from laporan.alur import BERBARIS
from laporan.antrean import latest_file, next_signature, source_of, why_not_sign
from laporan.beda import says_the_same
from laporan.berkas import read_file
from laporan.models import BerkasDokumen, Dokumen, TandaTangan
from laporan.models.dokumen import CaraTtd, JenisBerkas, StatusTerbit, StatusTtd
from laporan.pdf import render_stamp
from laporan.pemeriksaan import open_findings
from laporan.penandatangan.dasar import GalatTtd, Hasil, Penandatangan, Permintaan
from laporan.penandatangan.periksa import periksa_pdf
from laporan.services.alur import settle_in_force
from laporan.services.kabar import notify_next_signer
from laporan.services.sertifikat import clear_wrong_passphrases, count_wrong_passphrase
from laporan.services.terbit import (
    cancel_document,
    frozen_snapshot,
    store_file,
    verification_address,
)
from sakip.choices import StatusDokumen
from sakip.errors import ConflictError
from sakip.models import User
from sakip.models.alur import Beralur
from sakip.permissions import Deed, require
from sakip.services.alur import take_system_step
from sakip.services.jejak import log_jejak
from sakip.sidik import sidik_isi
from sakip.transitions import Aksi

REFUSED = (ValidationError, PermissionDenied, ConflictError)
KETERANGAN = {
    CaraTtd.LOKAL: "Sertifikat lokal, tidak tersertifikasi (PP 71/2019)",
    CaraTtd.BSRE: "Sertifikat Balai Sertifikasi Elektronik",
}
BERUBAH = "Naskah ini berubah sejak Anda melihatnya. Lihat naskah yang terbaru sebelum menandatangani."


def sign_document(*, user: User, ttd: TandaTangan, sidik: str, penandatangan: Penandatangan) -> TandaTangan:
    """Sign at `ttd` on the file whose SHA-256 is `sidik`, with a back end that holds the signer's secret.

    The back end works outside the transaction; its answer is checked, kept as a new file, and entered only
    if nothing moved meanwhile. The last signature puts the document in force. Raises PermissionDenied,
    ValidationError (a finding blocks, the back end refused), ConflictError; nothing is entered then.
    """
    cara = penandatangan.cara
    siap = begin_signature(user=user, ttd=ttd, sidik=sidik, cara=cara)
    try:
        hasil = penandatangan.sign(siap.permintaan)
    except GalatTtd as galat:
        raise refused_signature(user=user, ttd=siap.ttd, galat=galat, cara=cara) from galat
    return enter_signature(user=user, siap=siap, hasil=hasil, cara=cara)


@dataclass(frozen=True)
class Persiapan:
    """A place that may be signed now, the file it is signed on, and what the back end is asked."""

    ttd: TandaTangan
    berkas: BerkasDokumen
    permintaan: Permintaan


def begin_signature(*, user: User, ttd: TandaTangan, sidik: str, cara: str) -> Persiapan:
    """The first part of sign_document: everything that can refuse before a back end is asked."""
    ttd = _ready(user, ttd)
    berkas = _seen_file(ttd, sidik)
    require_current(ttd.dokumen, source_of(ttd.dokumen))
    return Persiapan(ttd, berkas, _request(ttd, read_file(berkas), cara))


def refused_signature(*, user: User, ttd: TandaTangan, galat: GalatTtd, cara: str) -> ValidationError:
    """What the signer is told when the back end refused, after it was written down."""
    _note_refusal(user, ttd, galat, cara)
    return ValidationError(galat.pesan, code="sandi_salah" if galat.salah_sandi else None)


def enter_signature(*, user: User, siap: Persiapan, hasil: Hasil, cara: str) -> TandaTangan:
    """The last part of sign_document: what came back is checked, kept and entered."""
    _accept(siap.permintaan.pdf, hasil, siap.ttd, cara)
    return _enter(user, siap.ttd, siap.berkas, hasil, cara)


def reject_signature(*, user: User, ttd: TandaTangan, alasan: str) -> None:
    """Refuse to sign: the naskah is set aside and the document goes back with the reason.

    Raises PermissionDenied, ValidationError (no reason, another one is next) and ConflictError.
    """
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    ttd = _ready(user, ttd)
    sumber = source_of(ttd.dokumen)
    with transaction.atomic():
        changed = TandaTangan.objects.filter(pk=ttd.pk, status=StatusTtd.MENUNGGU).update(
            status=StatusTtd.DITOLAK, user=user, waktu=timezone.now(), alasan=alasan.strip()
        )
        if not changed:
            raise ConflictError(BERUBAH, {}, {})
        cancel_document(user=user, dokumen=ttd.dokumen, alasan=f"Ditolak: {alasan.strip()}")
        take_system_step(user=user, dokumen=sumber, aksi=Aksi.KEMBALIKAN, alasan=alasan)


def revoke_document(*, user: User, dokumen: Dokumen, alasan: str) -> None:
    """Withdraw an issued document: its page says so from now on, and it is no longer in force."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    require(user, Deed.CABUT, dokumen.satker, dokumen.unit)
    sumber = source_of(dokumen)
    with transaction.atomic():
        changed = Dokumen.objects.filter(pk=dokumen.pk, status=StatusTerbit.BERLAKU).update(
            status=StatusTerbit.DICABUT, alasan=alasan.strip()
        )
        if not changed:
            raise ValidationError("Hanya dokumen yang berlaku yang dapat dicabut.")
        if sumber.is_sah and sumber.versi == dokumen.versi:
            take_system_step(user=user, dokumen=sumber, aksi=Aksi.GANTIKAN, alasan=alasan)
            if dokumen.jenis in BERBARIS and sumber.unit_alur is not None:
                recompute_after(sumber.unit_alur, sumber.tahun)
        log_jejak(
            user=user,
            tindakan="mencabut dokumen",
            satker=dokumen.satker,
            objek=dokumen,
            sebelum={"status": StatusTerbit.BERLAKU.value},
            sesudah={"status": StatusTerbit.DICABUT.value},
            keterangan=alasan.strip(),
        )


def _ready(user: User, ttd: TandaTangan) -> TandaTangan:
    """`ttd` read anew, when it is next and is `user`'s to sign."""
    ttd = TandaTangan.objects.select_related("dokumen__satker", "dokumen__unit", "pejabat__unit").get(
        pk=ttd.pk
    )
    if alasan := why_not_sign(user, ttd):
        raise PermissionDenied(alasan)
    if ttd.status != StatusTtd.MENUNGGU or ttd.dokumen.status != StatusTerbit.MENUNGGU:
        raise ConflictError("Dokumen ini tidak (lagi) menunggu tanda tangan Anda.", {}, {})
    berikut = next_signature(ttd.dokumen)
    if berikut is None or berikut.pk != ttd.pk:
        nama = berikut.nama if berikut else ""
        raise ValidationError(f"Dokumen ini ditandatangani lebih dahulu oleh {nama}.")
    return ttd


def _seen_file(ttd: TandaTangan, sidik: str) -> BerkasDokumen:
    berkas = latest_file(ttd.dokumen)
    if berkas.sidik != sidik:
        raise ConflictError(BERUBAH, {}, {})
    return berkas


def require_current(dokumen: Dokumen, sumber: Beralur, langkah: str = "ttd") -> None:
    """Pass while the source is still approved, says what was frozen, and no finding blocks `langkah` (ttd,
    basah)."""
    if sumber.status != StatusDokumen.DISETUJUI or sumber.versi != dokumen.versi:
        raise ConflictError("Dokumen ini sudah ditarik atau dikembalikan sejak naskahnya disiapkan.", {}, {})
    if not says_the_same(json.loads(dokumen.snapshot), frozen_snapshot(sumber)) and not _is_begun(dokumen):
        raise ConflictError("Isi dokumen berubah sejak naskahnya disiapkan. Siapkan naskahnya lagi.", {}, {})
    halangan = [t.pesan for t in open_findings(sumber, langkah=langkah)]
    if halangan:
        raise ValidationError(halangan)


def _is_begun(dokumen: Dokumen) -> bool:
    """Whether somebody has signed: from then on the frozen content stands, whatever its sources say."""
    return dokumen.tanda_tangan.filter(status=StatusTtd.SELESAI).exists()


def _request(ttd: TandaTangan, pdf: bytes, cara: str) -> Permintaan:
    waktu = timezone.localtime()
    alamat = verification_address(ttd.dokumen.kode)
    return Permintaan(
        pdf=pdf,
        bidang=ttd.bidang,
        nama=ttd.nama,
        jabatan=ttd.jabatan,
        waktu=waktu,
        alamat=alamat,
        tempat=ttd.dokumen.satker.tempat,
        pertama=ttd.urut == 1,
        stempel=render_stamp(
            nama=ttd.nama,
            jabatan=ttd.jabatan,
            waktu=waktu,
            alamat=alamat,
            keterangan=KETERANGAN[CaraTtd(cara)],
        ),
    )


def _note_refusal(user: User, ttd: TandaTangan, galat: GalatTtd, cara: str) -> None:
    """Write down that the back end refused; never what was typed."""
    with transaction.atomic():
        if galat.salah_sandi and cara == CaraTtd.LOKAL:
            count_wrong_passphrase(user)
        log_jejak(
            user=user,
            tindakan="gagal menandatangani",
            satker=ttd.dokumen.satker,
            objek=ttd.dokumen,
            sesudah={"kode galat": galat.kode},
        )


def _accept(sebelum: bytes, hasil: Hasil, ttd: TandaTangan, cara: str) -> None:
    """Pass when the answer is what was sent plus one more intact signature; a local one in its own field
    (the gateway adds a field of its own)."""
    periksa = periksa_pdf(hasil.pdf, trusted_roots(), crl=known_crls())
    utuh = all(t.isi_terjaga for t in periksa.tanda_tangan) and not periksa.perubahan
    baru = [t for t in periksa.tanda_tangan if t.bidang == ttd.bidang]
    if cara == CaraTtd.LOKAL and not all(t.terpercaya for t in baru):
        raise ValidationError(
            "Sertifikat Anda tidak diterbitkan oleh otoritas yang dipercaya di sini, sudah dicabut, atau "
            "tidak untuk menandatangani. Tidak ada yang disimpan."
        )
    tepat = cara != CaraTtd.LOKAL or ttd.bidang in {t.bidang for t in periksa.tanda_tangan}
    if not (hasil.pdf.startswith(sebelum) and utuh and tepat and periksa.jumlah == ttd.urut):
        raise ValidationError(
            "Layanan tanda tangan mengembalikan berkas yang bukan naskah ini dengan satu "
            "tanda tangan yang sah. "
            "Tidak ada yang disimpan; ulangi beberapa saat lagi."
        )


def _enter(user: User, ttd: TandaTangan, berkas: BerkasDokumen, hasil: Hasil, cara: str) -> TandaTangan:
    dokumen = ttd.dokumen
    nama = store_file(dokumen, berkas.urut + 1, hasil.pdf)
    try:
        with transaction.atomic():
            if alasan := why_not_sign(user, ttd):
                raise PermissionDenied(alasan)
            baru = add_file(dokumen, berkas.urut + 1, JenisBerkas.DITANDATANGANI, nama, hasil.pdf)
            mark_signed([ttd], user, cara, baru, hasil.rincian)
            clear_wrong_passphrases(user)
            finish(user, dokumen)
    except REFUSED:  # an error of the database may come after the commit: then the file stays
        default_storage.delete(nama)
        raise
    ttd.refresh_from_db()
    return ttd


def add_file(dokumen: Dokumen, urut: int, jenis: str, nama: str, isi: bytes) -> BerkasDokumen:
    try:
        with transaction.atomic():
            return BerkasDokumen.objects.create(
                dokumen=dokumen, urut=urut, jenis=jenis, berkas=nama, sidik=sidik_isi(isi), ukuran=len(isi)
            )
    except IntegrityError as galat:
        raise ConflictError("Orang lain baru saja menandatangani dokumen ini.", {}, {}) from galat


def mark_signed(
    tempat: list[TandaTangan], user: User, cara: str, berkas: BerkasDokumen, rincian: dict[str, str]
) -> None:
    """Enter the signatures if all are still waiting; one Jejak for each."""
    rows = TandaTangan.objects.filter(
        pk__in=[t.pk for t in tempat], status=StatusTtd.MENUNGGU, dokumen__status=StatusTerbit.MENUNGGU
    )
    changed = rows.update(
        status=StatusTtd.SELESAI, cara=cara, user=user, waktu=timezone.now(), berkas=berkas, rincian=rincian
    )
    if changed != len(tempat):
        raise ConflictError("Dokumen ini baru saja ditandatangani, ditolak, atau dibatalkan.", {}, {})
    for satu in tempat:
        log_jejak(
            user=user,
            tindakan="menandatangani dokumen" if cara != CaraTtd.BASAH else "mencatat tanda tangan basah",
            satker=berkas.dokumen.satker,
            objek=berkas.dokumen,
            sesudah={
                "penanda tangan": satu.nama,
                "jabatan": satu.jabatan,
                "cara": cara,
                "sidik berkas": berkas.sidik,
            },
        )


def finish(user: User, dokumen: Dokumen) -> None:
    """After a signature the next official is told; after the last one the document is in force, and what it
    replaces says so."""
    if dokumen.tanda_tangan.filter(status=StatusTtd.MENUNGGU).exists():
        notify_next_signer(dokumen)
        return
    sumber = source_of(dokumen)
    for lama in issued_before(dokumen, sumber):
        _set_status(user, lama, StatusTerbit.DIGANTIKAN, pengganti=dokumen)
    _set_status(user, dokumen, StatusTerbit.BERLAKU, terbit=timezone.now())
    settle_in_force(user=user, dokumen=sumber)


def _set_status(user: User, dokumen: Dokumen, status: StatusTerbit, **nilai: Any) -> None:
    """Move an issued document, with its Jejak."""
    Dokumen.objects.filter(pk=dokumen.pk).update(status=status, **nilai)
    log_jejak(
        user=user,
        tindakan=f"menyatakan dokumen {status.label.lower()}",
        satker=dokumen.satker,
        objek=dokumen,
        sebelum={"status": dokumen.status},
        sesudah={"status": status.value},
    )


def issued_before(dokumen: Dokumen, sumber: Beralur) -> list[Dokumen]:
    """The documents in force that `dokumen` replaces: same kind, unit and year (and pola of a renaksi)."""
    found = Dokumen.objects.filter(jenis=dokumen.jenis, status=StatusTerbit.BERLAKU).exclude(pk=dokumen.pk)
    if dokumen.jenis not in BERBARIS:  # its versions are one row, whatever years a Renstra now covers
        return list(found.filter(objek_id=dokumen.objek_id))
    found = found.filter(satker=dokumen.satker, unit=dokumen.unit, tahun=dokumen.tahun)
    if isinstance(sumber, RencanaAksi):
        same = RencanaAksi.objects.filter(unit=sumber.unit, tahun=sumber.tahun, pola=sumber.pola)
        found = found.filter(objek_id__in=same.values("pk"))
    return list(found)
