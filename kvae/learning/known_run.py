"""An older run, read so that a new one can begin with what it knows. Its folder is only read."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.config.toml import load_preset
from kvae.images import distances, thumbnails
from kvae.learning.batches import layout_of
from kvae.learning.layout import Layout
from kvae.learning.neighbour_layout import NeighbourLayout
from kvae.learning.recorder import Recorder
from kvae.learning.resume import layout_kept, read_run, refuse
from kvae.learning.steps import TrainingState, build_vae
from kvae.network.vae import VAE
from kvae.photos.folder import storable
from kvae.photos.hold_out import part, those_of_many
from kvae.photos.load import MINIMUM
from kvae.photos.photo_set import PhotoError, PhotoSet
from kvae.runs.run_folder import RunFolder

FIXED = ("fit", "align", "preset", "latent_dim", "image_size", "mixing", "hold_out")
# So far, in 8-bit levels of its thumbnail, a photo and the same one cut otherwise may lie apart.
# Of 50 portraits to which 17 are added 9 in 10 do not, of 60 to which 7 are all but one; two
# different ones of them lie 48 apart at least.
CUT_OTHERWISE = 36.0
FROM_NOTHING = "leave out --resume to train from nothing"


@dataclass(frozen=True)
class KnownRun:
    """What a run knows.

    Attributes:
        folder: of the run.
        config: its settings.
        images: its photos, uint8 (N, S, S, 3).
        names: of them.
        unseen: photos that it kept out of training, uint8 (M, S, S, 3).
        unseen_names: of them.
        vae: its model, as its newest checkpoint has it.
        state: of that checkpoint.
    """

    folder: RunFolder
    config: Config
    images: np.ndarray
    names: Sequence[str]
    unseen: np.ndarray
    unseen_names: Sequence[str]
    vae: VAE
    state: TrainingState

    @classmethod
    def read(cls, args: argparse.Namespace) -> "KnownRun":
        """Reads the run that `--resume` names.

        Raises:
            ConfigError: no run, one that is damaged or has learned nothing yet, or settings asked
                for that it does not have.
        """
        refuse(args, FIXED)
        run, recorded, images, names = read_run(args.resume)
        config = recorded.config
        vae = build_vae(config)
        state, _ = Recorder(run, vae, config, len(images)).resume()
        if not state.step:
            message = f"{run.path} holds no whole checkpoint with anything learned"
            raise ConfigError(message, FROM_NOTHING)
        return cls(run, config, images, names, *run.read_held_out(), vae, state)

    def configured(self, args: argparse.Namespace) -> Config:
        """Returns settings for a new run: as long as the preset's, unless asked for, other draws.

        Raises:
            ConfigError: a setting that cannot be used.
        """
        budget = load_preset(self.config.preset).training
        asked = {
            "minutes": budget.minutes if args.minutes is None else args.minutes,
            "steps": budget.steps if args.minutes is None else 0,
            "seed": self.config.training.seed + 1 if args.seed is None else args.seed,
        }
        if args.steps is not None:
            asked["steps"] = args.steps
        if args.steps == 0:
            raise ConfigError("steps is 0, it must be at least 1")
        config = self.config.with_changes("photos", folder=storable(str(args.photos)))
        if args.recursive is not None:
            config = config.with_changes("photos", recursive=args.recursive)
        return config.with_changes("training", **asked)

    def cut_as_before(self, photos: PhotoSet) -> PhotoSet:
        """Returns photos with those it knows as it has them.

        Cut around what all have in common, each is cut a little otherwise where others were added.
        One that is to stay as it is was not cut: where it is another now, somebody meant that.
        """
        if photos.boxes is None:
            return photos
        known = dict(zip(self.names, self.images, strict=True))
        known |= zip(self.unseen_names, self.unseen, strict=True)
        images = photos.images.copy()
        for image, name, box in zip(images, photos.names, photos.boxes, strict=True):
            if box is not None and name in known and _apart(image, known[name]) < CUT_OTHERWISE:
                image[...] = known[name]
        return replace(photos, images=images)

    def parted(self, photos: PhotoSet) -> tuple[PhotoSet, PhotoSet | None]:
        """Parts photos into those to learn and those that were kept out before, if there are any.

        Raises:
            PhotoError: too few are left on either side.
        """
        if not len(self.unseen):
            return photos, None
        unseen = {image.tobytes() for image in self.unseen}
        out = np.fromiter((image.tobytes() in unseen for image in photos.images), bool)
        if out.sum() < 2 or (~out).sum() < MINIMUM:
            raise PhotoError(
                f"{out.sum()} of these photos were kept out of {self.folder.path.name}, need 2, "
                f"and {(~out).sum()} are left to learn, need {MINIMUM}",
                f"add photos, or {FROM_NOTHING}",
            )
        learned = those_of_many(photos, ~out, f"without-those-of-{self.folder.path.name}")
        return learned, part(photos, np.flatnonzero(out))

    def layout(self) -> Layout | NeighbourLayout:
        """Returns where its photos lie; found out anew for a run made before that was kept."""
        return layout_kept(self.folder) or layout_of(self.images, self.config)


def _apart(a: np.ndarray, b: np.ndarray) -> float:
    """Returns how far two pictures uint8 (S, S, 3) lie apart, in 8-bit levels."""
    return float(distances(thumbnails(a[None]), thumbnails(b[None]))[0, 0])
