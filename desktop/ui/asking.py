"""What the user is asked: which model to open, which photos to show, whether to go on."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop.ui import dropping, texts
from desktop.ui.keeping.destination import pictures_folder
from desktop.ui.label import tip

PHOTO_SUFFIXES = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.avif *.heic *.heif *.hif"


def ask_for_model(window) -> None:
    """Let the user choose a model file for the main window."""
    model = window.studio.model
    folder = str(model.path.parent if model else Path.cwd())
    window.studio.trials.prepare()
    chosen, _ = QFileDialog.getOpenFileName(window, texts.OPEN_TITLE, folder, texts.OPEN_FILTER)
    if chosen:
        window.open_model(Path(chosen))


def ask_for_photos(window) -> None:
    """Let the user choose photos of their own, to see what the model makes of them."""
    settings = window.studio.settings
    folder = str(settings.folder("photo_folder", pictures_folder()))
    title, suffixes = texts.PHOTOS_TITLE, texts.PHOTOS_FILTER.format(suffixes=PHOTO_SUFFIXES)
    chosen, _ = QFileDialog.getOpenFileNames(window, title, folder, suffixes)
    if chosen:
        window.banner.hide()
        settings.set_text("photo_folder", str(Path(chosen[0]).parent))
        dropping.open_files(window.studio, window.own_photos, [Path(p) for p in chosen], None)


def agrees(parent: QWidget, title: str, question: str) -> bool:
    """Ask before something is gone for good; who presses Enter without reading keeps it."""
    button = QMessageBox.StandardButton
    answer = QMessageBox.question(parent, title, tip(question), button.Yes | button.No, button.No)
    return answer == button.Yes
