import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from report import texts
from report.render import pdf_words
from report.render.pdf_style import register_fonts
from report.render.pdf_words import font_for, marked_up, paragraph, runs

FLOWER, ALEPH = "花", "א"


@pytest.fixture(autouse=True)
def only_known_fonts(monkeypatch):
    register_fonts()
    monkeypatch.setattr(pdf_words, "findSystemFonts", list)
    font_for.cache_clear()
    yield
    font_for.cache_clear()


def make_font(path, letters: str) -> None:
    """A font whose every letter is a square."""
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in letters)]
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 700), (800, 700), (800, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): name for c, name in zip(letters, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (900, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)


def test_what_dejavu_has_stays_text_and_markup_is_escaped():
    assert marked_up("Яблоко μήλο <b>&amp; 3 × 4", "text") == "Яблоко μήλο &lt;b&gt;&amp;amp; 3 × 4"


def test_foreign_runs_are_told_apart_and_keep_their_joiners():
    assert runs(f"a {FLOWER}{FLOWER} b") == [
        ("a ", False), (FLOWER * 2, True), (" ", False), ("b", False),
    ]  # fmt: skip
    # Words that run from right to left stay one run, with the space between them.
    assert runs(f"{ALEPH} {ALEPH} 1") == [
        (f"{ALEPH} {ALEPH}", True), (" ", False), ("1", False),
    ]  # fmt: skip
    family = "👨\u200d👩\u200d👧"
    assert runs(f"x{family}") == [("x", False), (family, True)]
    assert runs("x😀") == [("x", False), ("😀", True)]  # though DejaVu has it


def test_marks_that_keep_an_isolate_together_are_not_taken_for_joiners():
    assert runs(f"\u2068{FLOWER}\u2069 ب", right_to_left=True) == [
        ("\u2068", False), (FLOWER, True), ("\u2069 ب", False),
    ]  # fmt: skip


def test_lines_from_right_to_left_are_broken_and_split_where_they_end():
    with texts.speaking("ar"):
        made = paragraph("هذه صور كثيرة من حديقة بعيدة " * 12 + FLOWER, "text")
    width, height = made.wrap(200.0, 1000.0)
    assert width == 200.0
    assert height == len(made.lines) * made.style.leading > 3 * made.style.leading
    for line in made.lines:
        assert sum(made.letters[i].width for i in line) <= 200.0
    first, rest = made.split(200.0, 2.5 * made.style.leading)
    assert first.wrap(200.0, 1000.0)[1] == 2 * made.style.leading
    assert rest.wrap(200.0, 1000.0)[1] == height - 2 * made.style.leading
    assert first.lines == made.lines[:2]
    assert rest.lines == made.lines[2:]
    assert made.split(200.0, 3.0) == []
    assert made.getPlainText().endswith("U+82B1")  # no font here has it


def test_without_a_font_nothing_is_left_out():
    assert marked_up(f"{FLOWER}.png", "text") == "U+82B1.png"


def test_with_a_font_it_stands_in_the_line_as_a_picture(tmp_path, monkeypatch):
    make_font(tmp_path / "squares.ttf", FLOWER)
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    fonts = [str(tmp_path / name) for name in ("broken.ttf", "squares.ttf")]
    monkeypatch.setattr(pdf_words, "findSystemFonts", lambda: fonts)
    markup = marked_up(f"a {FLOWER}", "text")
    assert markup.startswith('a <img src="data:image/png;base64,')
    made = paragraph(f"a {FLOWER}", "text")  # reads the picture
    assert made.wrap(200.0, 1000.0)[1] == made.style.leading
    assert marked_up(ALEPH, "text") == "U+05D0"  # not in that font
