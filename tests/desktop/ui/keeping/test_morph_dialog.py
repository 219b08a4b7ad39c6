"""The animation dialog, by keys and mouse: what plays is what is written, and it can be stopped."""

import resource

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from desktop.generator.files.picture_file import read_record
from desktop.generator.model.decoder import Decoder
from desktop.state.session import Picture
from desktop.ui.keeping import animation_writing
from desktop.ui.keeping.morph_dialog import MorphDialog
from desktop.ui.keeping.morph_options import MorphOptions
from desktop.ui.keeping.reel import coarse_to_fine
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def new_dialog(qtbot, studio, theme, folder):
    """Open dialogs of some of the studio's slots: a second, 10 pictures of it, not enlarged."""
    studio.settings.set_text("morph_size", "1")

    def make(*slots: int, back: bool = True) -> MorphDialog:
        dialog = MorphDialog(studio, theme, [studio.session.picture(slot) for slot in slots])
        qtbot.addWidget(dialog)
        dialog.options.seconds.setValue(1)
        dialog.options.rate.setCurrentIndex(0)
        dialog.options.back.setChecked(back)
        dialog.show()
        return dialog

    return make


def pick(dialog, format: str) -> None:
    dialog.options.format.setCurrentIndex(dialog.options.format.findData(format))


def press_save(qtbot, dialog) -> None:
    """Save and wait until the dialog has closed, or says why not."""
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.isHidden() or dialog.banner.isVisible())


def frames_of(path) -> list[np.ndarray]:
    with Image.open(path) as file:
        frames = []
        for index in range(file.n_frames):
            file.seek(index)
            frames.append(np.asarray(file.convert("RGB")))
        return frames


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_morph_is_saved_as_it_plays(qtbot, new_dialog, studio, folder):
    offers = []
    studio.offered.connect(lambda *offer: offers.append(offer))
    dialog = new_dialog(0, 2, back=False)
    pick(dialog, "apng")
    qtbot.waitUntil(lambda: dialog.reel.frames() is not None)
    played = dialog.reel.frames()
    assert np.array_equal(played[0], studio.drawing(0).image)
    assert np.array_equal(played[-1], studio.drawing(2).image)
    press_save(qtbot, dialog)
    assert np.array_equal(frames_of(folder / "toy-s000012-morph.png"), played)
    assert [offer[0] for offer in offers] == ["Saved the animation toy-s000012-morph.png"]


@pytest.mark.parametrize(("format", "suffix"), [("gif", ".gif"), ("webp", ".webp")])
def test_the_other_formats_play_too(qtbot, new_dialog, folder, format, suffix):
    dialog = new_dialog(0, 1, 2)
    pick(dialog, format)
    press_save(qtbot, dialog)
    with Image.open(folder / f"toy-s000012-morph{suffix}") as file:
        assert file.n_frames > 5  # 9 were written; frames that do not differ are merged
        assert file.info["loop"] == 0


def test_a_single_picture_is_walked_around(qtbot, new_dialog, studio, folder):
    dialog = new_dialog(1)
    assert dialog.windowTitle() == "Animate a walk"
    qtbot.waitUntil(lambda: dialog.reel.frames() is not None)
    before = dialog.reel.frames()
    assert np.array_equal(before[0], studio.drawing(1).image)
    qtbot.mouseClick(dialog.options.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.reel.frames() is not None
                    and not np.array_equal(dialog.reel.frames(), before))  # fmt: skip
    assert np.array_equal(dialog.reel.frames()[0], before[0])
    press_save(qtbot, dialog)
    assert names(folder) == ["toy-s000012-walk.gif"]


def test_every_frame_is_the_decoders(qtbot, new_dialog, model_path):
    dialog = new_dialog(0, 1)
    qtbot.waitUntil(lambda: dialog.reel.frames() is not None)
    codes = dialog.options.motion().codes()
    assert np.array_equal(dialog.reel.frames(), Decoder.open(model_path).decode(codes))


def test_the_preview_plays_in_a_loop_and_rests_when_hidden(qtbot, new_dialog):
    dialog, shown = new_dialog(0, 1), []
    first = dialog.options.motion().codes()
    seen = dialog.preview.show_pixels
    dialog.preview.show_pixels = lambda pixels: (shown.append(pixels), seen(pixels))
    qtbot.waitUntil(lambda: len(shown) > len(first), timeout=10_000)
    dialog.hide()
    count = len(shown)
    with qtbot.waitSignal(dialog.destroyed, timeout=300, raising=False):
        pass  # three frames' time
    assert len(shown) == count
    dialog.show()
    qtbot.waitUntil(lambda: len(shown) > count)


def test_a_coarse_preview_comes_before_a_fine_one(qtbot, new_dialog):
    assert coarse_to_fine(8) == [0, 4, 2, 6, 1, 3, 5, 7]
    assert sorted(coarse_to_fine(100)) == list(range(100))
    dialog = new_dialog(0, 1)
    assert dialog.reel.frame(3) is None
    qtbot.waitUntil(lambda: dialog.reel.frames() is not None)
    assert dialog.reel.frame(3) is not None


def test_the_weight_said_is_about_that_of_the_file(qtbot, new_dialog, folder):
    dialog = new_dialog(0, 1)
    for format in ("gif", "apng"):
        pick(dialog, format)
        assert dialog._weight is None
        qtbot.waitUntil(lambda: dialog._weight is not None)
    weight = dialog._weight
    assert "about" in dialog.progress.text()
    press_save(qtbot, dialog)
    written = (folder / "toy-s000012-morph.png").stat().st_size
    assert weight == pytest.approx(written, rel=0.01)  # 10 frames are all weighed


def test_the_file_remembers_its_first_picture(qtbot, new_dialog, folder, studio):
    dialog = new_dialog(2, 1)
    pick(dialog, "apng")
    dialog.options.enlargement.setCurrentIndex(1)
    press_save(qtbot, dialog)
    (name,) = names(folder)
    assert read_record(folder / name).index == 2
    assert frames_of(folder / name)[0].shape == (128, 128, 3)


def test_a_stopped_animation_leaves_no_file(qtbot, new_dialog, folder, monkeypatch):
    dialog = new_dialog(0, 1)
    qtbot.waitUntil(lambda: dialog.reel.frames() is not None)
    make = animation_writing.animation_bytes

    def watched(frames, on_frame=lambda _: None, **options):
        def stop_at_the_third(index):
            if index == 3:
                dialog.writing.stop()  # as the key does, but surely in the midst of the work
            on_frame(index)

        return make(frames, on_frame=stop_at_the_third, **options)

    monkeypatch.setattr(animation_writing, "animation_bytes", watched)
    press_save(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.banner.text() == "Stopped; nothing was saved."
    assert names(folder) == []
    monkeypatch.undo()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isHidden)
    assert names(folder) == ["toy-s000012-morph.gif"]


def test_escape_stops_first_and_closes_next(qtbot, new_dialog, folder):
    dialog = new_dialog(0, 1)
    dialog.options.seconds.setValue(15)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # the frames are not drawn yet
    assert dialog.cancel.text() == "Stop"
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.cancel.text() == "Cancel"
    dialog.banner.hide()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert names(folder) == []


def test_a_full_disk_is_said_and_the_animation_can_go_elsewhere(qtbot, new_dialog, folder):
    dialog = new_dialog(0, 1)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))  # every larger write fails
    try:
        press_save(qtbot, dialog)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "could not be saved" in dialog.banner.text()
    assert "free space" in dialog.banner.text()
    assert names(folder) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isHidden)
    assert len(names(folder)) == 1


def test_choices_are_remembered(qtbot, new_dialog, studio, theme):
    dialog = new_dialog(0, 1)
    pick(dialog, "webp")
    dialog.options.enlargement.setCurrentIndex(1)
    dialog.options.back.click()
    press_save(qtbot, dialog)
    again = MorphDialog(studio, theme, [studio.session.picture(0), studio.session.picture(1)])
    qtbot.addWidget(again)
    options = again.options
    assert (options.format.currentData(), options.enlargement.currentData()) == ("webp", 2)
    assert not options.back.isChecked()
    assert again.destination.name.text() == "toy-s000012-morph.webp"


@pytest.mark.parametrize("side", [64, 96, 128])
def test_an_animation_is_no_stamp_unless_that_is_chosen(qtbot, settings, side, theme):
    stops = [Picture.of(np.zeros(8), 1, 0, "drawn")]
    options = MorphOptions(settings, stops, side)
    qtbot.addWidget(options)
    assert options.enlargement.currentData() * side >= 192
    options.enlargement.setCurrentIndex(0)
    options.remember()
    again = MorphOptions(settings, stops, side)
    qtbot.addWidget(again)
    assert again.enlargement.currentData() == 1


def test_another_model_closes_the_dialog(qtbot, new_dialog, studio, tmp_path):
    dialog = new_dialog(0, 1)
    studio.open_model(save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5))
    qtbot.waitUntil(dialog.isHidden)


def test_everything_has_a_name_and_a_key_of_its_own(new_dialog):
    for dialog in (new_dialog(0, 1), new_dialog(0)):
        options, destination = dialog.options, dialog.destination
        extra = options.back if options.back.isVisible() else options.again
        texts = [one.text() for one in (dialog.save, extra, destination.choose,
                 destination.replace, destination.make, *options.labels,
                 *destination.labels)]  # fmt: skip
        keys = [text[text.index("&") + 1].lower() for text in texts]
        assert len(keys) == len(set(keys))
        for widget in (dialog.preview, options.seconds, options.rate, options.format,
                       options.enlargement):  # fmt: skip
            assert widget.accessibleName()


def test_the_weight_of_many_frames_is_estimated_from_a_few():
    for length in (1, 12, 13, 100):
        indices = animation_writing._sample(length)
        assert len(indices) == min(length, 12)
        assert 0 <= indices[0] <= indices[-1] < length


def test_a_morph_begins_with_the_crossing_and_its_file_brings_it_back(
    qtbot, crossing_studio, theme, folder
):
    studio = crossing_studio
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    studio.settings.set_text("morph_size", "1")
    crossing, plain = studio.session.picture(3), studio.session.picture(1)
    dialog = MorphDialog(studio, theme, [crossing, plain])
    qtbot.addWidget(dialog)
    dialog.options.seconds.setValue(1)
    dialog.options.back.setChecked(False)
    dialog.show()
    pick(dialog, "apng")
    press_save(qtbot, dialog)
    (path,) = folder.iterdir()
    first, *_, last = frames_of(path)
    # The step is found anew at each frame, in float32: a value next to where rounding turns may
    # come to the next level.
    assert np.abs(first.astype(int) - studio.drawing(3).image).max() <= 1
    assert np.array_equal(last, studio.drawing(1).image)
    assert read_record(path).to_json() == studio.record(3).to_json()


def test_a_walk_around_a_crossing_moves_both_codes(qtbot, crossing_studio, theme):
    crossing = crossing_studio.session.picture(3)
    dialog = MorphDialog(crossing_studio, theme, [crossing])
    qtbot.addWidget(dialog)
    codes = dialog.options.motion().codes()
    assert np.array_equal(codes[0], crossing.whole_code())
    assert (codes[:, 8:] == crossing.outline_step).all()
