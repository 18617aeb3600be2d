"""What the system knows of each item of the checklist: the figures behind a suggestion (layer 2).

A suggestion is shown beside the item and never ticked. Where the system cannot know, it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kinerja.models import Bukti, Pengukuran, Realisasi
from laporan.models import Lakip
from laporan.models.reviu import JawabanButir
from laporan.pemeriksaan import check_document
from laporan.tanya.baca import questions_about
from renstra.kartu import missing_fields
from renstra.models import Indikator, PenanggungJawab
from renstra.queries import renstra_in_force
from sakip.choices import JenisDokumen, StatusDokumen, StatusNilai
from sakip.lipat import lipat
from sakip.models import Langkah, Satker
from sakip.numbers import cetak_persen, cetak_rupiah
from sakip.transitions import Aksi

Isi = dict[str, Any]
DINILAI: Final = "Aplikasi tidak dapat menunjukkannya; dinilai oleh pereviu."


@dataclass(frozen=True)
class Saran:
    """What is known of one item: the answer that the figures suggest ("" = none), the figures in a sentence,
    and the page on which they stand ("" = none)."""

    jawaban: str
    kalimat: str
    url: str = ""

    @property
    def kata(self) -> str:
        """The suggested answer in words; "" = none."""
        return str(JawabanButir(self.jawaban).label) if self.jawaban else ""


@dataclass(frozen=True)
class Bahan:
    """The snapshot of the LAKIP and what lies beside it, read once."""

    satker: Satker
    tahun: int
    snap: Isi
    indikator: tuple[Any, ...]

    def page(self, nama: str) -> str:
        """The address of a page of the satker and year."""
        return reverse(nama, args=[self.satker.kode_wilayah, self.tahun])

    @property
    def baris(self) -> list[Isi]:
        """The measured rows of the PK, of every unit."""
        return [b for u in self.snap["pengukuran"] if u["acuan"] == "pk" for b in u["baris"]]

    @property
    def baris_pk(self) -> list[Isi]:
        return [b for pk in self.snap["pk"] for b in pk["baris"]]


def suggestions(satker: Satker, tahun: int, snapshot: Isi) -> dict[str, Saran]:
    """{code of an item: what is known of it} for every item. The number of queries does not grow with
    rows."""
    bahan = Bahan(satker, tahun, snapshot, tuple(_indicators(satker, tahun)))
    return {kode: cari(bahan) for kode, cari in CARI.items()}


def _indicators(satker: Satker, tahun: int) -> Iterator[Any]:
    renstra = renstra_in_force(satker, tahun)
    if renstra is not None:
        punya = PenanggungJawab.objects.filter(indikator=OuterRef("pk"), selesai__isnull=True)
        rows = Indikator.objects.filter(sasaran__renstra=renstra).annotate(ada_pj=Exists(punya))
        yield from rows.select_related("sasaran")


def _share(ada: int, dari: int, kalimat: str, url: str = "") -> Saran:
    """ya when all of them are there, tidak when some lack; none of none says nothing."""
    jawaban = "" if not dari else JawabanButir.YA if ada == dari else JawabanButir.TIDAK
    return Saran(jawaban, kalimat, url)


def _important_data(b: Bahan) -> Saran:
    ada = {nama: len(b.snap["organisasi"][nama]) for nama in ("unit", "pegawai", "sarana", "divisi")}
    kurang = [
        kata for nama, kata in (("pegawai", "pegawai"), ("sarana", "sarana prasarana")) if not ada[nama]
    ]
    kata = (
        f"Tercatat {ada['unit']} unit kerja, {ada['pegawai']} tabel pegawai, {ada['sarana']} tabel sarana "
        f"prasarana, dan {ada['divisi']} divisi."
    )
    if kurang:
        kata += f" Data {' dan '.join(kurang)} belum diisi."
    return Saran(JawabanButir.TIDAK if kurang else JawabanButir.YA, kata, b.page("laporan:lakip-detail"))


def _targets(b: Bahan) -> Saran:
    ada = sum(bool(x["target"].strip("–- ")) for x in b.baris_pk)
    kata = f"{ada} dari {len(b.baris_pk)} indikator Perjanjian Kinerja mempunyai target."
    return _share(ada, len(b.baris_pk), kata, b.page("kinerja:pk-list"))


def _capaian(b: Bahan) -> Saran:
    ada = sum(x["capaian"] is not None for x in b.baris)
    kata = f"{ada} dari {len(b.baris)} indikator Perjanjian Kinerja mempunyai angka capaian."
    return _share(ada, len(b.baris), kata, b.page("kinerja:realisasi-list"))


def _annexes(b: Bahan) -> Saran:
    jumlah = [(len(b.snap[k]), kata) for k, kata in ANNEX.items()]
    ada = sum(n > 0 for n, _ in jumlah)
    kata = "Dilampirkan " + ", ".join(f"{n} {kata}" for n, kata in jumlah) + "."
    return _share(ada, len(jumlah), kata, b.page("laporan:lakip-detail"))


ANNEX: Final = {"pk": "perjanjian kinerja", "rkt": "RKT", "rencana_aksi": "rencana aksi"}
KE_DEPAN: Final = frozenset({"langkah ke depan", "saran", "rekomendasi"})


def _improvement(b: Bahan) -> Saran:
    bagian = [n["bagian"] for n in b.snap["narasi"] if lipat(n["bagian"]) in KE_DEPAN and n["teks"].strip()]
    tindak = sum(bool(x["tindak_lanjut"].strip()) for x in b.baris)
    ditulis = f"ditulis pada bagian {', '.join(bagian)}" if bagian else "belum ditulis"
    kata = f"Langkah ke depan {ditulis}; {tindak} indikator memuat tindak lanjut."
    ya = JawabanButir.YA if bagian or tindak else JawabanButir.TIDAK
    return Saran(ya, kata, b.page("laporan:lakip-detail"))


def _money(b: Bahan) -> Saran:
    a = b.snap["anggaran"]
    if a["pagu"] is None or a["realisasi"] is None:
        return Saran(JawabanButir.TIDAK, "Pagu atau realisasi anggaran belum diisi.", b.page(DANA))
    kata = f"Pagu {cetak_rupiah(a['pagu'])}, realisasi {cetak_rupiah(a['realisasi'])}"
    if a["penyerapan"] is not None:
        kata += f", penyerapan {cetak_persen(a['penyerapan'])}"
    return Saran(JawabanButir.YA, f"{kata}; {len(a['baris'])} baris rincian.", b.page(DANA))


DANA: Final = "anggaran:anggaran-detail"


def _author(b: Bahan) -> Saran:
    lakip = Lakip.objects.filter(satker=b.satker, tahun=b.tahun).first()
    rows = Langkah.objects.filter(dokumen=JenisDokumen.LAKIP, objek_id=lakip.pk if lakip else 0)
    ajuan = rows.filter(aksi=Aksi.AJUKAN).select_related("user").first()
    oleh = f"diajukan oleh {ajuan.user}" if ajuan else "belum diajukan"
    return Saran("", f"Laporan {oleh}. Kesesuaian dengan tugas dan fungsi unitnya dinilai oleh pereviu.")


def _evidence(b: Bahan) -> Saran:
    bukti = Bukti.objects.filter(realisasi=OuterRef("pk"), ditarik=None)
    rows = _measured(b).filter(realisasi_status=StatusNilai.TERISI)
    ada = rows.filter(Q(Exists(bukti)) | ~Q(bukti="")).count()
    dari = rows.count()
    kata = f"{ada} dari {dari} nilai realisasi yang terisi mempunyai bukti dukung."
    return _share(ada, dari, kata, b.page("kinerja:realisasi-list"))


def _measured(b: Bahan) -> Any:
    return Realisasi.objects.filter(pengukuran__unit__satker=b.satker, pengukuran__tahun=b.tahun)


def _mechanism(b: Bahan) -> Saran:
    rows = Pengukuran.objects.filter(unit__satker=b.satker, tahun=b.tahun)
    diajukan = Langkah.objects.filter(
        dokumen=JenisDokumen.REALISASI, objek_id=OuterRef("pk"), aksi=Aksi.AJUKAN
    )
    ada, dari = rows.filter(Exists(diajukan)).count(), rows.count()
    kata = f"{ada} dari {dari} realisasi triwulan diajukan oleh unitnya melalui aplikasi."
    return _share(ada, dari, kata, b.page("kinerja:realisasi-list"))


def _owners(b: Bahan) -> Saran:
    ada = sum(i.ada_pj for i in b.indikator)
    kata = f"{ada} dari {len(b.indikator)} indikator Renstra mempunyai penanggung jawab yang berlaku."
    return _share(ada, len(b.indikator), kata, reverse("renstra:pj-list", args=[b.satker.kode_wilayah]))


def _reliable(b: Bahan) -> Saran:
    lakip = Lakip.objects.filter(satker=b.satker, tahun=b.tahun).first()
    temuan = check_document(lakip or Lakip(satker=b.satker, tahun=b.tahun), langkah="ttd")
    berat = sum(t.tingkat in ("galat", "alasan") and not t.dikesampingkan for t in temuan)
    kata = f"Pemeriksaan otomatis menemukan {len(temuan)} hal, {berat} di antaranya belum diselesaikan."
    if tanya := questions_about([b.satker], b.tahun)[b.satker.pk]:
        dijawab = sum(satu.jawaban is not None for satu in tanya)
        kata += f" {dijawab} dari {len(tanya)} pertanyaan tentang angka sudah dijawab satuan kerja."
    url = reverse(
        "laporan:periksa-detail",
        args=[b.satker.kode_wilayah, b.tahun, JenisDokumen.LAKIP.value, lakip.pk if lakip else 0],
    )
    return Saran(JawabanButir.TIDAK if berat else "", kata, url)


def _known(b: Bahan) -> Saran:
    rows = Pengukuran.objects.filter(unit__satker=b.satker, tahun=b.tahun)
    dari = rows.count()
    ada = rows.filter(
        status__in=[StatusDokumen.DISETUJUI, StatusDokumen.DITETAPKAN, StatusDokumen.DITERIMA]
    ).count()
    kata = f"{ada} dari {dari} realisasi triwulan sudah disetujui oleh pemeriksa unitnya."
    return _share(ada, dari, kata, b.page("kinerja:realisasi-list"))


def _from_below(b: Bahan) -> Saran:
    anak = Satker.objects.filter(induk=b.satker)
    dari = anak.count()
    if not dari:
        unit = sum(1 for u in b.snap["pengukuran"] if u["baris"])
        return Saran("", f"Satuan kerja ini tidak membawahi satuan kerja lain; {unit} tabel unit digabung.")
    ada = Lakip.objects.filter(
        satker__in=anak, tahun=b.tahun, status__in=[StatusDokumen.DITETAPKAN, StatusDokumen.DITERIMA]
    ).count()
    return _share(ada, dari, f"{ada} dari {dari} satuan kerja di bawahnya sudah menetapkan LAKIP-nya.")


def _goals_as_promised(b: Bahan) -> Saran:
    janji = {lipat(x["sasaran"]) for x in b.baris_pk}
    lapor = {lipat(x["sasaran"]) for x in b.baris}
    kata = f"Laporan memuat {len(lapor)} sasaran; {len(lapor & janji)} sama dengan Perjanjian Kinerja."
    return _share(len(lapor & janji), len(lapor | janji), kata, b.page("kinerja:pk-list"))


def _goals_of_renstra(b: Bahan) -> Saran:
    renstra = {lipat(i.sasaran.uraian) for i in b.indikator}
    if not renstra:
        return Saran(JawabanButir.TIDAK, "Renstra yang berlaku belum memuat sasaran dan indikator.")
    lapor = {lipat(x["sasaran"]) for x in b.baris}
    kata = f"{len(lapor & renstra)} dari {len(lapor)} sasaran laporan tertulis sama dalam Renstra."
    return _share(
        len(lapor & renstra),
        len(lapor),
        kata,
        reverse("renstra:renstra-list", args=[b.satker.kode_wilayah]),
    )


def _depends(_: Bahan) -> Saran:
    return Saran("", "Tidak relevan bila butir yang dirujuk dijawab ya.")


def _indicators_as_promised(b: Bahan) -> Saran:
    janji = {lipat(x["indikator"]) for x in b.baris_pk}
    lapor = {lipat(x["indikator"]) for x in b.baris}
    kata = f"{len(lapor & janji)} dari {len(janji)} indikator Perjanjian Kinerja dimuat dalam laporan."
    return _share(len(lapor & janji), len(janji), kata, b.page("kinerja:pk-list"))


def _main_indicators(b: Bahan) -> Saran:
    utama = {lipat(i.uraian) for i in b.indikator if i.iku}
    if not utama:
        return Saran("", "Renstra belum menandai indikator kinerja utama.")
    lapor = {lipat(x["indikator"]) for x in b.baris}
    kata = f"{len(utama & lapor)} dari {len(utama)} indikator kinerja utama dimuat dalam laporan."
    return _share(len(utama & lapor), len(utama), kata)


def _comparison(b: Bahan) -> Saran:
    lalu, luar = len(b.snap["riwayat"]), len(b.snap["pembanding"])
    kata = f"{lalu} indikator mempunyai angka tahun lalu; {luar} angka nasional atau provinsi tercatat."
    return Saran(
        JawabanButir.YA if lalu and luar else JawabanButir.TIDAK, kata, b.page("laporan:lakip-detail")
    )


def _measuring(b: Bahan) -> Saran:
    sasaran: dict[str, int] = {}
    for x in b.baris_pk:
        sasaran[lipat(x["sasaran"])] = sasaran.get(lipat(x["sasaran"]), 0) + 1
    kata = f"{len(sasaran)} sasaran diukur oleh {len(b.baris_pk)} indikator. {DINILAI}"
    return Saran("", kata, b.page("kinerja:pk-list"))


def _smart(b: Bahan) -> Saran:
    lengkap = sum(not missing_fields(i, ada_pj=bool(i.ada_pj)) for i in b.indikator)
    kata = f"{lengkap} dari {len(b.indikator)} kartu indikator lengkap. {DINILAI}"
    return Saran("", kata)


CARI: Final[dict[str, Callable[[Bahan], Saran]]] = {
    "I.1": _important_data,
    "I.2": _targets,
    "I.3": _capaian,
    "I.4": _annexes,
    "I.5": _improvement,
    "I.6": _money,
    "II.1": _author,
    "II.2": _evidence,
    "II.3": _mechanism,
    "II.4": _owners,
    "II.5": _reliable,
    "II.6": _known,
    "II.7": _from_below,
    "III.1": _goals_as_promised,
    "III.2": _goals_of_renstra,
    "III.3": _depends,
    "III.4": _indicators_as_promised,
    "III.5": _main_indicators,
    "III.6": _depends,
    "III.7": _comparison,
    "III.8": _measuring,
    "III.9": _depends,
    "III.10": _smart,
}
