"""Say whether everything works here, in a text fit for a bug report: python -m desktop --selfcheck.

The text is English whatever the window speaks: it is written for whoever reads the bug report.
"""

import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from desktop.selfcheck import files, model, system
from desktop.selfcheck.finding import Finding, State, wrong

Check = Callable[[], Iterable[Finding]]


def run(path: Path | None) -> int:
    """Check everything with the model at `path` (default: the garden); 0 if all is well, else 1."""
    # Before Qt starts: the check needs no display, and a bug report must never fail to print.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in system.versions():
        print(_without_home(line))
    print()
    checks: dict[str, Check] = {
        "system libraries": system.libraries,
        "fonts": system.fonts,
        "model": lambda: model.check(path),
        "folders": system.folders,
        "names in other scripts": lambda: files.foreign_names(path),
        "saving": files.saving,
    }
    well = [_report(what, check) for what, check in checks.items()]
    print()
    print("everything works" if all(well) else "not everything works")
    return 0 if all(well) else 1


def _report(what: str, check: Check) -> bool:
    well = True
    for finding in _findings(what, check):
        print(_without_home(str(finding)))
        well &= finding.state is not State.WRONG
    return well


def _findings(what: str, check: Check) -> Iterable[Finding]:
    try:
        yield from check()
    except ModelFileError as error:
        yield wrong(what, str(error), error.hint)
    except ImportError as error:
        yield wrong(what, str(error), "Install the program again.")
    except (OSError, UnicodeError) as error:
        yield wrong(what, str(error), "Free space there, or use a folder where you may write.")


def _without_home(text: str) -> str:
    """Replace the user's home folder, which often holds a person's name, by ~."""
    home = Path.home()
    for folder in {str(home), str(home.resolve())} - {home.anchor}:
        text = text.replace(folder, "~")
    return text
