import re

import pytest
from pypdf import PdfReader

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
    shown = [re.sub(r"\s", " ", told) for told in re.findall(r"<dt>(.*?)</dt>", key_figures)]
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


def test_no_path_gets_out(built, text):
    assert "somebody-secret" not in text
    assert b"somebody-secret" not in built.pdf.read_bytes()


def test_pages_are_filled_but_not_over_the_edge(reader):
    assert 8 <= len(reader.pages) <= 16
    for page in reader.pages:
        assert len(page.extract_text()) > 60  # a page with nothing but its footer would be a slip
