"""The environment that pythae runs in: made once, apart from ours, and used again.

pythae and what only it needs are installed there; torch, numpy and scipy are those of the running
environment, which the new one looks into after its own packages. So nothing large is fetched, our
environment stays as it is, and both sides compute with the same build of torch.
"""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from kvae.terminal import say
from report.benchmarks.task import BenchmarkError

CONSTRAINTS = Path(__file__).resolve().parents[2] / "constraints.txt"
PYTHAE = "pythae==0.1.2"
# What pythae asks for and we do not have. It also asks for `dataclasses`, a copy for Python 3.6 of
# what every Python now holds, so it is installed without its dependencies, and these by name.
NEEDS = ("cloudpickle==3.1.2", "imageio==2.38.1", "pydantic==2.14.3", "scikit-learn==1.9.1")
SHARED = ("torch", "numpy", "scipy", "tqdm", "typing_extensions", "pillow")
CHECK = """
import importlib.metadata as m, json, sys
import pythae.models, pythae.pipelines, pythae.samplers
print(json.dumps({name: m.version(name) for name in sys.argv[1:]}))
"""


def pythae_python(folder: Path) -> Path:
    """Returns the Python of an environment with pythae, made if it is not there yet.

    Raises:
        BenchmarkError: it cannot be made, or holds other versions than `constraints.txt`.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "installed.txt"
    wanted = "\n".join((PYTHAE, *NEEDS, *_our_packages()))
    if not (stamp.exists() and stamp.read_text("utf-8") == wanted):
        say(f"Making an environment for pythae in {folder} ...")
        _make(folder, python)
        _check(python)
        stamp.write_text(wanted, "utf-8")
    return python


def _make(folder: Path, python: Path) -> None:
    venv.create(folder, with_pip=True, clear=True)
    # Python reads a .pth file's lines as further folders to look for packages, after its own.
    packages = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    Path(packages.strip(), "ours.pth").write_text("\n".join(_our_packages()) + "\n", "utf-8")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(python, *pip, "--constraint", str(CONSTRAINTS), *NEEDS)
    _run(python, *pip, "--no-deps", PYTHAE)


def _check(python: Path) -> None:
    """Sees to it that what both sides compute with are the pinned versions."""
    found = json.loads(_run(python, "-c", CHECK, *SHARED).splitlines()[-1])
    for name, version in pinned(CONSTRAINTS.read_text("utf-8"), SHARED).items():
        if found[name].split("+")[0] != version:  # 2.13.0+cpu is 2.13.0 without CUDA
            raise BenchmarkError(
                f"pythae would compute with {name} {found[name]}, constraints.txt says {version}",
                f"pip install --constraint constraints.txt {name}",
            )


def pinned(constraints: str, names: tuple[str, ...]) -> dict[str, str]:
    """Returns the versions that the text of a constraints file fixes for some packages."""
    lines = (line.partition("==") for line in constraints.splitlines() if "==" in line)
    versions = {name.strip().lower(): version.strip() for name, _, version in lines}
    return {name: versions[name] for name in names}


def _our_packages() -> list[str]:
    paths = (sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
    return list(dict.fromkeys(paths))


def _run(python: Path, *arguments: str) -> str:
    done = subprocess.run([python, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["it said nothing"]
        raise BenchmarkError(
            f"{' '.join(arguments[:3])} failed in pythae's environment: {lines[-1]}",
            "see that the package index answers, or leave pythae out with --methods",
        )
    return done.stdout
