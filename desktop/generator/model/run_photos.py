"""The photos that a run keeps beside its model: their pixels as trained on, and their names."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.generator.model.card import ModelCard

FILE = "photos.npz"
HEADER = 4096  # bytes of an array's header, at most
NAME_CHARS = 512  # of the longest name among them; file systems end at 255
SHOWN_CHARS = 60


@dataclass(frozen=True, eq=False)
class RunPhotos:
    """In the order of the card's codes."""

    images: np.ndarray  # uint8 (n, S, S, 3)
    names: tuple[str, ...]  # of the files, without suffix


def read_run_photos(folder: Path, card: ModelCard) -> RunPhotos | None:
    """Read the photos of the run that a model lies in.

    Returns:
        None where there are none, or others than the card's: a model is shown without its run.
    """
    count, size = len(card.z_mean), card.image_size
    if not count:
        return None
    try:
        with zipfile.ZipFile(
            folder / FILE
        ) as file:  # nothing unpacks into more than was trained on
            if file.getinfo("images.npy").file_size > count * size * size * 3 + HEADER:
                return None
            if file.getinfo("names.npy").file_size > count * NAME_CHARS * 4 + HEADER:
                return None
        with np.load(folder / FILE, allow_pickle=False) as arrays:
            images, names = arrays["images"], arrays["names"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return None
    if images.shape != (count, size, size, 3) or images.dtype != np.uint8:
        return None
    if names.shape != (count,) or names.dtype.kind != "U":
        return None
    return RunPhotos(images, tuple(_shown(str(name)) for name in names))


def _shown(name: str) -> str:
    """A file's name as it may stand in a line of text: one line, no suffix, not too long."""
    stem = "".join(letter if letter.isprintable() else " " for letter in Path(name).stem)
    return stem if len(stem) <= SHOWN_CHARS else stem[: SHOWN_CHARS - 1] + "…"
