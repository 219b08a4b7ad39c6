"""Sets training up beside the window: a private environment with exactly the pinned packages.

The standalone app brings a folder `training` along: the wheel of kvae itself, and for each version
of Python a list of all that it needs with the sha256 of every file, made when the app was built. So
what is installed is what was tested, wherever it comes from: over the network, or out of a folder
of wheels.

    1. a virtual environment of a Python that is on this computer
    2. `pip download` of the list into a folder; its cache lies there, too: what was loaded once is
       not loaded again where the user ends it before all is there
    3. `pip install` out of that folder, without the network; one that was ended begins once more in
       an environment made anew
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import program
from desktop.generator.user_error import UserError
from desktop.learning.pip_run import lines_of, package_of
from desktop.learning.trainer import COMPLETE, ENVIRONMENT, clean_environment, python_of

SOURCE = "training"  # the folder that the standalone app brings along
WHEELS = "training-wheels"  # the folder in the user's data for what was loaded; gone at the end
LIST = "requirements-{version}.txt"
SOURCES = "requirements-sources.txt"  # what there are no wheels of; any Python builds it
PYTHONS = ("3.13", "3.12", "3.11")
NEEDED = 3_000_000_000  # bytes of disk: 1.6 GB installed, and the files it comes from
TO_GET_PYTHON = {
    "linux": "sudo apt install python{version} python{version}-venv",
    "darwin": "brew install python@{version}",
    "win32": "winget install Python.Python.{version}",
}


@dataclass(frozen=True)
class SetUp:
    """What is to be installed, and where.

    Attributes:
        source: the folder with the list and the wheel of kvae.
        environment: the folder for the virtual environment.
        wheels: the folder for what is downloaded.
        offline: a folder of wheels to take instead of the network; None takes the network.
    """

    source: Path
    environment: Path
    wheels: Path
    offline: Path | None = None

    @classmethod
    def usual(cls, data_folder: Path, offline: Path | None = None) -> "SetUp":
        """The set-up of this program for this user.

        Raises:
            UserError: this copy of the program does not bring along what it takes.
        """
        source = program.FILES / SOURCE
        if not any(source.glob(LIST.format(version="*"))):
            raise UserError(
                "Training is not part of this copy of the program.",
                "Where you have the project, type: python bootstrap.py run",
            )
        environment = data_folder / ENVIRONMENT
        return cls(source, environment, data_folder / WHEELS, offline)

    def versions(self) -> list[str]:
        """The versions of Python that there is a list for, the newest first."""
        return [version for version in PYTHONS if self.list_for(version).is_file()]

    def list_for(self, version: str) -> Path:
        """What has to be installed for a version of Python."""
        return self.source / LIST.format(version=version)

    def commands(self, python: Path, version: str) -> Iterator[list[str]]:
        """What has to run, one after the other."""
        own = str(python_of(self.environment))
        pip = [own, "-m", "pip", "--disable-pip-version-check", "--no-input",
               "--cache-dir", str(self.wheels / "loaded")]  # fmt: skip
        # The lists are complete: nothing else is asked for.
        wheels = ["--no-deps", "--require-hashes", "--requirement", str(self.list_for(version))]
        built = ["--no-deps", "--require-hashes", "--no-build-isolation",
                 "--requirement", str(self.source / SOURCES)]  # fmt: skip
        found = ["--no-index", "--find-links", str(self.wheels)]
        where = ["--no-index", "--find-links", str(self.offline)] if self.offline else []
        if not self.is_bare():
            yield [str(python), "-m", "venv", "--clear", str(self.environment)]
        for listed in ([*wheels, "--only-binary", ":all:"], built):
            yield [*pip, "download", "--dest", str(self.wheels), *where, *listed]
            yield [*pip, "install", *found, *listed]
        yield [*pip, "install", "--no-deps", "--no-index", *map(str, self.source.glob("*.whl"))]

    def is_bare(self) -> bool:
        """Whether the virtual environment is whole, and nothing has been put into it yet.

        Whoever ends an installation leaves packages behind that pip takes for whole: their names
        may be written before their last files.
        """
        found = {path.name.split("-")[0] for path in self._about("METADATA")}
        # pip's list of its own files comes last.
        return found <= {"pip", "setuptools"} and any(self._about("RECORD", "pip-*"))

    def _about(self, file: str, package: str = "*") -> Iterator[Path]:
        """The folders that tell of packages in the environment, where they hold a file."""
        found = self.environment.glob(f"[Ll]ib/**/site-packages/{package}.dist-info/{file}")
        return (path.parent for path in found)

    def packages(self, version: str) -> int:
        """How many packages are on the list for a version of Python."""
        lines = self.list_for(version).read_text("utf-8").splitlines()
        return sum(bool(re.match(r"[\w.-]+==", line)) for line in lines)


def set_up(wanted: SetUp, report: Callable[[float, str], bool]) -> None:
    """Install everything; what was done before is not done again.

    Args:
        wanted: what and where.
        report: called several times a second with the share that is done, 0 to 1, and the package
            at hand, empty while all are unpacked; it returns whether to go on.

    Raises:
        UserError: there is no Python, no room, or something could not be had.
    """
    python, version = find_python(wanted.versions())
    for folder in (wanted.environment.parent, wanted.wheels):
        folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(wanted.wheels).free < NEEDED:
        raise UserError(
            "There is too little room on the disk: training takes {needed} GB.",
            "Make room, then try again.",
            needed=NEEDED // 10**9,
        )
    total, commands = wanted.packages(version), list(wanted.commands(python, version))
    for done, command in enumerate(commands):
        package, seen = "", set()
        for line in lines_of(command, wanted.offline):
            taken_up = package_of(line)
            if taken_up is not None:
                package = taken_up
                seen.add(package)
            share = (done + min(1.0, len(seen) / total)) / len(commands)
            if not report(0.99 * share, package):
                return
    (wanted.environment / COMPLETE).write_text("All packages are installed.\n", "utf-8")
    shutil.rmtree(wanted.wheels, ignore_errors=True)
    report(1.0, "")


def find_python(versions: Sequence[str]) -> tuple[Path, str]:
    """A Python on this computer that training runs on, and which of these versions it is.

    Raises:
        UserError: there is none; the hint says what to type to get one.
    """
    for name in [*(f"python{version}" for version in versions), "python3", "python"]:
        found = shutil.which(name)
        version = _version(found) if found else ""
        if found and version in versions:
            return Path(found), version
    raise UserError(
        "Training needs Python {versions} on this computer, with venv.",
        "Type this in a terminal, then try again: {command}",
        versions=" / ".join(versions),
        command=TO_GET_PYTHON.get(sys.platform, TO_GET_PYTHON["linux"]).format(version=versions[0]),
    )


def _version(python: str) -> str:
    """Which version a Python is; empty where it cannot make environments."""
    question = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", question],
            capture_output=True, text=True, timeout=20, env=clean_environment(), check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
