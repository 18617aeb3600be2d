"""A sitting over several documents: what is refused in it is traced like any other refused deed."""

from laporan.antrean import latest_file, next_signature
from laporan.services.borongan import sign_each
from sakip.jejak_utuh import find_faults
from sakip.models import Jejak


def sit(user, dokumen, cara):
    ttd = next_signature(dokumen)
    return list(sign_each(user=user, daftar=[(ttd, latest_file(dokumen).sidik)], penandatangan=cara))


def test_a_refusal_within_a_sitting_leaves_one_row_for_the_satker(dokumen, sekretaris, ketua, back_end):
    (hasil,) = sit(ketua.akun, dokumen, back_end(ketua))
    jejak = Jejak.objects.get(tindakan="ditolak")
    assert (jejak.user, jejak.satker) == (ketua.akun, dokumen.satker)
    assert jejak.rincian == {
        "alamat": "laporan:ttd-antrean",
        "objek": {"dokumen": dokumen.pk, "tanda_tangan": hasil.ttd.pk},
        "keterangan": hasil.pesan,
    }
    assert "milik Siti Aminah" in hasil.pesan
    assert list(find_faults()) == []


def test_what_was_refused_is_not_signed(dokumen, sekretaris, ketua, back_end):
    sit(ketua.akun, dokumen, back_end(ketua))
    assert next_signature(dokumen).status == "menunggu"


def test_a_sitting_without_a_refusal_traces_none(dokumen, sekretaris, back_end):
    assert [satu.pesan for satu in sit(sekretaris.akun, dokumen, back_end(sekretaris))] == [""]
    assert not Jejak.objects.filter(tindakan="ditolak").exists()
