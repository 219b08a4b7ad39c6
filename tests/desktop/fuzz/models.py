"""Models with random changes: to their bytes, their graph, their weights and their card."""

import random
from functools import cache
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.graph.operators import OPERATORS
from tests.desktop.fuzz.mutations import TEXTS, changed_bytes, changed_json, number
from tests.desktop.tiny_models import build_decoder, build_encoder

_ATTRIBUTES = """
    alpha axis axes allowzero auto_pad beta blocksize ceil_mode count_include_pad dilations end
    epsilon group keepdims kernel_shape mode noop_with_empty_axes num_outputs output_padding
    output_shape pads perm start strides to transA transB
"""
ATTRIBUTES = _ATTRIBUTES.split()


def attempt(chance: random.Random, folder: Path) -> None:
    """Make a model, open it and use it.

    Raises:
        ModelFileError: it is refused.
    """
    half = chance.choice(["decoder", "decoder", "encoder"])
    path = folder / f"{half}.onnx"
    path.write_bytes(_made(chance, half))
    if half == "decoder":
        decoder = Decoder.open(path)
        decoder.decode(np.full((1, decoder.card.latent_dim), chance.choice([0, 2, -1e3, 3e38])))
    else:
        encoder = Encoder.open(path)
        size = encoder.card.image_size
        encoder.encode(np.full((1, size, size, 3), chance.randrange(256), np.uint8))


def _made(chance: random.Random, half: str) -> bytes:
    data = _original(half, chance.random() < 0.1)
    if chance.random() < 0.3:
        return changed_bytes(chance, data)
    model = onnx.load_from_string(data)
    deeds = (_change_attribute, _change_operator, _change_names, _change_nodes, _insert_node,
             _change_weight, _change_shape, _change_card, _change_versions)  # fmt: skip
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        try:
            chance.choice(deeds)(chance, model)
        except (ValueError, TypeError, OverflowError, IndexError, RecursionError):
            continue  # protobuf has no room for this number, or it cannot be changed once more
    made = model.SerializeToString()
    return changed_bytes(chance, made) if chance.random() < 0.1 else made


@cache
def _original(half: str, garden: bool) -> bytes:
    if garden:
        return garden_decoder().with_name(f"{half}.onnx").read_bytes()
    return {"decoder": build_decoder, "encoder": build_encoder}[half]().SerializeToString()


def _change_attribute(chance: random.Random, model: onnx.ModelProto) -> None:
    node = chance.choice(model.graph.node)
    if node.attribute and chance.random() < 0.3:
        node.attribute.pop(chance.randrange(len(node.attribute)))
    name = chance.choice([*(a.name for a in node.attribute), chance.choice(ATTRIBUTES)])
    values = [number(chance) for _ in range(chance.randint(1, 6))]
    value = chance.choice([number(chance), number(chance) / 3, chance.choice(TEXTS), values])
    node.attribute.append(helper.make_attribute(name, value))


def _change_operator(chance: random.Random, model: onnx.ModelProto) -> None:
    chance.choice(model.graph.node).op_type = _operator(chance)


def _operator(chance: random.Random) -> str:
    if chance.random() < 0.9:
        return chance.choice(sorted(OPERATORS))
    return chance.choice(sorted({schema.name for schema in onnx.defs.get_all_schemas()}))


def _names(model: onnx.ModelProto) -> list[str]:
    names = [name for node in model.graph.node for name in (*node.input, *node.output)]
    return [*names, *(weight.name for weight in model.graph.initializer), "", "nowhere"]


def _change_names(chance: random.Random, model: onnx.ModelProto) -> None:
    node = chance.choice(model.graph.node)
    names = chance.choice([node.input, node.output])
    if chance.random() < 0.3:
        names.append(chance.choice(_names(model)))
    else:
        names[chance.randrange(len(names))] = chance.choice(_names(model))


def _change_nodes(chance: random.Random, model: onnx.ModelProto) -> None:
    nodes = list(model.graph.node)
    at, deed = chance.randrange(len(nodes)), chance.randrange(4)
    if deed == 0:
        del nodes[at]
    elif deed == 1:
        nodes.insert(chance.randrange(len(nodes)), nodes[at])
    elif deed == 2:
        chance.shuffle(nodes)
    else:  # the same again and again, each from the one before
        for i in range(chance.choice([3, 30, 3000])):
            again = onnx.NodeProto()
            again.CopyFrom(nodes[at])
            again.input[0], again.output[0] = (nodes[-1].output or nodes[at].output)[0], f"more{i}"
            nodes.append(again)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _insert_node(chance: random.Random, model: onnx.ModelProto) -> None:
    """Put a random node into an edge of the graph."""
    nodes = model.graph.node
    at = chance.randrange(len(nodes))
    edge = chance.randrange(len(nodes[at].input))
    others = [chance.choice(_names(model)) for _ in range(chance.randint(0, 3))]
    if chance.random() < 0.5:
        values = [number(chance) for _ in range(chance.randint(1, 6))]
        dtype = np.int64 if chance.random() < 0.7 else np.float32
        others.insert(0, f"more{len(model.graph.initializer)}")
        model.graph.initializer.append(numpy_helper.from_array(np.array(values, dtype), others[0]))
    node = helper.make_node(_operator(chance), [nodes[at].input[edge], *others], [f"new{at}"])
    if chance.random() < 0.5:
        values = [number(chance) for _ in range(chance.randint(1, 4))]
        value = chance.choice([number(chance), values])
        node.attribute.append(helper.make_attribute(chance.choice(ATTRIBUTES), value))
    nodes[at].input[edge] = node.output[0]
    nodes.insert(at, node)


def _change_weight(chance: random.Random, model: onnx.ModelProto) -> None:
    weight = chance.choice(model.graph.initializer)
    values, deed = numpy_helper.to_array(weight), chance.randrange(5)
    if deed == 0:
        weight.dims[chance.randrange(len(weight.dims))] = number(chance)
    elif deed == 1:
        weight.data_type = chance.randrange(25)
    elif deed == 2:
        weight.ClearField("raw_data")
        weight.external_data.add(key="location", value=chance.choice(TEXTS))
    elif values.dtype == np.int64:
        changed = [number(chance) for _ in range(values.size + chance.choice([0, 0, 1, -1]))]
        weight.CopyFrom(numpy_helper.from_array(np.array(changed, np.int64), weight.name))
    else:
        with np.errstate(all="ignore"):
            scaled = values * np.float32(chance.choice([0, 1e30, -1, np.nan, np.inf]))
        shape = chance.sample(values.shape, values.ndim)
        weight.CopyFrom(numpy_helper.from_array(scaled.reshape(shape), weight.name))


def _change_shape(chance: random.Random, model: onnx.ModelProto) -> None:
    if chance.random() < 0.3:
        shape = [number(chance) for _ in range(chance.randint(0, 5))]
        data_type = chance.choice([1, 1, 7, 11])
        value = helper.make_tensor_value_info(chance.choice(_names(model)), data_type, shape)
        chance.choice([model.graph.value_info, model.graph.input, model.graph.output]).append(value)
    value = chance.choice([*model.graph.input, *model.graph.output])
    dimension = chance.choice(value.type.tensor_type.shape.dim)
    if chance.random() < 0.3:
        dimension.dim_param = chance.choice(["batch", "n"])
    else:
        dimension.dim_value = number(chance)


def _change_card(chance: random.Random, model: onnx.ModelProto) -> None:
    entry = chance.choice(model.metadata_props)
    if entry.key == CARD_KEY:
        entry.value = changed_json(chance, entry.value)
    else:
        entry.value = chance.choice(TEXTS)


def _change_versions(chance: random.Random, model: onnx.ModelProto) -> None:
    if chance.random() < 0.3:
        model.ir_version = number(chance)
    elif chance.random() < 0.3:
        model.opset_import.append(helper.make_opsetid(chance.choice(["", "ai.onnx"]), 21))
    else:
        model.opset_import[0].version = chance.randint(1, 30)
