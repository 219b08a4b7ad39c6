"""The document as a PDF on A4, drawn with reportlab from the same blocks as the HTML."""

from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Indenter,
    KeepTogether,
    PageTemplate,
)

from report import texts
from report.document import (
    Block,
    Code,
    Document,
    Figure,
    Formula,
    Heading,
    KeyFigures,
    Section,
    Table,
    Text,
)
from report.render.pdf_blocks import code, formula, key_figures, table, text
from report.render.pdf_figures import figure
from report.render.pdf_floats import ChapterEnd, Floating, place_next
from report.render.pdf_lines import RightToLeftParagraph, drawn_in_order
from report.render.pdf_style import MARGIN, SOFT, WIDTH, Pieces, register_fonts
from report.render.pdf_tags import TaggedCanvas, TaggedParagraph, artifact
from report.render.pdf_words import paragraph

FIRST = 35 * mm  # free where a chapter begins: for its heading, and for some text
NARROWER = 0.4, 0.3, 0.2, 0.1  # by such shares of the page a title may be, the most first
FRESH = 255 * mm  # so much of a page's 265 is free at its top alone


def render(document: Document) -> bytes:
    """Returns the PDF's bytes; equal documents give equal bytes."""
    register_fonts()
    # Pictures as they are, not as text a quarter larger: every reader since 1996 takes binary.
    rl_config.useA85 = 0
    file = BytesIO()
    pages = _Pages(document, file)
    story: list[Flowable] = [
        *_balanced(paragraph(document.title, "title")),
        paragraph(document.subtitle, "subtitle"),
    ]
    for block in document.opening:
        whole, rest = _pieces(block)
        story += [*whole, *rest]
    for section in document.sections:
        story += _section(section)
    pages.build(story, canvasmaker=TaggedCanvas)
    return file.getvalue()


def _balanced(title: Flowable) -> list[Flowable]:
    """A title whose lines are about equally long, so that no word stands alone on its last."""
    _, height = title.wrap(WIDTH, 0)
    margins = (share * WIDTH for share in NARROWER)
    margin = next((m for m in margins if title.wrap(WIDTH - m, 0)[1] == height), 0.0)
    left, right = (margin, 0.0) if texts.is_right_to_left() else (0.0, margin)
    return [Indenter(left, right), title, Indenter(-left, -right)]


class _Pages(BaseDocTemplate):
    """Pages with a footer, an outline in the viewer's side bar, and no clock in the file."""

    def __init__(self, document: Document, file: BytesIO):
        super().__init__(file, pagesize=A4, title=document.title, author="kvae", invariant=1)
        frame = Frame(
            MARGIN, 16 * mm, WIDTH, A4[1] - 32 * mm, 0, 0, 0, 0, id="page", showBoundary=0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._footer))
        self._footline = f"{document.title[:90]} · {document.subtitle.split(' · ')[-1]}"

    def handle_flowable(self, flowables: list[Flowable]) -> None:  # reportlab's name for its hook
        """Draws the next flowable; figures that do not fit wait, and text goes before them."""
        if isinstance(flowables[0], Floating):
            place_next(flowables[0], flowables, self.frame._y - self.frame._y1p)
        super().handle_flowable(flowables)

    def _footer(self, canvas, _document) -> None:
        with artifact(canvas):
            canvas.setFont("Body", 7)
            canvas.setFillColor(SOFT)
            line, number = self._footline, str(canvas.getPageNumber())
            ends = (MARGIN, canvas.drawString), (A4[0] - MARGIN, canvas.drawRightString)
            if texts.is_right_to_left():
                line, ends = drawn_in_order(line), ends[::-1]
            for (x, draw), text in zip(ends, (line, number), strict=True):
                draw(x, 9 * mm, text)

    def afterFlowable(self, flowable: Flowable) -> None:  # reportlab's name for its hook
        """Chapters become the outline."""
        paragraphs = TaggedParagraph | RightToLeftParagraph
        if isinstance(flowable, paragraphs) and flowable.element.role == "H2":
            key = f"chapter-{self.seq.nextf('chapter')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key)


def _section(section: Section) -> list[Flowable]:
    """A heading stays with what follows it, and so does a sentence that announces something."""
    # A chapter starts on this page only if a good piece of it fits below its heading. One that
    # begins a page may find itself on a new one already, which must not stay blank.
    story: list[Flowable] = [CondPageBreak(FRESH if section.fresh_page else FIRST)]
    waiting: list[Flowable] = [paragraph(section.title, "h2")]
    for block in section.blocks:
        whole, rest = _pieces(block)
        if isinstance(block, Heading) or (isinstance(block, Text) and block.text.endswith(":")):
            waiting += whole
        elif isinstance(block, Figure | Table):
            story.append(Floating(waiting, whole, rest))
            waiting = []
        else:
            story += [KeepTogether([*waiting, *whole]), *rest]
            waiting = []
    return [*story, *waiting, ChapterEnd()]


def _pieces(block: Block) -> Pieces:
    match block:
        case Text():
            return text(block)
        case Heading():
            return [paragraph(block.text, "h3")], []
        case Code():
            return code(block)
        case KeyFigures():
            return key_figures(block)
        case Formula():
            return formula(block)
        case Figure():
            return figure(block)
        case Table():
            return table(block)
