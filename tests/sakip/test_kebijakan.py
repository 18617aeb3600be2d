"""The kebijakan of a satker: made as a copy, changed, shown with what its scale lacks."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from sakip.errors import ConflictError
from sakip.kolom import IsianBaris
from sakip.models import Jejak, Kebijakan
from sakip.queries import kebijakan_for
from sakip.services.kebijakan import create_kebijakan, edit_kebijakan, save_scale

SAMA = {
    "batas_atas": Decimal(120),
    "batas_bawah": Decimal(0),
    "rumus_minimal": "rasio",
    "target_nol": "dikecualikan",
    "celah": "bulatkan",
    "dasar": "Keputusan",
}


def bands(kebijakan):
    return [(b.urut, b.dari, b.sampai, b.kategori) for b in kebijakan.skala.order_by("urut")]


@pytest.fixture
def own(admin_a, satker_a):
    return create_kebijakan(user=admin_a, satker=satker_a, tahun=2024)


def test_an_own_kebijakan_begins_as_a_copy_of_what_holds(own, satker_a):
    nasional = Kebijakan.objects.get(satker=None)
    assert kebijakan_for(satker_a, 2024) == own
    assert (own.batas_atas, own.celah) == (nasional.batas_atas, nasional.celah)
    assert (own.target_nol, nasional.target_nol) == ("terpenuhi", "terpenuhi")
    assert bands(own) == bands(nasional)


def test_a_second_one_for_the_same_year_is_refused(own, admin_a, satker_a):
    with pytest.raises(ValidationError, match="sudah menetapkan kebijakan tahun 2024"):
        create_kebijakan(user=admin_a, satker=satker_a, tahun=2024)


def test_it_is_changed_once_per_version(own, admin_a):
    edit_kebijakan(user=admin_a, kebijakan=own, suntingan=0, nilai=SAMA)
    with pytest.raises(ConflictError):
        edit_kebijakan(user=admin_a, kebijakan=own, suntingan=0, nilai=SAMA)
    own.refresh_from_db()
    assert (own.batas_atas, own.rumus_minimal, own.suntingan) == (120, "rasio", 1)
    sesudah = Jejak.objects.get(tindakan="ubah kebijakan").rincian["sesudah"]
    assert (sesudah["celah"], sesudah["target_nol"]) == ("bulatkan", "dikecualikan")
    lanjut = create_kebijakan(user=admin_a, satker=own.satker, tahun=2025)
    assert (lanjut.target_nol, lanjut.rumus_minimal) == ("dikecualikan", "rasio")


def test_bounds_in_the_wrong_order_are_refused(own, admin_a):
    with pytest.raises(ValidationError, match="Batas atas harus lebih besar"):
        edit_kebijakan(user=admin_a, kebijakan=own, suntingan=0, nilai={**SAMA, "batas_bawah": Decimal(130)})


def test_the_scale_is_replaced_with_numbers_in_a_new_order(own, admin_a):
    pertama, *_, terakhir = own.skala.order_by("urut")
    isian = [
        IsianBaris(str(pertama.pk), {"sampai": ""}),
        IsianBaris(str(terakhir.pk), hapus=True),
        IsianBaris("baru1", {"dari": "0", "sampai": "50,5", "kategori": "Gagal"}),
    ]
    save_scale(user=admin_a, kebijakan=own, isian=isian, suntingan=0)
    assert bands(own) == [
        (1, 91, None, "Berhasil"),
        (2, 71, 90, "Cukup Berhasil"),
        (3, 51, 70, "Kurang Berhasil"),
        (4, 0, Decimal("50.5"), "Gagal"),
    ]


@pytest.mark.parametrize(
    ("isi", "kunci"),
    [
        ({"dari": "sembilan puluh", "kategori": "A"}, "baru1-dari"),
        ({"dari": "90", "sampai": "80", "kategori": "A"}, "baru1-sampai"),
        ({"dari": "90", "sampai": "100"}, "baru1-kategori"),
    ],
)
def test_a_band_that_cannot_be_read_changes_nothing(own, admin_a, isi, kunci):
    sebelum = bands(own)
    with pytest.raises(ValidationError) as galat:
        save_scale(user=admin_a, kebijakan=own, isian=[IsianBaris("baru1", isi)], suntingan=0)
    assert list(galat.value.error_dict) == [kunci]
    assert bands(own) == sebelum


def test_the_national_one_belongs_to_pusat(admin_a, pusat):
    nasional = Kebijakan.objects.get(satker=None)
    with pytest.raises(PermissionDenied, match="data acuan nasional"):
        edit_kebijakan(user=admin_a, kebijakan=nasional, suntingan=0, nilai=SAMA)
    edit_kebijakan(user=pusat, kebijakan=nasional, suntingan=0, nilai=SAMA)
    assert Kebijakan.objects.get(satker=None).batas_atas == 120


def test_the_page_says_whose_it_is_and_what_the_scale_lacks(client, operator_a, satker_a):
    client.force_login(operator_a)
    response = client.get("/satker/17.02/2024/kebijakan/")
    assert response.context["kebijakan"].satker is None
    assert response.context["aksi"] == []
    assert response.context["peringatan"][-1] == (
        "Nilai antara 90 dan 91 tidak masuk kelas mana pun; aturan batas bawah berlaku."
    )
