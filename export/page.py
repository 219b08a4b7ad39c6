"""The web page as one file: its template, style, scripts and model put together.

The scripts are modules that import each other, and onnxruntime-web. A page that is opened from a
folder may load no file, so they are written one after the other into one script, each within a
function that returns what it exports. The page's Content-Security-Policy lets that one script and
that one style run, by their hashes, and forbids every request: so it is, whatever a model may hold.
"""

import gzip
import hashlib
import json
import re
from base64 import b64encode
from importlib import resources
from typing import Any

from export.web_runtime import web_runtime

LIBRARY = "onnxruntime-web"
IMPORT = re.compile(r'^import (\{[^}]*\}) from "(\./\w+\.js|onnxruntime-web)";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)
# How a library exports: once for all, under other names. Behind that nothing follows but a comment.
EXPORTS = re.compile(r"export\{([^{}]+)\};\s*(?://.*\s*)?\Z")
POLICY = (
    "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{style}'; "
    "worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'"
)


def render(model: dict[str, Any], decoder: bytes) -> str:
    """Returns the page.

    Args:
        model: what the page knows of the model, ready for JSON.
        decoder: an ONNX file.
    """
    runtime = web_runtime()
    about = {"name": f"{LIBRARY} {runtime.version}", "licence": runtime.licence}
    script, style = bundled("main"), _source("style.css")
    policy = POLICY.format(script=_hash(script), style=_hash(style))
    parts = {
        "POLICY": policy,
        "STYLE": style,
        "SCRIPT": script,
        "PAINTER": bundled("painter"),
        "MODEL": _json(model | {"runtime": about}),
        "DECODER": packed(decoder),
        "RUNTIME": packed(runtime.binary),
    }
    # In one go: what is filled in is not looked through for gaps.
    return re.sub(r"\{\{(\w+)\}\}", lambda gap: parts[gap[1]], _source("page.html"))


def packed(data: bytes) -> str:
    """Bytes as the page unpacks them: gzip, in base64; the same each time."""
    return b64encode(gzip.compress(data, mtime=0)).decode("ascii")


def bundled(entry: str) -> str:
    """Returns a module of the page and all that it imports as one script, imported ones first."""
    order: list[str] = []

    def visit(name: str) -> None:
        for _, imported in IMPORT.findall(_module(name)):
            visit(imported)
        if name not in order:
            order.append(name)

    visit(f"./{entry}.js")
    return "\n".join(['\n"use strict";', *map(_wrapped, order)])


def _wrapped(name: str) -> str:
    """A module as a constant: the function around it keeps its names to itself."""
    text = _module(name)
    exports = [exported for _, exported in EXPORT.findall(text)]
    for names in EXPORTS.findall(text):
        pairs = (pair.split(" as ") for pair in names.split(","))
        exports += [f"{exported}: {inner}" for inner, exported in pairs]
    text = EXPORTS.sub("", EXPORT.sub(r"\1 \2", text))
    body = IMPORT.sub(lambda found: f"const {found[1]} = {_constant(found[2])};", text)
    return (
        f"const {_constant(name)} = (() => {{\n{body}return {{ {', '.join(exports)} }};\n}})();\n"
    )


def _constant(name: str) -> str:
    """What a module is called within the script: $main, $onnxruntime_web."""
    return "$" + name.removeprefix("./").removesuffix(".js").replace("-", "_")


def _module(name: str) -> str:
    if name != LIBRARY:
        return _source(name.removeprefix("./"))
    # Chromium runs a worker out of a page that was opened from a folder only if it is no module,
    # and then there is no import.meta. The library asks it where it lies itself.
    return web_runtime().script.replace("import.meta.url", "self.location.href")


def _source(name: str) -> str:
    return (resources.files("export") / "web" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(value: object) -> str:
    """JSON that no HTML parser takes for the end of its script."""
    return json.dumps(value, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")
