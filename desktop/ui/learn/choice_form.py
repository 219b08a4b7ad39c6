"""How photos shall be learned: a name, a few choices, and some more for those who look for them."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.learning.plan import (
    ALIGNS,
    FITS,
    HOLD_OUTS,
    LATENT_DIMS,
    MINUTES,
    MIXINGS,
    SIZES,
    Plan,
)
from desktop.ui import texts
from desktop.ui.label import Label, tip
from desktop.ui.scrolling import bring_in_sight, scrolling

WIDTH = 300
GAP = 4  # pixels more between two choices than between what belongs to one


class ChoiceForm(QFrame):
    """Asks for a plan, and for the word to start.

    Signals:
        changed: another thing is chosen.
    """

    changed = pyqtSignal()

    def __init__(self, plan: Plan):
        super().__init__()
        self.name, self.start = QLineEdit(), QPushButton(texts.LEARN_START)
        self.fit = _combo(texts.LEARN_FITS, FITS)
        self.align = _combo(texts.LEARN_ALIGNS, ALIGNS)
        self.image_size = _combo({s: texts.LEARN_SIZE_PIXELS.format(size=s) for s in SIZES})
        self.minutes = QButtonGroup(self)
        self.latent_dim = _combo(
            {d: texts.LEARN_NUMBERS_EACH.format(numbers=d) for d in LATENT_DIMS}
        )
        self.mixing = _combo(texts.LEARN_MIXINGS, tuple(MIXINGS))
        self.hold_out = _combo(texts.LEARN_HOLD_OUTS, HOLD_OUTS)
        self.more, self._less_usual = QPushButton(), QWidget()
        self._settled = (
            self.fit, self.align, self.image_size, self.latent_dim, self.mixing, self.hold_out,
        )  # fmt: skip
        self._older = ""
        self._lay_out()
        self.show_plan(plan)
        for combo in self._settled:
            combo.currentIndexChanged.connect(self.changed)
        self.fit.currentIndexChanged.connect(self._update_enabled)
        self.more.clicked.connect(self._fold_or_unfold)

    def plan(self) -> Plan:
        """What the user has chosen."""
        return Plan(
            name=self.name.text().strip() or texts.LEARN_NAME_USUAL,
            fit=self.fit.currentData(),
            align=self.align.currentData(),
            image_size=self.image_size.currentData(),
            minutes=self.minutes.checkedId(),
            latent_dim=self.latent_dim.currentData(),
            mixing=self.mixing.currentData(),
            hold_out=self.hold_out.currentData(),
            older=self._older,
        )

    def show_plan(self, plan: Plan) -> None:
        """Show what is to start with; less usual choices are unfolded where one was made."""
        self.name.setText(plan.name)
        self._older = plan.older
        self.minutes.button(plan.minutes).setChecked(True)
        for combo, value in (
            (self.fit, plan.fit), (self.align, plan.align), (self.image_size, plan.image_size),
            (self.mixing, plan.mixing), (self.latent_dim, plan.latent_dim),
            (self.hold_out, plan.hold_out),
        ):  # fmt: skip
            combo.setCurrentIndex(combo.findData(value))
        self._update_enabled()
        usual, found = Plan(), (plan.latent_dim, plan.mixing, plan.hold_out)
        self._unfold(found != (usual.latent_dim, usual.mixing, usual.hold_out))

    def _update_enabled(self) -> None:
        """Let be chosen what can be, and say of the rest why not."""
        plan = self.plan()
        settled = plan.older_folder is not None  # a model that learns on keeps what it has
        for combo in self._settled:
            combo.setEnabled(not settled)
            combo.setToolTip(tip(texts.LEARN_SETTLED) if settled else "")
        if not settled:
            framed = plan.fit == "pad"
            self.align.setEnabled(not framed)
            self.align.setToolTip(
                tip(texts.LEARN_ALIGN_FRAMED if framed else texts.LEARN_ALIGN_TIP)
            )

    def _unfold(self, wanted: bool) -> None:
        self._less_usual.setVisible(wanted)
        self.more.setText(texts.LEARN_FEWER_CHOICES if wanted else texts.LEARN_MORE_CHOICES)

    def _fold_or_unfold(self) -> None:
        """Show the less usual choices, and scroll to them once they have found their place."""
        self._unfold(self._less_usual.isHidden())
        bring_in_sight(self._less_usual)

    def _lay_out(self) -> None:
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.start.setObjectName("primary")
        self.name.setMaxLength(40)
        self.name.setPlaceholderText(texts.LEARN_NAME_USUAL)
        self.more.setObjectName("small")
        sheet, hidden = QWidget(), QVBoxLayout(self._less_usual)
        rows = QVBoxLayout(sheet)
        for column in (rows, hidden):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
        _add_field(rows, texts.LEARN_NAME, self.name, "")
        _add_field(rows, texts.LEARN_FIT, self.fit, "")
        _add_field(rows, texts.LEARN_ALIGN, self.align, texts.LEARN_BY_HAND_HINT)
        _add_field(rows, texts.LEARN_SIZE, self.image_size, texts.LEARN_SIZE_HINT)
        self._add_times(rows)
        _add_field(hidden, texts.LEARN_NUMBERS, self.latent_dim, texts.LEARN_NUMBERS_HINT)
        _add_field(hidden, texts.LEARN_MIXING, self.mixing, texts.LEARN_MIXING_HINT)
        _add_field(hidden, texts.LEARN_HOLD_OUT, self.hold_out, texts.LEARN_HOLD_OUT_HINT)
        rows.addSpacing(GAP)
        rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(self._less_usual)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addWidget(scrolling(sheet), 1)
        whole.addWidget(self.start)

    def _add_times(self, rows: QVBoxLayout) -> None:
        rows.addSpacing(GAP)
        rows.addWidget(Label(texts.LEARN_TIME))
        for minutes in MINUTES:
            choice = QRadioButton(texts.LEARN_MINUTES[minutes])
            self.minutes.addButton(choice, minutes)
            rows.addWidget(choice)
            rows.addWidget(_hint(texts.LEARN_MINUTES_HINTS[minutes]))


def _add_field(rows: QVBoxLayout, title: str, field: QWidget, hint: str) -> None:
    label = Label(title)
    label.setBuddy(field)
    field.setAccessibleName(title.replace("&", ""))
    rows.addSpacing(GAP if rows.count() else 0)
    rows.addWidget(label)
    rows.addWidget(field)
    if hint:
        rows.addWidget(_hint(hint))


def _combo(words: dict, values: tuple = ()) -> QComboBox:
    """A choice among values, by default those that there are words for."""
    combo = QComboBox()
    for value in values or words:
        combo.addItem(words[value], value)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def _hint(text: str) -> Label:
    hint = Label(text)
    hint.setObjectName("muted")
    hint.setWordWrap(True)
    hint.setAlignment(Qt.AlignmentFlag.AlignTop)
    return hint
