"""A picture wanders before one's eyes: at a steady pace, paused, recorded, ended by any change."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from desktop.ui.live_walk import LAP, RATE
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def walking(qtbot, window):
    """A window whose second of three pictures has wandered a while."""
    window.studio.change(window.studio.session.with_selected(1))
    before = window.studio.session
    qtbot.keyClick(window, Qt.Key.Key_W)
    walk = window.walk_bar.walk
    qtbot.waitUntil(lambda: window.studio.session.picture(1).made == "walked")
    yield window, walk, before
    walk.stop()


def test_one_picture_wanders_and_the_others_stay(qtbot, walking):
    window, walk, before = walking
    seen = []
    window.studio.drawn.connect(lambda drawing: seen.append(drawing.slot))
    qtbot.waitUntil(lambda: len(seen) > 5)
    assert set(seen) == {1}
    for slot in (0, 2):
        assert window.studio.session.picture(slot) == before.picture(slot)
    assert window.walk_bar.isVisible()
    assert np.array_equal(walk._codes[0], before.picture(1).code())


def test_where_it_is_depends_on_the_clock_and_no_step_is_a_jump(walking):
    _window, walk, _before = walking
    assert len(walk._codes) == LAP * RATE
    steps = np.linalg.norm(np.diff(walk._codes, axis=0, append=walk._codes[:1]), axis=1)
    # 12 steps a second of `wander`, each 0.1 sigma on each of 8 axes on average: 0.06 in a frame.
    assert steps.max() < 0.3


class Stopwatch:
    """Stands in for the clock of a walk: its time passes when a test says so."""

    def __init__(self):
        self.now = self.began = 0  # milliseconds

    def start(self) -> None:
        self.began = self.now

    def elapsed(self) -> int:
        return self.now - self.began


def test_it_is_paused_and_goes_on_from_where_it_stands(qtbot, walking):
    window, walk, _before = walking
    walk._clock = clock = Stopwatch()

    def frame() -> int:
        code = window.studio.session.picture(1).code()
        return np.flatnonzero((walk._codes == code).all(axis=1))[0]

    clock.now = 300
    qtbot.waitUntil(lambda: frame() == 0.3 * RATE)
    qtbot.mouseClick(window.walk_bar.pause, Qt.MouseButton.LeftButton)
    assert not walk.is_walking
    clock.now = 9_000
    qtbot.wait(40)  # two steps' time
    assert frame() == 0.3 * RATE
    qtbot.mouseClick(window.walk_bar.pause, Qt.MouseButton.LeftButton)
    clock.now = 9_100
    qtbot.waitUntil(lambda: frame() == 0.4 * RATE)  # the time of the pause does not count


def test_a_walk_that_is_undone_before_it_has_moved_ends(window):
    walk, studio = window.walk_bar.walk, window.studio
    walk.begin()
    walk._codes[:] = walk._codes[0]  # as in the first sixtieth of a second
    walk._step()
    assert studio.session.picture(0).made == "walked"
    studio.undo()
    assert walk.start_picture is None


def test_a_walk_is_one_step_to_undo(qtbot, walking):
    window, walk, before = walking
    qtbot.mouseClick(window.walk_bar.stop, Qt.MouseButton.LeftButton)
    assert walk.start_picture is None
    assert window.walk_bar.isHidden()
    window.studio.undo()
    assert window.studio.session == before


@pytest.mark.parametrize("change", ["reroll", "steer", "count", "undo", "model"])
def test_whatever_else_changes_the_picture_ends_the_walk(qtbot, walking, tmp_path, change):
    window, walk, _before = walking
    studio = window.studio
    if change == "reroll":
        qtbot.keyClick(window, Qt.Key.Key_R)
    elif change == "steer":
        studio.change(studio.session.with_code(1, np.zeros(8), "steered"))
    elif change == "count":
        window.controls.box.setValue(1)
    elif change == "undo":
        studio.undo()
    else:
        window.open_model(save_decoder(tmp_path / "decoder.onnx", name="other"))
    qtbot.waitUntil(lambda: walk.start_picture is None)
    session = studio.session
    qtbot.wait(50)
    assert change == "model" or studio.session == session


def test_looking_at_another_picture_does_not_end_it(qtbot, walking):
    window, walk, _before = walking
    qtbot.mouseClick(window.grid.tiles[2], Qt.MouseButton.LeftButton)
    there = window.studio.session.picture(1)
    qtbot.waitUntil(lambda: window.studio.session.picture(1) != there)
    assert window.studio.session.selected == 2
    assert walk.is_walking


def test_it_is_recorded_as_it_was_seen(qtbot, walking):
    window, walk, before = walking
    qtbot.mouseClick(window.walk_bar.record, Qt.MouseButton.LeftButton)
    assert not walk.is_walking
    dialog = window.pictures.dialog
    assert dialog.windowTitle() == "Animate a walk"
    motion = dialog.options.motion()
    assert motion.seconds == LAP
    recorded = motion.codes()
    every = np.arange(0, motion.rate * int(LAP), motion.rate)  # once a second
    seen = walk._codes[::RATE]
    assert np.allclose(recorded[every], seen, atol=1e-4)  # both are one Fourier series
    assert np.array_equal(recorded[0], before.picture(1).code())
    dialog.close()


def test_a_crossing_wanders_by_both_codes(qtbot, new_window, crossing_studio):
    window = new_window(crossing_studio)
    before = crossing_studio.session.picture(3)
    qtbot.keyClick(window, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: crossing_studio.session.picture(3).made == "walked")
    window.walk_bar.walk.stop()
    walked = crossing_studio.session.picture(3)
    assert walked.outline_step == before.outline_step
    qtbot.waitUntil(lambda: crossing_studio.drawings() is not None)
    assert np.array_equal(crossing_studio.drawing(3).code, walked.whole_code())
