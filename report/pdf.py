"""The document as a PDF on A4, drawn with reportlab from the same blocks as the HTML."""

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import matplotlib as mpl
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Preformatted,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as PdfTable

from report.document import (
    PAGE_MM,
    Block,
    Code,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Row,
    Section,
    Table,
    Text,
)

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


def render(document: Document) -> bytes:
    """Returns the PDF's bytes; equal documents give equal bytes."""
    _register_fonts()
    # Pictures as they are, not as text a quarter larger: every reader since 1996 takes binary.
    rl_config.useA85 = 0
    file = BytesIO()
    pages = _Pages(document, file)
    story: list[Flowable] = [
        Paragraph(escape(document.title), STYLES["title"]),
        Paragraph(escape(document.subtitle), STYLES["subtitle"]),
    ]
    for block in document.opening:
        story += _flowables(block)
    for section in document.sections:
        story += _section(section)
    pages.build(story)
    return file.getvalue()


def _register_fonts() -> None:
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
        _style("head", 8, leading=10.8, fontName="Bold"),
        _style("number", 8, leading=10.8, alignment=2),
        _style("numberhead", 8, leading=10.8, fontName="Bold", alignment=2),
        _style("label", 6.2, leading=7.6, textColor=SOFT, alignment=1),
        _style("lead", 6.8, leading=8.4, textColor=SOFT, alignment=2),
        _style("figure", 13, fontName="Bold", leading=16),
        _style("meaning", 7, leading=9, textColor=SOFT),
        _style("code", 7, fontName="Mono", leading=10.5),
    )
}


class _Pages(BaseDocTemplate):
    """Pages with a footer, an outline in the viewer's side bar, and no clock in the file."""

    def __init__(self, document: Document, file: BytesIO):
        super().__init__(file, pagesize=A4, title=document.title, author="kvae", invariant=1)
        frame = Frame(
            MARGIN, 16 * mm, WIDTH, A4[1] - 32 * mm, 0, 0, 0, 0, id="page", showBoundary=0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._footer))
        self._footline = f"{document.title} · {document.subtitle.split(' · ')[-1]}"

    def _footer(self, canvas, _document) -> None:
        canvas.setFont("Body", 7)
        canvas.setFillColor(SOFT)
        canvas.drawString(MARGIN, 9 * mm, self._footline[:110])
        canvas.drawRightString(A4[0] - MARGIN, 9 * mm, str(canvas.getPageNumber()))

    def afterFlowable(self, flowable: Flowable) -> None:  # reportlab's name for its hook
        """Chapters become the outline."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "h2":
            key = f"chapter-{self.seq.nextf('chapter')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key)


def _section(section: Section) -> list[Flowable]:
    # A chapter starts on this page only if a good piece of it fits below its heading.
    story: list[Flowable] = [CondPageBreak(55 * mm), Paragraph(escape(section.title), STYLES["h2"])]
    for block in section.blocks:
        story += _flowables(block)
    return story


def _flowables(block: Block) -> list[Flowable]:
    match block:
        case Text():
            return _text(block)
        case Heading():
            return [CondPageBreak(35 * mm), Paragraph(escape(block.text), STYLES["h3"])]
        case Code():
            return _code(block)
        case KeyFigures():
            return _key_figures(block)
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)


def _text(block: Text) -> list[Flowable]:
    if block.tone == "plain":
        return [Paragraph(escape(block.text), STYLES["text"])]
    colour = TONES[block.tone]
    mark = f'<font name="Bold" color="#{colour.hexval()[2:]}">{MARKS[block.tone]}</font> '
    box = PdfTable([[Paragraph(mark + escape(block.text), STYLES["note"])]], [WIDTH])
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PANEL),
        ("LINEBEFORE", (0, 0), (0, -1), 2.5, colour),
        ("LEFTPADDING", (0, 0), (-1, -1), 9),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    box.setStyle(TableStyle(style))
    return [Spacer(0, 2), box, Spacer(0, 7)]


def _code(block: Code) -> list[Flowable]:
    lines = Preformatted(block.text, STYLES["code"], maxLineLength=112, newLineChars="    ")
    box = PdfTable([[lines]], [WIDTH])
    box.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), PANEL), *_padding(6)]))
    return [box, Spacer(0, 8)]


def _key_figures(block: KeyFigures) -> list[Flowable]:
    cells = [
        [Paragraph(escape(value), STYLES["figure"]), Paragraph(escape(text), STYLES["meaning"])]
        for value, text in block.pairs
    ]
    per_line = 3
    lines = [cells[i : i + per_line] for i in range(0, len(cells), per_line)]
    lines[-1] += [""] * (per_line - len(lines[-1]))
    table = PdfTable(lines, [WIDTH / per_line] * per_line)
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PANEL),
        ("INNERGRID", (0, 0), (-1, -1), 4, HexColor("#ffffff")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_padding(7),
    ]
    table.setStyle(TableStyle(style))
    return [Spacer(0, 3), table, Spacer(0, 9)]


def _caption(block: Figure | Table) -> Paragraph:
    name = type(block).__name__
    text = f'<font name="Bold" color="#1f2328">{name} {block.number}.</font> '
    return Paragraph(text + escape(block.caption), STYLES["caption"])


def _figure(block: Figure) -> list[Flowable]:
    """The caption stays with the first line of pictures; the other lines may go to new pages."""
    lines = [line for row in block.rows for line in _lines(row)]
    if all(not row.wrap for row in block.rows) and len(lines) <= 10:
        return [KeepTogether([_caption(block), *lines]), Spacer(0, 8)]
    return [KeepTogether([_caption(block), lines[0]]), *lines[1:], Spacer(0, 8)]


def _lines(row: Row) -> list[PdfTable]:
    """A row's tiles as tables of one line each."""
    room = WIDTH - (LEAD if row.lead else 0)
    per_line = max(1, int((room + GAP) // (row.tile_mm * mm + GAP)))
    starts = range(0, len(row.tiles), per_line)
    return [
        _line(
            row,
            row.tiles[start : start + per_line],
            row.lead if start == 0 else " " * bool(row.lead),
        )
        for start in starts
    ]


def _line(row: Row, tiles, lead: str) -> PdfTable:
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
        *_padding(0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("BOTTOMPADDING", (0, 0), (-1, -1), GAP),
    ]
    if lead:
        style.append(("RIGHTPADDING", (0, 0), (0, -1), 5))
    table.setStyle(TableStyle(style))
    return table


def _image(data: bytes, width: float) -> Image:
    across, down = ImageReader(BytesIO(data)).getSize()
    return Image(BytesIO(data), width, width * down / across, hAlign="LEFT")


def _table(block: Table) -> list[Flowable]:
    def cells(texts: tuple[str, ...], plain: str, figure: str) -> list[Paragraph]:
        return [
            Paragraph(escape(text), STYLES[figure if i in block.figures else plain])
            for i, text in enumerate(texts)
        ]

    rows = [cells(block.head, "head", "numberhead")]
    rows += [cells(row, "cell", "number") for row in block.rows]
    table = PdfTable(rows, [share * WIDTH for share in block.widths], repeatRows=1)
    style = [
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, LINE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_padding(3),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
    table.setStyle(TableStyle(style))
    if len(rows) <= 14:
        return [KeepTogether([_caption(block), table]), Spacer(0, 8)]
    return [CondPageBreak(40 * mm), _caption(block), table, Spacer(0, 8)]


def _padding(points: float) -> list[tuple]:
    sides = ("LEFT", "RIGHT", "TOP", "BOTTOM")
    return [(f"{side}PADDING", (0, 0), (-1, -1), points) for side in sides]
