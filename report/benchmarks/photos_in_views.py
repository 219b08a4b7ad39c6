"""What views alone make of photos, the best that a model with views can come to.

    python -m report.benchmarks.photos_in_views            the photos that ship, at 96 pixels
    python -m report.benchmarks.photos_in_views --photos DIR --image-size 64

Photos chosen at random, each in a view as likely as among draws, judged as draws are: once as
strong as `kvae.views` has them, once half, once twice as strong.
"""

import argparse
import sys
from pathlib import Path

import keras
import numpy as np

from kvae.checkup import image_size
from kvae.config import LATENT_DIMS, load_preset
from kvae.photos import PhotoError, load_photos, to_float
from kvae.randomness import Use, normal, stream
from kvae.views import STEEPNESS, View
from report.benchmarks.compare import GARDEN, positive
from report.benchmarks.judging import SEED, Judging
from report.benchmarks.task import BenchmarkError

STRENGTHS = (0.5, 1.0, 2.0)
BATCH = 16


def main(argv: list[str] | None = None) -> int:
    """Prints a table; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.photos_in_views",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--photos", type=Path, default=GARDEN, help="default: %(default)s")
    parser.add_argument("--image-size", type=image_size, default=96, help="default: %(default)s")
    usual = load_preset("default").model.latent_dim
    parser.add_argument(
        "--latent-dim", type=int, default=usual, choices=LATENT_DIMS, help="default: %(default)s"
    )
    parser.add_argument("--draws", type=positive, default=512, help="default: %(default)s")
    options = parser.parse_args(argv)
    try:
        images = load_photos(options.photos, options.image_size).images
        judge = Judging(images, options.draws).judge
    except (PhotoError, BenchmarkError) as error:
        print(f"error: {error}\nhint: {error.hint}", file=sys.stderr)
        return 2
    print("strength  identified  KID x 1000  sharpness  near copies")
    for strength in STRENGTHS:
        seen = judge.figures(in_views(images, options.draws, options.latent_dim, strength))
        figures = (
            seen[name]["value"] for name in ("identified", "kid", "sharpness", "near_copies")
        )
        print("{:8.1f}  {:10.3f}  {:10.1f}  {:9.2f}  {:11.2f}".format(strength, *figures))
    return 0


def in_views(images: np.ndarray, count: int, axes: int, strength: float) -> np.ndarray:
    """Returns `count` of the photos uint8 (N, S, S, 3), with repeats, each in a random view.

    Args:
        images: the photos.
        count: how many.
        axes: of the model that would show them: so many kinds of change there are.
        strength: of the views, see `kvae.views.View`.
    """
    chosen = images[stream(SEED, 0, Use.SAMPLES).integers(len(images), size=count)]
    views = np.tanh(STEEPNESS * normal(SEED, 1, Use.SAMPLES, (count, axes)))
    inputs = keras.Input(images.shape[1:]), keras.Input((axes,))
    shown = keras.Model(inputs, View(strength)(inputs)).predict(
        [to_float(chosen), views], batch_size=BATCH, verbose=0
    )
    return np.rint(shown * 255.0).astype(np.uint8)


if __name__ == "__main__":
    sys.exit(main())
