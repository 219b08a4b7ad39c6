"""A run folder, read once into memory: what training, evaluation and export left behind.

A file that is missing becomes None or empty, and the chapters say so in a sentence. A file that is
there but damaged is an error: a report must not pass over it.
"""

import csv
import json
import re
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from kvae.terminal import UserError
from report.photos_again import Photos, read_again

STEP = re.compile(r"step-(\d+)\.png")


@dataclass(frozen=True, eq=False)
class Codes:
    """The normal distribution of every photo: z_mean and z_log_var, float32 (N, D)."""

    z_mean: np.ndarray
    z_log_var: np.ndarray


@dataclass(frozen=True, eq=False)
class Run:
    """Everything the report draws on."""

    path: Path
    config: dict
    decoder: Decoder
    encoder: Encoder | None
    photos: Photos | None
    codes: Codes | None
    history: dict[str, np.ndarray]  # column name -> float64 (rows,)
    evaluation: dict
    samples: tuple[tuple[int, Path], ...]  # (step, sheet), in order of step

    @property
    def name(self) -> str:
        """What the training called it; a copy of its folder may be called otherwise."""
        return str(self.config.get("run", {}).get("name") or self.path.resolve().name)


def shown_folder(run: Run) -> str:
    """The photo folder as a report may name it: of an absolute path only the last part.

    What lies before it tells a stranger the owner's name.
    """
    folder = str(run.config.get("photos", {}).get("folder", ""))
    return PurePath(folder).name if PurePath(folder).is_absolute() else folder


def read_run(path: Path) -> Run:
    """Reads a run folder.

    Raises:
        UserError: no such folder, no decoder.onnx in it, or a damaged file.
    """
    if not path.is_dir():
        raise UserError(f"There is no run folder {path}.", "Check the name; see runs/.")
    if not (path / "decoder.onnx").is_file():
        raise UserError(
            f"{path} holds no decoder.onnx.", f"python -m export.to_onnx {path} makes it."
        )
    decoder = Decoder.open(path / "decoder.onnx")
    encoder = path / "encoder.onnx"
    config = _guarded(_read_config, path / "config.toml") or {}
    run = Run(
        path=path,
        config=config,
        decoder=decoder,
        encoder=Encoder.open(encoder) if encoder.is_file() else None,
        photos=_guarded(_read_photos, path / "photos.npz") or read_again(path, config),
        codes=_guarded(_read_codes, path / "codes.npz") or _card_codes(decoder),
        history=_guarded(_read_history, path / "history.csv") or {},
        evaluation=_guarded(_read_evaluation, path / "evaluation.json") or {},
        samples=_find_samples(path / "samples"),
    )
    _check_shapes(run)
    return run


def _guarded(read, path: Path):
    """What `read` makes of the file, None if there is none, a UserError if it is damaged."""
    if not path.is_file():
        return None
    try:
        return read(path)
    except (OSError, ValueError, KeyError, EOFError, csv.Error, zipfile.BadZipFile) as error:
        reason = f"{type(error).__name__}: {error}"[:160]
        raise UserError(
            f"{path} is damaged ({reason}).", "Train or export the run again, or delete that file."
        ) from error


def _read_config(path: Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


def _read_photos(path: Path) -> Photos:
    with np.load(path, allow_pickle=False) as arrays:
        photos = Photos(arrays["images"], tuple(str(name) for name in arrays["names"]))
    if photos.images.dtype != np.uint8 or photos.images.ndim != 4 or not len(photos.images):
        raise ValueError(f"images are {photos.images.dtype} {photos.images.shape}")
    if len(photos.names) != len(photos.images):
        raise ValueError(f"{len(photos.names)} names for {len(photos.images)} images")
    return photos


def _read_codes(path: Path) -> Codes:
    with np.load(path, allow_pickle=False) as arrays:
        codes = Codes(arrays["z_mean"], arrays["z_log_var"])
    if codes.z_mean.ndim != 2 or codes.z_mean.shape != codes.z_log_var.shape:
        raise ValueError(f"shapes {codes.z_mean.shape} and {codes.z_log_var.shape}")
    if not (np.isfinite(codes.z_mean).all() and np.isfinite(codes.z_log_var).all()):
        raise ValueError("codes that are not finite")
    return codes


def _card_codes(decoder: Decoder) -> Codes | None:
    card = decoder.card
    return Codes(card.z_mean, card.z_log_var) if len(card.z_mean) else None


def _read_history(path: Path) -> dict[str, np.ndarray]:
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    names = reader.fieldnames or []
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in names}


def _read_evaluation(path: Path) -> dict:
    evaluation = json.loads(path.read_text("utf-8"))
    if not isinstance(evaluation, dict):
        raise ValueError("no JSON object")
    return evaluation


def _find_samples(folder: Path) -> tuple[tuple[int, Path], ...]:
    matches = ((STEP.fullmatch(f.name), f) for f in folder.glob("*.png"))
    return tuple(sorted((int(match[1]), f) for match, f in matches if match))


def _check_shapes(run: Run) -> None:
    """Photos, codes and model must belong together, else the pictures would be of another run."""
    card = run.decoder.card
    size, latent_dim = card.image_size, card.latent_dim
    if run.photos and run.photos.images.shape[1:] != (size, size, 3):
        _mismatch("photos.npz", run.photos.images.shape, f"pictures of {size} × {size}")
    if run.codes and run.codes.z_mean.shape[1] != latent_dim:
        _mismatch("codes.npz", run.codes.z_mean.shape, f"{latent_dim} axes")
    if run.encoder and (run.encoder.card.latent_dim, run.encoder.card.image_size) != (
        latent_dim,
        size,
    ):
        _mismatch("encoder.onnx", "its card", f"{latent_dim} axes and {size} × {size}")


def _mismatch(name: str, found: object, expected: str) -> None:
    raise UserError(
        f"{name} does not belong to decoder.onnx: {found}, not {expected}.",
        "Export the run again: python -m export.to_onnx.",
    )
