"""Along which two numbers a picture is varied, and how finely."""

from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.generator.model.axis_effect import by_effect
from desktop.generator.model.card import Axis
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.studio.settings import Settings

SIDES = (3, 5, 7, 9)
USUAL_SIDE = "5"


class GridOptions(QWidget):
    """Two boxes that never show the same number, and one for the size.

    Args:
        axes: of the model.
        names: what they are called.
        settings: remember the size.

    Signals:
        changed(): other pictures are wanted.
    """

    changed = pyqtSignal()

    def __init__(self, axes: tuple[Axis, ...], names: tuple[str, ...], settings: Settings):
        super().__init__()
        self._settings = settings
        self.across, self.up, self.side = QComboBox(), QComboBox(), QComboBox()
        for box, strong in zip((self.across, self.up), by_effect(axes), strict=False):
            for axis, name in enumerate(names):
                box.addItem(name, axis)
            box.setCurrentIndex(strong)
        for side in SIDES:
            self.side.addItem(texts.GRID_SIDE_CHOICE.format(side=side), side)
        sides = tuple(map(str, SIDES))
        self.side.setCurrentIndex(sides.index(settings.text("grid_side", USUAL_SIDE, sides)))
        self.labels: list[Label] = []
        self._before = self.values()
        self._lay_out()
        for box in (self.across, self.up, self.side):
            box.currentIndexChanged.connect(self._chosen)

    def values(self) -> tuple[int, int, int]:
        """The axis across, the one upwards, and how many pictures stand along each side."""
        return self.across.currentData(), self.up.currentData(), self.side.currentData()

    def remember(self) -> None:
        """Begin with this size the next time."""
        self._settings.set_text("grid_side", str(self.side.currentData()))

    def _chosen(self) -> None:
        """Let the other box take what this one had, if both now show the same number."""
        across, up, _side = self.values()
        if across == up:
            before_across, before_up, _ = self._before
            box, value = (
                (self.up, before_across) if across != before_across else (self.across, before_up)
            )
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))
        self._before = self.values()
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        rows = (
            (texts.MAP_ACROSS, self.across),
            (texts.MAP_UP, self.up),
            (texts.SAVE_SIZE, self.side),
        )
        for row, (words, box) in enumerate(rows):
            label = Label(words)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self.labels.append(label)
        grid.setColumnStretch(1, 1)
