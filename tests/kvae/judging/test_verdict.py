import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.config.settings import LATENT_DIMS
from kvae.judging.verdict import State, verdict
from tests.kvae.conftest import SIDE

PHOTOS = 71


def estimate(value: float, margin: float = 0.0) -> dict:
    return {"value": value, "low": value - margin, "high": value + margin}


def figures(**changes) -> dict:
    """Those of a good run of 71 photos with eight axes, some of them changed."""
    good = {
        "judge": "VGG-16",
        "draws": 512,
        "success": estimate(0.5, 0.04),
        "new": estimate(0.6, 0.04),
        "new_look": estimate(0.4, 0.08),
        "good": estimate(0.8, 0.04),
        "kid": estimate(60, 15),
        "sharpness": estimate(0.75, 0.02),
        "mesh": estimate(0.06, 0.02),
        "photos_even": 50.0,
        "jumps": estimate(0.2, 0.02),
        "framing": {name: estimate(0.9, 0.05) for name in ("zoom_in", "zoom_out", "shift")},
        "psnr": 28.0,
        "mutual_information": 4.1,
        "aggregated_kl": 1.6,
        "active_axes": 8,
        "axes": [{}] * 8,
        "baselines": {"mixtures": {"kid": estimate(260, 30)}},
        "hold_out": None,
    }
    return good | changes


BLUR = {"good": estimate(0.0), "success": estimate(0.0), "sharpness": estimate(0.1, 0.01)}
GHOSTS = {"good": estimate(0.02, 0.02), "success": estimate(0.02, 0.02), "new": estimate(0.98)}
COPIES = {"new": estimate(0.11, 0.03), "success": estimate(0.06, 0.02), "good": estimate(0.92)}
WITHOUT = dict.fromkeys(("judge", "success", "good", "kid", "framing"))


@pytest.mark.parametrize(
    ("changes", "state", "advice"),
    [
        ({}, "healthy", "nothing needs to change"),
        (BLUR, "underfitted", "10% of the photos' detail"),
        ({"psnr": 17.0}, "underfitted", "17.0 dB only"),
        (GHOSTS | {"kid": estimate(700, 50)}, "underfitted", "over 2 times as far"),
        ({"photos_even": 1.0}, "underfitted", "as varied as 1 of the 71 photos"),
        (GHOSTS, "ghosts", "smaller --mixing"),
        (GHOSTS | {"sharpness": estimate(0.5, 0.02)}, "underfitted", "50% of the photos' detail"),
        ({"sharpness": estimate(0.5, 0.02)}, "healthy", "nothing needs to change"),
        ({"success": estimate(0.1, 0.03)}, "ghosts", "60% of the draws are new, but 10% new and"),
        (COPIES, "copies", "larger --mixing"),
        ({"new_look": estimate(0.05, 0.04)}, "copies", "95% of the draws are a photo, though some"),
        ({"new_look": estimate(0.15, 0.07)}, "healthy", "nothing needs to change"),
        (COPIES | {"jumps": estimate(0.4)}, "copies", "walks jump"),
        (COPIES | WITHOUT, "copies", "89% of the draws are a photo in another view"),
        (WITHOUT, "not judged", "--minutes"),
        (WITHOUT | {"sharpness": estimate(0.1)}, "underfitted", "--minutes"),
        (BLUR | {"aggregated_kl": 9.0}, "mismatch", "9.0 nats"),
        (GHOSTS | {"aggregated_kl": 9.0}, "mismatch", "--minutes"),
        (BLUR | {"aggregated_kl": 9.0, "psnr": 15.0}, "underfitted", "--image-size"),
        ({"active_axes": 6}, "collapsed axes", "--latent-dim 6"),
        ({"active_axes": 1}, "collapsed axes", "--latent-dim 4"),
        ({"active_axes": 7}, "healthy", "--latent-dim 7"),
        ({"active_axes": 0, "mutual_information": 0.0, **BLUR}, "collapsed axes", "--minutes"),
        ({"mesh": estimate(0.235, 0.03)}, "mesh", "24% of the draws' fine detail repeats after 2"),
        ({"mesh": estimate(0.22, 0.03)}, "healthy", "nothing needs to change"),
        (BLUR | {"mesh": estimate(0.9)}, "underfitted", "--minutes"),
        (COPIES | {"mesh": estimate(0.9)}, "copies", "larger --mixing"),
        (WITHOUT | {"mesh": estimate(0.9)}, "not judged", "--minutes"),
        ({"jumps": estimate(0.5)}, "healthy", "walks jump"),
        ({"framing": {"shift": estimate(0.2, 0.1)}}, "healthy", "framed otherwise"),
        ({"hold_out": {"gain": -0.8}}, "healthy", "unseen photos"),
    ],
)
def test_each_state_is_named_with_what_to_change(changes, state, advice):
    found, said = verdict(figures(**changes), PHOTOS)
    assert found == state
    assert advice in said


def state_of(**changes) -> str:
    """State and advice in one."""
    return ": ".join(verdict(figures(**changes), PHOTOS))


NEAR = 0.02  # so near to a threshold, as a share of it, either side is known


@pytest.mark.parametrize(
    ("key", "threshold", "beside", "below", "above"),
    [
        ("psnr", 20.0, {}, "underfitted", "healthy"),
        ("sharpness", 0.35, {}, "underfitted", "healthy"),
        ("sharpness", 0.6, GHOSTS, "underfitted", "ghosts"),
        ("kid", 520.0, GHOSTS, "ghosts", "underfitted"),
        ("new", 1 / 3, {"success": estimate(0.3)}, "copies", "healthy"),
        ("new_look", 0.2, {}, "copies", "healthy"),
        ("good", 0.5, {}, "ghosts", "healthy"),
        ("success", 0.3, {}, "ghosts", "healthy"),  # half of the new ones
        ("photos_even", 17.75, {}, "underfitted", "healthy"),
        ("aggregated_kl", 3.0, BLUR, "underfitted", "mismatch"),
        ("mutual_information", 2.13, {"active_axes": 6}, "--minutes", "--latent-dim 6"),
        ("mesh", 0.2, {}, "healthy", "mesh: 20% of"),
        ("jumps", 0.35, {}, "nothing needs", "walks jump"),
    ],
)
def test_each_threshold_stands_where_it_is_said_to(key, threshold, beside, below, above):
    whole = key in ("psnr", "photos_even", "aggregated_kl", "mutual_information")
    for side, expected in ((1 - NEAR, below), (1 + NEAR, above)):
        value = side * threshold
        changes = beside | {key: value if whole else estimate(value)}
        assert expected in state_of(**changes), (key, value)


@pytest.mark.parametrize(("share", "said"), [(0.49, "framed otherwise"), (0.51, "nothing needs")])
def test_half_of_the_photos_should_come_back_when_they_are_framed_otherwise(share, said):
    assert said in state_of(framing={"zoom_in": estimate(0.9), "shift": estimate(share)})


SHARES = st.builds(estimate, st.floats(0, 1), st.floats(0, 0.2))
ANY_FIGURES = st.builds(
    figures, psnr=st.floats(5, 45), mutual_information=st.floats(0, 4.26),
    aggregated_kl=st.floats(0, 40), active_axes=st.integers(0, 8), success=SHARES, new=SHARES,
    good=SHARES, sharpness=SHARES, photos_even=st.floats(1, 71), jumps=SHARES, mesh=SHARES,
)  # fmt: skip


@given(ANY_FIGURES)
def test_healthy_asks_for_draws_that_are_new_and_good(found):
    state, said = verdict(found, PHOTOS)
    assert state in set(State)
    assert "--" in said
    assert "nan" not in said
    if state == "healthy":
        assert found["new"]["high"] >= 1 / 3
        assert found["good"]["high"] >= 0.5
        assert found["success"]["high"] >= found["new"]["value"] / 2
        assert found["psnr"] >= 20
        assert found["photos_even"] >= PHOTOS / 4
        assert found["mesh"]["low"] <= 0.2


@pytest.mark.parametrize("latent_dim", LATENT_DIMS)
def test_advice_never_asks_for_what_is_already_so(latent_dim):
    for active in range(latent_dim):
        for information in (0.1, math.log(PHOTOS)):
            changes = {"active_axes": active, "axes": [{}] * latent_dim}
            _, said = verdict(figures(mutual_information=information, **changes), PHOTOS)
            assert f"--latent-dim {latent_dim} " not in said


@pytest.fixture(scope="module")
def judged(judge, pictures):
    """Judges real pictures; all that is not about pictures is as in a good run."""
    baselines = judge.baselines(lambda count: pictures["morphs"][:count], lambda what: None)

    def state(pictures: np.ndarray, **changes) -> str:
        found = judge.figures(pictures) | {"draws": len(pictures), "baselines": baselines}
        return verdict(figures(**found | changes), PHOTOS)[0]

    return state


@pytest.mark.parametrize(
    ("program", "state"),
    [
        ("views", "copies"),
        ("slots", "copies"),
        ("bends", "copies"),
        ("blur", "underfitted"),
        ("ghosts", "ghosts"),
        ("morphs", "healthy"),  # they are what a model is to draw: see `kvae.judging.verdict`
    ],
)
def test_six_programs_are_called_what_they_are(judged, pictures, program, state):
    assert judged(pictures[program]) == state


def test_a_mesh_over_new_and_good_draws_is_reported(judged, pictures):
    """Bent photos that are called new in look, with a checkerboard of eight levels upon them."""
    row, column = np.indices((SIDE, SIDE))
    board = 8 * (-1) ** (row + column)[..., None]
    meshed = np.clip(pictures["bends"][:24].astype(int) + board, 0, 255).astype(np.uint8)
    assert judged(meshed, new_look=estimate(0.4)) == "mesh"
    assert judged(pictures["bends"], new_look=estimate(0.4)) == "healthy"


def test_noise_is_no_art(judged):
    noise = np.random.default_rng(0).integers(0, 256, (24, SIDE, SIDE, 3)).astype(np.uint8)
    assert judged(noise) == "underfitted"
