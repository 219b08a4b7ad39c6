"""An input of the decoder that may be left out: the outline of one code with another's colours.

A code becomes a style, which lays out the coarsest map and modulates every block after it. Drawn
with one code's style up to the coarsest block and another's from there on, a picture has the
outline of the first and the colours and surfaces of the second: style mixing, Karras et al. 2019
(https://arxiv.org/abs/1812.04948), section 3.1.

`z` is the code of the colours; `outline_step` leads from it to the code of the outline. It is zeros
unless whoever runs the file says otherwise, and z + 0 is z: the picture is, to the bit, the one
that was drawn before there was this input. Making a style of a code is little work, and done twice.
"""

import numpy as np
import onnx

from desktop.generator.model.inference import OUTLINE_STEP
from export.graph import Graph, Value, layer_of

# Layers of `kvae.network.networks`: those that make the style of a code, and those that lay out and
# modulate the coarsest map by it.
STYLING = ("score", "score_by_cell", "share", "style", "style_mean")
COARSEST = ("stem", "s8_norm")
OUTLINE = "outline"  # layer of what is added, before the names of the layers done twice


def offer_crossing(graph: Graph) -> None:
    """Gives a decoder of ours the input; a graph without its layers is left as it is."""
    if not {layer_of(node) for node in graph.nodes}.issuperset(("score", "style", *COARSEST)):
        return
    score, *_ = nodes = graph.nodes
    graph.nodes = []
    z, kernel = (Value(graph, name) for name in score.input[:2])
    step = graph.optional(OUTLINE_STEP, np.zeros((1, len(graph.weights[kernel.name]))))
    with graph.layer(OUTLINE):
        twins = {z.name: (z + step).name}  # the outline's values, by the colours'
    for node in nodes:
        if layer_of(node) in COARSEST:
            node.input[:] = [twins.get(name, name) for name in node.input]
        graph.nodes.append(node)
        if layer_of(node) in STYLING:
            graph.nodes.append(_twin(node, twins))


def always_asked_for(graph: onnx.GraphProto) -> None:
    """Lets the input of a file no longer be left out: onnxruntime-web knows no such input."""
    others = [weight for weight in graph.initializer if weight.name != OUTLINE_STEP]
    del graph.initializer[:]
    graph.initializer.extend(others)


def without_crossing(graph: onnx.GraphProto) -> None:
    """Takes the input, and all that there is for it alone, out of the graph of a file again."""
    kept = [node for node in graph.node if layer_of(node) != OUTLINE]
    for node in kept:
        node.input[:] = [name.removeprefix(f"{OUTLINE}/") for name in node.input]
    del graph.node[:]
    graph.node.extend(kept)
    for values in (graph.input, graph.initializer):
        others = [value for value in values if value.name != OUTLINE_STEP]
        del values[:]
        values.extend(others)


def _twin(node: onnx.NodeProto, twins: dict[str, str]) -> onnx.NodeProto:
    """Returns the same node, with the same weights, on the way from the outline's code.

    Args:
        node: on the way from the colours' code to their style.
        twins: names of the outline's values by those of the colours'; gets one more.
    """
    twin = onnx.NodeProto()
    twin.CopyFrom(node)
    twin.input[:] = [twins.get(name, name) for name in node.input]
    twin.name = twin.output[0] = twins[node.output[0]] = f"{OUTLINE}/{node.output[0]}"
    return twin
