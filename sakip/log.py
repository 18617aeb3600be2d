"""What is logged (layer 0)."""

from typing import Any


def log_ke_terminal() -> dict[str, Any]:
    """The LOGGING of the settings: level, place and message; never a request body, a name or a NIP."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "django.request": {"level": "ERROR"},  # a page that is refused or not found is no event
            "pyhanko": {"level": "CRITICAL"},  # it quotes the names in certificates; the findings say enough
        },
    }
