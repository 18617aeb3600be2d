"""What a worker has done before its first request."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_worker_loads_its_pages_before_the_first_request(tmp_path):
    program = "import sys, sakip.wsgi; print('laporan.views.cetak' in sys.modules)"
    hasil = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "SAKIP_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "sakip.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert hasil.stdout == "True\n"
