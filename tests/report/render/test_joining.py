from pathlib import Path

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from report.render.joining import joined

FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سلام", ["\ufeb3", "\ufefc", "", "\ufee1"]),  # lam and alef are one
        ("باب", ["\ufe91", "\ufe8e", "\ufe8f"]),
        ("مرّة", ["\ufee3", "\ufeae", "\u0651", "\ufe93"]),  # marks do not part letters
        ("لا ب", ["\ufefb", "", " ", "\ufe8f"]),
        ("a1", ["a", "1"]),
        ("", []),
    ],
)
def test_letters_take_the_form_that_their_neighbours_ask_for(text, expected):
    assert joined(text) == expected


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچگ ", max_size=12))
def test_it_is_as_wide_as_what_harfbuzz_shapes(text):
    shaped = ImageFont.truetype(FONT, 100, layout_engine=ImageFont.Layout.RAQM)
    plain = ImageFont.truetype(FONT, 100, layout_engine=ImageFont.Layout.BASIC)
    wide = sum(plain.getlength(letter) for letter in joined(text) if letter)
    # Each letter's width is rounded to a 64th of a pixel, or to a whole one, by either engine.
    assert wide == pytest.approx(shaped.getlength(text, direction="rtl"), abs=len(text) + 1)
