"""Whether the window reads a photo as the training does."""

from pathlib import Path

import numpy as np
import pytest

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import load_photo
from kvae.photos import prepare
from kvae.photos.file import UnusablePhoto


def as_trained_on(path: Path, image_size: int, fit: str) -> np.ndarray:
    return prepare.prepare(path, image_size, fit).pixels


def assert_same(path: Path, image_size: int, fit: str = "auto") -> bool:
    """Both give the same pixels, or both refuse; returns whether there was a picture."""
    try:
        expected = as_trained_on(path, image_size, fit)
    except UnusablePhoto:
        with pytest.raises(ModelFileError) as caught:
            load_photo(path, image_size, fit)
        assert str(caught.value).startswith(path.name)
        assert caught.value.hint.endswith((".", ")"))
        return False
    found = load_photo(path, image_size, fit)
    assert (found.dtype, found.shape) == (np.uint8, (image_size, image_size, 3))
    assert found.flags.writeable  # the caller's own, no view into Pillow's memory
    assert np.array_equal(found, expected)
    return True
