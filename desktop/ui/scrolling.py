"""A sheet that scrolls up and down where there is no room for all of it."""

from functools import partial

from PyQt6.QtCore import QEvent, Qt, QTimer
from PyQt6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(sheet: QWidget) -> QScrollArea:
    """Put a sheet into a scroll area that shows no frame and takes no keys for itself."""
    scroll = _Scroll()
    scroll.setObjectName("plain")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(sheet)
    return scroll


def bring_in_sight(widget: QWidget) -> None:
    """Scroll to a widget of such a sheet, once what has just changed has found its place."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, _Scroll):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, partial(area.ensureWidgetVisible, widget))


class _Scroll(QScrollArea):
    """Lets its sheet be as high as its words need when they wrap at the width there is.

    Qt counts a wrapped label as one line, and would squeeze the rest of the sheet.
    """

    def resizeEvent(self, event):
        """Wrap anew."""
        super().resizeEvent(event)
        self._give_height()

    def event(self, event: QEvent | None) -> bool:
        """Follow what changes in the sheet."""
        done = super().event(event)
        if event and event.type() == QEvent.Type.LayoutRequest:
            self._give_height()
        return done

    def _give_height(self) -> None:
        sheet, viewport = self.widget(), self.viewport()
        layout = sheet.layout() if sheet else None
        if sheet and viewport and layout and layout.hasHeightForWidth():
            sheet.setMinimumHeight(layout.minimumHeightForWidth(viewport.width()))
