"""Drawn things on plain ground, as photos for morphs: cheap, smooth-edged and all different."""

import numpy as np


def thing(side=64, centre=(0.5, 0.5), radii=(0.3, 0.3), turn=0.0, colour=(200, 60, 40), spots=0):
    """Returns one ellipse with spots on white, uint8 (side, side, 3)."""
    middle = (np.arange(side) + 0.5) / side
    y, x = np.meshgrid(middle - centre[1], middle - centre[0], indexing="ij")
    across = (np.cos(turn) * x + np.sin(turn) * y) / radii[0]
    down = (-np.sin(turn) * x + np.cos(turn) * y) / radii[1]
    inside = 1 / (1 + np.exp(20 * (np.hypot(across, down) - 1)))
    shade = 1 - 0.3 * down + (0.4 * np.sin(spots * across) * np.sin(spots * down) if spots else 0)
    picture = 255 * (1 - inside[..., None]) + inside[..., None] * shade[..., None] * colour
    return np.clip(picture, 0, 255).astype(np.uint8)


def things(count=6, side=64, seed=0):
    """Returns some things that differ in place, shape, colour and pattern, (count, S, S, 3)."""
    source = np.random.default_rng(seed)
    return np.stack([
        thing(
            side,
            centre=source.uniform(0.4, 0.6, 2),
            radii=source.uniform(0.15, 0.38, 2),
            turn=source.uniform(0, np.pi),
            colour=source.uniform(30, 220, 3),
            spots=source.integers(0, 12),
        )
        for _ in range(count)
    ])  # fmt: skip


def planes(*photos: np.ndarray) -> np.ndarray:
    """Three photos (S, S, 3) as they are blended: float32 (1, 3, 3, S, S)."""
    return np.stack(photos)[None].transpose(0, 1, 4, 2, 3).astype(np.float32)


def scenes(count: int, side: int = 64) -> np.ndarray:
    """Pictures of stripes from edge to edge, at another angle and in another colour each."""
    y, x = np.mgrid[:side, :side] / side
    made = []
    for number in range(count):
        waves = np.sin(20 * (np.cos(number) * x + np.sin(number) * y) + number)
        colour = np.random.default_rng(number).uniform(60, 200, 3)
        made.append(np.clip(colour + 50 * waves[..., None], 0, 255).astype(np.uint8))
    return np.stack(made)
