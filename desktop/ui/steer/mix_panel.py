"""Mixing chosen pictures: their average, sums of them like 1 - 3 + 5, and crossings."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.state.session import MAX_COUNT, Session
from desktop.ui import texts
from desktop.ui.label import Label, tip
from desktop.ui.steer.mix_results import MixResults
from desktop.ui.steer.sign_card import CAPTION, GAP, PICTURE, SignCard
from desktop.ui.steer.small_picture import SmallPicture
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Drawing, OpenedModel
from desktop.ui.theme import Theme

COLUMNS = 3  # as many pictures as the narrowest panel shows side by side
ROOMY = 400  # pixels of height that are enough for a row of cards, and all else at its full size


class MixPanel(QWidget):
    """Shows the chosen pictures in the order of choosing; without two, says how to choose.

    Signals:
        kept: a mix is a picture now; with it the choice is over, and so are the buttons.
    """

    kept = pyqtSignal()

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio = studio
        self._signs: dict[int, int] = {}  # of the slots chosen, where it is not a plus
        self._shown: tuple[int, ...] = ()
        self.cards = [SignCard(slot, theme) for slot in range(MAX_COUNT)]
        self.results = MixResults(studio, theme)
        self._words, self._grid = _label(texts.MIX_WORDS, "muted"), QGridLayout()
        self._empty, self._sheet = _empty_page(theme), QWidget()
        self._lay_out()
        self.results.kept.connect(self.kept)
        for card in self.cards:
            card.hide()
            card.signed.connect(self._sign)
        studio.changed.connect(self._show_session)
        studio.opened.connect(self._opened)
        studio.drawn.connect(self._show_drawing)
        self._show_session(studio.session)

    def showEvent(self, event):
        """Catch up on what happened while another tab was in front."""
        self._show_session(self._studio.session)
        super().showEvent(event)

    def fit_height(self, height: int) -> None:
        """Let the buttons be seen at once, if that can be: pictures are smaller, the words may go.

        The title's tooltip says the same.

        Args:
            height: pixels of the panel that are seen without scrolling.
        """
        more_rows = max(0, len(self._shown) - 1) // COLUMNS
        small = height < ROOMY + more_rows * (PICTURE + CAPTION + 2 * GAP)
        self._words.setVisible(not small)
        self.results.be_small(small)
        for card in self.cards:
            card.be_small(small)

    def _opened(self, _model: OpenedModel) -> None:
        self.results.forget()

    def _show_session(self, session: Session) -> None:
        """Show chosen pictures, signs and mixes; previews are drawn for those who look."""
        if not self.isVisible():
            return
        enough = len(session.chosen) > 1 and self._studio.model is not None
        self._empty.setVisible(not enough)
        self._sheet.setVisible(enough)
        self._signs = {p: sign for p, sign in self._signs.items() if p in session.chosen}
        if not enough:
            return
        if session.chosen != self._shown:
            self._arrange(session.chosen)
        for slot in session.chosen:
            drawing = self._studio.drawing(slot)
            self.cards[slot].show_sign(self._signs.get(slot, 1))
            self.cards[slot].show_image(drawing.image if drawing else None)
        self.results.show_session(session, self._signs)

    def _show_drawing(self, drawing: Drawing) -> None:
        self.cards[drawing.slot].show_image(drawing.image)

    def _sign(self, slot: int, sign: int) -> None:
        self._signs[slot] = sign
        self._show_session(self._studio.session)

    def _arrange(self, chosen: tuple[int, ...]) -> None:
        """Put the cards of these slots into rows, in this order for the Tab key too."""
        for slot in self._shown:
            self._grid.removeWidget(self.cards[slot])
            self.cards[slot].setVisible(slot in chosen)
        before = None
        for number, slot in enumerate(chosen):
            card = self.cards[slot]
            self._grid.addWidget(card, *divmod(number, COLUMNS))
            card.show()
            if before:
                QWidget.setTabOrder(before, card)
            before = card
        self._shown = chosen

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(COLUMNS, 1)
        title = _label(texts.MIX_TITLE, "heading")
        title.setToolTip(tip(texts.MIX_WORDS))
        for card in self.cards:  # before the results, and though shown later: so Tab goes
            card.setParent(self._sheet)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self._words)
        column.addLayout(self._grid)
        column.addWidget(self.results)
        column.addStretch(1)
        # Not a stack: of that the page in front would be as high as the higher one, and scroll.
        pages = QVBoxLayout(self)
        pages.setContentsMargins(0, 0, 0, 0)
        for page in (self._empty, self._sheet):
            pages.addWidget(page)


def _empty_page(theme: Theme) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 0, 24, 0)
    column.setSpacing(10)
    column.addStretch(2)
    column.addLayout(_sketch(theme))
    column.addSpacing(8)
    for words, style in ((texts.MIX_EMPTY_TITLE, "heading"), (texts.MIX_EMPTY, "muted")):
        label = _label(words, style)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(3)
    return page


def _sketch(theme: Theme) -> QHBoxLayout:
    """Draw what mixing is: one picture + another = a new one."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for sign in ("", "+", "="):
        if sign:
            row.addWidget(_label(sign, "sign"))
        row.addWidget(SmallPicture(48, theme))
    row.addStretch(1)
    return row


def _label(words: str, style: str) -> QLabel:
    label = Label(words)
    label.setObjectName(style)
    label.setWordWrap(True)
    return label
