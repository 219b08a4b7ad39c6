"""What chosen pictures come to: their average, their sum, and a crossing of two, side by side."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.state import arithmetic as mixing
from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.label import tip
from desktop.ui.steer.mix_result import MixResult
from desktop.ui.steer.sign_card import SIGNS
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme


class MixResults(QWidget):
    """Follows the session that it is shown; a model that draws no crossings offers none.

    Signals:
        kept: a mix is a picture now.

    Args:
        studio: whose pictures are mixed.
        theme: in which colours.
    """

    kept = pyqtSignal()

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio = studio
        self.average = MixResult(texts.MIX_AVERAGE, studio, theme)
        self.sum = MixResult(texts.MIX_ADD, studio, theme)
        self.exchange = QPushButton(texts.MIX_EXCHANGE)
        self.crossing = MixResult(texts.MIX_CROSS, studio, theme, self.exchange)
        self._all = self.average, self.sum, self.crossing
        self._ends: tuple[int, int] | None = None  # slots: whose outline, whose colours
        self._lay_out()
        for result in self._all:
            result.kept.connect(self.kept)
        self.exchange.clicked.connect(self._exchange)

    def show_session(self, session: Session, signs: mixing.Signs) -> None:
        """Offer what the chosen pictures come to with these signs."""
        parts = mixing.signed_slots(session, signs)
        names = [picture_name(slot) for slot, _ in parts]
        middle, total = mixing.averaged(session, signs), mixing.added(session, signs)
        if middle is None or total is None:
            self.average.offer(None, texts.MIX_NOTHING)
            self.sum.offer(None, texts.MIX_NOTHING)
        else:
            words = texts.MIX_MIDDLE.format(pictures=texts.MIX_AND.join(names))
            self.average.offer(mixing.mixed(session, middle), words)
            self.sum.offer(mixing.mixed(session, total), formula(parts))
        self._show_crossing(session, signs)

    def forget(self) -> None:
        """Forget what was drawn: another model is open."""
        for result in self._all:
            result.forget()

    def be_small(self, small: bool) -> None:
        """Take less height than usual, or as much again."""
        for result in self._all:
            result.be_small(small)

    def _show_crossing(self, session: Session, signs: mixing.Signs) -> None:
        crosses = self._studio.in_use.crosses
        self.crossing.setVisible(crosses)
        self._ends = mixing.ends(session, signs) if crosses else None
        self.exchange.setEnabled(self._ends is not None)
        if self._ends is None:
            self.crossing.offer(None, texts.MIX_CROSS_TWO)
            return
        outline, colours = (picture_name(slot) for slot in self._ends)
        words = texts.MIX_CROSSING.format(outline=outline, colours=colours)
        self.crossing.offer(mixing.crossed(session, *self._ends), words)

    def _exchange(self) -> None:
        if self._ends:
            self._studio.change(self._studio.session.with_exchanged(*self._ends))

    def _lay_out(self) -> None:
        self.crossing.button.setToolTip(tip(texts.MIX_CROSS_TIP))
        self.exchange.setToolTip(tip(texts.MIX_EXCHANGE_TIP))
        self.exchange.setObjectName("small")
        QWidget.setTabOrder(self.crossing.button, self.exchange)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for result in self._all:
            row.addWidget(result, 1)


def formula(parts: list[tuple[int, int]]) -> str:
    """Write slots with their signs as a sum: "picture 1 − picture 3 + picture 5"."""
    terms = [(SIGNS[sign], picture_name(slot)) for slot, sign in parts]
    (sign, first), others = terms[0], terms[1:]
    start = first if parts[0][1] > 0 else f"{sign} {first}"
    return " ".join([start, *(f"{sign} {name}" for sign, name in others)])


def picture_name(slot: int) -> str:
    """What a slot's picture is called within a line of text, which may not break the name."""
    return texts.MIX_PICTURE.format(number=slot + 1).replace(" ", "\u00a0")
