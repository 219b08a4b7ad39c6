"""A trained run as encoder.onnx and decoder.onnx: compared with Keras, opened, then written."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import onnx

from desktop import program
from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.model_file import ModelKind
from desktop.generator.model.onnx_outline import CHECKSUM_KEY, checksum
from desktop.generator.model.parity import Difference, Parity
from desktop.generator.sampling import draws
from desktop.generator.trial.tried import TriedModels
from export.half import MOST_LEVELS, halved
from export.keras_to_onnx import to_onnx
from export.model_card import make_card, measured_axes
from export.parity import BATCH_SIZES, TOLERANCE, measure
from export.via_keras import to_onnx_via_keras
from kvae.files import write_atomically
from kvae.images import to_float
from kvae.terminal import say
from kvae.trained_run import TrainedRun

RANDOM_SEED = 0  # of the codes and pictures both sides are compared on
Exporter = Callable[[keras.Model], onnx.ModelProto]
EXPORTERS: dict[str, Exporter] = {"kvae": to_onnx, "keras": to_onnx_via_keras}


def export_run(
    run: TrainedRun, out: Path, exporter: Exporter = to_onnx, *, half: bool = False
) -> tuple[Path, Path]:
    """Writes encoder.onnx and decoder.onnx into a folder; returns their paths, decoder last.

    Args:
        run: as it was trained.
        out: the folder.
        exporter: what turns a Keras model into ONNX.
        half: whether the decoder's weights are float16; no picture may change by a whole level.

    Raises:
        ParityError: ONNX and Keras differ; neither file is written.
        ModelFileError: the window would not open a file; neither is written.
    """
    count = max(BATCH_SIZES)
    latent_dim, size = run.decoder.inputs[0].shape[1], run.encoder.inputs[0].shape[1]
    order = np.arange(count) % len(run.images)  # photos again from the start if they are fewer
    noise = np.random.default_rng(RANDOM_SEED).random((count, size, size, 3), np.float32)
    tests = {
        ModelKind.DECODER: {
            "random_codes": draws(RANDOM_SEED, count, latent_dim),
            "posterior_codes": run.codes.z_mean[order],
        },
        ModelKind.ENCODER: {"photos": to_float(run.images[order]), "random_pictures": noise},
    }
    prepared: dict[ModelKind, bytes] = {}
    card = make_card(run, measured_axes(run))
    for kind, values in tests.items():
        model = getattr(run, kind)
        proto, tolerance = exporter(model), TOLERANCE
        if half and kind is ModelKind.DECODER:
            proto, tolerance = halved(proto), MOST_LEVELS / 255
        found = {}
        for name, inputs in values.items():
            found[name] = measure(model, proto.SerializeToString(), inputs, tolerance)
            say(_described(kind, name, found[name]))
        own = replace(card, kind=kind, parity=Parity(BATCH_SIZES, tolerance, **found))
        onnx.helper.set_model_props(proto, {CARD_KEY: own.to_json()})
        digest = checksum(proto.SerializeToString())
        proto.metadata_props.add(key=CHECKSUM_KEY, value=digest)
        prepared[kind] = proto.SerializeToString()
    _open_both(prepared)
    out.mkdir(parents=True, exist_ok=True)
    paths = {kind: out / f"{kind}.onnx" for kind in (ModelKind.ENCODER, ModelKind.DECODER)}
    for kind, path in paths.items():
        write_atomically(path, prepared[kind])
    return paths[ModelKind.ENCODER], paths[ModelKind.DECODER]


def _open_both(prepared: dict[ModelKind, bytes]) -> None:
    """Opens both files with the window's own code: what it lets in is what the window shows.

    Nobody needs to try them another time: here they have been.
    """
    tried = TriedModels(program.settings_folder())
    with tempfile.TemporaryDirectory() as folder:
        for model in (Encoder, Decoder):
            path = Path(folder) / f"{model.kind}.onnx"
            path.write_bytes(prepared[model.kind])
            tried.add(model.open(path).sha256)


def _described(kind: ModelKind, name: str, difference: Difference) -> str:
    text = f"{kind} on {name.replace('_', ' ')}: Keras and ONNX differ by {difference.max_abs:.1e}"
    return text + (f" ({difference.levels:.5f} of 255 levels)" if kind is ModelKind.DECODER else "")
