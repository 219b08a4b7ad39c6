"""Loses workers of distributed trainings at random moments, and looks what comes of it.

    python -m tests.kvae.distributed --count 20

Every other training may be begun anew by its launcher, as with `torchrun --max-restarts 3`; the
rest have to say that they have failed, and are resumed by hand. The last line has the totals; what
was interrupted goes on with --first. The suite tries a few.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

# Before Keras is imported. A forked process has one thread, and must not wait for others.
os.environ["OMP_NUM_THREADS"] = "1"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.kvae.distributed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--count", type=int, default=20, help="of trainings")
    parser.add_argument("--workers", type=int, default=2, help="of each")
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    parser.add_argument("--first", type=int, default=1, help="number of the first training")
    args = parser.parse_args(argv)
    from tests.kvae.distributed.losses import loss_loop

    with tempfile.TemporaryDirectory() as folder:
        totals = loss_loop(
            Path(folder),
            args.count,
            args.workers,
            args.seed,
            args.first,
            lambda totals: print(totals, flush=True),
        )
    return 1 if totals.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
