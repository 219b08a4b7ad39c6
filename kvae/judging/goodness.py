"""Good: a single picture is a thing as photos show things, and not a ghost, a blur or noise.

Three conditions, all of which must hold:

1. Detail. The picture has at least 0.4 of the fine detail that the photos nearest to it have, and
   not many times as much. (Blurs fail; noise does.)
2. Distance. To a network it is no farther from all photos than any photo is from all others.
   (Patterns and other strange pictures fail.)
3. Witness. A direction in the network's features, found by ridge regression, that separates photos
   lightly changed from what is wrong with them: ghosts of two photos, blurs, blurred ghosts and
   noisy photos. A picture passes if it lies where 98 % of freshly changed photos lie. (Ghosts fail;
   what lies between photos and is well made, passes: it lacks the double contours.)

Measured on the garden, 96 pixels, VGG-16 as the judge: photos in random views 96 % good,
half-and-half ghosts 2 %, 80-to-20 ghosts 27 % (which are hardly new), photos blurred by 3 pixels
0 %, noise 0 %, stripes 0 %, photos blurred by 2 pixels with noise on top 0 %, the same sharpened
again instead 20 %. EfficientNet-Lite0 instead of it finds 95 % of the views good and no ghosts.
"""

import numpy as np
from PIL import Image, ImageFilter

from kvae.judging.baselines import augmented, mixtures
from kvae.judging.sharpness import detail
from kvae.randomness import Use, stream
from kvae.seeing.features import Network, cosine_distances, features

LEAST_DETAIL, MOST_DETAIL = 0.4, 4.0  # of the nearest photos'; views have from 0.5 to 2.6
NEIGHBOURS = 3
PASSING = 0.98  # of freshly changed photos
RIDGE = 1e-3  # of the features' total variance
WRONG_SEED = 1  # numbers of the baselines' streams that only the witness uses
GHOSTS = (0.3, 0.7)  # share of either photo
BLURS = (0.015, 0.05)  # sigma, of the picture's side
NOISE = (10.0, 60.0)  # sigma, in 8-bit levels
FRESH = (900, 901)  # numbers of the light changes that set the threshold; the judge's begin at 0


class Goodness:
    """What good pictures of these photos look like."""

    def __init__(self, network: Network | None, images: np.ndarray, changed: np.ndarray, seed: int):
        """Learns it.

        Args:
            network: that judges; without one only the detail is looked at.
            images: the photos, uint8 (N, S, S, 3), N >= 2.
            changed: features (m, F) of the photos lightly changed.
            seed: of the run.
        """
        self.detail = detail(images)
        if network is None:
            return
        self.known = changed
        self.photos = features(network, images)
        among = cosine_distances(self.photos, self.photos)
        np.fill_diagonal(among, np.inf)
        self.farthest = among.min(axis=1).max()
        wrong = features(network, wrong_pictures(images, seed))
        self.witness = Witness(changed, wrong)
        fresh = np.concatenate([augmented(images, seed, number) for number in FRESH])
        scores = self.witness.scores(features(network, fresh))
        self.threshold = float(np.quantile(scores, 1.0 - PASSING))

    def good(self, pictures: np.ndarray, seen: np.ndarray) -> np.ndarray:
        """Returns which pictures uint8 (n, S, S, 3) with features (n, F) are good, (n,) of bool."""
        nearest = np.argsort(cosine_distances(seen, self.photos), axis=1)[:, :NEIGHBOURS]
        share = detail(pictures) / np.maximum(np.median(self.detail[nearest], axis=1), 1e-9)
        detailed = (share >= LEAST_DETAIL) & (share <= MOST_DETAIL)
        near = cosine_distances(seen, self.known).min(axis=1) <= self.farthest
        return detailed & near & (self.witness.scores(seen) >= self.threshold)


class Witness:
    """A direction in features that separates right (n, F) from wrong (m, F), both equally heavy."""

    def __init__(self, right: np.ndarray, wrong: np.ndarray):
        both = _directions(np.concatenate([right, wrong]))
        sides = np.repeat([1.0, -1.0], [len(right), len(wrong)])
        weight = np.where(sides > 0, 0.5 / len(right), 0.5 / len(wrong))
        self.middle = weight @ both
        centred = both - self.middle
        weighted = centred * weight[:, None]
        spread = weighted.T @ centred  # (F, F)
        ridge = RIDGE * np.trace(spread) * np.eye(len(spread))
        self.direction = np.linalg.solve(spread + ridge, weighted.T @ sides)

    def scores(self, seen: np.ndarray) -> np.ndarray:
        """Returns how far pictures with features (n, F) lie on the right side, (n,)."""
        return (_directions(seen) - self.middle) @ self.direction


def _directions(seen: np.ndarray) -> np.ndarray:
    return seen / np.linalg.norm(seen, axis=1, keepdims=True)


def wrong_pictures(images: np.ndarray, seed: int) -> np.ndarray:
    """Returns what is wrong with pictures, seven for each photo: uint8 (7 N, S, S, 3)."""
    source = stream(seed, WRONG_SEED, Use.BASELINES)
    count, other = len(images), seed + 1  # ghosts of other pairs than those of the baseline
    ghosts = mixtures(images, 4 * count, other, GHOSTS)
    sigmas = images.shape[1] * source.uniform(*BLURS, size=2 * count)
    soft = np.concatenate([images, mixtures(images, count, other + 1, GHOSTS)])
    blurs = [blurred(picture, sigma) for picture, sigma in zip(soft, sigmas, strict=True)]
    noise = source.standard_normal(images.shape)
    noise *= source.uniform(*NOISE, size=(count, 1, 1, 1))
    noisy = np.clip(images + noise, 0, 255).astype(np.uint8)
    return np.concatenate([ghosts, np.stack(blurs), noisy])


def blurred(picture: np.ndarray, sigma: float) -> np.ndarray:
    """Returns a picture uint8 (S, S, 3) blurred by a Gaussian, sigma in pixels."""
    return np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(float(sigma))))
