"""Sphinx settings. The documentation builds without the network."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version

project = "onrecord"
author = "The onrecord developers"
copyright = "The onrecord developers"  # noqa: A001  the name is Sphinx's
try:
    release = installed_version("onrecord")
except PackageNotFoundError:  # a checkout that is not installed
    release = ""

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

autodoc_typehints = "signature"
autodoc_typehints_format = "short"
add_module_names = False
maximum_signature_line_length = 88
default_role = "code"

html_theme = "furo"
html_title = "onrecord"
