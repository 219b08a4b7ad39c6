"""The window: wires session, widgets and worker together; each does its own part."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import read_record
from desktop.session import Session
from desktop.ui import texts, theme
from desktop.ui.banner import Banner
from desktop.ui.controls import Controls
from desktop.ui.menus import add_menus, picture_menu
from desktop.ui.plot_panel import PlotPanel
from desktop.ui.saving import PictureActions, Shown
from desktop.ui.tile_grid import TileGrid
from desktop.ui.worker import DrawWorker, OpenedModel


class MainWindow(QMainWindow):
    """Draws pictures of one model at a time; a file that is no model never costs the present one.

    Args:
        session: what to show first.
        colours: a fixed theme; the system's, followed as it changes, if None.
    """

    def __init__(self, session: Session | None = None, colours: theme.Colours | None = None):
        super().__init__()
        self.session = session or Session()
        self.model: OpenedModel | None = None
        self._hovered = -1  # the picture under the mouse; -1: none
        self._follow_system = colours is None
        self._colours = colours or theme.system_colours(QApplication.instance())
        theme.apply(QApplication.instance(), self._colours)
        self.controls, self.banner, self.grid = Controls(), Banner(), TileGrid(self._colours)
        self.plot, self.status = PlotPanel(self._colours), QLabel()
        self.actions_ = PictureActions(self, self.shown)
        self.worker = DrawWorker(self)
        self._lay_out()
        add_menus(self)
        self._connect()
        self.controls.show_session(self.session)

    def open_model(self, path: str | Path) -> None:
        """Open a decoder.onnx; the present model stays in use until that has worked."""
        self.worker.open(path)

    def restore_picture(self, path: str | Path) -> None:
        """Show a saved PNG's seed with that picture selected, if this model drew it."""
        try:
            record = read_record(path)
            self.show_session(self.session.restored(record))
        except ModelFileError as error:
            self.banner.say(str(error), error.hint)

    def shown(self) -> Shown | None:
        """The model, the session and the pictures on the screen; None while one is being drawn."""
        drawings = self.grid.drawings() if self.model else None
        return (self.model, self.session, drawings) if drawings else None

    def show_session(self, session: Session) -> None:
        """Make a new session visible everywhere."""
        self.session = session
        self.controls.show_session(session)
        if self.model:
            codes = session.codes(self.model.card.latent_dim)
            self.worker.wish(self.model.epoch, codes, session.selected)
            self.grid.show_session(session, self.model.epoch, codes)
            self.plot.show_codes(codes, self._pointed_out())

    def dragEnterEvent(self, event):
        """Take files, nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event):
        """Open the first file dropped: a saved picture, or else a model."""
        urls = event.mimeData().urls()
        path = Path(next(url.toLocalFile() for url in urls if url.isLocalFile()))
        is_picture = path.suffix.lower() == ".png"
        (self.restore_picture if is_picture else self.open_model)(path)

    def closeEvent(self, event):
        """End the worker before the widgets it reports to."""
        self.worker.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.grid)
        splitter.addWidget(self.plot)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(14)
        splitter.setStretchFactor(0, 2)  # the pictures gain and lose twice as much as the plot
        splitter.setStretchFactor(1, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(18, 12, 18, 6)
        column.setSpacing(12)
        column.addWidget(self.controls)
        column.addWidget(self.banner)
        column.addWidget(splitter, 1)
        self.setCentralWidget(central)
        self.statusBar().addPermanentWidget(self.status)
        self.statusBar().setSizeGripEnabled(False)
        self.setWindowTitle(texts.WINDOW_TITLE_EMPTY)
        self.setAcceptDrops(True)
        self.resize(1240, 760)
        splitter.setSizes([790, 414])

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection  # the worker's thread may not touch widgets
        self.worker.opened.connect(self._opened, queued)
        self.worker.refused.connect(self._refused, queued)
        self.worker.drawn.connect(self.grid.show_drawing, queued)
        controls, grid, actions = self.controls, self.grid, self.actions_
        controls.count_changed.connect(lambda n: self.show_session(self.session.with_count(n)))
        controls.seed_changed.connect(lambda s: self.show_session(self.session.with_seed(s)))
        controls.reroll_asked.connect(self.reroll)
        controls.save_all_asked.connect(actions.save_all)
        grid.selected.connect(self._select)
        self.plot.picture_clicked.connect(self._select)
        grid.hovered.connect(self._hover)
        grid.reroll_asked.connect(self.reroll)
        grid.save_asked.connect(actions.save_one)
        grid.menu_asked.connect(self._show_menu)
        actions.said.connect(lambda text: self.statusBar().showMessage(text, 8000))
        actions.failed.connect(self.banner.say)
        QApplication.styleHints().colorSchemeChanged.connect(self._system_theme_changed)

    def _opened(self, model: OpenedModel) -> None:
        is_first, self.model, card = self.model is None, model, model.card
        self.banner.hide()
        self.setWindowTitle(texts.WINDOW_TITLE.format(model=card.name))
        self.status.setText(
            texts.STATUS.format(model=card.name, size=card.image_size, numbers=card.latent_dim)
        )
        self.status.setToolTip(texts.STATUS_TIP.format(path=model.path, sha256=model.sha256))
        self.plot.show_model(card)
        self.show_session(self.session.with_model(model.sha256))
        if is_first:
            self.grid.focus_selected()

    def _refused(self, message: str, hint: str) -> None:
        kept = texts.KEPT.format(model=self.model.card.name) if self.model else ""
        self.banner.say(message, hint, kept)
        self.grid.set_message(texts.EMPTY)

    def _select(self, index: int) -> None:
        self.show_session(self.session.with_selected(index))

    def _hover(self, index: int) -> None:
        self._hovered = index
        self.plot.highlight(self._pointed_out())

    def _pointed_out(self) -> int:
        return self._hovered if 0 <= self._hovered < self.session.count else self.session.selected

    def reroll(self) -> None:
        """Draw other pictures, from a random seed."""
        self.show_session(self.session.rerolled())

    def save_selected(self) -> None:
        """Ask where to save the selected picture, then save it."""
        self.actions_.save_one(self.session.selected)

    def _show_menu(self, index: int, at) -> None:
        actions = self.actions_
        picture_menu(self, lambda: actions.save_one(index), lambda: actions.copy(index)).popup(at)

    def ask_for_model(self) -> None:
        """Let the user choose a model file."""
        folder = str(self.model.path.parent if self.model else Path.cwd())
        chosen, _ = QFileDialog.getOpenFileName(self, texts.OPEN_TITLE, folder, texts.OPEN_FILTER)
        if chosen:
            self.open_model(chosen)

    def _system_theme_changed(self) -> None:
        if self._follow_system:
            self._colours = theme.system_colours(QApplication.instance())
            theme.apply(QApplication.instance(), self._colours)
            self.grid.set_colours(self._colours)
            self.plot.set_colours(self._colours)
