"""The command line: files, names, messages and exit codes."""

import numpy as np
import pytest
from PIL import Image

from desktop.generator.__main__ import main
from desktop.generator.decoder import Decoder
from desktop.generator.picture_file import read_record
from desktop.generator.sampling import draw
from desktop.generator.sheets import contact_sheet
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


def test_a_second_run_keeps_the_first(tmp_path):
    model = save_decoder(tmp_path / "decoder.onnx")
    for _ in range(2):
        assert main([str(model), "--count", "1", "--out", str(tmp_path / "out")]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["toy-s000001-01-2.png", "toy-s000001-01.png"]


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
    "arguments", [["--count", "0"], ["--count", "x"], ["--seed", "-1"], ["--seed", str(2**64)]]
)
def test_impossible_numbers_are_refused_at_once(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "whole number" in capsys.readouterr().err


def test_a_contact_sheet_keeps_order_and_colours():
    colours = [(250, 0, 0), (0, 250, 0), (0, 0, 250), (250, 250, 0), (0, 250, 250)]
    images = np.array([np.full((64, 64, 3), colour, np.uint8) for colour in colours])
    sheet = contact_sheet(images, 3, captions="abcde", gap=8, scale=2)
    below = sheet.height - 3 * 8 - 2 * 128
    assert sheet.size == (8 + 3 * 136, sheet.height)
    for index, colour in enumerate(colours):
        row, column = divmod(index, 3)
        centre = (8 + column * 136 + 64, 8 + row * (136 + below // 2) + 64)
        assert sheet.getpixel(centre) == colour
    with pytest.raises(ValueError, match="captions"):
        contact_sheet(images, 3, captions="ab")
