"""Open thousands of files as strangers may make them: python -m tests.desktop.fuzz.

Each is a real one with random changes. It must open or be refused by a named error, within 5
processor seconds and 1 GB, and whatever happens, the program must not fall. `--models 1 --pictures
0 --files 0 --first N` tries one case again.
"""

import argparse
import sys

from tests.desktop.fuzz import files, models, pictures
from tests.desktop.fuzz.trial import Totals, run

TARGETS = {"models": models.attempt, "pictures": pictures.attempt, "files": files.attempt}


def main(argv: list[str] | None = None) -> int:
    """Make the attempts and print a table; 1 if anything went wrong."""
    options = _parser().parse_args(argv)
    failed = False
    for target, attempt in TARGETS.items():
        numbers = range(options.first, options.first + getattr(options, target))
        if numbers:
            totals = run(attempt, target, options.seed, numbers, _progress(target, numbers))
            print(file=sys.stderr)
            _row(target, totals)
            failed |= bool(totals.wrong)
    return int(failed)


def _progress(target: str, numbers: range):
    def report(number: int) -> None:
        if number % 100 == 99 or number == numbers[-1]:
            done = number - numbers[0] + 1
            words = f"\r{done:,} of {len(numbers):,} {target} "
            print(words, end="", file=sys.stderr, flush=True)

    return report


def _row(target: str, totals: Totals) -> None:
    found = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(totals.verdicts.items()))
    limits = f"slowest {totals.slowest:.2f} s, largest {totals.largest:.0f} MB"
    print(f"{target:10} {found:45} {limits}", *totals.wrong[:50], sep="\n  ", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.desktop.fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    for target in TARGETS:
        add(f"--{target}", type=int, default=20_000, metavar="N", help="how many (default: 20,000)")
    add("--seed", type=int, default=0, help="of the random changes")
    add("--first", type=int, default=0, metavar="N", help="the number of the first case")
    return parser


if __name__ == "__main__":
    sys.exit(main())
