"""What the rules read about one document, each part once and only when a rule asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.db.models import Q
from django.utils import timezone

from anggaran.baris_jumlah import is_total
from anggaran.pohon import Pohon
from kinerja.dukungan import Tanya, evidence_counts, last_year_of, questions_of
from kinerja.models import BarisPk, BarisRencanaAksi, BarisRkt, CapaianLalu, Pk, Realisasi, RencanaAksi, Rkt
from kinerja.models.realisasi import Acuan
from kinerja.queries import (
    pk_in_force,
    realisasi_rows,
    rkt_in_force,
)
from kinerja.tabel.dokumen import BarisDokumen, pk_rows, rencana_aksi_rows, rkt_rows
from kinerja.ukuran import promise_key, with_history
from laporan.models import Divisi, Narasi, Pengesampingan, RekapPegawai
from laporan.pemeriksaan.alamat import Alamat
from laporan.pemeriksaan.belanja import Belanja
from laporan.pemeriksaan.isi_tahun import IsiTahun
from laporan.pihak import Pihak, parties_of
from laporan.snapshot.lakip import lakip_snapshot
from renstra.models import Renstra, Sasaran, Tujuan
from renstra.queries import renstra_in_force
from sakip.bacaan import teks_kumulatif, teks_realisasi
from sakip.choices import JenisDokumen, JenisUnit
from sakip.lipat import lipat
from sakip.models import Langkah, Pejabat, Penugasan, Satker, UnitKerja
from sakip.models.alur import Beralur
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi

PANJANG_SEBUT: Final = 90  # letters of a text that a sentence quotes
PEMBACA: Final[dict[str, Any]] = {
    JenisDokumen.RKT: rkt_rows,
    JenisDokumen.PK: pk_rows,
    JenisDokumen.RENCANA_AKSI: rencana_aksi_rows,
}


class Riwayat(NamedTuple):
    """An earlier year of an indikator: its target (None = no number) and its realisasi in words."""

    tahun: int
    target: Decimal | None
    realisasi: str


class Bahan(Alamat):
    """One document and what stands around it. `hari` is today, `langkah` the step that is about to be taken.

    Every cached property takes a fixed number of queries, whatever the number of rows.
    """

    def __init__(self, sumber: Beralur, langkah: str, hari: date, bersama: IsiTahun | None = None) -> None:
        self.sumber: Any = sumber
        self.langkah = langkah
        self.hari = hari
        self.jenis = sumber.jenis_dokumen
        self.satker: Satker = sumber.pemilik
        self.unit: UnitKerja | None = sumber.unit_alur
        self.tahun = sumber.tahun
        self.tanggal: date | None = getattr(sumber, "tanggal", None)
        self.tanggal_teks: str = getattr(sumber, "tanggal_teks", "")
        self.bersama = bersama or IsiTahun(self.satker, self.tahun)

    @cached_property
    def rows(self) -> list[BarisDokumen]:
        """The rows of an RKT, PK or rencana aksi with their sources; none for another document."""
        baca = PEMBACA.get(self.jenis)
        return baca(self.sumber) if baca else []

    @cached_property
    def terukur(self) -> list[tuple[Realisasi, tuple[Realisasi, ...]]]:
        """The rows of a measurement in order, each with those of earlier triwulan that measure the same."""
        if self.jenis != JenisDokumen.REALISASI:
            return []
        rows = with_history(realisasi_rows(self.sumber.unit, self.tahun))
        return [(baris, lalu) for baris, lalu in rows if baris.pengukuran_id == self.sumber.pk]

    @cached_property
    def jumlah_bukti(self) -> dict[int, int]:
        """How many pieces of evidence each row of a measurement has, by its key."""
        return evidence_counts(self.sumber) if self.jenis == JenisDokumen.REALISASI else {}

    @cached_property
    def tanya(self) -> dict[int, list[Tanya]]:
        """The questions about the values of a measurement, by the key of the row."""
        return questions_of(self.sumber, [b for b, _ in self.terukur]) if self.terukur else {}

    @cached_property
    def tahun_lalu(self) -> dict[int, Realisasi]:
        """What measured the same in the same triwulan of the year before, by the key of the row."""
        return last_year_of(self.sumber, [b for b, _ in self.terukur]) if self.terukur else {}

    @cached_property
    def anggaran(self) -> list[Any]:
        """The budget lines of an RKT or PK in order."""
        if not hasattr(self.sumber, "anggaran"):
            return []
        return list(self.sumber.anggaran.order_by("urut", "id"))

    @cached_property
    def lines(self) -> list[Any]:
        """The budget lines without those that are a typed total."""
        return [b for b in self.anggaran if not is_total(b.uraian)]

    @property
    def belanja(self) -> Belanja:
        """The budget of the satker and year."""
        return self.bersama.belanja

    @cached_property
    def pagu_revisi(self) -> dict[str, set[int]]:
        """Every pagu that a revision of the DIPA of the year gives a code."""
        found: dict[str, set[int]] = {}
        for _, kode, pagu in self.bersama.pagu_revisi:
            found.setdefault(kode, set()).add(pagu)
        return found

    @cached_property
    def pk_lembaga(self) -> Pk | None:
        """The PK of the lembaga of the year, for a PK of the sekretariat; None = for another document."""
        if self.unit is None or self.unit.jenis != JenisUnit.SEKRETARIAT:
            return None
        return next((d for d in self.bersama.pk if d.unit.jenis == JenisUnit.LEMBAGA), None)

    @cached_property
    def anggaran_lembaga(self) -> list[Any]:
        """The budget lines of that PK, without typed totals."""
        lines = self.bersama.anggaran_dokumen[Pk, self.pk_lembaga.pk] if self.pk_lembaga else []
        return [b for b in lines if not is_total(b.uraian)]

    @cached_property
    def realisasi_tahunan(self) -> list[Realisasi]:
        """Every measured row of the satker and year with its links, by triwulan."""
        return [b for b in self.bersama.realisasi if b.pengukuran.tahun == self.tahun]

    @cached_property
    def realisasi_akhir(self) -> list[Realisasi]:
        """Of those the ones of the latest triwulan of each unit."""
        akhir = {r.pengukuran.unit_id: r.pengukuran.triwulan for r in self.realisasi_tahunan}
        return [r for r in self.realisasi_tahunan if r.pengukuran.triwulan == akhir[r.pengukuran.unit_id]]

    @cached_property
    def baris_rkt_tahunan(self) -> list[BarisRkt]:
        """The rows of every RKT of the satker and year that holds."""
        return [b for rkt in self.bersama.rkt for b in self.bersama.baris[Rkt, rkt.pk]]

    @cached_property
    def tujuan(self) -> list[Tujuan]:
        """The tujuan of the Renstra that is judged, or that covers the year."""
        renstra = self.sumber if self.jenis == JenisDokumen.RENSTRA else self.renstra
        if renstra is not None and self.bersama.renstra == renstra:
            renstra = self.bersama.renstra
        return list(renstra.tujuan.all()) if renstra is not None else []

    @cached_property
    def versi_sebelum(self) -> Any:
        """The version of an RKT, PK or rencana aksi right before this one; None = there is none stored."""
        kunci = {"pola": self.sumber.pola} if hasattr(self.sumber, "pola") else {}
        lain = type(self.sumber).objects.filter(
            unit=self.unit, tahun=self.tahun, versi__lt=self.sumber.versi, **kunci
        )
        return lain.order_by("-versi").first()

    @cached_property
    def riwayat(self) -> dict[str, list[Riwayat]]:
        """What the unit promised and reached in earlier years, oldest first, by the folded words of the
        indikator: as earlier documents print it, then as measured in the year before."""
        found: dict[str, list[Riwayat]] = {}
        for lalu in self.bersama.capaian_lalu:
            if self.unit is not None and lalu.unit_id == self.unit.pk:
                satu = Riwayat(lalu.tahun, lalu.target_nilai, teks_realisasi(lalu))
                found.setdefault(lipat(lalu.indikator), []).append(satu)
        for baris in self.bersama.realisasi:
            ukur = baris.pengukuran
            if self.unit is not None and ukur.tahun < self.tahun and ukur.unit_id == self.unit.pk:
                satu = Riwayat(ukur.tahun, baris.target_nilai, teks_realisasi(baris))
                found.setdefault(lipat(baris.indikator), []).append(satu)
        return found

    @cached_property
    def rekap_pegawai(self) -> list[RekapPegawai]:
        """The cells of the staff tables of the year, in order."""
        return self.bersama.rekap_pegawai

    @cached_property
    def coded_rows(self) -> list[tuple[str, Any]]:
        """(table in words, row) of the RKT and of the measurements of the year, which may bear a code."""
        rkt = [("Rencana Kinerja Tahunan", b) for b in self.baris_rkt_tahunan]
        return [*rkt, *(("Pengukuran Kinerja", b) for b in self.realisasi_akhir)]

    @property
    def pohon(self) -> Pohon:
        """The budget tree of the DIPA in force (the latest revision), with its realisasi."""
        return self.belanja.pohon

    @cached_property
    def pagu_tercetak(self) -> int | None:
        """The pagu of the year as a document prints it, where there is no DIPA; None = not known."""
        return next((t.pagu for t in self.bersama.anggaran_lalu if t.tahun == self.tahun), None)

    @cached_property
    def rkt(self) -> Rkt | None:
        """The latest RKT of the unit and year."""
        return rkt_in_force(self.unit, self.tahun) if self.unit else None

    @cached_property
    def anggaran_rkt(self) -> tuple[list[Any], list[Any]]:
        """(budget lines, rows) of that RKT."""
        if self.rkt is None:
            return [], []
        return list(self.rkt.anggaran.order_by("urut", "id")), list(self.rkt.baris.order_by("urut", "id"))

    @cached_property
    def pk(self) -> Pk | None:
        """The latest PK of the unit and year."""
        return pk_in_force(self.unit, self.tahun) if self.unit else None

    @cached_property
    def baris_pk(self) -> list[BarisPk]:
        """The rows of that PK in order."""
        return list(self.pk.baris.order_by("urut", "id")) if self.pk else []

    @cached_property
    def renstra(self) -> Renstra | None:
        """The Renstra that covers the year."""
        return renstra_in_force(self.satker, self.tahun)

    @cached_property
    def realisasi_lalu(self) -> dict[str, tuple[Decimal, str, str]]:
        """(number, unit, words) of the realisasi of each indikator of the unit in the year before, by its
        folded words: as measured here, else as entered from an earlier document. Two queries."""
        lalu = CapaianLalu.objects.filter(unit=self.unit, tahun=self.tahun - 1)
        diukur = Realisasi.objects.filter(
            pengukuran__unit=self.unit, pengukuran__tahun=self.tahun - 1, acuan=Acuan.PK
        )
        return numbers_by_indikator([*lalu, *diukur.order_by("pengukuran__triwulan", "urut", "id")])

    @cached_property
    def janji_terencana(self) -> set[tuple[object, ...]]:
        """The promises that a rencana aksi of the unit and year carries, by `promise_key`; not by an action
        that was cancelled."""
        rows = BarisRencanaAksi.objects.filter(
            rencana_aksi__unit=self.unit,
            rencana_aksi__tahun=self.tahun,
            baris_pk__isnull=False,
            dibatalkan=False,
        )
        return {promise_key(b.baris_pk) for b in rows.select_related("baris_pk")}

    @cached_property
    def pihak(self) -> list[Pihak]:
        """Who signs the document, in order."""
        return parties_of(self.sumber)

    @cached_property
    def penugasan(self) -> list[Penugasan]:
        """What the accounts of those who sign were asked to do, as far as it holds today."""
        akun = [p.pejabat.akun_id for p in self.pihak if p.pejabat and p.pejabat.akun_id]
        rows = Penugasan.objects.filter(user__in=akun, satker=self.satker, user__is_active=True)
        mulai = Q(mulai__isnull=True) | Q(mulai__lte=self.hari)
        return list(rows.filter(mulai, Q(selesai__isnull=True) | Q(selesai__gte=self.hari)))

    @property
    def pejabat(self) -> list[Pejabat]:
        """Every official of the satker, of whatever time, by unit."""
        return self.bersama.pejabat

    @cached_property
    def divisi(self) -> list[Divisi]:
        """The members and their divisi as the LAKIP of the year lists them, in order."""
        return self.bersama.divisi

    @cached_property
    def tempat_dokumen(self) -> list[tuple[str, str]]:
        """(document, place) of every RKT, PK and rencana aksi of the satker and year that says where it is
        signed, in the order of the chain. Three queries."""
        found = []
        for model in (Rkt, Pk, RencanaAksi):
            rows = model.objects.filter(unit__satker=self.satker, tahun=self.tahun).exclude(tempat="")
            found += [(str(d), d.tempat) for d in rows.select_related("unit").order_by("unit_id", "id")]
        return found

    @cached_property
    def dikesampingkan(self) -> dict[str, str]:
        """Who let a finding of this version pass, when and why, by the sidik of the finding."""
        return {sidik: _reason(p) for sidik, p in self.pengesampingan.items()}

    @cached_property
    def pengesampingan(self) -> dict[str, Pengesampingan]:
        """What let a finding of this version pass, by the sidik of the finding.

        A reason of the one who submitted does not count: it takes a second person. Two queries.
        """
        kunci = {"dokumen": self.jenis, "objek_id": self.sumber.pk or 0, "versi": self.sumber.versi}
        rows = Pengesampingan.objects.filter(**kunci).select_related("user")
        ajuan = Langkah.objects.filter(**kunci, aksi=Aksi.AJUKAN).order_by("-id").first()
        pengaju = ajuan.user_id if ajuan else None
        return {p.sidik: p for p in rows.order_by("id") if p.user_id != pengaju}

    @property
    def lakip(self) -> dict[str, Any]:
        """The LAKIP of the year as rules read it, see `ringkas.digest`."""
        return self.bersama.ringkasan

    @cached_property
    def cetakan_lakip(self) -> dict[str, Any]:
        """The LAKIP of the satker and year with everything that it prints."""
        return lakip_snapshot(self.satker, self.tahun)

    @cached_property
    def narasi(self) -> list[Narasi]:
        """The narrative sections of the LAKIP, or of the RKT of the lembaga."""
        if self.jenis == JenisDokumen.RKT and self.unit is not None and self.unit.jenis != JenisUnit.LEMBAGA:
            return []
        return [n for n in self.bersama.narasi if n.dokumen == self.jenis]

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        """The sasaran of a Renstra in order, with their indikator and all their targets."""
        if self.jenis != JenisDokumen.RENSTRA:
            return []
        rows = self.sumber.sasaran.prefetch_related("indikator__target")
        return list(rows.order_by("urut", "id"))

    @property
    def satker_by_name(self) -> dict[str, Satker]:
        """Every satker by its folded name without `KPU` or `KIP` in front."""
        return self.bersama.satker_by_name

    def numbered(self) -> list[tuple[int, Any]]:
        """(number, row) of the rows that the document has."""
        if self.jenis == JenisDokumen.REALISASI:
            return [(nomor, baris) for nomor, (baris, _) in enumerate(self.terukur, start=1)]
        return [(b.nomor, b.baris) for b in self.rows]

    def pagu_url(self, pk: int | None = None) -> str:
        """The address at which the pagu of the DIPA in force is changed."""
        if self.pohon.dipa is None:
            return self._year("anggaran:anggaran-detail")
        return self._year("anggaran:pagu-edit", self.pohon.dipa.revisi) + (f"#id_b-{pk}-pagu" if pk else "")


def numbers_by_indikator(rows: Iterable[Any]) -> dict[str, tuple[Decimal, str, str]]:
    """(number, unit, words) of the realisasi of each row that has one, by the folded words of its indikator;
    the last of several counts."""
    found = {}
    for baris in rows:
        nilai = getattr(baris, "realisasi_dihitung", None) or baris.realisasi_nilai
        if nilai is not None:
            words = teks_kumulatif(baris) or teks_realisasi(baris)
            found[lipat(baris.indikator)] = (nilai, baris.realisasi_satuan, words)
    return found


def _reason(satu: Pengesampingan) -> str:
    hari = cetak_tanggal(timezone.localtime(satu.waktu).date())
    return f"Diteruskan oleh {satu.user} pada {hari} dengan alasan: {satu.alasan}"


def sebut(teks: str) -> str:
    """`teks` in quotes, cut where it is long."""
    bersih = " ".join(teks.split())
    return f"“{bersih}”" if len(bersih) <= PANJANG_SEBUT else f"“{bersih[:PANJANG_SEBUT].rstrip()}…”"


def tempat(nomor: int, baris: Any) -> str:
    """`Baris 3: “Persentase ...”`."""
    return f"Baris {nomor}: {sebut(baris.indikator)}" if baris.indikator else f"Baris {nomor}"
