"""One photo, and the square of it that is learned: dragged by the mouse, or moved with keys."""

from collections.abc import Callable
from functools import partial

from PIL import Image
from PyQt6.QtCore import QPointF, QRect, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import Box
from desktop.learning.photo_choice import PhotoChoice
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.theme import Theme

LEAST = 24  # pixels of a side that show something
STEPS = 40  # key presses across a photo
CORNER = 14  # pixels around a corner that take hold of it
SHADE = QColor(0, 0, 0, 130)  # over what is not learned, in any theme


class CropFrame(QWidget):
    """Shows a photo and a square on it.

    Args:
        picture: the whole photo.
        box: where the square is at first; None for the middle one.
        theme: for the frame.
    """

    def __init__(self, picture: Image.Image, box: Box | None, theme: Theme):
        super().__init__()
        pixels = picture.convert("RGBA")
        self._bytes = pixels.tobytes()  # QImage borrows it
        size = pixels.size
        self._image = QImage(self._bytes, *size, 4 * size[0], QImage.Format.Format_RGBA8888)
        self._theme = theme
        self.side = float(min(size))
        self.corner = QPointF((size[0] - self.side) / 2, (size[1] - self.side) / 2)
        if box:
            left, top, right, _ = (min(size) * part for part in box)
            self.side, self.corner = right - left, QPointF(left, top)
        self._held: QPointF | None = None  # where the mouse took hold, in pixels of the photo
        self._resizing = False
        self.setMinimumSize(320, 320)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts.CROP_NAME)

    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the square, in pixels of the photo."""
        left, top, side = round(self.corner.x()), round(self.corner.y()), round(self.side)
        return left, top, left + side, top + side

    def move_by(self, dx: float, dy: float) -> None:
        """Move the square, within the photo."""
        self.corner = self._within(self.corner + QPointF(dx, dy))
        self.update()

    def resize_to(self, side: float) -> None:
        """Make the square larger or smaller around its middle, within the photo."""
        most = min(self._image.width(), self._image.height())
        side = min(max(side, LEAST), most)
        half = (self.side - side) / 2
        self.side = side
        self.corner = self._within(self.corner + QPointF(half, half))
        self.update()

    def keyPressEvent(self, event):
        """Arrows move the square, + and - make it larger and smaller."""
        step = max(self._image.width(), self._image.height()) / STEPS
        moves = {
            Qt.Key.Key_Left: (-step, 0), Qt.Key.Key_Right: (step, 0),
            Qt.Key.Key_Up: (0, -step), Qt.Key.Key_Down: (0, step),
        }  # fmt: skip
        sizes = {Qt.Key.Key_Plus: step, Qt.Key.Key_Equal: step, Qt.Key.Key_Minus: -step}
        if event.key() in moves:
            self.move_by(*moves[event.key()])
        elif event.key() in sizes:
            self.resize_to(self.side + sizes[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event):
        """Take hold of the square, or of one of its corners."""
        at = self._to_photo(event.position())
        radius = CORNER / self._scale()
        corners = [self.corner + QPointF(x, y) for x in (0, self.side) for y in (0, self.side)]
        self._resizing = any((at - corner).manhattanLength() < 2 * radius for corner in corners)
        self._held = at

    def mouseMoveEvent(self, event):
        """Drag what is held."""
        if self._held is None:
            return
        at = self._to_photo(event.position())
        if self._resizing:
            middle = self.corner + QPointF(self.side / 2, self.side / 2)
            away = at - middle
            self.resize_to(2 * max(abs(away.x()), abs(away.y())))
        else:
            self.move_by(at.x() - self._held.x(), at.y() - self._held.y())
            self._held = at

    def mouseReleaseEvent(self, event):
        """Let go."""
        self._held = None

    def wheelEvent(self, event):
        """Make the square larger or smaller."""
        self.resize_to(self.side * (1.0 - event.angleDelta().y() / 1200))

    def paintEvent(self, event):
        """Draw the photo, a shade over what is not learned, and the square's frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self._shown()
        painter.drawImage(whole, self._image)
        scale = self._scale()
        square = QRectF(
            whole.topLeft().x() + self.corner.x() * scale,
            whole.topLeft().y() + self.corner.y() * scale,
            self.side * scale,
            self.side * scale,
        )
        outside = QPainterPath()
        outside.addRect(QRectF(whole))
        outside.addRect(square)
        painter.fillPath(outside, SHADE)
        painter.setPen(QPen(QColor(self._theme.colours.accent), 3 if self.hasFocus() else 2))
        painter.drawRect(square)

    def _within(self, corner: QPointF) -> QPointF:
        return QPointF(
            min(max(corner.x(), 0.0), self._image.width() - self.side),
            min(max(corner.y(), 0.0), self._image.height() - self.side),
        )

    def _scale(self) -> float:
        return min(self.width() / self._image.width(), self.height() / self._image.height())

    def _shown(self) -> QRect:
        scale = self._scale()
        width, height = round(self._image.width() * scale), round(self._image.height() * scale)
        return QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _to_photo(self, at: QPointF) -> QPointF:
        return (at - QPointF(self._shown().topLeft())) / self._scale()


class CropDialog(QDialog):
    """Lets the user choose which square of a photo is learned, and makes it.

    Args:
        name: of the photo.
        box: where it is cut by now; None where its middle square is taken.
        choice: that it is of.
        theme: for the frame.
        parent: the widget in front of which it stands.

    Raises:
        ModelFileError: the photo cannot be read.

    Signals:
        failed(UserError): the photo could not be changed; it is as before.
    """

    failed = pyqtSignal(object)

    def __init__(
        self, name: str, box: Box | None, choice: PhotoChoice, theme: Theme, parent: QWidget
    ):
        super().__init__(parent)
        self.setWindowTitle(texts.CROP_TITLE.format(name=name))
        whole = choice.whole(name)
        # What is see-through may be laid on white before it is cut: then the box is of that.
        self.frame = CropFrame(whole, box if whole.mode == "RGB" else None, theme)
        hint = Label(texts.CROP_HINT)
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.usual, self.pad = QPushButton(texts.CROP_USUAL), QPushButton(texts.CROP_PAD)
        self.take = QPushButton(texts.CROP_TAKE)
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        for button, act in (
            (self.usual, lambda: choice.give_back(name)),
            (self.pad, lambda: choice.pad(name)),
            (self.take, lambda: choice.crop(name, self.frame.box())),
        ):
            button.setAutoDefault(button is self.take)
            button.clicked.connect(partial(self._end, act))
        row = QHBoxLayout()
        row.addWidget(self.usual)
        row.addWidget(self.pad)
        row.addStretch(1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(12)
        column.addWidget(self.frame, 1)
        column.addWidget(hint)
        column.addLayout(row)
        self.resize(620, 640)
        self.frame.setFocus()

    def _end(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ModelFileError as error:
            self.failed.emit(error)
            self.reject()
        else:
            self.accept()
