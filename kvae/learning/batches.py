"""What each step learns: pictures of the continuum between the photos, with all chance in them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PIL import Image

from kvae.config.settings import Config
from kvae.images import FEW, to_float
from kvae.learning.augmentation import framed_otherwise, widened
from kvae.learning.clock import WorkClock
from kvae.learning.layout import Layout, apart, lay_out
from kvae.learning.neighbour_layout import NeighbourLayout, lay_out_many
from kvae.learning.photo_order import photo_order
from kvae.morphs.continuum import Continuum
from kvae.morphs.fits import misfits
from kvae.morphs.registration import Described
from kvae.photos.pictures_file import read_ahead
from kvae.randomness import Use, normal, stream
from kvae.seeing.perceptual import window_side

DRAWS = 4096  # about so many a training makes; by them it is estimated how many pairs it needs
TIMES = 2  # that each picture is learned, in as many steps on end: making one takes a while
# The same of many photos, among which a pair is hardly met twice and registered for each picture.
TIMES_OF_MANY = 8
# Steps for which photos are brought into correspondence at once. At first few, so that the first
# step comes soon; then twice as many each time: the cores share many pairs, and each takes less.
FIRST_AHEAD, MOST_AHEAD = 2, 64
ALL = slice(None)  # the rows of a batch that one process alone learns
AT_ONCE = 16  # pictures at draws; what more of them take is memory


def layout_of(
    images: np.ndarray, config: Config, on_progress: Callable[[float], None] | None = None
) -> Layout | NeighbourLayout:
    """Finds out which photos, uint8 (N, S, S, 3), fit one another, and lays them out by that."""
    if len(images) > FEW:
        return lay_out_many(images, config, on_progress or (lambda share: None))
    table = misfits(Described.of(images), on_progress)
    seed, latent_dim = config.training.seed, config.model.latent_dim
    return lay_out(apart(table, images), latent_dim, config.loss.mixing, seed)


class Made(NamedTuple):
    """A picture to be learned: its point (D,), its pixels uint8 (S, S, 3), and these `widened`."""

    point: np.ndarray
    picture: np.ndarray
    wide: Image.Image


class Batches:
    """The photos of a run, laid out under N(0, I), and what each step makes of them.

    Every batch is a pure function of the settings, the photos and the step.

    Attributes:
        continuum: the photos and what lies between them.
        layout: what lies where.
        points: of the photos themselves, (N, D).
        many: whether these are more than are compared each with each.
        times: that each picture is learned.
        matching: seconds that bringing photos into correspondence has taken, for the steps so far;
            most of it at the first ones. Of many photos each step has pairs of its own: none.
    """

    def __init__(
        self,
        images: np.ndarray,
        config: Config,
        on_progress: Callable[[float], None] | None = None,
        layout: Layout | NeighbourLayout | None = None,
    ):
        """Finds out which photos fit one another; takes some 2 s of CPU for 71 photos.

        Args:
            images: uint8 (N, S, S, 3).
            config: of the run.
            on_progress: called now and then with the share of it that is done.
            layout: what lies where, if that is known: from an earlier beginning of the run, or from
                another run that it goes on from.
        """
        self.config, self.continuum = config, Continuum(images, config.photos.alike)
        self.layout = layout or layout_of(images, config, on_progress)
        self.points = self.layout.points(config.training.seed)
        self.many = len(images) > FEW
        self.times = TIMES_OF_MANY if self.many else TIMES
        self.matching, self._clock = 0.0, WorkClock()
        self._matched, self._ahead = range(0), FIRST_AHEAD
        # By the step that learns them for the last time, and their number.
        self._made: dict[tuple[int, int], Made] = {}

    @property
    def missing(self) -> int:
        """How many pairs of photos a training will still bring into correspondence, about."""
        seed, latent_dim = self.config.training.seed, self.config.model.latent_dim
        draws = normal(seed, 1, Use.POINTS, (DRAWS, latent_dim))
        return self.continuum.missing(*self.layout.between(draws))

    def match(self, steps: range, rows: slice = ALL) -> None:
        """Brings into correspondence what some steps learn; other steps may do so later.

        Args:
            steps: of the training.
            rows: of their batches.
        """
        began = self._clock()
        wanted = sorted({key for step in steps for key in self._learned(step, rows)})
        drawn = {last: self._drawn(last)[1:] for last, _ in wanted}
        each = (tuple(part[number] for part in drawn[last]) for last, number in wanted)
        photos, weights = map(np.stack, zip(*each, strict=True))
        if self.many:
            read_ahead(self.continuum.images, photos)
        self.continuum.prepare(photos, weights)
        self._matched = steps
        if not self.many:
            self.matching += self._clock() - began

    def pictures_at(self, points: np.ndarray) -> np.ndarray:
        """Returns the pictures uint8 (B, S, S, 3) that belong to points (B, D) in N(0, I)."""
        return self.continuum.pictures(*self.layout.between(points))

    def at_draws(self, count: int) -> np.ndarray:
        """Returns the pictures uint8 (count, S, S, 3) at the codes that a judge's draws begin with.

        They are what the model would draw there if it had learned all that it was shown.
        """
        seed, latent_dim = self.config.training.seed, self.config.model.latent_dim
        points = normal(seed, 0, Use.SAMPLES, (count, latent_dim))
        self.continuum.prepare(*self.layout.between(points))
        parts = (points[start : start + AT_ONCE] for start in range(0, count, AT_ONCE))
        return np.concatenate([self.pictures_at(part) for part in parts])

    def at(self, step: int, beta: float, rows: slice = ALL) -> dict[str, np.ndarray]:
        """Returns the batch of a step, or some rows of it, see `kvae.network.vae.VAE`.

        Args:
            step: of the training.
            beta: weight of the KL term.
            rows: which ones; what is in them does not depend on which others are asked for.
        """
        if step not in self._matched:
            self.match(range(step, step + self._ahead), rows)
            self._ahead = min(2 * self._ahead, MOST_AHEAD)
        training, size = self.config.training, self.config.training.batch_size
        wanted = np.arange(size)[rows]
        each, pictures, wide = zip(*self._learned_at(step, rows), strict=True)
        points = np.stack(each)
        # The last ones are sampled: pictures that have been decoded from their points before.
        placed = wanted < int(self.config.loss.placed * size)
        seed, side = training.seed, self.config.model.image_size
        room = side - window_side(side)
        return {
            "image": to_float(np.stack(pictures)),
            "seen": to_float(framed_otherwise(wide, seed, step, wanted)),
            "point": points,
            "placed": placed.astype(np.float32),
            "noise": normal(seed, step, Use.NOISE, (size, points.shape[1]))[rows],
            "beta": np.full(1, beta, np.float32),
            "corner": stream(seed, step, Use.WINDOW).integers(0, room + 1, 2).astype(np.int32),
        }

    def _learned_at(self, step: int, rows: slice) -> list[Made]:
        """Returns some rows of what a step learns.

        They are kept for the steps that learn them once more, and all others are forgotten.
        """
        keys = self._learned(step, rows)
        self._made = {key: self._made[key] for key in keys if key in self._made}
        for last in sorted({last for last, _ in keys}):
            missing = [i for n, i in keys if n == last and (n, i) not in self._made]
            if missing:
                points, photos, weights = (part[missing] for part in self._drawn(last))
                pictures = self.continuum.pictures(photos, weights)
                made = map(Made, points, pictures, map(widened, pictures))
                self._made |= {(last, i): each for i, each in zip(missing, made, strict=True)}
        return [self._made[key] for key in keys]

    def _learned(self, step: int, rows: slice) -> list[tuple[int, int]]:
        """Returns which pictures some rows of a step are, new ones first.

        Each by the step that learns it for the last time, and its number among that one's.
        """
        newest, each = step + self.times - 1, self._each
        wanted = range(self.config.training.batch_size)[rows]
        return [(newest - row // each, row % each) for row in wanted]

    def _drawn(self, step: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Returns points of pictures, which three photos each is made of, and their weights."""
        seed, count = self.config.training.seed, self._each
        points = normal(seed, step, Use.PRIOR, (count, self.config.model.latent_dim))
        photos, weights = self.layout.between(points)
        own = max(1, round(self.config.loss.photo_share * count))
        chosen = photo_order(seed, len(self.continuum.images), step * own, own)
        photos[-own:], weights[-own:] = chosen[:, None], (1.0, 0.0, 0.0)
        points[-own:] = self.points[chosen]
        return points, photos, weights

    @property
    def _each(self) -> int:
        """How many pictures a step learns for the first time, and how many for the last."""
        return -(-self.config.training.batch_size // self.times)
