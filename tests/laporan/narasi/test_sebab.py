"""Obstacles, follow-up and supporting kegiatan, as recorded."""

from laporan.narasi.baris import terukur_dalam
from laporan.narasi.sebab import kalimat_kendala, kalimat_penunjang, kalimat_tindak_lanjut, satukan
from tests.laporan.narasi.bahan import anggaran, baris, cabang, snap


def satu(isi, **lain):
    potret = snap(isi, **lain)
    return potret, terukur_dalam(potret, potret["pengukuran"][0])[0]


def test_entry_ends_a_sentence():
    assert satukan("Keterbatasan anggaran.") == "keterbatasan anggaran"
    assert satukan("- Sirekap lambat\n- Petugas baru;\n") == "Sirekap lambat; Petugas baru"
    assert satukan("KPPS berganti") == "KPPS berganti"


def test_recorded_obstacle_and_follow_up():
    _, b = satu(
        baris("85%", "83%", "97.65", kendala="Adanya cuaca buruk.", tindak_lanjut="Koordinasi dengan BMKG")
    )
    assert kalimat_kendala(b, 2).teks == "Kendala yang dihadapi ialah adanya cuaca buruk."
    assert kalimat_tindak_lanjut(b, 0).teks == "Tindak lanjut yang dicatat: koordinasi dengan BMKG."


def test_missed_target_without_an_obstacle_says_that_none_is_recorded():
    _, b = satu(baris("85%", "83%", "97.65"))
    assert kalimat_kendala(b, 0).teks == "Penyebab belum tercapainya target ini belum dicatat."
    assert kalimat_tindak_lanjut(b, 0) is None


def test_met_target_without_an_obstacle_says_nothing():
    _, b = satu(baris("85%", "85%", "100.00"))
    assert kalimat_kendala(b, 0) is None


def test_obstacle_without_follow_up_says_so():
    _, b = satu(baris("85%", "83%", "97.65", kendala="Hujan"))
    assert kalimat_tindak_lanjut(b, 0).teks == "Tindak lanjut atas kendala itu belum dicatat."


def test_supporting_kegiatan_is_named_with_its_penyerapan():
    uang = anggaran(baris=[cabang("CQ.6872", "Pemungutan Suara", 2_000_000, 1_500_000, "75.00")])
    potret, b = satu(baris("85%", "85%", "100.00", kode_baku="076.01.CQ.6872"), anggaran=uang)
    (kalimat,) = kalimat_penunjang(potret, b, 0)
    assert kalimat.teks == (
        "Pelaksanaannya ditunjang kegiatan Pemungutan Suara (CQ.6872) dengan pagu Rp2.000.000 dan realisasi "
        "Rp1.500.000 (penyerapan 75,00%)."
    )
    assert kalimat.nilai["anggaran/076.01.CQ.6872/penyerapan"] == "75,00%"


def test_supporting_plan_without_a_budget_code_is_named():
    aksi = {"kode_baku": "", "uraian": "Sosialisasi pemilih", "pelaksana": "Kasubag TPPPHM"}
    potret, b = satu(baris("85%", "85%", "100.00"), penunjang={"3": [aksi, aksi]})
    assert [k.teks for k in kalimat_penunjang(potret, b, 0)] == [
        "Rencana aksinya ialah Sosialisasi pemilih dengan penanggung jawab Kasubag TPPPHM."
    ]
