"""Answering a question about a figure."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from laporan.models import JawabanTanya
from laporan.tanya.aturan import Tanya
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak


@transaction.atomic
def answer_question(*, user: User, satker: Satker, tahun: int, tanya: Tanya, alasan: str) -> JawabanTanya:
    """Keep the answer of the satker to `tanya`; earlier answers stay. Raises PermissionDenied, and
    ValidationError without words."""
    require(user, Deed.ISI, satker)
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan jawabannya."})
    jawaban = JawabanTanya(
        satker=satker,
        tahun=tahun,
        jenis=tanya.jenis,
        sidik=tanya.sidik,
        pertanyaan=f"{tanya.tentang}: {tanya.kalimat}",
        alasan=alasan.strip(),
        user=user,
    )
    jawaban.full_clean()
    jawaban.save(force_insert=True)
    log_jejak(
        user=user,
        tindakan="menjawab pertanyaan tentang angka",
        satker=satker,
        objek=jawaban,
        sesudah={"pertanyaan": jawaban.pertanyaan, "jawaban": jawaban.alasan},
    )
    return jawaban
