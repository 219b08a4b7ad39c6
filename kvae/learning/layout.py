"""Which photos each point of the latent space lies between.

Photos that fit one another (`kvae.morphs.fits`) and look alike become neighbours under N(0, I):
their points are the principal coordinates of how badly they fit and how different they look
(classical scaling, Torgerson 1952, https://doi.org/10.1007/BF02288916). A point chooses softly
among all photos by scores that are linear in it, as it would among normal distributions of one
width (Bishop 2006, section 4.2). The three photos with the largest shares are what its picture is a
morph of.

Nothing of this is part of the model: it says which pictures the model learns, and how often.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kvae.images import distances, thumbnails
from kvae.randomness import Use, normal

# How different photos look counts so much of how badly they fit. Measured on what the garden's
# photos span: it leaves two thirds of the distance (KID) between what is new and the photos.
LOOKS = 0.5
PROBES = 8192  # draws that shares are evened out and mixed on, or more:
PROBES_PER_PHOTO = 32
ROUNDS = 5  # of evening out and sharpening in turn, and of evening out each time
DAMPING = 0.7  # of evening out
SHARPEST = 1000.0
TINY = 1e-12
MOSTLY = 4  # power of the shares: draws that show a little of a photo hardly count
LEAST_VARIANCE = 1e-3  # of the first coordinate's variance
HALVINGS = 20  # of the range of the sharpness's logarithm


@dataclass(frozen=True)
class Layout:
    """Scores of N photos, linear in the point z: z @ kernel + bias.

    Attributes:
        kernel: (D, N).
        bias: (N,).
    """

    kernel: np.ndarray
    bias: np.ndarray

    def shares(self, z: np.ndarray) -> np.ndarray:
        """Returns how much each photo shows at points (B, D): (B, N), each row with sum 1."""
        return softmax(z @ self.kernel + self.bias)

    def between(self, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Returns the three photos that points (B, D) lie between, and their weights, (B, 3) each.

        See `three_weights`: pictures change continuously with their points.
        """
        shares = self.shares(z)
        count = min(4, shares.shape[1])
        photos = np.argpartition(-shares, count - 1, axis=1)[:, :count]
        found = np.take_along_axis(shares, photos, axis=1)
        order = np.argsort(-found, axis=1, kind="stable")
        photos, found = (np.take_along_axis(part, order, axis=1) for part in (photos, found))
        return photos[:, :3], three_weights(found)

    def points(self, seed: int) -> np.ndarray:
        """Returns the middle of where each photo shows most, float32 (N, D)."""
        dim, photos = self.kernel.shape
        z = normal(seed, 0, Use.BALANCE, (max(PROBES, PROBES_PER_PHOTO * photos), dim))
        mostly = self.shares(z) ** MOSTLY  # (draws, N)
        return (mostly.T @ z / mostly.sum(axis=0)[:, None]).astype(np.float32)

    @property
    def first_styles(self) -> tuple["Layout", np.ndarray]:
        """What the decoder's bank of styles begins with, and which photos that lays out, (N,)."""
        return self, np.arange(len(self.bias))

    def arrays(self) -> dict[str, np.ndarray]:
        """Returns all of it as arrays, to be kept."""
        return {"kernel": self.kernel, "bias": self.bias}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> "Layout":
        """Returns what `arrays` was of."""
        return cls(arrays["kernel"], arrays["bias"])


def three_weights(shares: np.ndarray) -> np.ndarray:
    """Returns weights (B, 3) with sum 1 of the photos with the largest shares (B, 3 or 4).

    A share s counts as s - f^2 / s, with f the fourth photo's: then a photo has no weight where
    another takes its place among the three.

    Args:
        shares: largest first; only their proportions count.
    """
    weights = shares[:, :3]
    if shares.shape[1] > 3:
        weights = weights - shares[:, 3:] ** 2 / np.maximum(weights, TINY)
    weights[:, 0] += TINY  # four photos of one share, as if there were one
    return weights / weights.sum(axis=1, keepdims=True)


def apart(misfits: np.ndarray, images: np.ndarray) -> np.ndarray:
    """Returns how far apart photos belong, (N, N): by how badly they fit and by how they look.

    Args:
        misfits: of all pairs, symmetric (N, N), 0 on the diagonal.
        images: the photos, uint8 (N, S, S, 3).
    """
    small = thumbnails(images)
    looks = np.square(distances(small, small))
    np.fill_diagonal(looks, 0.0)
    return misfits / max(misfits.mean(), 1e-12) + LOOKS * looks / max(looks.mean(), 1e-12)


def lay_out(apart: np.ndarray, latent_dim: int, mixing: float, seed: int) -> Layout:
    """Lays photos out under N(0, I), each shown equally often.

    Args:
        apart: how far apart each pair of N >= 3 photos belongs, symmetric (N, N), 0 on the
            diagonal.
        latent_dim: D.
        mixing: share of a draw that its main photo does not have, on average over N(0, I).
        seed: of the run.
    """
    kernel = principal_coordinates(apart, latent_dim, seed).T
    return sharpened(kernel, np.zeros(len(apart)), mixing, seed)


def with_changes(
    layout: Layout,
    points: np.ndarray,
    came_from: np.ndarray,
    seen_at: np.ndarray,
    mixing: float,
    seed: int,
) -> Layout:
    """Lays other photos out: those that stayed as they were, new ones where they were seen.

    A score is the logarithm of a normal density around the photo's point, up to what all have in
    common (`Layout`): its slope is linear in the point, its bias minus half their product.

    Args:
        layout: of the photos before.
        points: of these, (N, D), as `Layout.points` finds them.
        came_from: of each photo now, (M,): which of those before it is, or -1.
        seen_at: points (K, D) of those that are new, in their order.
        mixing: as `lay_out` takes it.
        seed: of the run.
    """
    new = came_from < 0
    slopes, *_ = np.linalg.lstsq(points.astype(np.float64), layout.kernel.T)  # (D, D)
    half_products = -0.5 * (layout.kernel.T * points).sum(axis=1)  # (N,)
    kernel, bias = layout.kernel[:, came_from], layout.bias[came_from]
    kernel[:, new] = (seen_at @ slopes).T
    bias[new] = -0.5 * (kernel[:, new].T * seen_at).sum(axis=1)
    bias[new] += (layout.bias - half_products).mean()
    return sharpened(kernel, bias, mixing, seed)


def principal_coordinates(apart: np.ndarray, latent_dim: int, seed: int) -> np.ndarray:
    """Returns points (N, D) whose squared distances are in proportion to `apart`, roughly.

    Each number is of the size 1, on average. Where N photos have fewer than D coordinates that say
    anything, the rest is a little chance.
    """
    count = len(apart)
    centring = np.eye(count) - 1.0 / count
    values, vectors = np.linalg.eigh(-0.5 * centring @ apart @ centring)
    values, vectors = values[::-1][:latent_dim], vectors[:, ::-1][:, :latent_dim]
    useful = int((values > LEAST_VARIANCE * values[0]).sum())
    found = vectors[:, :useful] * np.sqrt(values[:useful])
    # An eigenvector's sign is arbitrary; the largest entry shall be positive.
    largest = np.take_along_axis(found, np.abs(found).argmax(axis=0)[None], axis=0)
    found = found * np.sign(largest)
    chance = normal(seed, 0, Use.LAYOUT, (count, latent_dim - useful))
    found = np.hstack([found, found.std(axis=0).min() * chance])
    return found / np.sqrt(np.square(found).mean())


def sharpened(kernel: np.ndarray, bias: np.ndarray, mixing: float, seed: int) -> Layout:
    """Returns scores with which draws mix photos as much as asked, and show all equally often."""
    dim, photos = kernel.shape
    count = max(PROBES, PROBES_PER_PHOTO * photos)
    scores = normal(seed, 0, Use.BALANCE, (count, dim)).astype(np.float64) @ kernel
    times = 1.0
    for _ in range(ROUNDS):
        bias = balanced(times * scores, times * bias, ROUNDS) / times
        times = sharpness_for(scores + bias, mixing)
    return Layout(times * kernel, times * bias)


def balanced(scores: np.ndarray, biases: np.ndarray, rounds: int) -> np.ndarray:
    """Returns biases (N,) that even out how often scores (draws, N) choose each photo."""
    for _ in range(rounds):
        share = softmax(scores + biases).mean(axis=0)  # (N,), sums to 1
        biases = biases - DAMPING * np.log(np.maximum(share * len(share), 1e-3))
    return biases


def softmax(scores: np.ndarray) -> np.ndarray:
    """Returns the shares (draws, N) that scores of the same shape stand for."""
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def sharpness_for(scores: np.ndarray, mixing: float) -> float:
    """Returns the factor of scores (draws, N) with which draws mix photos by so much."""
    low, high = 1.0 / SHARPEST, SHARPEST
    for _ in range(HALVINGS):
        middle = math.sqrt(low * high)
        mixed = 1.0 - softmax(middle * scores).max(axis=1).mean()
        low, high = (middle, high) if mixed > mixing else (low, middle)
    return middle
