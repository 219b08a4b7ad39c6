"""The window looks as it did when somebody last looked: compared with pictures kept here."""

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from desktop.ui import texts
from tests.desktop.screenshots.scenes import FOLDER, SCENES, photograph

# Measured: another font (DejaVu Serif for Sans) comes to a mean of 1.3 and 0.2 % of the pixels far
# off at most; another tab in front to 2.4 and 1.6 % at least, one picture fewer to 18 and 11 %.
MEAN_LEVELS = 1.8
FAR_OFF, FAR_OFF_SHARE = 48, 0.006


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
