"""Publishing the static files: everything that an installation collects, with the imports of our modules."""

import json
import re

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

PENERBIT = {"staticfiles": {"BACKEND": "sakip.statis.Statis"}}


def test_an_installation_publishes_every_file_and_modules_import_the_published_names(tmp_path):
    with override_settings(STORAGES=PENERBIT, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
        diterbitkan = staticfiles_storage.url("sakip/js/kisi.js")
    nama = set(json.loads((tmp_path / "staticfiles.json").read_text())["paths"].values())
    isi = (tmp_path / "sakip/js" / diterbitkan.rpartition("/")[2]).read_text()
    diimpor = re.findall(r'from\s*"\./([^"]+)"', isi)
    assert (bool(diimpor), {f"sakip/js/{satu}" for satu in diimpor} <= nama) == (True, True)
