"""A saved picture remembers exactly how it was drawn, and no file is lost in saving."""

import json
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image, PngImagePlugin

from desktop.generator.arguments import MAX_SEED
from desktop.generator.files.picture_file import (
    MOST_STEP,
    RECORD_KEY,
    PictureRecord,
    free_path,
    picture_name,
    read_record,
    save_png,
)
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draw

SHA = "ab" * 32
IMAGE = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)


def record(seed: int = 12, index: int = 4) -> PictureRecord:
    return PictureRecord(SHA, seed, index, draw(seed, index, 8))


def test_pixels_and_record_come_back_exactly(tmp_path):
    save_png(tmp_path / "a.png", IMAGE, record())
    back = read_record(tmp_path / "a.png")
    assert (back.model_sha256, back.seed, back.index) == (SHA, 12, 4)
    assert back.z.tobytes() == draw(12, 4, 8).tobytes()
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.png")), IMAGE)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


@given(
    st.integers(0, MAX_SEED),
    st.integers(0, MAX_SEED),
    arrays.arrays(
        np.float32, st.integers(4, 10), elements=st.floats(-(2.0**99), 2.0**99, width=32)
    ),
)
def test_every_code_survives_to_the_bit(seed, index, z):
    back = PictureRecord.from_json(PictureRecord(SHA, seed, index, z).to_json())
    assert (back.seed, back.index, back.z.tobytes()) == (seed, index, z.tobytes())


def test_nothing_personal_is_written(tmp_path):
    save_png(tmp_path / "a.png", IMAGE, record())
    with Image.open(tmp_path / "a.png") as picture:
        picture.load()
        assert set(picture.info) == {RECORD_KEY}
        fields = json.loads(picture.info[RECORD_KEY])
    assert set(fields) == {"format", "model_sha256", "seed", "index", "z"}


def test_an_existing_file_is_never_overwritten_silently(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"precious")
    with pytest.raises(ModelFileError, match="exists already"):
        save_png(path, IMAGE, record())
    assert path.read_bytes() == b"precious"
    save_png(path, IMAGE, record(), overwrite=True)
    assert read_record(path).seed == 12


def drawn(seed, index, variety=1.0) -> PictureRecord:
    z = draw(seed, index, 8) * np.float32(variety)
    return PictureRecord("ab" * 32, seed, index, z)


def test_names_count_from_one_and_stay_free(tmp_path):
    assert picture_name("garden", drawn(123, 4)) == "garden-s000123-05.png"
    assert picture_name("../Мой сад!", drawn(1, 0)) == "Мой-сад-s000001-01.png"
    assert picture_name("//", drawn(1, 0)) == "picture-s000001-01.png"
    for expected in ("a.png", "a-2.png", "a-3.png"):
        path = free_path(tmp_path, "a.png")
        assert path.name == expected
        path.touch()


@given(st.integers(0, MAX_SEED), st.integers(0, 11), st.floats(0, 3, width=32))
def test_a_draw_of_any_variety_is_named_as_the_draw(seed, index, variety):
    name = picture_name("garden", drawn(seed, index, variety))
    assert name == f"garden-s{seed:06d}-{index + 1:02d}.png"


@given(st.integers(0, MAX_SEED), st.integers(0, 7), st.sampled_from([-0.01, 0.01, 1.0]))
def test_a_picture_changed_by_a_hundredth_of_a_sigma_is_named_otherwise(seed, axis, change):
    record = drawn(seed, 3)
    record.z[axis] += change
    assert picture_name("garden", record).endswith("-04-changed.png")


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_path_that_cannot_be_written_is_named(tmp_path, overwrite):  # G03
    with pytest.raises(ModelFileError, match="could not be saved") as caught:
        save_png(tmp_path / "missing" / "a.png", IMAGE, record(), overwrite=overwrite)
    assert "folder" in caught.value.hint


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):  # G03
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ModelFileError, match="no room left in") as caught:
        save_png(tmp_path / "a.png", IMAGE, record())
    assert "Make room" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '{"format": 2}',
        json.dumps(json.loads(record().to_json()) | {"z": [0.0] * 3}),
        json.dumps(json.loads(record().to_json()) | {"z": [float("inf")] * 8}),
        json.dumps(json.loads(record().to_json()) | {"seed": -1}),
        json.dumps(json.loads(record().to_json()) | {"model_sha256": "AB"}),
    ],
)
def test_a_malformed_record_is_refused(tmp_path, text):
    info = PngImagePlugin.PngInfo()
    info.add_itxt(RECORD_KEY, text)
    Image.fromarray(IMAGE).save(tmp_path / "a.png", pnginfo=info)
    with pytest.raises(ModelFileError, match="malformed"):
        read_record(tmp_path / "a.png")


def test_a_picture_larger_than_ours_is_not_decoded(tmp_path, monkeypatch):
    # No more than its beginning: decoding it would fail, or take 3 GB.
    chunk = struct.pack(">II5B", 30_000, 30_000, 8, 2, 0, 0, 0)
    header = b"IHDR" + chunk
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header
    data += struct.pack(">I", zlib.crc32(header)) + struct.pack(">I", 4) + b"IDAT" + bytes(8)
    (tmp_path / "huge.png").write_bytes(data)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    with pytest.raises(ModelFileError, match="not drawn by kvae"):
        read_record(tmp_path / "huge.png")


def test_other_pictures_have_no_record(tmp_path):
    Image.fromarray(IMAGE).save(tmp_path / "plain.png")
    with pytest.raises(ModelFileError, match="not drawn by kvae"):
        read_record(tmp_path / "plain.png")
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(ModelFileError, match="not a readable PNG"):
        read_record(tmp_path / "text.png")
    with pytest.raises(ModelFileError, match="not a readable PNG"):
        read_record(tmp_path / "missing.png")


def crossing(step: np.ndarray, seed: int = 12, index: int = 4) -> PictureRecord:
    """A crossing whose colours are of a plain draw."""
    return PictureRecord(SHA, seed, index, draw(seed, index, len(step)), tuple(step.tolist()))


@given(
    arrays.arrays(
        np.float32, st.integers(4, 10), elements=st.floats(-MOST_STEP, MOST_STEP, width=32)
    )
)
def test_every_step_of_a_crossing_survives_to_the_bit(step):
    text = crossing(step).to_json()
    back = PictureRecord.from_json(text)
    assert np.array(back.outline_step, np.float32).tobytes() == step.tobytes()
    assert back.whole_code.tobytes() == crossing(step).whole_code.tobytes()
    assert json.loads(text)["format"] == 2  # which older windows refuse


def test_any_other_picture_is_written_as_before_there_were_crossings():
    z = draw(12, 4, 8)
    expected = {"format": 1, "model_sha256": SHA, "seed": "12", "index": 4, "z": z.tolist()}
    assert record().to_json() == json.dumps(expected)


def test_a_crossing_with_the_colours_of_a_draw_is_not_named_as_that_draw():
    assert picture_name("garden", crossing(np.ones(8))) == "garden-s000012-05-changed.png"


wild = st.one_of(
    st.floats(), st.integers(), st.text(max_size=3), st.none(), st.booleans(), st.just(1e308),
    st.just(12.5), st.just("NaN"), st.lists(st.floats(), max_size=2),
)  # fmt: skip


@given(st.one_of(wild, st.lists(st.one_of(st.floats(-12, 12), wild), max_size=12)))
def test_a_doctored_step_is_refused_or_within_bounds(step):
    fields = json.loads(crossing(np.ones(8)).to_json()) | {"outline_step": step}
    try:
        found = PictureRecord.from_json(json.dumps(fields))
    except ModelFileError:
        return
    values = np.array(found.outline_step)
    assert values.shape == (8,)
    assert (np.abs(values) <= MOST_STEP).all()


@pytest.mark.parametrize(
    "change",
    [
        {"outline_step": [0.5] * 7},
        {"outline_step": [0.5] * 9},
        {"outline_step": []},
        {"outline_step": [0.5] * 7 + [float("nan")]},
        {"outline_step": [0.5] * 7 + [float("inf")]},
        {"outline_step": [0.5] * 7 + [1e39]},
        {"outline_step": [0.5] * 7 + [12.1]},
        {"outline_step": None},
        {"format": 3},
        {"format": "2"},
    ],
)
def test_a_step_that_leads_nowhere_is_malformed(change):
    fields = json.loads(crossing(np.full(8, 0.5)).to_json()) | change
    with pytest.raises(ModelFileError, match="malformed"):
        PictureRecord.from_json(json.dumps(fields))
    without = {key: value for key, value in fields.items() if key != "outline_step"}
    with pytest.raises(ModelFileError, match="malformed"):
        PictureRecord.from_json(json.dumps(without))
