"""Contact sheets: many pictures on one page."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from desktop.generator.files.enlarging import enlarged

SMALLEST_FONT = 6  # pixels; below it nothing can be read


def contact_sheet(
    images: np.ndarray,
    columns: int,
    *,
    captions: Sequence[str] = (),
    gap: int = 8,
    scale: int = 1,
    background: str = "#ffffff",
    ink: str = "#444444",
) -> Image.Image:
    """Lay images uint8 (N, H, W, 3) out row by row.

    Args:
        images: at least one picture.
        columns: pictures per row; fewer pictures than that make a narrower sheet.
        captions: none, or one per picture, written below it, made smaller to fit.
        gap: pixels between pictures and around them.
        scale: whole-number enlargement.
        background: any colour Pillow knows; a dark one asks for a light ink.
        ink: the captions' colour.

    Raises:
        ValueError: no pictures, or another number of captions.
    """
    if not len(images) or len(captions) not in (0, len(images)):
        raise ValueError(f"{len(images)} pictures and {len(captions)} captions")
    height, width = images.shape[1] * scale, images.shape[2] * scale
    columns = min(columns, len(images))
    rows = -(-len(images) // columns)
    letters = _fitting_letters(captions, width, max(10, height // 9))
    font = ImageFont.load_default(letters)
    below = round(letters * 1.5) if captions else 0
    size = (gap + columns * (width + gap), gap + rows * (height + below + gap))
    sheet = Image.new("RGB", size, background)
    pen = ImageDraw.Draw(sheet)
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        x, y = gap + column * (width + gap), gap + row * (height + below + gap)
        sheet.paste(enlarged(image, scale), (x, y))
        if captions:
            middle = (x + width / 2, y + height + below / 2)
            pen.text(middle, captions[index], fill=ink, font=font, anchor="mm")
    return sheet


def _fitting_letters(captions: Sequence[str], width: int, size: int) -> int:
    """The largest letters, up to `size` pixels, in which no caption is wider than its picture."""
    for smaller in range(size, SMALLEST_FONT, -1):
        font = ImageFont.load_default(smaller)
        if all(font.getlength(caption) <= width for caption in captions):
            return smaller
    return SMALLEST_FONT
