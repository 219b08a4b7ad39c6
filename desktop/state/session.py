"""What the window shows, as plain values: widgets read it, and every change makes a new one.

A window has twelve slots. A slot that is None shows the plain draw of the session's seed, scaled
by its variety; a slot with a Picture of its own shows that one, until other pictures are drawn.
Locked slots keep theirs even then.
"""

import functools
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.latent.crossing import both_codes, with_step
from desktop.generator.model.garden import pictures_of
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draw

MIN_COUNT, MAX_COUNT = 1, 12
DEFAULT_COUNT = 6
DEFAULT_SEED = 1
REROLL_SEEDS = 1_000_000  # six digits can be read out, typed and remembered
MAX_VARIETY = 2.0  # twice as far from the mean as N(0, I) draws, where nothing was learned
LIMIT = 6.0  # sigmas; no slider, map or sum of pictures leads farther out on an axis


class Made(StrEnum):
    """How a picture came about."""

    DRAWN = "drawn"
    STEERED = "steered"
    NEIGHBOUR = "neighbour"
    MIXED = "mixed"
    CROSSED = "crossed"
    MAPPED = "mapped"
    PHOTO = "photo"
    RESTORED = "restored"
    WALKED = "walked"


@dataclass(frozen=True)
class Picture:
    """One picture that stands alone: its code, and the draw that it came from."""

    z: tuple[float, ...]  # float32 values
    seed: int
    index: int  # from 0
    made: Made = Made.DRAWN
    outline_step: tuple[float, ...] = ()  # float32 values (D,) of a crossing

    @classmethod
    def of(
        cls, z: np.ndarray, seed: int, index: int, made: Made, outline_step: tuple[float, ...] = ()
    ) -> "Picture":
        """A picture of the code z (D,), in float32, kept where the decoder can follow."""
        z = np.clip(np.asarray(z, np.float32), -LIMIT, LIMIT)
        return cls(tuple(z.tolist()), seed, index, made, outline_step)

    def code(self) -> np.ndarray:
        """The code, of a crossing that of its colours: float32 (D,)."""
        return np.array(self.z, np.float32)

    def outline_code(self) -> np.ndarray:
        """The code that the outline is of, the same but for crossings: float32 (D,)."""
        return both_codes(self.whole_code(), len(self.z))[-1]

    def whole_code(self) -> np.ndarray:
        """What it is drawn from: float32 (D,), or (2 D,) of a crossing."""
        return with_step(self.code(), self.outline_step)


@dataclass(frozen=True)
class Session:
    """What the window is to show; together with a model it decides every pixel."""

    seed: int = DEFAULT_SEED
    count: int = DEFAULT_COUNT
    variety: float = 1.0  # how far from the mean to draw; 1 is N(0, I) itself
    chosen: tuple[int, ...] = (0,)  # slots in the order of choosing; the last is the selected one
    slots: tuple[Picture | None, ...] = (None,) * MAX_COUNT
    locked: frozenset[int] = frozenset()
    model_sha256: str = ""  # empty until a model is open
    latent_dim: int = 0

    @property
    def selected(self) -> int:
        """The slot that sliders, map and keys act on."""
        return self.chosen[-1]

    def picture(self, slot: int) -> Picture:
        """What a slot shows, counting from 0."""
        own = self.slots[slot]
        return own or _plain(self.seed, slot, self.latent_dim, self.variety)

    def plain(self, seed: int, index: int) -> Picture:
        """The draw of a seed, as far from the mean as this session's variety says."""
        return _plain(seed, index, self.latent_dim, self.variety)

    def whole_codes(self) -> list[np.ndarray]:
        """What all pictures shown are drawn from: float32 (D,), or (2 D,) of a crossing, each."""
        return [self.picture(slot).whole_code() for slot in range(self.count)]

    def codes(self) -> np.ndarray:
        """The codes of all pictures shown: float32 (count, D)."""
        codes = [self.picture(slot).z for slot in range(self.count)]
        return np.array(codes, np.float32).reshape(self.count, self.latent_dim)

    def with_count(self, count: int) -> "Session":
        """Show another number of pictures, 1 to 12; those that stay are the same."""
        count = min(max(count, MIN_COUNT), MAX_COUNT)
        chosen = tuple(slot for slot in self.chosen if slot < count) or (count - 1,)
        return replace(self, count=count, chosen=chosen)

    def with_seed(self, seed: int) -> "Session":
        """Show the pictures of another seed in every slot that is not locked."""
        return replace(self, seed=seed, slots=self._kept())

    def rerolled(self) -> "Session":
        """Show the pictures of a random seed other than this one, except where locked."""
        seed = secrets.randbelow(REROLL_SEEDS - 1)
        return self.with_seed(seed + (seed >= self.seed))

    def with_variety(self, variety: float) -> "Session":
        """Draw nearer to the mean (0) or farther from it (2) wherever a plain draw is shown."""
        return replace(self, variety=min(max(variety, 0.0), MAX_VARIETY))

    def with_selected(self, slot: int) -> "Session":
        """Select one picture, counting from 0; out of range selects the nearest."""
        return replace(self, chosen=(min(max(slot, 0), self.count - 1),))

    def with_toggled(self, slot: int) -> "Session":
        """Choose one picture more, or one less; one always stays chosen."""
        others = tuple(one for one in self.chosen if one != slot)
        if slot not in self.chosen:
            others += (slot,)
        return replace(self, chosen=others or self.chosen)

    def with_lock(self, slot: int, locked: bool) -> "Session":
        """Keep a picture whatever is drawn anew, or let it go again."""
        picture = self.picture(slot)
        if locked:
            return replace(self._with(slot, picture), locked=self.locked | {slot})
        plain = picture == _plain(self.seed, slot, self.latent_dim, self.variety)
        freed = self._with(slot, None if plain else picture)
        return replace(freed, locked=self.locked - {slot})

    def with_picture(self, slot: int, picture: Picture) -> "Session":
        """Show this picture in this slot, and select it."""
        shown = self.with_count(max(self.count, slot + 1))
        return replace(shown._with(slot, picture), chosen=(slot,))

    def with_code(
        self, slot: int, z: np.ndarray, made: Made, outline_step: tuple[float, ...] | None = None
    ) -> "Session":
        """Move a picture to another code; it remembers the draw that it came from.

        Args:
            slot: where it is.
            z: the code, (D,).
            made: how it comes about.
            outline_step: of a crossing, (D,), () of another picture; None keeps what it has.
        """
        before = self.picture(slot)
        step = before.outline_step if outline_step is None else outline_step
        return self._with(slot, Picture.of(z, before.seed, before.index, made, step))

    def with_exchanged(self, slot: int, other: int) -> "Session":
        """Let two chosen pictures change places in the order of choosing."""
        places = {slot: other, other: slot}
        return replace(self, chosen=tuple(places.get(one, one) for one in self.chosen))

    def with_others(self, pictures: Iterable[Picture]) -> "Session":
        """Show these in the slots that are neither selected nor locked, and as many as fit."""
        free = [s for s in range(MAX_COUNT) if s not in self.locked and s != self.selected]
        session = self
        for slot, picture in zip(free, pictures, strict=False):
            session = session._with(slot, picture).with_count(max(session.count, slot + 1))
        return session

    def free_slot(self) -> int:
        """Where one more picture goes: behind the last, else the last unlocked, else selected."""
        if self.count < MAX_COUNT:
            return self.count
        free = [s for s in range(MAX_COUNT) if s not in self.locked and s not in self.chosen]
        return free[-1] if free else self.selected

    def with_model(self, sha256: str, latent_dim: int) -> "Session":
        """Draw with a model; pictures of another one mean nothing to it and are let go."""
        if (sha256, latent_dim) == (self.model_sha256, self.latent_dim):
            return self
        blank = replace(self, slots=Session.slots, locked=frozenset())
        kept = blank if self.model_sha256 else self
        return replace(kept, model_sha256=sha256, latent_dim=latent_dim)

    def restored(self, record: PictureRecord, slot: int) -> "Session":
        """Show a saved picture again.

        Raises:
            ModelFileError: another model drew it, or the record is doctored.
        """
        if pictures_of(record.model_sha256) != pictures_of(self.model_sha256):
            raise ModelFileError(
                "This picture was drawn by another model.",
                "Open the decoder.onnx whose sha256 begins with {sha256}.",
                sha256=record.model_sha256[:12],
            )
        if len(record.z) != self.latent_dim:
            raise ModelFileError("The picture's kvae record is malformed.")
        # Not clipped as Picture.of does: a saved picture comes back to the bit.
        z = tuple(np.asarray(record.z, np.float32).tolist())
        seed, index, step = record.seed, record.index, record.outline_step
        return self.with_picture(slot, Picture(z, seed, index, Made.RESTORED, step))

    def differs_only_in_choice(self, other: "Session") -> bool:
        """Whether the same pictures are shown, with others of them chosen."""
        return replace(self, chosen=other.chosen) == other

    def _kept(self) -> tuple[Picture | None, ...]:
        return tuple(own if s in self.locked else None for s, own in enumerate(self.slots))

    def _with(self, slot: int, picture: Picture | None) -> "Session":
        slots = (*self.slots[:slot], picture, *self.slots[slot + 1 :])
        return replace(self, slots=slots)


@functools.lru_cache(maxsize=256)  # sliders ask for the same twelve over and over
def _plain(seed: int, index: int, latent_dim: int, variety: float) -> Picture:
    z = draw(seed, index, latent_dim) * np.float32(variety)
    return Picture(tuple(z.tolist()), seed, index)
