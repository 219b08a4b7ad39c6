import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.render.bidi import levels, mirror, visual

LETTERS = "ab12 .,:-−+%()[]«»/×\u00a0اب؛ىא\u0651\u2066\u2067\u2068\u2069"


def shown(text: str, right_to_left: bool = True) -> str:
    """The letters from left to right, as they are drawn."""
    found = levels(text, right_to_left)
    order = visual(text, found, range(len(text)), int(right_to_left))
    drawn = "".join(mirror(text[i], found[i]) for i in order)
    return "".join(letter for letter in drawn if letter not in "\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("אבג", "גבא"),
        ("אב ab גד", "דג ab בא"),
        ("אב 12.5 גד", "דג 12.5 בא"),
        ("אב (גד)", "(דג) בא"),  # brackets turn with what they stand around
        ("אב (ab)", "(ab) בא"),
        ("אב −2", "2− בא"),  # bare, a sign comes to lie on the wrong side
        ("אב \u2068−2\u2069", "−2 בא"),  # so figures are isolated
        ("אב \u2068a(b), c\u2069 גד", "דג a(b), c בא"),
        ("אב \u206824 × 32\u2069", "24 × 32 בא"),
        ("אב 54%", "54% בא"),
        ("\u2068ab\u2069 גד", "דג ab"),
        ("אב \u2068דה \u2068x-1\u2069\u2069 ab", "ab x-1 הד בא"),
    ],
)
def test_lines_from_right_to_left(text, expected):
    assert shown(text) == expected


def test_lines_from_left_to_right_turn_what_runs_the_other_way():
    assert shown("ab אב 1 cd", right_to_left=False) == "ab 1 בא cd"
    assert shown("ab (12)", right_to_left=False) == "ab (12)"


@given(st.text(LETTERS, max_size=30), st.booleans())
def test_every_letter_stands_somewhere_once(text, right_to_left):
    found = levels(text, right_to_left)
    assert all(level >= int(right_to_left) for level in found)
    order = visual(text, found, range(len(text)), int(right_to_left))
    assert sorted(order) == list(range(len(text)))


@given(st.text("אבגד", max_size=20), st.text("abcd", max_size=20))
def test_a_line_of_a_longer_paragraph_keeps_its_place(first, second):
    text = f"{first} {second}"
    found = levels(text, True)
    indices = range(len(first) + 1, len(text))
    assert [text[i] for i in visual(text, found, indices, 1)] == list(second)
