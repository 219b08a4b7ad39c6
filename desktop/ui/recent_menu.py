"""The models opened before, in a menu that asks anew each time it is shown."""

from functools import partial
from pathlib import Path

from PyQt6.QtWidgets import QMenu, QWidget

from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.ui import texts
from desktop.ui.label import tip
from desktop.ui.studio.studio import Studio


class RecentMenu(QMenu):
    """Opens a recent model; the garden that ships is always the last of them."""

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(texts.MENU_RECENT, parent)
        self._studio = studio
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.aboutToShow.connect(self._prepare)
        self.fill()  # some systems show no menu that is empty before it opens

    def fill(self) -> None:
        """List what is still there, newest first."""
        self.clear()
        garden = _garden()
        recent = [one for one in self._studio.settings.recent_models() if one.path != garden]
        for model in recent:
            words = texts.RECENT_MODEL.format(model=model.name, folder=model.path.parent.name)
            self._add(words, model.path)
        if garden:
            self._add(texts.RECENT_GARDEN, garden)
        self.addSeparator()
        clear = self.addAction(texts.RECENT_CLEAR)
        clear.setEnabled(bool(recent))
        clear.triggered.connect(self._studio.settings.forget_models)

    def _prepare(self) -> None:
        """Begin the process that tries a model if one has to be: after an update of the runtime."""
        trials = self._studio.trials
        if not all(trials.passed(model.sha256) for model in self._studio.settings.recent_models()):
            trials.prepare()

    def _add(self, words: str, path: Path) -> None:
        action = self.addAction(words.replace("&", "&&"))  # a name's own & marks no letter
        action.setToolTip(tip(str(path)))
        model = self._studio.model
        action.setCheckable(True)
        action.setChecked(model is not None and model.path.absolute() == path)
        action.triggered.connect(partial(self._open, path))

    def _open(self, path: Path, _checked: bool) -> None:
        self._studio.open_model(path)


def _garden() -> Path | None:
    """The shipped model; None in a copy of the program that came without it."""
    try:
        return garden_decoder().absolute()
    except ModelFileError:
        return None
