"""The window looks as it did when somebody last looked: compared with pictures kept here."""

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from desktop.ui import texts
from tests.desktop.screenshots.scenes import FOLDER, SCENES, photograph

# Measured between two fonts on one machine: mean 1.5, and 3 in 100 pixels off by over 48. A panel
# that is gone, a wrong colour or a row that moved changes far more.
MEAN_LEVELS = 4.0
FAR_OFF, FAR_OFF_SHARE = 48, 0.06


@pytest.fixture
def restored(qapp):
    yield
    texts.use("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("name", SCENES)
def test_the_window_looks_as_it_did(name, qapp, tmp_path, restored):
    shot = np.asarray(photograph(name, tmp_path), np.int16)
    kept = np.asarray(Image.open(FOLDER / f"{name}.png").convert("RGB"), np.int16)
    assert shot.shape == kept.shape
    difference = np.abs(shot - kept).max(axis=2)
    Image.fromarray(shot.astype(np.uint8)).save(tmp_path / f"{name}-now.png")
    assert difference.mean() < MEAN_LEVELS, tmp_path
    assert (difference > FAR_OFF).mean() < FAR_OFF_SHARE, tmp_path
