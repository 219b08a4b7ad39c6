"""The figures of the draws with their intervals, beside the baselines; from evaluation.json."""

from collections.abc import Mapping
from functools import partial

from report.chapters import draw_comments
from report.chapters.comments import Comment
from report.document import Block, Table, Text
from report.texts import spoken
from report.wording import between, counted, known, number, percent

# Name and meaning of each figure, the one that counts first. All but the distances are shares.
SAYS = {
    "success": ("new and good", "share of draws that are both. Copies and ghosts have none; bent "
                "photos have, so see \"new in look\""),
    "new": ("new", "share that are not a photo in another view: turned, moved, stretched, "
            "mirrored, in other colours"),
    "new_look": ("new in look", "of 128 draws at most, share that are not a bent photo either"),
    "good": ("good", "share that are things as photos show things: sharp, and no ghosts, to the "
             "judge's network"),
    "identified": ("identified", "of the draws that are not new, share that show one certain "
                   "photo's thing"),
    "kid": ("distance (KID)", "how far all draws are from all photos, to the network (KID × 1000). "
            "0 is perfect; a little below 0 is chance"),
    "kid_of_new": ("of the new", "the same of the new draws alone"),
    "lpips": ("LPIPS to the nearest", "mean distance of a draw to the photo nearest to it, as "
              "people see it. 0 would be copies"),
    "precision": ("precision", "share of draws among the photos, in balls as wide as to a photo's "
                  "3rd neighbour"),
    "recall": ("recall", "share of photos among the draws, likewise"),
    "coverage": ("coverage", "share of photos with a draw nearer than their 5th neighbour"),
    "sharpness": ("sharpness", "fine detail, beside the photos'. Low is blurred; noise counts, "
                  "too"),
    "sharpness_of_new": ("of the new", "the same of the new draws alone"),
    "mesh": ("repeating detail", "share of the fine detail that repeats after 2, 4 or 8 pixels, "
             "beyond what does in the photos: a mesh"),
}  # fmt: skip
NONE = "–"  # a program that draws nothing new has no figures of new draws
MANIFOLD = ("lpips", "precision", "recall", "coverage")
# With so many decimals; all others are shares.
DISTANCES = {"kid": 0, "kid_of_new": 0, "lpips": 2}
# Programs without a model, with their columns' widths; older versions had no morphs.
PROGRAMS = {
    "views": ("photos in views", 0.08),
    "bends": ("bent photos", 0.08),
    "mixtures": ("mixtures", 0.1),
    "morphs": ("morphs", 0.093),
}
FIGURE, RUN = 0.13, 0.19  # widths of the columns; what a figure says has the rest


def draw_quality(evaluation: dict, shown_between: str) -> list[Block]:
    """The table of the draws' figures and what they mean; nothing for runs judged before them.

    Args:
        evaluation: of the run.
        shown_between: what it was shown between its photos, in a word.
    """
    baselines = part(evaluation, "baselines")
    others = {name: found for name in PROGRAMS if (found := part(baselines, name))}
    rows = []
    for key, (name, says) in SAYS.items():
        own = part(evaluation, key)
        if known(own.get("value")) is None:
            continue
        shown = partial(number, digits=DISTANCES[key]) if key in DISTANCES else percent
        cells = (_value(shown, part(figures, key)) for figures in others.values())
        rows.append((spoken(name), _interval(shown, own), *cells, spoken(says)))
    comments = [c for c in judgements(evaluation).values() if c.tone != "plain"]
    blocks: list[Block] = [*_varied(evaluation), *(Text(c.text, c.tone) for c in comments)]
    if learned := _learned(evaluation, part(others, "morphs"), shown_between):
        blocks.insert(0, Text(learned))
    if rows:
        judge = evaluation.get("judge")
        caption = spoken(
            "The draws in figures, with 95 % intervals, and what programs without any model come "
            "to: one shows photos in random views, which is as good as can be and not new; one "
            "bends photos at random, which makes new shapes and no new looks; one mixes two photos "
            "by half, which is new and not good."
        )
        if "morphs" in others:
            last = "The last shows the {shown} that the model learned from."
            caption += " " + spoken(last, shown=shown_between)
        if isinstance(judge, str) and judge:
            caption += " " + spoken("The network that judged: {judge}.", judge=judge)
        if any(known(part(evaluation, key).get("value")) is not None for key in MANIFOLD):
            caption += " " + spoken(
                "LPIPS (Zhang et al. 2018), precision and recall (Kynkäänniemi et al. 2019) and "
                "coverage (Naeem et al. 2020) are taken of a quarter of the draws, as many as of "
                "each program; all four reward copies."
            )
        columns = [("figure", FIGURE), ("this run", RUN), *(PROGRAMS[name] for name in others)]
        columns.append(("what it says", 1.0 - sum(width for _, width in columns)))
        heads = (spoken(name) if name != "morphs" else shown_between for name, _ in columns)
        head, widths = tuple(heads), tuple(w for _, w in columns)
        numbers = tuple(range(1, len(columns) - 1))
        blocks.insert(0, Table(caption, head, tuple(rows), widths, numbers))
    return blocks


def _learned(evaluation: dict, morphs: dict, shown_between: str) -> str:
    """What share of the morphs' success the draws have, and what a model adds; "" if unknown."""
    own, shown = (known(part(found, "success").get("value")) for found in (evaluation, morphs))
    if own is None or not shown:
        return ""
    return spoken(
        "How to read the {between}: the program that shows them looks at the photos and has "
        "learned nothing. Of its pictures {shown} are new and good, of the draws {own}; so the "
        "model comes to {share} of what it was shown. What it adds is not in the table: it draws "
        "without the photos, from a file that holds none of them, and finds a code for any "
        "picture.",
        between=shown_between, shown=percent(shown), own=percent(own), share=percent(own / shown),
    )  # fmt: skip


def judgements(evaluation: Mapping[str, object]) -> dict[str, Comment]:
    """The comments on the draws' figures; those of older runs say that nothing was measured."""
    value = {key: part(evaluation, key).get("value") for key in ("success", "new", "good", "jumps")}
    framing, unseen = part(evaluation, "framing"), part(evaluation, "hold_out")
    shares = [part(framing, name).get("value") for name in ("zoom_in", "zoom_out", "shift")]
    return {
        "new things": draw_comments.new_things(value["success"], value["new"], value["good"]),
        "walks": draw_comments.walks(value["jumps"]),
        "photos framed otherwise": draw_comments.framing(shares),
        "unseen photos": draw_comments.unseen_photos(
            unseen.get("psnr"),
            unseen.get("nearest_psnr"),
            evaluation.get("psnr"),
            unseen.get("encoded_psnr"),
        ),
    }


def part(figures: Mapping[str, object], key: str) -> dict:
    """The object under a key, or an empty one: any part of an evaluation may be missing."""
    found = figures.get(key)
    return found if isinstance(found, dict) else {}


def _varied(evaluation: dict) -> list[Block]:
    found, even = (known(evaluation.get(key)) for key in ("photos_found", "photos_even"))
    if found is None or even is None:
        return []
    text = "Nearest to some draw: {found}. The draws are as varied as {even} drawn equally "
    nearest, varied = (counted(round(count), "photo") for count in (found, even))
    return [Text(spoken(text + "often.", found=nearest, even=varied))]


def _value(shown, estimate: dict) -> str:
    value = known(estimate.get("value"))
    return NONE if value is None else shown(value)


def _interval(shown, estimate: dict) -> str:
    text = _value(shown, estimate)
    low, high = known(estimate.get("low")), known(estimate.get("high"))
    if low is None or high is None:
        return text
    return between(text, shown(low), shown(high))
