import numpy as np
import pytest

from kvae.photos.photo_set import PhotoSet
from report.benchmarks.without_a_model import STRENGTHS, main, sets
from tests.kvae.pictures import scene

IMAGES = np.stack([np.asarray(scene(seed, 64, 64)) for seed in range(5)])
PHOTOS = PhotoSet(IMAGES, tuple("abcde"), (), ())
NAMES = [*(f"views x{strength:g}" for strength in STRENGTHS), "bends", "mixtures", "morphs"]


def test_programs_without_a_model_draw_as_many_as_asked_for():
    found = dict(sets(PHOTOS, 9))
    assert list(found) == NAMES
    assert all(pictures.shape == (9, 64, 64, 3) for pictures in found.values())
    assert all(pictures.dtype == np.uint8 for pictures in found.values())


@pytest.mark.slow
def test_the_table_has_a_line_for_each_program(capsys):
    assert main(["--image-size", "64", "--draws", "16"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["new", "and", "good"]
    assert [line.split()[0] for line in lines] == [name.split()[0] for name in NAMES]
    *views, bends, mixed, morphs = (float(line.removeprefix("views ").split()[1]) for line in lines)
    # None of 16 usually; views twice as strong may make one photo another.
    assert all(share <= 0.2 for share in (*views, mixed))
    assert min(bends, morphs) > 0.4


def test_a_folder_without_photos_is_the_users_mistake(tmp_path, capsys):
    assert main(["--photos", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")
