"""How long a step takes beside the same one written by hand in PyTorch.

    python -m tests.kvae.plain_torch [--preset default] [--steps 60]

Both steps take turns on the photos that ship, and the processor's time of each is taken;
what counts is the median of the ratios of two that followed each other. Beside them: what it takes
to make the batches, which are the same for both.
"""

import argparse
import sys
import time
from collections.abc import Callable

import numpy as np

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.config.toml import load_preset
from kvae.learning.batches import Batches
from kvae.learning.schedule import learning_rate
from kvae.learning.steps import build_vae
from kvae.photos.load import load_photos
from kvae.seeing.perceptual import load_perceptual_distance
from tests.conftest import ROOT
from tests.kvae.plain_torch.step import Trainer

WARM_UP = 5


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.kvae.plain_torch",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--preset", default="default")
    parser.add_argument("--steps", type=int, default=60)
    args = parser.parse_args(argv)
    ours, plain, data = measured(args.preset, args.steps)
    low, middle, high = np.percentile(ours / plain, (25, 50, 75))
    print(f"one step: {1000 * np.median(ours):.0f} ms of processor time with Keras, "
          f"{1000 * np.median(plain):.0f} ms by hand")  # fmt: skip
    print(f"ratio: {middle:.3f} (half of them {low:.3f} to {high:.3f})")
    print(f"data: {1000 * np.median(data):.0f} ms, {np.median(data / (data + ours)):.1%} of a step")
    return 0


def measured(preset: str, steps: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns the processor seconds of so many steps: with Keras, by hand, and of their data."""
    config = load_preset(preset)
    config = config.with_changes("training", steps=WARM_UP + steps)
    images = load_photos(ROOT / "data" / "photos", config.model.image_size).images
    batches, vae = Batches(images, config), build_vae(config)
    distance = load_perceptual_distance()
    vae.use_perceptual(distance)
    trainer = Trainer(vae, config, distance and distance.network)

    def with_keras() -> None:
        vae.optimizer.learning_rate = rate
        terms = vae.train_on_batch(batch, return_dict=True)
        _ = {name: float(term) for name, term in terms.items()}

    def by_hand() -> None:
        trainer.step(batch, rate)

    times = np.zeros((3, WARM_UP + steps))
    for step in range(WARM_UP + steps):
        rate = learning_rate(config, step)
        began = time.process_time()
        batch = batches.at(step, 1e-3)
        times[2, step] = time.process_time() - began
        pair = [(0, with_keras), (1, by_hand)]
        for row, work in pair if step % 2 else reversed(pair):
            times[row, step] = _seconds(work)
    ours, plain, data = times[:, WARM_UP:]
    return ours, plain, data


def _seconds(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
