"""What a model card says of the training that the model comes from."""

from dataclasses import dataclass, field, fields

from desktop.generator.model.curves import Curve, curves_from_json, curves_to_json
from desktop.generator.model.untrusted import flag, line, number, table, whole

DECIBELS = (0.0, 100.0)  # what a rebuilt photo can come to


@dataclass(frozen=True)
class TrainingSummary:
    """The run and what came out of it; None, "" and () where a card says nothing.

    The fields stand in the order in which a card keeps them.
    """

    run: str = ""  # its folder's name
    created: str = ""  # when it began, ISO 8601
    preset: str = ""
    photos: int | None = None
    aligned: bool | None = None  # whether these were cut around what all have in common
    seed: int | None = None
    steps: int | None = None  # that were planned
    backend: str = ""
    steps_done: int | None = None
    minutes: float | None = None
    reconstruction_loss: float | None = None  # of the last steps, as is the next
    perceptual_loss: float | None = None
    versions: dict[str, str] = field(default_factory=dict)  # package -> version
    psnr: float | None = None  # dB, mean over the photos
    kl_loss: float | None = None  # nats per photo
    aggregated_kl: float | None = None  # nats
    state: str = ""  # the verdict
    curves: tuple[Curve, ...] = ()

    @classmethod
    def from_json(cls, entries: dict) -> "TrainingSummary":
        """Read a card's field; what is not what it has to be is left out."""
        return cls(
            run=line(entries.get("run")),
            created=line(entries.get("created")),
            preset=line(entries.get("preset")),
            photos=whole(entries.get("photos")),
            aligned=flag(entries.get("aligned")),
            seed=whole(entries.get("seed")),
            steps=whole(entries.get("steps")),
            backend=line(entries.get("backend")),
            steps_done=whole(entries.get("steps_done")),
            minutes=number(entries.get("minutes"), 0.0),
            reconstruction_loss=number(entries.get("reconstruction_loss")),
            perceptual_loss=number(entries.get("perceptual_loss")),
            versions={line(name): line(v) for name, v in table(entries.get("versions")).items()},
            psnr=number(entries.get("psnr"), *DECIBELS),
            kl_loss=number(entries.get("kl_loss")),
            aggregated_kl=number(entries.get("aggregated_kl")),
            state=line(entries.get("state")),
            curves=curves_from_json(entries.get("curves")),
        )

    def to_json(self) -> dict:
        """Write the field as the card keeps it."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        found["curves"] = curves_to_json(self.curves)
        return {name: value for name, value in found.items() if value not in (None, "", {})}
