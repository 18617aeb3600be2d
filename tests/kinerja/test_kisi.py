"""The grid of a triwulan: rows saved one by one, conflicts by cell, states by one sign, ratios by parts."""

from uuid import uuid4

import pytest
from django.urls import reverse

from kinerja.models import BarisPk, Realisasi
from kinerja.tabel.isian import earlier_periods, rows_to_fill
from renstra.models import Indikator, Renstra, Sasaran
from sakip.models import Jejak, UnitKerja
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk, settle

KODE = "17.02"

TIDAK_RELEVAN = {
    "realisasi": ("60%", ""),
    "keadaan": ("", "tidak_relevan"),
    "keterangan": ("", "Tidak ada pemilihan pada tahun ini."),
}


@pytest.fixture
def pengukuran(unit_a):
    return make_pengukuran(make_pk(unit_a, "80%", "10 Laporan", "B"), "60%", "", "Belum dinilai")


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


def url(pengukuran):
    return reverse("kinerja:realisasi-edit", args=[KODE, TAHUN, pengukuran.pk])


def rows(pengukuran):
    return list(pengukuran.baris.order_by("urut"))


def send(client, pengukuran, *isian, tanda="", ke=""):
    """Send rows as the grid does; `isian` are (row, {column: (seen, typed)}), `tanda` the mark of the row and
    `ke` the number of the sending."""
    data = {}
    for baris, sel in isian:
        data |= {f"tanda-{baris.pk}": tanda, f"ke-{baris.pk}": ke} if tanda else {}
        for kolom, (dilihat, diketik) in sel.items():
            data |= {f"l-{baris.pk}-{kolom}": dilihat, f"b-{baris.pk}-{kolom}": diketik}
    return client.post(url(pengukuran), data, headers={"X-Kisi": "1"})


def answer(client, pengukuran, *isian, tanda="", ke=""):
    """What became of each row, in the order in which they were sent."""
    hasil = send(client, pengukuran, *isian, tanda=tanda, ke=ke).json()["baris"]
    return [hasil[str(baris.pk)] for baris, _ in isian]


def test_a_row_is_saved_and_its_capaian_comes_back(operator, pengukuran):
    satu = rows(pengukuran)[0]
    [hasil] = answer(operator, pengukuran, (satu, {"realisasi": ("60%", "72%")}))
    satu.refresh_from_db()
    assert (hasil["keadaan"], hasil["nilai"]["realisasi"], hasil["bacaan"]["realisasi"]) == (
        "tersimpan",
        "72%",
        "72 persen",
    )
    assert (satu.realisasi_teks, "90,00%" in hasil["sel"]["capaian"]) == ("72%", True)


@pytest.mark.parametrize(
    ("urut", "teks", "bacaan"),
    [(0, "70,5", "70,5 persen"), (1, "5", "5 Laporan"), (1, "5%", "5 persen"), (2, "71", "71")],
)
def test_a_bare_number_is_read_with_the_unit_of_its_target(operator, pengukuran, urut, teks, bacaan):
    baris = rows(pengukuran)[urut]
    [hasil] = answer(operator, pengukuran, (baris, {"realisasi": (baris.realisasi_teks, teks)}))
    assert (hasil["bacaan"]["realisasi"], hasil["nilai"]["realisasi"]) == (bacaan, teks)


def test_a_refused_row_does_not_hold_up_the_others(operator, pengukuran):
    satu, dua, _ = rows(pengukuran)
    hasil = answer(
        operator,
        pengukuran,
        (satu, {"realisasi": ("60%", "12,,3")}),
        (dua, {"realisasi": ("", "4 Laporan")}),
    )
    satu.refresh_from_db()
    dua.refresh_from_db()
    assert [h["keadaan"] for h in hasil] == ["gagal", "tersimpan"]
    assert (list(hasil[0]["galat"]), satu.realisasi_teks, dua.realisasi_teks) == (
        ["realisasi"],
        "60%",
        "4 Laporan",
    )


def test_another_row_that_somebody_changed_is_no_conflict(operator, pengukuran):
    satu, dua, _ = rows(pengukuran)
    answer(operator, pengukuran, (satu, {"realisasi": ("60%", "61%")}))
    [hasil] = answer(operator, pengukuran, (dua, {"realisasi": ("", "5 Laporan")}))
    assert hasil["keadaan"] == "tersimpan"


def test_two_people_on_one_cell_the_second_sees_both(operator, pengukuran):
    satu = rows(pengukuran)[0]
    answer(operator, pengukuran, (satu, {"realisasi": ("60%", "61%")}))
    response = send(operator, pengukuran, (satu, {"realisasi": ("60%", "62%")})).json()
    hasil = response["baris"][str(satu.pk)]
    satu.refresh_from_db()
    assert (hasil["keadaan"], hasil["bentrok"], satu.realisasi_teks) == (
        "bentrok",
        {"realisasi": "61%"},
        "61%",
    )
    assert response["pengubah"].startswith("operator_a, pukul ")


@pytest.mark.parametrize(("dahulu", "lagi"), [("61%", "62%"), ("?", "62%"), ("~61%", "?")])
def test_what_this_page_stored_without_an_answer_is_no_conflict(operator, pengukuran, dahulu, lagi):
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    for teks in (dahulu, lagi):
        [hasil] = answer(operator, pengukuran, (satu, {"realisasi": ("60%", teks)}), tanda=tanda)
    satu.refresh_from_db()
    assert (hasil["keadaan"], satu.realisasi_teks) == ("tersimpan", {"?": "Belum dinilai"}.get(lagi, lagi))


def test_who_wrote_after_this_page_is_still_opposed(client, operator_a, kasubbag_a, pengukuran):
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    client.force_login(operator_a)
    answer(client, pengukuran, (satu, {"realisasi": ("60%", "61%")}), tanda=tanda)
    client.force_login(kasubbag_a)
    answer(client, pengukuran, (satu, {"realisasi": ("61%", "70%")}), tanda=uuid4().hex)
    client.force_login(operator_a)
    [hasil] = answer(client, pengukuran, (satu, {"realisasi": ("60%", "62%")}), tanda=tanda)
    assert (hasil["keadaan"], hasil["bentrok"]) == ("bentrok", {"realisasi": "70%"})


def test_the_mark_of_somebody_else_opens_nothing(client, operator_a, kasubbag_a, pengukuran):
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    for user, teks in ((kasubbag_a, "61%"), (operator_a, "62%")):
        client.force_login(user)
        [hasil] = answer(client, pengukuran, (satu, {"realisasi": ("60%", teks)}), tanda=tanda)
    assert hasil["bentrok"] == {"realisasi": "61%"}


def test_a_cell_that_somebody_else_filled_is_not_taken_for_ones_own(
    client, operator_a, kasubbag_a, pengukuran
):
    """The page stored realisasi beside a kendala of somebody else, and then writes a kendala of its own."""
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    client.force_login(kasubbag_a)
    answer(client, pengukuran, (satu, {"kendala": ("", "Hujan")}))
    client.force_login(operator_a)
    for sel in ({"realisasi": ("60%", "61%")}, {"kendala": ("", "Banjir")}):
        [hasil] = answer(client, pengukuran, (satu, sel), tanda=tanda)
    assert hasil["bentrok"] == {"kendala": "Hujan"}


def test_two_people_on_two_cells_of_one_row_both_hold(operator, pengukuran):
    satu = rows(pengukuran)[0]
    answer(operator, pengukuran, (satu, {"realisasi": ("60%", "61%"), "kendala": ("", "")}))
    answer(operator, pengukuran, (satu, {"realisasi": ("60%", "60%"), "kendala": ("", "Hujan")}))
    satu.refresh_from_db()
    assert (satu.realisasi_teks, satu.kendala) == ("61%", "Hujan")


def test_a_repeated_row_changes_nothing_and_leaves_one_trace(operator, pengukuran):
    satu = rows(pengukuran)[0]
    for _ in range(2):
        [hasil] = answer(operator, pengukuran, (satu, {"realisasi": ("60%", "61%")}))
    assert (hasil["keadaan"], Jejak.objects.filter(tindakan="mengisi realisasi").count()) == ("tersimpan", 1)


def test_a_row_that_is_gone_is_said_to_be_gone(operator, pengukuran):
    satu, dua, _ = rows(pengukuran)
    Realisasi.objects.filter(pk=satu.pk).delete()
    hasil = answer(
        operator, pengukuran, (satu, {"realisasi": ("60%", "61%")}), (dua, {"kendala": ("", "Hujan")})
    )
    assert [h["keadaan"] for h in hasil] == ["hilang", "tersimpan"]


def test_a_row_of_another_satker_does_not_exist(operator, pengukuran, satker_b):
    unit = UnitKerja.objects.get(satker=satker_b, kunci="lembaga")
    lain = rows(make_pengukuran(make_pk(unit, "80%"), "60%"))[0]
    [hasil] = answer(operator, pengukuran, (lain, {"realisasi": ("60%", "1%")}))
    lain.refresh_from_db()
    assert (hasil["keadaan"], set(hasil), lain.realisasi_teks) == ("hilang", {"keadaan", "galat"}, "60%")


def test_a_submitted_triwulan_takes_no_row(operator, pengukuran):
    satu = rows(pengukuran)[0]
    settle(pengukuran, "diajukan")
    response = send(operator, pengukuran, (satu, {"realisasi": ("60%", "61%")}))
    assert (response.status_code, len(response.json()["galat"])) == (422, 1)


def test_who_may_not_fill_is_refused(client, pengukuran, auditor):
    client.force_login(auditor)
    assert send(client, pengukuran, (rows(pengukuran)[0], {"realisasi": ("60%", "1%")})).status_code == 403


def test_a_grid_costs_the_same_for_one_row_and_three(operator, pengukuran, django_assert_max_num_queries):
    semua = rows(pengukuran)
    answer(operator, pengukuran, (semua[0], {"kendala": ("", "a")}))
    with django_assert_max_num_queries(30) as satu:
        answer(operator, pengukuran, (semua[0], {"kendala": ("a", "b")}))
    semua = rows(pengukuran)
    with django_assert_max_num_queries(30) as tiga:
        answer(operator, pengukuran, *((b, {"kendala": (b.kendala, "c")}) for b in semua))
    assert len(tiga) == len(satu)


def test_a_page_costs_the_same_for_one_kartu_and_three(
    operator, pengukuran, rasio, django_assert_max_num_queries
):
    operator.get(url(pengukuran))
    with django_assert_max_num_queries(30) as satu:
        operator.get(url(pengukuran))
    BarisPk.objects.update(indikator_renstra=rasio.baris_pk.indikator_renstra)
    with django_assert_max_num_queries(30) as tiga:
        isi = operator.get(url(pengukuran)).content.decode()
    assert (len(tiga), isi.count("Kartu<span")) == (len(satu), 3)


@pytest.mark.parametrize(
    ("tanda", "status", "teks"),
    [("?", "belum_dinilai", "Belum dinilai"), (">", "belum_waktunya", "Belum waktunya diukur")],
)
def test_one_sign_names_a_state(operator, pengukuran, tanda, status, teks):
    satu = rows(pengukuran)[0]
    [hasil] = answer(operator, pengukuran, (satu, {"realisasi": ("60%", tanda)}))
    satu.refresh_from_db()
    assert (satu.realisasi_status, satu.realisasi_nilai, hasil["nilai"]["realisasi"]) == (status, None, teks)


def test_tidak_relevan_asks_for_its_reason(operator, pengukuran):
    satu = rows(pengukuran)[0]
    [tanpa] = answer(operator, pengukuran, (satu, {"realisasi": ("60%", "x")}))
    sel = {"realisasi": ("60%", "x"), "keterangan": ("", "Tidak ada pemilihan")}
    [dengan] = answer(operator, pengukuran, (satu, sel))
    assert (list(tanpa["galat"]), dengan["keadaan"]) == (["keterangan"], "tersimpan")


def test_a_tilde_marks_a_value_that_is_not_final(operator, pengukuran):
    satu = rows(pengukuran)[0]
    sel = {"realisasi": ("60%", "~72%"), "sementara": ("", "")}
    [hasil] = answer(operator, pengukuran, (satu, sel))
    satu.refresh_from_db()
    assert (satu.sementara, satu.realisasi_teks, hasil["nilai"]["sementara"]) == (True, "72%", "on")
    assert "Sementara" in hasil["sel"]["capaian"]


def test_a_doubtful_reading_waits_for_a_yes(operator, pengukuran):
    satu = rows(pengukuran)[0]
    sel = {"realisasi": ("60%", "98&")}
    [tanya] = answer(operator, pengukuran, (satu, sel))
    data = {f"l-{satu.pk}-realisasi": "60%", f"b-{satu.pk}-realisasi": "98&"}
    data[f"b-{satu.pk}-realisasi-yakin"] = "98&"
    jawab = operator.post(url(pengukuran), data, headers={"X-Kisi": "1"}).json()["baris"][str(satu.pk)]
    assert (tanya["keadaan"], tanya["ragu"], jawab["keadaan"]) == ("gagal", ["realisasi"], "tersimpan")


@pytest.fixture
def rasio(pengukuran, satker_a, unit_a):
    """The first row, of an indikator that is typed as pembilang and penyebut."""
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    sasaran = Sasaran.objects.create(renstra=renstra, unit=unit_a, uraian="S")
    kartu = Indikator.objects.create(
        sasaran=sasaran, uraian="I", pembilang="Pengguna hak pilih", penyebut="Pemilih"
    )
    baris = rows(pengukuran)[0]
    baris.baris_pk.indikator_renstra = kartu
    baris.baris_pk.save()
    return baris


def test_a_ratio_follows_from_its_parts(operator, pengukuran, rasio):
    sel = {"pembilang": ("", "154.321"), "penyebut": ("", "187.500")}
    [hasil] = answer(operator, pengukuran, (rasio, sel))
    rasio.refresh_from_db()
    assert (str(rasio.realisasi_nilai), rasio.realisasi_jenis, hasil["nilai"]["realisasi"]) == (
        "82.304533",
        "persen",
        "82,30%",
    )
    assert (hasil["nilai"]["pembilang"], hasil["nilai"]["penyebut"]) == ("154.321", "187.500")


@pytest.mark.parametrize(
    ("sel", "kolom"),
    [
        ({"pembilang": ("", "5")}, "penyebut"),
        ({"penyebut": ("", "5")}, "pembilang"),
        ({"pembilang": ("", "5"), "penyebut": ("", "0")}, "penyebut"),
        ({"pembilang": ("", "5%"), "penyebut": ("", "7")}, "pembilang"),
        ({"pembilang": ("", "-5"), "penyebut": ("", "7")}, "pembilang"),
        ({"realisasi": ("60%", "70%")}, "realisasi"),
    ],
)
def test_a_ratio_refuses_half_a_ratio(operator, pengukuran, rasio, sel, kolom):
    [hasil] = answer(operator, pengukuran, (rasio, sel))
    assert (hasil["keadaan"], list(hasil["galat"])) == ("gagal", [kolom])


def test_a_state_instead_of_a_ratio_clears_its_parts(operator, pengukuran, rasio):
    answer(operator, pengukuran, (rasio, {"pembilang": ("", "1"), "penyebut": ("", "2")}))
    answer(operator, pengukuran, (rasio, {"realisasi": ("50,00%", "?")}))
    rasio.refresh_from_db()
    assert (rasio.pembilang, rasio.penyebut, rasio.realisasi_status) == (None, None, "belum_dinilai")


@pytest.mark.parametrize(
    ("triwulan", "lalu"),
    [
        (1, [(2023, 1), (2023, 2), (2023, 3), (2023, 4)]),
        (3, [(2023, 3), (2023, 4), (2024, 1), (2024, 2)]),
        (4, [(2023, 4), (2024, 1), (2024, 2), (2024, 3)]),
    ],
)
def test_the_four_triwulan_before(triwulan, lalu):
    assert earlier_periods(2024, triwulan) == lalu


def test_the_same_triwulan_of_last_year_stands_beside_the_cell(pengukuran):
    pk = rows(pengukuran)[0].baris_pk.pk_dokumen
    type(pengukuran).objects.filter(pk=pengukuran.pk).update(tahun=2023)
    make_pengukuran(pk, "58%", triwulan=3)
    fresh = make_pengukuran(pk, "70%")
    assert [satu.teks for satu in rows_to_fill(fresh)[0].lampau] == ["60%", "", "", "58%"]


def test_parts_sent_for_a_row_that_is_no_ratio_are_refused(operator, pengukuran):
    satu = rows(pengukuran)[0]
    for sel in ({"pembilang": ("", "13")}, {"pembilang": ("", "5"), "penyebut": ("", "7")}):
        [hasil] = answer(operator, pengukuran, (satu, sel))
        satu.refresh_from_db()
        assert (hasil["keadaan"], set(hasil["galat"]), satu.pembilang) == ("gagal", set(sel), None)


def test_an_older_sending_that_comes_late_does_not_undo_a_newer_one(operator, pengukuran):
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    hasil = [
        answer(operator, pengukuran, (satu, {"kendala": ("", kendala)}), tanda=tanda, ke=ke)[0]
        for ke, kendala in (("2", "Baru"), ("1", "Lama"), ("3", "Terbaru"), ("2", "Baru"))
    ]
    satu.refresh_from_db()
    assert satu.kendala == "Terbaru"
    assert [hasil[1], hasil[3]] == [{"keadaan": "usang", "ke": 2}, {"keadaan": "usang", "ke": 3}]


def test_a_cell_that_was_set_back_is_not_overtaken_by_what_was_sent_before(operator, pengukuran):
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    answer(operator, pengukuran, (satu, {"kendala": ("Lama", "")}), tanda=tanda, ke="2")
    [hasil] = answer(operator, pengukuran, (satu, {"kendala": ("", "Lama")}), tanda=tanda, ke="1")
    satu.refresh_from_db()
    assert (hasil["keadaan"], satu.kendala) == ("usang", "")


def test_no_row_is_deleted_where_rows_are_given(operator, pengukuran):
    satu = rows(pengukuran)[0]
    jawaban = operator.post(url(pengukuran), {f"b-{satu.pk}-hapus": "on"}, headers={"X-Kisi": "1"})
    assert (jawaban.status_code, pengukuran.baris.count()) == (422, 3)


@pytest.mark.parametrize(
    "sel",
    [{"realisasi": ("60%", "70%"), "keadaan": ("", "")}, {"sementara": ("", "on"), "keadaan": ("", "")}],
)
def test_who_has_not_seen_the_state_of_a_row_does_not_write_over_it(operator, pengukuran, sel):
    satu = rows(pengukuran)[0]
    answer(operator, pengukuran, (satu, TIDAK_RELEVAN))
    [hasil] = answer(operator, pengukuran, (satu, sel))
    satu.refresh_from_db()
    kolom = next(iter(sel))
    assert (hasil["keadaan"], set(hasil["bentrok"]), satu.realisasi_status) == (
        "bentrok",
        {kolom},
        "tidak_relevan",
    )


def test_ones_own_state_is_no_conflict_when_the_answer_was_lost(operator, pengukuran):
    satu, tanda = rows(pengukuran)[0], uuid4().hex
    kini = {"realisasi": ("60%", "75%"), "keadaan": ("", "")}
    keadaan = [
        answer(operator, pengukuran, (satu, sel), tanda=tanda, ke=ke)[0]["keadaan"]
        for ke, sel in (("1", TIDAK_RELEVAN), ("2", kini))
    ]
    satu.refresh_from_db()
    assert (keadaan, satu.realisasi_teks) == (["tersimpan", "tersimpan"], "75%")


def test_a_cell_takes_no_book(operator, pengukuran):
    [hasil] = answer(operator, pengukuran, (rows(pengukuran)[0], {"kendala": ("", "a" * 20_001)}))
    assert hasil["galat"] == {"kendala": ["Isian ini paling panjang 20.000 karakter."]}
