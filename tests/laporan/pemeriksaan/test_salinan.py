"""One fact in several documents: R09."""


def test_places_that_alternate_are_one_warning(lakip, pk, aksi, satker_a, sentences):
    satker_a.tempat = "Curup"
    satker_a.save()
    for dokumen in (pk, aksi):
        dokumen.tempat = "Rejang Lebong"
        dokumen.save()
    assert sentences(lakip, "R09", tingkat="peringatan") == [
        (
            "PK 2024 KPU Kabupaten Rejang Lebong, Rencana Aksi 2024 KPU Kabupaten Rejang Lebong "
            "ditandatangani di "
            "“Rejang Lebong”, sedangkan tempat penandatanganan KPU Kabupaten Rejang Lebong “Curup”."
        )
    ]


def test_one_place_is_no_finding(lakip, pk, aksi, sentences):
    for dokumen in (pk, aksi):
        dokumen.tempat = "Curup"
        dokumen.save()
    assert sentences(lakip, "R09") == []


def test_promise_with_other_words_is_a_warning(pk, aksi, add, sentences):
    add(pk, indikator="Persentase kesesuaian kompetensi pegawai terhadap standar penugasannya di KPU")
    add(
        aksi,
        indikator="Persentase kesesuaian kompetensi pegawai terhadap standar kompetensi penugasannya di KPU",
    )
    assert sentences(aksi, "R09", tingkat="peringatan") == [
        (
            "Baris 1 Rencana Aksi menulis “standar kompetensi penugasannya”, sedangkan Perjanjian Kinerja "
            "menulis "
            "“standar penugasannya”."
        )
    ]


def test_the_same_promise_and_another_one_are_no_finding(pk, aksi, add, sentences):
    for indikator in ("Persentase Partisipasi Pemilih", "Persentase Partisipasi Pemilih Perempuan"):
        add(pk, indikator=indikator)
        add(aksi, indikator=indikator)
    add(aksi, indikator="Indeks Reformasi Birokrasi")
    assert sentences(aksi, "R09") == []


def test_date_that_the_narrative_gives_to_the_pk_is_its_own(lakip, pk, narasi, sentences):
    narasi("Perjanjian Kinerja ditandatangani pada tanggal 25 Januari 2024.")
    (kalimat,) = sentences(lakip, "R09", tingkat="peringatan")
    assert kalimat.startswith(
        "Bagian “Ringkasan” menyebut Perjanjian Kinerja tanggal 25 Januari 2024, sedangkan dokumennya "
        "bertanggal 2 "
        "Januari 2024."
    )


def test_date_of_the_pk_is_no_finding(lakip, pk, narasi, sentences):
    narasi("Perjanjian Kinerja ditandatangani pada tanggal 2 Januari 2024.")
    assert sentences(lakip, "R09") == []
