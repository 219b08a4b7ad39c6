"""How a model turned out, and what helps: the verdict that its evaluation recorded.

`kvae.judging.verdict` has judged, and nothing judges here. Its state is a word; its advice names
the options of the training that would change something, and they are what is read of it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.learning.plan import LATENT_DIMS, MINUTES, MIXINGS, SIZES, Plan

MOST_REMEDIES = 2  # of one outcome; a third is not advice any more


class Remedy(StrEnum):
    """What the user can change the next time."""

    LONGER = "longer"  # more minutes
    SMALLER = "smaller"  # smaller pictures
    NEARER = "nearer"  # draws nearer to photos
    FARTHER = "farther"  # draws that show more of what lies between photos
    FEWER = "fewer"  # fewer numbers
    PHOTOS = "photos"  # more photos


NAMED = {  # how an advice speaks of them
    Remedy.LONGER: re.compile("--minutes"),
    Remedy.SMALLER: re.compile("--image-size"),
    Remedy.NEARER: re.compile("smaller --mixing"),
    Remedy.FARTHER: re.compile("larger --mixing"),
    Remedy.FEWER: re.compile(r"--latent-dim (\d+)"),
    Remedy.PHOTOS: re.compile("more photos|--minutes or photos"),
}


@dataclass(frozen=True)
class Outcome:
    """What an evaluation says of a model.

    Attributes:
        state: one of `kvae.judging.verdict.State`, or another word of a later version.
        remedies: what helps, what the advice names first coming first.
        latent_dim: how many numbers are enough; None where that would not help.
        new_and_good: share of the draws that are both; None where that was not judged.
    """

    state: str
    remedies: tuple[Remedy, ...]
    latent_dim: int | None
    new_and_good: float | None


def read_outcome(folder: Path) -> Outcome | None:
    """The outcome of the run in a folder; None where it was not evaluated, or not readably."""
    try:
        found = json.loads((folder / "evaluation.json").read_text("utf-8"))
        state, advice = found["state"], found["advice"]
        success = (found.get("success") or {}).get("value")
        if not isinstance(state, str) or not isinstance(advice, str):
            return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    helpful, fewer = read_advice(advice)
    share = success if isinstance(success, float) and 0 <= success <= 1 else None
    return Outcome(state, helpful, fewer, share)


def read_advice(advice: str) -> tuple[tuple[Remedy, ...], int | None]:
    """What an advice names, in its order; and how many numbers are enough, where it says that."""
    found = {remedy: match for remedy, form in NAMED.items() if (match := form.search(advice))}
    fewer = found.get(Remedy.FEWER)
    in_order = tuple(sorted(found, key=lambda remedy: found[remedy].start()))
    return in_order, int(fewer[1]) if fewer else None


def remedies(outcome: Outcome, plan: Plan) -> tuple[Remedy, ...]:
    """What can still be changed of a plan, and would help; at most two things."""
    open_to = (r for r in outcome.remedies if r is Remedy.PHOTOS or _followed(plan, r, outcome))
    return tuple(open_to)[:MOST_REMEDIES]


def next_plan(outcome: Outcome, plan: Plan) -> Plan:
    """A plan changed by the first remedy that changes one; the same where none does."""
    return next(_changed(outcome, plan), plan)


def _changed(outcome: Outcome, plan: Plan) -> Iterator[Plan]:
    for remedy in outcome.remedies:
        if followed := _followed(plan, remedy, outcome):
            yield followed


def _followed(plan: Plan, remedy: Remedy, outcome: Outcome) -> Plan | None:
    """The plan that a remedy makes of this one; None where nothing is left to change."""
    match remedy:
        case Remedy.LONGER if longer := [m for m in MINUTES if m > plan.minutes]:
            return replace(plan, minutes=longer[0])
        case Remedy.SMALLER if smaller := [size for size in SIZES if size < plan.image_size]:
            return replace(plan, image_size=smaller[-1])
        case Remedy.NEARER if plan.mixing != (names := list(MIXINGS))[0]:
            return replace(plan, mixing=names[names.index(plan.mixing) - 1])
        case Remedy.FARTHER if plan.mixing != (names := list(MIXINGS))[-1]:
            return replace(plan, mixing=names[names.index(plan.mixing) + 1])
        case Remedy.FEWER if outcome.latent_dim in LATENT_DIMS:
            fewer = outcome.latent_dim
            return replace(plan, latent_dim=fewer) if fewer < plan.latent_dim else None
    return None
