"""The lineage of one figure: its chain from the report back to the Renstra, how it was counted, who entered,
approved and signed it (layer 2)."""

from laporan.silsilah.angka import Silsilah, address_of, lineage_of

__all__ = ["Silsilah", "address_of", "lineage_of"]
