"""What learning makes of photos, for someone who has made no model yet: draws of the garden."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage, QPixmap
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.model.sample_sheets import read_sheets
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.learn.picture_label import PictureLabel

MOST_HEIGHT = 288  # pixels; as large as the sheet itself is


class ExampleView(QWidget):
    """Shows the last sheet of the garden's training; nothing where the garden is missing."""

    def __init__(self):
        super().__init__()
        self.sheet, words = PictureLabel(texts.LEARN_EXAMPLE), Label(texts.LEARN_EXAMPLE)
        self.sheet.setMaximumHeight(MOST_HEIGHT)
        words.setObjectName("muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet, 1)
        column.addWidget(words)
        self._picture = _garden_sheet()
        self.sheet.show_picture(self._picture)

    def show_unless(self, unwanted: bool) -> None:
        """Show it, unless something of the user's own says the same."""
        self.setVisible(self._picture is not None and not unwanted)


def _garden_sheet() -> QPixmap | None:
    try:
        sheets = read_sheets(garden_decoder().parent)
    except ModelFileError:
        return None
    if not sheets:
        return None
    pixels = sheets[-1].pixels
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)
