"""What a report is made of, before anyone decides how it looks.

The chapters make these blocks; `html` and `pdf` both draw them. Nothing reaches a reader that is
not a block, so the two files cannot disagree. Text is plain text: each renderer escapes it.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeAlias

from report.wording import unbroken

Part: TypeAlias = Any  # a block, or what it consists of
Tone = Literal["plain", "good", "fair", "poor"]

# The width that text and figures share on A4 paper with 18 mm margins; screens scale from it.
PAGE_MM = 174.0


@dataclass(frozen=True)
class Picture:
    """One image file's bytes, PNG or JPEG, and what it shows in words.

    `dark` is the same chart drawn for a dark page; photos and drawn pictures have none.
    """

    data: bytes
    alt: str
    dark: bytes = b""

    @property
    def mime(self) -> str:
        """The media type, read off the first byte: PNG starts with 0x89, JPEG with 0xFF."""
        return "image/png" if self.data[:1] == b"\x89" else "image/jpeg"


@dataclass(frozen=True)
class Tile:
    """A picture and the few words below it."""

    picture: Picture
    label: str = ""


@dataclass(frozen=True)
class Row:
    """Tiles of one width that flow into as many lines as the page needs.

    With `wrap=False` the tiles stay on one line; a narrow screen scrolls sideways.
    `lead` is a word or two in front of the tiles.
    """

    tiles: tuple[Tile, ...]
    tile_mm: float
    lead: str = ""
    wrap: bool = True


@dataclass(frozen=True)
class Figure:
    """Rows of pictures under a caption that says what to look at."""

    caption: str
    rows: tuple[Row, ...]
    number: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cells under a caption; `widths` are the columns' shares of the page.

    Columns named in `figures` hold numbers and are set to the right. A `dense` one, for looking
    things up, is set smaller on paper.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    figures: tuple[int, ...] = ()
    number: int = 0
    dense: bool = False


@dataclass(frozen=True)
class Text:
    """One paragraph. A tone other than "plain" sets it apart as a comment on the numbers."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class KeyFigures:
    """The few numbers to remember: (value, what it is) pairs."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Formula:
    """An equation drawn as a picture, which says it in words, too; below it what it means."""

    picture: Picture
    text: str
    mm: float  # how wide it is on paper


@dataclass(frozen=True)
class Code:
    """Commands to type, one a line."""

    text: str


Block = Figure | Table | Text | Heading | KeyFigures | Formula | Code


@dataclass(frozen=True)
class Section:
    """One chapter of the report."""

    title: str
    blocks: tuple[Block, ...]
    fresh_page: bool = False  # on paper it begins a page


@dataclass(frozen=True)
class Document:
    """The whole report, figures and tables numbered in reading order."""

    title: str
    subtitle: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]


def finished(document: Document) -> Document:
    """The same document with figures and tables numbered from 1, and its text typeset."""
    count = {Figure: 0, Table: 0}

    def with_number(block: Block) -> Block:
        if not isinstance(block, Figure | Table):
            return block
        count[type(block)] += 1
        return replace(block, number=count[type(block)])

    numbered = tuple(
        replace(s, blocks=tuple(map(with_number, s.blocks))) for s in document.sections
    )
    return typeset(replace(document, sections=numbered))


def typeset(part: Part) -> Part:
    """A part with all its text as `unbroken` sets it; pictures and commands are left alone."""
    if isinstance(part, str):
        return unbroken(part)
    if isinstance(part, tuple):
        return tuple(typeset(each) for each in part)
    if is_dataclass(part) and not isinstance(part, Picture | Code | type):
        changed = {f.name: typeset(getattr(part, f.name)) for f in fields(part) if f.init}
        return replace(part, **changed)
    return part
