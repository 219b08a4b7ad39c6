import pytest

from kvae.runs.run_folder import RunFolder
from kvae.trained_run import load_trained_run


@pytest.fixture(scope="module")
def run(tiny_run):
    return load_trained_run(RunFolder(tiny_run))
