"""The repository itself: its commands, its locks, and what must never be committed to it."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ["bin/siap", "bin/jalan", "bin/uji", ".ci/run"]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
MADE = {".git", ".venv", ".data", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


def files(*suffixes: str) -> list[Path]:
    """The files of the repository with one of these suffixes (all of them without any)."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE]
        found += [Path(folder, name) for name in names if not suffixes or name.endswith(suffixes)]
    return sorted(found)


def offences(paths: list[Path], pattern: str) -> list[str]:
    """`path: match` for every match of `pattern`."""
    return [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in paths
        for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE))


def is_screen(path: Path) -> bool:
    """Documents are printed by WeasyPrint, which knows no policy; everything else reaches a browser."""
    return "pdf" not in path.parts and "pdf" not in path.stem


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_executable_posix_shell(command):
    path = ROOT / command
    assert path.read_text().startswith("#!/bin/sh\n")
    assert os.access(path, os.X_OK)
    subprocess.run(["/bin/sh", "-n", path], check=True)


@pytest.mark.parametrize(
    ("command", "argument", "word"),
    [
        ("bin/siap", "--salah", "--salah"),
        ("bin/jalan", "delapan", "delapan"),
        ("bin/jalan", "70000", "70000"),
    ],
)
def test_command_refuses_an_argument_in_one_sentence(command, argument, word, tmp_path):
    done = subprocess.run(
        [ROOT / command, argument], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(rf"\n(siap|jalan): .*{word}.*\.\n", done.stderr)


def test_readme_begins_with_the_two_commands():
    readme = (ROOT / "README.md").read_text()
    assert re.findall(r"^    (bin/\w+)", readme, re.MULTILINE)[:2] == ["bin/jalan", "bin/uji"]
    assert readme.index("bin/uji") < 300
    assert len(readme.splitlines()) <= 130


def test_the_server_of_the_readme_waits_longer_than_a_signature_takes(settings):
    readme = (ROOT / "README.md").read_text()
    found = re.search(r"^    \S+ -m gunicorn .* --threads (\d+) --timeout (\d+)$", readme, re.MULTILINE)
    threads, seconds = map(int, found.groups())
    assert (threads > 1, seconds >= 2 * settings.BSRE_DETIK) == (True, True)


def test_ci_calls_the_test_command_and_nothing_else():
    lines = (ROOT / ".ci/run").read_text().splitlines()
    code = [line for line in lines if line and not line.startswith("#")]
    assert code == ["export CI=true", 'exec "$(dirname -- "$0")/../bin/uji" "$@"']


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_pins_with_hashes_and_no_address(lock):
    line = r"[\w.-]+==[\w.]+( ; [\w .='!<>()]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    assert [text for text in (ROOT / lock).read_text().splitlines() if not re.fullmatch(line, text)] == []


def test_development_lock_holds_the_runtime_lock_whole():
    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()
    assert pins("requirements-dev.lock") > pins("requirements.lock")


def test_configuration_names_no_index_and_no_local_path():
    paths = [ROOT / name for name in ["pyproject.toml", *COMMANDS, *LOCKS]]
    assert offences(paths, r"https?://(?!127\.0\.0\.1)\S+|file:|--[\w-]*index[\w-]*|--find-links") == []
    assert offences(paths, r"(?<![\w.\"'})*])/(home|root|work|opt|mnt|srv|users|tmp)\b\S*") == []


def test_no_lock_of_another_tool_is_committed():
    names = {"uv.lock", "poetry.lock", "Pipfile.lock", "package.json", "package-lock.json"}
    assert [path for path in ROOT.iterdir() if path.name in names] == []


def test_screens_have_no_inline_script_or_style():
    screens = [path for path in files(".html") if is_screen(path)]
    assert offences(screens, r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=|javascript:") == []


def test_pages_load_nothing_from_another_host():
    assert offences(files(".html"), r"\b(src|href|action|srcset)=[\"'](https?:)?//[^\"']*") == []
    assert offences(files(".css"), r"@import[^;]*//[^;]*|url\([\"']?(https?:)?//[^)]*") == []
    assert offences(files(".js"), r"(import|fetch|from)\b[^;\n]*[\"'](https?:)?//[^\"']*") == []


def test_no_third_party_file_is_committed():
    foreign = (".min.js", ".min.css", ".map", ".woff", ".woff2", ".ttf", ".otf", ".whl", ".so", ".jar")
    assert files(*foreign) == []
    assert [path.name for path in files() if path.name in {"node_modules", "vendor"}] == []


def test_no_file_that_an_installation_makes_is_tracked():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"/.venv/", "/.data/", "__pycache__/", "/uv.lock"} <= set(ignored)
