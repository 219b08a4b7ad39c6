import re

import pytest

from kvae.judging.verdict import verdict
from report import texts
from report.texts import has_right_to_left
from report.texts.advice import advice_in_words
from report.texts.arabic.advice import CLAUSES
from tests.kvae.judging import test_verdict

(CASES,) = (
    mark.args[1]
    for mark in test_verdict.test_each_state_is_named_with_what_to_change.pytestmark
    if mark.name == "parametrize"
)


def in_arabic(advice: str) -> str:
    with texts.speaking("ar"):
        return advice_in_words(advice)


@pytest.mark.parametrize(("changes", "_state", "_advice"), CASES)
def test_all_that_the_evaluation_advises_is_said_in_arabic(changes, _state, _advice):
    advice = verdict(test_verdict.figures(**changes), test_verdict.PHOTOS)[1]
    arabic = in_arabic(advice)
    outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", arabic)
    assert not re.search("[A-Za-z]", outside)
    within = re.findall("\u2068([^\u2068\u2069]*)\u2069", arabic)
    english = [part for part in within if re.search(r"[a-z]+ [a-z]+", part)]
    assert all(part.startswith("python -m") for part in english)
    # Numbers and options are all there, and no others.
    kept = r"\d+(?:\.\d+)?|--[a-z-]+"
    assert sorted(re.findall(kept, arabic)) == sorted(
        re.findall(kept, advice.replace("N(0, I)", "0"))
    )


def test_words_of_another_version_stay_as_they_are():
    assert advice_in_words("do this: --minutes") == "do this: --minutes"
    arabic = in_arabic("sing a song; train longer with --minutes")
    assert arabic.startswith("\u2068sing a song\u2069؛ ")
    assert has_right_to_left(arabic)


def test_every_clause_is_found_again():
    for words, template in CLAUSES.items():
        advice = re.sub(r"\{option\}", "--latent-dim 4", words)
        advice = re.sub(r"\{weak\}", "7% of the draws are good", advice)
        advice = re.sub(r"\{\w+\}", "7", advice)
        arabic = in_arabic(advice)
        assert template.split("{")[0].strip() in arabic
