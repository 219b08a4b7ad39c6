import numpy as np
import pytest

from kvae.codes import Codes
from report.chapters.measures import axis_figures, code_pairs, fine_detail, psnr

SOURCE = np.random.default_rng(1)


def test_psnr_of_a_known_error():
    black = np.zeros((2, 8, 8, 3), np.uint8)
    grey = np.stack([black[0] + 255, black[1] + 51])
    # 20 log10(255 / error): an error of 255 is 0 dB, of 51 (a fifth) 13.98 dB.
    np.testing.assert_allclose(psnr(grey, black), [0.0, 13.979], atol=1e-3)
    assert psnr(black, black).tolist() == pytest.approx([99.0, 99.0])


def test_fine_detail_of_plain_pictures_and_of_stripes():
    stripes = np.zeros((8, 8, 3), np.uint8)
    stripes[::2] = 100
    # Pixels below one another differ by 100, those beside one another by nothing.
    assert fine_detail(np.stack([stripes, np.full_like(stripes, 7)])).tolist() == [50.0, 0.0]


def test_axis_figures_agree_with_a_large_sample():
    z_mean = SOURCE.normal(0.5, 0.8, (30, 4))
    z_log_var = SOURCE.normal(-2, 0.5, (30, 4))
    figures = axis_figures(Codes(z_mean, z_log_var))
    noise = SOURCE.normal(size=(20000, 30, 4))
    drawn = (z_mean + np.exp(z_log_var / 2) * noise).reshape(-1, 4)
    # 600,000 draws: the standard error of a mean is about 0.001, of a sigma 0.001.
    np.testing.assert_allclose(figures.mean, drawn.mean(0), atol=0.006)
    np.testing.assert_allclose(figures.sigma, drawn.std(0), atol=0.006)
    log_ratio = -0.5 * (z_log_var + noise**2) + 0.5 * (z_mean + np.exp(z_log_var / 2) * noise) ** 2
    np.testing.assert_allclose(figures.kl, log_ratio.mean((0, 1)), atol=0.01)


def test_a_standard_normal_costs_nothing():
    figures = axis_figures(Codes(np.zeros((5, 3)), np.zeros((5, 3))))
    np.testing.assert_array_equal(figures.kl, 0)
    np.testing.assert_array_equal(figures.sigma, 1)


def test_pairs_run_from_the_closest_to_the_farthest():
    codes = np.array([[0.0, 0], [0.1, 0], [3, 0], [9, 0]], np.float32)
    pairs = code_pairs(codes)
    assert pairs[0] == (0, 1)
    assert pairs[-1] == (0, 3)
    assert len(set(pairs)) == 3
    assert code_pairs(codes[:1]) == ()
    assert code_pairs(codes[:2]) == ((0, 1),)
