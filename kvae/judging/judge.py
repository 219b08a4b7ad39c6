"""All figures of a set of pictures against the photos: the draws', and those of the baselines.

No single figure is good alone. Copying photos brings `kid` to 0 and `identified` to 1; ghosts of
two photos bring `new` to 1, noise brings `sharpness` up. So the first figure is `success`: the
share of pictures that are new and good, each by itself. Neither a program that shows photos in
random views nor one that mixes two photos has any. One that bends photos has much; it has nothing
that is new in look, `new_look`. One that shows the morphs that a model learns from has all of it:
no figure of pictures distinguishes learning from looking up, so both are shown side by side.
"""

import math
from collections.abc import Callable

import numpy as np

from kvae.judging.baselines import augmented, mixtures, photos_bent, photos_in_views
from kvae.judging.bending import LOOKED_AT, MOST, new_in_look
from kvae.judging.goodness import Goodness
from kvae.judging.intervals import Estimate, share
from kvae.judging.kid import Reference
from kvae.judging.lpips import mean_lpips
from kvae.judging.manifold import manifold_figures
from kvae.judging.mesh import mesh
from kvae.judging.novelty import Novelty, Seen
from kvae.judging.recognition import recognised
from kvae.judging.sharpness import sharpness
from kvae.seeing.features import Network, cosine_distances, features

# Light changes of each photo in the reference: about as many as pictures are judged, within these.
FEWEST_COPIES, MOST_COPIES = 4, 8
FEWEST = 4  # pictures that a distribution can be judged by
BY_NETWORK = (
    "success", "good", "identified", "kid", "kid_of_new", "distance_of_new", "lpips", "precision",
    "recall", "coverage",
)  # fmt: skip


class Judge:
    """The photos, prepared once to compare any pictures with them."""

    def __init__(self, images: np.ndarray, network: Network | None, count: int, seed: int):
        self.images, self.network, self.count, self.seed = images, network, count, seed
        # Figures that rise with the number of pictures are taken of as many for all.
        self.fewer = max(FEWEST, count // 4)
        self.novelty = Novelty(images)
        if network is None:
            return
        copies = min(max(math.ceil(count / len(images)), FEWEST_COPIES), MOST_COPIES)
        changed = [features(network, augmented(images, seed, copy)) for copy in range(copies)]
        self.reference = Reference(np.stack(changed))
        self.goodness = Goodness(network, images, np.concatenate(changed), seed)
        self.photos = self.goodness.photos

    def figures(self, pictures: np.ndarray) -> dict:
        """Returns the figures of pictures uint8 (n, S, S, 3), n >= 4: `OF_PICTURES`."""
        seen = self.novelty.seen(pictures)
        new, count = seen.new, len(pictures)
        found = {
            "new": share(int(new.sum()), count).rounded(3),
            "new_look": self._new_look(pictures[:MOST], seen.first(MOST)).rounded(3),
            "sharpness": sharpness(pictures, self.images, self.seed).rounded(3),
            "sharpness_of_new": _if_enough(
                pictures[new], lambda some: sharpness(some, self.images, self.seed), 3
            ),
            "mesh": mesh(pictures, self.images, self.seed).rounded(3),
            "photos_found": len(np.unique(seen.photo)),
            "photos_even": round(evenness(seen.photo), 1),
        }
        if self.network is None:
            return dict.fromkeys(BY_NETWORK) | found
        eyes = features(self.network, pictures)
        good = self.goodness.good(pictures, eyes)
        known = recognised(eyes, self.photos, seen.photo)[~new]
        distances = cosine_distances(eyes, self.photos)
        apart = distances[new].min(axis=1)
        some = slice(self.fewer)
        nearest = self.images[distances[some].argmin(axis=1)]
        look = mean_lpips(self.network, pictures[some], nearest)
        manifold = manifold_figures(eyes[some], self.photos)
        return {
            "success": share(int((new & good).sum()), count).rounded(3),
            "good": share(int(good.sum()), count).rounded(3),
            "identified": share(int(known.sum()), len(known)).rounded(3) if len(known) else None,
            "kid": self._kid(eyes).rounded(1),
            "kid_of_new": _if_enough(eyes[new], self._kid, 1),
            "distance_of_new": round(float(np.median(apart)), 3) if len(apart) else None,
            "lpips": look.rounded(3) if look else None,
            **{name: part.rounded(3) for name, part in manifold.items()},
        } | found

    def baselines(
        self, morphs: Callable[[int], np.ndarray], say: Callable[[str], None]
    ) -> dict[str, dict]:
        """Returns the figures of what programs without a model come to.

        Args:
            morphs: returns so many of the morphs that a model of these photos learns from, at draws
                from N(0, I): uint8 (count, S, S, 3).
            say: called with what is judged next.
        """
        count = self.fewer  # enough to see where they lie
        say("photos in random views")
        views, _ = photos_in_views(self.images, count, self.seed)
        found = {"views": self.figures(views)}
        say("photos bent at random")
        found["bends"] = self.figures(photos_bent(self.images, count, self.seed))
        say("mixtures of two photos")
        found["mixtures"] = self.figures(mixtures(self.images, count, self.seed))
        say("the pictures that are learned from")
        return found | {"morphs": self.figures(morphs(count))}

    def _new_look(self, pictures: np.ndarray, seen: Seen) -> Estimate:
        alike = self.novelty.alike(pictures, LOOKED_AT)
        new = new_in_look(self.images, pictures, alike, seen, self.novelty.nearest)
        return share(int(new.sum()), len(pictures))

    def _kid(self, eyes: np.ndarray) -> Estimate:
        return self.reference.distance(eyes, self.seed)


def _if_enough(
    some: np.ndarray, judge: Callable[[np.ndarray], Estimate], digits: int
) -> dict[str, float] | None:
    return judge(some).rounded(digits) if len(some) >= FEWEST else None


def evenness(photos: np.ndarray) -> float:
    """Returns how many photos, found equally often, would be as varied as these: exp(entropy)."""
    _, counts = np.unique(photos, return_counts=True)
    shares = counts / counts.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))
