"""Who answers for an indikator: dated, handed over with a reason, and checked for the right to fill in."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran
from renstra.services.penanggung_jawab import assign_pj, hand_over_all, hand_over_pj
from renstra.tanggung_jawab import (
    DITANGGUHKAN,
    TANPA_AKUN,
    TANPA_PENUGASAN,
    answering_at,
    indikator_without,
    open_at,
    turns_of,
    with_rights,
)
from sakip.models import Jejak, Penugasan, UnitKerja, User
from sakip.tanggal import cetak_tanggal
from tests.hitung import queries_of

AWAL, AKHIR = date(2024, 1, 2), date(2024, 6, 3)
DAFTAR = "/satker/17.02/renstra/penanggung-jawab/"


def isi(user=None, nama="", mulai=AWAL, **lain):
    return {"user": user, "nama": nama, "jabatan": "", "unit": None, "mulai": mulai, **lain}


@pytest.fixture
def renstra(satker_a):
    tahun = timezone.localdate().year
    return Renstra.objects.create(satker=satker_a, tahun_awal=tahun - 1, tahun_akhir=tahun + 3)


@pytest.fixture
def make_indikator(renstra, unit_a):
    def build(uraian="Indikator", unit=unit_a):
        sasaran = Sasaran.objects.create(renstra=renstra, unit=unit, uraian="Sasaran")
        return Indikator.objects.create(sasaran=sasaran, uraian=uraian)

    return build


@pytest.fixture
def indikator(make_indikator):
    return make_indikator()


@pytest.fixture
def pj(indikator, operator_a):
    return PenanggungJawab.objects.create(indikator=indikator, user=operator_a, nama="Ani", mulai=AWAL)


def test_who_is_assigned_keeps_the_name_of_the_account(admin_a, operator_a, indikator):
    pj = assign_pj(user=admin_a, indikator=indikator, nilai=isi(operator_a))
    assert (pj.user, pj.nama, pj.mulai, pj.selesai) == (operator_a, "operator_a", AWAL, None)
    assert Jejak.objects.get().tindakan == "tetapkan penanggung jawab"


def test_a_person_without_an_account_is_named_in_words(admin_a, indikator):
    assert assign_pj(user=admin_a, indikator=indikator, nilai=isi(nama="Cici, S.E.")).nama == "Cici, S.E."


def test_somebody_must_be_named(admin_a, indikator):
    with pytest.raises(ValidationError, match="Isilah nama"):
        assign_pj(user=admin_a, indikator=indikator, nilai=isi())


def test_an_account_or_a_unit_of_another_satker_is_refused(admin_a, operator_b, indikator, satker_b):
    asing = UnitKerja.objects.get(satker=satker_b, kunci="lembaga")
    for nilai in (isi(operator_b), isi(nama="Cici", unit=asing)):
        with pytest.raises(ValidationError):
            assign_pj(user=admin_a, indikator=indikator, nilai=nilai)
    assert PenanggungJawab.objects.count() == 0


@pytest.mark.parametrize(
    "persona", ["sekretaris_a", "ketua_a", "operator_b", "provinsi_17", "pusat", "auditor"]
)
def test_only_who_fills_in_says_who_answers(make_persona, indikator, persona):
    with pytest.raises(PermissionDenied):
        assign_pj(user=make_persona(persona), indikator=indikator, nilai=isi(nama="Cici"))


def test_an_operator_of_a_unit_assigns_for_that_unit_alone(operator_a, unit_a, sekretariat_a, make_indikator):
    Penugasan.objects.filter(user=operator_a).update(unit=sekretariat_a)
    assign_pj(user=operator_a, indikator=make_indikator(unit=sekretariat_a), nilai=isi(nama="Cici"))
    with pytest.raises(PermissionDenied):
        assign_pj(user=operator_a, indikator=make_indikator(unit=unit_a), nilai=isi(nama="Cici"))


def test_a_hand_over_ends_one_and_begins_the_other_the_day_after(admin_a, kasubbag_a, pj):
    baru = hand_over_pj(user=admin_a, pj=pj, nilai=isi(kasubbag_a, mulai=AKHIR), alasan="Mutasi")
    pj.refresh_from_db()
    assert (pj.selesai, baru.mulai, baru.selesai, baru.alasan) == (date(2024, 6, 2), AKHIR, None, "Mutasi")
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.rincian["keterangan"]) == ("alihkan penanggung jawab", "Mutasi")
    assert (jejak.rincian["sebelum"]["nama"], jejak.rincian["sesudah"]["nama"]) == ("Ani", "kasubbag_a")


@pytest.mark.parametrize(("mulai", "alasan", "kolom"), [(AKHIR, "", "alasan"), (AWAL, "Mutasi", "mulai")])
def test_a_hand_over_needs_a_reason_and_a_later_day(admin_a, pj, mulai, alasan, kolom):
    with pytest.raises(ValidationError) as galat:
        hand_over_pj(user=admin_a, pj=pj, nilai=isi(nama="Cici", mulai=mulai), alasan=alasan)
    assert list(galat.value.message_dict) == [kolom]
    assert PenanggungJawab.objects.get().selesai is None


def test_the_slower_of_two_hand_overs_is_told_so(admin_a, pj):
    hand_over_pj(user=admin_a, pj=pj, nilai=isi(nama="Cici", mulai=AKHIR), alasan="Mutasi")
    with pytest.raises(ValidationError, match="sudah dialihkan"):
        hand_over_pj(user=admin_a, pj=pj, nilai=isi(nama="Dedi", mulai=AKHIR), alasan="Mutasi")
    assert [p.nama for p in open_at(pj.indikator.sasaran.renstra.satker)] == ["Cici"]


def test_two_never_answer_on_one_day(admin_a, pj, indikator):
    with pytest.raises(ValidationError, match="Ani masih bertanggung jawab"):
        assign_pj(user=admin_a, indikator=indikator, nilai=isi(nama="Cici", mulai=AKHIR))
    PenanggungJawab.objects.update(selesai=AKHIR)
    with pytest.raises(ValidationError, match="Ani masih bertanggung jawab"):
        assign_pj(user=admin_a, indikator=indikator, nilai=isi(nama="Cici", mulai=AKHIR))


def test_everything_of_an_account_is_handed_over_in_one_step(
    admin_a, operator_a, kasubbag_a, satker_a, make_indikator
):
    for uraian in ("A", "B"):
        assign_pj(user=admin_a, indikator=make_indikator(uraian), nilai=isi(operator_a))
    banyak = hand_over_all(
        user=admin_a, satker=satker_a, akun=operator_a, nilai=isi(kasubbag_a, mulai=AKHIR), alasan="Mutasi"
    )
    assert (banyak, {p.user for p in open_at(satker_a)}) == (2, {kasubbag_a})
    induk = Jejak.objects.get(tindakan="alihkan semua tanggung jawab")
    assert induk.anak.count() == 2


def test_one_that_cannot_be_handed_over_stops_all(admin_a, operator_a, satker_a, make_indikator):
    for uraian, mulai in (("A", AWAL), ("B", AKHIR)):
        assign_pj(user=admin_a, indikator=make_indikator(uraian), nilai=isi(operator_a, mulai=mulai))
    with pytest.raises(ValidationError):
        hand_over_all(
            user=admin_a, satker=satker_a, akun=operator_a, nilai=isi(nama="C", mulai=AKHIR), alasan="x"
        )
    assert (open_at(satker_a, operator_a).count(), PenanggungJawab.objects.count()) == (2, 2)


def test_nothing_and_oneself_are_not_handed_over(admin_a, operator_a, satker_a, pj):
    with pytest.raises(ValidationError, match="tidak bertanggung jawab"):
        hand_over_all(user=admin_a, satker=satker_a, akun=admin_a, nilai=isi(nama="C"), alasan="x")
    with pytest.raises(ValidationError, match="Pilih orang lain"):
        hand_over_all(user=admin_a, satker=satker_a, akun=operator_a, nilai=isi(operator_a), alasan="x")


def hindrance(satker):
    return [baris.halangan for baris in with_rights(satker, open_at(satker))]


@pytest.mark.parametrize(
    ("penugasan", "akun", "halangan"),
    [
        ({}, {}, ""),
        ({"peran": "kasubbag"}, {}, ""),
        ({"peran": "ketua"}, {}, TANPA_PENUGASAN),
        ({"selesai": date(2024, 1, 1)}, {}, TANPA_PENUGASAN),
        ({"mulai": date(2090, 1, 1)}, {}, TANPA_PENUGASAN),
        ({}, {"is_active": False}, DITANGGUHKAN),
    ],
)
def test_who_may_not_fill_in_is_told_apart(satker_a, operator_a, pj, penugasan, akun, halangan):
    Penugasan.objects.filter(user=operator_a).update(**penugasan)
    User.objects.filter(pk=operator_a.pk).update(**akun)
    assert hindrance(satker_a) == [halangan]


def test_the_right_counts_for_the_unit_of_the_indikator(satker_a, operator_a, pj, unit_a, sekretariat_a):
    found = []
    for unit in (unit_a, sekretariat_a):
        Penugasan.objects.filter(user=operator_a).update(unit=unit)
        found += hindrance(satker_a)
    assert found == ["", TANPA_PENUGASAN]


def test_who_has_no_account_cannot_fill_in(satker_a, indikator):
    PenanggungJawab.objects.create(indikator=indikator, nama="Cici", mulai=AWAL)
    assert hindrance(satker_a) == [TANPA_AKUN]


def test_an_indikator_for_which_nobody_answers_is_listed(satker_a, pj, make_indikator):
    lepas = make_indikator("Lepas")
    PenanggungJawab.objects.create(indikator=lepas, nama="Cici", mulai=AWAL, selesai=AKHIR)
    assert indikator_without(satker_a) == [lepas]


def test_the_list_shows_all_or_only_who_may_not_fill_in(client, auditor, pj, make_indikator):
    PenanggungJawab.objects.create(indikator=make_indikator("B"), nama="Cici", mulai=AWAL)
    client.force_login(auditor)
    found = [
        [(b.pj.nama, b.halangan) for b in client.get(DAFTAR, saring).context["daftar"]]
        for saring in ({}, {"tanpa_hak": "1"})
    ]
    assert found == [[("Ani", ""), ("Cici", TANPA_AKUN)], [("Cici", TANPA_AKUN)]]


def test_the_list_takes_as_many_queries_for_one_row_as_for_three(client, auditor, pj, make_indikator):
    client.force_login(auditor)
    satu = queries_of(client, DAFTAR)
    for uraian in ("B", "C"):
        PenanggungJawab.objects.create(indikator=make_indikator(uraian), user=auditor, nama="X", mulai=AWAL)
    assert satu == queries_of(client, DAFTAR) <= 14


def test_the_page_of_an_indikator_tells_its_history(client, admin_a, operator_a, pj, indikator, renstra):
    client.force_login(admin_a)
    halaman = f"/satker/17.02/renstra/{renstra.pk}/indikator/{indikator.pk}/"
    kirim = {"nama": "Cici, S.E.", "jabatan": "Kepala Subbagian", "mulai": "2024-06-03", "alasan": "Mutasi"}
    assert client.post(f"{halaman}penanggung-jawab/", kirim).status_code == 302
    isi = " ".join(client.get(halaman).content.decode().split())
    assert "Cici, S.E., Kepala Subbagian (sejak 3 Juni 2024). Alasan pengalihan: Mutasi" in isi
    assert "Ani (2 Januari 2024 sampai 2 Juni 2024)" in isi


def test_what_was_typed_survives_an_error(client, admin_a, pj, indikator, renstra):
    client.force_login(admin_a)
    halaman = f"/satker/17.02/renstra/{renstra.pk}/indikator/{indikator.pk}/penanggung-jawab/"
    response = client.post(halaman, {"nama": "Cici", "mulai": "2024-06-03"})
    assert (list(response.context["form"].errors), response.context["form"]["nama"].value()) == (
        ["alasan"],
        "Cici",
    )


def test_all_of_an_account_moves_on_one_page(client, admin_a, operator_a, kasubbag_a, pj):
    client.force_login(admin_a)
    halaman = f"/satker/17.02/akun/{operator_a.pk}/tanggung-jawab/"
    assert [p.pk for p in client.get(halaman).context["rincian"]] == [pj.pk]
    kirim = {"user": kasubbag_a.pk, "mulai": "2024-06-03", "alasan": "Mutasi"}
    assert client.post(halaman, kirim).url == DAFTAR
    assert PenanggungJawab.objects.get(selesai=None).user == kasubbag_a


def test_an_account_of_another_satker_is_not_found(client, admin_a, operator_b, pj):
    client.force_login(admin_a)
    assert client.get(f"/satker/17.02/akun/{operator_b.pk}/tanggung-jawab/").status_code == 404


def test_a_person_who_answers_does_not_keep_an_unused_indikator_from_going(client, admin_a, pj, indikator):
    client.force_login(admin_a)
    renstra = indikator.sasaran.renstra_id
    alamat = f"/satker/17.02/renstra/{renstra}/indikator/{indikator.pk}/hapus/"
    assert client.post(alamat, {"suntingan": 0}).status_code == 302
    assert PenanggungJawab.objects.count() == 0


def test_a_hand_over_can_be_read_as_history(client, admin_a, kasubbag_a, pj):
    baru = hand_over_pj(user=admin_a, pj=pj, nilai=isi(kasubbag_a, mulai=AKHIR), alasan="Mutasi")
    client.force_login(kasubbag_a)
    [peristiwa] = client.get(f"/riwayat/penanggungjawab/{baru.pk}/").context["peristiwa"]
    assert (peristiwa.kalimat, peristiwa.alasan) == ("Alihkan penanggung jawab, oleh admin_a.", "Mutasi")
    assert ("Akun", "operator_a", "kasubbag_a") in [(u.label, u.lama, u.baru) for u in peristiwa.ubahan]


@pytest.fixture
def besok(admin_a, kasubbag_a, pj):
    """The first day of the next person: `pj` still answers today."""
    hari = timezone.localdate() + timedelta(days=1)
    hand_over_pj(user=admin_a, pj=pj, nilai=isi(kasubbag_a, mulai=hari), alasan="Mutasi")
    return hari


def words_at(client, alamat):
    isi = re.sub(r"<[^>]+>", " ", client.get(alamat).content.decode())
    return re.sub(r"\s+", " ", isi)


def test_after_a_hand_over_to_a_day_to_come_the_former_person_answers_until_then(indikator, pj, besok):
    sekarang, nanti = (turns_of(PenanggungJawab.objects.all(), on)[indikator.pk] for on in (None, besok))
    assert (sekarang.kini.nama, sekarang.nanti.nama) == ("Ani", "kasubbag_a")
    assert (nanti.kini.nama, nanti.nanti) == ("kasubbag_a", None)


def test_the_lists_name_both_with_their_days(client, auditor, renstra, besok):
    client.force_login(auditor)
    kini, akan = f"sampai {cetak_tanggal(besok - timedelta(days=1))}", f"mulai {cetak_tanggal(besok)}"
    daftar = words_at(client, DAFTAR)
    assert (daftar.index(kini) < daftar.index(akan), "sejak" in daftar) == (True, False)
    kartu = words_at(client, f"/satker/17.02/renstra/{renstra.pk}/kartu/")
    assert (f"Ani 2 Januari 2024 {kini}" in kartu, f"kasubbag_a {akan}" in kartu) == (True, True)
    pohon = words_at(client, f"/satker/17.02/renstra/{renstra.pk}/")
    assert "Penanggung jawab: Ani" in pohon
    assert f"Penanggung jawab {akan}: kasubbag_a" in pohon


def test_the_account_that_hands_over_keeps_it_until_then(satker_a, operator_a, kasubbag_a, besok):
    found = [[p.nama for p in answering_at(satker_a, akun)] for akun in (operator_a, kasubbag_a)]
    assert (found, list(open_at(satker_a, operator_a))) == ([["Ani"], ["kasubbag_a"]], [])
