from dataclasses import asdict, replace
from types import SimpleNamespace

import numpy as np
import pytest

from kvae.config.settings import Config
from kvae.config.toml import config_from_toml, config_to_toml
from kvae.learning.budget import Cost
from report.benchmarks import ours
from report.benchmarks.methods import ABLATIONS, METHODS, USUAL
from report.benchmarks.ours import affordable_steps, configured
from report.benchmarks.task import Task

IMAGES = np.zeros((50, 64, 64, 3), np.uint8)


class Prepared:
    """Batches of photos that nobody looks at: bringing them into correspondence takes seconds."""

    def __init__(self, images: np.ndarray, config: Config):
        self.config, self.continuum = config, SimpleNamespace(images=images)


def config_of(changes: dict) -> Config:
    settings = {"preset": "default", "changes": changes}
    return configured(Task("", "", 1.0, 7, 5, 8, settings), IMAGES)


def test_names_are_unique_and_the_usual_ones_exist():
    names = [method.name for method in METHODS]
    assert len(set(names)) == len(names)
    assert set(USUAL) <= set(names)
    assert len({method.label for method in METHODS}) == len(names)


@pytest.mark.parametrize("method", ABLATIONS, ids=lambda method: method.name)
def test_an_ablation_changes_what_it_says_and_nothing_else(method):
    usual, changed = asdict(config_of({})), config_of(method.settings["changes"])
    assert config_from_toml(config_to_toml(changed, {}, {})) == changed  # all values are allowed
    for section, settings in asdict(changed).items():
        if not isinstance(settings, dict):
            continue
        expected = method.settings["changes"].get(section, {})
        different = {k: v for k, v in settings.items() if v != usual[section][k]}
        assert different == expected


def test_what_all_methods_share_comes_from_the_task():
    config = config_of({"training": {"seed": 3}, "model": {"latent_dim": 9}})
    assert (config.training.seed, config.model.latent_dim, config.model.image_size) == (7, 5, 64)


def test_only_what_leaves_a_step_alone_costs_the_same():
    same = {method.name for method in ABLATIONS if method.same_cost}
    assert {"mixing-20", "rate-half", "all-placed", "kl-low"} <= same
    assert not same & {"adam", "batch-8", "no-perceptual", "no-gradient", "narrow", "wide"}


def test_an_ablation_of_the_same_cost_takes_the_presets_steps():
    settings = {"preset": "tiny", "preset_took": 431, "same_cost": True}
    task = Task("", "", 1.0, 0, 4, 8, settings)
    assert affordable_steps(task, Prepared(IMAGES, configured(task, IMAGES)), 3.0) == 431


def test_any_other_takes_as_many_as_its_own_steps_are_cheaper(monkeypatch):
    # Timing itself is tested where it is; here a step costs in proportion to its photos.
    def timed(batches, distance, prepared, clock):
        return [Cost(prepared, step=each.config.training.batch_size / 4) for each in batches]

    monkeypatch.setattr(ours, "costs", timed)
    monkeypatch.setattr(ours, "Batches", Prepared)
    changes = {"training": {"batch_size": 8}}
    settings = {"preset": "tiny", "preset_took": 500, "same_cost": False, "changes": changes}
    task = Task("", "", 6.0, 0, 4, 8, settings)
    usual = configured(replace(task, settings={"preset": "tiny"}), IMAGES).training.batch_size
    batches = Prepared(IMAGES, configured(task, IMAGES))
    assert affordable_steps(task, batches, 3.0) == round(500 * usual / 8)
