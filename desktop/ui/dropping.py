"""What happens to files that are dropped on the window."""

from pathlib import Path

from PyQt6.QtCore import QMimeData

from desktop.generator.model_file import ModelFileError
from desktop.generator.picture_file import read_record
from desktop.ui.studio import Studio


def files(data: QMimeData) -> list[Path]:
    """The files among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def photos(paths: list[Path]) -> list[Path]:
    """Those of the files that may be photos: neither models nor pictures that kvae has saved."""
    return [path for path in paths if path.suffix.lower() != ".onnx" and not _is_saved(path)]


def _is_saved(path: Path) -> bool:
    if path.suffix.lower() != ".png":
        return False
    try:
        read_record(path)
    except ModelFileError:
        return False
    return True


def open_files(studio: Studio, paths: list[Path], place: int | None) -> None:
    """Open the first file: a saved picture, or else a model.

    Args:
        studio: what opens them.
        paths: at least one file.
        place: the place they were dropped on; None is the selected one.
    """
    if paths[0].suffix.lower() == ".png":
        studio.restore_picture(paths[0], place)
    else:
        studio.open_model(paths[0])
