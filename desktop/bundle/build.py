"""Build the standalone app from .venv, and refuse it unless it is small, clean and works.

Run by `python bootstrap.py bundle`, which sets .venv up first. Makes dist/kvae/ (one folder, starts
at once), dist/kvae-onefile (one file, unpacks itself at every start) and dist/SHA256SUMS. With
--studio it makes dist/kvae-studio/ instead, which brings training along.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from itertools import chain
from pathlib import Path

from desktop import display
from desktop.bundle import contents, proof, studio, training
from desktop.learning.trainer import PACKAGES_INSIDE

ROOT = Path(__file__).resolve().parents[2]
SUFFIX = ".exe" if os.name == "nt" else ""
FOLDER_LIMIT, FILE_LIMIT, STUDIO_LIMIT = 245, 115, 1300  # MB of 10**6 bytes
SUMS = "SHA256SUMS"


class BundleError(Exception):
    """The app is not fit to be handed on; the message says why."""


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python bootstrap.py bundle",
        description="Build the window as a standalone app that needs no Python, into dist/.",
    )
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", metavar="DIR",
                        help="the folder to build into (default: dist)")  # fmt: skip
    parser.add_argument("--index", default="", metavar="URL",
                        help="one more index of packages, for setting training up: of smaller "
                        "builds of PyTorch, for one")  # fmt: skip
    parser.add_argument("--studio", action="store_true",
                        help="build the app that brings training along instead, which needs no "
                        "set-up and no network")  # fmt: skip
    options = parser.parse_args(argv)
    dist = options.dist
    try:
        if options.studio:
            _build_studio(dist)
        else:
            _list_training(options.index)
            _build(dist)
    except (BundleError, training.NoListError, proof.ProofError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(dist)
    return 0


def _build(dist: Path) -> None:
    _run_pyinstaller(dist)
    folder, onefile = dist / "kvae", dist / f"kvae-onefile{SUFFIX}"
    refuse_large(folder, FOLDER_LIMIT)
    refuse_large(onefile, FILE_LIMIT)
    files = [path.relative_to(folder / "_internal").as_posix() for path in folder.rglob("*/*")]
    refuse_foreign([*files, *packed(folder / f"kvae{SUFFIX}")])
    if sys.platform == "linux":
        refuse_incomplete(files)
    refuse_foreign(packed(onefile))
    for executable in (folder / f"kvae{SUFFIX}", onefile):
        for line in proof.prove(executable):
            _say(f"{executable.name}: {line}")
    write_sums(dist, [folder, onefile])
    _say(f"The whole list of SHA-256 sums: {dist / SUMS}")


def _build_studio(dist: Path) -> None:
    _run_pyinstaller(dist, studio=True)
    folder = dist / "kvae-studio"
    executable = folder / f"kvae-studio{SUFFIX}"
    packages = folder / "_internal" / PACKAGES_INSIDE
    refuse_foreign(packed(executable))  # training is not frozen, it lies beside
    try:
        names = studio.write_packages(packages, ROOT)
    except metadata.PackageNotFoundError as error:
        raise BundleError(f"{error.name} is not installed here, so training cannot be.") from error
    _say(f"{len(names)} packages of training lie beside it")
    refuse_large(folder, STUDIO_LIMIT)
    for line in chain(proof.prove(executable), proof.prove_training(executable, ROOT)):
        _say(f"{executable.name}: {line}")
    write_sums(dist, [folder])


def _list_training(index: str) -> None:
    _say("Looking what setting training up will take ...")
    versions = training.write_training(ROOT / "build" / "training", ROOT, index)
    _say(f"Training can be set up with Python {', '.join(versions)}")


def _run_pyinstaller(dist: Path, studio: bool = False) -> None:
    _say("Building the app; this takes a minute or two ...")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR"]
    work = "studio" if studio else "pyinstaller"
    folders = ["--distpath", str(dist), "--workpath", str(ROOT / "build" / work)]
    spec = str(ROOT / "desktop" / "bundle" / "kvae.spec")
    # A fixed order of names, for builds that are as alike as PyInstaller can make them.
    fixed = os.environ | {"PYTHONHASHSEED": "0", "KVAE_STUDIO": str(int(studio))}
    done = subprocess.run([*command, *folders, spec], cwd=ROOT, env=fixed, check=False)
    if done.returncode:
        raise BundleError("PyInstaller failed, see above.")


def refuse_large(path: Path, limit: int) -> None:
    """Measure a file or folder in MB.

    Raises:
        BundleError: it is larger than allowed.
    """
    size = sum(file.stat().st_size for file in _files(path)) / 1e6
    _say(f"{path.name}: {size:.1f} MB (limit {limit})")
    if size > limit:
        raise BundleError(
            f"{path.name} is {size:.0f} MB, more than {limit}. Look for what is new in it, and "
            "leave it out in desktop/bundle/contents.py if the window does without."
        )


def refuse_foreign(listing: Iterable[str]) -> None:
    """Look for frameworks in a listing of files and modules.

    Raises:
        BundleError: there is one.
    """
    if found := contents.foreign(listing):
        raise BundleError(
            f"{len(found)} things in the app do not belong there, such as {', '.join(found[:5])}. "
            "Something in desktop/ imports them."
        )


def refuse_incomplete(files: Iterable[str]) -> None:
    """Look for what Qt needs of X11, which the checks without a display cannot miss.

    Raises:
        BundleError: a library was not on this computer, so that it is not in the app.
    """
    found = {Path(file).name for file in files}
    missing = {name: of for name, of in display.X11_LIBRARIES.items() if name not in found}
    if missing:
        raise BundleError(f"{', '.join(missing)} did not get in. {display.install(missing)}")


def packed(executable: Path) -> list[str]:
    """List the modules and files inside an executable made by PyInstaller."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(executable))
    return [*archive.toc, *archive.open_embedded_archive("PYZ.pyz").toc]


def write_sums(dist: Path, built: list[Path]) -> None:
    """Write SHA256SUMS, in the format that `sha256sum --check` reads."""
    lines = []
    for file in sorted(file for path in built for file in _files(path)):
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        lines.append(f"{digest}  {file.relative_to(dist).as_posix()}\n")
    (dist / SUMS).write_text("".join(lines), "utf-8")


def _files(path: Path) -> list[Path]:
    """The ordinary files at `path`; links to others in the folder count once."""
    inside = path.rglob("*") if path.is_dir() else [path]
    return [file for file in inside if file.is_file() and not file.is_symlink()]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
