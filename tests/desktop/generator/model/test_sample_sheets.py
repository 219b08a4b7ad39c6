"""Sheets of a run are read in their order; what is none is left out."""

import numpy as np
from PIL import Image

from desktop.generator.model.sample_sheets import MOST, read_sheets


def test_the_sheets_come_in_the_order_of_their_steps(tmp_path):
    (tmp_path / "samples").mkdir()
    for step in (300, 20, 1000000):
        Image.new("RGB", (16, 6), (step % 256, 0, 0)).save(
            tmp_path / "samples" / f"step-{step:06d}.png"
        )
    sheets = read_sheets(tmp_path)
    assert [sheet.step for sheet in sheets] == [20, 300, 1000000]
    assert [int(sheet.pixels[0, 0, 0]) for sheet in sheets] == [20, 300 % 256, 1000000 % 256]
    assert sheets[0].pixels.shape == (6, 16, 3)


def test_what_is_no_sheet_is_left_out(tmp_path):
    assert read_sheets(tmp_path) == ()
    (tmp_path / "samples").write_text("a file")
    assert read_sheets(tmp_path) == ()
    (tmp_path / "samples").unlink()
    (tmp_path / "samples" / "step-000003.png").mkdir(parents=True)
    (tmp_path / "samples" / "step-000004.png").write_bytes(b"no picture")
    (tmp_path / "samples" / "notes.txt").write_text("mine")
    Image.new("RGB", (5000, 2)).save(tmp_path / "samples" / "step-000005.png")
    Image.new("L", (16, 6), 7).save(tmp_path / "samples" / "step-000006.png")
    (sheet,) = read_sheets(tmp_path)
    assert sheet.step == 6
    assert np.array_equal(sheet.pixels, np.full((6, 16, 3), 7))


def test_of_many_the_first_and_the_last_are_kept(tmp_path):
    (tmp_path / "samples").mkdir()
    for step in range(1, 61):
        Image.new("RGB", (8, 3)).save(tmp_path / "samples" / f"step-{step:06d}.png")
    steps = [sheet.step for sheet in read_sheets(tmp_path)]
    assert len(steps) == MOST
    assert (steps[0], steps[-1]) == (1, 60)
