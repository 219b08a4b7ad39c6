"""Small real decoders and encoders, built with onnx.helper: smooth colours, a full model card.

The report's tests use them too.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from desktop.generator.model.card import CARD_KEY, TRAITS, Axis, ModelCard
from desktop.generator.model.inference import OUTLINE_STEP
from desktop.generator.model.parity import Parity
from desktop.generator.model.training_summary import TrainingSummary

OPSET = 17


def tiny_card(kind: str = "decoder", latent_dim: int = 8, image_size: int = 64, **changes):
    """A card as a real export writes it: unused axes near N(0, 1), the others moved a little.

    `parity` and `training` are given as a file holds them.
    """
    source = np.random.default_rng(3)
    axes = tuple(
        Axis(
            max(0.02, 1.6 - 0.2 * i), 0.25 * (-1) ** i / (i + 1), 1.02 - 0.03 * i,
            TRAITS[i], 1.5 * (-1) ** i,
        )
        for i in range(latent_dim)
    )  # fmt: skip
    fields = {
        "kind": kind,
        "name": "toy",
        "latent_dim": latent_dim,
        "image_size": image_size,
        "fit": "auto",
        "axes": axes,
        "z_mean": source.normal(size=(20, latent_dim)).astype(np.float32),
        "z_log_var": source.normal(-3.0, 0.5, size=(20, latent_dim)).astype(np.float32),
        "parity": {"random_codes": {"max_abs": 3e-7, "levels": 1e-4}, "tolerance": 1e-4},
        "training": {"run": "00001-toy", "photos": 71, "preset": "default", "seed": 0},
        "licence": "CC0-1.0",
        "credits": ("Drawn by nobody",),
    }
    fields |= changes
    fields["parity"] = Parity.from_json(fields["parity"])
    fields["training"] = TrainingSummary.from_json(fields["training"])
    return ModelCard(**fields)


def build_decoder(
    card: ModelCard | None = None, *, cells: int = 8, weights=None, crosses: bool = False
) -> onnx.ModelProto:
    """A decoder: z -> MatMul -> (3, cells, cells) -> smooth enlargement -> Sigmoid.

    One that crosses adds a second such map, of the code of the outline.
    """
    card = card or tiny_card()
    size = card.image_size
    weights = _smooth_weights(card.latent_dim, cells) if weights is None else weights
    constants = [
        numpy_helper.from_array(weights.astype(np.float32), "weights"),
        numpy_helper.from_array(np.array([-1, 3, cells, cells]), "grid"),
        numpy_helper.from_array(_enlarging(cells, size), "rows"),
        numpy_helper.from_array(np.ascontiguousarray(_enlarging(cells, size).T), "columns"),
    ]
    nodes = [
        helper.make_node("MatMul", ["z", "weights"], ["flat"]),
        helper.make_node("Reshape", ["flat", "grid"], ["small"]),
        helper.make_node("MatMul", ["rows", "small"], ["tall"]),
        helper.make_node("MatMul", ["tall", "columns"], ["large"]),
        helper.make_node("Sigmoid", ["large"], ["colours"]),
        helper.make_node("Transpose", ["colours"], ["image"], perm=[0, 2, 3, 1]),
    ]
    inputs = [("z", ["batch", card.latent_dim])]
    if crosses:
        step = numpy_helper.from_array(np.zeros((1, card.latent_dim), np.float32), OUTLINE_STEP)
        turned = numpy_helper.from_array(weights[:, ::-1].astype(np.float32), "outline_weights")
        constants += [step, turned]
        inputs.append((OUTLINE_STEP, [1, card.latent_dim]))
        nodes[:1] = [
            helper.make_node("Add", ["z", OUTLINE_STEP], ["outline"]),
            helper.make_node("MatMul", ["outline", "outline_weights"], ["first"]),
            helper.make_node("MatMul", ["z", "weights"], ["second"]),
            helper.make_node("Add", ["first", "second"], ["flat"]),
        ]
    return _model(nodes, inputs, [("image", ["batch", size, size, 3])], constants, card)


def build_encoder(card: ModelCard | None = None) -> onnx.ModelProto:
    """An encoder: image -> means over a 4 x 4 grid -> two linear maps."""
    card = card or tiny_card("encoder")
    size, source = card.image_size, np.random.default_rng(5)
    shape = (48, card.latent_dim)
    constants = [
        numpy_helper.from_array(source.normal(size=shape).astype(np.float32), "to_mean"),
        numpy_helper.from_array((0.1 * source.normal(size=shape)).astype(np.float32), "to_var"),
    ]
    kernel = [size // 4, size // 4]
    nodes = [
        helper.make_node("Transpose", ["image"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("AveragePool", ["planes"], ["grid"], kernel_shape=kernel, strides=kernel),
        helper.make_node("Flatten", ["grid"], ["flat"]),
        helper.make_node("MatMul", ["flat", "to_mean"], ["z_mean"]),
        helper.make_node("MatMul", ["flat", "to_var"], ["z_log_var"]),
    ]
    code = ["batch", card.latent_dim]
    outputs = [("z_mean", code), ("z_log_var", code)]
    return _model(nodes, [("image", ["batch", size, size, 3])], outputs, constants, card)


def save(model: onnx.ModelProto, path: Path) -> Path:
    """Write a model and return its path."""
    path.write_bytes(model.SerializeToString())
    return path


def save_decoder(path: Path, crosses: bool = False, **card) -> Path:
    """Write a tiny decoder; keyword arguments change its card."""
    return save(build_decoder(tiny_card(**card), crosses=crosses), path)


def _model(nodes, inputs, outputs, constants, card) -> onnx.ModelProto:
    inputs, outputs = (
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in values]
        for values in (inputs, outputs)
    )
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, constants)
    opset = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(graph, ir_version=8, opset_imports=opset)
    if card is not None:
        helper.set_model_props(model, {CARD_KEY: card.to_json()})
    return model


def _enlarging(cells: int, size: int) -> np.ndarray:
    """Linear interpolation from so many cells to pixels, as a matrix (size, cells)."""
    position = np.clip((np.arange(size) + 0.5) * cells / size - 0.5, 0, cells - 1)
    near = 1 - np.abs(position[:, None] - np.arange(cells))
    return np.maximum(near, 0).astype(np.float32)


def _smooth_weights(latent_dim: int, cells: int) -> np.ndarray:
    """Each axis paints one slow wave of one colour: (D, 3 * cells * cells)."""
    source = np.random.default_rng(11)
    y, x = np.mgrid[0:cells, 0:cells] / cells
    waves = []
    for _ in range(latent_dim):
        fy, fx, phase = source.uniform(-1.2, 1.2, 3)
        wave = np.cos(2 * np.pi * (fy * y + fx * x + phase))
        colour = source.normal(0, 0.9, 3)
        waves.append((colour[:, None, None] * wave).ravel())
    return np.array(waves)
