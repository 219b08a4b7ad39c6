"""What the user reads where a file is not opened."""

import pytest

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.model_file import ModelFileError


def refused(path) -> str:
    """Open `path` as a decoder and return what the user reads."""
    with pytest.raises(ModelFileError) as caught:
        Decoder.open(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) <= 250
    return str(caught.value)
