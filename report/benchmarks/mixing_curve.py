"""What draws come to, the more or the less they mix photos: one trained run, sharpened afterwards.

    python -m report.benchmarks.mixing_curve RUN

The same draws each time, judged as `kvae.evaluate` does. A run trained with another `--mixing`
comes out a little different, since the second half of its training has seen that one.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from kvae.config import ConfigError
from kvae.mixing import sharpened
from kvae.randomness import Use, normal
from kvae.reconstruction import decode
from kvae.run_folder import RunFolder
from kvae.trained_run import TrainedRun, load_trained_run
from report.benchmarks.compare import positive
from report.benchmarks.judging import SEED, Judging
from report.benchmarks.task import BenchmarkError

MIXINGS = (0.2, 0.15, 0.1, 0.075, 0.05, 0.02)


def main(argv: list[str] | None = None) -> int:
    """Prints a table; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.mixing_curve",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("run", type=Path, help="a run folder, like runs/00001-garden")
    parser.add_argument("--draws", type=positive, default=512, help="default: %(default)s")
    options = parser.parse_args(argv)
    try:
        run = load_trained_run(RunFolder(options.run))
        judge = Judging(run.images, options.draws).judge
    except (ConfigError, BenchmarkError) as error:
        hint = getattr(error, "hint", "python -m kvae.train trains a run")
        print(f"error: {error}\nhint: {hint}", file=sys.stderr)
        return 2
    print("mixing  new and good    new   good  KID x 1000  sharpness")
    for mixing, draws in redrawn(run, MIXINGS, options.draws):
        seen = judge.figures(draws)
        figures = (seen[name]["value"] for name in ("success", "new", "good", "kid", "sharpness"))
        print("{:6.1%}  {:12.3f}  {:5.3f}  {:5.3f}  {:10.1f}  {:9.2f}".format(mixing, *figures))
    return 0


def redrawn(
    run: TrainedRun, mixings: Iterable[float], count: int
) -> Iterator[tuple[float, np.ndarray]]:
    """Yields each mixing with `count` draws uint8 (N, S, S, 3) of a model that mixes so much.

    Args:
        run: whose model's choice among the photos is changed, and changed again.
        mixings: as `kvae.mixing.sharpened` takes them.
        count: of draws.
    """
    score = run.vae.decoder.get_layer("score")
    learned = score.kernel.numpy(), score.bias.numpy()
    z = normal(SEED, 0, Use.SAMPLES, (count, run.config.model.latent_dim))
    for mixing in mixings:
        kernel, bias = sharpened(*learned, mixing, SEED, 0)
        score.kernel.assign(kernel)
        score.bias.assign(bias)
        yield mixing, decode(run.vae, z)


if __name__ == "__main__":
    sys.exit(main())
