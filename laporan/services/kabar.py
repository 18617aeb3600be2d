"""Telling an official that it is his turn to sign; the other steps tell by `sakip.services.pemberitahuan`.

That all have signed is the step `tetapkan` of the document, which tells who submitted it and, for a LAKIP,
the satker above.
"""

from __future__ import annotations

from django.urls import reverse

from laporan.antrean import next_signature, why_not_sign
from laporan.models import Dokumen
from sakip.services.pemberitahuan import notify


def notify_next_signer(dokumen: Dokumen) -> None:
    """Tell the account of the place that is next in `dokumen`, once for each place.

    Nobody is told when no place waits, or when its official has no account that may sign today: the page of
    the document says so.
    """
    ttd = next_signature(dokumen)
    akun = ttd.pejabat.akun if ttd is not None and ttd.pejabat is not None else None
    if ttd is None or akun is None or why_not_sign(akun, ttd):
        return
    notify(
        users=[akun],
        teks=f"{dokumen.judul} menunggu tanda tangan Anda.",
        url=reverse("laporan:terbit-detail", args=[dokumen.kode]),
        kunci=f"ttd:{ttd.pk}",
        satker=dokumen.satker,
    )
