"""Nothing is asked of a network, and a stranger's words stay words."""

import onnx
import pytest

from desktop.generator.files.picture_file import picture_name, read_record
from desktop.generator.model.card import CARD_KEY
from export.keras_to_onnx import to_onnx
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.desktop.tiny_models import tiny_card
from tests.export.web.chromium import PageError
from tests.export.web.pages import page_file
from tests.export.web.visits import said, save, visit

HOSTILE = "<img src=x onerror=alert(1)></script><script>document.title='owned'</script>"


def test_no_network_is_asked_for_anything(tab, page):
    visit(tab, page)
    tab.do("document.getElementById('tab-map').click()")
    asked = [
        event["params"]["request"]["url"]
        for event in tab.events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert {url.split(":")[0] for url in asked} <= {"file", "blob", "data"}
    with pytest.raises(PageError, match="Failed to fetch"):
        tab.do("fetch('http://127.0.0.1:1/')")
    refused = [
        event["params"]["entry"]["text"]
        for event in tab.events
        if event["method"] == "Log.entryAdded"
    ]
    assert any("Content Security Policy" in text for text in refused)


def test_nothing_is_complained_of(tab, page):
    """By the page, its workers, or the browser about them."""
    visit(tab, page, 4, 12)
    heard = {"Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"}
    assert [event for event in tab.events if event["method"] in heard] == []


def test_a_strangers_words_are_only_words(tab, tmp_path):
    small = ModelConfig(latent_dim=4, image_size=64, decoder_width=48, stem_width=16)
    model = to_onnx(build_decoder(small))
    words = {"name": HOSTILE[:100], "licence": HOSTILE, "credits": ("Ann", HOSTILE)}
    card = tiny_card(latent_dim=4, image_size=64, **words)
    onnx.helper.set_model_props(model, {CARD_KEY: card.to_json()})
    (tmp_path / "decoder.onnx").write_bytes(model.SerializeToString())
    visit(tab, page_file(tmp_path / "decoder.onnx"), 1, 1)
    tab.do("document.getElementById('tab-about').click()")
    assert said(tab, "name") == HOSTILE[:100]
    assert said(tab, "about").count(HOSTILE) == 3  # licence, credits and name
    assert tab.do("document.querySelectorAll('img').length") == 0
    assert tab.do("document.title") == f"{HOSTILE[:100]} — kvae"
    path = save(tab, tmp_path / "saved")
    assert path.name == picture_name(HOSTILE[:100], read_record(path))
