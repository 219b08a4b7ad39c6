"""The map of the photos: look around, draw from any point, travel with the selected picture."""

from itertools import pairwise

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.generator.latent.latent_map import Plane, axis_plane
from desktop.state.session import LIMIT, Made, Session
from desktop.ui import dropping, texts
from desktop.ui.label import Label
from desktop.ui.map.axes import WIDEST, MapAxes, shown_share, shown_spread
from desktop.ui.map.gestures import MapGestures
from desktop.ui.map.hover import MapHover
from desktop.ui.map.legend import legend
from desktop.ui.map.map_plot import LEAST_HEIGHT, MapPlot, Mark, Spot
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.map.photo_card import PhotoCard
from desktop.ui.map.photos import MapPhotos
from desktop.ui.map.travel import MapTravel
from desktop.ui.scrolling import bring_in_sight
from desktop.ui.steer.axis_naming import AxisNaming
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.theme import Theme

# Pixels of height; below them the plot needs the space itself: words are hidden, and below the last
# one scrolls to the legend.
ROOM_FOR_WORDS, ROOM_WITH_CARD, ROOM_FOR_LEGEND = 470, 520, 390
NOWHERE = axis_plane(2, 0, 1)  # until a model is open


class MapPanel(QWidget):
    """The map with what chooses its axes above and what explains it below.

    Args:
        studio: whose photos and pictures are shown.
        theme: in which colours.
        own_photos: the photos the user dropped.
        naming: what the axes are called.
    """

    def __init__(self, studio: Studio, theme: Theme, own_photos: OwnPhotos, naming: AxisNaming):
        super().__init__()
        self._studio, self._theme, self._own = studio, theme, own_photos
        self._naming = naming
        self._points = np.empty((0, 2), np.float32)  # of the photos
        self.photos = MapPhotos(studio, self)
        self.axes, self.plot = MapAxes(), MapPlot(theme)
        self.thumbnails, self.fit = QCheckBox(texts.MAP_THUMBNAILS), QPushButton(texts.MAP_FIT)
        self.share, self._legend, self._words = Label(), Label(), Label(texts.MAP_WORDS)
        self.photo_card = PhotoCard(studio, theme, own_photos)
        self.gestures, self.travel = MapGestures(self.plot), MapTravel(studio, NOWHERE, self)
        self.hover = MapHover(studio, self.plot, self.photos, own_photos, self.travel.whole_code_at)
        self._lay_out()
        self._connect()
        self.setEnabled(False)  # until there is something to travel through
        self.share.setText(texts.MAP_NO_MODEL)
        if studio.model:
            self.photos.open(studio.model)
            self._opened(studio.model)
            self._show_session(studio.session)

    @property
    def plane(self) -> Plane:
        """The plane that the map shows."""
        return self.travel.plane

    def highlight(self, slot: int) -> None:
        """Point out one picture's marker; below 0: none but the selected one's."""
        self.plot.pictures.hover(slot)

    def dragEnterEvent(self, event):
        """Take files, as the window does."""
        if dropping.files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event):
        """Encode photos and mark them on the map; open what else it may be."""
        dropping.open_files(self._studio, self._own, dropping.files(event.mimeData()), None)

    def resizeEvent(self, event):
        """Give a low window's space to the plot; screen readers hear the words all the same."""
        self._make_room()
        super().resizeEvent(event)

    def _show_card(self) -> None:
        """Put a photo's card where one sees it."""
        self._make_room()
        if self.photo_card.photo is not None:
            bring_in_sight(self.photo_card)

    def _make_room(self) -> None:
        card = self.photo_card.photo is not None
        # In a tab it lies in a viewport that may be lower; what is not seen takes no room.
        height = self.parentWidget().height() if self.parentWidget() else self.height()
        self._words.setVisible(height >= ROOM_FOR_WORDS and not card)
        for label in (self.share, self._legend):
            label.setVisible(height >= (ROOM_WITH_CARD if card else 0))
        low = height < ROOM_FOR_LEGEND and not card
        self.plot.setMinimumHeight(max(LEAST_HEIGHT, height - self.plot.y() if low else 0))

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.plot.setAccessibleName(texts.MAP_NAME)
        self.plot.setAccessibleDescription(f"{texts.MAP_WORDS} {texts.MAP_KEYS}")
        self.fit.setToolTip(texts.MAP_FIT_TIP)
        self.thumbnails.setToolTip(texts.MAP_THUMBNAILS_TIP)
        wanted = self._studio.settings.text("map_thumbnails", "yes", ("yes", "no"))
        self.thumbnails.setChecked(wanted == "yes")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.share, self._legend, self._words):
            label.setWordWrap(True)
        self._words.setObjectName("muted")
        self.share.setObjectName("heading")
        above = QGridLayout()
        above.setHorizontalSpacing(12)
        above.addWidget(self.axes, 0, 0, 2, 1)
        above.addWidget(self.fit, 0, 1)
        above.addWidget(self.thumbnails, 1, 1)
        above.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.plot, 1)
        for widget in (self.share, self._legend, self._words, self.photo_card):
            column.addWidget(widget)
        for one, other in pairwise((self.axes.across, self.fit, self.axes.up, self.thumbnails)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        studio, moves = self._studio, self.gestures
        studio.opened.connect(self._opened)
        studio.changed.connect(self._show_session)
        self._theme.changed.connect(self._write_legend)
        self._own.changed.connect(self._show_own)
        self._naming.changed.connect(self._show_names)
        self.photo_card.shown.connect(self._show_card)
        self.photos.arrived.connect(self._show_photos)
        self.axes.chosen.connect(self._axes_chosen)
        self.thumbnails.toggled.connect(self._thumbnails_toggled)
        self.fit.clicked.connect(self.plot.fit)
        moves.clicked.connect(self._clicked)
        moves.travelled.connect(self.travel.to_point)
        moves.stepped.connect(self._step)
        moves.released.connect(self.travel.end)
        moves.photo_asked.connect(self._go_to_photo)
        moves.hovered.connect(self.hover.show_spot)

    def _opened(self, model: OpenedModel) -> None:
        self.setEnabled(True)
        self.hover.show_spot(None)
        chosen = _remembered(self._studio.settings.text("map_axes"))
        self.axes.show_axes(self._naming.on_the_map(), chosen)
        if self.thumbnails.isChecked():
            self.photos.load()
        self._show_plane()

    def _show_names(self) -> None:
        """Call the axes as the user does."""
        self.axes.show_axes(self._naming.on_the_map(), self.axes.values())

    def _axes_chosen(self) -> None:
        self._studio.settings.set_text("map_axes", " ".join(map(str, self.axes.values())))
        self._show_plane()

    def _thumbnails_toggled(self, on: bool) -> None:
        self._studio.settings.set_text("map_thumbnails", "yes" if on else "no")
        if on:
            self.photos.load()
        else:
            self.photos.stop_loading()
        self._show_photos()

    def _show_plane(self) -> None:
        """Spread everything anew."""
        card, codes = self._studio.in_use.card, self.photos.codes
        self.travel.plane = self.axes.plane(codes)
        self._points = self.plane.project(codes)
        self.plot.show_dots(self._points)  # a small picture covers its point when it comes
        share = shown_share(self.plane, codes)
        if share is None:
            self.share.setText(texts.MAP_NO_PHOTOS if not len(codes) else texts.MAP_ONE_PHOTO)
        else:
            self.share.setText(texts.MAP_SHARE.format(percent=round(100 * share)))
        if len(codes) > 1:
            self.plot.show_learned(*shown_spread(self.plane, codes, card.z_log_var))
        else:
            self.plot.show_learned(np.zeros(2), np.zeros((2, 2)))
        self._show_photos()
        self._show_own()
        if self._studio.session.latent_dim == card.latent_dim:
            self._show_session(self._studio.session)

    def _show_photos(self) -> None:
        images = self.photos.images if self.thumbnails.isChecked() else {}
        self.plot.photos.show_photos(self._points, images)

    def _show_own(self) -> None:
        own = self._own.photos if self._studio.model else ()
        fitting = [photo for photo in own if len(photo.z_mean) == len(self.plane.x)]
        codes = np.array([photo.z_mean for photo in fitting]).reshape(-1, len(self.plane.x))
        points = self.plane.project(codes)
        self.plot.own.show_photos(points, {i: photo.image for i, photo in enumerate(fitting)})
        if len(self.plane.x) == self.photos.codes.shape[1]:
            self.plot.keep_in_sight(np.concatenate([self._points, points]))
        self._write_legend()

    def _show_session(self, session: Session) -> None:
        model = self._studio.model
        if model is None or session.latent_dim != len(self.plane.x):
            return
        codes = np.clip(session.codes(), -LIMIT, LIMIT)  # a restored picture may lie anywhere
        points = self.plane.project(codes)
        before = self.plot.pictures.selected
        self.plot.pictures.show_pictures(points, session.selected, session.chosen)
        if before != session.selected:
            self._write_legend()
        self.hover.look_again()

    def _clicked(self, spot: Spot) -> None:
        session = self._studio.session
        if spot.mark == Mark.PICTURE:
            self._studio.change(session.with_selected(spot.index))
        elif spot.mark == Mark.OWN:
            photo = self._own.photos[spot.index]
            self.travel.to_code(photo.z_mean, Made.PHOTO)
            self.photo_card.show_photo(photo)
        else:
            self.travel.to_code(self.photos.codes[spot.index], Made.MAPPED)

    def _step(self, across: float, up: float) -> None:
        self.travel.by(across, up)
        self.plot.bring_in_sight(self.travel.here())

    def _go_to_photo(self, step: int) -> None:
        if len(self.photos.codes):
            number = self.travel.to_photo(self.photos.codes, step) + 1
            self.plot.bring_in_sight(self.travel.here())
            self._studio.said.emit(texts.MAP_WENT_TO_PHOTO.format(number=number))

    def _write_legend(self) -> None:
        self._legend.setText(
            legend(
                self._theme.colours,
                selected=self._studio.session.selected,
                learned=len(self.photos.codes) > 1,
                own=bool(self._own.photos),
            )
        )


def _remembered(text: str) -> tuple[int, int]:
    """Two axes as the settings keep them; the widest directions where they do not."""
    parts = text.split()
    if len(parts) == 2 and all(part.isdecimal() and len(part) < 3 for part in parts):
        return int(parts[0]), int(parts[1])
    return WIDEST, WIDEST
