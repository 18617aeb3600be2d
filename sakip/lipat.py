"""Folding of words for matching: rows are the same when their letters and digits are (layer 0)."""


def lipat(text: str) -> str:
    """`text` in lower case with letters and digits only: `Lembaga KPU!` and `lembaga  kpu` are equal."""
    return "".join(huruf for huruf in text.casefold() if huruf.isalnum())
