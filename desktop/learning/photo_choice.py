"""The photos that are about to be learned: left out, taken back, cropped or framed by hand.

They are copies that `kvae.photos --gather` made; nobody's own photos are touched. What is left out
lies in another folder, and what was changed is kept as it was, so that everything can be undone.
A finished model keeps its choice, so that photos can be added to it another day.
"""

import io
import os
import shutil
from pathlib import Path

from PIL import Image

from desktop.generator.files.whole_file import write_atomically
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.file import UnusablePhoto
from desktop.generator.photos.fit import to_square
from desktop.generator.phrases import system_reason

QUALITY = 95  # of JPEGs, as they were gathered
# EXIF's table of a camera's tags, and in it: where the main subject is.
CAMERA_TAGS, SUBJECT_AREA = 0x8769, 0x9214


class PhotoChoice:
    """The three folders of one choice.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.photos = folder / "photos"  # what will be learned
        self._left_out = folder / "left-out"
        self._whole = folder / "uncropped"  # as they were before they were made square by hand

    def used(self) -> list[str]:
        """The names of what will be learned."""
        return _names(self.photos)

    def contents(self) -> tuple[tuple[str, int, int], ...]:
        """The name, size and time of each photo that will be learned: others once one changed."""
        states = ((name, (self.photos / name).stat()) for name in self.used())
        return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)

    def left_out(self) -> list[str]:
        """The names of what was left out by hand."""
        return _names(self._left_out)

    def made_square(self) -> list[str]:
        """The names of what was made square by hand."""
        return _names(self._whole)

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
        """A photo before it was made square.

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

    def crop(self, name: str, box: tuple[int, int, int, int]) -> None:
        """Cut a photo to a square, from the whole of it.

        Args:
            name: of the photo.
            box: left, top, right and bottom, in pixels of `whole`.

        Raises:
            ModelFileError: it cannot be read or written.
        """
        with self.whole(name) as picture:
            self._replace(name, picture.crop(box), "crop")

    def pad(self, name: str) -> None:
        """Lay all of a photo on a square ground.

        Raises:
            ModelFileError: it cannot be read or written.
        """
        with self.whole(name) as picture:
            self._replace(name, picture, "pad")

    def give_back(self, name: str) -> None:
        """Let a photo be as it was before it was made square by hand.

        Raises:
            ModelFileError: it cannot be moved.
        """
        if self.is_by_hand(name):
            _move(self._whole / name, self.path(name))

    def is_by_hand(self, name: str) -> bool:
        """Whether a photo was made square by hand."""
        return (self._whole / name).is_file()

    def copy_to(self, folder: Path) -> None:
        """Make the same choice in another folder, in the place of what lies there.

        Raises:
            ModelFileError: it cannot be written.
        """
        shutil.rmtree(folder, ignore_errors=True)
        for own in (self.photos, self._left_out, self._whole):
            for name in _names(own):
                _link(own / name, folder / own.name / name)

    def _replace(self, name: str, picture: Image.Image, fit: str) -> None:
        """Put a picture, made square, in the place of a photo, whose whole is kept.

        Nothing of it is see-through any more: the training would frame what is cut out once more.
        And its EXIF calls all of it the main subject: then the training cuts nothing off, also
        where it cuts photos around what all have in common.
        """
        path, kept, file = self.path(name), self._whole / name, io.BytesIO()
        try:
            square = to_square(picture, fit)
        except UnusablePhoto as error:
            raise ModelFileError(error.message, error.hint, name=name, **error.values) from error
        kind = "PNG" if path.suffix == ".png" else "JPEG"
        square.save(file, kind, quality=QUALITY, exif=_all_subject(square.width))
        first = not kept.is_file()
        if first:
            _link(path, kept)
        try:
            write_atomically(path, file.getvalue(), overwrite=True)
        except ModelFileError:
            if first:
                kept.unlink()  # the photo is still whole itself
            raise


def _all_subject(side: int) -> bytes:
    """EXIF for a square: the subject's middle across and down, its width and height, in pixels."""
    exif = Image.Exif()
    exif.get_ifd(CAMERA_TAGS)[SUBJECT_AREA] = (side // 2, side // 2, side, side)
    return exif.tobytes()


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def _link(path: Path, to: Path) -> None:
    """Copy a file, where the disk can without its bytes: no file of a choice is ever written to."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, to)
        except OSError:  # a disk without links
            shutil.copyfile(path, to)
    except OSError as error:
        raise _trouble(path, error) from error


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
