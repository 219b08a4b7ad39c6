import pytest

from desktop.ui.keeping.destination import FOLDER_KEY


@pytest.fixture
def folder(tmp_path, settings):
    """Where the dialogs offer to save."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    settings.set_text(FOLDER_KEY, str(folder))
    return folder
