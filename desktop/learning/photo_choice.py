"""The photos that are about to be learned: left out, taken back, cropped by hand.

They are copies that `kvae.photos --gather` made; nobody's own photos are touched. What is left out
lies in another folder, and what was cropped is kept as it was, so that everything can be undone.
"""

import os
from pathlib import Path

from PIL import Image

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import system_reason

QUALITY = 95  # of JPEGs, as they were gathered


class PhotoChoice:
    """The three folders of one choice.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path):
        self.photos = folder / "photos"  # what will be learned
        self._left_out = folder / "left-out"
        self._whole = folder / "uncropped"

    def used(self) -> list[str]:
        """The names of what will be learned."""
        return _names(self.photos)

    def left_out(self) -> list[str]:
        """The names of what was left out by hand."""
        return _names(self._left_out)

    def path(self, name: str) -> Path:
        """Where a photo lies now, whether it is used or not."""
        path = self._left_out / name
        return path if path.is_file() else self.photos / name

    def leave_out(self, name: str) -> None:
        """Do not learn this photo.

        Raises:
            ModelFileError: it cannot be moved.
        """
        _move(self.photos / name, self._left_out / name)

    def take_back(self, name: str) -> None:
        """Learn a photo that was left out.

        Raises:
            ModelFileError: it cannot be moved.
        """
        _move(self._left_out / name, self.photos / name)

    def whole(self, name: str) -> Image.Image:
        """A photo before it was cropped.

        Raises:
            ModelFileError: it cannot be read.
        """
        kept = self._whole / name
        path = kept if kept.is_file() else self.path(name)
        try:
            with Image.open(path) as picture:
                return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        except OSError as error:
            raise _trouble(path, error) from error

    def crop(self, name: str, box: tuple[int, int, int, int] | None) -> None:
        """Cut a photo to a square, from the whole of it; None gives the whole back.

        Args:
            name: of the photo.
            box: left, top, right and bottom, in pixels of `whole`.

        Raises:
            ModelFileError: it cannot be read or written.
        """
        path, kept = self.path(name), self._whole / name
        if not kept.is_file():
            if box is None:
                return
            _move(path, kept)
        with self.whole(name) as picture:
            cropped = picture.crop(box) if box else picture
            partial = path.with_name(f".{name}")
            try:
                cropped.save(partial, "PNG" if path.suffix == ".png" else "JPEG", quality=QUALITY)
                os.replace(partial, path)
            except OSError as error:
                raise _trouble(path, error) from error

    def is_cropped(self, name: str) -> bool:
        """Whether a photo was cropped by hand."""
        return (self._whole / name).is_file()


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def _move(path: Path, to: Path) -> None:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        path.replace(to)
    except OSError as error:
        raise _trouble(path, error) from error


def _trouble(path: Path, error: OSError) -> ModelFileError:
    return ModelFileError(
        "{name} could not be changed: {reason}.",
        "Look whether the disk is full, or choose the photos again.",
        name=path.name,
        reason=system_reason(error),
    )
