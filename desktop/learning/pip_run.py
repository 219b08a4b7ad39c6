"""Runs pip, or what makes room for it: what it prints as it goes on, and why it failed.

pip speaks to those who know it. What it reports of a damaged file, of a missing one and of a
network that does not answer is recognised here; the rest is passed on in its own words.
"""

import os
import queue
import re
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from desktop.generator.phrases import Phrase, system_reason
from desktop.generator.user_error import UserError
from desktop.learning.trainer import clean_environment

QUIET = 0.3  # seconds without a line, after which whoever waits is asked whether they still do
KEPT = 100  # lines that say why it failed
ANOTHER_FILE = re.compile(r"^\s*([\w.-]+)==\S+ from .*\n\s*Expected sha256", re.MULTILINE)
MISSING = re.compile(r"No matching distribution found for (\S+)")
NO_NETWORK = re.compile(r"after connection broken by|urllib3\.exceptions\.")


def lines_of(command: Sequence[str], offline: Path | None = None) -> Iterator[str]:
    """Run a program and yield what it prints, and empty lines now and then while it is silent.

    So whoever reads can end it at any time, by closing the iterator: pip prints nothing while it
    loads a large file.

    Args:
        command: what to run.
        offline: the folder that it takes files from; None where it takes the network.

    Raises:
        UserError: it failed.
    """
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", env=clean_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=os.name != "nt",
        )  # fmt: skip
    except OSError as error:
        raise _failed(system_reason(error)) from error
    printed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(
        target=_read, args=(process.stdout, printed), name="kvae-pip", daemon=True
    ).start()
    last: list[str] = []
    with process:
        try:
            while (line := _next(printed)) is not None:
                last = [*last, line][-KEPT:] if line else last
                yield line
        except GeneratorExit:
            _end(process)  # nobody waits for it any longer
            raise
    if process.returncode:
        raise _why("".join(last), offline)


def package_of(line: str) -> str | None:
    """The package that pip takes up with this line; None where it goes on with what it was at.

    Empty where it unpacks all that it took up, without a word until the end.
    """
    if line.startswith("Installing collected packages:"):
        return ""
    found = re.match(r"(?:Collecting|Processing) (\S+)", line)
    return re.split(r"[=<>!~\[-]", Path(found[1]).name)[0].lower() if found else None


def _read(lines: IO[str], printed: "queue.SimpleQueue[str | None]") -> None:
    for line in lines:
        printed.put(line)
    printed.put(None)


def _next(printed: "queue.SimpleQueue[str | None]") -> str | None:
    try:
        return printed.get(timeout=QUIET)
    except queue.Empty:
        return ""


def _end(process: subprocess.Popen) -> None:
    """End a program and, where the system can, those that it has started."""
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _why(printed: str, offline: Path | None) -> UserError:
    """Why pip failed, by the last that it printed."""
    if found := ANOTHER_FILE.search(printed):
        return UserError(
            "{package} is not the file that this program was tested with; it was not installed.",
            "Its file may be damaged: load it anew, then try again.",
            package=found[1],
        )
    if NO_NETWORK.search(printed):
        return UserError(
            "The network does not answer.",
            "Look whether this computer is online, then try again; what was loaded is kept.",
        )
    if offline and (found := MISSING.search(printed)):
        return UserError(
            "{package} is not in the folder {folder}, or not for this computer.",
            "Put its file there, then try again.",
            package=found[1],
            folder=offline,
        )
    lines = printed.strip().splitlines()
    return _failed(lines[-1].strip() if lines else "")


def _failed(reason: str | Phrase) -> UserError:
    return UserError(
        "Training could not be set up: {reason}.",
        "Look at the network and the disk, then try again; what was loaded is kept.",
        reason=reason if isinstance(reason, Phrase) else reason[:300].rstrip("."),
    )
