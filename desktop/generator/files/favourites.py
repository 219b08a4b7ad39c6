"""The pictures a user wants to keep: PNG files with their records, together in one folder.

000001-<key>.png, 000002-<key>.png, ...: the number keeps their order, the key names model and code.
Removing one moves it into `removed/`, so that nothing is ever lost.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.generator.files.picture_file import (
    PictureRecord,
    free_path,
    no_png,
    read_record,
    save_png,
)
from desktop.generator.model.card import IMAGE_SIZES
from desktop.generator.model.garden import pictures_of
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.pixels import DECODER_ERRORS
from desktop.generator.phrases import system_reason

REMOVED = "removed"
KEY_CHARS = 24  # of a sha256: no two codes will ever share them
MAX_BYTES = 2**20  # of a file; 128 x 128 pixels and a record are less than a tenth of it


@dataclass(frozen=True, eq=False)
class Favourite:
    """A kept picture."""

    path: Path
    record: PictureRecord
    image: np.ndarray  # uint8 (H, W, 3)


@dataclass(frozen=True)
class Favourites:
    """All kept pictures; the folder is made when the first is added."""

    folder: Path

    def add(self, image: np.ndarray, record: PictureRecord) -> Path:
        """Keep a picture uint8 (H, W, 3); returns its file, the old one where it is kept already.

        Raises:
            ModelFileError: the folder cannot be written.
        """
        kept = self._find(record)
        if kept:
            return kept
        _make(self.folder)
        number = 1 + max(map(_number, [*self._files(), *self._files(REMOVED)]), default=0)
        path = self.folder / f"{number:06d}-{favourite_key(record)}.png"
        save_png(path, image, record)
        return path

    def contains(self, record: PictureRecord) -> bool:
        """Say whether the picture of this model and code is kept."""
        return self._find(record) is not None

    def remove(self, path: Path) -> Path:
        """Move a favourite into `removed/`; returns where it lies, for `restore`.

        Raises:
            ModelFileError: it cannot be moved.
        """
        return _move(path, self.folder / REMOVED)

    def restore(self, path: Path) -> Path:
        """Bring a removed favourite back to its old position; returns where it lies.

        Raises:
            ModelFileError: it cannot be moved.
        """
        return _move(path, self.folder)

    def paths(self) -> tuple[Path, ...]:
        """The files of all favourites, the newest last; none of them is read."""
        return self._files()

    def list(self, report: Callable[[ModelFileError], None] | None = None) -> list[Favourite]:
        """Read all favourites, the newest last.

        Args:
            report: called with each file that cannot be read; it is left out, and left alone.
        """
        found = []
        for path in self._files():
            try:
                found.append(read_favourite(path))
            except ModelFileError as error:
                if report:
                    report(error)
        return found

    def _files(self, below: str = "") -> tuple[Path, ...]:
        return tuple(
            sorted((self.folder / below).glob("*.png"), key=lambda p: (_number(p), p.name))
        )

    def _find(self, record: PictureRecord) -> Path | None:
        for path in self.folder.glob(f"*-{favourite_key(record)}*.png"):
            try:
                read_favourite(path)
            except ModelFileError:
                continue  # damaged: as good as not kept; `list` reports it
            return path
        return None


def favourite_key(record: PictureRecord) -> str:
    """What names a picture: a hash of its model and its whole code."""
    code = record.whole_code.astype("<f4")
    digest = hashlib.sha256(pictures_of(record.model_sha256).encode() + code.tobytes())
    return digest.hexdigest()[:KEY_CHARS]


def key_of(path: Path) -> str:
    """The key in a favourite's name; empty where a file was put there by hand."""
    match = re.fullmatch(f"[0-9]{{6,12}}-([0-9a-f]{{{KEY_CHARS}}})(-[0-9]+)?", path.stem)
    return match[1] if match else ""


def _number(path: Path) -> int:
    """The position in the order; a file put there by hand has none and comes first."""
    match = re.match("[0-9]{6,12}(?=-)", path.name)
    return int(match[0]) if match else 0


def read_favourite(path: Path) -> Favourite:
    """Read one file; only its header until its size is known to be a picture of ours.

    Raises:
        ModelFileError: no picture drawn by kvae.
    """
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            raise _foreign(path)
        with Image.open(path, formats=["PNG"]) as picture:
            width, height = picture.size
            if width != height or width not in IMAGE_SIZES:
                raise _foreign(path)
            image = np.array(picture.convert("RGB"))
    except DECODER_ERRORS as error:
        raise no_png(path) from error
    return Favourite(path, read_record(path), image)


def _foreign(path: Path) -> ModelFileError:
    return ModelFileError("{name} is not a picture drawn by kvae.", name=path.name)


def _move(path: Path, folder: Path) -> Path:
    _make(folder)
    there = free_path(folder, path.name)
    try:
        return path.rename(there)
    except OSError as error:
        raise ModelFileError(
            "{name} cannot be moved to {folder}: {reason}.",
            "It may have been moved or deleted outside this program.",
            name=path.name,
            folder=folder,
            reason=system_reason(error),
        ) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelFileError(
            "The folder {folder} cannot be made: {reason}.",
            "Favourites need a folder where you may write.",
            folder=folder,
            reason=system_reason(error),
        ) from error
