"""What a program orders a training to do on its stdin."""

import queue
import signal
import threading

import pytest

from kvae.learning.orders import Orders
from kvae.learning.stop_signals import StopSignals

PATIENCE = 5.0  # seconds; a thread that was given something reacts in microseconds


@pytest.fixture
def given():
    """Lines that come one by one, like those of a pipe, and what obeys them."""
    lines = queue.Queue()
    stop = StopSignals()
    yield lines.put, Orders(stop, iter(lines.get, None)), stop
    lines.put(None)


def until(condition) -> None:
    waited = threading.Event()
    for _ in range(round(PATIENCE / 0.01)):
        if condition():
            return
        waited.wait(0.01)
    raise AssertionError("it did not happen")


def test_a_training_that_nobody_pauses_does_not_wait(given):
    _, orders, stop = given
    assert not orders.paused
    orders.wait(PATIENCE)  # for nothing
    assert stop.received == 0


def test_pause_holds_it_and_continue_lets_it_go(given):
    order, orders, stop = given
    order("pause\n")
    until(lambda: orders.paused)
    threading.Timer(0.05, order, ["continue\n"]).start()
    orders.wait(PATIENCE)
    assert not orders.paused
    orders.wait(PATIENCE)  # for nothing
    assert stop.received == 0


def test_stop_ends_it_as_a_signal_does_even_when_paused(given):
    order, orders, stop = given
    order("pause\n")
    order("stop\n")
    until(lambda: stop.received)
    orders.wait(PATIENCE)
    assert stop.received == signal.SIGTERM
    assert not orders.abandoned


def test_words_that_are_no_orders_change_nothing(given):
    order, orders, stop = given
    for words in ("", "\n", "halt\n", "stopp\n", "{}\n"):
        order(words)
    order("pause\n")
    until(lambda: orders.paused)
    assert stop.received == 0


def test_the_end_of_the_orders_means_that_nobody_waits(given):
    order, orders, stop = given
    order("pause\n")
    order(None)
    until(lambda: stop.received)
    assert orders.abandoned
    until(lambda: not orders.paused)


def test_one_who_leaves_after_stop_waits_no_more_either(given):
    order, orders, stop = given
    order("stop\n")
    until(lambda: stop.received)
    assert not orders.abandoned
    order(None)
    until(lambda: orders.abandoned)


@pytest.mark.parametrize("saved", [False, True])
def test_once_the_state_is_saved_the_end_of_the_orders_ends_all_at_once(given, saved):
    order, orders, _stop = given
    orders.saved = saved
    noted = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: noted.append(number))
    try:
        order(None)
        until(lambda: "orders" not in {thread.name for thread in threading.enumerate()})
        assert noted == [signal.SIGTERM] * saved
    finally:
        signal.signal(signal.SIGTERM, before)
