"""Saved pictures on their way back: at once, or when the model that drew them is open again."""

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.model.garden import garden_decoder, pictures_of
from desktop.generator.model.model_file import ModelFileError
from desktop.ui import texts
from desktop.ui.studio.settings import RecentModel
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel

SHA256_SHOWN = 12  # characters: enough to tell models apart


class Restoring(QObject):
    """Shows saved pictures again; for those of another model it offers to open that one first."""

    def __init__(self, studio: Studio):
        super().__init__(studio)
        self._studio = studio
        self._awaited: tuple[list[PictureRecord], int | None] | None = None  # once a model is open
        studio.restore_asked.connect(self.show)
        studio.opened.connect(self._opened)
        studio.refused.connect(self._refused)

    def show(self, records: Iterable[PictureRecord], slot: int | None = None) -> None:
        """Show these pictures; of those that other models drew, say what they want.

        Args:
            records: how they were drawn.
            slot: where the first is shown, the others where it is free; None is the selected one.
        """
        ours: list[PictureRecord] = []
        others: list[PictureRecord] = []
        for record in records:
            (ours if self._is_ours(record) else others).append(record)
        self._restore(ours, slot)
        if others:
            self._offer_model(others, slot)

    def _restore(self, records: list[PictureRecord], slot: int | None) -> None:
        """Show pictures of the open model, all in one step, and select the first."""
        session = self._studio.session
        first = slot = session.selected if slot is None else slot
        for record in records:
            try:
                session = session.restored(record, slot)
            except ModelFileError as error:  # a doctored one keeps no other away
                self._studio.fail(error)
            else:
                slot = session.free_slot()
        if session != self._studio.session:
            self._studio.change(session.with_selected(first))

    def _is_ours(self, record: PictureRecord) -> bool:
        """Whether the open model draws this picture: an older file of it draws no crossings."""
        model = self._studio.model
        if model is None or (record.outline_step and not model.crosses):
            return False
        return _draws(model.sha256, record)

    def _offer_model(self, records: list[PictureRecord], slot: int | None) -> None:
        """Offer to open the model of the first picture, or say that nobody knows where it is."""
        record, opened = records[0], self._studio.model
        model = self._other_model_of(record)
        if model is None and opened and _draws(opened.sha256, record):
            error = ModelFileError("This picture is a crossing, and this model draws none.")
            self._studio.fail(error)
            return
        if model is None:
            wanted = texts.PICTURE_WANTS_UNKNOWN.format(sha256=record.model_sha256[:SHA256_SHOWN])
            self._studio.failed.emit(wanted, texts.PICTURE_OPEN_HINT)
            return
        self._studio.offered.emit(
            texts.PICTURE_WANTS.format(model=model.name),
            texts.PICTURE_OPEN.format(model=model.name),
            partial(self._open_for, records, slot, model.path),
        )

    def _other_model_of(self, record: PictureRecord) -> RecentModel | None:
        """A model that draws a picture as the open one does not; None if nobody knows one."""
        opened = self._studio.model
        known = [*self._studio.settings.recent_models(), *_shipped()]
        for one in known:
            # What is open by now lies where it lay, and is another model.
            if opened and (one.path == opened.path.absolute() or one.sha256 == opened.sha256):
                continue
            # Of a crossing the very file is wanted: an older one of the same model draws none.
            if one.sha256 == record.model_sha256 or (
                _draws(one.sha256, record) and not record.outline_step
            ):
                return one
        return None

    def _open_for(self, records: list[PictureRecord], slot: int | None, model: Path) -> None:
        self._awaited = records, slot
        self._studio.open_model(model)

    def _opened(self, _model: OpenedModel) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited:
            # Not at once: the panels must hear of the model before they meet its pictures. What is
            # still of another model then, as another file has taken its place, is offered anew.
            QTimer.singleShot(0, partial(self.show, *awaited))

    def _refused(self, _message: str, _hint: str) -> None:
        self._awaited = None


def _draws(sha256: str, record: PictureRecord) -> bool:
    """Whether a picture is of this model, crossings aside."""
    return pictures_of(sha256) == pictures_of(record.model_sha256)


def _shipped() -> list[RecentModel]:
    """The garden, which can be opened even if it never was; none in a copy without it."""
    try:
        path = garden_decoder()
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except (ModelFileError, OSError):
        return []
    return [RecentModel(path, path.parent.name, sha256)]
