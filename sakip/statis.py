"""How static files are published: compressed, under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statis(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types
    """Also renames what an ES module of ours imports, or a browser would keep an old part beside a new one.

    Scripts of packages are left alone: their comments name types as `import("../htmx")`, which Django would
    take for a file that is missing.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "sakip/js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )
