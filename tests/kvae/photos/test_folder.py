from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kvae.photos.folder import holds_more_than, list_files, natural_order, sort_key, walk

names = st.text(st.sampled_from("aBbX.-é 0129\udce9"), min_size=1, max_size=8).filter(
    lambda name: not name.startswith(".")
)


@given(st.lists(st.lists(names, min_size=1, max_size=3).map(tuple), max_size=12, unique=True))
def test_keys_sort_as_folders_are_listed(parts):
    natural = sorted(parts, key=lambda path: [natural_order(Path(part)) for part in path])
    assert sorted(parts, key=lambda path: sort_key("/".join(path))) == natural


def test_walking_finds_what_is_listed(tmp_path):
    for name in ("b10", "B2", "sub/a", "sub/10/a", "sub/9/a", ".hidden/a", "drawing.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "sub" / "circle").symlink_to(tmp_path)
    for recursive in (False, True):
        found = [Path(entry) for entry in walk(tmp_path, recursive)]
        assert sorted(found) == sorted(list_files(tmp_path, recursive))
        assert holds_more_than(len(found) - 1, tmp_path, recursive)
        assert not holds_more_than(len(found), tmp_path, recursive)
