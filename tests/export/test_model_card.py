"""What the files of a run say about themselves."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from desktop.generator.model.card import FITS, Axis, ModelCard
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.onnx_outline import checksum, read_outline
from desktop.generator.model.run_curves import COLUMNS, read_curves
from desktop.generator.model.training_summary import TrainingSummary
from export.exported_run import export_run
from export.model_card import make_card, measured_axes
from kvae.judging.latent_figures import axis_figures
from kvae.runs.run_folder import RunFolder
from kvae.trained_run import load_trained_run
from tests.export.drawn_things import ellipse


@pytest.mark.parametrize("fit", FITS)
def test_the_card_gives_how_the_photos_were_prepared(tiny_run, tmp_path, fit):
    folder = RunFolder(shutil.copytree(tiny_run, tmp_path / "00001-garden"))
    config = folder.path / "config.toml"
    text = config.read_text("utf-8")
    assert 'fit = "auto"' in text
    config.write_text(text.replace('fit = "auto"', f'fit = "{fit}"'), "utf-8")
    paths = export_run(load_trained_run(folder), tmp_path / "out")
    for path, door in zip(paths, (Encoder, Decoder), strict=True):
        assert door.open(path).card.fit == fit
        assert read_outline(path.read_bytes()).checksum == checksum(path.read_bytes())


@pytest.mark.parametrize("align", ["yes", "no"])
def test_the_card_gives_whether_the_photos_were_cut_around_what_they_have_in_common(run, align):
    photos = replace(run.config.photos, align=align)
    recorded = replace(run.recorded, config=replace(run.config, photos=photos))
    axes = (Axis(kl=1.0, mean=0.0, sigma=1.0, change=""),) * run.config.model.latent_dim
    card = make_card(replace(run, recorded=recorded), axes)
    assert ModelCard.from_json(card.to_json()).training.aligned == (align == "yes")


def test_the_card_gives_what_its_axes_change_as_the_decoder_shows_it(run):
    """A decoder of known axes in place of the trained one, which learned next to nothing."""

    class Known:
        def predict_on_batch(self, z):
            sizes = 0.2 + 0.02 * np.clip(z[:, 1], -3, 3)
            return np.array([ellipse(across=size, up=size) for size in sizes.tolist()])

    axes = measured_axes(replace(run, vae=SimpleNamespace(decoder=Known())))
    assert [axis.change for axis in axes] == ["", "size", "", ""]
    assert axes[1].strength > 1
    figures = axis_figures(run.codes)
    kept = ("kl", "mean", "sigma")
    assert [{key: getattr(axis, key) for key in kept} for axis in axes] == figures
    card = make_card(run, axes)
    assert ModelCard.from_json(card.to_json()).axes == axes


def test_the_card_gives_how_the_training_went(run, tiny_run):
    card = Decoder.open(tiny_run / "decoder.onnx").card
    from_card = read_curves(card, "/nowhere/decoder.onnx")
    from_run = read_curves(replace(card, training=TrainingSummary()), tiny_run / "decoder.onnx")
    names = list(COLUMNS["history.csv"])
    assert [curve.name for curve in from_card] == names == [c.name for c in from_run]
    for kept, curve in zip(from_card, from_run, strict=True):
        assert 2 <= len(kept.steps) <= 100
        assert kept.steps == curve.steps  # 20 steps are few enough to keep
        np.testing.assert_allclose(kept.values, curve.values, rtol=5e-4)  # four digits
    assert from_card[0].steps[-1] == card.training.steps_done
