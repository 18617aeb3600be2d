"""Pictures of the running product for the help, and a fingerprint of what stood there.

A picture is of one part of a page, light, at two widths. Its fingerprint is a hash of every element that the
picture shows: its words, its name for a screen reader, and the styles that dress it. What depends on the day
(dates, days left) is left out, and so is the address of the server.
"""

import hashlib
import io
import json
import re
from dataclasses import dataclass

from PIL import Image

from sakip.bantuan.gambar import FOLDER

TEPI = 4  # CSS pixels around the part
GESER = 6  # CSS pixels by which another browser may lay out the same page otherwise
# What follows the window stands at the foot of its table in a picture, not across its rows.
DIAM = "document.querySelectorAll('.lembar__ringkas').forEach(u => { u.style.position = 'static' })"
BULAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
BERUBAH = re.compile(
    rf"\d{{1,2}} (?:{BULAN}) \d{{4}}(?: \d\d\.\d\d)?|\d+ (?:hari|jam|menit)\b|127\.0\.0\.1:\d+"
)
ISI = """
(akar, dasar) => {
  const gaya = ["color", "backgroundColor", "fontSize", "fontWeight", "fontStyle", "fontFamily", "display",
    "textAlign", "textDecorationLine", "textTransform", "borderTopWidth", "borderTopColor", "borderLeftWidth",
    "borderLeftColor", "borderTopLeftRadius", "paddingTop", "paddingLeft", "boxShadow", "opacity"];
  const sifat = ["aria-label", "aria-current", "aria-invalid", "type", "placeholder", "alt", "d"];
  const tampak = (unsur) => unsur.checkVisibility() && unsur.getBoundingClientRect().top + scrollY < dasar;
  return [akar, ...akar.querySelectorAll("*")].filter(tampak).map((unsur) => {
    const computed = getComputedStyle(unsur);
    const kata = [...unsur.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data);
    return [unsur.tagName, kata.join(" ").replace(/\\s+/g, " ").trim(), unsur.value ?? "",
      unsur.checked ?? "", ...sifat.map((s) => unsur.getAttribute(s)), ...gaya.map((g) => computed[g])];
  });
}
"""


# Where the last whole row, card or part ends that fits into the picture.
POTONG = """
([akar, tinggi]) => {
  const atas = akar.getBoundingClientRect().top;
  const penuh = akar.getBoundingClientRect().height;
  if (penuh <= tinggi) return penuh;
  const tepi = [...akar.querySelectorAll("tr, li, section, .kartu, .rincian > dd")]
    .map((unsur) => unsur.getBoundingClientRect().bottom - atas).filter((dasar) => dasar <= tinggi);
  return Math.max(...tepi, tinggi / 2);
}
"""


@dataclass(frozen=True)
class Potret:
    """Which part (`pemilih`, the first that matches) of which page, as `pengguna` ("" = nobody) sees it, at
    most `tinggi` CSS pixels of it, and how wide the window of the wide picture is."""

    nama: str
    pengguna: str
    alamat: str
    pemilih: str
    tinggi: int = 560
    lebar: int = 1080

    @property
    def jendela(self):
        """{name: width of the window in CSS pixels}"""
        return {"sempit": 360, "lebar": self.lebar}


REJANG_LEBONG = "operator.rejanglebong"
POTRET = (
    Potret("masuk", "", "/masuk/", "main form"),
    Potret("verifikasi", "", "/v/", "main .kelompok"),
    Potret("rantai", REJANG_LEBONG, "/satker/17.02/2024/", ".langkah"),
    Potret("capaian", REJANG_LEBONG, "/satker/17.02/2024/realisasi/1/baris/1/jelaskan/", "main .tubuh"),
    Potret("anggaran", REJANG_LEBONG, "/satker/17.02/2024/anggaran/", "main .gulir:has(#anggaran)", 480),
    Potret("keamanan", REJANG_LEBONG, "/akun/keamanan/", "main .tubuh", 400),
    Potret("kisi", "operator.kalteng", "/satker/62/2024/realisasi/3/isi/", "main .gulir", 720, 1360),
    Potret("sertifikat", "ketua.kalteng", "/akun/sertifikat/buat/", "main form", 640),
)


def take(page, potret, rupa):
    """(PNG, what the manifest holds of it) of the page that is open. Narrow pictures are for the dense
    screens of phones."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate(DIAM)
    page.evaluate("document.fonts.ready")
    akar = page.locator(potret.pemilih).first
    kotak = akar.bounding_box()
    tinggi = akar.evaluate(f"akar => ({POTONG})([akar, {potret.tinggi}])")
    bawah = TEPI if tinggi == kotak["height"] else 0
    isi = akar.evaluate(f"akar => ({ISI})(akar, {kotak['y'] + tinggi})")
    klip = {
        "x": kotak["x"] - TEPI,
        "y": kotak["y"] - TEPI,
        "width": kotak["width"] + 2 * TEPI,
        "height": TEPI + tinggi + bawah,
    }
    png = page.screenshot(
        clip=klip, full_page=True, animations="disabled", scale="device" if rupa == "sempit" else "css"
    )
    return png, {"ukuran": [round(klip["width"]), round(klip["height"])], "sidik": fingerprint(isi)}


def fingerprint(isi):
    """SHA-256 of what ISI read, without what changes by itself."""
    return hashlib.sha256(BERUBAH.sub("#", json.dumps(isi, ensure_ascii=False)).encode()).hexdigest()


def is_stale(found, stored):
    """Whether the page reads, looks or measures otherwise than when its picture was taken."""
    if stored is None or found["sidik"] != stored["sidik"]:
        return True
    return any(abs(a - b) > GESER for a, b in zip(found["ukuran"], stored["ukuran"], strict=True))


def write_picture(nama, rupa, png):
    """The picture as a small WebP in the static folder."""
    FOLDER.mkdir(exist_ok=True)
    gambar = Image.open(io.BytesIO(png)).convert("RGB")
    gambar.save(FOLDER / f"{nama}-{rupa}.webp", "WEBP", lossless=True, quality=100, method=6)
