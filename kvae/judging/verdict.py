"""The state of a run in a word, and what to change: from all figures, never from one.

This is the only verdict there is: the report and the window put it into words, and judge nothing.

It distinguishes draws that are new and good from copies, ghosts and blur. It does not distinguish a
model from a program that shows the morphs themselves: those are what the model is to draw, so by
their pictures they are healthy, too. How much of them was learned is said by the two rows of
figures side by side (`kvae.judging.judge`), and by no threshold.
"""

import math
from enum import StrEnum

from kvae.config.settings import LATENT_DIMS
from kvae.judging.latent_figures import ACTIVE_KL


class State(StrEnum):
    """How a run turned out, in the word that evaluation.json has."""

    COPIES = "copies"
    GHOSTS = "ghosts"
    UNDERFITTED = "underfitted"
    COLLAPSED_AXES = "collapsed axes"
    MISMATCH = "mismatch"
    NOT_JUDGED = "not judged"
    MESH = "mesh"
    HEALTHY = "healthy"


# dB. The garden's photos shrunk to 12 x 12 pixels and enlarged again have 20.5, to 8 x 8 18.4:
# below it shapes are blurred beyond naming.
UNDERFITTED_PSNR = 20.0
# Of the photos' detail, on average. A single draw is good from 0.4 on; photos blurred by 1 % of
# their side have 0.33.
BLURRED = 0.35
# The same of draws that are not good: softer ones have not been learned to the end, sharper ones
# show two things at once. Half-and-half mixtures have 0.9 on plain ground, 0.7 of full frames.
SOFT = 0.6
# Times the kernel distance of half-and-half mixtures of photos. Blurs measure 2.7 times theirs.
FAR = 2.0
# Of the draws. Photos in random views have 0 % new ones, a model with a slot per photo 11 %.
NEW_AT_LEAST = 1 / 3
# Of the draws. Of photos bent at random 6 % are new in look, too, of morphs 30 %.
NEW_LOOK_AT_LEAST = 1 / 5
# Of all draws, and of the new ones alone. Photos in views have 97 %, ghosts 2 %.
GOOD_AT_LEAST = 0.5
# Of the photos, or of the draws where these are fewer: a model that knows its photos comes to 0.6
# and more; below a quarter it draws the same few things.
NARROW = 0.25
IDLE_MANY = 0.25  # of the axes; one idle axis of ten costs nothing, a quarter of them does
# Of ln N, all that codes can say about N photos: below half, many photos share one code.
SEPARATED = 0.5
# Nats between all codes together and N(0, I): draws of textbook VAEs, which miss the codes, measure
# 10 to 41, models whose draws can be named below 2.
MISMATCH = 3.0
# Of all change on a walk in its three largest steps of 36; slots have 0.39, even steps 0.08.
STAIRCASE = 0.35
# Of the draws' fine detail, which repeats. In draws enlarged three times a mesh shows at a glance
# with 24 %, on a second look with 15, not at all with 6.
MESHED = 0.2
RETURNING = 0.5  # photos framed a little otherwise that come back as themselves


def verdict(figures: dict, photos: int) -> tuple[State, str]:
    """Names the state of a run and what to change.

    Args:
        figures: the content of evaluation.json, less what this returns.
        photos: N, how many were learned.

    Returns:
        The state, and the advice. A healthy run draws what is new and good, and shows no mesh.
    """
    faint, bad = faint_draws(figures, photos), bad_draws(figures)
    weak = "; ".join((faint + bad)[:3])
    separated = figures["mutual_information"] >= SEPARATED * math.log(photos)
    idle, distance = len(figures["axes"]) - figures["active_axes"], figures["aggregated_kl"]
    if idle >= IDLE_MANY * len(figures["axes"]) and not (weak and separated):
        return State.COLLAPSED_AXES, _about_axes(figures, separated)
    if weak and distance > MISMATCH and figures["psnr"] >= UNDERFITTED_PSNR:
        return State.MISMATCH, (
            f"{weak}, though photos come back well: the codes lie {distance:.1f} nats, more than "
            f"{MISMATCH:.0f}, from the N(0, I) that draws come from: train longer with --minutes"
        )
    if faint:
        smaller = "or draw smaller pictures with --image-size"
        return State.UNDERFITTED, f"{weak}: train longer with --minutes, {smaller}"
    if bad:
        return State.GHOSTS, (
            f"{weak}: they show two things at once; a smaller --mixing stays nearer to photos, "
            "--minutes trains longer"
        )
    if figures["new"]["high"] < NEW_AT_LEAST or figures["new_look"]["high"] < NEW_LOOK_AT_LEAST:
        return (
            State.COPIES,
            f"{_copied(figures)}: a larger --mixing shows more of what lies between",
        )
    if figures["good"] is None:
        return State.NOT_JUDGED, (
            "whether the draws are good was not judged, for want of a network: install the "
            "judge's weights and repeat python -m kvae.evaluate; --minutes sharpens the draws"
        )
    if figures["mesh"]["low"] > MESHED:
        share = figures["mesh"]["value"]
        return State.MESH, (
            f"{share:.0%} of the draws' fine detail repeats after 2, 4 or 8 pixels, like a mesh: "
            "train longer with --minutes"
        )
    if idle:
        return State.HEALTHY, f"nothing needs to change; {_about_axes(figures, separated)}"
    return State.HEALTHY, _finer(figures)


def faint_draws(figures: dict, photos: int) -> list[str]:
    """Returns what shows that the model has not learned enough, or nothing."""
    found = []
    if figures["photos_even"] < NARROW * min(photos, figures["draws"]):
        shown = max(1, round(figures["photos_even"]))
        found.append(f"the draws are as varied as {shown} of the {photos} photos")
    if figures["psnr"] < UNDERFITTED_PSNR:
        least = f"below {UNDERFITTED_PSNR:.0f}"
        found.append(f"reconstructions reach {figures['psnr']:.1f} dB only, {least}")
    if figures["sharpness"]["high"] < (SOFT if bad_draws(figures) else BLURRED):
        found.append(f"draws have {figures['sharpness']['value']:.0%} of the photos' detail")
    # Far from the photos as a whole, and not good one by one: like nothing that was photographed.
    if bad_draws(figures) and figures["kid"]["low"] > FAR * _ghosts_kid(figures):
        found.append(f"draws are over {FAR:.0f} times as far from the photos as mixtures are")
    return found


def bad_draws(figures: dict) -> list[str]:
    """Returns what says that draws do not show things, or nothing; nothing without a network."""
    if figures["good"] is None:
        return []
    if figures["good"]["high"] < GOOD_AT_LEAST:
        return [f"{figures['good']['value']:.0%} of the draws are good"]
    new = figures["new"]
    if new["high"] < NEW_AT_LEAST:  # hardly any new ones to judge
        return []
    if figures["success"]["high"] < GOOD_AT_LEAST * new["value"]:
        both = figures["success"]["value"]
        return [f"{new['value']:.0%} of the draws are new, but {both:.0%} new and good"]
    return []


def _ghosts_kid(figures: dict) -> float:
    return max(figures["baselines"]["mixtures"]["kid"]["value"], 1.0)


def _copied(figures: dict) -> str:
    said = f"{1 - figures['new']['value']:.0%} of the draws are a photo in another view"
    if figures["new"]["high"] >= NEW_AT_LEAST:
        said = (
            f"{1 - figures['new_look']['value']:.0%} of the draws are a photo, though some are bent"
        )
    jumps = figures["jumps"]["value"]
    if jumps > STAIRCASE:
        said += f"; walks jump from one to the next ({jumps:.0%} of all change in 3 of 36 steps)"
    return said


def _finer(figures: dict) -> str:
    """Returns what a healthy model could do better still, the plainest first."""
    if figures["jumps"]["value"] > STAIRCASE:
        return "good as it is, but walks jump: a larger --mixing makes them smoother"
    returning = figures["framing"] or {}
    if any(estimate["high"] < RETURNING for estimate in returning.values()):
        return "good as it is; more --minutes or photos let a photo framed otherwise come back"
    unseen = figures["hold_out"]
    if unseen is not None and unseen["gain"] < 0:
        return "good as it is; unseen photos come back poorly: more photos or --minutes help"
    return "nothing needs to change; more photos or more --minutes sharpen the draws"


def _about_axes(figures: dict, separated: bool) -> str:
    axes, active = len(figures["axes"]), figures["active_axes"]
    few = axes - active
    said = f"{few} of {axes} axes {'carries' if few == 1 else 'carry'} less than {ACTIVE_KL} nats: "
    enough = max(LATENT_DIMS.start, active)
    if separated and enough < axes:
        return f"{said}--latent-dim {enough} says the same with fewer numbers"
    return f"{said}train longer with --minutes"
