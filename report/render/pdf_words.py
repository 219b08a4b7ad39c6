"""Text in the PDF, whatever alphabet it is in.

DejaVu is embedded; it holds Latin, Greek, Cyrillic and some symbols. Runs of other letters
(Chinese, Hindi, emoji), and of those that have to be joined or run from right to left (Arabic,
Hebrew), are drawn by Pillow with a font of this system and stand in the line as small pictures.
Where no font has them their code points are shown: nothing is left out.
"""

import unicodedata
from base64 import b64encode
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont, TTLibError
from matplotlib.font_manager import findSystemFonts
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics

from report.render.pdf_style import STYLES
from report.render.pdf_tags import Element, TaggedParagraph

RIGHT_TO_LEFT = {"R", "AL", "AN"}
# Joiners and variation selectors belong to the letter before them, in whatever font.
JOINED = {"Mn", "Me", "Cf"}
# Pixels; fonts of coloured bitmaps (emoji) know one size only.
SIZES = (96, 109, 128, 136, 160)


# What a paragraph is by its style; all others are plain paragraphs.
ROLES = {"title": "H1", "h2": "H2", "h3": "H3", "caption": "Caption"}


def paragraph(
    text: str, style: str, before: str = "", element: Element | None = None
) -> TaggedParagraph:
    """A paragraph of plain text; `before` is markup that stands in front of it.

    Args:
        text: as it shall be read.
        style: one of `STYLES`.
        before: reportlab's markup.
        element: what it is tagged as, where its style does not tell.
    """
    made = TaggedParagraph(before + marked_up(text, style), STYLES[style])
    made.element = element or Element(ROLES.get(style, "P"))
    return made


def marked_up(text: str, style: str) -> str:
    """Plain text as reportlab's markup, foreign runs as pictures in the line."""
    return "".join(_inline(run, style) if foreign else escape(run) for run, foreign in runs(text))


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces: (piece, whether DejaVu cannot show it)."""
    told: list[tuple[str, bool]] = []
    for letter in text:
        follows = bool(told) and told[-1][1]
        joined = follows and (unicodedata.category(letter) in JOINED or letter == " ")
        told.append((letter, joined or not _shown_by_dejavu(letter)))
    found: list[tuple[str, bool]] = []
    for foreign, run in groupby(told, lambda each: each[1]):
        piece = "".join(letter for letter, _ in run)
        # A space that ends a foreign run is an ordinary one.
        bare = piece.rstrip(" ") if foreign else piece
        found += [(bare, foreign), (piece[len(bare) :], False)]
    return [(piece, foreign) for piece, foreign in found if piece]


def _shown_by_dejavu(letter: str) -> bool:
    if letter.isspace():
        return True
    known = pdfmetrics.getFont("Body").face.charToGlyph
    return ord(letter) in known and unicodedata.bidirectional(letter) not in RIGHT_TO_LEFT


def _inline(run: str, style: str) -> str:
    """A foreign run as an <img> as high as a line, or its code points."""
    letters = frozenset(c for c in run if unicodedata.category(c) not in JOINED and c != " ")
    path = font_for(letters)
    if path is None:
        return escape(" ".join(f"U+{ord(c):04X}" for c in run if c != " "))
    look = STYLES[style]
    picture = _drawn(run, path, look.textColor.hexval()[2:])
    scale = 1.25 * look.fontSize / picture.height
    file = BytesIO()
    picture.save(file, "PNG")
    data = b64encode(file.getvalue()).decode("ascii")
    size = f'width="{picture.width * scale:.2f}" height="{picture.height * scale:.2f}"'
    return f'<img src="data:image/png;base64,{data}" {size} valign="{-0.28 * look.fontSize:.2f}"/>'


def _drawn(run: str, path: Path, colour: str) -> Image.Image:
    """The run on nothing, in a line of its font's own height."""
    font = _opened(path)
    ascent, descent = font.getmetrics()
    width = max(1, round(font.getlength(run)))
    picture = Image.new("RGBA", (width, ascent + descent), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.text((0, 0), run, font=font, fill=f"#{colour}", embedded_color=True)
    return picture


def _opened(path: Path) -> ImageFont.FreeTypeFont:
    for size in SIZES:
        try:
            return ImageFont.truetype(path, size)
        except OSError:  # a font of bitmaps of another size
            continue
    raise OSError(f"{path} has none of the sizes {SIZES}")


@cache
def font_for(letters: frozenset[str]) -> Path | None:
    """The system's font that has all the letters, those of the Noto family first; or None."""
    wanted = {ord(letter) for letter in letters}
    fonts = sorted(map(Path, findSystemFonts()), key=_preference)
    return next((path for path in fonts if wanted <= _letters(path)), None)


def _preference(path: Path) -> tuple[bool, str]:
    return "noto" not in path.name.lower(), path.name


@cache
def _letters(path: Path) -> frozenset[int]:
    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, KeyError):  # a font file that cannot be read is of no use here
        return frozenset()
