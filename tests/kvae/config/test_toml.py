import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.config.settings import Config, ConfigError, ModelConfig, PhotoConfig
from kvae.config.toml import config_from_toml, config_to_toml, load_preset, preset_names

# Anything but surrogates, which UTF-8 and TOML have no room for.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_loads(name):
    config = load_preset(name)
    assert config.preset == name
    assert config.training.minutes > 0


def test_presets_are_found_by_name():
    assert {"default", "tiny"} <= set(preset_names())
    with pytest.raises(ConfigError, match=r"huge.*default, tiny"):
        load_preset("huge")


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("[model]\nlatent_dims = 8", "latent_dims"),
        ("[modle]\nlatent_dim = 8", "modle"),
        ("[model]\nlatent_dim = 3", "latent_dim is 3, it must be 4 to 10"),
        ("[model]\nlatent_dim = 11", "latent_dim is 11"),
        ("[model]\nimage_size = 63", "image_size is 63, it must be 64 to 128"),
        ("[model]\nimage_size = 129", "image_size is 129"),
        ("[model]\ndecoder_width = 64", "decoder_width is 64, it must be a multiple of 24"),
        ("[model]\ncolours = 2", "colours is 2, it must be 1 or 3"),
        ("[training]\nbatch_size = 1", "batch_size is 1"),
        ("[training]\nminutes = 0", "minutes is 0"),
        ("[training]\nminutes = nan", "minutes is nan"),
        ("[training]\nminutes = inf", "minutes is inf"),
        ("[training]\nsteps = -1", "steps is -1"),
        ("[training]\nseed = -1", "seed is -1"),
        ("[loss]\nphoto_share = 0.0", "photo_share is 0, it must be 0.05 to 0.9"),
        ('[training]\noptimizer = "sgd"', "optimizer is sgd, it must be muon or adam"),
        ("[training\n", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_named(toml, named):
    with pytest.raises(ConfigError) as caught:
        config_from_toml(toml)
    assert named in str(caught.value)


@given(TEXT, TEXT, st.floats(1e-12, 1e12), st.integers(0, 2**62))
def test_a_recorded_config_repeats_the_run(folder, name, rate, seed):
    config = Config(preset="tiny", photos=PhotoConfig(folder=folder), model=ModelConfig(7, 100))
    config = config.with_changes("training", learning_rate=rate, seed=seed, steps=3)
    text = config_to_toml(config, {"name": name, "seed": seed}, {"numpy": name})
    assert config_from_toml(text) == config
    # What stands in the file, byte for byte, not only what Python makes of it.
    table = tomllib.loads(text.encode().decode())
    assert table["run"] == {"name": name, "seed": seed, "preset": "tiny"}
    assert table["versions"] == {"numpy": name}


def test_a_recorded_config_is_whole_or_refused_wherever_it_was_cut():
    text = config_to_toml(
        Config(), {"name": "garden"}, {"numpy": "2.0", "torch": "2.1"}, {"cores": 2}
    )
    assert config_from_toml(text, complete=True) == Config()
    last_section = text.index("[versions]") + len("[versions]")
    for end in range(last_section):
        with pytest.raises(ConfigError):
            config_from_toml(text[:end], complete=True)


def test_a_config_older_than_a_setting_is_refused_and_the_setting_named():
    text = config_to_toml(Config(), {"name": "garden"}, {})
    with pytest.raises(ConfigError, match=r"\[training\] lacks optimizer"):
        config_from_toml(text.replace('optimizer = "muon"\n', ""), complete=True)


def test_a_run_made_before_there_was_a_setting_has_what_it_had_then():
    text = config_to_toml(Config(), {"name": "garden"}, {"python": "3"})
    assert "recursive = false\n" in text
    older = text.replace("recursive = false\n", "")
    assert config_from_toml(older, complete=True).photos.recursive is False
    older = text.replace("mesh_weight = 40.0\n", "").replace("scenes = false\n", "")
    assert older != text
    assert config_from_toml(older, complete=True).loss.mesh_weight == 0
    assert config_from_toml(older, complete=True).model.scenes is False
    older = text.replace('align = "auto"\n', "")
    assert older != text
    assert config_from_toml(older, complete=True).photos.align == "no"
    # To repeat a run is to do as it did; a preset that does not name a setting has the usual one.
    assert config_from_toml(older).photos.align == "no"
    assert config_from_toml("[loss]\n").loss.mesh_weight == 40
