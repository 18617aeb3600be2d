"""Sealing: the institution's own certificate behind the signatures of its officials, on the very file seen.

A document without a seal is as valid as one with it: the seal says from which institution the file comes.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from laporan.akar import known_crls, trusted_roots
from laporan.antrean import latest_file
from laporan.berkas import read_file
from laporan.models import BerkasDokumen, Dokumen, Segel
from laporan.models.dokumen import CaraTtd, JenisBerkas, StatusTerbit
from laporan.models.segel import CaraSegel
from laporan.pdf import BIDANG_SEGEL, render_seal
from laporan.penandatangan.dasar import GalatTtd, Hasil, Penandatangan, Permintaan
from laporan.penandatangan.periksa import periksa_pdf
from laporan.penandatangan.tempat import empty_places
from laporan.services.sertifikat_segel import (
    clear_wrong_seal_passphrases,
    count_wrong_seal_passphrase,
    own_names,
)
from laporan.services.tanda_tangan import REFUSED
from laporan.services.terbit import store_file, verification_address
from sakip.errors import ConflictError
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak
from sakip.sidik import sidik_isi

KETERANGAN = {
    CaraSegel.LOKAL: "Sertifikat lokal satuan kerja, tidak tersertifikasi (PP 71/2019)",
    CaraSegel.BSRE: "Sertifikat Balai Sertifikasi Elektronik",
}
BERUBAH = "Dokumen ini berubah sejak Anda melihatnya. Lihat keadaannya yang terbaru sebelum menyegel."


def why_not_seal(dokumen: Dokumen) -> str:
    """Why nobody can seal `dokumen` as it is, in words; "" = it can be sealed."""
    if dokumen.status != StatusTerbit.BERLAKU:
        return "Hanya dokumen yang berlaku yang dapat disegel."
    if Segel.objects.filter(dokumen=dokumen).exists():
        return "Dokumen ini sudah disegel."
    if dokumen.tanda_tangan.filter(cara=CaraTtd.BASAH).exists() or _is_scan(dokumen):
        return "Dokumen bertanda tangan basah tidak disegel secara elektronik; dokumennya tetap berlaku."
    if BIDANG_SEGEL not in empty_places(read_file(latest_file(dokumen))):
        return (
            "Naskah dokumen ini disiapkan tanpa tempat untuk segel, dan tanda tangannya tidak mengizinkan "
            "tempat baru. Dokumen ini tidak dapat disegel, tetapi tetap berlaku tanpa segel."
        )
    return ""


def seal_document(*, user: User, dokumen: Dokumen, sidik: str, penandatangan: Penandatangan) -> Segel:
    """Seal `dokumen` on its file whose SHA-256 is `sidik`, with a back end that holds what was typed.

    The back end works outside the transaction; its answer is checked, kept as a new file, and entered only
    if the document is still in force and its file the same. Raises PermissionDenied, ValidationError (it
    cannot be sealed, the back end refused) and ConflictError; nothing is entered then.
    """
    require(user, Deed.SEGEL, dokumen.satker)
    dokumen = Dokumen.objects.select_related("satker__induk__induk").get(pk=dokumen.pk)
    berkas = _seen_file(dokumen, sidik)
    sebelum = read_file(berkas)
    cara = penandatangan.cara
    try:
        hasil = penandatangan.sign(_request(dokumen, sebelum, cara))
    except GalatTtd as galat:
        _note_refusal(user, dokumen, galat, cara)
        raise ValidationError(galat.pesan, code="sandi_salah" if galat.salah_sandi else None) from galat
    instansi = _accepted(sebelum, hasil, dokumen, cara)
    return _enter(user, dokumen, berkas, hasil, cara, instansi)


def allowed_names(satker: Satker, cara: str) -> tuple[str, ...]:
    """The institutions whose seal may stand on a document of `satker`: its own, and at the gateway those
    above it, too, which may hold the subscription."""
    nama = own_names(satker)
    while cara == CaraSegel.BSRE and satker.induk is not None:
        satker = satker.induk
        nama += own_names(satker)
    return nama


def _is_scan(dokumen: Dokumen) -> bool:
    return latest_file(dokumen).jenis == JenisBerkas.PINDAIAN


def _seen_file(dokumen: Dokumen, sidik: str) -> BerkasDokumen:
    berkas = latest_file(dokumen)
    if berkas.sidik != sidik:
        raise ConflictError(BERUBAH, {}, {})
    if alasan := why_not_seal(dokumen):
        raise ValidationError(alasan)
    return berkas


def _request(dokumen: Dokumen, pdf: bytes, cara: str) -> Permintaan:
    waktu = timezone.localtime()
    nama = dokumen.satker.nama_lengkap
    return Permintaan(
        pdf=pdf,
        bidang=BIDANG_SEGEL,
        nama=nama,
        jabatan="",
        waktu=waktu,
        alamat=verification_address(dokumen.kode),
        tempat=dokumen.satker.tempat,
        pertama=False,
        stempel=render_seal(instansi=nama, waktu=waktu, keterangan=KETERANGAN[CaraSegel(cara)]),
        instansi=allowed_names(dokumen.satker, cara),
    )


def _note_refusal(user: User, dokumen: Dokumen, galat: GalatTtd, cara: str) -> None:
    """Write down that the back end refused; never what was typed."""
    with transaction.atomic():
        if galat.salah_sandi and cara == CaraSegel.LOKAL:
            count_wrong_seal_passphrase(dokumen.satker)
        log_jejak(
            user=user,
            tindakan="gagal menyegel",
            satker=dokumen.satker,
            objek=dokumen,
            sesudah={"kode galat": galat.kode},
        )


def _accepted(sebelum: bytes, hasil: Hasil, dokumen: Dokumen, cara: str) -> str:
    """The institution that the one new signature names; the answer is what was sent plus that one, all of
    them intact. Raises ValidationError."""
    lama = periksa_pdf(sebelum, trusted_roots(), crl=known_crls())
    kini = periksa_pdf(hasil.pdf, trusted_roots(), crl=known_crls())
    terisi = {ttd.bidang for ttd in lama.tanda_tangan}
    baru = [ttd for ttd in kini.tanda_tangan if ttd.bidang not in terisi]
    utuh = hasil.pdf.startswith(sebelum) and not kini.perubahan and not kini.kode
    if not (utuh and all(t.isi_terjaga for t in kini.tanda_tangan) and len(baru) == 1) or (
        kini.jumlah != lama.jumlah + 1
    ):
        raise ValidationError(
            "Layanan segel mengembalikan berkas yang bukan dokumen ini dengan satu segel yang sah. Tidak ada "
            "yang disimpan; ulangi beberapa saat lagi."
        )
    if cara == CaraSegel.LOKAL and not (baru[0].bidang == BIDANG_SEGEL and baru[0].segel and baru[0].sah):
        raise ValidationError(
            "Sertifikat segel ini tidak diterbitkan oleh otoritas yang dipercaya di sini, sudah dicabut, "
            "atau bukan sertifikat instansi. Tidak ada yang disimpan."
        )
    return baru[0].nama


def _enter(
    user: User, dokumen: Dokumen, berkas: BerkasDokumen, hasil: Hasil, cara: str, instansi: str
) -> Segel:
    nama = store_file(dokumen, berkas.urut + 1, hasil.pdf)
    try:
        with transaction.atomic():
            require(User.objects.get(pk=user.pk), Deed.SEGEL, dokumen.satker)
            if not _is_in_force(dokumen):
                raise ConflictError("Dokumen ini baru saja digantikan atau dicabut; tidak disegel.", {}, {})
            segel = _stored(user, dokumen, berkas.urut + 1, nama, hasil, cara, instansi)
            clear_wrong_seal_passphrases(dokumen.satker)
    except REFUSED:  # see tanda_tangan: what may be committed keeps its file
        default_storage.delete(nama)
        raise
    return segel


def _is_in_force(dokumen: Dokumen) -> bool:
    """Whether it is in force, read and locked until the transaction ends."""
    rows = Dokumen.objects.select_for_update(of=("self",))
    return rows.filter(pk=dokumen.pk, status=StatusTerbit.BERLAKU).first() is not None


def _stored(
    user: User, dokumen: Dokumen, urut: int, nama: str, hasil: Hasil, cara: str, instansi: str
) -> Segel:
    try:
        with transaction.atomic():
            berkas = BerkasDokumen.objects.create(
                dokumen=dokumen,
                urut=urut,
                jenis=JenisBerkas.DISEGEL,
                berkas=nama,
                sidik=sidik_isi(hasil.pdf),
                ukuran=len(hasil.pdf),
            )
            segel = Segel.objects.create(
                dokumen=dokumen,
                instansi=instansi[:300],
                cara=cara,
                user=user,
                waktu=timezone.now(),
                berkas=berkas,
                rincian=hasil.rincian,
            )
    except IntegrityError as galat:
        raise ConflictError("Dokumen ini baru saja disegel oleh orang lain.", {}, {}) from galat
    log_jejak(
        user=user,
        tindakan="menyegel dokumen",
        satker=dokumen.satker,
        objek=dokumen,
        sesudah={"segel": instansi, "cara": cara, "sidik berkas": berkas.sidik},
    )
    return segel
