"""Photos from anywhere, in one folder."""

import json
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from kvae.photos.__main__ import main
from kvae.photos.fit import to_pixels, to_square
from kvae.photos.gather import SIDE, files_of, gather
from kvae.photos.load import load_photos
from tests.conftest import ROOT
from tests.kvae.pictures import fill, print_on_white, scene


def gathered(sources, into) -> list[tuple[str, str]]:
    return [(one.name, one.reason) for one in gather(files_of(sources), into)]


def test_files_and_what_lies_in_folders_are_copied(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    fill(folder, 3)
    scene(1).save(tmp_path / "single.png")
    names = [name for name, _ in gathered([folder, tmp_path / "single.png"], tmp_path / "out")]
    assert names == ["photo0.jpg", "photo1.jpg", "photo2.jpg", "single.jpg"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert len(list(folder.iterdir())) == 3  # nothing was written there


def test_what_is_no_photo_is_given_with_its_reason(tmp_path):
    (tmp_path / "notes.txt").write_text("no photo")
    (found,) = gathered([tmp_path / "notes.txt"], tmp_path / "out")
    assert found == ("", "not an image of a known kind (JPEG, PNG, WebP, ...)")


def test_photos_of_one_name_from_two_folders_are_both_there(tmp_path):
    for seed, folder in enumerate(("a", "b")):
        (tmp_path / folder).mkdir()
        scene(seed).save(tmp_path / folder / "photo.png")
    names = [name for name, _ in gathered([tmp_path / "a", tmp_path / "b"], tmp_path / "out")]
    assert names == ["photo.jpg", "photo-2.jpg"]


def test_copies_are_no_larger_than_training_needs(tmp_path):
    scene(0, 3000, 2000).save(tmp_path / "large.png", compress_level=1)
    scene(0, 200, 100).save(tmp_path / "small.png")
    gathered([tmp_path / "large.png", tmp_path / "small.png"], tmp_path / "out")
    with Image.open(tmp_path / "out" / "large.jpg") as large:
        assert large.size == (SIDE * 3 // 2, SIDE)
    with Image.open(tmp_path / "out" / "small.jpg") as small:
        assert small.size == (200, 100)


def test_a_small_thing_on_a_large_clear_ground_stays_sharp(tmp_path):
    picture = Image.new("RGBA", (4000, 4000), (0, 0, 0, 0))
    picture.paste(scene(3, 500, 400), (1000, 1000))
    picture.save(tmp_path / "thing.png", compress_level=1)
    gathered([tmp_path / "thing.png"], tmp_path / "out")
    with Image.open(tmp_path / "out" / "thing.png") as copy:
        assert copy.mode == "RGBA"
        left, _, right, _ = copy.getchannel("A").getbbox()
    # Lanczos spreads an edge by a pixel or two.
    assert right - left == pytest.approx(SIDE, abs=4)


def test_what_is_learned_of_a_copy_is_what_is_learned_of_the_photo(tmp_path):
    photo = scene(5, 1600, 1200)
    photo.save(tmp_path / "photo.png")
    gathered([tmp_path / "photo.png"], tmp_path / "out")
    (copy,) = load_photos(tmp_path / "out", 96, minimum=1).images
    whole = to_pixels(to_square(photo), 96)
    # A second Lanczos and a JPEG of quality 95: measured 0.3 levels of 255.
    assert np.abs(copy.astype(float) - whole).mean() < 1.5


def test_a_program_hears_of_every_photo_and_may_list_them_on_stdin(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    fill(folder, 50)
    print_on_white(0).save(folder / "same.png")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff cut")
    Image.new("RGB", (80, 80), "grey").save(tmp_path / "wall.png")
    command = [sys.executable, "-m", "kvae.photos", "-", "--gather", str(tmp_path / "out")]
    done = subprocess.run(
        [*command, "--progress", "json"], input=f"{folder}\n{tmp_path / 'wall.png'}\n".encode(),
        capture_output=True, cwd=ROOT, check=True,
    )  # fmt: skip
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[0] == {"event": "stage", "name": "reading"}
    assert events[-1] == {"event": "made", "path": str(tmp_path / "out")}
    photos = {one["name"]: one["remarks"] for one in events if one["event"] == "photo"}
    assert len(photos) == 52
    assert photos["photo7.jpg"] == ["smaller than 96 pixels, so enlarged and soft"]
    assert "almost one colour, so there is little to see" in photos["wall.jpg"]
    left_out = {one["name"]: one["reason"] for one in events if one["event"] == "left_out"}
    assert left_out == {"broken.jpg": "damaged", "same.jpg": "the same picture as photo0.jpg"}


def test_a_folder_that_is_gone_is_said(tmp_path, capsys):
    assert main([str(tmp_path / "gone"), "--gather", str(tmp_path / "out")]) == 2
    assert "gone" in capsys.readouterr().err
