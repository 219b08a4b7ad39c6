"""A new file is tried in a child process, and whatever goes wrong there keeps it out."""

import resource
import shutil
import sys
import threading
import time

import numpy as np
import pytest

from desktop import program
from desktop.generator.__main__ import main
from desktop.generator.model.checked_file import read_model_file
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFile, ModelFileError, ModelKind
from desktop.generator.trial import process
from desktop.generator.trial import trials as module
from desktop.generator.trial.process import usual_command
from desktop.generator.trial.trials import Interruption, Trials
from desktop.generator.trial.tried import TriedModels
from tests.conftest import ROOT
from tests.desktop.generator.model.graph.test_bounds import BOMBS
from tests.desktop.generator.trial.children import FAULTS, child_that, children
from tests.desktop.tiny_models import build_decoder, build_encoder, save, save_decoder

CRASHED = "d.onnx is not opened: a process that tried it crashed."
TOO_MUCH = "d.onnx takes more memory or time than any kvae model."
NEVER = ["false"]  # in place of a process that nothing should ask


@pytest.fixture
def tried(tmp_path) -> TriedModels:
    return TriedModels(tmp_path / "settings")


@pytest.fixture
def file(tmp_path) -> ModelFile:
    return read_model_file(save_decoder(tmp_path / "d.onnx"))


def refusal(trials: Trials, file: ModelFile, kind: str = "decoder") -> ModelFileError:
    with pytest.raises(ModelFileError) as caught:
        trials(file, kind)
    return caught.value


def test_a_good_file_passes_once_and_is_known_at_the_next_start(tried, file, tmp_path, monkeypatch):
    (tmp_path / "numpy.py").write_text("raise SystemExit('a stranger was imported')")
    monkeypatch.chdir(tmp_path)
    before = children()
    Trials(tried)(file, "decoder")
    assert children() == before
    elsewhere = read_model_file(file.path.rename(tmp_path / "other.onnx"))
    Trials(TriedModels(tmp_path / "settings"), NEVER)(elsewhere, "decoder")


def test_an_encoder_is_tried_as_one(tried, tmp_path):
    file = read_model_file(save(build_encoder(), tmp_path / "e.onnx"))
    Trials(tried)(file, "encoder")
    assert file.sha256 in tried


def test_what_came_with_the_program_needs_no_trial_and_its_copy_does(tried, tmp_path):
    for name in ("decoder", "encoder"):
        Trials(tried, NEVER)(read_model_file(garden_decoder().with_name(f"{name}.onnx")), name)
    copy = read_model_file(shutil.copy(garden_decoder(), tmp_path / "d.onnx"))
    assert "could not be tried" in str(refusal(Trials(tried, NEVER), copy))


def test_a_file_that_is_no_usable_model_is_refused_in_the_same_words(tried, tmp_path):
    model = build_decoder(weights=np.full((8, 192), np.nan))
    file = read_model_file(save(model, tmp_path / "d.onnx"))
    with pytest.raises(ModelFileError) as here:
        Decoder.of(file)
    there = refusal(Trials(tried), file)
    assert (str(there), there.hint) == (str(here.value), here.value.hint)
    assert there.sentence.values == {"name": "d.onnx"}
    assert file.sha256 not in tried


def test_a_file_that_would_fill_the_memory_is_refused(tried, tmp_path):
    """4 GB, had its graph not been looked at before."""
    file = ModelFile(tmp_path / "d.onnx", BOMBS["pad"]().SerializeToString(), "0" * 64)
    assert str(refusal(Trials(tried), file)) == TOO_MUCH


def test_a_file_that_takes_for_ever_to_begin_with_is_refused(tried, tmp_path, monkeypatch):
    """The runtime multiplies what is constant as it opens a file: here for minutes."""
    monkeypatch.setattr(process, "PROCESSOR_SECONDS", 1)
    file = ModelFile(tmp_path / "d.onnx", BOMBS["2,000 products"]().SerializeToString(), "0" * 64)
    assert str(refusal(Trials(tried, seconds=600), file)) == TOO_MUCH


@pytest.mark.parametrize("fault", FAULTS)
def test_a_child_that_goes_wrong_keeps_the_file_out_and_leaves_nothing_behind(tried, file, fault):
    before = children()
    seconds = 0.2 if fault == "hangs" else 30  # else long enough for a busy machine
    error = refusal(Trials(tried, child_that(fault), seconds), file)
    assert str(error) == (TOO_MUCH if fault == "hangs" else CRASHED)
    assert error.hint
    assert children() == before
    assert file.sha256 not in tried


@pytest.mark.parametrize(
    ("command", "reason"),
    [(NEVER, "could not begin"), (["/no/such/program"], "No such file or directory")],
)
def test_a_file_that_cannot_be_tried_is_not_opened(tried, file, command, reason):
    trials = Trials(tried, command)
    trials.prepare()  # says nothing: perhaps no file will follow
    error = refusal(trials, file)
    assert str(error).startswith("d.onnx could not be tried before it is opened: ")
    assert reason in str(error)


def test_a_process_begun_beforehand_is_the_one_that_tries(tried, file):
    before = children()
    trials = Trials(tried)
    trials.prepare()
    trials.prepare()
    (begun,) = children() - before
    # Beyond what the largest file takes that passes the bounds of its graph (360 MB, 1.3 s).
    assert resource.prlimit(int(begun), resource.RLIMIT_DATA)[0] == 2**30
    assert resource.prlimit(int(begun), resource.RLIMIT_CPU)[0] == 5
    trials._waiting.ask(file, ModelKind.DECODER, 30)
    assert trials._waiting._process.pid == int(begun)
    trials.stop()
    assert children() == before


def test_a_process_is_begun_for_a_file_that_is_new_and_for_no_other(tried, file, tmp_path):
    before = children()
    with Trials(tried, child_that("hangs")) as trials:
        for path in (garden_decoder(), tmp_path / "missing.onnx", tmp_path):
            trials.prepare_for(path)
        tried.add(file.sha256)
        trials.prepare_for(file.path)
        assert children() == before
        trials.prepare_for(save_decoder(tmp_path / "new.onnx", name="new"))
        assert len(children() - before) == 1
    assert children() == before


def test_a_process_that_nobody_asks_ends_and_another_takes_its_place(tried, file):
    code = "from desktop.generator.trial import __main__ as m; m.PATIENCE = 0.01; m.main()"
    trials = Trials(tried, [sys.executable, "-c", code])
    trials.prepare()
    assert trials._waiting._process.wait(60) == 0
    trials._command = child_that("crashes")
    assert str(refusal(trials, file)) == CRASHED


def test_after_one_trial_another_process_is_begun_for_the_next(tried, file, tmp_path):
    before = children()
    with Trials(tried) as trials:
        for number, model in enumerate((file.path, save_decoder(tmp_path / "next.onnx", name="n"))):
            trials.prepare()
            waiting = children() - before
            assert len(waiting) == 1
            trials(read_model_file(model), "decoder")
            assert not waiting & children(), number
    assert children() == before


def test_a_trial_is_interrupted_from_another_thread(tried, file):
    before, trials, errors = children(), Trials(tried, child_that("hangs"), 600), []
    interruption = Interruption()

    def attempt() -> None:
        with pytest.raises(ModelFileError) as caught:
            trials(file, "decoder", interruption)
        errors.append(caught.value)

    thread = threading.Thread(target=attempt)
    thread.start()
    while children() == before and thread.is_alive():
        time.sleep(0.01)
    interruption.set()
    thread.join(60)
    assert len(errors) == 1
    assert children() == before


def test_a_trial_that_was_interrupted_before_it_began_ends_at_once(tried, file):
    before, interruption = children(), Interruption()
    interruption.set()
    with pytest.raises(ModelFileError):
        Trials(tried, child_that("hangs"), 600)(file, "decoder", interruption)
    assert children() == before
    assert file.sha256 not in tried


def test_after_the_end_there_is_no_trial_and_nothing_waits(tried, file):
    before, trials = children(), Trials(tried)
    trials.prepare()
    trials.stop()
    assert children() == before
    trials.prepare()
    assert children() == before
    assert "about to end" in str(refusal(trials, file))


def test_the_standalone_app_starts_itself(tried, monkeypatch):
    monkeypatch.setattr(program, "STANDALONE", True)
    executable, *hidden = usual_command()
    assert executable == sys.executable
    command = [executable, str(ROOT / "desktop" / "bundle" / "start.py"), *hidden]
    Trials(tried, command).run(read_model_file(garden_decoder()), "decoder")


def test_the_command_opens_nothing_that_crashes(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(module, "usual_command", lambda: child_that("crashes"))
    model, out = save_decoder(tmp_path / "d.onnx"), tmp_path / "out"
    assert main([str(model), "--count", "1", "--out", str(out)]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"error: {CRASHED}"
    assert not out.exists()
    assert main(["--count", "1", "--out", str(out)]) == 0  # the garden
