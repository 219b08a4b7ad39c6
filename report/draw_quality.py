"""The figures of the draws with their intervals, beside the yardsticks; from evaluation.json."""

from report import draw_comments
from report.comments import Comment
from report.document import Block, Heading, Table, Text
from report.wording import UNKNOWN, known, number, percent

SAYS = {
    "identified": "share of draws that show one certain photo's thing: a network and thumbnails "
    "pick the same photo. High is good, unless it is always the same photo",
    "kid": "how far all draws together are from all photos, as a network sees them (KID × 1000). "
    "0 is perfect; a little below 0 is chance",
    "sharpness": "fine detail, compared with the photos'. Low is blurred; noise counts, too",
    "near_copies": "share of draws that nearly repeat a photo. Low is new",
}
NAMES = {"identified": "identified", "kid": "distance (KID)"}
NAMES |= {"sharpness": "sharpness", "near_copies": "near copies"}


def draw_quality(evaluation: dict) -> list[Block]:
    """The table of the draws' figures and what they mean; nothing for runs judged before them."""
    yardsticks = part(evaluation, "yardsticks")
    sets = [evaluation, part(yardsticks, "augmented"), part(yardsticks, "mixtures")]
    rows = []
    for key, says in SAYS.items():
        own, changed, mixed = (part(figures, key) for figures in sets)
        if known(own.get("value")) is None:
            continue
        shown = number if key == "kid" else percent
        cells = (_value(shown, changed), _value(shown, mixed))
        rows.append((NAMES[key], _interval(shown, own), *cells, says))
    comments = [c for c in judgements(evaluation).values() if c.tone != "plain"]
    blocks: list[Block] = [*_found(evaluation), *(Text(c.text, c.tone) for c in comments)]
    if rows:
        caption = "The draws in figures, with 95 % intervals, and two yardsticks: photos lightly "
        caption += "turned, moved and lit otherwise, which is the best that can be reached, and "
        caption += "photos mixed by half, which good models leave behind. No single figure is "
        caption += "enough: each can be had by a bad model."
        head = ("figure", "this run", "photos, changed", "photos, mixed", "what it says")
        blocks.insert(
            0, Table(caption, head, tuple(rows), (0.15, 0.2, 0.11, 0.11, 0.43), (1, 2, 3))
        )
    return [Heading("How good and how new the draws are"), *blocks] if blocks else []


def judgements(evaluation: dict) -> dict[str, Comment]:
    """The comments on the draws' figures; those of older runs say that nothing was measured."""
    mixed = part(part(evaluation, "yardsticks"), "mixtures")
    own = {key: part(evaluation, key).get("value") for key in SAYS}
    other = {key: part(mixed, key).get("value") for key in SAYS}
    unseen = part(evaluation, "hold_out")
    nearer = part(unseen, "nearer_to_training").get("value")
    return {
        "draws recognised": draw_comments.recognised(own["identified"], other["identified"]),
        "distance to the photos": draw_comments.distance(own["kid"], other["kid"]),
        "unseen photos": draw_comments.unseen_photos(
            nearer, evaluation.get("psnr"), unseen.get("psnr")
        ),
    }


def part(figures: dict, key: str) -> dict:
    """The object under a key, or an empty one: any part of an evaluation may be missing."""
    found = figures.get(key)
    return found if isinstance(found, dict) else {}


def _found(evaluation: dict) -> list[Block]:
    identified, found = part(evaluation, "identified").get("photos"), evaluation.get("photos_found")
    if known(identified) is None or known(found) is None:
        return []
    text = f"The draws that are identified show {number(identified, 0)} different photos' things; "
    text += f"{number(found, 0)} photos are the nearest of some draw."
    return [Text(text)]


def _value(shown, estimate: dict) -> str:
    value = known(estimate.get("value"))
    return UNKNOWN if value is None else _plain(shown, value)


def _interval(shown, estimate: dict) -> str:
    text = _value(shown, estimate)
    low, high = known(estimate.get("low")), known(estimate.get("high"))
    if low is None or high is None:
        return text
    return f"{text} ({_plain(shown, low)} to {_plain(shown, high)})"


def _plain(shown, value: float) -> str:
    return shown(value, 0) if shown is number else shown(value)
