"""Every phrase that the code of the window may say in English, found in its syntax tree."""

import ast
from collections.abc import Iterator

from tests.conftest import ROOT

DESKTOP = ROOT / "desktop"
# Which arguments of a call are words for a person. ModelFileError's subclasses take the same.
SPEAKERS = {
    "UserError": (0, 1), "ModelFileError": (0, 1), "UnusablePhoto": (0, 1),
    "Phrase": (0,), "_require": (1,),
}  # fmt: skip
# Functions that hand on words which stand, as plain text, in calls of them.
PASS_ON = {
    "user_error.py:__init__",  # of UserError itself
    "card.py:_require",  # its callers say what is malformed
    "outcome.py:error_of",  # from another process, in words of its own code
    "outcome.py:_filling",  # the same
    "load.py:_named",  # what UnusablePhoto was given
    "photo_choice.py:_replace",  # the same
    "helper.py:trouble",  # what the program said
    "phrases.py:system_reason",  # the system's own words
}


def phrases() -> dict[str, str]:
    """The words of each phrase, and where they stand."""
    found = {}
    for file in sorted(DESKTOP.rglob("*.py")):
        for words, line in in_source(file.read_text("utf-8"), file.name):
            found.setdefault(words, f"{file.relative_to(ROOT)}:{line}")
    return found


def in_source(source: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield the words of each phrase in a file's text, with their lines.

    Raises:
        AssertionError: words that are put together, so that no catalogue can have them.
    """
    tree = ast.parse(source)
    speakers = SPEAKERS | {
        node.name: SPEAKERS["ModelFileError"]
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(_name(base) in SPEAKERS for base in node.bases)
    }
    passing = [
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and f"{name}:{node.name}" in PASS_ON
        for inner in ast.walk(node)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _spoken(node, speakers):
                if node not in passing or isinstance(argument, ast.Constant):
                    yield from _literals(argument, tree, name)


def _spoken(call: ast.Call, speakers: dict[str, tuple[int, ...]]) -> list[ast.expr]:
    """The arguments that are words, of a call that is made now or by a `partial` later."""
    speaker, arguments = _name(call.func), call.args
    if speaker == "partial" and arguments:
        speaker, arguments = _name(arguments[0]), arguments[1:]
    return [arguments[i] for i in speakers.get(speaker, ()) if i < len(arguments)]


def _literals(argument: ast.expr, tree: ast.Module, name: str) -> Iterator[tuple[str, int]]:
    if isinstance(argument, ast.IfExp):
        yield from _literals(argument.body, tree, name)
        yield from _literals(argument.orelse, tree, name)
    elif isinstance(argument, ast.Constant):
        yield argument.value, argument.lineno
    elif constants := [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and _name(node.targets[0]) == (_name(argument) or "?")
    ]:
        yield from _literals(constants[0], tree, name)
    else:
        raise AssertionError(
            f"{name}:{argument.lineno}: {ast.unparse(argument)} is not plain text, so that no "
            "catalogue can have it; give ModelFileError words with gaps, and what fills them"
        )


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))
