"""A command that is told to end leaves whole files only, and says so in one line."""

import os
import signal
import subprocess
import sys
import time

from desktop.generator.__main__ import main
from desktop.generator.files.picture_file import read_record
from desktop.generator.model.decoder import Decoder
from tests.conftest import ROOT
from tests.desktop.tiny_models import save_decoder


def test_ctrl_c_ends_in_one_line_and_keeps_what_is_whole(tmp_path, capsys, monkeypatch):
    model, out = save_decoder(tmp_path / "d.onnx"), tmp_path / "out"
    real, drawn = Decoder.decode, []

    def third_is_too_much(self, codes):
        drawn.append(codes)
        if len(drawn) == 3:
            raise KeyboardInterrupt
        return real(self, codes)

    monkeypatch.setattr(Decoder, "decode", third_is_too_much)
    assert main([str(model), "--out", str(out)]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "Stopped; every file that is there is whole."
    assert len([read_record(path) for path in out.iterdir()]) == 2


def test_a_command_that_is_told_to_end_leaves_no_half_written_file(tmp_path, capsys, monkeypatch):
    model, out = save_decoder(tmp_path / "d.onnx"), tmp_path / "out"
    real, before, flushed = os.fsync, signal.getsignal(signal.SIGTERM), []

    def told_at_the_third(descriptor):
        flushed.append(descriptor)
        if len(flushed) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", told_at_the_third)
    assert main([str(model), "--out", str(out)]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "Stopped; every file that is there is whole."
    assert len([read_record(path) for path in out.iterdir()]) == 2
    assert signal.getsignal(signal.SIGTERM) == before


def test_several_processes_that_are_told_to_end_leave_no_half_written_file(tmp_path):
    """As `timeout` tells all of a group."""
    model, out = save_decoder(tmp_path / "d.onnx"), tmp_path / "out"
    command = [sys.executable, "-m", "desktop.generator", str(model), "--out", str(out)]
    started = subprocess.Popen(
        [*command, "--count", "100000", "--workers", "2"],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not (out.is_dir() and len(os.listdir(out)) > 8):  # both draw
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGTERM)
    said = started.communicate(timeout=60)[1]
    assert said.splitlines()[1:] == ["Stopped; every file that is there is whole."]
    assert all(read_record(path) for path in out.iterdir())


def test_ctrl_c_is_not_heard_by_processes_that_begin(tmp_path):
    """A terminal sends it to all of them, and each would report it in lines of its own."""
    model, out = save_decoder(tmp_path / "d.onnx"), tmp_path / "out"
    command = [sys.executable, "-m", "desktop.generator", str(model), "--out", str(out)]
    options = ["--count", "100000", "--workers", "2"]
    # What is ignored here, as in a shell's background, would be ignored there.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started = subprocess.Popen(
        [*command, *options], cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    signal.signal(signal.SIGINT, before)
    said = started.stderr.readline()
    time.sleep(0.2)  # now they load NumPy, or were not begun yet on a busy machine
    os.killpg(started.pid, signal.SIGINT)
    said += started.communicate(timeout=60)[1]
    assert said.splitlines()[1:] == ["Stopped; every file that is there is whole."]
    assert started.returncode == 130
