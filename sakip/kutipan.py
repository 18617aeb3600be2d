"""Citations of regulations in a text: kind, number, year and title, as they are written (layer 0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_RI: Final = r"(?:\s+(?:republik\s+indonesia|RI))?"
_KPU: Final = r"(?:komisi\s+pemilihan\s+umum|KPU)"
_POLA: Final = (  # values of JenisPeraturan, and how a citation begins
    ("uu", rf"(?:undang\s*-\s*undang|UU){_RI}"),
    ("pp", rf"(?:peraturan\s+pemerintah(?!\s+pengganti)|PP){_RI}"),
    ("perpres", rf"(?:peraturan\s+presiden|perpres){_RI}"),
    (
        "permenpanrb",
        (
            r"(?:peraturan\s+menteri\s+(?:negara\s+)?(?:pendayagunaan\s+aparatur\s+negara(?:\s+dan\s+reformasi\s+birokrasi)?"
            rf"|PAN(?:\s*(?:[-/]|dan)?\s*RB)?)|permen\s*PAN(?:\s*(?:[-/]|dan)?\s*RB)?){_RI}"
        ),
    ),
    (
        "permenppn",
        r"(?:peraturan\s+menteri|permen)\s*(?:PPN|perencanaan\s+pembangunan\s+nasional)"
        r"(?:\s*/\s*(?:kepala\s+)?(?:bappenas|badan\s+perencanaan\s+pembangunan\s+nasional))?" + _RI,
    ),
    ("pmk", rf"(?:peraturan\s+menteri\s+keuangan|PMK){_RI}"),
    ("permendagri", rf"(?:peraturan\s+menteri\s+dalam\s+negeri|permendagri){_RI}"),
    ("pkpu", rf"(?:peraturan\s+{_KPU}|PKPU){_RI}"),
    ("kptkpu", rf"(?:surat\s+)?keputusan\s+{_KPU}{_RI}(?!\s+(?:provinsi|kabupaten|kota|kab\b|prov\b))"),
)
_KUTIPAN: Final = re.compile(
    "|".join(f"(?P<{nama}>(?<![/\\w]){pola})" for nama, pola in _POLA), re.IGNORECASE
)
_NOMOR: Final = re.compile(
    r"\s*(?:nomor|no)?\s*[.:]?\s*(?P<nomor>\d[\w.,/ -]*?)"
    r"(?:\s*/\s*|\s+tahun\s+)(?P<tahun>(?:19|20)\d\d)\b(?!\s*[-–]\s*20\d\d)",
    re.IGNORECASE,
)
_JUDUL: Final = re.compile(r"[\s,]*tentang\s+(?P<judul>[^.;\n()“”\"]{3,400})", re.IGNORECASE)
_BERKODE: Final = re.compile(
    r"\b(\d{1,4}/[A-Z]{2,4}\.[\w.-]*Kpts?\s?/[\w/. -]*?(?:19|20)\d\d)\b", re.IGNORECASE
)
BENTUK_KODE: Final = re.compile(
    r"\d{1,4}/[A-Z]{2,4}\.\d{2}(?:[.-]\d)?-Kpt/\d{2,4}/(?:KPU(?:-[A-Za-z]+)?|Prov|Kab|Kota|Sek(?:jen|-Prov|-Kab|-Kot)?)/"
    r"[IVX]+/(?:19|20)\d\d"
)
_SEKITAR: Final = 80  # letters before a number in which its office is named
_DAERAH: Final = re.compile(
    r"\b(?:provinsi|kabupaten|kota|bupati|gubernur|wali\s?kota)\b[^.;\n]*$", re.IGNORECASE
)
SERUPA: Final = 0.8  # how alike a cited title and the right one are, letter by letter (not verified)
_PANJANG: Final = {
    "pemilu": "pemilihan umum",
    "kpu": "komisi pemilihan umum",
    "asn": "aparatur sipil negara",
    "pns": "pegawai negeri sipil",
    "sakip": "sistem akuntabilitas kinerja instansi pemerintah",
    "akip": "akuntabilitas kinerja instansi pemerintah",
    "rpjmn": "rencana pembangunan jangka menengah nasional",
    "renstra": "rencana strategis",
    "juknis": "petunjuk teknis",
    "perlindungan": "pelindungan",
}
_KOSONG: Final = frozenset(("dan", "republik", "indonesia", "ri", "atas", "tahun"))


@dataclass(frozen=True)
class Kutipan:
    """A citation: `jenis` as in JenisPeraturan, the leading number, the number with its code ("" = a plain
    number), year, title ("" = none), and how all of it is written."""

    jenis: str
    nomor: int
    nomor_lengkap: str
    tahun: int
    judul: str
    teks: str
    awal: int


def read_citations(teks: str) -> Iterator[Kutipan]:
    """Every citation of a regulation in `teks`, in order."""
    ada: set[int] = set()
    for cocok in _KUTIPAN.finditer(teks):
        nomor = _NOMOR.match(teks, cocok.end())
        if nomor is None or len(nomor["nomor"]) > 60:
            continue
        lengkap = " ".join(f"{teks[nomor.start('nomor') : nomor.end('tahun')]}".split())
        judul = _JUDUL.match(teks, nomor.end())
        ada.add(nomor.start("nomor"))
        jenis = next(nama for nama, _ in _POLA if cocok[nama])
        yield Kutipan(
            jenis,
            int(re.match(r"\d+", nomor["nomor"])[0]),  # type: ignore[index]
            lengkap if "/" in nomor["nomor"] else "",
            int(nomor["tahun"]),
            " ".join(judul["judul"].split()) if judul else "",
            " ".join(teks[cocok.start() : nomor.end()].split()),
            cocok.start(),
        )
    for cocok in _BERKODE.finditer(teks):
        sebelum = teks[max(0, cocok.start() - _SEKITAR) : cocok.start()]
        if cocok.start(1) not in ada and not _DAERAH.search(sebelum):
            kode = cocok[1]
            yield Kutipan(
                "kptkpu", int(kode.partition("/")[0]), kode, int(kode[-4:]), "", kode, cocok.start()
            )


def is_same_title(dikutip: str, judul: str) -> bool:
    """Whether a cited title is the right one, cut short, or with more words behind it."""
    a, b = title_words(dikutip), title_words(judul)
    if not a or not b:
        return True
    pendek = min(len(a), len(b))
    return SequenceMatcher(None, " ".join(a[:pendek]), " ".join(b[:pendek]), autojunk=False).ratio() >= SERUPA


def title_words(judul: str) -> list[str]:
    """The words of a title that tell it from another, abbreviations written out."""
    kata = re.findall(r"[^\W_]+", judul.casefold())
    return [k for satu in kata for k in _PANJANG.get(satu, satu).split() if k not in _KOSONG]


def is_same_code(satu: str, lain: str) -> bool:
    """Whether two numbers with a code are one, whatever the spaces, capitals and leading zeros."""
    return _folded(satu) == _folded(lain)


def _folded(kode: str) -> str:
    return re.sub(r"\s+", "", kode).casefold().lstrip("0")
