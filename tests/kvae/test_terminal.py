"""What commands say, to a person and to a program."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kvae import terminal
from kvae.terminal import UserError, fail
from tests.conftest import ROOT


def test_an_error_is_said_with_what_helps(capsys):
    assert fail(UserError("it is cold", "close the window")) == 2
    assert capsys.readouterr().err == "error: it is cold\nhint: close the window\n"


def test_one_is_counted_without_an_s():
    assert [terminal.counted(number, "photo") for number in (0, 1, 2, 1200)] == [
        "0 photos", "1 photo", "2 photos", "1,200 photos",
    ]  # fmt: skip


def test_an_error_of_another_class_has_no_hint(capsys):
    assert fail(ValueError("odd")) == 2
    assert capsys.readouterr().err == "error: odd\n"


def test_a_strangers_name_moves_no_cursor_and_forges_no_line(capsys):
    fail(UserError("no photo: a\x1b[2J\nerror: b\u202egnp.\0"))
    said = capsys.readouterr().err
    assert said == "error: no photo: a\ufffd[2J\ufffderror: b\ufffdgnp.\ufffd\n"


@pytest.fixture
def in_json():
    terminal.speak("json")
    yield
    terminal.speak("text")


def test_a_program_hears_everything_in_lines_of_json(in_json, capsys):
    terminal.say("\nReading ...")
    terminal.emit("stage", name="reading")
    terminal.made(Path("runs/00001-garden"))
    assert fail(UserError("the disk is\nfull", "make room")) == 2
    printed = capsys.readouterr()
    assert printed.err == ""
    assert [json.loads(line) for line in printed.out.splitlines()] == [
        {"event": "said", "text": "Reading ..."},
        {"event": "stage", "name": "reading"},
        {"event": "made", "path": str(Path("runs/00001-garden"))},
        {"event": "error", "message": "the disk is\ufffdfull", "hint": "make room"},
    ]


def test_a_person_hears_no_events(capsys):
    terminal.emit("stage", name="reading")
    terminal.made(Path("a"))
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("a\n", "")


def test_work_goes_on_when_the_program_that_listened_has_left():
    code = (
        "import sys, time; from kvae import terminal; terminal.speak('json')\n"
        "sys.stdin.readline()\n"  # until the reader has gone
        "for _ in range(3): terminal.say('x' * 100_000)\n"
        "print('done', file=sys.stderr)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        process.stdout.close()
        assert process.communicate(b"\n", timeout=60)[1] == b"done\n"
    assert process.returncode == 0
