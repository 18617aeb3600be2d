"""Preview: what a workbook would do, row by row. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from laporan.paket.baca import BarisMasuk, Pembaca
from laporan.paket.belanja import plan_budget, read_codes
from laporan.paket.cabang import plan_bukti, plan_kontribusi, plan_sasaran
from laporan.paket.indikator import plan_indicators, plan_renstra, require_renstra
from laporan.paket.izin import fixed_document, fixed_sentence, izin_of
from laporan.paket.kerja import Kerja
from laporan.paket.lembar import LEMBAR, PER_NAMA
from laporan.paket.pesan import HasilBaris, Pratinjau
from laporan.paket.profil import find_satker, plan_pejabat, plan_satker, plan_units
from laporan.paket.rincian import check_realisasi, plan_rencana_aksi, plan_skala
from laporan.paket.skema import Lembar
from laporan.paket.status import settle_status
from laporan.paket.susun import Pasangan, plan_sheet, title_of
from laporan.paket.tautan import link_rows, measure_all
from laporan.spreadsheets import BerkasDitolakError, LembarBerkas, read_workbook
from sakip.models import Satker, User

BERTAUT: Final = {"indikator", "rkt", "pk", "rencana_aksi", "realisasi"}
NIP: Final = frozenset({("pejabat", "nip")})
URUTAN: Final = {lembar.nama: ke for ke, lembar in enumerate(LEMBAR)}

Rencana = Callable[[Kerja, Lembar, list[BarisMasuk]], list[Pasangan]]
KHUSUS: Final[dict[str, Rencana]] = {
    "pejabat": lambda kerja, _, rows: plan_pejabat(kerja, rows),
    "renstra": plan_renstra,
    "indikator": plan_indicators,
    "sasaran": plan_sasaran,
    "kontribusi": plan_kontribusi,
    "bukti": plan_bukti,
    "anggaran": plan_budget,
    "rencana_aksi": plan_rencana_aksi,
    "skala": plan_skala,
}


def preview_paket(
    isi: bytes, check: Callable[[Satker], None] | None = None, *, user: User | None = None
) -> tuple[Pratinjau, Kerja | None]:
    """What the workbook `isi` would do, and the plan (None when the file or its satker is not known).

    `check` is called with the satker as soon as it is known and may refuse by raising; nothing of what is
    stored has been read by then. `user` is who sends the file (None = the command line): NIP and stored
    values of the profile need their own rights. Never raises on a bad file: the outcome then holds one galat.
    """
    hasil = Pratinjau()
    try:
        berkas = read_workbook(isi, lembar=PER_NAMA)
    except BerkasDitolakError as error:
        hasil.tambah("galat", str(error))
        return hasil, None
    tutup = NIP if user and not izin_of(user, _addressee(berkas)).nip else ()
    rows = Pembaca(hasil, tutup).read_all(berkas)
    if not rows:
        return hasil, None
    satker = find_satker(hasil, rows.get("satker", []))
    if satker is None:
        _nothing_planned(hasil, rows)
        return hasil, None
    hasil.satker = satker
    if check:
        check(satker)
    kerja = Kerja(satker, hasil, _latest_year(rows), izin_of(user, satker))
    _plan_all(kerja, rows)
    hasil.baris.sort(key=lambda baris: (URUTAN[baris.lembar], baris.nomor))
    hasil.lembar.sort(key=URUTAN.__getitem__)
    return hasil, kerja


def _addressee(berkas: list[LembarBerkas]) -> Satker | None:
    """The satker that the file names, before anything of it is said."""
    uji = Pratinjau()
    satu = [lembar for lembar in berkas if lembar.nama.strip().lower() == "satker"]
    return find_satker(uji, Pembaca(uji).read_all(satu).get("satker", []))


def _nothing_planned(hasil: Pratinjau, rows: dict[str, list[BarisMasuk]]) -> None:
    """Without a satker no row has a place; only the errors of the file itself are shown."""
    for lembar in rows.values():
        for masuk in lembar:
            if masuk.galat:
                hasil.baris.append(HasilBaris(masuk.lembar.nama, masuk.nomor, "galat"))


def _latest_year(rows: dict[str, list[BarisMasuk]]) -> int | None:
    tahun = [masuk.isi["tahun"] for lembar in rows.values() for masuk in lembar if masuk.isi.get("tahun")]
    return max(tahun, default=None)


def _plan_all(kerja: Kerja, rows: dict[str, list[BarisMasuk]]) -> None:
    """Plan every sheet in the order of LEMBAR, link the chain, then report row by row."""
    plan_satker(kerja, rows.get("satker", []))
    plan_units(kerja, rows.get("unit", []))
    planned: dict[str, list[Pasangan]] = {}
    for lembar in LEMBAR[2:]:
        if lembar.nama in rows:
            planned[lembar.nama] = _plan_one(kerja, lembar, rows[lembar.nama])
    settle_status(kerja)
    if BERTAUT & set(rows):
        link_rows(kerja)
    check_realisasi(kerja, planned.get("realisasi", []))
    _remember_measurements(kerja, planned)
    for pasangan in planned.values():
        for masuk, objek, baru in pasangan:
            kerja.report(masuk, objek, baru, title_of(masuk), masuk.beda)
    _guard_fixed(kerja)


def _guard_fixed(kerja: Kerja) -> None:
    """The last word on documents that are ditetapkan: not even what a row brings about beside itself."""
    if kerja.hasil.has_galat:
        return
    berubah = (p.objek for p in kerja.perubahan if p.baru or p.sesudah or p.rincian)
    dokumen = next((d for objek in berubah if (d := fixed_document(kerja, objek))), None)
    if dokumen is not None:
        kerja.hasil.tambah("galat", fixed_sentence(dokumen))


def _plan_one(kerja: Kerja, lembar: Lembar, rows: list[BarisMasuk]) -> list[Pasangan]:
    if lembar.nama in ("misi", "tujuan", "indikator", "sasaran"):
        require_renstra(kerja, rows)
    if lembar.kolom_bernama("kode") and lembar.rincian != "anggaran":
        read_codes(kerja, rows)
    return KHUSUS.get(lembar.rincian, plan_sheet)(kerja, lembar, rows)


def _remember_measurements(kerja: Kerja, planned: dict[str, list[Pasangan]]) -> None:
    """Whose capaian changes: new or changed rows of what is measured, or of what it is measured by."""
    for nama, induk in (("rkt", "rkt"), ("pk", "pk_dokumen"), ("realisasi", "pengukuran")):
        for masuk, objek, baru in planned.get(nama, []):
            if baru or masuk.beda:
                dokumen = getattr(objek, induk)
                kerja.measure(dokumen.unit, dokumen.tahun)
    if any(baru or masuk.beda for masuk, _, baru in planned.get("indikator", [])):
        measure_all(kerja)
