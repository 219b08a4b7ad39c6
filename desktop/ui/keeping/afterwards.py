"""What is offered once files are written: to see them where they lie."""

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QDesktopServices

from desktop.generator.user_error import UserError
from desktop.ui import texts
from desktop.ui.studio.studio import Studio


def offer_to_show(studio: Studio, sentence: str, folder: Path) -> None:
    """Say what was saved, and offer to show it in its folder."""
    studio.offered.emit(sentence, texts.SHOW_IN_FOLDER, partial(show_folder, studio, folder))


def show_folder(studio: Studio, folder: Path) -> None:
    """Open a folder in the system's file manager, or say where it is."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        studio.fail(
            UserError(
                "No program of this system shows folders.",
                "The files lie in {folder}.",
                folder=folder,
            )
        )
