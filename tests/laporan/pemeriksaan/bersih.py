"""A paket workbook in which nothing contradicts anything: a real satker, invented figures."""

import datetime
from copy import deepcopy

from tests.laporan.paket.berkas import workbook
from tests.laporan.pemeriksaan.bersih_isi import (
    DUKUNGAN,
    IKU,
    KE_KEGIATAN,
    KEGIATAN,
    LALU,
    LEMBAGA,
    PELAKSANA,
    PERIODE,
    PROGRAM,
    TAHUN,
)
from tests.laporan.pemeriksaan.bersih_narasi import narasi, percent, rupiah


def totals(program):
    """(pagu, realisasi) of a program, or of everything."""
    rows = [ro for kode, (_, isi) in KEGIATAN.items() if f"076.01.{kode}".startswith(program) for ro in isi]
    return sum(r[2] for r in rows), sum(r[3] for r in rows)


def clean():
    """{sheet: [row as dict]} of a satker whose documents agree."""
    pagu, realisasi = totals("")
    return {
        "satker": [
            {
                "nama": "KOMISI PEMILIHAN UMUM KABUPATEN BANYUMAS",
                "jenis": "kabupaten",
                "kode_wilayah": "3302",
                "induk": "KPU Provinsi Jawa Tengah",
                "alamat": "Jalan Gerilya Barat Nomor 25 Purwokerto",
                "tempat": "Purwokerto",
            }
        ],
        "unit": _units(),
        "pejabat": _officials(),
        "renstra": [
            {
                "tahun_awal": 2020,
                "tahun_akhir": 2024,
                "dasar": "Keputusan Komisi Pemilihan Umum Nomor 197 Tahun 2020 tentang Rencana Strategis "
                "Komisi Pemilihan Umum Tahun 2020-2024",
                "visi": "Menjadi penyelenggara Pemilu yang mandiri, profesional dan berintegritas",
            }
        ],
        "misi": [
            {"tahun_awal": 2020, "no": str(ke), "uraian": teks}
            for ke, teks in enumerate(
                (
                    "Meningkatkan kompetensi penyelenggara Pemilu",
                    "Meningkatkan partisipasi dan kualitas pemilih",
                    "Meningkatkan pelayanan kepada pemangku kepentingan",
                ),
                start=1,
            )
        ],
        "tujuan": [
            {"tahun_awal": 2020, "no": str(ke), "uraian": teks}
            for ke, teks in enumerate(
                (
                    "Mewujudkan pemilih yang cerdas dan berpartisipasi",
                    "Menyelenggarakan Pemilu yang tepat waktu",
                    "Mewujudkan lembaga yang akuntabel",
                ),
                start=1,
            )
        ],
        "indikator": [_indikator(u, i) for u, rows in _per_unit() for i in rows],
        "rkt": [_rkt(u, ke, i) for u, rows in _per_unit() for ke, i in enumerate(rows, start=1)],
        "rkt_anggaran": [
            _line("lembaga", ke, {"kode": k, "uraian": n, "anggaran": rupiah(totals(k)[0])})
            for ke, (k, n) in enumerate(PROGRAM.items(), start=1)
        ],
        "pk": [_pk(u, ke, i) for u, rows in _per_unit() for ke, i in enumerate(rows, start=1)],
        "pk_anggaran": _pk_lines(),
        "rencana_aksi": [_aksi(u, i) for u, rows in _per_unit() for i in rows],
        "realisasi": [_realisasi(u, i, tw) for tw in (1, 2, 3, 4) for u, rows in _per_unit() for i in rows],
        "dipa": [
            {
                "tahun": TAHUN,
                "revisi": 0,
                "nomor": "SP DIPA-076.01.2.656742/2024",
                "tanggal": datetime.date(2023, 11, 24),
            }
        ],
        "anggaran": _budget("pagu"),
        "realisasi_anggaran": _budget("realisasi"),
        "capaian_lalu": [_lalu(u, i) for u, rows in _per_unit() for i in rows],
        "anggaran_lalu": [
            {
                "tahun": tahun,
                "uraian": "Jumlah",
                "pagu": rupiah(p),
                "realisasi": rupiah(r),
                "persen_tercetak": percent(r, p),
            }
            for tahun, p, r in LALU
        ],
        "skala": [
            {"tahun": TAHUN, "urut": ke, "dari": dari, "sampai": sampai, "kategori": nama}
            for ke, (dari, sampai, nama) in enumerate(
                (
                    (0, 50, "Tidak Berhasil"),
                    (50.01, 70, "Kurang Berhasil"),
                    (70.01, 90, "Cukup Berhasil"),
                    (90.01, 150, "Berhasil"),
                ),
                start=1,
            )
        ],
        "narasi": narasi(pagu, realisasi),
        "pegawai_rekap": _staff(),
        "sarpras": [
            {
                "tahun": TAHUN,
                "jenis": "Gedung",
                "uraian": "Gedung kantor",
                "status": "Hak milik",
                "luas": "620 m2",
                "tahun_perolehan": "2011",
            },
            {
                "tahun": TAHUN,
                "jenis": "Kendaraan",
                "uraian": "Kendaraan roda empat",
                "status": "Hak milik",
                "tahun_perolehan": "2016",
            },
        ],
        "divisi": [
            {"tahun": TAHUN, "nama": nama, "jabatan": jabatan, "divisi": divisi}
            for nama, jabatan, divisi in (
                ("Rofingatun Hidayah", "Ketua", "Divisi Keuangan, Umum, Logistik dan Rumah Tangga"),
                ("Bayu Prakoso", "Anggota", "Divisi Teknis Penyelenggaraan"),
                ("Siti Marfuah", "Anggota", "Divisi Perencanaan, Data dan Informasi"),
                ("Hendro Wibowo", "Anggota", "Divisi Hukum dan Pengawasan"),
                (
                    "Yuniati Kusuma",
                    "Anggota",
                    "Divisi Sosialisasi, Pendidikan Pemilih dan Partisipasi Masyarakat",
                ),
            )
        ],
        "pembanding": [
            {
                "tahun": TAHUN,
                "indikator": "Persentase partisipasi pemilih",
                "lingkup": "nasional",
                "nilai": "81,8%",
                "sumber": "Komisi Pemilihan Umum Republik Indonesia",
            }
        ],
    }


def _per_unit():
    return (("lembaga", IKU), ("sekretariat", DUKUNGAN))


def _units():
    subbag = {
        "subbag-keuangan": "Subbagian Keuangan, Umum dan Logistik",
        "subbag-teknis": PELAKSANA["lembaga"],
        "subbag-perencanaan": "Subbagian Perencanaan, Data dan Informasi",
        "subbag-hukum": "Subbagian Hukum dan Sumber Daya Manusia",
    }
    return [
        {"unit": "lembaga", "nama": LEMBAGA, "jenis": "lembaga"},
        {"unit": "sekretariat", "nama": f"Sekretariat {LEMBAGA}", "jenis": "sekretariat", "induk": "lembaga"},
        *({"unit": k, "nama": n, "jenis": "subbagian", "induk": "sekretariat"} for k, n in subbag.items()),
    ]


def _officials():
    rows = [
        ("lembaga", "Ketua KPU Kabupaten Banyumas", "Rofingatun Hidayah"),
        *(
            ("lembaga", "Anggota", n)
            for n in ("Bayu Prakoso", "Siti Marfuah", "Hendro Wibowo", "Yuniati Kusuma")
        ),
        ("sekretariat", "Sekretaris KPU Kabupaten Banyumas", "Agus Setiadi"),
        ("subbag-keuangan", "Kepala Subbagian Keuangan, Umum dan Logistik", "Wahyu Lestari"),
        ("subbag-teknis", f"Kepala {PELAKSANA['lembaga']}", "Dwi Santosa"),
        ("subbag-perencanaan", "Kepala Subbagian Perencanaan, Data dan Informasi", "Nur Aini"),
        ("subbag-hukum", "Kepala Subbagian Hukum dan Sumber Daya Manusia", "Tri Handayani"),
    ]
    return [
        {"unit": u, "jabatan": j, "nama": n, "status": "definitif", "mulai": datetime.date(2023, 10, 30)}
        for u, j, n in rows
    ]


def _indikator(unit, isi):
    tujuan, sasaran, indikator, satuan, jenis, polaritas, kumulasi, target, _, _ = isi
    return {
        "tahun_awal": 2020,
        "unit": unit,
        "tujuan_no": tujuan,
        "sasaran": sasaran,
        "indikator": indikator,
        "iku": "ya" if unit == "lembaga" else "tidak",
        "satuan": satuan,
        "jenis_nilai": jenis,
        "polaritas": polaritas,
        "cara_kumulasi": kumulasi,
        "definisi": f"{indikator} menurut laporan berkala",
        "sumber_data": "Laporan berkala subbagian",
        **{f"target_{2020 + ke}": t for ke, t in enumerate(target)},
    }


def _rkt(unit, urut, isi):
    row = {
        "tahun": TAHUN,
        "unit": unit,
        "versi": 0,
        "tanggal": datetime.date(2024, 1, 4),
        "tempat": "Purwokerto",
        "urut": urut,
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
    }
    if unit == "lembaga":
        kode = KE_KEGIATAN[urut - 1]
        nama, ro = KEGIATAN[kode]
        row |= {
            "program": PROGRAM[f"076.01.{kode[:2]}"],
            "kegiatan": nama,
            "kode": kode,
            "pagu": rupiah(sum(r[2] for r in ro)),
        }
    return row


def _pk(unit, urut, isi):
    return {
        "tahun": TAHUN,
        "unit": unit,
        "versi": 0,
        "tanggal": "15 Januari 2024",
        "tempat": "Purwokerto",
        "urut": urut,
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
    }


def _line(unit, urut, isi):
    return {"tahun": TAHUN, "unit": unit, "versi": 0, "urut": urut, **isi}


def _pk_lines():
    rows = [
        _line("lembaga", ke, {"kode": k, "uraian": n, "anggaran": f"Rp. {rupiah(totals(k)[0])},-"})
        for ke, (k, n) in enumerate(PROGRAM.items(), start=1)
    ]
    lines = []
    for program, nama in PROGRAM.items():
        lines.append((program, nama, totals(program)[0]))
        lines += [
            (k, n, sum(r[2] for r in ro))
            for k, (n, ro) in KEGIATAN.items()
            if f"076.01.{k}".startswith(program)
        ]
    return rows + [
        _line("sekretariat", ke, {"kode": k, "uraian": n, "anggaran": rupiah(jumlah)})
        for ke, (k, n, jumlah) in enumerate(lines, start=1)
    ]


def _aksi(unit, isi):
    return {
        "tahun": TAHUN,
        "unit": unit,
        "tanggal": datetime.date(2024, 1, 22),
        "tempat": "Purwokerto",
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
        "kegiatan": f"Pelaksanaan {isi[1][0].lower()}{isi[1][1:]}",
        "pelaksana": PELAKSANA[unit],
        "pola": "triwulan",
        **{f"p{ke}": t for ke, t in enumerate(PERIODE[isi[2]], start=1)},
    }


def _realisasi(unit, isi, triwulan):
    return {
        "tahun": TAHUN,
        "triwulan": triwulan,
        "unit": unit,
        "acuan": "pk",
        "sasaran": isi[1],
        "indikator": isi[2],
        "target": isi[7][-1],
        "realisasi": isi[8][triwulan - 1],
        "keterangan": "Sesuai laporan berkala triwulan ini.",
    }


def _budget(kolom):
    """The sheet `anggaran` or `realisasi_anggaran`, program, kegiatan and RO in the order of the tree."""
    rows = []
    for program, nama in PROGRAM.items():
        rows.append((program, nama, *totals(program)))
        for kode, (kegiatan, ro) in KEGIATAN.items():
            if f"076.01.{kode}".startswith(program):
                rows.append((kode, kegiatan, sum(r[2] for r in ro), sum(r[3] for r in ro)))
                rows += [(f"{kode}.{k}", n, p, r) for k, n, p, r in ro]
    if kolom == "pagu":
        return [
            {"tahun": TAHUN, "revisi": 0, "sumber_dana": "rm", "kode": k, "uraian": n, "pagu": p}
            for k, n, p, _ in rows
        ]
    return [
        {
            "tahun": TAHUN,
            "sumber_dana": "rm",
            "kode": k,
            "uraian": n,
            "realisasi": rupiah(r),
            "persen_tercetak": percent(r, p),
        }
        for k, n, p, r in rows
    ]


def _lalu(unit, isi):
    return {
        "tahun": 2023,
        "unit": unit,
        "indikator": isi[2],
        "target": isi[7][3],
        "realisasi": isi[9],
        "sumber": "Laporan Kinerja Tahun 2023",
    }


def _staff():
    """Thirty-one persons: by status, golongan, pendidikan and subbagian, with the totals printed."""
    tabel = {
        "status": {"PNS": 17, "PPPK": 6, "PPNPN": 8},
        "golongan": {"Golongan II": 3, "Golongan III": 12, "Golongan IV": 2},
        "pendidikan": {"SMA": 9, "D3": 4, "S1": 15, "S2": 3},
        "subbagian": {"Keuangan, Umum dan Logistik": 11, "Teknis": 7, "Perencanaan": 7, "Hukum": 6},
    }
    return [
        {"tahun": TAHUN, "tabel": nama, "baris": baris, "kolom": "Jumlah", "jumlah": jumlah}
        for nama, isi in tabel.items()
        for baris, jumlah in isi.items()
    ]


def as_workbook(lembar):
    """The bytes of the workbook with these sheets."""
    hasil = {}
    for nama, rows in deepcopy(lembar).items():
        judul = list(dict.fromkeys(kolom for row in rows for kolom in row))
        hasil[nama] = [judul, *([row.get(kolom) for kolom in judul] for row in rows)]
    return workbook(**hasil)
