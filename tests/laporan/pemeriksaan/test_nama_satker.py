"""The name of the satker: R24, R35; dates of birth: R32."""

import pytest


@pytest.mark.parametrize("nama", ["KPU Kabupaten Rejang", "Sekretariat KPU Kabupaten Rejang"])
def test_name_that_is_cut_is_a_warning(lakip, narasi, sentences, nama):
    narasi(f"{nama} melaksanakan tahapan.")
    assert sentences(lakip, "R24", tingkat="peringatan") == [
        (
            "Bagian “Ringkasan” menulis “KPU Kabupaten Rejang”, sedangkan nama satuan kerja ini KPU "
            "Kabupaten "
            "Rejang Lebong."
        )
    ]


def test_region_that_is_misspelt_is_a_warning(lakip, narasi, sentences):
    narasi("Kapasitas staf Sekretariat KPU Rajang Lebong belum memadai.")
    assert sentences(lakip, "R35", tingkat="peringatan") == [
        "Bagian “Ringkasan” menulis “Rajang Lebong”, seharusnya “Rejang Lebong”."
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "KPU Kabupaten Rejang Lebong dan KPU Provinsi Bengkulu",
        "Kabupaten Lebong dan Kabupaten Kepahiang",
        "KPU Kabupaten/Kota se-Provinsi Bengkulu",
        "KPU Kabupaten melaksanakan tahapan.",
    ],
)
def test_whole_names_and_general_ones_are_no_finding(lakip, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R24") + sentences(lakip, "R35") == []


def test_unit_that_is_named_short_or_as_the_other_one_is_a_warning(lakip, satker_a, sentences):
    satker_a.unit.filter(jenis="sekretariat").update(nama="Sekretariat KPU Kabupaten")
    satker_a.unit.filter(jenis="lembaga").update(nama="Sekretariat KPU Kabupaten Rejang Lebong")
    assert sorted(sentences(lakip, "R24")) == [
        "Nama unit “Sekretariat KPU Kabupaten Rejang Lebong” tidak sesuai dengan jenisnya, Lembaga.",
        "Nama unit “Sekretariat KPU Kabupaten” tidak menyebut Kabupaten Rejang Lebong.",
    ]


@pytest.mark.parametrize("teks", ["Ani, lahir di Curup 12 Mei 1978.", "TTL: Curup, 12-05-1978"])
def test_date_of_birth_is_a_galat_and_is_not_repeated(lakip, narasi, sentences, teks):
    narasi(teks)
    assert sentences(lakip, "R32", tingkat="galat") == [
        "Bagian “Ringkasan” memuat tanggal lahir seseorang. Hapus tanggal itu."
    ]


def test_other_dates_are_no_date_of_birth(lakip, narasi, sentences):
    narasi("Pancasila lahir sebagai dasar negara. Rapat diadakan 12 Mei 2024.")
    assert sentences(lakip, "R32") == []
