"""What can run a decoder, each on one thread: onnxruntime, OpenVINO and torch."""

import importlib.metadata
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Never, TypeAlias

import keras
import numpy as np

from export.half import halved
from export.keras_to_onnx import to_onnx
from export.onnx_session import started
from export.via_keras import to_onnx_via_keras

Draw: TypeAlias = Callable[[np.ndarray], np.ndarray]  # codes (B, D) to pictures (B, S, S, 3)
PICTURES = 12  # that are drawn at once, or one by one
PACKAGES = ("onnxruntime", "openvino", "torch", "keras", "numpy")


class Unavailable(Exception):
    """This way of drawing cannot be had here; says why."""


class _TimeIsUp(BaseException):
    """No `except Exception` of what is being prepared catches this."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends what takes longer, by the clock; Windows has no alarms and waits for it.

    Raises:
        Unavailable: it took longer.
    """
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(*_: object) -> Never:
        raise _TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TimeIsUp as error:
        raise Unavailable(f"not ready within {seconds:g} s") from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def with_onnxruntime(data: bytes) -> Draw:
    """Runs an ONNX file as the window does, but on one thread."""
    session = started(data)
    return lambda z: session.run(None, {"z": z})[0]


def with_openvino(data: bytes) -> Draw:
    """Runs an ONNX file by OpenVINO, in float32: left alone it would take bfloat16.

    Raises:
        Unavailable: it is not installed.
    """
    try:
        import openvino
    except ImportError as error:
        raise Unavailable("it is not installed; pip install openvino") from error
    core = openvino.Core()
    settings = {
        "INFERENCE_NUM_THREADS": 1,
        "INFERENCE_PRECISION_HINT": "f32",
        "PERFORMANCE_HINT": "LATENCY",
    }
    compiled = core.compile_model(core.read_model(data), "CPU", settings)
    return lambda z: compiled(z)[0]


def with_torch(model: Callable[[Any], Any]) -> Draw:
    """Runs the network itself, or what torch made of it.

    Raises:
        Unavailable: Keras runs on another backend.
    """
    if keras.backend.backend() != "torch":
        raise Unavailable("Keras runs on another backend here")
    import torch

    torch.set_num_threads(1)

    def draw(z: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return model(torch.from_numpy(z)).numpy()

    return draw


def with_torch_compiled(model: keras.Model) -> Draw:
    """Compiles the network for this processor, for one picture and for twelve.

    torch.export takes the network out of Keras first. Compiling the Keras model itself means to
    trace how Keras calls each of its layers, too. Most of the time goes to the C++ compiler.

    Raises:
        Unavailable: it cannot be compiled here, most often for want of a C++ compiler.
    """
    import torch

    by_batch = {}
    try:
        for batch in (1, PICTURES):
            codes = np.zeros((batch, *model.inputs[0].shape[1:]), np.float32)
            plain = torch.export.export(model, (torch.from_numpy(codes),), strict=False).module()
            by_batch[batch] = with_torch(torch.compile(plain))
            by_batch[batch](codes)  # only now it is compiled
    except Exception as error:  # whatever torch's compiler raises
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise Unavailable(f"it cannot be compiled here ({reason[0][:100]})") from error
    return lambda z: by_batch[len(z)](z)


# In the table's order: how each is called there, and what prepares it.
RUNTIMES: dict[str, tuple[str, Callable[[keras.Model], Draw]]] = {
    "ours": (
        "ours, onnxruntime",
        lambda model: with_onnxruntime(to_onnx(model).SerializeToString()),
    ),
    "half": (
        "ours, --half",
        lambda model: with_onnxruntime(halved(to_onnx(model)).SerializeToString()),
    ),
    "keras": (
        "Keras's export, onnxruntime",
        lambda model: with_onnxruntime(to_onnx_via_keras(model).SerializeToString()),
    ),
    "openvino": (
        "ours, OpenVINO float32",
        lambda model: with_openvino(to_onnx(model).SerializeToString()),
    ),
    "openvino-keras": (
        "Keras's export, OpenVINO float32",
        lambda model: with_openvino(to_onnx_via_keras(model).SerializeToString()),
    ),
    "eager": ("Keras on torch", with_torch),
    "compiled": ("Keras on torch, torch.compile", with_torch_compiled),
}


def versions() -> str:
    """Returns the versions of the packages that took part."""
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return ", ".join(found)
