"""What a new installation is like before anyone sets a variable, and what the variables change."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse

ROOT = Path(__file__).resolve().parents[2]
READ = """
import json
from sakip import settings
print(json.dumps({name: getattr(settings, name, None) for name in %r}, default=str))
"""


def read_settings(data: Path, *names: str, **variables: str) -> dict:
    """The named settings as a fresh process with only these variables sees them."""
    environment = {"PATH": os.environ["PATH"], "SAKIP_DATA": str(data), **variables}
    command = [sys.executable, "-c", READ % (names,)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_settings_are_safe_without_any_variable(tmp_path):
    assert read_settings(tmp_path / "data", "DEBUG", "ALLOWED_HOSTS", "DATABASES") == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(tmp_path / "data" / "sakip.sqlite3"),
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        },
    }


def test_settings_keep_one_secret_key_in_a_private_directory(tmp_path):
    first = read_settings(tmp_path / "data", "SECRET_KEY")
    assert read_settings(tmp_path / "data", "SECRET_KEY") == first
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_settings_follow_the_environment(tmp_path):
    variables = {"SECRET_KEY": "kunci", "SAKIP_DEBUG": "1", "ALLOWED_HOSTS": "a.kpu, b.kpu"}
    assert read_settings(tmp_path, "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", **variables) == {
        "SECRET_KEY": "kunci",
        "DEBUG": True,
        "ALLOWED_HOSTS": ["a.kpu", "b.kpu"],
    }


@pytest.mark.parametrize(("https", "secure"), [("1", True), ("0", None)])
def test_settings_bind_cookies_to_https_when_told(tmp_path, https, secure):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    assert read_settings(tmp_path, *names, SAKIP_HTTPS=https) == dict.fromkeys(names, secure)


def test_settings_pass_the_deployment_check(tmp_path):
    environment = {"PATH": os.environ["PATH"], "SAKIP_DATA": str(tmp_path), "SAKIP_HTTPS": "1"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    # Entering a browser's preload list is the decision of whoever owns the domain.
    assert [line for line in done.stderr.splitlines() if "security." in line and "W021" not in line] == []


@pytest.mark.django_db
def test_pages_carry_a_policy_without_inline_code(client):
    directives = client.get(reverse("admin:login")).headers["Content-Security-Policy"].split("; ")
    assert sorted(directives) == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "object-src 'none'",
    ]


@pytest.mark.parametrize(
    "variables",
    [
        {"SAKIP_OIDC_PENERBIT": "https://sso.contoh"},
        {"SAKIP_OIDC_KLIEN": "sakip"},
        {"SAKIP_OIDC_PENERBIT": "https://s", "SAKIP_OIDC_KLIEN": "k", "SAKIP_OIDC_ALAMAT": "https://a"},
    ],
)
def test_settings_refuse_half_a_provider(tmp_path, variables):
    environment = {"PATH": os.environ["PATH"], "SAKIP_DATA": str(tmp_path), **variables}
    command = [sys.executable, "-c", "import sakip.settings"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "ImproperlyConfigured: SAKIP_OIDC_PENERBIT dan SAKIP_OIDC_KLIEN" in done.stderr


def test_settings_of_the_provider_follow_the_environment(tmp_path):
    variables = {
        "SAKIP_OIDC_PENERBIT": "https://sso.contoh/realms/kpu",
        "SAKIP_OIDC_KLIEN": "sakip",
        "SAKIP_OIDC_RAHASIA": "r",
        "SAKIP_OIDC_LINGKUP": "profile email",
        "SAKIP_OIDC_FAKTOR": "mfa, otp",
    }
    names = ("PENERBIT", "KLIEN", "RAHASIA", "NAMA", "LINGKUP", "ALAMAT", "KLAIM", "FAKTOR", "DETIK", "CA")
    assert read_settings(tmp_path, *(f"OIDC_{name}" for name in names), **variables) == {
        "OIDC_PENERBIT": "https://sso.contoh/realms/kpu",
        "OIDC_KLIEN": "sakip",
        "OIDC_RAHASIA": "r",
        "OIDC_NAMA": "SSO",
        "OIDC_LINGKUP": ["profile", "email"],
        "OIDC_ALAMAT": [],
        "OIDC_KLAIM": "",
        "OIDC_FAKTOR": ["mfa", "otp"],
        "OIDC_DETIK": 10.0,
        "OIDC_CA": "",
    }


SUREL = ("EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL", "DEFAULT_FROM_EMAIL")


def test_mail_goes_to_the_terminal_until_a_server_is_named(tmp_path):
    assert read_settings(tmp_path, "EMAIL_BACKEND") == {
        "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"
    }


@pytest.mark.parametrize(
    ("tls", "pakai"), [("", (True, False)), ("tls", (False, True)), ("tidak", (False, False))]
)
def test_mail_follows_the_environment(tmp_path, tls, pakai):
    variables = {
        "SAKIP_SUREL_HOST": "surel.kpu.example",
        "SAKIP_SUREL_PORT": "465",
        "SAKIP_SUREL_TLS": tls,
        "SAKIP_SUREL_PENGIRIM": "SAKIP <sakip@kpu.example>",
    }
    assert tuple(read_settings(tmp_path, *SUREL, **variables).values()) == (
        "django.core.mail.backends.smtp.EmailBackend",
        "surel.kpu.example",
        465,
        *pakai,
        "SAKIP <sakip@kpu.example>",
    )
