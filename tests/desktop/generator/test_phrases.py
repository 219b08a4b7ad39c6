"""What goes wrong is said in the language of the window: every phrase has its Arabic one."""

import errno
import os
import re
import string

import numpy as np
import pytest
from PIL import Image

from desktop.generator import phrases
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import Phrase, system_reason
from desktop.ui import texts
from desktop.ui.texts.arabic import file_phrases, model_phrases
from tests.desktop import spoken_phrases
from tests.desktop.dropped import drop
from tests.desktop.tiny_models import build_decoder, build_encoder, save, save_decoder, tiny_card

ARABIC = texts.PHRASES["ar"]


def gaps(words: str) -> list[str]:
    return sorted(field for _, field, _, _ in string.Formatter().parse(words) if field)


def isolated(text: object) -> str:
    return f"\u2068{text}\u2069"


@pytest.fixture
def arabic(theme):
    """The window speaks Arabic; the theme's end gives the English back."""
    texts.use("ar")


def test_an_error_is_english_for_whoever_prints_it():
    error = ModelFileError("{name} is {size} MB.", "Make {name} smaller.", name="a{b}.onnx", size=3)
    assert (str(error), error.hint) == ("a{b}.onnx is 3 MB.", "Make a{b}.onnx smaller.")
    plain = ModelFileError("There is no folder runs/{new}.")
    assert (str(plain), plain.hint) == ("There is no folder runs/{new}.", "")


def test_the_system_is_quoted_in_english_whatever_language_it_speaks():
    german = OSError(errno.ENOSPC, "Auf dem Gerät ist kein Speicherplatz mehr verfügbar")
    assert str(system_reason(german)) == "No space left on device"
    for known in phrases._REASONS:
        assert str(system_reason(OSError(known, "?"))) == os.strerror(known)
    assert str(system_reason(OSError(errno.ENOTTY, "no terminal"))) == "no terminal"
    assert str(system_reason(OSError("encoder error -2"))) == "encoder error -2"
    assert str(system_reason(ValueError("embedded null byte"))) == "no file can have such a name"


def test_every_phrase_has_an_arabic_one_and_none_is_left_over():
    """A gap alone is not words: "{remedy}" stands for a whole phrase."""
    spoken = spoken_phrases.phrases()
    wanted = {words for words in spoken if re.sub(r"\{\w+\}", "", words)}
    missing = {spoken[words]: words for words in wanted - ARABIC.keys()}
    assert missing == {}
    assert ARABIC.keys() - wanted == set()
    assert not model_phrases.PHRASES.keys() & file_phrases.PHRASES.keys()


@pytest.mark.parametrize("words", ARABIC)
def test_an_arabic_phrase_has_the_same_gaps_and_ends_alike(words):
    arabic = ARABIC[words]
    assert gaps(arabic) == gaps(words)
    assert re.search("[\u0621-\u064a]", re.sub(r"\{\w+\}", "", arabic))
    assert arabic.endswith(".") == words.endswith(".") or words.endswith("pip install .")
    assert arabic.count("\u2068") == arabic.count("\u2069")


def test_a_phrase_that_no_catalogue_could_have_is_found(tmp_path):
    source = 'raise ModelFileError(f"{name} is odd.", "Look.")'
    with pytest.raises(AssertionError, match="not plain text"):
        list(spoken_phrases.in_source(source, "odd.py"))
    starred = 'one, other = "a", "b"\nraise ModelFileError(*one)'
    with pytest.raises(AssertionError, match="not plain text"):
        list(spoken_phrases.in_source(starred, "odd.py"))
    handed_on = "def other(words):\n    return Phrase(words)"
    with pytest.raises(AssertionError, match="words is not plain text"):
        list(spoken_phrases.in_source(handed_on, "odd.py"))
    later = 'odd = partial(ModelFileError, "Odd." if one else "Even.", "Look.")'
    found = [words for words, _ in spoken_phrases.in_source(later, "odd.py")]
    assert found == ["Odd.", "Even.", "Look."]


def test_names_and_numbers_are_isolated_in_arabic_alone(arabic):
    error = ModelFileError(
        "{name} cannot be read: {reason}.", name="x.onnx", reason=Phrase("Permission denied")
    )
    said, hint = texts.of_error(error)
    assert said == f"تتعذر قراءة الملف {isolated('x.onnx')}: {isolated('لا إذن بذلك')}."
    assert hint == ""
    texts.use("en")
    assert texts.of_error(error) == ("x.onnx cannot be read: Permission denied.", "")


def test_the_systems_own_words_stay_and_are_isolated(arabic):
    error = ModelFileError("{name} cannot be read: {reason}.", name="x", reason=Phrase("Odd {."))
    assert isolated("Odd {.") in texts.of_error(error)[0]


def is_arabic(text: str) -> bool:
    """Whether all Latin letters of a text are in isolates, or name files, formats and programs."""
    while "\u2068" in text:
        text = re.sub("\u2068[^\u2068\u2069]*\u2069", "", text)
    names = r"decoder\.onnx|encoder\.onnx|onnxruntime|ONNX( Runtime)?|kvae|JSON|JPEG|PNG|WebP|PDF"
    return not re.search("[A-Za-z]{2,}", re.sub(names, "", text))


def damaged_card() -> bytes:
    model = build_decoder(tiny_card())
    model.metadata_props[0].value = model.metadata_props[0].value.replace('"credits": [', '"c": [')
    return model.SerializeToString()


BROKEN = {
    "text": (b"no model", "ملف نصي لا نموذج"),
    "damaged": (bytes(1000), "تالف"),
    "card": (damaged_card(), "حقول مختلفة"),
    "encoder": (build_encoder().SerializeToString(), "والمطلوب"),
    "nan": (build_decoder(weights=np.full((8, 192), np.nan)).SerializeToString(), "ليست منتهية"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_model_is_refused_in_arabic(qtbot, arabic, window, tmp_path, fault):
    content, said = BROKEN[fault]
    (tmp_path / "broken.onnx").write_bytes(content)
    drop(window, tmp_path / "broken.onnx")
    qtbot.waitUntil(window.banner.isVisible)
    assert said in window.banner.text()
    assert isolated("broken.onnx") in window.banner.text() or fault == "card"
    assert window.banner.text().endswith(f"يبقى «{isolated('toy')}» مفتوحًا.")
    assert is_arabic(window.banner.text())


UNREADABLE = {
    "torn.png": (b"\x89PNG\r\n\x1a\n no more of it", "مبتور"),
    "empty.jpg": (b"", "فارغ ليس فيه شيء"),
    "phone.heic": (b"\x00\x00\x00\x18ftypheic" + bytes(100), "الأكثر توافقًا"),
    "gone.jpg": (None, "لا ملف ولا مجلد بهذا الاسم"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_photo_is_refused_in_arabic(
    qtbot, arabic, window, tmp_path, monkeypatch, name
):
    monkeypatch.setattr(
        "desktop.generator.photos.file.FORMATS", ("JPEG", "PNG")
    )  # as in the bundle
    content, said = UNREADABLE[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    drop(window, tmp_path / name)
    qtbot.waitUntil(window.banner.isVisible)
    assert said in window.banner.text()
    assert isolated(name) in window.banner.text()
    assert is_arabic(window.banner.text().replace("iPhone", "").replace("HEIC", ""))


def test_a_photo_that_is_too_small_is_measured_in_arabic(qtbot, arabic, window, tmp_path):
    Image.new("RGB", (20, 90)).save(tmp_path / "small.png")
    drop(window, tmp_path / "small.png")
    qtbot.waitUntil(window.banner.isVisible)
    assert f"{isolated(20)} × {isolated(90)}، ويلزم {isolated(24)} بكسل" in window.banner.text()


def test_a_folder_that_cannot_be_made_is_said_in_arabic(arabic, window):
    folder = window.studio.settings.data_folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    window.favourites.toggle(0)
    assert "يتعذر إنشاء المجلد" in window.banner.text()
    assert isolated("ليس مجلدًا") in window.banner.text()
    assert is_arabic(window.banner.text())


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_full_or_read_only_folder_is_said_in_arabic(arabic, window, monkeypatch, number):
    """Not even a full disk lets itself be made without an administrator; its answer does."""

    def refuse(*_args, **_options):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    window.favourites.toggle(0)
    said = window.banner.text()
    assert said.startswith("تعذر حفظ الملف \u2068000001-")
    if number == errno.ENOSPC:
        assert said.endswith("أفسح مكانًا ثم حاول مرة أخرى.")
    else:
        assert isolated(ARABIC[os.strerror(number)]) in said
        assert said.endswith("اختر مجلدًا فيه مساحة حرة ولك إذن بالكتابة فيه.")
    assert is_arabic(said)


def test_a_damaged_file_of_names_is_said_in_arabic(qtbot, arabic, new_window, tmp_path):
    model = save_decoder(tmp_path / "decoder.onnx")
    (tmp_path / "decoder.names.json").write_text("{")
    window = new_window()
    window.studio.open_model(model)
    qtbot.waitUntil(window.banner.isVisible)
    assert "وهو محفوظ باسم" in window.banner.text()
    assert is_arabic(window.banner.text())


def test_a_missing_encoder_is_said_in_arabic(qtbot, arabic, open_window, tmp_path):
    window = open_window(save(build_decoder(), tmp_path / "decoder.onnx"), count=1)
    Image.new("RGB", (64, 64), "red").save(tmp_path / "red.jpg")
    drop(window, tmp_path / "red.jpg")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text().startswith("يتعذر وضع الصور")
    assert is_arabic(window.banner.text())
