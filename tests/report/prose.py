"""What a report says, sentence by sentence: the text of its HTML without tables and labels."""

import html
import re

PROSE = re.compile(r"<(p|figcaption|caption|h1|h2|h3|dt|dd)\b[^>]*>(.*?)</\1>", re.S)
ORDER = re.compile("[\u2066-\u2069\u200e\u200f]")


def paragraphs(page: str) -> list[str]:
    """Paragraphs, captions, headings and key figures, as plain text."""
    return [plain(inner) for _, inner in PROSE.findall(page)]


def plain(markup: str) -> str:
    """Text without tags and without marks that keep parts in order; any space is one space."""
    text = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return re.sub(r"[\s\u00a0]+", " ", re.sub(r"(?<=\d)\u00a0(?=\d)", "", ORDER.sub("", text)))


def numbers_in(text: str) -> list[str]:
    """All numbers of a text, with minus as a hyphen; not digits that are part of a name."""
    before, after = r"(?<![A-Za-z0-9_.:/\-–])", r"(?![A-Za-z0-9_/]|\.\d|-\w)"
    found = rf"{before}[-−+]?\d+(?:\.\d+)?(?: × 10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?{after}"
    return [each.replace("−", "-").lstrip("+") for each in re.findall(found, text)]
