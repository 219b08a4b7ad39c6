"""What a model file is, read once and named by its sha256, and what is said of other files."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from desktop.generator.phrases import system_reason
from desktop.generator.user_error import UserError

MAX_BYTES = 64 * 2**20  # the largest decoder we train is a few MB


class ModelFileError(UserError):
    """A file this program was asked to open or write cannot be used, and why."""


class ModelKind(StrEnum):
    """Which of a model's two networks a file holds; its card says so in the same word."""

    DECODER = "decoder"
    ENCODER = "encoder"


@dataclass(frozen=True)
class ModelFile:
    """The bytes of a file that is said to be a model, and the hash that names it."""

    path: Path
    data: bytes
    sha256: str

    @classmethod
    def read(cls, path: str | Path) -> "ModelFile":
        """Read a file, whatever it holds.

        Raises:
            ModelFileError: it is unreadable, or too large for a model.
        """
        import hashlib  # not where a process gets its file from another one

        path = Path(path)
        data = _read(path)
        return cls(path, data, hashlib.sha256(data).hexdigest())


# Tries a file as one of the two before it is run in this process; raises ModelFileError to keep it
# out. See `desktop.generator.trial`.
Trial: TypeAlias = Callable[[ModelFile, ModelKind], None]


def too_much(name: str) -> ModelFileError:
    """The error for a file that would fill the memory, or take for ever."""
    return ModelFileError(
        "{name} takes more memory or time than any kvae model.",
        "It was made by another program; choose a decoder.onnx written by export.to_onnx.",
        name=name,
    )


def damaged(name: str) -> ModelFileError:
    """The error for a file that is broken, or never was a model."""
    return ModelFileError(
        "{name} is damaged or not an ONNX model.", "Copy, download or export it again.", name=name
    )


def _read(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # a pipe would wait for ever, a folder cannot be read
            raise ModelFileError(
                "{name} is a folder." if stat.S_ISDIR(mode) else "{name} is not an ordinary file.",
                "Choose a decoder.onnx file.",
                name=path.name or path,
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ModelFileError(
            "There is no file {path}.",
            "Check the name, or open a decoder.onnx from a run folder.",
            path=path,
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        reason = system_reason(error)
        raise ModelFileError(
            "{name} cannot be read: {reason}.", name=path.name, reason=reason
        ) from error
    if len(data) > MAX_BYTES:
        raise ModelFileError(
            "{name} is larger than {most} MB; no kvae model is.",
            "Choose the decoder.onnx of a run folder.",
            name=path.name,
            most=MAX_BYTES // 2**20,
        )
    return data
