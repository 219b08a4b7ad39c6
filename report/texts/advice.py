"""The evaluation's advice in the language spoken now.

`kvae.judging.verdict` writes it in English into evaluation.json, clause by clause; so it is read
clause by clause, each against a catalogue's templates with gaps.
"""

import re
from functools import cache

from report import texts
from report.texts import isolated
from report.texts.arabic.advice import CLAUSES

JOINTS = re.compile(r"(; |: )")
JOINTS_IN_ARABIC = {"; ": "؛ ", ": ": ": "}


def advice_in_words(advice: str) -> str:
    """The advice as it stands, or in another language what is known of it.

    A clause that no template fits, of a later version, stays in English: it is a quotation.
    """
    if texts.language() == "en":
        return advice
    parts = JOINTS.split(advice)
    return "".join(JOINTS_IN_ARABIC.get(part) or clause(part) for part in parts)


def clause(words: str) -> str:
    """One clause in Arabic."""
    for pattern, template in _patterns():
        if found := pattern.fullmatch(words):
            gaps = {name: _filled(value) for name, value in found.groupdict().items()}
            return template.format(**gaps)
    return isolated(words)


def _filled(value: str) -> str:
    """What stands in a gap: a number, an option, or a clause within the clause."""
    return isolated(value) if re.fullmatch(r"[\d.%]+|--.*", value) else clause(value)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Templates as regular expressions, those with fewer gaps first."""
    ordered = sorted(CLAUSES, key=lambda words: (words.count("{"), -len(words)))
    return tuple((_pattern(words), CLAUSES[words]) for words in ordered)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(words)))
