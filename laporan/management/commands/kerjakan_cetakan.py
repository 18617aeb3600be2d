"""`manage.py kerjakan_cetakan [--sekali] [--induk PID]`: print what was asked for in the background."""

from __future__ import annotations

import os
import signal
import socket
import time
from typing import Any, Final

from django.core.management.base import CommandParser
from django.db import Error, close_old_connections

from laporan.management.perintah import Perintah
from laporan.services.cetakan import leave_work, work_once

JEDA: Final = 2.0  # seconds between two looks


class Command(Perintah):
    help = "Menyusun dokumen yang diminta di latar belakang; boleh berjalan beberapa sekaligus."
    penggunaan = "manage.py kerjakan_cetakan [--sekali] [--induk PID]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sekali", action="store_true", help="kerjakan yang menunggu, lalu berakhir")
        parser.add_argument(
            "--induk", type=int, default=0, metavar="PID", help="berakhir bersama proses induk ini"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        petugas = f"{socket.gethostname()[:80]}:{os.getpid()}"
        if options["sekali"]:
            while work_once(petugas) is not None:
                pass
        else:
            self._loop(petugas, int(options["induk"]))
        leave_work(petugas)

    def _loop(self, petugas: str, induk: int) -> None:
        """Work until a signal asks for the end (the document in hand is finished) or `induk` is gone."""
        berakhir: list[int] = []
        for sinyal in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sinyal, lambda nomor, _bingkai: berakhir.append(nomor))
        while not berakhir and (not induk or os.getppid() == induk):
            close_old_connections()
            try:
                ada = work_once(petugas)
            except Error as galat:  # the database is away for a moment: look again
                self.stderr.write(f"Basis data tidak dapat dibaca: {type(galat).__name__}.")
                ada = None
            if ada is None:
                time.sleep(JEDA)
