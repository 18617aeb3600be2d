"""The secret key of an installation: made once, long, and for its owner's eyes."""

import stat
from concurrent.futures import ThreadPoolExecutor

from sakip.kunci import baca_kunci


def test_kunci_is_made_once(tmp_path):
    kunci = baca_kunci(tmp_path / "kunci")
    assert baca_kunci(tmp_path / "kunci") == kunci
    assert [berkas.name for berkas in tmp_path.iterdir()] == ["kunci"]


def test_kunci_differs_between_installations(tmp_path):
    assert baca_kunci(tmp_path / "satu") != baca_kunci(tmp_path / "dua")


def test_kunci_is_long_enough_for_django(tmp_path):
    kunci = baca_kunci(tmp_path / "kunci")
    assert len(kunci) >= 50
    assert len(set(kunci)) >= 5


def test_kunci_is_readable_by_its_owner_alone(tmp_path):
    baca_kunci(tmp_path / "kunci")
    assert stat.S_IMODE((tmp_path / "kunci").stat().st_mode) == 0o600


def test_kunci_is_the_same_for_all_who_start_together(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        kunci = set(pool.map(lambda _: baca_kunci(tmp_path / "kunci"), range(8)))
    assert len(kunci) == 1
