"""What the figures of the draws mean, in words; like `comments`, pure functions.

The state of the model is not judged here: `kvae.judging.verdict` has done that, and these sentences
only say what its figures are about.
"""

from collections.abc import Sequence

from report.chapters.comments import Comment, not_measured
from report.wording import known, number, percent

# As in `kvae.judging.verdict`, which decides by them.
NEW_AT_LEAST, GOOD_AT_LEAST, STAIRCASE, RETURNING = 1 / 3, 0.5, 0.35, 0.5
EVEN = 3 / 36  # of a walk's change, in its three largest steps, if all were alike
LONGER, MIX_MORE = "Train longer: raise --minutes.", "Mix more: raise --mixing."


def new_things(success: object, new: object, good: object) -> Comment:
    """Whether draws are new and good; shares of the draws."""
    success, new, good = _share(success), _share(new), _share(good)
    if success is None or new is None or good is None:
        return not_measured("How many draws are new and good")
    text = f"{percent(success)} of the draws are new and good: {percent(new)} are not a photo in "
    text += f"another view, {percent(good)} are things as photos show things."
    if good < GOOD_AT_LEAST:
        return Comment("poor", f"{text} Most draws do not show a thing.", LONGER)
    if new < NEW_AT_LEAST:
        return Comment("fair", f"{text} Most draws repeat a photo.", MIX_MORE)
    if success < GOOD_AT_LEAST * new:
        return Comment("poor", f"{text} Most of the new ones do not show a thing.", LONGER)
    return Comment("good", text)


def walks(jumps: object) -> Comment:
    """Whether walks between draws are even; share of the change in the largest steps."""
    jumps = _share(jumps)
    if jumps is None:
        return not_measured("How evenly pictures change along a walk")
    text = f"Along a walk between two draws the three largest of 36 steps hold {percent(jumps)} of "
    text += f"all change; if all were alike it would be {percent(EVEN)}."
    if jumps > STAIRCASE:
        return Comment("fair", f"{text} Walks jump from thing to thing.", MIX_MORE)
    return Comment("good", text)


def framing(shares: Sequence[object]) -> Comment:
    """Whether photos zoomed in, zoomed out and shifted come back as themselves; three shares."""
    found = [share for share in map(_share, shares) if share is not None]
    if not len(found) == len(shares) == 3:
        return not_measured("Whether photos framed otherwise come back as themselves")
    text = f"Of the photos taken closer (1.2 times) {percent(found[0])} come back as themselves, "
    text += f"from farther off (0.8) {percent(found[1])}, shifted by a tenth {percent(found[2])}."
    if min(found) < RETURNING:
        return Comment("fair", f"{text} The model knows them in their own framing best.", LONGER)
    return Comment("good", text)


def unseen_photos(unseen: object, nearest: object, learned: object) -> Comment:
    """What becomes of photos kept out of training, PSNR in dB; beside the nearest photo's."""
    unseen, nearest, learned = known(unseen), known(nearest), known(learned)
    if unseen is None or nearest is None:
        return not_measured("What becomes of photos that were never learned")
    gain = unseen - nearest
    text = f"Photos never seen come back at {number(unseen, 1, 'dB')}"
    text += f" (learned ones at {number(learned, 1, 'dB')})" if learned is not None else ""
    text += f"; the nearest training photo as the answer has {number(nearest, 1, 'dB')}."
    if gain < 0:
        text += " The model is no better than that: it knows its own photos only."
        return Comment("fair", text, "Add photos: more of them show more of their kind.")
    return Comment("good", text)


def _share(value: object) -> float | None:
    """The value if it can be a share, 0 to 1."""
    value = known(value)
    return value if value is not None and 0 <= value <= 1 else None
