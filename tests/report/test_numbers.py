"""Every number that the report tells stands in the run's files, or is one of its own constants."""

import json
import re

import numpy as np
import pytest
from pypdf import PdfReader

from desktop.generator.model.decoder import Decoder
from tests.report.page import Page
from tests.report.run_maker import EVALUATION

MINUS = str.maketrans("−", "-")


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w.:/])-?\d+(?:\.\d+)?(?![\w.]*\w)", text.translate(MINUS)))


def written(value: float) -> set[str]:
    """A figure as any chapter may write it."""
    return {f"{value:.{digits}f}" for digits in range(4)} | {f"{100 * value:.0f}"}


def figures_of(part: object) -> set[str]:
    if isinstance(part, dict):
        return set().union(set(), *map(figures_of, part.values()))
    if isinstance(part, list):
        return set().union(set(), *map(figures_of, part))
    is_figure = isinstance(part, int | float) and not isinstance(part, bool)
    return written(part) if is_figure else set()


def text_of(built) -> str:
    return Page(built.html).text


def between(text: str, start: str, end: str) -> str:
    return text.split(start)[1].split(end)[0]


def test_the_table_of_the_draws_tells_the_evaluation_s_figures(built):
    told = between(text_of(built), "The network that judged: VGG-16.", "are new and good: 59 %")
    constants = {"1000", "0", "2018", "2019", "2020", "3", "5", "95"}  # KID x 1000, papers, k
    assert numbers_in(told) - constants <= figures_of(EVALUATION)
    for key in ("success", "new", "good", "identified", "sharpness", "precision", "recall"):
        estimate = EVALUATION[key]
        shown = [f"{100 * estimate[name]:.0f} %" for name in ("value", "low", "high")]
        assert f"{shown[0]} ({shown[1]} to {shown[2]})" in text_of(built)


def test_axes_and_history_are_told_as_they_are(built):
    text = text_of(built)
    rows = np.genfromtxt(built.run / "history.csv", delimiter=",", names=True)
    assert f"{rows['cpu_seconds'][-1]:.0f} CPU seconds" in text
    assert f"went from {rows['reconstruction_loss'][0]:.3f}" in text
    for axis in Decoder.open(built.run / "decoder.onnx").card.axes:
        assert f"{axis.mean:.2f}".replace("-", "−") in text
        assert f"{axis.kl:.2f}" in text
    assert "A Fine CPU" in text


def test_pdf_and_html_tell_the_same_numbers(built):
    pdf = " ".join(page.extract_text() for page in PdfReader(built.pdf).pages)
    missing = numbers_in(text_of(built)) - numbers_in(re.sub(r"\s+", " ", pdf))
    # Long hashes and the lines of commands break otherwise in a PDF.
    assert {number for number in missing if len(number) < 8} <= set()


@pytest.mark.parametrize("key", ["psnr", "kl_loss", "aggregated_kl", "mutual_information"])
def test_a_changed_figure_changes_the_prose(built, key):
    found = json.loads((built.run / "evaluation.json").read_text("utf-8"))
    value = found[key]
    assert written(value) & numbers_in(text_of(built))
