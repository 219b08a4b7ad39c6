"""How one gets to the page that learns photos, and back: button, menu, dropping, and messages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QPushButton, QStackedWidget

from desktop.state.session import MAX_COUNT
from desktop.ui import texts
from desktop.ui.backstage import Backstage
from desktop.ui.dropping import saved_record
from desktop.ui.learn.learning import Phase

if TYPE_CHECKING:  # the page is built when it is first asked for
    from desktop.ui.learn.learn_page import LearnPage


class Entrance:
    """Joins the page to a window.

    Args:
        pages: of the window; the first shows the pictures.
        open_model: opens a decoder in the window.
        backstage: what outlives the window.

    Attributes:
        button: to be shown beside the menus.
        page: None before it is first shown.
    """

    def __init__(
        self, pages: QStackedWidget, open_model: Callable[[Path], None], backstage: Backstage
    ):
        self._pages, self._open_model, self._backstage = pages, open_model, backstage
        self._learning = backstage.learning
        self.page: LearnPage | None = None
        self.button = QPushButton(texts.MENU_LEARN.replace("&", ""))
        self.button.setObjectName("corner")
        self.button.setToolTip(texts.LEARN_TIP)
        # Keys come by the menu: at the start the keyboard belongs to the pictures.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(lambda: self.show_page())
        self._learning.finished.connect(self._say_finished)
        self._learning.failed.connect(self._say_failed)

    @property
    def is_shown(self) -> bool:
        """Whether the page is in front of the pictures."""
        return self.page is not None and self._pages.currentWidget() is self.page

    def takes(self, files: list[Path]) -> bool:
        """Whether these are to be learned: on the page all are, else folders and many photos."""
        if self.is_shown or any(path.is_dir() for path in files):
            return True
        return len(files) > MAX_COUNT and not any(map(saved_record, files))

    def show_page(self, files: list[Path] | None = None) -> None:
        """Bring the page to the front, and take photos for it."""
        if self.page is None:
            self.page = self._built()
        self._pages.setCurrentWidget(self.page)
        self.button.hide()
        if files:
            self.page.add(files)

    def show_pictures(self) -> None:
        """Bring the pictures back to the front."""
        self._pages.setCurrentIndex(0)
        self.button.show()

    def offer_to_go_on(self) -> None:
        """Say that something was begun another time, if so."""
        if self._learning.phase is Phase.INTERRUPTED:
            words = texts.LEARN_WAS_INTERRUPTED.format(name=self._learning.plan.name)
            self._backstage.studio.offered.emit(words, texts.LEARN_RESUME, self._go_on)

    def _go_on(self) -> None:
        self.show_page()
        self._learning.resume()

    def _built(self) -> "LearnPage":
        from desktop.ui.learn.learn_page import LearnPage

        page = LearnPage(self._learning, self._backstage.theme)
        page.back_asked.connect(self.show_pictures)
        page.open_asked.connect(self._open)
        self._pages.addWidget(page)
        return page

    def _open(self, decoder: Path) -> None:
        self.show_pictures()
        self._open_model(decoder)

    def _say_finished(self) -> None:
        folder = self._learning.plan.folder
        if folder and not self.is_shown:
            words = texts.LEARN_FINISHED.format(name=self._learning.plan.name)
            decoder = folder / "decoder.onnx"
            self._backstage.studio.offered.emit(
                words, texts.LEARN_OPEN, lambda: self._open(decoder)
            )

    def _say_failed(self, error) -> None:
        if not self.is_shown:  # else the page says so itself
            self._backstage.studio.fail(error)
