import sys
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest

from report.benchmarks.faces import UPPER, detector, main
from report.benchmarks.task import BenchmarkError


class Cascade:
    """A detector that sees its boxes in light pictures alone, and keeps what it was shown."""

    shown: ClassVar[list[tuple[int, ...]]] = []

    def __init__(self, path):
        self.boxes = [(50, 50, 50, 50), (90, 70, 20, 20)] if "eye" in path else [(40, 60, 120, 100)]

    def detectMultiScale(self, grey, scale, neighbours, minSize):
        self.shown.append(grey.shape)
        return self.boxes if grey.mean() > 100 else ()


def test_eyes_are_looked_for_in_the_upper_part_of_a_face(monkeypatch):
    data = SimpleNamespace(haarcascades="/")
    fake = SimpleNamespace(CascadeClassifier=Cascade, data=data)
    monkeypatch.setitem(sys.modules, "cv2", fake)
    see = detector()
    assert see(np.full((96, 96, 3), 200, np.uint8)) == (True, True)
    assert Cascade.shown[-1] == (int(UPPER * 100), 120)
    assert see(np.zeros((96, 96, 3), np.uint8)) == (False, False)


@pytest.mark.parametrize("module", [None, SimpleNamespace(__version__="5.0.0")])
def test_without_the_detectors_it_is_said_what_to_install(monkeypatch, capsys, module):
    monkeypatch.setitem(sys.modules, "cv2", module)
    with pytest.raises(BenchmarkError):
        detector()
    assert main(["nowhere"]) == 2
    assert "pip install opencv-python-headless==4" in capsys.readouterr().err
