"""The steps so far as small pictures, oldest first; a click goes back, or forward again."""

from PyQt6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.shelf.history_thumbnails import HistoryThumbnails
from desktop.ui.shelf.thumbnail_strip import FADED, FRAMED, ThumbnailStrip
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme


class HistoryStrip(QWidget):
    """Shows the history of a studio, and goes to any step of it."""

    def __init__(self, studio: Studio, theme: Theme, thumbnails: HistoryThumbnails):
        super().__init__()
        self._studio = studio
        self.steps = _Steps(studio, thumbnails, self)
        self.strip = ThumbnailStrip(theme, texts.HISTORY)
        self.strip.setModel(self.steps)
        heading = Label(texts.HISTORY)
        heading.setObjectName("small")
        heading.setToolTip(texts.HISTORY_TIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.strip)
        self.strip.picked.connect(studio.go)
        studio.changed.connect(self._follow)
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


class _Steps(QAbstractListModel):
    """The history as a list model."""

    def __init__(self, studio: Studio, thumbnails: HistoryThumbnails, parent: QObject):
        super().__init__(parent)
        self._studio, self._thumbnails = studio, thumbnails
        self._sessions: tuple[Session, ...] = ()
        thumbnails.changed.connect(self._repaint)

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
        self._repaint()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """One row a step."""
        return 0 if parent and parent.isValid() else len(self._sessions)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What Qt asks of a step: its picture, its words, whether it is the present one."""
        step, at = index.row(), self._studio.history.position
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.of(self._sessions[step])
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

    def _repaint(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._sessions) - 1))
