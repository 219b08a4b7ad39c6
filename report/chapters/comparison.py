"""Other models given the same photos and time, and ours with one part changed at a time."""

from pathlib import Path

from kvae.terminal import UserError
from report.benchmarks.results import Row, read_rows
from report.benchmarks.table import OF_PARTS, OF_RIVALS, PARTS, Column, caption, lines
from report.benchmarks.task import BenchmarkError
from report.document import Block, Heading, Section, Table, Text
from report.wording import listed, number

# Of the page: the method's name, and how our KID compares with it; the figures share the rest.
NAME, COMPARED = 0.15, 0.13
# Who is beside ours, by the name of the method.
OTHERS = {
    "keras": "the example of the Keras documentation",
    "keras-beta": "the same with the weight of its KL term steered to a fitting value",
    "pythae-vae": "the VAE of the library pythae",
    "pythae-rae": "its regularised autoencoder",
    "pythae-vae-conv": "its VAE with wide networks",
    "pythae-rae-conv": "its regularised autoencoder with wide networks",
}
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
        found.append(rows)
    return found


def comparison(benchmarks: list[list[Row]]) -> Section:
    """The chapter on one or more benchmarks."""
    blocks: list[Block] = []
    for rows in benchmarks:
        parts = any(row.method in PARTS for row in rows)
        blocks += _parts(rows) if parts else _rivals(rows)
    return Section("Beside other models", tuple(blocks))


def _rivals(rows: list[Row]) -> list[Block]:
    asked = {row.method for row in rows}
    others = [words for name, words in OTHERS.items() if name in asked]
    intro = (
        "The same photos went to other variational autoencoders, with the same number of latent "
        f"numbers and the same processor time: {listed(others)}. All were judged alike, by figures "
        "explained in this report."
    )
    table = _table("Other models beside this one's preset", rows, OF_RIVALS)
    return [Text(intro), _best_rival(rows), table]


def _best_rival(rows: list[Row]) -> Text:
    """Says how our distance to the photos compares with the best of the others'."""
    means = {}
    for name in dict.fromkeys(row.method for row in rows):
        kids = [row.figures["kid"] for row in rows if row.method == name]
        means[name] = sum(kids) / len(kids)
    ours = means.pop("ours", None)
    if ours is None or not means:
        return Text("Ours or all others are missing, so nothing can be compared.")
    best = min(means.values())
    text = f"KID × 1000 says how far a model's draws are from the photos: {number(ours, 0)} for "
    text += f"ours, {number(best, 0)} for the best of the others. "
    if ours <= AIM * best:
        return Text(text + "That is less than a quarter of it.", "good")
    return Text(text + "That is more than a quarter of it.", "fair" if ours < best else "poor")


def _parts(rows: list[Row]) -> list[Block]:
    intro = (
        "What each part of the preset is worth: one thing is changed at a time, and the training "
        "repeated with as many steps as fit into the same processor time. The preset is the one "
        "of the day it was measured. A difference smaller than the spread over the seeds says "
        "nothing."
    )
    table = _table("The preset with one thing changed", rows, OF_PARTS)
    return [Heading("What the parts are worth"), Text(intro), table]


def _table(what: str, rows: list[Row], columns: tuple[Column, ...]) -> Table:
    head, *body = lines(rows, columns)
    figures = tuple(range(1, len(head)))
    shared = (1 - NAME - COMPARED) / (len(head) - 2)
    widths = (NAME, *[shared] * (len(head) - 2), COMPARED)
    return Table(f"{what}: {caption(rows)}", tuple(head), tuple(map(tuple, body)), widths, figures)
