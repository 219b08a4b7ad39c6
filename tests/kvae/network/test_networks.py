import numpy as np
import pytest

from kvae.network.networks import (
    Z_LOG_VAR_BOUNDS,
    build_decoder,
    build_encoder,
    logits_of,
)
from tests.kvae.settings import tiny

# Every latent dimension once, at sizes that divide by 8, by 4 only, and not at all.
SHAPES = [(4, 64), (5, 96), (6, 100), (7, 127), (8, 128), (9, 65), (10, 64)]


@pytest.mark.parametrize(("latent_dim", "size"), SHAPES)
def test_pictures_and_codes_have_their_shapes(latent_dim, size):
    config = tiny(latent_dim=latent_dim, image_size=size).model
    z_mean, z_log_var = build_encoder(config).predict_on_batch(np.ones((2, size, size, 3)))
    assert z_mean.shape == z_log_var.shape == (2, latent_dim)
    picture = build_decoder(config).predict_on_batch(z_mean)
    assert picture.shape == (2, size, size, 3)
    assert picture.dtype == np.float32
    assert 0 <= picture.min() <= picture.max() <= 1


def test_of_one_colour_all_three_are_alike():
    decoder = build_decoder(tiny(colours=1).model)
    decoder.set_weights(randomised(decoder, 4))
    picture = decoder.predict_on_batch(np.random.default_rng(5).normal(size=(3, 4)))
    assert picture.shape == (3, 64, 64, 3)
    assert picture.std() > 1e-3
    assert np.array_equal(picture[..., 0], picture[..., 1])
    assert np.array_equal(picture[..., 0], picture[..., 2])


def randomised(model, seed: int) -> list[np.ndarray]:
    """Random weights of a model's shapes; fresh biases are zero and would hide mistakes."""
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 0.1, value.shape).astype(np.float32) for value in model.get_weights()]


def test_the_log_variance_stays_within_its_bounds():
    encoder = build_encoder(tiny().model)
    encoder.set_weights([100.0 * value for value in randomised(encoder, 0)])
    _, z_log_var = encoder.predict_on_batch(np.random.default_rng(0).random((8, 64, 64, 3)))
    assert (z_log_var.min(), z_log_var.max()) == Z_LOG_VAR_BOUNDS


def test_a_size_that_does_not_divide_is_cut_from_the_middle():
    odd, even = (build_decoder(tiny(image_size=s).model) for s in (65, 72))
    weights = randomised(odd, 3)
    odd.set_weights(weights)
    even.set_weights(weights)
    z = np.random.default_rng(2).normal(size=(2, 4)).astype(np.float32)
    # The sigmoid takes numbers eight at a time and the rest singly: they may differ in one bit.
    middle = even.predict_on_batch(z)[:, 3:68, 3:68]
    np.testing.assert_allclose(odd.predict_on_batch(z), middle, rtol=0, atol=1e-6)


def test_the_logits_are_the_picture_before_it_is_squashed():
    decoder = build_decoder(tiny().model)
    z = np.random.default_rng(2).normal(size=(3, 4)).astype(np.float32)
    logits = logits_of(decoder).predict_on_batch(z).astype(np.float64)
    # float32 rounds a number below 1 to within 6e-8, the exponential before it to a few of these.
    squashed = 1 / (1 + np.exp(-logits))
    np.testing.assert_allclose(squashed, decoder.predict_on_batch(z), rtol=0, atol=1e-6)


def test_the_networks_know_nothing_of_how_many_photos_there_are():
    # Nothing in their settings says it; so 71 photos and 5,000 give the same file.
    assert not {"cells", "photos", "count"} & set(tiny().model.__dataclass_fields__)
