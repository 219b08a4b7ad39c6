import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.config import LATENT_DIMS
from kvae.verdict import verdict

PHOTOS = 71


def estimate(value: float, reach: float = 0.0) -> dict:
    return {"value": value, "low": value - reach, "high": value + reach}


def nearest(**changes) -> dict:
    usual = {"draws": 512, "median_rmse": 22.0, "stranger_share": 0.05, "photos_even": 60.0}
    return usual | changes


def figures(**changes) -> dict:
    """Those of a good run of 71 photos with eight axes, some of them changed."""
    good = {
        "psnr": 28.0,
        "mutual_information": 4.1,
        "aggregated_kl": 1.6,
        "active_axes": 8,
        "axes": [{}] * 8,
        "kid": estimate(60, 8),
        "identified": estimate(0.6, 0.04),
        "sharpness": estimate(0.57, 0.02),
        "near_copies": estimate(0.28, 0.04),
        "nearest": nearest(),
        "yardsticks": {
            "augmented": {"nearest": nearest(median_rmse=24.5)},
            "mixtures": {"kid": estimate(86, 13), "identified": estimate(0.25, 0.05)},
        },
        "hold_out": None,
    }
    return good | changes


MUSH = {"kid": estimate(330, 20), "identified": estimate(0.01, 0.01)}
MUSH |= {"sharpness": estimate(0.12, 0.01)}
HALF_DONE = {"psnr": 22.7, "kid": estimate(139, 10), "sharpness": estimate(0.3, 0.01)}
COPIES = {"near_copies": estimate(0.9, 0.03), "nearest": nearest(median_rmse=6.0)}
WITHOUT_NETWORK = {
    "kid": None,
    "identified": None,
    "yardsticks": {
        name: {"kid": None, "identified": None, "nearest": nearest(median_rmse=24.5)}
        for name in ("augmented", "mixtures")
    },
}


def held_out(share: float) -> dict:
    return {"photos": 14, "psnr": 20.0, "nearer_to_training": estimate(share, 0.05)}


@pytest.mark.parametrize(
    ("changes", "state", "advice"),
    [
        ({}, "healthy", "nothing needs to change"),
        (WITHOUT_NETWORK, "healthy", "nothing needs to change"),
        ({"psnr": 17.0, **MUSH}, "underfitted", "--minutes"),
        (MUSH, "underfitted", "12% of the photos' detail"),  # though photos come back at 28 dB
        (WITHOUT_NETWORK | {"psnr": 19.9}, "underfitted", "19.9 dB only"),
        (WITHOUT_NETWORK | {"sharpness": estimate(0.1)}, "underfitted", "--minutes"),
        ({"nearest": nearest(photos_even=1.0)}, "underfitted", "as varied as 1 of the 71 photos"),
        (
            HALF_DONE,
            "underfitted",
            "22.7 dB only; draws have 30% of the photos' detail; draws are far",
        ),
        (HALF_DONE | {"psnr": 24.1}, "healthy", "nothing needs to change"),
        (HALF_DONE | {"kid": estimate(90, 10)}, "healthy", "nothing needs to change"),
        (HALF_DONE | {"sharpness": estimate(0.41)}, "healthy", "nothing needs to change"),
        (MUSH | {"aggregated_kl": 9.0}, "mismatch", "kl_excess"),
        ({"nearest": nearest(photos_even=2.2), "aggregated_kl": 9.0}, "mismatch", "as 2 of the 71"),
        (MUSH | {"aggregated_kl": 9.0, "psnr": 15.0}, "underfitted", "--minutes"),
        ({"active_axes": 6}, "collapsed axes", "--latent-dim 6"),
        ({"active_axes": 1}, "collapsed axes", "--latent-dim 4"),
        ({"active_axes": 7}, "healthy", "--latent-dim 7"),
        ({"active_axes": 0, "mutual_information": 0.0, **MUSH}, "collapsed axes", "kl_excess"),
        (COPIES, "memorising", "a larger --mixing"),
        (COPIES | WITHOUT_NETWORK, "memorising", "90% of the draws nearly copy a photo"),
        (COPIES | {"hold_out": held_out(0.9)}, "memorising", "9 times the draws"),
    ],
)
def test_each_state_is_named_with_what_to_change(changes, state, advice):
    found, said = verdict(figures(**changes), PHOTOS)
    assert found == state
    assert advice in said


@pytest.mark.parametrize(
    "changes",
    [
        {"psnr": 19.0},
        {"sharpness": estimate(0.1)},
        {"kid": estimate(400)},
        {"identified": estimate(0.05)},
        {"nearest": nearest(stranger_share=0.6)},
        {"aggregated_kl": 12.0},
        {"near_copies": estimate(0.9, 0.03)},
        COPIES | {"hold_out": held_out(0.6)},
        {"hold_out": held_out(1.0)},
        {"near_copies": estimate(0.52, 0.04), "nearest": nearest(median_rmse=6.0)},
    ],
)
def test_one_figure_alone_decides_nothing(changes):
    assert verdict(figures(**changes), PHOTOS)[0] == "healthy"


SHARES = st.builds(estimate, st.floats(0, 1), st.floats(0, 0.2))


@given(
    st.floats(5, 45), st.floats(0, 4.26), st.floats(0, 40), st.integers(0, 8), SHARES, SHARES,
    st.floats(1, 71), st.floats(0, 1), st.floats(0, 60),
)  # fmt: skip
def test_whatever_was_measured_a_state_and_a_flag_are_named(
    psnr, information, mismatch, active, identified, near, even, strangers, rmse
):
    found, said = verdict(
        figures(
            psnr=psnr, mutual_information=information, aggregated_kl=mismatch, active_axes=active,
            identified=identified, near_copies=near,
            nearest=nearest(photos_even=even, stranger_share=strangers, median_rmse=rmse),
        ),
        PHOTOS,
    )  # fmt: skip
    assert found in ("underfitted", "collapsed axes", "mismatch", "memorising", "healthy")
    assert "--" in said
    assert "nan" not in said
    if even < PHOTOS / 4 or active < 5:
        assert found != "healthy"


@pytest.mark.parametrize("latent_dim", LATENT_DIMS)
def test_advice_never_asks_for_what_is_already_so(latent_dim):
    for active in range(latent_dim):
        for information in (0.1, math.log(PHOTOS)):
            changes = {"active_axes": active, "axes": [{}] * latent_dim}
            _, said = verdict(figures(mutual_information=information, **changes), PHOTOS)
            assert f"--latent-dim {latent_dim} " not in said
