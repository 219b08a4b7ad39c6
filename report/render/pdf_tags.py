"""Tags in the PDF: what is a heading, a paragraph, a table or a figure, and what a figure shows.

So the file can be read aloud and its text flows on a small screen (ISO 32000-1, section 14.8).
reportlab writes no tags: here each piece is marked as it is drawn, in reading order, and the tree
of structure elements is added before the file is saved. What is drawn beside it, lines, panels and
footers, is not part of the text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, Paragraph

from report import texts


@dataclass(eq=False)
class Element:
    """One element of the tree; it joins its parent, or the root, when it is first drawn.

    Attributes:
        role: its standard type, such as P, H2, TD or Figure.
        parent: what it lies in, such as a TR; None is the document.
        alt: what a figure shows, in words.
        kids: elements, or (page, number of the marked content) pairs.
        attached: whether it has joined its parent.
    """

    role: str
    parent: "Element | None" = None
    alt: str = ""
    kids: list = field(default_factory=list)
    attached: bool = False

    def attach(self, root: "Element") -> None:
        """Joins the tree, and before it all that it lies in."""
        if self.attached or self is root:
            return
        parent = self.parent or root
        parent.attach(root)
        parent.kids.append(self)
        self.attached = True


class TaggedParagraph(Paragraph):
    """A paragraph that is marked as its element wherever a part of it is drawn."""

    element = Element("P")

    def draw(self) -> None:
        """Draws it between the marks."""
        with marked(self.canv, self.element):
            super().draw()

    def split(self, width: float, height: float) -> list:
        """Splits it over pages; both parts are of the one element."""
        parts = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts


class TaggedImage(Image):
    """A picture that is marked as a figure and says what it shows."""

    alt = ""

    def draw(self) -> None:
        """Draws it between the marks."""
        with marked(self.canv, Element("Figure", alt=self.alt)):
            super().draw()


class TaggedCanvas(Canvas):
    """A canvas that numbers what is marked on its pages, and writes the tree when it is saved."""

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.root = Element("Document")
        self.pages: dict[str, list[Element]] = {}  # name of the page -> element of each number

    def number(self, element: Element) -> int:
        """Takes an element in and returns the number of its content on this page."""
        element.attach(self.root)
        page = self._doc.thisPageName()
        marks = self.pages.setdefault(page, [])
        marks.append(element)
        element.kids.append((page, len(marks) - 1))
        return len(marks) - 1

    def save(self) -> None:
        """Adds the tree to the document and writes the file."""
        if self._code:
            self.showPage()
        _write_tree(self._doc, self.root, self.pages)
        super().save()


@contextmanager
def marked(canvas: TaggedCanvas, element: Element, actual: str = "") -> Iterator[None]:
    """Within it, what is drawn is the content of an element.

    `actual` is how it reads, where its letters are not drawn in that order.
    """
    replacement = f" /ActualText <FEFF{actual.encode('utf-16-be').hex().upper()}>" if actual else ""
    canvas._code.append(f"/{element.role} <</MCID {canvas.number(element)}{replacement}>> BDC")
    yield
    canvas._code.append("EMC")


@contextmanager
def artifact(canvas: Canvas) -> Iterator[None]:
    """Within it, what is drawn belongs to the page and not to the text."""
    canvas._code.append("/Artifact BMC")
    yield
    canvas._code.append("EMC")


_WAY = {False: "L2R", True: "R2L"}


def _write_tree(document: Any, root: Element, pages: dict[str, list[Element]]) -> None:
    names = {element: f"tag{i}" for i, element in enumerate(_all(root))}
    top = PDFObjectReference("tags")
    for element, name in names.items():
        parent = top if element is root else PDFObjectReference(names[element.parent or root])
        document.Reference(_dictionary(element, parent, names), name)
    numbers: list = []
    pages_of = {f"Page{i}": page for i, page in enumerate(document.Pages.pages, 1)}
    for index, (page, marks) in enumerate(pages.items()):
        numbers += [index, PDFArray([PDFObjectReference(names[mark]) for mark in marks])]
        sheet = pages_of[page]
        sheet.__NoDefault__ = [*sheet.__NoDefault__, "StructParents"]
        sheet.StructParents = index
    tree = {
        "Type": PDFName("StructTreeRoot"),
        "K": PDFArray([PDFObjectReference(names[root])]),
        "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
    }
    document.Catalog.StructTreeRoot = document.Reference(PDFDictionary(tree), "tags")
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    view = {"DisplayDocTitle": "true", "Direction": PDFName(_WAY[texts.is_right_to_left()])}
    document.Catalog.ViewerPreferences = PDFDictionary(view)
    document.Catalog.Lang = PDFString(texts.language())


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def _dictionary(
    element: Element, parent: PDFObjectReference, names: dict[Element, str]
) -> PDFDictionary:
    kids = [
        PDFObjectReference(names[kid]) if isinstance(kid, Element) else _content(*kid)
        for kid in element.kids
    ]
    entries = {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
    entries["K"] = PDFArray(kids)
    if element.alt:
        entries["Alt"] = PDFString(element.alt)
    return PDFDictionary(entries)


def _content(page: str, number: int) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(page), "MCID": number})
