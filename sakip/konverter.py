"""What an address may hold: anything of another shape is an address that does not exist (404)."""

from __future__ import annotations

from django.urls.converters import IntConverter, StringConverter


class KodeConverter(StringConverter):
    """A kode wilayah: `62` of a province, `17.02` of a kabupaten or kota."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"


class TahunConverter(IntConverter):
    """A year from 2000 to 2100, the years that the tables accept (`tahun_wajar`)."""

    regex = "20[0-9]{2}|2100"
