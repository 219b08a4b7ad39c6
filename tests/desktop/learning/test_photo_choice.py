"""Leaving photos out and cropping them, and taking both back."""

import numpy as np
import pytest
from PIL import Image

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import load_photo
from desktop.learning.photo_choice import PhotoChoice
from kvae.photos.file import read_photo
from tests.kvae.pictures import scene


@pytest.fixture
def choice(tmp_path) -> PhotoChoice:
    choice = PhotoChoice(tmp_path)
    choice.photos.mkdir()
    for seed, name in enumerate(("a.jpg", "b.jpg")):
        scene(seed, 120, 80).save(choice.photos / name)
    return choice


def test_nothing_was_chosen_yet(tmp_path):
    choice = PhotoChoice(tmp_path / "none")
    assert (choice.used(), choice.left_out()) == ([], [])


def test_a_photo_is_left_out_and_taken_back(choice):
    before = choice.path("a.jpg").read_bytes()
    choice.leave_out("a.jpg")
    assert (choice.used(), choice.left_out()) == (["b.jpg"], ["a.jpg"])
    assert choice.path("a.jpg").read_bytes() == before
    choice.take_back("a.jpg")
    assert (choice.used(), choice.left_out()) == (["a.jpg", "b.jpg"], [])


def test_a_crop_is_cut_from_the_whole_each_time(choice):
    whole = choice.whole("a.jpg")
    choice.crop("a.jpg", (0, 0, 40, 40))
    choice.crop("a.jpg", (60, 20, 120, 80))
    assert choice.is_by_hand("a.jpg")
    with Image.open(choice.path("a.jpg")) as cropped:
        assert cropped.size == (60, 60)
    assert choice.whole("a.jpg").tobytes() == whole.tobytes()


def test_the_whole_photo_can_be_had_back_to_the_byte(choice):
    before = choice.path("a.jpg").read_bytes()
    choice.crop("a.jpg", (0, 0, 40, 40))
    choice.give_back("a.jpg")
    choice.give_back("b.jpg")  # never changed
    assert choice.path("a.jpg").read_bytes() == before
    assert choice.used() == ["a.jpg", "b.jpg"]
    assert not choice.is_by_hand("a.jpg")


def test_all_of_a_photo_is_laid_on_a_square_ground(choice):
    choice.crop("a.jpg", (0, 0, 40, 40))
    choice.pad("a.jpg")
    with Image.open(choice.path("a.jpg")) as padded:
        assert padded.size == (120, 120)
    assert choice.is_by_hand("a.jpg")


def test_a_cut_out_thing_is_learned_as_it_was_cropped(choice):
    thing = Image.new("RGBA", (90, 90))
    thing.paste("teal", (10, 30, 70, 60))
    thing.save(choice.photos / "c.png")
    choice.crop("c.png", (0, 0, 60, 60))
    seen = load_photo(choice.path("c.png"), 60, "auto")  # which frames cut-outs anew
    expected = Image.new("RGB", (60, 60), "white")
    expected.paste("teal", (10, 30, 60, 60))
    assert np.array_equal(seen, np.asarray(expected))
    with pytest.raises(ModelFileError, match=r"c\.png shows nothing"):
        choice.crop("c.png", (0, 0, 25, 25))
    assert np.array_equal(load_photo(choice.path("c.png"), 60, "auto"), seen)


def test_the_training_is_told_that_all_of_a_crop_by_hand_is_meant(choice):
    Image.new("RGBA", (90, 80), "teal").save(choice.photos / "c.png")
    choice.crop("a.jpg", (1, 2, 62, 63))
    choice.pad("b.jpg")
    choice.crop("c.png", (0, 0, 60, 60))
    for name in ("a.jpg", "b.jpg", "c.png"):
        assert read_photo(choice.path(name), 96).all_subject
        choice.give_back(name)
        assert not read_photo(choice.path(name), 96).all_subject


def test_what_will_be_learned_is_another_once_a_photo_is(choice):
    seen = [choice.contents()]
    for act in (
        lambda: choice.crop("a.jpg", (0, 0, 40, 40)),
        lambda: choice.crop("a.jpg", (1, 0, 41, 40)),
        lambda: choice.leave_out("b.jpg"),
    ):
        act()
        assert choice.contents() not in seen
        seen.append(choice.contents())
    choice.take_back("b.jpg")
    choice.give_back("a.jpg")
    assert choice.contents() == seen[0]


def test_on_a_full_disk_a_photo_stays_as_it_is(choice, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    before = choice.path("a.jpg").read_bytes()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ModelFileError, match=r"a\.jpg could not be saved: there is no room"):
        choice.crop("a.jpg", (0, 0, 40, 40))
    assert choice.path("a.jpg").read_bytes() == before
    assert choice.used() == ["a.jpg", "b.jpg"]
    assert not choice.is_by_hand("a.jpg")


def test_a_copy_is_the_same_choice_and_stays_as_it_is(choice, tmp_path):
    choice.crop("a.jpg", (0, 0, 40, 40))
    choice.leave_out("b.jpg")
    copy = PhotoChoice(tmp_path / "copy")
    (copy.folder / "photos").mkdir(parents=True)
    (copy.folder / "photos" / "of another day.jpg").write_bytes(b"")
    choice.copy_to(copy.folder)
    assert (copy.used(), copy.left_out()) == (["a.jpg"], ["b.jpg"])
    assert copy.whole("a.jpg").size == (120, 80)
    before = copy.path("a.jpg").read_bytes()
    choice.give_back("a.jpg")
    choice.take_back("b.jpg")
    assert copy.path("a.jpg").read_bytes() == before
    assert copy.left_out() == ["b.jpg"]


def test_a_disk_without_links_takes_the_bytes(choice, tmp_path, monkeypatch):
    def refused(source, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    choice.copy_to(tmp_path / "copy")
    assert PhotoChoice(tmp_path / "copy").used() == ["a.jpg", "b.jpg"]


def test_a_copy_that_cannot_be_made_is_reported(choice, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ModelFileError, match=r"a\.jpg could not be changed"):
        choice.copy_to(tmp_path / "file" / "copy")


def test_a_photo_that_is_left_out_can_be_cropped_and_stays_left_out(choice):
    choice.leave_out("a.jpg")
    choice.crop("a.jpg", (0, 0, 40, 40))
    assert choice.left_out() == ["a.jpg"]
    assert choice.used() == ["b.jpg"]


def test_a_photo_that_is_gone_is_said(choice):
    choice.path("a.jpg").unlink()
    for act in (choice.leave_out, choice.whole):
        with pytest.raises(ModelFileError, match=r"a\.jpg could not be changed: No such file"):
            act("a.jpg")
