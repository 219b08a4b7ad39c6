"""From checked bytes to a running model: the runtime's settings and the model's signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar, Self

import numpy as np
import onnxruntime

from desktop.generator.model.card import CARD_KEY, ModelCard
from desktop.generator.model.model_file import ModelFile, ModelFileError, ModelKind, Trial, damaged
from desktop.generator.phrases import Phrase

onnxruntime.disable_telemetry_events()  # on Windows, where the system may collect them

OUTLINE_STEP = "outline_step"  # an input of decoders that may be left out, see `export.crossing`


@dataclass(frozen=True)
class OpenModel:
    """A model that loaded: a `Decoder` or an `Encoder`, which each prove it in their way.

    Attributes:
        session: that runs it.
        card: what the model says about itself.
        sha256: the hash of the file's bytes, which names the model.
        path: where it was read from.
    """

    kind: ClassVar[ModelKind]
    session: onnxruntime.InferenceSession = field(repr=False)
    card: ModelCard = field(repr=False)
    sha256: str
    path: Path

    @classmethod
    def open(cls, path: str | Path, trial: Trial | None = None) -> Self:
        """Load a file and use it once.

        Args:
            path: of the file.
            trial: is made before; None for a file that needs none.

        Raises:
            ModelFileError: no usable model of this kind; the message is fit for the window.
        """
        # Not loaded where files come that were looked at: in a process that tries one.
        from desktop.generator.model.checked_file import read_model_file

        file = read_model_file(path)
        if trial:
            trial(file, cls.kind)
        return cls.of(file)

    @classmethod
    def of(cls, file: ModelFile) -> Self:
        """Load a file that was looked at, and use it once.

        Raises:
            ModelFileError: no usable model of this kind; the message says what it is instead.
        """
        name = file.path.name
        session = _start(file.data, name)
        try:
            card = _card(session, name)
            if card.kind is cls.kind:
                _check_signature(session, card, name)
        except UnicodeDecodeError as error:  # rotten bytes in a key, a name or a dimension
            raise damaged(name) from error
        if card.kind is not cls.kind:
            raise ModelFileError(
                "{name} is the {found} of {model}; the {kind} is needed.",
                "Choose {kind}.onnx, in the same run folder.",
                name=name,
                found=card.kind,
                model=card.name,
                kind=cls.kind,
            )
        model = cls(session, card, file.sha256, file.path)
        model.prove()
        return model

    def prove(self) -> None:
        """Use it once.

        Raises:
            ModelFileError: it does not do what such a model does.
        """
        raise NotImplementedError

    def run(
        self, values: np.ndarray, optional: Mapping[str, np.ndarray] | None = None
    ) -> list[np.ndarray]:
        """Run a batch of one; returns the outputs in the order of the contract.

        Args:
            values: of the input that there must be.
            optional: by name, those of inputs that may be left out.

        Raises:
            ModelFileError: the runtime failed.
        """
        (given,) = self.session.get_inputs()
        try:
            return self.session.run(None, {given.name: values, **(optional or {})})
        except Exception as error:  # the runtime's errors share no other base
            raise ModelFileError(
                "{name} stopped working: {reason}", name=self.path.name, reason=_first_line(error)
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
        ModelKind.DECODER: ([("z", code)], [image]),
        ModelKind.ENCODER: ([image], [("z_mean", code), ("z_log_var", code)]),
    }[card.kind]
    found = (session.get_inputs(), session.get_outputs())
    for error, wanted, given in zip((_wrong_inputs, _wrong_outputs), expected, found, strict=True):
        right = [(value.name, list(value.shape[1:])) for value in given] == wanted
        if not (right and all(_is_batch_of_floats(value) for value in given)):
            raise error(name=name, kind=card.kind, found=_said(given) or Phrase("nothing"))
    optional = [(v.name, v.type, v.shape) for v in session.get_overridable_initializers()]
    step = [(OUTLINE_STEP, "tensor(float)", [1, *code])] if card.kind is ModelKind.DECODER else []
    if optional not in ([], step):
        given = [*session.get_inputs(), *session.get_overridable_initializers()]
        raise _wrong_inputs(name=name, kind=card.kind, found=_said(given))


def _said(given: Sequence[onnxruntime.NodeArg]) -> str:
    return ", ".join(f"{value.name} {value.type} {value.shape}" for value in given)[:120]


def _is_batch_of_floats(value: onnxruntime.NodeArg) -> bool:
    # A batch fixed to one is fine: codes are run one by one.
    any_batch = bool(value.shape) and (not isinstance(value.shape[0], int) or value.shape[0] == 1)
    return any_batch and value.type == "tensor(float)"


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:150]
