"""The product's settings with four changes that only the suite needs."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sakip.settings import *  # noqa: F403

# Signing in happens in hundreds of tests; the real hasher is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Nobody must enrol an app before the first click; tests/sakip/test_masuk_wajib.py sets who must.
WAJIB_OTP = []

# Every process of the suite counts its own visitors.
_CACAH = TemporaryDirectory()
FOLDER_CACAH = Path(_CACAH.name)

# Static files are served from where they lie: no collectstatic before a test.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
