"""How pagu, realisasi, sisa and penyerapan of a budget came about: the rows and months behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from anggaran.models import BarisPagu, BarisRealisasi, Dipa
from anggaran.padanan import Padanan, match_rows
from anggaran.pemeriksaan import check_branch
from anggaran.penyerapan import jumlahkan
from anggaran.pohon import TANPA_HIBAH, Cabang, Pohon, build_tree, spent_per_month
from anggaran.queries import BarisLalu, TahunLalu, dipa_revisions, pagu_rows, realisasi_rows
from sakip.choices import SumberDana
from sakip.models import Satker, User
from sakip.numbers import cetak_persen, cetak_rupiah, cetak_rupiah_polos
from sakip.penjelasan import Anggota, Butir, Daftar, Kolom, Pengisi, Penjelasan, Rumus, entry_of
from sakip.tanggal import NAMA_BULAN, cetak_tanggal

TERBANYAK = 6  # amounts that a formula writes out one by one
KOLOM = (Kolom("Pagu (Rp)", True), Kolom("Realisasi (Rp)", True), Kolom("Penyerapan", True))
SEBULAN = (Kolom("Realisasi (Rp)", True),)
SERAP = "realisasi / pagu × 100"
SISA = "pagu − realisasi"
TERCETAK = "Jumlah yang tercetak dalam dokumen; tahun ini tidak mempunyai DIPA di sini"


@dataclass(frozen=True)
class Anggaran:
    """The budget of a satker-year, read once: its rows, the tree of one DIPA, and what was matched to it."""

    satker: Satker
    tahun: int
    sumber: str
    revisi: Sequence[Dipa]
    pagu: Sequence[BarisPagu]
    realisasi: Sequence[BarisRealisasi]
    pohon: Pohon
    padanan: Padanan


def budget_material(satker: Satker, tahun: int, dipa: Dipa | None, sumber: str = "") -> Anggaran:
    """The budget of `dipa` (None = the revision in force) as `sumber` shows it. Three queries."""
    revisi = dipa_revisions(satker, tahun)
    dipa = dipa or next(iter(revisi), None)
    pagu, realisasi = pagu_rows(dipa), realisasi_rows(satker, tahun)
    pohon = build_tree(dipa, pagu, realisasi, sumber)
    return Anggaran(satker, tahun, sumber, revisi, pagu, realisasi, pohon, match_rows(pagu, realisasi))


def explain_branch(user: User, bahan: Anggaran, pk: int) -> Penjelasan | None:
    """One row of the tree; None where the tree has no such row. A constant number of queries."""
    cabang = next((c for c in bahan.pohon.baris if c.pk == pk), None)
    baris = next((b for b in bahan.pagu if b.pk == pk), None)
    if cabang is None or baris is None:
        return None
    anak = [c for c in bahan.pohon.baris if c.induk == pk]
    rumus = (
        _pagu_formula(cabang, baris, anak),
        _spent_formula(cabang, anak, bahan.padanan.per_pagu.get(pk, [])),
        *_shared_formulas(cabang),
    )
    return Penjelasan(
        judul=f"Anggaran {cabang.kode} {cabang.uraian}".strip()[:160],
        angka=cetak_persen(cabang.penyerapan) if cabang.penyerapan is not None else "",
        rumus=rumus,
        langkah=(*_origin(bahan), *_row_steps(cabang)),
        daftar=(*_children(bahan, anak, cabang), *_months(bahan, pk)),
        pengisi=tuple(_people(user, bahan, baris)),
        catatan=tuple(t.pesan for t in check_branch(cabang)),
    )


def explain_total(bahan: Anggaran) -> Penjelasan:
    """The sum of the whole DIPA. No query."""
    pohon = bahan.pohon
    atas = [c for c in pohon.baris if c.dalam == 1]
    rumus = (
        *_sums("tingkat teratas", atas, pohon),
        Rumus(
            "Realisasi",
            "jumlah realisasi tingkat teratas",
            _sum([c.realisasi for c in atas], pohon.realisasi),
        ),
        *_shared_formulas(pohon),
    )
    return Penjelasan(
        judul=f"Jumlah anggaran tahun {bahan.tahun}",
        angka=cetak_persen(pohon.penyerapan) if pohon.penyerapan is not None else "",
        rumus=rumus,
        langkah=tuple(_origin(bahan)),
        daftar=(*_children(bahan, atas, pohon), *_by_month(bahan), *_left_out(pohon)),
    )


def explain_printed(lalu: TahunLalu) -> Penjelasan:
    """The sum of a year that documents print, without a DIPA here. No query."""
    rumus = (
        *_sums("baris yang tercetak", lalu.baris, lalu),
        Rumus("Penyerapan", SERAP, _absorbed(lalu)),
    )
    anggota = tuple(
        Anggota(f"{b.kode} {b.uraian}".strip() or "(tanpa uraian)", _cells(b)) for b in lalu.baris
    )
    return Penjelasan(
        judul=f"Jumlah anggaran tahun {lalu.tahun}",
        angka=cetak_persen(lalu.penyerapan) if lalu.penyerapan is not None else "",
        rumus=rumus,
        langkah=(Butir("Sumber", TERCETAK),),
        daftar=(Daftar("Baris yang dijumlahkan", "Kode dan uraian", KOLOM, anggota, _total(lalu)),),
    )


def _pagu_formula(cabang: Cabang, baris: BarisPagu, anak: list[Cabang]) -> Rumus:
    if anak and (baris.pagu is None or cabang.pagu != baris.pagu):
        return Rumus("Pagu", "jumlah pagu rinciannya", _sum([c.pagu for c in anak], cabang.pagu))
    return Rumus("Pagu", "pagu seperti tercatat", _sum([cabang.pagu], cabang.pagu))


def _spent_formula(cabang: Cabang, anak: list[Cabang], tercatat: Sequence[BarisRealisasi]) -> Rumus:
    """Of what was typed for the year, else for months, else of the rows below: what holds at this level."""
    nilai: Sequence[int | None]
    if cabang.realisasi_setahun is not None and cabang.realisasi == cabang.realisasi_setahun:
        simbol, nilai = "realisasi setahun seperti tercatat", [cabang.realisasi]
    elif cabang.realisasi_bulanan is not None and cabang.realisasi == cabang.realisasi_bulanan:
        simbol, nilai = "jumlah realisasi setiap bulan", [r.realisasi for r in tercatat if r.bulan]
    elif anak:
        simbol, nilai = "jumlah realisasi rinciannya", [c.realisasi for c in anak]
    else:
        simbol, nilai = "belum ada realisasi yang tercatat", []
    return Rumus("Realisasi", simbol, _sum(nilai, cabang.realisasi))


def _sums(apa: str, baris: Iterable[Cabang | BarisLalu], jumlah: Pohon | TahunLalu) -> Iterable[Rumus]:
    """Pagu and realisasi as sums over `baris`."""
    rows = list(baris)
    yield Rumus("Pagu", f"jumlah pagu {apa}", _sum([b.pagu for b in rows], jumlah.pagu))
    yield Rumus("Realisasi", f"jumlah realisasi {apa}", _sum([b.realisasi for b in rows], jumlah.realisasi))


def _shared_formulas(apa: Cabang | Pohon) -> Iterable[Rumus]:
    sisa = ""
    if apa.sisa is not None:
        sisa = f"{cetak_rupiah(apa.pagu)} − {cetak_rupiah(apa.realisasi)} = {cetak_rupiah(apa.sisa)}"
    yield Rumus("Sisa", SISA, sisa)
    yield Rumus("Penyerapan", SERAP, _absorbed(apa))


def _absorbed(apa: Cabang | Pohon | TahunLalu) -> str:
    if apa.penyerapan is None:
        return ""
    angka = f"{cetak_rupiah(apa.realisasi)} / {cetak_rupiah(apa.pagu)} × 100"
    return f"{angka} = {cetak_persen(apa.penyerapan)} (dua angka di belakang koma, setengah ke atas)"


def _sum(nilai: Sequence[int | None], jumlah: int | None) -> str:
    """`Rp1 + Rp2 = Rp3`; one amount stands alone, many are only counted. "" without a number."""
    ada = [satu for satu in nilai if satu is not None]
    if len(ada) < 2:
        return cetak_rupiah(jumlah) if ada else ""
    if len(ada) > TERBANYAK:
        return f"jumlah {len(ada)} baris = {cetak_rupiah(jumlah)}"
    return f"{' + '.join(map(cetak_rupiah, ada))} = {cetak_rupiah(jumlah)}"


def _origin(bahan: Anggaran) -> Iterable[Butir]:
    """Which DIPA the figures are measured against, and of which source of funds."""
    dipa = bahan.pohon.dipa
    if dipa is None:
        yield Butir("DIPA", "DIPA tahun ini belum dicatat")
        return
    tanggal = dipa.tanggal_teks or (cetak_tanggal(dipa.tanggal) if dipa.tanggal else "")
    kini = "revisi yang berlaku"
    if dipa not in bahan.revisi[:1]:
        kini = f"bukan yang terakhir; sekarang berlaku {bahan.revisi[0]}"
    rinci = (f"nomor {dipa.nomor}" if dipa.nomor else "", f"tanggal {tanggal}" if tanggal else "", kini)
    teks = ", ".join((str(dipa), *(kata for kata in rinci if kata)))
    url = reverse("anggaran:anggaran-detail", args=[bahan.satker.kode_wilayah, bahan.tahun])
    yield Butir("DIPA", teks, f"{url}?{urlencode({'revisi': dipa.revisi})}", "Buka DIPA ini")
    if bahan.sumber:
        sumber = "Tanpa hibah" if bahan.sumber == TANPA_HIBAH else str(SumberDana(bahan.sumber).label)
        yield Butir("Sumber dana", f"{sumber}; baris dari sumber lain tidak dihitung")


def _row_steps(cabang: Cabang) -> Iterable[Butir]:
    if cabang.realisasi_kode:
        kode = cabang.realisasi_kode.rstrip(". ")
        yield Butir("Padanan", f"Realisasinya tertulis dengan kode {kode}; dipasangkan menurut uraiannya")
    if cabang.realisasi_setahun is not None and cabang.realisasi_bulanan is not None:
        yield Butir("Setahun dan bulanan", "Bila keduanya ada, yang dipakai angka setahun")


def _children(bahan: Anggaran, anak: list[Cabang], apa: Cabang | Pohon) -> Iterable[Daftar]:
    if not anak:
        return
    anggota = tuple(Anggota(_name(c), _cells(c), branch_url(bahan, c.pk)) for c in anak)
    ikut = "Yang tidak mempunyai angka tidak ikut dan tidak dianggap nol."
    yield Daftar("Rincian yang dijumlahkan", "Kode dan uraian", KOLOM, anggota, _total(apa), ikut)


def branch_url(bahan: Anggaran, pk: int) -> str:
    """The page that explains one row, of the same source of funds."""
    url = reverse("anggaran:baris-jelaskan", args=[bahan.satker.kode_wilayah, bahan.tahun, pk])
    return f"{url}?{urlencode({'sumber': bahan.sumber})}" if bahan.sumber else url


def _name(cabang: Cabang) -> str:
    return f"{cabang.kode} {cabang.uraian}".strip() or "(tanpa uraian)"


def _total(apa: Cabang | Pohon | TahunLalu) -> Anggota:
    """The foot of the list: what the rows add up to (a level may say another amount of its own)."""
    pagu = apa.pagu_rincian if isinstance(apa, Cabang) else apa.pagu
    realisasi = apa.realisasi_rincian if isinstance(apa, Cabang) else apa.realisasi
    serap = "" if isinstance(apa, Cabang) else cetak_persen(apa.penyerapan)
    return Anggota("Jumlah", (cetak_rupiah_polos(pagu), cetak_rupiah_polos(realisasi), serap))


def _cells(apa: object) -> tuple[str, ...]:
    pagu, realisasi, serap = (getattr(apa, nama) for nama in ("pagu", "realisasi", "penyerapan"))
    return (cetak_rupiah_polos(pagu), cetak_rupiah_polos(realisasi), cetak_persen(serap))


def _months(bahan: Anggaran, pk: int) -> Iterable[Daftar]:
    """The realisasi that was typed for this row, the months in order."""
    rows = bahan.padanan.per_pagu.get(pk, [])
    if not rows:
        return
    urut = sorted(rows, key=lambda r: r.bulan or 0)
    anggota = tuple(Anggota(_span(r), (cetak_rupiah_polos(r.realisasi),)) for r in urut)
    yield Daftar("Realisasi yang tercatat pada tingkat ini", "Masa", SEBULAN, anggota)


def _by_month(bahan: Anggaran) -> Iterable[Daftar]:
    """What was spent in each month over the whole DIPA; nothing where no month is filled."""
    per_bulan = spent_per_month(bahan.pagu, bahan.realisasi, bahan.sumber)
    jumlah = jumlahkan(per_bulan.values())
    if jumlah is None:
        return
    anggota = tuple(
        Anggota(NAMA_BULAN[bulan - 1], (cetak_rupiah_polos(nilai),))
        for bulan, nilai in per_bulan.items()
        if nilai is not None
    )
    kata = "Yang tercatat setahun tanpa bulan tidak termasuk di sini"
    yield Daftar(
        "Realisasi menurut bulan",
        "Bulan",
        SEBULAN,
        anggota,
        Anggota("Jumlah", (cetak_rupiah_polos(jumlah),)),
        kata,
    )


def _span(baris: BarisRealisasi) -> str:
    return "Setahun" if baris.bulan is None else NAMA_BULAN[baris.bulan - 1]


def _left_out(pohon: Pohon) -> Iterable[Daftar]:
    if pohon.lepas:
        anggota = tuple(
            Anggota(f"{b.kode} {b.uraian}".strip() or "(tanpa uraian)", (cetak_rupiah_polos(b.realisasi),))
            for b in pohon.lepas
        )
        kata = "Tidak ditemukan pada DIPA, sehingga tidak ikut dijumlahkan"
        yield Daftar("Realisasi tanpa baris pagu", "Kode dan uraian", SEBULAN, anggota, keterangan=kata)


def _people(user: User, bahan: Anggaran, baris: BarisPagu) -> Iterable[Pengisi]:
    yield entry_of(user, "Pagu", baris, ("pagu",), bahan.pohon.dipa)
    rows = bahan.padanan.per_pagu.get(baris.pk, [])
    if rows:
        terakhir = max(rows, key=lambda r: r.pk)
        tercatat = entry_of(user, "Realisasi", baris, ("realisasi",))
        yield tercatat if tercatat.waktu else entry_of(user, "Realisasi", terakhir, ("realisasi",))
