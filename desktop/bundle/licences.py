"""The licences that travel with the app: ours, the photos' credits, and those of every package."""

from importlib import metadata
from pathlib import Path

FOLDER = "licences"  # inside the app
PACKAGES = (
    "numpy", "onnxruntime", "pillow", "PyQt6", "PyQt6-Qt6", "PyQt6_sip", "pyqtgraph",
    "colorama", "flatbuffers", "packaging", "protobuf",
)  # fmt: skip
_WORDS = ("licen", "copying", "notice")


def files(root: Path) -> list[tuple[str, str]]:
    """The files as PyInstaller wants them: (where it lies, its folder inside the app)."""
    ours = [root / "LICENSE", root / "data" / "CREDITS.md", *(root / "LICENSES").iterdir()]
    found = [(str(path), FOLDER) for path in ours]
    for package in PACKAGES:
        for path in metadata.distribution(package).files or ():
            if any(word in path.name.lower() for word in _WORDS) and path.suffix != ".py":
                found.append((str(path.locate()), f"{FOLDER}/{path.parent}"))
    return found
