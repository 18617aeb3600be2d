"""What the narrative promises and how it is numbered: tables that follow, chapters, lists, rows (R27, "
"R28)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from laporan.models import SaranaPrasarana
from laporan.pemeriksaan.aturan import PERINGATAN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from sakip.lipat import lipat
from sakip.pribadi import without_personal

JANJI: Final = re.compile(
    r"\btabel\s+(?:sebagai\s+)?(?:berikut|di\s?bawah)(?:\s+ini)?\b",
    re.IGNORECASE,
)
BERTABEL: Final = re.compile(r"\||\t|^\s*(?:\d+[.)]|[-•])\s", re.MULTILINE)
Ada = Callable[[Bahan], bool]
# What a promised table is about, and whether the data for it are there; the first that fits counts.
TOPIK: Final[tuple[tuple[re.Pattern[str], str, Ada], ...]] = tuple(
    (re.compile(rf"\b(?:{pola})", re.IGNORECASE), apa, ada)
    for pola, apa, ada in (
        (
            r"skala|kategori|ordinal|rentang nilai",
            "skala kategori",
            lambda b: b.bersama.kebijakan.satker_id is not None,
        ),
        (
            r"tanah|bangunan|gedung|gudang|sarana|prasarana|aset|kendaraan|inventaris",
            "sarana dan prasarana",
            lambda b: SaranaPrasarana.objects.filter(satker=b.satker, tahun=b.tahun).exists(),
        ),
        (
            r"pegawai|kepegawaian|sdm|sumber daya manusia|pns|asn|golongan|pendidikan",
            "pegawai",
            lambda b: bool(b.rekap_pegawai),
        ),
        (r"divisi", "divisi", lambda b: bool(b.divisi)),
        (
            r"pagu|anggaran|realisasi keuangan|penyerapan|serapan|dipa",
            "anggaran",
            lambda b: b.lakip["anggaran"]["pagu"] is not None or bool(b.bersama.anggaran_lalu),
        ),
        (
            r"capaian|pengukuran|realisasi|indikator|target|sasaran|kinerja",
            "pengukuran kinerja",
            lambda b: bool(b.lakip["pengukuran"] or b.lakip["pk"]),
        ),
    )
)
BAB: Final = re.compile(r"\bBAB\s+([IVX]{1,5})\b[\s:.,–-]*([^\W\d_]+)?", re.IGNORECASE)
NOMOR_BAB: Final = {"pendahuluan": "I", "perencanaan": "II", "akuntabilitas": "III", "penutup": "IV"}
BUTIR: Final = re.compile(r"^\s*(?:(\d{1,2})|([a-z]))[.)]\s+\S")
BERNOMOR: Final = (J.RKT, J.PK)


@aturan("R27", (J.LAKIP,), PERINGATAN, slug="tabel-dijanjikan")
def promised_tables_are_there(bahan: Bahan) -> Iterator[Hal]:
    """Where the narrative says `tabel berikut` a table follows: in the section, or from the data.
    Source: R27, E19, E39."""
    for narasi in bahan.narasi:
        for cocok in JANJI.finditer(narasi.teks):
            if BERTABEL.search(narasi.teks, cocok.end()):
                continue
            kalimat = _around(narasi.teks, cocok.start())
            topik = next(((apa, ada) for pola, apa, ada in TOPIK if pola.search(kalimat)), None)
            if topik is not None and topik[1](bahan):
                continue
            apa = f"data {topik[0]} tahun {bahan.tahun} belum ada" if topik else "tidak ada tabel sesudahnya"
            tempat = without_personal(f"Bagian {sebut(narasi.bagian)}")
            yield Hal(
                f"{tempat} menjanjikan “{cocok[0]}”, sedangkan {apa}. Kalimatnya: "
                f"{sebut(without_personal(kalimat))}",
                tempat,
                bahan.narasi_url(narasi.pk),
                kunci=f"R27|{bahan.tahun}|{lipat(kalimat)}",
            )


def _around(teks: str, posisi: int) -> str:
    """The line, or the last sentence of it, in which `posisi` lies."""
    awal = teks.rfind("\n", 0, posisi) + 1
    awal = max(awal, teks.rfind(". ", awal, posisi) + 2 if ". " in teks[awal:posisi] else awal)
    akhir = teks.find("\n", posisi)
    return teks[awal : akhir if akhir >= 0 else len(teks)].strip()


@aturan("R28", (J.LAKIP,), PERINGATAN, slug="nomor-bab")
def chapters_are_numbered_as_printed(bahan: Bahan) -> Iterator[Hal]:
    """A chapter is named by the number that it has: BAB I to IV. Source: R28, E190."""
    for narasi in bahan.narasi:
        tempat = without_personal(f"Bagian {sebut(narasi.bagian)}")
        for cocok in BAB.finditer(f"{narasi.bagian}\n{narasi.teks}"):
            benar = NOMOR_BAB.get((cocok[2] or "").casefold(), "")
            tertulis = cocok[1].upper()
            if benar == tertulis or (not benar and tertulis in NOMOR_BAB.values()):
                continue
            seharusnya = (
                f"bab itu bernomor BAB {benar}" if benar else "laporan ini memuat BAB I sampai BAB IV"
            )
            yield Hal(
                f"{tempat} menyebut “{' '.join(cocok[0].split())}”, sedangkan {seharusnya}.",
                tempat,
                bahan.narasi_url(narasi.pk),
                kunci=f"R28|{bahan.tahun}|{lipat(cocok[0])}",
            )


@aturan("R28", (J.LAKIP,), PERINGATAN, slug="nomor-butir")
def lists_are_numbered_in_order(bahan: Bahan) -> Iterator[Hal]:
    """A typed list counts on: no number twice, none left out. Source: R28, E151."""
    for narasi in bahan.narasi:
        tempat = without_personal(f"Bagian {sebut(narasi.bagian)}")
        for lalu, ini in broken_numbers(narasi.teks):
            yield Hal(
                f"{tempat} memuat butir bernomor “{ini}” sesudah “{lalu}”; nomornya tidak berurutan.",
                tempat,
                bahan.narasi_url(narasi.pk),
                kunci=f"R28|{bahan.tahun}|{narasi.pk}|{lalu}|{ini}",
            )


def broken_numbers(teks: str) -> Iterator[tuple[str, str]]:
    """(the number before, the number) of each line of a list that neither counts on, begins a list, nor goes
    on with one that a list inside it interrupted."""
    terbuka: dict[str, int] = {}
    for jenis, nomor in _numbers(teks):
        lalu = terbuka.get(jenis)
        if lalu is None or nomor in (1, lalu + 1):
            terbuka[jenis] = nomor
            continue
        yield _label(jenis, lalu), _label(jenis, nomor)
        terbuka[jenis] = nomor


def _numbers(teks: str) -> Iterator[tuple[str, int]]:
    for baris in teks.splitlines():
        if cocok := BUTIR.match(baris):
            yield ("angka", int(cocok[1])) if cocok[1] else ("huruf", ord(cocok[2]) - ord("a") + 1)


def _label(jenis: str, nomor: int) -> str:
    return str(nomor) if jenis == "angka" else chr(ord("a") + nomor - 1)


@aturan("R28", BERNOMOR, PERINGATAN, slug="nomor-baris")
def rows_are_numbered_once(bahan: Bahan) -> Iterator[Hal]:
    """No two rows of a document bear one number. Source: R28, E156."""
    rows = [b for _, b in bahan.numbered()]
    banyak = Counter(b.urut for b in rows if b.urut)
    for nomor, kali in banyak.items():
        if kali > 1:
            baris = [b for b in rows if b.urut == nomor]
            yield Hal(
                f"Nomor {nomor} dipakai {kali} baris {bahan.jenis.label}: "
                f"{' dan '.join(sebut(b.indikator) for b in baris)}.",
                f"Nomor {nomor}",
                bahan.row_url(baris[-1], "indikator"),
            )


@aturan("R28", (J.RENCANA_AKSI,), PERINGATAN, slug="rincian-tidak-dari-awal")
def lists_in_rows_begin_at_the_beginning(bahan: Bahan) -> Iterator[Hal]:
    """A list of activities in a row begins with a. or 1. and counts on: one that begins with d. has lost what
    stood before. Source: R28, E153, E155."""
    for nomor, baris in bahan.numbered():
        butir = list(_numbers(baris.kegiatan))
        putus = next(((a, b) for a, b in pairwise(butir) if b[1] not in (1, a[1] + 1)), None)
        if len(butir) > 1 and (butir[0][1] > 1 or putus):
            yield Hal(
                f"Baris {nomor}, kegiatan, memuat rincian yang dimulai dengan “{_label(*butir[0])}” dan "
                f"diakhiri "
                f"“{_label(*butir[-1])}”; rinciannya tidak berurutan dari awal.",
                f"Baris {nomor}, kegiatan",
                bahan.row_url(baris, "kegiatan"),
            )


ATURAN: Final = (
    promised_tables_are_there,
    chapters_are_numbered_as_printed,
    lists_are_numbered_in_order,
    rows_are_numbered_once,
    lists_in_rows_begin_at_the_beginning,
)
