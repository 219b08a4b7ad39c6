"""Brings pairs of photos into correspondence: a smooth field of displacements for each pair.

The field v lives half way between the two: what lies at x + v(x) in the first belongs to what lies
at x - v(x) in the second (the halfway domain of Liao et al. 2014, "Automating image morphing using
structural similarity on a halfway domain", https://doi.org/10.1145/2629494). So swapping the photos
swaps the sign, and neither is preferred. It is found coarse to fine by Gauss-Newton steps, damped
after Levenberg and Marquardt, on the squared difference of `kvae.morphs.channels` and the field's
roughness: with few control points each step solves a small dense system.
"""

from dataclasses import dataclass

import numpy as np

from kvae.morphs.channels import blurred, described
from kvae.morphs.normal_equations import Solver, at_once
from kvae.morphs.sampling import sampled_with_slopes
from kvae.morphs.splines import basis, roughness, weighted_products

# Side in pixels, control points along each side, steps: coarse to fine.
LEVELS = ((12, 6, 10), (24, 8, 8), (48, 12, 6))
# For pairs that are hardly met twice, to be solved for `in_turn`: a third of the time. What is left
# is larger by 4 % in the garden and no larger in portraits and in landscapes, buildings and animals
# (the 64 pairs of each that look most alike).
QUICK = ((12, 6, 5), (24, 9, 4), (48, 12, 3))
COARSE = LEVELS[:1]  # enough to see whether a pair will fit, in a twentieth of the time
BLUR = 1.0  # pixels, at every level: slopes of a picture that is not smooth mislead
SLOPE, BEND = 0.3, 1.2  # weights of the field's roughness
LONGEST_STEP = 0.06  # of the picture's side, at any position
FIRST_DAMPING = 1e-3
# The least share of its area that anything may shrink to, half way. Fields that would fold, or
# nearly, are made smaller until they do not.
LEAST_AREA = 0.1
SHRINKING = 0.93
TINY = 1e-6


@dataclass(frozen=True)
class Described:
    """Photos as the registration looks at them.

    Attributes:
        maps: of the photos at every level, side -> (N, C, side, side).
        unrelated: the mean square difference of two that know nothing of each other, by level.
    """

    maps: dict[int, np.ndarray]
    unrelated: dict[int, float]

    @classmethod
    def of(cls, images: np.ndarray, unrelated: dict[int, float] | None = None) -> "Described":
        """Describes photos uint8 (N, S, S, 3).

        Args:
            images: the photos.
            unrelated: if these are a few of many, of all of them.
        """
        maps = {side: blurred(described(images, side), BLUR) for side, _, _ in LEVELS}
        if unrelated is None:  # twice the variance over the photos
            unrelated = {
                s: 2.0 * float(some.var(axis=0, ddof=1).mean()) for s, some in maps.items()
            }
        return cls(maps, unrelated)


def register(
    photos: Described,
    first: np.ndarray,
    second: np.ndarray,
    levels: tuple = LEVELS,
    solver: Solver = at_once,
) -> np.ndarray:
    """Returns the control points of the fields of some pairs, float32 (B, 2, K, K).

    Components are across and down, in parts of the picture's side.

    Args:
        photos: all of them.
        first: index (B,) of each pair's first photo.
        second: index (B,) of its second.
        levels: how far to go, the first of `LEVELS` or more of them, or `QUICK`.
        solver: of each step, see `kvae.morphs.normal_equations`.
    """
    _, fewest, _ = levels[0]
    control = np.zeros((len(first), 2, fewest, fewest), np.float32)
    for side, knots, steps in levels:
        maps = photos.maps[side]
        pair = _Pair(maps[first], maps[second], knots)
        control = _solved(pair, _refined(control, knots), steps, solver)
    return unfolded(control)


def misfit(
    photos: Described,
    first: np.ndarray,
    second: np.ndarray,
    control: np.ndarray,
    levels: tuple = LEVELS,
) -> np.ndarray:
    """Returns how badly pairs fit, (B,): how much of two photos' difference bending leaves.

    0 for a photo and itself; 1 where they are still as unlike as two of these photos are, on
    average, when nothing is done to them. Arguments are those of `register`, and what it returned.
    """
    side = levels[-1][0]
    maps = photos.maps[side]
    difference, _, _ = _Pair(maps[first], maps[second], control.shape[-1]).difference(control)
    return np.square(difference).mean(axis=(1, 2, 3)) / max(photos.unrelated[side], TINY)


def unfolded(control: np.ndarray) -> np.ndarray:
    """Returns fields (B, 2, K, K) made smaller where they would fold, each as a whole."""
    control = control.copy()
    while (bad := least_area(control) < LEAST_AREA).any():
        control[bad] *= SHRINKING
    return control


def least_area(control: np.ndarray, side: int = LEVELS[-1][0]) -> np.ndarray:
    """Returns the least area factor of x -> x + v and x -> x - v over all positions, (B,).

    Between two neighbouring pixels; 1 where nothing moves, 0 or less where the field folds.
    """
    splines = basis(side, control.shape[-1])
    field = side * (splines @ control @ splines.T)  # (B, 2, side, side) in pixels
    across, down = np.gradient(field, axis=3), np.gradient(field, axis=2)
    areas = [
        (1 + sign * across[:, 0]) * (1 + sign * down[:, 1]) - across[:, 1] * down[:, 0]
        for sign in (1, -1)
    ]
    return np.minimum(*areas).min(axis=(1, 2))


def _refined(control: np.ndarray, knots: int) -> np.ndarray:
    """Returns about the same fields with other numbers of control points."""
    if control.shape[-1] == knots:
        return control
    side = 4 * knots
    change = np.linalg.pinv(basis(side, knots)) @ basis(side, control.shape[-1])
    return (change @ control @ change.T).astype(np.float32)


class _Pair:
    """Pairs of pictures' maps (B, C, side, side), and how a field brings them together."""

    def __init__(self, first: np.ndarray, second: np.ndarray, knots: int):
        self.first, self.second, self.knots = first, second, knots
        self.side = first.shape[-1]
        self.splines = basis(self.side, knots)
        # Sums over pixels grow with their number; the roughness is to weigh the same at all levels.
        self.smooth = roughness(knots, SLOPE, BEND) * (self.side / knots) ** 2
        middle = np.arange(self.side, dtype=np.float32)
        self.down, self.across = np.meshgrid(middle, middle, indexing="ij")

    def difference(self, control: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Returns the maps' difference and its slopes by the field's two components."""
        field = self.side * (self.splines @ control @ self.splines.T)
        x, y = field[:, 0], field[:, 1]
        a, a_x, a_y = sampled_with_slopes(self.first, self.across + x, self.down + y)
        b, b_x, b_y = sampled_with_slopes(self.second, self.across - x, self.down - y)
        return a - b, (a_x + b_x) * self.side, (a_y + b_y) * self.side

    def energy(self, control: np.ndarray, difference: np.ndarray) -> np.ndarray:
        """Returns what is minimised, (B,)."""
        flat = control.reshape(len(control), 2, -1)
        return np.square(difference).sum(axis=(1, 2, 3)) + ((flat @ self.smooth) * flat).sum((1, 2))

    def step(
        self,
        control: np.ndarray,
        difference: np.ndarray,
        across: np.ndarray,
        down: np.ndarray,
        damping: np.ndarray,
        solver: Solver,
    ) -> np.ndarray:
        """Returns the damped Gauss-Newton step of the control points, (B, 2, K, K)."""
        products = across * across, down * down, across * down
        of_across, of_down, between = (
            weighted_products(self.side, self.knots, product.sum(axis=1)) for product in products
        )
        of_across += self.smooth
        of_down += self.smooth
        slopes = np.stack([(across * difference).sum(1), (down * difference).sum(1)], axis=1)
        flat = len(control), 2, self.knots**2
        wanted = (self.splines.T @ slopes @ self.splines).reshape(flat)
        wanted += control.reshape(flat) @ self.smooth
        found = solver(of_across, of_down, between, damping, -wanted).reshape(control.shape)
        longest = np.abs(self.splines @ found @ self.splines.T).max(axis=(1, 2, 3))
        return (
            found * np.minimum(1.0, LONGEST_STEP / np.maximum(longest, 1e-9))[:, None, None, None]
        )


def _solved(pair: _Pair, control: np.ndarray, steps: int, solver: Solver) -> np.ndarray:
    """Improves control points (B, 2, K, K) by so many steps; one that makes worse is not taken."""
    control = control.copy()
    damping = np.full(len(control), FIRST_DAMPING, np.float32)
    difference, across, down = pair.difference(control)
    energy = pair.energy(control, difference)
    for _ in range(steps):
        tried = control + pair.step(control, difference, across, down, damping, solver)
        then = pair.difference(tried)
        reached = pair.energy(tried, then[0])
        better = reached < energy
        damping = np.where(better, 0.3 * damping, 10.0 * damping)
        for now, new in zip((control, difference, across, down), (tried, *then), strict=True):
            now[better] = new[better]
        energy = np.where(better, reached, energy)
    return control.astype(np.float32)
