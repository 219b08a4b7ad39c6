import numpy as np

from report.benchmarks.photos_in_views import STRENGTHS, in_views, main
from tests.kvae.pictures import scene

IMAGES = np.stack([np.asarray(scene(seed, 64, 64)) for seed in range(5)])


def test_views_of_no_strength_are_the_photos_and_others_are_not():
    still, moved = (in_views(IMAGES, 20, 4, strength) for strength in (0.0, 1.0))
    assert {picture.tobytes() for picture in still} <= {image.tobytes() for image in IMAGES}
    assert all((a != b).any() for a, b in zip(still, moved, strict=True))
    # The same photos in the same order: a view is nearer to its own photo than to any other.
    distance = np.abs(moved[:, None].astype(int) - IMAGES[None].astype(int)).mean(axis=(2, 3, 4))
    own = (
        np.abs(still[:, None].astype(int) - IMAGES[None].astype(int)).sum(axis=(2, 3, 4)).argmin(1)
    )
    assert (distance.argmin(axis=1) == own).all()


def test_the_table_has_a_line_for_each_strength(capsys):
    assert main(["--image-size", "64", "--draws", "16"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["strength", "identified"]
    assert [float(line.split()[0]) for line in lines] == list(STRENGTHS)
    assert all(0 <= float(line.split()[1]) <= 1 for line in lines)


def test_a_folder_without_photos_is_the_users_mistake(tmp_path, capsys):
    assert main(["--photos", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")
