"""Temuan: one finding of a check, the currency between rules, pages and documents (layer 0)."""

from dataclasses import dataclass

from sakip.sidik import kanonik, sidik_teks

TINGKAT = ("galat", "alasan", "peringatan", "ragu", "info")


@dataclass(frozen=True)
class Temuan:
    """`kode` is stable (R05, ...); `tingkat` one of TINGKAT; `pesan` a sentence in Indonesian;
    `objek` names the place, `url` leads to where it can be mended ("" = nowhere).

    `dikesampingkan` says who let a finding of tingkat alasan pass, and why ("" = nobody did); `saran` is the
    reason that stands in the document already, whole ("" = none), which a second person may take over; `slug`
    is the short name of the rule."""

    kode: str
    tingkat: str
    pesan: str
    objek: str = ""
    url: str = ""
    dikesampingkan: str = ""
    saran: str = ""
    slug: str = ""

    @property
    def kode_lengkap(self) -> str:
        """The code with the short name of the rule: `R02-jumlah-kegiatan`."""
        return f"{self.kode}-{self.slug}" if self.slug else self.kode

    def as_dict(self) -> dict[str, str]:
        """What a list of findings tells of it: kode, tingkat, pesan, objek, url."""
        return {
            "kode": self.kode_lengkap,
            "tingkat": self.tingkat,
            "pesan": self.pesan,
            "objek": self.objek,
            "url": self.url,
        }

    @property
    def sidik(self) -> str:
        """SHA-256 of what the finding says: another figure is another finding."""
        return sidik_teks(kanonik([self.kode, self.objek, self.pesan]))
