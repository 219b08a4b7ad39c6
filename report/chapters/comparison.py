"""Other models given the same photos and time, and ours with one part changed at a time."""

from dataclasses import replace
from pathlib import Path

from kvae.terminal import UserError
from report.benchmarks.methods import METHODS, RIVALS
from report.benchmarks.results import Row, read_rows
from report.benchmarks.table import (
    ABSENT,
    COLUMNS,
    OF_PARTS,
    OF_RIVALS,
    PARTS,
    Column,
    caption,
    lines,
)
from report.benchmarks.task import BenchmarkError
from report.chapters.draw_quality import part
from report.document import Block, Heading, Section, Table, Text, Tone
from report.texts import quoted, spoken
from report.wording import UNBROKEN, counted, known, listed, number

NAME = 0.24  # of the page, for the method's name; the figures share the rest
# Who is beside ours, by the name of the method.
OTHERS = {
    "keras": "the example of the Keras documentation",
    "keras-beta": "the same with the weight of its KL term steered to a fitting value",
    "pythae-vae": "the VAE of the library pythae",
    "pythae-rae": "its regularised autoencoder",
    "pythae-vae-conv": "its VAE with wide networks",
    "pythae-rae-conv": "its regularised autoencoder with wide networks",
}
BASELINES = {
    "views": "photos in views",
    "bends": "photos bent at random",
    "mixtures": "mixtures of two photos",
    "morphs": "the {shown} that ours learns from",
}
TREATED = {
    "ours": "the preset as it was on that day, without any change",
    "keras": "network, loss and optimiser as in the documentation's example, at our picture size; "
    "draws from N(0, I)",
    "keras-beta": "the same, with its β steered to a fitting KL",
    "pythae-vae": "the library's VAE with its ResNet networks, at our picture size; draws from "
    "N(0, I)",
    "pythae-rae": "the library's RAE with its ResNet networks; draws from a mixture of Gaussians "
    "fitted to its codes",
    "pythae-vae-conv": "the library's VAE with its convolutional networks; draws from N(0, I)",
    "pythae-rae-conv": "the library's RAE with its convolutional networks; draws as for the RAE",
}
SETTINGS = ("photos", "image_size", "draws", "latent_dim", "threads", "cpu_seconds")
# Our KID as a share of the best rival's; the aim of this project is a quarter.
AIM = 0.25


def read_comparisons(files: list[Path]) -> list[list[Row]]:
    """Returns the finished trainings of each file that `report.benchmarks.compare` wrote.

    Raises:
        UserError: a file cannot be read, holds something else, or nothing.
    """
    found = []
    for file in files:
        try:
            rows, _ = read_rows(file)
        except BenchmarkError as error:
            hint = "Name a file that report.benchmarks.compare wrote."
            raise UserError(f"{error}.", hint) from error
        if not rows:
            raise UserError(f"{file} holds no finished training.", "Leave it out.")
        if not all(map(_can_be_shown, rows)):
            raise UserError(f"{file} lacks figures, or has one that is no number.", "Leave it out.")
        found.append(rows)
    return found


def _can_be_shown(row: Row) -> bool:
    """Whether a row is of a method that is known here, and has what its table's caption says."""
    named = row.method in {method.name for method in METHODS}
    columns = (column.figure for column in COLUMNS if column.figure in row.figures)
    needed = (
        *(row.settings.get(key) for key in SETTINGS),
        *map(row.figures.get, ("kid", *columns)),
    )
    return named and None not in map(known, needed)


def comparison(benchmarks: list[list[Row]], evaluation: dict, shown_between: str) -> Section:
    """The chapter on one or more benchmarks.

    Args:
        benchmarks: the trainings of each.
        evaluation: the run's own, with its programs without a model.
        shown_between: what the run was shown between its photos, in a word.
    """
    blocks: list[Block] = []
    for rows in benchmarks:
        parts = any(row.method in PARTS for row in rows)
        blocks += _parts(rows) if parts else _rivals(rows, evaluation, shown_between)
    return Section(spoken("Beside other models"), tuple(blocks))


def _rivals(rows: list[Row], evaluation: dict, shown_between: str) -> list[Block]:
    asked = {row.method for row in rows}
    others = [spoken(words) for name, words in OTHERS.items() if name in asked]
    intro = spoken(
        "The same photos went to other variational autoencoders, with the same number of latent "
        "numbers and the same processor time: {others}. All were judged alike, by figures "
        "explained in this report.",
        others=listed(others),
    )
    beside = spoken("Other models beside this one's preset")
    table = _table(beside, rows, OF_RIVALS, beside=False)
    table = _with_baselines(table, evaluation, shown_between)
    return [Text(intro), _best_rival(rows), table, _treatment(rows, evaluation)]


def _with_baselines(table: Table, evaluation: dict, shown_between: str) -> Table:
    """The table with the programs without a model, which this report's own run was read by."""
    columns = {quoted(column.heading): column for column in map(_as_elsewhere, OF_RIVALS)}
    rows = []
    for key, name in BASELINES.items():
        figures = part(part(evaluation, "baselines"), key)
        cells = []
        for heading in table.head[1:]:
            column = columns.get(heading)
            value = known(part(figures, column.figure).get("value")) if column else None
            cells.append(ABSENT if value is None or not column else f"{value:{column.style}}")
        if figures:
            rows.append((f"{spoken(name, shown=shown_between)}*", *map(_set, cells)))
    starred = spoken(
        "Rows with a star are of programs without any model, judged with this report's run, not in "
        "the benchmark."
    )
    caption = f"{table.caption} {starred}" if rows else table.caption
    return replace(table, caption=caption, rows=(*table.rows, *rows))


def _treatment(rows: list[Row], evaluation: dict) -> Table:
    """How each was treated: what is not of the same machine and run is said in this table."""
    settings = rows[0].settings
    names = dict.fromkeys(row.method for row in rows)
    treatments = [
        (_label(name, settings), spoken(TREATED[name])) for name in names if name in TREATED
    ]
    if part(evaluation, "baselines"):
        quarter = int((known(evaluation.get("draws")) or 0) // 4)
        judged = spoken(
            "no model and no training; {pictures} each, judged with this report's run: another "
            "run, machine and picture size than the rows above",
            pictures=counted(quarter, "picture"),
        )
        treatments.append((spoken("rows with a star"), judged))
    caption = spoken(
        "How each was treated. Rows without a star are of one run of the benchmark on one machine: "
        "the same photos, picture size, latent numbers, processor time and judge, batches of 16, "
        "Adam at 1e−3 for the others. The photos were in sight while ours was built; the others "
        "were not tuned to them."
    )
    return Table(caption, ("", spoken("treatment")), tuple(treatments), (0.26, 0.74))


def _label(name: str, settings: dict) -> str:
    (method,) = (method for method in RIVALS if method.name == name)
    return quoted(method.label).format(**settings)


def _best_rival(rows: list[Row]) -> Text:
    """Says how our distance to the photos compares with the best of the others'."""
    means = {}
    for name in dict.fromkeys(row.method for row in rows):
        kids = [row.figures["kid"] for row in rows if row.method == name]
        means[name] = sum(kids) / len(kids)
    ours = means.pop("ours", None)
    if ours is None or not means:
        return Text(spoken("Ours or all others are missing, so nothing can be compared."))
    best = min(means.values())
    text = spoken(
        "KID × 1000 says how far a model's draws are from the photos: {ours} for ours, {best} for "
        "the best of the others.",
        ours=number(ours, 0), best=number(best, 0),
    )  # fmt: skip
    if ours <= AIM * best:
        return Text(f"{text} {spoken('That is less than a quarter of it.')}", "good")
    tone: Tone = "fair" if ours < best else "poor"
    return Text(f"{text} {spoken('That is more than a quarter of it.')}", tone)


def _parts(rows: list[Row]) -> list[Block]:
    intro = spoken(
        "What each part of the preset is worth: one thing is changed at a time, and the training "
        "repeated with as many steps as fit into the same processor time. The preset is the one "
        "of the day it was measured. A difference smaller than the spread over the seeds says "
        "nothing."
    )
    table = _table(spoken("The preset with one thing changed"), rows, OF_PARTS)
    return [Heading(spoken("What the parts are worth")), Text(intro), table]


def _as_elsewhere(column: Column) -> Column:
    """The column with its numbers as the report's other tables have them."""
    if column.style == ".2f":
        return replace(column, style=".0%")
    return replace(column, style=",.0f") if column.figure == "kid" else column


def _set(cell: str) -> str:
    """A cell with a true minus, and no line's end within a number."""
    return cell.replace("-", "−").replace(",", UNBROKEN)


def _table(what: str, rows: list[Row], columns: tuple[Column, ...], beside: bool = True) -> Table:
    """The figures of each method; `beside` adds how its distance compares with ours."""
    lines_ = lines(rows, list(map(_as_elsewhere, columns)))
    head, *body = lines_ if beside else [line[:-1] for line in lines_]
    figures = tuple(range(1, len(head)))
    widths = (NAME, *[(1 - NAME) / len(figures)] * len(figures))
    cells = tuple((quoted(name), *map(_set, rest)) for name, *rest in body)
    said = spoken("{what}: {measured}", what=what, measured=caption(rows))
    return Table(said, tuple(map(quoted, head)), cells, widths, figures)
