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
    KeepTogether,
    PageTemplate,
    Paragraph,
)

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
from report.render.pdf_style import MARGIN, SOFT, WIDTH, Pieces, register_fonts
from report.render.pdf_tags import TaggedCanvas, artifact
from report.render.pdf_words import paragraph

FRESH = 255 * mm  # so much of a page's 265 is free at its top alone


def render(document: Document) -> bytes:
    """Returns the PDF's bytes; equal documents give equal bytes."""
    register_fonts()
    # Pictures as they are, not as text a quarter larger: every reader since 1996 takes binary.
    rl_config.useA85 = 0
    file = BytesIO()
    pages = _Pages(document, file)
    story: list[Flowable] = [
        paragraph(document.title, "title"),
        paragraph(document.subtitle, "subtitle"),
    ]
    for block in document.opening:
        whole, rest = _pieces(block)
        story += [*whole, *rest]
    for section in document.sections:
        story += _section(section)
    pages.build(story, canvasmaker=TaggedCanvas)
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
        with artifact(canvas):
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
    """A heading stays with what follows it, and so does the text that leads to a figure."""
    # A chapter starts on this page only if a good piece of it fits below its heading. One that
    # begins a page may find itself on a new one already, which must not stay blank.
    story: list[Flowable] = [CondPageBreak(FRESH if section.fresh_page else 45 * mm)]
    waiting: list[Flowable] = [paragraph(section.title, "h2")]
    for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
        whole, rest = _pieces(block)
        if isinstance(block, Heading) or (
            isinstance(block, Text) and isinstance(following, Figure | Table)
        ):
            waiting += whole
        else:
            story += [KeepTogether([*waiting, *whole]), *rest]
            waiting = []
    return story + waiting


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
