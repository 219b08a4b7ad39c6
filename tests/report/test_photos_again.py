import shutil

import numpy as np

from kvae.photos.load import load_photos
from report.photos_again import read_again
from tests.conftest import ROOT


def config(folder: str, **changes) -> dict:
    photos = load_photos(ROOT / "data" / "photos", 64)
    settings = {"folder": folder, "fit": "auto", "hold_out": 0.0, "fingerprint": photos.fingerprint}
    return {"photos": settings | changes, "model": {"image_size": 64}, "training": {"seed": 0}}


def test_the_photos_of_a_run_without_them_are_read_from_their_folder(tmp_path):
    shutil.copytree(ROOT / "data" / "photos", tmp_path / "data" / "photos")
    run = tmp_path / "runs" / "00001-garden"
    run.mkdir(parents=True)
    found = read_again(run, config("data/photos"))
    expected = load_photos(ROOT / "data" / "photos", 64)
    np.testing.assert_array_equal(found.images, expected.images)
    assert found.names == expected.names


def test_other_photos_are_not_taken_for_them(tmp_path):
    folder = tmp_path / "data" / "photos"
    shutil.copytree(ROOT / "data" / "photos", folder)
    next(folder.iterdir()).unlink()
    assert read_again(tmp_path, config(str(folder))) is None
    assert read_again(tmp_path, config(str(tmp_path / "nowhere"))) is None
    assert read_again(tmp_path, {}) is None


def test_photos_in_sub_folders_are_read_where_the_run_read_them(tmp_path):
    shutil.copytree(ROOT / "data" / "photos", tmp_path / "all" / "of them")
    settings = config(str(tmp_path / "all"))
    assert read_again(tmp_path, settings) is None
    settings["photos"] |= {"recursive": True}
    settings["photos"]["fingerprint"] = load_photos(
        tmp_path / "all", 64, recursive=True
    ).fingerprint
    assert len(read_again(tmp_path, settings).names) == 71
