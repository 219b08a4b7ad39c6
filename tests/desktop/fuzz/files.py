"""Settings, names of axes, curves and folders of favourites, with random changes."""

import json
import random
from pathlib import Path

from desktop.generator.files.axis_names import load_names, save_names
from desktop.generator.files.favourites import Favourites
from desktop.generator.model.run_curves import read_run_curves
from desktop.ui.studio.settings import Settings
from tests.desktop.fuzz.mutations import TEXTS, changed_bytes, changed_json, number

SHA256 = "0123456789abcdef" * 4
NAMES = json.dumps({"format": 1, "models": {SHA256: ["size", "", "é", "", "", "", "", ""]}})
MODELS = json.dumps([["/a/decoder.onnx", "garden", SHA256], ["/b.onnx", "b", SHA256]])
SETTINGS = """[General]
language=ar
last_model=/a/decoder.onnx
opening=/b.onnx
recent_models="{}"
theme=dark
window=AdnQywADAAAAAAAA
save_folder=/a
"""
CURVES = "step,loss,reconstruction_loss,perceptual_loss,kl_loss\n" + "".join(
    f"{step},{1 / step},{2 / step},3e-1,{step}\n" for step in range(1, 40)
)


def attempt(chance: random.Random, folder: Path) -> None:
    """Make a file of the program's own and let it be read.

    Raises:
        ModelFileError: it is refused.
    """
    chance.choice((_names, _settings, _curves, _favourites))(chance, folder)


def _names(chance: random.Random, folder: Path) -> None:
    path = folder / "decoder.names.json"
    path.write_bytes(_changed(chance, NAMES))
    names, _ = load_names(folder / "decoder.onnx", SHA256, 8, folder / "elsewhere")
    save_names(names.renamed(0, chance.choice(TEXTS)), path, SHA256, folder / "elsewhere")


def _settings(chance: random.Random, folder: Path) -> None:
    models = changed_json(chance, MODELS) if chance.random() < 0.5 else MODELS
    text = SETTINGS.format(models.replace("\\", "\\\\").replace('"', '\\"'))
    data = text.encode("utf-8", "replace")
    path = folder / "kvae.ini"
    path.write_bytes(changed_bytes(chance, data) if chance.random() < 0.7 else data)
    settings = Settings(path, folder / "data")
    settings.model_for_start()
    settings.text("theme", "system", ("system", "light", "dark"))
    settings.folder("save_folder", folder)
    settings.recent_models()
    settings.about_to_open(folder / "decoder.onnx")
    settings.opening_failed()
    settings.sync()


def _curves(chance: random.Random, folder: Path) -> None:
    lines = CURVES.splitlines()
    for _ in range(chance.randint(0, 3)):
        lines[chance.randrange(len(lines))] = f"{number(chance)},{chance.choice(TEXTS)},nan,1e999,"
    data = "\n".join(lines).encode("utf-8", "replace")
    (folder / "history.csv").write_bytes(changed_bytes(chance, data))
    read_run_curves(folder)


def _favourites(chance: random.Random, folder: Path) -> None:
    for _ in range(chance.randint(1, 3)):
        name = f"{number(chance):06d}{chance.choice(['-', '', '-x'])}{chance.choice(['', 'ab'])}"
        (folder / f"{name[:200]}.png").write_bytes(chance.randbytes(chance.choice([0, 30])))
    if chance.random() < 0.2:
        (folder / "000001-x.png").unlink(missing_ok=True)
        (folder / "000001-x.png").mkdir()
    Favourites(folder).list(report=lambda error: str(error))


def _changed(chance: random.Random, text: str) -> bytes:
    if chance.random() < 0.5:
        return changed_json(chance, text).encode("utf-8", "replace")
    return changed_bytes(chance, text.encode())
