"""What the standalone app leaves out, and how a framework inside is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bundle import contents
from tests.desktop.test_no_framework import FRAMEWORKS

KEPT = (
    "PyQt6/Qt6/plugins/platforms/libqxcb.so",
    "PyQt6/Qt6/plugins/platforms/libqwayland.so",
    "PyQt6/Qt6/plugins/platforms/libqoffscreen.so",
    "PyQt6/Qt6/plugins/platforms/qwindows.dll",
    "PyQt6/Qt6/plugins/imageformats/libqjpeg.so",
    "PyQt6/Qt6/translations/qtbase_ar.qm",
    "desktop/models/garden/decoder.onnx",
    "desktop/models/garden/encoder.onnx",
    "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
    "PIL/_webp.cpython-311-x86_64-linux-gnu.so",
)
LEFT_OUT = (
    "PyQt6/Qt6/plugins/platforms/libqeglfs.so",
    "PyQt6/Qt6/plugins/platforms/libqvnc.so",
    "PyQt6/Qt6/plugins/platformthemes/libqgtk3.so",
    "PyQt6\\Qt6\\plugins\\imageformats\\qpdf.dll",
    "PyQt6/Qt6/translations/qtbase_de.qm",
    "PIL/_avif.cpython-311-x86_64-linux-gnu.so",
    "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
)


@pytest.mark.parametrize("name", KEPT)
def test_what_the_window_needs_stays(name):
    assert contents.wanted(name)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_it_does_without_is_left_out(name):
    assert not contents.wanted(name)


def test_the_studio_has_all_of_pythons_own():
    assert contents.wanted(LEFT_OUT[-1], studio=True)
    assert not any(contents.wanted(name, studio=True) for name in LEFT_OUT[:-1])
    library = contents.standard_library()
    assert {"cmath", "asyncio.events", "sqlite3", "unittest.mock", "ctypes.util"} <= set(library)
    words = {word for name in library for word in name.split(".")}
    assert not {"tests", "idlelib", "tkinter", "site-packages", "__main__"} & words


def test_libraries_are_known_by_what_links_to_them():
    libraries = ("libgtk-3.so.0", "PyQt6/Qt6/lib/libQt6Pdf.so.6", "pillow.libs/libavif-c6.so.16.4")
    assert all(contents.is_library(name) for name in libraries)
    users = (*KEPT[:3], "PyQt6/QtCore.abi3.so", "libpython3.11.so.1.0", "desktop/models/a.onnx")
    assert not any(contents.is_library(name) for name in users)


def test_only_pythons_own_libraries_are_stripped():
    own = ("libpython3.11.so.1.0", "python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so")
    assert all(contents.is_pythons_own(name) for name in own)
    assert not any(contents.is_pythons_own(name) for name in KEPT)


def test_every_framework_the_window_must_not_load_is_looked_for():
    assert set(FRAMEWORKS) < contents.FOREIGN


@pytest.mark.parametrize(
    "name",
    ["torch/lib/libtorch_cpu.so", "torch", "torch.nn", "torch-2.13.0.dist-info/METADATA",
     "torch\\lib\\torch.dll", "scipy.libs/libopenblas.so", "export.to_onnx", "kvae.train"],
)  # fmt: skip
def test_a_framework_is_found_as_file_as_module_and_as_metadata(name):
    assert contents.foreign(["numpy", name, "desktop.ui"]) == [name]


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1).filter(str.strip))
def test_names_that_only_resemble_are_left_alone(rest):
    assert contents.foreign([*KEPT, f"onnxruntime/{rest}", f"desktop.{rest}", f"jaxx{rest}"]) == []
