"""The About pane describes program and model; what a card says is neither believed nor markup."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication

import desktop
from desktop.generator.model.card import FITS
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.parity import Difference, Parity
from desktop.generator.model.training_summary import TrainingSummary
from desktop.generator.model.untrusted import MOST_CHARS
from desktop.ui import texts
from desktop.ui.about_dialog import AboutDialog
from desktop.ui.card_words import evaluation_words, model_rows, parity_words
from desktop.ui.card_words import training_words as words_of
from desktop.ui.studio.worker import OpenedModel
from tests.conftest import ROOT
from tests.desktop.tiny_models import save_decoder, tiny_card

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    *("preset", "steps_done", "minutes", "backend", "created", "psnr", "kl_loss"),
    *("aggregated_kl", "state", "photos", "random_codes", "posterior_codes", "levels"),
]


@pytest.fixture
def dialog(qtbot, studio, theme) -> AboutDialog:
    dialog = AboutDialog(studio, theme)
    dialog.show()
    return dialog


def test_the_version_is_the_packages():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["dynamic"] == ["version"]
    version = settings["tool"]["setuptools"]["dynamic"]["version"]
    assert version == {"attr": "desktop.__version__"}


def test_the_garden_is_described_in_words(qtbot, open_studio, theme):
    studio = open_studio(garden_decoder(), count=1)
    dialog = AboutDialog(studio, theme)
    qtbot.addWidget(dialog)
    text, card = dialog.page.toPlainText(), studio.model.card
    for words in (f"kvae {desktop.__version__}", "GPL-3.0-or-later", "PyQt6", "garden",
                  f"{card.latent_dim} numbers", f"{card.image_size} × {card.image_size} pixels",
                  "levels", "dB", studio.model.sha256, card.licence, *card.credits):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("language", texts.CATALOGUES)
@pytest.mark.parametrize("fit", FITS)
def test_how_photos_became_square_is_one_short_line(theme, tmp_path, language, fit):
    texts.use(language)
    path = tmp_path / "decoder.onnx"
    rows = dict(model_rows(OpenedModel(1, tiny_card(fit=fit), "0" * 64, path)))
    assert rows[texts.CARD_FIT] == texts.CARD_FITS[fit]
    assert len(rows[texts.CARD_FIT]) <= 45


@pytest.mark.parametrize("language", texts.CATALOGUES)
@pytest.mark.parametrize("aligned", [None, False, True])
def test_photos_cut_around_what_all_have_in_common_are_said_to_be(tmp_path, language, aligned):
    texts.use(language)
    card = tiny_card(fit="crop", training={} if aligned is None else {"aligned": aligned})
    rows = dict(model_rows(OpenedModel(1, card, "0" * 64, tmp_path / "decoder.onnx")))
    words = texts.CARD_ALIGNED if aligned else texts.CARD_FITS["crop"]
    assert rows[texts.CARD_FIT] == words
    assert len(words) <= 45


@pytest.mark.parametrize("language", texts.CATALOGUES)
def test_the_state_is_given_in_the_windows_language(language):
    texts.use(language)
    assert tuple(texts.CARD_STATES) == tuple(texts.STORY_STATES)
    for state, words in texts.CARD_STATES.items():
        assert words in evaluation_words(TrainingSummary(state=state))
    assert "of a newer kvae" in evaluation_words(TrainingSummary(state="of a newer kvae"))


def test_a_path_runs_from_left_to_right_in_a_window_that_does_not(studio, theme, qtbot, qapp):
    texts.use("ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        dialog = AboutDialog(studio, theme)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qtbot.addWidget(dialog)
    document = dialog.page.document()
    ways = {
        words: document.find(words).block().textDirection()
        for words in (str(studio.model.path), texts.CARD_FITS["auto"])
    }
    assert list(ways.values()) == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]


def test_without_a_model_it_describes_the_program_alone(qtbot, new_studio, theme):
    dialog = AboutDialog(new_studio(), theme)
    qtbot.addWidget(dialog)
    assert "GPL-3.0-or-later" in dialog.page.toPlainText()
    assert "sha256" not in dialog.page.toPlainText()


def test_it_follows_the_model_and_the_theme(qtbot, studio, dialog, theme, tmp_path):
    light = dialog.page.toHtml()
    theme.choose("dark")
    assert dialog.page.toHtml() != light
    with qtbot.waitSignal(studio.opened):
        studio.open_model(save_decoder(tmp_path / "other.onnx", name="other"))
    assert "other" in dialog.page.toPlainText()


def test_names_and_credits_are_no_markup_and_no_links(qtbot, open_studio, theme, tmp_path):
    evil = "<img src='file:///etc/passwd'><a href='http://x'>free</a><script>1</script>"
    studio = open_studio(
        save_decoder(tmp_path / "evil.onnx", name=evil, licence=evil, credits=(evil, "& <b>"),
                     training={"preset": evil, "state": evil}),
        count=1,
    )  # fmt: skip
    dialog = AboutDialog(studio, theme)
    qtbot.addWidget(dialog)
    assert dialog.page.toPlainText().count(evil) == 5
    html = dialog.page.toHtml()
    assert "<img" not in html
    assert "<a href" not in html
    assert "& <b>" in dialog.page.toPlainText()


def test_the_hash_can_be_selected_by_keyboard_and_copied(qtbot, studio, dialog):
    dialog.page.setFocus()
    qtbot.keyClick(dialog.page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert studio.model.sha256 in QApplication.clipboard().text()


def test_escape_closes_it(qtbot, dialog):
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.dictionaries(st.sampled_from(KEYS), JSON))
def test_whatever_a_card_says_there_are_words_or_none(training, parity):
    card = tiny_card(training=training, parity=parity)
    rows = model_rows(OpenedModel(1, card, "ab" * 32, Path("decoder.onnx")))
    assert all(type(words) is str and words for _heading, words in rows)
    assert {heading for heading, _words in rows} >= {"Name", "sha256"}
    assert len(words_of(card.training)) < 5 * (MOST_CHARS + 40)


def test_what_the_card_does_not_say_is_left_out():
    assert evaluation_words(TrainingSummary(psnr=36.12, state="memorising")) == (
        "photos rebuilt at 36.1 dB  ·  state: stays close to its photos"
    )
    assert evaluation_words(TrainingSummary()) == parity_words(Parity()) == ""
    summary = TrainingSummary(preset="two", minutes=3.0)
    assert words_of(summary) == "preset two  ·  minutes: 3.0"
    assert parity_words(Parity(posterior_codes=Difference(0.5 / 255))) == (
        "rebuilt photos by at most 0.5000"
    )
