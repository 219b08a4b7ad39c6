"""Figures and tables that wait for the next page while the text behind them fills this one.

As in a book: the order among figures, and that among paragraphs, stays as it was given, and nothing
passes the end of its chapter.
"""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, NullDraw

from report.render.pdf_style import WIDTH

BEGINNING = 30 * mm  # of a long table, with its caption


class ChapterEnd(NullDraw):
    """What waits has to be drawn before it."""


class Floating(NullDraw):
    """A figure or table, until a page has room for it.

    Attributes:
        pieces: what it is drawn as.
        room: points that have to be free below for it to begin.
    """

    def __init__(self, whole: list[Flowable], rest: list[Flowable]):
        super().__init__()
        self.pieces = [KeepTogether(whole), *rest] if whole else rest
        self.room = _height(whole) if whole else BEGINNING


def place_next(waiting: Floating, flowables: list[Flowable], free: float) -> None:
    """Brings what is to be drawn next to the front: a figure, or text that goes before it.

    Args:
        waiting: the figure that stands there.
        flowables: all that is still to be drawn, this figure first.
        free: points on this page below what was drawn.
    """
    index = _text_that_fits(flowables, free) if waiting.room > free else None
    if index is None:
        flowables[0:1] = waiting.pieces
    else:
        flowables.insert(0, flowables.pop(index))


def _text_that_fits(flowables: list[Flowable], free: float) -> int | None:
    """Where the next text of the chapter stands, if there is any and it fits into this page."""
    for index, each in enumerate(flowables):
        if isinstance(each, ChapterEnd):
            return None
        if not isinstance(each, Floating):
            within = each._content if isinstance(each, KeepTogether) else [each]
            return index if _height(within) <= free else None
    return None


def _height(flowables: list[Flowable]) -> float:
    """How high flowables stand under one another, with the space around them, in points."""
    return sum(
        each.wrap(WIDTH, 0)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in flowables
    )
