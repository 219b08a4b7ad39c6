"""What happens to files that are dropped on the window."""

from pathlib import Path

from PyQt6.QtCore import QMimeData

from desktop.generator.files.picture_file import PictureRecord, read_record
from desktop.generator.model.model_file import ModelFileError
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.studio.studio import Studio

MODELS = {".onnx", ".keras", ".h5"}  # what is not a decoder among them is refused with the reason


def files(data: QMimeData) -> list[Path]:
    """The files among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def models(paths: list[Path]) -> list[Path]:
    """What is opened as a model, among files."""
    return [path for path in paths if path.suffix.lower() in MODELS]


def open_files(studio: Studio, own_photos: OwnPhotos, paths: list[Path], slot: int | None) -> None:
    """Open a model, show saved pictures again, or encode photos: whatever these files are.

    Args:
        studio: opens models and saved pictures.
        own_photos: takes photos.
        paths: at least one file.
        slot: the slot that they were dropped on; None is the selected one.
    """
    if first := next(iter(models(paths)), None):
        studio.open_model(first)
        return
    saved = {path: record for path in paths if (record := saved_record(path))}
    if saved:
        studio.restore_asked.emit(list(saved.values()), slot)
        slot = studio.session.free_slot()
    own_photos.add([path for path in paths if path not in saved], slot)


def saved_record(path: Path) -> PictureRecord | None:
    """How a PNG was drawn that kvae has saved, with this model or another; None of other files."""
    if path.suffix.lower() != ".png":
        return None
    try:
        return read_record(path)
    except ModelFileError:
        return None
