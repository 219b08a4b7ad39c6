"""The Arabic catalogue: complete, used, and with the same gaps to fill."""

import ast
import csv
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from kvae.judging.verdict import State
from report import texts
from report.benchmarks.methods import METHODS
from report.benchmarks.table import COLUMNS
from report.texts import arabic, has_right_to_left
from tests.conftest import ROOT

REPORT = ROOT / "report"
ARABIC = texts.PHRASES["ar"]
SPEAKING = [
    *sorted((REPORT / "chapters").glob("*.py")),
    *sorted((REPORT / "render").glob("pdf*.py")),
    REPORT / "benchmarks" / "table.py",
    REPORT / "wording.py",
]
PROSE = re.compile(r"[a-z]+,? [a-z]+,? [a-z]+")
# What has the look of prose and is not said in the report: commands, and messages of errors.
UNSPOKEN = re.compile(
    r"python -m|\\|cannot be read|holds no finished training|Name a file|none of the sizes"
    r"|UTF-8 text|Leave it out|lacks figures"
)
SAME = {"KL", "KID × 1000", "ln σ²"}  # names and formulas


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every text in a file but its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node


def said_at_once() -> set[str]:
    """The words of each `spoken("…")`, in the code and in the page's template."""
    found = set(re.findall(r'spoken\("([^"]*)"', template()))
    for file in SPEAKING:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "spoken":
                found |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    return found


def template() -> str:
    return (REPORT / "render" / "template.html.j2").read_text("utf-8")


def written() -> set[str]:
    return {node.value for f in SPEAKING for node in literals(ast.parse(f.read_text("utf-8")))}


def gaps(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def quotations() -> set[str]:
    """What the report quotes and has in Arabic, of our own garden and benchmarks."""
    with (ROOT / "data" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    phrases = {row[column] for row in rows for column in ("use", "reason")}
    phrases |= {method.label for method in METHODS} | {column.heading for column in COLUMNS}
    parity = {"random codes", "posterior codes", "random pictures", "photos"}
    return phrases | parity | {*State, "memorising", "garden", "toy"}


def test_all_that_is_said_is_in_the_catalogue():
    assert said_at_once() - ARABIC.keys() == set()


def test_no_prose_stands_in_a_chapter_that_no_phrase_has():
    keys = "\n".join(ARABIC)
    prose = {text for text in written() if PROSE.search(text) and not UNSPOKEN.search(text)}
    assert len(prose) > 200
    assert [text for text in prose if text not in keys] == []


def test_nothing_is_in_the_catalogue_that_nobody_says():
    phrases = written() | said_at_once() | quotations()
    starts = {text[:24] for text in phrases if len(text) > 24}
    assert [key for key in ARABIC if key not in phrases and key[:24] not in starts] == []


def test_what_is_quoted_from_our_own_files_is_in_the_catalogue():
    assert quotations() - ARABIC.keys() <= {""}


def test_each_phrase_has_the_same_gaps_and_closes_what_it_opens():
    for english, phrase in ARABIC.items():
        assert gaps(phrase) == gaps(english), english
        opened = sum(phrase.count(mark) for mark in "\u2066\u2067\u2068")
        assert opened == phrase.count("\u2069"), english


def test_no_sentence_was_left_in_english():
    """Names and formulas alone stay as they are, and citations."""
    left = {english for english, phrase in ARABIC.items() if not has_right_to_left(phrase)}
    left = {english for english in left if len(re.sub(r"\{[^}]*\}|[^A-Za-z]", "", english)) > 2}
    assert {english for english in left - SAME if "arXiv" not in english} <= {
        "pythae VAE", "pythae RAE",
    }  # fmt: skip


def test_no_phrase_is_said_twice():
    chapters = [import_module(f"{arabic.__name__}.{m.name}") for m in iter_modules(arabic.__path__)]
    keys = [key for chapter in chapters for key in getattr(chapter, "PHRASES", ())]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []
    assert len(keys) == len(ARABIC)


def test_a_phrase_that_is_missing_is_an_error():
    with texts.speaking("ar"), pytest.raises(KeyError):
        texts.spoken("nobody says this")
    with pytest.raises(KeyError), texts.speaking("xx"):
        pass
    assert texts.language() == "en"


def test_what_fills_a_gap_keeps_its_order():
    with texts.speaking("ar"):
        assert texts.spoken("photo {name}", name="a-b.png") == "الصورة \u2068a-b.png\u2069"
        assert texts.spoken("photo {name}", name="وردة.png") == "الصورة وردة.png"
        assert texts.quoted("GPL-2.0-or-later") == "GPL-2.0-or-later"
        assert [texts.direction(text) for text in ("−2.5", "a وردة")] == ["ltr", "rtl"]
    assert texts.direction("وردة") == "ltr"
