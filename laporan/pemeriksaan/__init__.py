"""The consistency rules: one small function each, in a registry with stable codes (RULES; D1)."""

from laporan.pemeriksaan.periksa import check_document, open_findings

__all__ = ["check_document", "open_findings"]
