"""Which tables a phone shows as cards, and what each cell of them says of itself."""

import re

from report.document import Code, Document, Section, Table
from report.render.html import render
from report.render.html_cards import cards, cell_attributes
from tests.report.page import Page

NARROW = Table(
    "",
    ("axis", "mean", "sigma"),
    (("1", "−0.01", "1.06"), ("all", "", "")),
    (0.4, 0.3, 0.3),
    (1, 2),
)
WIDE = Table(
    "",
    ("setting", "value", "what it means"),
    (("loss.cross_entropy_weight", "0.05", "how much correspondences count, in nats"),),
    (0.3, 0.2, 0.5),
    (1,),
)
MANY = Table(
    "",
    ("file", "parameters", "nodes", "transposes", "MB", "levels", "sha256 begins"),
    (("decoder.onnx", "1 521 987", "85", "1", "6.2", "0.1", "da7a4af9aacae384"),),
    (0.2, *[0.1] * 5, 0.3),
)


def test_a_table_that_fits_stays_as_it_is():
    assert cards(NARROW) == ""
    assert cell_attributes(NARROW, 1, "−0.01") == ' class="number"'
    assert cell_attributes(NARROW, 0, "1") == ""


def test_short_cells_stand_beside_one_another_each_under_its_heading():
    assert cards(WIDE) == "minmax(0, 6fr)"
    assert cell_attributes(WIDE, 1, "0.05") == ' class="number" data-head="value"'
    assert cards(MANY) == "repeat(4, minmax(0, 1fr))"
    assert cell_attributes(MANY, 2, "71") == ' data-head="nodes"'


def test_among_many_short_cells_a_longer_one_has_a_line_of_its_own():
    head = ("figure", "this run", "photographs", "bendings", "mixtures", "morphs", "says")
    row = ("success", "56 % (52 to 60)", "0 %", "80 %", "2 %", "71 %", "share of draws " * 2)
    crowded = Table("", head, (row,), (0.2, *[0.1] * 5, 0.3), (1, 2, 3, 4, 5))
    assert cell_attributes(crowded, 1, row[1]) == ' class="number line" data-head="this run"'
    assert cell_attributes(crowded, 2, row[2]) == ' class="number" data-head="photographs"'
    few = Table("", (*head[:3], head[-1]), ((*row[:3], row[-1]),), (0.2, 0.2, 0.2, 0.4), (1, 2))
    assert "line" not in cell_attributes(few, 1, row[1])


def test_what_is_long_has_the_card_s_width_and_a_sentence_needs_no_heading():
    assert cell_attributes(WIDE, 2, WIDE.rows[0][2]) == ' class="wide"'
    assert cell_attributes(MANY, 6, "894e") == ' class="wide" data-head="sha256 begins"'


def test_a_heading_cannot_break_out_of_its_attribute():
    hostile = Table("", ("a" * 40, '"><b>'), (("x" * 40 + ".", "1"),), (0.5, 0.5))
    assert cell_attributes(hostile, 1, "1") == ' data-head="&#34;&gt;&lt;b&gt;"'


def test_commands_break_at_blanks_only_and_read_as_they_were_typed():
    typed = "python -m kvae.train --hold-out 0.2\npython -m report.build '<b>'"
    page = render(Document("t", "s", (), (Section("c", (Code(typed),)),)))
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.S)[1]
    assert "<code>--hold-out</code> <code>0.2</code>\n" in shown
    assert "".join(Page(f"<pre>{shown}</pre>").words) == typed
