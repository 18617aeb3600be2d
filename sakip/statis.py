"""How static files are published: compressed, under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statis(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types
    """Also renames what an ES module imports, or a browser would keep an old part beside a new one."""

    support_js_module_import_aggregation = True
