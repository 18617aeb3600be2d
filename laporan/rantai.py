"""The chain of one satker-year: what stands at each step from Renstra to LAKIP, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.urls import reverse

from anggaran.queries import budget_tree, earlier_budgets
from kinerja.models import BarisRencanaAksi, BarisRkt, Pengukuran, Pk, RencanaAksi, Rkt
from kinerja.queries import versions_that_hold
from laporan.alur import TONE, status_words
from laporan.models import Lakip, Narasi
from laporan.models.lakip import JenisNarasi
from laporan.rekap import CapaianUnit, capaian_per_unit, pk_rows_in_force
from renstra.berlaku import is_changing, is_not_yet_in_force
from renstra.models import Indikator, Renstra
from sakip.choices import SAH, JenisUnit, StatusNilai
from sakip.models import Satker
from sakip.numbers import cetak_persen, cetak_rupiah
from sakip.tanggal import cetak_tanggal

RENSTRA = "renstra:renstra-list"
ROMAWI = ("", "I", "II", "III", "IV")


@dataclass(frozen=True)
class Langkah:
    """One step. `jenis` is the tone (baik, cukup, kurang, netral), `angka` pairs of label and figure."""

    judul: str
    halaman: str
    status: str
    jenis: str
    catatan: str
    angka: tuple[tuple[str, str], ...]
    url: str = ""


@dataclass(frozen=True)
class RingkasAnggaran:
    """Pagu and realisasi of the year in whole rupiah and penyerapan in percent; None = not known.

    `sumber` names where the figures come from: the DIPA in force, or totals that a document prints.
    """

    pagu: int | None
    realisasi: int | None
    penyerapan: Decimal | None
    sumber: str


@dataclass(frozen=True)
class Rantai:
    """The six steps of `satker` in `tahun` in order, the two headlines, lembaga first (DESIGN 4b.6), and the
    money."""

    satker: Satker
    tahun: int
    langkah: tuple[Langkah, ...]
    lembaga: CapaianUnit
    sekretariat: CapaianUnit
    anggaran: RingkasAnggaran


def chain_of(satker: Satker, tahun: int) -> Rantai:
    """The chain of `satker` in `tahun`, in a constant number of queries."""
    found = capaian_per_unit([satker], tahun)
    lembaga, sekretariat = found[satker.pk, JenisUnit.LEMBAGA], found[satker.pk, JenisUnit.SEKRETARIAT]
    anggaran = budget_of(satker, tahun)
    steps: tuple[Callable[[Satker, int], Langkah], ...] = (
        _renstra,
        _rkt,
        _pk,
        _rencana_aksi,
        lambda s, t: _realisasi(s, t, lembaga, sekretariat),
        lambda s, t: _lakip(s, t, anggaran),
    )
    langkah = tuple(_located(step(satker, tahun), satker, tahun) for step in steps)
    return Rantai(satker, tahun, langkah, lembaga, sekretariat, anggaran)


def _located(langkah: Langkah, satker: Satker, tahun: int) -> Langkah:
    """`langkah` with the address of its page; a Renstra has no single year."""
    args = [satker.kode_wilayah, tahun]
    return replace(
        langkah, url=reverse(langkah.halaman, args=args[:1] if langkah.halaman == RENSTRA else args)
    )


def budget_of(satker: Satker, tahun: int) -> RingkasAnggaran:
    """Pagu, realisasi and penyerapan of the DIPA in force, else of the totals printed for the year."""
    pohon = budget_tree(satker, tahun)
    if pohon.dipa is not None:
        return RingkasAnggaran(pohon.pagu, pohon.realisasi, pohon.penyerapan, str(pohon.dipa))
    for lalu in earlier_budgets(satker):
        if lalu.tahun == tahun:
            return RingkasAnggaran(
                lalu.pagu, lalu.realisasi, lalu.penyerapan, "jumlah tercetak dalam dokumen"
            )
    return RingkasAnggaran(None, None, None, "")


def _empty(judul: str, halaman: str, catatan: str) -> Langkah:
    return Langkah(judul, halaman, "Belum ada", "netral", catatan, ())


def _renstra(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Rencana Strategis", RENSTRA
    renstra = (
        Renstra.objects.filter(satker=satker, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
        .order_by("-tahun_awal")
        .first()
    )
    if renstra is None:
        return _empty(judul, halaman, f"Belum ada Renstra yang mencakup tahun {tahun}.")
    counts = Indikator.objects.filter(sasaran__renstra=renstra).aggregate(
        indikator=Count("pk", distinct=True),
        sasaran=Count("sasaran", distinct=True),
        bertarget=Count(
            "pk", distinct=True, filter=Q(target__tahun=tahun, target__target_status=StatusNilai.TERISI)
        ),
    )
    angka = (
        ("Sasaran", str(counts["sasaran"])),
        ("Indikator", str(counts["indikator"])),
        (f"Bertarget {tahun}", f"{counts['bertarget']} dari {counts['indikator']}"),
    )
    complete = counts["indikator"] > 0 and counts["bertarget"] == counts["indikator"]
    status, jenis = ("Lengkap", "baik") if complete else ("Target belum lengkap", "cukup")
    periode, keadaan = f"Periode {renstra.tahun_awal} sampai {renstra.tahun_akhir}", status_words(renstra)
    if is_not_yet_in_force(renstra):
        catatan = f"{periode}; {status.lower()}, tetapi belum ditetapkan sehingga belum berlaku"
        return Langkah(judul, halaman, keadaan, TONE[renstra.status], catatan, angka)
    perubahan = "perubahannya " if is_changing(renstra) else ""
    return Langkah(judul, halaman, status, jenis, f"{periode}; {perubahan}{keadaan.lower()}", angka)


def _in_force(model: type[Rkt] | type[Pk] | type[RencanaAksi], satker: Satker, tahun: int) -> list:  # type: ignore[type-arg]
    """The version that holds of each document of the satker, one per unit (and pola), units in order; each
    with `disusun`: whether a later version is being drafted."""
    rows = model.objects.filter(unit__satker=satker, tahun=tahun).select_related("unit").order_by("versi")
    held: dict[tuple[int, str], Any] = {
        (d.unit_id, getattr(d, "pola", "")): d for d in versions_that_hold(rows)
    }
    latest = {(d.unit_id, getattr(d, "pola", "")): d.versi for d in rows}
    for kunci, dokumen in held.items():
        dokumen.disusun = latest[kunci] > dokumen.versi
    return sorted(held.values(), key=lambda d: d.unit_id)


def _state(dokumen: list) -> tuple[str, str]:  # type: ignore[type-arg]
    """(word, tone) of the documents together: the status that they share, else how many are in force."""
    if any(d.disusun for d in dokumen):
        return "Perubahan disusun", "cukup"
    if len({d.status for d in dokumen}) == 1:
        return status_words(dokumen[0]), TONE[dokumen[0].status]
    sah = sum(d.is_sah for d in dokumen)
    return f"{sah} dari {len(dokumen)} ditetapkan", "cukup" if sah else "info"


def _dates(dokumen: list) -> str:  # type: ignore[type-arg]
    """Each unit with the date of its document: `KPU ...: 2 Januari 2024`."""
    return "; ".join(
        f"{d.unit.get_jenis_display()}: "
        f"{d.tanggal_teks or (cetak_tanggal(d.tanggal) if d.tanggal else 'belum bertanggal')}"
        for d in dokumen
    )


def _rkt(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Rencana Kinerja Tahunan", "kinerja:rkt-list"
    dokumen = _in_force(Rkt, satker, tahun)
    if not dokumen:
        return _empty(judul, halaman, f"RKT tahun {tahun} belum disusun.")
    counts = BarisRkt.objects.filter(rkt__in=dokumen).aggregate(banyak=Count("pk"), pagu=Sum("pagu"))
    angka: tuple[tuple[str, str], ...] = (
        ("Dokumen", str(len(dokumen))),
        ("Indikator", str(counts["banyak"])),
    )
    if counts["pagu"] is not None:
        angka += (("Anggaran", cetak_rupiah(counts["pagu"])),)
    return Langkah(judul, halaman, *_state(dokumen), _dates(dokumen), angka)


def _pk(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Perjanjian Kinerja", "kinerja:pk-list"
    dokumen = _in_force(Pk, satker, tahun)
    if not dokumen:
        return _empty(judul, halaman, f"Perjanjian Kinerja tahun {tahun} belum disusun.")
    per_unit = dict(
        pk_rows_in_force()
        .filter(pk_dokumen__in=dokumen)
        .values_list("pk_dokumen__unit__jenis")
        .annotate(banyak=Count("pk"))
    )
    angka = tuple((f"Indikator {JenisUnit(jenis).label.lower()}", str(n)) for jenis, n in per_unit.items())
    return Langkah(judul, halaman, *_state(dokumen), _dates(dokumen), angka)


def _rencana_aksi(satker: Satker, tahun: int) -> Langkah:
    judul, halaman = "Rencana Aksi", "kinerja:rencana-aksi-list"
    dokumen = _in_force(RencanaAksi, satker, tahun)
    if not dokumen:
        return _empty(judul, halaman, f"Rencana aksi tahun {tahun} belum disusun.")
    counts = BarisRencanaAksi.objects.filter(rencana_aksi__in=dokumen).aggregate(
        banyak=Count("pk"), tertaut=Count("baris_pk")
    )
    angka = (
        ("Dokumen", str(len(dokumen))),
        ("Baris", str(counts["banyak"])),
        ("Terhubung ke PK", f"{counts['tertaut']} dari {counts['banyak']}"),
    )
    return Langkah(judul, halaman, *_state(dokumen), _dates(dokumen), angka)


def _realisasi(satker: Satker, tahun: int, lembaga: CapaianUnit, sekretariat: CapaianUnit) -> Langkah:
    judul, halaman = "Realisasi", "kinerja:realisasi-list"
    found = Pengukuran.objects.filter(unit__satker=satker, tahun=tahun)
    states = list(found.values_list("status", flat=True))
    if not states:
        return _empty(judul, halaman, f"Realisasi tahun {tahun} belum diisi.")
    both = (("lembaga", lembaga), ("sekretariat", sekretariat))
    angka = tuple(
        (
            f"Capaian {nama}{' (sementara)' if c.sementara and c.rata_rata is not None else ''}",
            f"{cetak_persen(c.rata_rata)} ({c.dihitung} dari {c.seluruh})",
        )
        for nama, c in both
    )
    angka += (("Triwulan ditetapkan", f"{sum(s in SAH for s in states)} dari {len(states)}"),)
    catatan = "; ".join(f"{nama.capitalize()}: {_filled(c)}" for nama, c in both if c.seluruh)
    complete = all(c.triwulan == 4 and c.terisi >= c.seluruh for _, c in both if c.seluruh)
    status, jenis = ("Lengkap", "baik") if catatan and complete else ("Belum lengkap", "cukup")
    return Langkah(judul, halaman, status, jenis, catatan, angka)


def _filled(capaian: CapaianUnit) -> str:
    """How far the latest filled triwulan of a unit is filled."""
    di_luar = f", dan {capaian.di_luar} baris mengukur RKT" if capaian.di_luar else ""
    if capaian.triwulan is None:
        return f"belum ada dari {capaian.seluruh} yang terisi{di_luar}"
    triwulan = ROMAWI[capaian.triwulan]
    return f"triwulan {triwulan} {capaian.terisi} dari {capaian.seluruh} terisi{di_luar}"


def _lakip(satker: Satker, tahun: int, anggaran: RingkasAnggaran) -> Langkah:
    judul, halaman = "Laporan Kinerja", "laporan:lakip-detail"
    sections = Narasi.objects.filter(satker=satker, tahun=tahun, dokumen=JenisNarasi.LAKIP).count()
    angka: tuple[tuple[str, str], ...] = (("Bagian narasi", str(sections)),)
    if anggaran.penyerapan is not None:
        angka += (("Penyerapan anggaran", cetak_persen(anggaran.penyerapan)),)
    lakip = Lakip.objects.filter(satker=satker, tahun=tahun).first()
    if not sections and (lakip is None or lakip.bisa_diubah):
        return Langkah(judul, halaman, "Belum ada narasi", "netral", "Tabel terisi dari data.", angka)
    status, jenis = (status_words(lakip), TONE[lakip.status]) if lakip else ("Draf", "netral")
    return Langkah(judul, halaman, status, jenis, "Tabel terisi dari data; narasi diisi satker.", angka)
