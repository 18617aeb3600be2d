"""What a check of a signed PDF says: plain data, words, and JSON for the process that made it (layer 0)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from sakip.tanggal import NAMA_BULAN

WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class TandaTangan:
    """One signature. Times are ISO with offset, "" = none.

    utuh: the signed bytes and the signature belong together, to the last byte of the container;
    menyeluruh: it covers the whole file, or what was added later is only signatures of the fields meant for
    them and validation data; docmdp_ok: what the certifying signature permits was kept; terpercaya: at
    `waktu` the certificate was valid, meant for signing, not revoked, and issued below a trusted root;
    waktu: by the time stamp when there is a trusted one (then also in cap_waktu), else as the signer says;
    kedaluwarsa: the certificate has expired by now (no fault of a signature made before);
    dicabut: when the certificate was revoked; segel: the certificate is of an institution and no person's.
    """

    bidang: str
    nama: str = ""
    subjek: str = ""
    penerbit: str = ""
    nomor_seri: str = ""
    berlaku_dari: str = ""
    berlaku_sampai: str = ""
    waktu: str = ""
    cap_waktu: str = ""
    revisi: int = 0
    mengesahkan: bool = False
    utuh: bool = False
    menyeluruh: bool = False
    docmdp_ok: bool = False
    terpercaya: bool = False
    kedaluwarsa: bool = False
    dicabut: str = ""
    tersertifikasi: str = ""
    segel: bool = False

    @property
    def isi_terjaga(self) -> bool:
        """Whether the document is what was signed, whoever signed it."""
        return self.utuh and self.menyeluruh and self.docmdp_ok

    @property
    def sah(self) -> bool:
        """Whether the document is what was signed, by whom the certificate names."""
        return self.isi_terjaga and self.terpercaya

    @property
    def kalimat(self) -> str:
        """The finding in words for a reader who knows nothing of cryptography."""
        siapa = self.nama or "penandatangan yang tidak dikenal"
        if not self.utuh:
            apa = "Segel elektronik" if self.segel else "Tanda tangan"
            return f"{apa} pada bidang {self.bidang} rusak: isi berkas bukan lagi yang {self._kerja()}."
        kapan = f" pada {tanggal_jam(self.waktu)}" if self.waktu else ""
        if not (self.menyeluruh and self.docmdp_ok):
            return f"Berkas ini diubah sesudah {self._kerja()} {siapa}{kapan}."
        awal = f"Segel elektronik {siapa}, dibubuhkan" if self.segel else f"Ditandatangani {siapa}"
        return f"{awal}{kapan}{self._asal_waktu()}. {self._kepercayaan()}"

    def _kerja(self) -> str:
        return "disegel" if self.segel else "ditandatangani"

    def _asal_waktu(self) -> str:
        if self.cap_waktu:
            return ", dipastikan cap waktu"
        return f" (menurut {'pemegang segel' if self.segel else 'penandatangan'}, tanpa cap waktu)"

    def _kepercayaan(self) -> str:
        if self.dicabut:
            return f"Sertifikatnya dicabut pada {tanggal_jam(self.dicabut)}."
        if not self.terpercaya:
            return "Isi berkas tidak berubah, tetapi penerbit sertifikatnya tidak dipercaya sistem ini."
        jenis = " Sertifikatnya tidak tersertifikasi (PP 71/2019)." if self.tersertifikasi == "tidak" else ""
        return f"Isi berkas tidak berubah dan sertifikatnya dipercaya.{jenis}"


@dataclass(frozen=True)
class Pemeriksaan:
    """The whole file. `kode` "" = it could be checked; else bukan_pdf, rusak, terenkripsi, terlalu_besar,
    terlalu_lama or terlalu_berat, with the sentence in `pesan`. `perubahan`: changes that no signature
    answers for, in words. `bidang_kosong`: signature fields that wait for their signature. `kode_dokumen`
    and `lampiran`: the code of the document and the JSON that SAKIP attached to the file, "" = none; anyone
    can write them."""

    revisi: int = 0
    tanda_tangan: tuple[TandaTangan, ...] = ()
    bidang_kosong: tuple[str, ...] = ()
    perubahan: tuple[str, ...] = ()
    kode: str = ""
    pesan: str = ""
    kode_dokumen: str = ""
    lampiran: str = field(default="", repr=False)
    detik: float = field(default=0.0, compare=False)

    @property
    def jumlah(self) -> int:
        """How many signatures are in the file; the caller compares it with what was issued."""
        return len(self.tanda_tangan)

    @property
    def sah(self) -> bool:
        """Whether there is a signature, every one is in order, and nothing was added to the file."""
        return (
            not self.kode
            and not self.perubahan
            and bool(self.tanda_tangan)
            and all(ttd.sah for ttd in self.tanda_tangan)
        )

    def to_json(self) -> str:
        """This finding as JSON; from_json reads it back."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, teks: str) -> Self:
        """A finding from to_json. Raises ValueError, KeyError or TypeError."""
        isi: dict[str, Any] = json.loads(teks)
        isi["tanda_tangan"] = tuple(TandaTangan(**satu) for satu in isi["tanda_tangan"])
        for nama in ("bidang_kosong", "perubahan"):
            isi[nama] = tuple(isi[nama])
        return cls(**isi)


def tanggal_jam(iso: str) -> str:
    """ "2 Januari 2027 pukul 14.05 WIB" from an ISO moment with offset."""
    saat = datetime.fromisoformat(iso).astimezone(WIB)
    return f"{saat.day} {NAMA_BULAN[saat.month - 1]} {saat.year} pukul {saat:%H.%M} WIB"
