"""What each step learns: pictures of the continuum between the photos, with all chance in them."""

from collections.abc import Callable

import numpy as np

from kvae.augmentation import framed_otherwise
from kvae.config import Config
from kvae.layout import lay_out, photos_places
from kvae.morphs.continuum import Continuum
from kvae.morphs.fits import misfits
from kvae.perceptual import window_side
from kvae.photos import to_float
from kvae.randomness import Use, normal, photo_order, stream

PREPARED = 4096  # draws whose photos are brought into correspondence before the first step
PHOTOS = 1 / 8  # of a batch are photos themselves, once codes take part
# Shares of the preparation's time, for telling how far it is.
FITS_SHARE = 0.3


class Batches:
    """The photos of a run, laid out under N(0, I), and what each step makes of them.

    Every batch is a pure function of the settings, the photos and the step.

    Attributes:
        continuum: the photos and what lies between them.
        layout: what lies where.
        places: of the photos themselves, (N, D).
    """

    def __init__(
        self, images: np.ndarray, config: Config, tell: Callable[[float], None] | None = None
    ):
        """Brings the photos into correspondence; takes some 15 s for 71 photos on one core.

        Args:
            images: uint8 (N, S, S, 3).
            config: of the run.
            tell: is told now and then what share of it is done.
        """
        tell = tell or (lambda share: None)
        self.config, self.continuum = config, Continuum(images)
        table = misfits(self.continuum.described, lambda share: tell(FITS_SHARE * share))
        seed, latent_dim = config.training.seed, config.model.latent_dim
        self.layout = lay_out(table, latent_dim, config.loss.mixing, seed)
        self.places = photos_places(self.layout, seed)
        draws = self.layout.between(normal(seed, 1, Use.PLACES, (PREPARED, latent_dim)))
        rest = 1.0 - FITS_SHARE
        self.continuum.prepare(*draws, lambda share: tell(FITS_SHARE + rest * share))

    def pictures_at(self, places: np.ndarray) -> np.ndarray:
        """Returns the pictures uint8 (B, S, S, 3) that belong to places (B, D) in N(0, I)."""
        return self.continuum.pictures(*self.layout.between(places))

    def from_styles(self, step: int) -> dict[str, np.ndarray]:
        """Returns the batch of a step in which codes take no part, see `kvae.vae.VAE`.

        These are the photos alone: a few pictures, seen often, teach faster how to draw.
        """
        images, size = self.continuum.images, self.config.training.batch_size
        order = photo_order(self.config.training.seed, len(images), step * size, size)
        return self._looked_at(images[order], step)

    def from_codes(self, step: int, beta: float) -> dict[str, np.ndarray]:
        """Returns the batch of a step in which codes take part, see `kvae.vae.VAE`.

        Args:
            step: of the training.
            beta: weight of the KL term.
        """
        training, place = self.config.training, self._places(step)
        size, seed = training.batch_size, training.seed
        photos, weights = self.layout.between(place)
        count = round(PHOTOS * size)
        if count:
            own = photo_order(seed, len(self.continuum.images), step * count, count)
            photos[-count:], weights[-count:] = own[:, None], (1.0, 0.0, 0.0)
            place[-count:] = self.places[own]
        numbers = np.arange(size)
        batch = self._looked_at(self.continuum.pictures(photos, weights), step)
        return batch | {
            "place": place,
            "placed": (numbers < round(self.config.loss.placed * size)).astype(np.float32),
            "noise": normal(seed, step, Use.NOISE, place.shape),
            "beta": np.full(1, beta, np.float32),
        }

    def _places(self, step: int) -> np.ndarray:
        shape = self.config.training.batch_size, self.config.model.latent_dim
        return normal(self.config.training.seed, step, Use.PRIOR, shape)

    def _looked_at(self, pictures: np.ndarray, step: int) -> dict[str, np.ndarray]:
        """Returns pictures to draw, as the encoder sees them, and where they are compared."""
        seed, size = self.config.training.seed, self.config.model.image_size
        room = size - window_side(size)
        corner = stream(seed, step, Use.WINDOW).integers(0, room + 1, 2).astype(np.int32)
        seen = to_float(framed_otherwise(pictures, seed, step))
        return {"image": to_float(pictures), "seen": seen, "corner": corner}
