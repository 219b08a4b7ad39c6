"""New: a picture is new if it is not a photo in another view.

A draw that is a photo turned, moved, stretched, mirrored or in other colours is not new, however
far its pixels are from the photo's. So each candidate photo is fitted to the draw by an affine map
of positions and one of colours (`kvae.judging.view_fit`), and what is left is measured against
what is left between that photo and the other photo that fits it best: how far apart things lie
differs from photo to photo. Both are small and blurred, so that neither softness nor sharpening is
news.

Measured on the garden (71 photos of 96 pixels): photos in random views 0.4 % new, half-and-half
mixtures of two photos 98 %, draws of a model that holds a slot per photo 8 to 11 %. With twice as
many candidates the shares move by less than 1 %. Photos blurred by 1.5 pixels are 0 % new; only
beyond naming (3 pixels, 23 %) or sharpened by 250 % over 2 pixels (16 %) do some pass, and the
former are not good.
"""

from dataclasses import dataclass

import numpy as np

from kvae.judging.view_fit import AS_IS, BLUR, FINER, fit, orthonormal, sampled, small

# Of what is left between the photo and its nearest neighbour. Of photos in random views 99 % lie
# below 0.30, the median at 0.07; of half-and-half mixtures 98 % above.
NEW = 0.35
UPRIGHT, MIRRORED = 4, 2  # candidates per draw: photos as they are, and mirrored ones
LOOK = 16  # pixels, of the pictures that candidates are chosen by
# A view to start from other than the photo as it is must leave half as much (squared): else a
# photo that looks alike from afar would be turned before it is fitted.
PLAINLY = 0.5
# 8-bit levels. Photos that fit each other better than this are one thing photographed twice, and
# say nothing about how far apart things lie. Nor does a neighbour count as nearer than half of what
# is usual: of a pair of look-alikes every softer copy would be new.
NEIGHBOUR_AT_LEAST = 6.0
USUAL = 0.5


@dataclass(frozen=True)
class Seen:
    """Per picture, each (n,): the photo it is nearest to being a view of, and how near.

    Attributes:
        photo: index of that photo.
        left: what the fit leaves, root mean square in 8-bit levels.
        ratio: that, as a share of what is left between the photo and its nearest neighbour.
        maps: from positions in the picture to those in the photo, (n, 2, 3), see `view_fit.fit`.
    """

    photo: np.ndarray
    left: np.ndarray
    ratio: np.ndarray
    maps: np.ndarray

    @property
    def new(self) -> np.ndarray:
        """Which pictures are not a photo in another view, (n,) of bool."""
        return self.ratio > NEW

    def first(self, count: int) -> "Seen":
        """Returns the same of so many pictures, the first ones."""
        return Seen(self.photo[:count], self.left[:count], self.ratio[:count], self.maps[:count])


class Novelty:
    """The photos uint8 (N, S, S, 3), N >= 2, prepared once to compare pictures with them."""

    def __init__(self, photos: np.ndarray):
        self.photos = photos
        self.bank = _bank(photos)
        _, left, _ = self._fitted(photos, among_themselves=True)
        nearest = np.where(left < NEIGHBOUR_AT_LEAST, np.inf, left).min(axis=1)  # levels, (N,)
        found = nearest[np.isfinite(nearest)]
        least = max(NEIGHBOUR_AT_LEAST, USUAL * float(np.median(found)) if len(found) else 0.0)
        self.nearest = np.maximum(np.where(np.isfinite(nearest), nearest, least), least)

    def seen(self, pictures: np.ndarray) -> Seen:
        """Compares pictures uint8 (n, S, S, 3) with the photos; some 10 ms each."""
        which, left, maps = self._fitted(pictures)
        ratio = left / self.nearest[which]
        best = ratio.argmin(axis=1)[:, None]
        which, left, ratio = (
            np.take_along_axis(part, best, axis=1)[:, 0] for part in (which, left, ratio)
        )
        return Seen(which, left, ratio, maps[np.arange(len(maps)), best[:, 0]])

    def alike(self, pictures: np.ndarray, count: int) -> np.ndarray:
        """Returns the photos that pictures uint8 (n, S, S, 3) are most like at first sight, (n, K).

        K is `count`, or how many photos there are.
        """
        return self._at_first_sight(pictures).min(axis=2).argsort(axis=1, kind="stable")[:, :count]

    def _fitted(self, pictures: np.ndarray, among_themselves: bool = False) -> tuple:
        """Returns the candidate photos (n, K), what is left of each in levels, and their maps."""
        left = self._at_first_sight(pictures)  # (n, N, V)
        if among_themselves:
            np.einsum("iiv->iv", left)[:] = np.inf  # a photo is not its own nearest neighbour
        half = left.shape[2] // 2
        chosen = [
            _best(left[:, :, :half], UPRIGHT, VIEWS[:half]),
            _best(left[:, :, half:], MIRRORED, VIEWS[half:]),
        ]
        which = np.concatenate([photos for photos, _ in chosen], axis=1)
        starts = np.concatenate([views for _, views in chosen], axis=1)  # (n, K, 2, 3)
        pictured = np.repeat(np.arange(len(pictures)), which.shape[1])
        pairs = np.stack([pictured, which.ravel()], axis=1)
        found, maps = fit(pictures, self.photos, pairs, starts.reshape(-1, 2, 3))
        found = found.reshape(which.shape)
        if among_themselves:  # of two photos, one of the candidates may be a photo itself
            found = np.where(which == np.arange(len(which))[:, None], np.inf, found)
        return which, found, maps.reshape(*which.shape, 2, 3)

    def _at_first_sight(self, pictures: np.ndarray) -> np.ndarray:
        """Returns what each photo in each of `VIEWS` leaves, best colours given: (n, N, V).

        In squares. The colours of a view span a few directions, so one product of matrices does.
        """
        targets = small(pictures, LOOK).reshape(len(pictures), -1, 3)
        targets = targets - targets.mean(axis=1, keepdims=True)
        flat = targets.transpose(0, 2, 1).reshape(-1, LOOK * LOOK)  # (n * 3, P)
        total = (targets**2).sum(axis=(1, 2))
        left = np.empty((len(pictures), len(self.photos), len(VIEWS)), np.float32)
        for number, basis in enumerate(self.bank):  # (N, P, 3)
            across = basis.transpose(1, 0, 2).reshape(LOOK * LOOK, -1)
            found = (flat @ across).reshape(len(pictures), 3, len(self.photos), 3)
            left[:, :, number] = total[:, None] - np.einsum("ncmk,ncmk->nm", found, found)
        return left


def _views() -> np.ndarray:
    """Returns the views to start from: as it is first, then the same ones mirrored, (V, 2, 3)."""
    turns = [np.deg2rad(degrees) for degrees in (-14.0, 14.0)]
    views = [AS_IS, *(AS_IS * np.float32(zoom) for zoom in (0.85, 1.18))]
    views += [np.array([[np.cos(t), np.sin(t), 0], [-np.sin(t), np.cos(t), 0]]) for t in turns]
    for x, y in ((0.2, 0), (-0.2, 0), (0, 0.2), (0, -0.2)):  # a tenth of the side
        views.append(AS_IS + np.array([[0, 0, x], [0, 0, y]]))
    upright = np.stack(views).astype(np.float32)
    return np.concatenate([upright, upright * np.array([[-1], [1]], np.float32)])


VIEWS = _views()


def _bank(photos: np.ndarray) -> list[np.ndarray]:
    """Returns for each of `VIEWS` the directions (N, P, 3) that the photos' colours span in it."""
    sources, every = small(photos, FINER * LOOK, FINER * BLUR), np.arange(len(photos))
    bank = []
    for view in VIEWS:
        colours, _, _ = sampled(sources, every, np.broadcast_to(view, (len(photos), 2, 3)), LOOK)
        bank.append(orthonormal(colours)[..., :3])
    return bank


def _best(left: np.ndarray, count: int, views: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the `count` photos that leave least (n, K), and each one's view (n, K, 2, 3)."""
    weighed = np.concatenate([left[:, :, :1], left[:, :, 1:] / PLAINLY], axis=2)
    order = np.argsort(weighed.min(axis=2), axis=1, kind="stable")[:, :count]
    return order, views[np.take_along_axis(weighed.argmin(axis=2), order, axis=1)]
