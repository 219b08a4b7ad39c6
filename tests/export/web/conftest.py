import pytest

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from export.to_web import main
from tests.export.web.chromium import chromium


@pytest.fixture(scope="session")
def tab(tmp_path_factory):
    """A page of a real browser."""
    with chromium(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="session")
def garden():
    """The decoder that ships."""
    return Decoder.open(garden_decoder())


@pytest.fixture(scope="session")
def page(tmp_path_factory):
    """The garden's page, made by the command."""
    path = tmp_path_factory.mktemp("page") / "garden.html"
    assert main([str(garden_decoder()), "--out", str(path)]) == 0
    return path
