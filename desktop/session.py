"""What the window shows, as plain values: widgets read it, and every change makes a new one."""

import secrets
from dataclasses import dataclass, replace

import numpy as np

from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import PictureRecord
from desktop.generator.sampling import draws

MIN_COUNT, MAX_COUNT = 1, 12
DEFAULT_COUNT = 6
DEFAULT_SEED = 1
REROLL_SEEDS = 1_000_000  # six digits can be read out, typed and remembered


@dataclass(frozen=True)
class Session:
    """The wish behind the pictures; together with a model it decides every pixel."""

    seed: int = DEFAULT_SEED
    count: int = DEFAULT_COUNT
    selected: int = 0
    model_sha256: str = ""  # empty until a model is open

    def with_count(self, count: int) -> "Session":
        """Show another number of pictures, 1 to 12; those that stay are the same."""
        count = min(max(count, MIN_COUNT), MAX_COUNT)
        return replace(self, count=count, selected=min(self.selected, count - 1))

    def with_seed(self, seed: int) -> "Session":
        """Show the pictures of another seed."""
        return replace(self, seed=seed)

    def with_selected(self, index: int) -> "Session":
        """Select a picture, counting from 0; out of range selects the nearest."""
        return replace(self, selected=min(max(index, 0), self.count - 1))

    def with_model(self, sha256: str) -> "Session":
        """Draw with another model."""
        return replace(self, model_sha256=sha256)

    def restored(self, record: PictureRecord) -> "Session":
        """Show a saved picture again: its seed, with that picture selected.

        Raises:
            ModelFileError: another model drew it, or it lies beyond the twelfth of its seed.
        """
        if record.model_sha256 != self.model_sha256:
            raise ModelFileError(
                "This picture was drawn by another model.",
                f"Open the decoder.onnx whose sha256 begins with {record.model_sha256[:12]}.",
            )
        if record.index >= MAX_COUNT:
            raise ModelFileError(
                f"This is picture {record.index + 1} of seed {record.seed}; "
                f"the window shows the first {MAX_COUNT}."
            )
        count = max(self.count, record.index + 1)
        return self.with_seed(record.seed).with_count(count).with_selected(record.index)

    def rerolled(self) -> "Session":
        """Show the pictures of a random seed other than this one."""
        seed = secrets.randbelow(REROLL_SEEDS - 1)
        return self.with_seed(seed + (seed >= self.seed))

    def codes(self, latent_dim: int) -> np.ndarray:
        """The codes of all pictures: float32 (count, D)."""
        return draws(self.seed, self.count, latent_dim)
