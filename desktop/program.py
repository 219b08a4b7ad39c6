"""What this program is called, and whether it was installed with or without Python."""

import os
import sys
from pathlib import Path

NAME = "kvae"
STANDALONE = bool(getattr(sys, "frozen", False))  # PyInstaller sets it in the standalone app
# Where its files lie: PyInstaller unpacks them into a folder of its own.
FILES = Path(getattr(sys, "_MEIPASS", Path(__file__).parents[1]))

# What to type; error messages and --help name them.
WINDOW = "kvae" if STANDALONE else "python -m desktop"
GENERATE = "kvae generate" if STANDALONE else "python -m desktop.generator"


def settings_folder() -> Path | None:
    """Where Qt keeps this user's settings, found without Qt; None for a user without a home."""
    variable, usual = {
        "win32": ("LOCALAPPDATA", "~/AppData/Local"),
        "darwin": ("", "~/Library/Preferences"),
    }.get(sys.platform, ("XDG_CONFIG_HOME", "~/.config"))
    folders = (Path(os.environ.get(variable, "")), Path(os.path.expanduser(usual)))
    return next((folder / NAME for folder in folders if folder.is_absolute()), None)
