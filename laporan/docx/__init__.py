"""Reports as Word files, from the same content as the PDF (layer 0).

`wml` writes pieces of XML, `tabel` tables, `kertas` pages, `lembar` the forms; `mesin` makes the file
(python-docx, which gives the container and nothing of the content).
"""

from laporan.docx.lembar import render_docx

__all__ = ["render_docx"]
