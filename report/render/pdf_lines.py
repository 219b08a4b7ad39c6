"""A paragraph that runs from right to left, with what stands in it from left to right.

reportlab sets lines from left to right. Here letters are joined and ordered first, then drawn from
left to right as well; the text as it is read stands beside it, for copying and for reading aloud.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from report.render.bidi import levels, mirror, visual
from report.render.joining import joined
from report.render.pdf_tags import Element, marked

MARKS_OF_ORDER = "\u2066\u2067\u2068\u2069\u200e\u200f"  # seen by nobody
PLACEHOLDER = "\ufffc"  # stands in the text for a picture of letters that the font lacks


@dataclass(frozen=True)
class Words:
    """Text in one font and colour, or a picture of letters with what they are."""

    text: str
    font: str
    colour: Color
    picture: ImageReader | None = None
    size: tuple[float, float] = (0.0, 0.0)  # of the picture, in points


@dataclass(frozen=True)
class Letter:
    """One letter of a paragraph: as it is drawn, whose it is and how wide."""

    drawn: str
    words: Words
    width: float


class RightToLeftParagraph(Flowable):
    """One paragraph; a part of one after it was split over two pages."""

    def __init__(
        self, words: list[Words], style: ParagraphStyle, element: Element,
        span: tuple[int, int] | None = None,
    ):  # fmt: skip
        super().__init__()
        self.words, self.style, self.element = words, style, element
        self.text = "".join(PLACEHOLDER if part.picture else part.text for part in words)
        self.letters = _letters(words, self.text, style.fontSize)
        self.levels = levels(self.text, right_to_left=True)
        self.start, self.stop = span or (0, len(self.text))
        self.lines: list[range] = []

    def getPlainText(self) -> str:  # reportlab's name for it
        """The text as it is read, without the marks that keep its parts in order."""
        return _plain("".join(part.text for part in self.words))

    def getSpaceBefore(self) -> float:  # reportlab's name for it
        """Points above it."""
        return self.style.spaceBefore

    def getSpaceAfter(self) -> float:  # reportlab's name for it
        """Points below it."""
        return self.style.spaceAfter

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Breaks it into lines and returns its size in points."""
        self.width = width
        room = width - self.style.leftIndent - self.style.rightIndent
        self.lines = list(self._broken(room))
        self.height = len(self.lines) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits into the height, and the rest; nothing if no line fits."""
        self.wrap(width, height)
        fitting = int(height // self.style.leading)
        if not 0 < fitting < len(self.lines):
            return [self] if fitting else []
        end, start = self.lines[fitting - 1].stop, self.lines[fitting].start
        spans = (self.start, end), (start, self.stop)
        return [RightToLeftParagraph(self.words, self.style, self.element, span) for span in spans]

    def draw(self) -> None:
        """Draws its lines between the marks of its element."""
        is_part = (self.start, self.stop) != (0, len(self.text))
        actual = _plain(self.text[self.start : self.stop]) if is_part else self.getPlainText()
        with marked(self.canv, self.element, actual):
            for number, line in enumerate(self.lines):
                # Where reportlab sets lines too, so that cells of a row stand on one line.
                y = self.height - self.style.fontSize - number * self.style.leading
                self._draw_line(line, y)

    def _draw_line(self, line: range, y: float) -> None:
        x = self._left_of(sum(self.letters[i].width for i in line))
        order = visual(self.text, self.levels, line, 1)
        for words, group in groupby(order, lambda i: self.letters[i].words):
            run = list(group)
            wide = sum(self.letters[i].width for i in run)
            if words.picture:
                self.canv.drawImage(
                    words.picture, x, y - 0.28 * self.style.fontSize, *words.size, mask="auto"
                )
            else:
                drawn = (mirror(self.letters[i].drawn, self.levels[i]) for i in run)
                text = self.canv.beginText(x, y)
                text.setFont(words.font, self.style.fontSize)
                text.setFillColor(words.colour)
                text.textOut("".join(drawn))
                self.canv.drawText(text)
            x += wide

    def _left_of(self, wide: float) -> float:
        """Where a line so wide begins: at the right, in the middle or at the left."""
        room = self.width - self.style.leftIndent - self.style.rightIndent
        share = {0: 0.0, 1: 0.5, 2: 1.0}[self.style.alignment]
        return self.style.leftIndent + share * max(0.0, room - wide)

    def _broken(self, room: float) -> Iterator[range]:
        """The indices of each line's letters, spaces at its end left out."""
        start, space, used = self.start, None, 0.0
        for i in range(self.start, self.stop):
            used += self.letters[i].width
            if self.text[i] == " ":
                space = i
            elif used > room and i > start:
                end = i if space is None else space
                yield range(start, end)
                start = end if space is None else end + 1
                space, used = None, sum(self.letters[j].width for j in range(start, i + 1))
        yield range(start, self.stop)


def drawn_in_order(text: str) -> str:
    """One line from right to left as letters that are drawn from left to right."""
    found, forms = levels(text, right_to_left=True), joined(text)
    order = visual(text, found, range(len(text)), 1)
    return _plain("".join(mirror(forms[i], found[i]) for i in order))


def _letters(words: list[Words], text: str, size: float) -> list[Letter]:
    drawn, found = joined(text), []
    for part in words:
        if part.picture:
            found.append(Letter("", part, part.size[0]))
            continue
        known = pdfmetrics.getFont(part.font).face.charToGlyph
        for letter in part.text:
            form = drawn[len(found)]
            shown = form if form == "" or ord(form) in known else letter
            shown = "" if ord(letter) not in known and shown == letter else shown
            wide = pdfmetrics.stringWidth(shown, part.font, size) if shown else 0.0
            found.append(Letter(shown, part, wide))
    return found


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter not in MARKS_OF_ORDER)
