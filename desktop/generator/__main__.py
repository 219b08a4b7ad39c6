"""Draw pictures without a window: the same ones the window draws.

python -m desktop.generator --count 12 --seed 7 --out pictures
python -m desktop.generator runs/00001-garden/decoder.onnx --count 100 --out pictures --sheet
python -m desktop.generator --count 6 --variety 0.8 --animation morph.gif

Several machines can share a job: with --first 1, --first 101, ... each draws its part of a seed;
--workers 4 shares it among the processors of one machine, with --ray among those of the Ray cluster
that RAY_ADDRESS names. A run that was stopped goes on where it was when it is started again.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from desktop import program
from desktop.generator.arguments import new_file, number, whole_number
from desktop.generator.files.animation import FORMATS, save_animation
from desktop.generator.files.finished_files import series_name
from desktop.generator.files.picture_file import PictureRecord, write_atomically
from desktop.generator.files.resuming import has_bytes, path_for
from desktop.generator.files.sheets import contact_sheet
from desktop.generator.job import Job
from desktop.generator.latent.latent_paths import morph
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.over_ray import saved_over_ray
from desktop.generator.phrases import system_reason
from desktop.generator.progress import watched
from desktop.generator.sampling import MAX_SEED
from desktop.generator.trial.trials import Trials
from desktop.generator.user_error import UserError, print_error
from desktop.generator.workers import saved_by

MAX_FIRST = 10**12  # of a seed's pictures; there are 2**64
SHEET_PICTURES = 144  # as many as can still be told apart on one page
MAX_WORKERS = 256
MAX_VARIETY = 3.0  # of N(0, I); farther out there are only stains
STOPS = 24  # pictures an animation leads through at most
FRAMES_BETWEEN, MILLISECONDS = 23, 40  # a second from one picture to the next


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.animation and options.count < 2:
        parser.error("--animation needs two pictures at least: --count 2")
    try:
        _generate(options)
    except UserError as error:
        return print_error(error)
    except KeyboardInterrupt:
        print("Stopped; every file that is there is whole.", file=sys.stderr)
        return 130
    print(options.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program.GENERATE,
        description="Draw new pictures by sampling N(0, I) and decoding; the same as the window's.",
    )
    parser.add_argument("model", nargs="?", help="a decoder.onnx (default: the shipped garden)")
    parser.add_argument("--count", type=whole_number(1, 10**6), default=12, metavar="N",
                        help="how many pictures (default: 12)")  # fmt: skip
    parser.add_argument("--first", type=whole_number(1, MAX_FIRST), default=1, metavar="K",
                        help="the number of the first of them (default: 1)")  # fmt: skip
    parser.add_argument("--seed", type=whole_number(0, MAX_SEED), default=1, metavar="S",
                        help="same seed, same pictures (default: 1)")  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("pictures"), metavar="DIR",
                        help="the folder to write to (default: pictures)")  # fmt: skip
    parser.add_argument("--sheet", action="store_true",
                        help=f"also one page with the first {SHEET_PICTURES} pictures")  # fmt: skip
    parser.add_argument("--variety", type=number(0, MAX_VARIETY), default=1.0, metavar="V",
                        help="how far from the mean to draw; below 1 the pictures are more usual, "
                        "above it stranger (default: 1)")  # fmt: skip
    parser.add_argument("--workers", type=whole_number(1, MAX_WORKERS), default=1, metavar="W",
                        help="how many processes share the work (default: 1)")  # fmt: skip
    parser.add_argument("--ray", action="store_true",
                        help="share it through Ray Data, on a cluster or here")  # fmt: skip
    parser.add_argument("--animation", type=new_file(FORMATS.values()), metavar="FILE",
                        help=f"also a morph through the first {STOPS} pictures and back, "
                        "as .gif, .png (APNG) or .webp")  # fmt: skip
    return parser


def _generate(options: argparse.Namespace) -> None:
    decoder = Decoder.open(options.model or garden_decoder(), Trials.usual())
    card = decoder.card
    pictures = "1 picture" if options.count == 1 else f"{options.count} pictures"
    print(
        f"Drawing {pictures} of {card.image_size} x {card.image_size} with {card.name}, "
        f"seed {options.seed}.",
        file=sys.stderr,
    )
    _make_folder(options.out)
    job = Job(options.out, options.seed, options.variety)
    indices = range(options.first - 1, options.first - 1 + options.count)
    there = sum(watched(_saved(decoder, job, indices, options), options.count))
    if there:
        print(f"{there} of {options.count} were there already.", file=sys.stderr)
    records = [job.record(decoder, index) for index in indices[:SHEET_PICTURES]]
    if options.sheet:
        _save_sheet(decoder, records, options.out)
    if options.animation:
        _save_morph(decoder, records[:STOPS], options.animation)


def _saved(
    decoder: Decoder, job: Job, indices: range, options: argparse.Namespace
) -> Iterator[bool]:
    """Draw the pictures; yields of each whether it lay there already."""
    workers = min(options.workers, len(indices))
    if options.ray:
        return saved_over_ray(workers, decoder, job, indices)
    if workers == 1:
        return (job.save(decoder, index) for index in indices)
    return saved_by(workers, decoder.path, job, indices)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelFileError(
            "The folder {folder} cannot be made: {reason}.",
            "Choose another with --out.",
            folder=folder,
            reason=system_reason(error),
        ) from error


def _save_sheet(decoder: Decoder, records: list[PictureRecord], folder: Path) -> None:
    images = decoder.decode(np.stack([record.z for record in records]))
    captions = [str(record.index + 1) for record in records]
    file = io.BytesIO()
    columns = 4 if len(images) <= 12 else 12
    contact_sheet(images, columns, captions=captions).save(file, "PNG")
    data = file.getvalue()
    name = series_name(decoder.card.name, records[0].seed, "sheet.png")
    path, is_there = path_for(folder, name, lambda path: has_bytes(path, data))
    if not is_there:
        write_atomically(path, lambda file: file.write(data))


def _save_morph(decoder: Decoder, records: list[PictureRecord], path: Path) -> None:
    print(f"Drawing the morph through {len(records)} of them to {path}.", file=sys.stderr)
    stops = np.stack([record.z for record in records])
    frames = decoder.decode(morph(stops, FRAMES_BETWEEN, loop=True))
    format = next(name for name, suffix in FORMATS.items() if suffix == path.suffix.lower())
    save_animation(path, frames, MILLISECONDS, format, record=records[0].to_json())


if __name__ == "__main__":
    sys.exit(main())
