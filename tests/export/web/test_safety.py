"""Nothing is asked of a network, a stranger's words stay words, and wrong pictures are reported."""

import onnx
import pytest

from desktop.generator.files.picture_file import picture_name, read_record
from desktop.generator.model.card import CARD_KEY
from desktop.generator.trial.trials import Trials
from export.keras_to_onnx import to_onnx
from export.page_of_decoder import page_of
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.desktop.tiny_models import tiny_card
from tests.export.web.chromium import PageError
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


def test_a_strangers_words_are_only_words(tab, tmp_path):
    small = ModelConfig(latent_dim=4, image_size=64, decoder_width=48, stem_width=16)
    model = to_onnx(build_decoder(small))
    words = {"name": HOSTILE[:100], "licence": HOSTILE, "credits": ("Ann", HOSTILE)}
    card = tiny_card(latent_dim=4, image_size=64, **words)
    onnx.helper.set_model_props(model, {CARD_KEY: card.to_json()})
    (tmp_path / "decoder.onnx").write_bytes(model.SerializeToString())
    page = tmp_path / "page.html"
    with Trials.usual() as trials:
        page.write_text(page_of(tmp_path / "decoder.onnx", trials), "utf-8")
    visit(tab, page, 1, 1)
    tab.do("document.getElementById('tab-about').click()")
    assert said(tab, "name") == HOSTILE[:100]
    assert said(tab, "about").count(HOSTILE) == 3  # licence, credits and name
    assert tab.do("document.querySelectorAll('img').length") == 0
    assert tab.do("document.title") == f"{HOSTILE[:100]} — kvae"
    path = save(tab, tmp_path / "saved")
    assert path.name == picture_name(HOSTILE[:100], read_record(path))


def test_a_page_that_draws_otherwise_says_so(tab, page, tmp_path):
    visit(tab, page, 0, 1)
    tab.until("document.getElementById('about').textContent.includes('Checked')")
    assert tab.do("document.getElementById('trouble').hidden")
    text = page.read_text("utf-8")
    head, weights = text.split('<script id="weights" type="text/plain">')
    damaged = tmp_path / "damaged.html"  # 3 kB of zeros where weights were
    damaged.write_text(
        f'{head}<script id="weights" type="text/plain">{"A" * 4000}{weights[4000:]}', "utf-8"
    )
    visit(tab, damaged, 0, 1)
    tab.until("!document.getElementById('trouble').hidden")
    assert "draws other pictures" in said(tab, "trouble")
