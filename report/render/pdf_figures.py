"""Figures in the PDF: rows of pictures that break over lines and pages, under their captions."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

from report.document import Figure, Row, Table, Tile
from report.render.pdf_style import GAP, LEAD, STYLES, WIDTH, Pieces, padding

# A single row of no more lines than this is not split over two pages.
SHORT_LINES = 6


def caption(block: Figure | Table) -> Paragraph:
    """The numbered caption above a figure or a table."""
    name = type(block).__name__
    text = f'<font name="Bold" color="#1f2328">{name} {block.number}.</font> '
    return Paragraph(text + escape(block.caption), STYLES["caption"])


def figure(block: Figure) -> Pieces:
    """A figure of several rows stays whole; one long row may go on on the next page."""
    lines = [line for row in block.rows for line in _lines(row)]
    whole = len(block.rows) > 1 or len(lines) <= SHORT_LINES
    first = len(lines) if whole else 1
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
    cells = [[Paragraph(escape(lead), STYLES["lead"])]] if lead else []
    for tile in tiles:
        cell: list[Flowable] = [_image(tile.picture.data, width)]
        if any(other.label for other in tiles):
            cell.append(Paragraph(escape(tile.label), STYLES["label"]))
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


def _image(data: bytes, width: float) -> Image:
    across, down = ImageReader(BytesIO(data)).getSize()
    return Image(BytesIO(data), width, width * down / across, hAlign="LEFT")
