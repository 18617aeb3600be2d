"""Two officials sign in their order; whatever goes wrong on the way enters nothing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.utils import timezone

from kinerja.models import Pk
from laporan.akar import trusted_roots
from laporan.antrean import latest_file, next_signature, waiting_for
from laporan.berkas import read_file
from laporan.models import Dokumen, Sertifikat, TandaTangan
from laporan.penandatangan.ca import issue_p12
from laporan.penandatangan.dasar import Hasil
from laporan.penandatangan.lokal import SertifikatLokal
from laporan.penandatangan.periksa import periksa_pdf
from laporan.services.sertifikat import require_unlocked
from laporan.services.tanda_tangan import reject_signature, revoke_document, sign_document
from laporan.services.terbit import cancel_prepared, prepare_document
from sakip.errors import ConflictError
from sakip.models import Jejak, Langkah, Penugasan
from tests.laporan.ttd.conftest import make_pk


def sign(dokumen, pejabat, cara):
    """Sign the next place as `pejabat`, on the file as it is now."""
    ttd = next_signature(Dokumen.objects.get(pk=dokumen.pk))
    return sign_document(user=pejabat.akun, ttd=ttd, sidik=latest_file(dokumen).sidik, penandatangan=cara)


@pytest.fixture
def signed(dokumen, sekretaris, ketua, back_end):
    sign(dokumen, sekretaris, back_end(sekretaris))
    sign(dokumen, ketua, back_end(ketua))
    dokumen.refresh_from_db()
    return dokumen


def test_after_both_the_document_and_its_pk_are_in_force(signed, pk):
    pk.refresh_from_db()
    assert (signed.status, pk.status, signed.terbit is not None) == ("berlaku", "ditetapkan", True)
    hasil = periksa_pdf(read_file(latest_file(signed)), trusted_roots())
    assert ([t.nama for t in hasil.tanda_tangan], hasil.sah) == (
        ["Siti Aminah, S.H.", "Sugianto, S.Sos."],
        True,
    )


def test_every_file_is_kept_and_grows_out_of_the_one_before(signed):
    isi = [read_file(b) for b in signed.berkas.order_by("urut")]
    assert len(isi) == 3
    assert all(b.startswith(a) for a, b in pairwise(isi))


def test_each_signature_is_written_down(signed, sekretaris, ketua):
    rows = Jejak.objects.filter(tindakan="menandatangani dokumen").order_by("id")
    assert [r.user_id for r in rows] == [sekretaris.akun_id, ketua.akun_id]


def test_the_ketua_does_not_sign_before_the_sekretaris(dokumen, ketua, back_end):
    ttd = dokumen.tanda_tangan.get(urut=2)
    with pytest.raises(ValidationError, match="lebih dahulu oleh Siti Aminah"):
        sign_document(
            user=ketua.akun, ttd=ttd, sidik=latest_file(dokumen).sidik, penandatangan=back_end(ketua)
        )


def test_nobody_signs_in_the_place_of_another(dokumen, ketua, sekretaris, back_end):
    with pytest.raises(PermissionDenied, match="milik Siti Aminah"):
        sign_document(
            user=ketua.akun,
            ttd=next_signature(dokumen),
            sidik=latest_file(dokumen).sidik,
            penandatangan=back_end(sekretaris),
        )


def test_a_naskah_that_is_not_the_one_seen_is_not_signed(dokumen, sekretaris, back_end):
    with pytest.raises(ConflictError, match="berubah sejak Anda melihatnya"):
        sign_document(
            user=sekretaris.akun,
            ttd=next_signature(dokumen),
            sidik="0" * 64,
            penandatangan=back_end(sekretaris),
        )


def test_a_pk_that_changed_between_preview_and_signing_is_not_signed(dokumen, pk, sekretaris, back_end):
    Pk.objects.filter(pk=pk.pk).update(tempat="Bengkulu")
    with pytest.raises(ConflictError, match="Isi dokumen berubah"):
        sign(dokumen, sekretaris, back_end(sekretaris))
    assert dokumen.tanda_tangan.filter(status="selesai").count() == 0


def test_a_pk_that_was_returned_is_not_signed(dokumen, pk, sekretaris, back_end, operator_a):
    cancel_prepared(user=operator_a, sumber=pk, alasan="Keliru")
    ttd = dokumen.tanda_tangan.get(urut=1)
    with pytest.raises(ConflictError, match="tidak \\(lagi\\) menunggu"):
        sign_document(
            user=sekretaris.akun,
            ttd=ttd,
            sidik=latest_file(dokumen).sidik,
            penandatangan=back_end(sekretaris),
        )


class Meanwhile:
    """A real back end; just before it answers, something else happens."""

    def __init__(self, cara, deed):
        self.dalam, self.deed, self.cara = cara, deed, cara.cara

    def sign(self, permintaan):
        hasil = self.dalam.sign(permintaan)
        self.deed()
        return hasil


def test_two_signing_at_once_leave_one_signature(dokumen, sekretaris, back_end):
    cara = back_end(sekretaris)
    with pytest.raises(ConflictError):
        sign(dokumen, sekretaris, Meanwhile(cara, lambda: sign(dokumen, sekretaris, cara)))
    assert (dokumen.berkas.count(), dokumen.tanda_tangan.filter(status="selesai").count()) == (2, 1)
    assert len(default_storage.listdir(f"dokumen/2024/{dokumen.kode}")[1]) == 2


def test_a_return_while_the_signer_waits_wins(dokumen, pk, sekretaris, back_end, operator_a):
    def taken_back():
        cancel_prepared(user=operator_a, sumber=pk, alasan="Keliru")

    with pytest.raises(ConflictError):
        sign(dokumen, sekretaris, Meanwhile(back_end(sekretaris), taken_back))
    assert dokumen.tanda_tangan.filter(status="selesai").count() == 0


def test_a_role_that_ends_in_the_middle_ends_the_signing(dokumen, sekretaris, back_end):
    def ended():
        kemarin = timezone.localdate() - timedelta(days=1)
        Penugasan.objects.filter(user=sekretaris.akun).update(selesai=kemarin)

    with pytest.raises(PermissionDenied, match="tidak \\(lagi\\) mempunyai peran"):
        sign(dokumen, sekretaris, Meanwhile(back_end(sekretaris), ended))
    assert dokumen.tanda_tangan.filter(status="selesai").count() == 0


def test_a_process_that_dies_before_storing_leaves_the_place_open(dokumen, sekretaris, back_end):
    def dies():
        raise KeyboardInterrupt

    cara = back_end(sekretaris)
    with pytest.raises(KeyboardInterrupt):
        sign(dokumen, sekretaris, Meanwhile(cara, dies))
    assert sign(dokumen, sekretaris, cara).status == "selesai"


@pytest.mark.parametrize("balasan", ["lain", "sama", "potong"])
def test_an_answer_that_is_not_this_naskah_plus_one_signature_is_refused(
    dokumen, sekretaris, back_end, balasan
):
    class Wrong:
        cara = "lokal"

        def sign(self, permintaan):
            benar = back_end(sekretaris).sign(permintaan).pdf
            jawab = {"lain": b"%PDF-1.7\n%%EOF", "sama": permintaan.pdf, "potong": benar[:-400]}
            return Hasil(jawab[balasan])

    with pytest.raises(ValidationError, match="bukan naskah ini"):
        sign(dokumen, sekretaris, Wrong())
    assert dokumen.berkas.count() == 1


def test_a_wrong_passphrase_three_times_locks_the_certificate(dokumen, sekretaris, back_end):
    back_end(sekretaris)
    for _ in range(3):
        with pytest.raises(ValidationError, match="Frasa sandi sertifikat salah"):
            sign(dokumen, sekretaris, back_end(sekretaris, frasa="bukan ini frasanya"))
    with pytest.raises(ValidationError, match="Coba lagi setelah"):
        require_unlocked(Sertifikat.objects.get())
    assert "bukan ini" not in str(list(Jejak.objects.values_list("rincian", flat=True)))


def test_an_expired_certificate_signs_nothing(dokumen, sekretaris, back_end, ca):
    lalu = timezone.now() - timedelta(days=20)
    p12, _ = issue_p12(
        ca, sekretaris.nama, "Sekretaris", "KPU", "frasa panjang", timedelta(days=10), mulai=lalu
    )
    with pytest.raises(ValidationError, match="sudah habis"):
        sign(dokumen, sekretaris, SertifikatLokal(p12, "frasa panjang"))


def test_a_refusal_sends_the_pk_back_with_the_reason(dokumen, pk, sekretaris):
    reject_signature(user=sekretaris.akun, ttd=next_signature(dokumen), alasan="Target nomor 2 belum ada")
    pk.refresh_from_db()
    dokumen.refresh_from_db()
    assert (pk.status, dokumen.status) == ("dikembalikan", "batal")
    assert Langkah.objects.get(aksi="kembalikan").alasan == "Target nomor 2 belum ada"


def test_a_perubahan_replaces_what_was_in_force(
    signed, pk, sekretariat_a, sekretaris, ketua, back_end, operator_a
):
    hari = date(2024, 7, 8)
    baru = make_pk(
        sekretariat_a, versi=1, alasan_perubahan="DIPA berubah", jenis_perubahan="strategi", tanggal=hari
    )
    kedua = prepare_document(user=operator_a, sumber=baru)
    sign(kedua, sekretaris, back_end(sekretaris))
    sign(kedua, ketua, back_end(ketua))
    signed.refresh_from_db()
    pk.refresh_from_db()
    assert (signed.status, signed.pengganti, pk.status) == ("digantikan", kedua, "digantikan")


def test_a_later_change_of_official_changes_no_issued_document(signed, ketua):
    sebelum = (signed.snapshot, read_file(latest_file(signed)))
    ketua.nama, ketua.jabatan = "Orang Lain", "Plt. Ketua"
    ketua.save()
    signed.refresh_from_db()
    assert (signed.snapshot, read_file(latest_file(signed))) == sebelum
    assert TandaTangan.objects.get(urut=2).nama == "Sugianto, S.Sos."


def test_a_withdrawn_document_says_why(signed, pk, ketua):
    revoke_document(user=ketua.akun, dokumen=signed, alasan="Salah satuan")
    signed.refresh_from_db()
    pk.refresh_from_db()
    assert (signed.status, signed.alasan, pk.is_sah) == ("dicabut", "Salah satuan", False)


def test_the_queue_holds_only_what_is_next_for_me(dokumen, sekretaris, ketua, back_end):
    assert (list(waiting_for(ketua.akun)), len(waiting_for(sekretaris.akun))) == ([], 1)
    sign(dokumen, sekretaris, back_end(sekretaris))
    assert ([t.urut for t in waiting_for(ketua.akun)], list(waiting_for(sekretaris.akun))) == ([2], [])


def test_reading_the_queue_takes_two_queries(dokumen, sekretaris, django_assert_num_queries):
    with django_assert_num_queries(3):  # the third reads the penugasan of the user
        list(waiting_for(sekretaris.akun))


def test_a_pk_that_was_replaced_is_not_signed(dokumen, pk, sekretaris, back_end):
    Pk.objects.filter(pk=pk.pk).update(status="digantikan")
    with pytest.raises(ConflictError, match="ditarik atau dikembalikan"):
        sign(dokumen, sekretaris, back_end(sekretaris))
    assert dokumen.tanda_tangan.filter(status="selesai").count() == 0
