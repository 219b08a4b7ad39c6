"""onnxruntime-web, which runs the decoder within the web page.

It lies packed beside the page's own scripts, so that a page is made without any network. Another
version comes from its npm package, its licence from the onnxruntime that is installed here:

    npm pack onnxruntime-web@1.30.0
    python -m export.web_runtime onnxruntime-web-1.30.0.tgz

Of the builds in the package it is the one for processors alone, and of that the script that has
all that starts it inside. The version to take is the one nearest to onnxruntime's in
constraints.txt.
"""

import argparse
import hashlib
import json
import lzma
import sys
import tarfile
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from kvae.files import write_atomically
from kvae.terminal import UserError, fail, made

FOLDER = resources.files("export") / "web" / "onnxruntime-web"
SCRIPT = "ort.wasm.bundle.min.mjs"
BINARY = "ort-wasm-simd-threaded.wasm"
LICENCES = ("LICENSE", "ThirdPartyNotices.txt")


@dataclass(frozen=True)
class WebRuntime:
    """What the page gets of the library.

    Attributes:
        version: as npm counts.
        script: a JavaScript module that exports InferenceSession, Tensor and env, among others.
        binary: the WebAssembly that the script runs.
        licence: what may be done with both.
    """

    version: str
    script: str
    binary: bytes
    licence: str


@cache
def web_runtime() -> WebRuntime:
    """Reads the library."""
    return WebRuntime(
        origin()["version"],
        _unpacked(SCRIPT).decode("utf-8"),
        _unpacked(BINARY),
        (FOLDER / LICENCES[0]).read_text("utf-8"),
    )


def origin() -> dict[str, str]:
    """The library's version, and the sha256 of each file by its name in the package."""
    return json.loads((FOLDER / "origin.json").read_text("utf-8"))


def _unpacked(name: str) -> bytes:
    return lzma.decompress((FOLDER / f"{name}.xz").read_bytes())


def take(package: Path, folder: Path) -> None:
    """Makes the folder of the library anew out of its npm package.

    Raises:
        UserError: it is not one, or one of a version that is made up otherwise.
    """
    try:
        with tarfile.open(package) as archive:
            files = {name: _member(archive, f"package/dist/{name}") for name in (SCRIPT, BINARY)}
            version = json.loads(_member(archive, "package/package.json"))["version"]
    except (OSError, KeyError, tarfile.TarError) as error:
        message = f"{package} is not a package of onnxruntime-web as it is known here: {error}"
        raise UserError(message, "npm pack onnxruntime-web@1.30.0 writes one") from error
    folder.mkdir(exist_ok=True)
    # The smallest of what was tried: nothing in WebAssembly is aligned (pb), and a byte depends on
    # the one before (lc).
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0}]
    for name, data in files.items():
        write_atomically(folder / f"{name}.xz", lzma.compress(data, filters=filters))
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    text = json.dumps({"version": version, **sums}, indent=1) + "\n"
    write_atomically(folder / "origin.json", text.encode("utf-8"))
    for name in LICENCES:
        licence = metadata.distribution("onnxruntime").locate_file(f"onnxruntime/{name}")
        write_atomically(folder / name, Path(str(licence)).read_bytes())


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise FileNotFoundError(name)
    return file.read()


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m export.web_runtime",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("package", type=Path, help="what npm pack wrote")
    folder = Path(str(FOLDER))
    try:
        take(parser.parse_args(argv).package, folder)
    except UserError as error:
        return fail(error)
    made(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
