"""Evidence of a row: kept once, privately and checked, withdrawn with a reason once it was submitted."""

import sys

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage

from kinerja.dukungan import evidence_counts, read_evidence
from kinerja.models import Bukti, Realisasi
from kinerja.services import bukti as layanan
from kinerja.services.bukti import add_file, add_link, add_note, add_words, withdraw_evidence
from kinerja.services.pengukuran import delete_pengukuran, prepare_pengukuran
from sakip.models import Jejak
from sakip.services.alur import take_step
from sakip.transitions import Aksi
from tests.kinerja.berkas import located_photo, office, picture
from tests.kinerja.rakit import TAHUN, make_pengukuran, make_pk, settle


@pytest.fixture
def baris(unit_a):
    return make_pengukuran(settle(make_pk(unit_a, "80%", "90%")), "70%", "95%").baris.get(urut=1)


def _submit(user, baris):
    pengukuran = baris.pengukuran
    pengukuran.refresh_from_db()
    take_step(user=user, dokumen=pengukuran, aksi=Aksi.AJUKAN, suntingan=pengukuran.suntingan)


def _return(user, baris):
    pengukuran = baris.pengukuran
    pengukuran.refresh_from_db()
    opsi = {"suntingan": pengukuran.suntingan, "alasan": "Lengkapi buktinya."}
    take_step(user=user, dokumen=pengukuran, aksi=Aksi.KEMBALIKAN, **opsi)
    pengukuran.refresh_from_db()


def test_file_is_kept_under_a_name_nobody_guesses_with_its_hash(operator_a, baris):
    isi = office()
    bukti = add_file(user=operator_a, baris=baris, nama="../Rekap TW I.xlsx.exe", isi=isi, judul=" Rekap ")
    assert (bukti.nama, bukti.tipe, bukti.ukuran, bukti.judul) == (
        "Rekap TW I.xlsx",
        "xlsx",
        len(isi),
        "Rekap",
    )
    assert (read_evidence(bukti), len(bukti.berkas.name), bukti.pratinjau.name) == (isi, 48, "")


def test_jejak_of_the_row_names_file_and_hash(operator_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    jejak = Jejak.objects.get(tindakan="menambah bukti dukung")
    assert (jejak.objek, jejak.objek_id, jejak.rincian["sesudah"]) == (
        "realisasi",
        baris.pk,
        {"jenis": "berkas", "nama": "a.xlsx", "sidik": bukti.sidik},
    )


def test_picture_gets_a_small_one_without_its_place(operator_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="foto.jpg", isi=located_photo())
    assert b"Rahasia" not in read_evidence(bukti, pratinjau=True)
    assert b"Rahasia" in read_evidence(bukti)


def test_same_file_twice_on_a_row_is_said(operator_a, baris):
    add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    with pytest.raises(ValidationError, match=r"sudah ada pada baris ini dengan nama “a\.xlsx”"):
        add_file(user=operator_a, baris=baris, nama="b.xlsx", isi=office())


def test_same_file_may_support_another_row(operator_a, baris):
    lain = baris.pengukuran.baris.get(urut=2)
    for satu in (baris, lain):
        add_file(user=operator_a, baris=satu, nama="a.xlsx", isi=office())
    assert evidence_counts(baris.pengukuran) == {baris.pk: 1, lain.pk: 1}


def _kept_files():
    try:
        return sorted(default_storage.listdir(f"bukti/{TAHUN}")[1])
    except FileNotFoundError:
        return []


def test_refused_file_leaves_nothing_behind(operator_a, baris):
    sebelum = _kept_files()
    add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    tersimpan = _kept_files()
    with pytest.raises(ValidationError):
        add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    assert (len(tersimpan) - len(sebelum), _kept_files()) == (1, tersimpan)


def test_file_that_is_too_large_is_refused(operator_a, baris, settings):
    settings.BUKTI_BYTES = 1024 * 1024
    with pytest.raises(ValidationError, match="paling besar 1 MB"):
        add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"a" * (1024 * 1024 + 1))


def test_row_holds_so_many_files_and_bytes(operator_a, baris, settings, monkeypatch):
    settings.BUKTI_BYTES = 10
    for ke in range(5):
        add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"123456789" + str(ke).encode())
    with pytest.raises(ValidationError, match="paling banyak 20 berkas"):
        add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"a")
    settings.BUKTI_BYTES = 100
    monkeypatch.setattr(layanan, "BERKAS_PER_BARIS", 5)
    with pytest.raises(ValidationError, match="paling banyak 5 berkas"):
        add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"a")


@pytest.mark.parametrize("tautan", ["javascript:alert(1)", "ftp://contoh.id/a", "contoh", ""])
def test_link_of_another_scheme_is_refused(operator_a, baris, tautan):
    with pytest.raises(ValidationError, match="https://"):
        add_link(user=operator_a, baris=baris, tautan=tautan)


@pytest.mark.parametrize(
    ("tautan", "kata"),
    [
        ("https://budi:sandi@contoh.id/a", "kata sandi"),
        ("https://contoh.id/\u202efdp.exe", "tidak terlihat"),
    ],
)
def test_link_that_tells_a_password_or_shows_another_address_is_refused(operator_a, baris, tautan, kata):
    with pytest.raises(ValidationError, match=kata):
        add_link(user=operator_a, baris=baris, tautan=tautan)


def test_link_and_note_count_with_the_links_of_the_grid(operator_a, baris):
    Realisasi.objects.filter(pk=baris.pk).update(bukti="https://contoh.id/1\nhttps://contoh.id/2")
    add_link(user=operator_a, baris=baris, tautan="https://contoh.id/3", judul="Berita")
    add_note(user=operator_a, baris=baris, teks="Berkas asli pada Subbagian Umum.")
    assert evidence_counts(baris.pengukuran)[baris.pk] == 4


def test_counting_takes_one_query(operator_a, baris, django_assert_num_queries):
    add_note(user=operator_a, baris=baris, teks="Ada.")
    pengukuran = baris.pengukuran
    with django_assert_num_queries(1):
        evidence_counts(pengukuran)


@pytest.mark.parametrize("nama", ["operator_b", "ketua_a", "provinsi_17", "auditor"])
def test_who_may_not_fill_adds_nothing(make_persona, baris, nama):
    user = make_persona(nama)
    with pytest.raises(PermissionDenied):
        add_file(user=user, baris=baris, nama="a.xlsx", isi=office())
    assert (Bukti.objects.count(), Jejak.objects.filter(user=user).count()) == (0, 0)


def test_submitted_triwulan_takes_no_evidence_and_gives_none_back(operator_a, baris):
    bukti = add_note(user=operator_a, baris=baris, teks="Ada.")
    _submit(operator_a, baris)
    with pytest.raises(ValidationError, match="berstatus diajukan"):
        add_note(user=operator_a, baris=baris, teks="Lagi.")
    with pytest.raises(ValidationError, match="berstatus diajukan"):
        withdraw_evidence(user=operator_a, bukti=bukti, alasan="Salah.")


def test_evidence_of_a_draf_is_gone_with_its_files(operator_a, baris, django_capture_on_commit_callbacks):
    bukti = add_file(user=operator_a, baris=baris, nama="a.png", isi=picture())
    berkas, kecil = bukti.berkas.name, bukti.pratinjau.name
    with django_capture_on_commit_callbacks(execute=True):
        assert withdraw_evidence(user=operator_a, bukti=bukti) is True
    assert (Bukti.objects.count(), default_storage.exists(berkas), default_storage.exists(kecil)) == (
        0,
        False,
        False,
    )


def test_evidence_that_was_submitted_is_withdrawn_with_a_reason_and_stays(operator_a, kasubbag_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    _submit(operator_a, baris)
    _return(kasubbag_a, baris)
    with pytest.raises(ValidationError, match="Tuliskan alasan penarikannya"):
        withdraw_evidence(user=operator_a, bukti=bukti)
    assert withdraw_evidence(user=operator_a, bukti=bukti, alasan="Salah berkas.") is False
    bukti.refresh_from_db()
    assert (bukti.penarik, bukti.alasan_tarik, read_evidence(bukti)) == (
        operator_a,
        "Salah berkas.",
        office(),
    )
    assert evidence_counts(baris.pengukuran)[baris.pk] == 0


def test_evidence_is_withdrawn_once(operator_a, kasubbag_a, baris):
    bukti = add_note(user=operator_a, baris=baris, teks="Ada.")
    _submit(operator_a, baris)
    _return(kasubbag_a, baris)
    withdraw_evidence(user=operator_a, bukti=bukti, alasan="Salah.")
    with pytest.raises(ValidationError, match="sudah ditarik"):
        withdraw_evidence(user=operator_a, bukti=bukti, alasan="Lagi.")


def test_withdrawn_file_may_be_added_again(operator_a, kasubbag_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office())
    _submit(operator_a, baris)
    _return(kasubbag_a, baris)
    withdraw_evidence(user=operator_a, bukti=bukti, alasan="Salah baris.")
    assert add_file(user=operator_a, baris=baris, nama="a.xlsx", isi=office()).sidik == bukti.sidik


def test_file_that_was_changed_on_the_disk_is_not_read(operator_a, baris):
    bukti = add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"asli")
    with default_storage.open(bukti.berkas.name, "wb") as berkas:
        berkas.write(b"palsu")
    with pytest.raises(FileNotFoundError):
        read_evidence(bukti)


def test_row_with_evidence_keeps_its_place_when_its_promise_is_gone(operator_a, unit_a):
    lama = settle(make_pk(unit_a, "80%", "90%"))
    pengukuran = make_pengukuran(lama, "", "95%")
    add_note(user=operator_a, baris=pengukuran.baris.get(urut=1), teks="Ada.")
    settle(make_pk(unit_a, "90%", versi=1, sasaran="Sasaran lain"))
    prepare_pengukuran(user=operator_a, unit=unit_a, tahun=TAHUN, triwulan=4)
    assert pengukuran.baris.filter(bukti_dukung__isnull=False).count() == 1


def test_triwulan_with_evidence_alone_is_not_deleted(operator_a, unit_a):
    pengukuran = make_pengukuran(settle(make_pk(unit_a, "80%")), "")
    add_note(user=operator_a, baris=pengukuran.baris.get(), teks="Ada.")
    with pytest.raises(ValidationError, match="atau bukti, sehingga tidak dapat dihapus"):
        delete_pengukuran(user=operator_a, pengukuran=pengukuran)


@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        ("raise SystemExit(1)", "menolak berkas ini"),
        ("raise SystemExit(2)", "belum dapat diperiksa"),
        ("", ""),
    ],
)
def test_virus_scanner_decides_by_its_exit_status(operator_a, baris, settings, perintah, kata):
    settings.PINDAI_VIRUS = f'{sys.executable} -c "import sys; sys.stdin.read(); {perintah}"'
    if not kata:
        assert add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"a").tipe == "txt"
        return
    with pytest.raises(ValidationError, match=kata):
        add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"a")


def test_scanner_that_is_not_there_keeps_the_file_out(operator_a, baris, settings):
    settings.PINDAI_VIRUS = "/tidak/ada"
    with pytest.raises(ValidationError, match="belum dapat diperiksa"):
        add_file(user=operator_a, baris=baris, nama="a.txt", isi=b"a")


def test_a_link_and_a_note_are_kept_together(operator_a, baris):
    add_words(user=operator_a, baris=baris, tautan="https://contoh.id/3", teks="Di arsip.", judul="Rapat")
    isi = Bukti.objects.order_by("id").values_list("jenis", "tautan", "teks", "judul")
    assert list(isi) == [("tautan", "https://contoh.id/3", "", "Rapat"), ("teks", "", "Di arsip.", "Rapat")]


def test_a_refused_note_keeps_no_link(operator_a, baris):
    with pytest.raises(ValidationError, match="Tuliskan catatannya"):
        add_words(user=operator_a, baris=baris, tautan="https://contoh.id/3", teks=" ")
    assert (Bukti.objects.count(), Jejak.objects.filter(tindakan="menambah bukti dukung").count()) == (0, 0)
