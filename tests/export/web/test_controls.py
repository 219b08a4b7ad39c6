"""What people do on the page: steer, cross, travel, save, press keys, on a phone too."""

import numpy as np
import pytest
from PIL import Image

from desktop.generator.arguments import MAX_SEED
from desktop.generator.files.picture_file import picture_name, read_record
from desktop.generator.latent.crossing import with_step
from desktop.generator.latent.latent_map import nearest, principal_plane
from desktop.generator.sampling import draw
from desktop.state.session import LIMIT
from export.page import bundled
from tests.desktop.tiny_models import save_decoder
from tests.export.web.pages import page_file
from tests.export.web.visits import drawn, field, levels, pixels, said, save, shown, visit


def test_a_saved_picture_opens_in_the_window(tab, page, garden, tmp_path):
    visit(tab, page, MAX_SEED, 4)
    tab.do("document.querySelectorAll('#tiles button')[2].focus()")
    field(tab, "#axes input", "1.25")
    path = save(tab, tmp_path / "saved")
    record = read_record(path)
    assert path.name == picture_name("garden", record)
    assert path.name.endswith("-03-changed.png")
    expected = draw(MAX_SEED, 2, 8)
    expected[0] = 1.25
    assert (record.model_sha256, record.seed, record.index) == (garden.sha256, MAX_SEED, 2)
    assert record.z.tobytes() == expected.tobytes()
    with Image.open(path) as picture:
        assert picture.mode == "RGB"
        assert set(picture.info) == {"kvae"}  # nothing else is said of anyone
        assert picture.info["kvae"] == record.to_json().replace(", ", ",").replace(": ", ":")
        assert levels(np.asarray(picture), garden.decode(expected[np.newaxis])[0]) <= 1


def test_a_picture_takes_the_outline_of_another_and_gives_it_back(tab, page, garden, tmp_path):
    visit(tab, page, 3, 4)
    tab.do("document.querySelectorAll('#tiles button')[1].focus()")
    before = pixels(tab, 4, 96)
    tab.do("document.querySelectorAll('#outlines button')[3].click()")
    drawn(tab)
    path = save(tab, tmp_path / "crossed")
    record = read_record(path)
    z, outline = draw(3, 1, 8), draw(3, 3, 8)
    assert (record.seed, record.index, path.name) == (3, 1, picture_name("garden", record))
    assert record.whole_code.tobytes() == with_step(z, outline - z).tobytes()
    with Image.open(path) as picture:
        assert picture.info["kvae"] == record.to_json().replace(", ", ",").replace(": ", ":")
        expected = garden.decode(record.whole_code[np.newaxis])[0]
        assert levels(np.asarray(picture), expected) <= 1
    assert levels(expected, before[1]) > 8
    tab.do("document.querySelectorAll('#outlines button')[1].click()")
    drawn(tab)
    assert np.array_equal(pixels(tab, 4, 96), before)


def test_a_model_that_draws_no_crossings_offers_none(tab, page, tmp_path):
    tabs = "[...document.querySelectorAll('[role=tab]')].map((tab) => tab.id)"
    visit(tab, page_file(save_decoder(tmp_path / "decoder.onnx")), 1, 1)
    assert tab.do(tabs) == ["tab-steer", "tab-map", "tab-about"]
    visit(tab, page, 1, 1)
    assert tab.do(tabs) == ["tab-steer", "tab-mix", "tab-map", "tab-about"]


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
    across, down = 2, box["width"] / 4  # the left border, above the middle: no photo lies there
    tab.click(box["x"] + across, box["y"] + down)
    drawn(tab)
    plane, code = principal_plane(garden.card.z_mean), draw(3, 0, 8)
    points = plane.project(garden.card.z_mean)
    half_range = max(2.8, 1.08 * np.abs(points).max())
    at = half_range * (2 * np.array([across, down]) / box["width"] - 1) * [1, -1]
    expected = plane.lift(at, code)
    # A pixel of the map is about a hundredth; the browser counts in whole ones.
    np.testing.assert_allclose(read_record(save(tab, tmp_path / "there")).z, expected, atol=0.03)


def test_nothing_leads_farther_out_than_in_the_window(tab):
    found = tab.do(
        f"(() => {{ {bundled('studio')}; const studio = $studio.begun(3n, 2, 4);"
        " return [...$studio.chosen($studio.withCode(studio, [7, -100, 5.5, 0])).z]; })()"
    )
    assert found == [LIMIT, -LIMIT, 5.5, 0]


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


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.slow), "ar"])
def test_it_fits_a_phone_and_everything_has_a_name(tab, page, language):
    tab.send(
        "Emulation.setDeviceMetricsOverride",
        width=360, height=640, deviceScaleFactor=2, mobile=True,
    )  # fmt: skip
    visit(tab, page)
    if language == "ar":
        tab.do("document.getElementById('language').click()")
    assert tab.do("document.documentElement.lang") == language
    tab.do("document.getElementById('tab-mix').click()")  # the only tab with buttons of its own
    assert tab.do("document.documentElement.scrollWidth") <= 360
    way = tab.do("getComputedStyle(document.querySelector('#about dl')).direction")
    assert way == ("rtl" if language == "ar" else "ltr")
    assert tab.do(  # fingers: the height that buttons have
        "[...document.querySelectorAll('button')].every((b) => !b.checkVisibility() ||"
        " b.getBoundingClientRect().height >= 36)"
    )
    tree = tab.send("Accessibility.getFullAXTree")["nodes"]
    used = {"button", "slider", "textbox", "tab", "application"}
    nodes = [node for node in tree if node.get("role", {}).get("value") in used]
    assert len(nodes) > 25
    assert all(node["name"]["value"].strip() for node in nodes)
    tab.send("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize(
    ("photos", "english", "arabic"),
    [
        (50, "50 photos", "50 صورة أصلية"),
        (102, "102 photos", "102 صورة أصلية"),
        (103, "103 photos", "103 صور أصلية"),
        (110, "110 photos", "110 صور أصلية"),
        (111, "111 photos", "111 صورة أصلية"),
        (500, "500 photos", "500 صورة أصلية"),
    ],
)
def test_photos_are_counted_as_each_language_does(tab, photos, english, arabic):
    found = tab.do(
        f"(() => {{ {bundled('texts')}; return ['en', 'ar'].map((language) =>"
        f" $texts.photosCounted($texts.texts[language], language, {photos})); }})()"
    )
    assert found == [english, arabic]


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
