"""What the figures of the draws mean, in words; like `comments`, pure functions.

The state of the model is not judged here: `kvae.judging.verdict` has done that, and these sentences
only say what its figures are about.
"""

from collections.abc import Sequence

from kvae.judging.verdict import (
    GOOD_AT_LEAST,
    NEW_AT_LEAST,
    RETURNING,
    STAIRCASE,
    UNDERFITTED_PSNR,
)
from report.chapters.comments import Comment, not_measured
from report.texts import spoken
from report.wording import known, number, percent

EVEN = 3 / 36  # of a walk's change, in its three largest steps, if all were alike
LONGER, MIX_MORE = "Train longer: raise --minutes.", "Mix more: raise --mixing."


def new_things(success: object, new: object, good: object) -> Comment:
    """Whether draws are new and good; shares of the draws."""
    success, new, good = _share(success), _share(new), _share(good)
    if success is None or new is None or good is None:
        return not_measured(spoken("How many draws are new and good"))
    text = spoken(
        "{success} of the draws are new and good: {new} are not a photo in another view, {good} "
        "are things as photos show things.",
        success=percent(success), new=percent(new), good=percent(good),
    )  # fmt: skip
    if good < GOOD_AT_LEAST:
        said = spoken("Most draws do not show a thing.")
        return Comment("poor", f"{text} {said}", spoken(LONGER))
    if new < NEW_AT_LEAST:
        return Comment("fair", f"{text} {spoken('Most draws repeat a photo.')}", spoken(MIX_MORE))
    if success < GOOD_AT_LEAST * new:
        said = spoken("Most of the new ones do not show a thing.")
        return Comment("poor", f"{text} {said}", spoken(LONGER))
    return Comment("good", text)


def walks(jumps: object) -> Comment:
    """Whether walks between draws are even; share of the change in the largest steps."""
    jumps = _share(jumps)
    if jumps is None:
        return not_measured(spoken("How evenly pictures change along a walk"))
    text = spoken(
        "Along a walk between two draws the three largest of 36 steps hold {share} of all change; "
        "if all were alike it would be {even}.",
        share=percent(jumps), even=percent(EVEN),
    )  # fmt: skip
    if jumps > STAIRCASE:
        said = spoken("Walks jump from thing to thing.")
        return Comment("fair", f"{text} {said}", spoken(MIX_MORE))
    return Comment("good", text)


def framing(shares: Sequence[object]) -> Comment:
    """Whether photos zoomed in, zoomed out and shifted come back as themselves; three shares."""
    found = [share for share in map(_share, shares) if share is not None]
    if not len(found) == len(shares) == 3:
        return not_measured(spoken("Whether photos framed otherwise come back as themselves"))
    closer, farther, shifted = map(percent, found)
    text = spoken(
        "Of the photos taken closer (1.2 times) {closer} come back as themselves, from farther off "
        "(0.8) {farther}, shifted by a tenth {shifted}.",
        closer=closer, farther=farther, shifted=shifted,
    )  # fmt: skip
    if min(found) < RETURNING:
        said = spoken("The model knows them in their own framing best.")
        return Comment("fair", f"{text} {said}", spoken(LONGER))
    return Comment("good", text)


def unseen_photos(
    unseen: object, nearest: object, learned: object, encoded: object = None
) -> Comment:
    """What becomes of photos kept out of training, PSNR in dB; beside the nearest photo's.

    Args:
        unseen: theirs, through codes that were sought for them.
        nearest: of the nearest photo that was learned.
        learned: of those that were learned.
        encoded: of those kept out, through the codes that the encoder names.
    """
    unseen, nearest, learned, encoded = map(known, (unseen, nearest, learned, encoded))
    if unseen is None or nearest is None:
        return not_measured(spoken("What becomes of photos that were never learned"))
    gaps = {"unseen": number(unseen, 1, "dB"), "nearest": number(nearest, 1, "dB")}
    if learned is None:
        text = "Photos never seen come back at {unseen}; the nearest training photo as the answer "
        text = spoken(text + "has {nearest}.", **gaps)
    else:
        text = "Photos never seen come back at {unseen} (learned ones at {learned}); the nearest "
        text += "training photo as the answer has {nearest}."
        text = spoken(text, **gaps, learned=number(learned, 1, "dB"))
    if encoded is not None:
        text += " " + spoken(
            "For that, codes were sought on from those that the encoder names, by which they come "
            "back at {encoded}.",
            encoded=number(encoded, 1, "dB"),
        )
    remedy = spoken("Add photos: more of them show more of their kind.")
    if unseen < nearest:
        text += " " + spoken("The model is no better than that: it knows its own photos only.")
        return Comment("fair", text, remedy)
    if unseen < UNDERFITTED_PSNR:
        words = "They come nearer than that photo, but stay below {least}: the model draws "
        words += "something of their kind, not them."
        text += " " + spoken(words, least=number(UNDERFITTED_PSNR, 0, "dB"))
        return Comment("fair", text, remedy)
    return Comment("good", text)


def _share(value: object) -> float | None:
    """The value if it can be a share, 0 to 1."""
    value = known(value)
    return value if value is not None and 0 <= value <= 1 else None
