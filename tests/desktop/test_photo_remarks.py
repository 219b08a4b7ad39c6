"""What `kvae.photos` remarks on photos, said in the window's other languages."""

import ast
import re
import shutil
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from desktop.ui import texts
from desktop.ui.texts.arabic.photo_remarks import REMARKS
from kvae.photos.load import load_photos
from tests.conftest import ROOT
from tests.kvae.pictures import encoded, scene

PHOTOS = ROOT / "kvae" / "photos"
# Calls and constants whose text ends up beside a photo.
SPEAKERS = {"UnusablePhoto", "NoPictureError"}
CONSTANTS = {"STRETCHED", "PROFILE_IGNORED", "AS_JPEG"}


def refusals() -> Iterator[str]:
    """The English words, with {} for each gap, for which files are refused or remarked on."""
    for file in PHOTOS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPEAKERS:
                yield from literals(node.args[0])
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in CONSTANTS:
                yield from literals(node.value)


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def test_every_refusal_is_in_the_catalogue():
    found = set(refusals())
    assert len(found) > 15
    assert found <= REMARKS.keys()


def test_gaps_are_filled_alike():
    for words, translated in REMARKS.items():
        assert translated.count("{}") == words.count("{}")
        assert re.search("[\u0621-\u064a]", translated)


@pytest.fixture(scope="module")
def remarked(tmp_path_factory) -> set[str]:
    """All that is said of a folder with something the matter with nearly every file."""
    folder = tmp_path_factory.mktemp("odd")
    whole = encoded(scene(0, 200, 160), "JPEG")
    other = encoded(scene(1, 160, 200), "JPEG")
    (folder / "a whole one.jpg").write_bytes(whole)
    shutil.copy(folder / "a whole one.jpg", folder / "b copy.jpg")
    (folder / "c cut.jpg").write_bytes(other[: len(other) // 2])
    (folder / "d empty.jpg").touch()
    (folder / "e words.jpg").write_text("no picture")
    (folder / "f raw.nef").write_bytes(whole)
    (folder / "g tiff.tif").write_bytes(b"II*\0nothing more")
    scene(0, 12, 100).save(folder / "h narrow.png")
    scene(0, 40, 40).save(folder / "i small.png")
    Image.new("RGB", (90, 90), "teal").save(folder / "j plain.png")
    Image.new("RGBA", (90, 90)).save(folder / "k nothing.png")
    Image.fromarray(np.full((90, 90), 3, np.int32)).save(folder / "l one value.tif")
    ramp = np.arange(90 * 90, dtype=np.int32).reshape(90, 90) * 1000
    Image.fromarray(ramp).save(folder / "m range.tif")
    frames = [scene(2, 90, 90), scene(3, 90, 90)]
    frames[0].save(folder / "n two.tif", save_all=True, append_images=frames[1:])
    Image.open(folder / "a whole one.jpg").crop((0, 0, 198, 158)).save(folder / "o near.png")
    photos = load_photos(folder, 64, minimum=0)
    of_photos = {remark for each in photos.remarks.values() for remark in each}
    return of_photos | {skipped.reason for skipped in photos.skipped}


@pytest.fixture
def arabic() -> Iterator[None]:
    texts.use("ar")
    yield
    texts.use("en")


def test_all_that_is_said_of_real_files_is_said_in_arabic(remarked, arabic):
    assert len(remarked) > 12
    for words in remarked:
        spoken = texts.of_remark(words)
        assert spoken != words
        # Between isolates stand file names; what else is Latin are names of formats and keys.
        bare = re.sub("\u2068[^\u2068\u2069]*\u2069", "", spoken)
        assert not re.search("[a-z]{3}", bare), spoken


def test_in_english_all_stays_as_it_is(remarked):
    assert {texts.of_remark(words) for words in remarked} == remarked


def test_what_no_catalogue_knows_stays_as_it_is(arabic):
    assert texts.of_remark("something new") == "something new"


def test_what_fills_a_gap_is_translated_as_well(arabic):
    said = texts.of_remark("cannot be opened: Permission denied")
    assert said == f"يتعذر فتحه: \u2068{texts.PHRASES['ar']['Permission denied']}\u2069"
