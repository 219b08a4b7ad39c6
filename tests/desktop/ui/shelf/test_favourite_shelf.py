"""What can be kept, whatever shows it."""

from dataclasses import replace

import numpy as np

from desktop.generator.files.favourites import Favourites
from desktop.ui.shelf.favourite_shelf import FavouriteShelf


def test_a_picture_that_is_not_drawn_yet_cannot_be_kept(studio, shelf):
    said = []
    studio.said.connect(said.append)
    studio.change(studio.session.with_seed(55))
    shelf.toggle(0)
    assert said == ["There are no finished pictures yet; try again in a moment."]
    assert shelf.paths == ()


def test_without_a_model_there_is_nothing_to_keep(new_studio):
    studio = new_studio(count=2)
    shelf = FavouriteShelf(studio)
    shelf.toggle(0)
    assert shelf.starred() == frozenset()
    assert shelf.paths == ()


def test_a_full_or_closed_folder_is_said_not_hidden(qtbot, studio, shelf):
    folder = studio.settings.data_folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    with qtbot.waitSignal(studio.failed) as failure:
        shelf.toggle(0)
    assert "favourites" in failure.args[0]
    assert shelf.starred() == frozenset()


def test_a_code_of_the_wrong_length_is_refused(qtbot, studio, shelf):
    doctored = replace(studio.record(0), z=np.zeros(5, np.float32))
    Favourites(studio.settings.data_folder / "favourites").add(studio.drawing(0).image, doctored)
    shelf = FavouriteShelf(studio)
    with qtbot.waitSignal(studio.failed) as failure:
        shelf.show(shelf.paths[0])
    assert "malformed" in failure.args[0]
    assert studio.session.picture(0).made == "drawn"


def test_favourites_are_counted_for_the_pictures_shown_only(studio, shelf):
    shelf.toggle(2)
    studio.change(studio.session.with_count(2))
    assert shelf.starred() == frozenset()
    studio.change(studio.session.with_count(3))
    assert shelf.starred() == {2}
