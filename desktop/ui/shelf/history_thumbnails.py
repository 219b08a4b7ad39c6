"""What each step of the history looks like, kept as long as the history is.

The window may be built anew, in another language; what was seen cannot be drawn again for nothing.
"""

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QPixmap

from desktop.state.history import LIMIT
from desktop.state.session import Session
from desktop.ui.application import application
from desktop.ui.shelf.mosaic import mosaic
from desktop.ui.shelf.thumbnail_strip import THUMBNAIL, to_pixmap
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Drawing

SPARE = 64  # thumbnails of sessions that are gone: a dragged slider leaves one at every picture


class HistoryThumbnails(QObject):
    """Small pictures of sessions that were drawn to the end; not many more than LIMIT.

    Signals:
        changed: there is another one.
    """

    changed = pyqtSignal()

    def __init__(self, studio: Studio):
        super().__init__()
        self._studio = studio
        self._pixmaps: dict[Session, QPixmap] = {}
        studio.settled.connect(self._keep)
        if drawings := studio.drawings():
            self._keep(studio.session, drawings)

    def of(self, session: Session) -> QPixmap | None:
        """What a session looks like; None if it was never drawn to the end."""
        return self._pixmaps.get(session)

    def __len__(self) -> int:
        return len(self._pixmaps)

    def _keep(self, session: Session, drawings: list[Drawing]) -> None:
        side = round(THUMBNAIL * application().devicePixelRatio())
        images = [drawing.image for drawing in drawings]
        self._pixmaps[session] = to_pixmap(mosaic(images, session.selected, side))
        if len(self._pixmaps) > LIMIT + SPARE:
            kept, known = self._studio.history.sessions, self._pixmaps
            self._pixmaps = {one: known[one] for one in kept if one in known}
        self.changed.emit()
