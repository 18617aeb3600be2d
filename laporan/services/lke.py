"""Deeds on the self-assessment: answer a komponen, close it, open it again; and print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from laporan.bentuk.lke import bentuk_lke
from laporan.bentuk.umum import nama_berkas
from laporan.lke.baca import sheet_of
from laporan.lke.kriteria import KRITERIA, NILAI, SUB
from laporan.models import JawabanLke, Lke
from laporan.models.lke import StatusLke
from laporan.pdf import render_pdf
from laporan.reviu.saran import Saran
from laporan.services.dokumen import Cetakan
from laporan.spreadsheets import write_workbook
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.services.jejak import log_jejak
from sakip.services.suntingan import change_seen


@dataclass(frozen=True)
class Isian:
    """An answer as typed ("" = none) with its note."""

    jawaban: str
    catatan: str = ""


@transaction.atomic
def answer_komponen(
    *,
    user: User,
    satker: Satker,
    tahun: int,
    komponen: int,
    suntingan: int,
    isian: Mapping[str, Isian],
    bukti: Mapping[str, Saran],
) -> Lke:
    """Store the answers of one komponen; `bukti` is what the system shows, kept with each answer.

    An answer other than what the system shows needs a note. Raises PermissionDenied, ConflictError, and
    ValidationError (also once the assessment is closed).
    """
    require(user, Deed.ISI, satker)
    lke, _ = Lke.objects.get_or_create(satker=satker, tahun=tahun)
    if lke.status == StatusLke.SELESAI:
        raise ValidationError("Penilaian mandiri ini sudah ditutup. Buka kembali sebelum mengubahnya.")
    _check(komponen, isian, bukti)
    sebelum = {j.kode: f"{j.jawaban} {j.catatan}".strip() for j in lke.jawaban.all()}
    change_seen(lke, suntingan=suntingan, nilai={"penilai_id": user.pk})
    for kode, satu in isian.items():
        if not satu.jawaban:
            lke.jawaban.filter(kode=kode).delete()
            continue
        isi = {"jawaban": satu.jawaban, "catatan": satu.catatan}
        isi["bukti"] = bukti[kode].kalimat if kode in bukti else ""
        JawabanLke.objects.update_or_create(lke=lke, kode=kode, defaults=isi)
    log_jejak(
        user=user,
        tindakan=f"menilai komponen {komponen} penilaian mandiri",
        satker=satker,
        objek=lke,
        sebelum={kode: sebelum.get(kode, "") for kode in isian},
        sesudah={kode: f"{s.jawaban} {s.catatan}".strip() for kode, s in isian.items()},
    )
    return lke


def _check(komponen: int, isian: Mapping[str, Isian], bukti: Mapping[str, Saran]) -> None:
    dikenal = {kode for kode in (*SUB, *KRITERIA) if kode.startswith(f"{komponen}.")}
    galat: dict[str, str] = {}
    for kode, satu in isian.items():
        boleh: tuple[str, ...] = ("ya", "tidak") if kode in KRITERIA else tuple(NILAI)
        if kode not in dikenal or satu.jawaban not in ("", *boleh):
            raise ValidationError("Kriteria atau jawabannya tidak dikenal.")
        tampak = bukti[kode].jawaban if kode in bukti else ""
        if satu.jawaban and tampak and satu.jawaban != tampak and not satu.catatan:
            galat[f"{kode}-catatan"] = f"Jawaban {kode} berbeda dari data aplikasi; tuliskan alasannya."
    if galat:
        raise ValidationError(galat)


@transaction.atomic
def settle_assessment(*, user: User, satker: Satker, tahun: int, suntingan: int, selesai: bool) -> Lke:
    """Close the assessment, or open it again. Raises PermissionDenied, ConflictError, and ValidationError
    while a subkomponen has no value."""
    require(user, Deed.ISI, satker)
    lke = Lke.objects.filter(satker=satker, tahun=tahun).first()
    if lke is None:
        raise ValidationError("Penilaian mandiri ini belum diisi.")
    dinilai = lke.jawaban.filter(kode__in=SUB).count()
    if selesai and dinilai < len(SUB):
        raise ValidationError(f"Baru {dinilai} dari {len(SUB)} subkomponen dinilai.")
    status = StatusLke.SELESAI if selesai else StatusLke.DRAF
    nilai = {"status": status, "selesai": timezone.now() if selesai else None}
    sebelum, sesudah = change_seen(lke, suntingan=suntingan, nilai=nilai)
    log_jejak(
        user=user,
        tindakan="menutup penilaian mandiri" if selesai else "membuka kembali penilaian mandiri",
        satker=satker,
        objek=lke,
        sebelum=sebelum,
        sesudah=sesudah,
    )
    return lke


def print_assessment(satker: Satker, tahun: int) -> Cetakan:
    """The PDF of the assessment; until it is closed each page is marked as a draft. Writes nothing."""
    bentuk = bentuk_lke(satker.nama_lengkap, tahun, sheet_of(satker, tahun))
    lke = Lke.objects.filter(satker=satker, tahun=tahun).first()
    konteks = {"bentuk": bentuk, "judul_pdf": bentuk["judul_pdf"], "pengarang": satker.nama_lengkap}
    draf = lke is None or lke.status != StatusLke.SELESAI
    isi = render_pdf("laporan/pdf/lke.html", konteks, css=("lke",), draf=draf)
    return Cetakan(nama_berkas("penilaian-mandiri", tahun, satker.nama), isi)


def assessment_workbook(satker: Satker, tahun: int) -> bytes:
    """The assessment as XLSX: the values with their points, then every criterion."""
    lembar = sheet_of(satker, tahun)
    nilai: list[list[Any]] = []
    kriteria: list[list[Any]] = []
    for k in lembar.komponen:
        for s in k.sub:
            nilai.append(
                [k.komponen.judul, s.sub.kode, s.sub.judul, s.sub.bobot, s.nilai or None, s.poin, s.catatan]
            )
            kriteria += [
                [b.kriteria.kode, b.kriteria.kalimat, b.jawaban or None, b.bukti, b.catatan] for b in s.butir
            ]
    nilai.append(["Jumlah", None, None, 100, lembar.nilai.predikat or None, lembar.nilai.total, None])
    return write_workbook(
        [
            ("Nilai", ["Komponen", "Kode", "Subkomponen", "Bobot", "Nilai", "Angka", "Catatan"], nilai),
            ("Kriteria", ["Kode", "Kriteria", "Jawaban", "Data aplikasi", "Catatan"], kriteria),
        ]
    )
