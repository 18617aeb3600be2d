"""The history of an object and of one number in it, as a person reads it."""

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from kinerja.kolom import BARIS_PK
from kinerja.models import BarisPk
from renstra.models import Sasaran
from sakip.kolom import IsianBaris
from sakip.models import Jejak
from sakip.riwayat.kata import Ubahan, tell
from sakip.riwayat.objek import JENIS, history_of, model_of
from sakip.services.jejak import log_jejak
from sakip.services.lembar import Lembar, save_sheet
from sakip.services.pejabat import create_pejabat, edit_pejabat
from tests.graf import TAHUN, build_graph
from tests.hitung import queries_of

NIP = "198001012005011001"


@pytest.fixture
def graf(satker_a):
    return build_graph(satker_a)


@pytest.fixture
def save(graf, operator_a, satker_a):
    """Save the sheet of the rows of the PK: `save(IsianBaris(...), ...)`."""

    def run(*isian):
        pk = graf["pk"]
        pk.refresh_from_db()
        return save_sheet(
            user=operator_a,
            satker=satker_a,
            induk=pk,
            lembar=Lembar(BARIS_PK, lambda: list(pk.baris.order_by("urut")), lambda: BarisPk(pk_dokumen=pk)),
            isian=isian,
            suntingan=pk.suntingan,
            tindakan="mengubah baris perjanjian kinerja",
        )

    return run


def changes(objek, **saring):
    return [p.ubahan for p in tell(list(history_of(objek, **saring)), objek=objek)]


def address(objek):
    return reverse("sakip:riwayat", args=[objek._meta.model_name, objek.pk])


def text_of(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", response.content.decode())))


def test_every_kind_has_a_model_that_knows_who_may_see_it():
    assert [
        nama
        for nama, jenis in JENIS.items()
        if jenis.milik is None and not hasattr(model_of(nama).objects.all(), "visible_to")
    ] == []


def test_one_cell_of_one_row_is_found_with_old_and_new(save, graf):
    baris = graf["baris_pk"]
    save(IsianBaris(str(baris.pk), {"target": "85%"}))
    assert changes(baris) == [[Ubahan("target", "Target", "80%", "85%")]]


def test_a_saving_names_the_changed_columns_of_the_changed_row_alone(save, graf):
    baris = graf["baris_pk"]
    save(IsianBaris(str(baris.pk), {"target": "85%", "satuan": ""}))
    assert Jejak.objects.get().rincian == {
        "lembar": "barispk",
        "judul": {"target": "Target"},
        "nama": {str(baris.pk): str(baris)},
        "sebelum": {str(baris.pk): {"target": "80%"}},
        "sesudah": {str(baris.pk): {"target": "85%"}},
    }


def test_added_and_deleted_rows_of_one_saving_are_both_kept(save, graf):
    lama = graf["baris_pk"]
    save(
        IsianBaris(str(lama.pk), hapus=True),
        IsianBaris("baru1", {"sasaran": "S", "indikator": "Baru", "target": "1%"}),
    )
    baru = BarisPk.objects.get(indikator="Baru")
    (peristiwa,) = tell(list(history_of(graf["pk"])), objek=graf["pk"])
    assert [(b.nama, b.keadaan, b.url) for b in peristiwa.baris] == [
        ("Baru", "ditambah", address(baru)),
        (str(lama), "dihapus", ""),
    ]
    assert Ubahan("target", "Target", "80%", "(kosong)") in peristiwa.baris[1].ubahan


def test_a_row_that_was_moved_is_found_with_its_place(save, graf):
    save(IsianBaris("baru1", {"sasaran": "S", "indikator": "Kedua", "target": "1%"}))
    baris = graf["baris_pk"]
    save(IsianBaris(str(baris.pk), {"urut": "2"}))
    assert changes(baris) == [[Ubahan("urut", "Nomor urut", "1", "2")]]


def test_the_history_of_a_row_leaves_out_other_rows(save, graf):
    save(IsianBaris("baru1", {"sasaran": "S", "indikator": "Lain", "target": "1%"}))
    assert changes(graf["baris_pk"]) == []


def test_one_column_alone(save, graf):
    baris = graf["baris_pk"]
    save(IsianBaris(str(baris.pk), {"target": "85%", "sasaran": "Lain"}))
    save(IsianBaris(str(baris.pk), {"sasaran": "Lagi"}))
    rows = list(history_of(baris, kolom="target"))
    assert [p.ubahan for p in tell(rows, objek=baris, kolom=["target"])] == [
        [Ubahan("target", "Target", "80%", "85%")]
    ]


def test_one_column_of_an_imported_row_is_found_by_the_name_of_its_cell(graf, satker_a):
    baris = graf["baris_pk"]
    log_jejak(
        user=None,
        tindakan="impor paket: ubah",
        satker=satker_a,
        objek=baris,
        sebelum={"target_teks": "80%", "target_nilai": "80.000000"},
        sesudah={"target_teks": "85%", "target_nilai": "85"},
    )
    assert [{u.lama for u in isi} for isi in changes(baris, kolom="target")] == [{"80%", "80"}]
    assert changes(baris, kolom="sasaran") == []


def test_choices_foreign_keys_dates_and_numbers_are_words(graf, satker_a, unit_a):
    sasaran: Sasaran = graf["sasaran"]
    log_jejak(
        user=None,
        tindakan="uji",
        satker=satker_a,
        objek=sasaran,
        sebelum={"unit_id": unit_a.pk, "tingkat": "strategis", "tujuan_id": 10**9},
        sesudah={"unit_id": None, "tingkat": "program", "tujuan_id": None},
    )
    assert sorted(changes(sasaran)[0], key=lambda u: u.kolom) == [
        Ubahan("tingkat", "Tingkat", "Sasaran strategis", "Sasaran program"),
        Ubahan("tujuan_id", "Tujuan", "tujuan nomor 1000000000, sudah tidak ada", "(kosong)"),
        Ubahan("unit_id", "Unit", unit_a.nama, "(kosong)"),
    ]


def test_a_deed_that_logged_a_name_is_believed(graf, satker_a, unit_a):
    log_jejak(user=None, tindakan="buat", satker=satker_a, objek=graf["pk"], sesudah={"unit": unit_a.nama})
    assert changes(graf["pk"]) == [[Ubahan("unit", "Unit", "(kosong)", unit_a.nama)]]


def test_a_nip_stays_closed(client, admin_a, satker_a, unit_a):
    nilai = {"unit": unit_a, "jabatan": "Ketua", "nama": "Nama", "nip": NIP, "mulai": date(2024, 1, 2)}
    pejabat = create_pejabat(user=admin_a, satker=satker_a, suntingan=0, nilai=nilai)
    edit_pejabat(user=admin_a, pejabat=pejabat, suntingan=1, nilai={"nip": NIP[::-1]})
    client.force_login(admin_a)
    teks = text_of(client.get(address(pejabat)))
    assert (NIP in teks, NIP[::-1] in teks, "(disembunyikan)" in teks, "2 Januari 2024" in teks) == (
        False,
        False,
        True,
        True,
    )


@pytest.mark.parametrize("kolom", ["password", "p12", "passphrase", "sandi", "otp", "nik", "token"])
def test_secrets_never_enter_the_trail(kolom, satker_a):
    isi = {kolom: b"sangat rahasia" if kolom == "p12" else "sangat rahasia"}
    log_jejak(user=None, tindakan="uji", satker=satker_a, objek=satker_a, sesudah={"dalam": isi} | isi)
    assert Jejak.objects.get().rincian["sesudah"] == {
        "dalam": {kolom: "(disembunyikan)"},
        kolom: "(disembunyikan)",
    }


def test_the_page_says_who_what_and_when(client, operator_a, save, graf):
    baris = graf["baris_pk"]
    save(IsianBaris(str(baris.pk), {"target": "85%"}))
    client.force_login(operator_a)
    teks = text_of(client.get(address(baris)))
    assert "Mengubah baris perjanjian kinerja, oleh operator_a." in teks
    assert "Target 80% 85%" in teks


def test_a_refused_attempt_stands_in_the_history_of_the_satker(client, auditor, graf, satker_a):
    client.force_login(auditor)
    client.post(reverse("kinerja:pk-edit", args=["17.02", TAHUN, graf["pk"].pk]))
    teks = text_of(client.get(address(satker_a)))
    assert "Percobaan yang ditolak (kinerja:pk-edit), oleh auditor." in teks


def test_all_that_happened_in_a_satker(client, operator_a, save, graf, satker_a):
    save(IsianBaris(str(graf["baris_pk"].pk), {"target": "85%"}))
    client.force_login(operator_a)
    teks = text_of(client.get(address(satker_a), {"semua": ""}))
    assert "Mengubah baris perjanjian kinerja, oleh operator_a." in teks


def test_a_long_saving_is_shown_whole_on_request(client, operator_a, save, graf):
    rows = (IsianBaris(f"baru{n}", {"sasaran": "S", "indikator": f"I{n}", "target": "1%"}) for n in range(25))
    save(*rows)
    client.force_login(operator_a)
    url = address(graf["pk"])
    assert "Masih ada 5 baris lain yang berubah." in text_of(client.get(url))
    semua = text_of(client.get(url, {"nomor": Jejak.objects.get().pk}))
    assert ("Masih ada" in semua, "I24" in semua) == (False, True)


HALAMAN = {  # page: (its arguments, objects whose history it leads to)
    "kinerja:pk-detail": ("pk", ["pk", "baris_pk"]),
    "kinerja:rkt-detail": ("rkt", ["rkt", "baris_rkt"]),
    "kinerja:rencana-aksi-detail": ("rencana_aksi", ["rencana_aksi"]),
    "kinerja:realisasi-detail": ("pengukuran", ["pengukuran", "realisasi"]),
    "anggaran:anggaran-detail": ("", ["dipa", "baris_pagu"]),
    "sakip:kebijakan-detail": ("", ["kebijakan"]),
    "sakip:satker-detail": (None, ["satker", "unit", "pejabat"]),
    "renstra:renstra-detail": ("renstra", ["renstra", "sasaran"]),
    "renstra:indikator-detail": ("indikator", ["indikator"]),
}


@pytest.mark.parametrize("nama", HALAMAN)
def test_every_page_leads_to_the_history_of_what_it_shows(nama, client, operator_a, graf):
    satu, objek = HALAMAN[nama]
    argumen = [] if satu is None else [TAHUN] if not nama.startswith("renstra") else []
    argumen += [graf["renstra"].pk] if satu == "indikator" else []
    argumen += [graf[satu].pk] if satu else []
    client.force_login(operator_a)
    isi = client.get(reverse(nama, args=["17.02", *argumen])).content.decode()
    assert [o for o in objek if address(graf[o]) not in isi] == []


@pytest.mark.parametrize("nama", sorted(JENIS))
def test_what_does_not_exist_is_404(nama, client, operator_a):
    client.force_login(operator_a)
    assert client.get(f"/riwayat/{nama}/999999999/").status_code == 404


@pytest.mark.parametrize("nama", ["sesi", "jejak", "logentry", "tidak-ada"])
def test_what_has_no_history_to_read_is_404(nama, client, pusat):
    client.force_login(pusat)
    assert client.get(f"/riwayat/{nama}/1/").status_code == 404


@pytest.mark.parametrize("nama", ["pk", "baris_pk", "renstra", "indikator", "dipa", "pejabat", "satker"])
def test_another_satker_does_not_exist(nama, client, operator_a, operator_b, graf):
    found = {}
    for user in (operator_a, operator_b):
        client.force_login(user)
        found[user.username] = client.get(address(graf[nama])).status_code
    assert found == {"operator_a": 200, "operator_b": 404}


@pytest.mark.parametrize(
    "isi", [{"kolom": "'\"<x>"}, {"nomor": "abc"}, {"nomor": "9" * 30}, {"halaman": "x"}]
)
def test_what_is_typed_into_the_address_harms_nothing(isi, client, operator_a, save, graf):
    save(IsianBaris(str(graf["baris_pk"].pk), {"target": "85%"}))
    client.force_login(operator_a)
    assert client.get(address(graf["baris_pk"]), isi).status_code == 200


def test_the_page_takes_the_same_queries_for_one_deed_as_for_three(
    client, operator_a, satker_a, unit_a, graf
):
    client.force_login(operator_a)
    sasaran, banyak = graf["sasaran"], []
    for ke in range(3):
        log_jejak(
            user=operator_a,
            tindakan="uji",
            satker=satker_a,
            objek=sasaran,
            sebelum={"unit_id": unit_a.pk + ke + 1, "uraian": "a"},
            sesudah={"unit_id": unit_a.pk, "uraian": f"b{ke}"},
        )
        banyak.append(queries_of(client, address(sasaran)))
    assert banyak[0] == banyak[2]


def test_pages_are_of_25(client, operator_a, satker_a):
    for ke in range(26):
        log_jejak(user=operator_a, tindakan=f"uji {ke}", satker=satker_a, objek=satker_a)
    client.force_login(operator_a)
    assert "Uji 0, oleh operator_a." not in text_of(client.get(address(satker_a)))
    assert "Uji 0, oleh operator_a." in text_of(client.get(address(satker_a), {"halaman": 2}))
