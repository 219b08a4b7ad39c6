"""What the command line asks for: pictures, a sheet of them, a morph through them."""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from desktop.generator.arguments import SHEET_PICTURES, STOPS
from desktop.generator.files.animation import save_animation
from desktop.generator.files.finished_files import series_name
from desktop.generator.files.formats import FORMATS
from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.files.resuming import has_bytes, path_for
from desktop.generator.files.sheets import contact_sheet
from desktop.generator.files.whole_file import write_atomically
from desktop.generator.job import Job
from desktop.generator.latent.latent_paths import morph
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.over_ray import saved_over_ray
from desktop.generator.phrases import system_reason
from desktop.generator.progress import watched
from desktop.generator.trial.trials import Trials
from desktop.generator.workers import saved_by

FRAMES_BETWEEN, MILLISECONDS = 23, 40  # a second from one picture to the next


def generate(options: argparse.Namespace, trials: Trials) -> None:
    """Draw the pictures, and the sheet and the animation that are asked for.

    Args:
        options: of the command line.
        trials: made of the model before it is opened.

    Raises:
        UserError: the model is refused, or something cannot be drawn or written.
    """
    decoder = Decoder.open(options.model or garden_decoder(), trials)
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
        write_atomically(path, data)


def _save_morph(decoder: Decoder, records: list[PictureRecord], path: Path) -> None:
    print(f"Drawing the morph through {len(records)} of them to {path}.", file=sys.stderr)
    stops = np.stack([record.z for record in records])
    frames = decoder.decode(morph(stops, FRAMES_BETWEEN, loop=True))
    format = next(name for name, suffix in FORMATS.items() if suffix == path.suffix.lower())
    save_animation(path, frames, MILLISECONDS, format, record=records[0].to_json())
