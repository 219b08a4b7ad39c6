"""Values of a picture between its pixels, by cubic convolution: the same as ONNX's GridSample."""

from keras import ops

A = -0.75  # of the kernel; ONNX's, a little sharper than the -0.5 of Keys 1981 (doi.org/cn9k3x)


def sampled(image, x, y, edges: str):
    """Returns a picture's values at some places, (B, P, 3).

    Args:
        image: (B, S, S, 3).
        x: (B, P), in pixels: 0 is the middle of the first one; from -0.5 to S - 0.5.
        y: likewise, from above.
        edges: what lies beyond one: "extend", its pixels go on, or "mirror", the picture mirrored.
    """
    side = image.shape[1]
    flat = ops.reshape(image, (-1, side * side, 3))
    columns, rows = _neighbours(x, side, edges), _neighbours(y, side, edges)
    total = 0.0
    for row, row_weight in rows:
        line = 0.0
        for column, column_weight in columns:
            place = ops.repeat((row * side + column)[:, :, None], 3, axis=2)
            line = line + column_weight[:, :, None] * ops.take_along_axis(flat, place, axis=1)
        total = total + row_weight[:, :, None] * line
    return total


def _neighbours(place, side: int, edges: str) -> list[tuple]:
    """Returns index and weight, (B, P) each, of the four pixels around each place on one axis."""
    first = ops.floor(place)
    t = place - first
    index = ops.cast(first, "int32")
    weights = {-1: _far(1.0 + t), 0: _near(t), 1: _near(1.0 - t), 2: _far(2.0 - t)}
    return [(_within(index + k, side, edges), weight) for k, weight in weights.items()]


def _within(index, side: int, edges: str):
    """Returns the index of the pixel that stands for one beyond an edge."""
    if edges == "extend":
        return ops.clip(index, 0, side - 1)
    index = ops.where(index < 0, -1 - index, index)
    return ops.where(index >= side, 2 * side - 1 - index, index)


def _near(distance):
    """Returns the kernel's value at a distance of up to 1 pixel."""
    return ((A + 2.0) * distance - (A + 3.0)) * distance * distance + 1.0


def _far(distance):
    """Returns the kernel's value at a distance of 1 to 2 pixels."""
    return ((A * distance - 5.0 * A) * distance + 8.0 * A) * distance - 4.0 * A
