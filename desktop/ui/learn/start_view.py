"""Where it begins: an area to drop photos on, and the models that the user has made."""

from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui import texts
from desktop.ui.keeping.destination import pictures_folder
from desktop.ui.label import Label
from desktop.ui.learn.example_view import ExampleView
from desktop.ui.learn.learning import Learning
from desktop.ui.learn.models_list import ModelsList
from desktop.ui.scrolling import scrolling


class StartView(QWidget):
    """Asks for photos.

    Signals:
        chosen(list[Path]): files and folders with photos.
    """

    chosen = pyqtSignal(list)

    def __init__(self, learning: Learning):
        super().__init__()
        self.models, self.example = ModelsList(learning), ExampleView()
        self.folder = QPushButton(texts.LEARN_FOLDER)
        self.files = QPushButton(texts.LEARN_FILES)
        self.folder.clicked.connect(self.ask_for_folder)
        self.files.clicked.connect(self.ask_for_files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._drop_area())
        heading = Label(texts.OWN_TITLE)
        heading.setObjectName("heading")
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for widget in (heading, self.models):
            rows.addWidget(widget)
        rows.addWidget(self.example, 3)  # as large as there is room
        rows.addStretch(1)
        column.addWidget(scrolling(below), 1)
        self.update_models()

    def update_models(self) -> None:
        """Show the models that there are now; as long as there are none, an example."""
        self.models.update_models()
        self.example.show_unless(self.models.are_some)

    def ask_for_folder(self) -> None:
        """Let the user choose a folder of photos."""
        chosen = QFileDialog.getExistingDirectory(
            self, texts.LEARN_FOLDER_TITLE, str(pictures_folder())
        )
        if chosen:
            self.chosen.emit([Path(chosen)])

    def ask_for_files(self) -> None:
        """Let the user choose photos one by one."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self, texts.LEARN_FILES_TITLE, str(pictures_folder())
        )
        if chosen:
            self.chosen.emit([Path(path) for path in chosen])

    def _drop_area(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("drop")
        title, words = Label(texts.LEARN_DROP), Label(texts.LEARN_DROP_HINT)
        title.setObjectName("large")
        words.setObjectName("muted")
        words.setWordWrap(True)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.folder.setObjectName("primary")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.folder)
        row.addWidget(self.files)
        row.addStretch(1)
        column = QVBoxLayout(panel)
        column.setContentsMargins(40, 34, 40, 34)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(row)
        return panel
