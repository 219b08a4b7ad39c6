"""The user's own models: open one, give it another name, read its report, throw it away."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QFile, QLocale, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices, QPixmap
from PyQt6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.user_error import UserError
from desktop.learning.kept_choice import can_learn_on
from desktop.learning.own_models import OwnModel, own_models, rename
from desktop.ui import texts
from desktop.ui.asking import agrees
from desktop.ui.enter_key import let_enter_press
from desktop.ui.label import Label, tip
from desktop.ui.learn.learning import Learning, Phase
from desktop.ui.learn.page_making import PageMaking
from desktop.ui.learn.troubles import not_shown

SHEET_WIDTH = 176  # pixels; eight draws side by side


class ModelsList(QWidget):
    """One card per model, the newest first.

    Signals:
        open_asked(Path): of the decoder to open.
        failed(UserError): a model could not be renamed, or no page be made of it.
        said(str): what is going on.
        page_made(name, Path): a web page of the model that is called so.

    Attributes:
        are_some: whether there is any model of the user's.
    """

    open_asked = pyqtSignal(object)
    failed = pyqtSignal(object)
    said = pyqtSignal(str)
    page_made = pyqtSignal(str, object)

    def __init__(self, learning: Learning):
        super().__init__()
        self._learning, self._pages = learning, PageMaking(learning)
        self._pages.made.connect(self.page_made)
        self._pages.failed.connect(self.failed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.are_some = False
        self.update_models()

    def update_models(self) -> None:
        """Show what is there now; the one in the making is not among them."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()  # at once; it is deleted later
                widget.deleteLater()
        making = self._learning.plan.folder if self._learning.phase is not Phase.FINISHED else None
        models = [one for one in own_models(self._learning.models) if one.folder != making]
        self.are_some = bool(models)
        for model in models:
            self._column.addWidget(self._card(model))
        if not models:
            nothing = Label(texts.OWN_NONE)
            nothing.setObjectName("muted")
            self._column.addWidget(nothing)
        self._column.addStretch(1)
        let_enter_press(self)

    def _card(self, model: OwnModel) -> QFrame:
        card = QFrame()
        card.setObjectName("panel")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(_sheet(model))
        words = QVBoxLayout()
        name, about = Label(model.name), Label(_about(model))
        name.setObjectName("heading")
        about.setObjectName("muted")
        about.setWordWrap(True)
        if model.outcome:
            about.setToolTip(tip(texts.STORY_STATES.get(model.outcome.state, "")))
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(about)
        words.addStretch(1)
        row.addLayout(words, 1)
        if model.decoder:
            button = QPushButton(texts.OWN_OPEN)
            button.setAccessibleName(texts.OWN_OPEN_NAME.format(name=model.name))
            button.clicked.connect(partial(self.open_asked.emit, model.decoder))
            row.addWidget(button)
        row.addWidget(self._more(model))
        return card

    def _more(self, model: OwnModel) -> QPushButton:
        more = QPushButton("⋯")
        more.setAccessibleName(texts.OWN_MORE.format(name=model.name))
        menu = QMenu(more)
        entries = [(texts.OWN_RENAME, partial(self._rename, model))]
        if model.report:
            entries.append((texts.OWN_REPORT, partial(self._show, model.report)))
        if can_learn_on(model.folder):
            learn_on = partial(self._learning.learn_on, model.folder)
            entries.append((texts.OWN_LEARN_ON, learn_on))
        if model.decoder:
            entries.append((texts.OWN_PAGE, partial(self._make_page, model)))
        entries += [
            (texts.OWN_FOLDER, partial(self._show, model.folder)),
            (texts.OWN_REMOVE, partial(self._remove, model)),
        ]
        for words, act in entries:
            menu.addAction(words).triggered.connect(lambda _checked, act=act: act())
        more.setMenu(menu)
        return more

    def _show(self, path: Path) -> None:
        show_file(path, self.failed.emit)

    def _make_page(self, model: OwnModel) -> None:
        if self._pages.busy or self._pages.make(model.name, model.folder):
            self.said.emit(texts.OWN_PAGE_BUSY)

    def _rename(self, model: OwnModel) -> None:
        name, agreed = QInputDialog.getText(
            self, texts.OWN_RENAME_TITLE, texts.OWN_RENAME_FIELD, text=model.name
        )
        if agreed:
            try:
                rename(model.folder, name)
            except ModelFileError as error:
                self.failed.emit(error)
            self.update_models()

    def _remove(self, model: OwnModel) -> None:
        question = texts.OWN_REMOVE_QUESTION.format(name=model.name)
        if agrees(self, texts.OWN_REMOVE_TITLE, question):
            moved, _where = QFile.moveToTrash(str(model.folder))
            if not moved:  # a system without one
                shutil.rmtree(model.folder, ignore_errors=True)
            self.update_models()


def show_file(path: Path, failed: Callable[[UserError], object]) -> None:
    """Show a file or folder with the system's own program for it, or say where it is."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        failed(not_shown(path))


def _about(model: OwnModel) -> str:
    day, parts = QLocale.FormatType.LongFormat, []
    if model.made:
        parts.append(QLocale(texts.LOCALE).toString(model.made.date(), day))
    if model.photos:
        parts.append(texts.OWN_PHOTOS.format(photos=model.photos))
    if not model.decoder:
        parts.append(texts.OWN_UNFINISHED)
    elif model.outcome and model.outcome.state in texts.CARD_STATES:
        parts.append(texts.CARD_STATES[model.outcome.state])
    return "  ·  ".join(parts)


def _sheet(model: OwnModel) -> Label:
    label = Label()
    label.setFixedWidth(SHEET_WIDTH)
    pixmap = QPixmap(str(model.sheet)) if model.sheet else QPixmap()
    if not pixmap.isNull():
        smooth = Qt.TransformationMode.SmoothTransformation
        label.setPixmap(pixmap.scaledToWidth(SHEET_WIDTH, smooth))
    return label
