"""A sheet that scrolls up and down where there is no room for all of it."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


def scrolling(sheet: QWidget) -> QScrollArea:
    """Put a sheet into a scroll area that shows no frame and takes no keys for itself.

    A sheet that can do with less where there is little room has a method `fit_height(pixels)`.
    """
    scroll = _Scroll()
    scroll.setObjectName("plain")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(sheet)
    return scroll


def bring_in_sight(widget: QWidget) -> None:
    """Scroll to a widget of such a sheet, and after it as it finds its place."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, _Scroll):
        area = area.parentWidget()
    if area is not None and (bar := area.verticalScrollBar()) and not widget.findChild(_Sight):
        _Sight(area, widget, bar)


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
        if viewport and hasattr(sheet, "fit_height"):
            sheet.fit_height(viewport.height())
        layout = sheet.layout() if sheet else None
        if sheet and viewport and layout and layout.hasHeightForWidth():
            sheet.setMinimumHeight(layout.minimumHeightForWidth(viewport.width()))


class _Sight(QObject):
    """Keeps a widget in sight until the user scrolls: a layout comes to rest in several steps."""

    def __init__(self, area: _Scroll, widget: QWidget, bar: QScrollBar):
        super().__init__(widget)
        self._area, self._widget = area, widget
        bar.rangeChanged.connect(self._look)
        bar.actionTriggered.connect(self.deleteLater)
        self._look()

    def _look(self) -> None:
        self._area.ensureWidgetVisible(self._widget)
