"""A small LAKIP snapshot for the sentences: one unit, rows as a test gives them."""

from typing import Any

TINGGI = "Semakin tinggi semakin baik (menurut kartu indikator)"
RENDAH = "Semakin rendah semakin baik (menurut kartu indikator)"
UNIT = {"kunci": "lembaga", "jenis": "lembaga", "nama": "Komisi Pemilihan Umum Kabupaten Contoh"}


def baris(target: str, realisasi: str, capaian: str | None = None, **lain: Any) -> dict[str, Any]:
    """A measured row; `capaian` None = no number (`status` says why), `mentah` and `dipakai` follow it."""
    arah = lain.pop("arah", TINGGI)
    isi = {
        "id": 7,
        "baris_pk": 3,
        "renstra": 5,
        "sasaran": "Pemilu yang tertib",
        "indikator": "Persentase Partisipasi",
        "target": target,
        "realisasi": realisasi,
        "capaian": capaian,
        "dipakai": capaian,
        "mentah": capaian,
        "status": "ok" if capaian else "belum_diisi",
        "tanda": [],
        "kategori": "",
        "kendala": "",
        "tindak_lanjut": "",
        "kode_baku": "",
        "sementara": False,
        "cara": {"aturan": [["Arah penilaian", arah]]},
    }
    return isi | lain


def snap(*rows: dict[str, Any], **lain: Any) -> dict[str, Any]:
    """The snapshot of 2024 with `rows` measured against the PK of the lembaga in triwulan IV."""
    ukur = {
        "acuan": "pk",
        "unit": UNIT,
        "triwulan": lain.pop("triwulan", 4),
        "rata_rata": lain.pop("rata_rata", None),
        "kategori": lain.pop("kategori", ""),
        "dihitung": sum(r["capaian"] is not None for r in rows),
        "seluruh": len(rows),
        "baris": list(rows),
        "lepas": [],
    }
    return {
        "tahun": 2024,
        "satker": {"kode_wilayah": "17.99", "nama_lengkap": UNIT["nama"], "induk": "KPU Provinsi Contoh"},
        "pengukuran": [ukur] if rows else [],
        "riwayat": [],
        "renstra": None,
        "pembanding": [],
        "anggaran": anggaran(),
    } | lain


def anggaran(**lain: Any) -> dict[str, Any]:
    """No budget unless a test gives one."""
    kosong = {"dipa": None, "pagu": None, "realisasi": None, "penyerapan": None, "baris": [], "lalu": []}
    return kosong | lain


def cabang(kode: str, uraian: str, pagu: int, realisasi: int, penyerapan: str, **lain: Any) -> dict[str, Any]:
    """A branch of the budget: a kegiatan of rupiah murni unless a test says otherwise."""
    isi = {
        "kode": kode,
        "kode_baku": f"076.01.{kode}",
        "uraian": uraian,
        "tingkat": "kegiatan",
        "sumber_dana": "rm",
        "berincian": False,
        "pagu": pagu,
        "realisasi": realisasi,
        "penyerapan": penyerapan,
    }
    return isi | lain


def riwayat(**tahun: str) -> list[dict[str, Any]]:
    """The earlier years of `Persentase Partisipasi`: `riwayat(t2023="80%")`."""
    isi = {t[1:]: teks for t, teks in tahun.items()}
    fakta = {t: f"capaian-lalu/{t}/realisasi" for t in isi}
    return [
        {"unit": "lembaga", "indikator": "Persentase Partisipasi", "tahun": isi, "fakta": fakta, "sumber": []}
    ]
