"""The favourites behind their strip and the tiles' stars: keep, show again, remove, put back."""

import hashlib
from functools import partial
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from desktop.generator.favourites import (
    Favourite,
    Favourites,
    favourite_key,
    key_of,
    read_favourite,
)
from desktop.generator.garden import garden_decoder
from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import PictureRecord
from desktop.session import Session
from desktop.ui import texts
from desktop.ui.settings import RecentModel
from desktop.ui.studio import Studio
from desktop.ui.worker import OpenedModel


class FavouriteShelf(QObject):
    """The user's favourites, in a folder of the studio's settings.

    Signals:
        changed: there is one more or one less, or others of the pictures shown are among them.
        offered(sentence, words, act): something the user may want next; `act()` does it.
    """

    changed = pyqtSignal()
    offered = pyqtSignal(str, str, object)

    def __init__(self, studio: Studio):
        super().__init__()
        self._studio = studio
        self._favourites = Favourites(studio.settings.data_folder / "favourites")
        self._paths = self._favourites.paths()
        self._keys = {key_of(path) for path in self._paths}
        self._starred: frozenset[int] = frozenset()
        self._awaited: Favourite | None = None  # to show once its model is open
        studio.changed.connect(self._follow)
        studio.opened.connect(self._opened)
        studio.refused.connect(self._refused)
        self._follow(studio.session)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of all favourites, the newest first."""
        return self._paths[::-1]

    def read(self, path: Path) -> Favourite:
        """One favourite.

        Raises:
            ModelFileError: its file is damaged or gone.
        """
        return read_favourite(path)

    def starred(self) -> frozenset[int]:
        """The places shown whose pictures are favourites."""
        return self._starred

    def is_selected(self, path: Path) -> bool:
        """Whether this favourite is what the selected place shows."""
        studio = self._studio
        return bool(studio.model) and key_of(path) == _key(studio, studio.session.selected)

    def toggle(self, place: int) -> None:
        """Keep the picture in a place, or keep it no longer."""
        studio = self._studio
        if not studio.model or place >= studio.session.count:
            return
        try:
            kept = [path for path in self._paths if key_of(path) == _key(studio, place)]
            if kept:
                for path in kept:
                    self._favourites.remove(path)
                studio.said.emit(texts.FAVOURITE_REMOVED)
            elif self._keep(place):
                studio.said.emit(texts.FAVOURITE_KEPT.format(number=place + 1))
        except ModelFileError as error:
            studio.fail(error)
        self._refresh()

    def show(self, path: Path) -> None:
        """Show a favourite in the selected place; one of another model says which it wants."""
        studio = self._studio
        try:
            favourite = self.read(path)
            if studio.model and favourite.record.model_sha256 == studio.model.sha256:
                self._restore(favourite.record)
            else:
                self._offer_model(favourite)
        except ModelFileError as error:
            studio.fail(error)

    def remove(self, path: Path) -> None:
        """Remove a favourite, and offer to put it back."""
        try:
            removed = self._favourites.remove(path)
            self.offered.emit(
                texts.FAVOURITE_REMOVED, texts.FAVOURITE_PUT_BACK, partial(self.put_back, removed)
            )
        except ModelFileError as error:
            self._studio.fail(error)
        self._refresh()

    def put_back(self, removed: Path) -> None:
        """Bring a removed favourite back to where it was."""
        try:
            self._favourites.restore(removed)
        except ModelFileError as error:
            self._studio.fail(error)
        self._refresh()

    def _keep(self, place: int) -> bool:
        record, drawing = self._studio.record(place), self._studio.drawing(place)
        if drawing is None or not np.array_equal(drawing.z, record.z):
            self._studio.said.emit(texts.STILL_DRAWING)
            return False
        self._favourites.add(drawing.image, record)
        return True

    def _restore(self, record: PictureRecord) -> None:
        session = self._studio.session
        self._studio.change(session.restored(record, session.selected))

    def _offer_model(self, favourite: Favourite) -> None:
        sha256 = favourite.record.model_sha256
        known = [*self._studio.settings.recent_models(), *_shipped()]
        model = next((one for one in known if one.sha256 == sha256), None)
        if model is None:
            wanted = texts.FAVOURITE_WANTS_UNKNOWN.format(sha256=sha256[:12])
            self._studio.failed.emit(wanted, texts.FAVOURITE_OPEN_HINT)
            return
        self.offered.emit(
            texts.FAVOURITE_WANTS.format(model=model.name),
            texts.FAVOURITE_OPEN.format(model=model.name),
            partial(self._open_for, favourite, model.path),
        )

    def _open_for(self, favourite: Favourite, model: Path) -> None:
        self._awaited = favourite
        self._studio.open_model(model)

    def _opened(self, model: OpenedModel) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited and awaited.record.model_sha256 == model.sha256:
            # Not at once: the panels must hear of the model before they meet its picture.
            QTimer.singleShot(0, partial(self._show_awaited, awaited.record))
        elif awaited:  # another file has taken its place since
            self._offer_model(awaited)

    def _show_awaited(self, record: PictureRecord) -> None:
        if self._studio.model.sha256 == record.model_sha256:  # unless yet another one came
            self._restore(record)

    def _refused(self, _message: str, _hint: str) -> None:
        self._awaited = None

    def _refresh(self) -> None:
        self._paths = self._favourites.paths()
        self._keys = {key_of(path) for path in self._paths}
        self._starred = self._find_starred()
        self.changed.emit()

    def _follow(self, _session: Session) -> None:
        starred = self._find_starred()
        if starred != self._starred:
            self._starred = starred
            self.changed.emit()

    def _find_starred(self) -> frozenset[int]:
        studio = self._studio
        if not studio.model or not self._keys:
            return frozenset()
        return frozenset(p for p in range(studio.session.count) if _key(studio, p) in self._keys)


def _key(studio: Studio, place: int) -> str:
    return favourite_key(studio.record(place))


def _shipped() -> list[RecentModel]:
    """The garden, which can be opened even if it never was; none in a copy without it."""
    try:
        path = garden_decoder()
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except (ModelFileError, OSError):
        return []
    return [RecentModel(path, path.parent.name, sha256)]
