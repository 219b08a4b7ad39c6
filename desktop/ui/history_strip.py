"""The steps so far as small pictures, oldest first; a click goes back, or forward again."""

from PyQt6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PyQt6.QtGui import QPixmap
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.history import LIMIT
from desktop.session import Session
from desktop.ui import texts
from desktop.ui.mosaic import mosaic
from desktop.ui.studio import Studio
from desktop.ui.theme import Theme
from desktop.ui.thumbnail_strip import FADED, FRAMED, THUMBNAIL, ThumbnailStrip, to_pixmap
from desktop.ui.worker import Drawing

SPARE = 64  # thumbnails of sessions that are gone: a dragged slider leaves one at every picture


class HistoryStrip(QWidget):
    """Shows the history of a studio, and goes to any step of it."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio = studio
        self.steps = _Steps(studio, self)
        self.strip = ThumbnailStrip(theme, texts.HISTORY)
        self.strip.setModel(self.steps)
        heading = QLabel(texts.HISTORY)
        heading.setObjectName("small")
        heading.setToolTip(texts.HISTORY_TIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.strip)
        self.strip.picked.connect(studio.go)
        studio.changed.connect(self._follow)
        studio.settled.connect(self._keep)
        if drawings := studio.drawings():
            self._keep(studio.session, drawings)
        self._follow(studio.session)

    def showEvent(self, event):
        """Bring the present into view: until now the strip had no width."""
        super().showEvent(event)
        self.strip.scrollTo(self.strip.currentIndex())

    def _follow(self, _session: Session) -> None:
        """Take over the history as it is now, and keep the present in view."""
        self.steps.refresh()
        present = self.steps.index(self._studio.history.position)
        self.strip.setCurrentIndex(present)
        self.strip.scrollTo(present)

    def _keep(self, session: Session, drawings: list[Drawing]) -> None:
        side = round(THUMBNAIL * self.devicePixelRatioF())
        images = [drawing.image for drawing in drawings]
        self.steps.keep(session, to_pixmap(mosaic(images, session.selected, side)))


class _Steps(QAbstractListModel):
    """The history as a list model; thumbnails by session, no more than the history is long."""

    def __init__(self, studio: Studio, parent: QObject):
        super().__init__(parent)
        self._studio = studio
        self._sessions: tuple[Session, ...] = ()
        self._thumbnails: dict[Session, QPixmap] = {}

    def refresh(self) -> None:
        """Compare with the studio's history; steps come and go at the end."""
        sessions, none = self._studio.history.sessions, QModelIndex()
        before, now = len(self._sessions), len(sessions)
        if now > before:
            self.beginInsertRows(none, before, now - 1)
            self._sessions = sessions
            self.endInsertRows()
        elif now < before:
            self.beginRemoveRows(none, now, before - 1)
            self._sessions = sessions
            self.endRemoveRows()
        self._sessions = sessions
        self.dataChanged.emit(self.index(0), self.index(now - 1))

    def keep(self, session: Session, thumbnail: QPixmap) -> None:
        """Remember what a session looks like."""
        self._thumbnails[session] = thumbnail
        if len(self._thumbnails) > LIMIT + SPARE:
            kept, known = self._studio.history.sessions, self._thumbnails
            self._thumbnails = {one: known[one] for one in kept if one in known}
        self.dataChanged.emit(self.index(0), self.index(len(self._sessions) - 1))

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """One row a step."""
        return 0 if parent and parent.isValid() else len(self._sessions)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What Qt asks of a step: its picture, its words, whether it is the present one."""
        step, at = index.row(), self._studio.history.position
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.get(self._sessions[step])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(step)
        if role == FRAMED:
            return step == at
        return step > at if role == FADED else None

    def _words(self, step: int) -> str:
        session = self._sessions[step]
        return texts.HISTORY_STEP.format(
            step=step + 1, steps=len(self._sessions), seed=session.seed, count=session.count,
            variety=session.variety,
        )  # fmt: skip
