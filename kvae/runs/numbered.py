"""Runs are numbered folders beside one another: the next one, and the newest."""

import re
from pathlib import Path

from kvae.files import flush_folder
from kvae.runs.run_folder import NUMBERED, RunFolder


def create_run(runs: Path, name: str) -> RunFolder:
    """Makes the next numbered folder; two trainings started together get two folders."""
    runs.mkdir(parents=True, exist_ok=True)
    label = re.sub(r"[^\w.-]+", "-", name).strip("-.").lower()[:40] or "photos"
    number = max((_number(path) for path in runs.iterdir()), default=0)
    while True:
        number += 1
        path = runs / f"{number:05d}-{label}"
        if any(_number(other) == number for other in runs.iterdir()):
            continue
        try:
            path.mkdir()
        except FileExistsError:
            continue
        flush_folder(runs)
        return RunFolder(path)


def newest_run(runs: Path, holding: str = "vae.keras") -> RunFolder | None:
    """Returns the run with the highest number that holds a certain file, or None."""
    found = [path for path in runs.glob("*") if _number(path) and (path / holding).exists()]
    return RunFolder(max(found, key=_number)) if found else None


def _number(path: Path) -> int:
    match = NUMBERED.fullmatch(path.name)
    return int(match[1]) if match else 0
