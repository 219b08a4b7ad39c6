"""Which of several runs to keep, as far as their figures tell; pure functions.

The figure that counts is the share of draws that are new and good. Two shares differ only if the
95 % interval of their difference leaves out 0; among those that do not differ from the best, the
distance to the photos (KID) decides if it tells them apart, else the time that training took.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from report.chapters.comments import Comment
from report.wording import known, listed, number, percent

ONE_SEED = "Each run is one training: how far two trainings of the same settings differ, these "
ONE_SEED += "intervals do not tell."


@dataclass(frozen=True)
class Contender:
    """What one run brings: estimates are {"value", "low", "high"}, or empty where not measured."""

    name: str
    photos: str  # what tells one set of photos from another
    judge: str
    state: str
    success: dict
    kid: dict
    minutes: float | None


def recommendation(runs: Sequence[Contender]) -> Comment:
    """Names the run to keep and why, or says why the figures name none."""
    if obstacle := _obstacle(runs):
        return Comment("fair", f"{obstacle} So no run is recommended.")
    best = max(runs, key=lambda run: run.success["value"])
    close = [run for run in runs if not _differ(run.success, best.success)]
    told = f"{_share(best)} of the draws of {best.name} are new and good"
    if len(close) == 1:
        text = f"{told}, more than of any other run beyond chance. Keep {best.name}."
        return Comment("good" if best.state == "healthy" else "fair", _qualified(text, best))
    text = f"{told}; by this figure {listed([run.name for run in close])} cannot be told apart."
    nearest = min(close, key=lambda run: run.kid.get("value", math.inf))
    if nearest.kid and all(_differ(run.kid, nearest.kid) for run in close if run is not nearest):
        distance = number(nearest.kid["value"], 0)
        text += f" The draws of {nearest.name} are the nearest to the photos beyond chance (KID "
        text += f"{distance}). Keep {nearest.name}."
        return Comment("good" if nearest.state == "healthy" else "fair", _qualified(text, nearest))
    timed = [run for run in close if known(run.minutes) is not None]
    text += " Neither can they by their distance to the photos (KID)."
    if len(timed) < len(close):
        return Comment("fair", f"{text} So no run is recommended. {ONE_SEED}")
    quick = min(timed, key=lambda run: known(run.minutes) or 0.0)
    text += f" The quickest of them is {quick.name} ({number(quick.minutes, 1, 'minutes')}): "
    text += "nothing measured here speaks for training longer."
    return Comment("plain", _qualified(text, quick))


def _obstacle(runs: Sequence[Contender]) -> str:
    """What stands in the way of comparing at all, or ""."""
    missing = [run.name for run in runs if not run.success]
    if missing:
        return f"How many draws are new and good was not measured of {listed(missing)}."
    if len({run.photos for run in runs}) > 1:
        return (
            "The runs learned from different photos: their figures say how well each draws what "
            "lies between its own, not which is the better model."
        )
    if len({run.judge for run in runs}) > 1:
        return "The runs were judged by different networks, whose scales differ."
    return ""


def _differ(first: dict, second: dict) -> bool:
    """Whether two independent estimates differ beyond chance: their difference's interval."""
    if not first or not second:
        return False
    reach = math.hypot(*((part["high"] - part["low"]) / 2 for part in (first, second)))
    return abs(first["value"] - second["value"]) > reach


def _share(run: Contender) -> str:
    low, high = percent(run.success["low"]), percent(run.success["high"])
    return f"{percent(run.success['value'])} ({low} to {high})"


def _qualified(text: str, kept: Contender) -> str:
    """The recommendation with what has to be said beside it."""
    if kept.state != "healthy":
        text += f" But its evaluation calls it {kept.state or 'nothing'}: better than the "
        text += "others is "
        text += "not yet good."
    return f"{text} {ONE_SEED}"
