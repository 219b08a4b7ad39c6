"""Results as a table: per method the mean over its seeds, and the spread."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from report.benchmarks.methods import ABLATIONS, METHODS
from report.benchmarks.results import Row
from report.texts import spoken
from report.wording import counted, number


@dataclass(frozen=True)
class Column:
    """A figure, its heading, and how a number is written."""

    figure: str
    heading: str
    style: str


COLUMNS = (
    Column("success", "new and good", ".2f"),
    Column("new", "new", ".2f"),
    Column("good", "good", ".2f"),
    Column("kid", "KID × 1000", ".1f"),
    Column("identified", "identified", ".2f"),
    Column("photos_found", "photos found", ".0f"),
    Column("psnr", "PSNR, dB", ".1f"),
    Column("sharpness", "sharpness", ".2f"),
    Column("sharpness_of_new", "sharpness of new", ".2f"),
    Column("kl_loss", "KL, nats", ".1f"),
    Column("aggregated_kl", "mismatch, nats", ".1f"),
    Column("cpu_seconds", "CPU s", ".0f"),
    Column("wall_seconds", "wall s", ".0f"),
    Column("steps", "steps", ".0f"),
)


def _only(*figures: str) -> tuple[Column, ...]:
    return tuple(column for column in COLUMNS if column.figure in figures)


# What a page has room for; the report quotes these, of rivals also the README, of our preset with
# one thing changed the benchmarks' own.
OF_RIVALS = _only(
    "success", "new", "good", "kid", "identified", "psnr", "sharpness",
)  # fmt: skip
OF_PARTS = _only("success", "new", "good", "kid", "identified", "psnr", "sharpness", "steps")
PARTS = {method.name for method in ABLATIONS}
ABSENT = "–"


def lines(rows: list[Row], columns: Sequence[Column] = COLUMNS) -> list[list[str]]:
    """Returns the headings, then a line per method: its label, the figures, its KID beside ours.

    Beside rivals it is the share of theirs that ours comes to; beside our preset with something
    changed the difference, of trainings with the same seed alone.
    """
    heading, beside_ours = "ours / its KID", _share
    if any(row.method in PARTS for row in rows):
        heading, beside_ours = "KID − ours", _difference
    # Rows of a day when a figure was not yet taken have no column for it.
    columns = [c for c in columns if any(c.figure in row.figures for row in rows)]
    table = [["", *(column.heading for column in columns), heading]]
    ours = [row for row in rows if row.method == "ours"]
    for method in METHODS:
        mine = [row for row in rows if row.method == method.name]
        if not mine:
            continue
        label = method.label.format(**mine[0].settings)
        cells = [_cell(mine, column.figure, column.style) for column in columns]
        table.append([label, *cells, beside_ours(ours, mine)])
    return table


def caption(rows: list[Row]) -> str:
    """Returns what the figures were measured on, for at least one row."""
    settings = rows[0].settings
    seeds = {row.seed for row in rows}
    fewest = min(len({r.seed for r in rows if r.method == row.method}) for row in rows)
    averaged = counted(fewest, "seed")
    if fewest < len(seeds):
        averaged = spoken("{fewest} to {seeds}", fewest=fewest, seeds=counted(len(seeds), "seed"))
    taken = spoken("mean ± standard deviation of {averaged}", averaged=averaged)
    if len(seeds) == 1:
        taken = spoken("one training each, so how far two differ is not known")
    threads = counted(settings["threads"], "thread")
    seconds = number(settings["cpu_seconds"], 0, "CPU seconds")
    trained = spoken(
        "{seconds} of training on {threads} (or what ours took, if more)",
        seconds=seconds, threads=threads,
    )  # fmt: skip
    if "steps" in settings:
        trained = spoken(
            "{steps} of our steps, or as many as take so long on {threads}",
            steps=settings["steps"], threads=threads,
        )  # fmt: skip
    return spoken(
        "{photos} at {size} pixels, {draws} of each model's own sampling, {latent} latent numbers, "
        "{trained}; {taken}.",
        photos=counted(settings["photos"], "photo"), size=settings["image_size"],
        draws=counted(settings["draws"], "draw"), latent=settings["latent_dim"],
        trained=trained, taken=taken,
    )  # fmt: skip


def markdown(rows: list[Row], columns: Sequence[Column] = COLUMNS) -> str:
    """Returns the table of one file's rows and what it was measured on."""
    heads, *body = lines(rows, columns)
    rule = ["---", *["---:"] * (len(heads) - 1)]
    table = "".join(f"| {' | '.join(line)} |\n" for line in (heads, rule, *body))
    return f"{table}\n{caption(rows)}\n" if rows else table


def _cell(rows: list[Row], figure: str, style: str) -> str:
    """Returns "mean ± standard deviation", the mean alone of one seed, or a dash."""
    values = [row.figures[figure] for row in rows if figure in row.figures]
    if not values:
        return ABSENT
    mean = f"{statistics.mean(values):{style}}"
    return f"{mean} ± {statistics.stdev(values):{style}}" if len(values) > 1 else mean


def _difference(ours: list[Row], theirs: list[Row]) -> str:
    kids = {row.seed: row.figures["kid"] for row in ours}
    differences = [row.figures["kid"] - kids[row.seed] for row in theirs if row.seed in kids]
    if not differences or theirs[0].method == "ours":
        return ABSENT
    mean = f"{statistics.mean(differences):+.1f}"
    return f"{mean} ± {statistics.stdev(differences):.1f}" if len(differences) > 1 else mean


def _share(ours: list[Row], theirs: list[Row]) -> str:
    if not ours or theirs[0].method == "ours":
        return ABSENT
    mine, its = (statistics.mean(row.figures["kid"] for row in rows) for rows in (ours, theirs))
    return f"{mine / its:.2f}" if its > 0 else ABSENT
