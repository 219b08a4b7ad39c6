import pytest

from desktop.ui.shelf.favourite_shelf import FavouriteShelf


@pytest.fixture
def shelf(studio) -> FavouriteShelf:
    return FavouriteShelf(studio)
