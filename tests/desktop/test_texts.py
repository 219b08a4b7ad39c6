"""The catalogues: complete, used, with the same gaps to fill, and without clashing mnemonics."""

import ast
import re
import string

import pytest
from PyQt6.QtWidgets import QAbstractButton, QLabel

from desktop.ui import texts
from desktop.ui.texts import english
from tests.conftest import ROOT

UI = ROOT / "desktop" / "ui"
OTHERS = sorted(set(texts.CATALOGUES) - {"en"})


def entries(catalogue) -> dict:
    return {name: value for name, value in vars(catalogue).items() if name.isupper()}


def flat(value) -> list[str]:
    """All texts in a text, a dictionary of texts, or lists of them within each other."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in flat(part)]


def gaps(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def asked_for() -> set[str]:
    """Every NAME in a `texts.NAME` of the window's code."""
    names = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                names |= {node.attr} if node.value.id == "texts" and node.attr.isupper() else set()
    return names - {"CATALOGUES", "NATIVE_NAMES", "RIGHT_TO_LEFT"}


def test_english_has_all_that_is_asked_for_and_nothing_else():
    assert asked_for() == entries(english).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_catalogue_says_the_same_things(language):
    ours, theirs = entries(english), entries(texts.CATALOGUES[language])
    assert theirs.keys() == ours.keys()
    for name, value in ours.items():
        assert type(theirs[name]) is type(value), name
        if isinstance(value, dict):
            assert theirs[name].keys() == value.keys(), name
        for one, other in zip(flat(value), flat(theirs[name]), strict=True):
            assert gaps(other) == gaps(one), name
            assert other.strip(), name
            assert other.count("&") == one.count("&"), f"{name}: a mnemonic more or less"


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_no_mnemonic_stands_twice(language, qtbot, open_window, crossing_path):
    texts.use(language)
    window = open_window(crossing_path)
    window.studio.change(window.studio.session.with_toggled(1))  # two are chosen, to be mixed
    titles = [action.text() for action in window.menuBar().actions()]
    for name in ("steer", "mix", "map", "numbers", "training"):
        qtbot.waitUntil(window.side.show_tab(name).isVisible)  # Qt shows a new one a little later
        labels = [label for label in window.findChildren(QLabel) if label.buddy()]
        controls = [*labels, *window.findChildren(QAbstractButton)]
        check_mnemonics(titles + [one.text() for one in controls if one.isVisible()])
    for action in window.menuBar().actions():
        check_menu(action.menu())


def check_menu(menu) -> None:
    check_mnemonics([action.text() for action in menu.actions()])
    for action in menu.actions():
        if action.menu():
            check_menu(action.menu())


def check_mnemonics(words: list[str]) -> None:
    keys = [(key.lower(), text) for text in words for key in re.findall("&([^& ])", text)]
    twice = [(key, text) for key, text in keys if [one for one, _ in keys].count(key) > 1]
    assert twice == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_was_left_in_english(language):
    """Names of formats, keys and files are the only words that stay as they are."""
    ours, theirs = entries(english), entries(texts.CATALOGUES[language])
    same = [name for name in ours if ours[name] == theirs[name] and needs_translation(ours[name])]
    assert same == []


def needs_translation(value) -> bool:
    words = " ".join(flat(value))
    bare = re.sub(r"\{[^}]*\}|sha256|kvae|PNG|WebP|GIF|APNG|×|·|[^A-Za-z]", "", words)
    return len(bare) > 3
