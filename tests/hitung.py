"""How many queries a page takes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, url, data=None):
    """Queries of one GET; the first request of a session may differ, so it is made twice."""
    client.get(url, data)
    with CaptureQueriesContext(connection) as taken:
        client.get(url, data)
    return len(taken)


def queries_in(deed):
    """Queries that `deed()` takes."""
    with CaptureQueriesContext(connection) as taken:
        deed()
    return len(taken)
