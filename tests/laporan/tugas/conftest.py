"""A day in 2026 and the cards of a user on it."""

from datetime import date

import pytest

from laporan.tugas import tasks_of
from sakip.models import User

TAHUN = 2026
HARI = date(2026, 4, 20)
BELUM = ("Belum disusun.", "Belum diisi.")


def fresh(user):
    """`user` without what was read of him before."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def cards(db):
    """(group, what to do, with what) of each task of a user on HARI, in the order of the page. The first step
    of a year in which nothing is there is left out unless `pertama`."""

    def of(user, on=HARI, *, pertama=False):
        semua = tasks_of(fresh(user), on).semua
        awal = {t for t in semua if t.tenggat is None and t.catatan in BELUM}
        return [(t.kelompok.kunci, t.kerja, t.judul) for t in semua if pertama or t not in awal]

    return of


@pytest.fixture
def only(db):
    """The one task of a user with a document in hand whose title begins with the given words."""

    def of(user, judul, on=HARI):
        ada = (t for t in tasks_of(fresh(user), on).semua if t.catatan not in BELUM)
        [tugas] = [t for t in ada if t.judul.startswith(judul)]
        return tugas

    return of
