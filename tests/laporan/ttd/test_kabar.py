"""Who is told that it is his turn to sign, from the preparation to the document in force."""

import pytest

from laporan.antrean import latest_file, next_signature
from laporan.models import Dokumen
from laporan.services.alur import advance
from laporan.services.ingatkan import remind_of_deadlines
from laporan.services.kabar import notify_next_signer
from laporan.services.tanda_tangan import sign_document
from laporan.services.terbit import prepare_document
from sakip.models import Pejabat, Pemberitahuan, Penugasan, Periode
from sakip.transitions import Aksi
from tests.laporan.ttd.conftest import TANGGAL, make_pk

GILIRAN = "menunggu tanda tangan Anda."


def told():
    rows = Pemberitahuan.objects.filter(teks__endswith=GILIRAN).order_by("pk")
    return list(rows.values_list("user__username", "url"))


def sign(dokumen, pejabat, cara):
    ttd = next_signature(Dokumen.objects.get(pk=dokumen.pk))
    sign_document(user=pejabat.akun, ttd=ttd, sidik=latest_file(dokumen).sidik, penandatangan=cara)


def test_the_first_place_is_told_at_the_preparation_and_the_next_at_the_signature(
    dokumen, sekretaris, ketua, back_end
):
    url = f"/dokumen/{dokumen.kode}/"
    assert told() == [("sekretaris_a", url)]
    sign(dokumen, sekretaris, back_end(sekretaris))
    assert told() == [("sekretaris_a", url), ("ketua_a", url)]
    sign(dokumen, ketua, back_end(ketua))
    assert told() == [("sekretaris_a", url), ("ketua_a", url)]


def test_who_submitted_is_told_once_that_all_have_signed(
    sekretariat_a, operator_a, kasubbag_a, sekretaris, ketua, back_end
):
    pk = make_pk(sekretariat_a, status="draf")
    advance(user=operator_a, dokumen=pk, aksi=Aksi.AJUKAN, suntingan=pk.suntingan)
    advance(user=kasubbag_a, dokumen=pk, aksi=Aksi.SETUJUI, suntingan=pk.suntingan)
    dokumen = prepare_document(user=operator_a, sumber=pk)
    sign(dokumen, sekretaris, back_end(sekretaris))
    sign(dokumen, ketua, back_end(ketua))
    kata = [
        p.teks.removeprefix(str(pk)) for p in Pemberitahuan.objects.filter(user=operator_a).order_by("pk")
    ]
    assert kata == [" disetujui. Siapkan naskahnya untuk ditandatangani.", " ditetapkan."]


def test_asked_again_for_the_same_place_nobody_is_told_twice(dokumen):
    notify_next_signer(dokumen)
    assert len(told()) == 1


@pytest.mark.parametrize("kurang", ["akun", "peran"])
def test_an_official_who_cannot_sign_is_not_told(pk, operator_a, sekretaris, kurang):
    if kurang == "akun":
        Pejabat.objects.filter(pk=sekretaris.pk).update(akun=None)
    else:
        Penugasan.objects.filter(user=sekretaris.akun).update(selesai="2020-01-01")
    prepare_document(user=operator_a, sumber=pk)
    assert told() == []


def reminded():
    Pemberitahuan.objects.all().delete()
    Periode.objects.get_or_create(dokumen="pk", tahun=TANGGAL.year, tenggat=TANGGAL)
    remind_of_deadlines(TANGGAL)
    rows = Pemberitahuan.objects.filter(teks__startswith="PK sekretariat").order_by("user__username")
    return list(rows.values_list("user__username", flat=True))


def test_the_reminder_goes_to_the_same_official(pk, operator_a, sekretaris, ketua, back_end):
    assert reminded() == ["operator_a"]  # approved, and nothing to sign yet
    dokumen = prepare_document(user=operator_a, sumber=pk)
    assert reminded() == ["sekretaris_a"]
    sign(dokumen, sekretaris, back_end(sekretaris))
    assert reminded() == ["ketua_a"]


def test_the_reminder_leaves_out_an_official_who_lost_his_peran(dokumen, sekretaris):
    Penugasan.objects.filter(user=sekretaris.akun).update(selesai="2020-01-01")
    assert reminded() == ["operator_a"]
