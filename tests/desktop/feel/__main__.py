"""Measure how the window feels: python -m tests.desktop.feel [--events N | --openings N].

Times depend on what else the machine does; processor seconds less so. The figures to reach: first
picture within 1.0 s of processor time, 30 pictures/s while an axis is dragged, all twelve within
0.1 s on two cores, no gap of the window's thread over 50 ms, a model that was never tried open
within 0.15 s of being chosen, no processor time when idle, under 1 MB/h of growth and no thread
left.
"""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.generator.model.garden import garden_decoder
from desktop.generator.trial.trials import Trials
from desktop.generator.trial.tried import TriedModels
from tests.desktop.feel import speed, starting
from tests.desktop.feel.events import Outcome, Script, threads_left
from tests.desktop.feel.opening import WAYS, medians, new_model, open_model
from tests.desktop.feel.stage import build
from tests.desktop.tiny_models import save_decoder

# What the events change between: name, latent numbers, pixels, and whether it draws crossings.
SMALL_MODELS = (("one", 8, 64, True), ("two", 8, 96, False), ("three", 5, 64, True))


def main() -> int:
    """Measure and print a table; 1 if a picture was wrong or a thread was left."""
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.openings:
            _openings(Path(folder), options.openings)
            return 0
        if options.events:
            return _events(Path(folder), options)
        _speed(Path(folder), options.starts, options.seconds)
    return 0


def _speed(folder: Path, starts: int, seconds: float) -> None:
    cpu, wall = starting.took(starting.window("--safe"), starts)
    _row("start to the first picture", f"{cpu:.2f} s CPU", f"{wall:.2f} s on the clock")
    stage = build(folder, garden_decoder(), Trials(TriedModels(None)))
    found = speed.drag(stage, seconds)
    _row("dragging an axis, selected tile", f"{found['rate']:.0f} pictures/s", "painted")
    _row("longest gap of the window's thread", f"{found['gap'] * 1e3:.0f} ms",
         f"of one turn {found['busy'] * 1e3:.0f} ms CPU")  # fmt: skip
    _row("the window's thread while dragging", f"{found['share']:.0%} of a core", "")
    found = speed.walk(stage, seconds)
    _row("on a live walk, selected tile", f"{found['rate']:.0f} pictures/s",
         f"longest gap {found['gap'] * 1e3:.0f} ms, {found['busy'] * 1e3:.0f} ms CPU")  # fmt: skip
    found = speed.refresh(stage, 20)
    used = f"{found['cpu'] * 1e3:.0f} ms CPU, {found['window'] * 1e3:.0f} of it the window's"
    _row("all 12 tiles after a turn of variety", f"{found['wall'] * 1e3:.0f} ms", used)
    _row("painting one tile", f"{found['paint'] * 1e3:.2f} ms CPU", "bicubic resize included")
    for what, gap in speed.saving(stage, folder).items():
        _row(f"longest gap while saving {what}", f"{gap * 1e3:.0f} ms", "")
    _row("idle", f"{speed.idle(seconds) / seconds:.2%} of a core", f"over {seconds:.0f} s")
    stage.close()
    _row("threads left", str(len(threads_left())), " ".join(threads_left()))


def _openings(folder: Path, times: int) -> None:
    stage = build(folder, garden_decoder(), Trials(TriedModels(None)))
    for words, way in WAYS.items():
        found = medians([open_model(stage, new_model(folder), way) for _ in range(times)])
        more = f"open in {found.opened * 1e3:.0f} ms, painted in {found.pictured * 1e3:.0f} ms"
        _row(words, f"{found.used * 1e3:.0f} ms CPU", more)
    stage.close()
    model = new_model(folder)
    for words, command in (
        ("a window begun with it", starting.window(str(model))),
        ("python -m desktop.generator", starting.one_picture(model)),
    ):
        cpu, wall = starting.trial_adds(command, times)
        _row(f"{words}: its trial", f"{cpu * 1e3:.0f} ms CPU", f"{wall * 1e3:.0f} ms on the clock")
    cpu, wall = starting.took(starting.LEAST, times)
    _row("importing NumPy and the runtime", f"{cpu * 1e3:.0f} ms CPU", f"{wall * 1e3:.0f} ms")


def _events(folder: Path, options: argparse.Namespace) -> int:
    events, seed = options.events, options.seed
    models = [
        save_decoder(folder / f"{name}.onnx", crosses, name=name, latent_dim=size, image_size=side)
        for name, size, side, crosses in SMALL_MODELS
    ]
    stage = build(folder, models[0], Trials(TriedModels(None)))
    stopped = []
    signal.signal(signal.SIGINT, lambda *_: stopped.append(True))

    def report(outcome: Outcome) -> bool:
        left = outcome.seconds / outcome.events * (events - outcome.events)
        words = f"\r{outcome.events:,} of {events:,} events, {left / 60:.0f} min left "
        print(words, end="", file=sys.stderr, flush=True)
        return not stopped

    outcome = Script(stage, models, seed).run(events, report)
    print(file=sys.stderr)
    size = outcome.memory[-1][1]
    if options.memory:
        lines = (f"{seconds:.1f},{megabytes:.3f}\n" for seconds, megabytes in outcome.memory)
        options.memory.write_text("seconds,MB\n" + "".join(lines), "ascii")
    stage.close()
    _row("events", f"{outcome.events:,}", f"seed {seed}, {outcome.seconds:.0f} s")
    _row("comparisons with a direct decode", f"{outcome.checks:,}", f"wrong: {len(outcome.wrong)}")
    _row("growth of memory", f"{outcome.slope():+.1f} MB/h", f"at {size:.0f} MB")
    _row("threads left", str(len(threads_left())), " ".join(threads_left()))
    for line in outcome.wrong[:20]:
        print(line)
    return int(bool(outcome.wrong or threads_left()))


def _row(what: str, value: str, more: str) -> None:
    print(f"{what:38} {value:>18}   {more}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.feel", description=__doc__)
    parser.add_argument("--events", type=int, default=0, help="do this many random things instead")
    parser.add_argument("--openings", type=int, default=0, metavar="N",
                        help="open new models instead, N in each way; prints medians")  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, help="of the random things")
    parser.add_argument("--memory", type=Path, metavar="FILE.csv", help="keep its samples here")
    parser.add_argument("--starts", type=int, default=5, help="fresh starts to take the median of")
    parser.add_argument("--seconds", type=float, default=10, help="to drag, and to rest")
    return parser


if __name__ == "__main__":
    sys.exit(main())
