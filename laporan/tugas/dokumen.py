"""The tasks that the documents of the own satker give: to fill, to submit, to approve, to make binding, to
have prepared, and to sign."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from laporan.alur import BERBARIS, address_of, page_of_document
from laporan.antrean import signs, waiting_for
from laporan.tugas.bahan import DI_TANGAN, Bahan, Berkas, owner_of
from laporan.tugas.bentuk import Kelompok, Tugas, first_words, group_of, place_in_chain
from sakip.choices import AsalData, JenisDokumen, Peran, StatusDokumen
from sakip.models import Periode, Satker, UnitKerja
from sakip.periode import (
    closed_words,
    countdown,
    filling_deadline,
    review_deadline,
    slot_label,
    window_of,
)
from sakip.permissions import Deed, can, can_step
from sakip.querysets import active_penugasan
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi, steps_from

PENYUSUN: Final = frozenset({Peran.OPERATOR, Peran.KASUBBAG})
GILIRAN: Final = {StatusDokumen.DIAJUKAN: Aksi.SETUJUI, StatusDokumen.DISETUJUI: Aksi.TETAPKAN}
PERIKSA: Final = {Aksi.SETUJUI: "Periksa dan setujui", Aksi.TETAPKAN: "Periksa dan tetapkan"}


def fills(bahan: Bahan, satker: Satker, unit: UnitKerja | None, dokumen: str = "") -> bool:
    """Whether the user draws up `dokumen` of `unit` (None = of the whole satker): as operator or kasubbag
    there, and a realisasi also because he answers for an indikator and may fill it in."""
    own = any(
        p.peran in PENYUSUN
        and p.satker_id == satker.pk
        and (p.unit_id is None or (unit is not None and p.unit_id == unit.pk))
        for p in active_penugasan(bahan.user)
    )
    answers = dokumen == JenisDokumen.REALISASI and unit is not None and unit.pk in bahan.tanggung_jawab
    return own or (answers and can(bahan.user, Deed.ISI, satker, unit))


def document_tasks(bahan: Bahan) -> list[Tugas]:
    """One task for each document whose turn is with the user, and those that wait for his signature."""
    tugas = (task_of(bahan, b) for b in bahan.berkas if is_alive(b))
    return [t for t in tugas if t is not None] + signatures(bahan)


def waiting_elsewhere(bahan: Bahan) -> int:
    """How many documents that the user has drawn up now wait for somebody else."""
    return sum(
        b.dokumen.status in GILIRAN
        and fills(bahan, b.dokumen.pemilik, b.dokumen.unit_alur)
        and task_of(bahan, b) is None
        for b in bahan.berkas
        if is_alive(b)
    )


def is_alive(berkas: Berkas) -> bool:
    """Whether a document is in hand: not binding, and no draf that a paket brought from years of history."""
    d = berkas.dokumen
    lama = d.tahun < settings.TAHUN_MULAI and getattr(d, "asal", "") == AsalData.IMPOR
    return d.status in DI_TANGAN and not (lama and d.status == StatusDokumen.DRAF)


def task_of(bahan: Bahan, berkas: Berkas) -> Tugas | None:
    """What the user has to do with a document in hand; None = it is not his turn."""
    d = berkas.dokumen
    if d.bisa_diubah:
        return _fill(bahan, berkas) if _is_author(bahan, berkas) else None
    aksi = GILIRAN[d.status]
    step = next((t for t in steps_from(d.jenis_dokumen, d.status) if t.aksi == aksi), None)
    if step is None:
        prepare = berkas.kunci not in bahan.bernaskah and fills(bahan, d.pemilik, d.unit_alur)
        return _prepare(bahan, berkas) if prepare else None
    ajuan = bahan.ajuan.get(berkas.kunci)
    own = step.terpisah and ajuan is not None and ajuan.user_id == bahan.user.pk
    if own or not can_step(bahan.user, step, d.pemilik, d.unit_alur):
        return None
    return _review(bahan, berkas, aksi)


def _is_author(bahan: Bahan, berkas: Berkas) -> bool:
    """Who draws it up, and whoever submitted it last, while he still may."""
    d, ajuan = berkas.dokumen, bahan.ajuan.get(berkas.kunci)
    if fills(bahan, d.pemilik, d.unit_alur, d.jenis_dokumen):
        return True
    ajukan = next(t for t in steps_from(d.jenis_dokumen, d.status) if t.aksi == Aksi.AJUKAN)
    own = ajuan is not None and ajuan.user_id == bahan.user.pk
    return own and can_step(bahan.user, ajukan, d.pemilik, d.unit_alur)


def _fill(bahan: Bahan, berkas: Berkas) -> Tugas:
    """To fill in, to mend, or to submit once every row is filled."""
    d = berkas.dokumen
    periode = _window(bahan, berkas)
    mundur = d.status == StatusDokumen.DIKEMBALIKAN
    kembali = bahan.kembali.get(berkas.kunci) if mundur else None
    sejak = timezone.localdate(kembali.waktu) if kembali else None
    tenggat = None if berkas.perubahan else filling_deadline(periode, d.status, sejak, bahan.hari)
    kunci = closed(bahan, periode, d.pemilik, d.unit_alur, status=d.status, kembali=sejak)
    terisi, seluruh = bahan.isian.get(berkas.kunci, (0, 0))
    selesai = 0 < seluruh == terisi and not mundur
    biasa = Kelompok.DIKEMBALIKAN if mundur else Kelompok.KERJAKAN
    if kunci and periode is not None and periode.buka and bahan.hari < periode.buka:
        biasa = Kelompok.NANTI
    return Tugas(
        kelompok=group_of(biasa, tenggat, bahan.hari),
        kerja="Perbaiki" if mundur else "Ajukan" if selesai else "Lanjutkan mengisi",
        judul=title_of(berkas),
        tempat=owner_of(d),
        url=page_of_document(d) if kunci else address_of(d, Aksi.AJUKAN) if selesai else entry_address(d),
        tenggat=tenggat,
        sisa=countdown(tenggat, bahan.hari),
        catatan=_progress(bahan, berkas),
        dari=f"Dikembalikan oleh {kembali.user or 'sistem'}" if kembali else "",
        alasan=first_words(kembali.alasan) if kembali else "",
        kunci=kunci,
        urut=place_of(d),
    )


def _review(bahan: Bahan, berkas: Berkas, aksi: Aksi) -> Tugas:
    d, periode = berkas.dokumen, _window(bahan, berkas)
    ajuan = bahan.ajuan.get(berkas.kunci)
    sejak = timezone.localdate(ajuan.waktu) if ajuan else None
    tenggat, catatan = _review_due(None if berkas.perubahan else periode, sejak, bahan.hari)
    return Tugas(
        kelompok=group_of(Kelompok.PERIKSA, tenggat, bahan.hari),
        kerja=PERIKSA[aksi],
        judul=title_of(berkas),
        tempat=owner_of(d),
        url=page_of_document(d),
        tenggat=tenggat,
        sisa=countdown(tenggat, bahan.hari),
        dari=f"Diajukan oleh {ajuan.user or 'sistem'}, menunggu sejak {cetak_tanggal(sejak)}"
        if ajuan
        else "",
        catatan=catatan,
        kunci=closed(bahan, periode, d.pemilik, d.unit_alur, status=d.status, aksi=aksi),
        urut=place_of(d),
    )


def _review_due(periode: Periode | None, sejak: date | None, hari: date) -> tuple[date | None, str]:
    """(the day by which who reviews has to act, what else is to be said): who gets it after that day is not
    late for it; without a day of its own the deadline of the filling is told."""
    tenggat, isi = review_deadline(periode), periode.tenggat if periode else None
    if tenggat is not None and sejak is not None and sejak > tenggat:
        return None, f"Diajukan sesudah tenggat peninjauan {cetak_tanggal(tenggat)}."
    if tenggat is None and isi is not None:
        return None, f"Tenggat dokumen ini {cetak_tanggal(isi)}, {countdown(isi, hari)}."
    return tenggat, ""


def _prepare(bahan: Bahan, berkas: Berkas) -> Tugas:
    """An approved document of which nobody has had the naskah printed."""
    tenggat = None if berkas.perubahan else review_deadline(_window(bahan, berkas))
    return Tugas(
        kelompok=group_of(Kelompok.KERJAKAN, tenggat, bahan.hari),
        kerja="Siapkan naskah",
        judul=title_of(berkas),
        tempat=owner_of(berkas.dokumen),
        url=page_of_document(berkas.dokumen),
        tenggat=tenggat,
        sisa=countdown(tenggat, bahan.hari),
        catatan="Sudah disetujui; siapkan naskahnya untuk ditandatangani.",
        urut=place_of(berkas.dokumen),
    )


def signatures(bahan: Bahan) -> list[Tugas]:
    """The places that the user is to sign now (two queries; none for one who never signs)."""
    tugas = []
    for ttd in waiting_for(bahan.user) if signs(bahan.user) else ():
        d = ttd.dokumen
        sejak = timezone.localdate(d.dibuat)
        periode = None if d.versi else bahan.window(d.satker, d.jenis, d.tahun)
        tenggat, catatan = _review_due(periode, sejak, bahan.hari)
        tugas.append(
            Tugas(
                kelompok=Kelompok.TANDA_TANGAN,
                kerja="Tanda tangani",
                judul=d.judul
                if d.jenis == JenisDokumen.RENSTRA
                else f"{slot_label(d.jenis, None)} {d.tahun}",
                tempat=str(d.unit or d.satker),
                url=reverse("laporan:ttd-tandatangani", args=[d.kode]),
                tenggat=tenggat,
                sisa=countdown(tenggat, bahan.hari),
                dari=f"Menunggu sejak naskahnya disiapkan pada {cetak_tanggal(sejak)}",
                catatan=catatan,
                urut=place_in_chain(d.jenis, d.tahun),
            )
        )
    return tugas


def closed(
    bahan: Bahan,
    periode: Periode | None,
    satker: Satker,
    unit: UnitKerja | None,
    *,
    status: str = "",
    aksi: str = "",
    kembali: date | None = None,
) -> str:
    """As `sakip.periode.lock_of`, without a query and without who can give an exception. `kembali`: the day
    on which it was returned."""
    if periode is None:
        return ""
    jendela = window_of(satker, unit, user=bahan.user, status=status, aksi=aksi)
    kalimat = closed_words(periode, bahan.hari, jendela, kembali)
    slot = (periode.dokumen, periode.tahun, periode.triwulan)
    return "" if not kalimat or bahan.has_exception(satker, *slot, unit) else kalimat


def entry_address(dokumen: Any) -> str:
    """Where the rows of a document are filled in."""
    kode = dokumen.pemilik.kode_wilayah
    jenis = dokumen.jenis_dokumen
    if jenis == JenisDokumen.RENSTRA:
        return reverse("renstra:target-edit", args=[kode, dokumen.pk])
    if jenis == JenisDokumen.LAKIP:
        return page_of_document(dokumen)
    akhir = "baris" if jenis in BERBARIS else "edit"
    return reverse(f"kinerja:{jenis.value}-{akhir}", args=[kode, dokumen.tahun, dokumen.pk])


def place_of(dokumen: Any) -> int:
    """Where a document stands in the chain of its year; a Renstra in that of its first year."""
    return place_in_chain(dokumen.jenis_dokumen, dokumen.tahun)


def title_of(berkas: Berkas) -> str:
    """`Realisasi Triwulan II 2026`, `Perjanjian Kinerja 2026, perubahan ke-1`."""
    d = berkas.dokumen
    tahun = f"{d.tahun_awal}–{d.tahun_akhir}" if d.jenis_dokumen == JenisDokumen.RENSTRA else str(d.tahun)
    judul = f"{slot_label(d.jenis_dokumen, berkas.triwulan)} {tahun}"
    return f"{judul}, perubahan ke-{d.versi}" if d.versi else judul


def _window(bahan: Bahan, berkas: Berkas) -> Periode | None:
    d = berkas.dokumen
    return bahan.window(d.pemilik, d.jenis_dokumen, d.tahun, berkas.triwulan)


def _progress(bahan: Bahan, berkas: Berkas) -> str:
    """How far it is filled, with the indikator that the user answers for; "" where nothing is counted."""
    kalimat: Iterable[str] = (
        f"{terisi} dari {seluruh} {kata}"
        for (terisi, seluruh), kata in (
            (bahan.isian.get(berkas.kunci, (0, 0)), "baris terisi"),
            (bahan.isian_saya.get(berkas.kunci, (0, 0)), "indikator tanggung jawab Anda terisi"),
        )
        if seluruh
    )
    teks = "; ".join(kalimat)
    return teks or ("Belum ada baris." if berkas.dokumen.jenis_dokumen != JenisDokumen.LAKIP else "")
