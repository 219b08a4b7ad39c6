"""All that belongs to one model: its decoder, its encoder, and the photos that it learned from."""

from functools import cached_property

import numpy as np

from desktop.generator.latent.likeness import Likeness, likeness
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder, encoder_beside
from desktop.generator.model.model_file import Trial
from desktop.generator.model.run_photos import RunPhotos, read_run_photos

MOST_DRAWN = 300  # photos kept as the decoder draws them, 8 MB at 96 pixels


class WholeModel:
    """Opens the parts when they are first needed; for one thread, or one after the other.

    Args:
        decoder: of the model.
        trial: is made before the encoder is opened.
    """

    def __init__(self, decoder: Decoder, trial: Trial | None = None):
        self.decoder, self._trial = decoder, trial
        self._drawn: dict[int, np.ndarray] = {}

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder beside the decoder.

        Raises:
            ModelFileError: there is none, it belongs to another model, or failed its trial.
        """
        return encoder_beside(self.decoder, self._trial)

    @property
    def has_encoder(self) -> bool:
        """Whether the encoder is open by now."""
        return "encoder" in vars(self)

    @cached_property
    def _kept(self) -> RunPhotos | None:
        return read_run_photos(self.decoder.path.parent, self.decoder.card)

    def name(self, index: int) -> str:
        """What a photo was called; empty where the model came without its run."""
        return self._kept.names[index] if self._kept else ""

    def photo(self, index: int) -> np.ndarray:
        """A photo as its run keeps it, else as the decoder draws it: uint8 (S, S, 3)."""
        return self._kept.images[index] if self._kept else self.drawn(index)

    def drawn(self, index: int) -> np.ndarray:
        """A photo as the decoder draws it from its code: uint8 (S, S, 3)."""
        if index not in self._drawn:
            if len(self._drawn) >= MOST_DRAWN:
                del self._drawn[next(iter(self._drawn))]
            code = self.decoder.card.z_mean[index : index + 1]
            self._drawn[index] = self.decoder.decode(code)[0]
        return self._drawn[index]

    def like(self, picture: np.ndarray, code: np.ndarray) -> Likeness | None:
        """Find the photo that a picture, uint8 (S, S, 3), is like; None of none.

        Args:
            picture: of this model.
            code: its whole code, (D,) or (2 D,) of a crossing.
        """
        codes = self.decoder.card.z_mean
        return likeness(picture, code, codes, self.drawn) if len(codes) else None
