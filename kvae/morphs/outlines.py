"""One outline for a morph of things on plain ground: that of its main photo.

However well two things are bent towards each other, a handle or a leg of one may still stick out of
the other. Mixed, it would stand beside it half transparent: a ghost. So wherever a photo shows
ground and the main one its thing, or the other way round, the main one is seen instead. What the
photos show inside that outline is mixed as ever.

Which photo is the main one changes within a few hundredths of equal weights, and continuously.
Photos whose ground is not plain have no outline and stay as they are.

Measured on 256 morphs at draws from N(0, I), without this and with it: of the garden's 64 and 69 %
are new and good, of those between 74 tools, vehicles and other cut-outs 39 and 49 %, of those
between 55 drawings by hand 36 and 54 %. As many are new as before; walks are as smooth.
"""

from dataclasses import dataclass

import numpy as np

from kvae.morphs.channels import blurred

# Power of the weights by which the main photo is chosen: of 55 to 45 % it has 99 %.
DECIDED = 24.0
# So far from the ground's colour, in 8-bit levels, a position still counts as ground, and so far as
# part of the thing.
GROUND, THING = 8.0, 32.0
# Where two differ by less than the first about whether they show the thing, each is seen as it is;
# from the second on only the main one. They are compared under a Gaussian of so much of the side,
# so that no pale rim is left where a thing's edge lies inside another one.
AGREED, APART = 0.1, 0.5
COMPARED = 0.7 / 96


@dataclass(frozen=True)
class Outline:
    """Which photo's outline pictures have, and where the others are not seen.

    Attributes:
        main: how far each of a picture's three photos is the main one, (B, 3), with sum 1.
        hidden: how far each gives way to the main one at a position, (B, 3, S, S), 0 to 1.
    """

    main: np.ndarray
    hidden: np.ndarray

    @classmethod
    def of(
        cls, bent: np.ndarray, weights: np.ndarray, grounds: np.ndarray, plain: np.ndarray
    ) -> "Outline":
        """Finds it.

        Args:
            bent: each picture's three photos, colour by colour, float32 (B, 3, 3, S, S), 0 to 255.
            weights: of the photos, (B, 3), with sum 1.
            grounds: colours of the photos' grounds, (B, 3, 3), see `kvae.images.ground`.
            plain: which of these are plain, bool (B, 3).
        """
        main = (weights / weights.max(axis=1, keepdims=True)) ** DECIDED
        main = (main / main.sum(axis=1, keepdims=True)).astype(np.float32)
        things = _thing(bent, grounds)
        thing = np.einsum("bk,bkhw->bhw", main, things)
        differing = blurred(np.abs(things - thing[:, None]), COMPARED * bent.shape[-1])
        known = plain * (main * plain).sum(axis=1, keepdims=True)  # its outline and the main one's
        return cls(main, rising(differing, AGREED, APART) * known[:, :, None, None])

    def within(self, shares: np.ndarray) -> np.ndarray:
        """Returns shares of the photos as they are within it, (B, 3, S, S).

        Args:
            shares: as they are without it, the same everywhere (B, 3, 1, 1) or (B, 3, S, S).
        """
        taken = (shares * self.hidden).sum(axis=1, keepdims=True)
        return shares * (1.0 - self.hidden) + self.main[:, :, None, None] * taken


def _thing(photos: np.ndarray, grounds: np.ndarray) -> np.ndarray:
    """Returns where photos float32 (B, 3, 3, S, S) show a thing: (B, 3, S, S), 0 to 1."""
    apart = np.square(photos - grounds[..., None, None]).sum(axis=2)
    return rising(np.sqrt(apart), GROUND, THING)


def rising(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Returns 0 below `low`, 1 above `high` and a smooth step between them."""
    share = np.clip((values - low) / (high - low), 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)
