"""The judge of the garden, prepared once: it looks at a thousand pictures for that."""

import numpy as np
import pytest

from tests.conftest import ROOT

DRAWS = 48


@pytest.fixture(scope="session")
def garden() -> np.ndarray:
    """The photos that ship, as the model that ships has learned them: uint8 (71, 96, 96, 3)."""
    from kvae.photos.load import load_photos

    return load_photos(ROOT / "data" / "photos", 96).images


@pytest.fixture(scope="session")
def judge(garden):
    from kvae.judging.judge import Judge
    from kvae.seeing.features import load_judge

    return Judge(garden, load_judge(), DRAWS, seed=0)


@pytest.fixture(scope="session")
def pictures(garden) -> dict[str, np.ndarray]:
    """What five programs draw, by what a verdict must call them; uint8 (48, 96, 96, 3) each."""
    from PIL import Image

    from kvae.judging.baselines import mixtures, photos_bent, photos_in_views
    from kvae.judging.goodness import blurred

    views, _ = photos_in_views(garden, DRAWS, seed=3)
    mush = np.stack([blurred(picture, 3.0) for picture in views])
    # The first 48 draws of a model with a slot per photo, which shipped until November 2026.
    sheet = np.asarray(Image.open(ROOT / "tests" / "kvae" / "slot_draws.webp").convert("RGB"))
    rows, columns = sheet.shape[0] // 96, sheet.shape[1] // 96
    slots = sheet.reshape(rows, 96, columns, 96, 3).swapaxes(1, 2).reshape(-1, 96, 96, 3)
    ghosts = mixtures(garden, DRAWS, seed=9)
    bends = photos_bent(garden, DRAWS, seed=3)
    return {"views": views, "bends": bends, "slots": slots, "mush": mush, "ghosts": ghosts}
