import json

import pytest

from desktop.generator.model.decoder import Decoder
from kvae.terminal import UserError
from report.speed import speed_of


def test_it_is_measured_once_and_again_for_another_model(run):
    decoder = Decoder.open(run / "decoder.onnx")
    found = speed_of(decoder, run)
    assert found.milliseconds > 0
    told = json.loads((run / "speed.json").read_text("utf-8"))
    assert told["sha256"] == decoder.sha256
    (run / "speed.json").write_text(json.dumps(told | {"milliseconds": 7.5}))
    assert speed_of(decoder, run).milliseconds == 7.5
    (run / "speed.json").write_text(json.dumps(told | {"milliseconds": 7.5, "sha256": "older"}))
    assert speed_of(decoder, run).milliseconds != 7.5


def test_a_damaged_file_is_named(run):
    (run / "speed.json").write_text("{}")
    with pytest.raises(UserError, match=r"speed\.json is damaged"):
        speed_of(Decoder.open(run / "decoder.onnx"), run)
