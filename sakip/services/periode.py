"""Deeds on time: the windows of a year, and named exceptions from a closed one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sakip.choices import JenisDokumen, JenisSatker, Peran
from sakip.errors import ConflictError
from sakip.models import PengecualianKunci, Periode, Satker, UnitKerja, User
from sakip.periode import (
    BERINDUK,
    exception_for,
    exception_state,
    slot_label,
    whose,
)
from sakip.permissions import Deed, require
from sakip.petak import Petak, levels_of, limits_of, petak_of
from sakip.services.jejak import log_jejak, values_of
from sakip.services.pemberitahuan import holders, notify
from sakip.services.suntingan import change_seen, unique_or_refuse
from sakip.tanggal import cetak_tanggal

HARI_PENGECUALIAN = 60
DIBERI_TAHU = (Peran.OPERATOR, Peran.KASUBBAG, Peran.ADMIN_SATKER)
KOLOM = {
    "buka": "dibuka",
    "tenggat": "tenggat",
    "tutup": "ditutup setelah",
    "tenggat_tinjau": "tenggat peninjauan",
    "tutup_tinjau": "peninjauan ditutup setelah",
}
# Each day is not before these, as the constraints of Periode say; else the sentence of URUTAN.
SESUDAH = {
    "tenggat": ("buka",),
    "tutup": ("buka", "tenggat"),
    "tenggat_tinjau": ("buka", "tenggat"),
    "tutup_tinjau": ("buka", "tenggat", "tutup", "tenggat_tinjau"),
}
URUTAN = {
    "tenggat": "Urutannya: dibuka, tenggat, lalu ditutup.",
    "tutup": "Urutannya: dibuka, tenggat, lalu ditutup.",
    "tenggat_tinjau": "Tenggat peninjauan tidak jatuh sebelum pengisian dibuka atau sebelum tenggatnya.",
    "tutup_tinjau": "Peninjauan tidak ditutup sebelum pengisian ditutup atau sebelum salah satu tenggat.",
}
BENTROK = (
    "Jadwal ini telah diubah oleh pengguna lain sejak Anda membukanya. Bandingkan kedua isi di bawah, lalu "
    "simpan kembali apabila isian Anda yang benar."
)


@dataclass(frozen=True)
class IsianJadwal:
    """The days of one document as typed; all None = no window. `suntingan` None = there was none before."""

    dokumen: str
    triwulan: int | None
    suntingan: int | None
    buka: date | None
    tenggat: date | None
    tutup: date | None
    tenggat_tinjau: date | None = None
    tutup_tinjau: date | None = None
    tingkat: str = ""

    @property
    def petak(self) -> Petak:
        return self.dokumen, self.triwulan, self.tingkat

    @property
    def kunci(self) -> str:
        """`pk`, `realisasi-2`, `lakip-provinsi`: the name of the row on the page and in the Jejak."""
        return row_key(self.petak)

    @property
    def hari(self) -> dict[str, date | None]:
        return {nama: getattr(self, nama) for nama in KOLOM}


def row_key(petak: Petak) -> str:
    """The name of a row, as `IsianJadwal.kunci`."""
    return "-".join(str(bagian) for bagian in petak if bagian)


@transaction.atomic
def save_schedule(*, user: User, satker: Satker | None, tahun: int, isian: Sequence[IsianJadwal]) -> int:
    """Write the windows of `tahun` for the nation (`satker` None) or a province; returns how many changed.

    A window of a province lies inside every national one that it takes the place of. Raises PermissionDenied,
    ValidationError (by `<kunci>_<kolom>`), ConflictError; nothing is written then.
    """
    require(user, Deed.JADWAL, satker)
    if satker is not None and satker.jenis != JenisSatker.PROVINSI:
        raise ValidationError("Jadwal hanya ditetapkan untuk tingkat nasional atau satu provinsi.")
    if not {i.tingkat for i in isian} <= {"", *levels_of(satker)}:
        raise ValidationError("Jadwal provinsi hanya untuk KPU provinsi itu dan kabupaten/kotanya.")
    lama = _stored(satker, tahun)
    berubah = [i for i in isian if i.hari != _days(lama.get(i.petak))]
    _refuse_wrong_days(satker, tahun, berubah)
    _refuse_older(lama, berubah)
    sebelum: dict[str, Any] = {}
    sesudah: dict[str, Any] = {}
    for i in berubah:
        periode = lama.get(i.petak)
        sebelum[i.kunci] = _days(periode)
        sesudah[i.kunci] = i.hari
        _write(satker, tahun, periode, i)
    if berubah:
        log_jejak(user=user, tindakan=f"ubah jadwal {tahun}", satker=satker, sebelum=sebelum, sesudah=sesudah)
    return len(berubah)


def windows_outside(tahun: int) -> list[Periode]:
    """Windows of provinces in `tahun` that reach beyond the national one (it was narrowed after them)."""
    rows = list(Periode.objects.filter(tahun=tahun).select_related("satker"))
    nasional = {petak_of(p): p for p in rows if p.satker_id is None}
    return [
        p
        for p in rows
        if p.satker is not None
        and p.satker.jenis == JenisSatker.PROVINSI
        and any(_beyond(batas, p) for batas in limits_of(nasional, petak_of(p)))
    ]


def _stored(satker: Satker | None, tahun: int) -> dict[Petak, Periode]:
    return {petak_of(p): p for p in Periode.objects.filter(satker=satker, tahun=tahun)}


def _days(periode: Periode | None) -> dict[str, date | None]:
    return {nama: getattr(periode, nama, None) for nama in KOLOM}


def _write(satker: Satker | None, tahun: int, periode: Periode | None, isian: IsianJadwal) -> None:
    if periode is None:
        dokumen, triwulan, tingkat = isian.petak
        baru = Periode(
            satker=satker, tahun=tahun, dokumen=dokumen, triwulan=triwulan, tingkat=tingkat, **isian.hari
        )
        with unique_or_refuse(baru.validate_constraints):
            baru.save(force_insert=True)
        return
    change_seen(periode, suntingan=isian.suntingan or 0, nilai=isian.hari)
    if not any(isian.hari.values()):
        periode.delete()


def _refuse_older(lama: Mapping[Petak, Periode], berubah: list[IsianJadwal]) -> None:
    """ConflictError with both sides of every row that somebody else changed meanwhile."""
    tersimpan: dict[str, str] = {}
    dikirim: dict[str, str] = {}
    for i in berubah:
        periode = lama.get(i.petak)
        if (periode.suntingan if periode else None) == i.suntingan:
            continue
        for nama, hari in _days(periode).items():
            label = f"{slot_label(*i.petak)}, {KOLOM[nama]}"
            tersimpan[label] = cetak_tanggal(hari) if hari else ""
            baru = i.hari[nama]
            dikirim[label] = cetak_tanggal(baru) if baru else ""
    if dikirim:
        raise ConflictError(BENTROK, tersimpan, dikirim)


def _refuse_wrong_days(satker: Satker | None, tahun: int, isian: list[IsianJadwal]) -> None:
    nasional = _stored(None, tahun) if satker is not None else {}
    galat: dict[str, str] = {}
    for i in isian:
        for nama, kalimat in _wrong_days(i, tahun, limits_of(nasional, i.petak)).items():
            galat[f"{i.kunci}_{nama}"] = kalimat
    if galat:
        raise ValidationError(galat)


def _wrong_days(isian: IsianJadwal, tahun: int, nasional: Sequence[Periode]) -> dict[str, str]:
    """What is wrong with one row, by column."""
    for nama, hari in isian.hari.items():
        if hari and not tahun - 1 <= hari.year <= tahun + 2:
            return {nama: f"Tanggal ini terlalu jauh dari tahun {tahun}."}
    for nama, dahulu in SESUDAH.items():
        hari = isian.hari[nama]
        if hari and any(lain and hari < lain for lain in map(isian.hari.get, dahulu)):
            return {nama: URUTAN[nama]}
    for batas in nasional if any(isian.hari.values()) else ():
        if lewat := _beyond(batas, isian):
            return {lewat: _inside_words(batas)}
    return {}


def _beyond(nasional: Periode, milik: Periode | IsianJadwal) -> str:
    """The column by which a window reaches beyond the national one; "" = it lies inside.

    A review may end earlier than the national one, never later; where the nation set no end of the review,
    the end of its filling holds, or a province would prolong the corrections."""
    if nasional.buka and (milik.buka is None or milik.buka < nasional.buka):
        return "buka"
    if nasional.tutup and (milik.tutup is None or milik.tutup > nasional.tutup):
        return "tutup"
    akhir = nasional.tutup_tinjau or nasional.tutup
    tanpa_akhir = milik.tutup_tinjau is None and nasional.tutup_tinjau is not None
    lebih_lama = bool(milik.tutup_tinjau and akhir and milik.tutup_tinjau > akhir)
    return "tutup_tinjau" if tanpa_akhir or lebih_lama else ""


def _inside_words(nasional: Periode) -> str:
    batas = {"buka": "dibuka", "tutup": "ditutup setelah", "tutup_tinjau": KOLOM["tutup_tinjau"]}
    hari = {kata: getattr(nasional, nama) for nama, kata in batas.items()}
    jadwal = ", ".join(f"{kata} {cetak_tanggal(satu)}" for kata, satu in hari.items() if satu)
    return f"Jadwal provinsi berada di dalam {whose(nasional)}: {jadwal}."


@transaction.atomic
def grant_exception(
    *,
    user: User,
    satker: Satker,
    tahun: int,
    dokumen: str,
    triwulan: int | None,
    unit: UnitKerja | None,
    kuasa: str,
    alasan: str,
    sampai: date,
) -> PengecualianKunci:
    """Open a closed window of `satker` until `sampai` (inclusive, at most 60 days ahead); by the satker
    above only. Raises PermissionDenied, ValidationError."""
    _require_above(user, satker)
    _refuse_wrong_exception(satker, dokumen, triwulan, unit, kuasa, alasan, sampai)
    ada = exception_for(satker, dokumen, tahun, triwulan, unit)
    if ada is not None and ada.unit_id == (unit.pk if unit else None):
        raise ValidationError(
            f"Pengecualian yang sama masih berlaku sampai {cetak_tanggal(ada.sampai)}. Cabutlah itu dahulu."
        )
    izin = PengecualianKunci.objects.create(
        satker=satker,
        tahun=tahun,
        dokumen=dokumen,
        triwulan=triwulan,
        unit=unit,
        kuasa=kuasa.strip(),
        alasan=alasan.strip(),
        sampai=sampai,
        pemberi=user,
    )
    log_jejak(user=user, tindakan="beri pengecualian", satker=satker, objek=izin, sesudah=values_of(izin))
    _tell(izin)
    return izin


@transaction.atomic
def withdraw_exception(*, user: User, pengecualian: PengecualianKunci, alasan: str) -> PengecualianKunci:
    """Take an exception back at once. Raises PermissionDenied, ValidationError when it no longer holds."""
    _require_above(user, pengecualian.satker)
    if not alasan.strip():
        raise ValidationError({"alasan": "Tuliskan alasannya."})
    sebelum = values_of(pengecualian)
    rows = PengecualianKunci.objects.filter(
        pk=pengecualian.pk, dicabut__isnull=True, sampai__gte=timezone.localdate()
    )
    if not rows.update(dicabut=timezone.now()):
        pengecualian.refresh_from_db()
        raise ValidationError(f"Pengecualian ini sudah {exception_state(pengecualian)}.")
    pengecualian.refresh_from_db()
    log_jejak(
        user=user,
        tindakan="cabut pengecualian",
        satker=pengecualian.satker,
        objek=pengecualian,
        sebelum=sebelum,
        sesudah=values_of(pengecualian),
        keterangan=alasan.strip(),
    )
    return pengecualian


def _tell(izin: PengecualianKunci) -> None:
    """Those who fill in the document hear that it is open again, and until when."""
    rows = holders([izin.satker_id], DIBERI_TAHU).select_related("user")
    notify(
        users=[p.user for p in rows if izin.unit_id is None or p.unit_id in (None, izin.unit_id)],
        teks=(
            f"Pengisian {slot_label(izin.dokumen, izin.triwulan)} {izin.tahun} dibuka dengan pengecualian "
            f"sampai {cetak_tanggal(izin.sampai)}."
        ),
        url=reverse("sakip:jadwal-detail", args=[izin.satker.kode_wilayah, izin.tahun]),
        satker=izin.satker,
    )


def authority_over(satker: Satker) -> Satker | None:
    """Where the right to give `satker` an exception is held: a province gives none to itself (None = the
    nation)."""
    return satker if satker.jenis in BERINDUK else None


def _require_above(user: User, satker: Satker) -> None:
    require(user, Deed.JADWAL, authority_over(satker))


def _refuse_wrong_exception(
    satker: Satker,
    dokumen: str,
    triwulan: int | None,
    unit: UnitKerja | None,
    kuasa: str,
    alasan: str,
    sampai: date,
) -> None:
    galat: dict[str, str] = {}
    if (dokumen == JenisDokumen.REALISASI) != (triwulan is not None):
        galat["triwulan"] = "Triwulan dipilih untuk realisasi saja."
    if unit is not None and unit.satker_id != satker.pk:
        galat["unit"] = "Unit kerja ini bukan milik satuan kerja tersebut."
    if not kuasa.strip():
        galat["kuasa"] = "Tuliskan surat yang menjadi dasar kewenangan."
    if not alasan.strip():
        galat["alasan"] = "Tuliskan alasannya."
    hari = timezone.localdate()
    if not hari <= sampai <= hari + timedelta(days=HARI_PENGECUALIAN):
        galat["sampai"] = f"Pilih tanggal mulai hari ini sampai {HARI_PENGECUALIAN} hari ke depan."
    if galat:
        raise ValidationError(galat)
