"""How a training went, as curves, and how a model card keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.generator.model.untrusted import Foreign, table

NAMES = ("loss", "reconstruction_loss", "perceptual_loss", "kl_loss", "kl")
CARD_POINTS = 100  # of a curve in a card; more cannot be told apart in the window
MAX_POINTS = 2000  # of a curve that is shown
MOST = 1e15  # beyond it a number is a mistake, and no axis can show it


@dataclass(frozen=True)
class Curve:
    """One figure while learning."""

    name: str  # one of NAMES
    steps: tuple[int, ...]  # increasing
    values: tuple[float, ...]  # as many, finite


def curve(name: str, points: Iterable[tuple[Foreign, Foreign]]) -> Curve:
    """Keep those of (step, value) that are numbers and lead onwards; what is malformed is not."""
    steps: list[int] = []
    values: list[float] = []
    for point in points:
        step, value = map(_number, point)
        if step is None or value is None or step < 0 or (steps and int(step) <= steps[-1]):
            continue
        steps.append(int(step))
        values.append(value)
    return Curve(name, _thinned(steps, MAX_POINTS), _thinned(values, MAX_POINTS))


def curves_to_json(curves: Iterable[Curve]) -> dict:
    """Return curves as a card keeps them: `CARD_POINTS` at most, with four digits that count."""
    return {
        curve.name: {
            "steps": list(_thinned(curve.steps, CARD_POINTS)),
            "values": [float(f"{value:.4g}") for value in _thinned(curve.values, CARD_POINTS)],
        }
        for curve in curves
    }


def curves_from_json(entry: Foreign) -> tuple[Curve, ...]:
    """Read a card's curves; what is malformed is left out."""
    curves, entries = [], table(entry)
    for name in NAMES:
        columns = [table(entries.get(name)).get(key) for key in ("steps", "values")]
        if all(isinstance(column, list) for column in columns):
            curves.append(curve(name, zip(*columns, strict=False)))
    return tuple(curve for curve in curves if curve.steps)


def _number(value: Foreign) -> float | None:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
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
