"""A run folder, read once into memory: what training, evaluation and export left behind.

A file that is missing becomes None or empty, and the chapters say so in a sentence. So does one
that is damaged or of another run, but it is named, with the reason, at the top of the report: only
without its decoder a run cannot be reported on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.trial.trials import Trials
from kvae.codes import Codes
from kvae.photos.folder import shown
from kvae.terminal import UserError
from report.photos_again import read_again
from report.run_parts import (
    DAMAGE,
    Photos,
    find_samples,
    read_codes,
    read_config,
    read_evaluation,
    read_history,
    read_photos,
    read_sheet,
)
from report.wording import known

Content = TypeVar("Content")


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
    samples: tuple[tuple[int, Path], ...]  # (step, sheet): the first and the last
    damaged: tuple[str, ...] = ()  # files that were left out, and why

    @property
    def name(self) -> str:
        """What the training called it; a copy of its folder may be called otherwise."""
        return shown(str(self.config.get("run", {}).get("name") or self.path.resolve().name))

    @property
    def scenes(self) -> bool:
        """Whether most of its photos are scenes, so that each place mixes styles on its own."""
        return self.config.get("model", {}).get("scenes") is True

    @property
    def perceptual(self) -> bool:
        """Whether an image network compared pictures while this model learned.

        Where the package of its weights was missing, the history has zeros for it.
        """
        asked = known(self.config.get("loss", {}).get("perceptual_weight"))
        found = self.history.get("perceptual_loss", np.ones(1))
        return bool(asked) and bool(np.nan_to_num(found).any())


def read_run(path: Path, trials: Trials) -> Run:
    """Reads a run folder.

    Args:
        path: of the run.
        trials: made of its models before they are opened.

    Raises:
        UserError: no such folder, or no decoder.onnx in it.
        ModelFileError: decoder.onnx is damaged, or failed its trial.
    """
    if not path.is_dir():
        raise UserError(f"There is no run folder {path}.", "Check the name; see runs/.")
    if not (path / "decoder.onnx").is_file():
        raise UserError(
            f"{path} holds no decoder.onnx.", f"python -m export.to_onnx {path} makes it."
        )
    decoder = Decoder.open(path / "decoder.onnx", trials)
    trials.prepare_for(path / "encoder.onnx")  # ready when the photos have been read
    latent_dim, size = decoder.card.latent_dim, decoder.card.image_size
    files = _Files(path)
    config = files.read("config.toml", read_config) or {}
    photos = files.read("photos.npz", lambda file: read_photos(file, size))
    return Run(
        path=path,
        config=config,
        decoder=decoder,
        encoder=files.read("encoder.onnx", lambda file: _encoder(file, latent_dim, size, trials)),
        photos=photos or read_again(path, config),
        codes=files.read("codes.npz", lambda file: read_codes(file, latent_dim))
        or _card_codes(decoder),
        history=files.read("history.csv", read_history) or {},
        evaluation=files.read("evaluation.json", read_evaluation) or {},
        samples=_samples(files),
        damaged=tuple(files.damaged),
    )


@dataclass
class _Files:
    """A run's folder while it is read, and what was found damaged in it."""

    folder: Path
    damaged: list[str] = field(default_factory=list)

    def read(self, name: str, reader: Callable[[Path], Content]) -> Content | None:
        """What `reader` makes of a file; None if it is missing, or damaged, which is noted."""
        path = self.folder / name
        if not path.is_file():
            return None
        try:
            return reader(path)
        except DAMAGE as error:
            reason = shown(" ".join(str(error).split()), 120) or type(error).__name__
            self.damaged.append(f"{name} ({reason})")
            return None


def _encoder(path: Path, latent_dim: int, size: int, trials: Trials) -> Encoder:
    encoder = Encoder.open(path, trials)
    if (encoder.card.latent_dim, encoder.card.image_size) != (latent_dim, size):
        raise ValueError(f"it does not belong to decoder.onnx: {latent_dim} axes, {size} pixels")
    return encoder


def _card_codes(decoder: Decoder) -> Codes | None:
    card = decoder.card
    return Codes(card.z_mean, card.z_log_var) if len(card.z_mean) else None


def _samples(files: _Files) -> tuple[tuple[int, Path], ...]:
    """The first and the last sheet that can be read."""
    found = find_samples(files.folder / "samples")
    chosen = dict.fromkeys(found[i] for i in (0, -1)) if found else {}
    read = ((step, files.read(f"samples/{path.name}", read_sheet)) for step, path in chosen)
    return tuple((step, path) for step, path in read if path)
