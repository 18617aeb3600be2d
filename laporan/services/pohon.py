"""The pohon kinerja on paper: A3 landscape, as many pages as its boxes need (reads, and writes nothing)."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, Final

from django.template.loader import render_to_string

from laporan.pdf import render_pdf
from renstra.bagan import Gambar, Simpul, Ukuran, pages_of
from renstra.models import Renstra
from renstra.pohon import forest_of, summary_of
from sakip.choices import PERNAH_SAH

# A3 landscape less its margins, in CSS pixels (96 to the inch): 396 mm wide, and 238 mm below the heading.
LEBAR: Final = 1496
TINGGI: Final = 900
KOLOM_TERLEBAR: Final = 480
HURUF: Final = 12.0  # 9 pt; the smallest letters are 7.9 pt


def print_tree(renstra: Renstra) -> bytes:
    """The PDF: the picture in pages whose letters never shrink, each with a text in its place for who does
    not see it, then the same tree as a list. Marked as draf until the Renstra was in force."""
    hutan = forest_of(renstra)
    nama = f"Pohon Kinerja Renstra {renstra.tahun_awal}–{renstra.tahun_akhir} {renstra.satker.nama_lengkap}"
    halaman = pages_of(hutan, _measures(hutan), TINGGI)
    konteks = {
        "judul_pdf": nama,
        "pengarang": renstra.satker.nama_lengkap,
        "judul": "Pohon Kinerja",
        "anak_judul": f"Renstra {renstra.tahun_awal}–{renstra.tahun_akhir} {renstra.satker.nama_lengkap}",
        "ringkasan": summary_of(hutan),
        "hutan": hutan,
        "halaman": [_sheet(gambar, ke, len(halaman)) for ke, gambar in enumerate(halaman, start=1)],
    }
    draf = renstra.status not in PERNAH_SAH
    return render_pdf("laporan/pdf/pohon.html", konteks, css=("pohon",), draf=draf)


def _measures(hutan: tuple[Simpul, ...]) -> Ukuran:
    """Columns that share the width of the paper."""
    banyak = 1 + max((kolom for simpul in hutan for kolom in _columns(simpul)), default=0)
    sela = Ukuran().sela
    return Ukuran(min(KOLOM_TERLEBAR, (LEBAR - 2 - sela * (banyak - 1)) // banyak), sela, huruf=HURUF)


def _columns(simpul: Simpul) -> set[int]:
    return {simpul.kolom}.union(*(_columns(anak) for anak in simpul.anak))


def _sheet(gambar: Gambar, ke: int, banyak: int) -> dict[str, Any]:
    ukuran = {"lebar": round(gambar.lebar) + 2, "tinggi": round(gambar.tinggi) + 2}
    svg = render_to_string("laporan/pohon/_gambar.html", {"gambar": gambar, "kertas": True, **ukuran})
    data = b64encode(svg.encode()).decode()
    return {"ke": ke, "banyak": banyak, "sumber": f"data:image/svg+xml;base64,{data}", **ukuran}
