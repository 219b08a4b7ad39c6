"""A picture of any shape -> the square that is trained on.

``auto`` treats a picture with a clear surrounding as a cut-out thing (crop to it, 6 % margin, white
ground, as the photos in data/ were made) and any other as a photograph (its middle square).
"""

import numpy as np
from PIL import Image

from kvae.photos.choices import Fit
from kvae.photos.file import MIN_SIDE, UnusablePhoto

ALPHA_FLOOR = 16  # of 255: fainter pixels are leftovers of the cutting-out, not the thing
MARGIN = 0.06  # of the longer side, left and right alike
# A cut-out thing has at least so much clear area around it; the round corners of a screenshot are a
# hundredth of it, those of an app's icon a twentyfifth, and a soft rim or a hole is none.
LEAST_CLEAR = 0.05
OUTLINE = 64  # cells along each side in which the clear area is looked for
# Pixels of a square that is filled up: of the longest strips that are read, a hundred pixels high,
# it would take gigabytes otherwise.
LONGEST = 7000


def to_square(picture: Image.Image, fit: Fit = "auto") -> Image.Image:
    """Make an ``RGB`` or ``RGBA`` picture square, in its own resolution, without see-through.

    Only one that is longer than ``LONGEST`` and is to be filled up is reduced before.

    Args:
        picture: as :func:`kvae.photos.file.read_photo` returns it.
        fit: ``crop`` takes the middle square, ``pad`` keeps all and fills up with the median
            colour of the border (an invented white bar would be learnt as if it were a thing),
            ``auto`` is explained above.

    Raises:
        UnusablePhoto: nothing in it is visible.
    """
    if picture.mode == "RGBA":
        box = visible_box(picture)
        if fit == "auto" and is_cut_out(picture):
            return _cut_out(_not_too_long(picture.crop(box)))
    picture = on_white(picture)
    return _padded(_not_too_long(picture)) if fit == "pad" else _cropped(picture)


def to_pixels(
    picture: Image.Image, image_size: int, box: tuple[float, float, float, float] | None = None
) -> np.ndarray:
    """Resize to uint8 (image_size, image_size, 3); Lanczos on the values as they are.

    Args:
        picture: ``RGB``.
        image_size: pixels on each side of the result.
        box: the square of it that is shown, left, top, right and bottom in pixels; all of it.
    """
    size = (image_size, image_size)
    return np.asarray(picture.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0))


def on_white(picture: Image.Image) -> Image.Image:
    """Returns an ``RGB`` or ``RGBA`` picture without see-through."""
    if picture.mode == "RGB":
        return picture
    canvas = Image.new("RGB", picture.size, "white")
    canvas.paste(picture, mask=picture)
    return canvas


def is_cut_out(picture: Image.Image) -> bool:
    """Returns whether an ``RGB`` or ``RGBA`` picture is a thing with much clear area around it."""
    if picture.mode != "RGBA":
        return False
    alpha = picture.getchannel("A").resize((OUTLINE, OUTLINE), Image.Resampling.BOX)
    clear = np.asarray(alpha) < 128
    # From outside the picture through all that is clear.
    reached = np.pad(np.zeros_like(clear), 1, constant_values=True)
    free = np.pad(clear, 1, constant_values=True)
    count = 0
    while count < (count := int(np.count_nonzero(reached))):
        grown = reached.copy()
        grown[1:] |= reached[:-1]
        grown[:-1] |= reached[1:]
        grown[:, 1:] |= reached[:, :-1]
        grown[:, :-1] |= reached[:, 1:]
        reached = grown & free
    return bool((reached[1:-1, 1:-1]).mean() >= LEAST_CLEAR)


def visible_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Returns where an ``RGBA`` picture shows something: left, top, right, bottom.

    Raises:
        UnusablePhoto: nothing in it is visible, or next to nothing.
    """
    solid = picture.getchannel("A").point(lambda alpha: 255 if alpha > ALPHA_FLOOR else 0)
    box = solid.getbbox()
    if box is None:
        raise UnusablePhoto("nothing to see: all of it is transparent")
    if max(box[2] - box[0], box[3] - box[1]) < MIN_SIDE:
        raise UnusablePhoto(f"too small: less than {MIN_SIDE} pixels of it can be seen")
    return box


def _not_too_long(picture: Image.Image) -> Image.Image:
    factor = -(-max(picture.size) // LONGEST)
    if factor == 1:
        return picture
    if picture.mode == "RGBA":  # clear pixels have no say in the means of their neighbours
        return picture.convert("RGBa").reduce(factor).convert("RGBA")
    return picture.reduce(factor)


def _cut_out(thing: Image.Image) -> Image.Image:
    side = round(max(thing.size) * (1 + 2 * MARGIN))
    canvas = Image.new("RGB", (side, side), "white")
    corner = ((side - thing.width) // 2, (side - thing.height) // 2)
    # Composed here, resized later: Lanczos then never sees the hidden colour of clear pixels.
    canvas.paste(thing, corner, mask=thing)
    return canvas


def _cropped(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))


def _padded(picture: Image.Image) -> Image.Image:
    pixels = np.asarray(picture)  # (H, W, 3)
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])  # (2H + 2W, 3)
    side = max(picture.size)
    canvas = Image.new("RGB", (side, side), tuple(int(c) for c in np.median(border, axis=0)))
    canvas.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return canvas
