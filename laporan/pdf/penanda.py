"""Put the tags right that WeasyPrint 70 leaves short of PDF/UA-1, before the file is written.

A reference is the bytes `12 0 R`; the objects are pydyf's, which are dicts, lists and streams of operators.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def finish_tags(_document: Any, pdf: Any) -> None:
    """The finisher of `write_pdf`: heads of tables (7.5-1), feet of pages (7.8)."""
    _scope_heads(pdf)
    _mark_pagination(pdf)


def _scope_heads(pdf: Any) -> None:
    """Say of each head cell that it heads a column, which two-row heads need."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/TH":
            item["A"]["Scope"] = "/Column"


def _mark_pagination(pdf: Any) -> None:
    """What stands in the margin of a page is no content: page numbers, the foot and the mark of a draft.

    WeasyPrint tags it and hangs the tags nowhere; here it becomes an artifact.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    reached = set(_reached(pdf, root["K"]))
    nums = _object(pdf, root["ParentTree"])["Nums"]
    for page, parents in enumerate(nums[1::2][: len(pdf.page_references)]):
        stray = {mcid for mcid, parent in enumerate(parents) if parent not in reached}
        for mcid in stray:
            parents[mcid] = "null"
        contents = _object(pdf, pdf.page_references[page])["Contents"]
        _unmark(_object(pdf, contents).stream, stray)


def _reached(pdf: Any, references: list[Any]) -> Iterator[bytes]:
    """References of every structure element below `references`."""
    waiting = list(references)
    while waiting:
        reference = waiting.pop()
        if isinstance(reference, bytes):
            yield reference
            waiting += _object(pdf, reference).get("K", [])


def _unmark(operators: list[Any], stray: set[int]) -> None:
    """Turn the marks of the content numbered in `stray` into marks of an artifact."""
    for place, operator in enumerate(operators):
        if isinstance(operator, dict) and operator.get("MCID") in stray:
            operator.clear()
            operator["Type"] = "/Pagination"
            operators[place - 1] = "/Artifact"


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
