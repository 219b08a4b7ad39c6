"""A photo of the user's own beside what the model makes of it, and the way on from there."""

import secrets

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton

from desktop.generator.latent.latent_paths import wander
from desktop.state.session import MAX_COUNT, REROLL_SEEDS, Made, Picture
from desktop.ui import texts
from desktop.ui.label import Label, tip
from desktop.ui.map.layers import rounded
from desktop.ui.map.own_photos import OwnPhoto, OwnPhotos
from desktop.ui.map.photo_words import known_words, likeness_words, psnr, region_words
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done
from desktop.ui.theme import Theme

SIDE = 72  # pixels
NAME_WIDTH = 150  # pixels; the narrowest panel has room for it
STRIDE = 3  # frames of a walk from one slot to the next: each a third of a sigma from the last
WALK = 160  # frames of the whole walk, of which the slots show the beginning


class PhotoCard(QFrame):
    """Hidden until there is a photo; shows the one added last, or one chosen on the map.

    Signals:
        shown: the card came or went, or says more than before.
    """

    shown = pyqtSignal()

    def __init__(self, studio: Studio, theme: Theme, own_photos: OwnPhotos):
        super().__init__()
        self._studio, self._theme, self._own = studio, theme, own_photos
        self._questions = Questions(studio, self)
        self.photo: OwnPhoto | None = None
        self.setObjectName("panel")
        self._original, self._rebuilt = _picture(texts.PHOTO_YOURS), _picture(texts.PHOTO_REBUILT)
        self.name, self.words = Label(), Label()
        self.walk = QPushButton(texts.PHOTO_WALK)
        self.close_button = QPushButton(texts.PHOTO_CLOSE_CARD)
        self.walk.setToolTip(texts.PHOTO_WALK_TIP)
        self.close_button.setToolTip(texts.PHOTO_CLOSE_TIP)
        self._lay_out()
        self.walk.clicked.connect(self.walk_from_here)
        self.close_button.clicked.connect(self._take_off)
        own_photos.shown.connect(self.show_photo)
        own_photos.changed.connect(self._leave_if_gone)
        self._questions.answered.connect(self._rebuild)
        if own_photos.photos:
            self.show_photo(own_photos.photos[-1])
        else:
            self.hide()

    def show_photo(self, photo: OwnPhoto) -> None:
        """Show a photo; its reconstruction follows as soon as it is drawn."""
        self.photo = photo
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(photo.name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH))
        self.name.setToolTip(tip(photo.name))
        self._original.setPixmap(rounded(photo.image, SIDE, self.devicePixelRatioF()))
        self._rebuilt.clear()
        self.words.clear()
        self._questions.ask_drawing(photo.z_mean.tobytes(), photo.z_mean, urgent=True)
        self.show()
        self.shown.emit()

    def walk_from_here(self) -> None:
        """Fill the other slots with the steps of a random walk that begins at this photo."""
        if self.photo is None:
            return
        seed = secrets.randbelow(REROLL_SEEDS)
        session = self._studio.session
        start = Picture.of(self.photo.z_mean, session.seed, session.selected, Made.PHOTO)
        codes = wander(start.code(), seed, WALK)[STRIDE::STRIDE][: MAX_COUNT - 1]
        steps = [Picture.of(z, seed, index, Made.NEIGHBOUR) for index, z in enumerate(codes)]
        here = session.with_picture(session.selected, start)
        self._studio.change(here.with_others(steps))
        self._studio.said.emit(texts.PHOTO_WALKED)

    def _rebuild(self, done: Done) -> None:
        if self.photo is None or done.key != self.photo.z_mean.tobytes():
            return
        if done.error:
            self._studio.fail(done.error)
            return
        self._rebuilt.setPixmap(rounded(done.result, SIDE, self.devicePixelRatioF()))
        decibels = psnr(self.photo.image, done.result)
        known = self._studio.in_use.card.z_mean
        sentences = (
            known_words(self.photo.encoded.known, self.photo.encoded.name)
            or likeness_words(decibels),
            texts.PHOTO_REFRAMED if self.photo.encoded.reframed else "",
            region_words(self.photo.z_mean, known),
        )
        self.words.setText(" ".join(filter(None, sentences)))
        shown = np.round(decibels, 1)
        self.words.setToolTip(texts.PHOTO_DECIBELS.format(decibels=shown))
        self.shown.emit()

    def _take_off(self) -> None:
        if self.photo is not None:
            self._own.remove(self.photo)

    def _leave_if_gone(self) -> None:
        if self.photo is not None and not any(one is self.photo for one in self._own.photos):
            self.photo = None
            self.hide()
            self.shown.emit()

    def _lay_out(self) -> None:
        self.name.setObjectName("heading")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, (picture, caption) in enumerate(
            ((self._original, texts.PHOTO_YOURS), (self._rebuilt, texts.PHOTO_REBUILT))
        ):
            label = Label(caption)
            label.setObjectName("muted")
            grid.addWidget(picture, 0, column, 2, 1)
            grid.addWidget(label, 2, column, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.walk)
        buttons.addWidget(self.close_button)
        grid.addWidget(self.name, 0, 2)
        grid.addWidget(self.words, 1, 2)
        grid.addLayout(buttons, 3, 0, 1, 3)  # beside the pictures a low window has no room for them
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(1, 1)


def _picture(name: str) -> QLabel:
    label = Label()
    label.setFixedSize(SIDE, SIDE)
    label.setAccessibleName(name)
    return label
