"""Tables on a phone: where columns do not fit beside one another, each row becomes a card.

Its first cell is the card's heading; short cells stand beside one another, each under its column's
name; others below them, as wide as the card. All of it is CSS: the table stays a table.
"""

import re

from markupsafe import Markup

from report.document import Table

LETTERS = 38  # that stand beside one another on 350 pixels, with room between the columns
SENTENCE = 28  # letters of a cell; from there on it needs no column's name to be understood
LONG_WORD = 12  # letters; a cell with a longer one has the card's width
TORN = 24  # letters; a longer word without a dot, a checksum, may be torn apart
BESIDE = 4  # short cells in a line, at most
NARROW = 12  # letters of a cell that stands among so many; a longer one has a line of its own
LEAST = 6  # letters that a short cell has room for
ORDER = re.compile("[\u2066-\u2069\u200e\u200f]")  # marks that take no room


def cards(table: Table) -> str:
    """The columns of a card in CSS, or "" for a table that fits on a phone as it is."""
    columns = range(len(table.head))
    if sum(_longest_word(table, column) for column in columns) <= LETTERS:
        return ""
    short = [column for column in columns[1:] if not _is_wide(table, column)]
    if len(short) > BESIDE:
        return f"repeat({BESIDE}, minmax(0, 1fr))"
    shares = (max(_longest(table, i), _longest_word(table, i), LEAST) for i in short)
    return " ".join(f"minmax(0, {share}fr)" for share in shares) or "1fr"


def cell_attributes(table: Table, column: int, cell: str) -> Markup:
    """Classes of a cell, and its column's name where a card has to show it."""
    is_figure = column in table.figures
    classes = {
        "number": is_figure,
        "long": not is_figure and len(cell) > TORN and not set(cell) & set(" ."),
        "wide": column > 0 and _is_wide(table, column),
        "line": column > 0 and _has_a_line(table, column),
    }
    chosen = " ".join(name for name, holds in classes.items() if holds)
    found = Markup(' class="{}"').format(chosen) if chosen else Markup("")
    if column and table.head[column] and _longest(table, column) <= SENTENCE and cards(table):
        found += Markup(' data-head="{}"').format(table.head[column])
    return found


def _has_a_line(table: Table, column: int) -> bool:
    """Whether a short column is too long to stand among as many as fit beside one another."""
    columns = range(1, len(table.head))
    crowded = sum(not _is_wide(table, each) for each in columns) > BESIDE
    return crowded and not _is_wide(table, column) and _longest(table, column) > NARROW


def _is_wide(table: Table, column: int) -> bool:
    is_sentence = _longest(table, column) > SENTENCE
    return is_sentence or _longest_word(table, column) > LONG_WORD


def _longest(table: Table, column: int) -> int:
    """Letters of a column's longest cell."""
    return max((len(ORDER.sub("", row[column])) for row in table.rows), default=0)


def _longest_word(table: Table, column: int) -> int:
    """Letters of a column's longest word; lines may end at blanks and behind hyphens."""
    texts = (table.head[column], *(row[column] for row in table.rows))
    words = (word for text in texts for word in re.split(r" |(?<=-)", ORDER.sub("", text)))
    return max(len(word) for word in words if len(word) <= TORN or "." in word)
