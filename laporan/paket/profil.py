"""The satker that a file speaks of, its units and its officials."""

from __future__ import annotations

import difflib
import re
from typing import Any

from laporan.paket.baca import BarisMasuk
from laporan.paket.kerja import Kerja
from laporan.paket.pesan import Pratinjau
from laporan.paket.susun import Pasangan, plan_sheet
from sakip.choices import JenisUnit
from sakip.jabatan import jenis_jabatan
from sakip.lipat import lipat
from sakip.models import Satker, UnitKerja

HANYA_SATU = {JenisUnit.LEMBAGA, JenisUnit.SEKRETARIAT}


def fold_satker(nama: str) -> str:
    """The name for comparing: `Komisi Pemilihan Umum` = `KPU`, `Komisi Independen Pemilihan` = `KIP`."""
    lipatan = lipat(nama).replace("komisipemilihanumum", "kpu").replace("komisiindependenpemilihan", "kip")
    return re.sub("^kpu(?=kpu|kip)", "", lipatan).replace("republikindonesia", "ri")


def find_satker(hasil: Pratinjau, rows: list[BarisMasuk]) -> Satker | None:
    """The satker of the sheet `satker`: by kode_satker, else kode_wilayah, else nama; None with a galat."""
    if not rows:
        hasil.tambah(
            "galat",
            "Lembar 'satker' tidak ada atau kosong, sehingga satuan kerjanya tidak diketahui.",
            "satker",
        )
        return None
    masuk = rows[0]
    for lebih in rows[1:]:
        lebih.galat = True
        hasil.tambah("galat", "Lembar 'satker' hanya boleh berisi satu baris.", "satker", lebih.nomor)
    if masuk.galat:
        return None
    found = _candidates(masuk.isi)
    satker = next((satu for _, satu in found if satu), None)
    if satker is None:
        _unknown(hasil, masuk)
    elif any(satu is not None and satu != satker for _, satu in found):
        lain = "; ".join(f"{kolom}: {satu.nama}" for kolom, satu in found if satu)
        masuk.galat = True
        hasil.tambah(
            "galat",
            f"Isi baris ini menunjuk satuan kerja yang berbeda ({lain}).",
            "satker",
            masuk.nomor,
            "nama",
        )
        return None
    elif any(kolom == "kode_wilayah" and satu is None for kolom, satu in found):
        masuk.galat = True
        hasil.tambah(
            "galat",
            f"Kode wilayah {masuk.isi['kode_wilayah']} tidak dikenal.",
            "satker",
            masuk.nomor,
            "kode_wilayah",
        )
        return None
    return satker


def _candidates(isi: dict[str, Any]) -> list[tuple[str, Satker | None]]:
    """What each identifying cell says, strongest first. A kode_satker or a name that nobody has yet says
    nothing; a name that folds to no satker does not contradict a code."""
    found: list[tuple[str, Satker | None]] = []
    if isi.get("kode_satker"):
        satker = Satker.objects.filter(kode_satker=isi["kode_satker"]).first()
        found += [("kode_satker", satker)] if satker else []
    if isi.get("kode_wilayah"):
        found.append(("kode_wilayah", Satker.objects.filter(kode_wilayah=isi["kode_wilayah"]).first()))
    if isi.get("nama_resmi"):
        satker = _by_name(isi["nama_resmi"])
        found += [("nama", satker)] if satker else []
    return found


def _by_name(nama: str) -> Satker | None:
    """The satker of that name, also without KPU in front or with the official name it gave itself."""
    cari = fold_satker(nama)
    semua = list(Satker.objects.only("pk", "nama", "nama_resmi", "nama_wilayah"))
    cocok = [s for s in semua if cari in (fold_satker(s.nama), fold_satker(s.nama_resmi))]
    cocok = cocok or [
        s for s in semua if cari in (lipat(s.nama_wilayah), f"kpu{lipat(s.nama_wilayah)}") and cari
    ]
    return Satker.objects.get(pk=cocok[0].pk) if len(cocok) == 1 else None


def _unknown(hasil: Pratinjau, masuk: BarisMasuk) -> None:
    """An error that offers the nearest names."""
    nama = masuk.isi.get("nama_resmi", "")
    per_lipat = {fold_satker(satu): satu for satu in Satker.objects.values_list("nama", flat=True)}
    dekat = difflib.get_close_matches(fold_satker(nama), per_lipat, 3, 0.6)
    saran = f" Yang paling mirip: {', '.join(per_lipat[d] for d in dekat)}." if dekat else ""
    sebutan = nama or masuk.isi.get("kode_satker") or masuk.isi.get("kode_wilayah") or ""
    masuk.galat = True
    hasil.tambah("galat", f"Satuan kerja '{sebutan}' tidak dikenal.{saran}", "satker", masuk.nomor, "nama")


def plan_satker(kerja: Kerja, rows: list[BarisMasuk]) -> None:
    """Take over the profile of the satker; its place in the tree (jenis, induk, kode) never changes."""
    for masuk in rows:
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        satker, isi = kerja.satker, dict(masuk.isi)
        _check_place(kerja, masuk, isi)
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        nama = isi.pop("nama_resmi", "")
        if nama and nama not in (satker.nama, satker.nama_resmi):
            isi["nama_resmi"] = nama
        for kolom in ("jenis", "kode_wilayah", "induk"):
            isi.pop(kolom, None)
        kerja.report(masuk, satker, False, nama or satker.nama, kerja.update(satker, isi))


def _check_place(kerja: Kerja, masuk: BarisMasuk, isi: dict[str, Any]) -> None:
    satker = kerja.satker
    if isi.get("jenis", satker.jenis) != satker.jenis:
        kerja.peringatan(
            masuk, "jenis", f"Tercatat sebagai {satker.get_jenis_display().lower()}; jenisnya tidak diubah."
        )
    induk = satker.induk
    tertulis = isi.get("induk")
    if tertulis and (induk is None or not _names(tertulis, induk)):
        tercatat = induk.nama if induk else "tanpa induk"
        kerja.peringatan(masuk, "induk", f"Induk yang tercatat {tercatat}; induknya tidak diubah.")
    kode = isi.get("kode_satker")
    if kode and Satker.objects.exclude(pk=satker.pk).filter(kode_satker=kode).exists():
        kerja.galat(masuk, "kode_satker", f"Kode satker {kode} sudah dipakai satuan kerja lain.")


def _names(tertulis: str, satker: Satker) -> bool:
    """Whether `tertulis` (a name or a kode wilayah) means `satker`."""
    angka = re.sub(r"\D", "", tertulis)
    if angka and angka == re.sub(r"\D", "", satker.kode_wilayah):
        return True
    return fold_satker(tertulis) in (fold_satker(satker.nama), fold_satker(satker.nama_resmi))


def plan_units(kerja: Kerja, rows: list[BarisMasuk]) -> None:
    """Units by their key; lembaga and sekretariat exist for every satker."""
    parents: list[tuple[BarisMasuk, UnitKerja, str]] = []
    seen: dict[str, int] = {}
    planned: list[tuple[BarisMasuk, bool, dict[str, Any]]] = []
    for masuk in rows:
        if not masuk.galat:
            _check_unit(kerja, masuk, seen)
        if masuk.galat:
            kerja.report_galat(masuk)
            continue
        isi = dict(masuk.isi)
        induk = isi.pop("induk", "")
        unit, beda = kerja.unit.get(isi["kunci"]), {}
        baru = unit is None
        if unit is None:
            isi.setdefault("jenis", _kind_of_key(isi["kunci"]))
            unit = kerja.create(UnitKerja, isi)
            kerja.unit[unit.kunci] = unit
        else:
            beda = kerja.update(unit, isi)
        planned.append((masuk, baru, beda))
        parents.append((masuk, unit, induk))
    _plan_parents(kerja, parents, planned)
    missing = [unit for kunci, unit in kerja.unit.items() if rows and kunci not in seen and unit.pk]
    for unit in missing:
        kerja.hasil.tambah("info", f"Tersimpan, tetapi tidak ada di berkas: {unit.nama}.", "unit")


def _check_unit(kerja: Kerja, masuk: BarisMasuk, seen: dict[str, int]) -> None:
    kunci = masuk.isi.get("kunci")
    if not kunci:
        kerja.galat(masuk, "unit", "Kunci unit kosong, sehingga unit ini tidak dapat dirujuk lembar lain.")
        return
    if kunci in seen:
        kerja.galat(masuk, "unit", f"Unit '{kunci}' sudah ada di baris {seen[kunci]}.")
        return
    seen[kunci] = masuk.nomor
    jenis = masuk.isi.get("jenis")
    lain = next((u for u in kerja.unit.values() if u.jenis == jenis and u.kunci != kunci), None)
    if jenis in HANYA_SATU and lain:
        kerja.galat(masuk, "jenis", f"Unit berjenis {jenis} sudah ada dengan kunci '{lain.kunci}'.")


def _kind_of_key(kunci: str) -> str:
    """The kind that the key of a unit without jenis suggests."""
    return JenisUnit.BAGIAN if kunci.startswith("bagian") else JenisUnit.SUBBAGIAN


def _plan_parents(
    kerja: Kerja,
    parents: list[tuple[BarisMasuk, UnitKerja, str]],
    planned: list[tuple[BarisMasuk, bool, dict[str, Any]]],
) -> None:
    """Set the parent of each unit, once all units of the file are known, and report the rows."""
    for (masuk, unit, induk), (_, baru, beda) in zip(parents, planned, strict=True):
        atasan = kerja.unit.get(induk)
        if induk and atasan is None:
            kerja.galat(masuk, "induk", f"Unit induk '{induk}' tidak ada di lembar unit dan belum tercatat.")
        elif atasan is not None and _is_below(atasan, unit):
            kerja.galat(
                masuk, "induk", f"Unit '{unit.kunci}' tidak dapat menjadi bagian dari bawahannya sendiri."
            )
        elif atasan is not None:
            beda |= kerja.update(unit, {"induk": atasan})
        if masuk.galat:
            kerja.report_galat(masuk)
        else:
            kerja.report(masuk, unit, baru, unit.nama, {} if baru else beda)


def _is_below(unit: UnitKerja | None, atasan: UnitKerja) -> bool:
    """Whether `unit` is `atasan` or stands below it."""
    langkah = 0
    while unit is not None and langkah < 50:
        if unit is atasan:
            return True
        unit, langkah = unit.induk, langkah + 1
    return False


def plan_pejabat(kerja: Kerja, rows: list[BarisMasuk]) -> list[Pasangan]:
    """Officials by unit, jabatan and nama; what the jabatan is follows from its words."""
    for masuk in rows:
        mulai, selesai = masuk.isi.get("mulai"), masuk.isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            kerja.galat(masuk, "selesai", "Masa jabatan berakhir sebelum dimulai.")
        if "jabatan" in masuk.isi:
            masuk.isi["jenis_jabatan"] = jenis_jabatan(masuk.isi["jabatan"]).value
    return plan_sheet(kerja, rows[0].lembar, rows) if rows else []
