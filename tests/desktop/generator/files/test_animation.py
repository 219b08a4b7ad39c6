"""Saved animations play as they were drawn: reopened, counted and compared."""

import resource

import numpy as np
import pytest
from PIL import Image

from desktop.generator.files.animation import animation_bytes, save_animation
from desktop.generator.files.formats import FORMATS
from desktop.generator.files.picture_file import PictureRecord, read_record
from desktop.generator.latent.latent_paths import morph
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draw, draws

# Mean error in 8-bit levels, and what is allowed of it. 256 colours a frame cost a garden about 1;
# WebP of quality 90 some 2, of small red and yellow blossoms 3.8, nearly all of it because it
# halves the colours' resolution: that alone comes to 3.3 there.
LEVELS = {"gif": 2.0, "apng": 0.0, "webp": 4.5}


@pytest.fixture(scope="module")
def frames() -> np.ndarray:
    decoder = Decoder.open(garden_decoder())
    return decoder.decode(morph(draws(1, 3, decoder.card.latent_dim), 5, loop=True))


def reopened(path):
    """Frames uint8 (N, H, W, 3), durations in ms, and the loop count of a file."""
    with Image.open(path) as file:
        pictures, durations = [], []
        for index in range(file.n_frames):
            file.seek(index)
            file.load()
            durations.append(file.info["duration"])
            pictures.append(np.asarray(file.convert("RGB")))
        return np.array(pictures), durations, file.info["loop"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_frame_comes_back_in_time_and_for_ever(tmp_path, frames, format):
    path = tmp_path / f"morph{FORMATS[format]}"
    save_animation(path, frames, 40, format)
    pictures, durations, loop = reopened(path)
    assert loop == 0  # 0: without an end
    if format == "webp":  # where the morph rests, it merges frames that differ by 2 levels or less
        assert len(durations) >= 0.7 * len(frames)
        pictures = np.repeat(pictures, np.array(durations) // 40, axis=0)
    else:
        assert durations == [40] * len(frames)
    assert pictures.shape == frames.shape
    errors = np.abs(pictures.astype(float) - frames).mean(axis=(1, 2, 3))
    assert errors.max() <= LEVELS[format]
    if format != "apng":
        opposite = np.abs(np.roll(pictures, 9, axis=0).astype(float) - frames).mean(axis=(1, 2, 3))
        assert opposite.min() > 3 * LEVELS[format]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("format", FORMATS)
def test_frames_that_rest_take_their_time(tmp_path, frames, format):
    resting = np.repeat(frames[:3], [3, 1, 2], axis=0)
    save_animation(tmp_path / "a", resting, 50, format)
    _, durations, _ = reopened(tmp_path / "a")
    assert sum(durations) == 6 * 50


def test_one_frame_and_odd_memory_are_pictures_too(tmp_path, frames):
    for format in FORMATS:
        save_animation(tmp_path / format, frames[:1, ::2, ::-1], 40, format)
        with Image.open(tmp_path / format) as file:
            assert getattr(file, "n_frames", 1) == 1
            assert file.size == (96, 48)


@pytest.mark.parametrize(("wanted", "written"), [(1, 20), (33, 30), (36, 40), (1000, 1000)])
def test_a_gif_counts_in_hundredths_of_a_second(tmp_path, frames, wanted, written):
    save_animation(tmp_path / "a.gif", frames[:4], wanted, "gif")
    assert reopened(tmp_path / "a.gif")[1] == [written] * 4


def test_the_record_travels_in_every_format(tmp_path, frames):
    z = draw(7, 3, 8)
    record = PictureRecord("ab" * 32, 7, 3, z).to_json()
    for format in FORMATS:
        save_animation(tmp_path / format, frames[:3], 40, format, record=record)
    assert read_record(tmp_path / "apng").z.tobytes() == z.tobytes()
    with Image.open(tmp_path / "gif") as gif, Image.open(tmp_path / "webp") as webp:
        assert gif.info["comment"].decode() == record
        assert webp.getexif()[0x010E] == record


@pytest.mark.parametrize("format", FORMATS)
def test_without_a_record_nothing_is_written(tmp_path, frames, format):
    save_animation(tmp_path / "a", frames[:3], 40, format)
    with Image.open(tmp_path / "a") as file:
        assert not {"comment", "kvae", "exif", "xmp"} & set(file.info)


@pytest.mark.parametrize("format", FORMATS)
def test_an_existing_file_is_never_overwritten_silently(tmp_path, frames, format):
    (tmp_path / "a").write_bytes(b"precious")
    with pytest.raises(ModelFileError, match="exists already"):
        save_animation(tmp_path / "a", frames, 40, format)
    assert (tmp_path / "a").read_bytes() == b"precious"
    save_animation(tmp_path / "a", frames, 40, format, overwrite=True)
    assert reopened(tmp_path / "a")[0].shape[1:] == frames.shape[1:]


@pytest.mark.parametrize("format", FORMATS)
def test_a_disk_that_takes_no_more_leaves_nothing_behind(tmp_path, frames, format):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))  # every larger write fails
    try:
        with pytest.raises(ModelFileError, match="a could not be saved in") as caught:
            save_animation(tmp_path / "a", frames, 40, format)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "free space" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path, frames):
    with pytest.raises(ModelFileError, match=r"could not be saved in .*missing"):
        save_animation(tmp_path / "missing" / "a.gif", frames, 40, "gif")


def test_what_is_no_animation_is_a_mistake_of_the_caller(tmp_path, frames):
    for wrong in (frames[:0], frames[0], frames.astype(float)):
        with pytest.raises(ValueError, match="frames are"):
            save_animation(tmp_path / "a.gif", wrong, 40, "gif")
    for milliseconds, format in ((0, "gif"), (40, "mp4")):
        with pytest.raises(ValueError, match="a frame of"):
            save_animation(tmp_path / "a.gif", frames, milliseconds, format)


@pytest.mark.parametrize("format", FORMATS)
def test_an_animation_can_be_enlarged_watched_and_stopped(tmp_path, frames, format):
    seen = []
    data = animation_bytes(frames[:4], 40, format, enlargement=2, on_frame=seen.append)
    (tmp_path / "a").write_bytes(data)
    assert seen == [0, 1, 2, 3]
    assert reopened(tmp_path / "a")[0].shape[1:] == (192, 192, 3)

    def stop(index):
        if index == 2:
            raise KeyError(index)

    with pytest.raises(KeyError):
        animation_bytes(frames[:4], 40, format, on_frame=stop)
