"""A new run that begins with what an older one knows: photos were added, or some removed.

Weights, their average, the optimizer and the weight of the KL term are the older run's; the
learning rate rises and falls once more (a warm restart, Loshchilov & Hutter 2017,
https://arxiv.org/abs/1608.03983). Photos that stayed keep what was laid out for them under N(0, I).
A new one begins where the older encoder sees it: what is drawn there looks most like it. It gets a
style of its own, which begins as what is drawn there.
"""

from dataclasses import dataclass, replace

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.learning.known_run import FROM_NOTHING, KnownRun
from kvae.learning.layout import Layout, photos_places, with_changes
from kvae.learning.recorder import Recorder
from kvae.network.coding import encode
from kvae.network.networks import add_styles
from kvae.photos.folder import shown
from kvae.photos.load import PhotoSet
from kvae.randomness import Use, stream
from kvae.runs.run_folder import RunFolder

LEAST_SHARE, MOST_SHARE = 0.1, 0.9  # of a new photo's style, at its place
NAMED = 4  # of the photos that were added, and of those removed


@dataclass(frozen=True)
class WarmStart:
    """An older run, and how the photos of a new one differ from its own; pixels count, not names.

    Attributes:
        known: the older run.
        came_from: index (N,) of each new photo among the older ones, -1 where it is none of them.
        added: names of the others.
        removed: names of those that are there no more.
    """

    known: KnownRun
    came_from: np.ndarray
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def of(cls, known: KnownRun, photos: PhotoSet) -> "WarmStart":
        """Compares the photos of a new run with those of an older one.

        Raises:
            ConfigError: no photo stayed, or there are colours and the run has learned none.
        """
        where = {image.tobytes(): i for i, image in enumerate(known.images)}
        came_from = np.array([where.get(image.tobytes(), -1) for image in photos.images])
        path = known.folder.path
        if (came_from < 0).all():
            raise ConfigError(f"none of these photos is known to {path}", FROM_NOTHING)
        if known.config.model.colours == 1 and not photos.grey:
            told = f"{path} draws black and white, and not all of these photos are"
            raise ConfigError(told, FROM_NOTHING)
        added = tuple(photos.names[i] for i in np.flatnonzero(came_from < 0))
        gone = np.setdiff1d(np.arange(len(known.names)), came_from)
        return cls(known, came_from, added, tuple(known.names[i] for i in gone))

    @property
    def record(self) -> dict:
        """What the new run tells about its origin."""
        return {
            "parent": self.known.folder.path.name,
            "kept": int((self.came_from >= 0).sum()),
            "added": len(self.added),
            "removed": len(self.removed),
        }

    def described(self) -> list[str]:
        """Returns what has changed, in a line for each change."""
        kept, parent = self.record["kept"], self.record["parent"]
        lines = [f"{kept} of the {len(self.known.images)} photos of {parent} have stayed"]
        for change, names in (("added", self.added), ("removed", self.removed)):
            if names:
                some = ", ".join(shown(name) for name in names[:NAMED])
                more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
                lines.append(f"  {len(names)} {change}: {some}{more}")
        return lines

    def layout(self, images: np.ndarray, config: Config) -> Layout:
        """Returns where the photos of the new run lie.

        Args:
            images: all of them, uint8 (N, S, S, 3).
            config: of the new run.
        """
        older, vae = self.known.layout(), self.known.vae
        seen_at = np.zeros((0, config.model.latent_dim), np.float32)
        if self.added:
            with vae.averaged():
                seen_at = encode(vae, images[self.came_from < 0]).z_mean
        places = photos_places(older, self.known.config.training.seed)
        seed = config.training.seed
        return with_changes(older, places, self.came_from, seen_at, config.loss.mixing, seed)

    def hand_over(self, run: RunFolder, config: Config, layout: Layout) -> None:
        """Writes what is known into the new run, as a checkpoint before its first step.

        Args:
            run: the new one.
            config: of it.
            layout: of its photos.
        """
        vae, new = self.known.vae, self.came_from < 0
        recorder = Recorder(run, vae, config, config.photos.count)
        with vae.averaged():
            if self.added:
                seed = config.training.seed
                places = photos_places(layout, seed)[new]
                shares = layout.shares(places)[:, new].diagonal().clip(LEAST_SHARE, MOST_SHARE)
                source = stream(seed, 0, Use.STYLES)
                add_styles(vae.decoder, layout.kernel[:, new], places, shares, source)
            vae.average = [variable.numpy().copy() for variable in vae.trainable_variables]
            recorder.save(replace(self.known.state, step=0, seconds=0.0))
