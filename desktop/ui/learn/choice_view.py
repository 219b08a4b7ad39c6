"""What shall be learned and how: the photos on one side, a few choices on the other."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.generator.model.model_file import ModelFileError
from desktop.learning.plan import FITS, MINUTES, SIZES, Plan
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.learn.crop_dialog import CropDialog
from desktop.ui.learn.learning import LEAST_PHOTOS, Learning
from desktop.ui.learn.photo_sheet import PhotoSheet
from desktop.ui.scrolling import scrolling
from desktop.ui.theme import Theme

FORM_WIDTH = 300


class ChoiceView(QWidget):
    """Shows the photos that were gathered, and starts the learning.

    Signals:
        more_asked: the user wants to add photos.
        failed(UserError): a photo could not be changed.
    """

    more_asked = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, learning: Learning, theme: Theme):
        super().__init__()
        self._learning, self._gathering, self._theme = learning, learning.gathering, theme
        self.sheet = PhotoSheet(learning.gathering)
        self.count, self.note, self.bar = Label(), Label(), QProgressBar()
        self.toggle, self.crop = QPushButton(), QPushButton(texts.LEARN_CROP)
        self.more, self.clear = QPushButton(texts.LEARN_MORE), QPushButton(texts.LEARN_CLEAR)
        self.name, self.start = QLineEdit(), QPushButton(texts.LEARN_START)
        self.fit = _combo(FITS, texts.LEARN_FITS, learning.plan.fit)
        sizes = {str(size): texts.LEARN_SIZE_PIXELS.format(size=size) for size in SIZES}
        self.image_size = _combo(tuple(sizes), sizes, str(learning.plan.image_size))
        self.minutes = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.update_all()

    def plan(self) -> Plan:
        """What the user has chosen."""
        return Plan(
            name=self.name.text().strip() or texts.LEARN_NAME_USUAL,
            fit=self.fit.currentData(),
            image_size=int(self.image_size.currentData()),
            minutes=self.minutes.checkedId(),
        )

    def update_all(self) -> None:
        """Show what has been gathered by now."""
        self.bar.setVisible(self._gathering.busy)
        self.bar.setValue(round(100 * self._gathering.share))
        self.sheet.update_photos()
        self._update_count()
        self._update_buttons()

    def _update_count(self) -> None:
        used = len(self._gathering.choice.used())
        out = len(self._gathering.choice.left_out()) + len(self._gathering.unusable)
        words = texts.LEARN_COUNT.format(used=used)
        self.count.setText(f"{words}  ·  {texts.LEARN_OUT.format(out=out)}" if out else words)
        missing = LEAST_PHOTOS - used
        if self._gathering.busy:
            self.note.setText(texts.LEARN_READING)
        elif missing > 0:
            self.note.setText(texts.LEARN_TOO_FEW.format(missing=missing, least=LEAST_PHOTOS))
        else:
            self.note.setText(texts.LEARN_LOOK)
        self.start.setEnabled(missing <= 0 and not self._gathering.busy)

    def _update_buttons(self) -> None:
        names = self.sheet.picked()
        left_out = set(self._gathering.choice.left_out())
        back = bool(names) and all(name in left_out for name in names)
        self.toggle.setText(texts.LEARN_TAKE_BACK if back else texts.LEARN_LEAVE_OUT)
        self.toggle.setEnabled(bool(names))
        self.crop.setEnabled(len(names) == 1)

    def _crop(self, name: str) -> None:
        choice = self._gathering.choice
        try:
            dialog = CropDialog(name, choice.whole(name), self._theme, self)
            if dialog.exec():
                choice.crop(name, dialog.box)
                self.sheet.refresh(name)
        except ModelFileError as error:
            self.failed.emit(error)

    def _connect(self) -> None:
        self._gathering.changed.connect(self.update_all)
        self.sheet.itemSelectionChanged.connect(self._update_buttons)
        self.sheet.counted.connect(self.update_all)
        self.sheet.crop_asked.connect(self._crop)
        self.sheet.failed.connect(self.failed)
        self.toggle.clicked.connect(self.sheet.toggle)
        self.crop.clicked.connect(lambda: self._crop(self.sheet.picked()[0]))
        self.more.clicked.connect(self.more_asked)
        self.clear.clicked.connect(self._gathering.clear)
        self.fit.currentIndexChanged.connect(self._show_fit)
        self.image_size.currentIndexChanged.connect(self._show_fit)
        self.start.clicked.connect(lambda: self._learning.start(self.plan()))

    def _show_fit(self) -> None:
        self.sheet.show_fit(self.fit.currentData(), int(self.image_size.currentData()))

    def _lay_out(self) -> None:
        self.count.setObjectName("heading")
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.start.setObjectName("primary")
        for button in (self.toggle, self.crop, self.more, self.clear):
            button.setObjectName("small")
        buttons = QHBoxLayout()
        for button in (self.toggle, self.crop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.more, self.clear):
            buttons.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.count, self.note, self.bar):
            left.addWidget(widget)
        left.addWidget(self.sheet, 1)
        left.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 1)
        row.addWidget(self._form())

    def _form(self) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(FORM_WIDTH)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        self.name.setText(self._learning.plan.name)
        self.name.setMaxLength(40)
        self.name.setPlaceholderText(texts.LEARN_NAME_USUAL)
        rows = (
            (texts.LEARN_NAME, self.name, ""),
            (texts.LEARN_FIT, self.fit, texts.LEARN_FIT_HINT),
            (texts.LEARN_SIZE, self.image_size, texts.LEARN_SIZE_HINT),
        )
        for title, field, hint in rows:
            label = Label(title)
            label.setBuddy(field)
            field.setAccessibleName(title.replace("&", ""))
            grid.addWidget(label, grid.rowCount(), 0)
            grid.addWidget(field, grid.rowCount(), 0)
            if hint:
                grid.addWidget(_hint(hint), grid.rowCount(), 0)
        grid.addWidget(Label(texts.LEARN_TIME), grid.rowCount(), 0)
        for minutes in MINUTES:
            choice = QRadioButton(texts.LEARN_MINUTES.format(minutes=minutes))
            choice.setChecked(minutes == self._learning.plan.minutes)
            self.minutes.addButton(choice, minutes)
            grid.addWidget(choice, grid.rowCount(), 0)
            grid.addWidget(_hint(texts.LEARN_MINUTES_HINTS[minutes]), grid.rowCount(), 0)
        grid.setRowStretch(grid.rowCount(), 1)
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(scrolling(sheet), 1)
        column.addWidget(self.start)
        return panel


def _combo(values: tuple[str, ...], words: dict[str, str], chosen: str) -> QComboBox:
    combo = QComboBox()
    for value in values:
        combo.addItem(words[value], value)
    combo.setCurrentIndex(values.index(chosen))
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def _hint(text: str) -> Label:
    hint = Label(text)
    hint.setObjectName("muted")
    hint.setWordWrap(True)
    hint.setAlignment(Qt.AlignmentFlag.AlignTop)
    return hint
