"""All pictures of a session in one small square: the selected one large, the others around it."""

import numpy as np
from PIL import Image


def mosaic(images: list[np.ndarray], selected: int, side: int, gap: int = 1) -> np.ndarray:
    """Lay pictures out in a square.

    The selected picture fills all but the last row and column of an n x n grid; the others stand
    in those two, so that n = 6 holds twelve pictures and none is left out.

    Args:
        images: uint8 (H, W, 3) each; at least one.
        selected: which of them is large.
        side: of the square, in pixels.
        gap: pixels between pictures.

    Returns:
        uint8 (side, side, 4); cells without a picture are transparent.
    """
    others = [image for index, image in enumerate(images) if index != selected]
    cells = grid_side(len(images))
    edges = [round(cell * side / cells) for cell in range(cells + 1)]
    ends = [edge - gap for edge in edges[1:-1]] + [side]
    last = cells - 1
    square = np.zeros((side, side, 4), np.uint8)
    inner = slice(0, ends[max(last - 1, 0)])
    _put(square, images[selected], inner, inner)
    spans = [slice(start, end) for start, end in zip(edges, ends, strict=False)]
    beside = [(row, last) for row in range(cells)] + [(last, column) for column in range(last)]
    for image, (row, column) in zip(others, beside, strict=False):
        _put(square, image, spans[row], spans[column])
    return square


def grid_side(count: int) -> int:
    """The smallest n of at least 3 whose last row and column hold all pictures but one."""
    return 1 if count == 1 else max(3, -(-count // 2))


def _put(square: np.ndarray, image: np.ndarray, rows: slice, columns: slice) -> None:
    size = columns.stop - columns.start, rows.stop - rows.start
    scaled = Image.fromarray(image).resize(size, Image.Resampling.BOX)
    square[rows, columns, :3] = np.asarray(scaled)
    square[rows, columns, 3] = 255
