"""The pane that says of one picture how it was made, how far out it lies, and its numbers."""

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPainter, QPalette
from PyQt6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from desktop.generator.latent.latent_map import nearest
from desktop.generator.latent.latent_paths import photo_reach, reach
from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.label import Label, tip
from desktop.ui.origin_words import origin_words, sentence
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.theme import Theme


class Details(QFrame):
    """Speaks of the selected picture, or of the one that the mouse is on."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio = studio
        self._photos = np.empty((0, 0), np.float32)
        self._reach: tuple[float, float] | None = None  # of most photos
        self.place = studio.session.selected  # whose details are shown
        self.title, self.origin, self.far = _Line(), _Line(), _Line()
        self.numbers, self.copy = QLineEdit(), QPushButton(texts.COPY_NUMBERS)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        studio.opened.connect(self._opened)
        studio.changed.connect(self._show_session)
        if studio.model:
            self._opened(studio.model)
        self._show_session(studio.session)

    def highlight(self, place: int) -> None:
        """Speak of another picture; a negative place is the selected one."""
        session = self._studio.session
        self.place = place if 0 <= place < session.count else session.selected
        self.copy.setEnabled(self._studio.model is not None)
        if not self._studio.model:
            self.title.say(texts.DETAILS_EMPTY)
            return
        picture, z = session.picture(self.place), session.picture(self.place).code()
        number, made = self.place + 1, texts.MADE[picture.made]
        self.title.say(texts.DETAILS_TITLE.format(number=number, made=made))
        origin = {"origin": sentence(origin_words(picture)), "variety": f"{session.variety:.2f}"}
        if len(self._photos):
            words = texts.DETAILS_ORIGIN_PHOTO.format(**origin, photo=nearest(self._photos, z) + 1)
        else:
            words = texts.DETAILS_ORIGIN.format(**origin)
        self.origin.say(words)
        self.far.say(self._how_far(reach(z)), texts.DETAILS_REACH_TIP)
        if self.numbers.text() != (code := numbers(z)):  # or a selection in it would be lost
            self.numbers.setText(code)
            self.numbers.setCursorPosition(0)
        self.numbers.setAccessibleName(texts.DETAILS_NUMBERS.format(number=number))

    def _opened(self, model: OpenedModel) -> None:
        card = model.card
        self._photos = card.z_mean
        self._reach = photo_reach(card.z_mean, card.z_log_var) if len(card.z_mean) else None

    def _show_session(self, _session: Session) -> None:
        self.highlight(-1)

    def _how_far(self, far: float) -> str:
        if self._reach is None:
            return texts.DETAILS_REACH.format(reach=f"{far:.2f}")
        low, high = self._reach
        words = texts.DETAILS_WITHIN
        if far < low:
            words = texts.DETAILS_NEARER
        if far > high:
            words = texts.DETAILS_BEYOND
        return words.format(reach=f"{far:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._studio.record(self.place).to_json())
        self._studio.said.emit(texts.NUMBERS_COPIED.format(number=self.place + 1))

    def _lay_out(self) -> None:
        self.setObjectName("panel")
        self.title.setObjectName("heading")
        for label in (self.origin, self.far):
            label.setObjectName("muted")
        self.numbers.setObjectName("code")
        self.numbers.setReadOnly(True)
        self.numbers.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # signs keep their side
        self.copy.setObjectName("small")
        self.copy.setToolTip(f"<p>{texts.COPY_NUMBERS_TIP}</p>")
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(2)
        column.addLayout(top)
        for widget in (self.origin, self.far, self.numbers):
            column.addWidget(widget)


class _Line(Label):
    """One line that ends in three dots where it does not fit; its tooltip says the rest."""

    def __init__(self):
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str, more: str = "") -> None:
        """Show these words; the tooltip goes on with `more`."""
        self.setText(words)
        self.setToolTip(tip(words, more))

    def paintEvent(self, event):
        """Paint as much as fits."""
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        aligned = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(self.rect(), aligned, shown)


def numbers(z: np.ndarray) -> str:
    """Write a code (D,) to be read: two decimals, with a minus sign as wide as a plus."""
    return "  ".join(f"{value:.2f}" for value in z.tolist()).replace("-", "−")
