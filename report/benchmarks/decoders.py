"""How fast a decoder draws, by whatever can run it: our file, Keras's own export, OpenVINO, torch.

    python -m report.benchmarks.decoders
    python -m report.benchmarks.decoders --preset best --rounds 50

All draw the same 12 pictures in turn, on one thread each, and what they draw is compared first.
What counts is the processor time beside a product of two 1024 x 1024 matrices of float32, taken
anew in every round: the processor's own measure, so that other programs matter little.
What cannot be had here, or is not ready in time, as torch.compile on a busy machine, gets a row
that says so. The weights are those that a training would begin with; no time depends on them.
"""

import argparse
import math
import os
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

# Of NumPy's product and of torch, which read it when they are imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import keras
import numpy as np
from keras import layers

from desktop.generator.sampling import draws
from export.half import MOST_LEVELS
from export.parity import TOLERANCE
from kvae.config.toml import load_preset
from kvae.network.layers import AdaptiveNorm
from kvae.network.networks import build_decoder
from kvae.runs.machine import machine
from kvae.terminal import UserError, fail, say
from report.benchmarks.compare import positive
from report.benchmarks.runtimes import PICTURES, RUNTIMES, Draw, Unavailable, at_most, versions

SIDE = 1024
PRODUCT_FLOPS = 2 * SIDE**3
SEED = 0
PRODUCT, ALONE = "product", "{} alone"
RIVALS = {
    "keras": "× Keras's export",
    "openvino": "× OpenVINO",
    "openvino-keras": "× OpenVINO on that",
}
Times = Mapping[str, np.ndarray]  # processor seconds of every round, by what was done


@dataclass(frozen=True)
class Row:
    """What one way of drawing comes to.

    Attributes:
        name: the key of the way.
        product: processor time of 12 pictures at once, as a multiple of the matrix product's.
        alone: the same of 12 pictures one after the other, as the window draws them.
        milliseconds: processor time of one of the 12 pictures at once.
        share: floating-point operations of the network per second beside the product's.
        rivals: how many times the speed of these others, by their names.
    """

    name: str
    product: float
    alone: float
    milliseconds: float
    share: float
    rivals: Mapping[str, float]


def main(argv: list[str] | None = None) -> int:
    """Prints a table; returns the exit code."""
    options = _parse(argv)
    try:
        config = load_preset(options.preset).model
    except UserError as error:
        return fail(error)
    keras.utils.set_random_seed(SEED)
    model = build_decoder(config)
    codes = draws(SEED, PICTURES, config.latent_dim)
    ways, lacking = prepared(model, options.methods, options.seconds)
    for key, draw in ways.items():
        most = MOST_LEVELS / 255 if key == "half" else TOLERANCE
        require_the_same(RUNTIMES[key][0], draw(codes), model.predict_on_batch(codes), most)
    times = measured(ways, codes, options.rounds)
    print(markdown(rows(times, flops(model)), lacking))
    gigaflops = PRODUCT_FLOPS / np.median(times[PRODUCT]) / 1e9
    print(
        f"Decoder of preset {options.preset}: {flops(model) / 1e6:.1f} MFLOP a picture of "
        f"{config.image_size} pixels; medians of {options.rounds} rounds in turn, one thread, "
        f"{machine()['processor']}, where the product makes {gigaflops:.0f} GFLOP/s; {versions()}."
    )
    return 0


def prepared(
    model: keras.Model, methods: Sequence[str], seconds: float
) -> tuple[dict[str, Draw], dict[str, str]]:
    """Returns what draws, by its key, and why the rest cannot be had here.

    Args:
        model: the network.
        methods: keys of `RUNTIMES`.
        seconds: that each of them may take to get ready.
    """
    ways, lacking = {}, {}
    for key in methods:
        name, prepare = RUNTIMES[key]
        say(f"preparing {name} ...")
        try:
            # Warnings are torch's, about how Keras is written.
            with warnings.catch_warnings(action="ignore"), at_most(seconds):
                ways[key] = prepare(model)
        except Unavailable as error:
            lacking[key] = str(error)
    return ways, lacking


def require_the_same(name: str, found: np.ndarray, expected: np.ndarray, most: float) -> None:
    """Refuses what is fast by drawing something else.

    Raises:
        ValueError: the pictures differ by more than `most`.
    """
    apart = float(np.abs(found - expected).max())
    if not apart <= most:  # also when it is not a number
        raise ValueError(f"{name} draws pictures that differ by {apart:.2g}")


def _one_by_one(draw: Draw, codes: np.ndarray) -> list[np.ndarray]:
    return [draw(code[np.newaxis]) for code in codes]


def measured(ways: Mapping[str, Draw], codes: np.ndarray, rounds: int) -> dict[str, np.ndarray]:
    """Returns the processor seconds of so many rounds, in each of which all take their turn."""
    left, right = np.random.default_rng(SEED).standard_normal((2, SIDE, SIDE), np.float32)
    deeds: dict[str, Callable[[], object]] = {PRODUCT: lambda: left @ right}
    for key, draw in ways.items():
        deeds[key] = partial(draw, codes)
        deeds[ALONE.format(key)] = partial(_one_by_one, draw, codes)
    for deed in deeds.values():
        deed()  # the first time makes room in memory
    times = np.zeros((len(deeds), rounds))
    for turn in range(rounds):
        for row, deed in enumerate(deeds.values()):
            began = time.process_time()
            deed()
            times[row, turn] = time.process_time() - began
    return dict(zip(deeds, times, strict=True))


def rows(times: Times, picture_flops: int) -> list[Row]:
    """Returns the figures: medians over the rounds of ratios within a round."""
    keys = [key for key in RUNTIMES if key in times]
    found = []
    for key in keys:
        product = float(np.median(times[key] / times[PRODUCT]))
        found.append(
            Row(
                key,
                product,
                float(np.median(times[ALONE.format(key)] / times[PRODUCT])),
                1000 * float(np.median(times[key])) / PICTURES,
                PICTURES * picture_flops / PRODUCT_FLOPS / product,
                {
                    rival: float(np.median(times[rival] / times[key]))
                    for rival in RIVALS
                    if rival in keys
                },
            )
        )
    return found


def flops(model: keras.Model) -> int:
    """Counts a picture's products and sums as the network is written, convolutions and dense."""
    products = 0
    for layer in model.layers:
        if isinstance(layer, layers.Conv2DTranspose):
            products += math.prod(layer.input.shape[1:3]) * math.prod(layer.kernel.shape)
        elif isinstance(layer, layers.Conv2D):
            products += math.prod(layer.output.shape[1:3]) * math.prod(layer.kernel.shape)
        elif isinstance(layer, layers.Dense):
            products += math.prod(layer.kernel.shape)
        elif isinstance(layer, AdaptiveNorm):
            products += math.prod(layer.style.kernel.shape)
    return 2 * products


def markdown(found: Sequence[Row], lacking: Mapping[str, str]) -> str:
    """Returns the table.

    Args:
        found: what was measured.
        lacking: why others were not, by their keys.
    """
    rivals = list(found[0].rivals) if found else []
    heads = ["", "12 pictures, × product", "one by one", "ms a picture", "of sgemm"]
    lines = [[*heads, *(RIVALS[rival] for rival in rivals)]]
    lines.append(["---", *["---:"] * (len(lines[0]) - 1)])
    for row in found:
        cells = [f"{row.product:.2f}", f"{row.alone:.2f}", f"{row.milliseconds:.2f}"]
        cells += [f"{row.share:.0%}", *(f"{row.rivals[rival]:.2f}" for rival in rivals)]
        lines.append([RUNTIMES[row.name][0], *cells])
    for key, reason in lacking.items():
        lines.append([RUNTIMES[key][0], reason, *[""] * (len(lines[0]) - 2)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.decoders",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--preset", default="default", metavar="NAME", help="whose decoder; default: %(default)s")
    add("--rounds", type=positive, default=25, help="default: %(default)s")
    add("--seconds", type=positive, default=900, help="to get ready, each; default: %(default)s")
    add("--methods", nargs="+", choices=RUNTIMES, default=list(RUNTIMES), help="default: all")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
