"""A run that others go on from: how many photos it and they have, and what they do with it."""

from kvae.learning.known_run import KnownRun
from kvae.learning.recorder import Recorder
from kvae.learning.steps import build_vae, training_steps
from kvae.train_options import parse

LEARNED, GONE, NEW = 54, 4, 6  # photos
TRIED = 12  # of each photo are those most like it, as of many; which they are plays no part here


def trained(run, config, batches, stop_after=None) -> Recorder:
    """Goes on with a run to its end, or kills it after some steps."""
    recorder = Recorder(run, build_vae(config), config, len(batches.continuum.images))
    start, _ = recorder.resume()
    state = start
    for state, _ in training_steps(recorder.vae, batches, config, start, None):
        if state.step == stop_after:
            break
    recorder.save(state)
    return recorder


def known(path) -> KnownRun:
    return KnownRun.read(parse(["--resume", str(path)], ""))
