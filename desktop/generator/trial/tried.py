"""Which files were tried on this computer and worked: a line for each, in the settings' folder.

    <sha256 of the file> <version of the runtime>

Another version may crash where the last one did not, so it tries each file anew.
"""

import contextlib
from pathlib import Path

from desktop.generator.files.whole_file import write_atomically
from desktop.generator.model.model_file import ModelFileError

FILE = "tried-models.txt"
MOST = 1000  # lines; the oldest go first
MAX_BYTES = 256 * 1024  # of the file; `MOST` lines are less than half of it


class TriedModels:
    """Remembers files that passed their trial.

    Args:
        folder: of the settings; None remembers nothing beyond this run.
    """

    def __init__(self, folder: Path | None):
        self._file = folder / FILE if folder else None
        self._here: set[str] = set()  # in this run

    def __contains__(self, sha256: str) -> bool:
        line = _line(sha256)
        return line in self._here or line in self._lines()

    def once_had(self, sha256: str) -> bool:
        """Whether some version of the runtime passed a file; loads none, as others may have to."""
        return any(line.startswith(sha256) for line in self._lines())

    def add(self, sha256: str) -> None:
        """Remember a file; where that cannot be written, it is tried again another time."""
        line = _line(sha256)
        self._here.add(line)
        if self._file:
            text = "\n".join([*self._lines(), line][-MOST:]) + "\n"
            with contextlib.suppress(ModelFileError, OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(self._file, text.encode(), overwrite=True)

    def _lines(self) -> list[str]:
        if not self._file or not self._file.is_file():
            return []
        try:
            with self._file.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError:
            return []
        return data.decode("ascii", "replace").splitlines() if len(data) <= MAX_BYTES else []


def _line(sha256: str) -> str:
    import onnxruntime  # not before the window shows

    return f"{sha256} {onnxruntime.__version__}"
