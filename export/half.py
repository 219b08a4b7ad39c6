"""Weights in half the bytes: a model file as float16, as long as its pictures do not show it."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draws
from export.onnx_session import started

LARGEST = 65504.0  # that float16 holds
# Two pictures whose values are nowhere a whole level apart differ by at most one level when they
# are rounded; a tenth is left for whoever adds up in another order.
MOST_LEVELS = 0.9
COMPARED = 64  # random codes, and as many photos' codes


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """Returns a copy whose matrices and kernels are stored as float16 and widened when it loads.

    Vectors and constants stay as they are, and so do inputs that may be left out, and what a
    softmax is taken of: its exponential makes large errors of small ones. All of that is a sixtieth
    of the file, of scenes a twentieth.
    """
    made = onnx.ModelProto()
    made.CopyFrom(model)
    exact = _before_softmax(made.graph) | {value.name for value in made.graph.input}
    casts = []
    for weight in made.graph.initializer:
        values = numpy_helper.to_array(weight)
        fits = values.dtype == np.float32 and np.abs(values).max(initial=0.0) <= LARGEST
        if values.ndim < 2 or not fits or weight.name in exact:
            continue
        name, stored = weight.name, f"{weight.name}/half"
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), stored))
        casts.append(helper.make_node("Cast", [stored], [name], name=name, to=TensorProto.FLOAT))
    nodes = [*casts, *made.graph.node]
    del made.graph.node[:]
    made.graph.node.extend(nodes)
    return made


def _before_softmax(graph: onnx.GraphProto) -> set[str]:
    """Names of all that the values are computed from which softmaxes are taken of."""
    found = {name for node in graph.node if node.op_type == "Softmax" for name in node.input}
    for node in reversed(graph.node):  # each stands behind what it reads
        if found & set(node.output):
            found |= set(node.input)
    return found


def levels_apart(decoder: Decoder, other: onnx.ModelProto) -> float:
    """The largest difference between the pictures of a decoder and another, in levels of 255.

    Looked at are those of the first 64 codes of seed 0 and of the first 64 photos.
    """
    card = decoder.card
    session = started(other.SerializeToString())
    worst = 0.0
    for z in np.concatenate([draws(0, COMPARED, card.latent_dim), card.z_mean[:COMPARED]]):
        (image,) = session.run(None, {"z": z[np.newaxis]})
        worst = max(worst, float(np.abs(image - decoder.decode_float(z[np.newaxis])).max()))
    return 255.0 * worst
