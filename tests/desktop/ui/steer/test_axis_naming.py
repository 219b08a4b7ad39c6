"""A click on the name of an axis renames it; the name lies beside the model and stays."""

import os
from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from desktop.generator.model.card import TRAITS, VIEWS
from desktop.ui import texts
from desktop.ui.steer.axis_name import INSET, WIDTH
from desktop.ui.steer.axis_naming import AxisNaming
from desktop.ui.steer.steer_panel import SteerPanel
from tests.desktop.on_screen import on_screen
from tests.desktop.tiny_models import save_decoder, tiny_card

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def path(tmp_path):
    return save_decoder(tmp_path / "decoder.onnx")


@pytest.fixture
def old_path(tmp_path):
    """A model whose card does not say what its axes change."""
    axes = tuple(replace(axis, change="", strength=0.0) for axis in tiny_card().axes)
    return save_decoder(tmp_path / "old.onnx", axes=axes)


@pytest.fixture
def views_path(tmp_path):
    """A model whose card says how each axis changes the view of a photo, as format 3 did."""
    axes = tuple(
        replace(axis, change=view, strength=0.0)
        for axis, view in zip(tiny_card(latent_dim=10).axes, VIEWS, strict=True)
    )
    return save_decoder(tmp_path / "views.onnx", latent_dim=10, axes=axes)


@pytest.fixture
def new_panel(qtbot, theme):
    def make(studio) -> SteerPanel:
        return on_screen(qtbot, SteerPanel(studio, theme, AxisNaming(studio)))

    return make


def name_of(panel, axis: int):
    return next(row.name for row in panel.rows if row.axis == axis)


def type_name(name, text: str, end=Qt.Key.Key_Return) -> None:
    QTest.mouseClick(name, LEFT)
    assert name.editor.hasFocus()
    name.editor.selectAll()
    QTest.keyClick(name.editor, Qt.Key.Key_Delete)
    QTest.keyClicks(name.editor, text)
    QTest.keyClick(name.editor, end)


def test_a_name_is_kept_beside_the_model_and_known_to_the_next_start(
    new_panel, open_studio, new_studio, path, qtbot
):
    panel = new_panel(open_studio(path, count=2))
    assert name_of(panel, 2).text() == "3 · Blue–yellow"
    type_name(name_of(panel, 2), "  how ripe ")
    assert name_of(panel, 2).text() == "how ripe"
    assert path.with_suffix(".names.json").exists()
    later = new_panel(open_studio(path, count=1))
    assert name_of(later, 2).text() == "how ripe"
    assert name_of(later, 1).text() == "2 · Red–green"
    assert "how ripe" in later.rows[2].slider.accessibleName()


def test_escape_leaves_the_name_as_it_was(new_panel, open_studio, path):
    panel = new_panel(open_studio(path, count=1))
    name = name_of(panel, 0)
    type_name(name, "wrong", Qt.Key.Key_Escape)
    assert not name.editor.isVisible()
    assert name.hasFocus()
    assert name.text() == "1 · Dark–light"
    assert not path.with_suffix(".names.json").exists()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_opens_the_editor_and_gets_back_to_the_name(new_panel, open_studio, path, key):
    panel = new_panel(open_studio(path, count=1))
    name = name_of(panel, 1)
    name.setFocus()
    QTest.keyClick(name, key)
    assert name.editor.hasFocus()
    QTest.keyClicks(name.editor, "warmth")
    QTest.keyClick(name.editor, Qt.Key.Key_Return)
    assert name.text() == "warmth"
    assert name.hasFocus()


def test_a_name_half_typed_is_not_given_to_the_next_model(
    new_panel, open_studio, path, qtbot, tmp_path
):
    studio = open_studio(path, count=1)
    panel = new_panel(studio)
    name = name_of(panel, 0)
    QTest.mouseClick(name, LEFT)
    QTest.keyClicks(name.editor, "warm")
    with qtbot.waitSignal(studio.settled):
        studio.open_model(save_decoder(tmp_path / "other.onnx", name="other"))
    assert not name.editor.isVisible()
    assert name.text() == "1 · Dark–light"
    assert not any(panel._naming.names)


def test_leaving_the_editor_keeps_the_name_and_an_empty_one_takes_it_away(
    new_panel, open_studio, path
):
    panel = new_panel(open_studio(path, count=1))
    name = name_of(panel, 0)
    QTest.mouseClick(name, LEFT)
    QTest.keyClicks(name.editor, "height")
    panel.rows[3].slider.setFocus()
    assert name.text() == "height"
    assert panel.rows[3].slider.hasFocus()
    type_name(name, "")
    assert name.text() == "1 · Dark–light"
    QTest.mouseClick(name, LEFT)
    name.editor.insert("1 · Dark–light")  # pasted; its usual name is not a name of its own
    QTest.keyClick(name.editor, Qt.Key.Key_Return)
    assert not any(panel._naming.names)


def test_a_name_that_cannot_be_written_holds_and_says_so(
    new_panel, open_studio, path, settings, monkeypatch
):
    studio, said = open_studio(path, count=1), []
    studio.failed.connect(lambda *words: said.append(words))
    panel = new_panel(studio)
    settings.data_folder.parent.mkdir(exist_ok=True)
    settings.data_folder.write_text("no folder")  # nor can the folder beside it be made

    def full(*_args):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "replace", full)
    type_name(name_of(panel, 0), "height")
    assert name_of(panel, 0).text() == "height"
    assert len(said) == 1


def test_a_damaged_file_of_names_is_reported_and_set_aside(new_studio, path, qtbot):
    path.with_suffix(".names.json").write_text("{")
    studio = new_studio(count=1)
    naming = AxisNaming(studio)
    with qtbot.waitSignal(studio.failed) as failed:
        studio.open_model(path)
    assert "decoder.names.json" in failed.args[0]
    assert naming.names == ("",) * 8


def test_the_axes_of_an_old_model_go_by_their_numbers(open_studio, path, old_path, qtbot):
    studio = open_studio(old_path, count=1)
    naming = AxisNaming(studio)
    assert [naming.spoken(axis) for axis in range(8)] == [f"Number {n}" for n in range(1, 9)]
    naming.rename(2, "height")
    naming.rename(3, " Number 4 ")
    assert naming.names[2:4] == ("height", "")
    for model, spoken in (
        (path, ["3 · Blue–yellow", "4 · Vivid–pale"]),
        (old_path, ["height", "Number 4"]),
    ):
        with qtbot.waitSignal(studio.settled):
            studio.open_model(model)
        assert [naming.spoken(axis) for axis in (2, 3)] == spoken
        assert list(naming.on_the_map()[2:4]) == spoken


def test_the_map_calls_axes_by_what_holds_of_whole_walks(open_studio, views_path):
    naming = AxisNaming(open_studio(views_path, count=1))
    assert naming.spoken(3) == "4 · Brightness"
    assert naming.on_the_map()[3] == "Number 4"  # a view does not say where photos lie
    naming.rename(3, "sunny")
    assert naming.on_the_map()[3] == "sunny"


def fits(name) -> bool:
    return name.fontMetrics().horizontalAdvance(name.text()) <= WIDTH - 2 * INSET


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_every_view_has_a_name_of_its_own_that_fits_its_column(
    new_panel, open_studio, views_path, language
):
    texts.use(language)
    names = texts.AXIS_VIEWS
    assert tuple(names) == VIEWS
    assert len(set(names.values())) == len(VIEWS)
    panel = new_panel(open_studio(views_path, count=1))
    for axis, change in enumerate(VIEWS):
        name = name_of(panel, axis)
        assert name.text() == f"{axis + 1} · {names[change]}"
        assert fits(name)


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
@pytest.mark.parametrize("strength", [0.7, -0.7])
def test_every_trait_is_called_by_both_its_ends_and_fits_its_column(
    new_panel, open_studio, tmp_path, language, strength
):
    texts.use(language)
    names = texts.AXIS_TRAITS
    assert tuple(names) == TRAITS
    assert len({word for pair in names.values() for word in pair}) == 2 * len(TRAITS)
    few = tiny_card(latent_dim=10).axes
    for traits in (TRAITS[:10], TRAITS[2:]):
        axes = tuple(
            replace(axis, change=trait, strength=strength)
            for axis, trait in zip(few, traits, strict=True)
        )
        path = save_decoder(tmp_path / f"{traits[0]}.onnx", latent_dim=10, axes=axes)
        panel = new_panel(open_studio(path, count=1))
        for axis, trait in enumerate(traits):
            name = name_of(panel, axis)
            assert name.text() == f"{axis + 1} · {names[trait][strength < 0]}"
            assert fits(name), name.text()


def test_the_tip_says_where_a_change_holds(new_panel, open_studio, path, views_path, old_path):
    panel, seen, old = (
        new_panel(open_studio(one, count=1)) for one in (path, views_path, old_path)
    )
    name = name_of(panel, 1)
    assert "<p>2 · Red–green (Number 2). " in name.toolTip()
    assert "from end to end, it changes most pictures alike in one thing (Red–green)" in (
        name.toolTip()
    )
    assert name.editor.placeholderText() == "2 · Red–green"
    panel._naming.rename(1, "ripe")
    assert "<p>ripe (Number 2). " in name.toolTip()
    assert "(Red–green)" in name.toolTip()
    assert "(Zoom); moved far, it leads to another picture" in name_of(seen, 1).toolTip()
    unknown = name_of(old, 1)
    assert "<p>Number 2 (Number 2). " in unknown.toolTip()
    assert unknown.toolTip().count("<p>") == 1
    assert unknown.editor.placeholderText() == "Number 2"


def test_others_hear_of_a_new_name(open_studio, path, qtbot):
    naming = AxisNaming(open_studio(path, count=1))
    with qtbot.waitSignal(naming.changed) as changed:
        naming.rename(1, "height")
    assert changed.args[0][:2] == ("", "height")
    assert naming.spoken(1) == "height"
    with qtbot.assertNotEmitted(naming.changed):
        naming.rename(1, " height ")
