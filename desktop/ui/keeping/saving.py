"""What can be done with the pictures shown: save, copy, paste, drag out, animate, vary."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QBuffer, QIODevice, QMimeData
from PyQt6.QtGui import QGuiApplication, QImage
from PyQt6.QtWidgets import QDialog, QWidget

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.model.model_file import ModelFileError
from desktop.state.session import LIMIT, Made, Picture
from desktop.ui import dropping, texts
from desktop.ui.backstage import Backstage
from desktop.ui.keeping import dragging
from desktop.ui.keeping.grid_dialog import GridDialog
from desktop.ui.keeping.morph_dialog import MorphDialog
from desktop.ui.keeping.save_dialog import SaveDialog
from desktop.ui.keeping.save_options import Saved
from desktop.ui.studio.worker import Drawing

LONGEST_CODE = 1000  # characters; ten numbers with every digit have some 120


class PictureActions:
    """Actions on what the studio shows at the moment they are chosen; dialogs wait in front."""

    def __init__(self, window: QWidget, backstage: Backstage):
        self._window, self._own_photos = window, backstage.own_photos
        self._studio, self._theme = backstage.studio, backstage.theme
        self._naming = backstage.naming
        self.dialog: QDialog | None = None  # the one that is open

    def save_one(self, slot: int) -> None:
        """Ask where to save one picture."""
        self._save(slot, Saved.ONE)

    def save_all(self) -> None:
        """Ask where to save every picture."""
        self._save(self._studio.session.selected, Saved.ALL)

    def save_sheet(self) -> None:
        """Ask where to save one page with every picture."""
        self._save(self._studio.session.selected, Saved.SHEET)

    def animate(self, stops: Sequence[Picture] = (), walk_seed: int | None = None) -> None:
        """Offer a morph through these pictures, or those chosen; a walk where there is but one.

        Args:
            stops: the pictures; none are those chosen.
            walk_seed: of a walk that was seen; None is any.
        """
        session = self._studio.session
        if self._studio.model:
            stops = stops or [session.picture(slot) for slot in session.chosen]
            self._open(MorphDialog(self._studio, self._theme, stops, self._window, walk_seed))

    def vary(self) -> None:
        """Offer the selected picture varied along two numbers."""
        if self._studio.model:
            names = self._naming.on_the_map()
            self._open(GridDialog(self._studio, self._theme, names, self._window))

    def copy(self, slot: int) -> None:
        """Put a picture on the clipboard: its pixels, and the PNG that restores it."""
        if drawing := self._drawing(slot):
            data = dragging.picture_data(drawing.image, self._studio.record(slot))
            QGuiApplication.clipboard().setMimeData(data)
            self._studio.said.emit(texts.COPIED.format(number=slot + 1))

    def paste(self) -> None:
        """Open what the clipboard holds as if it had been dropped: files, a picture, or numbers.

        A picture's numbers alone, as they are shown, become those of the selected picture.
        """
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        if paths := dropping.files(data):
            self._open_files(paths)
        elif data.hasFormat(dragging.PNG):
            self._open_pixels(data.data(dragging.PNG).data())
        elif data.hasImage():
            self._open_pixels(_as_png(QGuiApplication.clipboard().image()))
        elif record := _copied_record(data.text()):
            self._studio.restore_asked.emit([record], None)
        elif (z := _copied_code(data.text(), self._studio.session.latent_dim)) is not None:
            session = self._studio.session
            self._studio.change(session.with_code(session.selected, z, Made.STEERED, ()))
        else:
            self._studio.said.emit(texts.PASTE_EMPTY)

    def drag_out(self, slot: int, source: QWidget) -> None:
        """Let the mouse carry a picture away from the widget it was pressed on."""
        if not (drawing := self._drawing(slot)):
            return
        name, record = self._studio.in_use.card.name, self._studio.record(slot)
        try:
            data = dragging.drag_data(drawing.image, record, name)
        except ModelFileError as error:
            self._studio.fail(error)
            return
        dragging.start_drag(source, drawing.image, data)

    def _save(self, slot: int, saved: Saved) -> None:
        if self._studio.drawings() is None:
            self._studio.said.emit(texts.STILL_DRAWING)
        else:
            self._open(SaveDialog(self._studio, self._theme, slot, saved, self._window))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        """Let go of the dialog and its pictures."""
        dialog, self.dialog = self.dialog, None
        if dialog:
            dialog.deleteLater()

    def _drawing(self, slot: int) -> Drawing | None:
        """The drawing of a slot once it is the one asked for."""
        if self._studio.model and (drawing := self._studio.drawing_wanted(slot)):
            return drawing
        self._studio.said.emit(texts.STILL_DRAWING)
        return None

    def _open_pixels(self, png: bytes) -> None:
        try:
            self._open_files([dragging.temporary_file(texts.PASTED_NAME, png)])
        except ModelFileError as error:
            self._studio.fail(error)

    def _open_files(self, paths: list[Path]) -> None:
        dropping.open_files(self._studio, self._own_photos, paths, None)


def _copied_record(text: str) -> PictureRecord | None:
    """The picture whose numbers were copied as text; None if this is other text."""
    try:
        return PictureRecord.from_json(text.strip())
    except ModelFileError:
        return None


def _copied_code(text: str, latent_dim: int) -> np.ndarray | None:
    """A code (D,) written as numbers with blanks or commas between; None if this is other text."""
    words = text[:LONGEST_CODE].replace("−", "-").replace(",", " ").split()
    try:
        z = np.array([float(word) for word in words], np.float32)
    except ValueError:
        return None
    return z if len(z) == latent_dim > 0 and bool((np.abs(z) <= LIMIT).all()) else None


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()
