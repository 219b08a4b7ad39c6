"""A model file is checked before it is run: what is not a model, or could do harm, is refused."""

from functools import partial
from pathlib import Path

from desktop.generator.model.graph.bounds import cost_of
from desktop.generator.model.graph.operators import OPERATORS
from desktop.generator.model.model_file import ModelFile, ModelFileError, damaged, too_much
from desktop.generator.model.onnx_outline import Outline, checksum, read_outline
from desktop.generator.model.protobuf import TooMuch
from desktop.generator.phrases import Phrase

_web_page = partial(
    ModelFileError,
    "{name} is a web page, not a model.",
    "The download saved the page around the file; use the page's download button.",
)
_OTHER_KINDS = (  # first bytes of what people really drop on the window
    (b"version https://git-lfs", partial(
        ModelFileError, "{name} is a Git LFS pointer, not the model itself.",
        "Run `git lfs pull` in the folder it came from, or download the file itself.")),
    (b"<!doctype html", _web_page),
    (b"<html", _web_page),
    (b"\x89PNG", partial(ModelFileError, "{name} is a PNG picture, not a model.")),
    (b"\xff\xd8\xff", partial(ModelFileError, "{name} is a JPEG picture, not a model.")),
    (b"PK\x03\x04", partial(
        ModelFileError, "{name} is an archive (.zip or .keras), not an ONNX model.",
        "Export the run first: python -m export.to_onnx")),
    (b"\x89HDF", partial(
        ModelFileError, "{name} is a Keras weights file, not an ONNX model.",
        "Export the run first: python -m export.to_onnx")),
    (b"%PDF", partial(ModelFileError, "{name} is a PDF document, not a model.")),
)  # fmt: skip


def read_model_file(path: str | Path) -> ModelFile:
    """Read a model once and refuse whatever is plainly none.

    Raises:
        ModelFileError: unreadable, too large, of another kind, damaged, able to do more than
            compute (external files, control flow), or asking for more memory or time than any
            model of ours.
    """
    file = ModelFile.read(path)
    _refuse_other_kinds(file.path.name, file.data)
    _refuse_unsafe(file.path.name, file.data)
    return file


def _refuse_other_kinds(name: str, data: bytes) -> None:
    if not data:
        raise ModelFileError("{name} is empty.", "Copy or download it again.", name=name)
    start = data[:64].lstrip().lower()
    for magic, other_kind in _OTHER_KINDS:
        if start.startswith(magic.lower()):
            raise other_kind(name=name)
    if data[:512].isascii() and all(byte >= 32 or byte in b"\t\r\n" for byte in data[:512]):
        raise ModelFileError(
            "{name} is a text file, not a model.", "Choose a decoder.onnx file.", name=name
        )


def _refuse_unsafe(name: str, data: bytes) -> None:
    try:
        outline = read_outline(data)
        if not outline.operators:
            raise damaged(name)
        _refuse_changed(name, data, outline)
        _refuse_strange(name, outline)
        cost_of(outline)
    except TooMuch as error:
        raise too_much(name) from error
    except ValueError as error:  # UnicodeDecodeError is one of these
        raise damaged(name) from error


def _refuse_changed(name: str, data: bytes, outline: Outline) -> None:
    # Files of older exporters have none.
    if outline.checksum is not None and outline.checksum != checksum(data):
        raise ModelFileError(
            "{name} is damaged: it is not what was exported.",
            "Copy, download or export it again.",
            name=name,
        )


def _refuse_strange(name: str, outline: Outline) -> None:
    if outline.external:
        raise ModelFileError(
            "{name} keeps its weights in another file; such models are not opened.",
            "Export the run again: python -m export.to_onnx writes one file.",
            name=name,
        )
    strange = sorted(outline.operators - OPERATORS.keys())
    if strange or outline.nested:
        found = ", ".join(strange[:3])[:80] or Phrase("nested graphs")
        raise ModelFileError(
            "{name} contains {found}, which no kvae model does.",
            "It was made by another program; choose a decoder.onnx written by export.to_onnx.",
            name=name,
            found=found,
        )
