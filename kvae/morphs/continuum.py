"""The continuum that photos span: any three of them, in any shares, as one picture."""

from collections.abc import Callable, Iterable

import numpy as np
from PIL import Image

from kvae.images import FEW, ground
from kvae.morphs.blending import blended, joined, shares
from kvae.morphs.collages import by_position, collage_shares, log_weights
from kvae.morphs.normal_equations import at_once, in_turn
from kvae.morphs.outlines import DECIDED, Outline
from kvae.morphs.registration import LEVELS, QUICK, Described, misfit, register
from kvae.morphs.splines import basis
from kvae.morphs.warping import bent, positions, with_margin
from kvae.threads import in_threads

AT_ONCE = 16  # pairs that are registered together: what more of them need fills no cache
FIELD_SIDE = 32  # positions along each side at which a field is looked at
# The largest misfit (see `kvae.morphs.registration.misfit`) of photos that fit. Beyond it weights
# are raised to a power that grows by `SWITCHING` times the rest, so that one photo gives way to the
# other more and more quickly. Only what is seen of them does: outlines go from one to the other all
# the way, so that also a photo that fits no other appears in other shapes.
FITTING, SWITCHING = 0.25, 24.0
# Power of the weights by which outlines mix. Below 1 they are on the way to another photo's while
# nearly all that is seen is still of one: other things, and no double exposures.
OUTLINE_POWER = 0.7
UNSEEN = 0.004  # a photo of less weight is left out: it would change no 8-bit level
# Fields that are kept of many photos, the last ones used: about 1.5 KB each. A batch needs far
# fewer; of a thousand photos, 4,000 steps of 16 pictures find 40 % of theirs among them.
KEPT = 16384


class Continuum:
    """Photos and the fields between them, which are found when they are first asked for.

    Of more than `kvae.images.FEW` photos each is described when it is asked for, too, and the
    fields not used for long are forgotten: the memory this takes does not grow with their number.

    Attributes:
        images: the corners, uint8 (N, S, S, 3).
        described: how the registration sees them; of many photos, some from all over.
    """

    def __init__(self, images: np.ndarray, alike: bool = False):
        """Describes the photos; fields between them are found when they are asked for.

        Args:
            images: uint8 (N, S, S, 3).
            alike: whether they are cut around what they have in common.
        """
        self.images, self.alike, self.many = images, alike, len(images) > FEW
        self.described = Described.of(images[:: -(-len(images) // FEW)])
        self._photos = [] if self.many else [with_margin(image) for image in images]
        self._known_log_weights: np.ndarray | None = None  # of all photos, (N, S, S)
        self._levels, self._solver = (QUICK, in_turn) if self.many else (LEVELS, at_once)
        self._known: dict[tuple[int, int], tuple[np.ndarray, float]] = {}  # control points, misfit

    def pictures(self, photos: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Returns morphs uint8 (B, S, S, 3), continuous in the weights.

        Args:
            photos: which three each is made of, indices (B, 3).
            weights: of them, (B, 3), not negative, with sum 1. One with weight 0 may be any photo.
        """
        photos, weights = np.asarray(photos), np.asarray(weights, np.float64)
        found = np.array(self.images[photos[np.arange(len(photos)), weights.argmax(axis=1)]])
        if (between := weights.max(axis=1) < 1.0).any():
            found[between] = self._morphs(photos[between], weights[between])
        return found

    def _morphs(self, photos: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Returns `pictures` that are not a photo itself."""
        side = self.images.shape[1]
        colours, plain = ground(self.images[photos.ravel()])
        colours, plain = colours.reshape(*photos.shape, 3), plain.reshape(photos.shape)
        fields, misfits = self._between(photos, weights)
        apart = collage_shares(misfits, plain)
        fields *= (1.0 - apart[..., None, None, None]).astype(np.float32)
        outlines = weights**OUTLINE_POWER
        found = positions(fields, outlines / outlines.sum(axis=1, keepdims=True), side)
        power = switching(weights, misfits)
        mixed = without_unseen(raised(weights, power)[:, :, None, None])
        seen = mixed
        if (collage := mean_of_pairs(apart, weights)).any():
            pieces = without_unseen(by_position(weights, power, collage, self._log_weights(photos)))
            seen = np.where(collage[:, None, None, None] > 0.0, pieces, mixed)
        parts = np.zeros((*photos.shape, 3, side, side), np.float32)
        moved = np.abs(fields).max(axis=(2, 3, 4, 5)) > 0.0
        for b, k in zip(*np.nonzero(seen.any(axis=(2, 3))), strict=True):
            part = self.images[photos[b, k]]
            if moved[b, k]:
                part = bent(self._photo(photos[b, k]), found[b, k], side)
            parts[b, k] = part.transpose(2, 0, 1)
        outline = Outline.of(parts, mixed[:, :, 0, 0], colours, plain)
        coarse, fine = (outline.within(by) for by in shares(seen))
        morphs = np.empty((len(photos), side, side, 3), np.uint8)
        for some, mix in ((collage > 0.0, joined), (collage == 0.0, blended)):
            if some.any():
                morphs[some] = mix(parts[some], coarse[some], fine[some])
        return morphs

    def prepare(
        self,
        photos: np.ndarray,
        weights: np.ndarray,
        on_progress: Callable[[float], None] | None = None,
    ) -> None:
        """Registers what such pictures need, so that they are quickly made later.

        Args:
            photos: as `pictures` takes them, (n, 3).
            weights: likewise.
            on_progress: called now and then with the share of it that is done.
        """
        self._register(_pairs(photos, weights), on_progress)

    def missing(self, photos: np.ndarray, weights: np.ndarray) -> int:
        """Returns how many pairs `prepare` would have to register for such pictures."""
        return len(_pairs(photos, weights) - self._known.keys())

    def misfit(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Returns how badly pairs fit, (B,): the share of their difference that bending leaves.

        0 for a photo and itself; 1 where as much is left as two unrelated photos differ by.
        """
        self._register(zip(first.tolist(), second.tolist(), strict=True))
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        return np.array([0.0 if i == j else self._field(i, j)[1] for i, j in pairs])

    @property
    def registered(self) -> int:
        """How many pairs have been brought into correspondence so far."""
        return len(self._known)

    def _photo(self, index: int) -> Image.Image:
        return with_margin(self.images[index]) if self.many else self._photos[index]

    def _log_weights(self, photos: np.ndarray) -> np.ndarray:
        """Returns the log-weights of photos (B, 3) at each position, (B, 3, S, S)."""
        side = self.images.shape[1]
        if self.many:
            which, number = np.unique(photos, return_inverse=True)
            return log_weights(self.images[which], side, self.alike)[number.reshape(photos.shape)]
        if self._known_log_weights is None:
            self._known_log_weights = log_weights(self.images, side, self.alike)
        return self._known_log_weights[photos]

    def _between(self, photos: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Returns the fields (B, 3, 3, 2, s, s) between each picture's photos and their misfits."""
        count = len(photos)
        wanted = [
            (b, i, j)
            for b in range(count)
            for i, j in ((0, 1), (0, 2), (1, 2))
            if min(weights[b, i], weights[b, j]) > 0 and photos[b, i] != photos[b, j]
        ]
        self._register((photos[b, i], photos[b, j]) for b, i, j in wanted)
        fields = np.zeros((count, 3, 3, 2, FIELD_SIDE, FIELD_SIDE), np.float32)
        misfits = np.zeros((count, 3, 3))
        for b, i, j in wanted:
            field, misfit = self._field(int(photos[b, i]), int(photos[b, j]))
            fields[b, i, j], fields[b, j, i] = field, -field
            misfits[b, i, j] = misfits[b, j, i] = misfit
        return fields, misfits

    def _field(self, first: int, second: int) -> tuple[np.ndarray, float]:
        """Returns the field from one photo to another, (2, s, s), and how badly they fit."""
        control, misfit = self._known[min(first, second), max(first, second)]
        splines = basis(FIELD_SIDE, control.shape[-1])
        field = splines @ control @ splines.T
        return field if first < second else -field, misfit

    def _register(
        self, pairs: Iterable[tuple[int, int]], on_progress: Callable[[float], None] | None = None
    ) -> None:
        """Finds the fields of pairs that are not known yet; those wanted longest ago may go."""
        wanted = _in_order(pairs)
        if self.many:
            for pair in wanted & self._known.keys():
                self._known[pair] = self._known.pop(pair)
        new = np.array(sorted(wanted - self._known.keys()), int).reshape(-1, 2)

        def found(some: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            photos, first, second = self._described(some)
            control = register(photos, first, second, self._levels, self._solver)
            return control, misfit(photos, first, second, control, self._levels)

        parts = [new[start : start + AT_ONCE] for start in range(0, len(new), AT_ONCE)]
        results = zip(parts, in_threads(found, parts), strict=True)
        for done, (some, (controls, misfits)) in enumerate(results, start=1):
            for (i, j), control, left in zip(some.tolist(), controls, misfits, strict=True):
                self._known[i, j] = control.copy(), float(left)  # not the others' along with it
            if on_progress:
                on_progress(done / len(parts))
        while self.many and len(self._known) > max(KEPT, len(wanted)):
            del self._known[next(iter(self._known))]

    def _described(self, pairs: np.ndarray) -> tuple[Described, np.ndarray, np.ndarray]:
        """Returns how the registration sees pairs (B, 2), and which two of these each is."""
        if not self.many:
            return self.described, *pairs.T
        photos, pairs = np.unique(pairs, return_inverse=True)
        seen = Described.of(self.images[photos], self.described.unrelated)
        return seen, *pairs.reshape(-1, 2).T


def _pairs(photos: np.ndarray, weights: np.ndarray) -> set[tuple[int, int]]:
    """Returns the pairs that pictures of three photos each, (n, 3), are made of."""
    pairs = np.concatenate([photos[:, [i, j]] for i, j in ((0, 1), (0, 2), (1, 2))])
    least = [np.minimum(weights[:, i], weights[:, j]) for i, j in ((0, 1), (0, 2), (1, 2))]
    return _in_order(pairs[np.concatenate(least) > 0].tolist())


def _in_order(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    return {(int(min(i, j)), int(max(i, j))) for i, j in pairs if i != j}


def switching(weights: np.ndarray, misfits: np.ndarray) -> np.ndarray:
    """Returns the power (B,) of weights (B, 3), with which they pass the middle faster.

    It is the larger, the worse photos fit; at the largest one gives way to another as its outline
    does, see `kvae.morphs.outlines`.

    Args:
        weights: (B, 3) with sum 1.
        misfits: of their pairs, symmetric (B, 3, 3), 0 on the diagonal.
    """
    misfit = mean_of_pairs(misfits, weights)
    return np.minimum(1.0 + SWITCHING * np.maximum(misfit - FITTING, 0.0), DECIDED)


def mean_of_pairs(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Returns the means (B,) of values (B, 3, 3) over pairs of photos, as much as both are seen.

    Args:
        values: of each picture's pairs, symmetric.
        weights: of its photos, (B, 3).
    """
    together = weights[:, :, None] * weights[:, None, :] * (1.0 - np.eye(3))
    total = np.maximum(together.sum(axis=(1, 2)), 1e-12)
    return (together * values).sum(axis=(1, 2)) / total


def raised(weights: np.ndarray, power: np.ndarray) -> np.ndarray:
    """Returns weights (B, 3) raised to a power (B,), with sum 1."""
    found = (weights / weights.max(axis=1, keepdims=True)) ** power[:, None]
    return found / found.sum(axis=1, keepdims=True)


def without_unseen(weights: np.ndarray) -> np.ndarray:
    """Returns weights (B, 3, h, w) of those photos that are seen anywhere, with sum 1."""
    seen = weights.max(axis=(2, 3), keepdims=True) > UNSEEN
    weights = np.where(seen, weights, 0.0)
    return weights / weights.sum(axis=1, keepdims=True)
