"""What was learned and how: the normal distributions, the loss curves, samples along the way."""

import numpy as np

from report.chapters import charts
from report.chapters.findings import Findings
from report.chapters.latent_comments import AXIS_INACTIVE
from report.document import Block, Figure, Row, Section, Table, Text, Tile
from report.render import pictures
from report.run_folder import Run
from report.wording import number

# (column, axis label with its unit, column of its target, logarithmic)
CURVES = (
    ("reconstruction_loss", "reconstruction loss, mean error on the scale 0 to 1", "", False),
    ("perceptual_loss", "perceptual loss, distance of feature maps", "", False),
)
KL_CURVES = (
    ("kl_loss", "KL, nats per picture", "kl_target", False),
    ("beta", "β, weight of one nat of KL in the loss", "", True),
)


# The sheets are wide, eight pictures by three: one below the other they compare best.
WIDE_SHEET_MM = 104.0


def distributions(run: Run, findings: Findings) -> Section:
    """The chapter on the normal distributions, axis by axis."""
    axes = findings.axes
    most = int(axes.kl.argmax()) + 1
    blocks: list[Block] = [
        Text(
            "For every photo the encoder gives a mean and a sigma on each axis. Taken together "
            "over all photos they form the aggregated posterior; the closer it lies to N(0, 1), "
            "the better random draws work."
        ),
        _axis_table(findings),
        _judged(findings, "axes in use"),
        _judged(findings, "what the codes carry"),
        Figure(
            f"How much each axis says about a photo. Axis {most} says the most; a bar below the "
            f"dashed line ({AXIS_INACTIVE} nats) would be an axis that is not used.",
            (Row((Tile(charts.kl_bars(axes)),), 92.0),),
        ),
    ]
    if run.codes is None:
        blocks.append(Text("No codes of the photos were kept, so their spread cannot be drawn."))
    else:
        tiles = (Tile(charts.axis_density(run.codes, axes, i)) for i in range(findings.latent_dim))
        caption = "All photos' distributions together (blue) against N(0, 1) (dashed), axis by "
        caption += "axis. The ticks are the photos' means. Look for the blue area following the "
        caption += "dashed line: gaps are regions that random draws reach and no photo does."
        blocks.append(Figure(caption, (Row(tuple(tiles), 42.0),)))
    blocks.append(_judged(findings, "random draws"))
    return Section("The normal distributions it learned", tuple(blocks))


def training(run: Run, findings: Findings) -> Section:
    """The chapter on the loss curves and how samples changed."""
    blocks: list[Block] = []
    tiles = _curves(_without_silence(run.history), CURVES)
    if tiles:
        caption = "The loss while learning, of pictures that are new at nearly every step. "
        caption += "Reconstruction and perceptual loss should fall."
        blocks += [Figure(caption, (Row(tuple(tiles), 84.0),)), _judged(findings, "training")]
    else:
        blocks.append(Text("The run folder holds no history.csv, so there are no loss curves."))
    if tiles := _curves(run.history, KL_CURVES):
        caption = "What the codes carry. KL should come to its target (dashed); β, its weight, "
        caption += "is moved by itself to get it there."
        blocks.append(Figure(caption, (Row(tuple(tiles), 84.0),)))
    blocks.append(_samples(run))
    return Section("How it learned", tuple(blocks))


def _judged(findings: Findings, name: str) -> Text:
    comment = findings.judgements[name]
    return Text(comment.text, comment.tone)


def _axis_table(findings: Findings) -> Table:
    axes = findings.axes
    rows = tuple(
        (str(i), number(mean, 2), number(sigma, 2), number(kl, 2), _activity(kl))
        for i, (mean, sigma, kl) in enumerate(zip(axes.mean, axes.sigma, axes.kl, strict=True), 1)
    )
    total = ("all", "", "", number(float(axes.kl.sum()), 2), "")
    caption = (
        f"The {findings.latent_dim} normal distributions: mean and sigma over all photos (0 and 1 "
        "would be perfect), and how much each axis says about a photo."
    )
    head = ("axis", "mean", "sigma", "KL, nats", "activity")
    return Table(caption, head, (*rows, total), (0.14, 0.18, 0.18, 0.2, 0.3), (1, 2, 3))


def _activity(kl: float) -> str:
    if kl < AXIS_INACTIVE:
        return "inactive"
    return "quiet" if kl < 5 * AXIS_INACTIVE else "active"


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


def _curves(rows: dict[str, np.ndarray], curves: tuple) -> list[Tile]:
    return [
        Tile(charts.curve(rows, column, label, target=_present(rows, target), log=log))
        for column, label, target, log in curves
        if _present(rows, column) and "step" in rows
    ]


def _samples(run: Run) -> Figure | Text:
    if not run.samples:
        return Text("No samples were drawn while this model learned.")
    chosen = dict.fromkeys(run.samples[i] for i in (0, len(run.samples) // 2, -1))
    tiles = tuple(
        Tile(pictures.sheet(path, f"samples at step {step}"), f"step {step}")
        for step, path in chosen
    )
    caption = "The same random codes decoded soon after codes took part, later, and at the end of "
    caption += "training. Look at one place in each: what lies between photos clears up."
    return Figure(caption, (Row(tiles, WIDE_SHEET_MM),))
