"""Favourites survive restarts, keep their order, and none is ever lost."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from desktop.generator.files.favourites import Favourites
from desktop.generator.files.picture_file import PictureRecord, read_record, save_png
from desktop.generator.model import garden
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draw
from tests.kvae.pictures import png

SHA, OTHER = "ab" * 32, "cd" * 32


def record(index: int, sha256: str = SHA) -> PictureRecord:
    return PictureRecord(sha256, 7, index, draw(7, index, 8))


def image(index: int) -> np.ndarray:
    return np.random.default_rng(index).integers(0, 256, (64, 64, 3), np.uint8)


@pytest.fixture
def favourites(tmp_path) -> Favourites:
    return Favourites(tmp_path / "settings" / "favourites")


def add(favourites: Favourites, *indices: int) -> list:
    return [favourites.add(image(index), record(index)) for index in indices]


def kept(favourites: Favourites) -> list[int]:
    return [favourite.record.index for favourite in favourites.list(pytest.fail)]


def test_an_empty_folder_need_not_exist(favourites):
    assert favourites.list() == []
    assert not favourites.contains(record(0))
    assert not favourites.folder.exists()


def test_pixels_records_and_order_survive_a_restart(favourites):
    paths = add(favourites, 5, 3, 9)
    again = Favourites(favourites.folder).list(pytest.fail)
    assert [favourite.path for favourite in again] == paths
    for favourite, index in zip(again, (5, 3, 9), strict=True):
        assert favourite.record.to_json() == record(index).to_json()
        assert np.array_equal(favourite.image, image(index))
        assert favourite.image.dtype == np.uint8


def test_the_same_picture_is_kept_once(favourites):
    (first,) = add(favourites, 4)
    found_elsewhere = replace(record(4), seed=123, index=0)  # another way to the same code
    assert favourites.add(image(4), found_elsewhere) == first
    assert favourites.contains(found_elsewhere)
    assert kept(favourites) == [4]
    for different in (record(4, OTHER), replace(record(4), z=record(4).z + np.float32(1e-6))):
        assert not favourites.contains(different)
        assert favourites.add(image(4), different) != first


def test_a_removed_favourite_is_moved_and_comes_back_to_its_place(favourites):
    paths = add(favourites, 0, 1, 2)
    aside = favourites.remove(paths[1])
    assert kept(favourites) == [0, 2]
    assert not favourites.contains(record(1))
    assert aside.parent == favourites.folder / "removed"
    assert read_record(aside).index == 1
    add(favourites, 3)
    assert favourites.restore(aside) == paths[1]
    assert kept(favourites) == [0, 1, 2, 3]
    assert list(aside.parent.iterdir()) == []


def test_a_number_is_never_given_twice(favourites):
    (path,) = add(favourites, 0)
    favourites.remove(path)
    (again,) = add(favourites, 1)
    assert again.name.startswith("000002-")


def test_removing_the_same_picture_again_and_again_loses_none(favourites):
    for _ in range(3):
        (path,) = add(favourites, 0)
        favourites.remove(path)
    assert len(list((favourites.folder / "removed").iterdir())) == 3
    for aside in list((favourites.folder / "removed").iterdir()):
        favourites.restore(aside)
    assert kept(favourites) == [0, 0, 0]


def test_a_name_that_is_taken_gets_another(favourites):
    (path,) = add(favourites, 0)
    aside = favourites.remove(path)
    path.write_bytes(aside.read_bytes())  # put back by hand
    assert favourites.remove(path).name == f"{path.stem}-2.png"
    assert favourites.restore(aside) == path


def test_unreadable_files_are_reported_skipped_and_left_alone(favourites):
    add(favourites, 0, 1)
    strange = {
        "text.png": b"no picture", "bomb.png": png(9000, 9000, rows=9000), "empty.png": b"",
        "large.png": bytes(2**20 + 1),
    }  # fmt: skip
    for name, data in strange.items():
        (favourites.folder / name).write_bytes(data)
    Image.fromarray(image(5)).save(favourites.folder / "plain.png")
    (favourites.folder / "folder.png").mkdir()
    (favourites.folder / "notes.txt").write_text("not looked at")
    reports = []
    found = favourites.list(reports.append)
    assert [favourite.record.index for favourite in found] == [0, 1]
    names = sorted(str(report).split(" ")[0] for report in reports)
    assert names == ["bomb.png", "empty.png", "folder.png", "large.png", "plain.png", "text.png"]
    assert {name: (favourites.folder / name).read_bytes() for name in strange} == strange


def test_a_picture_that_was_put_there_by_hand_counts(favourites):
    add(favourites, 0)
    save_png(favourites.folder / "garden-s000007-02.png", image(1), record(1))
    assert kept(favourites) == [1, 0]
    add(favourites, 2)
    assert kept(favourites) == [1, 0, 2]


def test_a_damaged_favourite_can_be_kept_again(favourites):
    (path,) = add(favourites, 0)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert not favourites.contains(record(0))
    (again,) = add(favourites, 0)
    assert again != path
    assert favourites.contains(record(0))
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_a_folder_that_cannot_be_made_or_a_file_that_is_gone_is_named(favourites, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ModelFileError, match="cannot be made") as caught:
        add(Favourites(tmp_path / "file" / "favourites"), 0)
    assert "write" in caught.value.hint
    (path,) = add(favourites, 0)
    path.unlink()
    with pytest.raises(ModelFileError, match=f"{path.name} cannot be moved"):
        favourites.remove(path)


def test_a_crossing_is_another_picture_than_the_one_whose_colours_it_has(favourites):
    (plain,) = add(favourites, 4)
    crossing = replace(record(4), outline_step=(0.5,) * 8)
    assert not favourites.contains(crossing)
    assert favourites.add(image(5), crossing) != plain
    assert favourites.contains(crossing)
    assert favourites.list(pytest.fail)[1].record.outline_step == (0.5,) * 8


@pytest.mark.parametrize("earlier", garden.EARLIER)
def test_what_the_garden_of_before_drew_is_still_among_the_favourites(favourites, earlier):
    before, today = (record(4, sha256) for sha256 in (earlier, garden.SHA256))
    path = favourites.add(image(4), before)
    assert favourites.contains(today)
    assert favourites.add(image(4), today) == path
    assert not favourites.contains(record(4, OTHER))
