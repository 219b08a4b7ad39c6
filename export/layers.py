"""How each Keras layer is written in ONNX.

One function a layer, chosen by the layer's class; a class without one is an error. The emitters
read nothing but the layer's settings and weights, so they serve every backend.
"""

from functools import singledispatch

import numpy as np
from keras import layers

from export.graph import Graph, same_padding
from kvae.network.layers import AdaptiveNorm, Clip

TO_LAST, TO_FIRST = (2, 3, 1), (3, 1, 2)


@singledispatch
def emit(layer, graph: Graph, inputs: list[str]) -> str:
    """Adds a layer's nodes to the graph and returns the name of its output.

    Raises:
        NotImplementedError: no emitter is written for the layer or for a setting it has.
    """
    raise NotImplementedError(f"no ONNX is written for {type(layer).__name__} {layer.name!r}")


@emit.register
def _(layer: layers.Dense, graph: Graph, inputs: list[str]) -> str:
    _only(layer, activation="linear")
    return _gemm(graph, inputs[0], layer.name, *_dense_weights(layer))


@emit.register
def _(layer: layers.Conv2D, graph: Graph, inputs: list[str]) -> str:
    _only(layer, activation="linear", padding="same", groups=1, dilation_rate=(1, 1))
    weights = [graph.weight(f"{layer.name}/kernel", _array(layer.kernel).transpose(3, 2, 0, 1))]
    if layer.use_bias:
        weights.append(graph.weight(f"{layer.name}/bias", _array(layer.bias)))
    sizes = zip(_map_size(layer.input.shape, layer), layer.kernel_size, layer.strides, strict=True)
    return graph.add(
        "Conv", [*inputs, *weights], layer.name,
        strides=list(layer.strides), pads=same_padding(sizes),
    )  # fmt: skip


@emit.register
def _(layer: layers.Conv2DTranspose, graph: Graph, inputs: list[str]) -> str:
    _only(layer, activation="linear", padding="same", output_padding=None, dilation_rate=(1, 1))
    spare = [k - s for k, s in zip(layer.kernel_size, layer.strides, strict=True)]
    if any(s < 0 or s % 2 for s in spare):
        raise NotImplementedError(f"{layer.name}: kernel {layer.kernel_size} on {layer.strides}")
    weights = [graph.weight(f"{layer.name}/kernel", _array(layer.kernel).transpose(3, 2, 0, 1))]
    if layer.use_bias:
        weights.append(graph.weight(f"{layer.name}/bias", _array(layer.bias)))
    pads = [s // 2 for s in spare] * 2
    options = {"strides": list(layer.strides), "pads": pads}
    return graph.add("ConvTranspose", [*inputs, *weights], layer.name, **options)


@emit.register
def _(layer: AdaptiveNorm, graph: Graph, inputs: list[str]) -> str:
    x, w = inputs
    name, channels = layer.name, layer.channels
    kernel, bias = _dense_weights(layer.style)
    scale = _gemm(graph, w, f"{name}/scale", kernel[:, :channels], bias[:channels] + 1.0)
    shift = _gemm(graph, w, f"{name}/shift", kernel[:, channels:], bias[channels:])
    # One small product takes the mean over each group and hands it back to all its channels.
    size = channels // layer.groups
    averaging = np.kron(np.eye(layer.groups), np.full((size, size), 1.0 / size))
    square = graph.add("Mul", [x, x], f"{name}/square")
    places = graph.weight(f"{name}/places", np.array([2, 3]))
    power = graph.add("ReduceMean", [square, places], f"{name}/power", keepdims=0)
    epsilon = np.full(channels, layer.epsilon)
    power = _gemm(graph, power, f"{name}/group_power", averaging, epsilon)
    factor = graph.add("Div", [scale, graph.add("Sqrt", [power], f"{name}/rms")], f"{name}/factor")
    factor, shift = (
        graph.add("Unsqueeze", [value, places], f"{value}/map") for value in (factor, shift)
    )
    return graph.add("Add", [graph.add("Mul", [x, factor], f"{name}/scaled"), shift], name)


@emit.register
def _(layer: layers.GroupNormalization, graph: Graph, inputs: list[str]) -> str:
    _only(layer, center=True, scale=True)
    name, groups = layer.name, layer.groups
    ones, zeros = np.ones(groups), np.zeros(groups)
    x = graph.reshape(inputs[0], (0, groups, -1), f"{name}/grouped")
    unit = [graph.weight(f"{name}/ones", ones), graph.weight(f"{name}/zeros", zeros)]
    x = graph.add("InstanceNormalization", [x, *unit], f"{name}/normed", epsilon=layer.epsilon)
    height, width = _map_size(layer.input.shape, layer)
    channels = layer.input.shape[layer.axis]
    x = graph.reshape(x, (0, channels, height, width), f"{name}/ungrouped")
    gamma = graph.weight(f"{name}/gamma", _array(layer.gamma).reshape(-1, 1, 1))
    beta = graph.weight(f"{name}/beta", _array(layer.beta).reshape(-1, 1, 1))
    return graph.add("Add", [graph.add("Mul", [x, gamma], f"{name}/scaled"), beta], name)


@emit.register
def _(layer: layers.LeakyReLU, graph: Graph, inputs: list[str]) -> str:
    return graph.add("LeakyRelu", inputs, layer.name, alpha=float(layer.negative_slope))


@emit.register
def _(layer: layers.Activation, graph: Graph, inputs: list[str]) -> str:
    if layer.get_config()["activation"] == "softmax":
        return graph.add("Softmax", inputs, layer.name, axis=-1)
    _only(layer, activation="sigmoid")
    return graph.add("Sigmoid", inputs, layer.name)


@emit.register
def _(layer: layers.Identity, graph: Graph, inputs: list[str]) -> str:
    return graph.add("Identity", inputs, layer.name)


@emit.register
def _(layer: layers.Rescaling, graph: Graph, inputs: list[str]) -> str:
    if np.ndim(layer.scale) or np.ndim(layer.offset):
        raise NotImplementedError(f"{layer.name}: no ONNX is written for a scale per channel")
    scale = graph.weight(f"{layer.name}/scale", np.array(layer.scale))
    offset = graph.weight(f"{layer.name}/offset", np.array(layer.offset))
    return graph.add("Add", [graph.add("Mul", [*inputs, scale], f"{layer.name}/scaled"), offset],
                     layer.name)  # fmt: skip


@emit.register
def _(layer: layers.AveragePooling2D, graph: Graph, inputs: list[str]) -> str:
    _only(layer, padding="valid")
    options = {"kernel_shape": list(layer.pool_size), "strides": list(layer.strides)}
    return graph.add("AveragePool", inputs, layer.name, **options)


@emit.register
def _(layer: layers.Reshape, graph: Graph, inputs: list[str]) -> str:
    if len(layer.target_shape) != 3:
        raise NotImplementedError(f"{layer.name}: only a reshape to (H, W, C) is written")
    x = graph.reshape(inputs[0], (0, *layer.target_shape), f"{layer.name}/nhwc")
    return graph.add("Transpose", [x], layer.name, perm=[0, 3, 1, 2])


@emit.register
def _(layer: layers.Flatten, graph: Graph, inputs: list[str]) -> str:
    _only(layer, data_format="channels_last")
    x = graph.add("Transpose", inputs, f"{layer.name}/nhwc", perm=[0, 2, 3, 1])
    return graph.add("Flatten", [x], layer.name, axis=1)


@emit.register
def _(layer: layers.Permute, graph: Graph, inputs: list[str]) -> str:
    # Between the two data formats: the graph's maps are channels first already.
    if layer.dims not in (TO_FIRST, TO_LAST):
        raise NotImplementedError(f"{layer.name}: permutation {layer.dims}")
    return graph.add("Identity", inputs, layer.name)


@emit.register
def _(layer: layers.Cropping2D, graph: Graph, inputs: list[str]) -> str:
    height, width = _map_size(layer.input.shape, layer)
    (top, bottom), (left, right) = layer.cropping
    bounds = {"starts": [top, left], "ends": [height - bottom, width - right], "axes": [2, 3]}
    weights = [graph.weight(f"{layer.name}/{key}", np.array(v)) for key, v in bounds.items()]
    return graph.add("Slice", [*inputs, *weights], layer.name)


@emit.register
def _(layer: Clip, graph: Graph, inputs: list[str]) -> str:
    return graph.clip(inputs[0], layer.low, layer.high, layer.name)


def _gemm(graph: Graph, x: str, name: str, kernel: np.ndarray, bias: np.ndarray) -> str:
    weights = [graph.weight(f"{name}/kernel", kernel), graph.weight(f"{name}/bias", bias)]
    return graph.add("Gemm", [x, *weights], name)


def _dense_weights(layer: layers.Dense) -> tuple[np.ndarray, np.ndarray]:
    bias = _array(layer.bias) if layer.use_bias else np.zeros(layer.units, np.float32)
    return _array(layer.kernel), bias


def _array(variable) -> np.ndarray:
    return np.asarray(variable.numpy(), np.float32)


def _map_size(shape: tuple, layer) -> tuple[int, int]:
    """Returns height and width of a feature map in the layer's data format."""
    axis = getattr(layer, "axis", None)  # normalisation layers know their channel axis instead
    first = axis == 1 if axis is not None else layer.data_format == "channels_first"
    return shape[2:4] if first else shape[1:3]


def _only(layer, **settings) -> None:
    """Refuses a layer with a setting that its emitter would get wrong."""
    for key, expected in settings.items():
        value = getattr(layer, key)
        value = getattr(value, "__name__", value)
        if value != expected:
            raise NotImplementedError(f"{layer.name}: no ONNX is written for {key}={value!r}")
