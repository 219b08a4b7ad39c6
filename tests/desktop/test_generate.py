"""The command line: files, names, messages and exit codes."""

import numpy as np
import pytest
from PIL import Image

from desktop.generator.__main__ import main
from desktop.generator.files.picture_file import read_record
from desktop.generator.job import Job
from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draw
from desktop.generator.user_error import UserError
from desktop.generator.workers import saved_by
from tests.desktop.tiny_models import save_decoder


def test_pictures_lie_where_the_last_line_says(tmp_path, capsys):
    model = save_decoder(tmp_path / "decoder.onnx")
    out = tmp_path / "new" / "pictures"
    assert main([str(model), "--count", "3", "--seed", "7", "--out", str(out), "--sheet"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(out)
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"toy-s000007-{n}.png" for n in ("01", "02", "03", "sheet")]
    decoder = Decoder.open(model)
    for index in range(3):
        path = out / f"toy-s000007-{index + 1:02d}.png"
        z = draw(7, index, 8)
        assert np.array_equal(np.asarray(Image.open(path)), decoder.decode(z[np.newaxis])[0])
        saved = read_record(path)
        assert (saved.model_sha256, saved.seed, saved.index) == (decoder.sha256, 7, index)
        assert saved.z.tobytes() == z.tobytes()


def generated(model, out, *options: str) -> dict[str, bytes]:
    """Run the command; returns what lies in the folder then."""
    assert main([str(model), "--out", str(out), *options]) == 0
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_a_job_is_shared_by_its_first_pictures(tmp_path):
    model = save_decoder(tmp_path / "decoder.onnx")
    whole = generated(model, tmp_path / "whole", "--count", "7", "--seed", "3")
    generated(model, tmp_path / "shared", "--count", "3", "--seed", "3")
    shared = generated(model, tmp_path / "shared", "--count", "4", "--seed", "3", "--first", "4")
    assert shared == whole
    assert list(whole)[-1] == "toy-s000003-07.png"
    assert read_record(tmp_path / "shared" / "toy-s000003-04.png").index == 3


def test_a_second_run_goes_on_where_the_first_was_stopped(tmp_path, capsys, monkeypatch):
    model, out = save_decoder(tmp_path / "decoder.onnx"), tmp_path / "out"
    options = ("--count", "5", "--sheet")
    whole = generated(model, tmp_path / "whole", *options)
    assert "already" not in capsys.readouterr().err
    generated(model, out, "--count", "2")
    kept = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert generated(model, out, *options) == whole
    assert "2 of 5 were there already." in capsys.readouterr().err.splitlines()
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    monkeypatch.setattr("desktop.generator.job.png_bytes", None)  # nothing is left to draw
    assert generated(model, out, *options) == whole
    assert "5 of 5 were there already." in capsys.readouterr().err.splitlines()


def test_several_processes_write_the_same_files(tmp_path, capsys):
    model = save_decoder(tmp_path / "decoder.onnx")
    options = ("--count", "20", "--seed", "3", "--first", "7", "--sheet")
    whole = generated(model, tmp_path / "whole", *options)
    out = tmp_path / "shared"
    generated(model, out, "--count", "3", "--seed", "3", "--first", "9")  # two goes on behind it
    capsys.readouterr()
    assert generated(model, out, *options, "--workers", "2") == whole
    assert "3 of 20 were there already." in capsys.readouterr().err.splitlines()
    for number in range(7, 27):
        assert read_record(out / f"toy-s000003-{number:02d}.png").index == number - 1


def test_what_stops_one_of_several_processes_is_said_once(tmp_path):
    model, out = save_decoder(tmp_path / "decoder.onnx"), tmp_path / "out"
    job = Job(out, 1, 1.0)  # into a folder that somebody has just taken away
    with pytest.raises(UserError, match="toy-s000001-01") as caught:
        list(saved_by(2, model, job, range(4)))
    assert "No such file or directory" in str(caught.value)
    with pytest.raises(UserError, match="There is no file"):
        list(saved_by(2, tmp_path / "gone.onnx", job, range(4)))


def test_what_is_not_the_same_picture_is_kept_and_not_counted(tmp_path, capsys):
    model, out = save_decoder(tmp_path / "decoder.onnx"), tmp_path / "out"
    first = generated(model, out, "--count", "2")
    (out / "toy-s000001-01.png").write_bytes(first["toy-s000001-01.png"][:-40])
    found = generated(model, out, "--count", "2")  # one of the two is damaged
    assert found["toy-s000001-01-2.png"] == first["toy-s000001-01.png"]
    assert "1 of 2 were there already." in capsys.readouterr().err
    other = ("--count", "2", "--variety", "0.5")
    assert list(generated(model, out, *other)) == [
        f"toy-s000001-{name}.png" for name in ("01-2", "01-3", "01", "02-2", "02")
    ]
    assert "already" not in capsys.readouterr().err
    assert len(generated(model, out, *other)) == 5
    assert "2 of 2 were there already." in capsys.readouterr().err
    another = save_decoder(tmp_path / "another.onnx", licence="none")
    assert len(generated(another, out, "--count", "2")) == 7
    (out / "toy-s000009-01.png").mkdir()
    assert main([str(model), "--out", str(out), "--count", "1", "--seed", "9"]) == 0
    assert (out / "toy-s000009-01-2.png").is_file()


def test_a_bad_model_is_the_users_mistake(tmp_path, capsys):
    (tmp_path / "decoder.onnx").write_text("no model")
    assert main([str(tmp_path / "decoder.onnx"), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: decoder.onnx is a text file")
    assert "\nhint: " in said
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made(tmp_path, capsys):
    model = save_decoder(tmp_path / "decoder.onnx")
    assert main([str(model), "--out", str(model / "out")]) == 2
    assert "cannot be made" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--count", "0"],
        ["--first", "0"],
        ["--count", "x"],
        ["--seed", "-1"],
        ["--seed", str(2**64)],
    ],
)
def test_impossible_numbers_are_refused_at_once(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "whole number" in capsys.readouterr().err


def test_variety_stretches_the_codes_and_the_record_has_the_true_one(tmp_path):
    model = save_decoder(tmp_path / "decoder.onnx")
    for variety in ("0", "0.5", "1", "1.7"):
        out = tmp_path / variety
        assert main([str(model), "--count", "2", "--out", str(out), "--variety", variety]) == 0
        saved = read_record(out / "toy-s000001-02.png")
        assert saved.z.tobytes() == (draw(1, 1, 8) * np.float32(variety)).tobytes()
        image = Decoder.open(model).decode(saved.z[np.newaxis])[0]
        assert np.array_equal(np.asarray(Image.open(out / "toy-s000001-02.png")), image)


@pytest.mark.parametrize("variety", ["-0.1", "3.1", "nan", "inf", "x", ""])
def test_an_impossible_variety_is_refused_at_once(variety, capsys):
    with pytest.raises(SystemExit) as caught:
        main([f"--variety={variety}"])
    assert caught.value.code == 2
    assert "is not a number from 0 to 3" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["morph.gif", "morph.PNG", "morph.webp"])
def test_an_animation_leads_through_the_pictures_and_back(tmp_path, name, capsys):
    model, out = save_decoder(tmp_path / "decoder.onnx"), tmp_path / "out"
    file = tmp_path / name
    options = [str(model), "--count", "3", "--out", str(out), "--animation", str(file)]
    assert main(options) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(out)
    with Image.open(file) as animation:
        times = []
        for frame in range(animation.n_frames):
            animation.seek(frame)
            animation.load()
            times.append(animation.info["duration"])
        assert sum(times) == 3 * 24 * 40  # three seconds, whatever frames were alike
        animation.seek(0)
        first = np.asarray(animation.convert("RGB"), float)
    expected = np.asarray(Image.open(out / "toy-s000001-01.png"), float)
    # Levels; 256 colours miss the tiny model's glow by 4.
    assert np.abs(first - expected).mean() < 6
    if name == "morph.PNG":
        assert read_record(file).z.tobytes() == draw(1, 0, 8).tobytes()
    with pytest.raises(SystemExit):
        main(options)
    assert "exists already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--animation", "morph.mp4"], "does not end in .gif, .png, .webp"),
        (["--animation", "morph.gif", "--count", "1"], "two pictures"),
    ],
)
def test_an_impossible_animation_is_refused_at_once(tmp_path, monkeypatch, options, reason, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        main(options)
    assert caught.value.code == 2
    assert reason in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
