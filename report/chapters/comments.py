"""What the numbers mean, in words that follow from the numbers.

Each function takes figures and returns a `Comment`; the thresholds, those of `kvae.judging.verdict`
where it has one, are repeated in the sentences, so that a reader can disagree. None or a number
that is not finite gives a comment that says what was not measured. Nothing here reads a file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kvae.judging.verdict import UNDERFITTED_PSNR
from report.document import Tone
from report.texts import spoken
from report.wording import counted, known, number, percent, small

# Mean PSNR. Textbook VAEs of this size stop at 17-23 dB; from 26 dB up the reconstructions are
# easily recognised.
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
    measured: bool = True


def not_measured(what: str, remedy: str = "") -> Comment:
    """The comment on a figure that the run does not hold."""
    text = spoken("{what} was not measured in this run.", what=what)
    return Comment("plain", text, remedy, measured=False)


def photo_count(photos: int) -> Comment:
    """Whether there are enough photos for the assignment's demand of 50."""
    gaps = {"photos": counted(photos, "photo"), "enough": ENOUGH_PHOTOS}
    if photos < ENOUGH_PHOTOS:
        text = spoken("{photos}: fewer than the {enough} that are asked for.", **gaps)
        remedy = spoken("Add photos until there are at least {enough}.", enough=ENOUGH_PHOTOS)
        return Comment("poor", text, remedy)
    return Comment("good", spoken("{photos}: at least the {enough} that are asked for.", **gaps))


def reconstruction(psnr: float | None, minutes: float | None = None) -> Comment:
    """How well the photos come back from their codes; PSNR in dB, mean over photos."""
    psnr = known(psnr)
    if psnr is None:
        return not_measured(spoken("The quality of the reconstructions (PSNR)"))
    gaps = {
        "psnr": number(psnr, 1, "dB"),
        "poor": number(UNDERFITTED_PSNR, 0, "dB"),
        "good": number(PSNR_RECOGNISABLE, 0, "dB"),
    }
    if psnr < UNDERFITTED_PSNR:
        text = spoken(
            "Underfitted: the reconstructions reach {psnr}, below {poor}. "
            "The model has not learned to reproduce the photos it was shown.",
            **gaps,
        )
        return Comment("poor", text, _longer(minutes, spoken("let it fit the photos")))
    if psnr < PSNR_RECOGNISABLE:
        text = spoken(
            "Soft: the reconstructions reach {psnr}, above the {poor} of an underfitted model but "
            "below {good}. Shapes and colours are right, fine detail is missing.",
            **gaps,
        )
        return Comment("fair", text, _longer(minutes, spoken("sharpen the detail")))
    text = spoken(
        "Not underfitted: the reconstructions reach {psnr} (underfitted means below {poor}, and "
        "from {good} the photos are easily recognised).",
        **gaps,
    )
    return Comment("good", text)


def _longer(minutes: float | None, purpose: str) -> str:
    minutes = known(minutes)
    if minutes is None or minutes <= 0:
        return spoken("Train longer to {purpose}: raise --minutes.", purpose=purpose)
    return spoken(
        "Train longer to {purpose}: {option} (this run took {minutes}).",
        purpose=purpose,
        option=f"--minutes {2 * math.ceil(minutes)}",
        minutes=number(minutes),
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
        text = "Whether training had settled was not measured: the history is too short for that."
        return Comment("plain", spoken(text), measured=False)
    tenth = max(1, len(losses) // 10)
    last = sum(losses[-tenth:]) / tenth
    before = sum(losses[-2 * tenth : -tenth]) / tenth
    total = spoken(
        "The reconstruction loss went from {first} to {last}.",
        first=number(losses[0], 3), last=number(last, 3),
    )  # fmt: skip
    if before <= 0:
        return Comment("plain", total)
    fall = 1 - last / before
    least = max(STILL_FALLING, _chance(losses[-2 * tenth :], tenth) / before)
    share = percent(abs(fall))
    if fall > least:
        text = "It still fell by {share} over the last tenth of the run, so the model had not "
        text = spoken(text + "finished learning.", share=share)
        remedy = _longer(minutes, spoken("finish the fall of the loss"))
        return Comment("fair", f"{total} {text}", remedy)
    if fall < -least:
        text = "It rose by {share} over the last tenth of the run, which a settled run does not do."
        remedy = spoken("Try another --seed, or train longer with --minutes.")
        return Comment("fair", f"{total} {spoken(text, share=share)}", remedy)
    fell = "Over the last tenth of the run it fell by {share}, no more than chance moves it."
    rose = "Over the last tenth of the run it rose by {share}, no more than chance moves it."
    text = f"{total} {spoken(fell if fall > 0 else rose, share=share)}"
    final_rate = known(final_rate)
    if final_rate is not None and final_rate < SLOW:
        levels = "The learning rate had come down to {share} by then, which levels off any loss: "
        levels += "it is no proof that nothing was left to learn."
        text += f" {spoken(levels, share=percent(final_rate))}"
    # Of few batches chance moves it much: then nobody knows, which is no good news.
    return Comment("good" if abs(fall) <= STILL_FALLING else "plain", text)


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
        return not_measured(spoken("How new the drawn pictures are"))
    text = "Of the {draws} of the slider, {new} are not a photo in another view, and so new."
    return Comment("plain", spoken(text, draws=counted(total, "draw"), new=new))


def parity(levels: float | None) -> Comment:
    """Whether the exported file draws what was trained; difference in 8-bit levels."""
    levels = known(levels)
    if levels is None:
        what = spoken("The difference between the trained model and the exported file")
        return not_measured(what)
    gaps = {"levels": small(levels), "most": INVISIBLE_LEVELS}
    if levels < INVISIBLE_LEVELS:
        text = spoken(
            "The exported file draws what was trained: the largest difference is {levels} of 255 "
            "levels, below the {most} that rounding alone can change.",
            **gaps,
        )
        return Comment("good", text)
    text = spoken(
        "The exported file differs from the trained model by up to {levels} of 255 levels, more "
        "than the {most} that rounding alone can change.",
        **gaps,
    )
    return Comment("poor", text, spoken("Export again: python -m export.to_onnx."))
