"""The curves of a training that no model card has, from the run beside the model."""

import csv
import io
import stat
from pathlib import Path

from desktop.generator.model.card import ModelCard
from desktop.generator.model.curves import Curve, curve

# What is plotted of each table of a run. Older runs have a table of their own for the KL.
COLUMNS = {
    "history.csv": ("loss", "reconstruction_loss", "perceptual_loss", "kl_loss"),
    "layout.csv": ("kl",),
}
MAX_BYTES = 4 * 2**20  # of a table; a run writes some ten thousand


def read_curves(card: ModelCard, model_path: str | Path) -> tuple[Curve, ...]:
    """Return the curves of a model's training; none where nothing readable has them.

    What is malformed is left out: curves are not a reason to refuse a model.
    """
    return card.training.curves or read_run_curves(Path(model_path).parent)


def read_run_curves(folder: Path) -> tuple[Curve, ...]:
    """Return the curves that the tables in a run's folder hold."""
    curves = []
    for table, columns in COLUMNS.items():
        rows = _rows(folder / table)
        curves += [curve(name, ((row.get("step"), row.get(name)) for row in rows))
                   for name in columns]  # fmt: skip
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
