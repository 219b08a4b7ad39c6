"""How good a trained run is, in figures with their 95 % intervals, and in words.

    python -m kvae.evaluate RUN

Every figure comes from the averaged weights that are exported, and from the same draws each time.
The morphs that they are read beside are made again from the run's photos, as this version makes
them.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.config.settings import ConfigError
from kvae.judging.describe import describe
from kvae.judging.evaluation import evaluate
from kvae.runs.run_folder import RunFolder
from kvae.terminal import fail
from kvae.trained_run import TrainedRun, load_trained_run

if TYPE_CHECKING:  # imports Keras, which takes seconds
    from kvae.learning.batches import Batches


def main(argv: list[str] | None = None) -> int:
    """Evaluates a finished run again and writes its evaluation.json."""
    parser = argparse.ArgumentParser(
        prog="python -m kvae.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("run", type=Path, help="a run folder, like runs/00001-garden")
    run = RunFolder(parser.parse_args(argv).run)
    try:
        found = load_trained_run(run)
        morphs = batches_of(found).at_draws
    except ConfigError as error:
        return fail(error)
    images, codes, unseen = found.images, found.codes, found.unseen
    figures = evaluate(found.vae, images, codes, found.config, unseen, morphs=morphs)
    run.write_evaluation(figures)
    describe(figures)
    print(run.path / "evaluation.json")
    return 0


def batches_of(run: TrainedRun) -> "Batches":
    """Returns what a run has learned, as its training had it.

    Raises:
        ConfigError: its photos or how they were laid out cannot be read.
    """
    from kvae.learning.batches import Batches
    from kvae.learning.resume import layout_kept

    return Batches(run.read_all_images(), run.config, layout=layout_kept(run.folder))


if __name__ == "__main__":
    sys.exit(main())
