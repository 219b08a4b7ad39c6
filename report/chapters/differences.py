"""The settings in which several runs differ, beyond what the table of the runs shows."""

from collections.abc import Sequence

from report.chapters.objective import number_as_set
from report.document import Table, Text
from report.run_folder import Run
from report.texts import spoken

# What the table of the runs shows, what is of no consequence, and what nobody chose.
SHOWN = {
    ("photos", "folder"), ("photos", "count"), ("photos", "fingerprint"), ("run", "name"),
    ("run", "created"), ("run", "preset"), ("run", "seed"), ("model", "latent_dim"),
    ("model", "image_size"), ("training", "steps"), ("training", "minutes"),
    ("training", "samples"), ("training", "checkpoints"),
}  # fmt: skip
SECTIONS = ("run", "photos", "model", "loss", "training")
NONE = "–"


def differences(runs: Sequence[Run], numbers: Sequence[str]) -> Table | Text:
    """A row for each such setting and a column for each run, by its number."""
    names = dict.fromkeys(
        (section, key)
        for run in runs
        for section in SECTIONS
        for key in run.config.get(section, {})
        if (section, key) not in SHOWN
    )
    rows = []
    for section, key in names:
        values = [_shown(run.config.get(section, {}).get(key)) for run in runs]
        if len(set(values)) > 1:
            rows.append((f"{section}.{key}", *values))
    if not rows:
        return Text(spoken("In all their other settings they are alike."))
    caption = (
        "In which other settings they differ, by their numbers in the table above; a dash: that "
    )
    caption += "run does not tell."
    width = 0.7 / len(runs)
    head = (spoken("setting"), *numbers)
    columns = tuple(range(1, len(head)))
    return Table(spoken(caption), head, tuple(rows), (0.3, *[width] * len(runs)), columns)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return spoken("yes") if value else spoken("no")
    return NONE if value is None else number_as_set(value)
