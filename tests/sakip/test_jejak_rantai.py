"""The chain of the audit trail attacked in the database: `periksa_jejak` names satker, row and fault."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from sakip import pemicu
from sakip.jejak_utuh import find_faults
from sakip.models import Jejak, KepalaJejak
from sakip.rantai_jejak import plain_json
from sakip.services.jejak import append_rows, log_jejak, new_row

A = "KPU Kabupaten Rejang Lebong"


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def rantai(satker_a, satker_b, operator_a):
    """Five rows of satker A, one of B and one of the nation."""
    for ke in range(1, 6):
        log_jejak(
            user=operator_a,
            tindakan=f"uji {ke}",
            satker=satker_a,
            objek=satker_a,
            sebelum={"alamat": f"Jalan {ke}", "z": 1, "é": None},
            sesudah={"alamat": f"Jalan {ke + 1}", "z": 2, "é": datetime(2024, 1, 1, tzinfo=UTC)},
        )
    log_jejak(user=None, tindakan="uji lain", satker=satker_b, objek=satker_b)
    log_jejak(user=None, tindakan="uji nasional", satker=None)
    return satker_a.pk


def attack(*statements):
    """What somebody with all rights on the database does: lift the triggers, change, lay them again."""
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
    pemicu.lift_triggers(connection, pemicu.SEMUA)
    for sql, *nilai in statements:
        run(sql, *nilai)
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
    pemicu.lay_triggers(connection, pemicu.SEMUA)


def run(sql, *nilai):
    with connection.cursor() as cursor:
        cursor.execute(sql, nilai)


def faults():
    return [(t.satker, t.urutan, t.kata) for t in find_faults()]


def check(*pilihan):
    keluaran = StringIO()
    call_command("periksa_jejak", *pilihan, stdout=keluaran)
    return keluaran.getvalue()


def test_a_whole_chain_has_no_fault(rantai):
    assert faults() == []


def test_rows_are_numbered_in_the_chain_of_their_satker(rantai):
    rows = Jejak.objects.filter(rantai=rantai).order_by("urutan").values_list("urutan", "tindakan")
    assert list(rows) == [(ke, f"uji {ke}") for ke in range(1, 6)]


def test_the_command_says_how_much_is_whole(rantai):
    assert check() == "Jejak utuh: 3 rantai, 7 baris.\n"


DIUBAH = "Isi baris ini tidak cocok dengan sidiknya: diubah atau disisipkan."


@pytest.mark.parametrize(
    "kolom",
    [
        "tindakan = 'lain'",
        "waktu = '2001-01-01 00:00:00.000001'",
        "user_id = NULL",
        "objek = 'pk'",
        "objek_id = 1",
        "permintaan = 'x'",
        "satker_id = NULL",
        "rincian = '{}'",
        "induk_id = id",
        "sebelumnya = ''",
    ],
)
def test_an_edit_of_any_column_is_found(kolom, rantai):
    attack((f"UPDATE sakip_jejak SET {kolom} WHERE rantai = %s AND urutan = 3", rantai))  # noqa: S608
    assert (A, 3, DIUBAH) in faults()


def test_only_the_edited_row_is_named(rantai):
    attack(("UPDATE sakip_jejak SET tindakan = 'lain' WHERE rantai = %s AND urutan = 3", rantai))
    assert faults() == [(A, 3, DIUBAH)]


def test_an_edited_seal_is_found_on_both_sides(rantai):
    attack(("UPDATE sakip_jejak SET sidik = %s WHERE rantai = %s AND urutan = 3", "a" * 64, rantai))
    assert faults() == [(A, 3, DIUBAH), (A, 4, "Baris ini tidak menyambung ke baris sebelumnya.")]


def test_another_primary_key_is_found(rantai):
    attack(("UPDATE sakip_jejak SET id = id + 1000 WHERE rantai = %s AND urutan = 5", rantai))
    assert faults() == [(A, 5, DIUBAH)]


def test_a_deletion_in_the_middle_is_found(rantai):
    attack(("DELETE FROM sakip_jejak WHERE rantai = %s AND urutan IN (2, 3)", rantai))
    assert faults() == [(A, 2, "Baris 2 sampai 3 hilang.")]


def test_a_deletion_whose_gap_was_closed_is_found(rantai):
    attack(
        ("DELETE FROM sakip_jejak WHERE rantai = %s AND urutan = 4", rantai),
        ("UPDATE sakip_jejak SET urutan = 4 WHERE rantai = %s AND urutan = 5", rantai),
    )
    assert faults() == [
        (A, 4, "Baris ini tidak menyambung ke baris sebelumnya."),
        (A, 4, DIUBAH),
        (A, 5, "Kepala rantai mencatat 5 baris, tetapi rantai berakhir pada baris 4."),
    ]


def test_a_row_that_was_put_in_is_found(rantai):
    kolom = "waktu, tindakan, objek, rincian, satker_id, permintaan, rantai"
    sisip = f"INSERT INTO sakip_jejak ({kolom}, urutan, sebelumnya, sidik) SELECT {kolom}, 6, sidik, sidik"
    attack((f"{sisip} FROM sakip_jejak WHERE rantai = %s AND urutan = 5", rantai))
    assert faults() == [(A, 6, DIUBAH), (A, 6, "Kepala rantai mencatat 5 baris dan tidak mengenal baris 6.")]


def test_a_cut_tail_is_found(rantai):
    attack(("DELETE FROM sakip_jejak WHERE rantai = %s AND urutan > 3", rantai))
    kata = "Kepala rantai mencatat 5 baris, tetapi rantai berakhir pada baris 3."
    assert faults() == [(A, 4, kata)]


def test_swapped_rows_are_found(rantai):
    attack(
        ("UPDATE sakip_jejak SET urutan = 99 WHERE rantai = %s AND urutan = 2", rantai),
        ("UPDATE sakip_jejak SET urutan = 2 WHERE rantai = %s AND urutan = 3", rantai),
        ("UPDATE sakip_jejak SET urutan = 3 WHERE rantai = %s AND urutan = 99", rantai),
    )
    assert {(satker, urutan) for satker, urutan, _ in faults()} == {(A, 2), (A, 3), (A, 4)}


def test_an_edited_head_is_found(rantai):
    attack(("UPDATE sakip_kepalajejak SET jumlah = 4 WHERE rantai = %s", rantai))
    assert faults() == [(A, 0, "Kepala rantai telah diubah di luar aplikasi.")]


def test_a_head_that_is_gone_is_found(rantai):
    attack(("DELETE FROM sakip_kepalajejak WHERE rantai = %s", rantai))
    assert faults() == [
        ("Daftar rantai", 0, "Daftar mencatat 3 rantai, tetapi yang ada 2."),
        (A, 0, "Kepala rantai tidak ada."),
    ]


def test_a_chain_that_vanished_whole_is_found(rantai):
    attack(
        ("DELETE FROM sakip_jejak WHERE rantai = %s", rantai),
        ("DELETE FROM sakip_kepalajejak WHERE rantai = %s", rantai),
    )
    assert faults() == [("Daftar rantai", 0, "Daftar mencatat 3 rantai, tetapi yang ada 2.")]


def test_a_trigger_that_is_gone_is_found(rantai):
    tabel = " ON sakip_jejak" if connection.vendor == "postgresql" else ""
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
    run(f"DROP TRIGGER sakip_jejak_hapus{tabel}")
    kata = "Pemicu sakip_jejak_hapus yang menjaga tabel sakip_jejak tidak ada."
    assert faults() == [("Basis data", 0, kata)]


def test_another_key_seals_nothing(rantai, settings):
    settings.KUNCI_JEJAK = "kunci orang lain"
    assert len(faults()) == 7 + 3 + 1


def test_the_command_names_satker_and_row_and_fails(rantai):
    attack(("UPDATE sakip_jejak SET tindakan = 'lain' WHERE rantai = %s AND urutan = 3", rantai))
    keluaran = StringIO()
    with pytest.raises(CommandError, match=r"Jejak tidak utuh: 1 temuan\."):
        call_command("periksa_jejak", stdout=keluaran)
    assert keluaran.getvalue() == f"{A}, baris 3: {DIUBAH}\n"


def test_the_command_speaks_json(rantai):
    attack(("UPDATE sakip_jejak SET tindakan = 'lain' WHERE rantai = %s AND urutan = 3", rantai))
    keluaran = StringIO()
    with pytest.raises(CommandError):
        call_command("periksa_jejak", "--json", stdout=keluaran)
    assert json.loads(keluaran.getvalue()) == {
        "utuh": False,
        "rantai": 3,
        "baris": 7,
        "temuan": [{"satker": A, "urutan": 3, "kata": DIUBAH}],
        "lebih_dari_batas": False,
        "jangkar": "",
    }


def cut_and_restore(rantai):
    """Cut the tail, and put back the head as it really was before: only an anchor knows better."""
    lama = KepalaJejak.objects.get(rantai=rantai)
    log_jejak(user=None, tindakan="yang disembunyikan", satker=Jejak.objects.filter(rantai=rantai)[0].satker)
    check("--jangkar")
    attack(
        ("DELETE FROM sakip_jejak WHERE rantai = %s AND urutan = 6", rantai),
        (
            "UPDATE sakip_kepalajejak SET jumlah = %s, terakhir = %s, sidik = %s WHERE rantai = %s",
            lama.jumlah,
            lama.terakhir,
            lama.sidik,
            rantai,
        ),
    )


def test_a_cut_tail_with_an_older_head_is_found_by_the_anchor(rantai):
    cut_and_restore(rantai)
    assert faults() == [(A, 6, "Jangkar mencatat 6 baris, tetapi rantai berakhir pada baris 5.")]


def test_a_cut_tail_that_was_written_over_is_found_by_the_anchor(rantai, satker_a):
    cut_and_restore(rantai)
    log_jejak(user=None, tindakan="di atasnya", satker=satker_a)
    assert faults() == [(A, 6, "Baris ini bukan baris yang tercatat pada jangkar.")]


def test_every_anchor_is_compared(rantai, satker_a, data_dir):
    check("--jangkar")
    log_jejak(user=None, tindakan="sesudahnya", satker=satker_a)
    assert check("--jangkar").startswith("Jejak utuh: 3 rantai, 8 baris.\nJangkar dicatat pada ")
    assert faults() == []


def test_no_anchor_is_written_of_a_broken_chain(rantai, data_dir):
    attack(("UPDATE sakip_jejak SET tindakan = 'lain' WHERE rantai = %s AND urutan = 3", rantai))
    with pytest.raises(CommandError):
        check("--jangkar")
    assert not (data_dir / "jangkar").exists()


@pytest.mark.parametrize("nomor", [0, 1])
def test_an_anchor_that_was_changed_or_taken_out_is_found(nomor, rantai, satker_a, data_dir):
    for ke in range(3):
        log_jejak(user=None, tindakan=f"hari {ke}", satker=satker_a)
        check("--jangkar")
    (berkas,) = (data_dir / "jangkar").iterdir()
    baris = berkas.read_text().splitlines()
    baris[nomor : nomor + 2 - nomor] = [baris[0].replace("[6,", "[5,")] if nomor == 0 else []
    berkas.write_text("\n".join(baris) + "\n")
    kata = "telah diubah, disisipkan, atau kehilangan baris sebelumnya"
    assert faults()[0] == ("Berkas jangkar", 0, f"Berkas jangkar {berkas.name} baris {nomor + 1} {kata}.")


def test_a_head_that_was_false_is_never_made_good(rantai, satker_a):
    attack(("UPDATE sakip_kepalajejak SET jumlah = 3 WHERE rantai = %s", rantai))
    log_jejak(user=None, tindakan="sesudahnya", satker=satker_a)
    assert faults() == [(A, 0, "Kepala rantai telah diubah di luar aplikasi.")]


def test_the_work_goes_on_behind_a_cut_tail_which_stays_found(rantai, satker_a):
    attack(("DELETE FROM sakip_jejak WHERE rantai = %s AND urutan = 5", rantai))
    log_jejak(user=None, tindakan="sesudahnya", satker=satker_a)
    assert faults() == [
        (A, 5, "Baris 5 hilang."),
        (A, 0, "Kepala rantai telah diubah di luar aplikasi."),
    ]


def test_a_deed_that_is_rolled_back_leaves_the_chain_whole(rantai, satker_a):
    with transaction.atomic():
        log_jejak(user=None, tindakan="batal", satker=satker_a)
        transaction.set_rollback(True)
    log_jejak(user=None, tindakan="jadi", satker=satker_a)
    assert (faults(), Jejak.objects.filter(rantai=rantai).count()) == ([], 6)


def test_many_rows_take_as_many_queries_as_one(rantai, satker_a, django_assert_num_queries):
    rows = [
        new_row(user=None, tindakan="massal", satker=satker_a, objek=None, rincian={"ke": ke})
        for ke in range(50)
    ]
    with django_assert_num_queries(5):
        append_rows(rows[:1])
    with django_assert_num_queries(5):
        append_rows(rows[1:])
    assert faults() == []


def test_json_is_sealed_as_every_database_gives_it_back(rantai, satker_a):
    isi = {"sesudah": {"b": 1.5, "a": 1e22, "kata": 'é \\ " \u2028', "n": None, "daftar": [1, {"x": True}]}}
    append_rows([new_row(user=None, tindakan="json", satker=satker_a, objek=None, rincian=isi)])
    assert (faults(), Jejak.objects.get(tindakan="json").rincian) == ([], plain_json(isi))


def test_rows_from_before_the_chain_are_taken_into_it(rantai):
    attack(
        ("UPDATE sakip_jejak SET urutan = -id, rantai = 0, sebelumnya = '', sidik = ''",),
        ("DELETE FROM sakip_kepalajejak",),
    )
    pemicu.lift_triggers(connection, pemicu.KUNCI_SAKIP)
    import_module("sakip.migrations.0006_rantai_jejak").chain_rows(apps, None)
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
    pemicu.lay_triggers(connection, pemicu.KUNCI_SAKIP)
    assert (faults(), KepalaJejak.objects.get(rantai=rantai).jumlah) == ([], 5)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction():
    with pytest.raises(RuntimeError):
        log_jejak(user=None, tindakan="uji", satker=None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite has one writer at a time anyway")
def test_many_writers_at_once_make_one_chain():
    def write(ke):
        for _ in range(10):
            with transaction.atomic():
                log_jejak(user=None, tindakan=f"penulis {ke}", satker=None)
        connection.close()

    with ThreadPoolExecutor(4) as penulis:
        list(penulis.map(write, range(4)))
    assert (faults(), KepalaJejak.objects.get(rantai=0).jumlah) == ([], 40)
