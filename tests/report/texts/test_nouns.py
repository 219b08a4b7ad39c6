import pytest

from report import texts
from report.texts.arabic.nouns import NOUNS, form
from report.wording import counted, listed, number, percent, unbroken


@pytest.mark.parametrize(
    ("count", "expected"),
    # The examples that Unicode's CLDR gives for Arabic.
    [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (103, 3), (1010, 3), (11, 4), (26, 4), (111, 4),
     (1011, 4), (100, 5), (102, 5), (200, 5), (10000, 5), (0.1, 5), (10.5, 5), (float("nan"), 5)],
)  # fmt: skip
def test_the_form_follows_the_number(count, expected):
    assert form(count) == expected


def test_every_noun_has_six_forms_and_gives_larger_numbers():
    for noun, forms in NOUNS.items():
        assert len(forms) == 6, noun
        assert all("{n}" in one for one in forms[3:]), noun


def test_counts_in_sentences():
    with texts.speaking("ar"):
        phrases = [
            counted(n, "photo").replace("\u2068", "").replace("\u2069", "") for n in (1, 2, 7)
        ]
        assert phrases == ["صورة واحدة", "صورتين", "7 صور"]
        assert "71" in counted(71, "photo")
        assert "صورة" in counted(71, "photo")
        assert "دقائق" in number(5.0, 0, "minutes")
        assert "دقيقة" in number(5.2, 1, "minutes")
        assert percent(0.5) == "50%"
        assert listed(["أ", "ب", "ج"]) == "أ وب وج"
        phrase = unbroken(f"من {number(64, 0)} بكسل")
        assert phrase == "من 64\u00a0بكسل"
        with pytest.raises(KeyError):
            counted(3, "elephant")
    assert counted(7, "photo") == "7 photos"
