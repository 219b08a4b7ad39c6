import math

import numpy as np
import pytest

from kvae.config import LATENT_DIMS
from kvae.evaluate import (
    axis_figures,
    main,
    mutual_information,
    nearest_photo,
    reconstruction_psnr,
    verdict,
)
from kvae.prior_pairs import Codes
from tests.kvae.settings import photos


def codes(mean, log_var) -> Codes:
    return Codes(np.float32(mean), np.float32(log_var))


def test_codes_far_apart_tell_every_photo():
    mean = 50 * np.eye(10)[:, :8] + 10 * np.arange(10)[:, None]
    found = mutual_information(codes(mean, np.full((10, 8), -2)), seed=0)
    assert found == pytest.approx(math.log(10), abs=1e-6)


def test_equal_codes_tell_nothing():
    assert mutual_information(codes(np.ones((10, 4)), np.zeros((10, 4))), 0) == pytest.approx(0)


def test_information_of_two_overlapping_codes_agrees_with_an_integral():
    # One axis matters: N(-1, 1) and N(1, 1). ln 2 minus the expected entropy of which it was.
    x = np.linspace(-12, 12, 200001)
    density = [np.exp(-0.5 * (x - m) ** 2) / math.sqrt(2 * math.pi) for m in (-1, 1)]
    mixture = (density[0] + density[1]) / 2
    step = x[1] - x[0]
    exact = sum((0.5 * d * np.log(d / mixture)).sum() * step for d in density)
    found = mutual_information(codes([[-1], [1]], [[0], [0]]), 0, samples=20000)
    # The summands spread by about 0.6: 40000 of them give 0.003, three times over.
    assert found == pytest.approx(exact, abs=0.01)


def test_psnr_of_a_known_error():
    photo = np.full((2, 8, 8, 3), 100, np.uint8)
    picture = photo.copy()
    picture[1] += 10
    found = reconstruction_psnr(picture, photo)
    assert found[0] == pytest.approx(99)
    assert found[1] == pytest.approx(20 * math.log10(255 / 10))
    assert reconstruction_psnr(photo, picture)[1] == found[1]  # no wrap-around below zero


def test_axes_add_up_to_the_aggregated_posterior():
    rng = np.random.default_rng(0)
    some = codes(rng.normal(0, 1, (40, 3)), rng.uniform(-3, 0, (40, 3)))
    draws = np.concatenate(
        [some.z_mean + np.exp(0.5 * some.z_log_var) * rng.normal(size=(40, 3)) for _ in range(5000)]
    )
    for axis, figures in enumerate(axis_figures(some)):
        # 200,000 draws: three standard errors are 0.007.
        assert figures["mean"] == pytest.approx(draws[:, axis].mean(), abs=0.01)
        assert figures["sigma"] == pytest.approx(draws[:, axis].std(), abs=0.01)
        mean, log_var = (part[:, axis].astype(float) for part in (some.z_mean, some.z_log_var))
        kl = 0.5 * (mean**2 + np.exp(log_var) - 1 - log_var)
        assert figures["kl"] == pytest.approx(kl.mean(), abs=1e-4)


def test_copies_are_told_from_new_pictures():
    known = photos(8)
    noisy = known[:4].astype(int) + np.random.default_rng(0).integers(-3, 4, known[:4].shape)
    draws = np.concatenate([np.clip(noisy, 0, 255).astype(np.uint8), 255 - known[:4]])
    found = nearest_photo(draws, known)
    assert found["near_copy_share"] == 0.5
    assert found["draws"] == 8
    assert 4 <= found["photos_found"] <= 8


def figures(**changes) -> dict:
    good = {"psnr": 28.0, "active_axes": 8, "nearest": {"near_copy_share": 0.1}}
    return good | changes


@pytest.mark.parametrize(
    ("changes", "state", "advice"),
    [
        ({}, "healthy", "nothing needs to change"),
        ({"psnr": 19.9}, "underfitted", "--minutes"),
        ({"active_axes": 6}, "collapsed axes", "--latent-dim 6"),
        ({"active_axes": 1}, "collapsed axes", "--latent-dim 4"),
        ({"nearest": {"near_copy_share": 0.95}}, "memorising", "more photos"),
    ],
)
def test_each_state_is_named_with_what_to_change(changes, state, advice):
    found, said = verdict(figures(**changes), latent_dim=8)
    assert found == state
    assert advice in said


@pytest.mark.parametrize("latent_dim", LATENT_DIMS)
def test_advice_never_asks_for_what_is_already_so(latent_dim):
    for active in range(latent_dim):
        _, said = verdict(figures(active_axes=active), latent_dim)
        assert f"--latent-dim {latent_dim} " not in said


def test_the_command_judges_a_run_again_and_finds_the_same(tiny_run, tmp_path, capsys):
    import shutil

    copy = tmp_path / tiny_run.name
    shutil.copytree(tiny_run, copy)
    before = (copy / "evaluation.json").read_bytes()
    (copy / "evaluation.json").unlink()
    assert main([str(copy)]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1] == str(copy / "evaluation.json")
    assert "underfitted" in printed.err
    assert (copy / "evaluation.json").read_bytes() == before


def test_a_folder_without_a_model_is_the_users_mistake(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert "\nhint: " in said
