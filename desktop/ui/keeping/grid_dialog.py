"""A picture varied along two numbers at once: seen as a square of pictures, saved as one page.

The page remembers the picture that was varied: dropped on the window, that one is back.
"""

from pathlib import Path

import numpy as np
from PIL import Image
from PyQt6.QtCore import pyqtSlot
from PyQt6.QtWidgets import QDialog, QPushButton, QWidget

from desktop.generator.files.finished_files import make_folder, series_name, write_together
from desktop.generator.files.picture_file import png_bytes
from desktop.generator.files.sheets import contact_sheet
from desktop.generator.latent.crossing import with_step
from desktop.state.axis_grid import grid_codes
from desktop.ui import texts
from desktop.ui.banner import Banner
from desktop.ui.keeping.afterwards import offer_to_show
from desktop.ui.keeping.destination import Destination
from desktop.ui.keeping.dialog_layout import align, lay_out
from desktop.ui.keeping.grid_options import GridOptions
from desktop.ui.keeping.preview import Preview
from desktop.ui.keeping.reel import Reel
from desktop.ui.label import Label
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done
from desktop.ui.theme import SHEET_LIGHT, Theme

GAP = 4  # pixels between pictures
LEAST_SIDE = 192  # pixels of each picture in the file: twice as large as 96 are drawn


class GridDialog(QDialog):
    """Varies the selected picture.

    Args:
        studio: whose picture, and whose thread draws and writes.
        theme: in which colours.
        names: what the model's axes are called.
        parent: the window that waits meanwhile.
    """

    def __init__(self, studio: Studio, theme: Theme, names: tuple[str, ...],
                 parent: QWidget | None = None):  # fmt: skip
        super().__init__(parent)
        self._studio = studio
        self._picture = studio.session.picture(studio.session.selected)
        self._record = studio.record(studio.session.selected)
        self._writing, self._is_writing = Questions(studio, self), False
        self.banner, self.preview = Banner(), Preview(theme, texts.GRID_PREVIEW_NAME)
        self.options = GridOptions(studio.in_use.card.axes, names, studio.settings)
        self.destination, self.caption = Destination(studio.settings), Label()
        self.save, self.cancel = QPushButton(texts.SAVE_BUTTON), QPushButton(texts.CANCEL_BUTTON)
        self.reel = Reel(studio, self)
        self._lay_out()
        self.options.changed.connect(self._draw)
        self.destination.changed.connect(self._update)
        self.reel.grown.connect(self._grown)
        self.reel.failed.connect(self.banner.say)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self._writing.answered.connect(self._written)
        studio.opened.connect(self._forget)
        name = series_name(studio.in_use.card.name, self._picture.seed, "grid.png")
        self.destination.suggest([name])
        self._draw()

    def done(self, result: int) -> None:
        """Close; what is not drawn yet is not needed."""
        self.reel.stop()
        super().done(result)

    def _draw(self) -> None:
        across, up, side = self.options.values()
        codes = grid_codes(self._picture.code(), across, up, side)
        self.reel.draw(with_step(codes, self._picture.outline_step))
        self._update()

    def _grown(self) -> None:
        """Show what is drawn by now; missing pictures are as the nearest before them."""
        frames = [self.reel.frame(index) for index in range(self.reel.length)]
        there = [frame for frame in frames if frame is not None]
        if len(there) == len(frames):  # the first is drawn first, so from then on all have one
            columns = self.options.values()[2]
            self.preview.show_pixels(np.asarray(_page(np.stack(there), columns, 1)))
        self._update()

    def _save(self) -> None:
        frames = self.reel.frames()
        if frames is None or self._is_writing or not self.destination.is_valid():
            return
        (path,), to, columns = self.destination.paths(), self.destination, self.options.values()[2]
        overwrite, new_folder = to.overwrite(), to.makes_folder()
        scale = -(-LEAST_SIDE // frames.shape[1])

        def write(_model: object) -> Path:
            data = png_bytes(np.asarray(_page(frames, columns, scale)), self._record)
            if new_folder:
                make_folder(path.parent)
            write_together({path: data}, overwrite=overwrite)
            return path

        self.banner.hide()
        self._is_writing = True
        self._writing.ask(0, write, urgent=True)
        self._update()

    def _written(self, done: Done) -> None:
        self._is_writing = False
        if done.error:
            self.banner.say(*texts.of_error(done.error))
            self.destination.look_again()  # a name may have been taken meanwhile
            return
        self.destination.remember()
        self.options.remember()
        sentence = texts.SAVED_GRID.format(name=done.result.name)
        offer_to_show(self._studio, sentence, done.result.parent)
        self.accept()

    @pyqtSlot()
    def _forget(self) -> None:
        """Close: another model is in use, and its thread has forgotten these pictures."""
        self.done(QDialog.DialogCode.Rejected)

    def _update(self) -> None:
        ready = self.reel.drawn == self.reel.length and not self._is_writing
        self.save.setEnabled(ready and self.destination.is_valid())
        words = texts.MORPH_DRAWING.format(done=self.reel.drawn, count=self.reel.length)
        self.caption.setText(texts.GRID_CAPTION if self.reel.drawn == self.reel.length else words)

    def _lay_out(self) -> None:
        self.setWindowTitle(texts.GRID_TITLE)
        heading = Label(texts.GRID_EXPLAINED)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        align(self.options.labels, self.destination.labels)
        choices = (heading, self.options, self.destination)
        lay_out(self, self.banner, self.preview, self.caption, choices, (self.cancel, self.save))


def _page(pictures: np.ndarray, columns: int, scale: int) -> Image.Image:
    background, _ink = SHEET_LIGHT
    return contact_sheet(pictures, columns, gap=GAP * scale, scale=scale, background=background)
