"""A run on some photos, and two folders: its own, and one with other photos to go on with."""

import pytest

from tests.kvae.learning.going_on import GONE, LEARNED, NEW, TRIED, trained
from tests.kvae.pictures import scene
from tests.once import once


@pytest.fixture(scope="session")
def folders(shared):
    """Two folders: the second lacks four photos of the first, renames one and has six new ones."""

    def painted():
        first, second = (shared / "photos" / name for name in ("first", "second"))
        first.mkdir(parents=True)
        second.mkdir()
        for seed in range(LEARNED):
            scene(seed).save(first / f"a{seed:02d}.png")
        for seed in range(GONE, LEARNED + NEW):
            name = "renamed" if seed == GONE else f"{'a' if seed < LEARNED else 'b'}{seed:02d}"
            scene(seed).save(second / f"{name}.png")
        return first, second

    return once(shared / "folders", painted)


@pytest.fixture(scope="session")
def older(folders, shared):
    """A run of twelve steps on the first folder, as the command keeps it; not judged."""

    def made():
        from kvae.learning.preparation import prepared
        from kvae.train_options import parse

        options = ["--photos", str(folders[0]), "--align", "no", "--preset", "tiny"]
        options += ["--steps", "12", "--runs", str(shared / "older-runs")]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kvae.morphs.fits.MOST_TRIED", TRIED)
            ready = prepared(parse(options, ""))
        trained(ready.run, ready.config, ready.batches)
        return ready.run.path

    return once(shared / "older", made)
