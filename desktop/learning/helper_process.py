"""A program that works for the window: what it reports is handed on, and orders go to it.

A training outlives the window by as long as it takes to save its state: its stdin ends with the
window, which `kvae.train --orders stdin` understands.
"""

import contextlib
import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from desktop.learning.messages import Message, read_message
from desktop.learning.trainer import clean_environment

LAST_WORDS = 2000  # bytes of the log that say why a program failed


class HelperProcess:
    """A program in the background.

    Args:
        command: what to start.
        log: the file for what it says to people, written anew.
        heard: called on a thread of its own with every message.
        ended: called on that thread with the exit code, after the last message.

    Raises:
        OSError: it cannot be started, or the log not be written.
    """

    def __init__(
        self,
        command: list[str],
        log: Path,
        heard: Callable[[Message], None],
        ended: Callable[[int], None],
    ):
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log = log
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                _behind_the_window(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=clean_environment() | {"PYTHONUTF8": "1"},
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
                | getattr(subprocess, "CREATE_NO_WINDOW", 0),
                start_new_session=os.name != "nt",  # Ctrl-C in a terminal is the window's
            )
        if not self._process.stdin or not self._process.stdout:
            raise RuntimeError("both are pipes, as was asked for")
        self._orders = self._process.stdin
        listening = (self._process.stdout, heard, ended)
        threading.Thread(
            target=self._listen, args=listening, name="kvae-helper", daemon=True
        ).start()

    def order(self, *lines: str) -> None:
        """Send it lines; one that has ended does not get them."""
        with contextlib.suppress(OSError, ValueError):  # it has ended, and `ended` says so
            self._orders.write("".join(f"{line}\n" for line in lines).encode())
            self._orders.flush()

    def leave(self) -> None:
        """Let it know that nobody waits for it any longer."""
        with contextlib.suppress(OSError):
            self._orders.close()

    def end(self) -> None:
        """End it now, and wait until it has; what it saved before can always be gone on with."""
        self._process.kill()
        self._process.wait()

    def last_words(self) -> str:
        """The last line that it said to people; empty where it said nothing."""
        try:
            with self._log.open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - LAST_WORDS))
                lines = file.read().decode("utf-8", "replace").strip().splitlines()
        except OSError:
            return ""
        return lines[-1].strip() if lines else ""

    def _listen(
        self,
        lines: IO[bytes],
        heard: Callable[[Message], None],
        ended: Callable[[int], None],
    ) -> None:
        with lines:
            for line in lines:
                if message := read_message(line.decode("utf-8", "replace")):
                    heard(message)
        ended(self._process.wait())


def _behind_the_window(command: list[str]) -> list[str]:
    """Let others go first: the window must not stutter while a training runs beside it."""
    nice = shutil.which("nice") if os.name != "nt" else None
    return [nice, "-n", "5", *command] if nice else command
