"""Reading a folder: one bad file never stops it, and every left-out file has its reason."""

import os
import zipfile

import numpy as np
import pytest
from PIL import Image

from kvae.photos.file import read_photo
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError
from tests.kvae.pictures import encoded, fill, print_on_white, scene

SIZE = 32


def load(folder, **options):
    return load_photos(folder, SIZE, **{"minimum": 0, **options})


def test_shapes_names_and_order(tmp_path):
    for name in ("b10.png", "B2.png", "a.png", "b1.png"):
        scene(sum(name.encode())).save(tmp_path / name)
    photos = load(tmp_path)
    assert photos.names == ("a.png", "b1.png", "B2.png", "b10.png")
    assert (photos.images.shape, photos.images.dtype) == ((4, SIZE, SIZE, 3), np.uint8)
    assert photos.skipped == ()


def test_a_bad_file_is_listed_and_stops_nothing(tmp_path):
    fill(tmp_path, 3)
    (tmp_path / "empty.jpg").touch()
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "dead.png").symlink_to("nowhere")
    photos = load(tmp_path)
    assert len(photos.names) == 3
    assert [skip.name for skip in photos.skipped] == ["dead.png", "empty.jpg", "pipe.png"]


def test_i23_clutter_is_ignored(tmp_path):
    fill(tmp_path, 1)
    for name in ("drawing.svg", "Thumbs.db", "._photo0.png", ".hidden.png", "desktop.ini"):
        (tmp_path / name).write_bytes(b"x")
    assert load(tmp_path).skipped == ()


def test_i24_any_name_round_trips(tmp_path):
    names = ["Ünïcødé.png", "猫😀.png", "x" * 251 + ".png"]
    for index, name in enumerate(names):
        scene(index).save(tmp_path / name)
    assert set(load(tmp_path).names) == set(names)


def test_a_name_that_is_no_text_can_still_be_written(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.png", "wb") as file:
        file.write(encoded(scene(), "PNG"))
    assert load(tmp_path).names == ("caf\ufffd.png",)


def test_i26_sub_folders_are_not_read_but_named(tmp_path):
    fill(tmp_path, 1)
    (tmp_path / "holiday").mkdir()
    scene(5).save(tmp_path / "holiday" / "deep.jpg")
    (tmp_path / "texts").mkdir()
    photos = load(tmp_path)
    assert photos.names == ("photo0.png",)
    assert any("folders with photos" in note and "(holiday)" in note for note in photos.notes)


def test_sub_folders_are_read_where_asked(tmp_path):
    for name, seed in (("b.png", 1), ("june/b.png", 2), ("june/10/a.png", 3), ("june/9/a.png", 4)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        scene(seed).save(tmp_path / name)
    (tmp_path / ".thumbnails").mkdir()
    scene(5).save(tmp_path / ".thumbnails" / "a.png")
    (tmp_path / "june" / "circle").symlink_to(tmp_path)
    photos = load(tmp_path, recursive=True)
    assert photos.names == ("b.png", "june/9/a.png", "june/10/a.png", "june/b.png")
    assert [skip.name for skip in photos.skipped] == ["june/circle"]
    assert "not looked into" in photos.skipped[0].reason


def test_too_few_photos_point_at_the_folder_that_holds_them(tmp_path):
    (tmp_path / "DCIM").mkdir()
    scene().save(tmp_path / "DCIM" / "a.jpg")
    with pytest.raises(PhotoError) as caught:
        load(tmp_path, minimum=1)
    assert f"photos lie in the folder {tmp_path / 'DCIM'}" in caught.value.hint
    assert "--recursive" in caught.value.hint
    assert load(tmp_path, minimum=1, recursive=True).names == ("DCIM/a.jpg",)


def test_a_sub_folder_that_cannot_be_read_stops_nothing(tmp_path, monkeypatch):
    fill(tmp_path, 1)
    (tmp_path / "locked").mkdir()
    real = type(tmp_path).iterdir

    def forbidden(self):
        if self.name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr("pathlib.Path.iterdir", forbidden)
    photos = load(tmp_path, recursive=True)
    assert photos.names == ("photo0.png",)
    assert [skip.name for skip in photos.skipped] == ["locked"]


def test_i28_exact_duplicates_are_kept_once_and_counted(tmp_path):
    fill(tmp_path, 2)
    for copy in ("copy1.bmp", "copy2.png"):
        print_on_white(0).save(tmp_path / copy)  # the pixels of photo0.png, in another file
    photos = load(tmp_path)
    assert photos.names == ("copy1.bmp", "photo1.png")
    assert "the same picture as copy1.bmp" in {skip.reason for skip in photos.skipped}
    assert any(note.startswith("left out, being exact copies") and ": 2 (" in note
               for note in photos.notes)  # fmt: skip


def test_i29_near_duplicates_are_kept_and_named(tmp_path):
    fill(tmp_path, 4)
    print_on_white(2).save(tmp_path / "resaved.jpg", quality=60)
    photos = load(tmp_path)
    assert len(photos.names) == 5
    assert "nearly the same, so they teach little: 1 (photo2.png and resaved.jpg)" in photos.notes


@pytest.mark.parametrize(("count", "enough"), [(49, False), (50, True)])
def test_i30_fifty_are_needed(tmp_path, count, enough):
    fill(tmp_path, count)
    if enough:
        assert len(load_photos(tmp_path, SIZE).names) == 50
    else:
        with pytest.raises(PhotoError, match="found 49 usable photos in") as caught:
            load_photos(tmp_path, SIZE)
        assert caught.value.hint == "add at least 1 more"
        (tmp_path / "empty.jpg").touch()
        with pytest.raises(PhotoError, match="found 49 usable photos in") as caught:
            load_photos(tmp_path, SIZE)
        assert "or mend those that `python -m kvae.photos DIR` skips: 1" in caught.value.hint


def test_i31_a_folder_that_cannot_be_read(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(PhotoError, match=folder.name):
            load(folder)

    def forbidden(self):
        raise PermissionError(13, "Permission denied")

    # chmod would not stop the tests' own user where that is root.
    monkeypatch.setattr("pathlib.Path.iterdir", forbidden)
    with pytest.raises(PhotoError, match="Permission denied"):
        load(tmp_path)


def test_i32_a_file_vanishes_during_the_scan(tmp_path, monkeypatch):
    fill(tmp_path, 3)

    def deleting_the_next(path, side):
        (tmp_path / "photo1.png").unlink(missing_ok=True)
        return read_photo(path, side)

    monkeypatch.setattr("kvae.photos.prepare.read_photo", deleting_the_next)
    photos = load(tmp_path)
    assert photos.names == ("photo0.png", "photo2.png")
    assert photos.skipped[0].name == "photo1.png"


def test_enlarged_and_flat_photos_are_noted(tmp_path):
    scene(0, 30, 30).save(tmp_path / "small.png")
    Image.new("RGB", (64, 64), "gray").save(tmp_path / "wall.png")
    notes = load(tmp_path).notes
    assert "smaller than 32 pixels, so enlarged and soft: 1 (small.png)" in notes
    assert "almost one colour, so there is little to see: 1 (wall.png)" in notes


def test_fingerprint_follows_pixels_and_order_but_not_names(tmp_path):
    fill(tmp_path, 3)
    before = load(tmp_path).fingerprint
    (tmp_path / "photo2.png").rename(tmp_path / "photo3.png")
    assert load(tmp_path).fingerprint == before
    (tmp_path / "photo3.png").rename(tmp_path / "a.png")
    assert load(tmp_path).fingerprint != before
    assert len(before) == 64


def test_an_empty_folder_gives_an_empty_set(tmp_path):
    photos = load(tmp_path)
    assert photos.images.shape == (0, SIZE, SIZE, 3)
    assert photos.notes == ()


def test_messages_stay_short_whatever_the_names(tmp_path):
    folder = tmp_path / ("d" * 250)
    folder.mkdir()
    for index in range(4):
        scene(index % 2, 30, 30).save(folder / (f"{index}\n" + "n" * 240 + ".png"))
        scene(index % 2, 30, 30).save(folder / (f"{index}" + "j" * 240 + ".jpg"))
    photos = load(folder)
    assert len(photos.notes) >= 3
    assert all(len(note) <= 200 and "\n" not in note for note in photos.notes)
    with pytest.raises(PhotoError) as caught:
        load(folder, minimum=50)
    assert len(str(caught.value)) <= 200


def test_black_and_white_photos_are_distinguished_from_a_small_thing_in_colour(tmp_path):
    for index in range(3):
        scene(index).convert("L").save(tmp_path / f"{index}.jpg")
        scene(index + 3).convert("L").convert("RGB").save(tmp_path / f"colour-{index}.jpg")
    assert load(tmp_path).grey
    picture = Image.new("RGB", (200, 200), "white")
    picture.paste("red", (20, 30, 40, 50))  # one pixel of a hundred
    picture.save(tmp_path / "dot.png")
    assert not load(tmp_path).grey


def test_an_unknown_fit_is_refused(tmp_path):
    with pytest.raises(PhotoError, match="stretch"):
        load(tmp_path, fit="stretch")


def test_a_folder_that_mixes_cut_outs_and_photographs_is_warned_of_both(tmp_path):
    fill(tmp_path, 2)
    assert load(tmp_path).notes == ()
    thing = Image.new("RGBA", (90, 90))
    thing.paste(scene(7, 60, 40).convert("RGBA"), (10, 30))
    thing.save(tmp_path / "thing.png")
    notes = load(tmp_path).notes
    assert "cut-out things, framed on white: 1 (thing.png)" in notes
    remark = "photographs among cut-out things, cropped; they learn better apart"
    assert f"{remark}: 2 (photo0.png, photo1.png)" in notes
    assert load(tmp_path, fit="pad").notes == ()


def test_a_file_instead_of_a_folder_is_answered_with_what_to_name(tmp_path):
    fill(tmp_path, 1)
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.write(tmp_path / "photo0.png")
    with pytest.raises(PhotoError, match="cannot read the folder") as caught:
        load(tmp_path / "photos.zip")
    assert "unpack the archive" in caught.value.hint
    (tmp_path / "photos.tar.GZ").touch()
    with pytest.raises(PhotoError, match="cannot read the folder") as caught:
        load(tmp_path / "photos.tar.GZ")
    assert "unpack the archive" in caught.value.hint
    with pytest.raises(PhotoError, match="cannot read the folder") as caught:
        load(tmp_path / "photo0.png")
    assert "name the folder that it lies in" in caught.value.hint
    with pytest.raises(PhotoError) as caught:
        load(tmp_path / "nowhere")
    assert caught.value.hint == ""


def test_a_folder_of_folders_is_answered_with_the_one_that_holds_photos(tmp_path):
    (tmp_path / "holiday").mkdir()
    fill(tmp_path / "holiday", 2)
    with pytest.raises(PhotoError, match="found 0 usable photos in") as caught:
        load(tmp_path, minimum=2)
    assert "holiday: name that one" in caught.value.hint
    (tmp_path / "work").mkdir()
    fill(tmp_path / "work", 1)
    with pytest.raises(PhotoError) as caught:
        load(tmp_path, minimum=2)
    assert "holiday and 1 more: add --recursive" in caught.value.hint
