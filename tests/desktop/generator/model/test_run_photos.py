"""The photos beside a model are believed as far as they fit its card, and no further."""

import numpy as np
import pytest

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.run_photos import read_run_photos
from desktop.generator.model.whole_model import WholeModel
from kvae.runs.run_folder import RunFolder
from tests.desktop.tiny_models import save_decoder, tiny_card

CARD = tiny_card()  # of 20 photos, 64 pixels
IMAGES = np.random.default_rng(0).integers(0, 256, (20, 64, 64, 3), np.uint8)
NAMES = tuple(f"garden/rose {number}.jpg" for number in range(20))


def write(folder, **arrays) -> None:
    np.savez_compressed(folder / "photos.npz", **arrays)


def test_what_a_run_wrote_is_read(tmp_path):
    RunFolder(tmp_path).write_photos(IMAGES, NAMES)
    kept = read_run_photos(tmp_path, CARD)
    assert np.array_equal(kept.images, IMAGES)
    assert kept.names[3] == "rose 3"


def test_the_model_shows_them_and_without_them_draws_them(tmp_path):
    path = save_decoder(tmp_path / "decoder.onnx")
    bare = WholeModel(Decoder.open(path))
    assert bare.name(3) == ""
    assert np.array_equal(bare.photo(3), bare.drawn(3))
    RunFolder(tmp_path).write_photos(IMAGES, NAMES)
    model = WholeModel(Decoder.open(path))
    assert model.name(3) == "rose 3"
    assert np.array_equal(model.photo(3), IMAGES[3])


@pytest.mark.parametrize(
    "arrays",
    [
        {},
        {"images": IMAGES},
        {"images": IMAGES[:19], "names": np.array(NAMES)},  # another run's
        {"images": IMAGES[:, :32], "names": np.array(NAMES)},
        {"images": IMAGES.astype(np.float32), "names": np.array(NAMES)},
        {"images": np.zeros((20, 640, 640, 3), np.uint8), "names": np.array(NAMES)},  # a bomb
        {"images": IMAGES, "names": np.array(NAMES[:3])},
        {"images": IMAGES, "names": np.array(["x" * 9999] * 20)},
        {"images": IMAGES, "names": np.array([{}] * 20)},  # a pickle
    ],
)
def test_what_does_not_fit_is_no_reason_to_refuse_the_model(tmp_path, arrays):
    write(tmp_path, **arrays)
    assert read_run_photos(tmp_path, CARD) is None


def test_what_is_no_archive_or_none_at_all(tmp_path):
    assert read_run_photos(tmp_path, CARD) is None
    (tmp_path / "photos.npz").write_bytes(b"PK\x03\x04 torn")
    assert read_run_photos(tmp_path, CARD) is None
    write(tmp_path, images=IMAGES, names=np.array(NAMES))
    whole = (tmp_path / "photos.npz").read_bytes()
    (tmp_path / "photos.npz").write_bytes(whole[:5000] + b"\0" * 500 + whole[5500:])
    assert read_run_photos(tmp_path, CARD) is None


def test_names_are_shown_in_one_line(tmp_path):
    names = ["two\nlines.png", "x" * 200 + ".png", *NAMES[2:]]
    write(tmp_path, images=IMAGES, names=np.array(names))
    kept = read_run_photos(tmp_path, CARD)
    assert kept.names[0] == "two lines"
    assert len(kept.names[1]) == 60
