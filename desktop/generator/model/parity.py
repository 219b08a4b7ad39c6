"""How far the exported model strays from the trained one, as the export measured it."""

from dataclasses import dataclass, fields

from desktop.generator.model.untrusted import Foreign, number, table, whole


@dataclass(frozen=True)
class Difference:
    """The largest difference found, absolute, over all batch sizes and outputs."""

    max_abs: float

    @property
    def levels(self) -> float:
        """The difference in 8-bit levels, for pictures in [0, 1]."""
        return 255.0 * self.max_abs

    @classmethod
    def from_json(cls, entry: Foreign) -> "Difference | None":
        """Read what a card says; None if it is not a difference."""
        max_abs = number(table(entry).get("max_abs"), 0.0)
        return None if max_abs is None else cls(max_abs)


@dataclass(frozen=True)
class Parity:
    """What both sides were compared on, and what came out; None where a card says nothing."""

    batch_sizes: tuple[int, ...] = ()
    tolerance: float | None = None  # the largest difference that was let pass
    random_codes: Difference | None = None  # these two are the decoder's
    posterior_codes: Difference | None = None
    photos: Difference | None = None  # and these the encoder's
    random_pictures: Difference | None = None

    @property
    def differences(self) -> dict[str, Difference]:
        """What was found, by what was compared."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in found if isinstance(value, Difference)}

    @classmethod
    def from_json(cls, entry: dict) -> "Parity":
        """Read a card's field; what is not what it has to be is left out."""
        sizes = entry.get("batch_sizes")
        counts = map(whole, sizes if isinstance(sizes, list) else [])
        compared = (field.name for field in fields(cls)[2:])
        return cls(
            batch_sizes=tuple(size for size in counts if size),
            tolerance=number(entry.get("tolerance"), 0.0),
            **{name: Difference.from_json(entry.get(name)) for name in compared},
        )

    def to_json(self) -> dict:
        """Write the field as the card keeps it."""
        entry: dict = {"batch_sizes": list(self.batch_sizes)} if self.batch_sizes else {}
        entry |= {} if self.tolerance is None else {"tolerance": self.tolerance}
        return entry | {
            name: {"max_abs": found.max_abs, "levels": found.levels}
            for name, found in self.differences.items()
        }
