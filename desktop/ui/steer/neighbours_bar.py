"""One row that surrounds the selected picture with its neighbours."""

from PyQt6.QtCore import Qt, pyqtSlot
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from desktop.generator.model.axis_effect import active_axes
from desktop.state.steering import surrounded
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel

STEPS = {"small": 0.4, "medium": 0.8, "large": 1.6}  # sigmas


class NeighboursBar(QWidget):
    """Asks how far away, and fills the other slots."""

    def __init__(self, studio: Studio):
        super().__init__()
        self._studio = studio
        self.step, self.button = QComboBox(), QPushButton(texts.NEIGHBOURS_SHOW)
        label = Label(texts.NEIGHBOURS_STEP)
        label.setBuddy(self.step)
        for name, words in texts.NEIGHBOURS_STEPS.items():
            self.step.addItem(words, name)
        usual = studio.settings.text("neighbours", "medium", tuple(STEPS))
        self.step.setCurrentIndex(self.step.findData(usual))
        self.step.setAccessibleName(texts.NEIGHBOURS_STEP_NAME)
        self.button.setObjectName("small")
        self.button.setToolTip(f"<p>{texts.NEIGHBOURS_TIP}</p>")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.button, 1)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.step)
        self.step.currentIndexChanged.connect(self._keep_step)
        self.button.clicked.connect(self.surround)
        studio.opened.connect(self._opened)
        self.setEnabled(studio.model is not None)

    @pyqtSlot()
    def surround(self) -> None:
        """Fill the other slots; without a model there is nothing to fill them with."""
        if self._studio.model is None:
            return
        axes = active_axes(self._studio.in_use.card.axes)
        session = surrounded(self._studio.session, axes, STEPS[self.step.currentData()])
        self._studio.change(session)

    def _opened(self, _model: OpenedModel) -> None:
        self.setEnabled(True)

    def _keep_step(self) -> None:
        self._studio.settings.set_text("neighbours", self.step.currentData())
