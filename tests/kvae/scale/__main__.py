"""What training takes of this machine, from a thousand pictures to a million.

    python -m tests.kvae.scale [--counts 1000 10000 100000 1000000] [--size 64] [--steps 40]

For each number pictures are made, which takes no photos, and a process of its own learns them. What
is printed: how many are read a second in random batches, the seconds until each has neighbours,
those of a step, and the memory that is the process's own (RssAnon; not what the system keeps of
files, which it can drop at any time), before and while it learns. The pictures take 12 KB each on
the disk and are deleted afterwards.

    python -m tests.kvae.scale --photos 2000        as many files are decoded into the cache

prints how long that takes the first time and the second.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COUNTS = (1_000, 10_000, 100_000, 1_000_000)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.kvae.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS)
    parser.add_argument("--size", type=int, default=64, help="pixels on each side")
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--preset", default="default")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--photos", type=int, help="measure the reading of so many files instead")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=args.scratch) as folder:
        os.environ["TMPDIR"] = folder  # of the learning process, too
        if args.photos:
            from tests.kvae.scale.reading import reading

            print(reading(Path(folder), args.photos, args.size), flush=True)
            return 0
        for count in args.counts:
            given = [folder, str(count), str(args.size), str(args.steps), args.preset]
            command = [sys.executable, "-m", "tests.kvae.scale.learning", *given]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            print(_line(json.loads(done.stdout.splitlines()[-1])), flush=True)
    return 0


def _line(found: dict) -> str:
    share = found["data"] / found["step"]
    return (
        f"{found['count']:>9,} pictures: {found['rate']:,.0f} a second in random batches, "
        f"neighbours in {found['neighbours']:.1f} s, {1000 * found['step']:.0f} ms a step, "
        f"{1000 * found['data']:.0f} ({share:.1%}) of them data, "
        f"own memory {found['before']:.0f} MB before, "
        f"{found['preparing']:.0f} at most while laid out, {found['learning']:.0f} while learning"
    )


if __name__ == "__main__":
    sys.exit(main())
