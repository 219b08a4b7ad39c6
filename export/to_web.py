"""Turns a decoder into one web page that draws the same pictures, without any network.

    python -m export.to_web                             the newest run
    python -m export.to_web runs/00001-garden           that one
    python -m export.to_web decoder.onnx --out my.html  a file

The page is opened by a double click, on a phone too. Model and program are inside it; nothing is
fetched, nothing is sent. Its weights take half the bytes where that changes no picture by more than
one level of 255.
"""

import argparse
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from desktop.generator.latent.latent_map import principal_plane
from desktop.generator.model.axis_effect import active_axes
from desktop.generator.model.card import TRAITS, Axis
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.model_file import ModelFileError, read_model_file
from desktop.generator.sampling import draw
from desktop.generator.trial.trials import Trials
from desktop.ui.texts import CATALOGUES
from export.half import MOST_LEVELS, halved, levels_apart
from export.page import render
from export.page_network import page_network
from kvae.files import write_atomically
from kvae.runs.numbered import newest_run
from kvae.terminal import UserError, add_progress_option, fail, made, say, speak

RANDOM_SEED = 0


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parse(argv)
    speak(args.progress)
    try:
        path = _decoder(args.model, args.runs)
        out = args.out or path.with_name("draw.html")
        say(f"Reading {path} ...")
        _write(out, page_of(path).encode("utf-8"))
    except (UserError, ModelFileError) as error:
        return fail(error)
    say(f"{out.stat().st_size / 1e6:.1f} MB; a double click opens it.")
    made(out)
    return 0


def page_of(path: Path) -> str:
    """Returns the page of a decoder.

    Raises:
        ModelFileError: no usable decoder, or one that the page cannot compute.
    """
    file = read_model_file(path)
    Trials.usual()(file, Decoder.kind)
    decoder = Decoder.of(file)
    model = onnx.load_model_from_string(file.data)
    small = halved(model)
    levels = levels_apart(decoder, small)
    say(f"weights in half the bytes change pictures by at most {levels:.2f} of 255 levels")
    network = page_network(small if levels <= MOST_LEVELS else model, path.name)
    return render(_facts(decoder) | {"network": network.outline}, network.weights)


def _facts(decoder: Decoder) -> dict[str, Any]:
    """What the page gets of a model; the card has looked at every text in it."""
    card = decoder.card
    plane = principal_plane(card.z_mean)
    proof = decoder.decode(draw(RANDOM_SEED, 0, card.latent_dim)[np.newaxis])
    return {
        "name": card.name,
        "sha256": decoder.sha256,
        "latent_dim": card.latent_dim,
        "image_size": card.image_size,
        "axes": [_axis(axis) for axis in card.axes],
        "active_axes": active_axes(card.axes),
        "codes": card.z_mean.tolist(),
        "plane": {"x": plane.x.tolist(), "y": plane.y.tolist()},
        "licence": card.licence,
        "credits": card.credits,
        # The first picture of seed 0, by which the page proves itself wherever it is opened.
        "proof": b64encode(proof.tobytes()).decode("ascii"),
    }


def _axis(axis: Axis) -> dict[str, Any]:
    """An axis with the window's words for what it changes, by language; none if nothing is sure."""
    words = {}
    for language, catalogue in CATALOGUES.items():
        if axis.change in TRAITS:
            words[language] = catalogue.AXIS_TRAITS[axis.change][axis.strength < 0]
        elif axis.change:
            words[language] = catalogue.AXIS_VIEWS[axis.change]
    return {"mean": axis.mean, "sigma": axis.sigma, "change": words}


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
