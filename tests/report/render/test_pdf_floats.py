"""Which figure or text comes next, and what is split over two pages."""

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

from report.render.pdf_floats import EMPTY, TALLEST, ChapterEnd, Floating, place_next
from report.render.pdf_style import register_fonts


def block(height: float) -> Spacer:
    """Something so many points high."""
    return Spacer(0, height)


def figure(*heights: float, headings: tuple = ()) -> Floating:
    """Whose first part stays with its caption."""
    first, *others = map(block, heights)
    return Floating(list(headings), [first], [*others, Spacer(0, 8)])


def placed(waiting: Floating, behind: list, free: float) -> list:
    register_fonts()
    story = [waiting, *behind]
    place_next(waiting, story, free)
    return story


def test_what_fits_is_drawn_where_it_stands():
    waiting, text = figure(30 * mm, 30 * mm), block(10)
    assert placed(waiting, [text, ChapterEnd()], 80 * mm)[0] is waiting.together[0]


def test_text_that_fits_goes_before_what_does_not():
    waiting, text = figure(30 * mm, 30 * mm), KeepTogether([block(10 * mm)])
    story = placed(waiting, [figure(9 * mm), text, ChapterEnd()], 40 * mm)
    assert story[:2] == [text, waiting]
    too_long = KeepTogether([block(60 * mm)])
    assert isinstance(placed(waiting, [too_long], 40 * mm)[0], KeepTogether)


def test_nothing_passes_the_end_of_a_chapter_or_a_heading():
    for end in (ChapterEnd(), figure(9 * mm, headings=(block(9),))):
        waiting, text = figure(30 * mm, 30 * mm), block(10)
        assert placed(waiting, [end, text], 40 * mm)[0] is waiting.together[0]
    begins = figure(30 * mm, 30 * mm, headings=(block(9),))
    assert placed(begins, [block(10)], 40 * mm)[0] is begins.together[0]


def test_it_is_split_only_where_much_of_a_page_would_stay_empty():
    waiting = figure(30 * mm, 60 * mm)
    assert waiting.tall < TALLEST
    little, much = (placed(waiting, [ChapterEnd()], EMPTY + change)[0] for change in (-1, 1))
    assert little is waiting.together[0]
    assert isinstance(much, CondPageBreak)


def test_what_is_taller_than_text_could_fill_is_split_wherever_it_begins():
    waiting, text = figure(30 * mm, TALLEST), block(5 * mm)
    assert isinstance(placed(waiting, [text, ChapterEnd()], 35 * mm)[0], CondPageBreak)
    assert placed(waiting, [text, ChapterEnd()], 25 * mm)[0] is text
