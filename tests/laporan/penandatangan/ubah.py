"""Ways to tamper with a signed PDF: each takes the file and gives another, appended to it or rewritten."""

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self):
        pass


def append(isi, ubah):
    """`isi` with an incremental update in which `ubah(writer, page)` has had its way."""
    writer = _Writer(BytesIO(isi))
    ubah(writer, writer.root["/Pages"]["/Kids"].raw_get(0).get_object())
    keluar = BytesIO()
    writer.write(keluar)
    return keluar.getvalue()


def _stream(writer, isi, **kamus):
    kunci = {pdf_name(f"/{nama}"): nilai for nama, nilai in kamus.items()}
    return writer.add_object(generic.StreamObject(kunci, stream_data=isi))


def _form_text(writer, tulisan):
    return _stream(
        writer,
        b"BT /F1 12 Tf 0 0 Td (" + tulisan + b") Tj ET",
        Type=pdf_name("/XObject"),
        Subtype=pdf_name("/Form"),
        BBox=generic.ArrayObject(map(generic.NumberObject, (0, 0, 300, 40))),
    )


def page_content(writer, page):
    page["/Contents"] = _stream(writer, b"BT /F1 12 Tf 72 700 Td (Target 100) Tj ET")
    writer.update_container(page)


def page_content_in_place(writer, page):
    lama = page.raw_get("/Contents")
    writer.mark_update(lama)
    lama.get_object()._data = b"BT /F1 12 Tf 72 700 Td (Target 100) Tj ET"
    lama.get_object()._encoded_data = None


def annotation(writer, page):
    catatan = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Stamp"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (60, 690, 360, 730))),
            pdf_name("/F"): generic.NumberObject(4),
            pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): _form_text(writer, b"Target 100")}),
        }
    )
    page["/Annots"].append(writer.add_object(catatan))
    writer.update_container(page["/Annots"])


def _field(writer, nomor):
    return writer.root["/AcroForm"]["/Fields"].raw_get(nomor).get_object()


def field_value(writer, page):
    bidang = _field(writer, 2)
    bidang["/V"] = pdf_string("disetujui")
    writer.update_container(bidang)


def field_appearance(writer, page):
    bidang = _field(writer, 2)
    bidang["/AP"] = generic.DictionaryObject({pdf_name("/N"): _form_text(writer, b"Target 100")})
    writer.update_container(bidang)


def stamp_appearance(writer, page):
    bidang = _field(writer, 0)
    bidang["/AP"] = generic.DictionaryObject({pdf_name("/N"): _form_text(writer, b"Orang Lain")})
    writer.update_container(bidang)


def more_pages(writer, page):
    baru = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/Parent"): writer.root.raw_get("/Pages"),
            pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
        }
    )
    induk = writer.root["/Pages"]
    induk["/Kids"].append(writer.add_object(baru))
    induk["/Count"] = generic.NumberObject(len(induk["/Kids"]))
    writer.update_container(induk)


def fewer_pages(writer, page):
    induk = writer.root["/Pages"]
    del induk["/Kids"][-1]
    induk["/Count"] = generic.NumberObject(len(induk["/Kids"]))
    writer.update_container(induk)


def _attachments(writer):
    return writer.root["/Names"]["/EmbeddedFiles"]


def _file_spec(writer, nama, isi):
    return writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Filespec"),
                pdf_name("/F"): pdf_string(nama),
                pdf_name("/UF"): pdf_string(nama),
                pdf_name("/EF"): generic.DictionaryObject(
                    {pdf_name("/F"): _stream(writer, isi, Type=pdf_name("/EmbeddedFile"))}
                ),
            }
        )
    )


def more_attachments(writer, page):
    nama = _attachments(writer)["/Names"]
    nama.append(pdf_string("lain.json"))
    nama.append(_file_spec(writer, "lain.json", b"{}"))
    writer.update_container(nama)


def other_attachment(writer, page):
    nama = _attachments(writer)["/Names"]
    nama[1] = _file_spec(writer, "snapshot.json", b'{"target": "100"}')
    writer.update_container(nama)


def open_action(writer, page):
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): pdf_string("https://contoh.example")}
    )
    writer.update_root()


def metadata(writer, page):
    writer.root["/Metadata"] = _stream(
        writer, b"<x:xmpmeta/>", Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML")
    )
    writer.update_root()


XMP_LAIN = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Lain</dc:title>'
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def xmp_title(writer, page):
    writer.root["/Metadata"] = _stream(writer, XMP_LAIN, Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML"))
    writer.update_root()


def info_title(writer, page):
    writer.set_info(
        writer.add_object(generic.DictionaryObject({pdf_name("/Title"): pdf_string("Judul lain")}))
    )


def swap_fields(writer, page):
    satu, dua = _field(writer, 0), _field(writer, 1)
    pertama, kedua = satu.raw_get("/V"), dua.raw_get("/V")
    satu["/V"], dua["/V"] = kedua, pertama
    writer.update_container(satu)
    writer.update_container(dua)


def rename_field(writer, page):
    satu = _field(writer, 0)
    satu["/T"] = pdf_string("ttd_3")
    writer.update_container(satu)


def remove_second(writer, page):
    dua = _field(writer, 1)
    del dua["/V"]
    writer.update_container(dua)


def remove_form(writer, page):
    del writer.root["/AcroForm"]
    writer.update_root()


def hide_by_layer(writer, page):
    """A shadow attack: the content is switched off by an optional content group added later."""
    grup = writer.add_object(
        generic.DictionaryObject(
            {pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string("Lapisan")}
        )
    )
    daftar = generic.ArrayObject([grup])
    writer.root["/OCProperties"] = generic.DictionaryObject(
        {
            pdf_name("/OCGs"): daftar,
            pdf_name("/D"): generic.DictionaryObject({pdf_name("/OFF"): generic.ArrayObject([grup])}),
        }
    )
    page["/Resources"][pdf_name("/Properties")] = generic.DictionaryObject({pdf_name("/MC0"): grup})
    writer.update_root()
    writer.update_container(page["/Resources"])


def other_font(writer, page):
    """A shadow attack: another font shows other figures for the same codes."""
    huruf = page["/Resources"]["/Font"]["/F1"]
    huruf["/BaseFont"] = pdf_name("/Symbol")
    writer.update_container(huruf)


TAMBAHAN = {
    ubah.__name__: ubah
    for ubah in (
        page_content,
        page_content_in_place,
        annotation,
        field_value,
        field_appearance,
        stamp_appearance,
        more_pages,
        fewer_pages,
        more_attachments,
        other_attachment,
        open_action,
        metadata,
        xmp_title,
        info_title,
        swap_fields,
        rename_field,
        remove_second,
        remove_form,
        hide_by_layer,
        other_font,
    )
}
