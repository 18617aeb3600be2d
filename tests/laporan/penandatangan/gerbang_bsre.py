"""A BSrE gateway for tests: a real HTTP server on loopback that signs with a test CA, and can misbehave."""

import base64
import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp.noop import NoOpStampStyle

from tests.laporan.penandatangan.berkas import KETUA, SANDI, SEKRETARIS, official, seal_p12
from tests.laporan.penandatangan.server import Diam, serving

PENGGUNA, SANDI_GERBANG = "sakip", "sandi-gerbang-1"
NIK_KETUA, NIK_SEKRETARIS = "0000000000000001", "0000000000000002"
FRASA = "Frasa-benar-1"
ORANG = {NIK_KETUA: KETUA, NIK_SEKRETARIS: SEKRETARIS}
AKAR = "bsre"  # key of its authority in berkas.authority
PELANGGAN, TOTP = "KPU-RL-1", "482913"  # subscriber of a seal, and its one-time code


def sign_as(nik, pdf, *, halaman=1, kotak=None, otoritas=AKAR):
    """`pdf` with an approval signature in a field of the gateway's own; `kotak` None = invisible."""
    return _appended(official(ORANG[nik], otoritas).p12, pdf, halaman, kotak)


class _PlainWriter(IncrementalPdfFileWriter):
    """A writer that leaves the metadata alone; the library's own rewrites the XMP and loses parts of it."""

    def _update_meta(self):
        pass


def _appended(p12, pdf, halaman=1, kotak=None, penulis=IncrementalPdfFileWriter):
    writer = penulis(BytesIO(pdf))
    nama = f"BSrE_{len(pdf)}"
    ruang = SigFieldSpec(nama, on_page=halaman - 1, box=kotak)
    meta = PdfSignatureMetadata(field_name=nama, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    signer = SimpleSigner.load_pkcs12_data(p12, [], SANDI.encode())
    keluar = BytesIO()
    PdfSigner(meta, signer, new_field_spec=ruang, stamp_style=NoOpStampStyle()).sign_pdf(
        writer, output=keluar
    )
    return keluar.getvalue()


@dataclass
class Catatan:
    """What the gateway was asked: paths, and the fields of the last request to sign."""

    url: str = ""
    jalan: list[str] = field(default_factory=list)
    isian: dict = field(default_factory=dict)


def _form(handler, isi):
    """The fields of a multipart form; the file as bytes."""
    kepala = b"Content-Type: " + handler.headers["Content-Type"].encode() + b"\r\n\r\n"
    bagian = message_from_bytes(kepala + isi).get_payload()
    nama = [satu.get_param("name", header="Content-Disposition") for satu in bagian]
    nilai = [satu.get_payload(decode=True) for satu in bagian]
    return {n: v if n == "file" else v.decode() for n, v in zip(nama, nilai, strict=True)}


RUSAK = {
    "lain": lambda isi, hasil: hasil[:20] + b"x" + hasil[21:],
    "asli": lambda isi, hasil: isi,
    "terpotong": lambda isi, hasil: hasil[:-500],
    "html": lambda isi, hasil: b"<html>Login</html>",
    "ubah": lambda isi, hasil: hasil.replace(b"595", b"596"),
    "kosong": lambda isi, hasil: b"",
    "raksasa": lambda isi, hasil: hasil + bytes(10_000_000),
}


@contextmanager
def gateway(ulah="", *, status="ISSUE", balasan=None):
    """A Catatan of a running gateway. `ulah`: of RUSAK, or lambat, bisu, tetes, dua, alih, json, orang_lain
    (an official instead of the institution, for a seal), metadata (a seal that rewrites them), putus_tengah
    or diam_tengah (the answer breaks off or stands still); of several
    files satu_rusak (the second), kurang (one is missing), tolak_banyak. `status` of every certificate;
    `balasan` (HTTP status, object) instead of signing."""
    catatan = Catatan()
    sifat = {"catatan": catatan, "ulah": ulah, "status": status, "balasan": balasan}
    with serving(type("Gerbang", (_Gerbang,), sifat)) as alamat:
        catatan.url = alamat
        yield catatan


class _Gerbang(Diam):
    def do_GET(self):
        if self.allowed():
            self.tell_status(self.path.rsplit("/", 1)[1])

    def do_POST(self):
        isi = self.body()
        if not self.allowed():
            return
        if self.path.endswith("/check/status"):
            self.tell_status(json.loads(isi)["nik"])
            return
        v2 = self.path.startswith("/api/v2/")
        isian = self.catatan.isian = json.loads(isi) if v2 else _form(self, isi)
        self.answer_sign(isian, [base64.b64decode(s) for s in isian["file"]] if v2 else [isian["file"]], v2)

    def allowed(self):
        self.catatan.jalan.append(self.path)
        benar = base64.b64encode(f"{PENGGUNA}:{SANDI_GERBANG}".encode()).decode()
        if self.headers.get("Authorization") == f"Basic {benar}":
            return True
        self.tell(401, {"status": 401, "error": "Unauthorized", "path": self.path})
        return False

    def tell(self, status, pesan):
        self.answer(json.dumps(pesan).encode(), status=status)

    def tell_status(self, nik):
        dikenal = nik in ORANG
        kata = self.status if dikenal else "NOT_REGISTERED"
        self.tell(200, {"status_code": "1111" if dikenal else 2011, "status": kata, "message": ""})

    def answer_sign(self, isian, daftar, v2):
        if self.balasan is not None:
            self.tell(*self.balasan)
        elif "idSubscriber" in isian and (isian["idSubscriber"], isian["totp"]) != (PELANGGAN, TOTP):
            self.tell(400, {"error": f"TOTP tidak valid {isian['totp']}", "status_code": 400})
        elif isian.get("passphrase", FRASA) != FRASA:
            pesan = f"Proses signing gagal : Passphrase anda salah {isian['passphrase']} 2031"
            self.tell(400, {"error": pesan, "status_code": 400})
        elif self.ulah == "alih":
            self.answer(b"", status=302, Location="http://127.0.0.1:9/")
        elif self.ulah == "json":
            self.answer(b'{"file": ["%%%"]}')
        elif self.ulah == "bisu":
            time.sleep(1.5)
        elif self.ulah == "tolak_banyak" and len(daftar) > 1:
            self.tell(400, {"error": "Jumlah file melebihi batas"})
        else:
            if self.ulah == "lambat":
                time.sleep(1.5)
            self.send_signed([self.signed(isian, *satu, v2) for satu in enumerate(daftar)], v2)

    def signed(self, isian, ke, pdf, v2):
        segel = "idSubscriber" in isian
        if self.ulah == "orang_lain":
            p12 = official(KETUA if segel else SEKRETARIS, AKAR).p12
        else:
            p12 = seal_p12(otoritas=AKAR) if segel else official(ORANG[isian["nik"]], AKAR).p12
        penulis = _PlainWriter if segel and self.ulah != "metadata" else IncrementalPdfFileWriter
        letak = _place(isian["signatureProperties"][ke] if v2 else isian, v2)
        hasil = _appended(p12, pdf, *letak, penulis)
        if self.ulah == "dua":
            return _appended(p12, hasil)
        ulah = "lain" if self.ulah == "satu_rusak" and ke == 1 else self.ulah
        return RUSAK.get(ulah, lambda _, baru: baru)(pdf, hasil)

    def send_signed(self, hasil, v2):
        if self.ulah == "tetes":
            self.drip(hasil[0])
        elif self.ulah in ("putus_tengah", "diam_tengah"):
            self.send_response(200)
            self.send_header("Content-Length", str(len(hasil[0])))
            self.end_headers()
            self.wfile.write(hasil[0][:100])
            self.wfile.flush()
            time.sleep(1.5 if self.ulah == "diam_tengah" else 0)
            self.close_connection = True
        elif v2:
            dikirim = hasil[1:] if self.ulah == "kurang" else hasil
            self.tell(200, {"time": 1, "file": [base64.b64encode(satu).decode() for satu in dikirim]})
        else:
            self.answer(hasil[0], "application/pdf", id_dokumen="1")

    def drip(self, isi):
        self.send_response(200)
        self.send_header("Content-Length", str(len(isi)))
        self.end_headers()
        for satu in isi:
            self.wfile.write(bytes([satu]))
            self.wfile.flush()
            time.sleep(0.1)


def _place(letak, v2):
    """Page and box (None = invisible) that a request asks for, on a page 842 points high."""
    if letak["tampilan"].lower() != "visible":
        return 1, None
    lebar, tinggi = float(letak["width"]), float(letak["height"])
    kiri = float(letak["originX" if v2 else "xAxis"])
    bawah = 842 - float(letak["originY"]) - tinggi if v2 else float(letak["yAxis"])
    return int(letak["page"]), tuple(map(round, (kiri, bawah, kiri + lebar, bawah + tinggi)))
