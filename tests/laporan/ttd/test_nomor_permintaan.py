"""What is written while a page is sent in pieces is found again under the number of its request."""

from datetime import date

from django.urls import reverse

from laporan.antrean import latest_file, next_signature
from laporan.models import Lakip
from sakip.models import Jejak
from tests.conftest import SANDI
from tests.laporan.ttd.conftest import FRASA, make_pk


def test_a_sitting_of_signatures_bears_one_number(dokumen, client, sekretaris, back_end):
    back_end(sekretaris)
    client.force_login(sekretaris.akun)
    pilih = f"{next_signature(dokumen).pk}:{latest_file(dokumen).sidik}"
    jawab = client.post(
        reverse("laporan:ttd-antrean"), {"cara": "lokal", "frasa": FRASA, "sandi": SANDI, "pilih": pilih}
    )
    list(jawab.streaming_content)
    nomor = Jejak.objects.get(tindakan="menandatangani dokumen").permintaan
    assert (len(nomor), nomor) == (32, jawab.headers["X-Request-ID"])


def test_the_preparation_of_a_lakip_bears_the_number_of_its_request(client, operator_a, ketua, sekretariat_a):
    make_pk(sekretariat_a, status="ditetapkan")
    lakip = Lakip.objects.create(
        satker=sekretariat_a.satker,
        tahun=2024,
        status="disetujui",
        tanggal=date(2025, 1, 20),
        tempat="Curup",
    )
    client.force_login(operator_a)
    jawab = client.post(reverse("laporan:terbit-siapkan", args=["lakip", lakip.pk]))
    list(jawab.streaming_content)
    nomor = Jejak.objects.get(tindakan="menyiapkan naskah").permintaan
    assert (len(nomor), nomor) == (32, jawab.headers["X-Request-ID"])
