import random
import sys
import time
from types import SimpleNamespace

import keras
import numpy as np
import pytest
import torch
from keras import layers

from report.benchmarks.decoders import (
    ALONE,
    PRODUCT,
    PRODUCT_FLOPS,
    flops,
    main,
    markdown,
    measured,
    require_the_same,
    rows,
)
from report.benchmarks.runtimes import Unavailable, at_most, with_openvino, with_torch_compiled


def test_every_way_takes_its_turn_and_figures_are_reported(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "openvino", None)  # as where it is not installed
    # Keras's own loads TensorFlow where it is installed, for seconds, and nothing here needs that.
    monkeypatch.setattr(keras.utils, "set_random_seed", random.seed)
    methods = ["ours", "half", "openvino", "eager"]
    assert main(["--preset", "tiny", "--rounds", "2", "--methods", *methods]) == 0
    said = capsys.readouterr()
    table = [line for line in said.out.splitlines() if line.startswith("|")]
    assert [line.split(" | ")[0] for line in table[2:]] == [
        "| ours, onnxruntime", "| ours, --half", "| Keras on torch", "| ours, OpenVINO float32"
    ]  # fmt: skip
    assert "| ours, OpenVINO float32 | it is not installed; pip install openvino |  |" in table[-1]
    assert len({line.count("|") for line in table}) == 1
    assert "MFLOP a picture of 64 pixels; medians of 2 rounds" in said.out


def test_an_unknown_preset_is_the_users_mistake(capsys):
    assert main(["--preset", "none"]) == 2
    assert "error: " in capsys.readouterr().err


def test_figures_are_medians_of_ratios_within_a_round():
    """The machine was busy in the second of three rounds, for all."""
    busy = np.array([1.0, 5.0, 1.0])
    times = {PRODUCT: 0.02 * busy}
    for key, seconds in (("ours", 0.02), ("keras", 0.03)):
        times |= {key: seconds * busy, ALONE.format(key): 2 * seconds * busy}
    ours, rival = rows(times, PRODUCT_FLOPS // 24)
    assert (ours.product, ours.alone, ours.share) == pytest.approx((1, 2, 0.5))
    assert rival.rivals == pytest.approx({"keras": 1})
    assert ours.rivals == pytest.approx({"keras": 1.5})
    assert ours.milliseconds == pytest.approx(20 / 12)
    first = "| ours, onnxruntime | 1.00 | 2.00 | 1.67 | 50% | 1.50 |"
    assert first in markdown([ours, rival], {}).splitlines()


def test_all_draw_at_once_and_one_by_one():
    drawn = []
    codes = np.zeros((3, 4), np.float32)
    times = measured({"ours": lambda z: drawn.append(len(z))}, codes, 1)
    assert list(times) == [PRODUCT, "ours", ALONE.format("ours")]
    assert drawn == 2 * [3, 1, 1, 1]  # and once more for the figures


def test_products_and_sums_are_counted():
    small = keras.Input((5, 6, 2))
    x = layers.Conv2DTranspose(4, 4, strides=2, padding="same")(small)
    model = keras.Model(small, layers.Conv2D(3, 3, padding="same")(x))
    assert flops(model) == 2 * (5 * 6 * 2 * 4 * 16 + 10 * 12 * 4 * 3 * 9)


def test_what_draws_something_else_is_no_rival():
    pictures = np.zeros((2, 8, 8, 3), np.float32)
    require_the_same("it", pictures + 1e-5, pictures, 1e-4)
    for wrong in (pictures + 1e-3, pictures * np.nan):
        with pytest.raises(ValueError, match="it draws pictures that differ"):
            require_the_same("it", wrong, pictures, 1e-4)


def test_openvino_is_held_to_one_thread_and_float32(monkeypatch):
    """As far as it goes without the package, which the tests do not install."""
    asked = {}

    class Core:
        def read_model(self, data):
            return data

        def compile_model(self, model, device, settings):
            asked.update(settings, model=model, device=device)
            return lambda z: {0: z}

    monkeypatch.setitem(sys.modules, "openvino", SimpleNamespace(Core=Core))
    assert with_openvino(b"file")("codes") == "codes"
    assert asked["INFERENCE_PRECISION_HINT"] == "f32"
    assert (asked["INFERENCE_NUM_THREADS"], asked["device"]) == (1, "CPU")


def _small_network() -> keras.Model:
    z = keras.Input((4,), name="z")
    return keras.Model(z, layers.Dense(3)(z))


def test_what_torch_compiles_draws_one_and_twelve(monkeypatch):
    """All but the compiler, which takes minutes: the network that it is given is Keras's."""
    given = []
    monkeypatch.setattr(torch, "compile", lambda module: given.append(module) or module)
    model = _small_network()
    draw = with_torch_compiled(model)
    assert len(given) == 2
    assert not any("keras" in type(module).__module__ for module in given)
    codes = np.random.default_rng(0).standard_normal((12, 4), np.float32)
    for batch in (codes, codes[:1]):
        # The same product of matrices, taken by the same library.
        assert draw(batch) == pytest.approx(model.predict_on_batch(batch), abs=1e-6)


def test_where_torch_cannot_compile_it_is_said(monkeypatch):
    def no_compiler(z):
        raise RuntimeError("no C++ compiler\nand much more")

    monkeypatch.setattr(torch, "compile", lambda module: no_compiler)
    with pytest.raises(Unavailable, match=r"compiled here \(no C\+\+ compiler\)"):
        with_torch_compiled(_small_network())


def test_what_does_not_get_ready_is_ended():
    def stubborn():
        try:
            time.sleep(60)
        except Exception:  # noqa: BLE001 - as a compiler may that tries something else then
            time.sleep(60)

    with pytest.raises(Unavailable, match=r"not ready within 0\.05 s"), at_most(0.05):
        stubborn()
    with at_most(0.05):
        pass
    time.sleep(0.1)  # nothing rings afterwards
