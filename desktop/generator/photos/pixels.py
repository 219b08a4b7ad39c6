"""A decoded picture of any mode -> `RGB` or `RGBA`, 8 bits a channel, upright, as it is meant.

Pillow alone would turn 16-bit greys white, show some TIFFs as negatives, and take the colours of
an iPhone's photo for sRGB, which they are not. The window and the training each have this file, the
same but for where it lies.
"""

import io
import struct
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

# What Pillow's readers raise on damaged bytes.
DECODER_ERRORS = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, OverflowError, struct.error,
    AssertionError,  # of a PNG with a palette's indices and no palette
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
ORIENTATION_TAG, PHOTOMETRIC_TAG = 0x0112, 262
WHITE_IS_ZERO = 0
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
# Cameras and microscopes keep so many bits in 16 and leave the rest empty.
SHORT_BITS = (8, 10, 12, 14)
SAME = 3  # levels; sRGB comes as curves of different fineness
PART = 2**20  # values of a grey picture that are turned into levels at a time
STRETCHED = "its unusual number range was stretched to black and white"
PROFILE_IGNORED = "its colour profile cannot be used, so its colours may be a little off"


class NoPictureError(ValueError):
    """The values of a picture are all one, or not numbers."""


def as_meant(picture: Image.Image) -> tuple[Image.Image, list[str]]:
    """Returns a loaded picture as `RGB`, or `RGBA` if any of it is see-through, and remarks on it.

    Colours are sRGB: an embedded profile is applied, black point kept, as browsers do.

    Raises:
        NoPictureError: there is nothing to see in its values.
    """
    white_is_zero = getattr(picture, "tag_v2", {}).get(PHOTOMETRIC_TAG) == WHITE_IS_ZERO
    bitmap, profile = picture.format == "BMP", picture.info.get("icc_profile")
    notes = list(getattr(picture, "remarks", ()))  # of its reader
    picture, more = _eight_bits(_upright(picture), white_is_zero)
    notes += more
    picture, alpha = _parted(picture)
    if profile:
        picture, more = _in_srgb(picture, profile)
        notes += more
    picture = picture.convert("RGB")
    if alpha is not None:
        counts = alpha.histogram()  # of the levels 0 to 255
        # Programs that know no alpha leave a BMP's fourth byte 0.
        if any(counts[:255]) and not (bitmap and not any(counts[1:])):
            picture.putalpha(alpha)
    return picture, notes


def _upright(picture: Image.Image) -> Image.Image:
    try:
        # After load(): Pillow turns a TIFF by itself while loading and clears the tag.
        orientation = picture.getexif().get(ORIENTATION_TAG)
    except DECODER_ERRORS:
        return picture  # broken EXIF says nothing about how to turn; the pixels are whole
    turn = UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    return picture if turn is None else picture.transpose(turn)


def _eight_bits(picture: Image.Image, white_is_zero: bool) -> tuple[Image.Image, list[str]]:
    """Brings 16-bit, 32-bit and float greys to 0..255; `convert` would only clip them."""
    if picture.mode.startswith("I;16"):
        values = np.asarray(picture)
        bits = next((bits for bits in SHORT_BITS if 0 < values.max() < 2**bits), 16)
        whole = 2**bits - 1
        levels = (np.arange(2**bits) * 255 + whole // 2) // whole
        if white_is_zero:  # Pillow minds it up to 8 bits only
            levels = levels[::-1]
        greys = _in_parts(values, lambda part: levels[part])
        return Image.fromarray(greys), [STRETCHED] if bits < 16 else []
    if picture.mode not in {"I", "F"}:
        return picture, []
    values = np.asarray(picture)
    low, high = float(values.min()), float(values.max())
    if not np.isfinite([low, high]).all():
        raise NoPictureError("holds values that are not numbers")
    if low == high:
        raise NoPictureError("all of it has one value")
    if white_is_zero:
        low, high = high, low
    factor = 255.0 / (high - low)
    greys = _in_parts(values, lambda part: np.rint((part.astype(np.float64) - low) * factor))
    return Image.fromarray(greys), [STRETCHED]


def _in_parts(values: np.ndarray, to_levels: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Returns levels, uint8, of values; no more than a part of them is held as larger numbers."""
    greys = np.empty(values.shape, np.uint8)
    for at in range(0, values.size, PART):
        greys.reshape(-1)[at : at + PART] = to_levels(values.reshape(-1)[at : at + PART])
    return greys


def _parted(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Returns a picture as `L`, `RGB`, `CMYK` or `LAB`, and its alpha if it has any."""
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        return picture.convert("RGB"), picture.getchannel("A")
    if picture.mode in {"L", "RGB", "CMYK", "LAB"}:
        return picture, None
    return picture.convert("L" if picture.mode == "1" else "RGB"), None


def _in_srgb(picture: Image.Image, profile: bytes) -> tuple[Image.Image, list[str]]:
    """Returns a picture in sRGB instead of its profile's colours, or as it is with a remark."""
    try:
        if _is_srgb(profile):
            return picture, []
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = source.profile.xcolor_space.strip()
        if space in {"RGB", "GRAY"} and picture.mode in {"L", "RGB"}:
            picture = picture.convert("L" if space == "GRAY" else "RGB")
        return _to_srgb(source, picture.mode).apply(picture), []
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture, [PROFILE_IGNORED]


@lru_cache(maxsize=64)  # most photos bring along one of a few
def _is_srgb(profile: bytes) -> bool:
    """Whether a profile is sRGB: it says so, and leaves colours alone; a linear one does not."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    name, space = ImageCms.getProfileDescription(source), source.profile.xcolor_space.strip()
    if "srgb" not in name.lower() or space != "RGB":
        return False
    steps = np.linspace(0, 255, 6).astype(np.uint8)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(6, 36, 3)
    found = np.asarray(_to_srgb(source, "RGB").apply(Image.fromarray(colours)))
    return bool(np.abs(found - colours.astype(int)).max() <= SAME)


def _to_srgb(source: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
