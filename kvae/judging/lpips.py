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

    # Many draws have the same photo beside them, which need not be looked at anew for each.
    _, same = np.unique(others.reshape(len(others), -1), axis=0, return_inverse=True)
    in_turn = np.argsort(same, kind="stable")
    apart = np.empty(len(pictures))
    for start in range(0, len(pictures), BATCH):
        some = in_turn[start : start + BATCH]
        _, first, which = np.unique(same[some], return_index=True, return_inverse=True)
        pair = as_seen(network, pictures[some]), as_seen(network, others[some[first]])
        apart[some] = ops.convert_to_numpy(compare(*pair, which))
    return apart


def mean_lpips(network: Network, pictures: np.ndarray, others: np.ndarray) -> Estimate | None:
    """Returns the mean distance of n >= 2 pairs with its 95 % interval, or None as above."""
    apart = lpips(network, pictures, others)
    if apart is None:
        return None
    value, half = float(apart.mean()), Z * float(apart.std(ddof=1)) / len(apart) ** 0.5
    return Estimate(value, max(0.0, value - half), value + half)
