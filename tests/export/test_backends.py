"""One run of the torch backend, taken up by every backend Keras has."""

import json
import math
import os
import subprocess
import sys

import numpy as np
import pytest

from kvae.runs.run_folder import RunFolder
from kvae.trained_run import load_trained_run
from tests.conftest import ROOT
from tests.export.backend_trial import outputs

BACKENDS = ("torch", "tensorflow", "jax")


@pytest.fixture(scope="module", params=BACKENDS)
def found(request, tiny_run, tmp_path_factory):
    """What one backend did: the parsed found.json, with the computed arrays as "outputs"."""
    out = tmp_path_factory.mktemp(request.param)
    environment = os.environ | {"KERAS_BACKEND": request.param, "JAX_PLATFORMS": "cpu"}
    command = [sys.executable, "-m", "tests.export.backend_trial", str(tiny_run), str(out)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-5000:]
    with np.load(out / "outputs.npz") as arrays:
        found = {"outputs": dict(arrays)}
    found |= json.loads((out / "found.json").read_text("utf-8"))
    assert found["backend"] == request.param
    return found


def test_the_weights_mean_the_same_everywhere(found, tiny_run):
    for name, expected in outputs(load_trained_run(RunFolder(tiny_run))).items():
        # The backends sum the same float32 products in other orders: 1e-6 of values up to about 5.
        np.testing.assert_allclose(found["outputs"][name], expected, rtol=1e-5, atol=1e-5)


def test_training_runs(found):
    assert len(found["terms"]) == 6
    for terms in found["terms"]:
        assert all(math.isfinite(term) for term in terms.values())
        assert terms["perceptual_loss"] > 0


@pytest.mark.parametrize("kind", ["encoder", "decoder"])
@pytest.mark.parametrize("via", ["kvae", "keras"])
def test_either_exporter_computes_what_keras_does(found, via, kind):
    assert found[via][kind]["difference"] <= 2e-5  # at batch 1, 3 and 12; rounding, as above


def test_decoders_of_other_sizes_are_computed_too(found):
    assert len(found["other_sizes"]) == 2
    assert max(found["other_sizes"].values()) <= 2e-5


def test_decoders_of_scenes_are_computed_too(found):
    assert found["scenes"].keys() == {"kvae", "keras"}
    assert max(found["scenes"].values()) <= 2e-5


def test_the_window_opens_what_either_writes(found):
    for via in ("kvae", "keras"):
        assert [part["refused"] for part in found[via].values()] == [[], []]
    assert found["codes"] == {"kvae": 0, "keras": 0}
