"""Leaving photos out and cropping them, and taking both back."""

import pytest
from PIL import Image

from desktop.generator.model.model_file import ModelFileError
from desktop.learning.photo_choice import PhotoChoice
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
    assert choice.is_cropped("a.jpg")
    with Image.open(choice.path("a.jpg")) as cropped:
        assert cropped.size == (60, 60)
    assert choice.whole("a.jpg").tobytes() == whole.tobytes()


def test_the_whole_photo_can_be_had_back(choice):
    choice.crop("a.jpg", (0, 0, 40, 40))
    choice.crop("a.jpg", None)
    with Image.open(choice.path("a.jpg")) as again:
        assert again.size == (120, 80)


def test_a_photo_that_was_never_cropped_is_not_saved_again(choice):
    before = choice.path("a.jpg").read_bytes()
    choice.crop("a.jpg", None)
    assert choice.path("a.jpg").read_bytes() == before
    assert not choice.is_cropped("a.jpg")


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
