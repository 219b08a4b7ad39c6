"""What commands say: to a person in words on stderr, or to a program in lines of JSON on stdout.

To a person, stdout holds only what a command made. With `--progress json` every line on stdout is
one object, and `event` says what the others of its keys are:

    said      text: what a person would read
    stage     name: what is being done from now on (reading, matching, timing, training, judging,
              exporting, reporting)
    progress  share (0 to 1) of the stage that is done, seconds_left (null where nobody knows), and
              while training step, steps and error (8-bit levels)
    photo     name, remarks: a photo that can be learned (`kvae.photos`); box: left, top, right and
              bottom, in parts of its shorter side, where it is cut around what all have in common,
              or null
    left_out  name, reason: one that cannot
    run       path: the folder of the run that is trained
    sheet     path: of a picture with draws of the model as it is by now
    made      path: what the command was to make; the last one is its result
    error     message, hint: why it ends with another exit code than 0

Readers should pass over events and keys that they do not know.
"""

import argparse
import json
import os
import sys

_in_json = False


class UserError(Exception):
    """Something that the user can mend.

    Attributes:
        hint: what helps; may be empty.
        exit_code: of the command that it ends.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.hint = hint


def add_progress_option(parser: argparse.ArgumentParser) -> None:
    """Lets a command be asked for lines of JSON; `speak` takes what was asked for."""
    parser.add_argument(
        "--progress",
        choices=("text", "json"),
        default="text",
        help="json: report progress to another program, as lines of JSON on stdout",
    )


def speak(progress: str) -> None:
    """Says all that follows as "text" to a person, or as "json" to a program."""
    global _in_json
    _in_json = progress == "json"


def speaks_json() -> bool:
    """Returns whether a program listens."""
    return _in_json


def say(text: str) -> None:
    """Prints a line at once."""
    if _in_json:
        emit("said", text=text.strip())
    else:
        print(text, file=sys.stderr, flush=True)


def emit(event: str, **values: object) -> None:
    """Reports an event to the program that listens; to a person it says nothing."""
    if not _in_json:
        return
    try:
        print(json.dumps({"event": event} | values), flush=True)
    except OSError:  # a broken pipe, which Windows calls an invalid argument
        # Whoever started this has left; the work goes on, to be found when they come back. Python
        # would try to write the rest at its end, and fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def counted(number: int, noun: str) -> str:
    """Returns a number with its noun: 1 photo, 2 photos."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def made(path: os.PathLike) -> None:
    """Prints what was made, on stdout: the last line is a command's result."""
    if _in_json:
        emit("made", path=os.fspath(path))
    else:
        print(path)


def fail(error: Exception) -> int:
    """Says what went wrong and, where the error knows it, what helps; returns the exit code."""
    message, hint = _printable(str(error)), _printable(getattr(error, "hint", ""))
    if _in_json:
        emit("error", message=message, hint=hint)
    else:
        say(f"error: {message}")
        if hint:
            say(f"hint: {hint}")
    return getattr(error, "exit_code", UserError.exit_code)


def _printable(text: str) -> str:
    """Replaces what a terminal would obey, or read as a line of ours: names may be strangers'."""
    joiner = "\u200d"  # holds emoji families together
    return "".join(c if c.isprintable() or c == joiner else "\ufffd" for c in text)
