"""Photos of one kind: faces, each somewhere else, nearer or farther off, before something else."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw


@dataclass(frozen=True)
class Face:
    """A photo, and where its face is: middle and width in parts of its shorter side."""

    photo: Image.Image
    across: float
    down: float
    width: float


def face(source: np.random.Generator) -> Face:
    """Draws one before a ground of coarse noise, in a photo that is seldom square."""
    size = source.integers(160, 240, 2)
    shorter, (cx, cy) = size.min(), size / 2 + source.uniform(-0.12, 0.12, 2) * size.min()
    radius = source.uniform(0.2, 0.34) * shorter
    noise = source.integers(60, 200, (5, 5, 3)).astype(np.uint8)
    photo = Image.fromarray(noise).resize(tuple(size), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(photo)
    skin, hair = source.integers(150, 240, 3), source.integers(0, 110, 3)

    def ellipse(x: float, y: float, wide: float, high: float, fill: np.ndarray) -> None:
        left, top = cx + (x - wide) * radius, cy + (y - high) * radius
        corner = left + 2 * wide * radius, top + 2 * high * radius
        draw.ellipse((left, top, *corner), fill=tuple(map(int, fill)))

    ellipse(0.0, -0.35, 0.95, 1.0, hair)
    ellipse(0.0, 0.1, 0.8, 1.0, skin)
    for x in (-0.33, 0.33):
        ellipse(x, -0.1, 0.17, 0.1, np.array([250, 250, 250]))
        ellipse(x, -0.1, 0.08, 0.1, np.array([20, 20, 40]))
    ellipse(0.0, 0.6, 0.3, 0.1, np.array([170, 40, 50]))
    return Face(photo, cx / shorter, cy / shorter, 2 * radius / shorter)


def faces(count: int, seed: int = 0) -> list[Face]:
    source = np.random.default_rng(seed)
    return [face(source) for _ in range(count)]
