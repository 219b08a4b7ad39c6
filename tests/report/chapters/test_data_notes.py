from report.chapters.data_notes import excerpt, find_notes, read_notes

README = """# Our photos

Taken by *us* on a `Sunday`, see [the map](map.html).
Two cameras.

- a list
- of things

| a | table |
|---|---|

They were sorted. What was left:

1. one
2. two

This belongs to the list above.
"""
MANIFEST = """file,author,licence,spdx
pear.png,Ann,GPL,GPL-2.0-or-later
plum.png,Ann,GPL,GPL-2.0-or-later
fig.png,"Bo, of Ur",CC,
unused.png,Cy,GPL,
nothing.png,,,
"""


def photo_folder(tmp_path):
    folder = tmp_path / "data" / "photos"
    folder.mkdir(parents=True)
    (folder.parent / "README.md").write_text(README, "utf-8")
    (folder.parent / "manifest.csv").write_text(MANIFEST, "utf-8")
    return folder


def test_prose_is_kept_without_its_markup():
    first, second = excerpt(README)
    assert first == "Taken by *us* on a Sunday, see the map. Two cameras."
    assert second == "They were sorted."  # what announces a list is cut with the list


def test_a_long_text_is_cut_between_paragraphs_or_words():
    assert excerpt("one two\n\nthree four", most=9) == ("one two",)
    assert excerpt("one two three", most=9) == ("one two …",)
    assert excerpt("# Only\n\n- a list\n") == ()


def test_notes_are_found_beside_the_photo_folder(tmp_path):
    folder = photo_folder(tmp_path)
    notes = find_notes(tmp_path / "runs" / "00001-x", str(folder), ("pear.jpg", "plum.png", "fig"))
    assert notes.words_from == "README.md"
    assert notes.credits == (("Ann", "GPL-2.0-or-later", 2), ("Bo, of Ur", "CC", 1))


def test_a_relative_folder_counts_from_where_the_runs_lie(tmp_path, monkeypatch):
    photo_folder(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert find_notes(tmp_path / "runs" / "00001-x", "data/photos", ("pear.png",)).credits


def test_a_stranger_readme_beside_the_folder_is_not_taken_for_notes(tmp_path):
    folder = tmp_path / "home" / "photos"
    folder.mkdir(parents=True)
    (folder.parent / "README.md").write_text("My home folder.", "utf-8")
    assert not find_notes(tmp_path / "runs" / "00001-x", str(folder), ())


def test_no_folder_no_notes(tmp_path):
    assert not find_notes(tmp_path, "", ())
    assert not find_notes(tmp_path, "nowhere/at/all", ())


def test_credits_alone(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("\ufefffile,author,license\na.png,Zoë,CC0\n", "utf-8")
    assert read_notes([file], ()).credits == (("Zoë", "CC0", 1),)
