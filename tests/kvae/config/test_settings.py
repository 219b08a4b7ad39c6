import pytest

from kvae.config.settings import Config, ConfigError


def test_changes_make_a_copy_and_are_checked():
    config = Config()
    assert config.with_changes("model", latent_dim=5).model.latent_dim == 5
    assert config.model.latent_dim == 8
    with pytest.raises(ConfigError):
        config.with_changes("model", latent_dim=12)
