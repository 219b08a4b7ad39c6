"""Bent photos put together into one picture, as sharp as they are.

Coarse and fine are mixed apart (Burt & Adelson 1983, https://doi.org/10.1145/245.247). Averaging
two textures lowers their contrast; the fine part therefore keeps its variance instead of its sum
(Heitz & Neyret 2018, https://doi.org/10.1145/3233304).
"""

import numpy as np

from kvae.morphs.channels import blurred

FINE = 2.0 / 96  # sigma of the Gaussian that parts coarse from fine, of the picture's side
# Powers of the weights: the larger, the more a picture's main photo shows. Fine detail of two
# photos at once looks like neither, so it changes over faster.
COARSE_POWER, FINE_POWER = 1.5, 2.0


def blended(bent: np.ndarray, coarse: np.ndarray, fine: np.ndarray) -> np.ndarray:
    """Returns pictures uint8 (B, S, S, 3) of photos whose weights change slowly, if at all.

    Args:
        bent: each picture's three photos, colour by colour, float32 (B, 3, 3, S, S), 0 to 255.
        coarse: weights of their coarse parts at each position, (B, 3, S, S), with sum 1.
        fine: of their fine parts; only the proportions count.
    """
    # Linear, so the photos may be mixed before coarse is parted from fine.
    mixed, detail = ((by[:, :, None] * bent).sum(axis=1) for by in (coarse, fine))
    strength = 1.0 / np.sqrt(np.square(fine).sum(axis=1, keepdims=True))
    sigma = FINE * bent.shape[-1]
    return _to_levels(blurred(mixed, sigma) + strength * (detail - blurred(detail, sigma)))


def joined(bent: np.ndarray, coarse: np.ndarray, fine: np.ndarray) -> np.ndarray:
    """Returns the same, but of weights that may change within few pixels, as they do at seams.

    So each photo's coarse is parted from its fine before they are mixed. Weights of fine parts have
    no sum of 1: mixed first, a bright line would run along each seam.

    Args:
        bent: as `blended` takes it.
        coarse: likewise.
        fine: likewise.
    """
    smooth = blurred(bent, FINE * bent.shape[-1])
    mixed = (coarse[:, :, None] * smooth).sum(axis=1)
    detail = (fine[:, :, None] * (bent - smooth)).sum(axis=1)
    return _to_levels(mixed + detail / np.sqrt(np.square(fine).sum(axis=1, keepdims=True)))


def _to_levels(pictures: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(pictures), 0, 255).astype(np.uint8).transpose(0, 2, 3, 1)


def shares(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the weights of coarse parts and of fine ones, in the shape of `weights`, (B, 3, ...).

    The first have the sum 1, the squares of the second have.
    """
    coarse, fine = weights**COARSE_POWER, weights**FINE_POWER
    coarse = coarse / coarse.sum(axis=1, keepdims=True)
    fine = fine / np.sqrt(np.square(fine).sum(axis=1, keepdims=True))
    return coarse.astype(np.float32), fine.astype(np.float32)
