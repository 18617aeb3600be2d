"""Paket satker: one workbook with everything of a satker, in and out (the contract: docs of the paket).

`lembar` is the contract as data; `baca` and `sel` read a workbook by it; `pratinjau` says what every row
would do; `terapkan` does it through `laporan.services.paket`; `ekspor` writes the same sheets.
"""
