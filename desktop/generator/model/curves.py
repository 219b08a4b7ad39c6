"""How a training went, as curves: told by the model card, or by the run beside the model."""

import csv
import io
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.generator.model.card import ModelCard

# What is plotted of each table of a run. Older runs have a table of their own for the KL.
COLUMNS = {
    "history.csv": ("loss", "reconstruction_loss", "perceptual_loss", "kl_loss"),
    "layout.csv": ("kl",),
}
NAMES = tuple(name for names in COLUMNS.values() for name in names)
CARD_KEY = "curves"  # in the card's training: {"kl": {"steps": [...], "values": [...]}, ...}
CARD_POINTS = 100  # of a curve in a card; more cannot be told apart in the window
MAX_POINTS = 2000  # of a curve that is shown
MAX_BYTES = 4 * 2**20  # of a table; a run writes some ten thousand
MOST = 1e15  # beyond it a number is a mistake, and no axis can show it


@dataclass(frozen=True)
class Curve:
    """One figure while learning."""

    name: str  # one of NAMES
    steps: tuple[int, ...]  # increasing
    values: tuple[float, ...]  # as many, finite


def read_curves(card: ModelCard, model_path: str | Path) -> tuple[Curve, ...]:
    """Return the curves of a model's training; none where nothing readable tells of it.

    What is malformed is left out: curves are not a reason to refuse a model.
    """
    return _from_card(card.training.get(CARD_KEY)) or read_run_curves(Path(model_path).parent)


def read_run_curves(folder: Path) -> tuple[Curve, ...]:
    """Return the curves that the tables in a run's folder hold."""
    curves = []
    for table, columns in COLUMNS.items():
        rows = _rows(folder / table)
        curves += [_curve(name, ((row.get("step"), row.get(name)) for row in rows))
                   for name in columns]  # fmt: skip
    return tuple(curve for curve in curves if curve.steps)


def curves_for_card(curves: Iterable[Curve]) -> dict:
    """Return curves as the card keeps them: `CARD_POINTS` at most, with four digits that count."""
    return {
        curve.name: {
            "steps": list(_thinned(curve.steps, CARD_POINTS)),
            "values": [float(f"{value:.4g}") for value in _thinned(curve.values, CARD_POINTS)],
        }
        for curve in curves
    }


def _from_card(told: object) -> tuple[Curve, ...]:
    curves, entries = [], told if isinstance(told, dict) else {}
    for name in NAMES:
        entry = entries.get(name)
        columns = [entry.get(key) for key in ("steps", "values")] if isinstance(entry, dict) else []
        if columns and all(isinstance(column, list) for column in columns):
            curves.append(_curve(name, zip(*columns, strict=False)))
    return tuple(curve for curve in curves if curve.steps)


def _rows(path: Path) -> list[dict]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever
            return []
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        text = data.decode("utf-8") if len(data) <= MAX_BYTES else ""
        return list(csv.DictReader(io.StringIO(text)))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []  # no table, no curves: a model is shown without its run


def _curve(name: str, points: Iterable[tuple[object, object]]) -> Curve:
    """Keep the points that are numbers and lead onwards."""
    steps: list[int] = []
    values: list[float] = []
    for told in points:
        step, value = (_number(number) for number in told)
        if step is None or value is None or step < 0 or (steps and int(step) <= steps[-1]):
            continue
        steps.append(int(step))
        values.append(value)
    return Curve(name, _thinned(steps, MAX_POINTS), _thinned(values, MAX_POINTS))


def _number(told: object) -> float | None:
    if not isinstance(told, str | int | float) or isinstance(told, bool):
        return None
    try:
        number = float(told)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < MOST else None  # NaN is not below anything


def _thinned(column: Iterable, most: int) -> tuple:
    """Take `most` of a column evenly, the first and the last among them."""
    column = tuple(column)
    last = len(column) - 1
    if last < most:
        return column
    return tuple(column[round(i * last / (most - 1))] for i in range(most))
