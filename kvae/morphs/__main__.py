"""Morphs between the photos of a folder: a contact sheet, and which photos fit which.

    python -m kvae.morphs --photos DIR [--image-size 96] [--sheet FILE.png]

Nothing is trained. Training draws its pictures from these morphs, so where they look right a model
of the photos can. Of two scenes that do not fit, some parts show one and the rest the other.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from kvae.config.settings import IMAGE_SIZES
from kvae.files import taking_the_place_of
from kvae.images import FEW
from kvae.morphs.continuum import FITTING, Continuum
from kvae.morphs.fits import misfits
from kvae.morphs.sheet import contact_sheet
from kvae.photos.choices import ALIGNS, FITS
from kvae.photos.folder import shown
from kvae.photos.hold_out import part
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError
from kvae.terminal import UserError, counted, fail, say

FEWEST = 2  # photos; a morph needs no more
TRIED = 12  # photos that look most fitting are brought into correspondence finely
NAMED = 3  # of them, on the line of a photo
GARDEN = Path("data/photos")


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parse(argv)
    try:
        photos = load_photos(
            args.photos,
            args.image_size,
            minimum=FEWEST,
            fit=args.fit,
            align=args.align,
            recursive=args.recursive,
        )
    except PhotoError as error:
        return fail(error)
    if photos.file is not None:
        say(f"Of {len(photos.images):,} photos {FEW} are looked at, from all over the folder.")
        evenly = np.linspace(0, len(photos.images) - 1, FEW).round().astype(int)
        photos = part(photos, evenly)
    say(f"Bringing {len(photos.images)} photos into correspondence ...")
    continuum = Continuum(photos.images, photos.boxes is not None)
    partners, left = best_partners(continuum, lambda share: say(f"  {share:.0%}"))
    for photo, (found, misfit) in enumerate(zip(partners, left, strict=True)):
        print(_line(photos.names, photo, found, misfit))
    fitting = int((left[:, 0] <= FITTING).sum())
    share = f"{fitting} of {counted(len(photos.images), 'photo')}"
    say(f"{share} {'fits' if fitting == 1 else 'fit'} another one (a misfit of at most {FITTING})")
    try:
        args.sheet.parent.mkdir(parents=True, exist_ok=True)
        with taking_the_place_of(args.sheet) as partial:
            contact_sheet(continuum, partners).save(partial)
    except (OSError, ValueError) as error:  # ValueError: an ending that Pillow does not know
        message = f"the sheet cannot be written to {args.sheet}: {error}"
        return fail(UserError(message, "choose another file with --sheet FILE.png"))
    print(args.sheet)
    return 0


def best_partners(
    continuum: Continuum, on_progress: Callable[[float], None] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Returns the photos that fit each photo, best first, and their misfits, (N, P) each."""
    table = misfits(continuum.described, on_progress)
    np.fill_diagonal(table, np.inf)
    tried = min(TRIED, len(table) - 1)
    partners = np.argsort(table, axis=1)[:, :tried]
    rows = np.repeat(np.arange(len(table)), tried)
    left = continuum.misfit(rows, partners.ravel()).reshape(partners.shape)
    order = np.argsort(left, axis=1)
    return np.take_along_axis(partners, order, axis=1), np.take_along_axis(left, order, axis=1)


def _line(names: Sequence[str], photo: int, found: np.ndarray, misfit: np.ndarray) -> str:
    named = [f"{shown(names[j])} ({left:.2f})" for j, left in zip(found, misfit, strict=True)]
    verb = "fits" if misfit[0] <= FITTING else "fits none well; nearest are"
    return f"{shown(names[photo])} {verb} {', '.join(named[:NAMED])}"


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m kvae.morphs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--photos", type=Path, default=GARDEN, metavar="DIR", help=f"default: {GARDEN}")
    add("--image-size", type=_size, default=96, metavar="S", help="pixels a side, 64 to 128")
    add("--fit", choices=FITS, default="auto", help="how a photo becomes square")
    add("--align", choices=ALIGNS, default="auto", help="whether all are cut around the same")
    add("--recursive", action="store_true", help="read the photos in its sub-folders, too")
    add(
        "--sheet", type=Path, default=Path("morphs.png"), metavar="FILE", help="default: morphs.png"
    )
    return parser.parse_args(argv)


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) not in IMAGE_SIZES:
        low, high = IMAGE_SIZES.start, IMAGE_SIZES.stop - 1
        raise argparse.ArgumentTypeError(f"{text} is not {low} to {high}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
