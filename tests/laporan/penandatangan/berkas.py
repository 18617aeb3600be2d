"""Builders for the tests of signing: a small PDF with fields, officials with certificates, signed files."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from laporan.penandatangan import ca
from laporan.penandatangan.dasar import Permintaan
from laporan.penandatangan.lokal import SertifikatLokal

SANDI = "rahasia-sekali-1"
KETUA = "Siti Aminah, S.Sos."
SEKRETARIS = "Budi Santoso"
ALAMAT = "http://127.0.0.1:8000/periksa/ABC"
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta><?xpacket end="w"?>'
)


def make_pdf(*, halaman: int = 2, objek: int = 0, segel: bool = False) -> bytes:
    """A PDF with text, two empty signature fields ttd_1 and ttd_2 (and segel when asked for), a text
    field catatan, XMP and the attachment snapshot.json; `objek` adds that many small objects to it."""
    pdf = pikepdf.new()
    huruf = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for nomor in range(halaman):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=huruf))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td (Halaman {nomor + 1}) Tj ET".encode())
    page = pdf.pages[0]
    fields = [_signature_field(pdf, page, f"ttd_{nomor}", [72 + 220 * (nomor - 1), 100]) for nomor in (1, 2)]
    if segel:
        fields.append(_signature_field(pdf, page, "segel", [72, 200]))
    fields.append(_text_field(pdf, page, huruf))
    page.Annots = pdf.make_indirect(Array(fields))
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(fields), SigFlags=0, DR=Dictionary(Font=Dictionary(F1=huruf)))
    )
    pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    pdf.attachments["snapshot.json"] = b'{"target": "91"}'
    pdf.Root.SakipIsi = pdf.make_indirect(
        Array([pdf.make_indirect(Dictionary(N=nomor)) for nomor in range(objek)])
    )
    keluar = BytesIO()
    pdf.save(keluar, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return keluar.getvalue()


def _signature_field(pdf, page, nama, sudut):
    kiri, bawah = sudut
    kotak = [kiri, bawah, kiri + 187, bawah + 74]
    tampilan = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 187, 74])
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(nama),
            TU=String(f"Tempat {nama}"),
            F=132,
            Rect=Array(kotak),
            P=page.obj,
            AP=Dictionary(N=tampilan),
        )
    )


def _text_field(pdf, page, huruf):
    tampilan = pdf.make_stream(
        b"/Tx BMC BT /F1 10 Tf 2 4 Td (kosong) Tj ET EMC",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 100, 20],
        Resources=Dictionary(Font=Dictionary(F1=huruf)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("catatan"),
            V=String("kosong"),
            DA=String("/F1 10 Tf"),
            F=4,
            Rect=Array([72, 300, 172, 320]),
            P=page.obj,
            AP=Dictionary(N=tampilan),
        )
    )


@lru_cache
def make_stamp() -> bytes:
    """A page of 66 x 26 mm with a line of text."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(187, 74))
    huruf = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(huruf)))
    page.Contents = pdf.make_stream(b"BT /F1 9 Tf 8 60 Td (Ditandatangani secara elektronik) Tj ET")
    keluar = BytesIO()
    pdf.save(keluar)
    return keluar.getvalue()


@dataclass(frozen=True)
class Pejabat:
    """An official with a PKCS#12 under SANDI."""

    nama: str
    p12: bytes
    rincian: dict[str, str]


def authority(kunci: str = "") -> ca.Ca:
    """One demonstration CA per key and test process; all of them bear the same name."""
    return _authority(kunci)


@lru_cache
def _authority(kunci):
    return ca.make_ca(Path(mkdtemp(prefix="sakip-ca-")) / "ca")


def official(nama: str, otoritas: str = "") -> Pejabat:
    """An official with a certificate of that authority, one per test process."""
    return _official(nama, otoritas)


@lru_cache
def _official(nama, otoritas):
    p12, rincian = ca.issue_p12(
        authority(otoritas), nama, "Ketua", "KPU Kabupaten Rejang Lebong", SANDI, timedelta(days=730)
    )
    return Pejabat(nama, p12, rincian)


def request_of(pdf: bytes, nomor: int = 1, nama: str = KETUA, **lain) -> Permintaan:
    """A request to sign field ttd_<nomor> now."""
    isi = {
        "pdf": pdf,
        "bidang": f"ttd_{nomor}",
        "nama": nama,
        "jabatan": "Ketua",
        "waktu": datetime.now(UTC).replace(microsecond=0),
        "alamat": ALAMAT,
        "tempat": "Curup",
        "pertama": nomor == 1,
        "stempel": make_stamp(),
    }
    return Permintaan(**{**isi, **lain})


def signed_once(pdf: bytes, *, otoritas: str = "", **lain) -> bytes:
    """`pdf` signed in ttd_1 by KETUA."""
    return SertifikatLokal(official(KETUA, otoritas).p12, SANDI, **lain).sign(request_of(pdf)).pdf


def signed_twice(pdf: bytes, *, otoritas: str = "", **lain) -> bytes:
    """`pdf` signed in ttd_1 by KETUA and in ttd_2 by SEKRETARIS."""
    kedua = SertifikatLokal(official(SEKRETARIS, otoritas).p12, SANDI, **lain)
    return kedua.sign(request_of(signed_once(pdf, otoritas=otoritas, **lain), 2, SEKRETARIS)).pdf


@lru_cache
def signed_file() -> bytes:
    """A small file with two signatures in order."""
    return signed_twice(make_pdf())


INSTANSI = "Komisi Pemilihan Umum Kabupaten Rejang Lebong"


@lru_cache
def seal_p12(nama: str = INSTANSI, otoritas: str = "") -> bytes:
    """A certificate of an institution under SANDI, one per test process."""
    return ca.issue_seal_p12(authority(otoritas), nama, SANDI, timedelta(days=730))[0]


def seal_request(pdf: bytes, **lain) -> Permintaan:
    """A request to seal `pdf` for INSTANSI now."""
    isi = {"bidang": "segel", "jabatan": "", "instansi": (INSTANSI,), "pertama": False}
    return request_of(pdf, nama=INSTANSI, **{**isi, **lain})
