"""What shall be learned and how: the photos on one side, a few choices on the other."""

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.generator.model.model_file import ModelFileError
from desktop.learning.kept_choice import cut_likewise
from desktop.learning.own_models import name_of
from desktop.learning.plan import MOST_ALIGNED, Plan
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.learn.choice_form import ChoiceForm
from desktop.ui.learn.crop_dialog import CropDialog
from desktop.ui.learn.learning import Learning, Phase
from desktop.ui.learn.photo_sheet import PhotoSheet
from desktop.ui.theme import Theme


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
        self.form = ChoiceForm(learning.plan)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self.sheet.show_fit(learning.plan.fit)
        self._lay_out()
        self._connect()
        self._show_cutting()
        self.update_all()

    def show_plan(self, plan: Plan) -> None:
        """Show how the photos are to be learned."""
        self.form.show_plan(plan)
        self._follow_form()

    def update_all(self) -> None:
        """Show what has been gathered by now."""
        self.bar.setVisible(self._gathering.busy)
        self.bar.setValue(round(100 * self._gathering.share))
        self.sheet.update_photos()
        self._look()
        self._update_count()
        self._update_buttons()

    def _look(self) -> None:
        """Find out where the photos that are shown would be cut."""
        if self._learning.phase is Phase.CHOOSING and not self._gathering.busy:
            self._learning.cutting.look(self._learning.trainer, cut_likewise(self.form.plan()))

    def _show_cutting(self) -> None:
        cutting = self._learning.cutting
        self.sheet.show_boxes(cutting.boxes or {})
        self.sheet.show_remarks(cutting.remarks)
        self._update_count()

    def _update_count(self) -> None:
        used = len(self._gathering.choice.used())
        out = len(self._gathering.choice.left_out()) + len(self._gathering.unusable)
        words = texts.LEARN_COUNT.format(used=used)
        self.count.setText(f"{words}  ·  {texts.LEARN_OUT.format(out=out)}" if out else words)
        plan = cut_likewise(self.form.plan())
        enough = used >= plan.least_photos() and not plan.cannot_align(used)
        self.note.setText(self._note(plan, used))
        self.form.start.setEnabled(enough and not self._gathering.busy)

    def _note(self, plan: Plan, used: int) -> str:
        """What to do now, with so many photos."""
        boxes, least = self._learning.cutting.boxes, plan.least_photos()
        if self._gathering.busy:
            return texts.LEARN_READING
        if used < least:
            return texts.LEARN_TOO_FEW.format(missing=least - used, least=least)
        if plan.cannot_align(used):
            return texts.LEARN_CANNOT_ALIGN.format(most=MOST_ALIGNED)
        if older := plan.older_folder:
            return texts.LEARN_LOOK_AGAIN.format(name=name_of(older))
        if boxes is None:
            return texts.LEARN_COMPARING
        return texts.LEARN_LOOK_ALIKE if boxes and plan.align == "auto" else texts.LEARN_LOOK

    def _update_buttons(self) -> None:
        names = self.sheet.picked()
        left_out = set(self._gathering.choice.left_out())
        back = bool(names) and all(name in left_out for name in names)
        self.toggle.setText(texts.LEARN_TAKE_BACK if back else texts.LEARN_LEAVE_OUT)
        self.toggle.setEnabled(bool(names))
        self.crop.setEnabled(len(names) == 1)

    def _crop(self, name: str) -> None:
        try:
            box = self.sheet.box(name)
            dialog = CropDialog(name, box, self._gathering.choice, self._theme, self)
        except ModelFileError as error:
            self.failed.emit(error)
            return
        dialog.failed.connect(self.failed)
        dialog.accepted.connect(lambda: self.sheet.refresh(name))
        dialog.accepted.connect(self._look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        # Photos come many at once, and each update looks at all of them.
        self._soon.timeout.connect(self.update_all)
        self._gathering.changed.connect(self._soon.start)
        self._learning.cutting.found.connect(self._show_cutting)
        self.sheet.itemSelectionChanged.connect(self._update_buttons)
        self.sheet.counted.connect(self.update_all)
        self.sheet.crop_asked.connect(self._crop)
        self.sheet.failed.connect(self.failed)
        self.toggle.clicked.connect(self.sheet.toggle)
        self.crop.clicked.connect(lambda: self._crop(self.sheet.picked()[0]))
        self.more.clicked.connect(self.more_asked)
        self.clear.clicked.connect(self._learning.done)
        self.form.changed.connect(self._follow_form)
        self.form.start.clicked.connect(lambda: self._learning.start(self.form.plan()))

    def _follow_form(self) -> None:
        self.sheet.show_fit(self.form.plan().fit)
        self._look()
        self._update_count()

    def _lay_out(self) -> None:
        self.count.setObjectName("heading")
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.bar.setTextVisible(False)
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
        row.addWidget(self.form)
