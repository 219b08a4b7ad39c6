"""The model: it loads, its pictures are pictures, the garden's are those it was shipped with."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.garden import SHA256, garden_decoder
from desktop.generator.sampling import draws
from desktop.generator.trial.trials import Trials
from desktop.generator.trial.tried import TriedModels
from desktop.selfcheck.finding import Finding, note, ok, wrong

SEED, COUNT = 0, 12
AGAIN = "Install the program again, or export the model again."

# The middle pixels of the garden's first twelve pictures of seed 0, in levels of 255.
GARDEN_PIXELS = (
    (207, 212, 10), (95, 98, 94), (62, 64, 26), (113, 32, 8), (47, 34, 15),
    (244, 83, 123), (37, 39, 36), (163, 148, 168), (161, 103, 77), (134, 107, 73),
    (158, 117, 93), (222, 211, 20),
)  # fmt: skip
# Rounding may tip a value to the next level; processors agree to some thousandths of one.
TOLERANCE = 1


def check(path: Path | None) -> Iterator[Finding]:
    """Open the model and the encoder beside it, and draw twelve pictures."""
    trials = Trials(TriedModels(None))
    decoder = Decoder.open(path or garden_decoder(), trials.run)
    yield ok("trial", "a process of its own has opened the model and drawn with it")
    yield ok("model", f"{decoder.card.name}, {decoder.path.name}, sha256 {decoder.sha256}")
    began = time.perf_counter()
    images = decoder.decode_float(draws(SEED, COUNT, decoder.card.latent_dim))  # (12, H, W, 3)
    seconds = time.perf_counter() - began
    yield pictures(images, decoder.card.image_size)
    if decoder.sha256 == SHA256:
        yield as_shipped(images)
    yield ok("speed", f"{COUNT / seconds:.0f} pictures/s")
    yield _encoder(decoder, trials)


def pictures(images: np.ndarray, size: int) -> Finding:
    """Judge float pictures (N, H, W, 3): the right shape, finite, in range, and not all alike."""
    shape = (COUNT, size, size, 3)
    if images.shape != shape:
        return wrong("self-test", f"pictures of shape {images.shape}, not {shape}", AGAIN)
    if not np.isfinite(images).all():
        return wrong("self-test", "pictures that are not finite", AGAIN)
    if np.ptp(images, axis=0).max() < 1 / 255:  # no pixel differs by one level anywhere
        return wrong("self-test", f"{COUNT} pictures that are all alike", AGAIN)
    return ok("self-test", f"{COUNT} different pictures of {size} x {size} drawn")


def as_shipped(images: np.ndarray) -> Finding:
    """Compare the garden's pictures with those it drew when it was shipped."""
    middle = images.shape[1] // 2
    levels = np.rint(images[:, middle, middle] * 255)
    apart = np.abs(levels - np.array(GARDEN_PIXELS)).max()
    if apart > TOLERANCE:
        message = f"the garden's pictures are {apart:.0f} levels from those it was shipped with"
        return wrong(
            "self-test", message, "Report this text: this computer calculates differently."
        )
    return ok("self-test", "the garden draws what it drew when it was shipped")


def _encoder(decoder: Decoder, trials: Trials) -> Finding:
    path = decoder.path.with_name("encoder.onnx")
    if not path.exists():
        return note("encoder", "none beside the model; photos of your own cannot be placed")
    return ok("encoder", f"{path.name}, sha256 {Encoder.open(path, trials).sha256}")
