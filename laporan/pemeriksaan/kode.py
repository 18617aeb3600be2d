"""Budget codes of a satker and year: child under its parent, one name for one code (R10)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, Final

from anggaran.choices import TingkatKode
from anggaran.kode import kode_pendek
from anggaran.models import BarisPagu, BarisRealisasi
from laporan.pemeriksaan.aturan import GALAT, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan, sebut
from laporan.pemeriksaan.belanja import SalahInduk
from laporan.pemeriksaan.nama import is_near, is_same_name, words_of_name
from sakip.lipat import lipat
from sakip.numbers import cetak_rupiah

LAKIP: Final = (J.LAKIP,)
BERNAMA: Final = (TingkatKode.PROGRAM, TingkatKode.KEGIATAN)
# Numbers of rincian output that every kementerian uses, and the klasifikasi each belongs to (DOMAIN 5;
# KRISNA reference, mostly seen in RKA-KL of other units, the rest not verified).
KRO_UMUM: Final = {
    **dict.fromkeys(("956", "957", "958", "960", "962", "963", "994"), "EBA"),
    **dict.fromkeys(("951", "971"), "EBB"),
    **dict.fromkeys(("954", "996"), "EBC"),
    **dict.fromkeys(("952", "953", "955", "961", "965", "974"), "EBD"),
}
UMUM: Final = frozenset(KRO_UMUM.values())
BAGIAN_RO: Final = 6  # 076.01.CQ.6709.QGE.001
BAGIAN_KEGIATAN: Final = 4


@aturan("R10", LAKIP, GALAT, slug="kode-bukan-milik-induknya")
def code_belongs_to_its_parent(bahan: Bahan) -> Iterator[Hal]:
    """The code of a row of the pagu begins with that of the row under which it stands and adds up. One
    finding for each row; where a row has another code than everything below it, one for that row.
    Source: R10, E124."""
    salah = bahan.belanja.salah_induk
    induk = _parents_with_another_code(bahan, salah)
    pindah = {s.baris.pk for s in salah}
    for atas, depan in induk.values():
        yield _hal(
            bahan,
            atas,
            f"Kode {_sebut(atas)} berbeda dari kode rincian di bawahnya, yang berawal dengan "
            f"“{kode_pendek(depan)}”; pagunya {cetak_rupiah(atas.pagu)}.",
        )
    for satu in salah:
        if satu.menurut_letak.pk not in {*induk, *pindah}:
            yield _hal(
                bahan,
                satu.baris,
                f"Kode {_sebut(satu.baris)} bukan turunan kode {_sebut(satu.menurut_letak)}, tempat baris "
                f"itu berdiri dan jumlah pagunya {cetak_rupiah(satu.menurut_letak.pagu)} cocok.",
            )


def _parents_with_another_code(bahan: Bahan, salah: list[SalahInduk]) -> dict[int, tuple[BarisPagu, str]]:
    """Rows of which everything below has one other beginning: (row, beginning), by the key of the row."""
    per_induk: dict[int, list[SalahInduk]] = defaultdict(list)
    for satu in salah:
        per_induk[satu.menurut_letak.pk].append(satu)
    anak = Counter(b.induk_id for b in bahan.belanja.pagu)
    hasil = {}
    for pk, rows in per_induk.items():
        depan = {".".join(s.baris.kode_baku.split(".")[:BAGIAN_KEGIATAN]) for s in rows}
        if len(rows) == anak[pk] and len(depan) == 1:
            hasil[pk] = (rows[0].menurut_letak, depan.pop())
    return hasil


@aturan("R10", LAKIP, GALAT, slug="kode-program-lain")
def kegiatan_belongs_to_its_program(bahan: Bahan) -> Iterator[Hal]:
    """A kegiatan stands under the program of the reference of the year. One finding for each kegiatan,
    whichever table prints it. Source: R10."""
    induk = {k.split(".")[3]: k for k in bahan.belanja.per_kode if len(k.split(".")) == BAGIAN_KEGIATAN}
    pindah = {s.baris.pk for s in bahan.belanja.salah_induk}
    dilihat: set[str] = set()
    for baris in _rows(bahan):
        kegiatan = ".".join(baris.kode_baku.split(".")[:BAGIAN_KEGIATAN])
        nomor = kegiatan.split(".")[-1]
        benar = induk.get(nomor)
        if benar is None or benar == kegiatan or kegiatan in dilihat or baris.pk in pindah:
            continue
        if len(kegiatan.split(".")) == BAGIAN_KEGIATAN:
            dilihat.add(kegiatan)
            yield _hal(
                bahan,
                baris,
                f"Kegiatan {nomor} pada {_sebut(baris)} tertulis di bawah {kode_pendek(kegiatan)}, sedangkan "
                f"menurut referensi tahun {bahan.tahun} kodenya {kode_pendek(benar)}.",
                kegiatan,
            )


@aturan("R10", LAKIP, GALAT, slug="kode-dua-nama")
def code_has_one_name(bahan: Bahan) -> Iterator[Hal]:
    """No two rows of the pagu with one code have two names, and the realisasi of a code has the name that
    the pagu has; a name that is nearly the same is the matter of R26. Source: R10, E124."""
    pertama: dict[tuple[str, str], BarisPagu] = {}
    for baris in bahan.belanja.pagu:
        lain = pertama.setdefault((baris.kode_baku, baris.sumber_dana), baris) if baris.kode_baku else baris
        if lain is not baris and not is_same_name(lain.uraian, baris.uraian):
            yield _two_names(bahan, baris, lain.uraian, "baris lain pada tabel yang sama")
    for pagu, nyata in _spent(bahan):
        if nyata.pk in bahan.belanja.padanan.menurut_uraian or nyata.pk in bahan.belanja.salah_kode:
            continue
        if nyata.uraian.strip() and pagu.uraian.strip() and not _alike(nyata.uraian, pagu.uraian):
            yield _two_names(bahan, nyata, pagu.uraian, "tabel pagu")


def _alike(satu: str, lain: str) -> bool:
    return is_same_name(satu, lain) or is_near(satu, lain)


def _two_names(bahan: Bahan, baris: Any, nama: str, tempat: str) -> Hal:
    return _hal(
        bahan,
        baris,
        f"Kode {kode_pendek(baris.kode_baku)} bernama {sebut(baris.uraian)} pada {_table(baris)}, sedangkan "
        f"pada {tempat} bernama {sebut(nama)}.",
    )


@aturan("R10", LAKIP, GALAT, slug="nama-dua-kode")
def name_has_one_code(bahan: Bahan) -> Iterator[Hal]:
    """A row of realisasi has the code that the row of the same words has in the pagu, down to its number, and
    no two rows of one parent (no two kegiatan) share their words. Source: R10, E124, E179."""
    for pagu, baris in _spent(bahan):
        tertulis = bahan.belanja.salah_kode.get(baris.pk, baris.kode_baku)
        sama = not tertulis or f".{pagu.kode_baku}".endswith(f".{tertulis}")
        if not sama and TingkatKode.NOMOR not in (pagu.tingkat, baris.tingkat) and pagu.kode_baku:
            yield _hal(bahan, baris, _other_code(baris, pagu), pagu.kode_baku)
    senama: dict[tuple[object, str], BarisPagu] = {}
    for satu in bahan.belanja.pagu:
        atas = None if satu.tingkat == TingkatKode.KEGIATAN else satu.induk_id
        lain = senama.setdefault((atas, satu.sumber_dana + lipat(satu.uraian)), satu)
        if lain is not satu and satu.uraian.strip() and lain.kode_baku != satu.kode_baku:
            yield _hal(
                bahan,
                satu,
                f"Nama {sebut(satu.uraian)} berkode {kode_pendek(satu.kode_baku)} dan juga "
                f"{kode_pendek(lain.kode_baku)} pada tabel anggaran yang sama; pagunya "
                f"{cetak_rupiah(satu.pagu)} dan {cetak_rupiah(lain.pagu)}.",
            )


def _other_code(baris: BarisRealisasi, pagu: BarisPagu) -> str:
    benar = kode_pendek(pagu.kode_baku)
    if pagu.kode_baku.startswith(f"{baris.kode_baku}."):
        return (
            f"Kode “{baris.kode}” untuk {sebut(baris.uraian)} pada tabel realisasi anggaran tidak lengkap, "
            f"sedangkan pada tabel pagu kodenya {benar}."
        )
    return (
        f"Kode “{baris.kode}” untuk {sebut(baris.uraian)} pada tabel realisasi anggaran berbeda dari kodenya "
        f"pada tabel pagu, {benar}."
    )


@aturan("R10", LAKIP, GALAT, slug="kro-dan-ro")
def generic_output_has_its_class(bahan: Bahan) -> Iterator[Hal]:
    """A number of rincian output that all kementerian share stands under its klasifikasi: 994 under EBA. One
    finding for each code, whichever table prints it. Source: R10, E180; DOMAIN 5."""
    dilihat: set[str] = set()
    for baris in _rows(bahan):
        bagian = baris.kode_baku.split(".")
        if len(bagian) < BAGIAN_RO or bagian[4] not in UMUM or baris.kode_baku in dilihat:
            continue
        benar = KRO_UMUM.get(bagian[5], bagian[4])
        if benar != bagian[4]:
            dilihat.add(baris.kode_baku)
            yield _hal(
                bahan,
                baris,
                f"Kode {_sebut(baris)} memakai klasifikasi {bagian[4]}, sedangkan rincian output "
                f"{bagian[5]} termasuk {benar}: {benar}.{bagian[5]}.",
            )


@aturan("R10", LAKIP, GALAT, slug="kode-tidak-ada-dalam-dipa")
def spent_code_is_in_the_dipa(bahan: Bahan) -> Iterator[Hal]:
    """Money is spent on a row that the DIPA has. One finding for each code. Source: R10."""
    if not bahan.belanja.pagu:
        return
    per_kode = {r.kode_baku or r.uraian: r for r in reversed(bahan.pohon.lepas)}
    for baris in reversed(per_kode.values()):
        yield _hal(
            bahan,
            baris,
            f"Realisasi {_sebut(baris)} {cetak_rupiah(baris.realisasi)} tidak mempunyai baris pagu dengan "
            f"kode atau nama itu dalam {bahan.belanja.dipa}.",
        )


@aturan("R10", LAKIP, GALAT, slug="kode-tanpa-nomor")
def pagu_code_is_whole(bahan: Bahan) -> Iterator[Hal]:
    """The code of a row of the pagu does not break off (`CQ.6870.QGE.`). Source: R10, E179."""
    for baris in bahan.belanja.pagu:
        if baris.kode.rstrip().endswith("."):
            yield _hal(
                bahan,
                baris,
                f"Kode “{baris.kode}” untuk {sebut(baris.uraian)} dengan pagu {cetak_rupiah(baris.pagu)} "
                "tidak lengkap: nomor sesudah titik terakhir tidak ada.",
            )


@aturan("R10", LAKIP, GALAT, slug="kode-berspasi")
def code_has_no_gaps(bahan: Bahan) -> Iterator[Hal]:
    """A code is written without spaces (`CQ.6709.QGE. 003`). Source: R10, E179."""
    for baris in _rows(bahan):
        if " " in baris.kode.strip() and baris.kode_baku:
            yield _hal(
                bahan,
                baris,
                f"Kode “{baris.kode.strip()}” untuk {sebut(baris.uraian)} ditulis dengan spasi; kodenya "
                f"{kode_pendek(baris.kode_baku)}.",
            )


@aturan("R10", LAKIP, GALAT, slug="kode-kegiatan-terukur")
def measured_code_is_in_the_dipa(bahan: Bahan) -> Iterator[Hal]:
    """The code that a measured row or a row of the RKT bears stands in the DIPA of the year, where that goes
    as deep. One finding for each code. Source: R10."""
    ada = {b.kode_baku for b in bahan.belanja.pagu}
    dalam = {k.count(".") for k in ada}
    # A row whose code is that of nothing below it is said above.
    ada |= {".".join(s.baris.kode_baku.split(".")[:BAGIAN_KEGIATAN]) for s in bahan.belanja.salah_induk}
    senama = {words_of_name(b.uraian) for b in bahan.belanja.pagu}
    dilihat: set[str] = set()
    for jenis, baris in bahan.coded_rows if ada else []:
        kode = baris.kode_baku
        acuan = bahan.belanja.per_kode.get(kode)
        if acuan is not None and words_of_name(acuan.nama) in senama:
            continue  # it is right; the DIPA has that name under another code
        if kode and kode.count(".") in dalam and kode not in ada | dilihat:
            dilihat.add(kode)
            nama = words_of_name(baris.kegiatan)
            yield Hal(
                f"Kode {kode_pendek(kode)} pada {jenis} untuk {sebut(baris.kegiatan or baris.indikator)} "
                f"tidak ada dalam {bahan.belanja.dipa}.",
                f"{jenis}, kode {kode_pendek(kode)}",
                bahan.realisasi_url,
                kunci=f"R10 {kode} {nama}",
            )


@aturan("R10", (J.RKT, J.PK, J.LAKIP), GALAT, slug="kode-dan-nama-kegiatan")
def named_code_is_that_of_the_kegiatan(bahan: Bahan) -> Iterator[Hal]:
    """A row of an RKT, a PK or a measurement that names a kegiatan bears the code of that kegiatan and not of
    another one. One finding for each. Source: R10, E124."""
    kode = {words_of_name(b.uraian): b.kode_baku for b in bahan.belanja.pagu if b.tingkat in BERNAMA}
    kode |= {words_of_name(a.nama): a.kode for a in bahan.belanja.per_kode.values() if a.tingkat in BERNAMA}
    for tempat, baris, nama in _coded(bahan):
        benar = kode.get(words_of_name(nama), "")
        if benar and not f"{baris.kode_baku}.".startswith(f"{benar}."):
            yield Hal(
                f"{tempat} memberi kode {kode_pendek(baris.kode_baku)} kepada {sebut(nama)}, sedangkan kode "
                f"kegiatan itu {kode_pendek(benar)}.",
                f"{tempat}, {kode_pendek(baris.kode_baku)}",
                bahan.realisasi_url if bahan.jenis == J.LAKIP else bahan.row_url(),
                kunci=f"R10 {baris.kode_baku} {words_of_name(nama)}",
            )


def _coded(bahan: Bahan) -> Iterator[tuple[str, Any, str]]:
    """(place, row with a code, name that it bears) of the document."""
    if bahan.jenis == J.LAKIP:
        yield from (("Pengukuran Kinerja", b, b.kegiatan) for b in bahan.realisasi_akhir if b.kode_baku)
        return
    for baris in bahan.lines:
        if baris.kode_baku:
            yield "Baris anggaran", baris, baris.uraian
    for satu in bahan.rows if bahan.jenis == J.RKT else []:
        if satu.baris.kode_baku:
            yield f"Baris {satu.nomor}", satu.baris, satu.baris.kegiatan


def _rows(bahan: Bahan) -> list[Any]:
    return [*bahan.belanja.pagu, *bahan.belanja.realisasi]


def _spent(bahan: Bahan) -> Iterator[tuple[BarisPagu, BarisRealisasi]]:
    """(row of the pagu, realisasi for the whole year that belongs to it), in the order of the pagu."""
    for pagu in bahan.belanja.pagu:
        for baris in bahan.belanja.setahun.get(pagu.pk, []):
            yield pagu, baris


def _hal(bahan: Bahan, baris: Any, kalimat: str, kode: str = "") -> Hal:
    """The finding on a row; all that is wrong with one code (`kode`, else its own) is one contradiction."""
    kunci = f"R10 {kode or baris.kode_baku or baris.uraian}"
    return Hal(kalimat, f"{_table(baris).capitalize()}, {_sebut(baris)}", bahan.pagu_url(), kunci=kunci)


def _table(baris: Any) -> str:
    return "tabel pagu" if isinstance(baris, BarisPagu) else "tabel realisasi anggaran"


def _sebut(baris: Any) -> str:
    return f"{kode_pendek(baris.kode_baku) or baris.kode} {sebut(baris.uraian)}".strip()


ATURAN: Final = (
    code_belongs_to_its_parent,
    kegiatan_belongs_to_its_program,
    code_has_one_name,
    name_has_one_code,
    generic_output_has_its_class,
    spent_code_is_in_the_dipa,
    pagu_code_is_whole,
    code_has_no_gaps,
    measured_code_is_in_the_dipa,
    named_code_is_that_of_the_kegiatan,
)
