"""Where every figure of a document comes from, as it is kept with the document: `sumber_angka`.

Plain values, small: {id: {nilai, apa, tentang, sumber, dari, pengisi, waktu, bukti, disahkan, kode}}; what a
fact does not have, it does not name. `pengisi` and `disahkan` are roles, never names, accounts or NIP.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import timezone

from laporan.fakta import Fakta, fakta_dalam
from laporan.models import Dokumen
from laporan.snapshot.asal import (
    Akar,
    Catatan,
    Kunci,
    approvals_of,
    entries_of,
    evidence_of,
    issued_of,
    roles_of,
    roots_of,
)
from laporan.snapshot.umum import given
from sakip.models import Langkah, Satker
from sakip.tanggal import cetak_tanggal
from sakip.transitions import Aksi

KOLOM: Final = {
    "target": ("target",),
    "realisasi": ("realisasi", "pembilang", "penyebut"),
    "capaian": ("realisasi", "pembilang", "penyebut"),
    "pagu": ("pagu",),
    "renstra": ("target", "uraian"),
}
LANGKAH: Final = tuple(f"{aksi.label.lower()} " for aksi in Aksi)
DIHITUNG: Final = "Dihitung oleh sistem"
IMPOR: Final = "Impor paket"


def with_sources(satker: Satker, tahun: int, snap: dict[str, Any]) -> dict[str, Any]:
    """The snapshot with `sumber_angka` of its figures."""
    return {**snap, "sumber_angka": sources_of(satker, tahun, snap)}


def sources_of(satker: Satker, tahun: int, snap: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """{id: origin} of every fact of `snap`, in its order. The queries do not grow with the facts."""
    fakta = fakta_dalam(snap)
    akar = roots_of(satker, tahun, fakta)
    semua, dokumen = list(akar.values()), {a.dokumen for a in akar.values() if a.dokumen}
    jejak = entries_of(semua)
    langkah, terbit = approvals_of(dokumen), issued_of(dokumen)
    users = {satu.user for isi in jejak.values() for satu in isi if satu.user}
    users |= {satu.user_id for satu in langkah.values() if satu.user_id}
    peran = roles_of(satker, users)
    bukti = evidence_of({a.baris for a in semua})
    return {
        kunci: _fact(satu, akar.get(kunci), jejak, langkah, terbit, peran, bukti)
        for kunci, satu in fakta.items()
    }


def _fact(
    fakta: Fakta,
    akar: Akar | None,
    jejak: Mapping[Kunci, Sequence[Catatan]],
    langkah: Mapping[Kunci, Langkah],
    terbit: Mapping[Kunci, Dokumen],
    peran: Mapping[int, str],
    bukti: Mapping[Kunci, int],
) -> dict[str, Any]:
    hasil = {
        "nilai": fakta.nilai,
        "apa": fakta.apa,
        "tentang": " ".join(fakta.tentang.split()),
        "sumber": fakta.sumber,
        **given(dari=list(fakta.dari)),
    }
    if akar is None:
        return hasil if fakta.id.startswith("kebijakan/") else hasil | {"pengisi": DIHITUNG}
    catatan = entry_for(fakta.id, akar, jejak)
    dokumen = akar.dokumen
    dihitung = fakta.apa.startswith("Capaian")
    siapa = role_words(catatan, peran) if catatan else ""
    return hasil | given(
        pengisi=DIHITUNG if dihitung else siapa,
        waktu=cetak_tanggal(timezone.localtime(catatan.waktu).date()) if catatan else "",
        bukti=bukti.get(akar.baris) if "/target" not in fakta.id else None,
        disahkan=_approved(langkah.get(dokumen), peran) if dokumen else "",
        kode=terbit[dokumen].kode if dokumen and dokumen in terbit else "",
    )


def entry_for(kunci: str, akar: Akar, jejak: Mapping[Kunci, Sequence[Catatan]]) -> Catatan | None:
    """The entry that filled the column of the fact last; else the newest of its row, else the first of its
    document that is no step of its life. None = the trail does not reach so far."""
    rows = jejak.get(akar.baris, ())
    awalan = KOLOM.get(kunci.partition("/")[0]) or KOLOM.get(kunci.rpartition("/")[2], ())
    tepat = (satu for satu in rows if any(k.startswith(awalan) for k in satu.kolom))
    if awalan and (found := next(tepat, None)):
        return found
    awal = (satu for satu in reversed(jejak.get(akar.dokumen or akar.baris, ())) if not _is_step(satu))
    return next(iter(rows), None) or next(awal, None)


def _is_step(catatan: Catatan) -> bool:
    """Whether the entry moved a document on instead of filling it."""
    return catatan.tindakan.startswith(LANGKAH)


def role_words(catatan: Catatan, peran: Mapping[int, str]) -> str:
    """What who filled it is at the satker; an import by its own name."""
    if catatan.user is None:
        return IMPOR if catatan.tindakan.startswith("impor") else "Sistem"
    siapa = peran.get(catatan.user, "Pengguna lain")
    return f"{siapa} ({IMPOR.lower()})" if catatan.tindakan.startswith("impor") else siapa


def _approved(langkah: Langkah | None, peran: Mapping[int, str]) -> str:
    """`Kepala Subbagian, 3 Januari 2025`; "" = nobody approved the document here."""
    if langkah is None:
        return ""
    siapa = peran.get(langkah.user_id or 0, "Sistem" if langkah.user_id is None else "Pengguna lain")
    return f"{siapa}, {cetak_tanggal(timezone.localtime(langkah.waktu).date())}"
