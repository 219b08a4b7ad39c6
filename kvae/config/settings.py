"""Every setting of a run: frozen dataclasses, read from a TOML preset, kept with the result."""

import math
from dataclasses import dataclass, field, replace

from kvae.terminal import UserError

LATENT_DIMS = range(4, 11)
IMAGE_SIZES = range(64, 129)
OPTIMIZERS = ("muon", "adam")
DECODER_WIDTHS = 24  # a third of it is a multiple of the 8 groups that normalisation knows
FEWEST_DRAWS = 16  # below it no figure of an evaluation says anything


class ConfigError(UserError):
    """A setting that cannot be used: says which one, what it is and what it may be."""


@dataclass(frozen=True)
class ModelConfig:
    """Shape of the two networks."""

    latent_dim: int = 8  # D: how many normal distributions (a mean and a sigma each), 4..10
    image_size: int = 96  # S: pictures are S x S pixels, 64..128
    encoder_width: int = 32  # channels of the encoder's first convolution
    stem_width: int = 64  # channels of the decoder's coarsest map, S/8 x S/8
    decoder_width: int = 96  # of its maps at S/8; finer ones have 2/3, 1/3 and 1/6 of it
    style_width: int = 128  # numbers in a style, by which a picture is drawn
    style_bank: int = 256  # entries that a code mixes its style from, however many photos there are
    hidden_width: int = 128  # of the layer between the encoder's maps and its distribution
    # Whether each part of a draw mixes styles on its own: where most photos are scenes, not things
    # on plain ground, which is found out when they are read.
    scenes: bool = False
    colours: int = 3  # that are drawn; 1 where all photos are black and white, found out when read


@dataclass(frozen=True)
class LossConfig:
    """Weights of the loss, and what it is taken over."""

    pyramid_weight: float = 2.0
    gradient_weight: float = 4.0  # of neighbouring pixels' differences, see `kvae.network.losses`
    texture_weight: float = 20.0  # of how much fine detail there is, wherever it lies exactly
    mesh_weight: float = 40.0  # of detail that repeats with every second or fourth pixel
    cross_entropy_weight: float = 0.05  # little, but it finds back out of all white
    perceptual_weight: float = 4.0  # 0 switches the perceptual network off
    kl_excess: float = 4.0  # the KL is held at ln N + kl_excess, in nats per image
    # What share of the pictures is decoded from the point in N(0, I) that they were made for,
    # instead of from a sample of what the encoder says of them.
    placed: float = 0.875
    place_weight: float = 0.1  # of the squared distance between that point and z_mean
    photo_share: float = 0.375  # of the pictures that are learned, the photos themselves
    # What share of a point's scores its main photo does not have, on average: from nearly photos to
    # all in between.
    mixing: float = 0.5


@dataclass(frozen=True)
class TrainingConfig:
    """How long and how fast to learn."""

    minutes: float = 5.0  # wall time to aim at; turned into `steps` by timing the real steps
    steps: int = 0  # 0: derive from `minutes`; a recorded run holds the number it used
    batch_size: int = 16
    optimizer: str = "muon"  # or "adam", which needs more steps
    learning_rate: float = 4e-3
    warmup_share: float = 0.05  # of all steps; so long the learning rate rises from 0
    gradient_clip: float = 5.0  # global norm
    average_share: float = 0.1  # time constant of the weights' moving average, of all steps
    samples: int = 8  # how many sample sheets are drawn along the way
    checkpoints: int = 20  # how many times the state is saved along the way
    evaluation_draws: int = 512  # how many draws are judged at the end
    seed: int = 0


@dataclass(frozen=True)
class PhotoConfig:
    """Which photos a run learns; count and fingerprint of these are filled in when read."""

    folder: str = "data/photos"
    fit: str = "auto"
    align: str = "auto"  # cut around what all have in common; "yes" or "no" once they are read
    recursive: bool = False  # whether photos in sub-folders are read, too
    hold_out: float = 0.0  # share of the photos kept out of training, to judge it by
    count: int = 0
    fingerprint: str = ""

    @property
    def alike(self) -> bool:
        """Whether the photos are cut around what they have in common."""
        return self.align == "yes"


@dataclass(frozen=True)
class Config:
    """All settings of one run."""

    preset: str = "default"
    photos: PhotoConfig = field(default_factory=PhotoConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    loss: LossConfig = field(default_factory=LossConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)

    def __post_init__(self) -> None:
        _within("latent_dim", self.model.latent_dim, LATENT_DIMS)
        _within("image_size", self.model.image_size, IMAGE_SIZES)
        if self.model.colours not in (1, 3):
            raise ConfigError(f"colours is {self.model.colours}, it must be 1 or 3")
        width = self.model.decoder_width
        if width < DECODER_WIDTHS or width % DECODER_WIDTHS:
            found = f"decoder_width is {width}"
            raise ConfigError(f"{found}, it must be a multiple of {DECODER_WIDTHS}")
        training = self.training
        if training.steps < 0:
            raise ConfigError(f"steps is {training.steps}, it must be at least 1")
        if training.steps == 0 and not 0 < training.minutes < math.inf:  # NaN is refused too
            raise ConfigError(f"minutes is {training.minutes:g}, it must be above 0")
        if training.optimizer not in OPTIMIZERS:
            names = " or ".join(OPTIMIZERS)
            raise ConfigError(f"optimizer is {training.optimizer}, it must be {names}")
        if training.batch_size < 2:
            raise ConfigError(f"batch_size is {training.batch_size}, it must be at least 2")
        if training.seed < 0:
            raise ConfigError(f"seed is {training.seed}, it must not be negative")
        if training.evaluation_draws < FEWEST_DRAWS:
            found = f"evaluation_draws is {training.evaluation_draws}"
            raise ConfigError(f"{found}, it must be at least {FEWEST_DRAWS}")
        if not 0.05 <= self.loss.mixing <= 0.9:  # NaN is refused too
            raise ConfigError(f"mixing is {self.loss.mixing:g}, it must be 0.05 to 0.9")
        share = self.loss.photo_share
        if not 0.05 <= share <= 0.9:  # NaN is refused too
            raise ConfigError(f"photo_share is {share:g}, it must be 0.05 to 0.9")
        if not 0 <= self.photos.hold_out <= 0.5:  # NaN is refused too
            raise ConfigError(f"hold_out is {self.photos.hold_out:g}, it must be 0 to 0.5")

    def with_changes(self, section: str, **changes: object) -> "Config":
        """Returns a copy with some settings of one section changed."""
        return replace(self, **{section: replace(getattr(self, section), **changes)})


def _within(name: str, value: int, allowed: range) -> None:
    if value not in allowed:
        raise ConfigError(f"{name} is {value}, it must be {allowed.start} to {allowed.stop - 1}")
