"""What goes on behind the window: undo across models, tasks, encoding, and what is remembered."""

import threading
import time

import numpy as np
import pytest
from PyQt6 import sip
from PyQt6.QtCore import QObject

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draws
from desktop.state.session import Picture
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.worker import Done
from tests.desktop.tiny_models import build_encoder, save, save_decoder, tiny_card


def wait_drawn(qtbot, studio) -> np.ndarray:
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    return np.stack([drawing.image for drawing in studio.drawings()])


@pytest.fixture
def questions(studio) -> Questions:
    return Questions(studio, studio)


def answer(qtbot, questions, work) -> Done:
    """What becomes of a question."""
    with qtbot.waitSignal(questions.answered) as caught:
        questions.ask(7, work)
    return caught.args[0]


def test_settled_is_emitted_once_all_pictures_are_there(qtbot, studio):
    settled = []
    studio.settled.connect(lambda session, drawings: settled.append((session, len(drawings))))
    studio.change(studio.session.with_count(5))
    wait_drawn(qtbot, studio)
    assert settled == [(studio.session, 5)]


def test_undo_reopens_the_model_that_drew_the_step(qtbot, studio, model_path, tmp_path):
    before = wait_drawn(qtbot, studio)
    studio.change(studio.session.with_lock(1, True))
    other = save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5)
    studio.open_model(other)
    qtbot.waitUntil(lambda: studio.model.card.name == "other")
    assert studio.session.locked == frozenset()
    studio.undo()
    qtbot.waitUntil(lambda: studio.model.card.name == "toy")
    assert studio.session.locked == {1}
    assert np.array_equal(wait_drawn(qtbot, studio), before)
    studio.redo()
    qtbot.waitUntil(lambda: studio.model.card.name == "other")
    assert np.array_equal(wait_drawn(qtbot, studio), Decoder.open(other).decode(draws(12, 3, 5)))


def test_a_change_while_a_model_is_on_its_way_back_loses_nothing(qtbot, studio, tmp_path):
    other = save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5)
    studio.open_model(other)
    qtbot.waitUntil(lambda: studio.model.card.name == "other")
    studio.change(studio.session.with_seed(77))
    studio.go(0)
    qtbot.waitUntil(lambda: studio.model.card.name == "toy")
    studio.go(2)  # the other model is on its way
    studio.change(studio.session.with_seed(5))  # and its steps are gone
    qtbot.waitUntil(lambda: studio.model.card.name == "other")
    expected = Decoder.open(other).decode(draws(5, 3, 5))
    assert np.array_equal(wait_drawn(qtbot, studio), expected)
    assert studio.session.model_sha256 == studio.model.sha256
    studio.undo()
    qtbot.waitUntil(lambda: studio.model.card.name == "toy")
    assert studio.session.seed == 5


def test_undo_to_a_model_that_is_gone_stays_where_it_is(qtbot, studio, tmp_path):
    for name in ("gone", "here"):
        path = save_decoder(tmp_path / f"{name}.onnx", name=name, image_size=100)
        studio.open_model(path)
        qtbot.waitUntil(lambda name=name: studio.model.card.name == name)
    (tmp_path / "gone.onnx").unlink()
    before, position = studio.session, studio.history.position
    with qtbot.waitSignal(studio.refused):
        studio.undo()
    assert (studio.session, studio.history.position) == (before, position)
    assert studio.model.card.name == "here"


def test_an_errand_waits_for_the_pictures_and_the_newest_of_a_key_wins(
    qtbot, studio, questions, monkeypatch
):
    gate, order, decode = threading.Event(), [], Decoder.decode

    def slow(decoder, z):
        gate.wait(60)
        order.append(len(z))
        return decode(decoder, z)

    monkeypatch.setattr(Decoder, "decode", slow)
    done, others = [], Questions(studio, studio)
    for each in (questions, others):
        each.answered.connect(done.append)
    studio.change(studio.session.rerolled())
    for number in range(5):
        questions.ask("same", lambda _model, n=number: order.append("task") or n)
    others.ask("same", lambda _model: "never")
    others.forget()
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    wait_drawn(qtbot, studio)
    assert order == [1, 1, 1, "task"]
    assert [(one.key, one.result) for one in done] == [("same", 4)]


def test_an_urgent_errand_goes_first(qtbot, studio, questions):
    order, gate = [], threading.Event()
    questions.ask("a", lambda _model: gate.wait(60))
    for number in range(3):
        questions.ask(number, lambda _model, n=number: order.append(n))
    Questions(studio, studio).ask(0, lambda _model: order.append("urgent"), urgent=True)
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["urgent", 0, 1, 2]


def test_an_answer_comes_to_who_asked_alone(qtbot, studio, questions):
    mine, others = [], Questions(studio, studio)
    questions.answered.connect(mine.append)
    questions.ask(0, lambda _model: "mine")
    assert answer(qtbot, others, lambda model: model.decoder.card.name).result == "toy"
    assert [one.result for one in mine] == ["mine"]


def test_what_was_asked_by_a_dialog_that_is_closed_by_now_is_answered_to_nobody(
    qtbot, studio, questions
):
    gate, heard, dialog = threading.Event(), [], QObject(studio)
    asked = Questions(studio, dialog)
    asked.answered.connect(heard.append)
    asked.ask(0, lambda _model: gate.wait(60))
    sip.delete(dialog)
    gate.set()
    assert answer(qtbot, questions, lambda _model: "next").result == "next"
    assert heard == []


def test_an_errand_of_a_replaced_model_is_never_heard_of(qtbot, studio, questions, tmp_path):
    done, gate = [], threading.Event()
    questions.answered.connect(done.append)
    questions.ask("a", lambda _model: gate.wait(60))
    studio.open_model(save_decoder(tmp_path / "other.onnx", name="other"))
    qtbot.waitUntil(lambda: not studio.opener.is_opening)  # it waits for the thread that draws
    questions.ask("b", lambda _model: "dropped")
    gate.set()
    qtbot.waitUntil(lambda: studio.model.card.name == "other")
    late = answer(qtbot, questions, lambda _model: "new")
    assert [one.key for one in done] == ["a", 7] or done == [late]
    assert late.result == "new"


def test_what_is_asked_of_a_model_that_was_just_replaced_is_not_done_with_the_next(
    qtbot, studio, questions, tmp_path
):
    """The thread has opened the other, and the window has not heard of it yet."""
    asked_of, epoch = [], studio.worker._epoch
    studio.open_model(save_decoder(tmp_path / "other.onnx", name="other", image_size=100))
    while studio.worker._epoch == epoch:
        time.sleep(0.001)
    assert studio.model.card.name == "toy"
    questions.ask("late", lambda model: asked_of.append(model.decoder.card.name))
    qtbot.waitUntil(lambda: studio.model.card.name == "other")
    answer(qtbot, questions, lambda _model: None)
    assert asked_of == []


def test_photos_are_encoded_as_the_encoder_does(qtbot, questions, model_path):
    images = np.random.default_rng(1).integers(0, 256, (2, 64, 64, 3), np.uint8)
    done = answer(qtbot, questions, lambda model: model.encoder.encode(images))
    expected = Encoder.open(model_path.with_name("encoder.onnx")).encode(images)
    assert done.error is None
    for got, wanted in zip(done.result, expected, strict=True):
        assert np.array_equal(got, wanted)


@pytest.mark.parametrize(
    ("card", "message"), [(None, "no encoder.onnx"), ({"latent_dim": 8}, "another model")]
)
def test_without_its_encoder_photos_are_refused_in_one_sentence(
    qtbot, open_studio, tmp_path, card, message
):
    path = save_decoder(tmp_path / "decoder.onnx")
    if card:
        codes = np.zeros((3, 8), np.float32)
        card = tiny_card("encoder", z_mean=codes, z_log_var=codes)
        save(build_encoder(card), tmp_path / "encoder.onnx")
    studio = open_studio(path, count=1)
    grey = np.zeros((1, 64, 64, 3), np.uint8)
    done = answer(qtbot, Questions(studio, studio), lambda model: model.encoder.encode(grey))
    assert message in str(done.error)
    assert done.error.hint


def test_what_an_errand_cannot_do_comes_back_as_its_error(qtbot, questions):
    def fail(_model):
        raise ModelFileError("broken.png is not a photo.", "Choose another.")

    done = answer(qtbot, questions, fail)
    assert (done.key, str(done.error), done.result) == (7, "broken.png is not a photo.", None)


def test_while_all_change_the_selected_picture_gets_every_second_turn(qtbot, studio, monkeypatch):
    gate, order, decode = threading.Event(), [], Decoder.decode

    def slow(decoder, z):
        gate.wait(60)
        order.append(z[0, 0])
        return decode(decoder, z)

    studio.change(studio.session.with_count(4).with_selected(2))
    wait_drawn(qtbot, studio)
    monkeypatch.setattr(Decoder, "decode", slow)
    studio.change(studio.session.rerolled())
    gate.set()
    wait_drawn(qtbot, studio)
    codes = studio.session.codes()[:, 0]
    assert sorted(order) == sorted(codes)
    assert order.index(codes[2]) <= 1  # the thread may have begun before the gate with it


def test_a_model_is_remembered_once_it_works_and_forgotten_once_refused(
    qtbot, new_studio, model_path, tmp_path, settings
):
    studio = new_studio(count=1)
    studio.open_model(model_path)
    qtbot.waitUntil(lambda: settings.model_for_start() == model_path)
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(model_path.read_bytes())
    studio.open_model(copy)
    qtbot.waitUntil(lambda: settings.model_for_start() == copy)
    copy.write_bytes(b"rubbish")
    with qtbot.waitSignal(studio.refused):
        studio.open_model(copy)
    assert settings.model_for_start() == model_path


def test_the_start_cannot_be_undone(qtbot, studio):
    studio.undo()
    assert studio.session.model_sha256 == studio.model.sha256
    assert len(studio.history.sessions) == 1


def test_a_record_names_what_is_shown(studio):
    z = np.linspace(-1, 1, 8, dtype=np.float32)
    studio.change(studio.session.with_picture(1, Picture.of(z, 77, 5, "steered")))
    record = studio.record(1)
    assert (record.model_sha256, record.seed, record.index) == (studio.model.sha256, 77, 5)
    assert np.array_equal(record.z, z)


def test_a_studio_without_a_model_keeps_the_wishes(qtbot, new_studio, model_path):
    studio = new_studio(seed=3, count=2)
    studio.change(studio.session.with_count(4).with_seed(8))
    studio.open_model(model_path)
    assert len(wait_drawn(qtbot, studio)) == 4
    assert studio.session.seed == 8
