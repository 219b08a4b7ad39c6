"""A picture varied along two numbers: seen as it is saved, along numbers that always differ."""

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from desktop.generator.files.picture_file import LARGEST, read_record
from desktop.generator.latent.crossing import with_step
from desktop.generator.model.card import Axis
from desktop.generator.model.decoder import Decoder
from desktop.state.axis_grid import grid_codes
from desktop.ui.keeping.destination import FOLDER_KEY
from desktop.ui.keeping.grid_dialog import GAP, LEAST_SIDE, GridDialog, _page
from desktop.ui.keeping.grid_options import GridOptions
from tests.desktop.tiny_models import save_decoder

PATIENCE_MS = 60_000  # dozens of pictures are enlarged: half a second of an idle machine

NAMES = tuple(f"number {n}" for n in range(1, 9))


@pytest.fixture
def dialog(qtbot, studio, theme, settings, tmp_path) -> GridDialog:
    settings.set_text(FOLDER_KEY, str(tmp_path))
    studio.change(studio.session.with_selected(1))
    dialog = GridDialog(studio, theme, NAMES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.save.isEnabled)
    return dialog


def cell(page: np.ndarray, row: int, column: int, side: int, gap: int) -> np.ndarray:
    top, left = gap + row * (side + gap), gap + column * (side + gap)
    return page[top : top + side, left : left + side]


def test_it_begins_with_the_two_numbers_that_change_most(qtbot, settings):
    axes = tuple(Axis(kl, 0.0, 1.0, "") for kl in (0.2, 1.0, 0.5, 1.5))
    options = GridOptions(axes, NAMES[:4], settings)
    qtbot.addWidget(options)
    assert options.values()[:2] == (3, 1)
    assert [options.up.itemText(i) for i in range(4)] == list(NAMES[:4])


def test_it_shows_the_selected_picture_varied(dialog, studio, model_path):
    across, up, side = dialog.options.values()
    assert (across, up, side) == (0, 1, 5)  # the strongest numbers of this model
    codes = grid_codes(studio.session.picture(1).code(), across, up, side)
    expected = Decoder.open(model_path).decode(codes)
    page = dialog.preview.pixels()
    for row, column in ((0, 0), (4, 0), (2, 3)):
        assert np.array_equal(cell(page, row, column, 64, GAP), expected[5 * row + column])


def test_return_saves_it_large_enough(qtbot, dialog, studio, tmp_path):
    offers = []
    studio.offered.connect(lambda *offer: offers.append(offer[0]))
    shown = dialog.preview.pixels()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isHidden, timeout=PATIENCE_MS)
    page = np.asarray(Image.open(tmp_path / "toy-s000012-grid.png"))
    assert page.shape == tuple(3 * length if length != 3 else 3 for length in shown.shape)
    assert offers == ["Saved the square of pictures toy-s000012-grid.png"]
    record = read_record(tmp_path / "toy-s000012-grid.png")
    assert record.to_json() == studio.record(1).to_json()  # the picture that was varied


def test_the_largest_page_is_small_enough_to_be_opened_again():
    scale = -(-LEAST_SIDE // 128)
    assert _page(np.zeros((81, 128, 128, 3), np.uint8), 9, scale).width <= LARGEST


def test_both_boxes_never_show_the_same_number(qtbot, dialog):
    options = dialog.options
    options.across.setCurrentIndex(1)
    assert options.values()[:2] == (1, 0)
    options.up.setCurrentIndex(1)
    assert options.values()[:2] == (0, 1)
    options.up.setCurrentIndex(4)
    assert options.values()[:2] == (0, 4)
    qtbot.waitUntil(dialog.save.isEnabled)


def test_another_size_is_drawn_anew(qtbot, dialog):
    dialog.options.side.setCurrentIndex(0)
    assert not dialog.save.isEnabled()
    qtbot.waitUntil(dialog.save.isEnabled)
    assert dialog.preview.pixels().shape[0] == GAP + 3 * (64 + GAP)


def test_the_size_is_remembered(qtbot, dialog, studio, theme):
    dialog.options.side.setCurrentIndex(0)
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.save.click()
    qtbot.waitUntil(dialog.isHidden, timeout=PATIENCE_MS)
    again = GridDialog(studio, theme, NAMES)
    qtbot.addWidget(again)
    assert again.options.values()[2] == 3


def test_a_folder_that_cannot_be_written_keeps_it_open(qtbot, dialog, tmp_path):
    (tmp_path / "file").touch()
    dialog.destination.folder.setText(str(tmp_path / "file"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.banner.isVisible, timeout=PATIENCE_MS)
    assert "cannot be made" in dialog.banner.text()
    assert dialog.isVisible()


def test_another_model_closes_it(qtbot, dialog, studio, tmp_path):
    studio.open_model(save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5))
    qtbot.waitUntil(dialog.isHidden, timeout=PATIENCE_MS)


def test_everything_has_a_name_and_a_key_of_its_own(dialog):
    options, to = dialog.options, dialog.destination
    words = [one.text() for one in (dialog.save, to.choose, to.replace, to.make, *options.labels,
                                    *to.labels)]  # fmt: skip
    keys = [text[text.index("&") + 1].lower() for text in words]
    assert len(keys) == len(set(keys))
    for widget in (dialog.preview, options.across, options.up, options.side):
        assert widget.accessibleName()


def test_a_crossing_is_varied_by_both_codes(qtbot, crossing_studio, theme):
    dialog = GridDialog(crossing_studio, theme, NAMES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.save.isEnabled)
    across, up, side = dialog.options.values()
    picture = crossing_studio.session.picture(3)
    codes = with_step(grid_codes(picture.code(), across, up, side), picture.outline_step)
    expected = Decoder.open(crossing_studio.model.path).decode(codes)
    page = dialog.preview.pixels()
    for row, column in ((0, 0), (2, 3)):
        assert np.array_equal(cell(page, row, column, 64, GAP), expected[side * row + column])
