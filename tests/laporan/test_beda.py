"""What differs between two snapshots, in words."""

from laporan.beda import Beda, compare_snapshots, says_the_same


def pk(*baris, anggaran=(), **isi):
    return {
        "dokumen": "pk",
        "tempat": "Curup",
        "tanggal": "2 Januari 2026",
        "pihak": [{"nama": "Nama Satu", "jabatan": "Ketua"}],
        "baris": [{"sasaran": s, "indikator": i, "target": t} for s, i, t in baris],
        "anggaran": [{"kode": k, "uraian": u, "anggaran": a} for k, u, a in anggaran],
    } | isi


def test_equal_snapshots_have_no_difference():
    assert compare_snapshots(pk(("S", "I", "80%")), pk(("S", "I", "80%"))) == []


def test_a_changed_target_is_one_cell_from_old_to_new():
    assert compare_snapshots(pk(("S", "I", "80%")), pk(("S", "I", "85%"))) == [
        Beda("Sasaran dan indikator", "ubah", "I", "Target", "80%", "85%")
    ]


def test_rows_that_came_and_went_are_said_with_their_target():
    assert compare_snapshots(pk(("S", "I", "80%")), pk(("S", "Lain", "1 Laporan"))) == [
        Beda("Sasaran dan indikator", "hapus", "I", lama="80%"),
        Beda("Sasaran dan indikator", "tambah", "Lain", baru="1 Laporan"),
    ]


def test_a_row_that_moved_is_no_difference_and_one_under_a_new_sasaran_is_a_changed_cell():
    lama = pk(("S", "I", "80%"), ("S", "J", "1"))
    baru = pk(("S", "J", "1"), ("T", "I", "80%"))
    assert compare_snapshots(lama, baru) == [
        Beda("Sasaran dan indikator", "ubah", "I", "Sasaran", "S", "T"),
    ]


def test_rows_with_the_same_words_are_paired_in_their_order():
    lama = pk(("S", "I", "1"), ("S", "I", "2"))
    baru = pk(("S", "I", "1"), ("S", "I", "3"))
    assert compare_snapshots(lama, baru) == [
        Beda("Sasaran dan indikator", "ubah", "I", "Target", "2", "3"),
    ]


def test_an_amount_is_printed_as_rupiah():
    lama = pk(anggaran=[("CQ", "Program", 1_000_000)])
    baru = pk(anggaran=[("CQ", "Program", 2_500_000)])
    assert compare_snapshots(lama, baru) == [
        Beda("Anggaran", "ubah", "Program", "Anggaran", "Rp1.000.000", "Rp2.500.000"),
    ]


def test_head_and_officials_are_told_apart():
    baru = pk(tanggal="1 Juli 2026", pihak=[{"nama": "Nama Dua", "jabatan": "Plt. Ketua"}])
    assert compare_snapshots(pk(), baru) == [
        Beda("Kepala dokumen", "ubah", "", "Tanggal", "2 Januari 2026", "1 Juli 2026"),
        Beda("Pejabat", "ubah", "", "Penandatangan", "Nama Satu, Ketua", "Nama Dua, Plt. Ketua"),
    ]


def test_both_parties_are_named():
    dua = [{"nama": "A", "jabatan": "Sekretaris"}, {"nama": "B", "jabatan": "Ketua"}]
    tiga = [{"nama": "A", "jabatan": "Sekretaris"}, {"nama": "C", "jabatan": "Ketua"}]
    assert compare_snapshots(pk(pihak=dua), pk(pihak=tiga)) == [
        Beda("Pejabat", "ubah", "", "Pihak kedua", "B, Ketua", "C, Ketua"),
    ]


def test_periods_are_compared_one_by_one():
    lama = {"dokumen": "rencana-aksi", "baris": [{"indikator": "I", "periode": {"1": "√", "10": "√"}}]}
    baru = {"dokumen": "rencana-aksi", "baris": [{"indikator": "I", "periode": {"2": "√", "10": "√"}}]}
    assert compare_snapshots(lama, baru) == [
        Beda("Sasaran dan indikator", "ubah", "I", "Periode 1", "√", "–"),
        Beda("Sasaran dan indikator", "ubah", "I", "Periode 2", "–", "√"),
    ]


def test_a_renstra_is_compared_by_unit():
    def renstra(target):
        baris = [{"sasaran": "S", "indikator": "I", "iku": True, "target": {"2026": target}}]
        return {"dokumen": "renstra", "visi": "V", "unit": [{"nama": "KPU Contoh", "baris": baris}]}

    assert compare_snapshots(renstra("80"), renstra("90")) == [
        Beda("KPU Contoh: Sasaran dan indikator", "ubah", "I", "Target 2026", "80", "90"),
    ]


def test_a_lakip_is_compared_part_by_part():
    def lakip(realisasi, teks):
        unit = {"kunci": "lembaga", "nama": "KPU Contoh"}
        baris = [{"indikator": "I", "realisasi": realisasi}]
        return {
            "dokumen": "lakip",
            "anggaran": {"pagu": 1},
            "narasi": [{"bagian": "Pengantar", "teks": teks}],
            "pengukuran": [{"acuan": "pk", "unit": unit, "baris": baris}],
        }

    assert compare_snapshots(lakip("70%", "Satu"), lakip("75%", "Dua")) == [
        Beda("Bagian narasi", "ubah", "Pengantar", "Isi", "Satu", "Dua"),
        Beda("Pengukuran KPU Contoh: Sasaran dan indikator", "ubah", "I", "Realisasi", "70%", "75%"),
    ]


def test_rows_that_were_kept_before_they_bore_keys_say_the_same():
    lama = {"baris": [{"indikator": "I", "target": "1"}], "riwayat": [{"tahun": {"2023": "1"}}]}
    kini = {
        "id": 3,
        "baris": [{"id": 7, "indikator": "I", "target": "1"}],
        "riwayat": [{"tahun": {"2023": "1"}, "fakta": {"2023": "capaian-lalu/1/realisasi"}}],
    }
    assert says_the_same(lama, kini)
    assert not says_the_same(kini, {**kini, "baris": [{"id": 8, "indikator": "I", "target": "1"}]})
