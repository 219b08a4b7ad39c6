"""What lies beyond a picture's edges, where a view looks: its mirror image, less the thing in it.

A mirrored meadow goes unnoticed. But of a thing that stands clear of the edge a mirror shows bits
that hang in the air, so where an edge is plain ground, nothing but ground lies beyond it. Where the
thing itself reaches the edge, it goes on in the mirror.
"""

from keras import ops

# How far colours may lie from the mean of those that count, in two rounds: first all of the edges
# roughly, then those of the ground. Distances in RGB, of 1 from black to full.
WIDTHS = (0.3, 0.1)
# So far apart an edge is still ground, more or less, and what is mirrored at it. The second is
# wider, so that a ground that grows darker goes on without a step.
EDGE, MIRRORED = 0.08, 0.16


def surrounded(picture, margin: int):
    """Returns pictures (B, S, S, 3) with `margin` pixels around them, (B, S + 2m, S + 2m, 3)."""
    ground = ground_colour(picture)
    for _ in range(2):  # above and below; then, turned over, to the left and right
        above, below = ops.flip(picture[:, :margin], 1), ops.flip(picture[:, -margin:], 1)
        above = _cleared(above, picture[:, :1], ground)
        below = _cleared(below, picture[:, -1:], ground)
        picture = ops.concatenate([above, picture, below], axis=1)
        picture = ops.swapaxes(picture, 1, 2)
    return picture


def ground_colour(picture):
    """Returns the colour that most of each picture's edges have, (B, 1, 1, 3).

    Of edges with many colours it is some mean, which is like none of them.
    """
    side = picture.shape[1]
    rows = [picture[:, :1], picture[:, -1:]]
    columns = [ops.reshape(picture[:, :, i], (-1, 1, side, 3)) for i in (0, side - 1)]
    edges = ops.concatenate(rows + columns, axis=2)  # (B, 1, 4 S, 3)
    ground = ops.mean(edges, axis=2, keepdims=True)
    for width in WIDTHS:
        weight = _likeness(edges, ground, width)
        ground = ops.sum(weight * edges, axis=2, keepdims=True)
        ground = ground / ops.sum(weight, axis=2, keepdims=True)
    return ground


def _cleared(mirrored, edge, ground):
    """Puts ground in place of whatever else is mirrored (B, m, L, 3) at an edge (B, 1, L, 3)."""
    thing = _likeness(edge, ground, EDGE) * (1.0 - _likeness(mirrored, ground, MIRRORED))
    return mirrored + thing * (ground - mirrored)


def _likeness(colours, ground, width: float):
    """Returns 1 for the ground's own colour, towards 0 for others: (..., 3) -> (..., 1)."""
    distance = ops.sum(ops.square(colours - ground), axis=-1, keepdims=True)
    return ops.exp(-0.5 / width**2 * distance)
