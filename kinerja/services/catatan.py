"""Words about one row outside the grid: its note, kendala and follow-up, and the answer to a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from kinerja.dukungan import questions_of
from kinerja.models import AlasanNilai, Pengukuran, Realisasi
from kinerja.queries import with_links
from kinerja.services.pengukuran import require_fillable
from sakip.choices import StatusNilai
from sakip.errors import ConflictError
from sakip.models import User
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import hold_document

KOLOM: Final = {"keterangan": "Keterangan", "kendala": "Kendala", "tindak_lanjut": "Ringkasan tindak lanjut"}


@transaction.atomic
def record_notes(
    *, user: User, baris: Realisasi, terbaca: Mapping[str, str], nilai: Mapping[str, str]
) -> bool:
    """Write keterangan, kendala and tindak_lanjut of one row; returns whether anything changed.

    `terbaca` is what the page showed: where another text is stored by now, ConflictError with both sides. The
    version of the triwulan grows, so that a grid opened before does not write over it. Raises
    PermissionDenied, and ValidationError as the grid does.
    """
    pengukuran = baris.pengukuran
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    baris.refresh_from_db()
    kini = {kolom: getattr(baris, kolom) for kolom in KOLOM}
    baru = {kolom: _plain(nilai[kolom]) for kolom in KOLOM}
    if any(_plain(kini[k]) not in (_plain(terbaca[k]), _plain(baru[k])) for k in KOLOM):
        raise _conflict(kini, baru)
    if baris.realisasi_status == StatusNilai.TIDAK_RELEVAN and not baru["keterangan"]:
        raise ValidationError({"keterangan": "Tuliskan alasan mengapa indikator ini tidak relevan."})
    if kini == baru:
        return False
    Realisasi.objects.filter(pk=baris.pk).update(**baru)
    Pengukuran.objects.filter(pk=pengukuran.pk).update(suntingan=F("suntingan") + 1)
    log_jejak(
        user=user,
        tindakan="mengisi catatan",
        satker=pengukuran.unit.satker,
        objek=baris,
        sebelum=kini,
        sesudah=baru,
    )
    return True


def _plain(teks: str) -> str:
    """As a browser sends back what it was given."""
    return teks.replace("\r\n", "\n").strip()


def _conflict(kini: Mapping[str, str], baru: Mapping[str, str]) -> ConflictError:
    return ConflictError(
        "Catatan baris ini telah diubah oleh pengguna lain sejak Anda membukanya. Bandingkan kedua isi di "
        "bawah, lalu simpan kembali apabila isian Anda yang benar.",
        {label: kini[kolom] for kolom, label in KOLOM.items()},
        {label: baru[kolom] for kolom, label in KOLOM.items()},
    )


@transaction.atomic
def answer_questions(*, user: User, baris: Realisasi, alasan: str) -> int:
    """Give the reason for the value of `baris` to every question about it that is open; returns how many.

    Raises PermissionDenied, and ValidationError without a reason, when nothing is asked (any more), and when
    the triwulan is submitted or closed.
    """
    pengukuran = baris.pengukuran
    hold_document(pengukuran)
    require_fillable(user, pengukuran)
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    [kini] = with_links(Realisasi.objects.filter(pk=baris.pk))
    terbuka = [t.pertanyaan for t in questions_of(pengukuran, [kini]).get(kini.pk, []) if t.jawaban is None]
    if not terbuka:
        raise ValidationError("Nilai ini tidak (lagi) menimbulkan pertanyaan.")
    AlasanNilai.objects.bulk_create(
        AlasanNilai(
            realisasi=kini,
            jenis=satu.jenis,
            nilai=kini.realisasi_nilai,
            pertanyaan=satu.kalimat,
            alasan=alasan.strip(),
            user=user,
        )
        for satu in terbuka
    )
    log_jejak(
        user=user,
        tindakan="menjelaskan nilai yang tidak lazim",
        satker=pengukuran.unit.satker,
        objek=baris,
        sesudah={"pertanyaan": " ".join(satu.kalimat for satu in terbuka)},
        keterangan=alasan.strip(),
    )
    return len(terbuka)
