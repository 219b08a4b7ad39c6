"""How long a person waits for a new model, each way in which one is chosen.

A model is new if it was never tried on this computer: the window tries it in a child process first,
which it begins as soon as a model is about to be chosen.
"""

import itertools
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import onnx
from PyQt6.QtWidgets import QFileDialog, QPushButton

from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFile
from desktop.generator.model.onnx_outline import CHECKSUM_KEY
from desktop.learning.own_models import name_of
from desktop.ui import texts
from desktop.ui.asking import ask_for_model
from desktop.ui.learn.models_list import ModelsList
from desktop.ui.recent_menu import RecentMenu
from desktop.ui.studio.settings import RecentModel
from tests.desktop.dropped import drop
from tests.desktop.feel.paints import Paints
from tests.desktop.feel.stage import Stage, rest, spend, wait
from tests.desktop.tiny_models import save

_numbers = itertools.count(1)
PACE = 0.7  # seconds that a person takes to choose in a dialog or a menu, or to let a file fall

# Chooses a model in a window, and calls this at the moment when it is chosen.
Way = Callable[[Stage, Path, Callable[[], object]], object]


@dataclass(frozen=True)
class Waited:
    """What one opening took, from the moment when the model was chosen.

    Attributes:
        opened: seconds on the clock until it is open.
        pictured: the same until its first picture is painted.
        used: processor seconds of the window and of the process that tries, until it is open.
    """

    opened: float
    pictured: float
    used: float


def medians(waits: list[Waited]) -> Waited:
    """What it takes as a rule."""
    figures = zip(*((one.opened, one.pictured, one.used) for one in waits), strict=True)
    return Waited(*map(statistics.median, figures))


def open_model(stage: Stage, model: Path, way: Way) -> Waited:
    """Choose a model and wait for its first picture."""
    rest(stage.studio)
    began = [(0.0, 0.0)]
    with Paints() as paints:
        way(stage, model, lambda: began.append(_now(stage)))
        wait(lambda: stage.studio.in_use.path == model)
        opened, used = _now(stage)
        epoch = stage.studio.in_use.epoch
        wait(lambda: any(drawing.epoch == epoch for drawing in paints.latest()))
        pictured, _ = _now(stage)
    return Waited(opened - began[-1][0], pictured - began[-1][0], used - began[-1][1])


def by_dialog(stage: Stage, model: Path, chosen: Callable[[], object]) -> None:
    """By the dialog of the menu."""

    def choose(*_asked: object) -> tuple[str, str]:
        spend(PACE)
        chosen()
        return str(model), ""

    with mock.patch.object(QFileDialog, "getOpenFileName", choose):
        ask_for_model(stage.window)


def by_drop(stage: Stage, model: Path, chosen: Callable[[], object]) -> None:
    """Dragged into the window, and dropped."""

    def meanwhile() -> None:
        spend(PACE)
        chosen()

    drop(stage.window, model, meanwhile=meanwhile)


def by_recent_menu(stage: Stage, model: Path, chosen: Callable[[], object]) -> None:
    """By the menu of recent models, where another file lies by now or another runtime does."""
    stage.studio.settings.remember_model(RecentModel(model, model.stem, "0" * 64))
    menu = stage.window.findChild(RecentMenu)
    menu.popup(stage.window.pos())
    spend(PACE)
    chosen()
    menu.actions()[0].trigger()
    menu.close()


def by_list_of_own_models(stage: Stage, model: Path, chosen: Callable[[], object]) -> None:
    """By its button on the page that learns photos; the export has tried it."""
    stage.studio.trials._tried.add(ModelFile.read(model).sha256)
    stage.window.entrance.show_page()
    models = stage.window.findChild(ModelsList)
    models.update_models()
    name = texts.OWN_OPEN_NAME.format(name=name_of(model.parent))
    spend(PACE)
    chosen()
    next(b for b in models.findChildren(QPushButton) if b.accessibleName() == name).click()


def suddenly(stage: Stage, model: Path, chosen: Callable[[], object]) -> None:
    """Without anything that announces it."""
    chosen()
    stage.window.open_model(model)


WAYS: dict[str, Way] = {
    "chosen in the dialog": by_dialog,
    "dropped on the window": by_drop,
    "chosen in the menu of recent models": by_recent_menu,
    "chosen among the own models": by_list_of_own_models,
    "opened at once": suddenly,
}


def new_model(folder: Path) -> Path:
    """A decoder that computes what the garden's does and that nobody has tried.

    It lies where the window of a folder keeps the user's own models.
    """
    number = next(_numbers)
    model = onnx.load(garden_decoder())
    (checksum,) = (entry for entry in model.metadata_props if entry.key == CHECKSUM_KEY)
    checksum.key, checksum.value = "number", str(number)  # no checksum, and other bytes
    run = folder / "data" / "models" / f"{number:05}-new"
    run.mkdir(parents=True)
    return save(model, run / "decoder.onnx")


def _now(stage: Stage) -> tuple[float, float]:
    """The clock, and the processor seconds that were used up to now."""
    return time.perf_counter(), processor_seconds() + _of_the_waiting(stage)


def processor_seconds() -> float:
    """What this process used, and its children that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _of_the_waiting(stage: Stage) -> float:
    """Processor seconds of the process that was begun in advance, where there is one."""
    waiting = stage.studio.trials._waiting
    if waiting is None or not waiting.is_alive():
        return 0.0
    nanoseconds = Path(f"/proc/{waiting._process.pid}/schedstat").read_text("ascii").split()[0]
    return int(nanoseconds) / 1e9
