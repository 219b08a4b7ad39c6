"""The stages that make a model: a tick beside what is done, a dot beside what is going on."""

from PyQt6.QtWidgets import QGridLayout, QWidget

from desktop.learning.headway import STAGES, Headway
from desktop.ui import texts
from desktop.ui.label import Label


class StageList(QWidget):
    """Shows all stages in their order."""

    def __init__(self):
        super().__init__()
        self._rows = {stage: (Label(), Label(texts.LEARN_STAGES[stage])) for stage in STAGES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, 18)
        grid.setColumnStretch(1, 1)
        for row, (sign, label) in enumerate(self._rows.values()):
            sign.setObjectName("tick")
            grid.addWidget(sign, row, 0)
            grid.addWidget(label, row, 1)

    def show_headway(self, headway: Headway) -> None:
        """Show how far it is."""
        done = headway.done()
        for stage, (sign, label) in self._rows.items():
            going = stage == headway.stage
            sign.setText("✓" if stage in done else "●" if going else "")
            label.setObjectName("heading" if going else "muted")
            label.style().polish(label)
