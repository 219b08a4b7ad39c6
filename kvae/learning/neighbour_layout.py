"""Many photos laid out under N(0, I), each compared with few others.

Up to `kvae.images.FEW` photos are laid out by how badly each fits each (`kvae.learning.layout`).
Of more, what the registration sees at its coarsest level stands for that: their principal
coordinates, found from a sample, are mapped smoothly to N(0, I)
(`kvae.learning.gaussianization`). So photos that look alike are neighbours, and all are about
equally likely. A point lies between the photos nearest to it. Among thousands, photos that look
alike fit one another; of fewer, those neighbours that do are drawn together
(`kvae.learning.fitting_neighbours`).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kvae.config.settings import Config
from kvae.learning.fitting_neighbours import drawn_together
from kvae.learning.gaussianization import Gaussianization
from kvae.learning.layout import Layout, sharpened, sharpness_for, three_weights
from kvae.learning.neighbours import Neighbours, scratch_array
from kvae.morphs.channels import blurred, described
from kvae.morphs.registration import BLUR, COARSE
from kvae.randomness import Use, normal

SAMPLE = 4096  # photos, evenly from all, that the map is found from
AT_ONCE = 256  # photos that are looked at together
FITTED = 5000  # photos, of which it is found out which neighbours fit; it takes 6 ms each
PROBES, NEAREST = 1024, 32  # draws, and photos near each, that the sharpness is found from


@dataclass(frozen=True)
class NeighbourLayout:
    """Scores of N photos at points z: -sharpness / 2 |z - point|^2, of the nearest ones only.

    Attributes:
        neighbours: the photos' points, (N, D), and what finds them.
        sharpness: how quickly one photo gives way to another.
        styles: a few of the photos in a layout of their own, which the decoder begins with.
    """

    neighbours: Neighbours
    sharpness: float
    styles: Layout

    @classmethod
    def of(cls, points: np.ndarray, config: Config) -> "NeighbourLayout":
        """Lays out photos whose points (N, D) are known."""
        seed, latent_dim = config.training.seed, config.model.latent_dim
        neighbours = Neighbours.of(points, seed)
        draws = normal(seed, 0, Use.BALANCE, (PROBES, latent_dim))
        _, squares = neighbours.nearest(draws, NEAREST)
        usual = float(squares[:, :4].mean())
        sharpness = sharpness_for(-0.5 * squares / usual, config.loss.mixing) / usual
        few = _evenly(len(points), config.model.style_bank)
        chosen = points[few].astype(np.float64)
        bias = -0.5 * np.square(chosen).sum(axis=1)
        return cls(neighbours, sharpness, sharpened(chosen.T, bias, config.loss.mixing, seed))

    @property
    def first_styles(self) -> tuple[Layout, np.ndarray]:
        """What the decoder's bank of styles begins with, and which n photos that lays out, (n,)."""
        return self.styles, _evenly(len(self.neighbours.points), len(self.styles.bias))

    def points(self, seed: int) -> np.ndarray:
        """Returns where the photos themselves lie, float32 (N, D)."""
        return self.neighbours.points

    def between(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Returns what :meth:`kvae.learning.layout.Layout.between` does."""
        photos, squares = self.neighbours.nearest(z, 4)
        scores = -0.5 * self.sharpness * (squares - squares[:, :1])
        return photos[:, :3], three_weights(np.exp(scores))

    def arrays(self) -> dict[str, np.ndarray]:
        """Returns all of it as arrays, to be kept."""
        found = self.neighbours
        return {
            "points": found.points, "middles": found.middles, "numbers": found.numbers,
            "starts": found.starts, "sharpness": np.array(self.sharpness),
        } | self.styles.arrays()  # fmt: skip

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "NeighbourLayout":
        """Returns what `arrays` was of."""
        names = ("points", "middles", "numbers", "starts")
        neighbours = Neighbours(*(arrays[name] for name in names))
        return cls(neighbours, float(arrays["sharpness"]), Layout.from_arrays(arrays))


def lay_out_many(
    images: np.ndarray, config: Config, on_progress: Callable[[float], None]
) -> NeighbourLayout:
    """Lays photos uint8 (N, S, S, 3) out, N > `kvae.images.FEW`; time grows with N, memory not."""
    latent_dim = config.model.latent_dim
    to_coordinates = _principal_axes(images, latent_dim)
    chosen = _evenly(len(images), SAMPLE)
    parts = (chosen[start : start + AT_ONCE] for start in range(0, len(chosen), AT_ONCE))
    sample = np.concatenate([to_coordinates(images[part]) for part in parts])
    to_normal = Gaussianization.of(sample, config.training.seed)
    points = scratch_array((len(images), latent_dim), np.float32)
    for start in range(0, len(images), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        points[part] = to_normal(to_coordinates(images[part]))
        on_progress(min(1.0, (start + AT_ONCE) / len(images)))
    if len(images) <= FITTED:
        points = drawn_together(points, images, config.training.seed)
    return NeighbourLayout.of(points, config)


def _principal_axes(images: np.ndarray, latent_dim: int) -> Callable[[np.ndarray], np.ndarray]:
    """Returns what turns pictures into their principal coordinates, each of variance 1."""
    sample = _evenly(len(images), SAMPLE)
    total, products = 0.0, 0.0
    for start in range(0, len(sample), AT_ONCE):
        seen = _features(images[sample[start : start + AT_ONCE]])
        total, products = total + seen.sum(axis=0), products + seen.T @ seen
    mean = total / len(sample)
    values, vectors = np.linalg.eigh(products / len(sample) - np.outer(mean, mean))
    values, vectors = values[::-1][:latent_dim], vectors[:, ::-1][:, :latent_dim]
    # An eigenvector's sign is arbitrary; the largest entry shall be positive.
    largest = np.take_along_axis(vectors, np.abs(vectors).argmax(axis=0)[None], axis=0)
    axes = vectors * np.sign(largest) / np.sqrt(np.maximum(values, 1e-9))
    return lambda some: (_features(some) - mean) @ axes


def _features(images: np.ndarray) -> np.ndarray:
    """Returns what the registration sees of photos at its coarsest level, float64 (n, F)."""
    maps = blurred(described(images, COARSE[0][0]), BLUR)
    return maps.reshape(len(maps), -1).astype(np.float64)


def _evenly(count: int, chosen: int) -> np.ndarray:
    """Returns so many numbers below a count, evenly from all."""
    return np.unique(np.linspace(0, count - 1, min(chosen, count)).round().astype(int))
