"""The model that ships with the program, so that the window opens at once."""

from pathlib import Path

from desktop import program
from desktop.generator.model.model_file import ModelFileError

SHA256 = "da7a4af9aacae384820fb8078dead2c75f98049b6e1da9cc3111f26001032d7e"  # of the decoder
# Of those that shipped before it, the oldest first: they draw the same pictures to the bit.
EARLIER = (
    "894ea19c9ae32c72dcba06df227a4c9fdc60f9033403a93934c81eca33688c41",  # draws no crossings
    "99f7939c9fbdeab20a1f4041ac18da00b87d5580a1206f75345e5aec7f087e4a",  # drew more slowly
)


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


def pictures_of(sha256: str) -> str:
    """What names a model's pictures: its hash, but of files that draw the same the oldest one's.

    So a picture is known again that was saved before the shipped file was written anew.
    """
    return EARLIER[0] if sha256 in (SHA256, *EARLIER) else sha256


def is_garden(path: str | Path) -> bool:
    """Whether this is the shipped decoder."""
    return Path(path).absolute() == _garden().absolute()


def is_shipped(path: str | Path) -> bool:
    """Whether a file is part of the program: the shipped decoder, or one beside it."""
    return Path(path).absolute().parent == _garden().absolute().parent


def _garden() -> Path:
    return program.FILES / "desktop" / "models" / "garden" / "decoder.onnx"
