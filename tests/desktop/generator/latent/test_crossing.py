"""Whole codes are put together and taken apart without a number changing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.latent.crossing import both_codes, parted, with_step
from desktop.generator.sampling import draws


@given(st.integers(4, 10), st.integers(0, 99), st.booleans())
def test_what_is_put_together_comes_apart_again(latent_dim, seed, crossing):
    *codes, step = draws(seed, 4, latent_dim)
    step = step if crossing else step[:0]
    z, steps = parted(with_step(np.array(codes), step), latent_dim)
    assert np.array_equal(z, codes)
    assert np.array_equal(steps, np.broadcast_to(step, (3, len(step))))


def test_a_crossing_has_two_codes_and_any_other_picture_one():
    z, outline = draws(1, 2, 8)
    assert np.array_equal(both_codes(z, 8), z[np.newaxis])
    both = both_codes(with_step(z, outline - z), 8)
    assert np.array_equal(both[0], z)
    np.testing.assert_allclose(both[1], outline, atol=1e-6)  # of numbers up to 3, in float32
