"""manage.py impor_dokumen FILE [--terapkan --oleh NAMA] [--json]: a document out of its own PDF."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import CommandError

from laporan.management.perintah import Perintah
from laporan.services.impor_dokumen import Pratinjau, apply_import, find_owner, read_import
from laporan.verifikasi import UKURAN_TERBESAR
from sakip.choices import JenisPerubahan
from sakip.errors import ConflictError
from sakip.models import User
from sakip.numbers import cetak_rupiah


class Command(Perintah):
    help = "Baca RKT, PK, atau rencana aksi dari PDF-nya; dengan --terapkan, simpan sebagai draf."
    penggunaan = (
        "manage.py impor_dokumen FILE [--terapkan --oleh NAMA] [--perubahan JENIS --alasan TEKS] [--json]"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", metavar="FILE", type=Path)
        parser.add_argument("--terapkan", action="store_true", help="simpan; tanpa ini hanya pratinjau")
        parser.add_argument("--oleh", default="", help="nama akun yang mengimpor; wajib dengan --terapkan")
        parser.add_argument("--perubahan", default="", choices=["", *JenisPerubahan.values])
        parser.add_argument("--alasan", default="", help="alasan, bila dokumen menjadi perubahan")
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        isi = _read(options["berkas"])
        try:
            satker = find_owner(isi)
            hasil = read_import(satker, isi)
            baru = self._apply(satker, isi, options) if options["terapkan"] else None
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        except (PermissionDenied, ConflictError) as galat:
            raise CommandError(str(galat)) from galat
        if options["json"]:
            data = _as_data(hasil) | {"tersimpan": baru is not None}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        self.stdout.write(_as_text(hasil))
        self.stdout.write("Disimpan sebagai draf." if baru else "Belum ada yang disimpan.")

    def _apply(self, satker: Any, isi: bytes, options: dict[str, Any]) -> Any:
        user = User.objects.filter(username=options["oleh"], is_active=True).first()
        if user is None:
            raise CommandError("Sebutkan akun aktif yang mengimpor dengan --oleh NAMA.")
        return apply_import(
            user=user,
            satker=satker,
            isi=isi,
            jenis_perubahan=options["perubahan"],
            alasan_perubahan=options["alasan"],
        )


def _read(berkas: Path) -> bytes:
    """At most one byte more than what is judged, so that a file too large is found out."""
    try:
        with berkas.open("rb") as aliran:
            return aliran.read(UKURAN_TERBESAR + 1)
    except OSError as galat:
        raise CommandError(f"Berkas {berkas.name} tidak ada atau tidak dapat dibuka.") from galat


def _as_data(hasil: Pratinjau) -> dict[str, Any]:
    """The preview as plain data, for `--json`."""
    dokumen = hasil.dokumen
    return {
        "jenis": dokumen.jenis.value,
        "kode": dokumen.kode,
        "satker": dokumen.satker,
        "unit": dokumen.unit,
        "tahun": dokumen.tahun,
        "baris": len(dokumen.baris),
        "anggaran": dokumen.jumlah_anggaran,
        "hasil": hasil.putusan.hasil.value,
        "tanda_tangan": list(hasil.tanda_tangan),
        "versi_tersimpan": hasil.lama.versi if hasil.lama else None,
        "beda": len(hasil.beda),
        "hambatan": hasil.hambatan,
    }


def _as_text(hasil: Pratinjau) -> str:
    dokumen = hasil.dokumen
    baris = [
        hasil.judul,
        f"{len(dokumen.baris)} baris, anggaran {cetak_rupiah(dokumen.jumlah_anggaran)}",
        hasil.putusan.kalimat,
        *hasil.tanda_tangan,
    ]
    for beda in hasil.beda:
        kolom = f"{beda.kolom}: " if beda.kolom else ""
        baris.append(f"  {beda.butir or beda.bagian}: {kolom}{beda.lama or '–'} -> {beda.baru or '–'}")
    return "\n".join([*baris, hasil.hambatan] if hasil.hambatan else baris)
