"""What the program remembers between two starts: one ini file, and a folder for the user's things.

Nothing here can keep the program from starting: a value that makes no sense counts as not set, and
`python -m desktop --safe` starts as if nothing had ever been set.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QSettings, QStandardPaths

RECENT = 8  # models in the menu


@dataclass(frozen=True)
class RecentModel:
    """A model that was opened before and worked."""

    path: Path
    name: str
    sha256: str


class Settings:
    """Typed access to the ini file.

    Args:
        file: the ini file; None remembers nothing beyond this run.
        data_folder: where favourites and names of axes are kept.
    """

    def __init__(self, file: Path | None, data_folder: Path):
        self.data_folder = data_folder
        self.file = file
        self._store = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._values: dict[str, str] = {}

    @classmethod
    def usual(cls, *, safe: bool = False) -> "Settings":
        """The settings of this user; `safe` neither reads nor writes them."""
        location = QStandardPaths.StandardLocation
        config = Path(QStandardPaths.writableLocation(location.GenericConfigLocation))
        data = Path(QStandardPaths.writableLocation(location.GenericDataLocation))
        return cls(None if safe else config / "kvae" / "kvae.ini", data / "kvae")

    def text(self, key: str, usual: str = "", allowed: tuple[str, ...] = ()) -> str:
        """A value, or `usual` where there is none or it is not among those allowed."""
        found = self._store.value(key) if self._store else self._values.get(key)
        if isinstance(found, str) and (not allowed or found in allowed):
            return found
        return usual

    def set_text(self, key: str, value: str) -> None:
        """Remember a value."""
        if self._store:
            self._store.setValue(key, value)
        else:
            self._values[key] = value

    def folder(self, key: str, usual: Path) -> Path:
        """A folder that still exists, or `usual`."""
        found = self.text(key)
        return Path(found) if found and Path(found).is_dir() else usual

    def recent_models(self) -> list[RecentModel]:
        """The models that worked and are still there, newest first."""
        try:
            rows = json.loads(self.text("recent_models", "[]"))
            models = [RecentModel(Path(path), str(name), str(sha)) for path, name, sha in rows]
        except (ValueError, TypeError, RecursionError):
            return []
        return [model for model in models[:RECENT] if model.path.is_file()]

    def remember_model(self, model: RecentModel) -> None:
        """Put a model that has just worked on top of the recent ones, and open it next time."""
        others = [one for one in self.recent_models() if one.path != model.path]
        self._set_models([model, *others])
        self.set_text("last_model", str(model.path))
        self.set_text("opening", "")

    def remember_garden(self) -> None:
        """Open the model that ships the next time; where it lies is nothing to remember."""
        self.set_text("last_model", "")
        self.set_text("opening", "")

    def forget_models(self) -> None:
        """Forget which models were opened; the next start opens the one that ships."""
        self._set_models([])
        self.set_text("last_model", "")

    def about_to_open(self, path: Path) -> None:
        """Note that this model is being opened, in case it takes the program down with it."""
        self.set_text("opening", str(path.absolute()))
        self.sync()

    def opening_failed(self) -> None:
        """Forget the model that was being opened: it is not tried again at the next start."""
        failed = self.text("opening")
        models = [one for one in self.recent_models() if str(one.path) != failed]
        self._set_models(models)
        self.set_text("opening", "")
        if self.text("last_model") == failed:
            self.set_text("last_model", str(models[0].path) if models else "")

    def model_for_start(self) -> Path | None:
        """The model used last; None for the garden, or if the program went down opening it."""
        last = self.text("last_model")
        usable = last and last != self.text("opening") and Path(last).is_file()
        return Path(last) if usable else None

    def _set_models(self, models: list[RecentModel]) -> None:
        rows = [(str(one.path), one.name, one.sha256) for one in models[:RECENT]]
        self.set_text("recent_models", json.dumps(rows))

    def sync(self) -> None:
        """Write to the disk now."""
        if self._store:
            self._store.sync()
