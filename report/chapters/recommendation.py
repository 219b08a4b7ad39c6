"""Which of several runs to keep, as far as their figures say; pure functions.

The figure that counts is the share of draws that are new and good. Two shares differ only if the
95 % interval of their difference leaves out 0; among those that do not differ from the best, the
distance to the photos (KID) decides if it separates them, else the time that training took.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from report.chapters.comments import Comment
from report.texts import quoted, spoken
from report.wording import between, known, listed, number, percent

ONE_SEED = "Each run is one training: how far two trainings of the same settings differ, these "
ONE_SEED += "intervals do not tell."
NOBODY = "So no run is recommended."


@dataclass(frozen=True)
class Contender:
    """What one run brings: estimates are {"value", "low", "high"}, or empty where not measured."""

    name: str
    photos: str  # what distinguishes one set of photos from another
    judge: str
    state: str
    success: dict
    kid: dict
    minutes: float | None


def recommendation(runs: Sequence[Contender]) -> Comment:
    """Names the run to keep and why, or says why the figures name none."""
    if obstacle := _obstacle(runs):
        return Comment("fair", f"{obstacle} {spoken(NOBODY)}")
    best = max(runs, key=lambda run: run.success["value"])
    close = [run for run in runs if not _differ(run.success, best.success)]
    gaps = {"share": _share(best), "best": best.name}
    if len(close) == 1:
        text = spoken(
            "{share} of the draws of {best} are new and good, more than of any other run beyond "
            "chance.",
            **gaps,
        )
        return _kept(text, best)
    text = spoken(
        "{share} of the draws of {best} are new and good; by this figure {runs} cannot be told "
        "apart.",
        **gaps, runs=listed([run.name for run in close]),
    )  # fmt: skip
    nearest = min(close, key=lambda run: run.kid.get("value", math.inf))
    if nearest.kid and all(_differ(run.kid, nearest.kid) for run in close if run is not nearest):
        text += " " + spoken(
            "The draws of {run} are the nearest to the photos beyond chance (KID {kid}).",
            run=nearest.name, kid=number(nearest.kid["value"], 0),
        )  # fmt: skip
        return _kept(text, nearest)
    timed = [run for run in close if known(run.minutes) is not None]
    text += " " + spoken("Neither can they by their distance to the photos (KID).")
    if len(timed) < len(close):
        return Comment("fair", f"{text} {spoken(NOBODY)} {spoken(ONE_SEED)}")
    quick = min(timed, key=lambda run: known(run.minutes) or 0.0)
    text += " " + spoken(
        "The quickest of them is {run} ({minutes}): nothing measured here speaks for training "
        "longer.",
        run=quick.name, minutes=number(quick.minutes, 1, "minutes"),
    )  # fmt: skip
    return Comment("plain", _qualified(text, quick))


def _obstacle(runs: Sequence[Contender]) -> str:
    """What stands in the way of comparing at all, or ""."""
    missing = [run.name for run in runs if not run.success]
    if missing:
        text = "How many draws are new and good was not measured of {runs}."
        return spoken(text, runs=listed(missing))
    if len({run.photos for run in runs}) > 1:
        return spoken(
            "The runs learned from different photos: their figures say how well each draws what "
            "lies between its own, not which is the better model."
        )
    if len({run.judge for run in runs}) > 1:
        return spoken("The runs were judged by different networks, whose scales differ.")
    return ""


def _differ(first: dict, second: dict) -> bool:
    """Whether two independent estimates differ beyond chance: their difference's interval."""
    if not first or not second:
        return False
    margin = math.hypot(*((part["high"] - part["low"]) / 2 for part in (first, second)))
    return abs(first["value"] - second["value"]) > margin


def _share(run: Contender) -> str:
    value, low, high = (percent(run.success[key]) for key in ("value", "low", "high"))
    return between(value, low, high)


def _kept(text: str, run: Contender) -> Comment:
    """The recommendation of one run."""
    text += " " + spoken("Keep {run}.", run=run.name)
    return Comment("good" if run.state == "healthy" else "fair", _qualified(text, run))


def _qualified(text: str, kept: Contender) -> str:
    """The recommendation with what has to be said beside it."""
    if not kept.state:
        text += " " + spoken("But no evaluation names its state: better than the others is not "
                             "yet good.")  # fmt: skip
    elif kept.state != "healthy":
        text += " " + spoken(
            "But the verdict of its evaluation is {state}: better than the others is not yet good.",
            state=quoted(kept.state),
        )
    return f"{text} {spoken(ONE_SEED)}"
