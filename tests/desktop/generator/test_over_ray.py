import sys

import pytest

from desktop.generator.__main__ import main
from tests.desktop.tiny_models import save_decoder


def drawn(model, out, *options: str) -> dict[str, bytes]:
    assert main([str(model), "--out", str(out), "--seed", "3", *options]) == 0
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.slow
def test_two_processes_of_rays_draw_what_one_process_draws(tmp_path, capfd, monkeypatch):
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    model = save_decoder(tmp_path / "decoder.onnx")
    whole = drawn(model, tmp_path / "whole", "--count", "20", "--first", "7")
    shared = tmp_path / "shared"
    drawn(model, shared, "--count", "3", "--first", "9")  # what is there is left alone
    capfd.readouterr()
    ray = ("--workers", "2", "--ray")
    assert drawn(model, shared, "--count", "20", "--first", "7", *ray) == whole
    said = capfd.readouterr()
    assert said.out.splitlines() == [str(shared)]
    # Between them, where it takes more than some seconds, how far it is.
    assert said.err.splitlines()[-1] == "3 of 20 were there already."


def test_without_ray_it_is_said_what_is_missing(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)  # as where it is not installed
    model = save_decoder(tmp_path / "decoder.onnx")
    assert main([str(model), "--out", str(tmp_path / "out"), "--ray"]) == 2
    said = capsys.readouterr().err.splitlines()[-2:]
    assert said == [
        "error: --ray needs Ray Data, which is not installed.",
        "hint: pip install 'ray[data]', or share the work by --workers or --first.",
    ]
