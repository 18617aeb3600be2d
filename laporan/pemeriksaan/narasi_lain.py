"""Old names of programs, and numbers of staff, in the narrative (R26, R30)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Final

from anggaran.baris_jumlah import is_total
from laporan.models.organisasi import TabelPegawai
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.belanja import is_valid
from laporan.pemeriksaan.kalimat import MEMBANDINGKAN, narrative, years_in
from sakip.lipat import lipat

NAMA_TERPENDEK: Final = 25  # letters from which a name is recognised in a sentence
ORANG: Final = (
    r"(?:pegawai|PNS|ASN|PPPK|PPNPN|CPNS|personel|staf|tenaga)"
    r"(?:\s+(?:negeri\s+sipil|aparatur\s+sipil\s+negara))?"
)
PEGAWAI: Final = re.compile(
    rf"(?:\b(?:jumlah|total|sebanyak|berjumlah|terdiri\s+(?:dari|atas)|didukung(?:\s+oleh)?|memiliki|terdapat)\b"
    rf"[^.;\d]{{0,50}}?(\d{{1,4}})\s*(?:\([a-z ]+\)\s*)?(?:orang\s+)?{ORANG}\b"
    rf"|\bjumlah\s+(?:seluruh\s+)?{ORANG}\b[^.;\d]{{0,40}}?(\d{{1,4}})\s*(?:\([a-z ]+\)\s*)?orang\b)",
    re.IGNORECASE,
)
SEBAGIAN: Final = re.compile(
    r"\b(?:kekurangan|kebutuhan|ideal|seharusnya|minimal|kurang|formasi|usulan)\b", re.IGNORECASE
)
BARIS_GABUNG: Final = 8  # rows of a table of which every sum is accepted


@aturan("R26", (J.LAKIP,), PERINGATAN, slug="nama-lama-dalam-narasi")
def narrative_names_programs_of_the_year(bahan: Bahan) -> Iterator[Hal]:
    """A program or kegiatan that the narrative names holds in the year, unless the sentence speaks of
    earlier years. Source: R26, E185, E186."""
    acuan = bahan.belanja.acuan
    berlaku = {lipat(a.nama) for a in acuan if is_valid(a, bahan.tahun)}
    lama = [a for a in acuan if not is_valid(a, bahan.tahun) and len(lipat(a.nama)) >= NAMA_TERPENDEK]
    for kalimat in narrative(bahan):
        if MEMBANDINGKAN.search(kalimat.teks) or any(t != bahan.tahun for t in years_in(kalimat.teks)):
            continue
        dilipat = lipat(kalimat.teks)
        for satu in lama:
            nama = lipat(satu.nama).removesuffix("kpu")
            if nama in dilipat and not any(nama in b for b in berlaku):
                yield Hal(
                    f"{kalimat.tempat} menyebut {sebut(satu.nama)}, yang berlaku dari tahun "
                    f"{satu.berlaku_dari} "
                    f"sampai {satu.berlaku_sampai or 'sekarang'}, sedangkan laporan ini untuk tahun "
                    f"{bahan.tahun}.",
                    kalimat.tempat,
                    kalimat.url,
                    kunci=f"R26 {bahan.tahun} {satu.kode}",
                )


@aturan("R30", (J.LAKIP,), PERINGATAN, slug="jumlah-pegawai-dalam-narasi")
def staff_is_counted_as_in_the_tables(bahan: Bahan) -> Iterator[Hal]:
    """The number of staff that a sentence states is a cell, a total or a sum of rows of a staff table.
    Source: R30, E41."""
    kalimat = [k for k in narrative(bahan) if PEGAWAI.search(k.teks)]
    if not kalimat:
        return
    jumlah, boleh = staff_counts(bahan)
    for satu in kalimat:
        lain = [t for t in years_in(satu.teks) if t != bahan.tahun]
        for cocok in PEGAWAI.finditer(satu.teks):
            banyak = int(cocok[1] or cocok[2])
            if not jumlah or banyak in boleh or lain or SEBAGIAN.search(satu.teks):
                continue
            ada = "; ".join(f"{n} menurut tabel {tabel}" for tabel, n in jumlah.items())
            selisih = min(abs(banyak - n) for n in jumlah.values())
            yield Hal(
                f"{satu.tempat} menyebut {' '.join(cocok[0].split())}, sedangkan pegawai berjumlah {ada}; "
                f"selisih "
                f"terkecil {selisih}.",
                satu.tempat,
                satu.url,
                kunci=f"R30|{bahan.tahun}|{banyak}|{lipat(satu.teks)}",
            )


def staff_counts(bahan: Bahan) -> tuple[dict[str, int], set[int]]:
    """(total of each staff table by its name, every number of staff that these tables can mean). One "
    "query."""
    sel: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    boleh: set[int] = set()
    rows = [satu for satu in bahan.rekap_pegawai if satu.jumlah is not None]
    berkolom = {satu.tabel for satu in rows if not is_total(satu.kolom)}
    for satu in rows:
        boleh.add(satu.jumlah or 0)
        if not is_total(satu.baris) and not (satu.tabel in berkolom and is_total(satu.kolom)):
            sel[satu.get_tabel_display().lower()][satu.baris] += satu.jumlah or 0
    status = sel.get(TabelPegawai.STATUS.label.lower(), {})
    angka = list(status.values())[:BARIS_GABUNG]
    boleh |= {sum(s) for s in chain.from_iterable(combinations(angka, n) for n in range(1, len(angka) + 1))}
    boleh |= {sum(baris.values()) for baris in sel.values()}
    return {tabel: sum(baris.values()) for tabel, baris in sel.items()}, boleh


ATURAN: Final = (narrative_names_programs_of_the_year, staff_is_counted_as_in_the_tables)
