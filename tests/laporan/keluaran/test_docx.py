"""Word files: real structure, the same words as the PDF, nothing of the machine or of people behind them."""

import re

import pytest
from django.core.exceptions import ValidationError

from laporan.bentuk.lakip import bentuk_lakip
from laporan.bentuk.pk import bentuk_pk, pernyataan
from laporan.bentuk.tabel import Baris, Kolom, Sel, Tabel
from laporan.docx import render_docx
from laporan.docx.lebar import lebar_kolom, ukuran_huruf
from laporan.docx.tabel import tabel_xml
from laporan.docx.wml import NS, aman
from laporan.services.keluaran import export_document
from laporan.services.terbit import verification_address
from laporan.snapshot import lakip_snapshot
from tests.laporan.dokumen.conftest import make_pk
from tests.laporan.dokumen.naskah import KODE, make_frozen
from tests.laporan.keluaran.conftest import ET, NIP_DILARANG, W, Word, teks


def test_chapters_are_headings_with_their_numbers(lakip):
    judul = lakip.bergaya("Heading1")
    bab = [satu for satu in judul if satu.startswith("BAB")]
    assert bab == [
        "BAB I Pendahuluan",
        "BAB II Perencanaan Kinerja",
        "BAB III Akuntabilitas Kinerja",
        "BAB IV Penutup",
    ]
    assert judul[:4] == ["Kata Pengantar", "Ikhtisar Eksekutif", "Daftar Isi", "Daftar Tabel"]


def test_table_of_contents_is_a_field_with_every_heading_in_it(lakip):
    isi = lakip.bergaya("TOC1")
    assert [satu.strip() for satu in isi] == lakip.bergaya("Heading1")
    assert 'TOC \\o "1-3" \\h \\z' in lakip.bagian["word/document.xml"]


def test_list_of_tables_names_every_numbered_caption(lakip):
    bernomor = [satu for satu in lakip.bergaya("Caption") if re.match(r"Tabel \d", satu)]
    assert [satu.strip() for satu in lakip.bergaya("DaftarGambar")][: len(bernomor)] == bernomor
    assert bernomor


def test_every_page_reference_finds_its_bookmark(lakip):
    xml = lakip.bagian["word/document.xml"]
    dirujuk = re.findall(r"PAGEREF (\S+)", xml)
    ada = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    assert set(dirujuk) <= set(ada)
    assert len(ada) == len(set(ada))


def test_front_matter_counts_in_roman_and_chapters_begin_at_1(lakip):
    nomor = [dict(satu.attrib) for satu in lakip.badan.iter(f"{W}pgNumType")]
    assert nomor == [
        {f"{W}fmt": "lowerRoman", f"{W}start": "0"},
        {f"{W}fmt": "lowerRoman", f"{W}start": "1"},
        {f"{W}fmt": "decimal", f"{W}start": "1"},
    ]


def test_wide_sections_lie_and_the_others_stand(lakip):
    arah = [satu.get(f"{W}orient") for satu in lakip.badan.iter(f"{W}pgSz")]
    assert {None, "landscape"} == set(arah)
    assert all(satu.get(f"{W}w") in ("11906", "16838") for satu in lakip.badan.iter(f"{W}pgSz"))


def test_draft_says_so_at_the_head_and_the_foot_names_the_pdf(lakip):
    kepala = [isi for nama, isi in lakip.bagian.items() if nama.startswith("word/header")]
    kaki = [isi for nama, isi in lakip.bagian.items() if nama.startswith("word/footer")]
    assert [teks(ET.fromstring(isi)) for isi in kepala] == ["DRAF", "DRAF"]
    assert all("Yang berlaku ialah berkas PDF" in isi for isi in kaki)
    assert len(kaki) == 2


def test_core_properties_name_the_satker_and_no_person(lakip):
    inti = lakip.bagian["docProps/core.xml"]
    assert "<dc:title>Laporan Kinerja Tahun 2024 " in inti
    assert "<cp:lastModifiedBy>SAKIP</cp:lastModifiedBy>" in inti
    assert "<dc:language>id-ID</dc:language>" in inti
    assert re.findall(r"\d{4}-\d\d-\d\d", inti) == ["2000-01-01", "2000-01-01"]


def test_no_nip_and_no_stray_part(lakip):
    assert not any(NIP_DILARANG in isi for isi in lakip.bagian.values())
    assert not any("thumbnail" in satu.filename for satu in lakip.daftar)


def test_same_data_give_the_same_bytes(satker):
    make_pk(satker)
    satu, dua = (export_document("lakip", "docx", satker, 2024) for _ in range(2))
    assert satu == dua
    assert satu.nama == "lakip-2024-KPU-Kabupaten-Rejang-Lebong.docx"


def test_pk_says_every_sentence_of_the_statement(satker):
    make_pk(satker, "sekretariat")
    isi = Word(export_document("pk", "docx", satker, 2024, "sekretariat").isi)
    pihak = {"jabatan": "", "nama": ""}
    kalimat = [satu["teks"] for satu in pernyataan([pihak, pihak]) if "teks" in satu]
    assert [satu for satu in isi.bergaya("") if satu in kalimat] == kalimat


def test_issued_form_names_its_code_at_the_foot(satker):
    jenis, snap = make_frozen(satker, "pk-lembaga")
    terbit = {"kode": KODE, "alamat": verification_address(KODE)}
    berkas = Word(render_docx(jenis, bentuk_pk({**snap, "terbit": terbit}), draf=False))
    kaki = [teks(ET.fromstring(isi)) for nama, isi in berkas.bagian.items() if nama.startswith("word/footer")]
    assert all("kode ab2d c3ef gh4j km5n" in satu and verification_address(KODE) in satu for satu in kaki)
    assert [teks(ET.fromstring(isi)) for n, isi in berkas.bagian.items() if "header" in n] == ["", ""]


@pytest.mark.parametrize("jenis", ["rkt-lembaga", "rencana-aksi-lembaga", "pk-lembaga"])
def test_forms_are_word_files_too(satker, jenis):
    jenis, _ = make_frozen(satker, jenis)
    berkas = Word(export_document(jenis, "docx", satker, 2024).isi)
    assert len(berkas.tabel) >= 1


def test_a_renstra_has_no_word_file(satker):
    make_frozen(satker, "renstra-lembaga")
    with pytest.raises(ValidationError) as galat:
        export_document("renstra", "docx", satker, 2024)
    assert galat.value.messages == ["Rencana Strategis tidak tersedia dalam format docx."]


def _tabel(**isi):
    kolom = (
        Kolom("No.", "tengah"),
        Kolom("Sasaran"),
        Kolom("T1", kelompok="Target"),
        Kolom("T2", kelompok="Target"),
    )
    baris = [
        Baris((Sel("1.", ("no", 1)), Sel("Satu", ("s", 1)), Sel("5"), Sel("6"))),
        Baris((Sel("1.", ("no", 1)), Sel("Satu", ("s", 1)), Sel("7"), Sel("8"))),
        Baris((Sel("Jumlah", lebar=2, kelas="kanan"), Sel("12"), Sel("14")), "jumlah"),
    ]
    return Tabel("t", kolom, baris, **isi)


def _baca(tabel):
    return ET.fromstring(f"<x {NS}>{tabel_xml(tabel, 9000)}</x>")[0]


def test_spans_become_merged_cells():
    sel = [
        [
            (
                teks(c),
                *(
                    s.tag[len(W) :] + (s.get(f"{W}val") or "")
                    for s in c[0]
                    if "ridSpan" in s.tag or "Merge" in s.tag
                ),
            )
            for c in tr.findall(f"{W}tc")
        ]
        for tr in _baca(_tabel()).findall(f"{W}tr")
    ]
    assert sel == [
        [("No.", "vMergerestart"), ("Sasaran", "vMergerestart"), ("Target", "gridSpan2")],
        [("", "vMerge"), ("", "vMerge"), ("T1",), ("T2",)],
        [("1.", "vMergerestart"), ("Satu", "vMergerestart"), ("5",), ("6",)],
        [("", "vMerge"), ("", "vMerge"), ("7",), ("8",)],
        [("Jumlah", "gridSpan2"), ("12",), ("14",)],
    ]


def test_heads_are_repeated_and_rows_stay_whole():
    baris = _baca(_tabel(bernomor_kolom=True)).findall(f"{W}tr")
    assert [tr.find(f"{W}trPr/{W}tblHeader") is not None for tr in baris] == [True] * 3 + [False] * 3
    assert all(tr.find(f"{W}trPr/{W}cantSplit") is not None for tr in baris)


def test_widths_follow_the_stylesheet_of_the_pdf():
    tabel = _tabel(kelas="pk")
    assert lebar_kolom(tabel, 10000) == [700, 3500, 4100, 1700]
    assert ukuran_huruf(_tabel(kelas="ukur ukur-8")) == 9


def test_widths_without_a_rule_are_equal():
    assert lebar_kolom(_tabel(), 9000) == [2250] * 4


def test_what_xml_forbids_becomes_a_space():
    assert aman("a\x00b\x0bc<&\ud800") == "a b c&lt;&amp; "


def test_a_reviewed_report_bears_the_statement_after_the_kata_pengantar(satker):
    make_pk(satker)
    reviu = {"tanggal": "2 Maret 2025", "jabatan": "Inspektur Wilayah II", "nama": "Citra Pereviu"}
    bentuk = bentuk_lakip({**lakip_snapshot(satker, 2024), "reviu": reviu})
    berkas = Word(render_docx("lakip", bentuk, draf=True))
    judul = berkas.bergaya("Heading1")
    assert judul[:3] == ["Kata Pengantar", "Pernyataan Telah Direviu", "Ikhtisar Eksekutif"]
    assert [satu.strip() for satu in berkas.bergaya("TOC1")] == judul
    assert any("Citra Pereviu" in kata for _, kata in berkas.paragraf)
