"""Weighing and writing an animation on the thread; it can be stopped until the file is there."""

from pathlib import Path

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.files.animation import animation_bytes
from desktop.generator.files.finished_files import make_folder, write_together
from desktop.generator.model.model_file import ModelFileError
from desktop.ui import texts
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done

# Frames next to each other, from three parts: a whole GIF takes seconds, this a tenth of one.
# Of animations of a garden, the estimate was off by 11 % at most, by 19 % for WebP.
RUNS, RUN = 3, 4


class _Stopped(ModelFileError):
    """The user has thought better of it."""


class _Job:
    """What both threads know of one writing: plain flags, each set by one of them."""

    def __init__(self):
        self.stopped = False
        self.frame = 0

    def report(self, frame: int) -> None:
        """Note the progress, or end the work."""
        self.frame = frame
        if self.stopped:
            raise _Stopped("The animation was stopped.")


class AnimationWriting(QObject):
    """Makes files of frames; the options are those of `animation_bytes`.

    Signals:
        weighed(int): about how many bytes the file will have.
        written(Path): the file that is there now.
        stopped(): the writing was stopped, and left nothing behind.
        failed(message, hint): the file could not be written.
    """

    weighed = pyqtSignal(int)
    written = pyqtSignal(object)
    stopped = pyqtSignal()
    failed = pyqtSignal(str, str)

    def __init__(self, studio: Studio, parent: QObject):
        super().__init__(parent)
        self._weighing, self._writing = Questions(studio, self), Questions(studio, self)
        self._sample: object = None  # that is weighed
        self._job: _Job | None = None
        self._weighing.answered.connect(self._weighed)
        self._writing.answered.connect(self._written)

    @property
    def frame(self) -> int | None:
        """Which frame is being written, from 0; None while nothing is."""
        return self._job.frame if self._job else None

    def weigh(self, frames: np.ndarray, options: dict) -> None:
        """Estimate how large the file of frames, uint8 (N, H, W, 3), will be."""
        indices = _sample(len(frames))
        sample, share = frames[indices], len(frames) / len(indices)
        self._sample = object()
        self._weighing.forget()
        self._weighing.ask(
            self._sample, lambda _: round(share * len(animation_bytes(sample, **options)))
        )

    def write(
        self, frames: np.ndarray, options: dict, path: Path, *, overwrite: bool, new_folder: bool
    ) -> None:
        """Make the file of frames, uint8 (N, H, W, 3), and write it, into a new folder or not."""
        self._job = job = _Job()

        def work(_model: object) -> Path:
            data = animation_bytes(frames, **options, on_frame=job.report)
            job.report(len(frames))
            if new_folder:
                make_folder(path.parent)
            write_together({path: data}, overwrite=overwrite)
            return path

        self._weighing.forget()
        self._writing.ask(job, work)

    def stop(self) -> None:
        """Stop the writing at its next frame; a file that is there by then stays."""
        if self._job:
            self._job.stopped = True

    def _weighed(self, done: Done) -> None:
        if done.key is self._sample and not done.error:
            self.weighed.emit(done.result)

    def _written(self, done: Done) -> None:
        if done.key is not self._job:
            return
        self._job = None
        if isinstance(done.error, _Stopped):
            self.stopped.emit()
        elif done.error:
            self.failed.emit(*texts.of_error(done.error))
        else:
            self.written.emit(done.result)


def _sample(length: int) -> np.ndarray:
    """Some of the frames from 0 to length - 1, in order."""
    if length <= RUNS * RUN:
        return np.arange(length)
    starts = (np.arange(RUNS) + 0.1) * length // RUNS  # a little off the pictures, where it rests
    return np.unique((starts[:, np.newaxis] + np.arange(RUN)).astype(int))
