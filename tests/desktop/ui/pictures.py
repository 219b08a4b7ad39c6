"""The pictures of a window that is tested."""

import numpy as np
from PyQt6.QtGui import QImage


def images(window) -> list[np.ndarray]:
    """The pictures on the screen, once they are all drawn."""
    return [drawing.image for drawing in window.studio.drawings()]


def pixels(image: QImage) -> np.ndarray:
    """A picture in red, green and blue, uint8 (height, width, 3)."""
    lines = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint8)
    lines = lines.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    return lines.reshape(image.height(), image.width(), 3)


def wait_drawn(qtbot, window) -> list[np.ndarray]:
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    return images(window)


def visible(window) -> int:
    return sum(tile.isVisible() for tile in window.grid.tiles)
