"""The document as a PDF on A4, drawn with reportlab from the same blocks as the HTML."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Preformatted,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as PdfTable

from report.document import (
    Block,
    Code,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Section,
    Table,
    Text,
)
from report.pdf_figures import caption, figure
from report.pdf_style import (
    LINE,
    MARGIN,
    MARKS,
    PANEL,
    SOFT,
    STYLES,
    TONES,
    WIDTH,
    padding,
    register_fonts,
)


def render(document: Document) -> bytes:
    """Returns the PDF's bytes; equal documents give equal bytes."""
    register_fonts()
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
    start = PageBreak() if section.fresh_page else CondPageBreak(55 * mm)
    story: list[Flowable] = [start, Paragraph(escape(section.title), STYLES["h2"])]
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
            return figure(block)
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
    box.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), PANEL), *padding(6)]))
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
        *padding(7),
    ]
    table.setStyle(TableStyle(style))
    return [Spacer(0, 3), table, Spacer(0, 9)]


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
        *padding(3),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
    table.setStyle(TableStyle(style))
    if len(rows) <= 14:
        return [KeepTogether([caption(block), table]), Spacer(0, 8)]
    return [CondPageBreak(40 * mm), caption(block), table, Spacer(0, 8)]
