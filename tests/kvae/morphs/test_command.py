import numpy as np
import pytest
from PIL import Image

from kvae.morphs.__main__ import main
from tests.kvae.morphs.things import things


@pytest.fixture
def folder(tmp_path):
    for i, picture in enumerate(things(6, side=80)):
        Image.fromarray(picture).save(tmp_path / f"thing{i}.png")
    return tmp_path


def test_a_sheet_is_drawn_and_every_photo_named(folder, capsys):
    sheet = folder / "out" / "sheet.png"
    assert main(["--photos", str(folder), "--image-size", "64", "--sheet", str(sheet)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == str(sheet)
    assert len(lines) == 7
    assert all(line.startswith(f"thing{i}.png fits") for i, line in enumerate(lines[:-1]))
    picture = np.asarray(Image.open(sheet))
    assert picture.shape[0] == 6 * 64
    # Each row begins with its own photo, to the bit.
    own = np.asarray(
        Image.fromarray(things(6, side=80)[0]).resize((64, 64), Image.Resampling.LANCZOS)
    )
    assert np.abs(picture[:64, :64].astype(int) - own).mean() < 3  # resized in linear light


def test_bad_input_is_one_sentence(tmp_path, capsys):
    assert main(["--photos", str(tmp_path / "none")]) == 2
    assert main(["--photos", str(tmp_path)]) == 2
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error:")]
    assert len(errors) == 2


def test_a_sheet_that_cannot_be_written_says_so(folder, capsys):
    arguments = ["--photos", str(folder), "--image-size", "64"]
    assert main([*arguments, "--sheet", str(folder / "sheet.nonsense")]) == 2
    assert "--sheet" in capsys.readouterr().err
