import json
from dataclasses import asdict

from desktop.generator.model.decoder import Decoder
from report.speed import speed_of


def test_it_is_measured_once_and_again_for_another_model(run):
    decoder = Decoder.open(run / "decoder.onnx")
    found = speed_of(decoder, run)
    assert found.milliseconds > 0
    saved = json.loads((run / "speed.json").read_text("utf-8"))
    assert saved["sha256"] == decoder.sha256
    (run / "speed.json").write_text(json.dumps(saved | {"milliseconds": 7.5}))
    assert speed_of(decoder, run).milliseconds == 7.5
    (run / "speed.json").write_text(json.dumps(saved | {"milliseconds": 7.5, "sha256": "older"}))
    assert speed_of(decoder, run).milliseconds != 7.5


def test_where_a_damaged_file_lies_it_is_measured_anew(run):
    decoder = Decoder.open(run / "decoder.onnx")
    for damage in ("{}", "[", '{"milliseconds": "fast"}'):
        (run / "speed.json").write_text(damage)
        found = speed_of(decoder, run)
        assert json.loads((run / "speed.json").read_text("utf-8")) == asdict(found)
