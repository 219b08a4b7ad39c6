"""Results as a Markdown table: per method the mean over its seeds, and the spread."""

import statistics
from dataclasses import dataclass

from report.benchmarks.methods import METHODS
from report.benchmarks.results import Row


@dataclass(frozen=True)
class Column:
    """A figure, its heading, and how a number is written."""

    figure: str
    heading: str
    style: str


COLUMNS = (
    Column("kid", "KID × 1000", ".1f"),
    Column("identified", "identified", ".2f"),
    Column("photos_found", "photos found", ".0f"),
    Column("psnr", "PSNR, dB", ".1f"),
    Column("sharpness", "sharpness", ".2f"),
    Column("kl_loss", "KL, nats", ".1f"),
    Column("aggregated_kl", "mismatch, nats", ".1f"),
    Column("cpu_seconds", "CPU s", ".0f"),
    Column("wall_seconds", "wall s", ".0f"),
    Column("steps", "steps", ".0f"),
)
ABSENT = "–"


def markdown(rows: list[Row]) -> str:
    """Returns the table of one file's rows, a line per method, and what it was measured on."""
    heads = ["", *(column.heading for column in COLUMNS), "ours / its KID"]
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    ours = [row for row in rows if row.method == "ours"]
    for method in METHODS:
        mine = [row for row in rows if row.method == method.name]
        if not mine:
            continue
        label = method.label.format(**mine[0].settings)
        cells = [_cell(mine, column.figure, column.style) for column in COLUMNS]
        lines.append([label, *cells, _share(ours, mine)])
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"{table}\n\n{_caption(rows)}\n" if rows else f"{table}\n"


def _cell(rows: list[Row], figure: str, style: str) -> str:
    """Returns "mean ± standard deviation", the mean alone of one seed, or a dash."""
    values = [row.figures[figure] for row in rows if figure in row.figures]
    if not values:
        return ABSENT
    mean = f"{statistics.mean(values):{style}}"
    return f"{mean} ± {statistics.stdev(values):{style}}" if len(values) > 1 else mean


def _share(ours: list[Row], theirs: list[Row]) -> str:
    if not ours or theirs[0].method == "ours":
        return ABSENT
    mine, its = (statistics.mean(row.figures["kid"] for row in rows) for rows in (ours, theirs))
    return f"{mine / its:.2f}" if its > 0 else ABSENT


def _caption(rows: list[Row]) -> str:
    settings = rows[0].settings
    seeds = len({row.seed for row in rows})
    return (
        f"{settings['photos']} photos at {settings['image_size']} pixels, {settings['draws']} "
        f"draws of each model's own sampling, {settings['latent_dim']} latent numbers, "
        f"{settings['cpu_seconds']:g} CPU seconds of training on {settings['threads']} threads "
        f"(or what ours took, if more); mean ± standard deviation of {seeds} seeds."
    )
