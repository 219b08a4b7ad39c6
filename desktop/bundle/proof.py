"""Does the app work by itself? Asked by running it with an empty environment."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# Seconds, also on a computer that has much else to do: for what takes one or two, and for a
# training that takes a minute.
PATIENCE, PATIENCE_TO_TRAIN = 900, 3600
STARTS = 3
COUNT = 12  # pictures, as many as the window shows at most


class ProofError(Exception):
    """The app does not do what it is for; the message says what."""


def prove(executable: Path) -> Iterator[str]:
    """Run the app's own checks, draw twelve pictures, and time its start; yields what was found.

    Raises:
        ProofError: something does not work.
    """
    with tempfile.TemporaryDirectory(prefix="kvae-") as temporary:
        folder = Path(temporary)
        yield from _checks(executable)
        yield from _pictures(executable, folder)
        yield from _start(executable, folder)


def prove_training(executable: Path, root: Path) -> Iterator[str]:
    """Learn the photos of the project for a few steps, export, and draw from the result.

    Raises:
        ProofError: something does not work.
    """
    with tempfile.TemporaryDirectory(prefix="kvae-") as temporary:
        runs = Path(temporary) / "runs"
        trained = (
            "--photos",
            str(root / "data" / "photos"),
            "--preset",
            "tiny",
            "--runs",
            str(runs),
        )
        _, seconds, processor = run(
            executable, "run-module", "kvae.train", *trained, patience=PATIENCE_TO_TRAIN
        )
        (folder,) = runs.iterdir()
        run(executable, "run-module", "export.to_onnx", str(folder))
        model = str(folder / "decoder.onnx")
        run(executable, "generate", model, "--count", "1", "--out", str(folder / "pictures"))
        yield (
            f"learned, judged, exported and drawn from; the training with preset tiny took "
            f"{seconds:.0f} s, {processor:.0f} s of processor time"
        )


def _checks(executable: Path) -> Iterator[str]:
    output, _, _ = run(executable, "--selfcheck")
    if output.splitlines()[-1] != "everything works":
        raise ProofError(f"{executable.name} --selfcheck said:\n{output}")
    yield "--selfcheck says that everything works, with an empty environment"


def _pictures(executable: Path, folder: Path) -> Iterator[str]:
    out = ("--out", str(folder / "pictures"))
    run(executable, "generate", "--count", str(COUNT), *out)
    if (drawn := len(list(folder.glob("pictures/*.png")))) != COUNT:
        raise ProofError(f"{executable.name} generate drew {drawn} pictures, not {COUNT}.")
    for animation in (folder / "morph.gif", folder / "morph.webp"):
        run(executable, "generate", "--count", "2", *out, "--animation", str(animation))
        if not (animation.is_file() and animation.stat().st_size > 10_000):
            raise ProofError(f"{executable.name} generate saved no {animation.name}.")
    yield f"{COUNT} pictures drawn; PNG, GIF and WebP saved"


def _start(executable: Path, folder: Path) -> Iterator[str]:
    shot = str(folder / "window.png")
    count = str(COUNT)
    times = [run(executable, "--count", count, "--screenshot", shot)[1:] for _ in range(STARTS)]
    seconds, processor = (statistics.median(part) for part in zip(*times, strict=True))
    yield (
        f"from the start to the saved screenshot of {COUNT} pictures {seconds:.2f} s, "
        f"{processor:.2f} s of processor time (median of {STARTS})"
    )


def run(executable: Path, *arguments: str, patience: float = PATIENCE) -> tuple[str, float, float]:
    """Run the app with an empty environment: what it printed, seconds, processor seconds.

    Args:
        executable: of the app.
        arguments: for it.
        patience: seconds after which it is ended.

    Raises:
        ProofError: it failed, or took too long.
    """
    # Windows itself does not work without this one.
    environment = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    began, before = time.perf_counter(), os.times()
    try:
        done = subprocess.run(
            [executable.absolute(), *arguments], env=environment, timeout=patience,
            capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        message = f"{executable.name} {' '.join(arguments)} was not done after {patience:.0f} s."
        raise ProofError(message) from error
    seconds, after = time.perf_counter() - began, os.times()
    if done.returncode:
        said = done.stdout + done.stderr
        raise ProofError(f"{executable.name} {' '.join(arguments)} failed:\n{said}")
    used = after.children_user + after.children_system
    return done.stdout, seconds, used - before.children_user - before.children_system
