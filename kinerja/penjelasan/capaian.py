"""How the capaian of one row came about: every step with its figures, its rules, its people, its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.urls import reverse

from kinerja.models import Pengukuran
from kinerja.penjelasan.aturan import figures_of, outcome_of, rules_of, stale_notes
from kinerja.penjelasan.bahan import Bahan, answers_for, evidence_for, promise_of
from kinerja.penjelasan.hitungan import formula_of, period_formula_of
from kinerja.queries import period_targets
from kinerja.ukuran import (
    acuan_of,
    capaian_periode_of,
    counted_realisasi,
    joined_target,
    promise_key,
    target_of,
    ukuran_of,
)
from renstra.models import Indikator
from sakip.bacaan import teks_realisasi, teks_target
from sakip.choices import AsalData, StatusDokumen, StatusNilai, Triwulan
from sakip.kolom import reading_words
from sakip.models import Langkah, User
from sakip.models.nilai import Bertarget
from sakip.numbers import NilaiTerbaca, cetak_persen
from sakip.penjelasan import (
    Anggota,
    Butir,
    Daftar,
    Kolom,
    Pengisi,
    Penjelasan,
    Rumus,
    entry_of,
    policy_of,
)
from sakip.tanggal import cetak_tanggal

DOKUMEN = {"pk": "Perjanjian Kinerja", "rkt": "Rencana Kinerja Tahunan"}
REALISASI = ("realisasi", "keadaan", "pembilang", "penyebut")
KEBIJAKAN = ("batas_atas", "batas_bawah", "rumus_minimal", "target_nol", "celah", "dasar")


def explain_capaian(user: User, bahan: Bahan) -> Penjelasan:
    """The whole explanation, as `user` may read it. A constant number of queries."""
    baris, hasil, ukur = bahan.baris, bahan.hasil, bahan.pengukuran
    angka = cetak_persen(baris.capaian_nilai) if baris.capaian_nilai is not None else ""
    return Penjelasan(
        judul=f"Capaian {angka}" if angka else "Capaian belum ada",
        angka=angka,
        kunci=f"capaian-{baris.pk}",
        kategori=baris.kategori,
        status=baris.capaian_status,
        rumus=(formula_of(baris, hasil, bahan.kebijakan, bahan.sebelum), *_period_formula(bahan)),
        langkah=tuple(_steps(bahan)),
        daftar=_quarters(bahan),
        kebijakan=policy_of(bahan.kebijakan, bahan.kode, ukur.tahun),
        pengisi=tuple(_people(user, bahan)),
        bukti=tuple(evidence_for(bahan)),
        catatan=tuple(_notes(bahan)),
    )


def _notes(bahan: Bahan) -> Iterable[str]:
    baris = bahan.baris
    yield from stale_notes(baris, bahan.hasil)
    if baris.sementara:
        yield "Realisasi ini ditandai sebagai angka sementara; capaiannya masih dapat berubah."
    kata = (
        ("Keterangan", baris.keterangan),
        ("Kendala", baris.kendala),
        ("Tindak lanjut", baris.tindak_lanjut),
    )
    yield from (f"{label}: {teks}" for label, teks in kata if teks)
    yield from answers_for(baris)


def _steps(bahan: Bahan) -> Iterable[Butir]:
    baris, kebijakan = bahan.baris, bahan.kebijakan
    yield _target_step(bahan)
    yield from figures_of(baris, bahan.sebelum)
    for butir, kartu in rules_of(baris, kebijakan):
        yield butir if kartu is None else _linked(butir, kartu, bahan.kode)
    yield from outcome_of(baris, bahan.hasil, kebijakan)


def _linked(butir: Butir, kartu: Indikator, kode: str) -> Butir:
    url = reverse("renstra:indikator-detail", args=[kode, kartu.sasaran.renstra_id, kartu.pk])
    return replace(butir, url=url, tautan="Buka kartu indikator")


def _target_step(bahan: Bahan) -> Butir:
    """The target with the document and version that promises it."""
    baris = bahan.baris
    target = _with_reading(target_of(baris)) or "belum ditetapkan"
    dokumen, jenis = promise_of(baris)
    if dokumen is None:
        acuan = baris.get_acuan_display()
        return Butir("Target", f"{target}, tertulis pada baris ini; tidak ditemukan pada {acuan}")
    versi = f"perubahan ke-{dokumen.versi}" if dokumen.versi else "versi awal"
    tanggal = dokumen.tanggal_teks or (cetak_tanggal(dokumen.tanggal) if dokumen.tanggal else "")
    status = StatusDokumen(dokumen.status).label.lower()
    asal = ", dari impor paket" if dokumen.asal == AsalData.IMPOR else ""
    rinci = ", ".join(kata for kata in (versi, f"tanggal {tanggal}" if tanggal else "", status) if kata)
    url = reverse(f"kinerja:{jenis}-detail", args=[bahan.kode, dokumen.tahun, dokumen.pk])
    teks = f"{target}, dari {DOKUMEN[jenis]} {dokumen.tahun} {rinci}{asal}"
    return Butir("Target", teks, url, f"Buka {DOKUMEN[jenis]}")


def _with_reading(target: Bertarget) -> str:
    """The target as typed, and how it was read where that says more."""
    teks = teks_target(target)
    if not target.target_teks or target.target_nilai is None:
        return teks
    dibaca = reading_words(
        NilaiTerbaca(
            target.target_nilai,
            target.target_satuan,
            target.target_jenis,
            target.target_status,
            False,
            "",
            atas=target.target_atas,
        )
    )
    return teks if _is_same(teks, dibaca) else f"{teks} (dibaca {dibaca})"


def _is_same(teks: str, dibaca: str) -> bool:
    return teks.replace("%", " persen").split() == dibaca.split()


def _quarters(bahan: Bahan) -> tuple[Daftar, ...]:
    """The same measurement in every triwulan so far; none where this is the first."""
    rows = [*bahan.sebelum, bahan.baris]
    if len(rows) < 2:
        return ()
    anggota = tuple(
        Anggota(
            nama=Triwulan(r.pengukuran.triwulan).label,
            sel=(teks_realisasi(r) or str(StatusNilai(r.realisasi_status).label),),
            url="" if r is bahan.baris else _quarter_url(bahan, r.pengukuran),
        )
        for r in rows
    )
    return (Daftar("Realisasi per triwulan", "Triwulan", (Kolom("Realisasi", True),), anggota),)


def _quarter_url(bahan: Bahan, ukur: Pengukuran) -> str:
    return reverse("kinerja:realisasi-detail", args=[bahan.kode, bahan.pengukuran.tahun, ukur.pk])


def _period_formula(bahan: Bahan) -> tuple[Rumus, ...]:
    """The formula against the rencana aksi up to this triwulan; none where it sets no number."""
    baris, ukuran, tw = bahan.baris, ukuran_of(bahan.baris), bahan.pengukuran.triwulan
    periode = _period_targets(bahan)
    hasil = capaian_periode_of(baris, bahan.kebijakan, periode, bahan.sebelum)
    target = joined_target(periode, tw, ukuran.cara_kumulasi)
    nyata = counted_realisasi(baris, bahan.sebelum)
    if hasil is None or target is None or nyata is None:
        return ()
    return (period_formula_of(target, nyata, hasil, ukuran, bahan.kebijakan),)


def _period_targets(bahan: Bahan) -> Mapping[int, Bertarget]:
    """{triwulan: target of the rencana aksi} of the promise of the row; {} where it has no PK row."""
    janji, ukur = bahan.baris.baris_pk, bahan.pengukuran
    if janji is None:
        return {}
    kunci, rows = promise_key(janji), period_targets(ukur.unit, ukur.tahun)
    return {triwulan: target for satu, triwulan, target in rows if promise_key(satu) == kunci}


def _people(user: User, bahan: Bahan) -> Iterable[Pengisi]:
    """Who laid down the target, typed the realisasi, set the kebijakan, and moved the measurement on."""
    baris, ukur = bahan.baris, bahan.pengukuran
    acuan, dokumen = acuan_of(baris), promise_of(baris)[0]
    if acuan is not None:
        yield entry_of(user, "Target", acuan, ("target",), dokumen)
    yield entry_of(user, "Realisasi", baris, REALISASI, ukur)
    kebijakan = entry_of(user, "Kebijakan", bahan.kebijakan, KEBIJAKAN)
    if kebijakan.waktu:
        yield kebijakan
    rows = Langkah.objects.filter(dokumen=ukur.jenis_dokumen, objek_id=ukur.pk, versi=ukur.versi)
    for satu in rows.select_related("user").order_by("id"):
        oleh = str(satu.user) if satu.user else "sistem"
        kalimat = f"{StatusDokumen(satu.ke).label}, oleh {oleh}."
        yield Pengisi("Pengukuran triwulan", kalimat, satu.waktu)
