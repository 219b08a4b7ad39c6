"""Small files that ask for much are refused before the runtime sees them."""

import itertools

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from desktop.generator.model import inference
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.graph import bounds
from desktop.generator.model.graph.bounds import MAX_MEMORY, MAX_NODES, MAX_WORK, cost_of, follow
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.model.onnx_outline import Array, read_outline
from tests.desktop.tiny_models import build_decoder, build_encoder, save, tiny_card


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """Saves a model, opens it without a runtime, and returns what the user reads."""

    def open_it(model: onnx.ModelProto | bytes) -> str:
        data = model if isinstance(model, bytes) else model.SerializeToString()
        (tmp_path / "d.onnx").write_bytes(data)
        with pytest.raises(ModelFileError) as caught:
            Decoder.open(tmp_path / "d.onnx")
        return str(caught.value)

    monkeypatch.setattr(inference, "_start", lambda data, name: pytest.fail("it was opened"))
    return open_it


def before(nodes, **weights) -> onnx.ModelProto:
    """The tiny decoder with nodes in front that make `z2` (1, 8) from `z`."""
    model = build_decoder(tiny_card(z_mean=np.zeros((0, 8)), z_log_var=np.zeros((0, 8))))
    model.graph.node[0].input[0] = "z2"
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    for name, values in weights.items():
        model.graph.initializer.append(numpy_helper.from_array(np.asarray(values), name))
    return model


def chain(operator: str, *others: str, count: int = 1, first: str = "z", **attributes) -> list:
    """Nodes that each take the output of the one before; `z2` is a mean of the last one's."""
    names = [first, *(f"big{i}" for i in range(count))]
    made = [
        helper.make_node(operator, [name, *others], [after], **attributes)
        for name, after in itertools.pairwise(names)
    ]
    made.append(helper.make_node("ReduceMean", [names[-1]], ["mean"], keepdims=0))
    return [*made, helper.make_node("Add", ["z", "mean"], ["z2"])]


def f(*shape: int) -> np.ndarray:
    return np.zeros(shape, np.float32)


BOMBS = {  # made when they are asked for: some take half a second
    "pad": lambda: before(chain("Pad", "pads"), pads=[0, 2**30, 0, 0]),
    "expand": lambda: before(chain("Expand", "to"), to=[2**20, 2**10, 1, 8]),
    "outer sum": lambda: before(
        chain("Add", "column", first="one"), column=f(2**15, 1), one=f(1, 2**15)),
    "outer product": lambda: before(chain("MatMul", "b", first="a"), a=f(2**15, 1), b=f(1, 2**15)),
    "outer product of gemm": lambda: before(
        chain("Gemm", "b", first="a", transA=1), a=f(1, 2**15), b=f(1, 2**15)
    ),
    "outer product of einsum": lambda: before(
        chain("Einsum", "b", first="a", equation="i,j->ij"), a=f(2**15), b=f(2**15)
    ),
    "einsum that sums over all": lambda: before(
        [helper.make_node("Einsum", ["a", "b"], ["c"], equation="ij,kl->"),
         *chain("Neg", first="c")],
        a=f(2**9, 2**9), b=f(2**9, 2**9)),
    "where": lambda: before(
        chain("Where", "a", "b", first="c"),
        c=f(2**10, 1, 1) > 0, a=f(1, 2**10, 1), b=f(1, 1, 2**10)),
    "doubled": lambda: before(
        [helper.make_node("Concat", [f"x{i}", f"x{i}"], [f"x{i + 1}"], axis=0) for i in range(40)]
        + chain("Neg", first="x40"), x0=f(1, 8)),
    "gathered": lambda: before(
        chain("Gather", "again", count=5), again=np.zeros((30, 30), np.int64)),
    "stride": lambda: before(chain("ConvTranspose", "k", first="x", strides=[2**15, 2**15]),
                     x=f(1, 1, 2, 2), k=f(1, 1, 1, 1)),
    "padding": lambda: before(chain("Conv", "k", first="x", pads=[2**14] * 4),
                      x=f(1, 1, 2, 2), k=f(1, 1, 1, 1)),
    "gaps": lambda: before(chain("ConvTranspose", "k", first="x", dilations=[2**15, 2**15]),
                   x=f(1, 1, 2, 2), k=f(1, 1, 2, 2)),
    "window": lambda: before(chain("Conv", "k", first="x", pads=[502] * 4),
                     x=f(1, 1, 2, 2), k=f(1, 1, 999, 999)),
    "pool": lambda: before(chain("AveragePool", first="x", kernel_shape=[999] * 2, pads=[998] * 4),
                   x=f(1, 1, 2, 2)),
    "grid": lambda: before(
        [helper.make_node("Expand", ["point", "to"], ["points"]),
         *chain("GridSample", "points", first="x")],
        x=f(1, 9, 9, 9), point=f(1, 1, 1, 2), to=[1, 2**12, 2**12, 2]),
    "grown by arithmetic": lambda: before(
        [helper.make_node("Mul", [f"n{i}", f"n{i}"], [f"n{i + 1}"]) for i in range(3)]
        + chain("Expand", "n3"), n0=[4, 4, 1]),
    "grown by its own shape": lambda: before(
        [helper.make_node("Shape", ["x"], ["s"]), helper.make_node("Mul", ["s", "s"], ["t"]),
         *chain("Expand", "t", first="one")], x=f(300, 300), one=f(1)),
    "2,000 products": lambda: before(chain("MatMul", "m", count=999, first="m"), m=f(512, 512)),
    "nodes": lambda: before(chain("Neg", count=MAX_NODES)),
    "50,000 nodes": lambda: before(chain("Neg", count=50_000)),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_the_runtime_sees_it(refused, bomb):
    assert refused(BOMBS[bomb]()) == "d.onnx takes more memory or time than any kvae model."


@pytest.mark.parametrize(
    "nodes",
    [
        chain("Expand", "z"),  # as large as what is computed
        [helper.make_node("Cast", ["z"], ["n"], to=7), *chain("Expand", "n")],
        chain("Pad", "nowhere"),
        [helper.make_node("Cast", ["z"], ["n"], to=7), *chain("Div", "n", first="grid")],
        chain("Flatten", axis=7),
        chain("Reshape", "grid"),
        chain("Split", axis=1, num_outputs=2),  # and has one
        chain("Neg", auto_pad="SAME_UPPER"),
        chain("Softmax", axis=1.0),
        chain("Einsum", "z", equation="...a,...a->a"),
        chain("Einsum", "z", equation="aa,bc->b"),
        chain("Einsum", "z", equation="ab,bd->ad"),  # of 8 and of 1
        chain("Einsum", "z", equation="ab,ad->dd"),
        chain("Einsum", "z"),
        [helper.make_node("Neg", ["z"], ["weights"]), *chain("Neg")],  # in a weight's place
        [helper.make_node("Neg", ["z"], ["x"]), helper.make_node("Neg", ["z"], ["x"]),
         *chain("Neg")],
        [helper.make_node("Neg", [], ["x"]), *chain("Neg")],
    ],
)  # fmt: skip
def test_what_cannot_be_known_beforehand_is_refused(refused, nodes):
    assert "damaged" in refused(before(nodes))


def test_operators_of_old_are_refused(refused):
    model = build_decoder()
    model.opset_import[0].version = 12
    assert "damaged" in refused(model)


def test_a_shape_that_the_file_has_wrong_is_refused(refused):
    """The runtime would compute with what it is given, before it runs anything."""
    model = build_decoder()
    wrong = helper.make_tensor_value_info("flat", TensorProto.FLOAT, ["batch", 7])
    model.graph.value_info.append(wrong)
    assert "damaged" in refused(model)
    model = build_decoder()
    model.graph.output[0].type.tensor_type.shape.dim[1].dim_value = 2**20
    assert "damaged" in refused(model)


def with_many(what: str) -> bytes:
    """A tiny decoder with a great many small messages somewhere."""
    model = build_decoder()
    if what == "comments":
        model.graph.doc_string = "x" * 2**21
        return model.SerializeToString()
    part = {"metadata": b"\x72\x00", "node": b"\x3a\x02\x0a\x00", "weight": b"\x3a\x02\x2a\x00",
            "unknown": b"\xf2\x7f\x00"}[what]  # fmt: skip
    return model.SerializeToString() + part * 100_000


@pytest.mark.parametrize("what", ["comments", "metadata", "node", "weight", "unknown"])
def test_many_small_things_are_refused(refused, what):
    assert refused(with_many(what)) in (
        "d.onnx takes more memory or time than any kvae model.",
        "d.onnx is damaged or not an ONNX model.",
    )


def test_a_weight_without_its_numbers_is_refused(refused):
    model = build_decoder()
    model.graph.initializer[0].dims[0] = 2**40
    assert "damaged" in refused(model)


@pytest.mark.parametrize("half", ["decoder", "encoder"])
def test_the_garden_is_followed_as_it_is_computed(half):
    """Every array that the runtime computes has the shape that was found out beforehand."""
    path = garden_decoder().with_name(f"{half}.onnx")
    model = onnx.load(path)
    outline = read_outline(path.read_bytes())
    given = {name: Array(tuple(n or 1 for n in shape)) for name, shape in outline.inputs.items()}
    arrays = given | outline.weights
    for node in outline.nodes:
        follow(node, arrays)
    names = [name for node in model.graph.node for name in node.output]
    known = {value.name for value in model.graph.output}
    model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names if name not in known)
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    (given,) = session.get_inputs()
    found = session.run(names, {given.name: f(*arrays[given.name].shape)})
    assert [arrays[name].shape for name in names] == [array.shape for array in found]
    cost = cost_of(outline)
    assert sum(array.nbytes for array in found) <= cost.memory < MAX_MEMORY / 4
    assert cost.work < MAX_WORK / 4


def test_work_and_memory_add_up():
    model = build_decoder(tiny_card(latent_dim=8, image_size=64), cells=8)
    cost = cost_of(read_outline(model.SerializeToString()))
    flat, tall, large = 3 * 8 * 8, 3 * 64 * 8, 3 * 64 * 64
    assert cost.memory == bounds.NUMBER_BYTES * (2 * flat + tall + 3 * large)
    products = flat * 8 + tall * 8 + large * 8
    weights = 8 * flat + 4 + 2 * 64 * 8
    touched = (8 + flat) + (flat + flat) + (flat + tall) + (tall + large) + 4 * large + weights
    assert cost.work == products + bounds.TOUCH * touched


def test_what_is_within_bounds_still_opens(tmp_path):
    nodes = chain("Neg", count=MAX_NODES - 20)
    path = save(before(nodes), tmp_path / "decoder.onnx")
    assert Decoder.open(path).decode(f(1, 8)).shape == (1, 64, 64, 3)
    assert Encoder.open(save(build_encoder(), tmp_path / "encoder.onnx")).card.kind == "encoder"
