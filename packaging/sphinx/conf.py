"""The web pages of the guide and the reference: `make guide`."""

import re
from importlib.metadata import version as _version

project = "vosannot"
author = "The vosannot developers"
version = release = _version("vosannot")
extensions = ["myst_parser"]
root_doc = "index"
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
html_theme = "furo"
html_title = "vosannot"
html_favicon = html_logo = "../../resources/vosannot.svg"
nitpicky = True


def setup(app):
    """Model cards lie beside the weights, outside of these pages: they are named, not linked."""

    def name_cards(app, page, content):
        content[0] = re.sub(r"\[([^\]]+)\]\(\.\./models/[^)]+\)", r"\1", content[0])

    app.connect("source-read", name_cards)
