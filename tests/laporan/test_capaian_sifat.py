"""What holds for every capaian: order, bounds, symmetry, one rounding, no dependence on sequence."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from laporan.capaian import Rentang, Skala, gabung_triwulan, hitung_capaian, rata_rata, tentukan_kategori

positif = st.decimals(min_value="0.01", max_value=10**12, places=2)
tak_negatif = st.decimals(min_value=0, max_value=10**12, places=2)
apa_saja = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
cap = st.sampled_from([None, 100, 110, Decimal("120.5")])
persen = st.decimals(min_value=0, max_value=200, places=4)
celah = st.sampled_from(["batas_bawah", "bulatkan", "batas_atas"])
rumus_minimal = st.sampled_from(["selisih", "rasio"])
rentang = st.tuples(positif, positif).map(lambda dua: Rentang(min(dua), max(dua)))
target = st.one_of(positif, rentang)
pilihan = st.sampled_from(
    [("maksimal", "selisih"), ("minimal", "selisih"), ("minimal", "rasio"), ("stabil", "selisih")]
)


def tinggi(hasil) -> Decimal:
    """The capaian as a height: without limit is higher than all."""
    return Decimal("Infinity") if hasil.status == "tak_terhingga" else hasil.dipakai


def persis(arah, t, r):
    """The formulas once more, on exact fractions."""
    t, r = Fraction(t), Fraction(r)
    return {
        ("maksimal", "selisih"): lambda: 100 * r / t,
        ("minimal", "selisih"): lambda: (1 + (1 - r / t)) * 100,
        ("minimal", "rasio"): lambda: t / r * 100,
        ("stabil", "selisih"): lambda: 100 - abs(r / t - 1) * 100,
    }[arah]()


def dua_desimal(nilai: Fraction) -> Decimal:
    """Half up for a value that is not negative, in whole numbers only."""
    return Decimal((nilai * 1000 + 5).__floor__() // 10).scaleb(-2)


@given(target, apa_saja, apa_saja, cap)
def test_maksimal_never_falls_when_realisasi_rises(t, a, b, batas):
    rendah, tinggi_ = (hitung_capaian(target=t, realisasi=r, batas_atas=batas) for r in sorted((a, b)))
    assert tinggi(rendah) <= tinggi(tinggi_)


@given(target, tak_negatif, tak_negatif, cap, rumus_minimal)
def test_minimal_never_rises_when_realisasi_rises(t, a, b, batas, rumus):
    rendah, tinggi_ = (
        hitung_capaian(target=t, realisasi=r, polaritas="minimal", batas_atas=batas, rumus_minimal=rumus)
        for r in sorted((a, b))
    )
    assert tinggi(rendah) >= tinggi(tinggi_)


@given(st.sampled_from(["maksimal", "minimal"]), apa_saja, apa_saja, rumus_minimal)
def test_order_holds_for_target_zero_too(polaritas, a, b, rumus):
    bawah, atas = (
        hitung_capaian(target=0, realisasi=r, polaritas=polaritas, rumus_minimal=rumus).nilai
        for r in sorted((a, b))
    )
    assert bawah <= atas if polaritas == "maksimal" else bawah >= atas


@given(positif, apa_saja, apa_saja)
def test_stabil_falls_with_the_distance_from_target(t, a, b):
    dekat, jauh = sorted((a, b), key=lambda r: abs(r - t))
    hasil = [hitung_capaian(target=t, realisasi=r, polaritas="stabil").dipakai for r in (dekat, jauh)]
    assert hasil[0] >= hasil[1]


@given(
    st.one_of(target, st.just(Decimal(0))), apa_saja, st.sampled_from([80, 100, Decimal("120.5")]), pilihan
)
def test_capaian_lies_between_floor_and_cap(t, r, batas, arah):
    hasil = hitung_capaian(target=t, realisasi=r, polaritas=arah[0], rumus_minimal=arah[1], batas_atas=batas)
    if hasil.status == "ok":
        assert 0 <= hasil.nilai <= batas
        assert 0 <= hasil.dipakai <= batas
    else:
        assert (hasil.nilai, hasil.dipakai, hasil.tanda) == (None, None, {"realisasi_negatif"})


@given(apa_saja, apa_saja)
def test_stabil_is_symmetric_around_its_target(t, jarak):
    atas, bawah = (hitung_capaian(target=t, realisasi=r, polaritas="stabil") for r in (t + jarak, t - jarak))
    assert atas == bawah


@given(positif, positif, pilihan)
def test_capaian_equals_the_formula_on_exact_fractions(t, r, arah):
    hasil = hitung_capaian(target=t, realisasi=r, polaritas=arah[0], rumus_minimal=arah[1])
    benar = persis(arah, t, r)
    assert hasil.nilai == dua_desimal(max(Fraction(0), benar))
    assert hasil.tanda == ({"tidak_wajar"} if not 0 <= benar <= 150 else set())


@given(positif, apa_saja, st.sampled_from(["maksimal", "stabil", "minimal"]), positif)
def test_capaian_does_not_depend_on_the_unit(t, r, polaritas, faktor):
    satu, dua = (
        hitung_capaian(target=t * f, realisasi=r * f, polaritas=polaritas) for f in (Decimal(1), faktor)
    )
    assert (satu.nilai, satu.tanda) == (dua.nilai, dua.tanda)


@given(target, pilihan, st.data())
def test_met_target_is_100(t, arah, data):
    r = data.draw(st.decimals(min_value=t.bawah, max_value=t.atas)) if isinstance(t, Rentang) else t
    hasil = hitung_capaian(target=t, realisasi=r, polaritas=arah[0], rumus_minimal=arah[1])
    assert hasil.dipakai == 100


@given(st.one_of(st.none(), st.decimals()), st.one_of(st.none(), st.decimals()), cap, pilihan)
def test_no_decimal_makes_it_raise(t, r, batas, arah):
    hasil = hitung_capaian(target=t, realisasi=r, polaritas=arah[0], rumus_minimal=arah[1], batas_atas=batas)
    assert (hasil.nilai is None) == (hasil.status != "ok")


@given(persen, persen, celah)
def test_higher_capaian_never_gets_a_lower_kategori(a, b, aturan):
    urutan = ["Tidak", "Kurang", "Cukup", "Berhasil"]
    skala = Skala([(91, 100, "Berhasil"), (71, 90, "Cukup"), (51, 70, "Kurang"), (0, 50, "Tidak")], aturan)
    rendah, tinggi_ = (urutan.index(tentukan_kategori(n, skala)) for n in sorted((a, b)))
    assert rendah <= tinggi_


batas_pita = st.one_of(st.none(), st.integers(0, 100))
pita = st.lists(st.tuples(batas_pita, batas_pita, st.sampled_from("ABC")), max_size=6)


@given(pita, persen, celah, st.data())
def test_order_of_bands_never_matters(baris, nilai, aturan, data):
    acak = data.draw(st.permutations(baris))
    assert tentukan_kategori(nilai, Skala(baris, aturan)) == tentukan_kategori(nilai, Skala(acak, aturan))


@pytest.mark.parametrize("cara", ["aritmetik", "geometrik"])
@given(nilai=st.lists(st.one_of(st.none(), persen), max_size=8), data=st.data())
def test_mean_does_not_depend_on_order_and_stays_between_its_values(cara, nilai, data):
    hasil = rata_rata(nilai, cara=cara)
    acak = rata_rata(data.draw(st.permutations(nilai)), cara=cara)
    ada = [n for n in nilai if n is not None]
    assert (hasil, hasil.dipakai) == (acak, acak.dipakai)
    assert (hasil.dihitung, hasil.seluruh) == (len(ada), len(nilai))
    assert min(ada) <= hasil.dipakai <= max(ada) if ada else hasil.nilai is None


@given(st.lists(st.tuples(persen, st.integers(0, 9)), min_size=1, max_size=6), st.integers(1, 50))
def test_weighted_mean_depends_on_the_proportion_of_weights_only(pasangan, kali):
    assume(any(b for _, b in pasangan))
    nilai, bobot = zip(*pasangan, strict=True)
    benar = sum(Fraction(n) * b for n, b in pasangan) / sum(bobot)
    hasil = rata_rata(nilai, bobot=bobot)
    assert hasil == rata_rata(nilai, bobot=[b * kali for b in bobot])
    assert hasil.nilai == dua_desimal(benar)


@given(st.lists(persen, min_size=2, max_size=6).filter(all))
def test_geometric_mean_is_not_above_the_arithmetic(nilai):
    assert rata_rata(nilai, cara="geometrik").dipakai <= rata_rata(nilai).dipakai


@given(st.lists(st.one_of(st.none(), apa_saja), max_size=6))
def test_triwulan_sum_is_exact_and_blank_adds_nothing(nilai):
    ada = [n for n in nilai if n is not None]
    assert gabung_triwulan(nilai) == (sum(ada, Decimal(0)) if ada else None)
    assert gabung_triwulan(nilai, "posisi_akhir") == (ada[-1] if ada else None)
