"""Text in the PDF, whatever alphabet it is in.

DejaVu is embedded; it holds Latin, Greek, Cyrillic and some symbols. Runs of other letters
(Chinese, Hindi, emoji) are drawn by Pillow with a font of this system and stand in the line as
small pictures; so are those that run from right to left (Arabic, Hebrew) in a line from left to
right. Where no font has them their code points are shown: nothing is left out. In a language that
runs from right to left, paragraphs are set by `pdf_lines`.
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
from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics

from report import texts
from report.render.pdf_lines import MARKS_OF_ORDER, RightToLeftParagraph, Words
from report.render.pdf_style import STYLES, mirrored
from report.render.pdf_tags import Element, TaggedParagraph

RIGHT_TO_LEFT = {"R", "AL", "AN"}
# Joiners and variation selectors belong to the letter before them, in whatever font.
JOINED = {"Mn", "Me", "Cf"}
# Pixels; fonts of coloured bitmaps (emoji) know one size only.
SIZES = (96, 109, 128, 136, 160)
# What lies beyond (emoji) is drawn, even if DejaVu has it: of such letters reportlab writes a table
# by which no reader can find the text again.
LAST_OF_TEXT = 0xFFFF
# Pictures in a line are handed over as data URLs, and nothing else is to be fetched. As long as it
# trusts no host at all, reportlab opens no URL of any kind.
rl_config.trustedHosts, rl_config.trustedSchemes = ["localhost"], ["data"]

# What a paragraph is by its style; all others are plain paragraphs.
ROLES = {"title": "H1", "h2": "H2", "h3": "H3", "caption": "Caption"}
# Quotations stand as they would in a book of their own language.
LEFT_TO_RIGHT = {"text", "note"}


def paragraph(
    text: str, style: str, before: tuple[str, Color] | None = None, element: Element | None = None
) -> TaggedParagraph | RightToLeftParagraph:
    """A paragraph of plain text.

    Args:
        text: as it shall be read.
        style: one of `STYLES`.
        before: bold words that stand in front of it, and their colour.
        element: what it is tagged as, where its style does not say.
    """
    element, look = element or Element(ROLES.get(style, "P")), STYLES[style]
    if texts.is_right_to_left() and style not in LEFT_TO_RIGHT:
        look = mirrored(look)
    if texts.direction(f"{before[0] if before else ''}{text}") == "rtl":
        return RightToLeftParagraph(_words(text, look, before), mirrored(STYLES[style]), element)
    lead = ""
    if before:
        words, colour = before
        lead = f'<font name="Bold" color="#{colour.hexval()[2:]}">{words}</font> '
    made = TaggedParagraph(lead + marked_up(text, style), look)
    made.element = element
    return made


def _words(text: str, look: ParagraphStyle, before: tuple[str, Color] | None) -> list[Words]:
    """The text of a paragraph from right to left; letters that DejaVu lacks as pictures."""
    parts = [Words(f"{before[0]} ", "Bold", before[1])] if before else []
    for run, foreign in runs(text, right_to_left=True):
        path = font_for(_letters_of(run)) if foreign else None
        if not foreign:
            parts.append(Words(run, look.fontName, look.textColor))
        elif path is None:
            parts.append(Words(_code_points(run), look.fontName, look.textColor))
        else:
            picture = _drawn(run, path, look.textColor.hexval()[2:])
            scale = 1.25 * look.fontSize / picture.height
            size = picture.width * scale, picture.height * scale
            parts.append(Words(run, look.fontName, look.textColor, ImageReader(picture), size))
    return parts


def marked_up(text: str, style: str) -> str:
    """Plain text as reportlab's markup, foreign runs as pictures in the line."""
    return "".join(_inline(run, style) if foreign else escape(run) for run, foreign in runs(text))


def runs(text: str, right_to_left: bool = False) -> list[tuple[str, bool]]:
    """The text in pieces: (piece, whether DejaVu cannot show it in such a paragraph)."""
    letters: list[tuple[str, bool]] = []
    for letter in text:
        follows = bool(letters) and letters[-1][1]
        joiner = unicodedata.category(letter) in JOINED and letter not in MARKS_OF_ORDER
        joined = follows and (joiner or letter == " ")
        letters.append((letter, joined or not _shown_by_dejavu(letter, right_to_left)))
    found: list[tuple[str, bool]] = []
    for foreign, run in groupby(letters, lambda each: each[1]):
        piece = "".join(letter for letter, _ in run)
        # A space that ends a foreign run is an ordinary one.
        bare = piece.rstrip(" ") if foreign else piece
        found += [(bare, foreign), (piece[len(bare) :], False)]
    return [(piece, foreign) for piece, foreign in found if piece]


def _shown_by_dejavu(letter: str, right_to_left: bool) -> bool:
    if letter.isspace() or letter in MARKS_OF_ORDER:
        return True
    known = pdfmetrics.getFont("Body").face.charToGlyph
    if ord(letter) > LAST_OF_TEXT:
        return False
    turned = unicodedata.bidirectional(letter) in RIGHT_TO_LEFT
    return ord(letter) in known and (right_to_left or not turned)


def _inline(run: str, style: str) -> str:
    """A foreign run as an <img> as high as a line, or its code points."""
    path = font_for(_letters_of(run))
    if path is None:
        return escape(_code_points(run))
    look = STYLES[style]
    picture = _drawn(run, path, look.textColor.hexval()[2:])
    scale = 1.25 * look.fontSize / picture.height
    file = BytesIO()
    picture.save(file, "PNG")
    data = b64encode(file.getvalue()).decode("ascii")
    size = f'width="{picture.width * scale:.2f}" height="{picture.height * scale:.2f}"'
    return f'<img src="data:image/png;base64,{data}" {size} valign="{-0.28 * look.fontSize:.2f}"/>'


def _letters_of(run: str) -> frozenset[str]:
    return frozenset(c for c in run if unicodedata.category(c) not in JOINED and c != " ")


def _code_points(run: str) -> str:
    return " ".join(f"U+{ord(c):04X}" for c in run if c != " ")


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
