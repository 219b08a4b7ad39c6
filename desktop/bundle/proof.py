"""Does the app work by itself? Asked by running it with an empty environment."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 120  # seconds for what takes one or two
STARTS = 3


class ProofError(Exception):
    """The app does not do what it is for; the message says what."""


def prove(executable: Path) -> Iterator[str]:
    """Run the app's own checks, draw twelve pictures, and time its start; yields what was found.

    Raises:
        ProofError: something does not work.
    """
    with tempfile.TemporaryDirectory(prefix="kvae-") as temporary:
        told, _, _ = run(executable, "--selfcheck")
        if told.splitlines()[-1] != "everything works":
            raise ProofError(f"{executable.name} --selfcheck said:\n{told}")
        yield "--selfcheck says that everything works, with an empty environment"
        run(executable, "generate", "--count", "12", "--out", temporary)
        if (drawn := len(list(Path(temporary).glob("*.png")))) != 12:
            raise ProofError(f"{executable.name} generate drew {drawn} pictures, not 12.")
        yield "12 pictures drawn"
        shot = Path(temporary) / "window.png"
        starts = [
            run(executable, "--count", "12", "--screenshot", str(shot)) for _ in range(STARTS)
        ]
        seconds, processor = (statistics.median(start[n] for start in starts) for n in (1, 2))
        yield (
            f"from the start to the saved screenshot of 12 pictures {seconds:.2f} s, "
            f"{processor:.2f} s of processor time (median of {STARTS})"
        )


def run(executable: Path, *arguments: str) -> tuple[str, float, float]:
    """Run the app with an empty environment: what it printed, seconds, processor seconds.

    Raises:
        ProofError: it failed.
    """
    # Windows itself does not work without this one.
    environment = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    began, before = time.perf_counter(), os.times()
    done = subprocess.run(
        [executable.absolute(), *arguments], env=environment, timeout=PATIENCE,
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    seconds, after = time.perf_counter() - began, os.times()
    if done.returncode:
        said = done.stdout + done.stderr
        raise ProofError(f"{executable.name} {' '.join(arguments)} failed:\n{said}")
    used = after.children_user + after.children_system
    return done.stdout, seconds, used - before.children_user - before.children_system
