"""Photos from anywhere, copied into one folder, no finer than training needs.

What is gathered can be looked through, cropped and thrown out without touching anybody's photos,
and is still there when the stick that they came from is not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from kvae.files import taking_the_place_of
from kvae.photos.file import UnusablePhoto, read_photo
from kvae.photos.fit import is_cut_out, visible_box
from kvae.photos.folder import list_files, storable

# Pixels on the shorter side: three times the largest picture that is trained on, as finely as
# photos are decoded for it.
SIDE = 384
QUALITY = 95  # of JPEGs; what such files lose is far below what making them small loses


@dataclass(frozen=True)
class Gathered:
    """What became of one file.

    Attributes:
        source: where it lies.
        name: of its copy; empty where it cannot be used.
        reason: why it cannot be.
    """

    source: Path
    name: str
    reason: str = ""


def files_of(sources: Iterable[Path], recursive: bool = False) -> list[Path]:
    """Returns files as they are, and in the place of a folder what lies in it.

    Args:
        sources: files and folders.
        recursive: whether sub-folders are looked into, too.

    Raises:
        OSError: a folder cannot be read.
    """
    return [
        path
        for source in sources
        for path in (list_files(source, recursive) if source.is_dir() else [source])
    ]


def gather(files: Iterable[Path], into: Path) -> Iterator[Gathered]:
    """Copies photos into a folder, one by one.

    Args:
        files: the photos, and what else lies among them.
        into: is made where it is missing; what it holds already stays.

    Raises:
        OSError: the copies cannot be written.
    """
    into.mkdir(parents=True, exist_ok=True)
    for file in files:
        try:
            picture = _no_finer_than_needed(read_photo(file, SIDE).picture)
        except UnusablePhoto as error:
            yield Gathered(file, "", str(error))
        else:
            yield Gathered(file, _save(picture, into, file).name)


def _no_finer_than_needed(picture: Image.Image) -> Image.Image:
    """Returns a photograph with a shorter side of `SIDE`, or a cut-out thing of that size."""
    if is_cut_out(picture):
        left, top, right, bottom = visible_box(picture)
        share = SIDE / max(right - left, bottom - top)
    else:
        share = SIDE / min(picture.size)
    if share >= 1.0:
        return picture
    width, height = (max(1, round(side * share)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _save(picture: Image.Image, into: Path, source: Path) -> Path:
    """Writes a copy under a name that is free."""
    see_through = picture.mode == "RGBA"
    stem, suffix = storable(source.stem), ".png" if see_through else ".jpg"
    path, number = into / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = into / f"{stem}-{number}{suffix}"
    with taking_the_place_of(path) as partial:  # the window looks meanwhile
        if see_through:
            picture.save(partial)
        else:
            picture.save(partial, quality=QUALITY, subsampling=0)
    return path
