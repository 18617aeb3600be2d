"""The tasks of what is not there yet: by the calendar, and where nobody set one the next step of the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from kinerja.queries import end_of_triwulan
from laporan.alur import page_of_document
from laporan.tugas.bahan import Bahan, Berkas
from laporan.tugas.bentuk import DEKAT, Kelompok, Tugas, place_in_chain
from laporan.tugas.dokumen import PENYUSUN, closed, fills
from sakip.choices import SAH, JenisDokumen, JenisUnit, StatusDokumen
from sakip.models import Periode, Satker, UnitKerja
from sakip.periode import countdown, slot_label, slots
from sakip.permissions import Deed, can
from sakip.querysets import active_penugasan
from sakip.tanggal import cetak_tanggal

D = JenisDokumen
CAKRAWALA: Final = 90  # days ahead that are shown as coming
LEWAT_LAMA: Final = 365  # days after a deadline from which only the status matrix still says so
KERJA: Final = {
    D.RENSTRA: "Susun Renstra",
    D.RKT: "Susun RKT",
    D.PK: "Susun Perjanjian Kinerja",
    D.RENCANA_AKSI: "Susun rencana aksi",
    D.REALISASI: "Isi realisasi",
    D.LAKIP: "Susun Laporan Kinerja",
}
TANPA_PK: Final = "Menunggu Perjanjian Kinerja, yang belum disusun."
BERGERBANG: Final = (D.RENCANA_AKSI, D.REALISASI)  # begun only when a Perjanjian Kinerja is in force

SELURUH: Final = "Dimulai oleh operator atau kepala subbagian yang bertugas untuk seluruh satuan kerja."


@dataclass(frozen=True)
class Lowong:
    """A document that is not there: of `unit`, None = of the satker as a whole or of any of its units."""

    satker: Satker
    dokumen: JenisDokumen
    tahun: int
    triwulan: int | None
    unit: UnitKerja | None
    pernah: bool = False  # it was there and was withdrawn
    tanpa_pk: bool = False
    pk: Any = (
        None  # the Perjanjian Kinerja that has to be in force first; None = it need not, or is not there
    )

    @property
    def menunggu(self) -> bool:
        return self.tanpa_pk or self.pk is not None


def missing_tasks(bahan: Bahan) -> list[Tugas]:
    """What the user has to begin, now or soon. No query."""
    lowong = list(_due(bahan))
    tugas = [_task(bahan, satu, periode) for satu, periode in lowong]
    mendesak = {satu.satker.pk for satu, p in lowong if p.tenggat and p.tenggat < bahan.hari}
    return [t for t in tugas if t is not None] + [
        replace(t, kelompok=Kelompok.TERLAMBAT) if s.pk in mendesak else t
        for s in bahan.satker.values()
        for t in _next_step(bahan, s)
    ]


def next_window(bahan: Bahan) -> str:
    """The window of the own satker that opens (or else is due) next, in words; "" = none is known."""
    jendela = [
        (hari, f"{slot_label(p.dokumen, p.triwulan)} {p.tahun} {kata} pada {cetak_tanggal(hari)}")
        for satker in bahan.satker.values()
        for p in _windows(bahan, satker)
        for hari, kata in ((p.buka, "dibuka"), (p.tenggat, "harus selesai"))
        if hari is not None and hari > bahan.hari
    ]
    return min(jendela)[1] if jendela else ""


def _years(bahan: Bahan) -> Iterator[int]:
    return (t for t in range(bahan.hari.year - 1, bahan.hari.year + 2) if t >= settings.TAHUN_MULAI)


def _windows(bahan: Bahan, satker: Satker) -> Iterator[Periode]:
    for tahun in _years(bahan):
        for dokumen, triwulan in slots():
            periode = bahan.window(satker, dokumen, tahun, triwulan)
            if periode is not None:
                yield periode


def _due(bahan: Bahan) -> Iterator[tuple[Lowong, Periode]]:
    for satker in bahan.satker.values():
        for periode in _windows(bahan, satker):
            if _is_near(bahan, periode):
                for lowong in _vacant(bahan, satker, D(periode.dokumen), periode.tahun, periode.triwulan):
                    yield lowong, periode


def _is_near(bahan: Bahan, periode: Periode) -> bool:
    """Whether a window has anything to say on this day: it begins (or is due) soon, or was due lately."""
    awal = periode.buka or (periode.tenggat and periode.tenggat - timedelta(days=DEKAT))
    akhir = periode.tenggat or periode.tutup
    if awal is None and akhir is None:
        return False
    terlalu_jauh = awal is not None and awal > bahan.hari + timedelta(days=CAKRAWALA)
    return not terlalu_jauh and (akhir is None or akhir >= bahan.hari - timedelta(days=LEWAT_LAMA))


def _vacant(
    bahan: Bahan, satker: Satker, dokumen: JenisDokumen, tahun: int, triwulan: int | None
) -> list[Lowong]:
    """What is missing of one document (and triwulan) of `satker`, as the status matrix counts it: a PK of
    each main unit, a realisasi of each main unit that has a PK, of the rest one document of the satker."""
    ada = [b for b in _of(bahan, satker, dokumen, tahun) if b.triwulan == triwulan]
    hidup = {b.dokumen.unit_alur for b in ada if b.dokumen.status != StatusDokumen.DIGANTIKAN}
    pernah = bool(ada) and not hidup
    if dokumen in (D.PK, D.REALISASI):
        unit = bahan.unit.get(satker.pk, [])
        if dokumen == D.REALISASI:
            berjanji = {b.dokumen.unit_alur for b in _of(bahan, satker, D.PK, tahun)}
            if not berjanji:
                return [Lowong(satker, dokumen, tahun, triwulan, None, tanpa_pk=True)]
            unit = [u for u in unit if u in berjanji]
        semua = [Lowong(satker, dokumen, tahun, triwulan, u, pernah) for u in unit if u not in hidup]
    else:
        semua = [] if hidup else [Lowong(satker, dokumen, tahun, triwulan, None, pernah)]
    return [_gated(bahan, satu) for satu in semua] if dokumen in BERGERBANG else semua


def _gated(bahan: Bahan, lowong: Lowong) -> Lowong:
    """`lowong` with the Perjanjian Kinerja that it waits for, as `kinerja.services.gerbang` asks it: of the
    unit, or of any unit where none is named."""
    slot = (lowong.satker, lowong.dokumen, lowong.tahun, lowong.triwulan)
    semua = _of(bahan, lowong.satker, D.PK, lowong.tahun)
    milik = [b for b in semua if lowong.unit is None or b.dokumen.unit_alur == lowong.unit]
    if any(b.perubahan or b.dokumen.status in SAH for b in milik):
        return lowong
    if lowong.tahun < settings.TAHUN_MULAI or bahan.has_exception(*slot, lowong.unit):
        return lowong
    hidup = [b.dokumen for b in milik if b.dokumen.status != StatusDokumen.DIGANTIKAN]
    return replace(lowong, pk=hidup[0]) if hidup else replace(lowong, tanpa_pk=True)


def _of(bahan: Bahan, satker: Satker, dokumen: JenisDokumen, tahun: int) -> list[Berkas]:
    """The documents of that kind of `satker` for `tahun`; a Renstra for every year that it covers."""
    return [
        b
        for b in bahan.berkas
        if b.dokumen.jenis_dokumen == dokumen
        and b.dokumen.pemilik.pk == satker.pk
        and b.dokumen.tahun <= tahun <= getattr(b.dokumen, "tahun_akhir", b.dokumen.tahun)
    ]


def _next_step(bahan: Bahan, satker: Satker) -> list[Tugas]:
    """Of the running year the first step of the chain that nobody took and that has no window; none while
    the step before it is not in force."""
    tahun = bahan.hari.year
    if tahun < settings.TAHUN_MULAI:
        return []
    for dokumen, triwulan in slots():
        berjalan = triwulan is not None and end_of_triwulan(tahun, triwulan) >= bahan.hari
        if berjalan or dokumen == D.LAKIP:
            return []
        lowong = _vacant(bahan, satker, dokumen, tahun, triwulan)
        if lowong:
            diatur = bahan.window(satker, dokumen, tahun, triwulan) is not None
            tugas = [] if diatur else [_task(bahan, satu, None) for satu in lowong]
            return [t for t in tugas if t is not None]
        if dokumen != D.RENSTRA and not _settled(bahan, satker, dokumen, tahun, triwulan):
            return []
    return []


def _settled(bahan: Bahan, satker: Satker, dokumen: JenisDokumen, tahun: int, triwulan: int | None) -> bool:
    ada = [b for b in _of(bahan, satker, dokumen, tahun) if b.triwulan == triwulan]
    return all(b.perubahan or b.dokumen.status in SAH for b in ada)


def _task(bahan: Bahan, lowong: Lowong, periode: Periode | None) -> Tugas | None:
    """The task of a missing document; None = the user does not draw it up."""
    if not _begins(bahan, lowong):
        return None
    tenggat = periode.tenggat if periode else None
    kunci = closed(bahan, periode, lowong.satker, lowong.unit)
    if not kunci and not can(bahan.user, Deed.ISI, lowong.satker):
        kunci = SELURUH
    tutup = bool(kunci) or lowong.pernah
    return Tugas(
        kelompok=Kelompok.MENUNGGU if lowong.menunggu and not tutup else _group(bahan, periode),
        kerja=_work(lowong),
        judul=f"{slot_label(lowong.dokumen, lowong.triwulan)} {lowong.tahun}",
        tempat=str(lowong.unit or lowong.satker),
        url=_list_address(lowong) if tutup else _create_address(bahan, lowong),
        tenggat=tenggat,
        sisa=countdown(tenggat, bahan.hari),
        catatan=_state(lowong),
        kunci=kunci,
        urut=place_in_chain(lowong.dokumen, lowong.tahun),
    )


def _work(lowong: Lowong) -> str:
    if lowong.pk is not None:
        return "Buka Perjanjian Kinerja"
    return KERJA[D.PK] if lowong.tanpa_pk else KERJA[lowong.dokumen]


def _state(lowong: Lowong) -> str:
    if lowong.tanpa_pk:
        return TANPA_PK
    if lowong.pk is not None:
        return f"Menunggu Perjanjian Kinerja ditetapkan; kini {lowong.pk.get_status_display().lower()}."
    if lowong.pernah:
        return "Sudah dicabut."
    return "Belum diisi." if lowong.dokumen == D.REALISASI else "Belum disusun."


def _begins(bahan: Bahan, lowong: Lowong) -> bool:
    """Who draws it up for that unit; an RKT or rencana aksi of no unit yet, for any of them."""
    if lowong.unit is None and lowong.dokumen not in (D.RENSTRA, D.LAKIP):
        own = active_penugasan(bahan.user)
        return any(p.peran in PENYUSUN and p.satker_id == lowong.satker.pk for p in own)
    return fills(bahan, lowong.satker, lowong.unit, lowong.dokumen)


def _group(bahan: Bahan, periode: Periode | None) -> Kelompok:
    if periode is None:
        return Kelompok.KERJAKAN
    if periode.tenggat is not None and periode.tenggat < bahan.hari:
        return Kelompok.TERLAMBAT
    jauh = periode.tenggat is not None and periode.tenggat > bahan.hari + timedelta(days=DEKAT)
    return Kelompok.NANTI if jauh or (periode.buka and periode.buka > bahan.hari) else Kelompok.KERJAKAN


def _list_address(lowong: Lowong) -> str:
    kode = lowong.satker.kode_wilayah
    if lowong.dokumen == D.RENSTRA:
        return reverse("renstra:renstra-list", args=[kode])
    if lowong.dokumen == D.LAKIP:
        return reverse("laporan:lakip-detail", args=[kode, lowong.tahun])
    return reverse(f"kinerja:{lowong.dokumen.value}-list", args=[kode, lowong.tahun])


def _create_address(bahan: Bahan, lowong: Lowong) -> str:
    """The page on which it is begun, with unit and triwulan filled in; that of the PK for which it waits."""
    if lowong.pk is not None:
        return page_of_document(lowong.pk)
    kode, dokumen = lowong.satker.kode_wilayah, D.PK if lowong.tanpa_pk else lowong.dokumen
    if dokumen == D.RENSTRA:
        return reverse("renstra:renstra-create", args=[kode])
    if dokumen == D.LAKIP:
        return _list_address(lowong)
    lembaga = (u for u in bahan.unit.get(lowong.satker.pk, []) if u.jenis == JenisUnit.LEMBAGA)
    unit = lowong.unit or (None if lowong.tanpa_pk else next(lembaga, None))
    isian = {"unit": unit.pk if unit else None, "triwulan": lowong.triwulan}
    isian = {k: v for k, v in isian.items() if v is not None and (k == "unit" or not lowong.tanpa_pk)}
    alamat = reverse(f"kinerja:{dokumen.value}-create", args=[kode, lowong.tahun])
    return f"{alamat}?{urlencode(isian)}" if isian else alamat
