"""The command that changes what an evaluation advises to change."""

import shlex
from pathlib import Path

import pytest

import kvae.train_options
from kvae.judging.verdict import State, verdict
from report.train_command import changed_command, train_command
from tests.kvae.judging.test_verdict import BLUR, COPIES, GHOSTS, PHOTOS, figures

CONFIG = {
    "run": {"preset": "default"},
    "photos": {"folder": "/photos/of somebody/my cups"},
    "loss": {"mixing": 0.5, "mesh_weight": 40.0},
    "training": {"minutes": 5.5, "steps": 1250, "seed": 3},
}


def changes(advice: str, config: dict = CONFIG) -> dict:
    """The options that differ from those of the run, as kvae.train reads them."""
    command = changed_command(config, 8, 96, advice)
    if not command:
        return {}
    given = (vars(parsed(line)) for line in (train_command(config, 8, 96), command))
    before, after = given
    return {name: value for name, value in after.items() if before[name] != value}


def parsed(command: str):
    return kvae.train_options.parse(shlex.split(command)[3:], "")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (BLUR, {"minutes": 11.0, "steps": None}),
        (GHOSTS, {"mixing": 0.3}),
        (COPIES, {"mixing": 0.7}),
        ({"active_axes": 5}, {"latent_dim": 5}),
        ({"active_axes": 5, "mutual_information": 0.1}, {"minutes": 11.0, "steps": None}),
    ],
)
def test_the_first_thing_that_helps_is_changed_and_nothing_else(found, expected):
    assert parsed(train_command(CONFIG, 8, 96)).photos == Path("my cups")
    state, advice = verdict(figures(**found), PHOTOS)
    assert state in set(State)
    assert changes(advice) == expected


def test_what_can_be_changed_no_further_gives_way_to_what_else_was_named():
    nearest = CONFIG | {"loss": CONFIG["loss"] | {"mixing": 0.05}}
    advice = verdict(figures(**GHOSTS), PHOTOS)[1]
    assert changes(advice, nearest) == {"minutes": 11.0, "steps": None}
    assert changes("a smaller --mixing stays nearer to photos", nearest) == {}
    assert changes("smaller pictures with --image-size") == {"image_size": 64}
    assert changes("do something") == {}


def test_a_run_that_went_on_from_another_does_so_again():
    config = CONFIG | {
        "run": {"preset": "default", "parent": "00001-my cups", "name": "00002-cups"}
    }
    again = parsed(train_command(config, 8, 96))
    assert (again.resume, again.photos) == (Path("runs/00001-my cups"), Path("my cups"))
    assert (again.steps, again.seed) == (1250, 3)
    refused = ("fit", "preset", "latent_dim", "image_size", "mixing", "hold_out")
    assert [name for name in refused if getattr(again, name) is not None] == []
    longer = parsed(changed_command(config, 8, 96, verdict(figures(**BLUR), PHOTOS)[1]))
    assert (longer.resume, longer.minutes) == (again.resume, 11.0)
    nearer = parsed(changed_command(config, 8, 96, verdict(figures(**GHOSTS), PHOTOS)[1]))
    assert (nearer.resume, nearer.mixing, nearer.preset) == (None, 0.3, "default")


def test_where_the_preset_has_become_another_the_run_s_own_settings_are_named():
    own = "runs/00007-cups/config.toml"
    for run, loss, named in (
        ({"preset": "default"}, {}, "default"),
        ({"preset": "default"}, {"mesh_weight": 39.0}, own),
        ({"preset": "best"}, {"mesh_weight": 64.0, "texture_weight": 32.0}, "best"),
        ({"preset": "mine"}, {}, own),
    ):
        config = CONFIG | {"run": run | {"name": "00007-cups"}, "loss": CONFIG["loss"] | loss}
        assert parsed(train_command(config, 8, 96)).preset == named
