"""The name of an axis over a bar that shows how much it does; a click makes it an editor."""

import html

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPen
from PyQt6.QtWidgets import QAbstractButton, QLineEdit

from desktop.generator.files.axis_names import MAX_CHARS
from desktop.ui import texts
from desktop.ui.steer.axis_naming import AxisNaming, number_name
from desktop.ui.theme import Theme

WIDTH = 124
BAR = 2  # pixels high
INSET = 3  # pixels around both, for the ring of the keyboard


class AxisName(QAbstractButton):
    """Click, F2 or Enter edits the name; then Enter keeps it and Escape leaves it as it was.

    Args:
        naming: knows the name.
        theme: in which colours.
    """

    def __init__(self, naming: AxisNaming, theme: Theme):
        super().__init__()
        self._naming, self._theme = naming, theme
        self._axis, self._effect = 0, 0.0
        self.editor = _Editor(self)
        self.editor.editingFinished.connect(self._keep)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.edit)
        naming.changed.connect(self._show_name)
        theme.changed.connect(self.update)

    def show_axis(self, axis: int, effect: float) -> None:
        """Name an axis, counted from 0, that does this share of what the strongest one does."""
        self._axis, self._effect = axis, effect
        self.editor.hide()  # what was being typed was meant for another axis
        self._show_name()

    def edit(self) -> None:
        """Open the editor."""
        self.editor.open(self._naming.names[self._axis])

    def keyPressEvent(self, event):
        """F2 and Enter edit too; Space does by itself."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event):
        """Paint the name, the bar, and a ring where the keyboard is."""
        painter, c = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(INSET, 1, -INSET, -1)
        own, words = bool(self._naming.names[self._axis]), self._naming.spoken(self._axis)
        painter.setPen(QColor(c.ink if own or self.underMouse() else c.muted))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        aligned = self.style().visualAlignment(self.layoutDirection(), flags)
        painter.drawText(area.adjusted(0, 0, 0, -BAR - 2), aligned, shown)
        self._paint_bar(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def enterEvent(self, event):
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event):
        """Show it as before."""
        self.update()

    def resizeEvent(self, event):
        """Keep the editor over the name."""
        self.editor.setGeometry(self.rect())

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        c, whole = self._theme.colours, area.width() - 8
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, width in ((c.line, whole), (c.prior, max(whole * self._effect, BAR))):
            left = area.right() - width if self.isRightToLeft() else area.left()
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left, area.bottom() - BAR - 1, width, BAR), 1, 1)

    def _keep(self) -> None:
        if self.editor.isVisible():
            had_keyboard = self.editor.hasFocus()
            self.editor.hide()
            self._naming.rename(self._axis, self.editor.text())
            if had_keyboard:
                self.setFocus()

    def _show_name(self) -> None:
        if self._axis >= len(self._naming.names):
            return  # a smaller model was opened: the panel is about to hide this row
        words = self._naming.spoken(self._axis)
        self.setText(words)
        self.setAccessibleName(texts.AXIS_NAME_OF.format(name=words))
        self.editor.setAccessibleName(texts.AXIS_NEW_NAME.format(name=words))
        self.editor.setPlaceholderText(self._naming.usual_name(self._axis))
        tips = (f"<p>{html.escape(tip)}</p>" for tip in self._tips(words))  # paragraphs wrap
        self.setToolTip("".join(tips))
        self.update()

    def _tips(self, words: str) -> list[str]:
        number, share = number_name(self._axis), round(100 * self._effect)
        tips = [texts.AXIS_NAME_TIP.format(name=words, number=number, share=share)]
        change = self._naming.change_sentence(self._axis)
        return [*tips, change] if change else tips


class _Editor(QLineEdit):
    """Escape puts back what was there and ends."""

    def __init__(self, parent: AxisName):
        super().__init__(parent)
        self.setObjectName("inline")
        self.setMaxLength(MAX_CHARS)
        self._before = ""
        self.hide()

    def open(self, text: str) -> None:
        """Begin with this text, all of it selected, so that typing replaces it."""
        self._before = text
        self.setText(text)
        self.show()
        self.selectAll()
        self.setFocus()

    def keyPressEvent(self, event):
        """Keep Escape from the window, and Enter from the name, which would begin anew."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)
        event.accept()
