"""How good a trained run is, in figures with their 95 % intervals, and in words.

    python -m kvae.evaluate RUN

Every figure comes from the averaged weights that are exported, and from the same draws each time.
"""

import argparse
import sys
from pathlib import Path

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.config.settings import ConfigError
from kvae.judging.describe import describe
from kvae.judging.evaluation import evaluate
from kvae.runs.run_folder import RunFolder
from kvae.terminal import fail
from kvae.trained_run import load_trained_run


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
    except ConfigError as error:
        return fail(error)
    figures = evaluate(found.vae, found.images, found.codes, found.config, found.unseen)
    run.write_evaluation(figures)
    describe(figures)
    print(run.path / "evaluation.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
