"""Errors of the house that Django does not have (layer 0)."""


class ConflictError(Exception):
    """Somebody else changed the object since it was read; nothing was written.

    `tersimpan` holds what is stored now and `dikirim` what the user sent, both {kolom: text},
    so that the page can show the two side by side.
    """

    def __init__(self, pesan: str, tersimpan: dict[str, str], dikirim: dict[str, str]) -> None:
        super().__init__(pesan)
        self.tersimpan = tersimpan
        self.dikirim = dikirim
