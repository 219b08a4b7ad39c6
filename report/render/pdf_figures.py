"""Figures in the PDF: rows of pictures that break over lines and pages, under their captions."""

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from report.document import Figure, Picture, Row, Table, Tile
from report.render.pdf_style import GAP, LEAD, WIDTH, Pieces, padding
from report.render.pdf_tags import TaggedImage
from report.render.pdf_words import paragraph

# A figure of no more lines than this is not split over two pages; of a longer one so many stay
# with the caption.
SHORT_LINES, FIRST_LINES = 6, 3


def caption(block: Figure | Table) -> Paragraph:
    """The numbered caption above a figure or a table."""
    name = type(block).__name__
    text = f'<font name="Bold" color="#1f2328">{name} {block.number}.</font> '
    return paragraph(block.caption, "caption", text)


def figure(block: Figure) -> Pieces:
    """A short figure stays whole; a long one may go on on the next page."""
    lines = [line for row in block.rows for line in _lines(row)]
    first = len(lines) if len(lines) <= SHORT_LINES else FIRST_LINES
    return [caption(block), *lines[:first]], [*lines[first:], Spacer(0, 8)]


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
            cell.append(paragraph(tile.label, "label"))
        cells.append(cell)
    widths = [LEAD] * bool(lead) + [width + GAP] * len(tiles)
    table = PdfTable([cells], widths, hAlign="LEFT")
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *padding(0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), GAP),
    ]
    if lead:
        style += [("RIGHTPADDING", (0, 0), (0, -1), 5), ("VALIGN", (0, 0), (0, -1), "MIDDLE")]
    table.setStyle(TableStyle(style))
    return table


def image(picture: Picture, width: float) -> TaggedImage:
    """A picture so many points wide, as high as it is in proportion."""
    across, down = ImageReader(BytesIO(picture.data)).getSize()
    made = TaggedImage(BytesIO(picture.data), width, width * down / across, hAlign="LEFT")
    made.alt = picture.alt
    return made
