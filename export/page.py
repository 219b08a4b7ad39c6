"""The web page as one file: its template, style, scripts and model put together.

The scripts are modules that import each other. A page that is opened from a folder may load no
file, so they are written one after the other into one script, each within a function that returns
what it exports. The page's Content-Security-Policy lets that one script and that one style run, by
their hashes, and forbids every request: so it is, whatever a model may hold.
"""

import hashlib
import json
import re
from base64 import b64encode
from importlib import resources
from typing import Any

IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)
POLICY = (
    "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; "
    "worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'"
)


def render(model: dict[str, Any], weights: bytes) -> str:
    """Returns the page.

    Args:
        model: what the page knows of the model, ready for JSON.
        weights: as `export.page_network` has them.
    """
    script, style = bundled("main"), _source("style.css")
    policy = POLICY.format(script=_hash(script), style=_hash(style))
    parts = {
        "POLICY": policy,
        "STYLE": style,
        "SCRIPT": script,
        "PAINTER": bundled("painter"),
        "MODEL": _json(model),
        "WEIGHTS": b64encode(weights).decode("ascii"),
    }
    # In one go: what is filled in is not looked through for gaps.
    return re.sub(r"\{\{(\w+)\}\}", lambda gap: parts[gap[1]], _source("page.html"))


def bundled(entry: str) -> str:
    """Returns a module of the page and all that it imports as one script, imported ones first."""
    order: list[str] = []

    def visit(name: str) -> None:
        for _, imported in IMPORT.findall(_source(f"{name}.js")):
            visit(imported)
        if name not in order:
            order.append(name)

    visit(entry)
    return "\n".join(['\n"use strict";', *map(_wrapped, order)])


def _wrapped(name: str) -> str:
    """A module as a constant: the function around it keeps its names to itself."""
    text = _source(f"{name}.js")
    exports = ", ".join(exported for _, exported in EXPORT.findall(text))
    body = EXPORT.sub(r"\1 \2", IMPORT.sub(r"const \1 = $\2;", text))
    return f"const ${name} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def _source(name: str) -> str:
    return (resources.files("export") / "web" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(value: object) -> str:
    """JSON that no HTML parser takes for the end of its script."""
    return json.dumps(value, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
