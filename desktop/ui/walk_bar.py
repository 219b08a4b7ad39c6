"""What can be done with a walk while it goes on: pause, record, stop."""

from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop.ui import texts
from desktop.ui.keeping.saving import PictureActions
from desktop.ui.label import Label
from desktop.ui.live_walk import LiveWalk
from desktop.ui.studio.studio import Studio


class WalkBar(QFrame):
    """Hidden while nothing walks.

    Args:
        studio: whose picture walks.
        pictures: records it.
    """

    def __init__(self, studio: Studio, pictures: PictureActions):
        super().__init__()
        self._studio, self._pictures = studio, pictures
        self.walk = LiveWalk(studio, self)
        self.setObjectName("panel")
        self._words = Label()
        self.pause, self.record = QPushButton(texts.WALK_PAUSE), QPushButton(texts.WALK_RECORD)
        self.stop = QPushButton(texts.WALK_STOP)
        self.record.setToolTip(texts.WALK_RECORD_TIP)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._words, 1)
        for button in (self.pause, self.record, self.stop):
            button.setObjectName("small")
            row.addWidget(button)
        self.pause.clicked.connect(self._pause_or_go_on)
        self.record.clicked.connect(self._record)
        self.stop.clicked.connect(self.walk.stop)
        self.walk.changed.connect(self._show_walk)
        self.hide()

    def toggle(self) -> None:
        """Let the selected picture wander, or end that."""
        if self.walk.start_picture is not None:
            self.walk.stop()
        elif self._studio.model:
            self.walk.begin()

    def _pause_or_go_on(self) -> None:
        if self.walk.is_walking:
            self.walk.pause()
        else:
            self.walk.go_on()

    def _record(self) -> None:
        """Offer the present lap as an animation; meanwhile the walk stands still."""
        start = self.walk.start_picture
        if start is not None:
            if self.walk.is_walking:
                self.walk.pause()
            self._pictures.animate([start], walk_seed=self.walk.seed)

    def _show_walk(self) -> None:
        self.setVisible(self.walk.start_picture is not None)
        self._words.setText(texts.WALK_WORDS.format(number=self.walk.slot + 1))
        self.pause.setText(texts.WALK_PAUSE if self.walk.is_walking else texts.WALK_GO_ON)
