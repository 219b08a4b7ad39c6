"""How the PDF looks: paper, fonts, colours and paragraph styles."""

from pathlib import Path

import matplotlib as mpl
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable

from report.document import PAGE_MM

# What a block becomes: what must stay on one page, and what may go on on the next.
Pieces = tuple[list[Flowable], list[Flowable]]

INK, SOFT, LINE, PANEL = map(HexColor, ("#1f2328", "#5b6470", "#dfe3e8", "#f5f7f9"))
TONES = {"good": HexColor("#00805d"), "fair": HexColor("#8f6100"), "poor": HexColor("#b54f00")}
MARKS = {"good": "✓", "fair": "≈", "poor": "✗"}
MARGIN = 18 * mm
WIDTH = PAGE_MM * mm
GAP = 0.8 * mm
LEAD = 12 * mm
# DejaVu comes with matplotlib and holds Latin, Cyrillic and Greek: photo names show as they are.
FONTS = {
    "Body": "DejaVuSans.ttf",
    "Bold": "DejaVuSans-Bold.ttf",
    "Mono": "DejaVuSansMono.ttf",
}


def register_fonts() -> None:
    """Makes the three fonts known to reportlab, once a process."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name, font in FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, folder / font))


def _style(name: str, size: float, **options) -> ParagraphStyle:
    defaults = {"fontName": "Body", "fontSize": size, "leading": size * 1.45, "textColor": INK}
    return ParagraphStyle(name, **(defaults | options))


STYLES = {
    style.name: style
    for style in (
        _style("title", 21, fontName="Bold", leading=26, spaceAfter=5),
        _style("subtitle", 9, textColor=SOFT, spaceAfter=12),
        _style("h2", 14, fontName="Bold", leading=18, spaceBefore=16, spaceAfter=7),
        _style("h3", 10.5, fontName="Bold", spaceBefore=9, spaceAfter=4),
        _style("text", 9, spaceAfter=6),
        _style("note", 9),
        _style("caption", 8, textColor=SOFT, spaceBefore=6, spaceAfter=4),
        _style("cell", 8, leading=10.8, splitLongWords=1),
        _style("densecell", 7, leading=9.2, splitLongWords=1),
        _style("head", 8, leading=10.8, fontName="Bold"),
        _style("number", 8, leading=10.8, alignment=2),
        _style("numberhead", 8, leading=10.8, fontName="Bold", alignment=2),
        _style("label", 6.2, leading=7.8, textColor=SOFT, alignment=1),
        _style("lead", 6.8, leading=8.4, textColor=SOFT, alignment=2),
        _style("figure", 13, fontName="Bold", leading=16),
        _style("meaning", 7, leading=9, textColor=SOFT),
        _style("meaningof", 8, textColor=SOFT, leftIndent=10, spaceBefore=1, spaceAfter=5),
        _style("code", 7, fontName="Mono", leading=10.5),
    )
}


def mirrored(style: ParagraphStyle) -> ParagraphStyle:
    """The style for a page that runs from right to left."""
    return ParagraphStyle(
        f"{style.name}-mirrored", style, alignment={0: 2, 1: 1, 2: 0}[style.alignment],
        leftIndent=style.rightIndent, rightIndent=style.leftIndent,
    )  # fmt: skip


def padding(points: float) -> list[tuple]:
    """Table commands that set the padding of every cell, on all four sides."""
    sides = ("LEFT", "RIGHT", "TOP", "BOTTOM")
    return [(f"{side}PADDING", (0, 0), (-1, -1), points) for side in sides]
