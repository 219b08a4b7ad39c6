import math

import numpy as np
import pytest

from kvae.reconstruction import decode, reconstruction_psnr
from kvae.training import build_vae
from tests.kvae.settings import tiny


def test_psnr_of_a_known_error():
    photo = np.full((2, 8, 8, 3), 100, np.uint8)
    picture = photo.copy()
    picture[1] += 10
    found = reconstruction_psnr(picture, photo)
    assert found[0] == pytest.approx(99)
    assert found[1] == pytest.approx(20 * math.log10(255 / 10))
    assert reconstruction_psnr(photo, picture)[1] == found[1]  # no wrap-around below zero


def test_decoding_by_parts_rounds_to_levels():
    vae = build_vae(tiny())
    z = np.random.default_rng(0).normal(size=(19, 4)).astype(np.float32)
    found = decode(vae, z)
    assert found.shape == (19, 64, 64, 3)
    assert found.dtype == np.uint8
    whole = vae.decoder.predict_on_batch(z[16:]) * 255.0
    # Half a level of rounding, and what a batch of another size adds in another order.
    assert np.abs(found[16:] - whole).max() < 0.501
