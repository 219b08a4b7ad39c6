"""How the training went: draws on the way, the story in sentences, then one curve at a time."""

from typing import TYPE_CHECKING

import pyqtgraph
from PyQt6.QtCore import QSignalBlocker, Qt
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.generator.model.curves import Curve
from desktop.generator.model.run_curves import read_curves
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.plot import Plot
from desktop.ui.sheets_view import SheetsView
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done, OpenedModel
from desktop.ui.theme import Theme
from desktop.ui.training_story import training_story

if TYPE_CHECKING:  # it loads onnxruntime, which only the thread may wait for
    from desktop.generator.model.whole_model import WholeModel

WIDTH = 2.0  # pixels of the line
STAGED = ("loss", "perceptual_loss")  # curves that rise where the perceptual loss comes in


class CurvesPlot(QWidget):
    """Asks for the curves of the open model, from its card or the run beside it."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._theme, self._questions = theme, Questions(studio, self)
        self.curves: tuple[Curve, ...] = ()
        self.choice, self.plot = QComboBox(), _empty_plot()
        self.line = self.plot.plot()
        self.words, self.story, self.empty = Label(), Label(), Label(texts.CURVES_EMPTY)
        self._label = Label(texts.CURVES_CHOICE)
        self.sheets = SheetsView(studio, theme)
        self.stage = pyqtgraph.InfiniteLine(angle=90, label=texts.CURVES_STAGE)
        self.stage.label.setPosition(0.92)
        self.plot.addItem(self.stage, ignoreBounds=True)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show_chosen)
        studio.opened.connect(self._opened)
        self._questions.answered.connect(self._answered)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._show_curves(())
        if studio.model:
            self._opened(studio.model)

    def _opened(self, model: OpenedModel) -> None:
        self._show_curves(())
        self.empty.hide()  # until it is known that there are none
        self.story.setText(training_story(model.card))
        self._questions.ask(0, _read)

    def _answered(self, done: Done) -> None:
        self._show_curves(done.result)

    def _show_curves(self, curves: tuple[Curve, ...]) -> None:
        before = self.choice.currentData()
        self.curves = curves
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for curve in curves:
                self.choice.addItem(texts.CURVE_NAMES[curve.name], curve.name)
            self.choice.setCurrentIndex(max(0, self.choice.findData(before)) if curves else -1)
        for widget in (self._label, self.choice, self.plot, self.words):
            widget.setVisible(bool(curves))
        self.empty.setVisible(not curves)
        self._show_chosen()

    def _show_chosen(self) -> None:
        index = self.choice.currentIndex()
        if not 0 <= index < len(self.curves):
            self.line.clear()
            self.words.clear()
            return
        curve = self.curves[index]
        self.line.setData(curve.steps, curve.values)
        began = perceptual_start(self.curves)
        self.stage.setVisible(began is not None and curve.name in STAGED)
        self.stage.setValue(began or 0)
        self.plot.plotItem.vb.autoRange(padding=0.04)
        words = texts.CURVE_WORDS[curve.name].format(
            first=_short(curve.values[0]), last=_short(curve.values[-1]), steps=curve.steps[-1]
        )
        self.words.setText(words)
        self.plot.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        self._label.setBuddy(self.choice)
        self.choice.setAccessibleName(texts.CURVES_CHOICE.replace("&", ""))
        self.story.setObjectName("muted")
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self.words, self.story, self.empty):
            label.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self._label)
        top.addWidget(self.choice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.sheets)
        column.addWidget(self.story)
        column.addLayout(top)
        column.addWidget(self.plot, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.words)

    def _recolour(self) -> None:
        c = self._theme.colours
        self.plot.recolour(c)
        # pyqtgraph's pens count the screen's pixels
        self.line.setPen(pyqtgraph.mkPen(c.learned, width=WIDTH * self.devicePixelRatioF()))
        self.stage.setPen(pyqtgraph.mkPen(c.prior, width=self.devicePixelRatioF()))
        self.stage.label.setColor(c.muted)


def _read(model: "WholeModel") -> tuple[Curve, ...]:
    """Run on the thread: the tables of a run lie on a disk that may be slow."""
    return read_curves(model.decoder.card, model.decoder.path)


def perceptual_start(curves: tuple[Curve, ...]) -> int | None:
    """The step at which a training let in its perceptual loss, if not from the beginning.

    None where it did, or had none. Older trainings waited until the pixels were about right.
    """
    curve = next((one for one in curves if one.name == "perceptual_loss"), None)
    if curve is None or curve.values[0] > 0:
        return None
    points = zip(curve.steps, curve.values, strict=True)
    return next((step for step, value in points if value > 0), None)


def _short(value: float) -> str:
    return f"{value:.3g}"


def _empty_plot() -> Plot:
    plot = Plot(140)
    plot.setAccessibleName(texts.CURVES_NAME)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing in it can be done
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setAntialiasing(True)
    plot.setLabel("bottom", texts.CURVES_X)
    plot.showGrid(y=True, alpha=0.12)
    return plot
