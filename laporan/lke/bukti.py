"""What the system shows of each criterion, with the figures behind it; a criterion that it cannot show has
none (layer 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from anggaran.models import Dipa
from kinerja.models import BarisRencanaAksi, Pk, RencanaAksi, Rkt, TindakLanjut
from kinerja.models.bukti import TERBUKA
from kinerja.queries import versions_that_hold
from laporan.lke.bahan import Bahan, material_of
from laporan.models import Lakip, Lke, Rekomendasi, Reviu
from laporan.models.lke import StatusLke
from laporan.models.rekomendasi import BELUM_TUNTAS, DIPUTUS, StatusRekomendasi
from laporan.models.reviu import StatusReviu
from laporan.reviu.saran import Saran
from renstra.kartu import missing_fields
from renstra.models import Kontribusi, PenanggungJawab, TargetIndikator
from sakip.choices import SAH, AsalData, JenisDokumen, JenisUnit, StatusDokumen, StatusNilai
from sakip.models import Langkah, Satker
from sakip.periode import calendar_of
from sakip.queries import kebijakan_for
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi

YA, TIDAK = "ya", "tidak"


def evidence_for(satker: Satker, tahun: int) -> dict[str, Saran]:
    """{code of a criterion: what the system shows of it}; a criterion that it cannot show is left out. The
    number of queries does not grow with rows."""
    bahan = material_of(satker, tahun)
    return {kode: cari(bahan) for kode, cari in CARI.items()}


def _share(ada: int, dari: int, kalimat: str, url: str = "") -> Saran:
    return Saran(YA if dari and ada == dari else TIDAK, kalimat, url)


def _from_review(kode: str) -> Callable[[Bahan], Saran]:
    return lambda b: b.saran[kode]


# --- planning


def _renstra(b: Bahan) -> Saran:
    url = reverse("renstra:renstra-list", args=[b.satker.kode_wilayah])
    if b.renstra is None:
        return Saran(TIDAK, f"Belum ada Renstra yang mencakup tahun {b.tahun}.", url)
    masa = f"{b.renstra.tahun_awal} sampai {b.renstra.tahun_akhir}"
    return Saran(YA, f"Renstra {masa} tercatat dengan {len(b.indikator)} indikator.", url)


def _renstra_in_force(b: Bahan) -> Saran:
    if b.renstra is None:
        return Saran(TIDAK, "Belum ada Renstra.")
    status = StatusDokumen(b.renstra.status)
    url = reverse("renstra:renstra-detail", args=[b.satker.kode_wilayah, b.renstra.pk])
    kata = f"Renstra versi {b.renstra.versi} berstatus {status.label.lower()}."
    return Saran(YA if b.renstra.is_sah else TIDAK, kata, url)


def _documents(model: Any, nama: str, halaman: str) -> Callable[[Bahan], Saran]:
    def cari(b: Bahan) -> Saran:
        ada = _held(model, b)
        return Saran(YA if ada else TIDAK, f"{len(ada)} {nama} tercatat: {_dated(ada)}.", b.page(halaman))

    return cari


def _held(model: Any, b: Bahan) -> list[Any]:
    rows = model.objects.filter(unit__satker=b.satker, tahun=b.tahun).select_related("unit").order_by("versi")
    return versions_that_hold(rows)


def _dated(dokumen: Iterable[Any]) -> str:
    kata = [
        f"{d.unit} versi {d.versi}, "
        f"{d.tanggal_teks or (cetak_tanggal(d.tanggal) if d.tanggal else 'belum bertanggal')}"
        for d in dokumen
    ]
    return "; ".join(kata) or "tidak ada"


def _both_pk(b: Bahan) -> Saran:
    ada = _held(Pk, b)
    utama = {d.unit.jenis for d in ada} & {JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT}
    kata = f"PK tercatat untuk {len(utama)} dari 2 unit utama: {_dated(ada)}."
    return _share(len(utama), 2, kata, b.page("kinerja:pk-list"))


def _signed_pk(b: Bahan) -> Saran:
    ada = _held(Pk, b)
    sah = sum(d.is_sah for d in ada)
    impor = sum(d.is_sah and d.asal == AsalData.IMPOR for d in ada)
    kata = f"PK ditetapkan {sah} dari {len(ada)}"
    kata += f", {impor} di antaranya menurut data yang diimpor." if impor else "."
    return _share(sah, len(ada), kata, b.page("kinerja:pk-list"))


def _dipa(b: Bahan) -> Saran:
    dipa = Dipa.objects.filter(satker=b.satker, tahun=b.tahun).order_by("-revisi").first()
    kata = f"DIPA revisi {dipa.revisi} tercatat." if dipa else "DIPA belum dicatat."
    return Saran(YA if dipa else TIDAK, kata, b.page("anggaran:anggaran-detail"))


def _cards(b: Bahan) -> Saran:
    lengkap = sum(not missing_fields(i, ada_pj=True) for i in b.indikator)
    kata = f"{lengkap} dari {len(b.indikator)} kartu indikator memuat definisi, cara menghitung, dan sumber."
    return _share(lengkap, len(b.indikator), kata, _card_page(b))


def _card_page(b: Bahan) -> str:
    args = [b.satker.kode_wilayah, b.renstra.pk] if b.renstra else None
    return reverse("renstra:kartu-list", args=args) if args else ""


def _main_indicators(b: Bahan) -> Saran:
    utama = sum(bool(i.iku) for i in b.indikator)
    kata = f"{utama} dari {len(b.indikator)} indikator Renstra ditandai sebagai indikator kinerja utama."
    return Saran(YA if utama else TIDAK, kata, _card_page(b))


def _yearly_targets(b: Bahan) -> Saran:
    rows = TargetIndikator.objects.filter(indikator__in=b.indikator, tahun=b.tahun)
    ada = rows.filter(target_status=StatusNilai.TERISI).count()
    kata = f"{ada} dari {len(b.indikator)} indikator Renstra mempunyai target tahun {b.tahun}."
    return _share(ada, len(b.indikator), kata, _card_page(b))


def _contributions(b: Bahan) -> Saran:
    ada = Kontribusi.objects.filter(unit__satker=b.satker).count()
    turunan = len(_held(Pk, b)) - 2
    kata = f"{ada} kontribusi unit mitra dan {max(turunan, 0)} PK unit di bawah sekretariat tercatat."
    return Saran(YA if ada or turunan > 0 else TIDAK, kata)


def _linked_plans(b: Bahan) -> Saran:
    rows = BarisRencanaAksi.objects.filter(rencana_aksi__in=_held(RencanaAksi, b))
    ada, dari = rows.filter(baris_pk__isnull=False).count(), rows.count()
    kata = f"{ada} dari {dari} baris rencana aksi terhubung dengan baris PK."
    return _share(ada, dari, kata, b.page("kinerja:rencana-aksi-list"))


def _money_of_plans(b: Bahan) -> Saran:
    rows = BarisRencanaAksi.objects.filter(rencana_aksi__in=_held(RencanaAksi, b))
    ada, dari = rows.exclude(kode="").count(), rows.count()
    kata = f"{ada} dari {dari} baris rencana aksi memuat kode rincian output."
    return Saran(YA if ada else TIDAK, kata, b.page("kinerja:rencana-aksi-list"))


def _changes(b: Bahan) -> Saran:
    versi = [d.versi for d in _held(Pk, b)]
    kata = f"PK diubah {sum(versi)} kali. Apakah perubahan diperlukan dinilai oleh penilai."
    return Saran("", kata, b.page("kinerja:pk-list"))


# --- measuring


def _policy(b: Bahan) -> Saran:
    kebijakan = kebijakan_for(b.satker, b.tahun)
    milik = "satuan kerja" if kebijakan.satker_id else "nasional"
    return Saran(YA, f"Kebijakan {milik} tahun {kebijakan.tahun} dipakai.", b.page("sakip:kebijakan-detail"))


def _sources(b: Bahan) -> Saran:
    ada = sum(bool(i.sumber_data.strip() and i.frekuensi) for i in b.indikator)
    kata = f"{ada} dari {len(b.indikator)} indikator menyebut sumber data dan frekuensi pengukurannya."
    return _share(ada, len(b.indikator), kata, _card_page(b))


def _owners(b: Bahan) -> Saran:
    rows = PenanggungJawab.objects.filter(indikator__in=b.indikator, selesai__isnull=True)
    ada = rows.values("indikator").distinct().count()
    kata = f"{ada} dari {len(b.indikator)} indikator mempunyai penanggung jawab."
    return _share(ada, len(b.indikator), kata, reverse("renstra:pj-list", args=[b.satker.kode_wilayah]))


def _settled(b: Bahan) -> Saran:
    sah = sum(p.status in SAH for p in b.ukur)
    kata = f"{sah} dari {len(b.ukur)} realisasi triwulan ditetapkan oleh pimpinan."
    return _share(sah, len(b.ukur), kata, b.page("kinerja:realisasi-list"))


def _quarters(b: Bahan) -> Saran:
    ada = len({p.triwulan for p in b.ukur})
    return _share(ada, 4, f"{ada} dari 4 triwulan diukur.", b.page("kinerja:realisasi-list"))


def _in_time(b: Bahan) -> Saran:
    rows = Langkah.objects.filter(
        dokumen=JenisDokumen.REALISASI, objek_id__in=[p.pk for p in b.ukur], aksi=Aksi.AJUKAN
    )
    diajukan: dict[int, Any] = {}
    for pk, waktu in rows.order_by("-waktu").values_list("objek_id", "waktu"):
        diajukan[pk] = timezone.localdate(waktu)
    kalender = calendar_of(b.tahun)
    batas = {p.pk: kalender.find(b.satker, JenisDokumen.REALISASI, p.triwulan) for p in b.ukur}
    berjadwal = [p.pk for p in b.ukur if (w := batas[p.pk]) is not None and w.tenggat is not None]
    if not berjadwal:
        return Saran("", "Jadwal pengisian realisasi belum ditetapkan, sehingga ketepatannya tidak terbaca.")
    tepat = sum(pk in diajukan and diajukan[pk] <= batas[pk].tenggat for pk in berjadwal)  # type: ignore[union-attr]
    kata = f"Realisasi tepat waktu {tepat} dari {len(berjadwal)}."
    return _share(tepat, len(berjadwal), kata, b.page("kinerja:realisasi-list"))


def _application(b: Bahan) -> Saran:
    return Saran(YA, f"{len(b.ukur)} realisasi triwulan tahun {b.tahun} tercatat dalam aplikasi ini.")


def _follow_ups(b: Bahan) -> Saran:
    rows = TindakLanjut.objects.filter(realisasi__pengukuran__in=b.ukur)
    dari, terbuka = rows.count(), rows.filter(status__in=TERBUKA).count()
    kata = f"{dari} tindak lanjut dijanjikan, {dari - terbuka} di antaranya sudah ditutup."
    return Saran(YA if dari and not terbuka else TIDAK, kata, b.page("kinerja:realisasi-list"))


def _revisions(b: Bahan) -> Saran:
    banyak = Dipa.objects.filter(satker=b.satker, tahun=b.tahun).count()
    kata = f"{max(banyak - 1, 0)} perubahan DIPA tercatat. Kaitannya dengan pengukuran dinilai oleh penilai."
    return Saran("", kata, b.page("anggaran:anggaran-detail"))


# --- reporting and evaluation


def _report(b: Bahan) -> Saran:
    lakip = _lakip(b)
    ada = lakip is not None and lakip.status not in (StatusDokumen.DRAF, StatusDokumen.DIKEMBALIKAN)
    status = StatusDokumen(lakip.status).label.lower() if lakip else ""
    kata = f"LAKIP berstatus {status}." if status else "LAKIP belum diajukan."
    return Saran(YA if ada else TIDAK, kata, b.page("laporan:lakip-detail"))


def _lakip(b: Bahan) -> Lakip | None:
    return Lakip.objects.filter(satker=b.satker, tahun=b.tahun).first()


def _signed_report(b: Bahan) -> Saran:
    lakip = _lakip(b)
    sah = lakip is not None and lakip.is_sah
    kata = "LAKIP sudah ditetapkan." if sah else "LAKIP belum ditandatangani di aplikasi."
    return Saran(YA if sah else TIDAK, kata, b.page("laporan:lakip-detail"))


def _reviewed(b: Bahan) -> Saran:
    reviu = Reviu.objects.filter(satker=b.satker, tahun=b.tahun, status=StatusReviu.SELESAI).last()
    if reviu is None or reviu.tanggal is None:
        return Saran(TIDAK, "Belum ada reviu yang ditutup.", b.page("laporan:reviu-detail"))
    kata = f"Reviu ditutup pada {cetak_tanggal(reviu.tanggal)}"
    kata += " dengan pernyataan telah direviu." if reviu.berpernyataan else " tanpa pernyataan."
    return Saran(YA if reviu.berpernyataan else TIDAK, kata, b.page("laporan:reviu-detail"))


def _report_in_time(b: Bahan) -> Saran:
    jadwal = calendar_of(b.tahun).find(b.satker, JenisDokumen.LAKIP)
    lakip = _lakip(b)
    rows = Langkah.objects.filter(
        dokumen=JenisDokumen.LAKIP, objek_id=lakip.pk if lakip else 0, aksi=Aksi.AJUKAN
    )
    ajuan = rows.order_by("waktu").first()
    if jadwal is None or jadwal.tenggat is None:
        return Saran("", "Tenggat LAKIP belum ditetapkan, sehingga ketepatannya tidak terbaca.")
    if ajuan is None:
        return Saran(TIDAK, f"LAKIP belum diajukan; tenggatnya {cetak_tanggal(jadwal.tenggat)}.")
    hari = timezone.localdate(ajuan.waktu)
    kata = f"LAKIP diajukan {cetak_tanggal(hari)}; tenggatnya {cetak_tanggal(jadwal.tenggat)}."
    return Saran(YA if hari <= jadwal.tenggat else TIDAK, kata)


def _years_before(b: Bahan) -> Saran:
    lalu = len(b.snap["riwayat"])
    kata = f"{lalu} indikator mempunyai angka tahun-tahun lalu."
    return Saran(YA if lalu else TIDAK, kata, b.page("laporan:lakip-detail"))


def _nation(b: Bahan) -> Saran:
    luar = len(b.snap["pembanding"])
    kata = f"{luar} angka nasional atau provinsi tercatat."
    return Saran(YA if luar else TIDAK, kata, b.page("laporan:lakip-detail"))


def _obstacles(b: Bahan) -> Saran:
    rows = [x for u in b.snap["pengukuran"] for x in u["baris"] if x["capaian"] is not None]
    ada = sum(bool(x["kendala"].strip() or x["keterangan"].strip()) for x in rows)
    kata = f"{ada} dari {len(rows)} indikator yang terukur memuat kendala atau keterangan."
    return _share(ada, len(rows), kata, b.page("kinerja:realisasi-list"))


def _next_plans(b: Bahan) -> Saran:
    depan = b.tahun + 1
    ada = Pk.objects.filter(unit__satker=b.satker, tahun=depan).count()
    ada += Rkt.objects.filter(unit__satker=b.satker, tahun=depan).count()
    kata = f"{ada} RKT dan PK tahun {depan} tercatat. Pemakaian laporannya dinilai oleh penilai."
    return Saran("" if ada else TIDAK, kata)


def _yearly_assessment(b: Bahan) -> Saran:
    lalu = Lke.objects.filter(satker=b.satker, tahun=b.tahun - 1, status=StatusLke.SELESAI).exists()
    kata = f"Penilaian mandiri tahun {b.tahun - 1} {'sudah selesai' if lalu else 'belum ada'} di aplikasi."
    return Saran(YA if lalu else "", kata)


def _depth(b: Bahan) -> Saran:
    reviu = Reviu.objects.filter(satker=b.satker, tahun=b.tahun).last()
    if reviu is None:
        return Saran("", "Belum ada reviu di aplikasi.")
    kata = f"Reviu memuat {reviu.jawaban.count()} jawaban daftar uji dan {reviu.temuan.count()} temuan."
    return Saran("", f"{kata} Kedalamannya dinilai oleh penilai.", b.page("laporan:reviu-detail"))


def _due_recommendations(b: Bahan) -> Saran:
    rows = Rekomendasi.objects.filter(
        satker=b.satker, tanggal__year__lte=b.tahun, tenggat__lte=timezone.localdate()
    )
    dari, terbuka = rows.count(), rows.filter(status__in=BELUM_TUNTAS).count()
    if not dari:
        return Saran("", "Belum ada rekomendasi yang jatuh tempo.", b.page("laporan:rekomendasi-list"))
    kata = f"{dari - terbuka} dari {dari} rekomendasi yang jatuh tempo sudah diputus."
    return _share(dari - terbuka, dari, kata, b.page("laporan:rekomendasi-list"))


def _proven_recommendations(b: Bahan) -> Saran:
    rows = Rekomendasi.objects.filter(
        satker=b.satker, tanggal__year__lte=b.tahun, status__in=[*DIPUTUS, StatusRekomendasi.DILAPORKAN]
    )
    dari = rows.count()
    if not dari:
        return Saran("", "Belum ada rekomendasi yang dilaporkan selesai.", b.page("laporan:rekomendasi-list"))
    berbukti = rows.exclude(kemajuan__tautan="", kemajuan__berkas="").distinct().count()
    kata = f"{berbukti} dari {dari} rekomendasi yang dilaporkan selesai mempunyai bukti."
    return _share(berbukti, dari, kata, b.page("laporan:rekomendasi-list"))


CARI: Final[dict[str, Callable[[Bahan], Saran]]] = {
    "1.a.1": _renstra,
    "1.a.2": _renstra_in_force,
    "1.a.3": _documents(Rkt, "RKT", "kinerja:rkt-list"),
    "1.a.4": _both_pk,
    "1.a.5": _documents(RencanaAksi, "rencana aksi", "kinerja:rencana-aksi-list"),
    "1.a.6": _dipa,
    "1.b.1": _signed_pk,
    "1.b.2": _from_review("III.2"),
    "1.b.3": _from_review("I.2"),
    "1.b.4": _cards,
    "1.b.5": _main_indicators,
    "1.b.6": _yearly_targets,
    "1.b.7": _contributions,
    "1.c.1": _linked_plans,
    "1.c.2": _money_of_plans,
    "1.c.3": _quarters,
    "1.c.4": _changes,
    "2.a.1": _policy,
    "2.a.2": _sources,
    "2.a.3": _owners,
    "2.b.1": _settled,
    "2.b.2": _from_review("II.2"),
    "2.b.3": _quarters,
    "2.b.4": _from_review("II.6"),
    "2.b.5": _in_time,
    "2.b.6": _application,
    "2.c.1": _follow_ups,
    "2.c.2": _revisions,
    "3.a.1": _report,
    "3.a.2": _signed_report,
    "3.a.3": _reviewed,
    "3.a.5": _report_in_time,
    "3.b.1": _from_review("I.3"),
    "3.b.2": _yearly_targets,
    "3.b.3": _years_before,
    "3.b.4": _nation,
    "3.b.5": _obstacles,
    "3.b.6": _from_review("I.6"),
    "3.b.7": _from_review("I.5"),
    "3.c.2": _next_plans,
    "4.a.2": _yearly_assessment,
    "4.a.3": _reviewed,
    "4.b.1": _depth,
    "4.b.2": _application,
    "4.c.1": _due_recommendations,
    "4.c.2": _proven_recommendations,
}
