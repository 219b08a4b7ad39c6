"""Tries what must never happen to a training, as many times as one has patience for.

    python -m tests.kvae.disk faults                 every call to the disk fails once: minutes
    python -m tests.kvae.disk damages --count 10000  damaged checkpoints: two minutes
    python -m tests.kvae.disk kills --count 1000     SIGKILL at random moments: some 50 a minute

Each ends with a line of totals. What was interrupted goes on with --first, from the number of the
call, damage or training that it had come to; each number is the same trial every time. The suite
tries a few of each.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

# Before Keras is imported. A forked process has one thread, and must not wait for others.
os.environ["OMP_NUM_THREADS"] = "1"

USUAL = {"faults": 1, "damages": 10_000, "kills": 1_000}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.kvae.disk",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=USUAL)
    parser.add_argument("--count", type=int, help="how many; of faults: try each such one only")
    parser.add_argument("--seed", type=int, default=0, help="of the damages and the moments")
    parser.add_argument("--first", type=int, default=1, help="number of the first one")
    args = parser.parse_args(argv)
    count = args.count or USUAL[args.what]
    with tempfile.TemporaryDirectory() as folder:
        return LOOPS[args.what](Path(folder), count, args.seed, args.first)


def faults(folder: Path, every: int, seed: int, first: int) -> int:
    from tests.kvae.disk.faults import fault_loop

    met = fault_loop(every, first, on_fault=lambda words: print(words, flush=True))
    print(f"{met} faults, and the state was whole after each")
    return 0


def damages(folder: Path, count: int, seed: int, first: int) -> int:
    from tests.kvae.disk.damages import damage_loop

    recognised = damage_loop(folder, count, seed, first)
    print(f"{recognised} of {count} damaged checkpoints were recognised")
    return 0 if recognised == count else 1


def kills(folder: Path, count: int, seed: int, first: int) -> int:
    from tests.kvae.disk.kills import kill_loop

    totals = kill_loop(folder, count, seed, first, lambda totals: print(totals, flush=True))
    return 1 if totals.lost or totals.different else 0


LOOPS = {"faults": faults, "damages": damages, "kills": kills}

if __name__ == "__main__":
    sys.exit(main())
