"""The model that ships with the program, so that the window opens at once."""

from pathlib import Path

from desktop import program
from desktop.generator.model.model_file import ModelFileError


def garden_decoder() -> Path:
    """Where the shipped decoder lies.

    Raises:
        ModelFileError: this copy of the program came without it.
    """
    path = _garden()
    if not path.is_file():
        raise ModelFileError(
            "The garden model is missing from this copy of the program.",
            "Open the decoder.onnx of a run of your own instead.",
        )
    return path


def is_garden(path: str | Path) -> bool:
    """Whether this is the shipped decoder."""
    return Path(path).absolute() == _garden().absolute()


def is_shipped(path: str | Path) -> bool:
    """Whether a file is part of the program: the shipped decoder, or one beside it."""
    return Path(path).absolute().parent == _garden().absolute().parent


def _garden() -> Path:
    return program.FILES / "desktop" / "models" / "garden" / "decoder.onnx"
