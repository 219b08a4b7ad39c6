"""From checked bytes to a running model: the runtime's settings and the model's signature."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime

from desktop.generator.model.card import CARD_KEY, ModelCard
from desktop.generator.model.model_file import ModelFile, ModelFileError, damaged
from desktop.generator.phrases import Phrase

onnxruntime.disable_telemetry_events()  # on Windows, where the system may collect them


@dataclass(frozen=True)
class OpenModel:
    """A model that loaded, with its card and the hash that names it."""

    session: onnxruntime.InferenceSession = field(repr=False)
    card: ModelCard = field(repr=False)
    sha256: str
    path: Path


def open_model(file: ModelFile, kind: str) -> OpenModel:
    """Load a "decoder" or an "encoder" and check all that can be checked without running it.

    Raises:
        ModelFileError: no such model in this file; the message says what it is instead.
    """
    session = _start(file.data, file.path.name)
    try:
        card = _card(session, file.path.name)
        if card.kind == kind:
            _check_signature(session, card, file.path.name)
    except UnicodeDecodeError as error:  # rotten bytes in a key, a name or a dimension
        raise damaged(file.path.name) from error
    if card.kind != kind:
        raise ModelFileError(
            "{name} is the {found} of {model}; the {kind} is needed.",
            "Choose {kind}.onnx, in the same run folder.",
            name=file.path.name,
            found=card.kind,
            model=card.name,
            kind=kind,
        )
    return OpenModel(session, card, file.sha256, file.path)


def run(model: OpenModel, values: np.ndarray) -> list[np.ndarray]:
    """Run a batch of one; returns the outputs in the order of the contract.

    Raises:
        ModelFileError: the runtime failed.
    """
    (given,) = model.session.get_inputs()
    try:
        return model.session.run(None, {given.name: values})
    except Exception as error:  # the runtime's errors share no other base
        raise ModelFileError(
            "{name} stopped working: {reason}", name=model.path.name, reason=_first_line(error)
        ) from error


def _start(data: bytes, name: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # what goes wrong is said by our own messages
    # Two show twelve pictures anew in 100 ms where one takes 120; spinning ones would burn a core.
    options.intra_op_num_threads = 2
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    try:
        # Without enable_fallback=0 the runtime retries a broken file and chats on stdout.
        return onnxruntime.InferenceSession(
            data, options, providers=["CPUExecutionProvider"], enable_fallback=0
        )
    except Exception as error:  # the runtime's errors share no other base
        text = str(error)
        if "opset" in text.lower() or "ir version" in text.lower():
            raise ModelFileError(
                "{name} was made for a newer ONNX runtime.",
                "Update onnxruntime, or export again.",
                name=name,
            ) from error
        raise damaged(name) from error


def _card(session: onnxruntime.InferenceSession, name: str) -> ModelCard:
    text = session.get_modelmeta().custom_metadata_map.get(CARD_KEY)
    if text is None:
        raise ModelFileError(
            "{name} is an ONNX model, but no kvae decoder: it carries no model card.",
            "Choose a decoder.onnx written by python -m export.to_onnx.",
            name=name,
        )
    return ModelCard.from_json(text)


_wrong_inputs = partial(
    ModelFileError, "{name} is not a kvae {kind}: it takes {found}.", "Export the run again."
)
_wrong_outputs = partial(
    ModelFileError, "{name} is not a kvae {kind}: it gives {found}.", "Export the run again."
)


def _check_signature(session: onnxruntime.InferenceSession, card: ModelCard, name: str) -> None:
    size = card.image_size
    image = ("image", [size, size, 3])
    code = [card.latent_dim]
    expected = {
        "decoder": ([("z", code)], [image]),
        "encoder": ([image], [("z_mean", code), ("z_log_var", code)]),
    }[card.kind]
    found = (session.get_inputs(), session.get_outputs())
    for error, wanted, given in zip((_wrong_inputs, _wrong_outputs), expected, found, strict=True):
        right = [(value.name, list(value.shape[1:])) for value in given] == wanted
        if not (right and all(_is_batch_of_floats(value) for value in given)):
            said = ", ".join(f"{v.name} {v.type} {v.shape}" for v in given)[:120]
            raise error(name=name, kind=card.kind, found=said or Phrase("nothing"))


def _is_batch_of_floats(value: onnxruntime.NodeArg) -> bool:
    # A batch fixed to one is fine: codes are run one by one.
    any_batch = bool(value.shape) and (not isinstance(value.shape[0], int) or value.shape[0] == 1)
    return any_batch and value.type == "tensor(float)"


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:150]
