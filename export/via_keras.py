"""The same models through Keras's own exporters: a second opinion on ours.

Keras hands over to torch.onnx, tf2onnx or jax2onnx by its backend. Their graphs are several times
longer and their inputs and outputs are named by chance, so these are renamed to the contract.
"""

import importlib.util
import tempfile
import warnings
from pathlib import Path

import keras
import onnx
import onnxruntime

from kvae.terminal import UserError

OPSET = 18  # the newest that all three exporters write
# What Keras exports through, by its backend.
EXPORTERS = {"torch": "torch", "tensorflow": "tf2onnx", "jax": "jax2onnx"}


def to_onnx_via_keras(model: keras.Model) -> onnx.ModelProto:
    """Exports with Keras and gives inputs and outputs the names of the Keras model's.

    Raises:
        UserError: what Keras needs for that on its backend is not installed.
    """
    _require_exporter(keras.backend.backend())
    model(keras.ops.zeros((1, *model.inputs[0].shape[1:])))  # an exporter wants a called model
    options = {} if keras.backend.backend() == "torch" else {"opset_version": OPSET}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        # torch warns of how Keras is written, by some 150 lines; what comes out is compared later.
        with warnings.catch_warnings(action="ignore"):
            model.export(path, format="onnx", verbose=False, **options)
        made = _folded(onnx.load(path))  # brings weights that JAX keeps in a second file along
    inputs = [tensor._keras_history.operation.name for tensor in model.inputs]
    outputs = [tensor._keras_history.operation.name for tensor in model.outputs]
    names = dict(zip((value.name for value in made.graph.input), inputs, strict=True))
    names |= dict(zip((value.name for value in made.graph.output), outputs, strict=True))
    _rename(made.graph, names)
    for value, tensor in zip(
        [*made.graph.input, *made.graph.output], [*model.inputs, *model.outputs], strict=True
    ):
        shape = ["batch", *tensor.shape[1:]]
        value.CopyFrom(
            onnx.helper.make_tensor_value_info(value.name, onnx.TensorProto.FLOAT, shape)
        )
    return made


def _require_exporter(backend: str) -> None:
    package = EXPORTERS[backend]
    if importlib.util.find_spec(package) is None:
        raise UserError(
            f"on {backend} Keras exports through {package}, which is not installed",
            f"pip install {package}, or export without --via keras, which needs no other package",
        )


def _folded(model: onnx.ModelProto) -> onnx.ModelProto:
    """Computes beforehand what depends on no input, and clears away what that leaves unused.

    torch.onnx writes down how each padding is computed, with operators the window refuses.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    with tempfile.TemporaryDirectory() as folder:
        options.optimized_model_filepath = str(Path(folder) / "folded.onnx")
        data = model.SerializeToString()
        onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        folded = onnx.load(options.optimized_model_filepath)
    used = {node.domain for node in folded.graph.node}
    kept = [opset for opset in folded.opset_import if opset.domain in used]
    del folded.opset_import[:]
    folded.opset_import.extend(kept)
    return folded


def _rename(graph: onnx.GraphProto, names: dict[str, str]) -> None:
    for value in [*graph.input, *graph.output]:
        value.name = names[value.name]
    for node in graph.node:
        for values in (node.input, node.output):
            values[:] = [names.get(name, name) for name in values]
