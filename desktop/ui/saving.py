"""Saving and copying the pictures shown: the dialogs here, the files in the generator."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, QStandardPaths, pyqtSignal
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QFileDialog, QWidget

from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import PictureRecord, free_path, picture_name, save_png
from desktop.session import Session
from desktop.ui import texts
from desktop.ui.tile import to_qimage
from desktop.ui.worker import Drawing, OpenedModel

Shown = tuple[OpenedModel, Session, list[Drawing]]


def pictures_folder() -> Path:
    """Where people look for pictures: the system's folder for them, else the home folder."""
    place = QStandardPaths.StandardLocation.PicturesLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if folder.is_dir() else Path.home()


class PictureActions(QObject):
    """Save one, save all, copy; asks `shown` what is on the screen when an action is chosen."""

    said = pyqtSignal(str)
    failed = pyqtSignal(str, str)  # message, hint

    def __init__(self, window: QWidget, shown: Callable[[], Shown | None]):
        super().__init__(window)
        self._window = window
        self._shown = shown
        self._folder = pictures_folder()

    def save_one(self, index: int) -> None:
        """Ask where to save a picture, then save it."""
        if not (shown := self._ready()):
            return
        suggested = str(free_path(self._folder, _name(shown, index)))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, texts.SAVE_TITLE, suggested, texts.SAVE_FILTER
        )
        if not chosen:
            return
        path = Path(chosen)
        asked = path.suffix.lower() == ".png"  # about replacing a file of this very name
        path = path if asked else free_path(path.parent, path.name + ".png")
        if self._save(shown, index, path, overwrite=asked):
            self._folder = path.parent
            self.said.emit(texts.SAVED_ONE.format(name=path.name))

    def save_all(self) -> None:
        """Ask for a folder and save every picture under a free name."""
        if not (shown := self._ready()):
            return
        chosen = QFileDialog.getExistingDirectory(
            self._window, texts.SAVE_ALL_TITLE, str(self._folder)
        )
        if not chosen:
            return
        folder, count = Path(chosen), len(shown[2])
        for index in range(count):
            if not self._save(shown, index, free_path(folder, _name(shown, index))):
                return
        self._folder = folder
        self.said.emit(texts.SAVED_ALL.format(count=count, folder=folder))

    def copy(self, index: int) -> None:
        """Put a picture's own pixels on the clipboard."""
        if shown := self._ready():
            QGuiApplication.clipboard().setImage(to_qimage(shown[2][index].image).copy())
            self.said.emit(texts.COPIED.format(number=index + 1))

    def _ready(self) -> Shown | None:
        shown = self._shown()
        if shown is None:
            self.said.emit(texts.STILL_DRAWING)
        return shown

    def _save(self, shown: Shown, index: int, path: Path, overwrite: bool = False) -> bool:
        model, session, drawings = shown
        drawing = drawings[index]
        record = PictureRecord(model.sha256, session.seed, index, drawing.z)
        try:
            save_png(path, drawing.image, record, overwrite=overwrite)
        except ModelFileError as error:
            self.failed.emit(str(error), error.hint)
            return False
        return True


def _name(shown: Shown, index: int) -> str:
    model, session, _ = shown
    return picture_name(model.card.name, session.seed, index)
