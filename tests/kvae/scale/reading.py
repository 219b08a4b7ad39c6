"""How long it takes to read a large folder of photos, the first time and the second."""

import os
import time
from pathlib import Path

from PIL import Image

from kvae.photos.load import load_photos
from tests.kvae.scale.pictures import Shapes


def reading(folder: Path, count: int, size: int) -> str:
    """Writes JPEGs of four times the size, reads them twice, and returns what it took."""
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    (photos := folder / "photos").mkdir()
    shapes = Shapes(4 * size)
    for number in range(count):
        (part := photos / f"{number // 1000:04d}").mkdir(exist_ok=True)
        Image.fromarray(shapes.some(number, 1)[0]).save(part / f"{number}.jpg")
    seconds = []
    for _ in range(2):
        began = time.process_time()
        found = load_photos(photos, size, recursive=True)
        seconds.append(time.process_time() - began)
    first, again = seconds
    read = f"{len(found.images):,} photos read in {first:.1f} s of processor time"
    return f"{read}, again in {again:.2f}"
