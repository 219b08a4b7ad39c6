"""Draw pictures without a window: the same ones the window draws.

python -m desktop.generator --count 12 --seed 7 --out pictures
python -m desktop.generator runs/00001-garden/decoder.onnx --count 100 --out pictures --sheet
python -m desktop.generator --count 6 --variety 0.8 --animation morph.gif

Several machines can share a job: with --first 1, --first 101, ... each draws its part of a seed;
--workers 4 shares it among the processors of one machine, with --ray among those of the Ray cluster
that RAY_ADDRESS names. A run that was stopped goes on where it was when it is started again.
"""

import argparse
import sys
from pathlib import Path

from desktop import program
from desktop.generator.arguments import (
    MAX_SEED,
    SHEET_PICTURES,
    STOPS,
    new_file,
    number,
    whole_number,
)
from desktop.generator.ending import ended_by_sigterm_too
from desktop.generator.files.formats import FORMATS
from desktop.generator.trial.trials import Trials
from desktop.generator.user_error import UserError, print_error

MAX_FIRST = 10**12  # of a seed's pictures; there are 2**64
MAX_WORKERS = 256
MAX_VARIETY = 3.0  # of N(0, I); farther out there are only stains


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.animation and options.count < 2:
        parser.error("--animation needs two pictures at least: --count 2")
    try:
        with ended_by_sigterm_too(), Trials.usual() as trials:
            if options.model:
                trials.prepare_for(options.model)
            # It loads NumPy and the runtime, while the process that tries the model does.
            from desktop.generator.drawing import generate

            generate(options, trials)
    except UserError as error:
        return print_error(error)
    except KeyboardInterrupt:
        print("Stopped; every file that is there is whole.", file=sys.stderr)
        return 130
    print(options.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program.GENERATE,
        description="Draw new pictures by sampling N(0, I) and decoding; the same as the window's.",
    )
    parser.add_argument("model", nargs="?", help="a decoder.onnx (default: the shipped garden)")
    parser.add_argument("--count", type=whole_number(1, 10**6), default=12, metavar="N",
                        help="how many pictures (default: 12)")  # fmt: skip
    parser.add_argument("--first", type=whole_number(1, MAX_FIRST), default=1, metavar="K",
                        help="the number of the first of them (default: 1)")  # fmt: skip
    parser.add_argument("--seed", type=whole_number(0, MAX_SEED), default=1, metavar="S",
                        help="same seed, same pictures (default: 1)")  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("pictures"), metavar="DIR",
                        help="the folder to write to (default: pictures)")  # fmt: skip
    parser.add_argument("--sheet", action="store_true",
                        help=f"also one page with the first {SHEET_PICTURES} pictures")  # fmt: skip
    parser.add_argument("--variety", type=number(0, MAX_VARIETY), default=1.0, metavar="V",
                        help="how far from the mean to draw; below 1 the pictures are more usual, "
                        "above it stranger (default: 1)")  # fmt: skip
    parser.add_argument("--workers", type=whole_number(1, MAX_WORKERS), default=1, metavar="W",
                        help="how many processes share the work (default: 1)")  # fmt: skip
    parser.add_argument("--ray", action="store_true",
                        help="share it through Ray Data, on a cluster or here")  # fmt: skip
    parser.add_argument("--animation", type=new_file(FORMATS.values()), metavar="FILE",
                        help=f"also a morph through the first {STOPS} pictures and back, "
                        "as .gif, .png (APNG) or .webp")  # fmt: skip
    return parser


if __name__ == "__main__":
    sys.exit(main())
