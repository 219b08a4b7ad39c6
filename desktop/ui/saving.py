"""Saving and copying the pictures shown: the dialogs here, the files in the generator."""

from pathlib import Path

from PyQt6.QtCore import QStandardPaths
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QFileDialog, QWidget

from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import free_path, picture_name, save_png
from desktop.ui import texts
from desktop.ui.studio import Studio
from desktop.ui.tile import to_qimage
from desktop.ui.worker import Drawing


def pictures_folder() -> Path:
    """Where people look for pictures: the system's folder for them, else the home folder."""
    place = QStandardPaths.StandardLocation.PicturesLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if folder.is_dir() else Path.home()


class PictureActions:
    """Save one, save all, copy: what the studio shows at the moment an action is chosen."""

    def __init__(self, window: QWidget, studio: Studio):
        self._window, self._studio = window, studio
        self._folder = pictures_folder()

    def save_one(self, index: int) -> None:
        """Ask where to save a picture, then save it."""
        if not (shown := self._ready()):
            return
        suggested = str(free_path(self._folder, self._name(index)))
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
            self._studio.said.emit(texts.SAVED_ONE.format(name=path.name))

    def save_all(self) -> None:
        """Ask for a folder and save every picture under a free name."""
        if not (shown := self._ready()):
            return
        chosen = QFileDialog.getExistingDirectory(
            self._window, texts.SAVE_ALL_TITLE, str(self._folder)
        )
        if not chosen:
            return
        folder, count = Path(chosen), len(shown)
        for index in range(count):
            if not self._save(shown, index, free_path(folder, self._name(index))):
                return
        self._folder = folder
        self._studio.said.emit(texts.SAVED_ALL.format(count=count, folder=folder))

    def copy(self, index: int) -> None:
        """Put a picture's own pixels on the clipboard."""
        if shown := self._ready():
            QGuiApplication.clipboard().setImage(to_qimage(shown[index].image).copy())
            self._studio.said.emit(texts.COPIED.format(number=index + 1))

    def _ready(self) -> list[Drawing] | None:
        shown = self._studio.drawings()
        if shown is None:
            self._studio.said.emit(texts.STILL_DRAWING)
        return shown

    def _save(self, shown: list[Drawing], index: int, path: Path, overwrite: bool = False) -> bool:
        drawing, record = shown[index], self._studio.record(index)
        try:
            save_png(path, drawing.image, record, overwrite=overwrite)
        except ModelFileError as error:
            self._studio.failed.emit(str(error), error.hint)
            return False
        return True

    def _name(self, index: int) -> str:
        record = self._studio.record(index)
        return picture_name(self._studio.model.card.name, record.seed, record.index)
