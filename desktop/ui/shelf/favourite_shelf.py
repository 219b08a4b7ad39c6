"""The favourites behind their strip and the tiles' stars: keep, show again, remove, put back."""

import secrets
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.files.favourites import (
    Favourite,
    Favourites,
    favourite_key,
    key_of,
    read_favourite,
)
from desktop.generator.model.model_file import ModelFileError
from desktop.state.session import REROLL_SEEDS, Session
from desktop.state.taste import more_like
from desktop.ui import texts
from desktop.ui.studio.studio import Studio


class FavouriteShelf(QObject):
    """The user's favourites, in a folder of the studio's settings.

    Signals:
        changed: there is one more or one less, or others of the pictures shown are among them.
    """

    changed = pyqtSignal()

    def __init__(self, studio: Studio):
        super().__init__()
        self._studio = studio
        self._favourites = Favourites(studio.settings.data_folder / "favourites")
        self._paths = self._favourites.paths()
        self._keys = {key_of(path) for path in self._paths}
        self._starred: frozenset[int] = frozenset()
        studio.changed.connect(self._follow)
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
        """The slots shown whose pictures are favourites."""
        return self._starred

    def is_selected(self, path: Path) -> bool:
        """Whether this favourite is what the selected slot shows."""
        studio = self._studio
        return bool(studio.model) and key_of(path) == _key(studio, studio.session.selected)

    def draw_more_like_them(self) -> None:
        """Draw relatives of the starred pictures in the place of all others but locked ones."""
        studio, liked = self._studio, sorted(self._starred)
        if liked:
            seed = secrets.randbelow(REROLL_SEEDS)
            studio.change(more_like(studio.session, liked, seed))
        else:
            studio.said.emit(texts.LIKE_NONE)

    def toggle(self, slot: int) -> None:
        """Keep the picture in a slot, or keep it no longer."""
        studio = self._studio
        if not studio.model or slot >= studio.session.count:
            return
        try:
            kept = [path for path in self._paths if key_of(path) == _key(studio, slot)]
            if kept:
                for path in kept:
                    self._favourites.remove(path)
                studio.said.emit(texts.FAVOURITE_REMOVED)
            elif self._keep(slot):
                studio.said.emit(texts.FAVOURITE_KEPT.format(number=slot + 1))
        except ModelFileError as error:
            studio.fail(error)
        self._refresh()

    def show(self, path: Path) -> None:
        """Show a favourite in the selected slot; one of another model says which it wants."""
        try:
            self._studio.restore_asked.emit([self.read(path).record], None)
        except ModelFileError as error:
            self._studio.fail(error)

    def remove(self, path: Path) -> None:
        """Remove a favourite, and offer to put it back."""
        try:
            removed = self._favourites.remove(path)
            self._studio.offered.emit(
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

    def _keep(self, slot: int) -> bool:
        drawing = self._studio.drawing_wanted(slot)
        if drawing is None:
            self._studio.said.emit(texts.STILL_DRAWING)
            return False
        self._favourites.add(drawing.image, self._studio.record(slot))
        return True

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


def _key(studio: Studio, slot: int) -> str:
    return favourite_key(studio.record(slot))
