"""A warm parent of the servers and commands of the journeys: what they take from others is imported once.

It reads orders from stdin and answers each, one line of JSON for one: {"jalankan": [program, arguments],
"lingkungan": {...}, "catatan": file} starts a program and answers its process id; {"tunggu": pid, "detik": n}
answers its exit code, None while it runs. A child reads its settings as a process of its own would: no
module of the product is loaded here.
"""

import json
import os
import runpy
import signal
import sys
import time
from importlib import import_module

DIPAKAI = """
    authlib.integrations.requests_client axes cryptography.x509 csp.middleware defusedxml.ElementTree
    django.contrib.admin.options django.core.handlers.wsgi django.core.management django.db.models
    django.forms django.template.defaulttags django_htmx.middleware django_otp docx gunicorn.app.wsgiapp
    gunicorn.workers.gthread import_export.formats.base_formats joserfc.jwt lucide num2words openpyxl
    PIL.Image pikepdf pyhanko.sign.signers pyhanko.sign.validation pyhanko_certvalidator requests segno
    tablib weasyprint whitenoise.middleware
"""


def become(order):
    """What a child does: it is the program from here on."""
    os.setsid()
    os.environ.clear()
    os.environ.update(order["lingkungan"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    catatan = os.open(order["catatan"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(catatan, 1)
    os.dup2(catatan, 2)
    sys.argv = order["jalankan"]
    if sys.argv[0].endswith(".py"):
        runpy.run_path(sys.argv[0], run_name="__main__")
    else:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def start(order):
    """Its process id."""
    pid = os.fork()
    if pid:
        return pid
    kode = 1
    try:
        become(order)
        kode = 0
    except SystemExit as keluar:
        kode = keluar.code if isinstance(keluar.code, int) else int(bool(keluar.code))
        if isinstance(keluar.code, str):
            sys.stderr.write(keluar.code)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(kode)


def wait(pid, detik):
    """The exit code of a child; None when it still runs after `detik` seconds."""
    sampai = time.monotonic() + detik
    while True:
        selesai, status = os.waitpid(pid, os.WNOHANG)
        if selesai:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= sampai:
            return None
        time.sleep(0.02)


def main():
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # a setting that is read here would be kept by every child
    for nama in DIPAKAI.split():
        import_module(nama)
    kode = {}
    for baris in sys.stdin:
        order = json.loads(baris)
        if "jalankan" in order:
            jawab = start(order)
            kode[jawab] = None
        else:
            pid = order["tunggu"]
            jawab = kode[pid] = wait(pid, order["detik"]) if kode[pid] is None else kode[pid]
        sys.stdout.write(json.dumps(jawab) + "\n")
        sys.stdout.flush()
    for pid in [pid for pid, satu in kode.items() if satu is None]:
        os.kill(pid, signal.SIGTERM)


if __name__ == "__main__":
    main()
