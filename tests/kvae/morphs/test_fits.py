import numpy as np

from kvae.morphs import fits
from kvae.morphs.registration import Described
from tests.kvae.morphs.things import things


def test_the_table_is_symmetric_and_a_photo_fits_itself():
    shares = []
    table = fits.misfits(Described.of(things(7)), shares.append)
    assert table.shape == (7, 7)
    assert (np.diag(table) == 0).all()
    np.testing.assert_array_equal(table, table.T)
    assert (table[~np.eye(7, dtype=bool)] > 0).all()
    assert shares[-1] == 1.0


def test_many_photos_are_not_all_tried_with_all(monkeypatch):
    monkeypatch.setattr(fits, "MOST_TRIED", 4)
    maps = np.random.default_rng(0).random((30, 2, 6, 6), np.float32)
    first, second = fits.candidates(maps)
    assert len(first) <= 30 * 4  # of 435
    assert (first < second).all()
    tried = np.bincount(np.concatenate([first, second]), minlength=30)
    assert tried.min() >= 4  # each with those most like it, whoever chose whom
    table = fits.misfits(Described.of(things(9)))
    assert np.isfinite(table).all()
