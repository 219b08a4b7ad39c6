"""Runs side by side, as a document of their own."""

import numpy as np

from desktop.generator.sampling import draws
from report.architecture import read_network
from report.chapters import charts
from report.chapters.differences import differences
from report.chapters.draw_quality import part
from report.chapters.recommendation import Contender, recommendation
from report.document import Block, Document, Figure, Row, Section, Table, Text, Tile, finished
from report.render import pictures
from report.run_folder import Run
from report.texts import quoted, spoken
from report.train_command import shown_folder
from report.wording import between, counted, known, number, percent

SEEDS, DRAWN = (1, 2, 3), 12
DRAW_MM = 11.8
NONE = "–"
BOUNDS = "value", "low", "high"


def document(runs: list[Run]) -> Document:
    """Settings, figures, charts and the same seeds of at least two runs, and what follows."""
    names, numbers = _names(runs), [str(i) for i in range(1, len(runs) + 1)]
    numbered = [f"{i}. {name}" for i, name in zip(numbers, names, strict=True)]
    contenders = [_contender(run, name) for run, name in zip(runs, names, strict=True)]
    found = recommendation(contenders)
    sections = (
        Section(spoken("What they are"), (_settings(runs, numbered), differences(runs, numbers))),
        Section(spoken("What they come to"), (_figures(runs, numbered), *_charts(runs, numbered))),
        Section(spoken("The same seeds under one another"), _pictures(runs, names)),
    )
    intro = spoken(
        "The recommendation follows from the figures below: new and good first, then the distance "
        "to the photos, then time. A difference counts only beyond its 95 % interval."
    )
    opening = (Text(intro), Text(found.text, found.tone))
    title = spoken("{runs} side by side", runs=counted(len(runs), "run"))
    return finished(Document(title, spoken("Comparison of trained models"), opening, sections))


def _names(runs: list[Run]) -> list[str]:
    """Each run's name; where two are called alike, with the folder it lies in."""
    names = [run.name for run in runs]
    return [
        name if names.count(name) == 1 else f"{run.path.resolve().parent.name}/{run.path.name}"
        for run, name in zip(runs, names, strict=True)
    ]


def _contender(run: Run, name: str) -> Contender:
    found, photos = run.evaluation, run.config.get("photos", {})
    sets = f"{photos.get('folder', '')} {photos.get('count', '')} {photos.get('hold_out', '')}"
    return Contender(
        name,
        sets,
        str(found.get("judge")),
        str(found.get("state") or ""),
        _estimate(found, "success"),
        _estimate(found, "kid"),
        run.decoder.card.training.minutes,
    )


def _estimate(evaluation: dict, key: str) -> dict:
    """An estimate whose three numbers are all there, else nothing."""
    found = part(evaluation, key)
    bounds = {name: known(found.get(name)) for name in BOUNDS}
    return {} if None in bounds.values() else bounds


def _settings(runs: list[Run], names: list[str]) -> Table:
    rows = tuple(_setting(run, name) for run, name in zip(runs, names, strict=True))
    columns = ("run", "photos", "preset", "axes", "pixels", "steps", "min", "CPU s", "parameters")
    head = tuple(map(spoken, columns))
    widths = (0.18, 0.17, 0.1, 0.08, 0.08, 0.09, 0.07, 0.09, 0.14)
    caption = spoken("The runs and what they took; parameters are the decoder's.")
    return Table(caption, head, rows, widths, (3, 4, 5, 6, 7, 8))


def _setting(run: Run, name: str) -> tuple[str, ...]:
    training, card = run.decoder.card.training, run.decoder.card
    cpu = run.history.get("cpu_seconds", np.empty(0))
    folder, count = shown_folder(run.config) or NONE, run.config.get("photos", {}).get("count", "?")
    return (
        name,
        f"{folder}, {count}",
        str(run.config.get("run", {}).get("preset") or NONE),
        str(card.latent_dim),
        str(card.image_size),
        _value(training.steps_done or training.steps, 0),
        _value(training.minutes, 1),
        _value(float(cpu[-1]) if len(cpu) else None, 0),
        number(read_network(run.path / "decoder.onnx").parameters, 0),
    )


def _figures(runs: list[Run], names: list[str]) -> Table:
    rows = tuple(_figure(run, name) for run, name in zip(runs, names, strict=True))
    heads = (
        "run", "new and good", "no model", "new", "new in look", "good", "KID × 1000", "PSNR, dB",
        "sharp", "state",
    )  # fmt: skip
    head = tuple(map(spoken, heads))
    widths = (0.155, 0.15, 0.072, 0.067, 0.075, 0.067, 0.155, 0.072, 0.067, 0.12)
    caption = "What the evaluations found, 95 % intervals in brackets. No model: how much of it is "
    caption += "new and good where a program without one shows what the run learned from. "
    caption += "Sharpness is the draws' fine detail over the photos'."
    return Table(spoken(caption), head, rows, widths, (1, 2, 3, 4, 5, 6, 7, 8))


def _figure(run: Run, name: str) -> tuple[str, ...]:
    found = run.evaluation
    success, kid = _estimate(found, "success"), _estimate(found, "kid")
    shown = part(part(found, "baselines"), "morphs")
    return (
        name,
        between(*(percent(success[key]) for key in BOUNDS)) if success else NONE,
        _share(part(shown, "success").get("value")),
        *(_share(part(found, key).get("value")) for key in ("new", "new_look", "good")),
        between(*(number(kid[key], 0) for key in BOUNDS)) if kid else NONE,
        _value(found.get("psnr"), 1),
        _share(part(found, "sharpness").get("value")),
        quoted(str(found.get("state") or NONE)),
    )


def _value(value: object, digits: int) -> str:
    return NONE if known(value) is None else number(value, digits)


def _share(value: object) -> str:
    return NONE if known(value) is None else percent(value)


def _charts(runs: list[Run], names: list[str]) -> list[Block]:
    tiles = []
    for key, label in (("success", "draws that are new and good, share"), ("kid", "KID × 1000")):
        found = {n: _estimate(run.evaluation, key) for n, run in zip(names, runs, strict=True)}
        if measured := {name: estimate for name, estimate in found.items() if estimate}:
            tiles.append(Tile(charts.estimates(measured, spoken(label))))
    curves = {
        name: run.history
        for name, run in zip(names, runs, strict=True)
        if {"seconds", "reconstruction_loss"} <= set(run.history)
    }
    if curves:
        tiles.append(Tile(charts.beside(curves)))
    if not tiles:
        return []
    caption = spoken("The same in pictures: points are the figures, lines their 95 % intervals.")
    return [Figure(caption, (Row(tuple(tiles), 86.0),))]


def _pictures(runs: list[Run], names: list[str]) -> tuple[Block, ...]:
    dims = {run.decoder.card.latent_dim for run in runs}
    blocks: list[Block] = []
    if len(dims) > 1:
        text = "A seed draws as many numbers as a model has axes, so models with different numbers "
        text += "of axes draw from different codes: compare how good the pictures are, not which."
        blocks.append(Text(spoken(text)))
    for seed in SEEDS:
        rows = tuple(
            _row(run, name, i, seed)
            for i, (run, name) in enumerate(zip(runs, names, strict=True), 1)
        )
        caption = spoken(
            "Seed {seed}: its first {n} pictures, a row per run, by its number.",
            seed=seed, n=DRAWN,
        )  # fmt: skip
        blocks.append(Figure(caption, rows))
    return tuple(blocks)


def _place(seed: int, i: int) -> str:
    return spoken("seed {seed}, picture {i}", seed=seed, i=i)


def _row(run: Run, name: str, number_: int, seed: int) -> Row:
    images = run.decoder.decode(draws(seed, DRAWN, run.decoder.card.latent_dim))
    tiles = tuple(
        Tile(pictures.exact(image, f"{name}, {_place(seed, i)}"))
        for i, image in enumerate(images, 1)
    )
    return Row(tiles, DRAW_MM, lead=str(number_))
