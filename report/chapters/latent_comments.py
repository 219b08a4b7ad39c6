"""What the figures of the latent space mean, in words; like `comments`, pure functions."""

import math
from collections.abc import Sequence

from report.chapters.comments import Comment, not_measured
from report.chapters.draw_comments import GOOD_AT_LEAST
from report.wording import known, listed, number, percent

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


def prior_fit(aggregated_kl: float | None, good: object = None) -> Comment:
    """Whether random draws land where photos live; distance to N(0, I) in nats.

    A distance alone proves no holes: between the photos' codes may lie what lies between the
    photos. So where most draws are good, `good` being their share, it is told and not judged.
    """
    distance = known(aggregated_kl)
    if distance is None:
        return not_measured("How well the codes fill the normal distribution")
    shown = number(distance, 1, "nats")
    good = known(good)
    if distance > AGGREGATED_KL_HOLES and good is not None and good >= GOOD_AT_LEAST:
        text = f"All codes together lie {shown} from N(0, I), but {percent(good)} of the "
        return Comment("plain", f"{text}random draws are good: no holes lie between the codes.")
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
    carried = [kl for kl in map(known, kls) if kl is not None]
    if not carried or len(carried) < len(kls):
        return not_measured("How much each axis carries")
    idle = [i for i, kl in enumerate(carried, 1) if kl < AXIS_INACTIVE]
    if not idle:
        least = carried.index(min(carried))
        text = (
            f"All {len(kls)} axes are in use: the quietest, axis {least + 1}, carries "
            f"{number(carried[least], 2, 'nats')} (below {AXIS_INACTIVE} an axis counts as "
            "inactive)."
        )
        return Comment("good", text)
    used = len(kls) - len(idle)
    text = (
        f"{used} of {len(kls)} axes are in use. Below {AXIS_INACTIVE} nats, and so inactive: "
        f"{'axis' if len(idle) == 1 else 'axes'} {listed([str(i) for i in idle])}. An inactive "
        "axis tells next to nothing about which photo it was."
    )
    remedy = f"Train with --latent-dim {max(4, used)}: it would do." if len(kls) > 4 else ""
    return Comment("poor" if used < len(kls) / 2 else "fair", text, remedy)


def separation(mutual_information: float | None, photos: int) -> Comment:
    """How much a code tells about which photo it is of; mutual information in nats."""
    shared = known(mutual_information)
    if shared is None or photos < 2:
        return not_measured("How well the codes tell the photos apart")
    most = math.log(photos)
    frame = (
        f"A code tells {number(shared, 2, 'nats')} about which of the {photos} photos it is of "
        f"(mutual information); there are ln {photos} = {number(most, 2, 'nats')} to tell."
    )
    if shared < SEPARATED * most:
        text = f"{frame} It is less than half of that: many photos share a place."
        return Comment("poor", text, "Raise the KL: a larger kl_excess in the preset (--preset).")
    return Comment("good", frame)
