"""All figures of a set of pictures against the photos: the draws', and those of the yardsticks.

No single figure is good alone. Copying photos brings `kid` to 0 and `identified` to 1; drawing one
photo for ever brings `identified` to 1; noise brings `sharpness` up; and mush is as new as
anything. Read together, and beside the yardsticks, they are hard to fool.
"""

import math
from collections.abc import Callable

import numpy as np

from kvae.efficientnet import EfficientNetLite0
from kvae.features import features
from kvae.intervals import share
from kvae.kid import Reference
from kvae.novelty import NEAR_COPY, STRANGER, nearest_photos
from kvae.recognition import recognise
from kvae.sharpness import sharpness
from kvae.yardsticks import augmented, augmented_sample, mixtures

# Copies of each photo in the reference: about as many pictures as are judged, within these.
FEWEST_COPIES, MOST_COPIES = 4, 8
FRESH = 1000  # number of the light changes that are a yardstick; the reference's count from 0


class Judge:
    """The photos, prepared once to compare any pictures with them."""

    def __init__(
        self, images: np.ndarray, network: EfficientNetLite0 | None, count: int, seed: int
    ):
        self.images, self.network, self.count, self.seed = images, network, count, seed
        if network is None:
            return
        self.photos = features(network, images)
        copies = min(max(math.ceil(count / len(images)), FEWEST_COPIES), MOST_COPIES)
        changed = [features(network, augmented(images, seed, copy)) for copy in range(copies)]
        self.reference = Reference(np.stack(changed))

    def figures(self, pictures: np.ndarray) -> dict:
        """Returns the figures of pictures uint8 (n, S, S, 3), n >= 4, see evaluation.json."""
        nearest = nearest_photos(pictures, self.images)
        copies = share(int((nearest.ratio < NEAR_COPY).sum()), len(pictures))
        found = {
            "kid": None,
            "identified": None,
            "photos_found": None,
            "sharpness": sharpness(pictures, self.images, self.seed).rounded(3),
            "near_copies": copies.rounded(3),
            "nearest": {
                "draws": len(pictures),
                "median_rmse": round(float(np.median(nearest.distance)), 2),
                "near_copy_share": round(copies.value, 3),
                "stranger_share": round(float((nearest.ratio >= STRANGER).mean()), 3),
                "photos_found": len(np.unique(nearest.photo)),
                "photos_even": round(evenness(nearest.photo), 1),
            },
        }
        if self.network is None:
            return found
        seen = features(self.network, pictures)
        known = recognise(seen, self.photos, nearest.photo)
        identified = known.identified.rounded(3) | {"photos": known.photos}
        kid = self.reference.distance(seen, self.seed).rounded(1)
        return found | {"kid": kid, "identified": identified, "photos_found": known.found}

    def yardsticks(self, tell: Callable[[str], None]) -> dict:
        """Returns the figures of lightly changed photos and of mixtures of two photos."""
        count = self.count // 4  # enough to see where they lie, and each takes its 20 ms
        tell("lightly changed photos")
        changed = self.figures(augmented_sample(self.images, count, self.seed, FRESH))
        tell("mixtures of two photos")
        mixed = self.figures(mixtures(self.images, count, self.seed))
        return {"augmented": changed, "mixtures": mixed}


def evenness(photos: np.ndarray) -> float:
    """Returns how many photos, found equally often, would be as varied as these: exp(entropy)."""
    _, counts = np.unique(photos, return_counts=True)
    shares = counts / counts.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))
