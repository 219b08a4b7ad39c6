"""Where each of three photos is looked at for a morph of them, and the bent photos.

At a share t of the second photo, what lies at y half way is seen at p = y + (1 - 2t) v(y); there
the first photo shows its point y + v(y) and the second its point y - v(y). So at t = 0 the first
photo is seen as it is, at t = 1 the second. With three photos of weights w, a position a_i in each
solves a_i = p + sum over j of 2 w_j v_ij((a_i + a_j) / 2), v_ji = -v_ij: for two photos the same.
"""

import functools
import itertools
from typing import TypeAlias

import numpy as np
from PIL import Image

from kvae.morphs.sampling import sampled

CELLS = 12  # along each side, of the mesh by which a photo is bent; within a cell it is bilinear
ROUNDS = 4  # of solving for the positions; fields are smooth, so the positions settle quickly
MARGIN = 0.25  # of the picture's side: so far a photo goes on beyond its edges
PLAIN = 8.0  # 8-bit levels, root mean square: a border that deviates less from its mean is plain
Box: TypeAlias = tuple[int, int, int, int]  # left, top, right, low, in pixels


def positions(fields: np.ndarray, weights: np.ndarray, pixels: int) -> np.ndarray:
    """Returns where each photo is looked at, (B, 3, 2, CELLS + 1, CELLS + 1), in parts of the side.

    Args:
        fields: v_ij of each pair of a picture's photos, (B, 3, 3, 2, s, s), in parts of the side.
        weights: of the photos, (B, 3), with sum 1.
        pixels: along each side of the picture.
    """
    side = fields.shape[-1]
    edge = np.array(_edges(pixels), np.float32) / pixels
    nodes = np.stack(np.meshgrid(edge, edge))  # (2, CELLS + 1, CELLS + 1)
    found = np.broadcast_to(nodes, (len(weights), 3, *nodes.shape))
    pull = 2.0 * weights.astype(np.float32)[:, :, None, None, None]
    for _ in range(ROUNDS):
        moved = np.repeat(nodes[None, None], 3, axis=1) + np.zeros_like(found)
        for i, j in ((0, 1), (0, 2), (1, 2)):
            between = 0.5 * (found[:, i] + found[:, j]) * side - 0.5
            field = sampled(fields[:, i, j], between[:, 0], between[:, 1])
            moved[:, i] += pull[:, j] * field
            moved[:, j] -= pull[:, i] * field
        found = moved
    return found


def bent(photo: Image.Image, positions: np.ndarray, side: int) -> np.ndarray:
    """Returns a photo looked at in such positions (2, CELLS + 1, CELLS + 1), uint8 (side, side, 3).

    Where nothing is moved it comes back to the bit.

    Args:
        photo: as `with_margin` made it.
        positions: in parts of the photo's side.
        side: of the photo in pixels.
    """
    margin = round(MARGIN * side)
    limits = 0.5, side + 2 * margin - 0.5
    corners = np.clip(positions * side + margin, *limits).transpose(1, 2, 0)
    # What `photo.transform` does with a mesh, without the quarter of its time between the cells.
    picture = Image.new("RGB", (side, side))
    draw, source = picture.im.transform, photo.im
    for box, cell in zip(_boxes(side), _bilinear(corners.astype(np.float64), side), strict=True):
        draw(box, source, Image.Transform.QUAD, cell, Image.Resampling.BICUBIC, True)
    return np.asarray(picture)


def _bilinear(corners: np.ndarray, side: int) -> list[list[float]]:
    """Returns what a bilinear map of each cell takes in Pillow: 4 numbers across, 4 down.

    The pixel x, y of a cell shows the position a + b x + c y + d x y.

    Args:
        corners: where the mesh's corners are looked at, (CELLS + 1, CELLS + 1, 2).
        side: of the picture in pixels.
    """
    per_pixel = 1.0 / np.diff(_edges(side))
    across, down = per_pixel[None, :, None], per_pixel[:, None, None]
    a, below, beyond, beside = (
        corners[:-1, :-1], corners[1:, :-1], corners[1:, 1:], corners[:-1, 1:]
    )  # fmt: skip
    d = (beyond - below - beside + a) * across * down
    found = np.stack([a, (beside - a) * across, (below - a) * down, d], axis=-1)
    return found.reshape(-1, 8).tolist()


def with_margin(image: np.ndarray) -> Image.Image:
    """Returns a photo uint8 (S, S, 3) that goes on beyond its edges.

    Plain ground goes on as it is; a mirror would show the thing on it once more. Any other photo is
    mirrored, since colours that are drawn out of an edge are streaks.
    """
    margin = round(MARGIN * len(image))
    border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]]).astype(np.float64)
    plain = np.sqrt(border.var(axis=0).mean()) < PLAIN
    around = (margin, margin), (margin, margin), (0, 0)
    return Image.fromarray(np.pad(image, around, mode="edge" if plain else "symmetric"))


@functools.cache
def _boxes(side: int) -> list[Box]:
    steps = list(itertools.pairwise(_edges(side)))
    return [(left, top, right, low) for top, low in steps for left, right in steps]


def _edges(side: int) -> list[int]:
    """Returns where the mesh's cells begin and end: on whole pixels, so that none is cut."""
    return [round(side * k / CELLS) for k in range(CELLS + 1)]
