"""Turns a trained run into decoder.onnx and encoder.onnx, proven equal to Keras.

    python -m export.to_onnx                        the newest run
    python -m export.to_onnx runs/00001-garden      that one
    python -m export.to_onnx --half                 a decoder of half the size

Nothing is written unless both sides agree on random codes and on the photos' own.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import onnx

from desktop.generator.model.card import CARD_KEY, MAX_CODES, NAME_CHARS, Axis, ModelCard
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.model.onnx_outline import CHECKSUM_KEY, checksum
from desktop.generator.model.parity import Difference, Parity
from desktop.generator.model.run_curves import read_run_curves
from desktop.generator.model.training_summary import TrainingSummary
from desktop.generator.sampling import draws
from export.axis_changes import measured_changes
from export.credits import find_credits
from export.half import MOST_LEVELS, halved
from export.keras_to_onnx import to_onnx
from export.parity import BATCH_SIZES, TOLERANCE, ParityError, measure
from export.via_keras import to_onnx_via_keras
from kvae.files import write_atomically
from kvae.images import to_float
from kvae.judging.latent_figures import axis_figures
from kvae.network.coding import decode
from kvae.photos.folder import shown
from kvae.runs.run_folder import RunFolder, newest_run
from kvae.terminal import UserError, add_progress_option, fail, made, say, speak, tell
from kvae.trained_run import TrainedRun, load_trained_run

RANDOM_SEED = 0  # of the codes and pictures both sides are compared on
TRAIT_CODES = 96  # of that seed, whose pictures tell how things differ; a few seconds with walks
JUDGED = ("psnr", "kl_loss", "aggregated_kl", "state")  # figures that the model card tells
Exporter = Callable[[keras.Model], onnx.ModelProto]
EXPORTERS: dict[str, Exporter] = {"kvae": to_onnx, "keras": to_onnx_via_keras}


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parse(argv)
    speak(args.progress)
    tell("stage", name="exporting")
    folder = RunFolder(args.run) if args.run else newest_run(args.runs)
    if folder is None or not folder.weights.exists():
        where = folder.path if folder else args.runs
        return fail(UserError(f"no trained run in {where}", "python -m kvae.train trains one"))
    say(f"Exporting {folder.path} ...")
    out = args.out or folder.path
    try:
        _require_room(out)
        paths = export_run(load_trained_run(folder), out, EXPORTERS[args.via], half=args.half)
    except (ParityError, ModelFileError) as error:
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
    told = f"{out} cannot be written to: {error.strerror}"
    return UserError(told, "name another folder with --out, or make room")


def export_run(
    run: TrainedRun, out: Path, exporter: Exporter = to_onnx, *, half: bool = False
) -> tuple[Path, Path]:
    """Writes encoder.onnx and decoder.onnx into a folder; returns their paths, decoder last.

    Args:
        run: as it was trained.
        out: the folder.
        exporter: what turns a Keras model into ONNX.
        half: whether the decoder's weights are float16; no picture may change by a whole level.

    Raises:
        ParityError: ONNX and Keras differ; neither file is written.
        ModelFileError: the window would not open a file; neither is written.
    """
    count = max(BATCH_SIZES)
    latent_dim, size = run.decoder.inputs[0].shape[1], run.encoder.inputs[0].shape[1]
    order = np.arange(count) % len(run.images)  # photos again from the start if they are fewer
    noise = np.random.default_rng(RANDOM_SEED).random((count, size, size, 3), np.float32)
    tests = {
        "decoder": {
            "random_codes": draws(RANDOM_SEED, count, latent_dim),
            "posterior_codes": run.codes.z_mean[order],
        },
        "encoder": {"photos": to_float(run.images[order]), "random_pictures": noise},
    }
    prepared, card = {}, make_card(run, measured_axes(run))
    for kind, values in tests.items():
        model = getattr(run, kind)
        proto, tolerance = exporter(model), TOLERANCE
        if half and kind == "decoder":
            proto, tolerance = halved(proto), MOST_LEVELS / 255
        found = {}
        for name, inputs in values.items():
            found[name] = measure(model, proto.SerializeToString(), inputs, tolerance)
            say(_described(kind, name, found[name]))
        own = replace(card, kind=kind, parity=Parity(BATCH_SIZES, tolerance, **found))
        onnx.helper.set_model_props(proto, {CARD_KEY: own.to_json()})
        told = checksum(proto.SerializeToString())
        proto.metadata_props.add(key=CHECKSUM_KEY, value=told)
        prepared[kind] = proto.SerializeToString()
    _try_doors(prepared)
    out.mkdir(parents=True, exist_ok=True)
    paths = out / "encoder.onnx", out / "decoder.onnx"
    for path in paths:
        write_atomically(path, prepared[path.stem])
    return paths


def _try_doors(prepared: dict[str, bytes]) -> None:
    """Opens both files with the window's own code: what it lets in is what the window shows."""
    with tempfile.TemporaryDirectory() as folder:
        for kind, door in (("encoder", Encoder), ("decoder", Decoder)):
            path = Path(folder) / f"{kind}.onnx"
            path.write_bytes(prepared[kind])
            door.open(path)


def make_card(run: TrainedRun, axes: tuple[Axis, ...]) -> ModelCard:
    """Collects what a decoder says about itself, but for its parity, which is not measured yet.

    Args:
        run: as it was trained.
        axes: as `measured_axes` found them.
    """
    config, evaluation = run.config, run.folder.read_evaluation()
    licence, credits_ = find_credits(config.photos.folder, run.names)
    judged = {key: evaluation[key] for key in JUDGED if key in evaluation}
    told = TrainingSummary.from_json(run.folder.summary(run.recorded) | judged)
    kept = slice(None, MAX_CODES)
    return ModelCard(
        kind="decoder",
        name=shown(run.folder.name, NAME_CHARS),
        latent_dim=config.model.latent_dim,
        image_size=config.model.image_size,
        fit=config.photos.fit,
        axes=axes,
        z_mean=run.codes.z_mean[kept],
        z_log_var=run.codes.z_log_var[kept],
        parity=Parity(),
        training=replace(told, curves=read_run_curves(run.folder.path)),
        licence=licence,
        credits=credits_,
    )


def measured_axes(run: TrainedRun) -> tuple[Axis, ...]:
    """How the photos use each axis, and what it changes of the pictures along it."""
    figures = axis_figures(run.codes)
    mean, sigma = (np.array([axis[key] for axis in figures]) for key in ("mean", "sigma"))
    codes = draws(RANDOM_SEED, TRAIT_CODES, len(figures))
    changes = measured_changes(lambda z: decode(run, z) / np.float32(255), mean, sigma, codes)
    named = ", ".join(f"{i} {change.name}" for i, change in enumerate(changes, 1) if change.name)
    say(f"axes that change one thing for sure: {named or 'none'}")
    return tuple(
        Axis(**axis, change=change.name, strength=round(change.strength, 3))
        for axis, change in zip(figures, changes, strict=True)
    )


def _described(kind: str, name: str, difference: Difference) -> str:
    text = f"{kind} on {name.replace('_', ' ')}: Keras and ONNX differ by {difference.max_abs:.1e}"
    return text + (f" ({difference.levels:.5f} of 255 levels)" if kind == "decoder" else "")


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
    add("--via", choices=EXPORTERS, default="kvae", help="kvae: our exporter; keras: Keras's own")
    add_progress_option(parser)
    add("--half", action="store_true", help="store the decoder's weights in half the bytes")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
