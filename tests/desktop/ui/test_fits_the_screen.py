"""The window fits the screens that people have, whatever is open in it."""

import json
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from PIL import Image
from PyQt6.QtCore import QPoint, QSize
from PyQt6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.generator.model.garden import garden_decoder
from desktop.ui import texts
from desktop.ui.side_panel import MOST_WIDTH
from desktop.ui.steer.mix_result import SIDE, SMALL_SIDE
from tests.conftest import ROOT

# An 800 x 600 screen, less a panel of the desktop (40), a title (28) and edges.
LOW = QSize(790, 530)
SIZES = [(1280, 690), (800, 600), (2560, 1440)]

# Prints what of the screen the first window takes, and whether something sticks out of it.
FIRST_WINDOW = """
import sys
from pathlib import Path
from PyQt6.QtCore import QTimer
from desktop.generator.trial.trials import Trials
from desktop.state.session import Session
from desktop.ui.app import Program
from desktop.ui.studio.settings import Settings

def measure(window):
    print(window.width(), window.height(), window.minimumWidth(), window.minimumHeight())
    program.app.quit()

settings = Settings(None, Path(sys.argv[1]) / "data")
program = Program(Session(count=12), settings, Trials.usual(safe=True), "light")
program.window.show()
QTimer.singleShot(0, lambda: measure(program.window))
code = program.app.exec()
del program  # as in the program itself, before Python comes to its end: then Qt's parts may crash
sys.exit(code)
"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_first_window_lies_within_its_screen(tmp_path, width, height):
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    (tmp_path / "screen.json").write_text(json.dumps({"screens": [screen]}))
    platform = f"offscreen:configfile={tmp_path / 'screen.json'}"
    environment = os.environ | {"QT_QPA_PLATFORM": platform, "HOME": str(tmp_path)}
    command = [sys.executable, "-c", FIRST_WINDOW, str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    window = [int(number) for number in done.stdout.split()]
    assert window[0] <= width
    assert window[1] <= height - 28  # a title above it
    assert window[0] >= window[2]  # or Qt would make it larger than asked
    assert window[1] >= window[3]
    assert window[0] >= min(width - 40, 1200)  # and it uses the room there is


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_no_tab_makes_the_window_need_more(qtbot, open_window, model_path, language):
    texts.use(language)
    window = open_window(model_path, count=12)
    window.controls.seed.show_seed(2**64 - 1)
    before = window.minimumSizeHint()
    assert before.width() <= LOW.width()
    assert before.height() <= LOW.height()
    for tab in range(window.side.count()):
        window.side.setCurrentIndex(tab)
        qtbot.wait(1)
        assert window.minimumSizeHint() == before, window.side.tabText(tab)


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_what_a_tab_has_no_height_for_scrolls_and_no_width_is_cut_off(
    qtbot, open_window, crossing_path, language
):
    texts.use(language)
    window = open_window(crossing_path, count=12)
    for slot in range(1, 6):  # two rows of pictures to mix
        window.studio.change(window.studio.session.with_toggled(slot))
    window.resize(window.minimumSizeHint())
    for name in ("steer", "mix", "map", "numbers", "training"):
        panel = window.side.show_tab(name)
        qtbot.wait(1)
        viewport = panel.parentWidget()
        assert panel.width() <= viewport.width(), name
        assert panel.minimumSizeHint().width() <= viewport.width(), name
        assert panel.height() >= panel.minimumSizeHint().height(), name
        assert not panel.findChildren(QScrollArea), name  # two bars beside each other confuse
        shown = [one for one in panel.children() if isinstance(one, QWidget) and one.isVisible()]
        for one in shown:  # nothing is squeezed, nothing lies over its neighbour
            assert one.height() >= one.minimumSizeHint().height(), (name, one)
            assert one.height() >= one.minimumHeight(), (name, one)
        labels = panel.findChildren(QLabel)
        qtbot.waitUntil(lambda labels=labels: all(map(shows_all_its_words, labels)))
        for one, other in pairwise(sorted(shown, key=lambda one: one.y())):
            apart = one.geometry().intersected(other.geometry())
            assert apart.width() <= 0 or apart.height() <= 1, (name, one, other)


def shows_all_its_words(label: QLabel) -> bool:
    return label.isHidden() or label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_eight_numbers_are_all_seen_on_a_low_screen(qtbot, open_window, language):
    """The garden's eight, in sliders to be steered and as figures below them."""
    texts.use(language)
    window = open_window(garden_decoder(), count=12)
    window.resize(LOW)
    panel = window.side.show_tab("steer")
    qtbot.waitUntil(lambda: len(panel.rows) == 8 and window.details.numbers.text() != "")
    seen = panel.parentWidget()  # the panel begins at its top
    qtbot.waitUntil(lambda: panel.rows[-1].geometry().bottom() < seen.height())
    for above, below in pairwise(panel.rows):
        assert above.geometry().bottom() < below.y()
    numbers = window.details.numbers
    assert numbers.fontMetrics().horizontalAdvance(numbers.text()) <= numbers.width()


def mixing(qtbot, open_window, size: QSize, *slots: int):
    """The tab that mixes these pictures of the garden, in a window of a size; and what scrolls."""
    window = open_window(garden_decoder(), count=12)
    window.resize(size)
    panel = window.side.show_tab("mix")
    for slot in slots:
        window.studio.change(window.studio.session.with_toggled(slot))
    qtbot.waitUntil(lambda: panel.results.crossing.isVisible())
    scroll = panel.parentWidget().parentWidget()
    assert isinstance(scroll, QScrollArea)
    return panel, scroll


def seen_below(panel, widget: QWidget, scroll: QScrollArea) -> int:
    """How far a widget ends above the end of what is seen of its panel unscrolled, in pixels."""
    end = widget.mapTo(panel, QPoint(0, widget.height())).y()
    return scroll.viewport().height() - end


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_what_makes_mixes_is_seen_on_a_low_screen(qtbot, open_window, language):
    texts.use(language)
    panel, scroll = mixing(qtbot, open_window, LOW, 1)
    button = panel.results.crossing.button
    qtbot.waitUntil(lambda: seen_below(panel, button, scroll) >= 0)
    assert scroll.verticalScrollBar().value() == 0


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
@pytest.mark.parametrize(("height", "small"), [(690, True), (1000, False)])
def test_nothing_of_a_mix_of_two_is_hidden_on_an_ordinary_screen(
    qtbot, open_window, language, height, small
):
    texts.use(language)
    panel, scroll = mixing(qtbot, open_window, QSize(1264, height), 1)
    qtbot.waitUntil(lambda: seen_below(panel, panel.results.exchange, scroll) >= 0)
    assert scroll.verticalScrollBar().maximum() == 0
    assert panel.results.crossing.preview.width() == (SMALL_SIDE if small else SIDE)


def test_without_a_choice_the_tab_that_mixes_does_not_scroll(qtbot, open_window):
    panel, scroll = mixing(qtbot, open_window, LOW, *range(1, 12))
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)  # three rows of pictures
    bar.setValue(bar.maximum())
    panel._studio.change(panel._studio.session.with_selected(3))
    qtbot.waitUntil(lambda: bar.maximum() == 0)


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_a_photo_on_the_map_makes_the_panel_no_wider_than_its_room(
    qtbot, open_window, tmp_path, language
):
    texts.use(language)
    window = open_window(garden_decoder(), count=6)
    window.resize(800, 600)
    panel = window.side.show_tab("map")
    photo = tmp_path / "a_photo_with_a_long_name_of_its_own.png"
    Image.new("RGB", (80, 80), "teal").save(photo)
    window.own_photos.add([photo], 0)
    qtbot.waitUntil(lambda: panel.photo_card.words.text() != "", timeout=30_000)
    assert panel.minimumSizeHint().width() <= panel.parentWidget().width()
    card, viewport = panel.photo_card, panel.parentWidget()

    def is_in_sight() -> bool:
        top = card.mapTo(viewport, QPoint(0, 0)).y()
        return top >= 0 and top + card.height() <= viewport.height()

    qtbot.waitUntil(is_in_sight)  # it was scrolled to


def test_cards_beside_the_pictures_are_equally_wide_on_a_wide_screen(qtbot, window):
    window.resize(2560, 1400)
    qtbot.wait(1)
    page = window.side.currentWidget()
    assert page.width() == window.details.width() == MOST_WIDTH


def test_the_controls_take_one_row_where_there_is_room_and_two_where_not(qtbot, window):
    controls = window.controls
    for width, apart in ((1240, False), (700, True), (1240, False)):
        window.resize(width, 700)
        qtbot.wait(1)
        assert (controls.seed.y() > controls.slider.y() + 20) is apart
        for child in (controls.slider, controls.variety, controls.seed, controls.save):
            assert controls.rect().contains(child.geometry())


def test_a_low_window_gives_its_height_to_pictures_and_panels_unless_asked_otherwise(qtbot, window):
    shelf, view = window.shelf, window.menuBar().actions()[3].menu()
    entry = next(one for one in view.actions() if one.text() == texts.MENU_SHELF)
    for height, chosen, shown in (
        (700, False, True), (552, False, False), (552, True, True), (700, True, False),
        (552, False, False), (700, True, True),
    ):  # fmt: skip
        window.resize(800, height)
        if chosen:
            view.aboutToShow.emit()
            entry.trigger()
        qtbot.waitUntil(lambda shown=shown: shelf.isVisible() is shown)
        view.aboutToShow.emit()
        assert entry.isChecked() is shown


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_every_dialog_fits_a_low_screen(qtbot, open_window, model_path, language):
    texts.use(language)
    window = open_window(model_path, count=12)
    pictures = window.pictures
    for ask in (pictures.save_sheet, pictures.animate, pictures.vary):
        ask()
        pictures.dialog.banner.say("A sentence that says what went wrong.", "And what helps.")
        needed = pictures.dialog.minimumSizeHint()
        assert needed.width() <= LOW.width(), pictures.dialog.windowTitle()
        assert needed.height() <= LOW.height(), pictures.dialog.windowTitle()
        pictures.dialog.done(0)
