"""The state of a run in a word, and what to change: from several figures, never from one."""

import math

from kvae.config import LATENT_DIMS
from kvae.latent_figures import ACTIVE_KL

# dB. The garden's photos shrunk to 12 x 12 pixels and enlarged again have 20.5, to 8 x 8 18.4:
# below it shapes are blurred beyond naming.
UNDERFITTED_PSNR = 20.0
# Of the photos' detail. Photos blurred beyond naming have 0.1, draws that can be named from 0.4.
BLURRED = 0.2
# Times the kernel distance of half-and-half mixtures of photos, which nobody would call good. A
# model of half-nameable draws measures 1.2 times theirs, textbook VAEs four times.
FAR = 2.0
# About what the README calls good. Short of one a run may do; one that is short of both and farther
# from the photos than mixtures are is half done, as a garden stopped after 288 steps: 22.7 dB, 0.3.
GOOD_PSNR, GOOD_DETAIL = 24.0, 0.4
STRANGERS_MANY = 0.5  # more draws like no photo than like one
# Of the photos, or of the draws where these are fewer: a model that gives each photo its place
# comes to 0.8 and more; below a quarter it draws the same few things.
NARROW = 0.25
IDLE_MANY = 0.25  # of the axes; one idle axis of ten costs nothing, a quarter of them does
# Of ln N, all that codes can tell about N photos: below half, many photos share one code.
SEPARATED = 0.5
# Nats between all codes together and N(0, I): draws of textbook VAEs, which miss the codes, measure
# 10 to 41, models whose draws can be named below 2.
MISMATCH = 3.0
COPIES_MANY = 0.5  # of the draws: from here on most pictures are repeated, not new
# Of the median distance of lightly changed photos to the photos: draws nearer than this agree with
# a photo more closely than an eye can tell.
TOO_NEAR = 0.5
# Of one draw to a training photo or an unseen one, see `kvae.hold_out`: four times as many draws
# fall to a photo that was learned. Fair is 0.5, and recall comes to 1.
RECALLS = 0.8


def verdict(figures: dict, photos: int) -> tuple[str, str]:
    """Names the state of a run and what to change.

    Args:
        figures: the content of evaluation.json, less what this returns.
        photos: N, how many were learned.

    Returns:
        "underfitted", "collapsed axes", "mismatch", "memorising" or "healthy", and the advice.
    """
    weak = weaknesses(figures, photos)
    information, idle = figures["mutual_information"], _idle(figures)
    separated = information >= SEPARATED * math.log(photos)
    reasons = "; ".join(weak[:3])  # the rest follows from these
    if idle >= IDLE_MANY * len(figures["axes"]) and not (weak and separated):
        return "collapsed axes", _about_axes(figures, separated)
    distance = figures["aggregated_kl"]
    if weak and distance > MISMATCH and figures["psnr"] >= UNDERFITTED_PSNR:
        return "mismatch", (
            f"{reasons}, though photos come back well: the codes lie {distance:.1f} nats, more "
            f"than {MISMATCH:.0f}, from the N(0, I) that draws come from: train longer with "
            "--minutes, or with a smaller kl_excess in the file for --preset"
        )
    if weak:
        smaller = "or draw smaller pictures with --image-size"
        return "underfitted", f"{reasons}: train longer with --minutes, {smaller}"
    if (copied := copying(figures)) is not None:
        advice = "a larger --mixing mixes more of them, larger --views change each of them more"
        return "memorising", f"{copied}: {advice}"
    if idle:
        return "healthy", f"nothing needs to change; {_about_axes(figures, separated)}"
    return "healthy", "nothing needs to change; more photos or more --minutes sharpen the draws"


def weaknesses(figures: dict, photos: int) -> list[str]:
    """Returns what is wrong with the pictures, or nothing while too little speaks against them.

    Two figures must agree that it is bad, or three that it is not good; but for draws that show the
    same few photos: no other figure can outweigh that. Without the network's figures, one must do.
    """
    nearest, sharp = figures["nearest"], figures["sharpness"]
    few = nearest["photos_even"] < NARROW * min(photos, nearest["draws"])
    found = []
    if few:
        shown = max(1, round(nearest["photos_even"]))
        found.append(f"the draws are as varied as {shown} of the {photos} photos")
    if figures["psnr"] < UNDERFITTED_PSNR:
        least = f"below {UNDERFITTED_PSNR:.0f}"
        found.append(f"reconstructions reach {figures['psnr']:.1f} dB only, {least}")
    if sharp["high"] < BLURRED:
        found.append(f"draws have {sharp['value']:.0%} of the photos' detail")
    if nearest["stranger_share"] > STRANGERS_MANY:
        found.append(f"{nearest['stranger_share']:.0%} of the draws are like no photo")
    if figures["identified"] is None:
        return found
    mixed = figures["yardsticks"]["mixtures"]
    if figures["identified"]["high"] < mixed["identified"]["value"]:
        share = f"{figures['identified']['value']:.0%}"
        found.append(f"{share} of the draws can be identified, fewer than of photos mixed by half")
    if figures["kid"]["low"] > FAR * mixed["kid"]["value"]:
        found.append(f"draws are over {FAR:.0f} times as far from the photos as mixtures are")
    return found if few or len(found) > 1 else _half_done(figures)


def _half_done(figures: dict) -> list[str]:
    """Returns what the pictures lack if they are good in no respect, or nothing."""
    psnr, sharp, mixed = figures["psnr"], figures["sharpness"], figures["yardsticks"]["mixtures"]
    near = figures["kid"]["low"] <= mixed["kid"]["value"]
    if psnr >= GOOD_PSNR or sharp["high"] >= GOOD_DETAIL or near:
        return []
    return [
        f"reconstructions reach {psnr:.1f} dB only",
        f"draws have {sharp['value']:.0%} of the photos' detail",
        "draws are farther from the photos than mixtures are",
    ]


def copying(figures: dict) -> str | None:
    """Returns why the draws count as copies of the photos, or None if they do not."""
    near, nearest = figures["near_copies"], figures["nearest"]
    usual = figures["yardsticks"]["augmented"]["nearest"]["median_rmse"]
    if near["low"] <= COPIES_MANY or nearest["median_rmse"] >= TOO_NEAR * usual:
        return None
    said = f"{near['value']:.0%} of the draws nearly copy a photo"
    if figures["hold_out"] is None:
        return said
    nearer = figures["hold_out"]["nearer_to_training"]
    if nearer["value"] <= RECALLS:
        return None
    times = nearer["value"] / max(1e-3, 1 - nearer["value"])
    return f"{said}, and a photo it learned attracts {times:.0f} times the draws of an unseen one"


def _idle(figures: dict) -> int:
    return len(figures["axes"]) - figures["active_axes"]


def _about_axes(figures: dict, separated: bool) -> str:
    axes, active = len(figures["axes"]), figures["active_axes"]
    said = f"{axes - active} of {axes} axes carry less than {ACTIVE_KL} nats: "
    enough = max(LATENT_DIMS.start, active)
    if separated and enough < axes:
        return f"{said}--latent-dim {enough} says the same with fewer numbers"
    return f"{said}train longer with --minutes, or with a larger kl_excess in the file for --preset"
