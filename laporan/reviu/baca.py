"""What the page of a review shows (layer 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse

from laporan.bentuk.reviu import statement
from laporan.models import Reviu
from laporan.models.reviu import JawabanButir, StatusTemuan
from laporan.reviu.butir import BAGIAN, BUTIR
from laporan.reviu.pernyataan import state_of_review
from laporan.reviu.tempat import places_of
from laporan.snapshot.lakip import lakip_snapshot
from sakip.models import Satker, User
from sakip.permissions import Deed, can

TONE: Final = {
    StatusTemuan.TERBUKA: "kurang",
    StatusTemuan.DITINDAKLANJUTI: "info",
    StatusTemuan.SELESAI: "baik",
}
NADA: Final = {JawabanButir.YA: "baik", JawabanButir.TIDAK: "kurang", JawabanButir.TIDAK_RELEVAN: "netral"}


def answers_of(reviu: Reviu) -> dict[str, tuple[str, str]]:
    """{code of an item: (answer, note)} as stored; items without an answer are left out (one query)."""
    return {j.kode: (j.jawaban, j.catatan) for j in reviu.jawaban.all()}


def review_page(user: User, satker: Satker, tahun: int) -> dict[str, Any]:
    """The context of the page: the latest review (None = there is none), its checklist and findings, the
    state of the last closed one, and what `user` may do. The number of queries does not grow with rows."""
    snapshot = lakip_snapshot(satker, tahun)
    rows = Reviu.objects.filter(satker=satker, tahun=tahun).select_related("pembuka", "penutup")
    reviu = rows.order_by("-id").first()
    keadaan = state_of_review(satker, tahun, snapshot)
    boleh = can(user, Deed.REVIU, satker)
    jawaban = answers_of(reviu) if reviu else {}
    return {
        "reviu": reviu,
        "keadaan": keadaan,
        "pernyataan": statement(satker.nama_lengkap, tahun),
        "boleh_reviu": boleh,
        "boleh_jawab": can(user, Deed.ISI, satker),
        "dijawab": len(jawaban),
        "banyak_butir": len(BUTIR),
        "bagian": _checklist(jawaban),
        "temuan": _findings(reviu, {t.kunci: t.url for t in places_of(satker, tahun, snapshot)}),
        "aksi": _actions(satker, tahun, reviu) if boleh else [],
    }


def _checklist(jawaban: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    hasil = []
    for judul, daftar in BAGIAN:
        butir = []
        for satu in daftar:
            nilai, catatan = jawaban.get(satu.kode, ("", ""))
            kata = str(JawabanButir(nilai).label) if nilai else "Belum dijawab"
            butir.append({"butir": satu, "kata": kata, "nada": NADA.get(nilai, "netral"), "catatan": catatan})  # type: ignore[call-overload]
        hasil.append({"judul": judul, "butir": butir})
    return hasil


def _findings(reviu: Reviu | None, alamat: Mapping[str, str]) -> list[dict[str, Any]]:
    if reviu is None:
        return []
    rows = reviu.temuan.select_related("user", "penanggap")
    return [{"satu": t, "nada": TONE[StatusTemuan(t.status)], "url": alamat.get(t.bagian, "")} for t in rows]


def _actions(satker: Satker, tahun: int, reviu: Reviu | None) -> list[dict[str, Any]]:
    args = [satker.kode_wilayah, tahun]
    if reviu is None or not reviu.is_open:
        teks = "Buka reviu" if reviu is None else "Buka reviu baru"
        url = reverse("laporan:reviu-create", args=args)
        return [{"teks": teks, "url": url, "ikon": "clipboard-check", "jenis": "utama", "kirim": True}]
    return [
        {"teks": "Tutup reviu", "url": reverse("laporan:reviu-tutup", args=args), "ikon": "check"},
        {"teks": "Catat temuan", "url": reverse("laporan:temuan-create", args=args), "ikon": "plus"},
        {
            "teks": "Isi daftar uji",
            "url": reverse("laporan:reviu-edit", args=args),
            "ikon": "list-checks",
            "jenis": "utama",
        },
    ]
