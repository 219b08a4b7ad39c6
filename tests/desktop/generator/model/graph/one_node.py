"""A model of one node, run by the real runtime: what the rules say is compared with that."""

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from desktop.generator.model.graph.bounds import follow
from desktop.generator.model.onnx_outline import Array, read_outline

OPSET = 20


def model_of(operator: str, arrays, attributes: dict, outputs: int = 1) -> onnx.ModelProto:
    """One node whose inputs are constants; None leaves an input out."""
    names = ["" if array is None else f"in{i}" for i, array in enumerate(arrays)]
    results = [f"out{i}" for i in range(outputs)]
    node = helper.make_node(operator, names, results, **attributes)
    weights = [
        numpy_helper.from_array(array, name)
        for name, array in zip(names, arrays, strict=True)
        if array is not None
    ]
    unknown = [onnx.ValueInfoProto(name=name) for name in results]
    z = helper.make_tensor_value_info("z", TensorProto.FLOAT, ["batch", 8])
    graph = helper.make_graph([node], "one", [z], unknown, weights)
    opset = [helper.make_opsetid("", OPSET)]
    return helper.make_model(graph, ir_version=10, opset_imports=opset)


def predicted(model: onnx.ModelProto) -> list[Array] | None:
    """What the rules know of the outputs; None where they refuse the node."""
    outline = read_outline(model.SerializeToString())
    arrays = dict(outline.weights)
    try:
        follow(outline.nodes[0], arrays)
    except ValueError:
        return None
    return [arrays[name] for name in outline.nodes[0].outputs]


def computed(model: onnx.ModelProto) -> list[np.ndarray] | None:
    """What the runtime computes; None where it refuses the node."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1  # starting more takes four times as long as all else here
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        return session.run(None, {"z": np.zeros((1, 8), np.float32)})
    except Exception:  # noqa: BLE001, the runtime's errors share no other base
        return None
