"""What each axis changes, in words, as the export measured it and the decoder's card tells."""

from collections.abc import Sequence

from desktop.generator.model.card import Axis
from report.wording import listed

# What a picture becomes where the trait falls, and where it rises.
BECOMES = {
    "lightness": ("darker", "lighter"),
    "redness": ("greener", "redder"),
    "yellowness": ("bluer", "yellower"),
    "vividness": ("paler", "more vivid"),
    "contrast": ("more even", "patchier"),
    "detail": ("smoother", "rougher"),
    "size": ("smaller", "larger"),
    "width": ("taller", "wider"),
    "lean": ("tilted to the left", "tilted to the right"),
    "rightwards": ("farther left", "farther right"),
    "upwards": ("lower", "higher"),
    "roundness": ("more ragged", "rounder"),
}


def axis_words(axes: Sequence[Axis]) -> str:
    """Say of each axis what most pictures become along it; "" where nothing was measured."""
    named = [
        f"axis {i} makes them {BECOMES[axis.change][axis.strength > 0]}"
        for i, axis in enumerate(axes, 1)
        if axis.change in BECOMES
    ]
    if not named:
        return ""
    text = "Walks from many random draws, two sigma to each side, were measured at export: upwards "
    text += f"along it, {listed(named)}, in most pictures alike"
    if len(named) < len(axes):
        text += "; what the other axes change differs from picture to picture"
    return f"{text}."
