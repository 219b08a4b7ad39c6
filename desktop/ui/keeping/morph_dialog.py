"""The dialog that animates: it plays what will be written, and writes it on Save alone."""

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import QElapsedTimer, QTimer, pyqtSlot
from PyQt6.QtWidgets import QDialog, QPushButton, QWidget

from desktop.generator.files.finished_files import series_name
from desktop.generator.files.formats import FORMATS
from desktop.state.session import Picture
from desktop.ui import texts
from desktop.ui.banner import Banner
from desktop.ui.keeping.afterwards import offer_to_show
from desktop.ui.keeping.animation_writing import AnimationWriting
from desktop.ui.keeping.destination import Destination
from desktop.ui.keeping.dialog_layout import align, lay_out
from desktop.ui.keeping.morph_options import MorphOptions
from desktop.ui.keeping.preview import Preview, in_words
from desktop.ui.keeping.reel import Reel
from desktop.ui.label import Label
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme

PAUSE = 150  # milliseconds after the last change, before its frames are drawn


class MorphDialog(QDialog):
    """Morphs through pictures, or walks around a single one.

    Args:
        studio: whose thread draws the frames and writes the file.
        theme: the colours.
        stops: the pictures to go through, at least one.
        parent: the window that waits meanwhile.
        walk_seed: of the walk that is offered first, as long as those that are seen live.
    """

    def __init__(self, studio: Studio, theme: Theme, stops: Sequence[Picture],
                 parent: QWidget | None = None, walk_seed: int | None = None):  # fmt: skip
        super().__init__(parent)
        self._studio, self._stops = studio, list(stops)
        self.banner, self.preview = Banner(), Preview(theme, texts.MORPH_PREVIEW_NAME)
        size = studio.in_use.card.image_size
        self.options = MorphOptions(studio.settings, stops, size, walk_seed)
        self.destination = Destination(studio.settings)
        self.progress = Label()
        self.save, self.cancel = QPushButton(texts.SAVE_BUTTON), QPushButton(texts.CANCEL_BUTTON)
        self.reel = Reel(studio, self)
        self.writing = AnimationWriting(studio, self)
        self._image_size, self._wants_to_save = size, False
        self._weight: int | None = None  # bytes, about
        self._clock = QElapsedTimer()
        self._play = QTimer(self)  # runs while the dialog is seen
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self._file_changed()

    def showEvent(self, event):
        """Draw and play."""
        super().showEvent(event)
        self._clock.start()
        self._draw()

    def hideEvent(self, event):
        """Draw and play no more; nobody sees it."""
        super().hideEvent(event)
        self._soon.stop()
        self._play.stop()
        self.reel.stop()

    def reject(self) -> None:
        """Stop saving; where nothing is being saved, close."""
        if self.writing.frame is not None:
            self.writing.stop()
        elif self._wants_to_save:
            self._stopped()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close; a file half made is not written."""
        self.writing.stop()
        super().done(result)

    def _connect(self) -> None:
        self.options.motion_changed.connect(self._motion_changed)
        self.options.file_changed.connect(self._file_changed)
        self.destination.changed.connect(self._update)
        self._soon.timeout.connect(self._draw)
        self._play.timeout.connect(self._show_frame)
        self.reel.grown.connect(self._grown)
        self.reel.failed.connect(self._fail)
        self.writing.weighed.connect(self._weighed)
        self.writing.written.connect(self._written)
        self.writing.stopped.connect(self._stopped)
        self.writing.failed.connect(self._fail)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self._studio.opened.connect(self._forget)

    def _motion_changed(self) -> None:
        self._soon.start()

    def _file_changed(self) -> None:
        what = "walk" if len(self._stops) == 1 else "morph"
        suffix = FORMATS[self.options.format.currentData()]
        name = series_name(self._studio.in_use.card.name, self._stops[0].seed, what + suffix)
        self.destination.suggest([name])
        self._weigh()

    def _draw(self) -> None:
        motion = self.options.motion()
        self.reel.draw(motion.codes())
        self._play.start(motion.milliseconds)
        self._weight = None
        self._update()

    def _show_frame(self) -> None:
        """Show the frame whose time it is, however late the timer is."""
        index = self._clock.elapsed() // self._play.interval() % self.reel.length
        frame = self.reel.frame(index)
        if frame is not None and frame is not self.preview.pixels():
            self.preview.show_pixels(frame)
        if self.writing.frame is not None:
            self._update()

    def _grown(self) -> None:
        if self.reel.drawn == self.reel.length:
            self._weigh()
            if self._wants_to_save:
                self._save()
        self._update()

    def _weigh(self) -> None:
        """Find out how large the file will be, once all its frames are drawn."""
        self._weight = None
        frames = self.reel.frames()
        if frames is not None:
            self.writing.weigh(frames, self._file_options())
        self._update()

    def _weighed(self, weight: int) -> None:
        self._weight = weight
        self._update()

    def _save(self) -> None:
        """Write the file, once all frames are drawn."""
        if not self.destination.is_valid():
            return
        self.banner.hide()
        self._wants_to_save = True
        frames = None if self._soon.isActive() else self.reel.frames()
        if frames is not None:
            (path,), to = self.destination.paths(), self.destination
            how = {"overwrite": to.overwrite(), "new_folder": to.makes_folder()}
            self.writing.write(frames, self._file_options(), path, **how)
        self._update()

    def _file_options(self) -> dict:
        return {
            "milliseconds": self.options.motion().milliseconds,
            "format": self.options.format.currentData(),
            "enlargement": self.options.enlargement.currentData(),
            "record": self._studio.record_of(self._stops[0]).to_json(),
        }

    def _written(self, path: Path) -> None:
        self.destination.remember()
        self.options.remember()
        sentence = texts.SAVED_ANIMATION.format(name=path.name)
        offer_to_show(self._studio, sentence, path.parent)
        self.accept()

    def _stopped(self) -> None:
        self._fail(texts.MORPH_STOPPED, "")

    def _fail(self, message: str, hint: str) -> None:
        self._wants_to_save = False
        self.banner.say(message, hint)
        self.destination.look_again()  # a name may have been taken meanwhile

    @pyqtSlot()
    def _forget(self) -> None:
        """Close: another model is in use, and its thread has forgotten these frames."""
        self.done(QDialog.DialogCode.Rejected)

    def _update(self) -> None:
        saving = self._wants_to_save
        self.options.setEnabled(not saving)
        self.destination.setEnabled(not saving)
        self.save.setEnabled(not saving and self.destination.is_valid())
        self.cancel.setText(texts.MORPH_STOP if saving else texts.CANCEL_BUTTON)
        self.progress.setText(self._progress())

    def _progress(self) -> str:
        count, side = self.reel.length, self._image_size * self.options.enlargement.currentData()
        if self.writing.frame is not None:
            return texts.MORPH_WRITING.format(done=self.writing.frame, count=count)
        if self.reel.drawn < count or not count:
            return texts.MORPH_DRAWING.format(done=self.reel.drawn, count=count)
        words = texts.MORPH_WEIGHING if self._weight is None else texts.MORPH_WEIGHT
        size = in_words(self._weight or 0)
        return words.format(count=count, width=side, height=side, size=size)

    def _lay_out(self) -> None:
        walk = len(self._stops) == 1
        self.setWindowTitle(texts.WALK_TITLE if walk else texts.MORPH_TITLE)
        heading = Label(texts.WALK_EXPLAINED if walk else texts.MORPH_EXPLAINED)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        align(self.options.labels, self.destination.labels)
        choices = (heading, self.options, self.destination)
        lay_out(self, self.banner, self.preview, self.progress, choices, (self.cancel, self.save))
