"""PNG files that remember how they were drawn: an iTXt record `kvae` holds model, seed and code.

The record is JSON: {"format": 1, "model_sha256": "...", "seed": "12", "index": 4, "z": [...]}.
That of a crossing has format 2, which older windows refuse, and "outline_step": [...] behind z.
The seed is text because JavaScript's numbers end at 2**53; index counts from 0; z are the exact
float32 values. No file name and nothing personal is written.
"""

import io
import itertools
import json
import math
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from desktop.generator.arguments import MAX_SEED
from desktop.generator.files.enlarging import enlarged
from desktop.generator.files.whole_file import write_atomically
from desktop.generator.latent.crossing import with_step
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.pixels import DECODER_ERRORS
from desktop.generator.sampling import is_draw

RECORD_KEY = "kvae"
MOST_STEP = 12.0  # sigmas on an axis: from one end of where codes may be led to the other
LARGEST = 2400  # pixels a side; 9 by 9 pictures of 128, saved twice as large, have 2,384


@dataclass(frozen=True, eq=False)
class PictureRecord:
    """How a picture was drawn."""

    model_sha256: str
    seed: int
    index: int  # from 0
    z: np.ndarray  # (D,) float32
    outline_step: tuple[float, ...] = ()  # (D,) of a crossing

    @property
    def whole_code(self) -> np.ndarray:
        """What the picture is drawn from, see `desktop.generator.latent.crossing`."""
        return with_step(self.z, self.outline_step)

    @property
    def is_draw(self) -> bool:
        """Whether it is the draw of its seed and index, and was not changed."""
        return not self.outline_step and is_draw(self.z, self.seed, self.index)

    def to_json(self) -> str:
        """Write the record as one line of JSON."""
        z = np.asarray(self.z, np.float32).tolist()  # doubles spell float32 exactly
        fields = {"format": 2 if self.outline_step else 1, "model_sha256": self.model_sha256}
        fields |= {"seed": str(self.seed), "index": self.index, "z": z}
        step = {"outline_step": list(self.outline_step)} if self.outline_step else {}
        return json.dumps(fields | step)

    @classmethod
    def from_json(cls, text: str) -> "PictureRecord":
        """Read a record.

        Raises:
            ModelFileError: malformed.
        """
        try:
            fields = json.loads(text)
            sha256, seed, index = fields["model_sha256"], int(fields["seed"]), int(fields["index"])
            z = [float(value) for value in fields["z"]]
            step = _read_step(fields, len(z))
            valid = re.fullmatch("[0-9a-f]{64}", sha256) is not None
            valid = valid and 0 <= seed <= MAX_SEED and 0 <= index <= MAX_SEED and 4 <= len(z) <= 10
            valid = valid and all(math.isfinite(value) and abs(value) < 3e38 for value in z)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            valid = False
        if not valid:
            raise ModelFileError("The picture's kvae record is malformed.")
        return cls(sha256, seed, index, np.array(z, np.float32), step)


def _read_step(fields: dict, latent_dim: int) -> tuple[float, ...]:
    """Read the step of a crossing's record, in float32; of another picture's it is empty.

    Raises:
        ValueError, TypeError, KeyError: there is no such format, or no such step.
    """
    if fields["format"] == 1:
        return ()
    step = [float(value) for value in fields["outline_step"]]
    within = all(abs(value) <= MOST_STEP for value in step)  # which NaN is not
    if fields["format"] != 2 or len(step) != latent_dim or not within:
        raise ValueError("no step from one code to another")
    return tuple(np.array(step, np.float32).tolist())


def picture_name(model_name: str, record: PictureRecord) -> str:
    """The file name of a picture, counting from 1: garden-s000123-05.png."""
    return f"{safe_name(model_name)}-{draw_name(record)}.png"


def draw_name(record: PictureRecord) -> str:
    """What names a picture in file names and captions, counting from 1: s000123-05.

    One that was steered, mixed or picked on a map is not the draw it began as:
    s000123-05-changed.
    """
    changed = "" if record.is_draw else "-changed"
    return f"s{record.seed:06d}-{record.index + 1:02d}{changed}"


def safe_name(model_name: str) -> str:
    """A model's name as file names begin with it: letters, digits and hyphens, 40 at most."""
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in model_name).strip("-")
    return safe[:40] or "picture"


def names_in_turn(folder: Path, name: str) -> Iterator[Path]:
    """`folder/name`, then name-2, name-3, ... without end."""
    yield folder / name
    for number in itertools.count(2):
        yield folder / f"{Path(name).stem}-{number}{Path(name).suffix}"


def free_path(folder: Path, name: str) -> Path:
    """`folder/name`, or the first of name-2, name-3, ... that does not exist yet."""
    # Unlike Path.exists, lexists raises nothing in a forbidden folder.
    return next(path for path in names_in_turn(folder, name) if not os.path.lexists(path))


def save_png(
    path: str | Path, image: np.ndarray, record: PictureRecord, *, overwrite: bool = False
) -> None:
    """Write image uint8 (H, W, 3) with its record, wholly or not at all.

    Raises:
        ModelFileError: the file exists and may not be overwritten, or cannot be written.
    """
    write_atomically(Path(path), png_bytes(image, record), overwrite=overwrite)


def png_bytes(image: np.ndarray, record: PictureRecord, enlargement: int = 1) -> bytes:
    """Make the file of an image uint8 (H, W, 3) with its record, which no enlargement changes."""
    info, file = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_itxt(RECORD_KEY, record.to_json())
    enlarged(image, enlargement).save(file, "PNG", pnginfo=info)
    return file.getvalue()


def read_record(path: str | Path) -> PictureRecord:
    """Read how a saved picture was drawn.

    Raises:
        ModelFileError: no readable PNG, or one without a record.
    """
    try:
        with Image.open(path, formats=["PNG"]) as picture:
            text = None
            if max(picture.size) <= LARGEST:
                picture.load()  # the record may follow the pixels
                text = getattr(picture, "text", {}).get(RECORD_KEY)
    except DECODER_ERRORS as error:
        raise no_png(path) from error
    if text is None:
        raise ModelFileError(
            "{name} was not drawn by kvae, or another program removed its record.",
            "Open the PNG as it was saved.",
            name=Path(path).name,
        )
    return PictureRecord.from_json(text)


def no_png(path: str | Path) -> ModelFileError:
    """The error for a file that cannot be read as a PNG."""
    return ModelFileError("{name} is not a readable PNG picture.", name=Path(path).name)
