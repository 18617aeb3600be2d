#!/usr/bin/env python3
"""Django's command line for SAKIP; after bin/siap: `.venv/bin/python manage.py <command>`."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
    try:
        from django.core.management import execute_from_command_line  # inline: says what to do without Django
    except ImportError:
        sys.exit("Django belum terpasang. Jalankan bin/siap, lalu .venv/bin/python manage.py ...")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
