"""The house as a test: both orders of DESIGN section 1, read from the code itself."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
APPS = ("sakip", "renstra", "anggaran", "kinerja", "laporan")

# Layer of each room: the first path part inside its app (without .py). A new room must be placed here.
LAYERS = {
    0: """bagan pindai choices capaian penyerapan efisiensi transitions numbers temuan errors validators pdf
        spreadsheets charts lipat tanggal terbilang kode jabatan desimal kategori agregasi predikat
        angka cetak kesesuaian pribadi skala kunci basis_data narasi bentuk beda sidik qr peramban
        fakta penandatangan pemicu permintaan rantai_jejak jangkar pencacah kewajaran oidc kartu bantuan
        docx lingkungan log kembali baris_jumlah kutipan""",
    1: "models querysets migrations apps finders formats statis",
    2: """kontribusi tenggat permissions pemeriksaan queries snapshot ukuran bacaan rekap rantai beranda pohon
        kolom penjelasan tabel susunan padanan periode riwayat jejak_utuh jadwal status alur verifikasi
        pihak antrean akar berkas akun tanggung_jawab perbaris rasio tugas dukungan berlaku perbedaan
        revisi serapan kesiapan persiapan usulan_jadwal petak satuan_lain silsilah
        usang reviu lke rekomendasi tanya evaluasi daftar_dokumen""",
    3: "services",
    4: "forms imports exports tasks paket isian acuan",
    5: """views urls rute konverter perantara perantara_masuk pembatas admin templatetags management
        wsgi settings""",
}
LAYER_OF = {room: layer for layer, rooms in LAYERS.items() for room in rooms.split()}
FORBIDDEN_ROOMS = {"signals", "utils", "helpers", "common", "mixins"}
FILES = [
    pytest.param(app, path, id=str(path.relative_to(ROOT)))
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
]
OUTSIDE_ORM = {"django.db", "django.contrib", "django.http", "django.shortcuts"}


def room_of(path):
    parts = path.relative_to(ROOT).parts
    return Path(parts[1]).stem if len(parts) == 2 else parts[1]


def imports_of(path):
    """(module, node) of every import, a `from a import b` also as a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                yield f"{node.module}.{name.name}", node


def layer_of_module(module):
    """Layer of a dotted name of ours, e.g. `laporan.capaian.Skala`; None when it is not ours."""
    parts = module.split(".")
    return LAYER_OF[parts[1]] if parts[0] in APPS and len(parts) > 1 else None


@pytest.mark.parametrize(("app", "path"), FILES)
def test_room_has_a_layer(app, path):
    room = room_of(path)
    assert room not in FORBIDDEN_ROOMS
    assert room == "__init__" or room in LAYER_OF


@pytest.mark.parametrize(("app", "path"), FILES)
def test_imports_never_go_right_or_up(app, path):
    room = room_of(path)
    own_layer = LAYER_OF.get(room, 0)
    wrong = []
    for module, _ in imports_of(path):
        layer = layer_of_module(module)
        if layer is None:
            continue
        to_the_right = APPS.index(module.split(".")[0]) > APPS.index(app)
        if (to_the_right and layer != 0) or layer > own_layer:
            wrong.append(module)
    assert wrong == []


@pytest.mark.parametrize(("app", "path"), FILES)
def test_pure_modules_know_no_orm(app, path):
    if LAYER_OF.get(room_of(path)) != 0:
        return
    allowed = "django.db.models.TextChoices", "django.db.models.IntegerChoices"
    wrong = [
        module
        for module, _ in imports_of(path)
        if any(module.startswith(f"{outside}.") for outside in OUTSIDE_ORM) and module not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize(("app", "path"), FILES)
def test_no_import_inside_a_function_without_a_reason(app, path):
    lines = path.read_text(encoding="utf-8").splitlines()
    tree = ast.parse("\n".join(lines))
    inside = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert [n for n in inside if "#" not in lines[n - 1]] == []


@pytest.mark.parametrize(("app", "path"), FILES)
def test_views_write_nothing(app, path):
    if room_of(path) not in {"views", "templatetags", "admin"}:
        return
    writers = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert [name for name in calls if name in writers] == []


def test_foreign_keys_point_left():
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for field in model._meta.fields
        if field.is_relation
        and field.related_model._meta.app_label in APPS
        and APPS.index(field.related_model._meta.app_label) > APPS.index(model._meta.app_label)
    ]
    assert wrong == []


def wrapper_of(path):
    """The file, or the whole folder of the signing back ends, which answer to one interface."""
    name = str(path.relative_to(ROOT))
    return "laporan/penandatangan" if name.startswith("laporan/penandatangan/") else name


def test_only_one_file_wraps_each_engine():
    signing = ("pyhanko", "pyhanko_certvalidator", "cryptography", "asn1crypto", "requests")
    engines = (
        "weasyprint",
        "PIL",
        "pikepdf",
        "segno",
        "openpyxl",
        "docx",
        "num2words",
        *signing,
        "authlib",
        "joserfc",
    )
    wrappers = {engine: set() for engine in engines}
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            for module, _ in imports_of(path):
                if module.split(".")[0] in wrappers:
                    wrappers[module.split(".")[0]].add(wrapper_of(path))
    assert wrappers == {
        "weasyprint": {"laporan/pdf/mesin.py"},
        "PIL": {"laporan/pindai.py"},
        "pikepdf": {"laporan/pdf/baku.py", "kinerja/pindai/pdf.py"},  # ours to write, theirs to read
        "segno": {"sakip/qr.py"},
        "openpyxl": {f"laporan/spreadsheets/{nama}.py" for nama in ("baca", "buku", "tulis")},
        "docx": {"laporan/docx/mesin.py"},
        "num2words": {"sakip/terbilang.py"},
        "authlib": {"sakip/oidc.py"},
        "joserfc": {"sakip/oidc.py"},
        **{nama: {"laporan/penandatangan"} for nama in signing},
    }
