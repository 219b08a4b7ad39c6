"""What a training has to learn from: morphs of photos at draws from N(0, I), judged as draws are.

    python -m tests.kvae.targets data/photos ~/Pictures/shells [--count 256] [--sheets DIR]

No model draws better than its targets, except by chance: a change of `kvae.morphs` or of the layout
is seen here in minutes; an evaluation has the first of the same pictures beside the draws. For each
folder: the shares that are new, good and both, KID x 1000 of all and of the new ones, the
sharpness, and the CPU seconds that 1,000 of them take once the photos are in correspondence. The
same photos and count give the same points in every run, so that two states of the code can be
compared picture by picture on the sheets.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

from kvae.config.settings import Config
from kvae.judging.judge import Judge
from kvae.learning.batches import Batches
from kvae.learning.preparation import settled_by
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoSet
from kvae.seeing.features import load_judge

COLUMNS = 16  # of a sheet


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.kvae.targets",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("photos", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=256, help="targets of each folder")
    parser.add_argument("--image-size", type=int, default=96, help="pixels on each side")
    parser.add_argument("--sheets", type=Path, help="folder for a contact sheet of each")
    args = parser.parse_args(argv)
    print("| photos | new | good | both | KID x 1000 | of the new | sharpness | s per 1,000 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for folder in args.photos:
        photos = load_photos(folder, args.image_size, minimum=2)
        pictures, seconds = targets(photos, args.count)
        if args.sheets:
            args.sheets.mkdir(parents=True, exist_ok=True)
            _sheet(pictures).save(args.sheets / f"{folder.name}.png")
        cells = [
            folder.name,
            *figures(photos.images, pictures),
            f"{1000 * seconds / args.count:.1f}",
        ]
        print("|", " | ".join(cells), "|", flush=True)
    return 0


def targets(photos: PhotoSet, count: int) -> tuple[np.ndarray, float]:
    """Returns so many morphs, uint8 (count, S, S, 3), and the CPU seconds that making them took."""
    config = Config().with_changes("model", image_size=photos.images.shape[1])
    batches = Batches(photos.images, settled_by(photos, config))
    pictures = batches.at_draws(count)
    began = time.process_time()
    batches.at_draws(count)  # once more, now that the photos are in correspondence
    return pictures, time.process_time() - began


def figures(images: np.ndarray, pictures: np.ndarray) -> list[str]:
    """Returns the figures of pictures as a line of the table has them."""
    judge = Judge(images, load_judge(), len(pictures), seed=0)
    found = judge.figures(pictures)
    names = ("new", "good", "success", "kid", "kid_of_new", "sharpness")
    return [_shown(found[name]) for name in names]


def _shown(estimate: dict[str, float] | None) -> str:
    if estimate is None:
        return "-"
    return f"{estimate['value']:g} ({estimate['low']:g} to {estimate['high']:g})"


def _sheet(pictures: np.ndarray) -> Image.Image:
    whole = pictures[: len(pictures) // COLUMNS * COLUMNS]
    rows = [np.concatenate(list(row), axis=1) for row in np.split(whole, len(whole) // COLUMNS)]
    return Image.fromarray(np.concatenate(rows))


if __name__ == "__main__":
    sys.exit(main())
