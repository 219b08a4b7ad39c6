"""Photos that the user drops: the encoder finds their codes, and the window draws them again."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.model.model_file import ModelFileError
from desktop.state.session import LIMIT, MAX_COUNT, Made, Picture, Session
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done, OpenedModel

if TYPE_CHECKING:  # they load onnxruntime, which only the thread may wait for
    from desktop.generator.model.whole_model import WholeModel
    from desktop.generator.photos.encoding import EncodedPhoto

MOST = 60  # kept on the map; the oldest make room


@dataclass(frozen=True, eq=False)
class OwnPhoto:
    """A photo of the user's own, as the model sees it."""

    name: str  # of the file; shown on the screen and written nowhere
    z_mean: np.ndarray  # (D,) float32, within the limits of the map
    encoded: "EncodedPhoto"

    @property
    def image(self) -> np.ndarray:
        """The photo in the framing that the model knows best: uint8 (S, S, 3)."""
        return self.encoded.image


class OwnPhotos(QObject):
    """Keeps the photos that were dropped as long as their model is open.

    Signals:
        changed: there are more photos, or fewer.
        shown(OwnPhoto): this photo's reconstruction is now shown in a slot.
        pair_shown(slot_a, slot_b): exactly two photos came together; both are shown.
    """

    changed = pyqtSignal()
    shown = pyqtSignal(object)
    pair_shown = pyqtSignal(int, int)

    def __init__(self, studio: Studio):
        super().__init__(studio)
        self._studio, self._questions = studio, Questions(studio, self)
        self.photos: tuple[OwnPhoto, ...] = ()  # oldest first
        self._batches = 0
        self._waiting: dict[int, _Batch] = {}
        self._sha256 = studio.model.sha256 if studio.model else ""
        studio.opened.connect(self._opened)
        self._questions.answered.connect(self._answered)

    def add(self, paths: list[Path], slot: int | None = None) -> None:
        """Read these photos and show what the model makes of them.

        Args:
            paths: files that may be photos; what is not goes to the studio's `failed`.
            slot: where the first is shown, counting from 0; None is the selected slot.
        """
        if not paths:
            return
        self._batches += 1
        self._waiting[self._batches] = _Batch(slot, [None] * len(paths), len(paths))
        for number, path in enumerate(paths):
            self._ask((self._batches, number, Path(path).name), Path(path))

    def remove(self, photo: OwnPhoto) -> None:
        """Take a photo off the map; the picture made from it stays where it is."""
        self.photos = tuple(one for one in self.photos if one is not photo)
        self.changed.emit()

    def _ask(self, key: tuple[int, int, str], path: Path) -> None:
        """One task for each photo: one that is broken does not keep the others away."""

        def work(model: "WholeModel") -> "EncodedPhoto":
            from desktop.generator.photos.encoding import encode_photo  # loads onnxruntime

            return encode_photo(model, path)

        self._questions.ask(key, work, urgent=True, encoder=True)

    def _opened(self, model: OpenedModel) -> None:
        """Codes mean nothing to another model; what was on its way to this one never comes."""
        self._waiting.clear()
        if model.sha256 != self._sha256:
            self._sha256, self.photos = model.sha256, ()
            self.changed.emit()

    def _answered(self, done: Done) -> None:
        if done.key[0] not in self._waiting:
            return
        number_of_batch, number, name = done.key
        batch = self._waiting[number_of_batch]
        batch.open -= 1
        if done.error:
            batch.report_once(self._studio, done.error)
        else:
            encoded = done.result
            z = np.clip(encoded.z_mean, -LIMIT, LIMIT)  # as Picture.of will; the map agrees with it
            batch.photos[number] = OwnPhoto(name, z, encoded)
        if not batch.open:
            del self._waiting[number_of_batch]
            self._show([photo for photo in batch.photos if photo], batch.slot)

    def _show(self, photos: list[OwnPhoto], slot: int | None) -> None:
        """Show them all as one step: the first where it was dropped, the others where it is free.

        More photos than slots are free for are on the map only.
        """
        if not photos:
            return
        session, slots = self._studio.session, []
        slot = session.selected if slot is None else slot
        for photo in photos[:MAX_COUNT]:
            picture = Picture.of(photo.z_mean, session.seed, slot, Made.PHOTO)
            session = session.with_picture(slot, picture)
            slots.append(slot)
            # Once all twelve are shown, free_slot would give a slot of this batch again.
            free = (session.free_slot(), *_unlocked(session))
            slot = next((one for one in free if one not in slots), None)
            if slot is None:
                break
        self.photos = (*self.photos, *photos)[-MOST:]
        self._studio.change(session.with_selected(slots[0]))
        self.changed.emit()
        self.shown.emit(photos[0])
        if len(photos) == len(slots) == 2:
            self.pair_shown.emit(*slots)


def _unlocked(session: Session) -> list[int]:
    return [slot for slot in range(MAX_COUNT) if slot not in session.locked]


@dataclass
class _Batch:
    """Photos that were dropped together."""

    slot: int | None
    photos: list[OwnPhoto | None]  # in the order of dropping
    open: int  # how many are still on their way
    reported: str = ""  # the last error

    def report_once(self, studio: Studio, error: ModelFileError) -> None:
        """Say what was wrong; a missing encoder is the same for all of them."""
        if str(error) != self.reported:
            self.reported = str(error)
            studio.fail(error)
