import re

import pytest
from pypdf import PdfReader

from report.render.pdf import _balanced
from report.render.pdf_style import WIDTH, register_fonts
from report.render.pdf_words import paragraph as set_paragraph
from tests.report.page import Page


@pytest.fixture(scope="module")
def reader(built) -> PdfReader:
    return PdfReader(built.pdf)


@pytest.fixture(scope="module")
def text(reader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_the_same_figures_as_in_the_html(built, text):
    page = Page(built.html)
    key_figures = re.search(r'<dl class="figures">(.*?)</dl>', built.html, re.S)[1]
    shown = [re.sub(r"\s", " ", term) for term in re.findall(r"<dt>(.*?)</dt>", key_figures)]
    assert shown == ["20", "64 × 64", "8", "48 %", "67", "27.4 dB"]
    for value in shown:
        assert value in text
        assert value in page.text


def test_the_same_chapters_in_the_outline(built, reader):
    in_html = re.findall(r"<h2>(.*?)</h2>", built.html)
    assert [entry.title for entry in reader.outline] == in_html
    assert len(in_html) == 11


def test_every_sentence_of_the_html_stands_in_the_pdf(built, text):
    squeezed = text.replace(" ", "").replace("-", "")
    for paragraph in re.findall(r"<p>(.*?)</p>", built.html, re.S):
        for sentence in paragraph.replace("&#39;", "'").replace("&lt;", "<").split(". "):
            # Line breaks and page footers fall anywhere: compare the first words of each sentence.
            start = re.sub(r"[\s-]", "", sentence.strip()[:24])
            assert start in squeezed


def test_names_in_other_alphabets_show(built, text):
    worst_or_best = re.search(r"Best: (.*?) \(", text)[1]
    assert worst_or_best
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(built.pdf).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("DejaVuSans" in font for font in fonts)


def test_the_title_is_in_the_file(reader):
    assert reader.metadata.title == "toy: pictures drawn from 8 normal distributions"


def test_no_word_of_the_title_stands_alone():
    register_fonts()
    words = "garden: pictures drawn from 8 normal distributions"
    before, title, _ = _balanced(set_paragraph(words, "title"))
    title.wrap(WIDTH - before.right, 0)
    assert [len(words) > 2 for _, words in title.blPara.lines] == [True, True]


def test_no_path_gets_out(built, text):
    assert "somebody-secret" not in text
    assert b"somebody-secret" not in built.pdf.read_bytes()


def test_pages_are_filled_but_not_over_the_edge(reader):
    assert 8 <= len(reader.pages) <= 16
    for page in reader.pages:
        assert len(page.extract_text()) > 60  # a page with nothing but its footer would be a slip


def elements(element, role: str) -> list:
    """All elements of a role below one, in reading order."""
    found = [element] if element.get("/S") == f"/{role}" else []
    for kid in element["/K"]:
        kid = kid.get_object()
        if kid.get("/Type") == "/StructElem":
            found += elements(kid, role)
    return found


def test_it_is_tagged_in_reading_order(built, reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    tree = root["/StructTreeRoot"]
    (document,) = (kid.get_object() for kid in tree["/K"])
    chapters = len(re.findall(r"<h2>", built.html))
    assert len(elements(document, "H1")) == 1
    assert len(elements(document, "H2")) == chapters
    assert len(elements(document, "Table")) == built.html.count("<table")
    assert all(elements(table, "TH") for table in elements(document, "Table"))
    figures = elements(document, "Figure")
    assert len(figures) > 222  # every draw, and more
    assert all(figure["/Alt"] for figure in figures)


def test_every_mark_on_a_page_is_of_one_element(reader):
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    known = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        marks = re.findall(rb"<</MCID (\d+)>> BDC", page.get_contents().get_data())
        assert [int(mark) for mark in marks] == list(range(len(known[page["/StructParents"]])))
