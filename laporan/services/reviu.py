"""Deeds of the review of a LAKIP: open it, answer the checklist, note findings, answer them, close it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from laporan.models import JawabanReviu, Lakip, Reviu, TemuanReviu
from laporan.models.reviu import JawabanButir, StatusReviu, StatusTemuan
from laporan.reviu.butir import BUTIR
from laporan.reviu.pernyataan import reviewed_content
from laporan.snapshot import lakip_snapshot
from laporan.tugas.bahan import BEKERJA
from sakip.choices import Peran
from sakip.models import Satker, User
from sakip.permissions import Deed, require
from sakip.querysets import active_penugasan
from sakip.services.jejak import log_jejak, values_of
from sakip.services.pemberitahuan import holders, notify
from sakip.services.suntingan import change_seen, hold_row, unique_or_refuse
from sakip.sidik import kanonik, sidik_teks
from sakip.tanggal import cetak_tanggal

PENYUSUN: Final = (Peran.OPERATOR, Peran.KASUBBAG, Peran.ADMIN_SATKER)
Jawaban = Mapping[str, tuple[str, str]]  # {code of an item: (answer, note)}; an answer "" is none


def require_review(user: User, satker: Satker) -> None:
    """Pass, or PermissionDenied: without the right, and for who works at the satker (nobody reviews what he
    has a hand in)."""
    require(user, Deed.REVIU, satker)
    if not user.is_superuser and any(
        p.satker_id == satker.pk and p.peran in BEKERJA for p in active_penugasan(user)
    ):
        raise PermissionDenied(
            f"Anda bertugas pada {satker.nama}, sehingga tidak dapat mereviu laporan kinerjanya. Reviu "
            "dilakukan oleh pereviu yang tidak ikut mengisi atau menandatangani."
        )


@transaction.atomic
def open_review(*, user: User, satker: Satker, tahun: int) -> Reviu:
    """Begin a review of the LAKIP of `tahun` as it stands. Raises PermissionDenied, and ValidationError
    while another one is being done."""
    require_review(user, satker)
    lakip = Lakip.objects.filter(satker=satker, tahun=tahun).first()
    reviu = Reviu(satker=satker, tahun=tahun, versi=lakip.versi if lakip else 0, pembuka=user)
    reviu.full_clean()
    with unique_or_refuse(reviu.full_clean):
        reviu.save(force_insert=True)
    log_jejak(
        user=user,
        tindakan="membuka reviu laporan kinerja",
        satker=satker,
        objek=reviu,
        sesudah={"tahun": tahun, "versi": reviu.versi},
    )
    _tell(reviu, f"{reviu} dibuka oleh pereviu.", f"reviu:{reviu.pk}:dibuka")
    return reviu


@transaction.atomic
def answer_checklist(*, user: User, reviu: Reviu, suntingan: int, jawaban: Jawaban) -> Reviu:
    """Store the answers to the items of `jawaban`; the others stay as they are.

    Raises PermissionDenied, ValidationError (unknown item or answer, a "tidak" or "tidak relevan" without a
    note, the review is closed) and ConflictError.
    """
    require_review(user, reviu.satker)
    _require_open(reviu)
    _check_answers(jawaban)
    sebelum = {j.kode: (j.jawaban, j.catatan) for j in reviu.jawaban.all()}
    change_seen(reviu, suntingan=suntingan, nilai={})
    for kode, (nilai, catatan) in jawaban.items():
        if not nilai:
            reviu.jawaban.filter(kode=kode).delete()
        elif sebelum.get(kode) != (nilai, catatan):
            isi = {"jawaban": nilai, "catatan": catatan}
            JawabanReviu.objects.update_or_create(reviu=reviu, kode=kode, defaults=isi)
    log_jejak(
        user=user,
        tindakan="menjawab daftar uji reviu",
        satker=reviu.satker,
        objek=reviu,
        sebelum={k: _answer_words(sebelum.get(k)) for k in jawaban},
        sesudah={k: _answer_words(v) for k, v in jawaban.items()},
    )
    return reviu


def _check_answers(jawaban: Jawaban) -> None:
    galat = {}
    for kode, (nilai, catatan) in jawaban.items():
        if kode not in BUTIR or nilai not in ("", *JawabanButir.values):
            raise ValidationError("Butir atau jawabannya tidak dikenal.")
        if nilai not in ("", JawabanButir.YA) and not catatan:
            galat[f"{kode}-catatan"] = f"Butir {kode} dijawab selain ya; tuliskan catatannya."
    if galat:
        raise ValidationError(galat)


def _answer_words(isi: tuple[str, str] | None) -> str:
    return ": ".join(filter(None, isi)) if isi else ""


@transaction.atomic
def add_finding(*, user: User, reviu: Reviu, **nilai: Any) -> TemuanReviu:
    """Note a finding (kode, bagian, bagian_teks, uraian, tingkat) and tell the satker. Raises
    PermissionDenied and ValidationError."""
    require_review(user, reviu.satker)
    _require_open(reviu)
    temuan = TemuanReviu(reviu=reviu, user=user, **nilai)
    temuan.full_clean()
    temuan.save(force_insert=True)
    _log(user, "mencatat temuan reviu", temuan, sesudah=values_of(temuan))
    hari = timezone.localdate()
    _tell(reviu, f"{reviu}: ada temuan baru yang menunggu tanggapan.", f"reviu:{reviu.pk}:temuan:{hari}")
    return temuan


@transaction.atomic
def edit_finding(*, user: User, temuan: TemuanReviu, suntingan: int, **nilai: Any) -> TemuanReviu:
    """Change a finding, or decide on the answer of the satker (status, keputusan).

    Raises PermissionDenied, ConflictError, and ValidationError: the review is closed, or a finding without an
    answer is set to `ditindaklanjuti` or ended without a word.
    """
    require_review(user, temuan.reviu.satker)
    _require_open(temuan.reviu)
    status = nilai.get("status", temuan.status)
    if status == StatusTemuan.DITINDAKLANJUTI and not temuan.tanggapan:
        raise ValidationError({"status": "Satuan kerja belum menanggapi temuan ini."})
    if status == StatusTemuan.SELESAI and not (temuan.tanggapan or nilai.get("keputusan", "").strip()):
        raise ValidationError({"keputusan": "Temuan ini belum ditanggapi. Tuliskan mengapa selesai."})
    sebelum, sesudah = change_seen(temuan, suntingan=suntingan, nilai=nilai)
    _log(user, "mengubah temuan reviu", temuan, sebelum=sebelum, sesudah=sesudah)
    return temuan


@transaction.atomic
def answer_finding(*, user: User, temuan: TemuanReviu, suntingan: int, tanggapan: str) -> TemuanReviu:
    """The words of the satker on a finding, which is then `ditindaklanjuti`. Raises PermissionDenied,
    ConflictError, and ValidationError once the finding is ended or the review closed."""
    require(user, Deed.ISI, temuan.reviu.satker)
    _require_open(temuan.reviu)
    if not tanggapan.strip():
        raise ValidationError({"tanggapan": "Tuliskan tanggapannya."})
    if temuan.status == StatusTemuan.SELESAI:
        raise ValidationError("Temuan ini sudah diselesaikan oleh pereviu.")
    nilai = {
        "tanggapan": tanggapan.strip(),
        "status": StatusTemuan.DITINDAKLANJUTI,
        "penanggap_id": user.pk,
        "ditanggapi": timezone.now(),
    }
    sebelum, sesudah = change_seen(temuan, suntingan=suntingan, nilai=nilai)
    _log(user, "menanggapi temuan reviu", temuan, sebelum=sebelum, sesudah=sesudah)
    teks = f"{temuan.reviu}: satuan kerja menanggapi sebuah temuan."
    notify(
        users=[temuan.user],
        teks=teks,
        url=_page(temuan.reviu),
        kunci=f"temuan:{temuan.pk}:{temuan.suntingan}",
        satker=temuan.reviu.satker,
    )
    return temuan


@transaction.atomic
def close_review(
    *,
    user: User,
    reviu: Reviu,
    suntingan: int,
    nama: str,
    jabatan: str,
    tanggal: date,
    berpernyataan: bool,
    simpulan: str = "",
) -> Reviu:
    """End a review and keep the content that was reviewed; with `berpernyataan` the LAKIP is said to be
    reviewed as long as it says the same.

    Raises PermissionDenied, ConflictError, and ValidationError: items without an answer, a statement while a
    finding is not ended, no statement without a reason, a date in the future.
    """
    require_review(user, reviu.satker)
    _require_open(reviu)
    _check_closing(reviu, tanggal, berpernyataan=berpernyataan, simpulan=simpulan.strip())
    isi = kanonik(reviewed_content(lakip_snapshot(reviu.satker, reviu.tahun)))
    nilai = {
        "status": StatusReviu.SELESAI,
        "nama": nama.strip(),
        "jabatan": jabatan.strip(),
        "tanggal": tanggal,
        "berpernyataan": berpernyataan,
        "simpulan": simpulan.strip(),
        "isi": isi,
        "sidik": sidik_teks(isi),
        "penutup_id": user.pk,
        "ditutup": timezone.now(),
    }
    change_seen(reviu, suntingan=suntingan, nilai=nilai)
    log_jejak(
        user=user,
        tindakan="menutup reviu laporan kinerja",
        satker=reviu.satker,
        objek=reviu,
        sesudah={
            "jabatan pereviu": reviu.jabatan,
            "tanggal": cetak_tanggal(tanggal),
            "pernyataan": berpernyataan,
            "sidik": reviu.sidik,
        },
        keterangan=reviu.simpulan,
    )
    _tell(reviu, f"{reviu} selesai.", f"reviu:{reviu.pk}:selesai")
    return reviu


def _check_closing(reviu: Reviu, tanggal: date, *, berpernyataan: bool, simpulan: str) -> None:
    dijawab = set(reviu.jawaban.values_list("kode", flat=True))
    if kurang := [kode for kode in BUTIR if kode not in dijawab]:
        raise ValidationError(
            f"{len(kurang)} dari {len(BUTIR)} butir belum dijawab: {', '.join(kurang)}. Jawab semua butir "
            "sebelum reviu ditutup."
        )
    if tanggal > timezone.localdate():
        raise ValidationError({"tanggal": "Tanggalnya belum lewat. Tulis tanggal hari ini atau sebelumnya."})
    if not berpernyataan and not simpulan:
        raise ValidationError({"simpulan": "Tuliskan mengapa pernyataan telah direviu tidak diberikan."})
    banyak = reviu.temuan.exclude(status=StatusTemuan.SELESAI).count()
    if berpernyataan and banyak:
        raise ValidationError(
            {"berpernyataan": f"{banyak} temuan belum selesai, sehingga pernyataan belum dapat diberikan."}
        )


def _require_open(reviu: Reviu) -> None:
    """Hold the row; pass while nobody has closed the review."""
    hold_row(reviu)
    if not Reviu.objects.filter(pk=reviu.pk, status=StatusReviu.BERJALAN).exists():
        raise ValidationError("Reviu ini sudah ditutup.")


def _log(user: User, tindakan: str, temuan: TemuanReviu, **isi: Any) -> None:
    Reviu.objects.filter(pk=temuan.reviu_id).update(suntingan=F("suntingan") + 1)  # who closes sees it
    log_jejak(user=user, tindakan=tindakan, satker=temuan.reviu.satker, objek=temuan, **isi)


def _page(reviu: Reviu) -> str:
    return reverse("laporan:reviu-detail", args=[reviu.satker.kode_wilayah, reviu.tahun])


def _tell(reviu: Reviu, teks: str, kunci: str) -> None:
    """Tell who draws up the LAKIP of the satker."""
    rows = holders([reviu.satker_id], PENYUSUN).filter(unit=None).select_related("user")
    notify(users=[p.user for p in rows], teks=teks, url=_page(reviu), kunci=kunci, satker=reviu.satker)
