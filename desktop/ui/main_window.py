"""The window: puts the widgets in their places and joins them; each does its own part."""

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QPoint, Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import dropping, texts
from desktop.ui.backstage import Backstage
from desktop.ui.banner import Banner
from desktop.ui.card_words import title_words
from desktop.ui.controls import Controls
from desktop.ui.details import Details
from desktop.ui.enter_key import let_enter_press
from desktop.ui.full_screen import FullScreen
from desktop.ui.keeping.saving import PictureActions
from desktop.ui.label import Label, tip
from desktop.ui.learn.entrance import Entrance
from desktop.ui.menus import add_menus, picture_menu
from desktop.ui.messages import Messages
from desktop.ui.screen_room import resize_to_screen
from desktop.ui.shelf.shelf import Shelf
from desktop.ui.side_panel import MOST_WIDTH, SidePanel
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.tile import Tile
from desktop.ui.tile_grid import TileGrid
from desktop.ui.walk_bar import WalkBar

USUAL_SIZE = (1280, 820)


class MainWindow(QMainWindow):
    """Shows one studio; what goes on in it outlives the window.

    Args:
        backstage: what is shown.
    """

    language_asked = pyqtSignal(str)

    def __init__(self, backstage: Backstage):
        super().__init__()
        self.studio, self.theme = studio, theme = backstage.studio, backstage.theme
        self.controls, self.banner = Controls(studio, theme), Banner()
        self.messages = Messages(studio, self.banner)
        self.grid, self.side = TileGrid(studio, theme), SidePanel(backstage)
        self.details, self.status = Details(studio, theme, backstage.nearest), Label()
        self.favourites, self.own_photos = backstage.favourites, backstage.own_photos
        self.shelf = Shelf(studio, theme, backstage.thumbnails, backstage.favourites)
        self.pictures = PictureActions(self, backstage)
        self.pages = QStackedWidget()
        self.entrance = Entrance(self.pages, self.open_model, backstage)
        self.walk_bar = WalkBar(studio, self.pictures)
        self._lay_out()
        add_menus(self)
        self._connect()
        let_enter_press(self)
        if studio.model:
            self._opened(studio.model)

    def resizeEvent(self, event):
        """Give a low window's space to the pictures and the panels."""
        self.shelf.take_room(self.height())
        super().resizeEvent(event)

    def dragEnterEvent(self, event):
        """Take files, nothing else."""
        if files := dropping.files(event.mimeData()):
            event.acceptProposedAction()
            if dropping.models(files):
                self.studio.trials.prepare()

    def dropEvent(self, event):
        """Open what was dropped: models, saved pictures, photos."""
        self.banner.hide()
        slot = self.grid.slot_at(self.grid.mapFrom(self, event.position().toPoint()))
        if isinstance(source := event.source(), Tile):
            self._morph_between(source.slot, slot)
            return
        files = dropping.files(event.mimeData())
        if self.entrance.takes(files):
            self.entrance.show_page(files)
            return
        dropping.open_files(self.studio, self.own_photos, files, slot)

    def open_model(self, path: Path) -> None:
        """Open a model that the user chose; older messages are no longer of interest."""
        self.banner.hide()
        self.studio.open_model(path)

    def enlarge(self, slot: int) -> None:
        """Show one picture on the whole screen, and select it."""
        if self.studio.model:
            self.studio.change(self.studio.session.with_selected(slot))
            full = FullScreen(self.studio, self.theme, self)
            full.closed.connect(self.grid.focus_selected)  # another than before, perhaps
            full.fill_screen()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.grid)
        splitter.addWidget(self._right())
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(14)
        splitter.setStretchFactor(0, 2)  # the pictures gain and lose twice as much as the panel
        splitter.setStretchFactor(1, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(18, 12, 18, 6)
        column.setSpacing(12)
        column.addWidget(self.controls)
        column.addWidget(self.banner)
        column.addWidget(self.walk_bar)
        column.addWidget(splitter, 1)
        column.addWidget(self.shelf)
        self.pages.addWidget(central)
        self.menuBar().setCornerWidget(self.entrance.button)
        self.setCentralWidget(self.pages)
        self.statusBar().addPermanentWidget(self.status)
        self.statusBar().setSizeGripEnabled(False)
        self.setWindowTitle(texts.WINDOW_TITLE_EMPTY)
        self.setAcceptDrops(True)
        resize_to_screen(self, *USUAL_SIZE)
        splitter.setSizes([790, 430])

    def _right(self) -> QWidget:
        """What lies beside the pictures: the tabs, and the details that are always there."""
        right = QWidget()
        right.setMaximumWidth(MOST_WIDTH)  # of all in it: no card is wider than another
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.side, 1)
        column.addWidget(self.details)
        return right

    def _connect(self) -> None:
        studio, grid = self.studio, self.grid
        studio.opened.connect(self._opened)
        studio.said.connect(self._say)
        self.controls.save.clicked.connect(self.pictures.save_all)
        self.side.kept.connect(grid.focus_selected)  # what was pressed is gone with the choice
        grid.hovered.connect(self.side.highlight)
        grid.hovered.connect(self.details.highlight)
        grid.save_asked.connect(self.pictures.save_one)
        grid.menu_asked.connect(self._show_menu)
        grid.dragged.connect(self._drag_out)
        grid.enlarged.connect(self.enlarge)
        grid.star_asked.connect(self.favourites.toggle)
        self.favourites.changed.connect(self._mark_favourites)
        self._mark_favourites()
        self.own_photos.shown.connect(self._show_photo)
        self.own_photos.pair_shown.connect(self._offer_morph)

    def _opened(self, model: OpenedModel) -> None:
        card, was_empty = model.card, not self.status.text()
        self.setWindowTitle(title_words(model))
        self.status.setText(
            texts.STATUS.format(model=card.name, size=card.image_size, numbers=card.latent_dim)
        )
        words = texts.STATUS_TIP.format(path=model.path, sha256=model.sha256)
        self.status.setToolTip(tip(*words.splitlines()))
        if was_empty:
            # Once the pictures are there: a window that becomes active later than this gives the
            # keyboard to what had it, and nothing hidden can.
            QTimer.singleShot(0, self.grid.focus_selected)

    def _drag_out(self, slot: int) -> None:
        self.pictures.drag_out(slot, self.grid.tiles[slot])

    def _mark_favourites(self) -> None:
        self.grid.set_starred(self.favourites.starred())

    def _show_photo(self) -> None:
        self.side.show_tab("map")

    def _offer_morph(self, one: int, other: int) -> None:
        """Offer a morph between two photos that came together, as they are now."""
        stops = [self.studio.session.picture(slot) for slot in (one, other)]
        self.banner.offer(
            texts.PAIR_PLACED, texts.PAIR_ANIMATE, partial(self.pictures.animate, stops)
        )

    def _morph_between(self, one: int, other: int | None) -> None:
        """Animate a morph from one picture to the one that it was dropped on."""
        if other is not None and other != one:
            session = self.studio.session
            self.pictures.animate([session.picture(slot) for slot in (one, other)])

    def _say(self, text: str) -> None:
        self.statusBar().showMessage(text, 8000)

    def _show_menu(self, slot: int, at: QPoint) -> None:
        picture_menu(self, slot).popup(at)
