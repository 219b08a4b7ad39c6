"""The judge of the garden, prepared once: it looks at a thousand pictures for that."""

import numpy as np
import pytest

from tests.conftest import ROOT

DRAWS = 48
SIDE = 64  # pixels, as in the tiny run: what its judge has seen, this one need not look at again


@pytest.fixture(scope="session")
def garden() -> np.ndarray:
    """The photos that ship, as the model that ships has learned them: uint8 (71, 96, 96, 3)."""
    from kvae.photos.load import load_photos

    return load_photos(ROOT / "data" / "photos", 96).images


@pytest.fixture(scope="session")
def judge():
    from kvae.judging.judge import Judge
    from kvae.photos.load import load_photos
    from kvae.seeing.features import load_judge

    images = load_photos(ROOT / "data" / "photos", SIDE).images
    return Judge(images, load_judge(), DRAWS, seed=0)


@pytest.fixture(scope="session")
def pictures(judge) -> dict[str, np.ndarray]:
    """What six programs draw, by what a verdict must call them; uint8 (48, 64, 64, 3) each."""
    from PIL import Image

    from kvae.config.settings import Config
    from kvae.judging.baselines import mixtures, photos_bent, photos_in_views
    from kvae.judging.goodness import blurred
    from kvae.learning.batches import Batches

    views, _ = photos_in_views(judge.images, DRAWS, seed=3)
    blur = np.stack([blurred(picture, 3.0) for picture in views])
    # The first 48 draws of a model with a slot per photo, which shipped until November 2026.
    with Image.open(ROOT / "tests" / "kvae" / "slot_draws.webp") as sheet:
        rows, columns = sheet.height // 96, sheet.width // 96  # so large were they drawn
        size = columns * SIDE, rows * SIDE
        small = np.asarray(sheet.convert("RGB").resize(size, Image.Resampling.BICUBIC))
    slots = small.reshape(rows, SIDE, columns, SIDE, 3).swapaxes(1, 2).reshape(-1, SIDE, SIDE, 3)
    ghosts = mixtures(judge.images, DRAWS, seed=9)
    bends = photos_bent(judge.images, DRAWS, seed=3)
    config = Config().with_changes("model", image_size=SIDE)
    morphs = Batches(judge.images, config).at_draws(DRAWS)
    found = {"views": views, "bends": bends, "slots": slots, "blur": blur, "ghosts": ghosts}
    return found | {"morphs": morphs}
