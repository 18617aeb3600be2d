"""Counting hits: every one counts, in its own stretch, whoever else is counting."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context

import pytest

from sakip.pencacah import count_hit

MENIT = 60
PROSES = partial(ProcessPoolExecutor, mp_context=get_context("spawn"))


def test_hits_are_counted_for_each_key_and_stretch(tmp_path):
    hits = [("a", 0), ("a", 59), ("b", 59), ("a", 60), ("a", 61)]
    assert [count_hit(tmp_path, kunci, MENIT, kini) for kunci, kini in hits] == [1, 2, 1, 1, 2]


def test_the_name_of_the_file_does_not_tell_the_address(tmp_path):
    count_hit(tmp_path, "halaman:192.0.2.1", MENIT, 0)
    assert [b for b in tmp_path.rglob("*") if "192.0.2.1" in b.name] == []


def test_only_the_stretch_at_hand_and_the_one_before_are_kept(tmp_path):
    for kini in (0, 60, 120, 600, 660):
        count_hit(tmp_path, "a", MENIT, kini)
    assert sorted(b.name for b in tmp_path.iterdir()) == ["10", "11"]


@pytest.mark.parametrize("kelompok", [ThreadPoolExecutor, PROSES])
def test_no_hit_is_lost_when_many_count_at_once(tmp_path, kelompok):
    with kelompok(4) as pool:
        list(pool.map(partial(_count_many, tmp_path), range(4)))
    assert count_hit(tmp_path, "a", MENIT, 0) == 401


def _count_many(folder, _):
    for _ in range(100):
        count_hit(folder, "a", MENIT, 0)
