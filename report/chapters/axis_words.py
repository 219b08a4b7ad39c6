"""What each axis changes, in words, as the export measured it and the decoder's card says."""

from collections.abc import Sequence

from desktop.generator.model.card import Axis
from report.texts import spoken
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
    "rightwards": ("lie farther left", "lie farther right"),
    "upwards": ("lie lower", "lie higher"),
    "roundness": ("more ragged", "rounder"),
}


def axis_words(axes: Sequence[Axis]) -> str:
    """Say of each axis that has a name what most pictures become along it; "" where none has."""
    named = [
        spoken(
            "axis {i} makes them {what}",
            i=i, what=spoken(BECOMES[axis.change][axis.strength > 0]),
        )
        for i, axis in enumerate(axes, 1)
        if axis.change in BECOMES
    ]  # fmt: skip
    if not named:
        return ""
    text = "Walks from many random draws, two sigma to each side, were measured at export: upwards "
    all_alike = text + "along it, {axes}, in most pictures alike."
    others_differ = text + "along it, {axes}, in most pictures alike; what the other axes change "
    others_differ += "differs from picture to picture, or one of these changes it more."
    return spoken(others_differ if len(named) < len(axes) else all_alike, axes=listed(named))
