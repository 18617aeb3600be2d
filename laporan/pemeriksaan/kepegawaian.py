"""Staff tables: rows and columns add up, and the tables count the same people (R30)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from anggaran.baris_jumlah import is_total
from laporan.models.organisasi import TabelPegawai
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan

LAKIP: Final = (J.LAKIP,)
KOMISIONER: Final = re.compile(
    r"\b(?:komisioner|anggota kpu|ketua(?: dan| &|/)? ?anggota|anggota)\b", re.IGNORECASE
)
ASN: Final = re.compile(
    r"\b(?:p\.?n\.?s|c\.?p\.?n\.?s|pegawai negeri|asn|aparatur sipil|dpk|organik)\b", re.IGNORECASE
)
GOLONGAN: Final = re.compile(r"\bgol(?:ongan)?\b\.?", re.IGNORECASE)
Sel = dict[str, dict[str, int]]


@aturan("R30", LAKIP, PERINGATAN, slug="jumlah-tabel-pegawai")
def staff_table_adds_up(bahan: Bahan) -> Iterator[Hal]:
    """The typed totals of a staff table are the sums of its rows and columns; the corner is right where it is
    the sum of the rows as they should be. One finding for each total. Source: R30, E41, E193."""
    for tabel, sel in _tables(bahan).items():
        nama = TabelPegawai(tabel).label.lower()
        kolom = [k for k in _columns(sel) if not is_total(k)]
        for baris, isi in sel.items():
            total = next((n for k, n in isi.items() if is_total(k)), None)
            ada = [isi[k] for k in kolom if k in isi]
            if total is not None and ada and sum(ada) != total:
                yield _hal(bahan, nama, f"baris “{baris}”", total, sum(ada))
        jumlah = next((isi for b, isi in sel.items() if is_total(b)), {})
        for satu, total in jumlah.items():
            rows = [isi for b, isi in sel.items() if satu in isi and not is_total(b)]
            ada = [isi[satu] for isi in rows]
            benar = {sum(ada), *([sum(map(_row_sum, rows))] if is_total(satu) else [])}
            if ada and total not in benar:
                yield _hal(bahan, nama, f"kolom “{satu}”", total, sum(ada))


def _hal(bahan: Bahan, nama: str, tempat: str, total: int, jumlah: int) -> Hal:
    return Hal(
        f"Jumlah {tempat} pada tabel {nama} pegawai tertulis {total}, sedangkan jumlah isinya {jumlah}; "
        f"selisih {abs(total - jumlah)}.",
        f"Tabel {nama} pegawai, {tempat}",
        bahan.lakip_url,
    )


@aturan("R30", LAKIP, PERINGATAN, slug="tabel-pegawai-berbeda")
def staff_tables_count_the_same_people(bahan: Bahan) -> Iterator[Hal]:
    """The tables of golongan, pendidikan, jabatan and subbagian count all that the table of status counts, or
    those of some of its rows (without komisioner, the ASN alone). Without that table, one that differs where
    others agree. One finding for each table. Source: R30, E193."""
    jumlah = {tabel: _sum(sel) for tabel, sel in _tables(bahan).items()}
    status = _tables(bahan).get(TabelPegawai.STATUS)
    for tabel, banyak in jumlah.items():
        pembanding = _people(status) if status else _agreed(jumlah, tabel)
        if tabel != TabelPegawai.STATUS and pembanding and banyak not in pembanding:
            semua = max(pembanding)
            lain = TabelPegawai.STATUS.label.lower() if status else "pegawai lainnya"
            nama = TabelPegawai(tabel).label.lower()
            yield Hal(
                f"Tabel {nama} pegawai memuat {banyak} orang, sedangkan tabel {lain} memuat {semua} orang; "
                f"selisih {abs(semua - banyak)}{_subset(pembanding, semua)}.",
                f"Tabel {nama} pegawai",
                bahan.lakip_url,
            )


def _subset(pembanding: list[int], semua: int) -> str:
    lain = [str(n) for n in pembanding if n != semua]
    return f" (juga bukan {' atau '.join(lain)} orang dari sebagian barisnya)" if lain else ""


@aturan("R30", LAKIP, PERINGATAN, slug="komisioner-bergolongan")
def commissioners_have_no_rank(bahan: Bahan) -> Iterator[Hal]:
    """A member of the commission stands in no column of golongan. One finding for each cell. Source: R30,
    E194."""
    for tabel, sel in _tables(bahan).items():
        for baris, isi in sel.items():
            for kolom, banyak in isi.items():
                if banyak and KOMISIONER.search(baris) and GOLONGAN.search(kolom):
                    nama = TabelPegawai(tabel).label.lower()
                    yield Hal(
                        f"Tabel {nama} pegawai menempatkan {banyak} orang “{baris}” pada kolom “{kolom}”, "
                        "sedangkan anggota komisi tidak mempunyai golongan.",
                        f"Tabel {nama} pegawai, baris “{baris}”",
                        bahan.lakip_url,
                    )


def _tables(bahan: Bahan) -> dict[str, Sel]:
    """{table: {row: {column: number}}} of the cells that are filled, in order."""
    tabel: dict[str, Sel] = defaultdict(lambda: defaultdict(dict))
    for satu in bahan.rekap_pegawai:
        if satu.jumlah is not None:
            tabel[satu.tabel][satu.baris][satu.kolom] = satu.jumlah
    return tabel


def _columns(sel: Sel) -> list[str]:
    return list(dict.fromkeys(k for isi in sel.values() for k in isi))


def _row_sum(isi: dict[str, int]) -> int:
    bagian = [n for k, n in isi.items() if not is_total(k)]
    return sum(bagian) if bagian else sum(isi.values())


def _sum(sel: Sel) -> int:
    """The persons in a table, its typed totals left out."""
    rows = [isi for b, isi in sel.items() if not is_total(b)]
    return sum(_row_sum(isi) for isi in rows or sel.values())


def _people(status: Sel) -> list[int]:
    """The numbers of persons that another table may count: everybody, all but the komisioner, the ASN with
    and without each kind beside PNS."""
    rows = {b: _row_sum(isi) for b, isi in status.items() if not is_total(b)}
    if not rows:
        return [_sum(status)]
    semua = sum(rows.values())
    tanpa = semua - sum(n for b, n in rows.items() if KOMISIONER.search(b))
    asn = sum(n for b, n in rows.items() if ASN.search(b))
    lain = [n for b, n in rows.items() if "pppk" in b.casefold() or "p3k" in b.casefold()]
    return sorted({semua, tanpa, *([asn, asn + sum(lain)] if asn else [])}, reverse=True)


def _agreed(jumlah: dict[str, int], tabel: str) -> list[int]:
    """The number on which the other tables agree, or the one of the first table where two stand alone."""
    lain = Counter(n for t, n in jumlah.items() if t != tabel)
    sepakat = [n for n, banyak in lain.items() if banyak > 1]
    if sepakat:
        return sepakat
    pertama = next(iter(jumlah))
    return [jumlah[pertama]] if len(jumlah) == 2 and tabel != pertama else []


ATURAN: Final = (staff_table_adds_up, staff_tables_count_the_same_people, commissioners_have_no_rank)
