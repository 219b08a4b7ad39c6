"""What stands behind a window and outlives it: a window built in another language finds it all."""

from desktop.ui.learn.learning import Learning
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.nearest_photos import NearestPhotos
from desktop.ui.shelf.favourite_shelf import FavouriteShelf
from desktop.ui.shelf.history_thumbnails import HistoryThumbnails
from desktop.ui.steer.axis_naming import AxisNaming
from desktop.ui.studio.restoring import Restoring
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme


class Backstage:
    """The studio, its colours, and what was gathered while working in it."""

    def __init__(self, studio: Studio, theme: Theme):
        self.studio, self.theme = studio, theme
        self.restoring = Restoring(studio)
        self.thumbnails = HistoryThumbnails(studio)
        self.favourites = FavouriteShelf(studio)
        self.own_photos = OwnPhotos(studio)
        self.naming = AxisNaming(studio)
        self.learning = Learning(studio.settings.data_folder, studio)
        self.nearest = NearestPhotos(studio)
