"""A flat map of the latent space: codes (n, D) to points (n, 2), and points back to codes."""

from dataclasses import dataclass

import numpy as np

FEWEST = 3  # codes; two always lie on one line, which has no second principal axis


@dataclass(frozen=True, eq=False)
class Plane:
    """A plane in the latent space; N(0, I) seen on it is N(0, I) too, around the origin's point."""

    origin: np.ndarray  # (D,) float32; the code at the point (0, 0)
    x: np.ndarray  # (D,) float32 unit vector
    y: np.ndarray  # (D,) float32 unit vector at right angles to x
    share: float | None  # of the photos' variance that it shows, 0 to 1; None: nobody asked

    def project(self, codes: np.ndarray) -> np.ndarray:
        """Return where codes (n, D) lie on the map: float32 (n, 2)."""
        away = np.asarray(codes, np.float64) - self.origin
        return (away @ self._axes().T).astype(np.float32)

    def lift(self, point: np.ndarray, near: np.ndarray) -> np.ndarray:
        """Move code `near` (D,) to the map's `point` (2,), float32 (D,); all else of it is kept.

        So a way across the map changes what the map shows, and nothing that it does not.
        """
        axes, near = self._axes(), np.asarray(near, np.float64)
        travel = np.asarray(point, np.float64) - axes @ (near - self.origin)  # (2,)
        return (near + travel @ axes).astype(np.float32)

    def _axes(self) -> np.ndarray:
        return np.array([self.x, self.y], np.float64)  # (2, D)


def principal_plane(z_mean: np.ndarray) -> Plane:
    """Span the map by the first two principal axes of the photos' codes z_mean (n, D).

    The axes go through the origin, not the codes' mean: there the rings of N(0, I) belong. An axis
    and its opposite are equally principal; the one whose largest part is positive is taken. Codes
    too few or all the same have no principal axes: the first two of the model serve.
    """
    z_mean = np.asarray(z_mean, np.float64)
    latent_dim = z_mean.shape[1]
    centred = z_mean - z_mean.mean(axis=0) if len(z_mean) >= FEWEST else np.zeros((1, latent_dim))
    variances, vectors = np.linalg.eigh(centred.T @ centred)  # ascending; vectors in columns
    if not variances[-1] > 0:
        return axis_plane(latent_dim, 0, 1)
    x, y = (_turned(vectors[:, -1]), _turned(vectors[:, -2]))
    share = variances[-2:].sum() / variances.sum()
    return Plane(np.zeros(latent_dim, np.float32), x, y, float(min(max(share, 0.0), 1.0)))


def axis_plane(latent_dim: int, i: int, j: int) -> Plane:
    """Span the map by two axes of the model, i to the right and j upwards.

    Raises:
        ValueError: the same axis twice, or one that does not exist.
    """
    if i == j or not (0 <= i < latent_dim and 0 <= j < latent_dim):
        raise ValueError(f"axes {i} and {j} of {latent_dim} span no map")
    unit = np.eye(latent_dim, dtype=np.float32)
    return Plane(np.zeros(latent_dim, np.float32), unit[i], unit[j], None)


def nearest(codes: np.ndarray, z: np.ndarray) -> int:
    """Return which of codes (n, D) is nearest to z (D,), in all dimensions; the first of equals.

    Raises:
        ValueError: no codes.
    """
    if not len(codes):
        raise ValueError("no codes to choose from")
    away = np.asarray(codes, np.float64) - z
    return int(np.argmin((away * away).sum(axis=1)))


def _turned(axis: np.ndarray) -> np.ndarray:
    sign = -1.0 if axis[np.argmax(np.abs(axis))] < 0 else 1.0
    return (sign * axis).astype(np.float32)
