"""The page in a real browser: the same pictures as Python's, and nothing asked of any network."""

import base64
import json
import time
from dataclasses import replace

import numpy as np
import onnx
import pytest
from PIL import Image

from desktop.generator.files.picture_file import picture_name, read_record
from desktop.generator.latent.latent_map import nearest, principal_plane
from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.decoder import Decoder, to_levels
from desktop.generator.model.garden import garden_decoder
from desktop.generator.sampling import MAX_SEED, draw, draws
from export.half import MOST_LEVELS, halved, levels_apart
from export.keras_to_onnx import to_onnx
from export.page import bundled
from export.page_network import page_network
from export.to_web import main, page_of
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.desktop.tiny_models import save_decoder
from tests.export.both_sides import randomise, run_onnx
from tests.export.chromium import PATIENCE, PageError, chromium

HOSTILE = "<img src=x onerror=alert(1)></script><script>document.title='owned'</script>"


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def garden():
    return Decoder.open(garden_decoder())


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The garden's page, made by the command."""
    path = tmp_path_factory.mktemp("page") / "garden.html"
    assert main([str(garden_decoder()), "--out", str(path)]) == 0
    return path


def visit(tab, page, seed=0, pictures=12):
    """Open a page anew and wait until it has drawn."""
    tab.open(page, f"seed={seed}&pictures={pictures}")
    drawn(tab)


def drawn(tab):
    tab.until("document.getElementById('tiles').getAttribute('aria-busy') === 'false'")


def pixels(tab, count, size) -> np.ndarray:
    """What the first tiles show: uint8 (count, size, size, 3)."""
    found = tab.do(
        f"btoa([...document.querySelectorAll('#tiles canvas')].slice(0, {count}).map((canvas) =>"
        f" canvas.getContext('2d').getImageData(0, 0, {size}, {size}).data.reduce("
        "(text, byte) => text + String.fromCharCode(byte), '')).join(''))"
    )
    data = np.frombuffer(base64.b64decode(found), np.uint8)
    return data.reshape(count, size, size, 4)[..., :3]


def levels(a, b) -> int:
    return int(np.abs(a.astype(int) - b.astype(int)).max())


def field(tab, name, value):
    """Type into a field, or move a slider, as a person does."""
    tab.do(
        f"(() => {{ const field = document.querySelector({json.dumps(name)});"
        f" field.value = {json.dumps(value)};"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    drawn(tab)


def said(tab, name) -> str:
    return tab.do(f"document.getElementById('{name}').textContent")


def shown(tab) -> int:
    return tab.do("document.querySelectorAll('#tiles button:not([hidden])').length")


def save(tab, folder):
    """Press the button and wait for the file, in a folder that is made for it."""
    folder.mkdir()
    tab.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    tab.do("document.getElementById('said').textContent = ''")
    tab.do("document.getElementById('save').click()")
    tab.until("document.getElementById('said').textContent !== ''")
    end = time.monotonic() + PATIENCE
    while not (found := list(folder.glob("*.png"))):
        assert time.monotonic() < end, list(folder.iterdir())
        time.sleep(0.02)
    return found[0]


@pytest.mark.parametrize(("seed", "count"), [(0, 12), (7, 1), (123456, 5), (MAX_SEED, 12)])
def test_the_pictures_are_pythons(tab, page, garden, seed, count):
    visit(tab, page, seed, count)
    expected = garden.decode(draws(seed, count, garden.card.latent_dim))
    # float16 weights move a value by a third of a level; rounding then makes at most one of it.
    assert levels(pixels(tab, count, garden.card.image_size), expected) <= 1
    assert shown(tab) == count


def test_another_seed_is_drawn_as_it_is_typed(tab, page, garden):
    visit(tab, page, 1, 2)
    field(tab, "#seed", "42")
    assert levels(pixels(tab, 2, 96), garden.decode(draws(42, 2, 8))) <= 1
    field(tab, "#seed", "18446744073709551616")  # one too many: refused, and nothing changes
    assert tab.do("document.getElementById('seed').getAttribute('aria-invalid')") == "true"
    assert levels(pixels(tab, 2, 96), garden.decode(draws(42, 2, 8))) <= 1


def test_codes_are_pythons(tab):
    seeds = [0, 1, 2**53 + 1, 2**63, MAX_SEED, *range(100, 300)]
    found = tab.do(
        f"(() => {{ {bundled('sampling')}; const seeds = {json.dumps([str(s) for s in seeds])};"
        " return seeds.map((seed) => [0, 1, 11].map((index) =>"
        " [...$sampling.draw(BigInt(seed), index, 10)])); })()"
    )
    expected = [[draw(seed, index, 10) for index in (0, 1, 11)] for seed in seeds]
    # log, cos and sin are within an ulp of float64 on both sides; rounding hides that but for one
    # in a hundred million, which then is a float32's last bit.
    np.testing.assert_array_max_ulp(np.float32(found), np.array(expected), maxulp=1)


@pytest.mark.parametrize(
    "config",
    [
        ModelConfig(latent_dim=4, image_size=64, decoder_width=48, stem_width=16),
        ModelConfig(latent_dim=10, image_size=101, decoder_width=48, stem_width=16),
        ModelConfig(latent_dim=5, image_size=75, decoder_width=48, stem_width=16, colours=1),
    ],
    ids=["64", "101", "75-grey"],
)
def test_every_decoder_that_is_trained_is_computed(tab, config):
    """Sizes that are cut out of larger maps, odd ones, one colour, any number of axes."""
    keras_decoder = build_decoder(config)
    randomise(keras_decoder)
    model = to_onnx(keras_decoder)
    network = page_network(model, "decoder.onnx")
    told = network.outline | {"latent_dim": config.latent_dim}
    codes = draws(3, 2, config.latent_dim)
    found = tab.do(
        f"(() => {{ {bundled('network')}; const bytes = Uint8Array.from("
        f"atob('{base64.b64encode(network.weights).decode()}'), (c) => c.charCodeAt(0)).buffer;"
        f" const decode = $network.buildDecoder({json.dumps(told)}, bytes);"
        f" return {json.dumps(codes.tolist())}.map((z) => [...decode(z)]); }})()"
    )
    (expected,) = run_onnx(model, codes)
    assert expected.std() > 0.01
    # The same sums of float32 products in another order, as in export.parity.
    np.testing.assert_allclose(np.reshape(found, expected.shape), expected, rtol=0, atol=1e-4)


def test_float16_is_widened_to_the_bit(tab):
    every = np.arange(2**16, dtype=np.uint16)
    every = every[np.isfinite(every.view(np.float16))]
    found = tab.do(
        f"(() => {{ {bundled('network')}; const numbers = new Float32Array({len(every)});"
        f" $network.widen(Uint16Array.from({json.dumps(every.tolist())}), numbers);"
        " return [...numbers]; })()"
    )
    assert np.array_equal(np.float32(found), every.view(np.float16).astype(np.float32))


def test_the_slider_adds_pictures_and_changes_none(tab, page):
    visit(tab, page, 5, 5)
    five = pixels(tab, 5, 96)
    field(tab, "#count", "6")
    assert shown(tab) == 6
    assert np.array_equal(pixels(tab, 5, 96), five)
    field(tab, "#count", "1")
    assert shown(tab) == 1


def test_a_saved_picture_opens_in_the_window(tab, page, garden, tmp_path):
    visit(tab, page, MAX_SEED, 4)
    tab.do("document.querySelectorAll('#tiles button')[2].focus()")
    field(tab, "#axes input", "1.25")
    path = save(tab, tmp_path / "saved")
    assert path.name == picture_name("garden", MAX_SEED, 2)
    record = read_record(path)
    expected = draw(MAX_SEED, 2, 8)
    strongest = max(range(8), key=lambda axis: garden.card.axes[axis].kl)
    expected[strongest] = 1.25
    assert (record.model_sha256, record.seed, record.index) == (garden.sha256, MAX_SEED, 2)
    assert record.z.tobytes() == expected.tobytes()
    with Image.open(path) as picture:
        assert picture.mode == "RGB"
        assert set(picture.info) == {"kvae"}  # nothing else is told of anyone
        assert picture.info["kvae"] == record.to_json().replace(", ", ",").replace(": ", ":")
        assert levels(np.asarray(picture), garden.decode(expected[np.newaxis])[0]) <= 1


def test_the_map_leads_to_photos_and_between_them(tab, page, garden, tmp_path):
    visit(tab, page, 3, 2)
    tab.do("document.getElementById('tab-map').click()")
    tab.do("document.getElementById('plane').focus()")
    tab.press("Enter")
    drawn(tab)
    z_mean = garden.card.z_mean
    photo = z_mean[nearest(z_mean, draw(3, 0, 8))]
    assert read_record(save(tab, tmp_path / "photo")).z.tobytes() == photo.tobytes()
    tab.press("ArrowRight")
    drawn(tab)
    plane = principal_plane(z_mean)
    (here,) = plane.project(photo[np.newaxis])
    moved = plane.lift(here + np.float32([0.1, 0]), photo)
    # Both compute in float64 from float32 axes; Python rounds the point on its way.
    np.testing.assert_allclose(read_record(save(tab, tmp_path / "moved")).z, moved, atol=1e-6)


def test_a_click_on_the_map_draws_what_lies_there(tab, page, garden, tmp_path):
    tab.send(
        "Emulation.setDeviceMetricsOverride",
        width=1280, height=900, deviceScaleFactor=1, mobile=False,
    )  # fmt: skip
    visit(tab, page, 3, 1)
    tab.do("document.getElementById('tab-map').click()")
    box = tab.do(
        "(({x, y, width}) => ({x, y, width}))"
        "(document.getElementById('plane').getBoundingClientRect())"
    )
    tab.click(box["x"] + 2, box["y"] + box["width"] / 2)  # the left border: no photo lies there
    drawn(tab)
    plane, code = principal_plane(garden.card.z_mean), draw(3, 0, 8)
    points = plane.project(garden.card.z_mean)
    reach = max(2.8, 1.08 * np.abs(points).max())
    at = reach * (2 * np.array([2, box["width"] / 2]) / box["width"] - 1) * [1, -1]
    expected = plane.lift(at, code)
    # A pixel of the map is about a hundredth; the browser counts in whole ones.
    np.testing.assert_allclose(read_record(save(tab, tmp_path / "there")).z, expected, atol=0.03)


def test_keys_do_what_the_page_says(tab, page):
    visit(tab, page, 9, 6)
    tab.do("document.querySelector('#tiles button').focus()")
    tab.press("ArrowRight")
    tab.press("ArrowDown")
    assert said(tab, "chosen") == "Picture 5"  # six are three columns
    tab.press("3")
    assert (shown(tab), said(tab, "chosen")) == (3, "Picture 3")
    tab.press("+")
    assert shown(tab) == 4
    tab.press(" ", "Space")
    drawn(tab)
    assert tab.do("document.getElementById('seed').value") != "9"
    assert shown(tab) == 4


def test_a_picture_is_put_back(tab, page):
    visit(tab, page, 2, 1)
    before = pixels(tab, 1, 96)
    field(tab, "#axes input", "3")
    assert levels(pixels(tab, 1, 96), before) > 8
    tab.do("document.getElementById('back').click()")
    drawn(tab)
    assert np.array_equal(pixels(tab, 1, 96), before)


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


def test_a_strangers_words_are_only_words(tab, garden, tmp_path):
    model = onnx.load(garden_decoder())
    card = replace(
        garden.card, name=HOSTILE[:100], licence=HOSTILE, credits=("\u202eegdam\x1b[31m", HOSTILE)
    )
    onnx.helper.set_model_props(model, {CARD_KEY: card.to_json()})
    (tmp_path / "decoder.onnx").write_bytes(model.SerializeToString())
    page = tmp_path / "page.html"
    page.write_text(page_of(tmp_path / "decoder.onnx"), "utf-8")
    visit(tab, page, 1, 1)
    tab.do("document.getElementById('tab-about').click()")
    assert said(tab, "name") == HOSTILE[:100]
    about = said(tab, "about")
    assert HOSTILE in about
    assert "\u202e" not in about
    assert "\x1b" not in about
    assert tab.do("document.querySelectorAll('img').length") == 0
    assert tab.do("document.title") == f"{HOSTILE[:100]} — kvae"
    assert save(tab, tmp_path / "saved").name == picture_name(HOSTILE[:100], 1, 0)


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


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_fits_a_phone_and_everything_has_a_name(tab, page, language):
    tab.send(
        "Emulation.setDeviceMetricsOverride",
        width=360, height=640, deviceScaleFactor=2, mobile=True,
    )  # fmt: skip
    visit(tab, page)
    if language == "ar":
        tab.do("document.getElementById('language').click()")
    assert tab.do("document.documentElement.lang") == language
    assert tab.do("document.documentElement.scrollWidth") <= 360
    assert tab.do(  # fingers: the height that buttons have
        "[...document.querySelectorAll('button')].every((b) => b.hidden ||"
        " b.getBoundingClientRect().height >= 36)"
    )
    tree = tab.send("Accessibility.getFullAXTree")["nodes"]
    used = {"button", "slider", "textbox", "tab", "application"}
    nodes = [node for node in tree if node.get("role", {}).get("value") in used]
    assert len(nodes) > 25
    assert all(node["name"]["value"].strip() for node in nodes)
    tab.send("Emulation.clearDeviceMetricsOverride")


def test_both_languages_say_everything(tab):
    found = tab.do(f"(() => {{ {bundled('texts')}; return $texts.texts; }})()")
    english, arabic = found["en"], found["ar"]
    assert english.keys() == arabic.keys()
    gaps = [
        {key: sorted(set(str(words[key]).split("{")[1:])) for key in words}
        for words in (english, arabic)
    ]
    named = [
        {key: {gap.split("}")[0] for gap in parts} for key, parts in side.items()} for side in gaps
    ]
    assert named[0] == named[1]


def test_half_the_bytes_open_in_the_window(garden, tmp_path):
    model = halved(onnx.load(garden_decoder()))
    path = tmp_path / "decoder.onnx"
    path.write_bytes(model.SerializeToString())
    assert path.stat().st_size < 0.55 * garden_decoder().stat().st_size
    assert 0 < levels_apart(garden, model) <= MOST_LEVELS
    codes = draws(11, 3, 8)
    assert levels(Decoder.open(path).decode(codes), to_levels(garden.decode_float(codes))) <= 1


def test_a_decoder_of_another_exporter_is_refused_by_name(tmp_path, capsys):
    path = save_decoder(tmp_path / "decoder.onnx")
    assert main([str(path)]) == 2
    told = capsys.readouterr().err
    assert "decoder.onnx contains MatMul, which the page does not compute" in told
    assert "hint: Export the run again" in told
    assert not (tmp_path / "draw.html").exists()


@pytest.mark.parametrize("make", [False, True])
def test_a_run_without_a_decoder_is_named(tmp_path, capsys, make):
    run = tmp_path / "00001-shells"
    run.mkdir()
    arguments = [str(run)] if make else ["--runs", str(tmp_path / "none")]
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert ("no decoder.onnx in" if make else "no trained run in") in told
    assert "hint: python -m" in told


def test_a_place_that_cannot_be_written_is_named(tmp_path, capsys):
    out = tmp_path / "missing" / "page.html"
    assert main([str(garden_decoder()), "--out", str(out)]) == 2
    assert f"{out} cannot be written: No such file or directory" in capsys.readouterr().err
