"""A training that is ended before it is done loses nothing: by Ctrl-C, or as its program leaves."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kvae.learning.recorder import Recorder
from kvae.learning.steps import build_vae
from kvae.runs.run_folder import RunFolder
from kvae.terminal import speak
from kvae.train import main
from tests.conftest import ROOT, TINY_STEPS


@pytest.mark.slow
def test_ctrl_c_keeps_everything_and_resuming_ends_as_if_never_stopped(
    tiny_run, tiny_arguments, shared, tmp_path, capsys
):
    program = [sys.executable, "-u", "-m", "tests.remembering", str(shared), "kvae.train"]
    command = [*program, *tiny_arguments, "--runs", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        for line in process.stderr:
            if line.startswith("step "):
                break
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=600)  # a busy machine is not a failure
    run = tmp_path / "00001-garden"
    assert process.returncode == 130, err
    assert out.splitlines()[-1] == str(run)
    assert f"python -m kvae.train --resume {run}" in err
    assert (run / "vae.keras").exists()  # the model so far is usable

    assert main(["--resume", str(run)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(run)
    for resumed, whole in zip(final(run), final(tiny_run), strict=True):
        assert np.array_equal(resumed, whole)


@pytest.mark.slow
def test_another_program_follows_pauses_and_leaves_a_training(
    tiny_run, tiny_arguments, tmp_path, capsys
):
    """As the window does; when it is closed, the state is saved to go on from, bit for bit."""
    command = [sys.executable, "-m", "kvae.train", *tiny_arguments, "--runs", str(tmp_path)]
    events = []
    with subprocess.Popen(
        [*command, "--progress", "json", "--orders", "stdin"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        process.stdin.write("pause\n")
        process.stdin.flush()
        for line in process.stdout:
            events.append(json.loads(line))
            if events[-1]["event"] == "progress" and "step" in events[-1]:
                break
        process.stdin.close()  # while it is paused after its first step
        events += [json.loads(line) for line in process.stdout]
    run = tmp_path / "00001-garden"
    assert process.returncode == 143
    stages = [one["name"] for one in events if one["event"] == "stage"]
    assert stages == ["reading", "matching", "training"]  # and nothing was judged
    assert {"event": "run", "path": str(run)} in events
    progress = next(one for one in events if one["event"] == "progress" and "step" in one)
    assert progress["steps"] == TINY_STEPS
    assert 0 < progress["share"] <= 1
    assert progress["seconds_left"] is None  # these steps were not timed, and it is the first
    assert not (run / "vae.keras").exists()

    assert main(["--resume", str(run), "--progress", "json"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert last == {"event": "made", "path": str(run)}
    speak("text")
    for resumed, whole in zip(final(run), final(tiny_run), strict=True):
        assert np.array_equal(resumed, whole)


@pytest.mark.slow
@pytest.mark.parametrize("orders", [(), ("stop",)], ids=["to its end", "stopped early"])
def test_one_who_leaves_while_it_is_judged_finds_the_state_saved(
    tiny_arguments, tmp_path, capsys, orders
):
    """As the window does: what nobody waits for costs no more time, and is done another day."""
    command = [sys.executable, "-m", "kvae.train", *tiny_arguments, "--runs", str(tmp_path)]
    with subprocess.Popen(
        [*command, "--progress", "json", "--orders", "stdin"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        for order in orders:
            process.stdin.write(f"{order}\n")
        process.stdin.flush()
        while json.loads(process.stdout.readline()) != {"event": "stage", "name": "judging"}:
            pass
        process.stdin.close()
        said = process.stdout.read()
    run = tmp_path / "00001-garden"
    assert process.returncode == 130
    assert "what was saved before stays" in said
    assert not (run / "vae.keras").exists()
    assert not (run / "evaluation.json").exists()

    assert main(["--resume", str(run)]) == 0
    assert (run / "evaluation.json").exists()


def final(path: Path) -> list[np.ndarray]:
    """All that a run ended with: weights, optimizer with the moving average, and codes."""
    run = RunFolder(path)
    config = run.read_config()
    recorder = Recorder(run, build_vae(config), config, config.photos.count)
    assert recorder.resume()[0].step == config.training.steps
    variables = [*recorder.vae.weights, *recorder.vae.optimizer.variables]
    return [*(variable.numpy() for variable in variables), *run.read_codes()]
