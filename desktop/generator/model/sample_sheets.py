"""How a model's draws came about: the sheets that its run kept while it learned."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = "samples"
NAME = re.compile(r"step-([0-9]{1,9})\.png")
MOST = 24  # sheets; more steps than a slider of a panel's width can tell apart
LARGEST = 4096  # pixels a side; 8 by 3 pictures of 128 have 1024


@dataclass(frozen=True, eq=False)
class SampleSheet:
    """The same draws as on the other sheets, after some steps of the training."""

    step: int
    pixels: np.ndarray  # uint8 (H, W, 3)


def read_sheets(folder: Path) -> tuple[SampleSheet, ...]:
    """Read the sheets of a run's folder, first step first; none where there are none.

    What is damaged or no sheet is left out: a model is shown without its run.
    """
    try:
        named = [(NAME.fullmatch(path.name), path) for path in (folder / FOLDER).iterdir()]
    except OSError:
        return ()
    steps = sorted((int(match[1]), path) for match, path in named if match)
    if len(steps) > MOST:
        steps = [steps[round(i * (len(steps) - 1) / (MOST - 1))] for i in range(MOST)]
    read = ((step, _pixels(path)) for step, path in steps)
    return tuple(SampleSheet(step, pixels) for step, pixels in read if pixels is not None)


def _pixels(path: Path) -> np.ndarray | None:
    try:
        with Image.open(path, formats=["PNG"]) as sheet:
            return np.array(sheet.convert("RGB")) if max(sheet.size) <= LARGEST else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
