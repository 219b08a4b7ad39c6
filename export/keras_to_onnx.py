"""The walk over a functional Keras model that writes it as ONNX."""

import keras
import onnx
from onnx import TensorProto, helper, numpy_helper

from export.crossing import offer_crossing
from export.graph import Graph, Value
from export.layers import emit
from export.quads import draw_in_quads
from export.transpositions import cancel_transpositions, fold_transpositions
from kvae.tensors import Tensor

OPSET = 20
IR_VERSION = 10
PRODUCER = "kvae"


def to_onnx(model: keras.Model, batch: str = "batch") -> onnx.ModelProto:
    """Writes a functional Keras model as ONNX with its own input and output names.

    Args:
        model: its inputs and outputs are vectors (B, K) or pictures (B, H, W, C).
        batch: name of the dynamic first dimension.

    Raises:
        NotImplementedError: a layer, or a setting of one, that has no emitter.
    """
    graph = Graph()
    values: dict[int, Value] = {}  # by the id of the Keras tensor
    for tensor in model.inputs:
        value = Value(graph, tensor._keras_history.operation.name)
        with graph.layer(value.name):
            is_picture = len(tensor.shape) == 4
            values[id(tensor)] = value.transpose(0, 3, 1, 2) if is_picture else value
    outputs = {id(tensor): tensor for tensor in model.outputs}
    # Other models may share the layers, as the decoder's halves do: those uses are not this one's.
    own = {id(node) for nodes in model._nodes_by_depth.values() for node in nodes}
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        uses = [node for node in layer._inbound_nodes if id(node) in own]
        if len(uses) != 1:
            raise NotImplementedError(f"{layer.name}: no ONNX is written for a layer used twice")
        (node,) = uses
        (result,) = node.output_tensors
        # By the exact class: a subclass may compute something else than its parent.
        write = emit.registry.get(type(layer), emit.registry[object])
        with graph.layer(layer.name):
            value = write(layer, graph, *(values[id(tensor)] for tensor in node.input_tensors))
            if id(result) in outputs and len(result.shape) == 4:
                value = value.transpose(0, 2, 3, 1)
            values[id(result)] = graph.named(value, layer.name)
            if len(result.shape) == 4:
                graph.sides[layer.name] = result.shape[1:3]
    graph.outputs = [values[key].name for key in outputs]
    fold_transpositions(graph)
    draw_in_quads(graph)
    cancel_transpositions(graph)
    offer_crossing(graph)
    return _finish(graph, model, batch)


def _finish(graph: Graph, model: keras.Model, batch: str) -> onnx.ModelProto:
    def described(name: str, tensor: Tensor) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, [batch, *tensor.shape[1:]])

    inputs = [described(t._keras_history.operation.name, t) for t in model.inputs]
    for name in graph.options:
        shape = graph.weights[name].shape
        inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    proto = helper.make_graph(
        graph.nodes,
        model.name,
        inputs,
        [described(name, t) for name, t in zip(graph.outputs, model.outputs, strict=True)],
        [numpy_helper.from_array(values, name) for name, values in graph.weights.items()],
    )
    made = helper.make_model(
        proto,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name=PRODUCER,
    )
    onnx.checker.check_model(made, full_check=True)
    return made
