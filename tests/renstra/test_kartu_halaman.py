"""The pages of the kartu: typed in parts, refused in words, completed while the Renstra is in force."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from renstra.models import Indikator, PenanggungJawab, Renstra, Sasaran, TargetIndikator
from sakip.bacaan import set_target
from sakip.models import Jejak
from tests.renstra.test_kartu import LENGKAP

KODE = "17.02"


@pytest.fixture
def operator(client, operator_a):
    client.force_login(operator_a)
    return client


@pytest.fixture
def indikator(satker_a, unit_a):
    renstra = Renstra.objects.create(satker=satker_a, tahun_awal=2020, tahun_akhir=2024)
    return add(renstra, unit_a, "Partisipasi pemilih")


def add(renstra, unit, uraian, **kolom):
    sasaran, _ = Sasaran.objects.get_or_create(renstra=renstra, unit=unit, uraian="Sasaran satu")
    return Indikator.objects.create(sasaran=sasaran, uraian=uraian, **kolom)


def answer_for(indikator):
    return PenanggungJawab.objects.create(indikator=indikator, nama="Siti", mulai=date(2024, 1, 2))


def url(nama, indikator):
    return reverse(f"renstra:{nama}", args=[KODE, indikator.sasaran.renstra_id, indikator.pk])


def list_url(indikator):
    return reverse("renstra:kartu-list", args=[KODE, indikator.sasaran.renstra_id])


def cells(indikator, **isi):
    return {f"b-{indikator.pk}-{nama}": teks for nama, teks in isi.items()}


@pytest.fixture
def save(operator, indikator):
    """Send cells of the kartu; returns the response."""

    def post(suntingan=0, **isi):
        data = {"suntingan": suntingan} | cells(indikator, **isi)
        return operator.post(url("indikator-edit", indikator), data)

    return post


def stored(indikator, *kolom):
    return Indikator.objects.values_list(*kolom).get(pk=indikator.pk)


def test_the_whole_kartu_is_saved_at_once(save, indikator):
    isi = {
        "alasan": "Ukuran mutu Pemilu",
        "definisi": "Pemilih yang hadir",
        "cara_hitung": "Hadir dibagi terdaftar, dikali 100",
        "pembilang": "Pemilih yang hadir",
        "penyebut": "Pemilih terdaftar",
        "frekuensi": "tahunan",
        "bukti": "Berita acara",
        "mutu": "Diperiksa dua orang",
        "nilai_awal": "74,3%",
    }
    angka = {"batas_capaian": "120%", "wajar_min": "10", "wajar_maks": "99,5", "tahun_nilai_awal": "2019"}
    isi["target_nol"] = "dikecualikan"
    angka["batas_bawah_capaian"] = "20"
    assert save(**isi, **angka, bukti_wajib="on", iku="ya", iku_tahun="2022-2024").status_code == 302
    assert stored(indikator, *isi) == tuple(isi.values())
    lain = stored(
        indikator,
        "batas_capaian",
        "wajar_min",
        "wajar_maks",
        "tahun_nilai_awal",
        "bukti_wajib",
        "iku_tahun",
    )
    assert stored(indikator, "batas_bawah_capaian", "target_nol") == (20, "dikecualikan")
    assert [str(satu) for satu in lain] == [
        "120.00",
        "10.000000",
        "99.500000",
        "2019",
        "True",
        "2022, 2023, 2024",
    ]


def test_an_abbreviated_satuan_is_stored_in_full_with_its_words(save, indikator):
    save(satuan="Lap.")
    assert stored(indikator, "satuan", "satuan_teks") == ("Laporan", "Lap.")
    save(suntingan=1, satuan="Dokumen")
    assert stored(indikator, "satuan", "satuan_teks") == ("Dokumen", "")


def test_an_unknown_satuan_waits_for_a_confirmation(save, indikator):
    isi = save(satuan="Peta Rawan").text
    assert (
        isi.count("Satuan “Peta Rawan” belum ada dalam daftar satuan."),
        isi.count("Satuan ini memang"),
    ) == (
        2,
        1,
    )
    assert stored(indikator, "satuan") == ("",)
    save(**{"satuan": "Peta Rawan", "satuan-yakin": "Peta Rawan"})
    assert stored(indikator, "satuan") == ("Peta Rawan",)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"pembilang": "Hadir"}, "Isi pembilang dan penyebut, atau kosongkan keduanya."),
        ({"wajar_min": "9", "wajar_maks": "1"}, "Batas wajar tertinggi tidak boleh di bawah batas terendah."),
        ({"batas_capaian": "0"}, "Batas atas capaian harus lebih dari nol."),
        ({"batas_bawah_capaian": "-1"}, "Batas bawah capaian tidak boleh kurang dari nol."),
        (
            {"batas_capaian": "50", "batas_bawah_capaian": "50"},
            "Batas bawah capaian harus di bawah batas atasnya.",
        ),
        ({"target_nol": "nol"}, "Pilihan bila target nol tidak dikenal."),
        (
            {"batas_capaian": "banyak"},
            "Batas atas capaian (persen) ditulis dengan angka, misalnya 120 atau 82,5.",
        ),
        ({"wajar_min": "BB"}, "Batas wajar terendah ditulis dengan angka, misalnya 120 atau 82,5."),
        ({"tahun_nilai_awal": "dulu"}, "Tahun nilai awal ditulis dengan angka 2000 sampai 2100."),
        ({"iku": "ya", "iku_tahun": "2030"}, "“2030” tidak termasuk masa Renstra 2020 sampai 2024."),
        ({"iku_tahun": "2022"}, "Tahun hanya disebut bagi indikator kinerja utama."),
        ({"frekuensi": "harian"}, "Pilihan frekuensi pengukuran tidak dikenal."),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_cell(save, indikator, isi, kalimat):
    response = save(**isi, definisi="Ketikan saya")
    assert (response.status_code, response.text.count(kalimat), response.text.count(">\nKetikan saya<")) == (
        200,
        2,
        1,
    )
    assert stored(indikator, "definisi") == ("",)


def test_every_cell_has_its_label_and_its_help(operator, indikator):
    isi = operator.get(url("indikator-edit", indikator)).text
    nama = f"id_b-{indikator.pk}-cara_hitung"
    assert [isi.count(satu) for satu in (f'for="{nama}"', f'aria-describedby="{nama}_helptext"')] == [1, 1]
    assert [
        isi.count(satu) for satu in ('list="daftar-satuan"', '<option value="Laporan">', "<fieldset>")
    ] == [
        1,
        1,
        9,
    ]


def mark_of(operator, indikator):
    """The hidden mark of what the page showed when it was opened."""
    isi = operator.get(url("indikator-edit", indikator)).text
    return re.search(rf'name="b-{indikator.pk}-asal" value="([0-9a-f.]+)"', isi)[1]


def test_second_saving_sees_both_words(save, operator, indikator):
    asal = mark_of(operator, indikator)
    save(definisi="Satu")
    response = save(definisi="Dua", asal=asal)
    assert (response.status_code, response.text.count("Tersimpan sekarang: Satu")) == (409, 1)


def test_the_page_says_what_the_kartu_lacks(operator, indikator):
    isi = operator.get(url("indikator-detail", indikator)).text
    assert isi.count("Kartu ini belum memuat definisi operasional, cara menghitung, sumber data,") == 1
    Indikator.objects.filter(pk=indikator.pk).update(**LENGKAP)
    answer_for(indikator)
    isi = operator.get(url("indikator-detail", indikator)).text
    assert (isi.count("Kartu lengkap"), isi.count("Perlu dilengkapi")) == (1, 0)


def test_the_page_tells_who_recorded_and_who_changed_last(save, operator, indikator):
    save(definisi="Satu")
    isi = operator.get(url("indikator-detail", indikator)).text
    assert (isi.count("Pertama dicatat"), isi.count("oleh operator_a.")) == (1, 1)


def test_the_list_counts_what_is_missing(operator, indikator, unit_a):
    add(indikator.sasaran.renstra, unit_a, "Laporan tepat waktu", **LENGKAP)
    isi = operator.get(list_url(indikator)).text
    words = (">Kurang 9<", ">Kurang 1<", ">penanggung jawab<", "Belum lengkap (2)")
    assert [isi.count(satu) for satu in words] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("saring", "nama"), [("?kurang=1", "Kurang"), ("?iku=2023", "Utama"), ("?iku=x", "")]
)
def test_the_list_is_filtered(operator, indikator, unit_a, saring, nama):
    renstra = indikator.sasaran.renstra
    Indikator.objects.filter(pk=indikator.pk).update(uraian="Kurang")
    answer_for(add(renstra, unit_a, "Utama", iku=True, iku_tahun="2023", **LENGKAP))
    isi = operator.get(list_url(indikator) + saring).text
    tampak = [satu for satu in ("Kurang", "Utama") if f">{satu}</a>" in isi]
    assert tampak == ([nama] if nama else ["Kurang", "Utama"])


def test_queries_of_the_list_do_not_grow(operator, indikator, unit_a, django_assert_max_num_queries):
    alamat = list_url(indikator)
    operator.get(alamat)
    with django_assert_max_num_queries(40) as one:
        operator.get(alamat)
    for nama in ("Dua", "Tiga"):
        answer_for(add(indikator.sasaran.renstra, unit_a, nama))
    with django_assert_max_num_queries(40) as three:
        operator.get(alamat)
    assert len(three) == len(one)


@pytest.fixture
def sah(indikator):
    """The indikator of a Renstra in force, with a definition and a target."""
    target = TargetIndikator(indikator=indikator, tahun=2024)
    set_target(target, "82,5%")
    target.save()
    Indikator.objects.filter(pk=indikator.pk).update(definisi="Tetap")
    Renstra.objects.filter(pk=indikator.sasaran.renstra_id).update(status="ditetapkan")
    return indikator


def test_a_kartu_of_a_renstra_in_force_is_completed(sah, save):
    assert save(cara_hitung="Rumus", frekuensi="tahunan", jenis_nilai="persen").status_code == 302
    assert stored(sah, "definisi", "cara_hitung", "frekuensi", "jenis_nilai") == (
        "Tetap",
        "Rumus",
        "tahunan",
        "persen",
    )
    assert Jejak.objects.filter(tindakan="melengkapi kartu indikator").count() == 1


def test_what_is_filled_in_force_is_neither_offered_nor_changed(sah, save, operator):
    isi = operator.get(url("indikator-edit", sah)).text
    hidden = [f'name="b-{sah.pk}-{nama}"' for nama in ("definisi", "uraian", "t2024", "batas_capaian", "iku")]
    assert [satu for satu in hidden if satu in isi] == []
    isi = save(definisi="Lain").text
    assert isi.count("Bagian ini sudah terisi “Tetap” dan hanya berubah lewat perubahan Renstra.") == 2
    assert stored(sah, "definisi") == ("Tetap",)


def test_a_kind_of_value_that_reads_the_targets_otherwise_is_refused_in_force(sah, save):
    set_target(target := sah.target.get(), "BB")
    target.save()
    isi = save(jenis_nilai="persen").text
    assert isi.count("Target tahun 2024 “BB” tidak dibaca sama sebagai persen.") == 2
    assert stored(sah, "jenis_nilai") == ("",)


def test_words_typed_into_what_another_user_completed_stay(sah, save, operator):
    asal = mark_of(operator, sah)
    save(cara_hitung="Rumus orang lain")
    response = save(cara_hitung="Rumus saya", asal=asal)
    assert (
        response.status_code,
        response.text.count("Rumus saya"),
        response.text.count("Rumus orang lain"),
    ) == (
        409,
        1,
        1,
    )


@pytest.mark.parametrize("status", ["diajukan", "disetujui"])
def test_a_kartu_under_review_is_not_changed(indikator, save, status):
    Renstra.objects.filter(pk=indikator.sasaran.renstra_id).update(status=status)
    isi = save(definisi="Baru").text
    assert isi.count("sehingga isinya tidak dapat diubah.") == 1
    assert stored(indikator, "definisi") == ("",)


def test_a_reader_completes_nothing(sah, client, ketua_a):
    client.force_login(ketua_a)
    data = {"suntingan": 0} | cells(sah, cara_hitung="X")
    assert client.post(url("indikator-edit", sah), data).status_code == 403


def test_the_short_kartu_says_four_things(indikator):
    Indikator.objects.filter(pk=indikator.pk).update(**LENGKAP)
    indikator.refresh_from_db()
    answer_for(indikator)
    lalu = {"nama": "Rudi", "mulai": date(2022, 1, 3), "selesai": date(2024, 1, 1)}
    PenanggungJawab.objects.create(indikator=indikator, **lalu)
    isi = render_to_string("renstra/_kartu_ringkas.html", {"indikator": indikator})
    words = ["Pemilih yang hadir", "Yang hadir dibagi yang terdaftar", "Formulir D.Hasil", "Siti"]
    assert [isi.count(f"<dd>{kata}</dd>") for kata in words] == [1, 1, 1, 1]


def test_the_short_kartu_of_rows_that_were_read_together_asks_nothing(indikator, django_assert_num_queries):
    answer_for(indikator)
    rows = list(Indikator.objects.prefetch_related("penanggung_jawab"))
    with django_assert_num_queries(0):
        isi = render_to_string("renstra/_kartu_ringkas.html", {"indikator": rows[0]})
    assert isi.count("<dd>Siti</dd>") == 1
