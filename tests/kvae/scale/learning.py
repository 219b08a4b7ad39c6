"""Learns so many pictures for a few steps, and prints what that takes, as a line of JSON."""

import json
import sys
import threading
import time
from pathlib import Path

import numpy as np

import kvae  # noqa: F401  chooses Keras's backend before Keras is imported
from kvae.config.toml import load_preset
from kvae.learning.batches import Batches
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.photos.pictures_file import PicturesFile, mapped, read_ahead
from kvae.seeing.perceptual import load_perceptual_distance
from tests.kvae.scale.pictures import Shapes

BATCH, BATCHES = 256, 200  # pictures that are read at random
WARM_UP = 10


def main(folder: Path, count: int, size: int, steps: int, preset: str) -> dict:
    config = load_preset(preset).with_changes("model", image_size=size)
    config = config.with_changes("training", steps=steps + WARM_UP)
    file = PicturesFile(folder / "pictures.u8", size)
    made = file.path.stat().st_size // file.bytes_each if file.path.exists() else 0
    shapes = Shapes(size)
    for start in range(made, count, BATCH):  # what was made for a smaller number stays
        file.write(start, shapes.some(start, min(BATCH, count - start)))
    images = mapped(file.path, count, size)
    vae, distance = build_vae(config), load_perceptual_distance()
    next(_trained(vae, Batches(shapes.some(0, 600), config), config, distance))  # warms up
    found = {"count": count, "rate": _rate(images), "before": own_memory()}
    with Highest() as highest:
        began = time.process_time()
        batches = Batches(images, config)
        found["neighbours"] = time.process_time() - began
    found["preparing"] = highest.megabytes
    times, data = [], []
    with Highest() as highest:
        matching = _matching(batches, range(WARM_UP + steps))
        at = time.process_time()
        for state, _ in _trained(vae, batches, config, distance):
            now = time.process_time()
            if state.step > WARM_UP:
                times.append(now - at)
            at = now
    found["learning"] = highest.megabytes
    later = range(10**6, 10**6 + 2 * WARM_UP)
    _matching(batches, later)
    for step in later:
        at = time.process_time()
        batches.at(step, 1e-3)
        data.append(time.process_time() - at)
    step, data = (float(np.median(part)) + matching for part in (times, data[WARM_UP:]))
    return found | {"step": step, "data": data}


def _matching(batches: Batches, steps: range) -> float:
    """Returns the seconds that photos take to be brought into correspondence, at each step.

    Of few photos none: most of that is done once, at the first steps.
    """
    began = time.process_time()
    batches.match(steps)
    pictures = len(steps) + batches.times - 1  # of so many steps are made for these
    return (time.process_time() - began) / pictures if batches.many else 0.0


def _trained(vae, batches, config, distance):
    return training_steps(vae, batches, config, TrainingState(), distance)


def _rate(images: np.ndarray) -> float:
    """Returns how many pictures a second are read in random batches, by the wall's clock."""
    source, total = np.random.default_rng(0), 0
    began = time.monotonic()
    for _ in range(BATCHES):
        rows = source.integers(len(images), size=BATCH)
        read_ahead(images, rows)
        total += int(images[rows][:, 0, 0, 0].sum())
    return BATCH * BATCHES / (time.monotonic() - began)


def own_memory() -> float:
    """Returns the megabytes that are this process's alone, without what is mapped from files."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    raise OSError("this system does not have RssAnon")


class Highest:
    """Looks at this process's own memory every few milliseconds, for the most there was."""

    megabytes = 0.0

    def __enter__(self) -> "Highest":
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.01):
            self.megabytes = max(self.megabytes, own_memory())


if __name__ == "__main__":
    folder, *numbers, preset = sys.argv[1:]
    print(json.dumps(main(Path(folder), *map(int, numbers), preset)))
