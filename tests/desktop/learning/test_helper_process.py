"""Programs in the background: what they report, which orders they get, and how they end."""

import sys
import threading

import pytest

from desktop.learning.helper_process import HelperProcess

PATIENCE = 30.0  # seconds; a Python starts in a fraction of one


class Listener:
    """Collects what is reported until the end."""

    def __init__(self):
        self.messages, self.code = [], None
        self.heard, self.over = threading.Event(), threading.Event()

    def hear(self, message):
        self.messages.append(message)
        self.heard.set()

    def end(self, code):
        self.code = code
        self.over.set()


@pytest.fixture
def start(tmp_path):
    def make(code: str) -> tuple[HelperProcess, Listener]:
        listener = Listener()
        command = [sys.executable, "-u", "-c", code]
        process = HelperProcess(command, tmp_path / "a" / "log.txt", listener.hear, listener.end)
        return process, listener

    return make


def test_what_it_reports_is_heard_before_its_end_and_other_lines_are_not(start):
    _, listener = start(
        "import json; print('hello'); print(json.dumps({'event': 'stage', 'name': 'é'}))"
    )
    assert listener.over.wait(PATIENCE)
    assert listener.code == 0
    assert [(one.event, one.values) for one in listener.messages] == [("stage", {"name": "é"})]


def test_it_obeys_and_ends_when_nobody_gives_orders_any_more(start):
    process, listener = start(
        'import sys\nfor line in sys.stdin: print(\'{"event": "%s"}\' % line.strip())\nsys.exit(7)'
    )
    process.order("one", "two")
    assert listener.heard.wait(PATIENCE)
    process.leave()
    assert listener.over.wait(PATIENCE)
    assert [one.event for one in listener.messages] == ["one", "two"]
    assert listener.code == 7
    process.order("three")  # nobody hears it, and nothing breaks


def test_it_is_ended_at_once(start):
    process, listener = start("import time; time.sleep(1000)")
    process.end()
    assert listener.over.wait(PATIENCE)
    assert listener.code != 0


def test_its_last_words_say_why_it_failed(start):
    process, listener = start("import sys; sys.exit('first\\n\\nMemoryError: too little\\n\\n')")
    assert listener.over.wait(PATIENCE)
    assert listener.code == 1
    assert process.last_words() == "MemoryError: too little"


def test_what_cannot_be_started_is_an_error(tmp_path):
    command = [str(tmp_path / "no such program")]
    if sys.platform != "win32":
        # `nice` is started instead, and says so.
        listener = Listener()
        process = HelperProcess(command, tmp_path / "log.txt", listener.hear, listener.end)
        assert listener.over.wait(PATIENCE)
        assert listener.code != 0
        assert "no such program" in process.last_words()
