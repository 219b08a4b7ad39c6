"""How many draws of a model of portraits show a face, as OpenCV's detectors see it.

    python -m report.benchmarks.faces runs/00001-friends

The judge of our evaluation, VGG-16, does not mind a face that is put together of two halves; these
detectors do, and have nothing to do with it (Viola & Jones 2001,
https://doi.org/10.1109/CVPR.2001.990517). Beside the draws: the run's photos, of which they miss
some, and mixtures of two, whose ghosts they take for faces. OpenCV is not part of this project.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.judging.baselines import mixtures
from kvae.randomness import Use, normal
from kvae.runs.run_folder import RunFolder
from kvae.terminal import UserError, fail
from kvae.trained_run import load_trained_run
from report.benchmarks.compare import positive
from report.benchmarks.task import BenchmarkError

SIDE = 288  # pixels that pictures are enlarged to; the detectors know no small faces
FRONTAL = ("haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml")
EYE = "haarcascade_eye.xml"
LEAST_FACE = 60  # pixels
UPPER = 0.6  # of a face, where its eyes are looked for
PACKAGE = "opencv-python-headless==4.12.0.88"  # the last major version that has these detectors


def main(argv: list[str] | None = None) -> int:
    """Prints three lines; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.faces",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("run", type=Path, metavar="RUN", help="folder of a finished training")
    parser.add_argument("--draws", type=positive, default=512, help="default: %(default)s")
    options = parser.parse_args(argv)
    try:
        see = detector()
        run = load_trained_run(RunFolder(options.run))
    except UserError as error:
        return fail(error)
    from kvae.network.coding import decode  # imports Keras, which takes seconds

    seed, latent_dim = run.config.training.seed, run.config.model.latent_dim
    draws = decode(run.vae, normal(seed, 0, Use.SAMPLES, (options.draws, latent_dim)))
    sets = {
        "draws": draws,
        "photos": run.images,
        "mixtures": mixtures(run.images, options.draws, seed),
    }
    print(f"{'':10}a face  with two eyes")
    for name, pictures in sets.items():
        face, eyes = np.array([see(picture) for picture in pictures]).mean(axis=0)
        print(f"{name:10}{face:6.3f}  {eyes:13.3f}")
    return 0


def detector() -> Callable[[np.ndarray], tuple[bool, bool]]:
    """Returns what says of a picture uint8 (S, S, 3) whether it shows a face, and one with eyes.

    Raises:
        BenchmarkError: OpenCV is not installed, or a version without these detectors.
    """
    try:
        import cv2

        faces = [cv2.CascadeClassifier(cv2.data.haarcascades + name) for name in FRONTAL]
        eye = cv2.CascadeClassifier(cv2.data.haarcascades + EYE)
    except (ImportError, AttributeError) as error:
        raise BenchmarkError(
            "OpenCV's face detectors are missing", f"pip install {PACKAGE}"
        ) from error

    def see(picture: np.ndarray) -> tuple[bool, bool]:
        large = Image.fromarray(picture).convert("L").resize((SIDE, SIDE), Image.Resampling.BICUBIC)
        grey, least = np.asarray(large), (LEAST_FACE, LEAST_FACE)
        found = [box for one in faces for box in one.detectMultiScale(grey, 1.08, 4, minSize=least)]
        if not found:
            return False, False
        x, y, wide, high = max((tuple(box) for box in found), key=lambda box: box[2])
        upper, least = grey[y : y + int(UPPER * high), x : x + wide], (wide // 9, wide // 9)
        return True, len(eye.detectMultiScale(upper, 1.05, 3, minSize=least)) >= 2

    return see


if __name__ == "__main__":
    sys.exit(main())
