"""The training's curves, from the card or the run; and a story that believes nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PyQt6.QtCore import Qt

from desktop.ui import texts
from desktop.ui.curves_plot import CurvesPlot
from desktop.ui.training_story import training_story
from tests.desktop.tiny_models import save_decoder, tiny_card

CURVES = {
    "loss": {"steps": [1, 5, 9], "values": [2.0, 1.0, 0.5]},
    "kl": {"steps": [2, 4], "values": [10.0, 5.5]},
}


@pytest.fixture
def new_plot(qtbot, theme, open_studio):
    def make(path) -> CurvesPlot:
        plot = CurvesPlot(open_studio(path), theme)
        qtbot.addWidget(plot)
        plot.resize(430, 640)
        with qtbot.waitExposed(plot):
            plot.show()
        return plot

    return make


def test_the_curves_of_the_card_are_drawn_one_at_a_time(qtbot, new_plot, tmp_path):
    plot = new_plot(save_decoder(tmp_path / "decoder.onnx", training={"curves": CURVES}))
    qtbot.waitUntil(lambda: len(plot.curves) == 2)
    assert np.array_equal(plot.line.getData(), [[1, 5, 9], [2.0, 1.0, 0.5]])
    assert "2" in plot.words.text()
    assert "0.5" in plot.words.text()
    plot.choice.setFocus()
    qtbot.keyClick(plot.choice, Qt.Key.Key_Down)
    assert plot.choice.currentText() == texts.CURVE_NAMES["kl"]
    assert np.array_equal(plot.line.getData(), [[2, 4], [10.0, 5.5]])
    (left, right), (bottom, top) = plot.plot.viewRange()
    assert left <= 2 < 4 <= right
    assert bottom <= 5.5 < 10 <= top
    assert plot.plot.isVisible()
    assert not plot.empty.isVisible()


def test_the_curves_of_a_run_beside_the_model_are_found(qtbot, new_plot, tmp_path):
    (tmp_path / "history.csv").write_text("step,loss\n1,0.9\n2,0.8\n")
    plot = new_plot(save_decoder(tmp_path / "decoder.onnx"))
    qtbot.waitUntil(lambda: len(plot.curves) == 1)
    assert np.array_equal(plot.line.getData(), [[1, 2], [0.9, 0.8]])


def test_a_model_without_curves_says_so(qtbot, new_plot, tmp_path):
    plot = new_plot(save_decoder(tmp_path / "decoder.onnx"))
    qtbot.waitUntil(plot.empty.isVisible)
    assert plot.empty.text() == texts.CURVES_EMPTY
    assert not plot.plot.isVisible()
    assert not plot.choice.isVisible()
    assert "71 photos" in plot.story.text()


def test_the_tab_begins_with_the_draws_on_the_way_and_then_the_story(qtbot, new_plot, tmp_path):
    (tmp_path / "samples").mkdir()
    for step, level in ((10, 40), (20, 90), (30, 200)):
        sheet = Image.new("RGB", (96, 36), (level, 0, 0))
        sheet.save(tmp_path / "samples" / f"step-{step:06d}.png")
    model = save_decoder(tmp_path / "decoder.onnx", training={"curves": CURVES, "photos": 71})
    plot = new_plot(model)
    qtbot.waitUntil(plot.sheets.isVisible)
    parts = (plot.sheets, plot.story, plot.choice, plot.plot, plot.words)

    def one_below_another() -> bool:  # once they are laid out, in the loop's next turn or so
        tops = [part.y() for part in parts]
        return tops == sorted(set(tops))

    qtbot.waitUntil(one_below_another)
    sheets = plot.sheets
    assert sheets.sheet.pixels()[0, 0, 0] == 200  # what became of it comes first
    assert "after 30 of 30 steps" in sheets.words.text()
    sheets.slider.setFocus()
    qtbot.keyClick(sheets.slider, Qt.Key.Key_Home)
    assert sheets.sheet.pixels()[0, 0, 0] == 40
    assert "after 10 of 30 steps" in sheets.words.text()
    plot._questions._studio.open_model(save_decoder(tmp_path.parent / "without.onnx", name="other"))
    qtbot.waitUntil(lambda: plot._questions._studio.model.card.name == "other")
    assert sheets.isHidden()


def test_a_rise_at_a_change_of_stage_is_explained_where_it_is_seen(qtbot, new_plot, tmp_path):
    late = {
        "loss": {"steps": [1, 5, 9], "values": [2.0, 3.0, 0.5]},
        "perceptual_loss": {"steps": [1, 5, 9], "values": [0.0, 0.7, 0.5]},
        "kl_loss": {"steps": [1, 5, 9], "values": [3.0, 2.0, 1.0]},
    }
    plot = new_plot(save_decoder(tmp_path / "decoder.onnx", training={"curves": late}))
    qtbot.waitUntil(lambda: len(plot.curves) == 3)
    assert plot.stage.isVisible()
    assert plot.stage.value() == 5
    assert plot.stage.label.toPlainText() == texts.CURVES_STAGE
    plot.choice.setCurrentIndex(plot.choice.findData("kl_loss"))
    assert not plot.stage.isVisible()


def test_a_training_without_stages_has_no_mark(qtbot, new_plot, tmp_path):
    early = CURVES | {"perceptual_loss": {"steps": [1, 5], "values": [0.9, 0.7]}}
    plot = new_plot(save_decoder(tmp_path / "decoder.onnx", training={"curves": early}))
    qtbot.waitUntil(lambda: len(plot.curves) == 3)
    assert not plot.stage.isVisible()


def test_another_model_replaces_the_curves(qtbot, new_plot, tmp_path):
    plot = new_plot(save_decoder(tmp_path / "one.onnx", training={"curves": CURVES}))
    qtbot.waitUntil(lambda: len(plot.curves) == 2)
    plot._questions._studio.open_model(save_decoder(tmp_path / "two.onnx"))
    qtbot.waitUntil(plot.empty.isVisible)
    assert plot.line.getData() == (None, None)


def test_the_plot_follows_the_theme(new_plot, theme, model_path):
    plot = new_plot(model_path)
    theme.choose("dark")
    assert plot.plot.backgroundBrush().color().name() == theme.colours.surface


def test_the_story_says_what_the_card_knows():
    card = tiny_card(
        training={"photos": 71, "steps": 10, "steps_done": 9, "minutes": 18.17, "seed": 0,
                  "psnr": 36.12, "state": "memorising"}
    )  # fmt: skip
    story = training_story(card)
    for words in ("71 photos", "9 steps", "18.2 minutes", "seed 0", "36.1 dB", "by heart"):
        assert words in story
    assert "0.0001 of 255" in story


WORDS = st.sampled_from(["", "71", "nan", "healthy", "{photos}"])
ATOM = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
JSON = ATOM | st.lists(ATOM, max_size=2) | st.dictionaries(st.just("max_abs"), ATOM)
KEYS = st.sampled_from(["photos", "steps", "steps_done", "minutes", "seed", "psnr", "state"])


@given(st.dictionaries(KEYS, JSON), st.dictionaries(st.just("random_codes"), JSON))
def test_no_card_makes_the_story_fail_or_say_nonsense(training, parity):
    story = training_story(tiny_card(training=training, parity=parity))
    assert "nan" not in story.lower().split()
    assert "inf" not in story.lower().split()
    assert "{" not in story
    assert len(story) < 1000
