"""Pictures that a figure is read against: photos lightly changed, and two photos mixed.

Light changes are what an eye lets pass: the best any model of these photos can reach. Mixtures of
two photos, half and half, are what a model does that only blends: good models leave them behind.
"""

import numpy as np
from PIL import Image

from kvae.randomness import Use, stream

TURN = 5.0  # degrees, either way
ZOOM = 0.06
SHIFT = 0.03  # of the picture's side
LIGHT = 0.06  # of the contrast, and of 100 levels of brightness


def augmented(images: np.ndarray, seed: int, number: int) -> np.ndarray:
    """Returns each picture uint8 (n, S, S, 3) lightly turned, zoomed, shifted and lit otherwise.

    Args:
        images: the pictures to change; what enters from beyond an edge has the border's colour.
        seed: of the run.
        number: another number, other changes.
    """
    source = stream(seed, number, Use.AUGMENTATION)
    return np.stack([_changed(image, source) for image in images])


def _changed(image: np.ndarray, source: np.random.Generator) -> np.ndarray:
    side = len(image)
    angle = np.deg2rad(source.uniform(-TURN, TURN))
    zoom = source.uniform(1 - ZOOM, 1 + ZOOM)
    centre = side / 2
    x, y = centre + side * source.uniform(-SHIFT, SHIFT, 2)  # where the centre goes
    cos, sin = np.cos(angle) / zoom, np.sin(angle) / zoom
    matrix = (cos, sin, centre - cos * x - sin * y, -sin, cos, centre + sin * x - cos * y)
    border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    moved = Image.fromarray(image).transform(
        (side, side),
        Image.Transform.AFFINE,
        matrix,
        Image.Resampling.BICUBIC,
        fillcolor=tuple(int(level) for level in np.median(border, axis=0)),
    )
    contrast, brightness = source.uniform(1 - LIGHT, 1 + LIGHT), 100 * source.uniform(-LIGHT, LIGHT)
    lit = (np.asarray(moved, np.float64) - 127.0) * contrast + 127.0 + brightness
    return np.clip(lit, 0, 255).astype(np.uint8)


def augmented_sample(images: np.ndarray, count: int, seed: int, number: int) -> np.ndarray:
    """Returns light changes of `count` photos drawn at random, one photo as likely as another."""
    chosen = stream(seed, number, Use.YARDSTICKS).integers(len(images), size=count)
    return augmented(images[chosen], seed, number)


def mixtures(images: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Returns `count` halves-and-halves of two different photos, uint8 (count, S, S, 3)."""
    source = stream(seed, 0, Use.YARDSTICKS)
    first = source.integers(len(images), size=count)
    second = (first + source.integers(1, len(images), size=count)) % len(images)
    return ((images[first].astype(np.uint16) + images[second]) // 2).astype(np.uint8)
