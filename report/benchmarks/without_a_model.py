"""What programs without a model come to, which every model has to be read beside.

    python -m report.benchmarks.without_a_model            the photos that ship, at 96 pixels
    python -m report.benchmarks.without_a_model --photos DIR --image-size 64

Judged as draws are: views as strong as `kvae.judging.baselines` has them, half and twice as strong;
photos bent at random; half-and-half mixtures; and the morphs that our default preset would learn
from. No other model here has seen morphs: theirs learn from the photos themselves.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kvae.config.toml import load_preset
from kvae.judging.baselines import mixtures, photos_bent, photos_in_views
from kvae.learning.batches import Batches
from kvae.learning.preparation import settled_by
from kvae.photos.__main__ import image_size
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError, PhotoSet
from kvae.terminal import fail
from report.benchmarks.compare import GARDEN, positive
from report.benchmarks.judging import SEED, Judging
from report.benchmarks.task import BenchmarkError

STRENGTHS = (0.5, 1.0, 2.0)
FIGURES = ("success", "new", "good", "identified", "kid", "sharpness")


def main(argv: list[str] | None = None) -> int:
    """Prints a table; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.without_a_model",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--photos", type=Path, default=GARDEN, help="default: %(default)s")
    parser.add_argument("--image-size", type=image_size, default=96, help="default: %(default)s")
    parser.add_argument("--draws", type=positive, default=512, help="default: %(default)s")
    options = parser.parse_args(argv)
    try:
        photos = load_photos(options.photos, options.image_size)
        judging = Judging(photos.images, options.draws)
    except (PhotoError, BenchmarkError) as error:
        return fail(error)
    print(f"{'':10}new and good    new   good  identified  KID x 1000  sharpness")
    for name, pictures in sets(photos, options.draws):
        found = judging.judge.figures(pictures)
        values = [found[key]["value"] if found[key] else float("nan") for key in FIGURES]
        cells = "{:12.3f}  {:5.3f}  {:5.3f}  {:10.3f}  {:10.1f}  {:9.2f}".format(*values)
        print(f"{name:10}{cells}")
    return 0


def sets(photos: PhotoSet, count: int) -> Iterator[tuple[str, np.ndarray]]:
    """Yields a name and `count` pictures uint8 (count, S, S, 3) of each program without a model."""
    images = photos.images
    for strength in STRENGTHS:
        yield f"views x{strength:g}", photos_in_views(images, count, SEED, strength)[0]
    yield "bends", photos_bent(images, count, SEED)
    yield "mixtures", mixtures(images, count, SEED)
    config = load_preset("default").with_changes("model", image_size=images.shape[1])
    config = config.with_changes("training", seed=SEED)
    yield "morphs", Batches(images, settled_by(photos, config)).at_draws(count)


if __name__ == "__main__":
    sys.exit(main())
