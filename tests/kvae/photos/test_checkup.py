"""`python -m kvae.photos`, as a person runs it."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from kvae.photos.__main__ import advice, contact_sheet, main
from kvae.photos.photo_set import CUT_ALIKE
from tests.kvae.photos.faces import faces
from tests.kvae.pictures import fill


def test_a_good_folder(tmp_path, capsys):
    fill(tmp_path, 50)
    assert main([str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "50 photos can be used, at 96 x 96 pixels."
    assert lines[-1] == str(tmp_path)
    assert len(list(tmp_path.iterdir())) == 50  # nothing was written there


def test_one_too_few(tmp_path, capsys):
    fill(tmp_path, 49)
    (tmp_path / ("n" * 250 + ".jpg")).write_bytes(b"<html>")
    assert main([str(tmp_path)]) == 2
    output = capsys.readouterr()
    assert "error: found 49 usable photos in" in output.err
    assert "at least 50 are needed" in output.err
    assert "hint: add at least 1 more, or mend those that" in output.err
    assert all(len(line) <= 200 for line in output.out.splitlines()[:-1])  # the last is the path


def test_photos_in_a_sub_folder_are_pointed_at(tmp_path, capsys):
    (tmp_path / "june").mkdir()
    fill(tmp_path / "june", 1)
    assert main([str(tmp_path)]) == 2
    hint = f"hint: photos lie in the folder {tmp_path / 'june'}: name that one, or add --recursive"
    assert hint in capsys.readouterr().err


def test_a_missing_folder(tmp_path, capsys):
    assert main([str(tmp_path / "missing")]) == 2
    assert "missing: No such file or directory" in capsys.readouterr().err


def test_the_sheet_shows_every_photo(tmp_path, capsys):
    folder = tmp_path / "photos"
    folder.mkdir()
    fill(folder, 50)
    sheet = tmp_path / "sheet.png"
    assert main([str(folder), "--image-size", "64", "--sheet", str(sheet)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(sheet)
    with Image.open(sheet) as picture:
        assert picture.size == (9 * 68 + 4, 6 * 68 + 4)


def test_the_sheet_keeps_the_order_row_by_row():
    images = np.arange(6, dtype=np.uint8)[:, None, None, None] * np.ones((8, 8, 3), np.uint8)
    sheet = contact_sheet(images)
    found = [sheet.getpixel((8 + 12 * x, 8 + 12 * y))[0] for y in range(2) for x in range(3)]
    assert found == list(range(6))


@pytest.mark.parametrize("where", ["photos/sheet.png", "nowhere/sheet.png"])
def test_a_sheet_that_must_not_or_cannot_be_written(tmp_path, capsys, where):
    (tmp_path / "photos").mkdir()
    fill(tmp_path / "photos", 1)
    assert main([str(tmp_path / "photos"), "--sheet", str(tmp_path / where)]) == 2
    assert "sheet" in capsys.readouterr().err
    assert not (tmp_path / where).exists()


def test_an_empty_folder_has_no_sheet(tmp_path, capsys):
    assert main([str(tmp_path), "--sheet", str(tmp_path.parent / "none.png")]) == 2
    assert "no usable photo" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["63", "129", "big"])
def test_an_image_size_out_of_range_is_a_usage_error(tmp_path, size):
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path), "--image-size", size])
    assert caught.value.code == 2


def test_advice_grows_with_the_folder():
    assert "Ready" in advice(50)
    assert "longer" in advice(501)


def test_the_documented_command_needs_no_framework(tmp_path):
    fill(tmp_path, 3)
    script = (
        "import runpy, sys; sys.argv = ['x', sys.argv[1]]\n"
        "try: runpy.run_module('kvae.photos', run_name='__main__', alter_sys=True)\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'keras', 'torch', 'jax', 'tensorflow'} & set(sys.modules)\n"
        "print(code, sorted(heavy))"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "2 []"
    assert "error: found 3 usable photos in" in done.stderr


def test_photos_of_one_kind_are_said_to_be_cut_alike(tmp_path, capsys):
    for number, face in enumerate(faces(50)):
        face.photo.save(tmp_path / f"{number}.png")
    assert main([str(tmp_path)]) == 0
    assert CUT_ALIKE in capsys.readouterr().out.splitlines()
    assert main([str(tmp_path), "--align", "no"]) == 0
    assert CUT_ALIKE not in capsys.readouterr().out
