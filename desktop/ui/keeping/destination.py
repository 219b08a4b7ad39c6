"""Where files will go: the folder, the name, and what happens if the name is taken."""

import os
from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import QSignalBlocker, QStandardPaths, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.generator.files.finished_files import paths_for
from desktop.ui import texts
from desktop.ui.label import Label, tip
from desktop.ui.studio.settings import Settings

FOLDER_KEY = "save_folder"
_NO_NAME = set("/\\\0") | (set('<>:"|?*') if os.name == "nt" else set())


def pictures_folder() -> Path:
    """Where people look for pictures: the system's folder for them, else the home folder."""
    location = QStandardPaths.StandardLocation.PicturesLocation
    folder = Path(QStandardPaths.writableLocation(location) or Path.home())
    return folder if folder.is_dir() else Path.home()


class Destination(QWidget):
    """Lets the user choose where to write; nothing is replaced that was not agreed to."""

    changed = pyqtSignal()

    def __init__(self, settings: Settings):
        super().__init__()
        self._settings = settings
        self._names: list[str] = []
        self._edited = False
        self.folder = _path_field(str(settings.folder(FOLDER_KEY, pictures_folder())))
        self.choose = QPushButton(texts.FOLDER_CHOOSE)
        self.name = _path_field("")
        self.replace, self.make = QCheckBox(texts.REPLACE), QCheckBox(texts.MAKE_FOLDER)
        self.make.setChecked(True)
        self.note = Label()
        self._lay_out()
        self.folder.textChanged.connect(self._update)
        self.name.textEdited.connect(self._name_edited)
        self.choose.clicked.connect(self._choose_folder)
        self.replace.toggled.connect(self._update)
        self.make.toggled.connect(self._update)

    def suggest(self, names: Sequence[str]) -> None:
        """Offer these names; a single one can be changed, and the user's own stays."""
        before, self._names = self._names, list(names)
        if before != self._names:
            self.replace.setChecked(False)  # it was agreed to for other files
        single = len(self._names) == 1
        self.name.setVisible(single)
        self._name_label.setVisible(single)
        if single:
            suffix = Path(names[0]).suffix
            own = self._edited and Path(self.name.text()).stem
            with QSignalBlocker(self.name):
                self.name.setText(f"{own}{suffix}" if own else names[0])
        self._update()

    def paths(self) -> list[Path]:
        """Where the files will be written, in the order of their names."""
        return paths_for(self._folder(), self._wanted(), replace=self.overwrite())

    def overwrite(self) -> bool:
        """Whether the user agreed to replace what exists."""
        return self.replace.isChecked()

    def is_valid(self) -> bool:
        """Whether these can be names of files, in a folder that is there or may be made."""
        return self._can_be_names() and (self._is_there() or self.make.isChecked())

    def makes_folder(self) -> bool:
        """Whether the folder has yet to be made."""
        return not self._is_there()

    def remember(self) -> None:
        """Offer this folder the next time."""
        self._settings.set_text(FOLDER_KEY, str(self._folder()))

    def look_again(self) -> None:
        """Find out anew which names are taken."""
        self._update()

    def _can_be_names(self) -> bool:
        return "\0" not in self.folder.text() and all(_is_name(name) for name in self._wanted())

    def _is_there(self) -> bool:
        return os.path.isdir(self._folder())  # unlike Path.is_dir, it raises nothing

    def _folder(self) -> Path:
        return Path(os.path.expanduser(self.folder.text().strip())).absolute()

    def _wanted(self) -> list[str]:
        if len(self._names) != 1:
            return self._names
        typed, suffix = self.name.text().strip(), Path(self._names[0]).suffix
        return [typed if typed.lower().endswith(suffix) else typed + suffix]

    def _name_edited(self) -> None:
        self._edited = True
        self.replace.setChecked(False)
        self._update()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, texts.FOLDER_CHOOSE_TITLE, self.folder.text()
        )
        if chosen:
            self.folder.setText(chosen)

    def _update(self) -> None:
        folder, names = self._folder(), self._wanted()
        possible = self._can_be_names()
        taken = [name for name in names if possible and os.path.lexists(folder / name)]
        self.make.setVisible(possible and not self._is_there())
        self.replace.setVisible(bool(taken))
        if not taken and self.replace.isChecked():
            with QSignalBlocker(self.replace):
                self.replace.setChecked(False)
        self.folder.setToolTip(tip(str(folder)))
        self.note.setText(self._sentence(taken))
        self.changed.emit()

    def _sentence(self, taken: list[str]) -> str:
        if not self._can_be_names():
            return texts.NOTE_BAD_NAME
        if not self._is_there():
            return texts.NOTE_NO_FOLDER
        single, paths = len(self._names) == 1, self.paths()
        if not taken:
            return texts.NOTE_FREE.format(name=paths[0].name) if single else texts.NOTE_ALL_FREE
        if self.overwrite():
            sentence = texts.NOTE_REPLACED if single else texts.NOTE_ALL_REPLACED
        else:
            sentence = texts.NOTE_TAKEN if single else texts.NOTE_ALL_TAKEN
        return sentence.format(name=taken[0], free=paths[0].name, count=len(taken))

    def _lay_out(self) -> None:
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing() + 2)
        self._name_label = Label(texts.FILE_NAME)
        folder_label = Label(texts.FOLDER)
        for label, field in ((folder_label, self.folder), (self._name_label, self.name)):
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
        self.labels = [folder_label, self._name_label]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(folder_label, 0, 0)
        grid.addWidget(self.folder, 0, 1)
        grid.addWidget(self.choose, 0, 2)
        grid.addWidget(self._name_label, 1, 0)
        grid.addWidget(self.name, 1, 1, 1, 2)
        grid.addWidget(self.note, 2, 1, 1, 2)
        grid.addWidget(self.replace, 3, 1, 1, 2)
        grid.addWidget(self.make, 3, 1, 1, 2)  # where there is no folder, no name is taken
        grid.setColumnStretch(1, 1)


def _is_name(name: str) -> bool:
    return (
        bool(name.rpartition(".")[0].strip(". ")) and not _NO_NAME & set(name) and len(name) < 200
    )


def _path_field(text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # so are paths in any language
    return field
