"""What the studio has to say, in the banner: what went wrong, what it offers, what it waits for."""

from PyQt6.QtCore import QObject, QTimer

from desktop.ui import texts
from desktop.ui.banner import Banner
from desktop.ui.studio.studio import Studio

DELAY_MS = 300  # most models are tried by then, and nothing flickers


class Messages(QObject):
    """Joins a studio to the banner of its window.

    Args:
        studio: that has something to say.
        banner: to say it in.
    """

    def __init__(self, studio: Studio, banner: Banner):
        super().__init__(banner)
        self._studio, self._banner, self._tried = studio, banner, ""
        self._delay = QTimer(self)
        self._delay.setInterval(DELAY_MS)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._say_trying)
        studio.refused.connect(self._say_refused)
        studio.failed.connect(banner.say)
        studio.offered.connect(banner.offer)
        studio.trying.connect(self._follow)

    def _say_refused(self, message: str, hint: str) -> None:
        model = self._studio.model
        self._banner.say(message, hint, texts.KEPT.format(model=model.card.name) if model else "")

    def _follow(self, name: str) -> None:
        """Say that a model is being tried, once that takes a while, for as long as it takes."""
        if name:
            self._tried = texts.TRYING.format(name=name)
            self._delay.start()
            return
        self._delay.stop()
        if self._banner.text() == self._tried:  # and no other message by now
            self._banner.hide()

    def _say_trying(self) -> None:
        self._banner.wait(self._tried, texts.CANCEL_BUTTON, self._studio.give_up_opening)
