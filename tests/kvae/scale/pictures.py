"""Pictures of shapes, made quickly, no two alike: a blob of some form and colour on a ground."""

import numpy as np

SHAPES = 1024  # that are drawn; further pictures show them in other contrasts and colours
CONTRASTS = 31


class Shapes:
    """Makes pictures of size x size pixels; number i is the same in any company."""

    def __init__(self, size: int):
        middle = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
        self.y, self.x = middle[:, None], middle[None, :]
        self.drawn: dict[int, np.ndarray] = {}

    def some(self, first: int, count: int) -> np.ndarray:
        """Returns pictures first .. first + count, uint8 (count, size, size, 3)."""
        return np.stack([self._one(number) for number in range(first, first + count)])

    def _one(self, number: int) -> np.ndarray:
        shown, shape = divmod(number, SHAPES)
        if shape not in self.drawn:
            self.drawn[shape] = self._drawn(shape)
        if shown == 0:
            return self.drawn[shape]
        brighter, contrast = divmod(shown, CONTRASTS)
        picture = (self.drawn[shape].astype(np.uint16) * (255 - 4 * contrast)) >> 8
        picture[..., shape % 3] += np.uint16(2 * brighter)
        return np.minimum(picture, 255).astype(np.uint8)

    def _drawn(self, number: int) -> np.ndarray:
        draw = np.random.Generator(np.random.Philox(number)).random(15, np.float32)
        left, top, wide, high, turn = draw[:5] * (0.6, 0.6, 0.5, 0.5, np.pi) - (0.3, 0.3, 0, 0, 0)
        x, y = self.x - left, self.y - top
        cos, sin = np.cos(turn), np.sin(turn)
        u, v = (cos * x + sin * y) / (0.25 + wide), (cos * y - sin * x) / (0.25 + high)
        power = 1.5 + 2.5 * draw[5]
        beyond = np.abs(u) ** power + np.abs(v) ** power - 1
        inside = 1 / (1 + np.exp(np.minimum(12 * beyond, 30)))[..., None]
        ground = draw[6:9] + 0.2 * (draw[9] - 0.5) * self.y[..., None]
        thing = draw[10:13] * (0.8 + 0.2 * np.sin(8 * draw[13] * u + 6 * draw[14]))[..., None]
        return (255 * np.clip(ground + inside * (thing - ground), 0, 1)).astype(np.uint8)
