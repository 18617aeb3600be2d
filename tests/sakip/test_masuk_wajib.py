"""Who must use a code enrols an app before anything else."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from sakip.perantara_masuk import WajibKode
from tests.conftest import sign_in_recently
from tests.sakip.kode import code_of, enrol
from tests.sakip.test_settings import read_settings

PASANG = reverse("sakip:otp-create")


@pytest.fixture(autouse=True)
def wajib(settings):
    settings.WAJIB_OTP = ["sekretaris", "ketua"]


@pytest.mark.parametrize("alamat", ["/", "/satker/", "/akun/keamanan/sandi/", "/admin/"])
def test_a_sekretaris_without_an_app_is_led_to_enrol(client, sekretaris_a, alamat):
    client.force_login(sekretaris_a)
    assert client.get(alamat).url == PASANG


def test_a_post_does_nothing_either(client, sekretaris_a):
    client.force_login(sekretaris_a)
    assert client.post("/satker/17.02/2024/kebijakan/").url == PASANG


def test_another_peran_is_asked_nothing(client, operator_a):
    client.force_login(operator_a)
    assert client.get("/satker/").status_code == 200


def test_who_has_an_app_goes_on(client, sekretaris_a):
    enrol(sekretaris_a)
    client.force_login(sekretaris_a)
    assert client.get("/satker/").status_code == 200


def test_the_way_is_open_after_enrolling(client, sekretaris_a):
    sign_in_recently(client, sekretaris_a)
    client.post(PASANG, {"mulai": "1"})
    client.post(PASANG, {"kode": code_of(sekretaris_a.totpdevice_set.get())})
    assert client.get("/satker/").status_code == 200


def test_who_takes_the_app_away_is_led_back(client, sekretaris_a):
    enrol(sekretaris_a)
    sign_in_recently(client, sekretaris_a)
    client.get("/satker/")
    client.post(reverse("sakip:otp-delete"))
    assert client.get("/satker/").url == PASANG


@pytest.mark.parametrize("nama", ["keamanan-detail", "otp-create", "masuk-ulang"])
def test_the_way_to_enrol_is_open(client, sekretaris_a, nama):
    sign_in_recently(client, sekretaris_a)
    assert client.get(reverse(f"sakip:{nama}")).status_code == 200


def test_signing_out_is_open(client, sekretaris_a):
    client.force_login(sekretaris_a)
    assert client.post(reverse("sakip:keluar")).url == reverse("sakip:masuk")


def test_nobody_is_asked_when_the_setting_says_so(client, sekretaris_a, settings):
    settings.WAJIB_OTP = []
    client.force_login(sekretaris_a)
    assert client.get("/satker/").status_code == 200


@pytest.mark.parametrize(
    ("nilai", "peran"),
    [
        ({}, ["sekretaris", "ketua"]),
        ({"SAKIP_WAJIB_OTP": ""}, ["sekretaris", "ketua"]),
        ({"SAKIP_WAJIB_OTP": "tidak"}, []),
        ({"SAKIP_WAJIB_OTP": "pusat"}, ["pusat"]),
    ],
)
def test_the_setting_names_the_peran(tmp_path, nilai, peran):
    assert read_settings(tmp_path, "WAJIB_OTP", **nilai) == {"WAJIB_OTP": peran}


def test_a_misspelt_peran_stops_the_server(settings):
    settings.WAJIB_OTP = ["sekertaris"]
    with pytest.raises(ImproperlyConfigured, match=r"peran yang tidak (ada|dikenal): sekertaris"):
        WajibKode(lambda request: None)
