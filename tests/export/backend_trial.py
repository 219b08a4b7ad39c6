"""Everything that one Keras backend is asked to do, in a process of its own.

    KERAS_BACKEND=jax python -m tests.export.backend_trial RUN OUT

Writes OUT/found.json and the arrays it computed; the test judges them.
"""

import json
import sys
from pathlib import Path

import keras
import numpy as np

from desktop.generator.decoder import Decoder
from desktop.generator.encoder import Encoder
from desktop.generator.model_file import ModelFileError
from desktop.generator.sampling import draws
from export.to_onnx import EXPORTERS, export_run, load_run, main
from kvae.perceptual import load_perceptual_distance
from kvae.run_folder import RunFolder
from kvae.training import TrainingState, build_vae, to_float, training_steps
from tests.kvae.settings import photos, tiny


def outputs(run) -> dict[str, np.ndarray]:
    """What both networks make of fixed codes and photos."""
    z_mean, z_log_var = run.encoder.predict_on_batch(to_float(run.images[:12]))
    picture = run.decoder.predict_on_batch(draws(3, 12, z_mean.shape[1]))
    return {"z_mean": z_mean, "z_log_var": z_log_var, "picture": picture}


def train_a_little() -> list[dict]:
    """The loss terms of a training through all phases, on this backend."""
    config = tiny(steps=6)
    distance = load_perceptual_distance()
    steps = training_steps(build_vae(config), photos(), config, TrainingState(), distance)
    return [terms for _, _, terms in steps]


def export_both_ways(run, out: Path) -> dict:
    """Exports with ours and with Keras's own exporter; parity is measured on the way."""
    found = {}
    for via, exporter in EXPORTERS.items():
        try:
            export_run(run, out / via, exporter)
        except ModelFileError as error:
            found[via] = {"refused": str(error)}
            continue
        doors = Encoder.open(out / via / "encoder.onnx"), Decoder.open(out / via / "decoder.onnx")
        found[via] = {door.card.kind: door.card.parity for door in doors}
    return found


def trial(path: Path, out: Path) -> None:
    run = load_run(RunFolder(path))
    np.savez(out / "outputs.npz", **outputs(run))
    found = {"backend": keras.backend.backend(), "exports": export_both_ways(run, out)}
    found["code"] = main([str(path), "--via", "keras", "--out", str(out / "command")])
    found["terms"] = train_a_little()
    (out / "found.json").write_text(json.dumps(found))


if __name__ == "__main__":
    trial(Path(sys.argv[1]), Path(sys.argv[2]))
