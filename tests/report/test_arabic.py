"""The same report in Arabic: nothing missing, nothing in English, read in the right order."""

import re

import pytest
from pypdf import PdfReader

from report.build import main
from tests.report.page import Page
from tests.report.prose import numbers_in, paragraphs

ACTUAL = re.compile(rb"/ActualText <FEFF([0-9A-F]+)>")
# Words that are names in any language, and what a page quotes.
NAMES = re.compile(
    r"[\w./-]+\.(png|onnx|npz|csv|json|toml|md)|--[\w-]+|python -m [\w. ]+|arXiv:\S+|doi:\S+|"
    r"\w+( et al\.| and \w+)? \d{4}|kl_excess|[A-Z]\w*|\b[a-z]\b|upconv|conv|dense|mean|softmax|"
    r"sha256|onnxruntime|ln|toy|[\w.-]*photo [\d]+[\w.]*"
)


@pytest.fixture(scope="module")
def in_arabic(built, tmp_path_factory):
    out = tmp_path_factory.mktemp("arabic")
    assert main([str(built.run), "--language", "ar", "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def page(in_arabic) -> str:
    return (in_arabic / "report.ar.html").read_text("utf-8")


@pytest.fixture(scope="module")
def reader(in_arabic) -> PdfReader:
    return PdfReader(in_arabic / "report.ar.pdf")


def actual_texts(reader: PdfReader) -> list[str]:
    """The paragraphs of a PDF as they read, from the marks around them."""
    found = (ACTUAL.findall(sheet.get_contents().get_data()) for sheet in reader.pages)
    return [bytes.fromhex(text.decode()).decode("utf-16-be") for sheet in found for text in sheet]


def test_it_is_written_from_right_to_left(page, reader):
    assert '<html lang="ar" dir="rtl">' in page
    assert '<pre dir="ltr">' in page
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "ar"
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert root["/MarkInfo"]["/Marked"]


def test_no_sentence_is_in_english(page):
    for paragraph in paragraphs(page):
        rest = NAMES.sub(" ", paragraph)
        assert not re.search(r"[a-z]{3,} [a-z]{3,}", rest), paragraph


def test_it_gives_the_same_numbers_as_the_english_one(built, page):
    english, arabic = Page(built.html), Page(page)
    assert len(arabic.figures) == len(english.figures)
    assert [len(rows) for _, rows in arabic.figures] == [len(rows) for _, rows in english.figures]
    before, after = ([set(numbers_in(text)) for text in paragraphs(p)] for p in (built.html, page))
    # Words for one and two, and a few that Arabic grammar asks for, are all that differs.
    assert set().union(*before) - set().union(*after) <= {"1"}
    assert len(before) == len(after)


def test_pictures_are_the_same(built, page):
    english, arabic = Page(built.html), Page(page)
    draws = ("What the window draws", "144 more draws", "Seed")
    compared = 0
    for (caption, first), (_, second) in zip(english.figures, arabic.figures, strict=True):
        if caption.startswith(draws):
            compared += 1
            assert [row.sources for row in first] == [row.sources for row in second]
    assert compared == 2


def test_every_paragraph_stands_in_the_pdf_as_it_reads(page, reader):
    actual = re.sub(r"\s", "", " ".join(actual_texts(reader)))
    for paragraph in paragraphs(page):
        if re.search("[\u0621-\u064a]", paragraph):
            for sentence in paragraph.split(". "):
                assert re.sub(r"\s", "", sentence)[:24] in actual, sentence


def test_letters_are_joined_and_lines_ordered_in_the_pdf(reader):
    drawn = "".join(sheet.extract_text() for sheet in reader.pages)
    forms = re.findall("[\ufe70-\ufefc]", drawn)
    assert len(forms) > 1000
    assert "\ufeea\ufeed" not in drawn  # a final letter is never followed by one that joins it
    assert not re.search("[\u2066-\u2069]", drawn)
    outline = [entry.title for entry in reader.outline]
    assert outline[0] == "الصور الأصلية"


def test_a_run_of_nothing_but_a_decoder_is_said_in_arabic_too(run, tmp_path):
    for entry in ("evaluation.json", "config.toml", "history.csv", "codes.npz", "photos.npz"):
        (run / entry).unlink()
    (run / "encoder.onnx").write_bytes(b"")
    assert main([str(run), "--language", "ar", "--out", str(tmp_path)]) == 0
    sentences = paragraphs((tmp_path / "report.ar.html").read_text("utf-8"))
    assert any("encoder.onnx" in text and "تالف" in text for text in sentences)
    assert any("لم يُقَس في هذا التدريب: " in text for text in sentences)
