import keras
import numpy as np
import pytest

from kvae.code_layout import lay_out_codes
from kvae.latent_figures import mutual_information
from kvae.photos import to_float
from kvae.prior_pairs import Codes
from kvae.training import build_vae, encode
from kvae.views import STEEPNESS
from tests.kvae.settings import photos, tiny

PHOTOS = 12


@pytest.fixture(scope="module")
def config():
    config = tiny().with_changes("training", layout_steps=600)
    return config.with_changes("loss", kl_excess=1.2)


@pytest.fixture(scope="module")
def laid_out(config):
    """An untrained network whose codes were laid out: its styles differ by chance alone."""
    vae = build_vae(config)
    lay_out_codes(vae, photos(), config)
    return vae


def styles(vae) -> np.ndarray:
    return vae.stylist.predict_on_batch(to_float(photos()))


def test_every_photo_is_decoded_from_its_own_code(laid_out):
    codes = encode(laid_out, photos())
    mapped = laid_out.mapping.predict_on_batch(codes.z_mean)
    nearest = ((mapped[:, None] - styles(laid_out)[None]) ** 2).sum(axis=2).argmin(axis=1)
    assert nearest.tolist() == list(range(PHOTOS))


def test_photos_that_look_alike_get_codes_of_their_own(config):
    twins = photos()
    twins[1] = twins[0]
    twins[1, 20:30, 20:30] //= 2
    vae = build_vae(config)
    lay_out_codes(vae, twins, config)
    choice = keras.Model(vae.decoder.input, vae.decoder.get_layer("cell").output)
    chosen = choice.predict_on_batch(encode(vae, twins).z_mean).argmax(axis=1)
    assert chosen.tolist() == list(range(PHOTOS))


def test_the_codes_fill_the_prior_with_little_to_spare(laid_out, config):
    codes = encode(laid_out, photos())
    kl = 0.5 * (codes.z_mean**2 + np.exp(codes.z_log_var) - 1 - codes.z_log_var).sum(axis=1).mean()
    # The controller aims at ln 12 + 1.2; in a layout this short it is still on its way there.
    assert kl == pytest.approx(np.log(PHOTOS) + 1.2, abs=0.6)
    assert mutual_information(codes, 0) > 0.9 * np.log(PHOTOS)


def test_draws_from_the_prior_have_photos_styles_and_none_is_left_out(laid_out):
    z = np.random.default_rng(0).standard_normal((1200, 4)).astype(np.float32)
    mapped = laid_out.mapping.predict_on_batch(z)
    known = styles(laid_out)
    distances = ((mapped[:, None] - known[None]) ** 2).sum(axis=2)
    fellows = ((known[:, None] - known[None]) ** 2).sum(axis=2)
    # Most lie nearer to one photo's style than half the way to any other one's.
    sure = distances.min(axis=1) < 0.25 * np.sort(fellows, axis=1)[:, 1][distances.argmin(axis=1)]
    assert sure.mean() > 0.5
    share = np.bincount(distances.argmin(axis=1), minlength=PHOTOS) / len(z)
    assert share.min() > 0.3 / PHOTOS


def test_draws_mix_photos_as_much_as_the_settings_say(laid_out, config):
    choice = keras.Model(laid_out.decoder.input, laid_out.decoder.get_layer("cell").output)
    z = np.random.default_rng(0).standard_normal((4000, 4)).astype(np.float32)
    mixed = 1 - choice.predict_on_batch(z).max(axis=1).mean()
    assert mixed == pytest.approx(config.loss.mixing, abs=0.012)  # see tests/kvae/test_mixing.py


def test_a_photos_own_code_shows_it_as_it_is_and_one_beside_it_in_another_view(laid_out):
    codes, view = encode(laid_out, photos()), laid_out.decoder.get_layer("view")
    viewer = keras.Model(laid_out.decoder.input, view.output)
    # The choice of a cell is soft, so the centre is not quite the photo's code.
    assert np.abs(viewer.predict_on_batch(codes.z_mean)).max() < 0.3
    sigma = np.exp(0.5 * codes.z_log_var).mean(axis=0)
    step = np.zeros(4, np.float32)
    step[1] = sigma[1]
    beside = viewer.predict_on_batch(codes.z_mean + step)
    assert np.abs(beside[:, 1] - np.tanh(STEEPNESS)).mean() < 0.2
    assert np.abs(beside[:, 1]).mean() > 2 * np.abs(beside[:, [0, 2, 3]]).mean()


def test_the_same_network_gets_the_same_codes(config):
    found = []
    for _ in range(2):
        vae = build_vae(config)
        lay_out_codes(vae, photos(), config.with_changes("training", layout_steps=10))
        found.append(encode(vae, photos()))
    first, second = found
    assert isinstance(first, Codes)
    assert np.array_equal(first.z_mean, second.z_mean)
    assert np.array_equal(first.z_log_var, second.z_log_var)


def test_it_tells_how_far_it_is(config):
    told = []
    few = config.with_changes("training", layout_steps=10)
    lay_out_codes(build_vae(few), photos(), few, told.append)
    assert told == [step / 10 for step in range(1, 11)]


def test_another_number_of_photos_than_of_cells_is_refused(config):
    with pytest.raises(ValueError, match="11 photos cannot share 12 cells"):
        lay_out_codes(build_vae(config), photos(11), config)
