"""Names from strangers' files are shown as they are: nothing in them is HTML."""

import re

from PyQt6.QtCore import Qt

from desktop.ui.label import Label, tip
from tests.conftest import ROOT

NAME = "<img src='/dev/zero'> & <b>bold</b>"
# Texts of our own with colours in them.
RICH = {"steer_panel.py", "map_panel.py", "axes_plot.py", "about_dialog.py"}


def test_a_label_shows_markup_as_text(qtbot):
    label = Label(NAME)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == NAME


def test_a_latin_name_begins_at_the_right_where_lines_run_from_there(qtbot, qapp):
    def ink(direction) -> tuple[int, int]:
        """The first and the last column that a wide label of a short name is written on."""
        qapp.setLayoutDirection(direction)
        label = Label("Shells")
        qtbot.addWidget(label)
        label.resize(300, 30)
        picture = label.grab().toImage()
        ground = picture.pixel(0, 0)
        columns, rows = range(picture.width()), range(picture.height())
        written = [x for x in columns if any(picture.pixel(x, y) != ground for y in rows)]
        return written[0], picture.width() - written[-1]

    left, _ = ink(Qt.LayoutDirection.LeftToRight)
    _, right = ink(Qt.LayoutDirection.RightToLeft)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert max(left, right) < 10  # pixels from the edge


def test_a_tooltip_escapes_all_of_it():
    assert (
        tip(NAME, "")
        == "<p>&lt;img src=&#x27;/dev/zero&#x27;&gt; &amp; &lt;b&gt;bold&lt;/b&gt;</p>"
    )
    assert tip("a", "b") == "<p>a</p><p>b</p>"


def test_no_other_label_is_made():
    for file in (ROOT / "desktop" / "ui").rglob("*.py"):
        code = file.read_text("utf-8")
        assert not re.search(r"\bQLabel\(", code) or file.name == "label.py", file
        assert "RichText" not in code or file.name in RICH, file
