"""The web page of a decoder: facts about it, a picture to prove itself by, the ONNX file."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import numpy as np
import onnx

from desktop.generator.latent.latent_map import principal_plane
from desktop.generator.model.axis_effect import active_axes
from desktop.generator.model.card import TRAITS, Axis
from desktop.generator.model.checked_file import read_model_file
from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draw
from desktop.generator.trial.trials import Trials
from desktop.ui.texts import CATALOGUES
from export.crossing import always_asked_for
from export.half import MOST_LEVELS, halved, levels_apart
from export.page import render
from kvae.terminal import say

RANDOM_SEED = 0


def page_of(path: Path, trials: Trials) -> str:
    """Returns the page of a decoder.

    Args:
        path: of the decoder.
        trials: made of it before it is opened.

    Raises:
        ModelFileError: no usable decoder.
    """
    file = read_model_file(path)
    trials(file, Decoder.kind)
    decoder = Decoder.of(file)
    model = onnx.load_model_from_string(file.data)
    small = halved(model)
    levels = levels_apart(decoder, small)
    say(f"weights in half the bytes change pictures by at most {levels:.2f} of 255 levels")
    chosen = small if levels <= MOST_LEVELS else model
    always_asked_for(chosen.graph)
    del chosen.metadata_props[:]  # the page has what it needs of the card
    return render(_facts(decoder), chosen.SerializeToString())


def _facts(decoder: Decoder) -> dict[str, Any]:
    """What the page gets of a model; the card has looked at every text in it."""
    card = decoder.card
    plane = principal_plane(card.z_mean)
    proof = decoder.decode(draw(RANDOM_SEED, 0, card.latent_dim)[np.newaxis])
    return {
        "name": card.name,
        "sha256": decoder.sha256,
        "latent_dim": card.latent_dim,
        "image_size": card.image_size,
        "axes": [_axis(axis) for axis in card.axes],
        "crosses": decoder.crosses,
        "active_axes": sorted(active_axes(card.axes)),
        "codes": card.z_mean.tolist(),
        "plane": {"x": plane.x.tolist(), "y": plane.y.tolist()},
        "licence": card.licence,
        "credits": card.credits,
        # The first picture of seed 0, by which the page proves itself wherever it is opened.
        "proof": b64encode(proof.tobytes()).decode("ascii"),
    }


def _axis(axis: Axis) -> dict[str, Any]:
    """An axis with the window's words for what it changes, by language; none if nothing is sure."""
    words = {}
    for language, catalogue in CATALOGUES.items():
        if axis.change in TRAITS:
            words[language] = catalogue.AXIS_TRAITS[axis.change][axis.strength < 0]
        elif axis.change:
            words[language] = catalogue.AXIS_VIEWS[axis.change]
    return {"mean": axis.mean, "sigma": axis.sigma, "change": words}
