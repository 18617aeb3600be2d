"""Anchors: what the ends of all chains were on a day, kept outside the database (layer 0).

One line of JSON for each anchor in `<folder>/jejak-<year>.jsonl`, sealed together with the seal of the line
before. Who cuts a chain and puts an older end back is found as long as one later anchor is kept; a copy on
another machine guards the file itself.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sakip.rantai_jejak import DAFTAR, Kepala, seal
from sakip.sidik import kanonik


def read_anchors(folder: Path, kunci: str) -> tuple[dict[int, dict[int, str]], list[str]]:
    """({chain: {number of rows: seal of the last}} of all anchors, sentences about lines that are false)."""
    jangkar: dict[int, dict[int, str]] = {}
    galat: list[str] = []
    sebelumnya = ""
    for berkas in sorted(folder.glob("jejak-*.jsonl")):
        with berkas.open(encoding="utf-8") as baris:
            for nomor, teks in enumerate(baris, start=1):
                isi = _read_line(teks)
                if _is_genuine(isi, kunci, sebelumnya):
                    for rantai, (jumlah, terakhir) in isi["kepala"].items():
                        jangkar.setdefault(int(rantai), {})[jumlah] = terakhir
                else:
                    kata = "telah diubah, disisipkan, atau kehilangan baris sebelumnya"
                    galat.append(f"Berkas jangkar {berkas.name} baris {nomor} {kata}.")
                sebelumnya = str(isi.get("sidik", ""))
    return jangkar, galat


def append_anchor(folder: Path, kunci: str, kepala: Iterable[Kepala], waktu: datetime) -> Path:
    """Add an anchor of these heads to the file of the year; returns that file."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    isi: dict[str, Any] = {
        "waktu": waktu.isoformat(timespec="seconds"),
        "kepala": {str(k.rantai): [k.jumlah, k.terakhir] for k in kepala if k.rantai != DAFTAR},
        "sebelumnya": _last_seal(folder),
    }
    isi["sidik"] = seal(kunci, "jangkar", isi)
    berkas = folder / f"jejak-{waktu.year}.jsonl"
    with berkas.open("a", encoding="utf-8") as tujuan:
        tujuan.write(kanonik(isi) + "\n")
    berkas.chmod(0o600)
    return berkas


def _read_line(teks: str) -> dict[str, Any]:
    try:
        isi = json.loads(teks)
    except ValueError:
        return {}
    return isi if isinstance(isi, dict) else {}


def _is_genuine(isi: dict[str, Any], kunci: str, sebelumnya: str) -> bool:
    tanpa = {nama: nilai for nama, nilai in isi.items() if nama != "sidik"}
    sama = hmac.compare_digest(str(isi.get("sidik", "")).encode(), seal(kunci, "jangkar", tanpa).encode())
    return sama and isi.get("sebelumnya") == sebelumnya


def _last_seal(folder: Path) -> str:
    """The seal of the newest line; "" = there is none yet."""
    terakhir = ""
    for berkas in sorted(folder.glob("jejak-*.jsonl"), reverse=True)[:1]:
        with berkas.open(encoding="utf-8") as baris:
            for teks in baris:
                terakhir = str(_read_line(teks).get("sidik", ""))
    return terakhir
