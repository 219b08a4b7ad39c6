"""Figures in the PDF: rows of pictures that break over lines and pages, under their captions."""

from io import BytesIO
from itertools import accumulate

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, KeepTogether, Spacer
from reportlab.platypus import Table as PdfTable

from report.document import Figure, Picture, Row, Table, Tile
from report.render.pdf_grid import grid
from report.render.pdf_style import GAP, INK, LEAD, WIDTH, Pieces, padding
from report.render.pdf_tags import TaggedImage
from report.render.pdf_words import paragraph
from report.texts import is_right_to_left, spoken

# So much of a figure stays with its caption, in points; the rest of its lines may go on on the next
# page, but no line alone.
FIRST = 24 * mm
ABOVE_LABEL = 1.2  # points between a picture that fills its frame and the words below it


def caption(block: Figure | Table) -> Flowable:
    """The numbered caption above a figure or a table."""
    words = "Figure {n}." if isinstance(block, Figure) else "Table {n}."
    return paragraph(block.caption, "caption", (spoken(words, n=block.number), INK))


def figure(block: Figure) -> Pieces:
    """Its first lines stay with the caption; the others may go on on the next page."""
    lines = [line for row in block.rows for line in _lines(row)]
    heights = accumulate(line.wrap(WIDTH, 0)[1] for line in lines)
    first = 1 + sum(height < FIRST for height in heights)
    last = max(first, len(lines) - 2)
    end = [KeepTogether(lines[last:])] if lines[last:] else []
    return [caption(block), *lines[:first]], [*lines[first:last], *end, Spacer(0, 8)]


def _lines(row: Row) -> list[PdfTable]:
    """A row's tiles as tables of one line each; the lead stands before the first."""
    room = WIDTH - (LEAD if row.lead else 0)
    per_line = max(1, int((room + GAP) // (row.tile_mm * mm + GAP)))
    lines = []
    for start in range(0, len(row.tiles), per_line):
        lead = row.lead if start == 0 or not row.lead else " "
        lines.append(_line(row, row.tiles[start : start + per_line], lead))
    return lines


def _line(row: Row, tiles: tuple[Tile, ...], lead: str) -> PdfTable:
    width = row.tile_mm * mm
    cells = [[paragraph(lead, "lead")]] if lead else []
    for tile in tiles:
        cell: list[Flowable] = [image(tile.picture, width)]
        if any(other.label for other in tiles):
            cell += [Spacer(0, ABOVE_LABEL), paragraph(tile.label, "label")]
        cells.append(cell)
    widths = [LEAD] * bool(lead) + [width + GAP] * len(tiles)
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *padding(0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), GAP),
    ]
    if lead:
        style += [("RIGHTPADDING", (0, 0), (0, -1), 5), ("VALIGN", (0, 0), (0, -1), "MIDDLE")]
    return grid([cells], widths, style, hAlign="LEFT")


def image(picture: Picture, width: float) -> TaggedImage:
    """A picture so many points wide, as high as it is in proportion."""
    across, down = ImageReader(BytesIO(picture.data)).getSize()
    side = "RIGHT" if is_right_to_left() else "LEFT"
    made = TaggedImage(BytesIO(picture.data), width, width * down / across, hAlign=side)
    made.alt = picture.alt
    return made
