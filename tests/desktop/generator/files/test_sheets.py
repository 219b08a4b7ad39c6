"""Contact sheets: pictures in rows, with captions below them."""

import numpy as np
import pytest
from PIL import Image

from desktop.generator.files.sheets import contact_sheet


def colours(sheet: Image.Image) -> set:
    return {colour for _, colour in sheet.getcolors(sheet.width * sheet.height)}


def test_a_contact_sheet_on_a_dark_ground_needs_no_captions():
    images = np.full((3, 64, 64, 3), 128, np.uint8)
    sheet = contact_sheet(images, 2, background="#202124", ink="#e8eaed")
    assert sheet.size == (8 + 2 * 72, 8 + 2 * 72)
    assert colours(sheet) == {(32, 33, 36), (128, 128, 128)}
    captioned = contact_sheet(images, 2, captions="abc", background="#202124", ink="#e8eaed")
    assert captioned.height > sheet.height
    assert max(colours(captioned)) > (150, 150, 150)  # thin strokes are blended


def test_long_captions_stay_below_their_own_pictures():
    images = np.full((3, 64, 64, 3), 255, np.uint8)
    captions = ["seed 123456, 12", "short", "a"]
    sheet = contact_sheet(images, 3, captions=captions, ink="#000000")
    dark = np.asarray(sheet.convert("L")) < 200
    gaps = np.concatenate([np.arange(8 + 72 * i - 8, 8 + 72 * i) for i in range(4)])
    assert dark.any()
    assert not dark[:, gaps].any()


def test_a_contact_sheet_keeps_order_and_colours():
    colours = [(250, 0, 0), (0, 250, 0), (0, 0, 250), (250, 250, 0), (0, 250, 250)]
    images = np.array([np.full((64, 64, 3), colour, np.uint8) for colour in colours])
    sheet = contact_sheet(images, 3, captions="abcde", gap=8, scale=2)
    below = sheet.height - 3 * 8 - 2 * 128
    assert sheet.size == (8 + 3 * 136, sheet.height)
    for index, colour in enumerate(colours):
        row, column = divmod(index, 3)
        centre = (8 + column * 136 + 64, 8 + row * (136 + below // 2) + 64)
        assert sheet.getpixel(centre) == colour
    with pytest.raises(ValueError, match="captions"):
        contact_sheet(images, 3, captions="ab")
