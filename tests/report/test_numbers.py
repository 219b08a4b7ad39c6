"""Every number that the report gives stands in the run's files, or is one of its own constants."""

import json
import math
import re
import tomllib

import numpy as np
import pytest
from pypdf import PdfReader

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from kvae.judging.latent_figures import ACTIVE_KL
from kvae.judging.novelty import NEW
from kvae.judging.verdict import MISMATCH, UNDERFITTED_PSNR
from kvae.learning.schedule import FINAL_RATE
from report.architecture import read_network
from report.build import main
from report.chapters import comments, draw_comments, latent_comments, stages
from report.wording import small
from tests.report.page import Page
from tests.report.prose import numbers_in, paragraphs
from tests.report.run_maker import make_run, photos

# Numbers of the text itself, by what they are. A pattern takes more than its number, so that the
# same number elsewhere is still asked where it comes from.
CONSTANTS = {
    "papers and their years": r"arXiv:[\d.]+|doi:\S+|[A-Z]\w+( et al\.)?( and \w+)? (19|20)\d\d",
    "numbers of figures and tables": r"(Figure|Table) \d+\.",
    "points of a list": r"^\d\. ",
    "names": r"VGG-16|EfficientNet-Lite0|8-bit",
    "distributions": r"N\(0, [1I]\)|N\(0,1\)",
    "intervals": r"95 % interval",
    "unit of KID": r"KID × 1000",
    "the slider": r"at 1, 2, … 12|from 5 to 6|slider at 12",
    "seeds of the sheet": r"seeds 13 to 24",
    "walks": r"−2 to \+2|of 36 steps|in 9 decoded steps",
    "evenness of a walk": r"it would be 8 %",
    "framing": r"\(1\.2 times\)|\(0\.8\)",
    "groups of a normalisation": r"over 8 groups",
    "what halves an error": r"6 dB more",
    "levels of a picture": r"of 255 levels",
    "bounds": r"between 0 and 1|\(0 and 1 would be perfect\)|\(0 is equal",
    "batches and rate of the benchmark": r"batches of 16|at 1e−3",
    "copies have all": r"near 100 %",
    "date": r"\d{4}-\d\d-\d\d",
}
LIMITS = {
    "underfitted": UNDERFITTED_PSNR,
    "recognisable": comments.PSNR_RECOGNISABLE,
    "photos asked for": comments.ENOUGH_PHOTOS,
    "half a level": comments.INVISIBLE_LEVELS,
    "new": NEW,
    "holes": MISMATCH,
    "inactive": ACTIVE_KL,
    "tolerance of KL": latent_comments.KL_TOLERANCE,
    "last learning rate": FINAL_RATE,
}


def written(value: float) -> set[str]:
    """A figure as any chapter may write it."""
    if not math.isfinite(value):
        return set()
    shown = {f"{value:.{digits}f}" for digits in range(4)} | {f"{100 * value:.0f}", f"{value:g}"}
    shown.add(small(value).replace("\u00a0", " "))
    return {"0" if not text.strip("-0.") and "." not in text else text for text in shown}


def leaves(part: object) -> list[float]:
    """All numbers in tables within one another."""
    if isinstance(part, dict):
        return leaves(list(part.values()))
    if isinstance(part, list | tuple):
        return [leaf for each in part for leaf in leaves(each)]
    is_number = isinstance(part, int | float) and not isinstance(part, bool)
    return [float(part)] if is_number else []


def figures_of(run) -> dict[str, list[float]]:
    """All figures that a run's files hold or that follow from them, by where they come from."""
    evaluation = json.loads((run / "evaluation.json").read_text("utf-8"))
    config = tomllib.loads((run / "config.toml").read_text("utf-8"))
    history = np.genfromtxt(run / "history.csv", delimiter=",", names=True)
    decoder, encoder = (half.open(run / f"{name}.onnx") for half, name in
                        ((Decoder, "decoder"), (Encoder, "encoder")))  # fmt: skip
    card, (images, _) = decoder.card, photos()
    back = decoder.decode(encoder.encode(images)[0]).astype(float)
    error = ((images - back) ** 2).mean(axis=(1, 2, 3))
    psnr = 20 * np.log10(255) - 10 * np.log10(error)
    loss, n = history["reconstruction_loss"], len(images)
    tenths = [loss[-4:].mean(), 1 - loss[-4:].mean() / loss[-8:-4].mean()]
    target = math.log(n) + config["loss"]["kl_excess"]
    shown = evaluation["baselines"]["morphs"]["success"]["value"]
    held = history["kl_loss"][-3:].mean()  # of 30 rows that have one
    parameters = [read_network(run / f"{name}.onnx").parameters for name in ("decoder", "encoder")]
    return {
        "evaluation.json": leaves(evaluation),
        "config.toml": leaves(config),
        "history.csv": [loss[0], *tenths, abs(tenths[1]), history["cpu_seconds"][-1]],
        "model card": [
            *leaves(card.training.to_json()), *leaves(card.parity.to_json()),
            card.latent_dim, card.image_size,
            *(figure for axis in card.axes for figure in (axis.mean, axis.sigma, axis.kl)),
        ],
        "axes in use": [sum(axis.kl >= 0.1 for axis in card.axes), *range(1, card.latent_dim + 1)],
        "speed.json": leaves(json.loads((run / "speed.json").read_text("utf-8"))),
        "photos": [n, psnr.min(), psnr.max(), psnr.mean()],
        "ONNX files": parameters,
        "ln N and what is beyond": [math.log(n), target, held, abs(held - target)],
        "a quarter of the draws": [evaluation["draws"] // 4],
        "what was learned of the morphs": [evaluation["success"]["value"] / shown],
        "draws of the report": [78, 144],
    }  # fmt: skip


def untraced(page: str, run) -> list[tuple[str, str]]:
    """Numbers that no file of the run and no constant explains, with their paragraph."""
    known = {text for values in figures_of(run).values() for v in values for text in written(v)}
    known |= {text for limit in LIMITS.values() for text in written(limit)}
    found = []
    for paragraph in paragraphs(page):
        rest = paragraph
        for pattern in CONSTANTS.values():
            rest = re.sub(pattern, " ", rest)
        found += [(number, paragraph) for number in numbers_in(rest) if number not in known]
    return [each for each in found if not compared(each[1])]


def compared(paragraph: str) -> bool:
    """How many draws are new is counted by a comparison of pictures, tested where it is made."""
    return "draws of the slider" in paragraph


@pytest.fixture(scope="module")
def mutated(tmp_path_factory):
    """A run whose every figure of the evaluation is another one, and its page."""
    run = make_run(tmp_path_factory.mktemp("mutated"))
    found = json.loads((run / "evaluation.json").read_text("utf-8"))
    (run / "evaluation.json").write_text(json.dumps(changed(found)), "utf-8")
    with pytest.MonkeyPatch.context() as patch:  # the PDF, which nobody looks at
        patch.setattr("report.render.pdf.render", lambda contents: b"%PDF")
        assert main([str(run)]) == 0
    return run, (run / "report" / "report.html").read_text("utf-8")


def changed(part: object) -> object:
    """The same with every number a little larger; shares stay shares."""
    if isinstance(part, dict):
        return {key: changed(value) for key, value in part.items()}
    if isinstance(part, list):
        return [changed(value) for value in part]
    if isinstance(part, bool) or not isinstance(part, int | float):
        return part
    if isinstance(part, int):
        return part + 3
    return round(part * 0.83 + 0.017, 4) if part <= 1 else round(part * 1.037 + 0.13, 3)


def test_every_number_in_the_prose_is_traced(built):
    assert untraced(built.html, built.run) == []
    assert sum(len(numbers_in(text)) for text in paragraphs(built.html)) > 100


def test_another_evaluation_is_said_in_other_sentences(built, mutated):
    run, page = mutated
    assert untraced(page, run) == []
    before, after = paragraphs(built.html), paragraphs(page)
    for start in (  # a sentence of each figure, with the figures that it gives
        "of the draws are new and good: ", "three largest of 36 steps hold", "taken closer",
        "Nearest to some draw", "Photos never seen come back", "kept out of training come back",
        "New draws have", "a mesh.", "the reconstructions reach", "The codes of photos carry",
        "A code tells", "the codes of many draws", "Their mean LPIPS",
        "Photos come back from their codes", "How to read the morphs",
    ):  # fmt: skip
        old, new = (next(p for p in page if start in p) for page in (before, after))
        assert numbers_in(old) != numbers_in(new), start


def test_the_table_of_the_draws_gives_the_evaluation_s_figures(built):
    text = Page(built.html).text
    evaluation = json.loads((built.run / "evaluation.json").read_text("utf-8"))
    for key in ("success", "new", "good", "identified", "sharpness", "mesh", "precision", "recall"):
        estimate = evaluation[key]
        value, low, high = (f"{100 * estimate[name]:.0f}" for name in ("value", "low", "high"))
        assert f"{value} % ({low} to {high})" in text


def test_axes_and_history_are_given_as_they_are(built):
    text = Page(built.html).text
    rows = np.genfromtxt(built.run / "history.csv", delimiter=",", names=True)
    assert f"{rows['cpu_seconds'][-1]:.0f} CPU seconds" in text
    for axis in Decoder.open(built.run / "decoder.onnx").card.axes:
        assert f"{axis.mean:.2f}".replace("-", "−") in text
        assert f"{axis.kl:.2f}" in text
    assert "A Fine CPU" in text


def test_pdf_and_html_give_the_same_numbers(built):
    pdf = " ".join(page.extract_text() for page in PdfReader(built.pdf).pages)
    in_pdf = set(numbers_in(re.sub(r"\s+", " ", re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", pdf))))
    numbers = {n for text in paragraphs(built.html) for n in numbers_in(text)}
    assert numbers - in_pdf == set()


def test_limits_are_the_ones_that_the_training_and_the_verdict_use():
    assert stages.LEAST_RATE == FINAL_RATE
    assert round(100 * draw_comments.EVEN) == 8
