"""Numbers as a reader meets them: rounded, with their unit, and never "nan"."""

import math
import re
from collections.abc import Sequence

from report import texts
from report.texts import isolated, spoken

UNKNOWN = "not known"
# Between a number and its unit no line may end, nor within a number. (Not the narrow one, U+202F:
# reportlab breaks lines there.)
UNBROKEN = "\u00a0"
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


UNITS = re.compile(
    r"(?<=\d) (?=(dB|nats?|sigma|levels|pixels|minutes|steps|CPU seconds|ms)\b|[%×])|(?<=×) (?=\d)"
    r"|(?<=\(0,) (?=[1I]\))"  # N(0, I)
    r"|(?<=\bln) (?=[\dσ])|(?<=\(1) (?=photo\))"
    r"|(?:(?<=\d)|(?<=\d\u2069)) (?=بكسل|ديسيبل|نات\b|دقيقة|دقائق|درجة)"
)


def unbroken(text: str) -> str:
    """The text with no-break spaces between numbers and their units, so that no line ends there.

    Per cent stand apart like other units, also where the evaluation wrote them close; but close in
    Arabic, where a sign that stands apart would come to lie on the number's other side.
    """
    text = UNITS.sub(UNBROKEN, text)
    return text if texts.is_right_to_left() else re.sub(r"(?<=\d)%", f"{UNBROKEN}%", text)


def known(value: object) -> float | None:
    """The value as a finite float, or None: what a run did not measure stays unsaid."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def number(value: object, digits: int = 1, unit: str = "") -> str:
    """`value` with `digits` decimals and its unit, or "not known".

    A rounded zero loses its sign, so that -0.04 reads 0.0; minus is the typographic sign.
    """
    value = known(value)
    if value is None:
        return spoken(UNKNOWN)
    text = f"{value:,.{digits}f}"
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    text = text.replace("-", "−").replace(",", UNBROKEN)
    if not unit:
        return text
    return f"{text} {unit}" if texts.language() == "en" else _in_forms(value, digits, unit, text)


def _in_forms(value: float, digits: int, noun: str, shown: str) -> str:
    """A number with its noun in a language where the number decides about the noun's form."""
    count = round(value) if digits == 0 else math.nan  # a number with decimals has one form
    return texts.counted(count, noun, shown)


def signed(value: float, digits: int = 0) -> str:
    """A number that always shows its sign, as on an axis: −2, 0, +2."""
    text = number(value, digits)
    return text if value <= 0 or not text.strip("0.") else f"+{text}"


def small(value: object) -> str:
    """A tiny number with two significant digits: 0.00012 or 3.1 × 10⁻⁷."""
    value = known(value)
    if value is None:
        return spoken(UNKNOWN)
    digits, _, power = f"{value:.2g}".replace("-", "−", 1 if value < 0 else 0).partition("e")
    if not power:
        return digits
    return f"{digits}{UNBROKEN}×{UNBROKEN}10{str(int(power)).translate(RAISED)}"


def percent(share: object) -> str:
    """A share of 0 to 1 as whole percent."""
    share = known(share)
    if share is None:
        return spoken(UNKNOWN)
    return f"{100 * share:.0f}%" if texts.is_right_to_left() else f"{100 * share:.0f} %"


def between(value: str, low: str, high: str) -> str:
    """A figure with its interval: 44 % (40 to 48)."""
    low, high = (bound.removesuffix("%").rstrip() for bound in (low, high))
    return spoken("{value} ({low} to {high})", value=value, low=low, high=high)


def counted(count: int, one: str, many: str = "") -> str:
    """Counts in words: 1 photo, 2 photos, no photos."""
    if texts.language() != "en":
        return texts.counted(count, one, str(count))
    if count == 1:
        return f"1 {one}"
    return f"{count or 'no'} {many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    words = [isolated(word) for word in words]
    if len(words) < 2:
        return "".join(words)
    return spoken("{words} and {last}", words=spoken(", ").join(words[:-1]), last=words[-1])


def sentence(text: str) -> str:
    """The text with a capital at its start, the rest left alone."""
    return text[:1].upper() + text[1:]
