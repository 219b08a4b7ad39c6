"""How photos can be made square. It imports little, so that options are read at once."""

from typing import Literal, get_args

Fit = Literal["auto", "crop", "pad"]  # see `kvae.photos.fit`
FITS: tuple[Fit, ...] = get_args(Fit)
Align = Literal["auto", "yes", "no"]  # see `kvae.photos.alignment`
ALIGNS: tuple[Align, ...] = get_args(Align)
