"""A LAKIP submitted or prepared before it said how its capaian is counted can still be signed."""

import json

import pytest
from django.core.exceptions import ValidationError

from laporan.alur import content_of
from laporan.beda import DERET_MENYUSUL, MENYUSUL
from laporan.models import Dokumen
from laporan.services.tanda_tangan import require_current
from laporan.services.terbit import frozen_snapshot, prepare_document
from sakip.errors import ConflictError
from sakip.models import Kebijakan, Langkah
from sakip.sidik import kanonik, sidik_teks
from tests.laporan.ttd.test_jenis import make_lakip

pytestmark = pytest.mark.usefixtures("ketua", "sekretaris")


def as_before(isi):
    """A snapshot as a LAKIP was kept before the annex."""
    if isinstance(isi, list):
        return [as_before(satu) for satu in isi]
    if isinstance(isi, dict):
        lain = DERET_MENYUSUL if "angka" in isi else frozenset()
        return {k: as_before(v) for k, v in isi.items() if k not in {*MENYUSUL, *lain, "target_nol"}}
    return isi


def submit(lakip, user, isi):
    """Keep `isi` as what was submitted."""
    langkah = {"dokumen": "lakip", "aksi": "ajukan", "dari": "draf", "ke": "diajukan"}
    kolom = {"satker": lakip.satker, "objek_id": lakip.pk, "user": user}
    Langkah.objects.create(**langkah, **kolom, isi=isi, sidik=sidik_teks(isi))


@pytest.fixture
def lakip(sekretariat_a, operator_a):
    lakip = make_lakip(sekretariat_a)
    submit(lakip, operator_a, kanonik(as_before(content_of(lakip))))
    return lakip


@pytest.fixture
def naskah(lakip, operator_a):
    """Prepared before, and not signed yet."""
    teks = kanonik(as_before(frozen_snapshot(lakip)))
    kolom = {"jenis": "lakip", "satker": lakip.satker, "tahun": lakip.tahun, "objek_id": lakip.pk}
    isi = {"snapshot": teks, "sidik": sidik_teks(teks), "pembuat": operator_a}
    return Dokumen.objects.create(kode="a" * 16, judul="LAKIP 2024", **kolom, **isi)


def test_one_that_was_submitted_before_is_prepared(lakip, operator_a):
    dokumen = prepare_document(user=operator_a, sumber=lakip)
    assert (dokumen.status, "cara_hitung" in json.loads(dokumen.snapshot)) == ("menunggu", True)


def test_one_that_was_prepared_before_is_signed_as_it_is(lakip, naskah, operator_a):
    require_current(naskah, lakip)
    assert prepare_document(user=operator_a, sumber=lakip).pk == naskah.pk


@pytest.mark.parametrize("isi", [{"target_nol": "dikecualikan"}, {"dasar": "Keputusan lain"}])
def test_a_rule_that_changed_since_is_still_noticed(lakip, naskah, operator_a, isi):
    assert Kebijakan.objects.update(**isi)
    with pytest.raises(ValidationError, match="berubah sejak diajukan"):
        prepare_document(user=operator_a, sumber=lakip)
    with pytest.raises(ConflictError, match="Siapkan naskahnya lagi"):
        require_current(naskah, lakip)


def test_what_was_kept_since_is_compared_whole(lakip, operator_a):
    kini = kanonik(content_of(lakip))
    submit(lakip, operator_a, kini.replace('"cara_hitung":[', '"cara_hitung":[["Lain","Lain"],'))
    with pytest.raises(ValidationError, match="berubah sejak diajukan"):
        prepare_document(user=operator_a, sumber=lakip)
