"""Pictures that a figure is read against: what programs without a model come to.

Photos in random views are copies, as good as can be and not new. Photos bent at random are as good
and of new shapes; but all that is seen in them was photographed, so none is new in look. Mixtures
of two photos, half and half, are ghosts: as new as can be and not good. Every table of figures
shows all three, and a model has to be read between them; beside them the morphs that a model learns
from, which whoever trains hands to the judge, and by which it is seen how much of them was learned.
Light changes are what a photo may look like and still be the same to an eye; the judge learns from
them what good pictures are.
"""

import numpy as np
from PIL import Image

from kvae.images import YIQ
from kvae.judging.moved import moved
from kvae.judging.view_fit import AS_IS
from kvae.morphs.splines import basis
from kvae.morphs.warping import bent, positions, with_margin
from kvae.randomness import Use, stream

# Light changes.
TURN = 5.0  # degrees, either way
ZOOM = 0.06
SHIFT = 0.03  # of the picture's side
LIGHT = 0.06  # of the contrast, and of 100 levels of brightness

# Views, which go farther: what a number of 1 for each of them does to the positions, a map as
# `kvae.judging.moved` takes it, ...
TURNED = np.sin(np.deg2rad(6.0))
MOVES = np.array([
    [[0, TURNED, 0], [-TURNED, 0, 0]],
    [[-0.07, 0, 0], [0, -0.07, 0]],  # zoom
    [[-0.05, 0, 0], [0, 0.05, 0]],  # stretch
    [[0, 0.05, 0], [0, 0, 0]],  # slant
    [[0, 0, 0.06], [0, 0, 0]],  # aside by 3 % of the side
    [[0, 0, 0], [0, 0, 0.06]],
])  # fmt: skip
# ... to the hue (sine of 12 degrees in YIQ, ITU-R BT.601) and the distance from grey, ...
_BACK = np.linalg.inv(YIQ)
COLOURS = np.stack([
    np.sin(np.deg2rad(12.0)) * _BACK @ np.array([[0, 0, 0], [0, 0, -1], [0, 1, 0]]) @ YIQ,
    0.25 * _BACK @ np.diag([0.0, 1.0, 1.0]) @ YIQ,
])  # fmt: skip
# ... and to the bend b of each channel's tone curve x + b x (1 - x): lighter, warmer.
BENDS = np.array([[0.35, 0.35, 0.35], [0.2, 0.0, -0.2]])
# A bend: how far it moves its control points, sigma in parts of the side, and how many there are
# along each side.
BENT, KNOTS, FIELD_SIDE = 0.08, 6, 32
# A number is tanh of so many times a normal one, which makes all views about equally likely.
STEEPNESS = 0.8


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
    turned = Image.fromarray(image).transform(
        (side, side),
        Image.Transform.AFFINE,
        matrix,
        Image.Resampling.BICUBIC,
        fillcolor=tuple(int(level) for level in np.median(border, axis=0)),
    )
    contrast, brightness = source.uniform(1 - LIGHT, 1 + LIGHT), 100 * source.uniform(-LIGHT, LIGHT)
    lit = (np.asarray(turned, np.float64) - 127.0) * contrast + 127.0 + brightness
    return np.clip(lit, 0, 255).astype(np.uint8)


def photos_in_views(
    images: np.ndarray, count: int, seed: int, strength: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Returns `count` of the photos, each in a random view, and which photo each one is.

    Args:
        images: uint8 (N, S, S, 3).
        count: how many; photos are drawn with repeats.
        seed: of the run.
        strength: how far views go, in times of what is said above.

    Returns:
        Pictures uint8 (count, S, S, 3) and photos (count,).
    """
    source = stream(seed, 1, Use.BASELINES)
    chosen = source.integers(len(images), size=count)
    changes = len(MOVES) + len(COLOURS) + len(BENDS)
    views = strength * np.tanh(STEEPNESS * source.standard_normal((count, changes)))
    motion, colour, bend = np.split(views, [len(MOVES), len(MOVES) + len(COLOURS)], axis=1)
    shown = moved(images[chosen], AS_IS + np.tensordot(motion, MOVES, axes=1))
    colours = np.eye(3) + np.tensordot(colour, COLOURS, axes=1)  # (count, 3, 3)
    pixels = shown.reshape(count, -1, 3) / 255.0 @ np.swapaxes(colours, 1, 2)
    pixels = np.clip(pixels, 0.0, 1.0)
    pixels = pixels + (bend @ BENDS)[:, None] * (pixels - pixels**2)
    return np.rint(255.0 * np.clip(pixels, 0.0, 1.0)).astype(np.uint8).reshape(shown.shape), chosen


def photos_bent(images: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Returns `count` of the photos, each bent by a smooth random field, uint8 (count, S, S, 3).

    Args:
        images: uint8 (N, S, S, 3).
        count: how many; photos are drawn with repeats.
        seed: of the run.
    """
    source = stream(seed, 2, Use.BASELINES)
    chosen = source.integers(len(images), size=count)
    splines = basis(FIELD_SIDE, KNOTS)
    control = BENT * source.standard_normal((count, 2, KNOTS, KNOTS)).astype(np.float32)
    fields = np.zeros((count, 3, 3, 2, FIELD_SIDE, FIELD_SIDE), np.float32)
    fields[:, 0, 1] = splines @ control @ splines.T
    fields[:, 1, 0] = -fields[:, 0, 1]
    half_way = np.tile([0.5, 0.5, 0.0], (count, 1))
    found, side = positions(fields, half_way, images.shape[1])[:, 0], images.shape[1]
    pairs = zip(chosen, found, strict=True)
    return np.stack([bent(with_margin(images[photo]), there, side) for photo, there in pairs])


def mixtures(
    images: np.ndarray, count: int, seed: int, shares: tuple[float, float] = (0.5, 0.5)
) -> np.ndarray:
    """Returns `count` mixtures of two different photos, uint8 (count, S, S, 3).

    Args:
        images: uint8 (N, S, S, 3), N >= 2.
        count: how many.
        seed: of the run.
        shares: from and to: how much of a mixture may come from its second photo.
    """
    source = stream(seed, 0, Use.BASELINES)
    first = source.integers(len(images), size=count)
    second = (first + source.integers(1, len(images), size=count)) % len(images)
    share = source.uniform(*shares, size=count)[:, None, None, None]
    mixed = images[first] + share * (images[second].astype(np.float64) - images[first])
    return mixed.astype(np.uint8)
