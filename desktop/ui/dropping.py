"""What happens to files that are dropped on the window."""

from pathlib import Path

from PyQt6.QtCore import QMimeData

from desktop.ui.studio import Studio


def files(data: QMimeData) -> list[Path]:
    """The files among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


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
