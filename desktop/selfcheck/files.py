"""What the program writes, written and read back: names in other scripts, PNG, GIF, WebP."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.generator.files.animation import save_animation
from desktop.generator.files.formats import Format
from desktop.generator.files.picture_file import PictureRecord, read_record, save_png
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.sampling import draw
from desktop.selfcheck.finding import Finding, ok, wrong

FOREIGN_NAME = "Фото été 照片"
FORMATS: dict[Format, str] = {"gif": "GIF", "apng": "PNG", "webp": "WEBP"}  # ours, Pillow's


def foreign_names(path: Path | None) -> Iterator[Finding]:
    """Open a copy of the model, and save a picture, in a folder no ASCII name could have."""
    what = "names in other scripts"
    with tempfile.TemporaryDirectory(prefix="kvae-") as temporary:
        folder = Path(temporary) / FOREIGN_NAME
        folder.mkdir()
        model = folder / f"{FOREIGN_NAME}.onnx"
        model.write_bytes(Path(path or garden_decoder()).read_bytes())
        decoder = Decoder.open(model)
        z = draw(0, 0, decoder.card.latent_dim)
        image = decoder.decode(z[np.newaxis])[0]
        picture = folder / f"{FOREIGN_NAME}.png"
        save_png(picture, image, PictureRecord(decoder.sha256, 0, 0, z))
        if not (_same(picture, image) and np.array_equal(read_record(picture).z, z)):
            yield wrong(what, "a picture came back changed", "Report this text.")
            return
    yield ok(what, "a model opened and a picture saved under such a name")


def saving() -> Iterator[Finding]:
    """Save a picture and an animation in every format, and read them back."""
    frames = np.zeros((3, 64, 64, 3), np.uint8)
    frames[0, :32], frames[1, :, 32:], frames[2, 16:48, 16:48] = 255, 160, 80
    with tempfile.TemporaryDirectory(prefix="kvae-") as temporary:
        picture = Path(temporary) / "picture.png"
        save_png(picture, frames[0], PictureRecord("0" * 64, 0, 0, np.zeros(4, np.float32)))
        if _same(picture, frames[0]):
            yield ok("saving PNG", "works")
        else:
            yield wrong("saving PNG", "a picture came back changed", "Report this text.")
        for ours, pillows in FORMATS.items():
            path = Path(temporary) / f"animation.{ours}"
            save_animation(path, frames, 100, ours)
            with Image.open(path) as animation:
                found = (animation.format, getattr(animation, "n_frames", 1), animation.size)
            if found == (pillows, len(frames), (64, 64)):
                yield ok(f"saving {ours.upper()}", "works")
            else:
                message = f"the animation came back as {found}"
                yield wrong(f"saving {ours.upper()}", message, "Report this text.")


def _same(path: Path, image: np.ndarray) -> bool:
    with Image.open(path) as picture:
        return np.array_equal(np.asarray(picture.convert("RGB")), image)
