"""Draw pictures without a window: the same ones the window draws.

python -m desktop.generator --count 12 --seed 7 --out pictures
python -m desktop.generator runs/00001-garden/decoder.onnx --count 100 --out pictures --sheet
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from desktop.generator.arguments import whole_number
from desktop.generator.decoder import Decoder
from desktop.generator.garden import garden_decoder
from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import (
    PictureRecord,
    free_path,
    picture_name,
    save_png,
    write_atomically,
)
from desktop.generator.sampling import MAX_SEED, draw
from desktop.generator.sheets import contact_sheet

SHEET_PICTURES = 144  # as many as can still be told apart on one page


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    options = _parser().parse_args(argv)
    try:
        _generate(options)
    except ModelFileError as error:
        print(f"error: {error}", file=sys.stderr)
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)
        return 2
    print(options.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m desktop.generator",
        description="Draw new pictures by sampling N(0, I) and decoding; the same as the window's.",
    )
    parser.add_argument("model", nargs="?", help="a decoder.onnx (default: the shipped garden)")
    parser.add_argument("--count", type=whole_number(1, 10**6), default=12, metavar="N",
                        help="how many pictures (default: 12)")  # fmt: skip
    parser.add_argument("--seed", type=whole_number(0, MAX_SEED), default=1, metavar="S",
                        help="same seed, same pictures (default: 1)")  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("pictures"), metavar="DIR",
                        help="the folder to write to (default: pictures)")  # fmt: skip
    parser.add_argument("--sheet", action="store_true",
                        help=f"also one page with the first {SHEET_PICTURES} pictures")  # fmt: skip
    return parser


def _generate(options: argparse.Namespace) -> None:
    decoder = Decoder.open(options.model or garden_decoder())
    card = decoder.card
    print(
        f"Drawing {options.count} pictures of {card.image_size} x {card.image_size} with "
        f"{card.name}, seed {options.seed}.",
        file=sys.stderr,
    )
    _make_folder(options.out)
    kept = []
    for index in range(options.count):
        z = draw(options.seed, index, card.latent_dim)
        image = decoder.decode(z[np.newaxis])[0]
        path = free_path(options.out, picture_name(card.name, options.seed, index))
        save_png(path, image, PictureRecord(decoder.sha256, options.seed, index, z))
        if index < SHEET_PICTURES:
            kept.append(image)
        if (index + 1) % 100 == 0:
            print(f"{index + 1} of {options.count} drawn", file=sys.stderr)
    if options.sheet:
        _save_sheet(np.stack(kept), card.name, options)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelFileError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Choose another with --out."
        ) from error


def _save_sheet(images: np.ndarray, name: str, options: argparse.Namespace) -> None:
    columns = 4 if len(images) <= 12 else 12
    captions = [str(number) for number in range(1, len(images) + 1)]
    sheet = contact_sheet(images, columns, captions=captions)
    stem = picture_name(name, options.seed, 0).removesuffix("-01.png")
    path = free_path(options.out, f"{stem}-sheet.png")
    write_atomically(path, lambda file: sheet.save(file, "PNG"))


if __name__ == "__main__":
    sys.exit(main())
