from dataclasses import fields

import pytest

from kvae.config.toml import SECTIONS
from report.chapters.reproduce import SHOWN_BEFORE
from report.chapters.setting_words import WORDS


@pytest.mark.parametrize("section", SECTIONS)
def test_every_setting_has_words_and_no_word_is_of_a_setting_that_went(section):
    settings = {(section, field.name) for field in fields(SECTIONS[section])}
    assert settings - SHOWN_BEFORE == {key for key in WORDS if key[0] == section}
