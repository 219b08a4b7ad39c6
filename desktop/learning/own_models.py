"""The models that the user has made: the runs in one folder, with names of the user's own."""

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.generator.files.whole_file import write_atomically
from desktop.learning.outcome import Outcome, read_outcome
from desktop.learning.plan import report_of

NAMED = re.compile(r"\d{5,}-(.+)")  # what kvae.train calls the folder of a run
NAME_FILE = "name.txt"
LONGEST_NAME = 60  # characters


@dataclass(frozen=True)
class OwnModel:
    """One model, finished or not.

    Attributes:
        folder: of the run.
        name: that the user gave it.
        made: when its training began; None where that cannot be read.
        photos: how many it learned; 0 where that cannot be read.
        sheet: a picture with draws of it; None where there is none yet.
        outcome: how it turned out; None where nobody has judged it.
    """

    folder: Path
    name: str
    made: datetime | None
    photos: int
    sheet: Path | None
    outcome: Outcome | None

    @property
    def decoder(self) -> Path | None:
        """What the window opens; None as long as the model is not finished."""
        path = self.folder / "decoder.onnx"
        return path if path.is_file() else None

    @property
    def report(self) -> Path | None:
        """The report to read; None where there is none."""
        return report_of(self.folder)


def own_models(models: Path) -> list[OwnModel]:
    """The models in a folder, the newest first."""
    if not models.is_dir():
        return []
    folders = [path for path in models.iterdir() if NAMED.fullmatch(path.name) and path.is_dir()]
    return [_read(path) for path in sorted(folders, key=lambda path: path.name, reverse=True)]


def name_of(folder: Path) -> str:
    """What the user calls the model in a run's folder; empty where it is another's."""
    match = NAMED.fullmatch(folder.name)
    if not match:
        return ""
    try:
        given = (folder / NAME_FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        given = ""
    return _tidy(given) or match[1]


def rename(folder: Path, name: str) -> None:
    """Give a model another name; an empty one gives it its first name back.

    Raises:
        ModelFileError: it cannot be written.
    """
    write_atomically(folder / NAME_FILE, _tidy(name).encode(), overwrite=True)


def was_aligned(folder: Path) -> bool:
    """Whether the photos of the model in a folder were cut around what all have in common."""
    try:
        return _config(folder)["photos"]["align"] == "yes"
    except (KeyError, TypeError):  # made before they could be, or damaged
        return False


def _tidy(name: str) -> str:
    """A name in one line that is not too long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(plain.split())[:LONGEST_NAME]


def _read(folder: Path) -> OwnModel:
    table = _config(folder)
    try:
        made = datetime.fromisoformat(table["run"]["created"])
        photos = int(table["photos"]["count"])
    except (ValueError, KeyError, TypeError):
        made, photos = None, 0
    sheet = _newest_sheet(folder / "samples")
    return OwnModel(folder, name_of(folder), made, photos, sheet, read_outcome(folder))


def _config(folder: Path) -> dict[str, Any]:
    """What a run notes of its making; nothing where that cannot be read."""
    try:
        return tomllib.loads((folder / "config.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _newest_sheet(samples: Path) -> Path | None:
    sheets = [path for path in samples.glob("*.png") if not path.name.startswith(".")]
    return max(sheets, key=lambda path: path.stat().st_mtime, default=None)
