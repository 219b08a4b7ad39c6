"""The map of the photos: look around, draw from any place, travel with the selected picture."""

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.generator.latent_map import Plane, axis_plane, nearest
from desktop.session import LIMIT, Picture, Session
from desktop.ui import dropping, texts
from desktop.ui.map_axes import WIDEST, MapAxes, shown_share, shown_spread
from desktop.ui.map_gestures import MapGestures
from desktop.ui.map_hover import MapHover
from desktop.ui.map_photos import MapPhotos
from desktop.ui.map_plot import MapPlot, Spot
from desktop.ui.own_photos import OwnPhotos
from desktop.ui.photo_card import PhotoCard
from desktop.ui.studio import Studio
from desktop.ui.theme import Theme
from desktop.ui.worker import OpenedModel

TRAVEL = "travel"  # moves in a row are one step to undo
ROOM_FOR_WORDS = 470  # pixels of height; below it the plot needs the space itself
NOWHERE = axis_plane(2, 0, 1)  # until a model is open


class MapPanel(QWidget):
    """The map with what chooses its axes above and what explains it below.

    Args:
        studio: whose photos and pictures are shown.
        theme: in which colours.
        own_photos: the photos the user dropped.
    """

    def __init__(self, studio: Studio, theme: Theme, own_photos: OwnPhotos):
        super().__init__()
        self._studio, self._theme, self._own = studio, theme, own_photos
        self._plane: Plane = NOWHERE
        self._origin: np.ndarray | None = None  # where the selected picture's travel began
        self.photos = MapPhotos(studio, self)
        self.axes, self.plot = MapAxes(), MapPlot(theme)
        self.thumbnails, self.fit = QCheckBox(texts.MAP_THUMBNAILS), QPushButton(texts.MAP_FIT)
        self.share, self._legend, self._words = QLabel(), QLabel(), QLabel(texts.MAP_WORDS)
        self.photo_card = PhotoCard(studio, theme, own_photos)
        self.gestures = MapGestures(self.plot)
        self.hover = MapHover(studio, self.plot, self.photos, own_photos, self._code_at)
        self._lay_out()
        self._connect()
        if studio.model:
            self.photos.open(studio.model)
            self._opened(studio.model)
            self._show_session(studio.session)

    def highlight(self, place: int) -> None:
        """Point out one picture's marker; below 0: none but the selected one's."""
        self.plot.pictures.hover(place)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Call the axes as the user does, "" for those without a name."""
        self.axes.show_axes(names, self.axes.values())

    def dragEnterEvent(self, event):
        """Take photos; what the window does with other files is its own affair."""
        if any(one.suffix.lower() != ".onnx" for one in dropping.files(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event):
        """Place photos on the map; open what else it may be."""
        files = dropping.files(event.mimeData())
        if photos := dropping.photos(files):
            self._own.add(photos)
        else:
            dropping.open_files(self._studio, files, None)

    def resizeEvent(self, event):
        """Give a low window's space to the plot; screen readers hear the words all the same."""
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        roomy = self.height() >= ROOM_FOR_WORDS and self.photo_card.photo is None
        self._words.setVisible(roomy)

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
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.axes, 0, 0, 1, 2)
        above.addWidget(self.thumbnails, 1, 0)
        above.addWidget(self.fit, 1, 1, Qt.AlignmentFlag.AlignTrailing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.plot, 1)
        for widget in (self.share, self._legend, self._words, self.photo_card):
            column.addWidget(widget)

    def _connect(self) -> None:
        studio, moves = self._studio, self.gestures
        studio.opened.connect(self._opened)
        studio.changed.connect(self._show_session)
        self._theme.changed.connect(self._write_legend)
        self._own.changed.connect(self._show_own)
        self.photo_card.shown.connect(self._make_room)
        self.photos.arrived.connect(self._show_photos)
        self.axes.chosen.connect(self._axes_chosen)
        self.thumbnails.toggled.connect(self._thumbnails_toggled)
        self.fit.clicked.connect(self.plot.fit)
        moves.clicked.connect(self._clicked)
        moves.travelled.connect(self._travel)
        moves.stepped.connect(self._step)
        moves.released.connect(self._travel_ended)
        moves.photo_asked.connect(self._go_to_photo)
        moves.hovered.connect(self.hover.show_spot)

    def _opened(self, model: OpenedModel) -> None:
        latent_dim = model.card.latent_dim
        self._origin = None
        self.axes.show_axes(("",) * latent_dim, _remembered(self._studio.settings.text("map_axes")))
        if self.thumbnails.isChecked():
            self.photos.load()
        self._show_plane()

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
        card, codes = self._studio.model.card, self.photos.codes
        self._plane = self.axes.plane(codes)
        self._points = self._plane.project(codes)
        share = shown_share(self._plane, codes)
        if share is None:
            self.share.setText(texts.MAP_NO_PHOTOS if not len(codes) else texts.MAP_ONE_PHOTO)
        else:
            self.share.setText(texts.MAP_SHARE.format(percent=round(100 * share)))
        if len(codes) > 1:
            self.plot.show_learned(*shown_spread(self._plane, codes, card.z_log_var))
        else:
            self.plot.show_learned(np.zeros(2), np.zeros((2, 2)))
        self._show_photos()
        self._show_own()
        if self._studio.session.latent_dim == card.latent_dim:
            self._show_session(self._studio.session)

    def _show_photos(self) -> None:
        images = self.photos.images if self.thumbnails.isChecked() else {}
        self.plot.photos.show_photos(self._points, images)
        rest = [index for index in range(len(self._points)) if index not in images]
        self.plot.show_dots(self._points[rest], rest)

    def _show_own(self) -> None:
        own = self._own.photos if self._studio.model else ()
        fitting = [photo for photo in own if len(photo.z_mean) == len(self._plane.x)]
        codes = np.array([photo.z_mean for photo in fitting]).reshape(-1, len(self._plane.x))
        points = self._plane.project(codes)
        self.plot.own.show_photos(points, {i: photo.image for i, photo in enumerate(fitting)})
        if len(self._plane.x) == self.photos.codes.shape[1]:
            self.plot.keep_in_sight(np.concatenate([self._points, points]))
        self._write_legend()

    def _show_session(self, session: Session) -> None:
        model = self._studio.model
        if model is None or session.latent_dim != len(self._plane.x):
            return
        codes = np.clip(session.codes(), -LIMIT, LIMIT)  # a restored picture may lie anywhere
        points = self._plane.project(codes)
        if self.plot.pictures.selected != session.selected:
            self._origin = None
            self.plot.pictures.show_pictures(points, session.selected, session.chosen)
            self._write_legend()
        self.plot.pictures.show_pictures(points, session.selected, session.chosen)

    def _clicked(self, spot: Spot) -> None:
        session = self._studio.session
        if spot.kind == "picture":
            self._studio.change(session.with_selected(spot.index))
        elif spot.kind == "own":
            photo = self._own.photos[spot.index]
            self._show_code(photo.z_mean, "photo")
            self.photo_card.show_photo(photo)
        else:
            self._show_code(self.photos.codes[spot.index], "mapped")

    def _show_code(self, z: np.ndarray, made: str) -> None:
        session = self._studio.session
        self._studio.seal()
        self._studio.change(session.with_code(session.selected, z, made))
        self._travel_ended()

    def _code_at(self, point: np.ndarray) -> np.ndarray:
        """The code at a point of the map, in all else as the travel's beginning."""
        session = self._studio.session
        near = session.picture(session.selected).code() if self._origin is None else self._origin
        return Picture.of(self._plane.lift(point, near), 0, 0, "mapped").code()

    def _travel(self, point: np.ndarray) -> None:
        session = self._studio.session
        if self._origin is None:
            self._origin = session.picture(session.selected).code()
        moved = session.with_code(session.selected, self._code_at(point), "mapped")
        self._studio.change(moved, TRAVEL)

    def _travel_ended(self) -> None:
        self._origin = None
        self._studio.seal()

    def _step(self, across: float, up: float) -> None:
        here = self.plot.pictures.points[self._studio.session.selected]
        there = np.clip(here + np.array([across, up], np.float32), -LIMIT, LIMIT)
        self._travel(there)
        self.plot.bring_in_sight(there)

    def _go_to_photo(self, step: int) -> None:
        """Show the photo nearest to the selected picture, or the one after or before it."""
        codes, session = self.photos.codes, self._studio.session
        if len(codes):
            index = (nearest(codes, session.picture(session.selected).code()) + step) % len(codes)
            self._show_code(codes[index], "mapped")
            self.plot.bring_in_sight(self._points[index])
            self._studio.said.emit(texts.MAP_WENT_TO_PHOTO.format(number=index + 1))

    def _write_legend(self) -> None:
        c = self._theme.colours
        entries = [
            (c.accent, "●", texts.LEGEND_SELECTED.format(number=self._studio.session.selected + 1)),
            (c.dot, "○", texts.LEGEND_OTHERS),
            (c.prior, "●", texts.MAP_LEGEND_PRIOR),
        ]
        if len(self.photos.codes) > 1:
            entries.append((c.learned, "◌", texts.MAP_LEGEND_LEARNED))
        if self._own.photos:
            entries.append((c.learned, "▣", texts.MAP_LEGEND_OWN))
        shown = [
            f'<span style="color:{colour}">{mark}</span>&nbsp;{text.replace(" ", "&nbsp;")}'
            for colour, mark, text in entries
        ]
        self._legend.setText(" &nbsp; ".join(shown))


def _remembered(text: str) -> tuple[int, int]:
    """Two axes as the settings keep them; the widest directions where they do not."""
    parts = text.split()
    if len(parts) == 2 and all(part.isdecimal() and len(part) < 3 for part in parts):
        return int(parts[0]), int(parts[1])
    return WIDEST, WIDEST
