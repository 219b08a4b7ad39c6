"""The page of the window on which it learns the user's photos."""

from functools import partial
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.generator.user_error import UserError
from desktop.ui import texts
from desktop.ui.banner import Banner
from desktop.ui.enter_key import let_enter_press
from desktop.ui.label import Label
from desktop.ui.learn.choice_view import ChoiceView
from desktop.ui.learn.learning import Learning, Phase
from desktop.ui.learn.models_list import show_file
from desktop.ui.learn.progress_view import ProgressView
from desktop.ui.learn.set_up_view import SetUpView
from desktop.ui.learn.start_view import StartView
from desktop.ui.learn.troubles import not_installed
from desktop.ui.theme import Theme


class LearnPage(QWidget):
    """Shows what the user can do now: bring photos, choose among them, or wait.

    Signals:
        back_asked: the user wants to see the pictures again; what is under way goes on.
        open_asked(Path): of a decoder to open.
    """

    back_asked = pyqtSignal()
    open_asked = pyqtSignal(object)

    def __init__(self, learning: Learning, theme: Theme):
        super().__init__()
        self._learning = learning
        self.banner = Banner()
        self.start = StartView(learning)
        self.choice = ChoiceView(learning, theme)
        self.progress = ProgressView(learning)
        self.views = QStackedWidget()
        self.set_up = SetUpView(learning.setting_up)
        for view in (self.start, self.choice, self.progress, self.set_up):
            self.views.addWidget(view)
        self.back = QPushButton(texts.LEARN_BACK)
        self._lay_out()
        self._connect()
        let_enter_press(self)
        self.update_view()

    def add(self, sources: list[Path]) -> None:
        """Take photos and folders of photos; while a model is made they are not taken."""
        self.banner.hide()
        if self._learning.phase is Phase.FINISHED:
            self._learning.done()
        trainer = self._learning.trainer
        if self._learning.phase is not Phase.CHOOSING:
            self.banner.say(texts.LEARN_BUSY)
        elif trainer is None:
            self._say(not_installed())
        else:
            self._learning.gathering.add(trainer, sources)

    def keyPressEvent(self, event):
        """Escape leads back to the pictures; a message above is closed before."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def update_view(self) -> None:
        """Show the view for what the user can do now."""
        gathering = self._learning.gathering
        view: QWidget = self.progress
        if self._learning.phase is Phase.CHOOSING:
            some = gathering.busy or gathering.remarks or gathering.unusable
            view = self.choice if some else self.start
            if self._learning.trainer is None:
                view = self.set_up
        if view is not self.views.currentWidget():
            self.views.setCurrentWidget(view)
            self.choice.show_plan(self._learning.plan)
            self.start.update_models()
            self.back.setFocus()  # where a careless key does no harm

    def _say(self, error: UserError) -> None:
        self.banner.say(*texts.of_error(error))

    def _offer_page(self, name: str, page: Path) -> None:
        words = texts.OWN_PAGE_MADE.format(name=name, file=page.name)
        self.banner.offer(words, texts.SHOW_IN_FOLDER, partial(show_file, page.parent, self._say))

    def _connect(self) -> None:
        learning = self._learning
        learning.begun.connect(self.banner.hide)  # it is tried anew
        learning.changed.connect(self.update_view)
        learning.gathering.changed.connect(self.update_view)
        learning.failed.connect(self._say)
        self.choice.failed.connect(self._say)
        self.start.models.failed.connect(self._say)
        self.start.models.said.connect(self.banner.say)
        self.start.models.page_made.connect(self._offer_page)
        self.start.chosen.connect(self.add)
        self.choice.more_asked.connect(self.start.ask_for_files)
        self.start.models.open_asked.connect(self.open_asked)
        self.progress.open_asked.connect(self.open_asked)
        self.progress.keyboard_lost.connect(self.back.setFocus)
        self.back.clicked.connect(self.back_asked)

    def _lay_out(self) -> None:
        title = Label(texts.LEARN_TITLE)
        title.setObjectName("large")
        top = QHBoxLayout()
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self.views, 1)
