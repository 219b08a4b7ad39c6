import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kvae.photos.alignment import Alignment, alignment, congealed
from kvae.photos.fit import to_pixels, to_square
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError
from tests.kvae.few import more_are_many
from tests.kvae.morphs.things import scenes, things
from tests.kvae.photos.faces import faces
from tests.kvae.pictures import subject_area

SIDE = 64


@pytest.fixture(scope="module")
def folder(found, tmp_path_factory):
    """A folder of the faces."""
    where = tmp_path_factory.mktemp("faces")
    for number, face in enumerate(found[0]):
        face.photo.save(where / f"{number:02d}.png")
    return where


def square(photos: list[Image.Image]) -> np.ndarray:
    return np.stack([to_pixels(to_square(photo, "crop"), SIDE) for photo in photos])


@pytest.fixture(scope="module")
def found():
    some = faces(40)
    return some, congealed([face.photo for face in some])


def test_faces_come_to_lie_at_one_position_in_one_size(found):
    some, cut = found
    left, top, right, _ = cut.boxes.T
    across, down, width = np.array([(face.across, face.down, face.width) for face in some]).T
    side = right - left
    inside = np.stack([(across - left) / side, (down - top) / side, width / side])
    before = np.stack([across - across.mean(), down - down.mean(), width])
    # Half as far apart at most, but for the one in ten that is whole as it is or would leave its
    # photo: so the middle half of them is looked at.
    apart = np.subtract(*np.percentile(inside, [75, 25], axis=1))
    assert (apart < 0.5 * np.subtract(*np.percentile(before, [75, 25], axis=1))).all()
    assert cut.of_one_kind


def test_boxes_are_squares_within_their_photos(found):
    some, cut = found
    sizes = np.array([face.photo.size for face in some], float)
    sizes /= sizes.min(axis=1, keepdims=True)
    assert (cut.boxes[:, :2] >= 0).all()
    assert (cut.boxes[:, 2:] <= sizes + 1e-9).all()
    sides = cut.boxes[:, 2:] - cut.boxes[:, :2]
    np.testing.assert_allclose(sides[:, 0], sides[:, 1])
    assert sides.max() <= 1.0
    # As few as the module says are shown whole; the smallest are as near as its zooms go.
    assert np.mean(sides >= 1.0) <= 0.12
    assert sides.min() > 1.0 / 1.6**2


def test_photos_of_something_else_are_told_apart(found, tmp_path):
    some, _ = found
    others = [Image.fromarray(image) for image in scenes(3)]
    photos = [face.photo for face in some] + others
    unlike = congealed(photos).unlike
    assert unlike.tolist() == [40, 41, 42]
    for number, photo in enumerate(photos):
        photo.save(tmp_path / f"{number:02d}.png")
    loaded = load_photos(tmp_path, SIDE, minimum=2)
    remark = "shows little of what the others share: better left out"
    assert all(remark in loaded.remarks[f"{number}.png"] for number in (40, 41, 42))
    assert loaded.notes[-1].startswith("showing little of what the others share")
    assert loaded.notes[-1].endswith(": 3 (40.png, 41.png, 42.png)")


@pytest.mark.parametrize(
    ("likeness", "before", "of_one_kind"),
    [(0.151, 0.05, True), (0.149, 0.05, False), (0.3, 0.249, True), (0.3, 0.251, False)],
)
def test_photos_are_of_one_kind_if_they_are_alike_and_cutting_made_them_so(
    likeness, before, of_one_kind
):
    assert Alignment(np.zeros((2, 4)), before, np.full(2, likeness)).of_one_kind == of_one_kind


def test_half_as_like_the_others_as_usual_is_unlike():
    cut = Alignment(np.zeros((10, 4)), 0.0, np.array([0.43, *[1.0] * 8, 0.47]))  # on average .89
    assert cut.unlike.tolist() == [0]


def test_the_order_of_the_photos_plays_no_part(found):
    some, _ = found
    few = [face.photo for face in some[:12]]
    boxes = congealed(few).boxes
    turned = congealed(few[::-1]).boxes
    np.testing.assert_allclose(turned[::-1], boxes, atol=1e-5)  # float32 sums


def test_photos_of_many_kinds_are_not_of_one():
    images = scenes(50)
    assert alignment([Image.fromarray(image) for image in images], images, "auto") is None


def test_things_on_plain_ground_stay_as_they_are_unless_it_is_asked_for():
    images = things(8, seed=3)
    photos = [Image.fromarray(image) for image in images]
    assert alignment(photos, images, "auto") is None
    assert alignment(photos, images, "no") is None
    assert alignment(photos, images, "yes") is not None


def test_one_photo_has_nothing_in_common_with_another():
    photos = [face.photo for face in faces(1)]
    assert alignment(photos, square(photos), "yes") is None


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.tuples(st.integers(24, 200), st.integers(24, 200), st.integers(0, 2**32 - 1)),
        min_size=2,
        max_size=4,
    )
)
def test_any_photos_give_finite_boxes_within_them(shapes):
    photos = [
        Image.fromarray(np.random.default_rng(seed).integers(0, 256, (h, w, 3), np.uint8))
        if seed % 3
        else Image.new("RGB", (w, h), (seed % 256,) * 3)
        for w, h, seed in shapes
    ]
    boxes = congealed(photos).boxes
    sizes = np.array([photo.size for photo in photos], float)
    assert np.isfinite(boxes).all()
    assert (boxes[:, :2] >= 0).all()
    assert (boxes[:, 2:] <= sizes / sizes.min(axis=1, keepdims=True) + 1e-9).all()
    assert (boxes[:, 2:] > boxes[:, :2]).all()


def test_a_folder_of_one_kind_is_cut_alike(found, folder):
    photos = load_photos(folder, SIDE, minimum=2)
    # They were made smaller before, which may tip a zoom to the next of the seven, 17 % larger.
    np.testing.assert_allclose(photos.boxes, found[1].boxes, atol=0.08)
    for image, face, box in zip(photos.images[:5], found[0], photos.boxes, strict=False):
        left, top, right, bottom = np.rint(box * min(face.photo.size)).astype(int)
        expected = to_pixels(face.photo.crop((left, top, right, bottom)), SIDE)
        # The photo was made smaller before it was cut, and the box lies between pixels.
        assert np.abs(image.astype(int) - expected).mean() < 8


def test_no_leaves_each_in_its_middle_square(found, folder):
    photos = load_photos(folder, SIDE, minimum=2, align="no")
    assert photos.boxes is None
    np.testing.assert_array_equal(photos.images, square([face.photo for face in found[0]]))


def test_a_square_that_is_all_subject_stays_as_it_is(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "07.png").unlink()
    by_hand = faces(8)[7].photo.crop((0, 0, 120, 120))
    by_hand.save(tmp_path / "07.png", exif=subject_area(60, 60, 120, 120))
    photos = load_photos(tmp_path, SIDE, minimum=2)
    assert [number for number, box in enumerate(photos.boxes) if box is None] == [7]
    np.testing.assert_array_equal(photos.images[7], to_pixels(by_hand, SIDE))


@pytest.mark.parametrize("fit", ["auto", "pad"])
def test_what_is_framed_or_padded_is_not_cut(folder, tmp_path, fit):
    for path in itertools.islice(sorted(folder.iterdir()), 12):
        (tmp_path / path.name).symlink_to(path)
    cut_out = Image.new("RGBA", (80, 80))
    cut_out.paste((200, 40, 40, 255), (20, 20, 60, 60))
    cut_out.save(tmp_path / "cut-out.png")
    assert load_photos(tmp_path, SIDE, minimum=2, fit=fit).boxes is None


def test_what_cannot_be_cut_alike_is_said(folder, monkeypatch):
    with pytest.raises(PhotoError, match="padded photos are shown whole"):
        load_photos(folder, SIDE, minimum=2, fit="pad", align="yes")
    with pytest.raises(PhotoError, match="align is 'perhaps', it must be one of auto, yes, no"):
        load_photos(folder, SIDE, minimum=2, align="perhaps")
    more_are_many(monkeypatch, 20)
    with pytest.raises(PhotoError, match="more than 20 photos cannot be cut alike") as refused:
        load_photos(folder, SIDE, minimum=2, align="yes")
    assert refused.value.hint == "--align no, or name other photos"
