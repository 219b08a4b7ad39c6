"""Nobody is reported to: onnxruntime's own messages to its maker are off, and leave no trace."""

import os
import subprocess
import sys

import pytest

DRAWN = """
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
Decoder.open(garden_decoder())
"""
COMPARED = """
import export.half, onnxruntime
from desktop.generator.model.garden import garden_decoder
onnxruntime.InferenceSession(garden_decoder().read_bytes(), providers=["CPUExecutionProvider"])
"""
PROMISED = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")  # each keeps it quiet as well


@pytest.mark.parametrize("code", [DRAWN, COMPARED], ids=["generator", "export"])
def test_the_runtime_opens_a_model_and_leaves_no_identifier_or_report(tmp_path, code):
    """It would write both at once, before it looks for a network."""
    kept = {key: value for key, value in os.environ.items() if key not in PROMISED}
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    subprocess.run([sys.executable, "-c", code], env=kept | home, check=True, timeout=120)
    left = [str(path) for path in tmp_path.rglob("*") if path.is_file()]
    assert not [name for name in left if "onnxruntime" in name]
