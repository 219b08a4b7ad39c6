"""What reading a folder of photos gives."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kvae.terminal import UserError

# Levels that the colours of so many pixels of a grey photo lie apart: a JPEG makes 3 of none, faint
# sepia has 10; a small thing in colour on white has a few per cent of the pixels.
GREY, GREY_PERCENT = 6, 99.5
CUT_ALIKE = (
    "They show one kind of thing, so each is cut around what all have in common (--align no: in "
    "the middle)."
)
BLOCK = 512  # pictures that are looked at together
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
        images: uint8 (N, S, S, 3), in the natural order of their names; of many photos they are
            mapped from a file.
        names: of the N files, from the folder that was read: `name` or `sub-folder/name`.
        skipped: files left out, exact duplicates among them.
        notes: what is worth knowing about the photos, in plain words.
        remarks: the same of each photo, by its name; most have none.
        file: that the images are mapped from, as raw bytes, in which more may follow; of many only.
        boxes: where photos were cut that show things of one kind, left, top, right and bottom in
            parts of the shorter side, (4,); None for one that was a square to stay as it is, and in
            all where each was made square by itself.
    """

    images: np.ndarray
    names: Sequence[str]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file: Path | None = None
    boxes: Sequence[np.ndarray | None] | None = None

    @property
    def grey(self) -> bool:
        """Whether all photos are black and white, but for what a JPEG makes of greys."""
        starts = range(0, len(self.images), BLOCK)
        return all(_grey(self.images[start : start + BLOCK]) for start in starts)

    @property
    def fingerprint(self) -> str:
        """Sha256 (hex) over the image size and all pixels, in order; names do not count."""
        digest = hashlib.sha256(f"{self.images.shape[1]}\n".encode())
        digest.update(np.ascontiguousarray(self.images).data)
        return digest.hexdigest()


def note(remark: str, examples: Sequence[str], count: int, named: int = EXAMPLES) -> str:
    """Returns a remark with how many photos it is true of, and the first of them, so many."""
    more = f" and {count - named} more" if count > named else ""
    return f"{remark}: {count} ({', '.join(examples[:named])}{more})"


def _grey(images: np.ndarray) -> bool:
    apart = np.ptp(images, axis=-1)  # levels between the colours of a pixel, (n, S, S)
    return bool((np.percentile(apart, GREY_PERCENT, axis=(1, 2)) <= GREY).all())
