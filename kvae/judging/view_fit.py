"""How nearly one picture is another one seen otherwise: turned, moved, stretched, in other colours.

A photo is fitted to a picture by an affine map of its positions (6 numbers) and one of its colours
(3 x 4 numbers). The colours follow from the positions by least squares, so only six numbers are
searched for: Levenberg-Marquardt on what is left once the best colours are taken out (variable
projection with Kaufman's Jacobian, Golub & Pereyra 2003, doi 10.1088/0266-5611/19/2/201), coarse
to fine, for many pairs at once.

Both are compared as small blurred pictures: softness is not a difference between them, and neither
is sharpening.
"""

import numpy as np

BLUR = 1.0  # sigma, in pixels of the small picture
FINER = 2  # a photo is sampled from so many pixels per pixel of the picture it is fitted to
SIDES = (16, 32)  # pixels, coarse then fine
STEPS = (6, 4)  # of the search on either; more change one residual in a hundred by over 1 %
BATCH = 32  # pairs at once: more take more memory and no less time
# No map goes farther from its start than this in any of its numbers: a view is a turn of up to
# some 25 degrees, a zoom of half, a shift of a quarter. Beyond, any blob becomes any other.
FARTHEST = 0.5
AS_IS = np.eye(2, 3, dtype=np.float32)


def small(images: np.ndarray, side: int, blur: float = BLUR) -> np.ndarray:
    """Returns pictures uint8 (n, S, S, 3) as blurred ones of `side` pixels, float32 (n, s, s, 3).

    Args:
        images: the pictures.
        side: s, in pixels.
        blur: sigma of the Gaussian, in pixels of the small pictures.
    """
    middles = (np.arange(side) + 0.5) * (images.shape[1] / side) - 0.5
    apart = (np.arange(images.shape[1]) - middles[:, None]) * (side / images.shape[1])
    weights = np.exp(-0.5 * (apart / blur) ** 2).astype(np.float32)  # (s, S)
    weights /= weights.sum(axis=1, keepdims=True)
    rows = np.tensordot(weights, images.astype(np.float32), axes=(1, 1))  # (s, n, S, 3)
    return np.tensordot(weights, rows, axes=(1, 2)).transpose(2, 1, 0, 3).copy()


def positions(side: int) -> np.ndarray:
    """Returns (x, y, 1) of the middle of every pixel, -1 to 1 from edge to edge: (s * s, 3)."""
    middle = (2.0 * np.arange(side, dtype=np.float32) + 1.0) / side - 1.0
    y, x = np.meshgrid(middle, middle, indexing="ij")
    return np.stack([x, y, np.ones_like(x)], axis=-1).reshape(-1, 3)


def sampled(
    photos: np.ndarray, which: np.ndarray, maps: np.ndarray, side: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Samples photos at mapped positions; beyond its edges a photo goes on as it ends.

    Args:
        photos: small ones, (N, f, f, 3).
        which: photo of each pair, (B,).
        maps: position in the picture -> position in the photo, (B, 2, 3), edges at -1 and 1.
        side: s, of the pictures.

    Returns:
        Colours (B, s * s, 3) and how they change with the position, (B, s * s, 3) for x and for y.
    """
    fine = photos.shape[1]
    found = (maps @ positions(side).T + 1.0) * (fine / 2) - 0.5  # (B, 2, s * s), in pixels
    found = np.clip(found, 0.0, fine - 1.001, dtype=np.float32)
    first = found.astype(np.int32)
    x, y = ((found - first)[:, axis, :, None] for axis in (0, 1))
    flat = photos.reshape(-1, 3)
    corner = which[:, None] * (fine * fine) + first[:, 1] * fine + first[:, 0]  # (B, s * s)
    upper, upper_right, lower, lower_right = (
        np.take(flat, corner + beyond, axis=0) for beyond in (0, 1, fine, fine + 1)
    )
    above, below = upper + x * (upper_right - upper), lower + x * (lower_right - lower)
    across = (upper_right - upper) * (1 - y) + (lower_right - lower) * y
    return above + y * (below - above), across * (fine / 2), (below - above) * (fine / 2)


def fit(
    pictures: np.ndarray, photos: np.ndarray, pairs: np.ndarray, starts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Fits a photo to a picture, for many pairs.

    Args:
        pictures: uint8 (n, S, S, 3).
        photos: uint8 (N, S, S, 3).
        pairs: picture and photo of each, (m, 2).
        starts: the affine map to start from, (m, 2, 3).

    Returns:
        What is left, the root mean square over pixels and channels in 8-bit levels (m,), and the
        maps (m, 2, 3).
    """
    maps, left = starts.astype(np.float32), np.zeros(len(pairs))
    for side, steps in zip(SIDES, STEPS, strict=True):
        targets = small(pictures, side).reshape(len(pictures), -1, 3)
        sources = small(photos, FINER * side, FINER * BLUR)
        for start in range(0, len(pairs), BATCH):
            part = slice(start, start + BATCH)
            search = _Search(targets[pairs[part, 0]], sources, pairs[part, 1], starts[part])
            maps[part], left[part] = search.run(maps[part], steps)
    return left, maps


def seen_alike(pictures: np.ndarray, photos: np.ndarray, maps: np.ndarray) -> np.ndarray:
    """Returns photos as the fit sees them: moved by their maps, in the pictures' colours.

    Args:
        pictures: uint8 (n, S, S, 3).
        photos: the photo fitted to each, uint8 (n, S, S, 3).
        maps: that `fit` found for each, (n, 2, 3).

    Returns:
        Pictures uint8 (n, S, S, 3), as large and sharp as the photos.
    """
    side, count = photos.shape[1], len(photos)
    colours, _, _ = sampled(photos.astype(np.float32), np.arange(count), maps, side)
    basis = orthonormal(colours)
    targets = pictures.reshape(count, -1, 3).astype(np.float32)
    shown = basis @ (np.swapaxes(basis, 1, 2) @ targets)
    return np.rint(np.clip(shown, 0.0, 255.0)).astype(np.uint8).reshape(pictures.shape)


class _Search:
    """Levenberg-Marquardt over the maps of a batch of pairs; each pair has its own damping."""

    def __init__(
        self, targets: np.ndarray, sources: np.ndarray, which: np.ndarray, starts: np.ndarray
    ):
        self.targets, self.sources = targets, sources
        self.which, self.starts = which, starts
        self.side = round(targets.shape[1] ** 0.5)

    def run(self, maps: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
        """Returns the best maps (B, 2, 3) and the root mean squares (B,) that they leave."""
        damping = np.full(len(maps), 1e-2, np.float32)
        cost, slope, bend = self.measure(maps)
        for _ in range(steps):
            diagonal = np.einsum("bii->bi", bend)
            damped = (
                bend
                + np.eye(6, dtype=np.float32) * (damping[:, None] * diagonal + 1e-6)[:, None, :]
            )
            trial = maps - np.linalg.solve(damped, slope[..., None]).reshape(-1, 2, 3)
            found = self.measure(trial)
            within = np.abs(trial - self.starts).max(axis=(1, 2)) <= FARTHEST
            better = (found[0] < cost) & within
            damping = np.where(better, damping * 0.2, damping * 8.0)
            maps = np.where(better[:, None, None], trial, maps)
            cost = np.where(better, found[0], cost)
            slope = np.where(better[:, None], found[1], slope)
            bend = np.where(better[:, None, None], found[2], bend)
        return maps, np.sqrt(cost)

    def measure(self, maps: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Returns the mean square (B,), its gradient (B, 6) and its curvature (B, 6, 6).

        The Jacobian is J[p, c, a, k] = d_a[p, c] e_k[p]: how colour c changes along axis a, times
        the position (x, y, 1) that entry k of the map multiplies. It is never written out.
        """
        colours, *slopes = sampled(self.sources, self.which, maps, self.side)
        basis = orthonormal(colours)  # (B, P, 4)
        left = self.targets - basis @ (np.swapaxes(basis, 1, 2) @ self.targets)  # (B, P, 3)
        mapping = _colour_map(colours, self.targets)
        slopes = [slope @ mapping for slope in slopes]  # of the coloured photo, (B, P, 3) each
        pairs, count = len(maps), left[0].size
        position = positions(self.side)  # (P, 3)
        towards = np.stack([np.einsum("bpc,bpc->bp", left, slope) for slope in slopes], axis=1)
        slope = -(towards @ position).reshape(pairs, 6) / count
        squares = position[:, :, None] * position[:, None, :]  # (P, 3, 3)
        bend = np.empty((pairs, 2, 3, 2, 3), np.float32)
        for a, b in ((0, 0), (0, 1), (1, 1)):
            power = np.einsum("bpc,bpc->bp", slopes[a], slopes[b])
            bend[:, a, :, b] = (power @ squares.reshape(-1, 9)).reshape(pairs, 3, 3)
        bend[:, 1, :, 0] = bend[:, 0, :, 1]
        # What a change of the colours would undo of a change of the positions does not count.
        spread = (basis[..., None] * position[:, None, :]).reshape(pairs, len(position), 12)
        undone = np.swapaxes(spread, 1, 2) @ np.concatenate(slopes, axis=2)  # (B, 12, 6)
        undone = undone.reshape(pairs, 4, 3, 2, 3).transpose(0, 1, 4, 3, 2).reshape(pairs, 12, 6)
        bend = bend.reshape(pairs, 6, 6) - np.swapaxes(undone, 1, 2) @ undone
        cost = np.einsum("bpc,bpc->b", left, left) / count
        return cost, slope, bend / count


def orthonormal(colours: np.ndarray) -> np.ndarray:
    """Returns a basis (B, P, 4) of all affine maps of pictures' colours (B, P, 3).

    Of a picture with fewer than three independent colours the rest of the basis is 0.
    """
    count = colours.shape[1]
    centred = colours - colours.mean(axis=1, keepdims=True)
    powers, axes = np.linalg.eigh(np.swapaxes(centred, 1, 2) @ centred / count)
    # A direction of less than a hundredth of a level is rounding.
    scale = np.where(powers > 1e-4, 1.0 / np.sqrt(np.maximum(powers, 1e-4) * count), 0.0)
    basis = centred @ (axes * scale[:, None, :])
    ones = np.full((*basis.shape[:2], 1), count**-0.5, np.float32)
    return np.concatenate([basis, ones], axis=2).astype(np.float32)


def _colour_map(colours: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Returns the linear part (B, 3, 3) of the best colour map, colours (B, P, 3) -> targets."""
    centred = colours - colours.mean(axis=1, keepdims=True)
    turned = np.swapaxes(centred, 1, 2)
    among = turned @ centred + np.eye(3, dtype=np.float32) * (1e-3 * colours.shape[1])
    return np.linalg.solve(among, turned @ targets)
