"""The evaluation's verdict in words. `kvae.judging.verdict` makes it; nothing judges here."""

from collections.abc import Mapping

from report.chapters.comments import Comment
from report.document import Tone
from report.texts import quoted, spoken
from report.texts.advice import advice_in_words
from report.wording import sentence

TONES: dict[str, Tone] = {
    "healthy": "good", "not judged": "plain", "copies": "fair", "collapsed axes": "fair",
    "mesh": "fair", "mismatch": "poor", "ghosts": "poor", "underfitted": "poor",
}  # fmt: skip
MEANINGS = {
    "healthy": "draws are new things",
    "copies": "draws are the photos in other views",
    "ghosts": "draws show two things at once",
    "underfitted": "it has not learned enough to draw things",
    "collapsed axes": "some of its numbers say next to nothing",
    "mesh": "a mesh lies over what it draws",
    "mismatch": "its codes lie elsewhere than draws do",
    "not judged": "no network was there to judge the draws",
}
# Checks of the report's own whose remedies no evaluation of a model knows of.
APART = ("number of photos", "exported file")


def verdict(evaluation: Mapping[str, object]) -> Comment:
    """The state and the advice of evaluation.json as one comment."""
    state, advice = (evaluation.get(key) for key in ("state", "advice"))
    if not isinstance(state, str) or not state:
        text = spoken("This run was not evaluated: python -m kvae.evaluate judges it.")
        return Comment("plain", text)
    text = spoken("Verdict of the evaluation after training: {state}.", state=quoted(state))
    if state in MEANINGS:
        words = "Verdict of the evaluation after training: {state} ({meaning})."
        text = spoken(words, state=quoted(state), meaning=spoken(MEANINGS[state]))
    if isinstance(advice, str) and advice:
        text += f" {_told(advice)}"
    return Comment(TONES.get(state, "plain"), text)


def next_steps(
    evaluation: Mapping[str, object], judgements: Mapping[str, Comment]
) -> tuple[str, ...]:
    """What to change: the evaluation's advice, then what is amiss outside the model.

    Of a run that was not evaluated, the remedies of all that the report has looked at.
    """
    state, advice = (evaluation.get(key) for key in ("state", "advice"))
    if not isinstance(state, str) or not state:
        return tuple(dict.fromkeys(c.remedy for c in judgements.values() if c.remedy))
    steps = []
    if state != "healthy" and isinstance(advice, str) and advice:
        steps.append(_told(advice))
    found = (judgements[name].remedy for name in APART if name in judgements)
    return (*steps, *(remedy for remedy in found if remedy))


def what_else(evaluation: Mapping[str, object]) -> str:
    """What a model that is healthy could do better still; "" where no evaluation says it."""
    state, advice = (evaluation.get(key) for key in ("state", "advice"))
    return _told(advice) if state == "healthy" and isinstance(advice, str) and advice else ""


def _told(advice: str) -> str:
    return f"{sentence(advice_in_words(advice.removesuffix('.')))}."
