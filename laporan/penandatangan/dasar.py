"""What every way of signing a PDF answers to: one request, one result, one kind of refusal (layer 0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class Permintaan:
    """Sign `pdf` in its prepared, still empty field `bidang`, as `nama` in `jabatan` at `waktu`.

    `alamat` is the verification address that the visible stamp carries as QR. `pertama`: no signature is
    in the file yet, so this one certifies it (DocMDP: only the remaining fields may still be filled).
    `stempel`: the visible stamp, a PDF of one page that fills the field; empty: the field looks as it is.
    `instansi`: a seal is asked for, whose certificate bears one of these names; () = an official signs.
    """

    pdf: bytes = field(repr=False)
    bidang: str
    nama: str
    jabatan: str
    waktu: datetime
    alamat: str
    tempat: str = ""
    pertama: bool = True
    stempel: bytes = field(default=b"", repr=False)
    instansi: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hasil:
    """The signed file, and what its certificate says: subjek, penerbit, nomor_seri, berlaku_dari,
    berlaku_sampai, cap_waktu ("" = none). Never a passphrase, a NIK or a NIP."""

    pdf: bytes = field(repr=False)
    rincian: dict[str, str] = field(default_factory=dict)


class GalatTtd(Exception):
    """A refusal in a sentence for the signer. `kode` is stable; `boleh_ulang`: trying again may help;
    `salah_sandi`: the passphrase was wrong, which counts."""

    def __init__(
        self, pesan: str, kode: str, *, boleh_ulang: bool = False, salah_sandi: bool = False
    ) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.kode = kode
        self.boleh_ulang = boleh_ulang
        self.salah_sandi = salah_sandi


class Penandatangan(Protocol):
    """A back end, holding the secrets of one signer for as long as the request lives."""

    cara: str

    def sign(self, permintaan: Permintaan) -> Hasil:
        """The file with one more signature, appended to what was there. Raises GalatTtd."""
        ...


@runtime_checkable
class PenandatanganBanyak(Penandatangan, Protocol):
    """A back end that can sign several files in one request."""

    @property
    def sekaligus(self) -> int:
        """How many at once; 1 = it cannot after all."""
        ...

    def fits(self, daftar: Sequence[bytes]) -> bool:
        """Whether these files may go in one request."""
        ...

    def sign_many(self, daftar: Sequence[Permintaan]) -> list[Hasil | GalatTtd]:
        """For each request its result or its own refusal, in order. Raises GalatTtd for all of them."""
        ...
