"""Opening a year: the guided page, what every satker lacks, the announcement, and the list of one satker."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from anggaran.models import Dipa
from kinerja.models import Pk, RencanaAksi, Rkt
from laporan.kesiapan import Butir, count_lacking, day_that_counts, readiness
from laporan.persiapan import steps_of
from laporan.services.tahun import open_year
from renstra.models import Renstra
from sakip.models import Jejak, Kebijakan, Pejabat, Pemberitahuan, Periode, Satker
from tests.hitung import queries_of

TAHUN = 2026
HARI = date(2026, 1, 10)
BUKA = f"/satker/00/{TAHUN}/buka-tahun/"
SIAP = f"/satker/17.02/{TAHUN}/siapkan/"


@pytest.fixture
def nasional(db):
    return Satker.objects.get(kode_wilayah="00")


@pytest.fixture
def jadwal(db):
    return Periode.objects.create(dokumen="pk", tahun=TAHUN, tenggat=date(2026, 1, 20))


def posted(form, **isi):
    """What the browser sends when `form` is saved as it is shown, but for `isi`."""
    data = {nama: form[nama].value() for nama in form.fields}
    data = {n: "" if v is None else v.isoformat() if isinstance(v, date) else v for n, v in data.items()}
    return data | isi


def put_in_force(satker, *, renstra="ditetapkan"):
    """Everything that the year needs."""
    for unit in satker.unit.filter(jenis__in=["lembaga", "sekretariat"]):
        jabatan = "ketua" if unit.jenis == "lembaga" else "sekretaris"
        Pejabat.objects.create(unit=unit, jabatan=jabatan, jenis_jabatan=jabatan, nama="Nama")
        Pk.objects.create(unit=unit, tahun=TAHUN, status="ditetapkan")
        Rkt.objects.create(unit=unit, tahun=TAHUN, status="ditetapkan")
        RencanaAksi.objects.create(unit=unit, tahun=TAHUN, status="ditetapkan")
    Renstra.objects.create(satker=satker, tahun_awal=2025, tahun_akhir=2029, status=renstra)
    Dipa.objects.create(satker=satker, tahun=TAHUN)


def test_a_satker_with_nothing_lacks_everything_in_order(satker_a):
    [siap] = readiness([satker_a], TAHUN, HARI)
    assert siap.kurang == tuple(Butir)


def test_a_satker_with_all_of_it_lacks_nothing(satker_a):
    put_in_force(satker_a)
    [siap] = readiness([satker_a], TAHUN, HARI)
    assert siap.kurang == ()


def test_a_renstra_that_is_not_in_force_is_lacking_and_told_apart(satker_a):
    put_in_force(satker_a, renstra="draf")
    [siap] = readiness([satker_a], TAHUN, HARI)
    assert (siap.kurang, siap.renstra) == ((Butir.RENSTRA,), False)


def test_an_official_whose_masa_is_over_is_lacking(satker_a):
    put_in_force(satker_a)
    Pejabat.objects.filter(jenis_jabatan="sekretaris").update(selesai=date(2026, 1, 9))
    [siap] = readiness([satker_a], TAHUN, HARI)
    assert (siap.kurang, [j.value for j in siap.tanpa]) == ((Butir.PEJABAT,), ["sekretaris"])


@pytest.mark.parametrize(
    ("hari", "dihitung"),
    [
        (date(2025, 11, 1), date(2026, 1, 1)),
        (date(2026, 6, 1), date(2026, 6, 1)),
        (date(2027, 2, 1), date(2026, 12, 31)),
    ],
)
def test_officials_are_looked_for_on_a_day_of_the_year(hari, dihitung):
    assert day_that_counts(TAHUN, hari) == dihitung


def test_counts_say_how_many_lack_each_thing(satker_a, satker_b):
    Dipa.objects.create(satker=satker_a, tahun=TAHUN)
    counts = dict(count_lacking(readiness([satker_a, satker_b], TAHUN, HARI)))
    assert (counts[Butir.DIPA], counts[Butir.RKT]) == (1, 2)


@pytest.mark.parametrize("banyak", [1, 3])
def test_readiness_takes_the_same_queries_for_one_satker_as_for_three(django_assert_num_queries, db, banyak):
    satker = list(Satker.objects.filter(induk__kode_wilayah="17")[:banyak])
    with django_assert_num_queries(9):
        readiness(satker, TAHUN, HARI)


def test_the_page_proposes_a_schedule_and_stores_nothing(client, pusat):
    client.force_login(pusat)
    halaman = client.get(BUKA)
    form = halaman.context["form"]
    lakip = [form[f"lakip{t}_tenggat"].value() for t in ("", "-kabkota", "-provinsi", "-pusat")]
    assert lakip == [None, date(2027, 1, 20), date(2027, 1, 31), date(2027, 2, 28)]
    assert (halaman.context["tersimpan"], Periode.objects.count()) == (0, 0)


def test_saving_the_proposal_twice_makes_one_schedule_and_one_trace(client, pusat):
    client.force_login(pusat)
    for _ in range(2):
        form = client.get(BUKA).context["form"]
        assert client.post(BUKA, posted(form)).url == f"{BUKA}#langkah-2"
    traces = Jejak.objects.filter(tindakan=f"ubah jadwal {TAHUN}").count()
    assert (Periode.objects.filter(tahun=TAHUN).count(), traces) == (10, 1)


def test_a_row_that_was_left_empty_is_proposed_again_on_request_alone(client, pusat):
    client.force_login(pusat)
    client.post(BUKA, posted(client.get(BUKA).context["form"], **{"rencana-aksi_tenggat": ""}))
    found = [client.get(BUKA, kueri).context["form"] for kueri in ({}, {"usulan": "1"})]
    assert [form["rencana-aksi_tenggat"].value() for form in found] == [None, date(2026, 1, 31)]
    client.post(BUKA, posted(found[0]))
    assert not Periode.objects.filter(dokumen="rencana-aksi").exists()


def test_a_day_that_cannot_be_keeps_what_was_typed(client, pusat):
    client.force_login(pusat)
    isi = posted(client.get(BUKA).context["form"], pk_buka="2026-05-01", pk_tenggat="2026-04-01")
    halaman = client.post(BUKA, isi)
    form = halaman.context["form"]
    assert (halaman.status_code, list(form.errors), form["pk_tenggat"].value()) == (
        200,
        ["pk_tenggat"],
        "2026-04-01",
    )


def test_who_was_slower_sees_both_schedules(client, pusat, jadwal):
    client.force_login(pusat)
    isi = posted(client.get(BUKA).context["form"], pk_tenggat="2026-01-25")
    Periode.objects.update(tenggat=date(2026, 1, 22), suntingan=5)
    bentrok = client.post(BUKA, isi)
    berbeda = ("Perjanjian Kinerja, tenggat", "22 Januari 2026", "25 Januari 2026")
    assert (bentrok.status_code, bentrok.context["perbandingan"]) == (409, [berbeda])
    assert client.post(BUKA, posted(bentrok.context["form"])).status_code == 302


def test_a_province_narrows_its_own_and_leaves_the_nation_alone(client, provinsi_17, jadwal):
    client.force_login(provinsi_17)
    alamat = f"/satker/17/{TAHUN}/buka-tahun/"
    halaman = client.get(alamat)
    assert (halaman.context["nasional"], halaman.context["boleh_kebijakan"]) == (False, False)
    client.post(alamat, posted(halaman.context["form"], rkt_tenggat="2026-01-05"))
    assert [(p.satker_id and p.satker.kode_wilayah, p.dokumen) for p in Periode.objects.order_by("id")] == [
        (None, "pk"),
        ("17", "rkt"),
    ]


def test_pusat_makes_a_national_kebijakan_with_the_scale_of_the_one_before(client, pusat):
    lama = Kebijakan.objects.get(satker=None)
    client.force_login(pusat)
    buat = reverse("laporan:kebijakan-create", args=["00", TAHUN])
    assert client.post(buat, {"ke": "buka-tahun"}).url == BUKA
    baru = Kebijakan.objects.get(satker=None, tahun=TAHUN)
    bands = [[(b.dari, b.sampai, b.kategori) for b in k.skala.order_by("urut")] for k in (lama, baru)]
    assert (bands[0] == bands[1], baru.batas_atas) == (True, lama.batas_atas)
    client.post(buat, {"ke": "buka-tahun"})
    assert Kebijakan.objects.filter(satker=None, tahun=TAHUN).count() == 1


def test_the_page_of_the_national_kebijakan_offers_one_of_the_year(client, pusat):
    client.force_login(pusat)
    aksi = client.get(f"/satker/00/{TAHUN}/kebijakan/").context["aksi"]
    assert [a["teks"] for a in aksi if a.get("kirim")] == [f"Tetapkan kebijakan nasional mulai {TAHUN}"]


def test_a_province_makes_no_national_kebijakan(client, provinsi_17):
    client.force_login(provinsi_17)
    assert client.post(reverse("laporan:kebijakan-create", args=["00", TAHUN])).status_code == 404


def test_the_guide_leads_to_who_lacks_what(client, provinsi_17, satker_a):
    put_in_force(satker_a)
    client.force_login(provinsi_17)
    halaman = client.get(f"/satker/17/{TAHUN}/buka-tahun/")
    kurang = {b.kunci: (n, url) for b, n, url in halaman.context["kurang"]}
    banyak = halaman.context["banyak"]
    assert (halaman.context["siap"], kurang["dipa"][0]) == (1, banyak - 1)
    daftar = client.get(kurang["dipa"][1]).context["halaman"].paginator.object_list
    assert (len(daftar), satker_a in [k.satker for k in daftar]) == (banyak - 1, False)


def test_an_unknown_thing_that_is_lacking_does_not_exist(client, pusat):
    client.force_login(pusat)
    assert client.get(f"{BUKA}kurang/rahasia/").status_code == 404


def test_the_guide_takes_as_many_queries_whatever_the_year_holds(client, provinsi_17, satker_a, satker_b):
    client.force_login(provinsi_17)
    alamat = f"/satker/17/{TAHUN}/buka-tahun/"
    kosong = queries_of(client, alamat)
    for satker in (satker_a, satker_b):
        put_in_force(satker)
    assert queries_of(client, alamat) == kosong


def test_opening_tells_each_person_once_with_one_trace(pusat, nasional, jadwal, operator_a, admin_a, ketua_a):
    found = [open_year(user=pusat, tempat=nasional, tahun=TAHUN) for _ in range(2)]
    told = Pemberitahuan.objects.values_list("user__username", "url").order_by("user__username")
    traces = Jejak.objects.filter(tindakan=f"buka tahun {TAHUN}")
    assert (found, list(told)) == ([2, 0], [("admin_a", SIAP), ("operator_a", SIAP)])
    assert [t.rincian["sesudah"] for t in traces] == [{"satker": 1, "pemberitahuan": 2, "jadwal": 1}]


def test_opening_again_tells_who_came_later(pusat, nasional, jadwal, operator_a, make_persona):
    open_year(user=pusat, tempat=nasional, tahun=TAHUN)
    make_persona("operator_b")
    assert open_year(user=pusat, tempat=nasional, tahun=TAHUN) == 1


def test_a_province_opens_for_its_own_satker_alone(provinsi_62, provinsi_17, jadwal, operator_a):
    for user, kode in ((provinsi_62, "62"), (provinsi_17, "17")):
        open_year(user=user, tempat=Satker.objects.get(kode_wilayah=kode), tahun=TAHUN)
    assert list(Pemberitahuan.objects.values_list("user__username", flat=True)) == ["operator_a"]


def test_a_year_without_a_schedule_is_not_opened(client, pusat, nasional, operator_a):
    with pytest.raises(ValidationError, match="Jadwal tahun 2026 belum disimpan"):
        open_year(user=pusat, tempat=nasional, tahun=TAHUN)
    client.force_login(pusat)
    halaman = client.post(f"{BUKA}umumkan/")
    assert (halaman.context["alasan"][0][:6], Pemberitahuan.objects.count()) == ("Jadwal", 0)


@pytest.mark.parametrize("persona", ["operator_a", "admin_a", "provinsi_17", "auditor"])
def test_others_open_no_year_of_the_nation(make_persona, nasional, jadwal, persona):
    with pytest.raises(PermissionDenied):
        open_year(user=make_persona(persona), tempat=nasional, tahun=TAHUN)


def test_the_confirmation_says_who_is_told_what_and_the_page_remembers(client, pusat, jadwal, operator_a):
    client.force_login(pusat)
    tanya = client.get(f"{BUKA}umumkan/")
    assert (tanya.context["orang"], tanya.context["jadwal"], Pemberitahuan.objects.count()) == (1, 1, 0)
    assert client.post(f"{BUKA}umumkan/").url == f"{BUKA}#langkah-4"
    lagi = client.get(f"{BUKA}umumkan/").context
    assert (lagi["orang"], lagi["sudah"]) == (0, 1)
    isi = client.get(BUKA).content.decode()
    assert ("1 pemberitahuan ke 1 satuan kerja" in isi, "oleh pusat" in isi) == (True, True)


@pytest.mark.parametrize(
    ("persona", "ke"),
    [
        ("pusat", BUKA),
        ("provinsi_17", f"/satker/17/{TAHUN}/buka-tahun/"),
        ("operator_a", SIAP),
        ("auditor", f"/satker/00/{TAHUN}/siapkan/"),
    ],
)
def test_everybody_has_one_address_for_a_new_year(client, make_persona, persona, ke):
    client.force_login(make_persona(persona))
    assert client.get(f"/buka-tahun/{TAHUN}/").url == ke


def test_the_steps_of_a_satker_lead_each_to_where_it_is_begun(satker_a, unit_a, sekretariat_a, admin_a):
    langkah = steps_of(admin_a, satker_a, TAHUN, HARI)
    assert [(s.butir.kunci, s.teks, s.url) for s in langkah] == [
        ("pejabat", "Catat pejabat", "/satker/17.02/pejabat/tambah/"),
        ("renstra", "Susun Renstra", "/satker/17.02/renstra/buat/"),
        ("dipa", "Catat DIPA", f"/satker/17.02/{TAHUN}/anggaran/dipa/tambah/"),
        ("rkt", "Susun RKT", f"/satker/17.02/{TAHUN}/rkt/buat/?unit={unit_a.pk}"),
        (
            "pk-lembaga",
            "Susun Perjanjian Kinerja lembaga",
            f"/satker/17.02/{TAHUN}/pk/buat/?unit={unit_a.pk}",
        ),
        (
            "pk-sekretariat",
            "Susun Perjanjian Kinerja sekretariat",
            f"/satker/17.02/{TAHUN}/pk/buat/?unit={sekretariat_a.pk}",
        ),
        ("rencana-aksi", "Buka Perjanjian Kinerja", f"/satker/17.02/{TAHUN}/pk/"),
    ]
    assert langkah[-1].menunggu == "Menunggu Perjanjian Kinerja ditandatangani; targetnya diambil dari sana."
    assert [s.berikutnya for s in langkah] == [True, *[False] * 6]


def test_a_rencana_aksi_is_begun_once_a_pk_is_in_force(satker_a, unit_a, admin_a):
    Pk.objects.create(unit=unit_a, tahun=TAHUN, status="ditetapkan")
    langkah = steps_of(admin_a, satker_a, TAHUN, HARI)[-1]
    alamat = f"/satker/17.02/{TAHUN}/rencana-aksi/buat/?unit={unit_a.pk}"
    assert (langkah.teks, langkah.url, langkah.menunggu) == ("Susun rencana aksi", alamat, "")


def test_who_only_reads_is_led_to_what_is_there(satker_a, auditor):
    assert [s.teks for s in steps_of(auditor, satker_a, TAHUN, HARI)] == [
        "Lihat pejabat",
        "Buka Renstra",
        "Buka anggaran",
        "Buka RKT",
        "Buka Perjanjian Kinerja lembaga",
        "Buka Perjanjian Kinerja sekretariat",
        "Buka rencana aksi",
    ]


def test_a_draft_is_opened_and_not_begun_again(satker_a, unit_a, operator_a):
    rkt = Rkt.objects.create(unit=unit_a, tahun=TAHUN, status="draf")
    Renstra.objects.create(satker=satker_a, tahun_awal=2025, tahun_akhir=2029, status="draf")
    langkah = {s.butir: s for s in steps_of(operator_a, satker_a, TAHUN, HARI)}
    assert [(langkah[b].keadaan, langkah[b].url) for b in (Butir.RENSTRA, Butir.RKT)] == [
        ("belum berlaku", "/satker/17.02/renstra/"),
        ("draf", f"/satker/17.02/{TAHUN}/rkt/{rkt.pk}/"),
    ]


def test_a_closed_window_is_said_and_offers_no_beginning(satker_a, operator_a):
    Periode.objects.create(dokumen="rkt", tahun=TAHUN, tenggat=date(2026, 1, 5), tutup=date(2026, 1, 5))
    langkah = {s.butir: s for s in steps_of(operator_a, satker_a, TAHUN, HARI)}
    rkt = langkah[Butir.RKT]
    assert (rkt.teks, rkt.tenggat.hitung, "sudah ditutup" in rkt.kunci) == (
        "Buka RKT",
        "terlambat 5 hari",
        True,
    )


def test_the_page_of_a_satker_counts_what_is_done(client, operator_a, satker_a):
    put_in_force(satker_a)
    client.force_login(operator_a)
    assert "7 dari 7 langkah selesai" in client.get(SIAP).content.decode()


def test_the_page_of_a_satker_takes_the_same_queries_empty_and_full(client, operator_a, satker_a):
    client.force_login(operator_a)
    kosong = queries_of(client, SIAP)
    put_in_force(satker_a)
    assert queries_of(client, SIAP) == kosong


def test_the_schedule_leads_to_both_pages(client, pusat, operator_a):
    found = []
    for user, kode in ((pusat, "00"), (operator_a, "17.02")):
        client.force_login(user)
        aksi = client.get(f"/satker/{kode}/{TAHUN}/jadwal/").context["aksi"]
        found.append([a["url"] for a in aksi if "tahun" in a["teks"]])
    assert found == [[BUKA], [SIAP]]
