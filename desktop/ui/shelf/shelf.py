"""What lies below the pictures: the history and the favourites, side by side."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QSplitter

from desktop.ui.shelf.favourite_shelf import FavouriteShelf
from desktop.ui.shelf.favourites_strip import FavouritesStrip
from desktop.ui.shelf.history_strip import HistoryStrip
from desktop.ui.shelf.history_thumbnails import HistoryThumbnails
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme

# Pixels of the window's height; below them pictures and panels need the space, until the user says
# otherwise.
ROOM = 600


class Shelf(QSplitter):
    """Two strips; whether the user wants to see them is remembered.

    Args:
        studio: whose history and settings.
        theme: in which colours.
        thumbnails: what the history shows; it outlives the window.
        favourites: what the favourites show; they do too.
    """

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        thumbnails: HistoryThumbnails,
        favourites: FavouriteShelf,
    ):
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = studio.settings
        self.history = HistoryStrip(studio, theme, thumbnails)
        self.favourites = FavouritesStrip(studio, theme, favourites)
        for strip in (self.history, self.favourites):
            strip.setMinimumWidth(160)
            self.addWidget(strip)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(18)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([600, 400])
        self.setFixedHeight(self.sizeHint().height())
        self._room = ROOM  # pixels
        self.setVisible(self.is_wanted())

    def is_wanted(self) -> bool:
        """Whether it is to be seen: as the user said, or where there is room as long as not."""
        said = self._settings.text("shelf", "", ("shown", "hidden"))
        return said == "shown" if said else self._room >= ROOM

    def take_room(self, height: int) -> None:
        """Show it or not in a window that is so many pixels high."""
        self._room = height
        self.setVisible(self.is_wanted())

    def want(self, wanted: bool) -> None:
        """Show it or not, now and at the next start."""
        self._settings.set_text("shelf", "shown" if wanted else "hidden")
        self.setVisible(wanted)
