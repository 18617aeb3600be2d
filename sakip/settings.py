"""Settings of SAKIP: one file for every place, steered by the environment (README, "Settings").

After bin/siap everything runs without a single variable: SQLite and the secret key live in .data/.
"""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from sakip.basis_data import baca_url_basis_data
from sakip.kunci import baca_kunci
from sakip.lingkungan import baca_kata, baca_pilihan, baca_ya
from sakip.log import log_ke_terminal

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / os.environ.get("SAKIP_DATA", ".data")
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

# --- who may talk to it

DEBUG = baca_ya("SAKIP_DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or baca_kunci(DATA_DIR / "kunci_rahasia")
KUNCI_JEJAK = os.environ.get("SAKIP_KUNCI_JEJAK") or baca_kunci(DATA_DIR / "kunci_jejak")  # seals Jejak
ALLOWED_HOSTS = baca_kata("ALLOWED_HOSTS", "127.0.0.1 localhost [::1]")
CSRF_TRUSTED_ORIGINS = baca_kata("CSRF_TRUSTED_ORIGINS")
TAHUN_MULAI = int(os.environ.get("SAKIP_TAHUN_MULAI", "2025"))  # earlier years are history, without gates
ALAMAT = os.environ.get("SAKIP_ALAMAT", "http://127.0.0.1:8000").rstrip("/")  # in QR codes and links

# --- what it is made of

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "axes",
    "import_export",
    "lucide",
    "sakip",
    "renstra",
    "anggaran",
    "kinerja",
    "laporan",
]

MIDDLEWARE = [
    "sakip.perantara.number_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sakip.perantara.no_copies",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sakip.perantara.keep_return",
    "sakip.perantara_masuk.keep_session",
    "sakip.perantara_masuk.WajibKode",
    "axes.middleware.AxesMiddleware",  # last: it turns an answer into the lock page
    "sakip.perantara.TraceRefusals",
]

ROOT_URLCONF = "sakip.urls"
WSGI_APPLICATION = "sakip.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- data

_DEFAULT_DATABASE = f"sqlite:///{quote(str(DATA_DIR / 'sakip.sqlite3'))}"
try:
    DATABASES = {
        "default": baca_url_basis_data(os.environ.get("DATABASE_URL") or _DEFAULT_DATABASE, akar=BASE_DIR)
    }
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people

AUTH_USER_MODEL = "sakip.User"
LOGIN_URL = "sakip:masuk"
LOGIN_REDIRECT_URL = "laporan:beranda"
LOGOUT_REDIRECT_URL = "sakip:masuk"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # the link that sets a password

_WAJIB = baca_kata("SAKIP_WAJIB_OTP") or ["sekretaris", "ketua"]
WAJIB_OTP = [] if _WAJIB == ["tidak"] else _WAJIB  # peran that may not sign in without a second factor
OTP_TOTP_ISSUER = "SAKIP KPU"

OIDC_PENERBIT = os.environ.get("SAKIP_OIDC_PENERBIT", "")  # the issuer; empty = no single sign-on
OIDC_KLIEN = os.environ.get("SAKIP_OIDC_KLIEN", "")
OIDC_RAHASIA = os.environ.get("SAKIP_OIDC_RAHASIA", "")
OIDC_NAMA = os.environ.get("SAKIP_OIDC_NAMA") or "SSO"  # as the button names it
OIDC_LINGKUP = baca_kata("SAKIP_OIDC_LINGKUP")  # scopes besides openid
OIDC_ALAMAT = baca_kata("SAKIP_OIDC_ALAMAT")  # authorization, token, JWKS; empty = they are discovered
OIDC_KLAIM = os.environ.get("SAKIP_OIDC_KLAIM", "")  # a claim that is the user name; empty = owners bind
OIDC_FAKTOR = baca_kata("SAKIP_OIDC_FAKTOR")  # values of amr or acr that stand for a second factor
OIDC_DETIK = float(os.environ.get("SAKIP_OIDC_DETIK") or 10)
OIDC_CA = os.environ.get("SAKIP_OIDC_CA", "")
if bool(OIDC_PENERBIT) != bool(OIDC_KLIEN) or len(OIDC_ALAMAT) not in {0, 3}:
    raise ImproperlyConfigured(
        "SAKIP_OIDC_PENERBIT dan SAKIP_OIDC_KLIEN diisi keduanya; SAKIP_OIDC_ALAMAT berisi tiga alamat."
    )

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses before a password is looked at
    "django.contrib.auth.backends.ModelBackend",
]
PROKSI = int(os.environ.get("SAKIP_PROKSI") or 0)  # trusted proxies in front, for the visitor's address
MASUK_BATAS_ALAMAT = 50  # failures of all names together from one address
AXES_HANDLER = "sakip.pembatas.Pembatas"
AXES_CLIENT_IP_CALLABLE = "sakip.pembatas.client_address"
AXES_LOCKOUT_CALLABLE = "sakip.views.masuk.locked_out"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # sakip.models.Sesi tells where somebody is signed in
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "kode", "next"]

_UJI = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_UJI}UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "nama")}},
    {"NAME": f"{_UJI}MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_UJI}CommonPasswordValidator"},
    {"NAME": f"{_UJI}NumericPasswordValidator"},
]

# --- language, dates and numbers: `sakip/numbers.py` reads and prints them; Django must not guess

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # it would print the year as 2.024
FORMAT_MODULE_PATH = ["sakip.formats"]

# --- static files and uploads

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "statis"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "sakip.finders.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "sakip.statis.Statis"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MIMETYPES = {".otf": "font/otf"}

MEDIA_ROOT = DATA_DIR / "berkas"  # never served as is: a view decides who may read
FILE_UPLOAD_PERMISSIONS = 0o600
FOLDER_CA = BASE_DIR / os.environ.get("SAKIP_CA", DATA_DIR / "ca")  # the own authority (buat_ca)
SANDI_CA = os.environ.get("SAKIP_CA_SANDI", "")
FOLDER_AKAR = BASE_DIR / os.environ.get("SAKIP_AKAR", DATA_DIR / "akar")  # other roots that are trusted
TSA_URL = os.environ.get("SAKIP_TSA_URL", "")  # RFC 3161 time stamps; empty = none
BSRE_URL = os.environ.get("SAKIP_BSRE_URL", "")  # the e-sign gateway; empty = that way is not offered
BSRE_PENGGUNA = os.environ.get("SAKIP_BSRE_PENGGUNA", "")
BSRE_SANDI = os.environ.get("SAKIP_BSRE_SANDI", "")
BSRE_VERSI = int(os.environ.get("SAKIP_BSRE_VERSI") or 2)
BSRE_DETIK = float(os.environ.get("SAKIP_BSRE_DETIK") or 60)
FOLDER_CACAH = DATA_DIR / "cacah"  # how often an address asked the public pages, for all processes
MAX_UPLOAD_BYTES = 10 * 1024 * 1024  # one uploaded workbook; forms refuse a larger one in words
BUKTI_BYTES = int(os.environ.get("SAKIP_BUKTI_MB") or 10) * 1024 * 1024  # one file of evidence
PINDAI_VIRUS = os.environ.get("SAKIP_PINDAI_VIRUS", "")  # reads a file from its input; 0 = clean
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a budget grid of a large satker

# --- mail: to the terminal until a server is named

EMAIL_HOST = os.environ.get("SAKIP_SUREL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("SAKIP_SUREL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("SAKIP_SUREL_PENGGUNA", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAKIP_SUREL_SANDI", "")
_TLS = baca_pilihan("SAKIP_SUREL_TLS", "starttls", "tls", "tidak")
EMAIL_USE_TLS, EMAIL_USE_SSL = _TLS == "starttls", _TLS == "tls"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("SAKIP_SUREL_PENGIRIM") or "SAKIP KPU <sakip@localhost>"

# --- protection

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True

if baca_ya("SAKIP_HTTPS"):  # behind a proxy that ends TLS and sets X-Forwarded-Proto itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# --- import and export, logs

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

LOGGING = log_ke_terminal()
