"""Everything that one Keras backend is asked to do, in a process of its own.

    KERAS_BACKEND=jax python -m tests.export.backend_trial RUN OUT

Writes OUT/found.json and the arrays it computed; the test judges them.
"""

import json
import sys
from pathlib import Path

import keras
import numpy as np

from desktop.generator.model.graph.bounds import cost_of
from desktop.generator.model.graph.operators import OPERATORS
from desktop.generator.model.onnx_outline import read_outline
from desktop.generator.sampling import draws
from export.exported_run import EXPORTERS
from export.keras_to_onnx import to_onnx
from export.parity import measure
from export.to_onnx import VIA, main
from kvae.images import to_float
from kvae.learning.batches import Batches
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.network.networks import build_decoder
from kvae.runs.run_folder import RunFolder
from kvae.seeing.perceptual import load_perceptual_distance
from kvae.trained_run import load_trained_run
from tests.export.both_sides import randomise
from tests.kvae.settings import photos, tiny


def outputs(run) -> dict[str, np.ndarray]:
    """What both networks make of fixed codes and photos."""
    z_mean, z_log_var = run.encoder.predict_on_batch(to_float(run.images[:12]))
    picture = run.decoder.predict_on_batch(draws(3, 12, z_mean.shape[1]))
    return {"z_mean": z_mean, "z_log_var": z_log_var, "picture": picture}


def train_a_little() -> list[dict]:
    """The loss terms of a training on this backend."""
    config = tiny(steps=6)
    distance = load_perceptual_distance()
    batches = Batches(photos(), config)
    steps = training_steps(build_vae(config), batches, config, TrainingState(), distance)
    return [terms for _, terms in steps]


def exported(run, folder: Path, kind: str) -> dict:
    """How far one ONNX file is from Keras, and which of its operators the window refuses."""
    model: keras.Model = getattr(run, kind)
    data = (folder / f"{kind}.onnx").read_bytes()
    values = draws(7, 12, 4) if kind == "decoder" else to_float(run.images[:12])
    outline = read_outline(data)
    assert not outline.external
    assert not outline.nested
    refused = sorted(outline.operators - OPERATORS.keys())
    return {"difference": measure(model, data, values).max_abs, "refused": refused}


def other_sizes() -> dict[str, float]:
    """How far decoders of other numbers of axes and sizes are from Keras, by these two."""
    found = {}
    for latent_dim, size in ((10, 127), (7, 72)):
        model = build_decoder(tiny(latent_dim=latent_dim, image_size=size).model)
        randomise(model)
        data = to_onnx(model).SerializeToString()
        apart = measure(model, data, draws(7, 12, latent_dim)).max_abs
        found[f"{latent_dim} x {size}"] = apart
    return found


def scenes() -> dict[str, float]:
    """How far a decoder of scenes is from Keras by either exporter; the window knows both."""
    model = build_decoder(tiny(latent_dim=4, image_size=72, scenes=True).model)
    randomise(model)
    found = {}
    for via in VIA:
        data = EXPORTERS[via](model).SerializeToString()
        cost_of(read_outline(data))  # raises what the window refuses
        found[via] = measure(model, data, draws(7, 12, 4)).max_abs
    return found


def trial(path: Path, out: Path) -> None:
    run = load_trained_run(RunFolder(path))
    np.savez(out / "outputs.npz", **outputs(run))
    found = {"backend": keras.backend.backend(), "terms": train_a_little()}
    found["codes"] = {via: main([str(path), "--out", str(out / via), "--via", via]) for via in VIA}
    for via in VIA:
        found[via] = {kind: exported(run, out / via, kind) for kind in ("encoder", "decoder")}
    found["other_sizes"] = other_sizes()
    found["scenes"] = scenes()
    (out / "found.json").write_text(json.dumps(found))


if __name__ == "__main__":
    trial(Path(sys.argv[1]), Path(sys.argv[2]))
