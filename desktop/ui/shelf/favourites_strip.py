"""The pictures the user keeps, newest first; a click shows one again, Delete removes it."""

from pathlib import Path

from PyQt6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PyQt6.QtGui import QPixmap
from PyQt6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.generator.files.favourites import Favourite
from desktop.generator.model.garden import pictures_of
from desktop.generator.model.model_file import ModelFileError
from desktop.ui import texts
from desktop.ui.label import Label, tip
from desktop.ui.origin_words import origin_words
from desktop.ui.shelf.favourite_shelf import FavouriteShelf
from desktop.ui.shelf.mosaic import mosaic
from desktop.ui.shelf.thumbnail_strip import FADED, FRAMED, THUMBNAIL, ThumbnailStrip, to_pixmap
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme

MOST_READ = 200  # favourites kept in memory; a dozen are in view


class FavouritesStrip(QWidget):
    """Shows a shelf's favourites."""

    def __init__(self, studio: Studio, theme: Theme, shelf: FavouriteShelf):
        super().__init__()
        self._shelf = shelf
        self.kept = _Kept(studio, shelf, self)
        self.strip = ThumbnailStrip(theme, texts.FAVOURITES, texts.FAVOURITES_EMPTY)
        self.strip.setModel(self.kept)
        self.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heading = Label(texts.FAVOURITES)
        heading.setObjectName("small")
        heading.setToolTip(texts.FAVOURITES_TIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.strip)
        self.strip.picked.connect(self._show)
        self.strip.remove_asked.connect(self._remove)
        self.strip.customContextMenuRequested.connect(self._offer)

    def _show(self, row: int) -> None:
        self._shelf.show(self.kept.path(row))

    def _remove(self, row: int) -> None:
        """Remove one; the keys stay where they are, for the next."""
        self._shelf.remove(self.kept.path(row))
        last = self.kept.rowCount() - 1
        self.strip.setCurrentIndex(self.kept.index(min(row, last)))

    def _offer(self, at: QPoint) -> None:
        row = self.strip.indexAt(at).row()
        if row < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(texts.FAVOURITE_SHOW).triggered.connect(lambda: self._show(row))
        menu.addAction(texts.FAVOURITE_REMOVE).triggered.connect(lambda: self._remove(row))
        menu.popup(self.strip.viewport().mapToGlobal(at))


class _Kept(QAbstractListModel):
    """The shelf as a list model; a file is read when its picture first comes into view."""

    def __init__(self, studio: Studio, shelf: FavouriteShelf, strip: QWidget):
        super().__init__(strip)
        self._studio, self._shelf, self._strip = studio, shelf, strip
        self._paths = shelf.paths
        self._read: dict[Path, tuple[Favourite, QPixmap] | ModelFileError] = {}
        shelf.changed.connect(self._refresh)
        studio.changed.connect(self._follow)
        studio.opened.connect(self._follow)

    def path(self, row: int) -> Path:
        """The file of a row."""
        return self._paths[row]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """One row a favourite."""
        return 0 if parent and parent.isValid() else len(self._paths)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What Qt asks of a favourite: its picture, its words, whether it is shown now."""
        path = self._paths[index.row()]
        if role == FRAMED:
            return self._shelf.is_selected(path)
        if role == Qt.ItemDataRole.DecorationRole:
            found = self._found(path)
            return None if isinstance(found, ModelFileError) else found[1]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(self._found(path))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(self._found(path)))
        return self._is_foreign(self._found(path)) if role == FADED else None

    def _found(self, path: Path) -> tuple[Favourite, QPixmap] | ModelFileError:
        if path not in self._read:
            try:
                favourite = self._shelf.read(path)
                side = round(THUMBNAIL * self._strip.devicePixelRatioF())
                self._read[path] = favourite, to_pixmap(mosaic([favourite.image], 0, side))
            except ModelFileError as error:
                self._read[path] = error
            if len(self._read) > MOST_READ:
                del self._read[next(iter(self._read))]  # it is read again when it is seen again
        return self._read[path]

    def _words(self, found: tuple[Favourite, QPixmap] | ModelFileError) -> str:
        if isinstance(found, ModelFileError):
            return texts.spoken(found.sentence)
        words = texts.FAVOURITE_FOREIGN if self._is_foreign(found) else texts.FAVOURITE_WORDS
        return words.format(origin=origin_words(found[0].record))

    def _is_foreign(self, found: tuple[Favourite, QPixmap] | ModelFileError) -> bool:
        """Whether another model drew it; a damaged file has nothing to show either way."""
        if isinstance(found, ModelFileError) or not self._studio.model:
            return False
        drawn_by = found[0].record.model_sha256
        return pictures_of(drawn_by) != pictures_of(self._studio.model.sha256)

    def _refresh(self) -> None:
        if self._paths != self._shelf.paths:
            self.beginResetModel()
            self._paths = self._shelf.paths
            self._read = {path: self._read[path] for path in self._paths if path in self._read}
            self.endResetModel()

    def _follow(self, _what: object) -> None:
        if self._paths:
            self.dataChanged.emit(self.index(0), self.index(len(self._paths) - 1))
