"""What this program is called, and whether it was installed with or without Python."""

import sys
from pathlib import Path

NAME = "kvae"
STANDALONE = bool(getattr(sys, "frozen", False))  # PyInstaller sets it in the standalone app
# Where its files lie: PyInstaller unpacks them into a folder of its own.
FILES = Path(getattr(sys, "_MEIPASS", Path(__file__).parents[1]))

# What to type; error messages and --help name them.
WINDOW = "kvae" if STANDALONE else "python -m desktop"
GENERATE = "kvae generate" if STANDALONE else "python -m desktop.generator"
