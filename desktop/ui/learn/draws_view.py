"""The sheet of draws that a training writes anew as it goes on, and a line about it."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPixmap
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.learn.picture_label import PictureLabel


class DrawsView(QWidget):
    """Shows what a model draws by now, or in the end."""

    def __init__(self):
        super().__init__()
        self.picture, self.caption = PictureLabel(texts.LEARN_NO_SHEET), Label()
        self._shown: tuple[Path, float] | None = None  # the sheet, and of when
        self.caption.setObjectName("muted")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)

    def show_sheet(self, sheet: Path | None, finished: bool) -> None:
        """Show a sheet, read anew where it was written since; None shows that there is none yet."""
        self.caption.setText(texts.LEARN_SHEET_LAST if finished else texts.LEARN_SHEET)
        self.caption.setVisible(sheet is not None)
        if sheet is None:
            self._shown = None
            self.picture.show_picture(None)
            return
        try:
            now = (sheet, sheet.stat().st_mtime)
        except OSError:
            return  # it is being written, or gone
        if now != self._shown:
            self._shown = now
            self.picture.show_picture(QPixmap(str(sheet)))
