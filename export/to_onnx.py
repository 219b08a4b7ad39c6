"""Turns a trained run into decoder.onnx and encoder.onnx, proven equal to Keras.

    python -m export.to_onnx                        the newest run
    python -m export.to_onnx runs/00001-garden      that one
    python -m export.to_onnx --half                 a decoder of half the size

Nothing is written unless both sides agree on random codes and on the photos' own.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from kvae.runs.numbered import newest_run
from kvae.runs.run_folder import RunFolder
from kvae.terminal import UserError, add_progress_option, emit, fail, made, say, speak
from kvae.trained_run import load_trained_run

VIA = ("kvae", "keras")  # see `export.exported_run.EXPORTERS`


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parse(argv)
    speak(args.progress)
    emit("stage", name="exporting")
    folder = RunFolder(args.run) if args.run else newest_run(args.runs)
    if folder is None or not folder.weights.exists():
        where = folder.path if folder else args.runs
        return fail(UserError(f"no trained run in {where}", "python -m kvae.train trains one"))
    say(f"Exporting {folder.path} ...")
    out = args.out or folder.path
    try:
        _require_room(out)
        # Here, not above: --help and a wrong folder answer at once, without loading Keras.
        from export.exported_run import EXPORTERS, export_run

        paths = export_run(load_trained_run(folder), out, EXPORTERS[args.via], half=args.half)
    except ModelFileError as error:
        fail(error)
        return 1  # not the user's fault
    except UserError as error:
        return fail(error)
    except OSError as error:  # the disk is full by now
        return fail(_unwritable(out, error))
    for path in paths:
        made(path)
    return 0


def _require_room(out: Path) -> None:
    """Writes something into the folder of the files: before the work, not after it.

    Raises:
        UserError: that cannot be done.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> UserError:
    message = f"{out} cannot be written to: {error.strerror}"
    return UserError(message, "name another folder with --out, or make room")


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m export.to_onnx",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("run", type=Path, nargs="?", metavar="RUN", help="a run folder (default: the newest)")
    add("--runs", type=Path, default=Path("runs"), metavar="DIR", help="where runs are kept")
    add("--out", type=Path, metavar="DIR", help="where to write (default: into the run folder)")
    add("--via", choices=VIA, default="kvae", help="kvae: our exporter; keras: Keras's own")
    add_progress_option(parser)
    add("--half", action="store_true", help="store the decoder's weights in half the bytes")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
