import re

import numpy as np
import pytest

from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draws
from report.chapters.findings import SHEET_SEEDS, SLIDER_SEEDS
from tests.report.page import Page, pixels
from tests.report.run_maker import LATENT_DIM, PHOTOS, photos


@pytest.fixture(scope="module")
def page(built) -> Page:
    return Page(built.html)


def test_nothing_is_fetched(built, page):
    assert page.references
    assert all(r.startswith(("data:image/", "#chapter-", "#picture-")) for r in page.references)
    assert not page.tags & {"script", "link", "iframe", "object", "embed", "base", "form"}
    style = built.html[: built.html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_no_local_path_gets_out(built):
    text = re.sub(r"base64,[^\"]*", "", built.html)
    assert "somebody-secret" not in text
    assert "holiday photos" in text
    assert str(built.run.parent) not in text
    assert "file://" not in text


def test_each_slider_value_has_its_row_of_the_generators_own_pictures(built, page):
    decoder = Decoder.open(built.run / "decoder.onnx")
    rows = page.rows("What the window draws with the slider at 1, 2, … 12")
    assert [row.lead for row in rows] == [str(n) for n in SLIDER_SEEDS]
    for value, row in zip(SLIDER_SEEDS, rows, strict=True):
        shown = np.array([pixels(source) for source in row.sources])
        assert all(source.startswith("data:image/png") for source in row.sources)
        # PNG keeps every level: the report shows what the decoder gave, to the bit.
        np.testing.assert_array_equal(shown, decoder.decode(draws(value, value, LATENT_DIM)))


def test_the_larger_sheet_shows_the_seeds_that_are_named(built, page):
    decoder = Decoder.open(built.run / "decoder.onnx")
    rows = page.rows("144 more draws")
    assert [row.lead for row in rows] == [f"seed {seed}" for seed in SHEET_SEEDS]
    for seed, row in zip(SHEET_SEEDS, rows, strict=True):
        shown = np.array([pixels(source) for source in row.sources])
        np.testing.assert_array_equal(shown, decoder.decode(draws(seed, 12, LATENT_DIM)))


def test_every_photo_is_shown(page):
    (row,) = page.rows(f"All {PHOTOS} photos")
    images, _ = photos()
    for source, photo in zip(row.sources, images, strict=True):
        # JPEG at quality 90: a smooth picture comes back within a few levels on average.
        assert np.abs(pixels(source).astype(int) - photo).mean() < 4


def test_every_photo_has_its_reconstruction(page):
    (row,) = page.rows("Every photo (left)")
    assert len(row.sources) == PHOTOS


def test_each_draw_of_the_slider_stands_beside_its_fitted_photo(built, page):
    (row,) = page.rows("The copy check")
    assert len(row.sources) == sum(SLIDER_SEEDS)
    decoder = Decoder.open(built.run / "decoder.onnx")
    drawn = np.concatenate([decoder.decode(draws(n, n, LATENT_DIM)) for n in SLIDER_SEEDS])
    left = pixels(row.sources[0])[:, : drawn.shape[2]].astype(int)
    # JPEG: the draw that it shows is within a few levels of one of them, and of no other.
    assert np.abs(drawn - left).mean(axis=(1, 2, 3)).min() < 4


def test_walks_cover_every_axis_and_three_pairs(page):
    rows = page.rows("One axis at a time")
    assert sorted(row.lead for row in rows) == [f"axis {i}" for i in range(1, LATENT_DIM + 1)]
    assert {len(row.sources) for row in rows} == {11}
    assert [len(row.sources) for row in page.rows("The first two walks")] == [11, 11]
    assert [len(row.sources) for row in page.rows("From one photo")] == [11, 11, 11]


def test_samples_are_the_first_and_the_last(page):
    (row,) = page.rows("The same random codes")
    assert len(row.sources) == 2
    for step in (0, 300):
        assert f"step {step}" in page.text


def test_charts_come_in_a_light_and_a_dark_form(built, page):
    networks, curves, densities, others = 2, 4, LATENT_DIM, ("map of codes", "PSNR", "detail")
    charts = networks + curves + densities + len(others) + len(page.formulas)
    assert built.html.count('<img class="dark"') == charts
    assert built.html.count('<img class="light"') == charts


def test_equations_say_what_they_are_in_words(page):
    assert any(words.startswith("KL is half the sum") for words in page.formulas)
    assert len(page.formulas) == 6


def test_names_are_shown_as_text(built, page):
    assert "<b>&amp;amp;" not in built.html.replace("&lt;", "<x")
    alts = re.findall(r'alt="photo ([^"]*)"', built.html)
    assert "&lt;b&gt;&amp;amp;.png" in alts
    assert "Яблоко.png" in alts


def test_figures_and_tables_are_numbered_in_order(page):
    for block in ("Figure", "Table"):
        numbers = [int(n) for n in re.findall(rf"{block} (\d+)\.", page.text)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 6


def test_small_enough_to_send(built):
    assert len(built.html) < 8e6
    assert built.pdf.stat().st_size < 8e6
