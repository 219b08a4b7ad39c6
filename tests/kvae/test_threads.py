import threading
import time

import pytest

from kvae.threads import in_threads


def test_results_come_in_the_order_of_the_items_whoever_is_done_first():
    def late_first(number: int) -> int:
        time.sleep(0.002 * (10 - number))
        return number**2

    assert list(in_threads(late_first, range(10))) == [number**2 for number in range(10)]


def test_one_item_needs_no_thread():
    assert list(in_threads(lambda _: threading.current_thread(), [0])) == [threading.main_thread()]
    assert list(in_threads(lambda _: 1, [])) == []


def test_an_error_comes_out_and_the_rest_is_not_begun():
    begun = []

    def work(number: int) -> None:
        begun.append(number)
        time.sleep(0.01)
        raise ValueError(number)

    with pytest.raises(ValueError, match="0"):
        list(in_threads(work, range(1000)))
    assert len(begun) < 100
