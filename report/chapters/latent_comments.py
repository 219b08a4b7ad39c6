"""What the figures of the latent space mean, in words; like `comments`, pure functions."""

import math
from collections.abc import Sequence

from kvae.judging.latent_figures import ACTIVE_KL
from kvae.judging.verdict import GOOD_AT_LEAST, MISMATCH, SEPARATED
from report.chapters.comments import Comment, not_measured
from report.chapters.draw_comments import LONGER
from report.texts import spoken
from report.wording import counted, known, listed, number, percent

# The mutual information between photo and code is at most ln N nats for N photos; about 1.5 nats
# more are what it costs to fill the space between the photos.
KL_ROOM = 1.5
KL_TOLERANCE = 1.0
RAISE = "Raise the KL: a larger kl_excess in the preset (--preset)."


def information(
    kl: float | None, photos: int, excess: float | None = None, held: float | None = None
) -> Comment:
    """Whether codes carry as much as was aimed at.

    Training holds the KL of all pictures, of which photos are the corners: theirs is higher.

    Args:
        kl: of the photos, in nats per image.
        photos: how many there are, N.
        excess: the run's own setting of what shall go beyond ln N, in nats.
        held: of all that was learned in the last tenth of training, in nats per image.
    """
    kl, excess, held = known(kl), known(excess), known(held)
    if kl is None or photos < 1:
        return not_measured(spoken("How much the codes carry (KL)"))
    excess = KL_ROOM if excess is None else excess
    target = math.log(photos) + excess
    more = "The codes of photos carry {kl} each; telling {photos} apart takes {least}. Of all that "
    more += "is learned, photos and what lies between them, codes should carry {target} on average"
    less = more + ", {excess} less."
    more += ", {excess} more."
    frame = spoken(
        more if excess >= 0 else less,
        kl=number(kl, 1, "nats"), photos=counted(photos, "photo"),
        least=_logarithm(photos, number(math.log(photos), 1, "nats")),
        excess=number(abs(excess)), target=number(target, 1, "nats"),
    )  # fmt: skip
    if held is None:
        return Comment("plain", f"{frame} {spoken('How much they did was not kept in this run.')}")
    gaps = {"held": number(held, 1, "nats"), "apart": number(abs(held - target), 1, "nats")}
    if held > target + KL_TOLERANCE:
        text = (
            "At the end of training it was {held}, {apart} above that: what is too much is spent "
        )
        text = spoken(text + "on distance from the normal distribution.", **gaps)
        return Comment("fair", f"{frame} {text}", spoken(LONGER))
    if held < target - KL_TOLERANCE:
        text = "At the end of training it was {held}, {apart} below that: unlike pictures must "
        text = spoken(text + "share a place, so they come back alike.", **gaps)
        return Comment("fair", f"{frame} {text}", spoken(LONGER))
    within = "At the end of training it was {held}, within {nats} of that."
    text = f"{frame} {spoken(within, held=gaps['held'], nats=number(KL_TOLERANCE, 0, 'nat'))}"
    if kl < math.log(photos):
        too_few = "So few do not tell the photos apart: unlike ones share a place."
        return Comment("fair", f"{text} {spoken(too_few)}", spoken(RAISE))
    return Comment("good", text)


def _logarithm(photos: int, value: str) -> str:
    return spoken("{logarithm} = {value}", logarithm=f"ln {photos}", value=value)


def prior_fit(aggregated_kl: float | None, good: object = None) -> Comment:
    """Whether draws start where codes lie.

    A distance alone proves nothing: where most draws are good it is said and not judged.

    Args:
        aggregated_kl: how far the codes of many draws, together, are from N(0, I), in nats.
        good: share of the draws that are.
    """
    distance, good = known(aggregated_kl), known(good)
    if distance is None:
        return not_measured(spoken("Whether draws start where codes lie"))
    gaps = {"distance": number(distance, 1, "nats"), "most": number(MISMATCH, 0)}
    if distance <= MISMATCH:
        text = spoken(
            "Draws start where codes lie: the codes of many draws, taken together, are {distance} "
            "from the N(0, I) that draws come from. Above {most} many would start where hardly any "
            "code lies.",
            **gaps,
        )
        return Comment("good", text)
    if good is not None and good >= GOOD_AT_LEAST:
        text = spoken(
            "The codes of many draws, taken together, are {distance} from the N(0, I) that draws "
            "come from, but {good} of the draws are good: there are things where they start.",
            distance=gaps["distance"], good=percent(good),
        )  # fmt: skip
        return Comment("plain", text)
    text = spoken(
        "Draws start where hardly any code lies: the codes of many draws, taken together, are "
        "{distance} from the N(0, I) that draws come from, above {most}. Such draws are "
        "shapeless, however good the reconstructions are.",
        **gaps,
    )
    return Comment("poor", text, spoken(LONGER))


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
