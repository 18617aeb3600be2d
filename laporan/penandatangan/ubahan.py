"""What later revisions of a signed PDF may bring: signatures and validation data (layer 0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import FormUpdatingRule, ModificationLevel, StandardDiffPolicy
from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
    CatalogModificationRule,
    ObjectStreamRule,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
    DSSCompareRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
)
from pyhanko.sign.diff_analysis.rules.metadata_rules import DocInfoRule, MetadataUpdateRule
from pyhanko.sign.diff_analysis.rules_api import WhitelistRule


def _policy(*lain: WhitelistRule) -> StandardDiffPolicy:
    """No rule for other form fields: only signature fields may be filled."""
    aturan = (XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), *lain)
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(),
            *(rule.as_qualified(ModificationLevel.LTA_UPDATES) for rule in aturan),
        ],
        form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
    )


# A later signer's program may note in the metadata that it wrote the file (see is_metadata_kept); behind the
# last signature there is no signer.
BEFORE_LAST: Final = _policy(DocInfoRule(), MetadataUpdateRule())
AFTER_LAST: Final = _policy()

_INFO_BEBAS: Final = {"/ModDate", "/Producer"}
_XMP_BEBAS: Final = {"ModifyDate", "MetadataDate", "Producer", "InstanceID"}
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def is_metadata_kept(reader: PdfFileReader, revisi: int) -> bool:
    """Whether the file still says of itself what it said in `revisi` (from 0): title, author, subject,
    claims of conformity; who wrote the file last, and when, may differ. Raises for malformed metadata."""
    lama = reader.get_historical_resolver(revisi)
    return _info(lama) == _info(reader) and _xmp(lama) == _xmp(reader)


def _info(berkas: Any) -> dict[str, str]:
    info = _value(berkas.trailer_view, "/Info") or {}
    return {str(kunci): str(info[kunci]) for kunci in info if kunci not in _INFO_BEBAS}


def _xmp(berkas: Any) -> set[tuple[str, str]]:
    """The statements of the XMP packet, however its writer has arranged them."""
    aliran = _value(berkas.root, "/Metadata")
    if aliran is None:
        return set()
    pernyataan = (
        satu for uraian in fromstring(aliran.data).iter(f"{_RDF}Description") for satu in _statements(uraian)
    )
    return {(nama, nilai) for nama, nilai in pernyataan if nama.rpartition("}")[2] not in _XMP_BEBAS}


def _value(kamus: Any, kunci: str) -> Any:
    """The object itself behind a key, whose `get` would give the reference; None = not there."""
    try:
        return kamus[kunci]
    except KeyError:
        return None


def _statements(uraian: Element) -> Iterator[tuple[str, str]]:
    yield from ((nama, isi) for nama, isi in uraian.attrib.items() if not nama.startswith(_RDF))
    for sifat in uraian:
        bagian = [teks.strip() for teks in sifat.itertext() if teks.strip()]
        yield sifat.tag, "\n".join(bagian)
