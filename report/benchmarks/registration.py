"""Our registration against what exists: the same random pairs of photos, one figure each.

    python -m report.benchmarks.registration               the photos that ship, 100 pairs
    python -m report.benchmarks.registration --photos DIR --pairs 300 --sheet FILE.png

OpenCV, SimpleITK and scikit-image are not part of this project; one that is not installed is left
out. Set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 for times of one thread.
"""

import argparse
import importlib.metadata
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from kvae.images import YIQ
from kvae.morphs.blending import blended, shares
from kvae.morphs.registration import LEAST_AREA, SHRINKING, Described
from kvae.morphs.sampling import sampled
from kvae.morphs.warping import bent, positions, with_margin
from kvae.photos.__main__ import image_size
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError
from kvae.terminal import UserError, fail, say
from report.benchmarks.compare import GARDEN, positive
from report.benchmarks.registrars import REGISTRARS, SIDE, Registrar, at_side

ON_SHEET = 12  # pairs
HEADING = 14  # pixels above the sheet
COLUMNS = (
    ("left, median", "{:.2f}"),
    ("left, 90 %", "{:.2f}"),
    ("left where none folds", "{:.2f}"),
    ("luminance left", "{:.2f}"),
    ("pairs that fold", "{:.0%}"),
    ("asymmetry, pixels", "{:.2f}"),
    ("CPU ms a pair", "{:.0f}"),
)


def main(argv: list[str] | None = None, registrars: Sequence[Registrar] = REGISTRARS) -> int:
    """Prints a table; returns the exit code."""
    options = _parse(argv)
    try:
        images = load_photos(options.photos, options.image_size, minimum=2).images
    except PhotoError as error:
        return fail(error)
    first, second = random_pairs(len(images), options.pairs, options.seed)
    for package in sorted({registrar.package for registrar in registrars if registrar.missing()}):
        say(f"{package} is left out: pip install {package}")
    rows, fields = [], {"crossfade": np.zeros((len(first), 2, SIDE, SIDE), np.float32)}
    for registrar in registrars:
        if registrar.missing():
            continue
        fields[registrar.name], figures = measured(registrar, images, first, second)
        rows.append((registrar.name, figures))
    print(markdown(rows))
    versions = ", ".join(["", *_versions(registrars)])
    print(f"{len(first)} pairs of {len(images)} photos at {options.image_size} pixels{versions}.")
    if options.sheet:
        try:
            sheet(images, first[:ON_SHEET], second[:ON_SHEET], fields).save(options.sheet)
        except (OSError, ValueError) as error:  # ValueError: an ending that Pillow does not know
            message = f"the sheet cannot be written to {options.sheet}: {error}"
            return fail(UserError(message, "choose another file with --sheet FILE.png"))
        print(options.sheet)
    return 0


def random_pairs(photos: int, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns different pairs (count,) of different photos, or all there are; either way round."""
    source = np.random.default_rng(seed)
    pairs = np.stack(np.triu_indices(photos, 1), axis=1)
    pairs = source.permuted(source.permutation(pairs)[:count], axis=1)
    return pairs[:, 0], pairs[:, 1]


def measured(
    registrar: Registrar, images: np.ndarray, first: np.ndarray, second: np.ndarray
) -> tuple[np.ndarray, list[float]]:
    """Returns the fields of some pairs (B, 2, SIDE, SIDE) and the figures of `COLUMNS`.

    What is left of a difference is a share of what is there when nothing is bent: on the maps that
    ours looks at, or of the luminance of the photos as they are. Asymmetry is how far, on average
    over the picture, a point comes to lie elsewhere with the photos swapped: a median over pairs.
    """
    find = registrar.of(images)
    started = time.process_time()
    fields = find(first, second)
    seconds = time.process_time() - started
    swapped = find(second, first)
    maps = Described.of(images).maps[SIDE]
    left = misfit_left(maps, first, second, fields)
    without_folds = misfit_left(maps, first, second, made_unfolded(fields))
    luma = (images @ YIQ[0].astype(np.float32))[:, None]
    apart = np.hypot(*(fields + swapped).transpose(1, 0, 2, 3)).mean(axis=(1, 2))
    return fields, [
        float(np.median(left)),
        float(np.quantile(left, 0.9)),
        float(np.median(without_folds)),
        float(np.median(misfit_left(luma, first, second, fields))),
        float((least_areas(fields) <= 0).mean()),
        float(np.median(apart)) * images.shape[1],
        1000 * seconds / len(first),
    ]


def misfit_left(maps, first, second, fields) -> np.ndarray:
    """Returns the share of the squared difference of maps (N, C, s, s) that fields leave, (B,)."""
    side = maps.shape[-1]
    x, y = side * at_side(fields, side).transpose(1, 0, 2, 3)
    down, across = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    one = sampled(maps[first], across + x, down + y)
    other = sampled(maps[second], across - x, down - y)
    before = np.square(maps[first] - maps[second]).mean(axis=(1, 2, 3))
    return np.square(one - other).mean(axis=(1, 2, 3)) / np.maximum(before, 1e-9)


def least_areas(fields: np.ndarray) -> np.ndarray:
    """Returns the least area factor of x -> x + v and of x -> x - v over all positions, (B,)."""
    field = fields.shape[-1] * fields
    across, down = np.gradient(field, axis=3), np.gradient(field, axis=2)
    areas = [
        (1 + sign * across[:, 0]) * (1 + sign * down[:, 1]) - across[:, 1] * down[:, 0]
        for sign in (1, -1)
    ]
    return np.minimum(*areas).min(axis=(1, 2))


def made_unfolded(fields: np.ndarray) -> np.ndarray:
    """Returns fields made smaller until they do not fold, each as a whole: as ours are."""
    fields = fields.copy()
    # A hair less than ours asks for: at its own fields nothing is to change.
    while (bad := least_areas(fields) < 0.999 * LEAST_AREA).any():
        fields[bad] *= SHRINKING
    return fields


def markdown(rows: list[tuple[str, list[float]]]) -> str:
    """Returns the table of some methods' figures."""
    heads = ["", *(heading for heading, _ in COLUMNS)]
    lines = [heads, ["---", *["---:"] * len(COLUMNS)]]
    for name, figures in rows:
        styles = (style for _, style in COLUMNS)
        lines.append([name, *(s.format(value) for s, value in zip(styles, figures, strict=True))])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def sheet(images, first, second, fields: dict[str, np.ndarray]) -> Image.Image:
    """Draws pairs of photos and, between them, the morph half way by each method's fields."""
    side = images.shape[1]
    names = ["first", *fields, "second"]
    between = [morphs(images, first, second, found[: len(first)]) for found in fields.values()]
    rows = [np.concatenate(list(column)) for column in (images[first], *between, images[second])]
    drawn = Image.new("RGB", (len(names) * side, HEADING + len(first) * side), "white")
    drawn.paste(Image.fromarray(np.concatenate(rows, axis=1)), (0, HEADING))
    pen = ImageDraw.Draw(drawn)
    for column, name in enumerate(names):
        pen.text((column * side + 2, 1), name[: side // 6], fill="black")
    return drawn


def morphs(images, first, second, fields: np.ndarray) -> np.ndarray:
    """Returns pictures half way between pairs, uint8 (B, S, S, 3), as the continuum makes them.

    But no photo's outline is preferred: where they differ shows what a field is worth.
    """
    count, side = len(first), images.shape[1]
    between = np.zeros((count, 3, 3, *fields.shape[1:]), np.float32)
    between[:, 0, 1], between[:, 1, 0] = fields, -fields
    weights = np.tile([0.5, 0.5, 0.0], (count, 1))
    found = positions(between, weights, side)
    parts = np.zeros((count, 3, 3, side, side), np.float32)
    for b, pair in enumerate(zip(first, second, strict=True)):
        for k, photo in enumerate(pair):
            part = bent(with_margin(images[photo]), found[b, k], side)
            parts[b, k] = part.transpose(2, 0, 1)
    everywhere = (*weights.shape, side, side)
    return blended(
        parts, *(np.broadcast_to(w[..., None, None], everywhere) for w in shares(weights))
    )


def _versions(registrars: Sequence[Registrar]) -> list[str]:
    packages = {registrar.package for registrar in registrars if not registrar.missing()} - {""}
    return [f"{package} {importlib.metadata.version(package)}" for package in sorted(packages)]


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.registration",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--photos", type=Path, default=GARDEN, metavar="DIR", help=f"default: {GARDEN}")
    add("--image-size", type=image_size, default=96, metavar="S", help="default: %(default)s")
    add("--pairs", type=positive, default=100, help="default: %(default)s")
    add("--seed", type=int, default=0, help="which pairs; default: %(default)s")
    add("--sheet", type=Path, metavar="FILE", help="morphs half way, to be looked at")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
