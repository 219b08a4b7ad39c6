"""What the figures of the latent space mean, in words; like `comments`, pure functions."""

import math
from collections.abc import Sequence

from kvae.judging.latent_figures import ACTIVE_KL
from kvae.judging.verdict import GOOD_AT_LEAST, MISMATCH, SEPARATED
from report.chapters.comments import Comment, not_measured
from report.texts import spoken
from report.wording import counted, known, listed, number, percent

# The mutual information between photo and code is at most ln N nats for N photos; about 1.5 nats
# more are what it costs to fill the space between the photos.
KL_ROOM = 1.5
KL_TOLERANCE = 1.0
LOWER = "Lower the KL: a smaller kl_excess in the preset (--preset)."
RAISE = "Raise the KL: a larger kl_excess in the preset (--preset)."


def information(kl: float | None, photos: int, excess: float | None = None) -> Comment:
    """Whether the code carries as much as the photos need; KL in nats per image.

    `excess` is the run's own setting of what shall go beyond ln N.
    """
    kl, excess = known(kl), known(excess)
    if kl is None or photos < 1:
        return not_measured(spoken("How much the codes carry (KL)"))
    excess = KL_ROOM if excess is None else excess
    target = math.log(photos) + excess
    frame = spoken(
        "The codes carry {kl} per photo. Telling {photos} apart takes {least}; {excess} more fill "
        "the room between them, {target} in all.",
        kl=number(kl, 1, "nats"), photos=counted(photos, "photo"),
        least=_logarithm(photos, number(math.log(photos), 1, "nats")),
        excess=number(excess), target=number(target, 1, "nats"),
    )  # fmt: skip
    apart = number(abs(kl - target), 1, "nats")
    if kl > target + KL_TOLERANCE:
        text = "This run is {apart} above that: what is too much is spent on distance from the "
        text = spoken(text + "normal distribution, not on the photos.", apart=apart)
        return Comment("fair", f"{frame} {text}", spoken(LOWER))
    if kl < target - KL_TOLERANCE:
        text = "This run is {apart} below that: unlike photos must share a place, so they come "
        return Comment(
            "fair", f"{frame} {spoken(text + 'back alike.', apart=apart)}", spoken(RAISE)
        )
    within = spoken("This run is within {nats} of that.", nats=number(KL_TOLERANCE, 0, "nat"))
    return Comment("good", f"{frame} {within}")


def _logarithm(photos: int, value: str) -> str:
    return spoken("{logarithm} = {value}", logarithm=f"ln {photos}", value=value)


def prior_fit(aggregated_kl: float | None, good: object = None) -> Comment:
    """Whether random draws land where photos live; distance to N(0, I) in nats.

    A distance alone proves no holes: between the photos' codes may lie what lies between the
    photos. So where most draws are good, `good` being their share, it is told and not judged.
    """
    distance = known(aggregated_kl)
    if distance is None:
        return not_measured(spoken("How well the codes fill the normal distribution"))
    told = {"distance": number(distance, 1, "nats"), "most": number(MISMATCH, 0)}
    good = known(good)
    if distance > MISMATCH and good is not None and good >= GOOD_AT_LEAST:
        text = spoken(
            "All codes together lie {distance} from N(0, I), but {good} of the random draws are "
            "good: no holes lie between the codes.",
            distance=told["distance"], good=percent(good),
        )  # fmt: skip
        return Comment("plain", text)
    if distance > MISMATCH:
        text = spoken(
            "Holes in the prior: all codes together lie {distance} from N(0, I), above {most}. "
            "Many random draws land where no photo lives and decode to shapeless pictures, however "
            "good the reconstructions are.",
            **told,
        )
        return Comment("poor", text, spoken(LOWER))
    text = spoken(
        "The prior is filled: all codes together lie {distance} from N(0, I); above {most} many "
        "random draws would land where no photo lives.",
        **told,
    )
    return Comment("good", text)


def axes_in_use(kls: Sequence[float]) -> Comment:
    """How many of the normal distributions say something; KL per axis in nats."""
    carried = [kl for kl in map(known, kls) if kl is not None]
    if not carried or len(carried) < len(kls):
        return not_measured(spoken("How much each axis carries"))
    idle = [i for i, kl in enumerate(carried, 1) if kl < ACTIVE_KL]
    if not idle:
        text = spoken(
            "All {axes} axes are in use: the quietest, axis {quietest}, carries {kl} (below "
            "{least} an axis counts as inactive).",
            axes=len(kls), quietest=carried.index(min(carried)) + 1,
            kl=number(min(carried), 2, "nats"), least=ACTIVE_KL,
        )  # fmt: skip
        return Comment("good", text)
    used = len(kls) - len(idle)
    one = "{used} of {axes} axes are in use. Below {least}, and so inactive: axis {idle}. An "
    one += "inactive axis tells next to nothing about which photo it was."
    many = "{used} of {axes} axes are in use. Below {least}, and so inactive: axes {idle}. An "
    many += "inactive axis tells next to nothing about which photo it was."
    text = spoken(
        one if len(idle) == 1 else many,
        used=used, axes=len(kls), least=number(ACTIVE_KL, 1, "nats"),
        idle=listed([str(i) for i in idle]),
    )  # fmt: skip
    fewer = spoken("Train with {option}: it would do.", option=f"--latent-dim {max(4, used)}")
    remedy = fewer if len(kls) > 4 else ""
    return Comment("poor" if used < len(kls) / 2 else "fair", text, remedy)


def separation(mutual_information: float | None, photos: int) -> Comment:
    """How much a code tells about which photo it is of; mutual information in nats."""
    shared = known(mutual_information)
    if shared is None or photos < 2:
        return not_measured(spoken("How well the codes tell the photos apart"))
    most = math.log(photos)
    frame = spoken(
        "A code tells {shared} about which of the {photos} it is of (mutual information); there "
        "are {most} to tell.",
        shared=number(shared, 2, "nats"), photos=counted(photos, "photo"),
        most=_logarithm(photos, number(most, 2, "nats")),
    )  # fmt: skip
    if shared < SEPARATED * most:
        text = spoken("It is less than half of that: many photos share a place.")
        return Comment("poor", f"{frame} {text}", spoken(RAISE))
    return Comment("good", frame)
