"""LPIPS: how different two pictures look, as people judged it (Zhang et al. 2018).

https://arxiv.org/abs/1801.03924, version 0.1 with VGG-16 and its learned weights of channels: 0 for
equal pictures, about 0.7 for two that have nothing in common. Pictures are brought to the judge's
64 pixels first, so that the figure does not depend on the size they are drawn at.
"""

import numpy as np

from kvae.judging.intervals import Estimate, Z
from kvae.seeing.features import BATCH, Network, as_seen


def lpips(network: Network, pictures: np.ndarray, others: np.ndarray) -> np.ndarray | None:
    """Returns the distance of each pair, uint8 (n, S, S, 3) twice -> (n,).

    None with a network that has no learned weights for it.
    """
    compare = network.lpips
    if compare is None:
        return None
    from keras import ops

    parts = []
    for start in range(0, len(pictures), BATCH):
        pair = (as_seen(network, some[start : start + BATCH]) for some in (pictures, others))
        parts.append(ops.convert_to_numpy(compare(*pair)))
    return np.concatenate(parts).astype(np.float64)


def mean_lpips(network: Network, pictures: np.ndarray, others: np.ndarray) -> Estimate | None:
    """Returns the mean distance of n >= 2 pairs with its 95 % interval, or None as above."""
    apart = lpips(network, pictures, others)
    if apart is None:
        return None
    value, half = float(apart.mean()), Z * float(apart.std(ddof=1)) / len(apart) ** 0.5
    return Estimate(value, max(0.0, value - half), value + half)
