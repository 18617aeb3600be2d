"""A real browser against a real server on a database that is copied, never flushed, before each test."""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from subprocess import PIPE
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from playwright.sync_api import Locator

from laporan.services.demo import SANDI_DEMO
from tests.e2e.kisi import BANYAK, ISI, RKT

NOMOR = count(1)
DATA = tempfile.mkdtemp(prefix="sakip-e2e-")  # keys, authority and files of this worker's servers
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("SAKIP_CHROMIUM") or shutil.which("chromium") or "chromium"


class Induk:
    """The warm process from which the servers and commands of this worker are forked (tests/e2e/induk.py)."""

    def __init__(self):
        command = [sys.executable, "-m", "tests.e2e.induk"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True)
        atexit.register(self.process.communicate)

    def start(self, program, lingkungan, catatan):
        """The id of a process that runs `program` and writes what it says into the file `catatan`."""
        return self._order(jalankan=program, lingkungan=lingkungan, catatan=str(catatan))

    def wait(self, pid, detik):
        """The exit code of that process; None when it still runs after `detik` seconds."""
        return self._order(tunggu=pid, detik=detik)

    def _order(self, **order):
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@cache
def induk():
    return Induk()


def manage(url, *arguments):
    """Run manage.py on the database at `url`, in the product's own settings."""
    catatan = Path(DATA) / "perintah.log"
    catatan.unlink(missing_ok=True)
    pid = induk().start(["manage.py", *arguments], environment(url), catatan)
    assert induk().wait(pid, 300) == 0, catatan.read_text(errors="replace")


def environment(url, **variables):
    own = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.e2e.settings", "SAKIP_DATA": DATA}
    return {**os.environ, **own, **variables}


class SqliteCopies:
    """Copies of one SQLite file."""

    def __init__(self, folder):
        self.folder, self.template = folder, folder / "contoh.sqlite3"

    def template_url(self):
        return f"sqlite:///{self.template}"

    def copy(self, name):
        target = self.folder / f"{name}.sqlite3"
        shutil.copy(self.template, target)
        return f"sqlite:///{target}"


class PostgresCopies:
    """Copies of one PostgreSQL database by CREATE DATABASE ... TEMPLATE."""

    def __init__(self, url, worker):
        self.url, self.prefix = urlsplit(url), f"e2e_{worker}_"

    def _named(self, name):
        return urlunsplit(self.url._replace(path=f"/{self.prefix}{name}"))

    def _execute(self, statement):
        connection = psycopg2.connect(urlunsplit(self.url._replace(scheme="postgresql", path="/postgres")))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()

    def template_url(self):
        self._execute(f'CREATE DATABASE "{self.prefix}contoh"')
        return self._named("contoh")

    def copy(self, name):
        self._execute(f'CREATE DATABASE "{self.prefix}{name}" TEMPLATE "{self.prefix}contoh"')
        return self._named(name)


@pytest.fixture(scope="session")
def copies(tmp_path_factory, worker_id):
    """The database with the demo data, made once in each worker."""
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        found = PostgresCopies(url, worker_id)
    else:
        found = SqliteCopies(tmp_path_factory.mktemp("basis"))
    template = found.template_url()
    manage(template, "migrate", "--verbosity=0")
    manage(template, "muat_demo", "--verbosity=0")
    manage(template, "buat_ca")
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, pid):
    for _ in range(300):
        if induk().wait(pid, 0) is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


class Layanan:
    """A server of the product, with these variables, on a database of its own; it can be stopped and started
    again."""

    def __init__(self, database, catatan, **variables):
        self.database, self.catatan, self.port = database, catatan, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment(database, SAKIP_ALAMAT=self.url, **variables)

    def start(self):
        program = ["gunicorn", "sakip.wsgi", "-b", f"127.0.0.1:{self.port}", "--threads=4"]
        self.pid = induk().start(program, self.environment, self.catatan)
        wait_for(f"{self.url}/masuk/", self.pid)

    def stop(self):
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        assert induk().wait(self.pid, 20) is not None, "the server did not stop"


@contextmanager
def serving(copies, tmp_path, **variables):
    """A Layanan on a fresh copy of the demo data. A failed test shows what it wrote."""
    satu = Layanan(copies.copy(f"uji{next(NOMOR)}"), tmp_path / "server.log", **variables)
    try:
        satu.start()
        yield satu
    finally:
        satu.stop()
        sys.stderr.write(satu.catatan.read_text(errors="replace"))


@contextmanager
def serve(copies, tmp_path, **variables):
    """The address of such a server."""
    with serving(copies, tmp_path, **variables) as satu:
        yield satu.url


@pytest.fixture
def layanan(copies, tmp_path):
    """A server as the product comes."""
    with serving(copies, tmp_path) as satu:
        yield satu


@pytest.fixture
def server(layanan):
    """Its address."""
    return layanan.url


@pytest.fixture(scope="session")
def browser_type_launch_args():
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # The PDF engine hides the machine's fonts from its own process; a browser without any cannot start.
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    return {
        "executable_path": CHROMIUM,
        "env": environment,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", *quiet],
    }


@pytest.fixture(autouse=True, scope="session")
def whole_pages():
    """A click that opens a page is over when that page has been read to its end; by itself it is over with
    the page's first byte, and what is counted then is counted on an empty page."""
    click = Locator.click

    def click_and_read(self, *args, **kwargs):
        click(self, *args, **kwargs)
        self.page.wait_for_load_state("domcontentloaded")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", click_and_read)
        yield


@pytest.fixture
def sign_in(page, server):
    """Sign `nama_pengguna` in through the form; returns the page at home."""

    def enter(nama_pengguna):
        page.goto(f"{server}/masuk/")
        page.get_by_label("Nama pengguna").fill(nama_pengguna)
        page.get_by_label("Kata sandi", exact=True).fill(SANDI_DEMO)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"{server}/")
        return page

    return enter


@pytest.fixture
def enam_puluh(layanan):
    """The measurement with 60 rows that hold nothing yet."""
    manage(layanan.database, "shell", "-v0", "-c", BANYAK)


@pytest.fixture
def isi(sign_in, server):
    page = sign_in("operator.kalteng")
    page.goto(server + ISI)
    return page


@pytest.fixture
def jawaban_hilang(context):
    """The server stores the next sending, but its answer never comes."""
    hilang = []

    def lose_once(route):
        if route.request.method == "POST" and not hilang:
            hilang.append(route.fetch())
            return route.abort()
        return route.continue_()

    context.route("**/isi/", lose_once)
    context.route("**/baris/", lose_once)
    return hilang


@pytest.fixture
def rkt(layanan, sign_in, server):
    """The rows of an RKT that may still be changed."""
    kode = "from kinerja.models import Rkt; Rkt.objects.filter(pk=1).update(status='draf', asal='sistem')"
    manage(layanan.database, "shell", "-v0", "-c", kode)
    page = sign_in("operator.rejanglebong")
    page.goto(server + RKT)
    return page
