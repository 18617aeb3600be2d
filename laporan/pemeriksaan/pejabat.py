"""Who signs: in office, complete, with an account that may sign (R23; A01 to A04)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from laporan.pemeriksaan.aturan import BERTANDA_TANGAN, GALAT, INFO, PERINGATAN, SETAHUN, Hal, J, aturan
from laporan.pemeriksaan.bahan import Bahan
from laporan.pihak import Pihak, signing_date
from sakip.choices import StatusPejabat
from sakip.tanggal import cetak_tanggal


@aturan("R23", BERTANDA_TANGAN, GALAT)
def somebody_is_in_office(bahan: Bahan) -> Iterator[Hal]:
    """For each party somebody is in office on the date of the document. In the check of a year only for a
    document that is there and is dated: a Renstra is dated when it is signed. Source: R23."""
    if bahan.langkah == SETAHUN and (bahan.jenis == J.RENSTRA or bahan.sumber.pk is None):
        return
    tanggal = signing_date(bahan.sumber)
    pada = f"pada {cetak_tanggal(tanggal)}" if tanggal else "yang masih menjabat"
    for satu in bahan.pihak:
        if satu.pejabat is None:
            yield Hal(
                f"Belum ada {satu.jabatan} {pada} dalam daftar pejabat.",
                satu.jabatan,
                bahan.pejabat_url(),
                kunci=f"R23 {satu.unit.pk} {tanggal and tanggal.year}",
            )
    if not bahan.pihak:
        yield Hal(
            f"{bahan.satker.nama} belum mempunyai unit lembaga yang menandatangani.",
            "Penandatangan",
            bahan.pejabat_url(),
            kunci="R23 tanpa lembaga",
        )


@aturan("R23", BERTANDA_TANGAN, GALAT)
def signatory_is_complete(bahan: Bahan) -> Iterator[Hal]:
    """Name and jabatan of each party are there to be printed. Source: R23."""
    for satu in bahan.pihak:
        if satu.pejabat is None:
            continue
        kurang = [
            nama
            for nama, isi in (("nama", satu.pejabat.nama), ("jabatan", satu.pejabat.jabatan))
            if not isi.strip()
        ]
        if kurang:
            yield _on(bahan, satu, f"Data penandatangan belum memuat {' dan '.join(kurang)}.")


@aturan("A01", BERTANDA_TANGAN, ajukan=PERINGATAN, ttd=GALAT, basah="")
def signatory_has_an_account(bahan: Bahan) -> Iterator[Hal]:
    """An official signs with the account that is linked to him."""
    for satu in bahan.pihak:
        if satu.pejabat and satu.pejabat.akun_id is None:
            yield _on(bahan, satu, f"{satu.pejabat.nama} belum mempunyai akun untuk menandatangani.")


@aturan("A02", BERTANDA_TANGAN, ajukan=PERINGATAN, ttd=GALAT, basah="")
def account_may_sign(bahan: Bahan) -> Iterator[Hal]:
    """The account of an official is active and holds the peran of the jabatan in that unit today."""
    for satu in bahan.pihak:
        if satu.pejabat and satu.pejabat.akun_id and not _may_sign(bahan, satu):
            yield _on(
                bahan,
                satu,
                f"Akun {satu.pejabat.nama} tidak aktif atau tidak mempunyai penugasan sebagai "
                f"{satu.peran.label} yang berlaku pada {cetak_tanggal(bahan.hari)}.",
            )


def _may_sign(bahan: Bahan, satu: Pihak) -> bool:
    akun = satu.pejabat.akun_id if satu.pejabat else None
    return any(
        p.user_id == akun and p.peran == satu.peran and p.unit_id in (None, satu.unit.pk)
        for p in bahan.penugasan
    )


@aturan("A03", BERTANDA_TANGAN, ajukan=PERINGATAN, ttd=GALAT, basah=PERINGATAN)
def signatory_is_still_in_office(bahan: Bahan) -> Iterator[Hal]:
    """Who was in office on the date of the document still is today, when he signs."""
    for satu in bahan.pihak:
        selesai = satu.pejabat.selesai if satu.pejabat else None
        if satu.pejabat and selesai and selesai < bahan.hari:
            yield _on(
                bahan,
                satu,
                f"Masa jabatan {satu.pejabat.nama} sebagai {satu.jabatan} berakhir pada "
                f"{cetak_tanggal(selesai)}, sedangkan hari ini {cetak_tanggal(bahan.hari)}.",
            )


@aturan("A04", BERTANDA_TANGAN, INFO)
def acting_official_is_named(bahan: Bahan) -> Iterator[Hal]:
    """A Plt or Plh who signs is pointed out."""
    for satu in bahan.pihak:
        if satu.pejabat and satu.pejabat.status != StatusPejabat.DEFINITIF:
            sebagai = satu.pejabat.get_status_display()
            yield _on(bahan, satu, f"{satu.pejabat.nama} menandatangani sebagai {sebagai}: {satu.jabatan}.")


def _on(bahan: Bahan, satu: Pihak, kalimat: str) -> Hal:
    return Hal(kalimat, satu.jabatan, bahan.pejabat_url(satu.pejabat.pk if satu.pejabat else None))


ATURAN: Final = (
    somebody_is_in_office,
    signatory_is_complete,
    signatory_has_an_account,
    account_may_sign,
    signatory_is_still_in_office,
    acting_official_is_named,
)
