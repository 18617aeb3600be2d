"""What a row may not do: change a document that is ditetapkan, or the profile without the right to it."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Model

from anggaran.models import AnggaranLalu, BarisPagu, BarisRealisasi, Dipa
from anggaran.models.realisasi import triwulan_of
from kinerja.models import (
    AnggaranPk,
    AnggaranRkt,
    BarisPk,
    BarisRencanaAksi,
    BarisRkt,
    CapaianLalu,
    Pengukuran,
    Pk,
    Realisasi,
    RencanaAksi,
    Rkt,
    TargetPeriode,
)
from laporan.models import Divisi, Narasi, Pembanding, RekapPegawai, SaranaPrasarana
from laporan.models.lakip import JenisNarasi
from laporan.paket.jabatan import rival_words, without_right
from renstra.models import Indikator, Misi, Renstra, Sasaran, TargetIndikator, Tujuan
from sakip.choices import PERNAH_SAH, AsalData, JenisDokumen, JenisUnit, Peran, StatusDokumen
from sakip.models import BarisSkala, Satker, User
from sakip.permissions import Deed, can, why_not
from sakip.querysets import active_penugasan

if TYPE_CHECKING:
    from laporan.paket.baca import BarisMasuk
    from laporan.paket.kerja import Kerja

PROFIL: Final = frozenset({"satker", "unit", "pejabat", "skala"})

# Model -> path to the document that says whether a row may still change ("" = the row is the document).
DOKUMEN: Final[dict[type[Model], str]] = {
    **dict.fromkeys((Renstra, Rkt, Pk, RencanaAksi, Pengukuran), ""),
    Realisasi: "pengukuran",
    **dict.fromkeys((Misi, Tujuan, Sasaran), "renstra"),
    Indikator: "sasaran.renstra",
    TargetIndikator: "indikator.sasaran.renstra",
    **dict.fromkeys((BarisRkt, AnggaranRkt), "rkt"),
    **dict.fromkeys((BarisPk, AnggaranPk), "pk_dokumen"),
    BarisRencanaAksi: "rencana_aksi",
    TargetPeriode: "baris.rencana_aksi",
}

# What the LAKIP reads as it stands now: model -> (path to the year, how many years later it is read too).
DIBACA_LAKIP: Final[dict[type[Model], tuple[str, int]]] = {
    **dict.fromkeys((Dipa, BarisRealisasi, Pembanding, RekapPegawai, SaranaPrasarana, Divisi), ("tahun", 0)),
    BarisPagu: ("dipa.tahun", 0),
    **dict.fromkeys((AnggaranLalu, CapaianLalu), ("tahun", 1)),
}


@dataclass(frozen=True)
class Izin:
    """What the person behind a paket may do: `nip` to bring in NIP, `tolak_profil` why stored values of
    the profile stay ("" = they may change); `bebas` = nobody is asked, the paket comes from the command
    line; `menetapkan` to bring in dated documents as ditetapkan also of a year that is lived here; `user` is
    that person, of whom a window may ask (None = the command line)."""

    nip: bool = True
    tolak_profil: str = ""
    bebas: bool = False
    menetapkan: bool = True
    user: User | None = None


def izin_of(user: User | None, satker: Satker | None) -> Izin:
    """The rights of `user` in `satker`; None as user = the command line, which may do everything."""
    if user is None:
        return Izin(bebas=True)
    tolak = "" if can(user, Deed.ATUR, satker) else why_not(user, Deed.ATUR, satker)
    return Izin(can(user, Deed.LIHAT_NIP, satker), tolak, menetapkan=_stands_above(user, satker), user=user)


def _stands_above(user: User, satker: Satker | None) -> bool:
    """Whether `user` brings a paket for `satker` as its province or as pusat."""
    induk = satker.induk_id if satker else None
    return user.is_superuser or any(
        p.peran == Peran.PUSAT or (p.peran == Peran.PROVINSI and p.unit_id is None and p.satker_id == induk)
        for p in active_penugasan(user)
    )


def may_settle(kerja: Kerja, tahun: int) -> bool:
    """Whether dated documents of `tahun` arrive as ditetapkan: history always; a year that is lived here
    only from above the satker, whose own documents are put in force by their signatures."""
    return kerja.izin.menetapkan or tahun < settings.TAHUN_MULAI


def is_fixed(kerja: Kerja, dokumen: Any) -> bool:
    """Whether a paket may not edit `dokumen`: submitted, approved, in force or replaced.

    What a dated paket brought stays open to the next paket of one who may bring it so, its only source,
    until a version made here has come into force beside it.
    """
    if getattr(dokumen, "bisa_diubah", True):
        return False
    change = kerja.change_of(dokumen)
    if change is not None and (change.baru or "status" in change.sesudah):
        return False
    return not (_is_brought(kerja, dokumen) and may_settle(kerja, dokumen.tahun))


def _is_brought(kerja: Kerja, dokumen: Any) -> bool:
    if getattr(dokumen, "asal", "") != AsalData.IMPOR or not hasattr(dokumen, "tanggal"):
        return False
    if dokumen.status != StatusDokumen.DIGANTIKAN and dokumen.tanggal is None:
        return False
    versions = (d for d in kerja.gudang.rows(type(dokumen)) if _key(d) == _key(dokumen))
    settled_here = any(d.asal != AsalData.IMPOR and d.status in PERNAH_SAH for d in versions)
    return dokumen.status in PERNAH_SAH and not settled_here


def _key(dokumen: Any) -> tuple[Any, ...]:
    return dokumen.unit.kunci, dokumen.tahun, getattr(dokumen, "pola", "")


def fixed_document(kerja: Kerja, objek: Any) -> Any:
    """The document of `objek` if a paket may not edit it, else None."""
    dokumen = document_of(kerja, objek)
    return dokumen if dokumen is not None and is_fixed(kerja, dokumen) else None


def document_of(kerja: Kerja, objek: Any) -> Any:
    """The document that `objek` is a part of, or whose content it is; None = it belongs to none."""
    if isinstance(objek, Narasi):
        return _document_of_narasi(kerja, objek)
    if type(objek) in DIBACA_LAKIP:
        return _lakip_that_reads(kerja, objek)
    if type(objek) not in DOKUMEN:
        return None
    jalur = DOKUMEN[type(objek)]
    return attrgetter(jalur)(objek) if jalur else objek


def _lakip_that_reads(kerja: Kerja, objek: Any) -> Any:
    """The LAKIP that prints `objek`; of two the one that may not be edited. None = it has no row yet."""
    jalur, sesudah = DIBACA_LAKIP[type(objek)]
    tahun = attrgetter(jalur)(objek)
    found = [kerja.gudang.lakip[t] for t in range(tahun, tahun + sesudah + 1) if t in kerja.gudang.lakip]
    return min(found, key=lambda lakip: lakip.bisa_diubah, default=None)


def _document_of_narasi(kerja: Kerja, narasi: Narasi) -> Any:
    """The LAKIP of the year, or the latest version of the RKT of the lembaga."""
    if narasi.dokumen == JenisNarasi.LAKIP:
        return kerja.gudang.lakip.get(narasi.tahun)
    versi = [
        satu
        for satu in kerja.gudang.rows(Rkt)
        if satu.tahun == narasi.tahun and satu.unit.jenis == JenisUnit.LEMBAGA
    ]
    return max(versi, key=lambda satu: satu.versi, default=None)


def fixed_sentence(dokumen: Any) -> str:
    status = dokumen.get_status_display().lower()
    return f"{dokumen} berstatus {status}, sehingga paket tidak mengubah isinya. Catat perubahannya sendiri."


def objection(
    kerja: Kerja, masuk: BarisMasuk, objek: Any, baru: bool, beda: dict[str, tuple[Any, Any]]
) -> tuple[str, str]:
    """(column, sentence) why a row may not do what it would do; ("", "") = it may."""
    if not baru and not beda:
        return "", ""
    kolom = next((k for k, (lama, _) in beda.items() if lama not in (None, "")), "")
    if dokumen := fixed_document(kerja, objek):
        return _column(masuk, kolom), fixed_sentence(dokumen)
    if kunci := closed_words(kerja, objek):
        return _column(masuk, kolom), kunci
    if masuk.lembar.nama in PROFIL and not kerja.izin.bebas:
        return _objection_of_profile(kerja, masuk, objek, baru, beda, kolom)
    return "", ""


def _objection_of_profile(
    kerja: Kerja, masuk: BarisMasuk, objek: Any, baru: bool, beda: dict[str, Any], kolom: str
) -> tuple[str, str]:
    tolak = kerja.izin.tolak_profil
    if tolak and (kolom or (baru and _extends_scale(kerja, objek))):
        return _column(masuk, kolom), f"Isi yang sudah tersimpan tidak diubah oleh paket ini. {tolak}"
    atribut, alasan = without_right(kerja, objek, baru, beda) if tolak else ("", "")
    if alasan:
        return _column(masuk, atribut), f"{alasan} {tolak}"
    alasan = rival_words(kerja, objek, baru, beda)
    return (_column(masuk, "jabatan"), alasan) if alasan else ("", "")


def closed_words(kerja: Kerja, objek: Any) -> str:
    """Why the window of what `objek` is a part of is closed; "" = it is open. Asked once for each window."""
    if isinstance(objek, BarisRealisasi):
        return kerja.lock_of(JenisDokumen.REALISASI, objek.tahun, triwulan_of(objek.bulan), None)
    if type(objek) in DIBACA_LAKIP:  # they have no window of their own
        return ""
    dokumen = document_of(kerja, objek)
    if dokumen is None and isinstance(objek, Narasi):  # the document that prints it has no row yet
        jenis = JenisDokumen.LAKIP if objek.dokumen == JenisNarasi.LAKIP else JenisDokumen.RKT
        return kerja.lock_of(jenis, objek.tahun, None, None)
    if dokumen is None:
        return ""
    unit = getattr(dokumen, "unit", None)
    triwulan = getattr(dokumen, "triwulan", None)
    jenis, status = dokumen.jenis_dokumen, dokumen.status
    return kerja.lock_of(jenis, dokumen.tahun, triwulan, unit, status, dokumen.pk)


def _extends_scale(kerja: Kerja, objek: Any) -> bool:
    """Whether a new row joins a scale that is stored already."""
    if not isinstance(objek, BarisSkala):
        return False
    return any(satu.pk and satu.kebijakan is objek.kebijakan for satu in kerja.gudang.rows(BarisSkala))


def _column(masuk: BarisMasuk, atribut: str) -> str:
    """The column of the sheet that fills `atribut`; `target` fills target_teks, target_nilai, ..."""
    tepat = [k.nama for k in masuk.lembar.kolom if k.atribut == atribut]
    mirip = [k.nama for k in masuk.lembar.kolom if atribut.startswith(f"{k.atribut}_")]
    return next(iter(tepat + mirip), atribut)
