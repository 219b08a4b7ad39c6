import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.wording import (
    UNKNOWN,
    between,
    counted,
    known,
    listed,
    number,
    percent,
    signed,
    small,
    unbroken,
)


@given(st.one_of(st.floats(), st.none(), st.text(), st.booleans()), st.integers(0, 4))
def test_a_number_is_digits_or_not_known(value, digits):
    text = number(value, digits)
    if known(value) is None:
        assert text == UNKNOWN
    else:
        assert set(text) <= set("0123456789.−\u00a0")
        # Half a digit, and what that is off as a binary number: 1.25 is a little more from 1.2.
        assert float(text.replace("−", "-").replace("\u00a0", "")) == pytest.approx(
            value, abs=0.500001 * 10**-digits, rel=1e-9
        )


def test_rounded_zero_has_no_sign():
    assert number(-0.04, 1) == "0.0"
    assert signed(-0.04, 1) == "0.0"
    assert signed(1.0) == "+1"
    assert signed(-2.0) == "−2"


def test_units_and_thousands():
    assert number(27648, 0) == "27\u00a0648"
    assert number(29.06, 1, "dB") == "29.1 dB"
    assert percent(0.305) == "30 %"
    assert percent(math.nan) == UNKNOWN
    assert small(0.00012) == "0.00012"
    assert small(3.14e-7) == "3.1\u00a0×\u00a010⁻⁷"
    assert small(-3.14e-7) == "−3.1\u00a0×\u00a010⁻⁷"
    assert small(1.2e9) == "1.2\u00a0×\u00a010⁹"


def test_words():
    assert [counted(n, "photo") for n in (0, 1, 2)] == ["no photos", "1 photo", "2 photos"]
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""


def test_no_line_ends_between_a_number_and_its_unit():
    text = unbroken("95 % (93%) of 128 × 128 pixels, 24 dB, 3 natures, 4 nats, ln 71, ln σ², all n")
    text = text.replace("\u00a0", "_")
    assert text == "95_% (93_%) of 128_×_128_pixels, 24_dB, 3 natures, 4_nats, ln_71, ln_σ², all n"


def test_an_interval_gives_its_unit_once():
    assert between("44 %", "40 %", "48 %") == "44 % (40 to 48)"
    assert between("0.15", "0.13", "0.17") == "0.15 (0.13 to 0.17)"
