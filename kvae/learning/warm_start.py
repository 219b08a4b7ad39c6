"""A new run that begins with what an older one knows: photos were added, or some removed.

Weights, their average, the optimizer and the weight of the KL term are the older run's; the
learning rate rises and falls once more (a warm restart, Loshchilov & Hutter 2017,
https://arxiv.org/abs/1608.03983). Photos that stayed keep what was laid out for them under N(0, I).
A new one begins where the older encoder sees it: what is drawn there looks most like it. It gets a
style of its own, which begins as what is drawn there.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.images import FEW
from kvae.learning.known_run import FROM_NOTHING, KnownRun
from kvae.learning.layout import Layout, sharpened, with_changes
from kvae.learning.neighbour_layout import NeighbourLayout
from kvae.learning.neighbours import scratch_array
from kvae.learning.recorder import Recorder
from kvae.learning.steps import log_weights_by_cell
from kvae.network.coding import encode
from kvae.network.first_weights import add_styles
from kvae.photos.folder import shown
from kvae.photos.photo_set import PhotoSet
from kvae.randomness import Use, stream
from kvae.runs.run_folder import RunFolder

LEAST_SHARE, MOST_SHARE = 0.1, 0.9  # of a new photo's style, at its point
NAMED = 4  # of the photos that were added, and of those removed
AT_ONCE = 256  # of many photos, that are looked at together


@dataclass(frozen=True)
class Changed:
    """Photos that were added or removed: how many, and the names of the first."""

    count: int
    first: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str], which: np.ndarray) -> "Changed":
        """Takes those of some photos, which is bool (N,)."""
        chosen = np.flatnonzero(which)
        return cls(len(chosen), tuple(names[int(i)] for i in chosen[:NAMED]))


@dataclass(frozen=True)
class WarmStart:
    """An older run, and how the photos of a new one differ from its own; pixels count, not names.

    Attributes:
        known: the older run.
        came_from: index (N,) of each new photo among the older ones, -1 where it is none of them.
        added: the others.
        removed: those that are there no more.
    """

    known: KnownRun
    came_from: np.ndarray
    added: "Changed"
    removed: "Changed"

    @classmethod
    def of(cls, known: KnownRun, photos: PhotoSet) -> "WarmStart":
        """Compares the photos of a new run with those of an older one.

        Raises:
            ConfigError: no photo stayed, or there are colours and the run has learned none.
        """
        came_from = _found_again(known.images, photos.images)
        path = known.folder.path
        if (came_from < 0).all():
            raise ConfigError(f"none of these photos is known to {path}", FROM_NOTHING)
        if known.config.model.colours == 1 and not photos.grey:
            message = f"{path} draws black and white, and not all of these photos are"
            raise ConfigError(message, FROM_NOTHING)
        gone = np.ones(len(known.names), bool)
        gone[came_from[came_from >= 0]] = False
        return cls(
            known,
            came_from,
            Changed.of(photos.names, came_from < 0),
            Changed.of(known.names, gone),
        )

    @property
    def record(self) -> dict:
        """What the new run notes about its origin."""
        return {
            "parent": self.known.folder.path.name,
            "kept": int((self.came_from >= 0).sum()),
            "added": self.added.count,
            "removed": self.removed.count,
        }

    def described(self) -> list[str]:
        """Returns what has changed, in a line for each change."""
        kept, parent = self.record["kept"], self.record["parent"]
        before = len(self.known.images)
        of_them = f"All {kept} photos" if kept == before else f"{kept} of the {before} photos"
        lines = [f"{of_them} of {parent} have stayed"]
        if not (self.added.count or self.removed.count):
            lines.append("  none was added: the new run learns the same ones for longer")
        for change, photos in (("added", self.added), ("removed", self.removed)):
            if photos.count:
                some = ", ".join(shown(name) for name in photos.first)
                more = f" and {photos.count - NAMED} more" if photos.count > NAMED else ""
                lines.append(f"  {photos.count} {change}: {some}{more}")
        return lines

    def layout(self, images: np.ndarray, config: Config) -> Layout | NeighbourLayout:
        """Returns where the photos of the new run lie.

        Args:
            images: all of them, uint8 (N, S, S, 3).
            config: of the new run.
        """
        older, vae, seed = self.known.layout(), self.known.vae, config.training.seed
        if isinstance(older, NeighbourLayout) or len(images) > FEW:
            return self._as_seen(images, config)
        seen_at = np.zeros((0, config.model.latent_dim), np.float32)
        if self.added.count:
            with vae.averaged():
                seen_at = encode(vae, images[self.came_from < 0]).z_mean
        points = older.points(self.known.config.training.seed)
        return with_changes(older, points, self.came_from, seen_at, config.loss.mixing, seed)

    def _as_seen(self, images: np.ndarray, config: Config) -> Layout | NeighbourLayout:
        """Returns a layout of many photos, all of them where the older encoder sees them."""
        points = scratch_array((len(images), config.model.latent_dim), np.float32)
        with self.known.vae.averaged():
            for start in range(0, len(images), AT_ONCE):
                part = slice(start, start + AT_ONCE)
                points[part] = encode(self.known.vae, images[part]).z_mean
        if len(images) > FEW:
            return NeighbourLayout.of(points, config)
        bias = -0.5 * np.square(points).sum(axis=1)
        return sharpened(points.T, bias, config.loss.mixing, config.training.seed)

    def hand_over(
        self,
        run: RunFolder,
        config: Config,
        images: np.ndarray,
        layout: Layout | NeighbourLayout,
    ) -> None:
        """Writes what is known into the new run, as a checkpoint before its first step.

        Args:
            run: the new one.
            config: of it.
            images: its photos, uint8 (N, S, S, 3).
            layout: of these.
        """
        vae, new = self.known.vae, self.came_from < 0
        recorder = Recorder(run, vae, config, config.photos.count)
        with vae.averaged():
            # Of many photos none has a style of its own.
            if self.added.count and isinstance(layout, Layout):
                seed = config.training.seed
                points = layout.points(seed)[new]
                shares = layout.shares(points)[:, new].diagonal().clip(LEAST_SHARE, MOST_SHARE)
                source = stream(seed, 0, Use.STYLES)
                kernel, by_cell = layout.kernel[:, new], log_weights_by_cell(images[new], config)
                add_styles(vae.decoder, kernel, points, shares, by_cell, source)
            vae.average = [variable.numpy().copy() for variable in vae.trainable_variables]
            recorder.save(replace(self.known.state, step=0, seconds=0.0))


def _found_again(older: np.ndarray, images: np.ndarray) -> np.ndarray:
    """Returns which of older pictures each picture is, (N,), or -1."""
    were, are = _digests(older), _digests(images)
    order = np.argsort(were, kind="stable")
    found = np.minimum(np.searchsorted(were, are, sorter=order), len(were) - 1)
    return np.where(were[order[found]] == are, order[found], -1)


def _digests(images: np.ndarray) -> np.ndarray:
    """Returns 128 bits that stand for each picture uint8 (N, S, S, 3)."""
    each = (hashlib.blake2b(image.tobytes(), digest_size=16).digest() for image in images)
    return np.fromiter(each, "S16", len(images))
