"""Moving a document with all that belongs to it: checks, what is kept, and what a new version does to the
old one. The table is `sakip.transitions`, the single step `sakip.services.alur`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.models import Pengukuran
from kinerja.services.capaian import recompute_capaian
from kinerja.services.pengukuran import recompute_after
from laporan.alur import BERBARIS, content_of, lock_words
from laporan.models import Lakip
from laporan.pemeriksaan import check_document
from laporan.services.lakip import hold_satker
from laporan.services.pemeriksaan import waive_each
from laporan.services.terbit import cancel_prepared
from renstra.models import Renstra
from renstra.services.versi import keep_version
from sakip.choices import BISA_DIUBAH, SAH, JenisDokumen, JenisPerubahan, StatusDokumen
from sakip.models import Langkah, User
from sakip.models.alur import Beralur
from sakip.permissions import require_step
from sakip.services.alur import REFUSALS, take_step, take_system_step
from sakip.services.jejak import log_refusal
from sakip.services.suntingan import hold_row
from sakip.temuan import Temuan
from sakip.transitions import Aksi, find_transition

ALAMAT = "laporan:alur-langkah"  # where a step is taken


def findings_for(dokumen: Beralur, aksi: str) -> list[Temuan]:
    """What the checks say about taking `aksi` now; only a submission is checked."""
    return check_document(dokumen, langkah="ajukan") if aksi == Aksi.AJUKAN else []


def submit(*, user: User, dokumen: Beralur, suntingan: int) -> Langkah:
    """Submit a draf; see `advance`."""
    return advance(user=user, dokumen=dokumen, aksi=Aksi.AJUKAN, suntingan=suntingan)


def advance(
    *,
    user: User,
    dokumen: Beralur,
    aksi: Aksi,
    suntingan: int,
    alasan: str = "",
    sendiri: bool = False,
    jenis_perubahan: str = "",
    alasan_temuan: Mapping[str, str] | None = None,
) -> Langkah:
    """Take a step that a peran takes; returns it. A LAKIP without a row gets one at its first submission.

    A submission is checked (a galat refuses) and keeps the content; a realisasi keeps it when it is made
    binding too. Who approves may let findings pass with it: `alasan_temuan` {sidik: alasan}, see
    `waive_each`; for another step it says nothing. A new version of the same row needs `jenis_perubahan`, one
    of JenisPerubahan. What was prepared to be signed is set aside when the document goes back. Raises
    PermissionDenied, ValidationError and ConflictError; nothing is written then, but the trace of an attempt
    that status, window or segregation refuse.
    """
    try:
        return _advance(
            user, dokumen, aksi, suntingan, alasan, jenis_perubahan, alasan_temuan or {}, sendiri=sendiri
        )
    except ValidationError as galat:
        note_refused_step(user=user, dokumen=dokumen, aksi=aksi, galat=galat)
        raise


def note_refused_step(*, user: User, dokumen: Beralur, aksi: Aksi, galat: ValidationError) -> None:
    """Trace that `aksi` was refused, when status, window or segregation did (`REFUSALS`) and no input of a
    form. The deed was rolled back before."""
    if getattr(galat, "code", None) not in REFUSALS:
        return
    log_refusal(
        user=user,
        kode=dokumen.pemilik.kode_wilayah,
        alamat=ALAMAT,
        objek={"dokumen": dokumen.jenis_dokumen.value, "pk": dokumen.pk, "aksi": Aksi(aksi).value},
        galat=galat,
    )


@transaction.atomic
def _advance(
    user: User,
    dokumen: Beralur,
    aksi: Aksi,
    suntingan: int,
    alasan: str,
    jenis_perubahan: str,
    alasan_temuan: Mapping[str, str],
    *,
    sendiri: bool,
) -> Langkah:
    _require_right(user, dokumen, aksi)
    require_time(user, dokumen, aksi)
    if aksi == Aksi.BUKA and jenis_perubahan not in JenisPerubahan.values:
        raise ValidationError({"jenis_perubahan": "Pilih alasan perubahan menurut peraturan."})
    if dokumen.pk is None:
        dokumen = _lakip_row(dokumen)
    hold_row(dokumen)  # what is kept with the step is what stands there when it is taken
    asal = dokumen.status
    if aksi == Aksi.BUKA and isinstance(dokumen, Renstra):
        keep_version(dokumen)  # so that the perubahan can be cancelled
    if aksi == Aksi.AJUKAN and isinstance(dokumen, Pengukuran):
        recompute_capaian(dokumen)  # what is submitted stands until it comes back
    if aksi == Aksi.SETUJUI:
        waive_each(user=user, sumber=dokumen, alasan=alasan_temuan)
    langkah = take_step(
        user=user,
        dokumen=dokumen,
        aksi=aksi,
        suntingan=suntingan,
        alasan=alasan,
        sendiri=sendiri,
        temuan=findings_for(dokumen, aksi),
        isi=_content_to_keep(dokumen, aksi),
        jenis_perubahan=jenis_perubahan if aksi == Aksi.BUKA else "",
    )
    if asal == StatusDokumen.DISETUJUI and dokumen.bisa_diubah:
        cancel_prepared(user=user, sumber=dokumen, alasan=alasan)
    return langkah


def _require_right(user: User, dokumen: Beralur, aksi: str) -> None:
    """The right comes before everything else that could refuse, so that nothing is told to a stranger."""
    step = find_transition(dokumen.jenis_dokumen, dokumen.status, aksi)
    if step is not None:
        require_step(user, step, dokumen.pemilik, dokumen.unit_alur)


def require_time(user: User, dokumen: Beralur, aksi: Aksi) -> None:
    """Pass, or ValidationError: the window in which `user` may take `aksi` is closed."""
    if kunci := lock_words(user, dokumen, aksi):
        raise ValidationError(kunci, code="terkunci")


def _lakip_row(dokumen: Beralur) -> Beralur:
    if not isinstance(dokumen, Lakip):
        raise ValidationError("Dokumen ini belum tersimpan.")
    hold_satker(dokumen.satker)
    return Lakip.objects.get_or_create(satker=dokumen.satker, tahun=dokumen.tahun)[0]


def _content_to_keep(dokumen: Beralur, aksi: str) -> dict[str, Any] | None:
    """What a submission says; a realisasi also when it is binding, a Renstra before it is changed."""
    binding = aksi == Aksi.TETAPKAN and dokumen.jenis_dokumen == JenisDokumen.REALISASI
    opened = aksi == Aksi.BUKA and dokumen.jenis_dokumen == JenisDokumen.RENSTRA
    return content_of(dokumen) if aksi == Aksi.AJUKAN or binding or opened else None


@transaction.atomic
def settle_in_force(*, user: User | None, dokumen: Beralur) -> Langkah:
    """Make `dokumen` binding after its last signature, and replace the older versions of the same unit and
    year (and pola); returns its step. What is measured against them, or by a Renstra, is computed again.

    The older ones go first: the database allows one version in force. The caller has settled who may.
    Raises ValidationError (it is not approved, or a later version is in force) and ConflictError.
    """
    for lama in _versions_in_force(dokumen):
        if lama.versi > dokumen.versi:
            raise ValidationError(
                f"Perubahan ke-{lama.versi} sudah berlaku, sehingga versi sebelumnya tidak ditetapkan lagi."
            )
        alasan = f"Digantikan oleh perubahan ke-{dokumen.versi}."
        take_system_step(user=user, dokumen=lama, aksi=Aksi.GANTIKAN, alasan=alasan)
    langkah = take_system_step(user=user, dokumen=dokumen, aksi=Aksi.TETAPKAN)
    if dokumen.jenis_dokumen in BERBARIS and dokumen.unit_alur is not None:
        recompute_after(dokumen.unit_alur, dokumen.tahun)
    if isinstance(dokumen, Renstra):
        _measure_again(dokumen)
    return langkah


def _measure_again(renstra: Renstra) -> None:
    """Its kartu say how realisasi are measured: compute again what is still being filled in its years."""
    terbuka = Pengukuran.objects.filter(unit__satker=renstra.satker, status__in=BISA_DIUBAH)
    terbuka = terbuka.filter(tahun__gte=renstra.tahun_awal, tahun__lte=renstra.tahun_akhir)
    for satu in {(p.unit_id, p.tahun): p for p in terbuka.select_related("unit__satker")}.values():
        recompute_after(satu.unit, satu.tahun)


def _versions_in_force(dokumen: Any) -> list[Any]:
    """The other versions that are in force now, locked until the transaction ends."""
    if dokumen.jenis_dokumen not in BERBARIS:
        return []
    kunci = {"pola": dokumen.pola} if hasattr(dokumen, "pola") else {}
    rows = type(dokumen).objects.filter(unit=dokumen.unit, tahun=dokumen.tahun, status__in=SAH, **kunci)
    return list(rows.exclude(pk=dokumen.pk).select_for_update(of=("self",)).select_related("unit__satker"))
