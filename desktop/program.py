"""What this program is called, and whether it was installed with or without Python."""

import sys

NAME = "kvae"
STANDALONE = bool(getattr(sys, "frozen", False))  # PyInstaller sets it in the standalone app

# What to type; error messages and --help name them.
WINDOW = "kvae" if STANDALONE else "python -m desktop"
GENERATE = "kvae generate" if STANDALONE else "python -m desktop.generator"
