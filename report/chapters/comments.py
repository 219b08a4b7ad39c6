"""What the numbers mean, in words that follow from the numbers.

Each function takes figures and returns a `Comment`; the thresholds stand here and are repeated in
the sentences, so that a reader can disagree. None or a number that is not finite gives a comment
that says what was not measured. Nothing here reads a file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from report.document import Tone
from report.wording import counted, known, number, percent, small

# Below this mean PSNR the photos cannot be told apart from their averages: underfitted. Textbook
# VAEs of this size stop at 17-23 dB; from 26 dB up the reconstructions are easily recognised.
PSNR_UNDERFITTED = 20.0
PSNR_RECOGNISABLE = 24.0
# A fall of the reconstruction loss over the last tenth of training that is worth more minutes.
STILL_FALLING = 0.03
# Of the highest learning rate: below it weights hardly move.
SLOW = 0.1
# Half an 8-bit level: the most that rounding alone can change.
INVISIBLE_LEVELS = 0.5
ENOUGH_PHOTOS = 50


@dataclass(frozen=True)
class Comment:
    """A judgement, and what to change if it is not a good one."""

    tone: Tone
    text: str
    remedy: str = ""


def not_measured(what: str, remedy: str = "") -> Comment:
    """The comment on a figure that the run does not hold."""
    return Comment("plain", f"{what} was not measured in this run.", remedy)


def photo_count(photos: int) -> Comment:
    """Whether there are enough photos for the assignment's demand of 50."""
    if photos < ENOUGH_PHOTOS:
        text = f"{counted(photos, 'photo')}: fewer than the {ENOUGH_PHOTOS} that are asked for."
        return Comment("poor", text, f"Add photos until there are at least {ENOUGH_PHOTOS}.")
    return Comment("good", f"{photos} photos: at least the {ENOUGH_PHOTOS} that are asked for.")


def reconstruction(psnr: float | None, minutes: float | None = None) -> Comment:
    """How well the photos come back from their codes; PSNR in dB, mean over photos."""
    psnr = known(psnr)
    if psnr is None:
        return not_measured("The quality of the reconstructions (PSNR)")
    shown = number(psnr, 1, "dB")
    if psnr < PSNR_UNDERFITTED:
        text = (
            f"Underfitted: the reconstructions reach {shown}, below {PSNR_UNDERFITTED:.0f} dB. "
            "The model has not learned to reproduce the photos it was shown."
        )
        return Comment("poor", text, _longer(minutes, "let it fit the photos"))
    if psnr < PSNR_RECOGNISABLE:
        text = (
            f"Soft: the reconstructions reach {shown}, above the {PSNR_UNDERFITTED:.0f} dB of an "
            f"underfitted model but below {PSNR_RECOGNISABLE:.0f} dB. Shapes and colours are "
            "right, fine detail is missing."
        )
        return Comment("fair", text, _longer(minutes, "sharpen the detail"))
    text = (
        f"Not underfitted: the reconstructions reach {shown} (underfitted means below "
        f"{PSNR_UNDERFITTED:.0f} dB, and from {PSNR_RECOGNISABLE:.0f} dB the photos are easily "
        "recognised)."
    )
    return Comment("good", text)


def _longer(minutes: float | None, purpose: str) -> str:
    minutes = known(minutes)
    if minutes is None or minutes <= 0:
        return f"Train longer to {purpose}: raise --minutes."
    return (
        f"Train longer to {purpose}: --minutes {2 * math.ceil(minutes)} "
        f"(this run took {number(minutes)})."
    )


def learning(
    reconstruction_losses: Sequence[float],
    minutes: float | None = None,
    final_rate: float | None = None,
) -> Comment:
    """Whether the loss still fell; compares the last tenth of the run with the tenth before.

    `final_rate` is the last learning rate as a share of the highest: where it is small, a loss
    levels off whatever is left to learn, and the comment says so instead of "settled".
    """
    losses = [x for x in map(known, reconstruction_losses) if x is not None]
    if len(losses) < 4:
        return not_measured("Whether training had settled: the history is too short for that. It")
    tenth = max(1, len(losses) // 10)
    last = sum(losses[-tenth:]) / tenth
    before = sum(losses[-2 * tenth : -tenth]) / tenth
    total = f"The reconstruction loss went from {number(losses[0], 3)} to {number(last, 3)}."
    if before <= 0:
        return Comment("plain", total)
    fall = 1 - last / before
    least = max(STILL_FALLING, _chance(losses[-2 * tenth :], tenth) / before)
    if fall > least:
        text = f"{total} It still fell by {percent(fall)} over the last tenth of the run, so the "
        text += "model had not finished learning."
        return Comment("fair", text, _longer(minutes, "finish the fall of the loss"))
    if fall < -least:
        text = f"{total} It rose by {percent(-fall)} over the last tenth of the run, which a "
        text += "settled run does not do."
        return Comment("fair", text, "Try another --seed, or train longer with --minutes.")
    way = "fell" if fall > 0 else "rose"
    text = f"{total} Over the last tenth of the run it {way} by {percent(abs(fall))}, "
    text += "no more than chance moves it."
    final_rate = known(final_rate)
    if final_rate is not None and final_rate < SLOW:
        text += f" The learning rate had come down to {percent(final_rate)} by then, which levels "
        text += "off any loss: it is no proof that nothing was left to learn."
    return Comment("good", text)


def _chance(losses: list[float], tenth: int) -> float:
    """By how much the means of two tenths of a run may differ by chance: three standard errors.

    Two would find fault with one settled run in twenty.
    """
    parts = losses[:tenth], losses[tenth:]
    if tenth < 2:
        return 0.0
    means = [sum(part) / tenth for part in parts]
    squares = sum(
        (x - mean) * (x - mean) for part, mean in zip(parts, means, strict=True) for x in part
    )
    return 3 * math.sqrt(squares / (tenth - 1) / tenth)


def new_pictures(new: int, total: int) -> Comment:
    """How many of the report's own draws are new; a count, not a judgement."""
    if total == 0:
        return not_measured("How new the drawn pictures are")
    return Comment(
        "plain",
        f"Of the {counted(total, 'draw')} of the slider, {new} are not a photo in another view, "
        "and so new.",
    )


def parity(levels: float | None) -> Comment:
    """Whether the exported file draws what was trained; difference in 8-bit levels."""
    levels = known(levels)
    if levels is None:
        return not_measured("The difference between the trained model and the exported file")
    shown = small(levels)
    if levels < INVISIBLE_LEVELS:
        text = (
            f"The exported file draws what was trained: the largest difference is {shown} of 255 "
            f"levels, below the {INVISIBLE_LEVELS} that rounding alone can change."
        )
        return Comment("good", text)
    text = (
        f"The exported file differs from the trained model by up to {shown} of 255 levels, more "
        f"than the {INVISIBLE_LEVELS} that rounding alone can change."
    )
    return Comment("poor", text, "Export again: python -m export.to_onnx.")
