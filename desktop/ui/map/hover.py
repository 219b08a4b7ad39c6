"""What the card beside the mouse shows: a photo, a picture, or what would be drawn just there."""

from collections.abc import Callable

import numpy as np
from PyQt6.QtCore import QObject

from desktop.ui import texts
from desktop.ui.map.hover_card import HoverCard
from desktop.ui.map.map_plot import MapPlot, Mark, Spot
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.map.photos import MapPhotos
from desktop.ui.studio.studio import Studio


class MapHover(QObject):
    """Keeps the card of one map in step with the mouse.

    Args:
        studio: whose selected picture a click would change.
        plot: the card lies over it.
        photos: where pictures come from.
        own_photos: the photos the user dropped.
        code_at: turns a point (2,) of the map into the whole code that a click draws from.
    """

    def __init__(
        self,
        studio: Studio,
        plot: MapPlot,
        photos: MapPhotos,
        own_photos: OwnPhotos,
        code_at: Callable[[np.ndarray], np.ndarray],
    ):
        super().__init__(plot)
        self._studio, self._plot = studio, plot
        self._photos, self._own = photos, own_photos
        self._code_at = code_at
        self.card = HoverCard(plot)
        self._spot: Spot | None = None  # what the mouse is on
        self._key: tuple | None = None  # what the card shows, or waits for
        photos.drawn.connect(self._drawn)

    def show_spot(self, spot: Spot | None) -> None:
        """Show what is under the mouse; None hides the card."""
        self._spot = spot
        if spot is None or self._studio.model is None:
            self._key = None
            self.card.hide()
            return
        key = self._key_of(spot)
        known = self._image(spot)
        if known is not None or key != self._key:
            self.card.show_image(known)
        self._key = key
        if known is None:
            self._photos.preview(key, self._code(spot))
        self.card.show_at(spot.at, *self._say(spot))

    def look_again(self) -> None:
        """Show what is under the mouse by now: pictures move and change while it is held still."""
        if self._spot:
            spot = self._plot.spot_at(self._spot.at)
            self._plot.point_out(spot)
            self.show_spot(spot)

    def _key_of(self, spot: Spot) -> tuple:
        """What must be drawn anew for; between the photos, the last drawing waits for the next."""
        picture = spot.mark == Mark.PICTURE
        return spot.mark, spot.index, self._code(spot).tobytes() if picture else b""

    def _image(self, spot: Spot) -> np.ndarray | None:
        """A picture that is there already."""
        if spot.mark == Mark.OWN:
            return self._own.photos[spot.index].image
        if spot.mark == Mark.PICTURE:
            drawing = self._studio.drawing_wanted(spot.index)
            return drawing.image if drawing else None
        return self._photos.images.get(spot.index) if spot.mark == Mark.PHOTO else None

    def _code(self, spot: Spot) -> np.ndarray:
        if spot.mark == Mark.PHOTO:
            return self._photos.codes[spot.index]
        if spot.mark == Mark.PICTURE:
            return self._studio.session.picture(spot.index).whole_code()
        return self._code_at(spot.point)

    def _say(self, spot: Spot) -> tuple[str, str]:
        selected = self._studio.session.selected + 1
        number = spot.index + 1
        if spot.mark == Mark.OWN:
            return self._own.photos[spot.index].name, texts.MAP_CLICK.format(number=selected)
        if spot.mark == Mark.PHOTO:
            title = texts.MAP_PHOTO.format(number=number)
            return title, texts.MAP_CLICK.format(number=selected)
        if spot.mark == Mark.PICTURE:
            return texts.MAP_PICTURE.format(number=number), texts.MAP_DRAG
        return texts.MAP_EMPTY, texts.MAP_CLICK_EMPTY.format(number=selected)

    def _drawn(self, key: object, image: np.ndarray) -> None:
        if key == self._key:
            self.card.show_image(image)
