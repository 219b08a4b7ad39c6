"""What each step learns: pictures of the continuum between the photos, with all chance in them."""

from collections.abc import Callable

import numpy as np

from kvae.config.settings import Config
from kvae.images import FEW, to_float
from kvae.learning.augmentation import framed_otherwise
from kvae.learning.layout import Layout, apart, lay_out
from kvae.learning.neighbour_layout import NeighbourLayout, lay_out_many
from kvae.morphs.continuum import Continuum
from kvae.morphs.fits import misfits
from kvae.morphs.registration import Described
from kvae.randomness import Use, normal, photo_order, stream
from kvae.seeing.perceptual import window_side

PREPARED = 4096  # draws whose photos are brought into correspondence before the first step
TIMES = 2  # that each picture is learned, in as many steps on end: making one takes a while
# The same of many photos, among which a pair is hardly met twice and registered for each picture.
TIMES_OF_MANY = 8
# Shares of the preparation's time, for telling how far it is.
FITS_SHARE = 0.3


def layout_of(
    images: np.ndarray, config: Config, tell: Callable[[float], None] | None = None
) -> Layout | NeighbourLayout:
    """Finds out which photos, uint8 (N, S, S, 3), fit one another, and lays them out by that."""
    if len(images) > FEW:
        return lay_out_many(images, config, tell or (lambda share: None))
    table = misfits(Described.of(images), tell)
    seed, latent_dim = config.training.seed, config.model.latent_dim
    return lay_out(apart(table, images), latent_dim, config.loss.mixing, seed)


class Batches:
    """The photos of a run, laid out under N(0, I), and what each step makes of them.

    Every batch is a pure function of the settings, the photos and the step.

    Attributes:
        continuum: the photos and what lies between them.
        layout: what lies where.
        places: of the photos themselves, (N, D).
    """

    def __init__(
        self,
        images: np.ndarray,
        config: Config,
        tell: Callable[[float], None] | None = None,
        layout: Layout | NeighbourLayout | None = None,
    ):
        """Brings the photos into correspondence; takes some 20 s of CPU for 71 photos.

        Args:
            images: uint8 (N, S, S, 3).
            config: of the run.
            tell: is told now and then what share of it is done.
            layout: what lies where, if that is known: from an earlier beginning of the run, or from
                another run that it goes on from.
        """
        tell, many = tell or (lambda share: None), len(images) > FEW
        self.config, self.continuum = config, Continuum(images)
        self.times = TIMES_OF_MANY if many else TIMES
        seed, latent_dim = config.training.seed, config.model.latent_dim
        of_all = 1.0 if many else FITS_SHARE
        self.layout = layout or layout_of(images, config, lambda share: tell(of_all * share))
        self.places = self.layout.places(seed)
        self._made: dict[int, tuple[np.ndarray, np.ndarray]] = {}  # by step: places, pictures
        if not many:
            draws = self.layout.between(normal(seed, 1, Use.PLACES, (PREPARED, latent_dim)))
            rest = 1.0 - FITS_SHARE
            self.continuum.prepare(*draws, lambda share: tell(FITS_SHARE + rest * share))

    def pictures_at(self, places: np.ndarray) -> np.ndarray:
        """Returns the pictures uint8 (B, S, S, 3) that belong to places (B, D) in N(0, I)."""
        return self.continuum.pictures(*self.layout.between(places))

    def at(self, step: int, beta: float) -> dict[str, np.ndarray]:
        """Returns the batch of a step, see `kvae.network.vae.VAE`.

        Args:
            step: of the training.
            beta: weight of the KL term.
        """
        training, size = self.config.training, self.config.training.batch_size
        numbers = range(step, step + self.times)
        self._made = {n: self._made.get(n) or self._make(n) for n in numbers}
        newest_first = [self._made[n] for n in reversed(numbers)]
        place, pictures = (np.concatenate(part)[:size] for part in zip(*newest_first, strict=True))
        # The last ones are sampled: pictures that have been decoded from their places before.
        placed = np.arange(len(place)) < int(self.config.loss.placed * size)
        seed, side = training.seed, self.config.model.image_size
        room = side - window_side(side)
        return {
            "image": to_float(pictures),
            "seen": to_float(framed_otherwise(pictures, seed, step)),
            "place": place,
            "placed": placed.astype(np.float32),
            "noise": normal(seed, step, Use.NOISE, place.shape),
            "beta": np.full(1, beta, np.float32),
            "corner": stream(seed, step, Use.WINDOW).integers(0, room + 1, 2).astype(np.int32),
        }

    def _make(self, step: int) -> tuple[np.ndarray, np.ndarray]:
        """Returns the places of the pictures that a step learns for the last time, and these."""
        seed, count = self.config.training.seed, -(-self.config.training.batch_size // self.times)
        place = normal(seed, step, Use.PRIOR, (count, self.config.model.latent_dim))
        photos, weights = self.layout.between(place)
        own = max(1, round(self.config.loss.photo_share * count))
        chosen = photo_order(seed, len(self.continuum.images), step * own, own)
        photos[-own:], weights[-own:] = chosen[:, None], (1.0, 0.0, 0.0)
        place[-own:] = self.places[chosen]
        return place, self.continuum.pictures(photos, weights)
