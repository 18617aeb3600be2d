"""The words of the BSrE e-sign gateway: statuses, refusals, answers (layer 0).

NOT VERIFIED against the service. Drawn from public client code and the notes of agencies that use it:
HTTP 400 with {"error": "Proses signing gagal : User tidak terdaftar 2011", "status_code": ...}; the codes
2011 (not registered), 2021 (no certificate) and 2031 (wrong passphrase); the statuses ISSUE, NOT_REGISTERED,
NO_CERTIFICATE, EXPIRED, REVOKE, SUSPEND, RENEW and NEW; {"timestamp", "status", "error", "path"} for HTTP
401 and 500.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from laporan.penandatangan.dasar import GalatTtd

_HUBUNGI: Final = "Hubungi pengelola sertifikat elektronik di satker atau Pusat Data dan Informasi."
KATA: Final = {
    "tidak_terdaftar": f"Penandatangan belum terdaftar di BSrE. {_HUBUNGI}",
    "tanpa_sertifikat": f"Penandatangan terdaftar di BSrE, tetapi belum memiliki sertifikat. {_HUBUNGI}",
    "sandi_salah": "Frasa sandi (passphrase) BSrE salah.",
    "totp_salah": "Kode sekali pakai salah atau sudah habis masanya. Mintalah kode yang baru.",
    "kedaluwarsa": f"Sertifikat BSrE penandatangan sudah habis masa berlakunya. {_HUBUNGI}",
    "dicabut": f"Sertifikat BSrE penandatangan sudah dicabut. {_HUBUNGI}",
    "ditangguhkan": f"Sertifikat BSrE penandatangan sedang ditangguhkan. {_HUBUNGI}",
    "pembaruan": f"Sertifikat BSrE penandatangan sedang dalam pembaruan. {_HUBUNGI}",
    "belum_aktif": "Pendaftaran sertifikat BSrE penandatangan belum selesai. Periksa surel dari BSrE.",
    "gerbang_masuk": "Gerbang BSrE menolak akun sistem ini. Beri tahu pengelola sistem.",
    "gerbang_alamat": "Alamat gerbang BSrE tidak benar. Beri tahu pengelola sistem.",
    "terlalu_besar": "Berkas ini terlalu besar untuk gerbang BSrE.",
    "gerbang_sibuk": "Gerbang BSrE sedang sibuk. Tidak ada yang disimpan; coba lagi sebentar lagi.",
    "gerbang_galat": "Gerbang BSrE sedang bermasalah. Tidak ada yang disimpan; coba lagi nanti.",
}
_BOLEH_ULANG: Final = {"gerbang_sibuk", "gerbang_galat"}
_NOMOR: Final = {2011: "tidak_terdaftar", 2021: "tanpa_sertifikat", 2031: "sandi_salah"}
_STATUS: Final = {
    "NOT_REGISTERED": "tidak_terdaftar",
    "NO_CERTIFICATE": "tanpa_sertifikat",
    "EXPIRED": "kedaluwarsa",
    "EXPIRE": "kedaluwarsa",
    "REVOKE": "dicabut",
    "REVOKED": "dicabut",
    "SUSPEND": "ditangguhkan",
    "SUSPENDED": "ditangguhkan",
    "RENEW": "pembaruan",
    "NEW": "belum_aktif",
}
_HTTP: Final = {
    401: "gerbang_masuk",
    403: "gerbang_masuk",
    404: "gerbang_alamat",
    405: "gerbang_alamat",
    413: "terlalu_besar",
    429: "gerbang_sibuk",
}
_UNGKAPAN: Final = (
    (r"\bt?otp\b.*(salah|wrong|invalid|incorrect|tidak|expired?|kedaluwarsa|kadaluarsa)", "totp_salah"),
    (r"(passphrase|frasa|pass phrase).*(salah|wrong|invalid|incorrect|tidak sesuai)", "sandi_salah"),
    (r"(tidak|belum) terdaftar|not registered|not found", "tidak_terdaftar"),
    (r"(tidak|belum) (memiliki|mempunyai|ada) sertifikat|no certificate", "tanpa_sertifikat"),
    (r"kedaluwarsa|kadaluarsa|kadaluwarsa|expired?|habis masa", "kedaluwarsa"),
    (r"dicabut|revoked?", "dicabut"),
    (r"ditangguhkan|suspend(ed)?|diblokir|terblokir|blocked", "ditangguhkan"),
)


def refusal(kode: str) -> GalatTtd:
    """The refusal that `kode` of KATA names."""
    return GalatTtd(KATA[kode], kode, boleh_ulang=kode in _BOLEH_ULANG, salah_sandi=kode == "sandi_salah")


def refusal_of_answer(status: int, isi: bytes) -> GalatTtd:
    """The refusal behind an HTTP status and a body; what nobody has described becomes `gerbang_menolak`
    with the number, never with the body, which may repeat what was sent."""
    if status in _HTTP:
        return refusal(_HTTP[status])
    pesan = read_object(isi)
    kode = _kind_of(pesan)
    if kode:
        return refusal(kode)
    if status >= 500:
        return refusal("gerbang_galat")
    if 300 <= status < 400:
        return refusal("gerbang_alamat")
    return unknown_refusal(_number_of(pesan) or status)


def unknown_refusal(nomor: int) -> GalatTtd:
    """A refusal that only has a number."""
    return GalatTtd(f"Gerbang BSrE menolak permintaan ini (kode {nomor}).", "gerbang_menolak")


def require_active(isi: bytes) -> None:
    """That an answer about a signer's certificate says ISSUE. Raises GalatTtd."""
    pesan = read_object(isi)
    status = str(pesan.get("status", "")).strip().upper()
    if status == "ISSUE":
        return
    kode = _STATUS.get(status) or _kind_of(pesan)
    raise refusal(kode) if kode else unknown_refusal(_number_of(pesan) or 0)


def read_object(isi: bytes) -> dict[str, Any]:
    """The JSON object in `isi`, {} when there is none."""
    try:
        pesan = json.loads(isi)
    except (ValueError, RecursionError):
        return {}
    return pesan if isinstance(pesan, dict) else {}


def _kind_of(pesan: dict[str, Any]) -> str:
    """The kind of refusal that a body describes, by number, then by words; "" = unknown."""
    nomor = _NOMOR.get(_number_of(pesan))
    if nomor:
        return nomor
    teks = _text_of(pesan)
    return next((kode for pola, kode in _UNGKAPAN if re.search(pola, teks)), "")


def _number_of(pesan: dict[str, Any]) -> int:
    """The application's own code (four digits), from its field or the end of the text; 0 = none."""
    sendiri = re.fullmatch(r"[12]\d{3}", str(pesan.get("status_code", "")).strip())
    if sendiri:
        return int(sendiri.group())
    dalam = re.search(r"\b[12]\d{3}\b", _text_of(pesan))
    return int(dalam.group()) if dalam else 0


def _text_of(pesan: dict[str, Any]) -> str:
    return f"{pesan.get('error', '')} {pesan.get('message', '')}".casefold()[:500]
