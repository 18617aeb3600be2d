"""The frame of a document's pages: its title, versions, buttons and breadcrumb."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from kinerja.kolom import KolomPeriode, rencana_aksi_columns
from kinerja.queries import is_binding
from kinerja.tabel.dokumen import versions_of
from kinerja.tabel.kunci import past_triwulan
from kinerja.views.jenis import Jenis
from kinerja.views.lingkup import year_page
from renstra.queries import renstra_being_changed
from sakip.models import Satker
from sakip.tanggal import cetak_tanggal


def version_words(dokumen: Any) -> str:
    return f"Perubahan ke-{dokumen.versi}" if dokumen.versi else "Versi awal"


def head_of(dokumen: Any, jenis: Jenis) -> str:
    """The title of one version: `Rencana Aksi 2024, per bulan, perubahan ke-1`."""
    pola = f", per {dokumen.get_pola_display().lower()}" if hasattr(dokumen, "pola") else ""
    versi = f", {version_words(dokumen).lower()}" if dokumen.versi else ""
    return f"{jenis.judul} {dokumen.tahun}{pola}{versi}"


def head_date(dokumen: Any) -> str:
    """The date of a document as typed, else printed; "" = not dated."""
    return dokumen.tanggal_teks or (cetak_tanggal(dokumen.tanggal) if dokumen.tanggal else "")


def document_page(jenis: Jenis, dokumen: Any, judul: str, /, **isi: Any) -> dict[str, Any]:
    """The context of a page of `dokumen`: the list, then the document itself, then this page."""
    satker, tahun = dokumen.unit.satker, dokumen.tahun
    remah = [(jenis.judul, jenis.url("list", satker.kode_wilayah, tahun))]
    if "aksi" not in isi:
        remah.append((dokumen.unit.nama, jenis.url_of("detail", dokumen)))
    konteks = year_page(satker, tahun, judul, *remah, di_atas=dokumen.unit.nama, jenis=jenis, dokumen=dokumen)
    kepala = {
        "tanggal_dokumen": head_date(dokumen),
        "renstra_diubah": renstra_being_changed(satker, tahun) if "aksi" in isi else None,
    }
    return {**konteks, **kepala, **_periods(dokumen), **isi}


def _periods(dokumen: Any) -> dict[str, Any]:
    """For a rencana aksi the words and input names of its periods, the width of its table, and of a perubahan
    that is being written why past triwulan stand."""
    if not hasattr(dokumen, "pola"):
        return {}
    kolom = [k for k in rencana_aksi_columns(dokumen.pola) if isinstance(k, KolomPeriode)]
    nama = [k.nama for k in kolom]
    tetap = list(past_triwulan(dokumen).values()) if dokumen.bisa_diubah else []
    judul = [k.label for k in kolom]
    return {"periode": judul, "nama_periode": nama, "lebar": len(kolom) + 4, "triwulan_tetap": tetap}


def with_urls(jenis: Jenis, tabel: list[tuple[Any, list[Any]]], kode: str, tahun: int) -> list[Any]:
    """The documents per unit, each with the address of its page."""
    return [(unit, [(d, jenis.url("detail", kode, tahun, d.pk)) for d in dokumen]) for unit, dokumen in tabel]


def only_unit_left(jenis: Jenis, satker: Satker, tahun: int) -> int | None:
    """The key of the one unit of `satker` that has no such document for `tahun`; None = there are more."""
    ada = jenis.model.objects.filter(unit__satker=satker, tahun=tahun).values("unit")
    kunci = list(satker.unit.exclude(pk__in=ada).values_list("pk", flat=True)[:2])
    return kunci[0] if len(kunci) == 1 else None


def source_link(jenis: Jenis, satker: Satker, tahun: int) -> dict[str, Any]:
    """The button to what a new document of this kind is drawn from."""
    teks, nama, args = {
        "rkt": ("Buka Renstra", "renstra:renstra-list", [satker.kode_wilayah]),
        "pk": ("Buka RKT", "kinerja:rkt-list", [satker.kode_wilayah, tahun]),
        "rencana-aksi": ("Buka Perjanjian Kinerja", "kinerja:pk-list", [satker.kode_wilayah, tahun]),
    }[jenis.nama]
    return {"teks": teks, "url": reverse(nama, args=args)}


def version_links(jenis: Jenis, dokumen: Any) -> list[dict[str, Any]]:
    """The versions of the document to choose from; empty when there is but one."""
    found = versions_of(dokumen)
    if len(found) < 2:
        return []
    satker = dokumen.unit.satker
    return [
        {
            "teks": version_words(d),
            "url": jenis.url("detail", satker.kode_wilayah, d.tahun, d.pk),
            "aktif": d.pk == dokumen.pk,
        }
        for d in found
    ]


def actions(jenis: Jenis, dokumen: Any, boleh: bool, *, cetak: bool) -> list[dict[str, Any]]:
    """The buttons of the detail page that this user may press."""
    aksi = []
    if boleh and dokumen.bisa_diubah:
        aksi.append(_button(jenis, dokumen, "baris", "Ubah baris", "pencil", jenis="utama"))
        aksi.append(_button(jenis, dokumen, "ambil", "Ambil baris", "list-plus"))
        if jenis.budget_sheet:
            aksi.append(_button(jenis, dokumen, "anggaran", "Ubah anggaran", "banknote"))
        aksi += [
            _button(jenis, dokumen, "edit", "Ubah tempat dan tanggal", "file-pen"),
            _way_out(jenis, dokumen),
        ]
    if boleh and is_binding(dokumen):
        aksi.append(_button(jenis, dokumen, "revise", "Buat perubahan", "copy-plus"))
    if cetak:
        satker = dokumen.unit.satker
        url = reverse("laporan:cetak", args=[satker.kode_wilayah, dokumen.tahun, jenis.nama])
        query = f"?unit={dokumen.unit.kunci}&versi={dokumen.versi}"
        aksi.append({"teks": "Cetak PDF", "url": f"{url}{query}", "ikon": "printer"})
    return aksi


def cancel_url(dokumen: Any) -> str:
    """Where a perubahan that is being drafted is cancelled."""
    kode, jenis = dokumen.unit.satker.kode_wilayah, dokumen.jenis_dokumen.value
    return reverse("laporan:versi-batal", args=[kode, dokumen.tahun, jenis, dokumen.pk])


def _way_out(jenis: Jenis, dokumen: Any) -> dict[str, Any]:
    """A first version is deleted; a perubahan is cancelled, with a reason and its difference in view."""
    if not dokumen.versi:
        return _button(jenis, dokumen, "delete", "Hapus", "trash-2")
    return {"teks": "Batalkan perubahan", "url": cancel_url(dokumen), "ikon": "undo-2"}


def _button(kind: Jenis, dokumen: Any, halaman: str, teks: str, ikon: str, **isi: str) -> dict[str, Any]:
    return {"teks": teks, "url": kind.url_of(halaman, dokumen), "ikon": ikon, **isi}
