"""The dialog that saves pictures: it shows what will be written, and writes it on Save alone."""

from pathlib import Path

from PyQt6.QtCore import QSize, Qt, pyqtSlot
from PyQt6.QtGui import QIcon, QPixmap
from PyQt6.QtWidgets import (
    QDialog,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from desktop.generator.files.finished_files import FinishedFile, make_folder, write_together
from desktop.ui import texts
from desktop.ui.banner import Banner
from desktop.ui.keeping.afterwards import offer_to_show
from desktop.ui.keeping.destination import Destination
from desktop.ui.keeping.dialog_layout import align, lay_out
from desktop.ui.keeping.preview import Preview, in_words
from desktop.ui.keeping.save_options import Saved, SaveOptions, Shown
from desktop.ui.label import Label
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done
from desktop.ui.theme import Theme
from desktop.ui.tile import to_qimage

ICON_SIDE = 56


class SaveDialog(QDialog):
    """Saves what the studio showed when it was opened; all its pictures must be drawn.

    PNG alone: it keeps every pixel and the record that restores a picture. A JPEG keeps neither,
    and a WebP would not be known again when it is dropped on the window.

    Args:
        studio: whose pictures, and whose thread makes and writes the files.
        theme: the colours.
        slot: which is "this picture".
        saved: what to save at first.
        parent: the window that waits meanwhile.
    """

    def __init__(self, studio: Studio, theme: Theme, slot: int, saved: Saved = Saved.ONE,
                 parent: QWidget | None = None):  # fmt: skip
        super().__init__(parent)
        self._studio, self._theme = studio, theme
        images = [drawing.image for drawing in studio.drawings() or ()]
        records = [studio.record(number) for number in range(len(images))]
        shown = Shown(images, records, studio.in_use.card.name, slot)
        self.files: list[FinishedFile] | None = None  # None while they are being made
        self._finishing, self._writing = Questions(studio, self), Questions(studio, self)
        self._wanted: object = None  # key of the files that are being made
        self._is_writing = False
        self._asked_to_save = False
        self.banner = Banner()
        self.options = SaveOptions(studio.settings, shown, saved)
        self.destination = Destination(studio.settings)
        self.preview, self.list = Preview(theme, texts.SAVE_PREVIEW_NAME), _file_list()
        self.weight = Label(texts.SAVE_FINISHING)
        self.save, self.cancel = QPushButton(texts.SAVE_BUTTON), QPushButton(texts.CANCEL_BUTTON)
        self._lay_out()
        self._connect()
        self.options.choices.checkedButton().setFocus()
        self._finish()

    def reject(self) -> None:
        """Close, unless files are being written: what became of them will be said."""
        if not self._is_writing:
            super().reject()

    def _connect(self) -> None:
        self.options.changed.connect(self._finish)
        self.destination.changed.connect(self._update)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self._finishing.answered.connect(self._finished)
        self._writing.answered.connect(self._written)
        self._studio.opened.connect(self._forget)

    def _finish(self) -> None:
        """Let the thread make the files anew."""
        self.files, self._wanted = None, object()
        self._finishing.forget()
        self._finishing.ask(self._wanted, self.options.work(), urgent=True)
        self._update()

    def _finished(self, done: Done) -> None:
        if done.key is not self._wanted:  # made before the options were changed
            return
        self._show_files(done.result)
        if self._asked_to_save:
            self._save()

    def _show_files(self, files: list[FinishedFile]) -> None:
        self.files = files
        self.destination.suggest([file.name for file in files])
        height, width, _ = files[0].pixels.shape
        size = in_words(sum(len(file.data) for file in files))
        several = self.options.saved() == Saved.ALL
        words = texts.SAVE_ALL_WEIGHT if several else texts.SAVE_WEIGHT
        self.weight.setText(words.format(width=width, height=height, size=size, count=len(files)))
        self.record_note.setVisible(self.options.saved() != Saved.SHEET)
        self.stack.setCurrentWidget(self.list if several else self.preview)
        self.preview.show_pixels(files[0].pixels)
        self._update()

    def _show_names(self, files: list[FinishedFile]) -> None:
        """List the files under the names that they will get."""
        paths = self.destination.paths() if self.destination.is_valid() else []
        if self.list.count() != len(files):
            self.list.clear()
            self.list.addItems([""] * len(files))
        for row, (file, path) in enumerate(zip(files, paths, strict=False)):
            item = self.list.item(row)
            item.setText(f"{path.name}\n{in_words(len(file.data))}")
            if item.data(Qt.ItemDataRole.UserRole) is not file:
                item.setData(Qt.ItemDataRole.UserRole, file)
                item.setIcon(QIcon(QPixmap.fromImage(to_qimage(file.pixels.copy()))))

    def _save(self) -> None:
        """Write the files, once they are made."""
        self._asked_to_save = self.files is None
        if self.files is None or self._is_writing or not self.destination.is_valid():
            return
        self.banner.hide()
        paths, overwrite = self.destination.paths(), self.destination.overwrite()
        contents = {path: file.data for path, file in zip(paths, self.files, strict=True)}
        new_folder = self.destination.makes_folder()

        def write(_model: object) -> list[Path]:
            if new_folder:
                make_folder(paths[0].parent)
            write_together(contents, overwrite=overwrite)
            return paths

        self._is_writing = True
        self._writing.ask(0, write, urgent=True)
        self._update()

    def _written(self, done: Done) -> None:
        self._is_writing = False
        if done.error:
            self.banner.say(*texts.of_error(done.error))
            self.destination.look_again()  # a name may have been taken meanwhile
            self._update()
            return
        paths, saved = done.result, self.options.saved()
        self.destination.remember()
        self.options.remember()
        words = {
            Saved.ONE: texts.SAVED_ONE, Saved.ALL: texts.SAVED_ALL, Saved.SHEET: texts.SAVED_SHEET,
        }[saved]  # fmt: skip
        folder = paths[0].parent
        sentence = words.format(name=paths[0].name, count=len(paths), folder=folder)
        offer_to_show(self._studio, sentence, folder)
        self.accept()

    @pyqtSlot()
    def _forget(self) -> None:
        """Close: another model is in use, and its thread has forgotten these files."""
        self.done(QDialog.DialogCode.Rejected)

    def _update(self) -> None:
        writing = self._is_writing
        self.options.setEnabled(not writing)
        self.destination.setEnabled(not writing)
        self.cancel.setEnabled(not writing)
        self.save.setEnabled(not writing and self.destination.is_valid())
        if self.files:
            self._show_names(self.files)

    def _lay_out(self) -> None:
        self.setWindowTitle(texts.SAVE_DIALOG_TITLE)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.preview)
        self.stack.addWidget(self.list)
        self.record_note = Label(texts.SAVE_RECORD_NOTE)
        self.record_note.setObjectName("muted")
        self.record_note.setWordWrap(True)
        align(self.options.labels, self.destination.labels)
        choices = (self.options, self.destination, self.record_note)
        lay_out(self, self.banner, self.stack, self.weight, choices, (self.cancel, self.save))


def _file_list() -> QListWidget:
    files = QListWidget()
    files.setObjectName("files")
    files.setAccessibleName(texts.SAVE_LIST_NAME)
    files.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
    files.setSpacing(3)
    files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    return files
