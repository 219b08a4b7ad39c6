"""Turns a decoder into one web page that draws the same pictures, without any network.

    python -m export.to_web                             the newest run
    python -m export.to_web runs/00001-garden           that one
    python -m export.to_web decoder.onnx --out my.html  a file

The page is opened by a double click, on a phone too. The model, as an ONNX file, and what runs it,
onnxruntime-web, are inside it; nothing is fetched, nothing is sent. The model's weights take half
the bytes where that changes no picture by more than one level of 255.
"""

import argparse
import sys
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.trial.trials import Trials
from kvae.files import write_atomically
from kvae.runs.numbered import newest_run
from kvae.terminal import UserError, add_progress_option, fail, made, say, speak


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parse(argv)
    speak(args.progress)
    try:
        path = _decoder(args.model, args.runs)
        out = args.out or path.with_name("draw.html")
        say(f"Reading {path} ...")
        with Trials.usual() as trials:
            trials.prepare_for(path)
            # It loads the runtime and ONNX, while the process that tries the model does.
            from export.page_of_decoder import page_of

            _write(out, page_of(path, trials).encode("utf-8"))
    except (UserError, ModelFileError) as error:
        return fail(error)
    say(f"{out.stat().st_size / 1e6:.1f} MB; a double click opens it.")
    made(out)
    return 0


def _decoder(given: Path | None, runs: Path) -> Path:
    """The decoder that was asked for: a file, a run's, or the newest run's.

    Raises:
        UserError: there is none.
    """
    if given is not None and not given.is_dir():
        return given
    newest = newest_run(runs) if given is None else None
    folder = newest.path if newest else given
    if folder is None:
        raise UserError(f"there is no trained run in {runs}", "python -m kvae.train trains one")
    if not (folder / "decoder.onnx").is_file():
        hint = f"python -m export.to_onnx {folder} writes it"
        raise UserError(f"there is no decoder.onnx in {folder}", hint)
    return folder / "decoder.onnx"


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise UserError(message, "choose another file with --out") from error


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m export.to_web",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "model", type=Path, nargs="?", metavar="RUN|MODEL.onnx",
        help="a run folder or a decoder (default: the newest run)",
    )  # fmt: skip
    add("--runs", type=Path, default=Path("runs"), metavar="DIR", help="where runs are kept")
    add(
        "--out", type=Path, metavar="FILE.html",
        help="where to write (default: draw.html beside the decoder)",
    )  # fmt: skip
    add_progress_option(parser)
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
