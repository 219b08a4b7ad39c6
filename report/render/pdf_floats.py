"""Figures and tables that wait for the next page while the text behind them fills this one.

As in a book: the order among figures, and that among paragraphs, stays as it was given, and nothing
passes the end of its chapter. What would leave too much of a page empty goes on over two instead.
"""

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, NullDraw, Table

from report.render.pdf_grid import LEAST_ROWS
from report.render.pdf_style import WIDTH

# What is up to so tall is split over two pages only where more than `EMPTY` would stay empty.
TALLEST, EMPTY = 130 * mm, 50 * mm


class ChapterEnd(NullDraw):
    """What waits has to be drawn before it."""


class Floating(NullDraw):
    """A figure or table, until a page has room for it.

    Attributes:
        together: what it is drawn as on one page.
        split: what it is drawn as where it may go on on the next page.
        tall: how many points it is, from its beginning to its end.
        room: points that have to be free below for it to begin.
        stays: whether text may not pass it: it begins with a heading.
    """

    def __init__(self, headings: list[Flowable], whole: list[Flowable], rest: list[Flowable]):
        super().__init__()
        first = [*headings, *whole]
        self.tall, self.stays = height([*first, *rest]), bool(headings)
        self.room = height(first) + _first_rows(rest)
        self.together = [KeepTogether(_flat([*first, *rest]))]
        self.split = [CondPageBreak(self.room), *first, *rest]


def place_next(waiting: Floating, flowables: list[Flowable], free: float) -> None:
    """Brings what is to be drawn next to the front: a figure, or text that goes before it.

    Args:
        waiting: the figure that stands there.
        flowables: all that is still to be drawn, this figure first.
        free: points on this page below what was drawn.
    """
    fits = (waiting.room if waiting.tall > TALLEST else waiting.tall) <= free
    index = None if fits or waiting.stays else _text_that_fits(flowables, free)
    if index is not None:
        flowables.insert(0, flowables.pop(index))
        return
    is_split = waiting.tall > TALLEST or (not fits and free > EMPTY)
    flowables[0:1] = waiting.split if is_split else waiting.together


def _text_that_fits(flowables: list[Flowable], free: float) -> int | None:
    """Where the next text of the chapter stands, if there is any and it fits into this page."""
    for index, each in enumerate(flowables):
        if isinstance(each, ChapterEnd) or (isinstance(each, Floating) and each.stays):
            return None
        if not isinstance(each, Floating):
            return index if height([each]) <= free else None
    return None


def height(flowables: list[Flowable]) -> float:
    """How high flowables stand under one another, with the space around them, in points."""
    return sum(
        each.wrap(WIDTH, 0)[1] + each.getSpaceBefore() + each.getSpaceAfter()
        for each in _flat(flowables)
    )


def _flat(flowables: list[Flowable]) -> list[Flowable]:
    """The same, with what is kept together one by one."""
    parts = (each._content if isinstance(each, KeepTogether) else [each] for each in flowables)
    return [each for part in parts for each in part]


def _first_rows(rest: list[Flowable]) -> float:
    """How high the rows of a table are that at least stand on its first page; of a figure 0."""
    if not (isinstance(rest[0], Table) and rest[0].repeatRows):
        return 0.0
    rest[0].wrap(WIDTH, 0)
    return sum(rest[0]._rowHeights[: 1 + LEAST_ROWS])
