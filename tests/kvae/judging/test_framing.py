import numpy as np

from kvae.judging.framing import FRAMINGS, ZOOM_IN, framing
from kvae.judging.moved import moved


def test_the_framings_are_what_they_are_called():
    dot = np.zeros((1, 96, 96, 3), np.uint8)
    dot[:, 63:67, 47:49] = 255  # a third of the way from the middle to the lower edge
    rows = {}
    for name, change in FRAMINGS.items():
        seen = moved(dot, change[None])[0, :, :, 0].astype(float)
        rows[name] = [(seen.sum(axis) * np.arange(96)).sum() / seen.sum() - 47.5 for axis in (1, 0)]
    # In pixels from the middle; half a pixel for what interpolation spreads.
    np.testing.assert_allclose(rows["zoom_in"], [17 * ZOOM_IN, 0], atol=0.6)
    np.testing.assert_allclose(rows["zoom_out"], [17 * 0.8, 0], atol=0.6)
    np.testing.assert_allclose(rows["shift"], [17, -9.6], atol=0.6)


def test_a_perfect_mirror_returns_all_and_one_answer_hardly_any(judge):
    photos, known = judge.images[:16], judge.photos[:16]
    perfect = framing(lambda some: some, photos, known, judge.network)
    assert min(found.value for found in perfect.values()) > 0.9
    first = photos[:1]
    stuck = framing(lambda some: first.repeat(len(some), axis=0), photos, known, judge.network)
    assert all(found.value == 1 / 16 for found in stuck.values())
