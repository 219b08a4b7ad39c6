"""The packages in the app, the licences that travel with it, and everything else that stays out."""

from importlib import metadata
from pathlib import Path

WINDOW = ("numpy", "onnxruntime", "pillow", "PyQt6", "PyQt6-Qt6", "PyQt6_sip", "pyqtgraph")
NEEDED = ("colorama", "flatbuffers", "packaging", "protobuf")  # by some versions of those before
PACKAGES = WINDOW + NEEDED
LICENCES = "licences"  # their folder inside the app
_WORDS = ("licen", "copying", "notice")


def others() -> list[str]:
    """The installed modules of all other packages, which a .venv for more than the window has.

    Some are imported where they are found (NumPy's tests use psutil); so the app is the same
    whatever else is installed.
    """
    ours = {canonical(package) for package in PACKAGES}
    installed = metadata.packages_distributions().items()
    strange = [module for module, owners in installed if not ours & set(map(canonical, owners))]
    return sorted(name for name in strange if name.isidentifier() and name != "desktop")


def licence_files(root: Path) -> list[tuple[str, str]]:
    """The licences as PyInstaller wants them: (where a file lies, its folder inside the app)."""
    ours = [root / "LICENSE", root / "data" / "CREDITS.md", *(root / "LICENSES").iterdir()]
    found = [(str(path), LICENCES) for path in ours]
    installed = {canonical(each.name) for each in metadata.distributions()}
    for package in (*WINDOW, *(each for each in NEEDED if each in installed)):
        for path in metadata.distribution(package).files or ():
            if any(word in path.name.lower() for word in _WORDS) and path.suffix != ".py":
                found.append((str(path.locate()), f"{LICENCES}/{path.parent}"))
    return found


def canonical(name: str) -> str:
    """The name of a package as it is compared: ml_dtypes and ml-dtypes are one."""
    return name.lower().replace("_", "-")
