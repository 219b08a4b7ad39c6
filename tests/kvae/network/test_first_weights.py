import keras
import numpy as np
import pytest

from kvae.learning.layout import Layout
from kvae.morphs.collages import log_weights
from kvae.network.first_weights import SHARPER, add_styles, lay_out_styles
from kvae.network.networks import build_decoder
from tests.kvae.settings import photos, tiny


def begun(images: np.ndarray, **model) -> tuple[keras.Model, Layout, np.ndarray]:
    """A decoder that begins with these photos, their layout, and the photo of each entry."""
    rng = np.random.default_rng(0)
    layout = Layout(3.0 * rng.normal(size=(4, len(images))), rng.normal(size=len(images)))
    decoder = build_decoder(tiny(**model).model)
    cells = decoder.get_layer("stem_map").output.shape[1]
    by_cell = log_weights(images, cells) if model.get("scenes") else None
    source = np.random.default_rng(1)
    lay_out_styles(decoder, layout.kernel, layout.bias, images, by_cell, source)
    bank = decoder.get_layer("score").bias.shape[0]
    return (
        decoder,
        layout,
        np.random.default_rng(1).permutation(len(images))[np.arange(bank) % len(images)],
    )


@pytest.mark.parametrize("count", [12, 50])  # fewer than the bank has entries, and more
def test_a_decoder_begins_with_the_layout_of_the_photos(count):
    decoder, layout, entries = begun(photos(count))
    z = np.random.default_rng(2).normal(size=(500, 4)).astype(np.float32)
    share = keras.Model(decoder.input, decoder.get_layer("share").output).predict_on_batch(z)
    found = np.zeros((500, count))
    np.add.at(found.T, entries, share.T)  # what the entries of one photo come to
    expected = layout.shares(z)[:, np.unique(entries)]
    expected /= expected.sum(axis=1, keepdims=True)
    # The entries of one photo differ a little, so shares do; mean of the largest difference.
    apart = np.abs(found[:, np.unique(entries)] - expected).max(axis=1).mean()
    assert apart < 0.15
    styles = decoder.get_layer("style").kernel.numpy()
    same = entries[0] == entries
    assert np.abs(styles[same] - styles[0]).max() < 0.5
    assert np.abs(styles[~same] - styles[0]).mean() > 0.8  # of two normal numbers: 1.13
    assert styles.std() == pytest.approx(1.0, abs=0.1)


def test_a_photo_with_two_entries_of_the_bank_is_shown_no_more_often_than_one_with_one():
    decoder, layout, entries = begun(photos(20), style_bank=30)
    z = np.random.default_rng(2).normal(size=(2000, 4)).astype(np.float32)
    share = keras.Model(decoder.input, decoder.get_layer("share").output).predict_on_batch(z)
    twice = np.bincount(entries) == 2
    assert twice.sum() == 10
    found = share[:, twice[entries]].sum(axis=1).mean()
    # What the entries of one photo differ by moves this by some hundredths; two for one, by .15.
    assert found == pytest.approx(layout.shares(z)[:, twice].sum(axis=1).mean(), abs=0.05)


@pytest.mark.parametrize("count", [12, 50])
def test_a_decoder_of_scenes_begins_with_the_cells_that_photos_favour(count):
    images = photos(count)
    decoder, layout, entries = begun(images, scenes=True)
    z = np.random.default_rng(2).normal(size=(100, 4)).astype(np.float32)
    share = keras.Model(decoder.input, decoder.get_layer("share").output).predict_on_batch(z)
    found = np.zeros((count, 100, 64))
    np.add.at(found, entries, share.transpose(2, 0, 1))
    known = np.unique(entries)
    scores = (z @ layout.kernel + layout.bias)[:, known, None]
    expected = np.exp(SHARPER * (scores + log_weights(images, 8).reshape(count, -1)[known]))
    expected /= expected.sum(axis=1, keepdims=True)
    # The entries of one photo differ a little, so shares do; mean of the largest difference.
    assert np.abs(found[known].swapaxes(0, 1) - expected).max(axis=1).mean() < 0.15


# A size that divides by 8, and one whose pictures are cut out of larger ones.
@pytest.mark.parametrize(("size", "scenes"), [(64, False), (93, False), (64, True), (93, True)])
def test_the_coarsest_map_begins_with_what_each_photo_shows_there(size, scenes):
    images = photos(12, size)
    decoder, _, entries = begun(images, image_size=size, scenes=scenes)
    patches = _patches(images, decoder)
    # How well a linear function of the map's numbers, the same everywhere, says what is there.
    assert _explained(_maps(decoder, entries), patches) > 0.9
    by_chance = build_decoder(tiny(image_size=size, scenes=scenes).model)
    assert _explained(_maps(by_chance, entries), patches) < 0.5


@pytest.mark.parametrize("images", [
    np.full((12, 64, 64, 3), 255, np.uint8),  # nothing varies
    np.repeat(photos(12)[..., :1], 3, axis=-1),  # black and white: two thirds vary with the rest
], ids=["white", "grey"])  # fmt: skip
def test_photos_that_vary_little_give_numbers_too(images):
    decoder, _, _ = begun(images)
    pictures = decoder.predict_on_batch(np.zeros((2, 4), np.float32))
    assert np.isfinite(pictures).all()
    assert np.abs(decoder.get_layer("stem").kernel.numpy()).max() < 100


@pytest.mark.parametrize("scenes", [False, True])
def test_photos_that_come_later_get_styles_of_their_own(scenes):
    decoder, layout, _ = begun(photos(14)[:12], scenes=scenes)
    shares, source = np.full(2, 0.5), np.random.default_rng(4)
    kernel, points = layout.kernel[:, :2], source.normal(size=(2, 4))
    bank = decoder.get_layer("style").kernel.numpy().copy()
    by_cell = log_weights(photos(14)[12:], 8) if scenes else None
    add_styles(decoder, kernel, points, shares, by_cell, source)
    changed = (decoder.get_layer("style").kernel.numpy() != bank).any(axis=1)
    assert changed.sum() == 2
    if scenes:
        offsets = decoder.get_layer("score_by_cell").offsets.numpy()[:, changed]
        expected = SHARPER * log_weights(photos(14)[12:], 8).reshape(2, -1).T
        np.testing.assert_allclose(np.sort(offsets.ravel()), np.sort(expected.ravel()), rtol=1e-5)


def _maps(decoder: keras.Model, entries: np.ndarray) -> np.ndarray:
    """The coarsest maps of photos 0, 1, ..., a row for each cell."""
    styles = decoder.get_layer("style").kernel.numpy()
    first = [np.flatnonzero(entries == photo)[0] for photo in range(entries.max() + 1)]
    stem = decoder.get_layer("stem")
    # Of scenes, (P, W, C): a matrix for each cell.
    flat = np.tensordot(styles[first], stem.kernel.numpy(), axes=(1, -2)) + stem.bias.numpy()
    return flat.reshape(-1, decoder.get_layer("stem_map").output.shape[-1])


def _patches(images: np.ndarray, decoder: keras.Model) -> np.ndarray:
    """The pixels that each cell of the coarsest map stands for."""
    rows = decoder.get_layer("stem_map").output.shape[1]
    spare = 8 * rows - images.shape[1]
    edges = (spare // 2, spare - spare // 2)
    whole = np.pad(images, ((0, 0), edges, edges, (0, 0)), mode="edge") / 255.0
    cells = whole.reshape(-1, rows, 8, rows, 8, 3).swapaxes(2, 3)
    return cells.reshape(-1, 8 * 8 * 3)


def _explained(maps: np.ndarray, patches: np.ndarray) -> float:
    """The share of the patches' variance that the best linear function of the maps gives."""
    known = np.column_stack([maps, np.ones(len(maps))])
    left = patches - known @ np.linalg.lstsq(known, patches, rcond=None)[0]
    return 1.0 - np.square(left).sum() / np.square(patches - patches.mean(axis=0)).sum()
