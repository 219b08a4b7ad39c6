"""The options of `python -m kvae.train`, and the settings that they ask for.

    python -m kvae.train_options OPTIONS     says what is wrong with them, and does nothing else

Standard library only: the set-up asks before it installs anything.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from kvae.config.settings import Config, ConfigError
from kvae.config.toml import load_preset, preset_names
from kvae.photos.choices import ALIGNS, FITS
from kvae.photos.folder import storable
from kvae.terminal import add_progress_option, fail

GARDEN = Path("data/photos")


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code, 2 where the options would be refused."""
    args = parse(argv, "")
    try:
        if args.resume is None:  # otherwise they change an older run's, which are not read here
            configured(args)
    except ConfigError as error:
        return fail(error)
    return 0


def parse(argv: list[str] | None, description: str) -> argparse.Namespace:
    """Reads the command line; what was not given is None."""
    parser = argparse.ArgumentParser(
        prog="python -m kvae.train",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_photo_options(parser)
    _add_model_options(parser)
    _add_run_options(parser)
    return parser.parse_args(argv)


def _add_photo_options(parser: argparse.ArgumentParser) -> None:
    """Lets a person say which photos are learned, and how each becomes square."""
    add = parser.add_argument
    add("--photos", type=Path, metavar="DIR", help=f"folder of photos (default: {GARDEN})")
    add(
        "--fit", choices=FITS,
        help="crop to the middle square, pad to a square, or auto: crop photographs, frame cut-out "
        "things on white (default)",
    )  # fmt: skip
    add(
        "--align", choices=ALIGNS,
        help="cut photos around what they have in common, as portraits around faces, or auto: "
        "where all fill their frame and show one kind of thing (default)",
    )  # fmt: skip
    add(
        "--recursive", action="store_true", default=None,
        help="read the photos in its sub-folders, too",
    )  # fmt: skip
    add(
        "--hold-out", type=float, metavar="SHARE",
        help="keep this share of the photos out of training, to judge it by, like 0.2",
    )  # fmt: skip


def _add_model_options(parser: argparse.ArgumentParser) -> None:
    """Lets a person say what is trained, and for how long."""
    add, presets = parser.add_argument, ", ".join(preset_names())
    add(
        "--preset", help=f"one of {presets} (default: default), or a run's config.toml to repeat it"
    )
    add("--latent-dim", type=int, metavar="4..10", help="how many normal distributions to learn")
    add("--image-size", type=int, metavar="64..128", help="pixels on each side of a picture")
    add(
        "--mixing", type=float, metavar="0.05..0.9",
        help="from nearly photos to all in between",
    )  # fmt: skip
    add("--minutes", type=float, metavar="M", help="wall time to train for, about")
    add("--steps", type=int, metavar="N", help="train for exactly so many steps instead")
    add("--seed", type=int, help="another seed gives another model of the same photos")


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    """Lets a person say where the run is kept, and another program follow and steer it."""
    add = parser.add_argument
    add("--name", help="name of the run (default: the photo folder's)")
    add("--runs", type=Path, default=Path("runs"), metavar="DIR", help="where runs are kept")
    add(
        "--resume", type=Path, metavar="RUN",
        help="go on with a stopped run; with --photos begin a new run on those photos, from what "
        "this one knows",
    )  # fmt: skip
    add_progress_option(parser)
    add(
        "--orders", choices=("stdin",),
        help="obey another program: the lines pause, continue and stop; when stdin ends, save the "
        "state and end; nothing is judged then",
    )  # fmt: skip


def configured(args: argparse.Namespace) -> Config:
    """Returns the preset's settings with those of the command line in their place.

    Raises:
        ConfigError: no such preset, or a setting that cannot be used.
    """
    config = load_preset(args.preset or "default")
    if args.steps == 0:  # a preset's 0 means as many as its minutes are
        raise ConfigError("steps is 0, it must be at least 1")
    changes = {
        "photos": {
            "folder": args.photos and storable(str(args.photos)),
            "fit": args.fit,
            "align": args.align,
            "recursive": args.recursive,
            "hold_out": args.hold_out,
        },
        "model": {
            "latent_dim": args.latent_dim,
            "image_size": args.image_size,
        },
        "loss": {"mixing": args.mixing},
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


if __name__ == "__main__":
    sys.exit(main())
