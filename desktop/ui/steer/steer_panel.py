"""Steering the selected picture: a slider for each number it is drawn from, in their order."""

from itertools import pairwise

from PyQt6.QtCore import Qt, pyqtSlot
from PyQt6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.generator.model.axis_effect import dead_axes
from desktop.state import steering
from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.steer.axis_naming import AxisNaming
from desktop.ui.steer.axis_row import HEIGHT, LEAST_HEIGHT, AxisRow
from desktop.ui.steer.neighbours_bar import NeighboursBar
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.theme import Theme


class SteerPanel(QWidget):
    """A row for each number, and the neighbours below them.

    Args:
        studio: whose selected picture is steered.
        theme: in which colours.
        naming: what the axes are called.
    """

    def __init__(self, studio: Studio, theme: Theme, naming: AxisNaming):
        super().__init__()
        self._studio, self._theme, self._naming = studio, theme, naming
        self.rows: list[AxisRow] = []  # of the open model
        self._made: list[AxisRow] = []  # and those that only a larger one needs
        self._title, self._words = Label(), Label(texts.STEER_WORDS)
        self._legend = Label()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.reset_all = QPushButton(texts.STEER_RESET_ALL)
        self.show_dead = QCheckBox()
        self.neighbours = NeighboursBar(studio)
        self._column = QVBoxLayout()
        self._lay_out()
        self.reset_all.clicked.connect(self.put_back)
        self.show_dead.toggled.connect(self._keep_show_dead)
        studio.opened.connect(self._opened)
        studio.changed.connect(self._show_session)
        theme.changed.connect(self._write_legend)
        self._write_legend()
        if studio.model:
            self._opened(studio.model)
        self._show_session(studio.session)

    @pyqtSlot()
    def put_back(self) -> None:
        """Let the selected picture be what it was before its sliders were moved."""
        if self.reset_all.isEnabled():
            self._reset(None)

    def fit_height(self, height: int) -> None:
        """Show all sliders at once, if that can be: rows stand closer, and the words may go.

        The title's tooltip says the same.

        Args:
            height: pixels of the panel that are seen without scrolling.
        """
        rows, gap = [row for row in self.rows if not row.isHidden()], self.layout().spacing()
        room = height - self.reset_all.sizeHint().height() - gap
        words = self._words.heightForWidth(self.width()) + gap
        with_words = room - words >= LEAST_HEIGHT * len(rows)
        self._words.setVisible(with_words)
        each = (room - words if with_words else room) // max(1, len(rows))
        for row in rows:
            row.be_high(min(max(each, LEAST_HEIGHT), HEIGHT))

    def _opened(self, model: OpenedModel) -> None:
        """Give each axis of a model a row.

        Rows are kept for the next model. Making them anew took 5 kB of memory for every model
        opened, which Qt's style sheet remembers of widgets that are gone.
        """
        axes, dead = model.card.axes, dead_axes(model.card.axes)
        strongest = max(max(axis.kl for axis in axes), 1e-6)
        while len(self._made) < len(axes):
            self._make_row()
        for row in self._made[len(axes) :]:
            row.hide()
        self.rows = self._made[: len(axes)]
        # By number, which the map, the report and the web page call them by; what each does is
        # seen below its name.
        for number, (row, axis) in enumerate(zip(self.rows, axes, strict=True)):
            row.show_axis(number, axis, min(max(axis.kl / strongest, 0.0), 1.0))
        self._order_keys()
        self.show_dead.setText(texts.STEER_SHOW_DEAD.format(count=len(dead)))
        self.show_dead.setVisible(bool(dead))
        self.show_dead.setChecked(self._studio.settings.text("dead_axes") == "shown")
        self._show_rows()

    def _make_row(self) -> None:
        row = AxisRow(self._naming, self._theme)
        row.steered.connect(self._steer)
        row.reset_asked.connect(self._reset)
        row.sealed.connect(self._studio.seal)
        self._column.insertWidget(len(self._made), row)
        self._made.append(row)

    def _order_keys(self) -> None:
        """Let the Tab key visit what is here in the order in which it is seen."""
        order: list[QWidget] = [self.reset_all, self.show_dead]
        for row in self.rows:
            order += (row.name, row.name.editor, row.slider, row.box, row.reset)
        order += (self.neighbours.button, self.neighbours.step)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _show_session(self, session: Session) -> None:
        slot = session.selected
        self._title.setText(texts.STEER_TITLE.format(number=slot + 1))
        if not self._studio.model:
            self.reset_all.setEnabled(False)
            return
        now = session.picture(slot)
        before = steering.before_steering(self._studio.history, slot)
        for row in self.rows:
            row.show_value(now.z[row.axis], before.z[row.axis])
        changed = (now.z, now.outline_step) != (before.z, before.outline_step)
        self.reset_all.setEnabled(changed)

    def _steer(self, axis: int, value: float) -> None:
        session = self._studio.session
        slot = session.selected
        self._studio.change(steering.steered(session, slot, axis, value), f"steer {slot} {axis}")

    def _reset(self, axis: int | None) -> None:
        session, history = self._studio.session, self._studio.history
        slot = session.selected
        before = steering.before_steering(history, slot)
        self._studio.seal()
        self._studio.change(steering.unsteered(session, slot, before, axis))

    def _keep_show_dead(self, shown: bool) -> None:
        self._studio.settings.set_text("dead_axes", "shown" if shown else "hidden")
        self._show_rows()

    def _show_rows(self) -> None:
        dead = dead_axes(self._studio.in_use.card.axes)
        for row in self.rows:
            row.setVisible(row.axis not in dead or self.show_dead.isChecked())

    def _lay_out(self) -> None:
        self._title.setObjectName("heading")
        self._title.setToolTip(f"<p>{texts.STEER_WORDS}</p>")
        for label in (self._words, self._legend):
            label.setObjectName("muted")
            label.setWordWrap(True)
        self.reset_all.setToolTip(texts.STEER_RESET_ALL_TIP)
        self.reset_all.setObjectName("small")
        self.show_dead.setToolTip(f"<p>{texts.STEER_SHOW_DEAD_TIP}</p>")
        self.show_dead.hide()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.reset_all)
        self._column.setSpacing(0)
        self._column.addWidget(self.show_dead)
        self._column.addSpacing(4)
        self._column.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._words)
        column.addLayout(self._column)
        column.addWidget(self.neighbours)
        column.addStretch(1)

    def _write_legend(self) -> None:
        c = self._theme.colours
        entries = (
            (c.learned, "▬", texts.STEER_LEGEND_PHOTOS),
            (c.muted, "❙", texts.STEER_LEGEND_HOME),
        )
        shown = [
            f'<span style="color:{colour}">{mark}</span>&nbsp;{text.replace(" ", "&nbsp;")}'
            for colour, mark, text in entries
        ]
        self._legend.setText(" &nbsp; ".join(shown))
