"""Open the window: python -m desktop [MODEL.onnx].

Without a window: --screenshot FILE.png shows what it would look like, --selfcheck whether it works.
"""

import argparse
import os
import sys
from pathlib import Path

from desktop import display, program
from desktop.generator.arguments import MAX_SEED, whole_number
from desktop.generator.model.garden import garden_decoder
from desktop.generator.trial.trials import Trials
from desktop.generator.user_error import UserError, print_error
from desktop.state.session import DEFAULT_COUNT, DEFAULT_SEED, MAX_COUNT, MIN_COUNT, Session


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = _parser().parse_args(argv)
    _know_home()
    try:
        return _run(options)
    except UserError as error:
        return print_error(error)


def _know_home() -> None:
    """Name the home folder where a launcher cleared the environment; Qt would take / for it."""
    home = os.path.expanduser("~")  # "~" again where the system does not know the user either
    os.environ.setdefault("HOME", home if os.path.isabs(home) else os.sep)


def _run(options: argparse.Namespace) -> int:
    if options.selfcheck:
        from desktop import selfcheck

        return selfcheck.run(options.model)
    if options.screenshot:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with Trials.usual(safe=options.safe or bool(options.screenshot)) as trials:
        if options.model:
            trials.prepare_for(options.model)  # it loads the runtime while this process loads Qt
        return _show(options, trials)


def _show(options: argparse.Namespace, trials: Trials) -> int:
    display.require_display()
    try:
        from desktop.ui import app
    except ImportError as error:
        raise display.missing_library(error) from error
    session = Session(seed=options.seed, count=options.count)
    if options.screenshot:
        model = options.model or garden_decoder()
        theme = options.theme or "system"
        app.screenshot(model, session, options.screenshot, trials, theme, options.size)
        print(options.screenshot.absolute())
        return 0
    from desktop.ui.studio.settings import Settings

    settings = Settings.usual(safe=options.safe)
    return app.show(options.model, session, settings, trials, options.theme or "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program.WINDOW,
        description="Draw new pictures from a trained decoder, in a window.",
    )
    add = parser.add_argument
    add("model", nargs="?", type=Path, help="a decoder.onnx (default: the garden that ships)")
    add(
        "--count",
        type=whole_number(MIN_COUNT, MAX_COUNT),
        default=DEFAULT_COUNT,
        metavar="N",
        help=f"how many pictures at first, {MIN_COUNT} to {MAX_COUNT} (default: {DEFAULT_COUNT})",
    )
    add(
        "--seed",
        type=whole_number(0, MAX_SEED),
        default=DEFAULT_SEED,
        metavar="S",
        help=f"which pictures at first (default: {DEFAULT_SEED})",
    )
    add(
        "--theme",
        choices=("system", "light", "dark"),
        help="colours (default: those of the last time, at first the system's)",
    )
    add(
        "--screenshot",
        type=Path,
        metavar="FILE.png",
        help="save a picture of the window and leave; needs no display",
    )
    add(
        "--size",
        type=_size,
        default=(1240, 760),
        metavar="WxH",
        help="the screenshot's size (default: 1240x760)",
    )
    add("--safe", action="store_true", help="neither read nor write the settings")
    add("--selfcheck", action="store_true",
        help="say whether everything works, and leave; needs no display")  # fmt: skip
    return parser


def _size(text: str) -> tuple[int, int]:
    width, times, height = text.partition("x")
    if not times:
        raise argparse.ArgumentTypeError(f"{text!r} is not a width and a height, like 1240x760")
    side = whole_number(100, 8000)
    return side(width), side(height)


if __name__ == "__main__":
    sys.exit(main())
