"""The files of a run, one by one: each reader returns what its file holds, or raises if damaged."""

import csv
import json
import re
import tomllib
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.generator.model.model_file import ModelFileError
from kvae.codes import Codes
from kvae.photos.folder import shown

LONGEST_NAME = 255  # what file systems allow
STEP = re.compile(r"step-(\d+)\.png")
# What the readers below raise on files that are cut, mixed up or of another kind; SyntaxError is
# Pillow's for some damaged PNG files.
DAMAGE = (
    OSError, ValueError, KeyError, EOFError, SyntaxError, csv.Error, zipfile.BadZipFile, zlib.error,
    ModelFileError,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Photos:
    """The photos as they were trained on: images uint8 (N, S, S, 3) and their N names."""

    images: np.ndarray
    names: tuple[str, ...]


def fit_name(name: str) -> str:
    """A photo's name on one line, without letters that turn others around; whole, for manifests."""
    return shown(name, LONGEST_NAME)


def read_config(path: Path) -> dict:
    """Returns the tables of config.toml; what is not a table of settings is damage."""
    config = tomllib.loads(path.read_text("utf-8"))
    if odd := [name for name, section in config.items() if not isinstance(section, dict)]:
        raise ValueError(f"{odd[0]} is not a section")
    return config


def read_photos(path: Path, size: int) -> Photos:
    """Returns the photos of photos.npz, which must be of S x S pixels."""
    with np.load(path, allow_pickle=False) as arrays:
        images, names = arrays["images"], tuple(fit_name(str(name)) for name in arrays["names"])
    if images.dtype != np.uint8 or images.shape[1:] != (size, size, 3) or not len(images):
        raise ValueError(f"images are {images.dtype} {images.shape}, not of {size} × {size} pixels")
    if len(names) != len(images):
        raise ValueError(f"{len(names)} names for {len(images)} images")
    return Photos(images, names)


def read_codes(path: Path, latent_dim: int) -> Codes:
    """Returns the codes of codes.npz, which must have D axes."""
    with np.load(path, allow_pickle=False) as arrays:
        codes = Codes(arrays["z_mean"], arrays["z_log_var"])
    shape = codes.z_mean.shape
    if shape != codes.z_log_var.shape or shape[1:] != (latent_dim,):
        raise ValueError(f"shapes {shape} and {codes.z_log_var.shape}, not of {latent_dim} axes")
    if not (np.isfinite(codes.z_mean).all() and np.isfinite(codes.z_log_var).all()):
        raise ValueError("codes that are not finite")
    return codes


def read_history(path: Path) -> dict[str, np.ndarray]:
    """Returns the columns of history.csv, float64 (rows,) each."""
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        names, rows = reader.fieldnames or [], list(reader)
    if not rows:
        raise ValueError("it has no rows")
    if odd := [i for i, row in enumerate(rows, 1) if None in row]:
        raise ValueError(f"row {odd[0]} has more values than there are columns")
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in names}


def read_evaluation(path: Path) -> dict:
    """Returns the figures of evaluation.json."""
    evaluation = json.loads(path.read_text("utf-8"))
    if not isinstance(evaluation, dict):
        raise ValueError("no JSON object")
    return evaluation


def find_samples(folder: Path) -> tuple[tuple[int, Path], ...]:
    """Returns (step, sheet) of the samples drawn while learning, in order of step."""
    matches = ((STEP.fullmatch(f.name), f) for f in folder.glob("*.png"))
    return tuple(sorted((int(match[1]), f) for match, f in matches if match))


def read_sheet(path: Path) -> Path:
    """Returns the path of a sample sheet whose pixels can be read."""
    with Image.open(path, formats=["PNG"]) as image:
        image.load()
    return path
