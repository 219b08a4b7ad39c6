"""The pane that says of one picture what it is like, how it was made and what its numbers are."""

import numpy as np
from PyQt6.QtCore import QSize, Qt
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

from desktop.generator.latent.latent_paths import photo_radii, radius
from desktop.state.session import Session
from desktop.ui import icons, texts
from desktop.ui.label import Label, tip
from desktop.ui.map.photo_words import explained_percent, nearest_words
from desktop.ui.nearest_photos import NearestPhotos
from desktop.ui.origin_words import origin_words, sentence
from desktop.ui.steer.small_picture import SmallPicture
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Drawing, OpenedModel
from desktop.ui.theme import Theme

PHOTO_SIDE = 72  # pixels; as high as the lines beside it
HOLDS = 1.0  # sigmas; photos of the garden lie 2 from the next, and a walk goes on for 0.3 s


class Details(QFrame):
    """Speaks of the selected picture, or of the one that the mouse is on.

    Args:
        studio: whose picture.
        theme: in which colours.
        nearest: knows which photo a picture is most like; it is shown beside the words.
    """

    def __init__(self, studio: Studio, theme: Theme, nearest: NearestPhotos):
        super().__init__()
        self._studio, self._theme, self._nearest = studio, theme, nearest
        self._radii: tuple[float, float] | None = None  # of most photos
        self._known_for: np.ndarray | None = None  # the whole code whose nearest photo is shown
        self.slot = studio.session.selected  # whose details are shown
        self.title, self.origin, self.far, self.new = _Line(), _Line(), _Line(), _Line()
        self.photo = SmallPicture(PHOTO_SIDE, theme)
        self.numbers, self.copy = QLineEdit(), QPushButton()
        self._lay_out()
        self.copy.clicked.connect(lambda: self.copy_numbers(self.slot))
        theme.changed.connect(self._recolour)
        self._recolour()
        studio.opened.connect(self._opened)
        studio.changed.connect(self._show_session)
        studio.drawn.connect(self._follow)
        nearest.found.connect(self._show_found)
        if studio.model:
            self._opened(studio.model)
        self._show_session(studio.session)

    def highlight(self, slot: int) -> None:
        """Speak of another picture; a negative slot is the selected one."""
        session = self._studio.session
        self.slot = slot if 0 <= slot < session.count else session.selected
        self.copy.setEnabled(self._studio.model is not None)
        if not self._studio.model:
            self.title.say(texts.DETAILS_EMPTY)
            return
        picture, z = session.picture(self.slot), session.picture(self.slot).code()
        number, made = self.slot + 1, texts.MADE[picture.made]
        self.title.say(texts.DETAILS_TITLE.format(number=number, made=made))
        self.origin.say(sentence(origin_words(picture)))
        self._show_nearest()
        self.far.say(self._how_far(radius(z)), texts.DETAILS_RADIUS_TIP)
        if self.numbers.text() != (code := numbers(z)):  # or a selection in it would be lost
            self.numbers.setText(code)
            self.numbers.setCursorPosition(0)
        self.numbers.setAccessibleName(texts.DETAILS_NUMBERS.format(number=number))

    def copy_numbers(self, slot: int) -> None:
        """Put on the clipboard how a picture is drawn, as text."""
        if self._studio.model:
            QApplication.clipboard().setText(self._studio.record(slot).to_json())
            self._studio.said.emit(texts.NUMBERS_COPIED.format(number=slot + 1))

    def _show_nearest(self) -> None:
        """Show the photo most like the picture that is seen, which trails the one asked for.

        Until it is found, what was found for a picture close by stands for it: so a photo stands
        beside a picture that moves.
        """
        drawing = self._studio.drawing(self.slot)
        if drawing is None:
            return  # until it is drawn
        code, found = drawing.code, self._nearest.of(drawing)
        if found is None:
            known = self._known_for
            if known is None or len(known) != len(code) or np.linalg.norm(code - known) > HOLDS:
                self._known_for = None
                self.photo.show_image(None)
                self.new.say("")
            return
        self._known_for = code
        words = nearest_words(found)
        self.photo.show_image(found.image)
        self.photo.setAccessibleName(words)
        self.photo.setToolTip(tip(words))
        self.new.say(words, texts.DETAILS_NEW_TIP.format(percent=explained_percent(found)))

    def _opened(self, model: OpenedModel) -> None:
        card = model.card
        for widget in (self.photo, self.new):
            widget.setVisible(len(card.z_mean) > 0)
        self._known_for = None
        self.photo.show_image(None)
        self.new.say("")
        self._radii = photo_radii(card.z_mean, card.z_log_var) if len(card.z_mean) else None

    def _show_session(self, _session: Session) -> None:
        self.highlight(-1)

    def _follow(self, drawing: Drawing) -> None:
        if drawing.slot == self.slot:
            self._show_nearest()

    def _show_found(self) -> None:
        if self._studio.model and self.slot < self._studio.session.count:
            self._show_nearest()

    def _how_far(self, far: float) -> str:
        if self._radii is None:
            return texts.DETAILS_RADIUS.format(radius=f"{far:.2f}")
        low, high = self._radii
        words = texts.DETAILS_WITHIN
        if far < low:
            words = texts.DETAILS_NEARER
        if far > high:
            words = texts.DETAILS_BEYOND
        return words.format(radius=f"{far:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")

    def _lay_out(self) -> None:
        self.setObjectName("panel")
        self.title.setObjectName("heading")
        for label in (self.origin, self.far):
            label.setObjectName("muted")
        self.photo.hide()
        self.new.hide()
        self.numbers.setObjectName("code")
        self.numbers.setReadOnly(True)
        self.numbers.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # signs keep their side
        if texts.is_right_to_left():
            self.numbers.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.copy.setObjectName("quiet")
        self.copy.setFixedSize(24, 24)  # a sign: beside its words a narrow pane has no room
        self.copy.setAccessibleName(texts.COPY_NUMBERS.replace("&", ""))
        self.copy.setToolTip(f"<p>{texts.COPY_NUMBERS_TIP}</p>")
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.copy)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(top)
        for widget in (self.new, self.origin, self.far):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.photo)
        row.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 8, 10, 8)
        whole.setSpacing(2)
        whole.addLayout(row)
        whole.addWidget(self.numbers)  # beside the photo a narrow pane has no room for eight

    def _recolour(self) -> None:
        self.copy.setIcon(icons.icon(icons.two_sheets(), self._theme.colours.muted))
        self.copy.setIconSize(QSize(16, 16))


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
    gap = "  " if len(z) <= 8 else " "
    return gap.join(f"{value:.2f}" for value in z.tolist()).replace("-", "−")
