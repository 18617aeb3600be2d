"""The tasks beside documents: accounts and officials of a satker, the own certificate, who answers for an
indikator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from laporan.antrean import signs
from laporan.models import Sertifikat
from laporan.tugas.bahan import Bahan
from laporan.tugas.bentuk import DEKAT, Kelompok, Tugas
from laporan.tugas.dokumen import PENYUSUN
from renstra.kartu import missing_fields
from renstra.models import Indikator, PenanggungJawab, Renstra
from sakip.choices import JenisJabatan, JenisUnit, Peran
from sakip.models import Pejabat, Penugasan, Satker, UnitKerja
from sakip.periode import countdown
from sakip.queries import pejabat_without_right
from sakip.querysets import active_penugasan

PEMIMPIN: Final = {
    JenisUnit.LEMBAGA: JenisJabatan.KETUA,
    JenisUnit.SEKRETARIAT: JenisJabatan.SEKRETARIS,
}


def other_tasks(bahan: Bahan) -> list[Tugas]:
    """Everything that is no document, in a constant number of queries."""
    return [*_own_certificate(bahan), *_incomplete_cards(bahan), *_of_admin(bahan)]


def _places(bahan: Bahan, *peran: Peran) -> list[Satker]:
    """The satker that `bahan.user` serves as one of `peran` as a whole."""
    own = active_penugasan(bahan.user)
    return list({p.satker_id: p.satker for p in own if p.peran in peran and p.unit_id is None}.values())


def _own_certificate(bahan: Bahan) -> list[Tugas]:
    """A certificate to make, or to renew in time; none where BSrE signs or the user holds no jabatan."""
    if settings.BSRE_URL or not signs(bahan.user):
        return []
    berlaku = Sertifikat.objects.filter(user=bahan.user, dicabut__isnull=True).first()
    menjabat = Pejabat.objects.filter(_in_office(bahan.hari), akun=bahan.user).exists()
    akhir = timezone.localdate(berlaku.berlaku_sampai) if berlaku else None
    if not menjabat or (akhir is not None and akhir > bahan.hari + timedelta(days=DEKAT)):
        return []
    catatan = "Tanpa sertifikat Anda belum dapat menandatangani secara elektronik."
    return [
        Tugas(
            kelompok=Kelompok.KERJAKAN,
            kerja="Buat sertifikat baru" if akhir else "Buat sertifikat",
            judul="Sertifikat tanda tangan",
            url=reverse("laporan:sertifikat"),
            tenggat=akhir,
            sisa=countdown(akhir, bahan.hari),
            catatan="Sertifikat Anda habis masa berlakunya." if akhir else catatan,
        )
    ]


def _incomplete_cards(bahan: Bahan) -> list[Tugas]:
    """Indikator of the Renstra of this year whose kartu lacks something, per Renstra (one query)."""
    satker = _places(bahan, *PENYUSUN)
    if not satker:
        return []
    milik = {s.pk for s in satker}
    kurang = bahan.bersama.once("kartu", lambda semua: _lacking_cards(semua, bahan.hari.year))
    return [
        Tugas(
            kelompok=Kelompok.KERJAKAN,
            kerja="Lengkapi kartu",
            judul=f"{banyak} kartu indikator belum lengkap",
            tempat=renstra.satker.nama,
            url=reverse("renstra:kartu-list", args=[renstra.satker.kode_wilayah, renstra.pk]),
            catatan="Kartu dilengkapi sebelum indikatornya masuk ke Perjanjian Kinerja.",
        )
        for renstra, banyak in kurang.items()
        if renstra.satker_id in milik
    ]


def _lacking_cards(satker: Mapping[int, Satker], tahun: int) -> Counter[Renstra]:
    """How many indikator of the Renstra of `tahun` lack something in their kartu (one query)."""
    punya = PenanggungJawab.objects.filter(indikator=OuterRef("pk"), selesai__isnull=True)
    rows = Indikator.objects.filter(
        sasaran__renstra__satker__in=satker,
        sasaran__renstra__tahun_awal__lte=tahun,
        sasaran__renstra__tahun_akhir__gte=tahun,
    ).annotate(ada_pj=Exists(punya))
    kurang: Counter[Renstra] = Counter()
    for indikator in rows.select_related("sasaran__renstra__satker"):
        if missing_fields(indikator, ada_pj=indikator.ada_pj):
            kurang[indikator.sasaran.renstra] += 1
    return kurang


def _of_admin(bahan: Bahan) -> Iterator[Tugas]:
    """What an admin sees to: accounts whose penugasan ended or ends, officials who cannot sign, who leave,
    or who are not known (four queries)."""
    satker = _places(bahan, Peran.ADMIN_SATKER)
    if not satker:
        return
    rows = Pejabat.objects.filter(_in_office(bahan.hari), unit__satker__in=satker)
    pejabat = list(rows.select_related("unit", "akun"))
    unit = list(UnitKerja.objects.filter(satker__in=satker, jenis__in=PEMIMPIN, selesai__isnull=True))
    tanpa_hak = pejabat_without_right(pejabat, bahan.hari)
    akhir = _ends_of_penugasan(satker)
    for tempat in satker:
        yield from _accounts(bahan, tempat, akhir[tempat.pk])
        yield from _vacant_offices([u for u in unit if u.satker_id == tempat.pk], pejabat, tempat)
        for p in pejabat:
            if p.unit.satker_id == tempat.pk:
                yield from _official(bahan, p, tempat, p.pk in tanpa_hak)


def _in_office(hari: date) -> Q:
    return (Q(mulai__isnull=True) | Q(mulai__lte=hari)) & (Q(selesai__isnull=True) | Q(selesai__gte=hari))


def _ends_of_penugasan(satker: Sequence[Satker]) -> Mapping[int, dict[int, date]]:
    """{satker: {account: the last day of its last penugasan there}} of open accounts (one query)."""
    akhir: dict[int, dict[int, date]] = defaultdict(dict)
    rows = Penugasan.objects.filter(satker__in=satker, user__is_active=True)
    for tempat, user, selesai in rows.values_list("satker_id", "user_id", "selesai"):
        akhir[tempat][user] = max(akhir[tempat].get(user, date.min), selesai or date.max)
    return akhir


def _accounts(bahan: Bahan, satker: Satker, akhir: Mapping[int, date]) -> Iterator[Tugas]:
    url = reverse("sakip:akun-list", args=[satker.kode_wilayah])
    lewat = sum(hari < bahan.hari for hari in akhir.values())
    segera = [h for h in akhir.values() if bahan.hari <= h <= bahan.hari + timedelta(days=DEKAT)]
    if lewat:
        judul = f"{lewat} akun tanpa penugasan yang berlaku"
        catatan = "Perpanjang penugasannya atau tangguhkan akunnya."
        yield Tugas(Kelompok.KERJAKAN, "Periksa akun", judul, url, satker.nama, catatan=catatan)
    if segera:
        judul, sisa = (
            f"{len(segera)} akun yang penugasannya segera berakhir",
            countdown(min(segera), bahan.hari),
        )
        yield Tugas(Kelompok.KERJAKAN, "Perpanjang penugasan", judul, url, satker.nama, min(segera), sisa)


def _vacant_offices(unit: Sequence[UnitKerja], pejabat: Sequence[Pejabat], satker: Satker) -> list[Tugas]:
    terisi = {(p.unit_id, p.jenis_jabatan) for p in pejabat}
    return [
        Tugas(
            kelompok=Kelompok.KERJAKAN,
            kerja="Catat pejabat",
            judul=f"Jabatan {PEMIMPIN[JenisUnit(u.jenis)].label} belum diisi",
            tempat=str(u),
            url=reverse("sakip:pejabat-create", args=[satker.kode_wilayah]),
            catatan="Tanpa pejabat, dokumen unit ini tidak dapat disiapkan untuk ditandatangani.",
        )
        for u in unit
        if (u.pk, PEMIMPIN[JenisUnit(u.jenis)]) not in terisi
    ]


def _official(bahan: Bahan, pejabat: Pejabat, satker: Satker, tanpa_hak: bool) -> Iterator[Tugas]:
    """The head of a main unit who cannot sign with an account, or whose masa ends soon."""
    if PEMIMPIN.get(JenisUnit(pejabat.unit.jenis)) != pejabat.jenis_jabatan:
        return
    jabatan = JenisJabatan(pejabat.jenis_jabatan).label
    url = reverse("sakip:pejabat-edit", args=[satker.kode_wilayah, pejabat.pk])
    tempat = str(pejabat.unit)
    if pejabat.akun_id is None:
        judul = f"{jabatan} belum mempunyai akun untuk menandatangani"
        yield Tugas(Kelompok.KERJAKAN, "Tautkan akun", judul, url, tempat)
    elif tanpa_hak:
        judul = f"Akun {jabatan} tidak berhak menandatangani"
        catatan = "Akunnya ditangguhkan, atau penugasannya tidak sesuai dengan jabatannya."
        yield Tugas(Kelompok.KERJAKAN, "Periksa akun", judul, url, tempat, catatan=catatan)
    if pejabat.selesai is not None and pejabat.selesai <= bahan.hari + timedelta(days=DEKAT):
        sisa = countdown(pejabat.selesai, bahan.hari)
        judul = f"Masa jabatan {jabatan} segera berakhir"
        yield Tugas(Kelompok.KERJAKAN, "Catat pejabat berikutnya", judul, url, tempat, pejabat.selesai, sisa)
