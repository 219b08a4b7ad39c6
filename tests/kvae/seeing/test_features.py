import numpy as np
import pytest

from kvae.seeing.features import cosine_distances, features, load_judge


def test_features_are_the_same_each_time_and_do_not_depend_on_the_pictures_beside(judge, garden):
    together = features(judge.network, garden[:20])
    assert together.shape == (20, 1024)
    assert together.dtype == np.float64
    assert np.array_equal(together, features(judge.network, garden[:20]))
    alone = features(judge.network, garden[17:18])
    # Sums of a batch in another order: single precision to a thousandth of the largest, 5.
    assert np.allclose(together[17], alone[0], atol=5e-3)


def test_cosine_distances():
    found = cosine_distances(np.array([[1.0, 0], [3, 3]]), np.array([[2.0, 0], [0, 5], [-1, 0]]))
    half = 1 - np.sqrt(0.5)
    assert found == pytest.approx(np.array([[0, 1, 2], [half, half, 1 + np.sqrt(0.5)]]), abs=1e-12)


def test_the_judge_is_not_the_network_that_training_looks_through():
    assert load_judge().name == "VGG-16"


def test_without_its_package_the_training_s_network_stands_in_by_name(monkeypatch):
    monkeypatch.setattr("kvae.seeing.vgg.PACKAGE", "a_package_that_nobody_installed")
    assert load_judge().name == "EfficientNet-Lite0"
    monkeypatch.setattr("kvae.seeing.efficientnet.PACKAGE", "nor_this_one")
    assert load_judge() is None
