"""How a contradiction is planted in the clean paket: one at a time, as it would look in a workbook.

`TANAMAN` holds (rules, name, mutation); a mutation changes the sheets in place.
"""

PARTISIPASI = "Persentase partisipasi pemilih"
LAPORAN = "Jumlah laporan tahapan Pemilu yang disampaikan"
TAHAPAN = "Persentase tahapan Pemilu yang dilaksanakan sesuai jadwal"
AKIP = "Nilai akuntabilitas kinerja instansi pemerintah"
INDEKS = "Indeks kepuasan layanan sekretariat"
KEUANGAN = "Persentase laporan keuangan yang disampaikan tepat waktu"
TANAMAN = []


def tanam(*kode):
    """Add a mutation that plants a contradiction of the rules `kode` (one each)."""

    def add(fungsi):
        TANAMAN.append((kode, fungsi.__name__, fungsi))
        return fungsi

    return add


def rows(x, lembar, **kunci):
    """The rows of a sheet with these values."""
    return [r for r in x[lembar] if all(r.get(k) == v for k, v in kunci.items())]


def row(x, lembar, **kunci):
    (satu,) = rows(x, lembar, **kunci)
    return satu


def narasi(x, teks, bagian="Analisis Capaian"):
    """Add sentences to a section of the narrative."""
    satu = row(x, "narasi", bagian=bagian)
    satu["teks"] += f" {teks}"


def money(x, lembar, kode):
    return row(x, lembar, kode=kode)
