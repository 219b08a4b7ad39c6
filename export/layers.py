"""How each Keras layer is written in ONNX.

One function a layer, chosen by the layer's class; a class without one is an error. The emitters
read nothing but the layer's settings and weights, so they serve every backend.
"""

from collections.abc import Iterable
from functools import singledispatch

import numpy as np
from keras import activations, layers

from export.graph import Graph, Value
from kvae.network import convolutions
from kvae.network.layers import AdaptiveNorm, CellOffsets, Clip
from kvae.tensors import Variable


@singledispatch
def emit(layer: layers.Layer, graph: Graph, *inputs: Value) -> Value:
    """Adds a layer's nodes to the graph and returns its output.

    Raises:
        NotImplementedError: no emitter is written for the layer or for a setting it has.
    """
    raise NotImplementedError(f"no ONNX is written for {type(layer).__name__} {layer.name!r}")


@emit.register
def _(layer: layers.Dense, graph: Graph, x: Value) -> Value:
    _only(layer, activation="linear")
    kernel, bias = _dense_weights(layer)
    rank = len(layer.input.shape)
    if rank == 2:
        return x.dense(kernel, bias)
    if rank > 3:
        raise NotImplementedError(f"{layer.name}: no ONNX is written for a dense layer on maps")
    return x @ graph.weight("kernel", kernel) + graph.weight("bias", bias)


@emit.register
def _(layer: layers.EinsumDense, graph: Graph, x: Value) -> Value:
    _only(layer, activation="linear", equation="bpw,pwc->bpc", bias_axes="pc")
    kernel, bias = (_array(weight) for weight in (layer.kernel, layer.bias))  # (P, W, C), (P, C)
    products = x.unsqueeze(2) @ graph.weight("kernel", kernel)  # (B, P, 1, C)
    return products.reshape(0, *bias.shape) + graph.weight("bias", bias)


@emit.register
def _(layer: CellOffsets, graph: Graph, x: Value) -> Value:
    return graph.weight("offsets", _array(layer.offsets)) + x.unsqueeze(1)


@emit.register(convolutions.Conv2D)
@emit.register
def _(layer: layers.Conv2D, graph: Graph, x: Value) -> Value:
    _only(layer, activation="linear", padding="same", groups=1, dilation_rate=(1, 1))
    _only(layer, data_format="channels_last")
    sizes = zip(layer.input.shape[1:3], layer.kernel_size, layer.strides, strict=True)
    options = {"strides": list(layer.strides), "pads": _same_padding(sizes)}
    return graph.node("Conv", x, *_convolution_weights(layer, graph), **options)


@emit.register(convolutions.Conv2DTranspose)
@emit.register
def _(layer: layers.Conv2DTranspose, graph: Graph, x: Value) -> Value:
    _only(layer, activation="linear", padding="same", output_padding=None, dilation_rate=(1, 1))
    _only(layer, data_format="channels_last")
    spare = [k - s for k, s in zip(layer.kernel_size, layer.strides, strict=True)]
    if any(s < 0 or s % 2 for s in spare):
        raise NotImplementedError(f"{layer.name}: kernel {layer.kernel_size} on {layer.strides}")
    options = {"strides": list(layer.strides), "pads": [s // 2 for s in spare] * 2}
    return graph.node("ConvTranspose", x, *_convolution_weights(layer, graph), **options)


@emit.register
def _(layer: AdaptiveNorm, graph: Graph, x: Value, w: Value) -> Value:
    kernel, bias = _dense_weights(layer.style)
    channels, size = layer.channels, layer.channels // layer.groups
    scale = w.dense(kernel[:, :channels], bias[:channels] + 1.0)
    shift = w.dense(kernel[:, channels:], bias[channels:])
    # One small product takes the mean over each group and hands it back to all its channels.
    averaging = np.kron(np.eye(layer.groups), np.full((size, size), 1.0 / size))
    power = (x * x).mean(2, 3).dense(averaging, np.full(channels, layer.epsilon))
    factor = scale / power.sqrt()
    return x * factor.unsqueeze(2, 3) + shift.unsqueeze(2, 3)


@emit.register(convolutions.GroupNormalization)
@emit.register
def _(layer: layers.GroupNormalization, graph: Graph, x: Value) -> Value:
    _only(layer, center=True, scale=True, axis=-1)
    _, height, width, channels = layer.input.shape
    unit = (
        graph.weight("ones", np.ones(layer.groups)),
        graph.weight("zeros", np.zeros(layer.groups)),
    )
    grouped = x.reshape(0, layer.groups, -1)
    normed = graph.node("InstanceNormalization", grouped, *unit, epsilon=layer.epsilon)
    gamma, beta = (_array(weight).reshape(-1, 1, 1) for weight in (layer.gamma, layer.beta))
    return normed.reshape(0, channels, height, width) * gamma + beta


@emit.register
def _(layer: layers.LeakyReLU, graph: Graph, x: Value) -> Value:
    return graph.node("LeakyRelu", x, alpha=float(layer.negative_slope))


@emit.register
def _(layer: layers.Activation, graph: Graph, x: Value) -> Value:
    # Not by its configuration, for which Keras loads TensorFlow where that is installed: 2 s.
    if layer.activation is activations.softmax:
        return graph.node("Softmax", x, axis=-1)
    _only(layer, activation="sigmoid")
    return graph.node("Sigmoid", x)


@emit.register
def _(layer: layers.Identity, graph: Graph, x: Value) -> Value:
    return graph.node("Identity", x)


@emit.register
def _(layer: layers.Rescaling, graph: Graph, x: Value) -> Value:
    if np.ndim(layer.scale) or np.ndim(layer.offset):
        raise NotImplementedError(f"{layer.name}: no ONNX is written for a scale per channel")
    return x * layer.scale + layer.offset


@emit.register(convolutions.AveragePooling2D)
@emit.register
def _(layer: layers.AveragePooling2D, graph: Graph, x: Value) -> Value:
    _only(layer, padding="valid", data_format="channels_last")
    options = {"kernel_shape": list(layer.pool_size), "strides": list(layer.strides)}
    return graph.node("AveragePool", x, **options)


@emit.register
def _(layer: layers.GlobalAveragePooling1D, graph: Graph, x: Value) -> Value:
    _only(layer, keepdims=False, data_format="channels_last")
    return x.mean(1)


@emit.register
def _(layer: layers.Reshape, graph: Graph, x: Value) -> Value:
    if len(layer.target_shape) != 3:
        raise NotImplementedError(f"{layer.name}: only a reshape to (H, W, C) is written")
    return x.reshape(0, *layer.target_shape).transpose(0, 3, 1, 2)


@emit.register
def _(layer: layers.Flatten, graph: Graph, x: Value) -> Value:
    _only(layer, data_format="channels_last")
    return graph.node("Flatten", x.transpose(0, 2, 3, 1), axis=1)


@emit.register
def _(layer: layers.Cropping2D, graph: Graph, x: Value) -> Value:
    _only(layer, data_format="channels_last")
    _, height, width, _ = layer.input.shape
    (top, bottom), (left, right) = layer.cropping
    return x.cut((2, 3), (top, left), (height - bottom, width - right))


@emit.register
def _(layer: layers.Concatenate, graph: Graph, *maps: Value) -> Value:
    if layer.axis != -1 or len(layer.input[0].shape) != 4:
        raise NotImplementedError(f"{layer.name}: only maps are joined, and by their channels")
    return graph.node("Concat", *maps, axis=1)


@emit.register
def _(layer: Clip, graph: Graph, x: Value) -> Value:
    return x.clip(layer.low, layer.high)


def _dense_weights(layer: layers.Dense) -> tuple[np.ndarray, np.ndarray]:
    bias = _array(layer.bias) if layer.use_bias else np.zeros(layer.units, np.float32)
    return _array(layer.kernel), bias


def _convolution_weights(layer: layers.Layer, graph: Graph) -> list[Value]:
    """Returns kernel and, if there is one, bias; the kernel's channels come first in ONNX."""
    weights = [graph.weight("kernel", _array(layer.kernel).transpose(3, 2, 0, 1))]
    return [*weights, graph.weight("bias", _array(layer.bias))] if layer.use_bias else weights


def _array(variable: Variable) -> np.ndarray:
    return np.asarray(variable.numpy(), np.float32)


def _same_padding(sizes: Iterable[tuple[int, int, int]]) -> list[int]:
    """Returns ONNX pads for Keras's "same": what is odd goes to the end.

    Args:
        sizes: of each axis the map's size, the kernel's and the stride.
    """
    begins, ends = [], []
    for size, kernel, stride in sizes:
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        begins.append(total // 2)
        ends.append(total - total // 2)
    return begins + ends


def _only(layer: layers.Layer, **settings: object) -> None:
    """Refuses a layer with a setting that its emitter would get wrong."""
    for key, expected in settings.items():
        value = getattr(layer, key)
        value = getattr(value, "__name__", value)
        if value != expected:
            raise NotImplementedError(f"{layer.name}: no ONNX is written for {key}={value!r}")
