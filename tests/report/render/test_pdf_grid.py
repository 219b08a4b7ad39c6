"""How a table goes on on the next page."""

import pytest
from reportlab.platypus import PageBreak

from report.render.pdf_grid import LEAST_ROWS, grid

ROW = 18.0  # points; reportlab's own for a line of text


def table(rows: int):
    made = grid([["head"], *([str(i)] for i in range(rows))], [100.0], [], repeatRows=1)
    made.wrap(100, 0)
    return made


@pytest.mark.parametrize("fitting", range(1, 10))
def test_no_page_has_a_row_or_two_alone(fitting):
    rows = 10
    parts = table(rows).split(100, ROW * (1 + fitting))
    if fitting < LEAST_ROWS:
        assert parts == []  # all of it on the next page
        return
    first, between, rest = parts
    assert isinstance(between, PageBreak)  # or what is left would begin on the same page
    shown = [[cell for (cell,) in part._cellvalues] for part in (first, rest)]
    assert [cells[0] for cells in shown] == ["head", "head"]
    assert [*shown[0][1:], *shown[1][1:]] == [str(i) for i in range(rows)]
    assert min(map(len, shown)) >= 1 + LEAST_ROWS
    assert len(shown[0]) == 1 + min(fitting, rows - LEAST_ROWS)  # as many as may be


def test_a_table_of_few_rows_is_not_split():
    assert table(2 * LEAST_ROWS - 1).split(100, ROW * 5) == []
