"""Every kind of document judged by veraPDF, where it is installed (`verapdf` on the PATH)."""

import shutil
import subprocess

import pytest

from tests.laporan.dokumen.naskah import SEMUA, make_frozen, print_issued

VERAPDF = shutil.which("verapdf")


@pytest.mark.skipif(VERAPDF is None, reason="veraPDF tidak terpasang")
@pytest.mark.parametrize("macam", SEMUA)
@pytest.mark.parametrize("baku", ["3a", "ua1"])
def test_verapdf_passes(satker, tmp_path, macam, baku):
    berkas = tmp_path / "naskah.pdf"
    berkas.write_bytes(print_issued(*make_frozen(satker, macam)))
    hasil = subprocess.run(
        [VERAPDF, "--flavour", baku, "--format", "text", str(berkas)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert hasil.stdout.startswith("PASS"), hasil.stdout + hasil.stderr
