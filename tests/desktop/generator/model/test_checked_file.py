"""Every file that is not a decoder is refused with one clear sentence; nothing else escapes."""

import contextlib
import os

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from desktop.generator.model import model_file
from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.checked_file import _refuse_unsafe
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.graph.operators import OPERATORS
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.model.onnx_outline import CHECKSUM_KEY, checksum
from tests.desktop.generator.model.refusal import refused
from tests.desktop.tiny_models import (
    build_decoder,
    save,
)


@pytest.fixture(scope="module")
def good_bytes() -> bytes:
    return build_decoder().SerializeToString()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"hello, this is not a model\n", "text file"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\n <html lang='en'>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS"),
        (b"PK\x03\x04" + bytes(50), "archive"),
        (b"\x89HDF\r\n", "Keras weights"),
        (b"%PDF-1.7\n\xe2", "PDF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (bytes(1000), "damaged"),
        (bytes(range(256)) * 4, "damaged"),
    ],
)
def test_other_kinds_are_named(tmp_path, content, said):  # O01
    path = tmp_path / "decoder.onnx"
    path.write_bytes(content)
    assert said in refused(path)


def test_a_picture_is_named(tmp_path):
    path = tmp_path / "decoder.onnx"
    Image.new("RGB", (64, 64)).save(path, "PNG")
    assert "PNG picture" in refused(path)


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.9, -1])
def test_a_truncated_model_is_damaged(tmp_path, good_bytes, kept):  # O02
    path = tmp_path / "decoder.onnx"
    path.write_bytes(good_bytes[: kept if kept < 0 else int(kept * len(good_bytes))])
    assert "damaged" in refused(path) or "malformed" in refused(path)


@given(st.data())
@settings(max_examples=150, derandomize=True)
def test_rotten_bytes_load_or_are_refused(tmp_path_factory, good_bytes, data):  # O03
    rotten = bytearray(good_bytes)
    for at in data.draw(st.lists(st.integers(0, len(rotten) - 1), min_size=1, max_size=8)):
        rotten[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("rot") / "decoder.onnx"
    path.write_bytes(bytes(rotten))
    # Flipped weights still draw; anything but a picture or our own error fails the test by itself.
    with contextlib.suppress(ModelFileError):
        assert Decoder.open(path).decode(np.zeros((1, 8), np.float32)).shape == (1, 64, 64, 3)


def with_nodes(*nodes) -> onnx.ModelProto:
    """The tiny decoder with further nodes in front, the last of which makes `z2` from `z`."""
    model = build_decoder()
    model.graph.node[0].input[0] = "z2"
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    return model


def endless_loop() -> onnx.ModelProto:
    """A Loop of 2**62 rounds around nothing."""
    carried = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in "ab"]
    booleans = [helper.make_tensor_value_info(name, TensorProto.BOOL, []) for name in "cd"]
    rounds = helper.make_tensor_value_info("i", TensorProto.INT64, [])
    body = helper.make_graph(
        [helper.make_node("Identity", ["a"], ["b"]), helper.make_node("Identity", ["c"], ["d"])],
        "body",
        [rounds, booleans[0], carried[0]],
        [booleans[1], carried[1]],
    )
    model = with_nodes(helper.make_node("Loop", ["n", "yes", "z"], ["z2"], body=body))
    model.graph.initializer.append(numpy_helper.from_array(np.array(2**62), "n"))
    model.graph.initializer.append(numpy_helper.from_array(np.array(True), "yes"))
    return model


def test_an_endless_loop_is_never_run(tmp_path):  # O11
    assert "Loop" in refused(save(endless_loop(), tmp_path / "d.onnx"))


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (helper.make_node("Relu", ["z"], ["z2"], domain="com.evil"), "com.evil.Relu"),
        (helper.make_node("NoSuchOperator", ["z"], ["z2"]), "NoSuchOperator"),
        (helper.make_node("Resize", ["z", "", "grid"], ["z2"]), "Resize"),  # O09
        (helper.make_node("RandomNormalLike", ["z"], ["z2"]), "RandomNormalLike"),
        (helper.make_node("Exp", ["image"], ["z2"]), "damaged"),  # a cycle
        (helper.make_node("Exp", ["nowhere"], ["z2"]), "damaged"),  # dangling
    ],
)
def test_graphs_that_are_no_decoder(tmp_path, node, said):  # O05
    assert said in refused(save(with_nodes(node), tmp_path / "d.onnx"))


def test_decoders_that_turned_and_tinted_their_pictures_still_open():
    """What the garden of card format 3 consists of, which people may have trained the like of."""
    of_format_3 = """
        Add Cast Clip Concat Conv ConvTranspose DepthToSpace Div Exp Floor Gather GatherElements
        Gemm LeakyRelu MatMul Max Min Mul ReduceMean ReduceSum Reshape Sigmoid Slice Softmax Sqrt
        Sub Tanh Transpose Unsqueeze
    """
    assert set(of_format_3.split()) <= OPERATORS.keys()


def test_model_local_functions_are_refused(tmp_path):
    model = build_decoder()
    opset = [helper.make_opsetid("", 17)]
    body = [helper.make_node("Relu", ["x"], ["y"])]
    model.functions.append(helper.make_function("", "Sigmoid", ["x"], ["y"], body, opset))
    assert "nested" in refused(save(model, tmp_path / "d.onnx"))


def make_external(tensor: TensorProto, location: str) -> None:
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)


@pytest.mark.parametrize("location", ["w.bin", "../w.bin", "/dev/zero", "missing"])
def test_external_data_is_refused_before_the_runtime(tmp_path, monkeypatch, location):  # O06-O08
    monkeypatch.chdir(tmp_path)  # the runtime would look here, and load w.bin
    (tmp_path / "w.bin").write_bytes(bytes(8 * 192 * 4))
    model = build_decoder()
    make_external(model.graph.initializer[0], location)
    assert "another file" in refused(save(model, tmp_path / "d.onnx"))


def test_external_data_in_a_constant_is_refused(tmp_path):
    tensor = numpy_helper.from_array(np.zeros(8, np.float32), "t")
    make_external(tensor, "w.bin")
    constant = helper.make_node("Constant", [], ["t"], value=tensor)
    model = with_nodes(constant, helper.make_node("Add", ["z", "t"], ["z2"]))
    assert "another file" in refused(save(model, tmp_path / "d.onnx"))


def test_a_card_that_is_no_text(tmp_path):
    data = build_decoder().SerializeToString()
    assert data.count(CARD_KEY.encode()) == 1
    path = tmp_path / "d.onnx"
    path.write_bytes(data.replace(b'"kind"', b'"\xff\xfe\xff\xfe"'))
    assert "damaged" in refused(path)


@pytest.mark.parametrize("rotten", [b"batch", b"kvae.card", b"toy", b"image"])
def test_names_that_are_no_text(tmp_path, good_bytes, rotten):
    path = tmp_path / "d.onnx"
    path.write_bytes(good_bytes.replace(rotten, b"\xff" + rotten[1:]))
    assert "damaged" in refused(path)


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """A model that carries its own checksum, as the exporter writes it."""
    model = build_decoder()
    hexadecimal = checksum(model.SerializeToString())
    model.metadata_props.add(key=CHECKSUM_KEY, value=hexadecimal)
    return model.SerializeToString()


def test_a_whole_model_with_a_checksum_opens(tmp_path, sealed):
    path = tmp_path / "d.onnx"
    path.write_bytes(sealed)
    assert Decoder.open(path).card.name == "toy"


@settings(max_examples=60)
@given(st.integers(0), st.integers(1, 255), st.integers(1, 4096))
def test_damage_anywhere_in_a_model_with_a_checksum_is_refused(sealed, start, change, length):
    end = sealed.index(CHECKSUM_KEY.encode())  # it stands last; what hits it changes no picture
    start %= end
    data = bytearray(sealed)
    for at in range(start, min(start + length, end)):
        data[at] ^= change
    with pytest.raises(ModelFileError):
        _refuse_unsafe("d.onnx", bytes(data))


def test_weights_overwritten_with_zeros_are_refused(tmp_path, sealed):
    weights = max(
        onnx.load_from_string(sealed).graph.initializer, key=lambda one: len(one.raw_data)
    )
    at = sealed.index(weights.raw_data)
    path = tmp_path / "d.onnx"
    path.write_bytes(sealed[:at] + bytes(64) + sealed[at + 64 :])
    assert "not what was exported" in refused(path)


def test_paths_that_hold_no_file(tmp_path):
    assert "no file" in refused(tmp_path / "missing.onnx")
    assert "a folder" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe.onnx")
    assert "not an ordinary file" in refused(tmp_path / "pipe.onnx")
    assert "cannot be read" in refused("nul\0byte.onnx")


def test_a_huge_file_is_not_swallowed(tmp_path, monkeypatch):
    monkeypatch.setattr(model_file, "MAX_BYTES", 2**20)
    path = tmp_path / "d.onnx"
    path.write_bytes(bytes(2**20 + 1))
    assert "larger than 1 MB" in refused(path)


def test_nothing_is_printed(tmp_path, capfd, good_bytes):
    path = tmp_path / "d.onnx"
    path.write_bytes(good_bytes[:-3])
    refused(path)
    # The runtime's own message about this one is not UTF-8; unasked, it retries and prints.
    path.write_bytes(good_bytes.replace(b"weights", b"w\xffights", 1))
    refused(path)
    assert capfd.readouterr() == ("", "")
