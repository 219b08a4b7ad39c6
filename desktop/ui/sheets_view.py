"""The same draws while the training went on: a slider leads from its beginning to its end."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QSignalBlocker, QSize, Qt
from PyQt6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from desktop.generator.model.sample_sheets import SampleSheet, read_sheets
from desktop.ui import texts
from desktop.ui.keeping.preview import Preview
from desktop.ui.label import Label
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done, OpenedModel
from desktop.ui.theme import Theme

if TYPE_CHECKING:  # it loads onnxruntime, which only the thread may wait for
    from desktop.generator.model.whole_model import WholeModel

HEIGHT = 150  # pixels of the sheet; three rows of pictures can be told apart


class SheetsView(QWidget):
    """Asks for the sheets of the run beside the open model; hidden where there are none."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._questions = Questions(studio, self)
        self.sheets: tuple[SampleSheet, ...] = ()
        self.sheet = _Sheet(theme, texts.SHEETS_NAME)
        self.slider, self.words = QSlider(Qt.Orientation.Horizontal), Label()
        self.slider.setAccessibleName(texts.SHEETS_SLIDER)
        self.slider.setToolTip(texts.SHEETS_SLIDER)
        self.words.setWordWrap(True)
        self.sheet.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sheet)
        column.addWidget(self.slider)
        column.addWidget(self.words)
        self.hide()
        self.slider.valueChanged.connect(self._show)
        studio.opened.connect(self._opened)
        self._questions.answered.connect(self._answered)
        if studio.model:
            self._opened(studio.model)

    def _opened(self, _model: OpenedModel) -> None:
        self.hide()
        self._questions.ask(0, _read)

    def _answered(self, done: Done) -> None:
        self.sheets = done.result
        self.setVisible(bool(self.sheets))
        if self.sheets:
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, len(self.sheets) - 1)
                self.slider.setValue(len(self.sheets) - 1)  # what became of it; then look back
            self._show(self.slider.value())

    def _show(self, number: int) -> None:
        sheet = self.sheets[number]
        words = texts.SHEETS_WORDS.format(step=sheet.step, last=self.sheets[-1].step)
        self.sheet.show_pixels(sheet.pixels)
        self.words.setText(words)
        self.slider.setAccessibleDescription(words)


class _Sheet(Preview):
    """A preview that asks for no more width than there is."""

    def __init__(self, theme: Theme, name: str):
        super().__init__(theme, name)
        self.setMinimumSize(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide and low, as a sheet is."""
        return QSize(320, HEIGHT)


def _read(model: "WholeModel") -> tuple[SampleSheet, ...]:
    """Run on the thread: a run's files lie on a disk that may be slow."""
    return read_sheets(model.decoder.path.parent)
