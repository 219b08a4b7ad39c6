"""How it learned: what it took, the loss curves, samples along the way."""

import numpy as np

from report.chapters import charts
from report.chapters.findings import Findings
from report.document import Block, Figure, Row, Section, Table, Text, Tile
from report.render import pictures
from report.run_folder import Run
from report.texts import spoken
from report.wording import known, listed, number

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
        caption = spoken(
            "While learning. A pale point is one batch, of pictures new at nearly every step; the "
            "line, a running mean, should fall in the first two. KL should come to its target "
            "(dashed); β, its weight, moves by itself to get it there."
        )
        comment = findings.judgements["training"]
        blocks += [
            Figure(caption, (Row(tuple(tiles), CHART_MM),)), Text(comment.text, comment.tone),
        ]  # fmt: skip
    else:
        text = spoken("The run folder holds no history.csv, so there are no loss curves.")
        blocks.append(Text(text))
    blocks.append(_samples(run))
    return Section(spoken("How it learned"), tuple(blocks))


def _cost(run: Run, findings: Findings) -> list[Block]:
    """What the training took, and on what; what the run did not note is left out."""
    machine, training = (run.config.get(name, {}) for name in ("machine", "training"))
    summary = run.decoder.card.training
    steps, batch = summary.steps_done or summary.steps, known(training.get("batch_size"))
    shown = steps * batch if steps and batch else None
    cores, memory = known(machine.get("cores")), known(machine.get("memory_gib"))
    cpu_seconds = number(findings.cpu_seconds, 0, "CPU seconds")
    rows = (
        (spoken("steps"), number(steps, 0)),
        (spoken("pictures looked at"), number(shown, 0)),
        (spoken("time of the steps"), number(findings.minutes, 1, "minutes")),
        (spoken("processor time of the steps, all cores"), cpu_seconds),
        (spoken("processor"), str(machine.get("processor", number(None)))),
        (spoken("cores"), number(cores, 0)),
        (spoken("memory"), number(memory, 1, "GiB")),
        (spoken("system"), str(machine.get("system", number(None)))),
    )
    unknown = number(None)
    kept = tuple(row for row in rows if row[1] != unknown)
    missing = [name for name, value in rows if value == unknown]
    caption = spoken("What the training took.")
    if parent := run.config.get("run", {}).get("parent"):
        before = "What run {parent} took, which it went on from, is not in it."
        caption += " " + spoken(before, parent=str(parent))
    if missing:
        caption += " " + spoken("This run did not note: {names}.", names=listed(missing))
    head = spoken("what"), spoken("how much")
    return [Table(caption, head, kept, (0.45, 0.55))] if kept else [Text(caption)]


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
        Tile(charts.curve(rows, column, spoken(label), target=_present(rows, target), log=log))
        for column, label, target, log in CURVES
        if _present(rows, column) and "step" in rows
    ]


def _samples(run: Run) -> Figure | Text:
    if not run.samples:
        return Text(spoken("The run folder holds no samples from while this model learned."))
    tiles = tuple(
        Tile(
            pictures.sheet(path, spoken("samples at step {step}", step=step)),
            spoken("step {step}", step=step),
        )
        for step, path in run.samples
    )
    caption = "The same random codes decoded early and at the end of training. Look at one place "
    caption += "in both: what lies between photos clears up."
    return Figure(spoken(caption), (Row(tiles, WIDE_SHEET_MM),))
