import numpy as np

from kvae.learning.steps import build_vae
from kvae.network.coding import decode
from tests.kvae.settings import tiny


def test_decoding_by_parts_rounds_to_levels():
    vae = build_vae(tiny())
    z = np.random.default_rng(0).normal(size=(19, 4)).astype(np.float32)
    found = decode(vae, z)
    assert found.shape == (19, 64, 64, 3)
    assert found.dtype == np.uint8
    whole = vae.decoder.predict_on_batch(z[16:]) * 255.0
    # Half a level of rounding, and what a batch of another size adds in another order.
    assert np.abs(found[16:] - whole).max() < 0.501
