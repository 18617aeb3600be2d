"""Where the gateway is asked to show a signature: the place of the prepared field (layer 0)."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import read_certification_data

from laporan.penandatangan.dasar import GalatTtd, Permintaan
from sakip.qr import qr_png


@dataclass(frozen=True)
class Tempat:
    """Where the visible signature goes: page from 1, box in points from the lower left, page height.

    `tampak` False: a certifying signature is in the file, after which a new visible field is a change.
    `terisi`: the fields that are signed already."""

    halaman: int
    kotak: tuple[float, float, float, float]
    tinggi: float
    tampak: bool
    terisi: frozenset[str]

    @classmethod
    def of(cls, permintaan: Permintaan) -> Tempat:
        """The place of the prepared field. Raises GalatTtd (pdf_rusak, bidang)."""
        try:
            reader = PdfFileReader(BytesIO(permintaan.pdf))
            semua = list(enumerate_sig_fields(reader))
            bidang = {nama: rujukan for nama, isi, rujukan in semua if isi is None}
            if permintaan.bidang not in bidang:
                raise GalatTtd("Berkas ini tidak menyediakan tempat untuk tanda tangan ini.", "bidang")
            terisi = frozenset(nama for nama, isi, _ in semua if isi is not None)
            return cls._of_field(reader, bidang[permintaan.bidang], terisi)
        except (PdfError, ValueError, KeyError, TypeError, IndexError):
            raise GalatTtd("Berkas PDF ini tidak dapat dibaca.", "pdf_rusak") from None

    @classmethod
    def _of_field(cls, reader: PdfFileReader, bidang: Any, terisi: frozenset[str]) -> Tempat:
        for nomor in range(int(reader.root["/Pages"]["/Count"])):
            halaman = reader.find_page_for_modification(nomor)[0].get_object()
            if "/Annots" not in halaman:
                continue
            if any(getattr(satu, "idnum", None) == bidang.idnum for satu in halaman["/Annots"]):
                kiri, bawah, kanan, atas = (float(angka) for angka in bidang.get_object()["/Rect"])
                return cls(
                    nomor + 1,
                    (kiri, bawah, kanan, atas),
                    float(_inherited(halaman, "/MediaBox")[3]),
                    read_certification_data(reader) is None,
                    terisi,
                )
        raise KeyError("/Annots")

    @property
    def sisi(self) -> float:
        """The side of the square for the QR code, as high as the field."""
        return self.kotak[3] - self.kotak[1]

    def fields_v1(self, permintaan: Permintaan) -> dict[str, str]:
        """Form fields of version 1."""
        if not self.tampak:
            return {"tampilan": "invisible"}
        return {
            "tampilan": "visible",
            "image": "false",
            "linkQR": permintaan.alamat,
            "page": str(self.halaman),
            "xAxis": str(round(self.kotak[0])),
            "yAxis": str(round(self.kotak[1])),
            "width": str(round(self.sisi)),
            "height": str(round(self.sisi)),
        }

    def fields_v2(self, permintaan: Permintaan) -> dict[str, Any]:
        """One of the signatureProperties of version 2, whose origin is the upper left corner."""
        umum = {"location": permintaan.tempat, "reason": permintaan.jabatan}
        if not self.tampak:
            return {"tampilan": "INVISIBLE", **umum}
        return {
            "tampilan": "VISIBLE",
            "imageBase64": base64.b64encode(qr_png(permintaan.alamat)).decode(),
            "page": self.halaman,
            "originX": self.kotak[0],
            "originY": self.tinggi - self.kotak[3],
            "width": self.sisi,
            "height": self.sisi,
            **umum,
        }


def _inherited(halaman: Any, kunci: str) -> Any:
    """A page attribute, of the page or of what it belongs to. Raises KeyError."""
    while kunci not in halaman:
        halaman = halaman["/Parent"]
    return halaman[kunci]


def empty_places(pdf: bytes) -> frozenset[str]:
    """The names of the signature fields of `pdf` that wait for their signature; empty when it cannot be
    read."""
    try:
        semua = list(enumerate_sig_fields(PdfFileReader(BytesIO(pdf))))
    except (PdfError, ValueError, KeyError, TypeError, IndexError):
        return frozenset()
    return frozenset(nama for nama, isi, _ in semua if isi is None)
