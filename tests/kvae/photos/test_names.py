import pytest

from kvae.photos.names import STRIDE, Names, write_names


def test_names_come_back_whatever_is_in_them(tmp_path):
    given = [f'{number} "é\n猫😀' for number in range(2 * STRIDE + 3)]
    write_names(tmp_path / "names.txt", given)
    names = Names(tmp_path / "names.txt")
    assert len(names) == len(given)
    assert list(names) == given
    for index in (0, STRIDE - 1, STRIDE, STRIDE + 1, 2 * STRIDE + 2, -1):
        assert names[index] == given[index]
    assert names[STRIDE - 2 : STRIDE + 2] == tuple(given[STRIDE - 2 : STRIDE + 2])
    with pytest.raises(IndexError):
        names[len(given)]
