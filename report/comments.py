"""What the numbers mean, in words that follow from the numbers.

Each function takes figures and returns a `Comment`; the thresholds stand here and are repeated in
the sentences, so that a reader can disagree. None or a number that is not finite gives a comment
that says what was not measured. Nothing here reads a file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from report.document import Tone
from report.wording import counted, known, listed, number, percent, small

# Below this mean PSNR the photos cannot be told apart from their averages: underfitted. Textbook
# VAEs of this size stop at 17-23 dB; from 26 dB up the reconstructions are easily recognised.
PSNR_UNDERFITTED = 20.0
PSNR_RECOGNISABLE = 24.0
# Above this distance between the aggregated posterior and N(0, I) random draws land in holes,
# where no photo lives; baselines whose draws are mush measured 10 to 41 nats.
AGGREGATED_KL_HOLES = 3.0
# An axis that carries less than this says next to nothing about a photo.
AXIS_INACTIVE = 0.1
# The mutual information between photo and code is at most ln N nats for N photos; about 1.5 nats
# more are what it costs to fill the space between the photos.
KL_ROOM = 1.5
KL_TOLERANCE = 1.0
# Half of ln N: photos share their places in the latent space.
SEPARATED = 0.5
# A fall of the reconstruction loss over the last tenth of training that is worth more minutes.
STILL_FALLING = 0.03
# A share of near copies from which the model recalls photos rather than draws new pictures.
NEAR_COPIES_MANY = 0.9
# Draws unlike any photo; a trained model makes a few, an untrained one nothing else.
STRANGERS_MANY = 0.5
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


def information(kl: float | None, photos: int, excess: float | None = None) -> Comment:
    """Whether the code carries as much as the photos need; KL in nats per image.

    `excess` is the run's own setting of what shall go beyond ln N.
    """
    kl, excess = known(kl), known(excess)
    if kl is None or photos < 1:
        return not_measured("How much the codes carry (KL)")
    excess = KL_ROOM if excess is None else excess
    target = math.log(photos) + excess
    frame = (
        f"The codes carry {number(kl, 1, 'nats')} per photo. Telling {photos} photos apart takes "
        f"ln {photos} = {number(math.log(photos), 1, 'nats')}; {number(excess)} more fill "
        f"the room between them, {number(target, 1, 'nats')} in all."
    )
    if kl > target + KL_TOLERANCE:
        surplus = number(kl - target, 1, "nats")
        text = f"{frame} This run is {surplus} above that: what is too much is spent on distance "
        text += "from the normal distribution, not on the photos."
        return Comment("fair", text, "Lower the KL: a smaller kl_excess in the preset (--preset).")
    if kl < target - KL_TOLERANCE:
        text = f"{frame} This run is {number(target - kl, 1, 'nats')} below that: unlike photos "
        text += "must share a place, so they come back alike."
        return Comment("fair", text, "Raise the KL: a larger kl_excess in the preset (--preset).")
    return Comment("good", f"{frame} This run is within {KL_TOLERANCE:.0f} nat of that.")


def prior_fit(aggregated_kl: float | None) -> Comment:
    """Whether random draws land where photos live; distance to N(0, I) in nats."""
    distance = known(aggregated_kl)
    if distance is None:
        return not_measured("How well the codes fill the normal distribution")
    shown = number(distance, 1, "nats")
    if distance > AGGREGATED_KL_HOLES:
        text = (
            f"Holes in the prior: all codes together lie {shown} from N(0, I), above "
            f"{AGGREGATED_KL_HOLES:.0f}. Many random draws land where no photo lives and decode "
            "to shapeless pictures, however good the reconstructions are."
        )
        return Comment("poor", text, "Lower the KL: a smaller kl_excess in the preset (--preset).")
    text = (
        f"The prior is filled: all codes together lie {shown} from N(0, I); above "
        f"{AGGREGATED_KL_HOLES:.0f} many random draws would land where no photo lives."
    )
    return Comment("good", text)


def axes_in_use(kls: Sequence[float]) -> Comment:
    """How many of the normal distributions say something; KL per axis in nats."""
    kls = [known(kl) for kl in kls]
    if not kls or None in kls:
        return not_measured("How much each axis carries")
    idle = [i for i, kl in enumerate(kls, 1) if kl < AXIS_INACTIVE]
    if not idle:
        least = min(range(len(kls)), key=kls.__getitem__)
        text = (
            f"All {len(kls)} axes are in use: the quietest, axis {least + 1}, carries "
            f"{number(kls[least], 2, 'nats')} (below {AXIS_INACTIVE} an axis counts as inactive)."
        )
        return Comment("good", text)
    used = len(kls) - len(idle)
    text = (
        f"{used} of {len(kls)} axes are in use. Below {AXIS_INACTIVE} nats, and so inactive: "
        f"{'axis' if len(idle) == 1 else 'axes'} {listed([str(i) for i in idle])}. An inactive "
        "axis is pure noise that the decoder ignores; moving it changes nothing."
    )
    remedy = f"Train with --latent-dim {max(4, used)}: it would do." if len(kls) > 4 else ""
    return Comment("poor" if used < len(kls) / 2 else "fair", text, remedy)


def separation(mutual_information: float | None, photos: int) -> Comment:
    """Whether each photo has a place of its own; mutual information in nats."""
    shared = known(mutual_information)
    if shared is None or photos < 2:
        return not_measured("How well the codes tell the photos apart")
    most = math.log(photos)
    frame = (
        f"The codes tell {number(math.exp(min(shared, most)), 0)} of {photos} photos apart "
        f"(mutual information {number(shared, 2, 'nats')}; with {photos} photos it cannot exceed "
        f"{number(most, 2)})."
    )
    if shared < SEPARATED * most:
        text = f"{frame} Less than half of what is possible: many photos share a place."
        return Comment("poor", text, "Raise the KL: a larger kl_excess in the preset (--preset).")
    return Comment("good", frame)


def learning(reconstruction_losses: Sequence[float], minutes: float | None = None) -> Comment:
    """Whether training had settled; compares the last tenth of the run with the tenth before."""
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
    if fall > STILL_FALLING:
        text = f"{total} It still fell by {percent(fall)} over the last tenth of the run, so the "
        text += "model had not finished learning."
        return Comment("fair", text, _longer(minutes, "finish the fall of the loss"))
    if fall < -STILL_FALLING:
        text = f"{total} It rose by {percent(-fall)} over the last tenth of the run, which a "
        text += "settled run does not do."
        return Comment("fair", text, "Try another --seed, or train longer with --minutes.")
    text = f"{total} Over the last tenth of the run it changed by less than "
    return Comment("good", f"{text}{percent(STILL_FALLING)}: training had settled.")


def novelty(near_copies: int, variations: int, mixtures: int, strangers: int = 0) -> Comment:
    """How many draws are new; counted by `measures.Novelty`.

    Strangers are those mixtures that lie farther from every photo than photos lie apart.
    """
    total = near_copies + variations + mixtures
    if total == 0:
        return not_measured("How new the drawn pictures are")
    text = (
        f"Of {total} draws, near copies of a photo: {near_copies}; variations on one: "
        f"{variations}; new mixtures: {mixtures}."
    )
    if near_copies / total > NEAR_COPIES_MANY:
        text += f" More than {percent(NEAR_COPIES_MANY)} are near copies: the model mostly recalls."
        return Comment("fair", text, "Add photos: more of them leave less room to recall one.")
    if strangers / total > STRANGERS_MANY:
        text += f" But {strangers} lie farther from every photo than photos lie from one another: "
        text += "they are blurs rather than new things."
        return Comment("poor", text, "Train longer to draw things: raise --minutes.")
    return Comment("good", text)


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
