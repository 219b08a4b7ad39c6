"""The model card: what a model file says about itself, as JSON under one metadata key."""

import json
import math
from dataclasses import asdict, dataclass

import numpy as np

from desktop.generator.model.model_file import ModelFileError, ModelKind
from desktop.generator.model.parity import Parity
from desktop.generator.model.training_summary import TrainingSummary
from desktop.generator.model.untrusted import Foreign
from desktop.generator.phrases import Phrase

CARD_KEY = "kvae.card"
# 1 lacks the fit, 2 what an axis changes too; 3 took that from a formula of its decoder.
FORMAT_VERSION = 4
LATENT_DIMS = range(4, 11)
IMAGE_SIZES = range(64, 129)
FITS = ("auto", "crop", "pad")  # how photos become square, see photo_fit
# What decoders of format 3 do to a picture at last, one an axis: near a photo it is seen otherwise.
VIEWS = (
    "turn", "zoom", "hue", "light", "stretch", "aside", "colour", "slant", "up", "warmth",
)  # fmt: skip
# What was seen to change along whole walks, see `export.picture_traits`; each rises with its name.
TRAITS = (
    "lightness", "redness", "yellowness", "vividness", "contrast", "detail",
    "size", "width", "lean", "rightwards", "upwards", "roundness",
)  # fmt: skip
MAX_CODES = 2000
NAME_CHARS = 100  # of a model's name; a longer one is not a name
LINE_CHARS = 300  # of the licence, and of a line of the credits
MAX_CREDITS = 2000  # lines
MAX_CHARS = 8 * 2**20  # 2,000 codes of 10 axes are about 1 MB of JSON


@dataclass(frozen=True)
class Axis:
    """One axis of the code, as the training photos use it (the aggregated posterior)."""

    kl: float  # nats per image, mean over photos
    mean: float
    sigma: float
    change: str  # of TRAITS or VIEWS: what it is named by; "" if nothing is sure, or others do more
    # How far the trait goes over a whole walk, in standard deviations of it among random draws;
    # below 0, it falls. 0 without a trait.
    strength: float = 0.0


@dataclass(frozen=True, eq=False)
class ModelCard:
    """What a model says about itself; only `from_json` takes text from outside."""

    kind: ModelKind
    name: str  # the photo folder's or run's short name
    latent_dim: int  # 4..10
    image_size: int  # 64..128
    fit: str  # of FITS; how the training made its photos square
    axes: tuple[Axis, ...]  # one per latent axis, in the order of z
    z_mean: np.ndarray  # (n, D) float32 codes of training photos, n <= 2000; may be empty
    z_log_var: np.ndarray  # (n, D) float32
    parity: Parity  # the differences found at export
    training: TrainingSummary
    licence: str
    credits: tuple[str, ...]
    format_version: int = FORMAT_VERSION

    def to_json(self) -> str:
        """Write the card as JSON; float32 codes survive the round trip exactly.

        Raises:
            ModelFileError: the card breaks its own contract; what is written can be read.
        """
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__}
        fields["axes"] = [asdict(axis) for axis in self.axes]
        for codes in ("z_mean", "z_log_var"):
            fields[codes] = np.asarray(fields[codes], np.float32).tolist()
        fields["credits"] = list(self.credits)
        fields |= {"parity": self.parity.to_json(), "training": self.training.to_json()}
        try:
            text = json.dumps(fields, ensure_ascii=False, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise ModelFileError(
                "The model card cannot be written: {reason}.", reason=error
            ) from error
        ModelCard.from_json(text)
        return text

    @classmethod
    def from_json(cls, text: str) -> "ModelCard":
        """Read a card and believe nothing in it.

        Raises:
            ModelFileError: malformed in any way, or written by a newer kvae.
        """
        fields = _parse(text)
        version = _version(fields)
        if version == 1:
            fields = {"fit": "auto"} | fields  # what all trainings of that time did by themselves
        missing = cls.__dataclass_fields__.keys() ^ fields.keys()
        _require(not missing, "fields differ: {fields}", fields=", ".join(sorted(missing))[:80])
        _require(fields["kind"] in tuple(ModelKind), "kind is neither decoder nor encoder")
        _require(fields["fit"] in FITS, "fit is neither auto nor crop nor pad")
        latent_dim = _whole(fields["latent_dim"], LATENT_DIMS, "latent_dim")
        z_mean, z_log_var = (
            _codes(fields[key], latent_dim, key) for key in ("z_mean", "z_log_var")
        )
        _require(len(z_mean) == len(z_log_var), "z_mean and z_log_var differ")
        for key in ("parity", "training"):
            _require(isinstance(fields[key], dict), "{what} is not an object", what=key)
        credits_ = fields["credits"]
        _require(isinstance(credits_, list), "credits is not a list")
        _require(len(credits_) <= MAX_CREDITS, "credits has too many lines")
        return cls(
            kind=ModelKind(fields["kind"]),
            name=_name(fields["name"]),
            latent_dim=latent_dim,
            image_size=_whole(fields["image_size"], IMAGE_SIZES, "image_size"),
            fit=fields["fit"],
            axes=_axes(fields["axes"], latent_dim, version),
            z_mean=z_mean,
            z_log_var=z_log_var,
            parity=Parity.from_json(fields["parity"]),
            training=TrainingSummary.from_json(fields["training"]),
            licence=_line(fields["licence"], "licence"),
            credits=tuple(_line(line, "credits") for line in credits_),
        )


def _require(condition: bool, otherwise: str, /, **values: object) -> None:
    if not condition:
        raise ModelFileError(
            "The model card is malformed: {what}.",
            "Export the run again.",
            what=Phrase(otherwise, **values),
        )


def _parse(text: str) -> dict:
    _require(len(text) <= MAX_CHARS, "too long")
    try:
        fields = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        _require(False, "no JSON ({error})", error=type(error).__name__)
    _require(isinstance(fields, dict), "no JSON object")
    return fields


def _no_constant(name: str) -> float:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _version(fields: dict) -> int:
    version = fields.get("format_version", 0)
    _require(type(version) is int and version >= 1, "no format_version")
    if version > FORMAT_VERSION:
        raise ModelFileError(
            "This model was made for a newer kvae (format {version}; this one reads {ours}).",
            "Update kvae, or export the run again with this version.",
            version=version,
            ours=FORMAT_VERSION,
        )
    return version


def _whole(value: Foreign, allowed: range, what: str) -> int:
    right = type(value) is int and value in allowed
    _require(
        right, "{what} is not {least} to {most}", what=what, least=allowed[0], most=allowed[-1]
    )
    return value


def _line(value: Foreign, what: str) -> str:
    _require(_can_be_shown(value, LINE_CHARS), "{what} is not a line of text", what=what)
    return value


def _name(value: Foreign) -> str:
    # It stands in titles, menus, file names and the terminal.
    _require(bool(value) and _can_be_shown(value, NAME_CHARS), "its name cannot be shown")
    return value


def _can_be_shown(value: Foreign, most: int) -> bool:
    if not isinstance(value, str) or len(value) > most:
        return False
    joiner = "\u200d"  # holds emoji families together
    return all(letter.isprintable() or letter == joiner for letter in value)


def _number(value: Foreign, what: str) -> float:
    is_number = type(value) in (int, float)
    # Beyond float32 a number is of no use to the decoder or the plot; huge ints overflow here too.
    sane = is_number and abs(value) < 3e38 and math.isfinite(value)
    _require(sane, "{what} is not a number", what=what)
    return float(value)


def _axes(value: Foreign, latent_dim: int, version: int) -> tuple[Axis, ...]:
    right = isinstance(value, list) and len(value) == latent_dim
    _require(right, "not {count} axes", count=latent_dim)
    return tuple(_axis(axis, version) for axis in value)


def _axis(value: Foreign, version: int) -> Axis:
    _require(isinstance(value, dict), "an axis that is not an object")
    fields = value | ({"change": ""} if version < 3 else {})
    fields |= {"strength": 0} if version < 4 else {}
    right = fields.keys() == Axis.__dataclass_fields__.keys()
    _require(right, "an axis without kl, mean, sigma, change and strength")
    change = fields.pop("change")
    _require(change in ("", *VIEWS, *TRAITS), "an axis with an unknown change")
    axis = Axis(**{key: _number(number, key) for key, number in fields.items()}, change=change)
    _require(axis.sigma >= 0, "a sigma below zero")
    _require((change in TRAITS) == (axis.strength != 0), "a strength that does not fit its change")
    return axis


def _codes(value: Foreign, latent_dim: int, what: str) -> np.ndarray:
    """Check nested lists and return them as (n, D) float32."""
    right = isinstance(value, list) and len(value) <= MAX_CODES
    _require(right, "{what} has too many codes", what=what)
    for row in value:
        right = isinstance(row, list) and len(row) == latent_dim
        _require(right, "{what} is not (n, D)", what=what)
        for number in row:
            _number(number, what)
    return np.array(value, np.float32).reshape(len(value), latent_dim)
