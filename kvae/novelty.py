"""New: a picture is new if it is no photo in another view."""

from dataclasses import dataclass

import numpy as np

from kvae.view_fit import AS_IS, fit, orthonormal, sampled, small

NEW = 0.35
CANDIDATES = 4
LOOK = 16


def starts(mirrored=True):
    out = [AS_IS]
    for zoom in (0.85, 1.18):
        out.append(AS_IS * np.float32(zoom))
    for deg in (-14, 14):
        c, s = np.cos(np.deg2rad(deg)), np.sin(np.deg2rad(deg))
        out.append(np.array([[c, s, 0], [-s, c, 0]], np.float32))
    for dx, dy in ((0.2, 0), (-0.2, 0), (0, 0.2), (0, -0.2)):
        out.append(AS_IS + np.array([[0, 0, dx], [0, 0, dy]], np.float32))
    out = np.stack(out)
    if mirrored:
        flip = out.copy()
        flip[:, 0] *= -1
        out = np.concatenate([out, flip])
    return out


def candidates(pictures, photos, count, mirrored=True):
    """Returns photo (n, K) and start (n, K, 2, 3)."""
    views = starts(mirrored)
    targets = small(pictures, LOOK).reshape(len(pictures), -1, 3)
    sources = small(photos, 2 * LOOK, 2.0)
    total = (targets - targets.mean(1, keepdims=True))
    total = (total**2).sum((1, 2))
    left = np.empty((len(pictures), len(photos), len(views)), np.float32)
    flat = targets.transpose(0, 2, 1).reshape(-1, targets.shape[1])  # (n*3, P)
    for v, view in enumerate(views):
        col, _, _ = sampled(sources, np.arange(len(photos)), np.repeat(view[None], len(photos), 0), LOOK)
        basis = orthonormal(col)[..., :3].transpose(1, 0, 2).reshape(col.shape[1], -1)
        proj = (flat @ basis).reshape(len(pictures), 3, len(photos), 3)
        left[:, :, v] = total[:, None] - (proj**2).sum((1, 3))
    best = left.argmin(2)
    val = left.min(2)
    order = np.argsort(val, axis=1)[:, :count]
    return order, views[np.take_along_axis(best, order, 1)]


def residuals(pictures, photos, count=CANDIDATES, mirrored=True, same=False):
    which, begin = candidates(pictures, photos, count + same, mirrored)
    if same:
        keep = np.array([np.flatnonzero(w != i)[:count] for i, w in enumerate(which)])
        which = np.take_along_axis(which, keep, 1)
        begin = np.take_along_axis(begin, keep[..., None, None], 1)
    pairs = np.stack([np.repeat(np.arange(len(pictures)), which.shape[1]), which.ravel()], 1)
    left, maps = fit(pictures, photos, pairs, begin.reshape(-1, 2, 3))
    return which, left.reshape(which.shape), maps.reshape(*which.shape, 2, 3)
