"""The check-up of a photo folder: `python -m kvae.photos DIR`.

Says how many photos can be trained on, which were skipped and why, and what would help. With
``--sheet`` it also draws them as the model will see them; with ``--gather`` it copies them, small,
into a folder of their own. It writes nothing into the photo folder.
"""

import argparse
import io
import os
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

from kvae.files import taking_the_place_of
from kvae.images import FEW
from kvae.photos.choices import ALIGNS, FITS
from kvae.photos.folder import shown
from kvae.photos.gather import files_of, gather
from kvae.photos.load import MINIMUM, load_photos, require_enough
from kvae.photos.photo_set import CUT_ALIKE, PhotoError, PhotoSet
from kvae.terminal import add_progress_option, counted, emit, fail, made, say, speak, speaks_json

GAP = 4  # pixels between the pictures of a sheet


def report(photos: PhotoSet) -> list[str]:
    """Return the lines of the check-up, a line per finding, none over 200 characters."""
    size = photos.images.shape[1]
    count = len(photos.names)
    lines = [f"{counted(count, 'photo')} can be used, at {size} x {size} pixels."]
    if photos.skipped:
        lines.append(f"Skipped: {len(photos.skipped)}")
        lines += [f"  {shown(skip.name, 56)}: {skip.reason}" for skip in photos.skipped]
    if photos.notes:
        lines += ["Worth knowing:", *(f"  {note}" for note in photos.notes)]
    if photos.boxes is not None:
        lines.append(CUT_ALIKE)
    return [*lines, advice(count)] if count >= MINIMUM else lines


def advice(count: int) -> str:
    """Say in one sentence what to do next with ``count`` usable photos, if they are enough."""
    if count <= FEW:
        return "Ready to train. Look at the sheet (--sheet FILE.png): can you tell what each is?"
    return f"Ready to train. Over {FEW} photos, training takes longer than the presets say."


def contact_sheet(images: np.ndarray) -> Image.Image:
    """Lay uint8 (N, S, S, 3) out on one nearly 3:2 sheet, row by row; N is at least 1."""
    count, size = images.shape[:2]
    columns = int(np.ceil(np.sqrt(count * 1.5)))
    cell, rows = size + GAP, -(-count // columns)
    sheet = Image.new("RGB", (columns * cell + GAP, rows * cell + GAP), "#808080")
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        sheet.paste(Image.fromarray(image), (GAP + column * cell, GAP + row * cell))
    return sheet


def save_sheet(photos: PhotoSet, path: Path, folder: Path, recursive: bool = False) -> None:
    """Write the contact sheet as PNG.

    Args:
        photos: to draw.
        path: of the sheet.
        folder: of the photos, where it must not lie.
        recursive: nor in a sub-folder of that.

    Raises:
        PhotoError: there is nothing to draw, or the sheet cannot or must not lie there.
    """
    where = shown(str(path), 100)
    within = path.resolve().parents if recursive else (path.resolve().parent,)
    if folder.resolve() in within:
        hint = "name a file in another folder"
        raise PhotoError(f"the sheet {where} would count as a photo there", hint)
    if not photos.names:
        raise PhotoError("there is no usable photo to draw on the sheet")
    images = photos.images
    if len(images) > FEW:
        say(f"The sheet shows {FEW} of them, from all over the folder")
        images = images[np.linspace(0, len(images) - 1, FEW).round().astype(int)]
    try:
        with taking_the_place_of(path) as partial:
            contact_sheet(images).save(partial, format="PNG")
    except OSError as error:
        raise PhotoError(f"cannot write the sheet {where}: {error.strerror or error}") from error


class _Progress:
    """Shows once a second how far the reading is, and for how long it will go on."""

    def __init__(self) -> None:
        self.start = self.shown = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.shown < (0.2 if speaks_json() else 1.0):
            return
        left = (now - self.start) / done * (total - done)
        if speaks_json():
            emit("progress", share=done / total, seconds_left=round(left, 1))
        else:
            say(f"{done} of {total} files read, about {left:.0f} s left")
        self.shown = now


def gather_photos(options: argparse.Namespace) -> None:
    """Copy what was named into a folder of its own, saying of each file what became of it.

    Raises:
        PhotoError: a folder cannot be read, or the copies cannot be written.
    """
    sources = _listed() if options.folder == Path("-") else [options.folder]
    progress = _Progress()
    try:
        files = files_of(sources, options.recursive)
        for done, one in enumerate(gather(files, options.gather), 1):
            if one.name:
                emit("photo", name=one.name, remarks=[])
            else:
                emit("left_out", name=one.source.name, reason=one.reason)
                say(f"left out: {shown(one.source.name, 56)}: {one.reason}")
            progress(done, len(files))
    except OSError as error:
        where = shown(str(error.filename or options.gather), 100)
        raise PhotoError(f"{where}: {error.strerror or error}") from error


def _listed() -> list[Path]:
    return [Path(os.fsdecode(line)) for line in sys.stdin.buffer.read().splitlines()]


def check_folder(options: argparse.Namespace) -> None:
    """Print the check-up and write the sheet; raises PhotoError if it cannot be trained on."""
    folder = options.gather or options.folder
    emit("stage", name="reading")
    if options.gather:
        gather_photos(options)
    photos = load_photos(
        folder,
        options.image_size,
        minimum=0,
        fit=options.fit,
        align=options.align,
        recursive=options.recursive,
        progress=_Progress(),
    )
    if speaks_json():
        boxes = photos.boxes or [None] * len(photos.names)
        for name, box in zip(photos.names, boxes, strict=True):
            at = None if box is None else box.tolist()
            emit("photo", name=name, remarks=photos.remarks.get(name, ()), box=at)
        for skipped in photos.skipped:
            emit("left_out", name=skipped.name, reason=skipped.reason)
    else:
        print(*report(photos), sep="\n")
    if options.sheet:
        save_sheet(photos, options.sheet, folder, options.recursive)
    made(options.sheet or folder)
    require_enough(photos, folder, options.recursive)


def image_size(text: str) -> int:
    """Read an image size; argparse turns a ValueError into a usage message."""
    if not 64 <= int(text) <= 128:
        raise argparse.ArgumentTypeError(f"{text} is not between 64 and 128")
    return int(text)


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns 0 when the folder can be trained on, else 2."""
    parser = argparse.ArgumentParser(
        prog="python -m kvae.photos",
        description="Checks a folder of your own photos before training. Changes nothing in it.",
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR",
        help="the folder with your photos; with --gather, - takes files and folders from stdin, "
        "one a line",
    )  # fmt: skip
    parser.add_argument(
        "--image-size", type=image_size, default=96, metavar="PIXELS", help="64..128, default 96"
    )
    parser.add_argument(
        "--fit", choices=FITS, default="auto",
        help="crop to the middle square, pad to a square, or auto: crop photographs, "
        "frame cut-out things on white (default)",
    )  # fmt: skip
    parser.add_argument(
        "--align", choices=ALIGNS, default="auto",
        help="cut photos around what they have in common, as portraits around faces, or auto: "
        "where all fill their frame and show one kind of thing (default)",
    )  # fmt: skip
    parser.add_argument(
        "--recursive", action="store_true", help="read the photos in its sub-folders, too"
    )
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE.png", help="draw the photos as the model will see them"
    )
    parser.add_argument(
        "--gather", type=Path, metavar="DIR",
        help="copy the photos, no finer than training needs, into this folder and check that one",
    )  # fmt: skip
    add_progress_option(parser)
    options = parser.parse_args(argv)
    speak(options.progress)
    for stream in (sys.stdout, sys.stderr):  # a file name may hold what the terminal cannot show
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        check_folder(options)
    except PhotoError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
