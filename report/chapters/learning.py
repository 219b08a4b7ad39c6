"""How it learned: what it took, the loss curves, samples along the way."""

import numpy as np

from report.chapters import charts
from report.chapters.findings import Findings
from report.document import Block, Figure, Row, Section, Table, Text, Tile
from report.render import pictures
from report.run_folder import Run
from report.wording import known, number

# (column, axis label with its unit, column of its target, logarithmic)
CURVES = (
    ("reconstruction_loss", "reconstruction loss, mean error on the scale 0 to 1", "", False),
    ("perceptual_loss", "perceptual loss, distance of feature maps", "", False),
    ("kl_loss", "KL, nats per picture", "kl_target", False),
    ("beta", "β, weight of one nat of KL in the loss", "", True),
)
# The sheets are wide, eight pictures by three: two beside each other fill the page.
WIDE_SHEET_MM = 86.0
CHART_MM = 86.0


def training(run: Run, findings: Findings) -> Section:
    """The chapter on cost, loss curves and how samples changed."""
    blocks: list[Block] = [*_cost(run, findings)]
    tiles = _curves(_without_silence(run.history))
    if tiles:
        caption = "While learning. Each pale point is one batch, of pictures that are new at "
        caption += "nearly every step; the line is a running mean, and it is what should fall in "
        caption += "the first two. The KL should come to its target (dashed); β, its weight, is "
        caption += "moved by itself to get it there."
        comment = findings.judgements["training"]
        blocks += [
            Figure(caption, (Row(tuple(tiles), CHART_MM),)), Text(comment.text, comment.tone),
        ]  # fmt: skip
    else:
        blocks.append(Text("The run folder holds no history.csv, so there are no loss curves."))
    blocks.append(_samples(run))
    return Section("How it learned", tuple(blocks))


def _cost(run: Run, findings: Findings) -> list[Block]:
    """What the training took, and on what; what the run did not note is left out."""
    machine, training = (run.config.get(name, {}) for name in ("machine", "training"))
    told = run.decoder.card.training
    steps, batch = (
        known(told.get("steps_done", told.get("steps"))),
        known(training.get("batch_size")),
    )
    shown = steps * batch if steps and batch else None
    cores, memory = known(machine.get("cores")), known(machine.get("memory_gib"))
    rows = (
        ("steps", number(steps, 0)),
        ("pictures looked at", number(shown, 0)),
        ("time of the steps", number(findings.minutes, 1, "minutes")),
        ("processor time of the steps, all cores", number(findings.cpu_seconds, 0, "CPU seconds")),
        ("processor", str(machine.get("processor", number(None)))),
        ("cores", number(cores, 0)),
        ("memory", number(memory, 1, "GiB")),
        ("system", str(machine.get("system", number(None)))),
    )
    unknown = number(None)
    kept = tuple(row for row in rows if row[1] != unknown)
    missing = [name for name, value in rows if value == unknown]
    caption = "What the training took."
    if missing:
        caption += f" This run did not note: {', '.join(missing)}."
    return [Table(caption, ("what", "how much"), kept, (0.45, 0.55))] if kept else [Text(caption)]


def _without_silence(history: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The perceptual term is recorded as 0 where there is none; that is not a curve."""
    values = history.get("perceptual_loss")
    if values is None:
        return history
    return history | {"perceptual_loss": np.where(values == 0, np.nan, values)}


def _present(history: dict[str, np.ndarray], column: str) -> str:
    """The column's name if the history has numbers in it, else ""."""
    values = history.get(column, np.empty(0))
    return column if np.isfinite(values).any() else ""


def _curves(rows: dict[str, np.ndarray]) -> list[Tile]:
    return [
        Tile(charts.curve(rows, column, label, target=_present(rows, target), log=log))
        for column, label, target, log in CURVES
        if _present(rows, column) and "step" in rows
    ]


def _samples(run: Run) -> Figure | Text:
    if not run.samples:
        return Text("The run folder holds no samples from while this model learned.")
    tiles = tuple(
        Tile(pictures.sheet(path, f"samples at step {step}"), f"step {step}")
        for step, path in run.samples
    )
    caption = "The same random codes decoded early and at the end of training. Look at one place "
    caption += "in both: what lies between photos clears up."
    return Figure(caption, (Row(tiles, WIDE_SHEET_MM),))
