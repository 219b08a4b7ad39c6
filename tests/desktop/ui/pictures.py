"""The pictures of a window that is tested."""

import numpy as np


def images(window) -> list[np.ndarray]:
    """The pictures on the screen, once they are all drawn."""
    return [drawing.image for drawing in window.studio.drawings()]


def wait_drawn(qtbot, window) -> list[np.ndarray]:
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    return images(window)


def visible(window) -> int:
    return sum(tile.isVisible() for tile in window.grid.tiles)
