"""Files finished in memory: they can be shown and weighed before a single byte is written.

All of them are written, or none: of twelve pictures on a full disk not one is left behind.
"""

import contextlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.generator.files.enlarging import enlarged
from desktop.generator.files.picture_file import (
    PictureRecord,
    draw_name,
    free_path,
    picture_name,
    png_bytes,
    safe_name,
)
from desktop.generator.files.sheets import contact_sheet
from desktop.generator.files.whole_file import write_atomically
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import system_reason


@dataclass(frozen=True, eq=False)
class FinishedFile:
    """What a file will hold."""

    name: str  # as suggested
    data: bytes
    pixels: np.ndarray  # uint8 (H, W, 3), as they are in the file


@dataclass(frozen=True)
class SheetStyle:
    """How a contact sheet looks; colours are any that Pillow knows."""

    columns: int
    captions: bool
    background: str
    ink: str


def series_name(model_name: str, seed: int, what: str) -> str:
    """The name of a file made of several pictures: garden-s000123-sheet.png."""
    return f"{safe_name(model_name)}-s{seed:06d}-{what}"


def finished_picture(
    image: np.ndarray, record: PictureRecord, model_name: str, enlargement: int
) -> FinishedFile:
    """One picture with its record; unenlarged, the very bytes that the command line writes."""
    name = picture_name(model_name, record)
    pixels = np.asarray(enlarged(image, enlargement))
    return FinishedFile(name, png_bytes(image, record, enlargement), pixels)


def finished_sheet(
    images: Sequence[np.ndarray],
    records: Sequence[PictureRecord],
    model_name: str,
    enlargement: int,
    style: SheetStyle,
) -> FinishedFile:
    """All pictures on one page; the captions are the ends of their file names."""
    captions = [draw_name(record) for record in records]
    sheet = contact_sheet(
        np.stack(images),
        style.columns,
        captions=captions if style.captions else (),
        gap=8 * enlargement,
        scale=enlargement,
        background=style.background,
        ink=style.ink,
    )
    file = io.BytesIO()
    sheet.save(file, "PNG")
    name = series_name(model_name, records[0].seed, "sheet.png")
    return FinishedFile(name, file.getvalue(), np.asarray(sheet))


def paths_for(folder: Path, names: Sequence[str], *, replace: bool) -> list[Path]:
    """A path for each name, no two alike; free ones unless files may be replaced."""
    paths: list[Path] = []
    for name in names:
        path, number = folder / name if replace else free_path(folder, name), 2
        while path in paths:  # a picture and its neighbour come from the same draw
            another = f"{Path(name).stem}-{number}{Path(name).suffix}"
            path = folder / another if replace else free_path(folder, another)
            number += 1
        paths.append(path)
    return paths


def make_folder(folder: Path) -> None:
    """Make a folder for files, and those above it.

    Raises:
        ModelFileError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise ModelFileError(
            "The folder {folder} cannot be made: {reason}.",
            "Choose a folder where you may write.",
            folder=folder,
            reason=system_reason(error),
        ) from error


def write_together(contents: dict[Path, bytes], *, overwrite: bool = False) -> None:
    """Write files, each wholly; if one cannot be written, the new ones before it go again.

    Raises:
        ModelFileError: a file exists and may not be overwritten, or cannot be written.
    """
    written: list[Path] = []
    try:
        for path, data in contents.items():
            new = not os.path.lexists(path)
            write_atomically(path, data, overwrite=overwrite)
            written += [path] if new else []
    except ModelFileError:
        for path in written:
            with contextlib.suppress(OSError):  # the first reason is the one that counts
                path.unlink()
        raise
