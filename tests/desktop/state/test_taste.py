"""Relatives of what is liked come in the place of all else; they stay draws of the prior."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.state.session import Picture, Session
from desktop.state.taste import KEPT, more_like

SESSION = Session(seed=4, count=8, model_sha256="ab" * 32, latent_dim=8)


@given(st.sets(st.integers(0, 7), min_size=1), st.sets(st.integers(0, 7)), st.integers(0, 10**6))
def test_liked_and_locked_pictures_stay_and_all_others_are_new(liked, locked, seed):
    session = SESSION
    for slot in locked:
        session = session.with_lock(slot, True)
    after = more_like(session, sorted(liked), seed)
    for slot in range(8):
        kept = slot in liked or slot in locked
        assert (after.picture(slot).z == session.picture(slot).z) is kept
    assert after.count == 8
    assert after.selected == min(liked)
    assert after == more_like(session, sorted(liked), seed)


def test_they_are_nearer_to_the_liked_than_draws_are_and_farther_from_the_others():
    near, usual, away, usually = [], [], [], []
    for seed in range(40):
        session = Session(seed=seed, count=8, model_sha256="ab" * 32, latent_dim=8)
        before, after = session.codes(), more_like(session, [0], seed).codes()[1:]
        near += list(np.linalg.norm(after - before[0], axis=1))
        usual += list(np.linalg.norm(before[1:] - before[0], axis=1))
        away.append(np.linalg.norm(after[:, None] - before[1:], axis=2).min(axis=1).mean())
        plain = KEPT * before[0] + np.sqrt(1 - KEPT**2) * np.random.default_rng(seed).normal(
            size=(7, 8)
        )
        usually.append(np.linalg.norm(plain[:, None] - before[1:], axis=2).min(axis=1).mean())
    # Of z and rho z + sqrt(1 - rho^2) n the squared distance is 2 (1 - rho) of that of two draws.
    assert np.mean(near) < 0.9 * np.mean(usual)
    assert np.mean(near) < 2.0  # where the next photo lies in the garden's eight numbers
    assert np.mean(away) > np.mean(usually)


def test_relatives_of_a_crossing_are_crossings():
    crossing = Picture.of(np.ones(8), 4, 0, "crossed", (0.5,) * 8)
    session = more_like(SESSION.with_picture(0, crossing).with_count(8), [0], 7)
    assert {session.picture(slot).outline_step for slot in range(8)} == {(0.5,) * 8}
