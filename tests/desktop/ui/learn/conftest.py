"""A window whose trainings are pretended: the page has everything to show, and nobody waits."""

import shutil
import sys
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from desktop.learning.trainer import Trainer
from desktop.ui.learn.learning import Learning, Phase
from tests.desktop.ui.learn import pretend_training
from tests.kvae.pictures import fill

PATIENCE_MS = 60_000  # of each wait, which takes half a second on an idle machine


@pytest.fixture
def wait(qtbot):
    """Waits until something holds: programs start for it, and a busy machine is not a failure."""
    return partial(qtbot.waitUntil, timeout=PATIENCE_MS)


@pytest.fixture
def behaviour(tmp_path, monkeypatch, model_path):
    """Says how the next program behaves; trainers are pretended from now on."""
    folder = tmp_path / "pretended"
    folder.mkdir()
    script = Path(shutil.copy(pretend_training.__file__, folder / "python"))
    script.write_text(f"#!{sys.executable}\n{script.read_text()}")
    script.chmod(0o755)
    shutil.copy(model_path, folder / "decoder.onnx")
    Image.new("RGB", (512, 192), "teal").save(folder / "sheet.png")
    monkeypatch.setattr(
        "desktop.ui.learn.learning.find_trainer", lambda data_folder: Trainer(script)
    )

    def behave(how: str) -> None:
        (folder / "behaviour").write_text(how)

    behave("")
    return behave


@pytest.fixture(scope="session")
def painted(tmp_path_factory):
    """52 photos, of which one is said to be another's double, and a file that is none."""
    folder = tmp_path_factory.mktemp("painted")
    fill(folder, 52)
    (folder / "notes.txt").write_text("no photo")
    return folder


@pytest.fixture
def photo_folder(painted, tmp_path):
    """A copy of these that a test may change."""
    return shutil.copytree(painted, tmp_path / "photos")


@pytest.fixture
def page(behaviour, window):
    """The page of a window, shown."""
    window.entrance.show_page()
    return window.entrance.page


@pytest.fixture
def chosen(page, photo_folder, wait):
    """The page once photos were brought."""
    page.add([photo_folder])
    gathering = page.choice._gathering
    wait(lambda: not gathering.busy and len(gathering.remarks) == 52)
    return page


@pytest.fixture
def learning(chosen, wait) -> Learning:
    """A training under way."""
    chosen.choice.form.name.setText("Cups")
    chosen.choice.form.start.click()
    learning = chosen._learning
    wait(lambda: learning.sheet is not None)
    return learning


@pytest.fixture
def learned(learning, wait) -> Learning:
    """A model that was learned to its end."""
    learning._helper.order("finish")
    wait(lambda: learning.phase is Phase.FINISHED)
    return learning
