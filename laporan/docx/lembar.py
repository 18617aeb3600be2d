"""The forms as Word pages: LAKIP with its front matter, PK, RKT, rencana aksi."""

from __future__ import annotations

from typing import Any, Final

from laporan.bentuk.tabel import Tabel
from laporan.docx.kertas import Kertas
from laporan.docx.mesin import save_docx
from laporan.docx.wml import lari, paragraf

Bentuk = dict[str, Any]
TABEL: Final = ("tabel", "ringkasan", "anggaran", "rincian", "selisih")  # of a form, in the order of print
TANPA_NAMA: Final = "...................................."
BUKAN_ASLI: Final = "Berkas Word ini salinan untuk dibaca. Yang berlaku ialah berkas PDF "
JUDUL_REVIU: Final = "Pernyataan Telah Direviu"
ROMAWI, ANGKA = "lowerRoman", "decimal"


def render_docx(jenis: str, bentuk: Bentuk, *, draf: bool) -> bytes:
    """The Word file of a form; `jenis` is lakip, pk, rkt or rencana-aksi. Equal input gives equal bytes.

    The foot of each page says that the PDF with its code is the document; a draft says so at the head.
    """
    kertas = Kertas()
    if jenis == "lakip":
        _lakip(kertas, bentuk)
    else:
        kertas.seksi(lanskap=_is_lanskap(jenis, bentuk))
        FORMULIR[jenis](kertas, bentuk)
    return save_docx(
        kertas,
        judul=bentuk["judul_pdf"],
        pengarang=bentuk["pengarang"],
        kaki=_kaki(bentuk),
        tanda="DRAF" if draf else "",
    )


def _kaki(bentuk: Bentuk) -> str:
    terbit = bentuk.get("terbit")
    if not terbit:
        return f"{BUKAN_ASLI}yang ditandatangani dan memuat kode verifikasi."
    return f"{BUKAN_ASLI}dengan kode {terbit['kode']}, yang dapat diperiksa di {terbit['alamat']}"


def _is_lanskap(jenis: str, bentuk: Bentuk) -> bool:
    return jenis == "rencana-aksi" or bool(bentuk.get("lanskap"))


def _lakip(kertas: Kertas, bentuk: Bentuk) -> None:
    _sampul(kertas, bentuk)
    kertas.seksi(nomor=ROMAWI)
    kertas.judul("Kata Pengantar", 1, "kata-pengantar")
    kertas.blok(bentuk["pengantar"])
    _ttd(kertas, bentuk)
    if bentuk["reviu"]:
        _reviu(kertas, bentuk["reviu"])
    kertas.judul("Ikhtisar Eksekutif", 1, "ikhtisar")
    kertas.blok(bentuk["ikhtisar"]["blok"])
    for satu in bentuk["ikhtisar"].values():
        if isinstance(satu, Tabel):
            kertas.tabel(satu)
    _daftar(kertas, bentuk)
    for ke, bab in enumerate(bentuk["bab"]):
        if not ke:
            kertas.seksi(nomor=ANGKA)
        kertas.arahkan(lanskap=False)
        kertas.judul(bab.judul, 1, bab.id, nomor=bab.nomor)
        kertas.blok(bab.blok)
        kertas.bagian(bab.anak, lanskap=False)
    kertas.arahkan(lanskap=False)
    kertas.ttd(bentuk["ttd"], "ditandatangani pada kata pengantar berkas PDF")
    _daftar_lampiran(kertas, bentuk)
    for lampiran in bentuk["lampiran"]:
        kertas.arahkan(lampiran["lanskap"])
        kertas.judul(lampiran["judul"], 1, lampiran["id"], nomor=lampiran["nomor"])
        FORMULIR[lampiran["jenis"]](kertas, lampiran["bentuk"], lampiran=True)


def _sampul(kertas: Kertas, bentuk: Bentuk) -> None:
    kertas.seksi(sampul=True)
    satker = bentuk["snap"]["satker"]
    for _ in range(5):
        kertas.tulis("", "Sampul")
    kertas.tulis("Laporan Akuntabilitas Kinerja Instansi Pemerintah", "Sampul")
    kertas.tulis("Laporan Kinerja", "SampulJudul")
    kertas.tulis(bentuk["masa"], "SampulJudul")
    for _ in range(3):
        kertas.tulis("", "Sampul")
    for nama in bentuk["nama_baris"]:
        kertas.tulis(nama, "SampulNama")
    for _ in range(8):
        kertas.tulis("", "Sampul")
    kontak = (("alamat", ""), ("telepon", "Telepon "), ("surel", ""), ("laman", ""))
    for nama, awalan in kontak:
        if satker[nama]:
            kertas.tulis(f"{awalan}{satker[nama]}", "Kop")


def _daftar(kertas: Kertas, bentuk: Bentuk) -> None:
    depan = [
        ("Kata Pengantar", "kata-pengantar"),
        *([(JUDUL_REVIU, "pernyataan-reviu")] if bentuk["reviu"] else []),
        ("Ikhtisar Eksekutif", "ikhtisar"),
        ("Daftar Isi", "daftar-isi"),
        ("Daftar Tabel", "daftar-tabel"),
        *([("Daftar Gambar", "daftar-gambar")] if bentuk["daftar_gambar"] else []),
    ]
    isi = [("TOC1", kata, acuan) for kata, acuan in depan]
    isi += [(f"TOC{b.tingkat + 1}", f"{b.nomor} {b.judul}", b.id) for b in bentuk["daftar_isi"]]
    isi.append(("TOC1", "Daftar Lampiran", "lampiran-daftar"))
    isi += [("TOC1", f"{satu['nomor']} {satu['judul']}", satu["id"]) for satu in bentuk["lampiran"]]
    kertas.judul("Daftar Isi", 1, "daftar-isi")
    kertas.daftar(r'TOC \o "1-3" \h \z', isi, "")
    for jenis in ("Tabel", "Gambar"):
        semua = [("DaftarGambar", satu.judul, satu.nama) for satu in bentuk[f"daftar_{jenis.lower()}"]]
        if semua or jenis == "Tabel":
            kertas.judul(f"Daftar {jenis}", 1, f"daftar-{jenis.lower()}")
            kertas.daftar(rf'TOC \h \z \c "{jenis}"', semua, f"Tidak ada {jenis.lower()}.")


def _reviu(kertas: Kertas, reviu: Bentuk) -> None:
    """The statement of who reviewed the report (PermenPANRB 53/2014, annex III)."""
    kertas.judul(JUDUL_REVIU, 1, "pernyataan-reviu")
    kertas.tulis(reviu["instansi"], "Title")
    kertas.blok(reviu["blok"])


def _daftar_lampiran(kertas: Kertas, bentuk: Bentuk) -> None:
    """The annexes by number, and which of those that a report needs are missing."""
    kertas.judul("Daftar Lampiran", 1, "lampiran-daftar")
    for satu in bentuk["lampiran"]:
        kertas.tulis(f"{satu['nomor']}: {satu['judul']}", "Butir")
    for kalimat in bentuk["lampiran_belum_ada"]:
        kertas.tulis(kalimat, "Kosong")


def _ttd(kertas: Kertas, bentuk: Bentuk) -> None:
    kertas.ttd(bentuk["ttd"], "ditandatangani secara elektronik pada berkas PDF")


def _pk(kertas: Kertas, bentuk: Bentuk, *, lampiran: bool = False) -> None:
    for kata in bentuk["kop_nama"]:
        kertas.tulis(kata, "KopNama")
    if bentuk["kop_nama"]:
        for kata in bentuk["kop"]:
            kertas.tulis(kata, "Kop")
        kertas.tulis("", "Garis")
    if lampiran or bentuk["kop_nama"]:
        kertas.tulis(bentuk["judul"], "Title")
    else:
        kertas.judul(bentuk["judul"], 1)
    if bentuk["anak_judul"]:
        kertas.tulis(bentuk["anak_judul"], "Title")
    for satu in bentuk["pernyataan"]:
        if "teks" in satu:
            kertas.tulis(satu["teks"])
        else:
            _pihak(kertas, "Nama", satu["pihak"]["nama"])
            _pihak(kertas, "Jabatan", satu["pihak"]["jabatan"])
    _ttd(kertas, bentuk)
    kertas.tulis_halaman_baru(f"Lampiran {bentuk['judul']}", "Title")
    kertas.tulis(bentuk["snap"]["unit"]["nama"], "Title")
    _isi_lembar(kertas, bentuk)


def _pihak(kertas: Kertas, label: str, isi: str) -> None:
    runs = f"{lari(label)}<w:r><w:tab/></w:r>{lari(f': {isi or TANPA_NAMA}')}"
    kertas.tambah(paragraf(runs, "Pihak"))


def _lembar(kertas: Kertas, bentuk: Bentuk, *, lampiran: bool = False) -> None:
    """A form that is a title, its tables and who signs."""
    if lampiran:
        kertas.tulis(bentuk["judul"], "Title")
    else:
        kertas.judul(bentuk["judul"], 1)
    kertas.tulis(bentuk["snap"]["unit"]["nama"], "Title")
    _isi_lembar(kertas, bentuk)


def _isi_lembar(kertas: Kertas, bentuk: Bentuk) -> None:
    snap = bentuk["snap"]
    if snap.get("versi") and snap.get("alasan_perubahan"):
        kertas.tulis(f"Alasan perubahan: {snap['alasan_perubahan']}")
    for nama in TABEL:
        if bentuk.get(nama):
            kertas.tabel(bentuk[nama])
    _ttd(kertas, bentuk)


def _naskah(kertas: Kertas, bentuk: Bentuk, *, lampiran: bool = False) -> None:
    """An annex made of sections."""
    kertas.blok(bentuk["blok"])
    kertas.bagian(bentuk["bagian"], kertas.lanskap)


FORMULIR: Final = {
    "pk": _pk,
    "rkt": _lembar,
    "rencana-aksi": _lembar,
    "rencana_aksi": _lembar,
    "cara_hitung": _naskah,
    "sumber_angka": _naskah,
}
