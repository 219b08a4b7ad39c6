"""The user's names for the axes of the open model: read, changed and written in one module."""

from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.files.axis_names import AxisNames, load_names, save_names
from desktop.generator.model.card import TRAITS, Axis
from desktop.generator.model.model_file import ModelFileError
from desktop.ui import texts
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel


class AxisNaming(QObject):
    """Shared by all that speak of axes; the names lie beside the model, see `axis_names`.

    Signals:
        changed(names): a name for each axis from now on, "" where the user gave none.
    """

    changed = pyqtSignal(tuple)

    def __init__(self, studio: Studio):
        super().__init__()
        self._studio = studio
        self._known = AxisNames(0)
        self._axes: tuple[Axis, ...] = ()  # of the open model
        studio.opened.connect(self._opened)
        if studio.model:
            self._opened(studio.model)

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each axis, "" where the user gave none; none before a model is open."""
        return self._known.names

    def spoken(self, axis: int) -> str:
        """What to call an axis, from 0: its name, or its usual one."""
        return self.names[axis] or self.usual_name(axis)

    def on_the_map(self) -> tuple[str, ...]:
        """What to call each axis where photos lie on it: by what holds of whole walks along it.

        A view changes how a photo is seen near its code and not where photos lie, so that axis
        goes by its number.
        """
        return tuple(
            self.spoken(i) if self.names[i] or axis.change in TRAITS else number_name(i)
            for i, axis in enumerate(self._axes)
        )

    def usual_name(self, axis: int) -> str:
        """What a slider without a name of the user's is called: by number and what it changes."""
        if change := self.change(axis):
            return texts.AXIS_NUMBER_AND_CHANGE.format(number=axis + 1, change=change)
        return number_name(axis)

    def change(self, axis: int) -> str:
        """What an axis changes of a picture, from its low end to its high; "" if nobody knows."""
        known = self._axes[axis]
        if known.change in TRAITS:
            return texts.AXIS_TRAITS[known.change][known.strength < 0]
        return texts.AXIS_VIEWS[known.change] if known.change else ""

    def change_sentence(self, axis: int) -> str:
        """The same as a sentence that says where it holds; "" if nobody knows."""
        measured = self._axes[axis].change in TRAITS
        words, change = texts.AXIS_TRAIT_TIP if measured else texts.AXIS_VIEW_TIP, self.change(axis)
        return words.format(change=change) if change else ""

    def rename(self, axis: int, text: str) -> None:
        """Call an axis by another name; "" gives it its usual one back."""
        renamed = self._known.renamed(axis, "" if text.strip() == self.usual_name(axis) else text)
        if renamed == self._known:
            return
        self._known = renamed
        self.changed.emit(renamed.names)
        model = self._studio.in_use
        try:
            # At once and on this thread: a name must outlive a window that is closed after it.
            save_names(renamed, model.path, model.sha256, self._folder())
        except ModelFileError as error:
            self._studio.fail(error)

    def _opened(self, model: OpenedModel) -> None:
        self._axes, dim = model.card.axes, model.card.latent_dim
        self._known, warnings = load_names(model.path, model.sha256, dim, self._folder())
        self.changed.emit(self.names)
        if warnings:
            self._studio.failed.emit(" ".join(map(texts.spoken, warnings)), "")

    def _folder(self) -> Path:
        return self._studio.settings.data_folder / "names"


def number_name(axis: int) -> str:
    """An axis by its number; axes count from 0, people from 1."""
    return texts.AXIS_NUMBER.format(number=axis + 1)
