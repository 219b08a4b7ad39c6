"""A folder of a user's own photos -> the pictures that are trained on.

One bad file never stops the reading: it is left out, and the reason is given.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from kvae.images import FEW
from kvae.photos.alignment import alignment
from kvae.photos.choices import ALIGNS, FITS, Align, Fit
from kvae.photos.file import UnusablePhoto
from kvae.photos.fit import to_pixels
from kvae.photos.folder import (
    folders_with_pictures,
    holds_more_than,
    instead_of_a_file,
    list_files,
    shown,
    storable,
)
from kvae.photos.many import load_many
from kvae.photos.near_copies import near_copies
from kvae.photos.photo_set import EXAMPLES, PhotoError, PhotoSet, Skipped, note
from kvae.photos.prepare import Prepared, prepare
from kvae.terminal import counted

MINIMUM = 50  # fewer photos leave a model nothing to generalise from
NO_ALIGN = "--align no, or name other photos"
ALIKE = "nearly the same, so they teach little"
UNLIKE = "showing little of what the others share, so better left out"


class NotAlikeError(PhotoError):
    """These photos cannot be cut around what they have in common."""

    def __init__(self, message: str):
        super().__init__(message, NO_ALIGN)


def load_photos(
    folder: Path,
    image_size: int,
    *,
    minimum: int = MINIMUM,
    fit: str = "auto",
    align: str = "auto",
    recursive: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> PhotoSet:
    """Read every photo that lies in a folder.

    Args:
        folder: any files may lie in it; what is not a photo is skipped with its reason.
        image_size: S, pixels on each side of the result.
        minimum: fewer usable photos than this are an error.
        fit: one of `FITS`, how a picture becomes square, see :func:`kvae.photos.fit.to_square`.
        align: one of `ALIGNS`, whether photos are cut around what they have in common: ``auto``
            where all fill their frame and are of one kind, see :mod:`kvae.photos.alignment`. Not
            what `fit` pads or frames on white.
        recursive: whether those in its sub-folders are read, too.
        progress: called with (files done, files in all).

    Raises:
        PhotoError: the folder cannot be read, or holds too few usable photos.
    """
    if fit not in FITS:
        raise PhotoError(f"there is no fit called {fit!r}", f"choose one of {', '.join(FITS)}")
    if align not in ALIGNS:
        raise PhotoError(f"align is {align!r}, it must be one of {', '.join(ALIGNS)}")
    if align == "yes" and fit == "pad":
        raise NotAlikeError("padded photos are shown whole, so they cannot be cut alike")
    folder = Path(folder)
    report = progress or (lambda done, total: None)
    try:
        if holds_more_than(FEW, folder, recursive):
            if align == "yes":
                raise NotAlikeError(f"more than {FEW} photos cannot be cut alike")
            photos = load_many(folder, image_size, fit, recursive, report)
        else:
            files = list_files(folder, recursive)
            photos = _read_all(folder, files, image_size, fit, align, report)
    except OSError as error:
        where = shown(str(folder), 100)
        hint = instead_of_a_file(folder)
        raise PhotoError(f"cannot read the folder {where}: {error.strerror}", hint) from error
    require_enough(photos, folder, recursive, minimum)
    return photos


def require_enough(photos: PhotoSet, folder: Path, recursive: bool, minimum: int = MINIMUM) -> None:
    """Raises PhotoError where a folder holds too few photos; the hint says what would help.

    Args:
        photos: those that can be used.
        folder: that they lie in.
        recursive: whether its sub-folders were read, too.
        minimum: fewer are too few.
    """
    found, skipped = len(photos.names), len(photos.skipped)
    if found >= minimum:
        return
    hint = f"add at least {minimum - found} more"
    if skipped:
        hint += f", or mend those that `python -m kvae.photos DIR` skips: {skipped}"
    inside = [] if recursive else folders_with_pictures(list_files(folder))
    if inside:
        where, others = shown(str(inside[0]), 100), len(inside) - 1
        hint = f"photos lie in the folder {where}: name that one, or add --recursive"
        if others:
            hint = f"photos lie in {where} and {others} more: add --recursive, or name one of these"
    message = f"found {counted(found, 'usable photo')} in {shown(str(folder), 100)}"
    message += f", at least {minimum} are needed"
    raise PhotoError(message, hint)


def _read_all(
    folder: Path,
    paths: list[Path],
    image_size: int,
    fit: Fit,
    align: Align,
    progress: Callable[[int, int], None],
) -> PhotoSet:
    may_align = align != "no" and fit != "pad"
    kept: dict[str, tuple[str, Prepared]] = {}  # by the sha256 of the pixels
    skipped: list[Skipped] = []
    remarks: dict[str, list[str]] = defaultdict(list)  # remark -> names to show
    by_name: dict[str, list[str]] = defaultdict(list)
    cut_outs, photographs = list[str](), list[str]()
    for done, path in enumerate(paths, 1):
        name = storable(path.relative_to(folder).as_posix())
        try:
            photo = prepare(path, image_size, fit, keep_whole=may_align)
        except UnusablePhoto as error:
            skipped.append(Skipped(name, str(error)))
        else:
            about = photo.remarks
            digest = hashlib.sha256(photo.pixels.data).hexdigest()
            if digest in kept:
                skipped.append(Skipped(name, f"the same picture as {shown(kept[digest][0])}"))
                about = ["left out, being exact copies of another"]
            else:
                (cut_outs if photo.framed else photographs).append(shown(name))
            kept.setdefault(digest, (name, photo))
            for remark in about:
                remarks[remark].append(shown(name))
                by_name[name].append(remark)
        progress(done, len(paths))
    names = tuple(name for name, _ in kept.values())
    images, boxes, unlike = _cut([photo for _, photo in kept.values()], image_size, align)
    if cut_outs:
        remarks["cut-out things, framed on white"] = cut_outs
        remarks["photographs among cut-out things, cropped; they learn better apart"] = photographs
    remarks["not looked into: folders with photos in this one"] = [
        shown(path.name) for path in folders_with_pictures(paths)
    ]
    for i, j in near_copies(images):
        remarks[ALIKE].append(f"{shown(names[i])} and {shown(names[j])}")
        by_name[names[j]].append(f"nearly the same as {shown(names[i])}, so it teaches little")
    for i in unlike:
        remarks[UNLIKE].append(shown(names[i]))
        by_name[names[i]].append("shows little of what the others share: better left out")
    notes = tuple(_note(remark, some) for remark, some in remarks.items() if some)
    of_each = {name: tuple(about) for name, about in by_name.items()}
    return PhotoSet(images, names, tuple(skipped), notes, of_each, boxes=boxes)


def _note(remark: str, names: list[str]) -> str:
    """Returns a remark with the photos that it is true of.

    All that show something else are named: whoever wants to leave them out has to know which.
    """
    return note(remark, names, len(names), len(names) if remark == UNLIKE else EXAMPLES)


def _cut(
    photos: list[Prepared], image_size: int, align: Align
) -> tuple[np.ndarray, list[np.ndarray | None] | None, Sequence[int]]:
    """Returns photos uint8 (N, S, S, 3), and where they were cut if what they show asks for it.

    Then also which of them show something else.
    """
    images = np.array([photo.pixels for photo in photos], dtype=np.uint8)
    images = images.reshape(-1, image_size, image_size, 3)  # (0, S, S, 3) when there is none
    framed = any(photo.framed for photo in photos)
    wholes = [photo.whole for photo in photos if photo.whole is not None]  # all or none
    found = None if framed and align == "auto" else alignment(wholes, images, align)
    if found is None:
        return images, None, []
    boxes: list[np.ndarray | None] = []
    for image, photo, whole, box in zip(images, photos, wholes, found.boxes, strict=True):
        boxes.append(None if photo.settled else box)
        if not photo.settled:
            left, top, right, bottom = min(whole.size) * box
            image[...] = to_pixels(whole, image_size, (left, top, right, bottom))
    return images, boxes, found.unlike.tolist()
