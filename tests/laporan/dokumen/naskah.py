"""Made-up documents of every kind as they are prepared for signing, and how they are printed."""

import io
import json
from typing import Any

from pypdf import PdfReader

from kinerja.models import BarisRencanaAksi, BarisRkt, RencanaAksi, Rkt
from laporan.pdf import render_pdf
from laporan.services.dokumen import JENIS
from laporan.snapshot import (
    lakip_snapshot,
    pk_snapshot,
    rencana_aksi_snapshot,
    renstra_snapshot,
    rkt_snapshot,
)
from laporan.snapshot.fakta import with_sources
from renstra.models import Renstra
from sakip.sidik import kanonik, sidik_teks
from tests.laporan.dokumen.conftest import make_pk

KODE = "ab2dc3efgh4jkm5n"
ALAMAT = f"https://sakip.contoh.id/v/{KODE}/"
KETUA = {"jabatan": "Ketua Komisi Pemilihan Umum Kabupaten Rejang Lebong", "nama": "Ani Ketua, S.H."}
SEMUA = ("pk-lembaga", "pk-sekretariat", "rkt-lembaga", "rencana-aksi-lembaga", "renstra-lembaga", "lakip-x")


def make_frozen(satker, macam: str) -> tuple[str, dict[str, Any]]:
    """The kind and the frozen snapshot of one of SEMUA."""
    jenis, _, unit = macam.rpartition("-")
    snap = {
        "pk": lambda: with_sources(satker, 2024, pk_snapshot(make_pk(satker, unit))),
        "rkt": lambda: rkt_snapshot(_make_rkt(satker, unit)),
        "rencana-aksi": lambda: rencana_aksi_snapshot(_make_rencana_aksi(satker, unit)),
        "renstra": lambda: renstra_snapshot(
            Renstra.objects.create(satker=satker, tahun_awal=2020, tahun_akhir=2024, visi="Visi kami")
        ),
        "lakip": lambda: make_pk(satker) and with_sources(satker, 2024, lakip_snapshot(satker, 2024)),
    }[jenis]()
    for kunci, nilai in (("versi", 0), ("tempat", "Curup"), ("tanggal", "2 Januari 2024")):
        snap.setdefault(kunci, nilai)
    snap.setdefault("pihak", [snap.get("penandatangan") or KETUA])
    return jenis, {**snap, "draf": False}


def print_issued(jenis: str, snap: dict[str, Any], *, basah: bool = False) -> bytes:
    """The file of a frozen snapshot: with its data, its code and the places to sign (`basah` = for ink)."""
    terbit = {"kode": KODE, "alamat": ALAMAT, "sidik": sidik_teks(kanonik(snap)), "basah": basah}
    cara = JENIS[jenis]
    bentuk = cara.bentuk({**snap, "terbit": terbit})
    konteks = {"bentuk": bentuk, "judul_pdf": bentuk["judul_pdf"], "pengarang": bentuk["pengarang"]}
    return render_pdf(cara.template, konteks, css=cara.css, lampiran=kanonik(snap).encode())


def read_attachment(pdf: bytes) -> Any:
    """The data inside a PDF, by another reader than the one of the checks; None = there are none."""
    lampiran = PdfReader(io.BytesIO(pdf)).attachments.get("snapshot.json")
    return json.loads(lampiran[0]) if lampiran else None


def _make_rkt(satker, unit: str) -> Rkt:
    rkt = Rkt.objects.create(unit=satker.unit.get(kunci=unit), tahun=2024)
    BarisRkt.objects.create(rkt=rkt, sasaran="Sasaran", indikator="Indikator", target_teks="1 Laporan")
    return rkt


def _make_rencana_aksi(satker, unit: str) -> RencanaAksi:
    rencana = RencanaAksi.objects.create(unit=satker.unit.get(kunci=unit), tahun=2024, pola="triwulan")
    BarisRencanaAksi.objects.create(rencana_aksi=rencana, sasaran="Sasaran", indikator="Indikator")
    return rencana
