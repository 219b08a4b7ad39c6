"""A folder of a user's own photos -> the pictures that are trained on.

One bad file never stops the reading: it is left out, and the reason is told.
"""

import hashlib
import warnings
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kvae.photos.file import UnusablePhoto, read_photo
from kvae.photos.fit import FITS, Fit, is_cut_out, to_pixels, to_square
from kvae.photos.folder import folders_with_pictures, instead_of_a_file, list_files, shown, storable
from kvae.photos.near_copies import near_copies
from kvae.terminal import UserError

MINIMUM = 50  # fewer photos leave a model nothing to generalise from
# Decoding JPEGs no finer than this many times the result leaves Lanczos all it can use.
OVERSAMPLING = 3
FLAT = 6.0  # standard deviation in 8-bit levels; a plain wall has about 3, a dim scene 15
# Levels that the colours of so many pixels of a grey photo lie apart: a JPEG makes 3 of none, faint
# sepia has 10; a small thing in colour on white has a few per cent of the pixels.
GREY, GREY_PERCENT = 6, 99.5
ALIKE = "nearly the same, so they teach little"
EXAMPLES = 2  # files named in a note before it says how many more there are


class PhotoError(UserError):
    """The photos cannot be used; the hint says what to do about it."""


@dataclass(frozen=True)
class Skipped:
    """A file that was left out, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class PhotoSet:
    """Photos as trained on.

    Attributes:
        images: uint8 (N, S, S, 3), in the natural order of their names.
        names: of the N files, from the folder that was read: `name` or `sub-folder/name`.
        skipped: files left out, exact duplicates among them.
        notes: what is worth knowing about the photos, in plain words.
        remarks: the same of each photo, by its name; most have none.
    """

    images: np.ndarray
    names: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def grey(self) -> bool:
        """Whether all photos are black and white, but for what a JPEG makes of greys."""
        apart = np.ptp(self.images, axis=-1)  # levels between the colours of a pixel, (N, S, S)
        return bool((np.percentile(apart, GREY_PERCENT, axis=(1, 2)) <= GREY).all())

    @property
    def fingerprint(self) -> str:
        """Sha256 (hex) over the image size and all pixels, in order; names do not count."""
        digest = hashlib.sha256(f"{self.images.shape[1]}\n".encode())
        digest.update(np.ascontiguousarray(self.images).data)
        return digest.hexdigest()


def load_photos(
    folder: Path,
    image_size: int,
    *,
    minimum: int = MINIMUM,
    fit: str = "auto",
    recursive: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> PhotoSet:
    """Read every photo that lies in a folder.

    Args:
        folder: any files may lie in it; what is not a photo is skipped with its reason.
        image_size: S, pixels on each side of the result.
        minimum: fewer usable photos than this are an error.
        fit: one of `FITS`, how a picture becomes square, see :func:`kvae.photos.fit.to_square`.
        recursive: whether those in its sub-folders are read, too.
        progress: called with (files done, files in all).

    Raises:
        PhotoError: the folder cannot be read, or holds too few usable photos.
    """
    if fit not in FITS:
        raise PhotoError(f"there is no fit called {fit!r}", f"choose one of {', '.join(FITS)}")
    folder = Path(folder)
    try:
        paths = list_files(folder, recursive)
    except OSError as error:
        where = shown(str(folder), 100)
        hint = instead_of_a_file(folder)
        raise PhotoError(f"cannot read the folder {where}: {error.strerror}", hint) from error
    photos = _read_all(folder, paths, image_size, fit, progress or (lambda done, total: None))
    if (found := len(photos.names)) < minimum:
        hint = f"`python -m kvae.photos DIR` lists what was skipped ({len(photos.skipped)}) and why"
        if inside := folders_with_pictures(paths):
            where = shown(str(inside[0]), 100)
            hint = f"photos lie in the folder {where}: name that one, or add --recursive"
        where = shown(str(folder), 100)
        raise PhotoError(f"found {found} usable, need {minimum} photos in {where}", hint)
    return photos


def _read_all(
    folder: Path,
    paths: list[Path],
    image_size: int,
    fit: Fit,
    progress: Callable[[int, int], None],
) -> PhotoSet:
    kept: dict[str, tuple[str, np.ndarray]] = {}  # sha256 of the pixels -> name, pixels
    skipped: list[Skipped] = []
    remarks: dict[str, list[str]] = defaultdict(list)  # remark -> names to show
    by_name: dict[str, list[str]] = defaultdict(list)
    cut_outs: list[str] = []
    photographs: list[str] = []
    for done, path in enumerate(paths, 1):
        name = storable(path.relative_to(folder).as_posix())
        try:
            pixels, about, framed = _prepare(path, image_size, fit)
        except UnusablePhoto as error:
            skipped.append(Skipped(name, str(error)))
        else:
            digest = hashlib.sha256(pixels.data).hexdigest()
            if digest in kept:
                skipped.append(Skipped(name, f"the same picture as {shown(kept[digest][0])}"))
                about = ["left out, being exact copies of another"]
            else:
                (cut_outs if framed else photographs).append(shown(name))
            kept.setdefault(digest, (name, pixels))
            for remark in about:
                remarks[remark].append(shown(name))
                by_name[name].append(remark)
        progress(done, len(paths))
    names = tuple(name for name, _ in kept.values())
    images = np.array([pixels for _, pixels in kept.values()], dtype=np.uint8)
    images = images.reshape(-1, image_size, image_size, 3)  # (0, S, S, 3) when there is none
    if cut_outs:
        remarks["cut-out things, framed on white"] = cut_outs
        remarks["photographs among cut-out things, cropped; they learn better apart"] = photographs
    remarks["not looked into: folders with photos in this one"] = [
        shown(path.name) for path in folders_with_pictures(paths)
    ]
    for i, j in near_copies(images):
        remarks[ALIKE].append(f"{shown(names[i])} and {shown(names[j])}")
        by_name[names[j]].append(f"nearly the same as {shown(names[i])}, so it teaches little")
    notes = tuple(_note(remark, about) for remark, about in remarks.items() if about)
    told = {name: tuple(about) for name, about in by_name.items()}
    return PhotoSet(images, names, tuple(skipped), notes, told)


def _prepare(path: Path, image_size: int, fit: Fit) -> tuple[np.ndarray, list[str], bool]:
    """Return uint8 (S, S, 3), what is worth saying about it, and if it was framed on white."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd metadata; it is the pixels' turn
        photo = read_photo(path, OVERSAMPLING * image_size)
        square = to_square(photo.picture, fit)
    pixels = to_pixels(square, image_size)
    remarks = list(photo.notes)
    if square.width < image_size:
        remarks.append(f"smaller than {image_size} pixels, so enlarged and soft")
    if pixels.std() < FLAT:
        remarks.append("almost one colour, so there is little to see")
    return pixels, remarks, fit == "auto" and is_cut_out(photo.picture)


def _note(remark: str, examples: list[str]) -> str:
    more = f" and {len(examples) - EXAMPLES} more" if len(examples) > EXAMPLES else ""
    return f"{remark}: {len(examples)} ({', '.join(examples[:EXAMPLES])}{more})"
