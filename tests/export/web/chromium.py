"""A real browser for tests: headless Chromium, spoken to in its DevTools protocol over a pipe.

https://chromedevtools.github.io/devtools-protocol/. With --remote-debugging-pipe it reads commands
from file descriptor 3 and writes answers and events to 4, JSON each, with a NUL behind: nothing but
the standard library is needed.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap import BROWSERS

NAMES = (*BROWSERS, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",  # CI runs as root, and opens nothing but our own page
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--disable-gpu",
)
PATIENCE = 30.0  # seconds that an answer may take on a busy machine


class PageError(Exception):
    """The page threw, or the browser refused a command."""


class Tab:
    """One page of the browser.

    Attributes:
        events: all that the browser has reported without being asked, in its order.
    """

    def __init__(self, commands: int, answers: int):
        self._commands, self._answers = commands, answers
        self._rest, self._count, self._session = b"", 0, ""
        self.events: list[dict] = []

    def attach(self) -> None:
        """Open an empty page and listen to what it does."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        found = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters) -> dict:
        """Give a command and return its result.

        Raises:
            PageError: the browser refused it, or is gone.
        """
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._count:
            self.events.append(answer)
        if "error" in answer:
            raise PageError(f"{method}: {answer['error']}")
        return answer["result"]

    def open(self, page: Path, fragment: str = "") -> None:
        """Load a file anew and wait until its scripts have run."""
        self.send("Page.navigate", url="about:blank")
        self.events.clear()
        self.send("Page.navigate", url=f"{page.absolute().as_uri()}#{fragment}")
        self.until("location.protocol === 'file:' && document.readyState === 'complete'")

    def do(self, script: str) -> object:
        """Evaluate an expression in the page, await it, and return its value as JSON has it.

        Raises:
            PageError: it threw.
        """
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
        found = self.send("Runtime.evaluate", **asked)
        if "exceptionDetails" in found:
            thrown = found["exceptionDetails"]
            raise PageError(thrown.get("exception", {}).get("description", thrown["text"]))
        return found["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until an expression is true.

        Raises:
            TimeoutError: it does not become so.
        """
        end = time.monotonic() + PATIENCE
        while not self.do(condition):
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.02)

    def press(self, key: str, code: str = "", text: str = "") -> None:
        """Press a key and let it go, as a person does."""
        common = {"key": key, "code": code or key}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, x: float, y: float) -> None:
        """Press the left button at a point of the window and let it go."""
        common = {"x": x, "y": y, "button": "left", "clickCount": 1}
        self.send("Input.dispatchMouseEvent", type="mousePressed", **common)
        self.send("Input.dispatchMouseEvent", type="mouseReleased", **common)

    def _next(self) -> dict:
        while b"\0" not in self._rest:
            more = os.read(self._answers, 1 << 20)
            if not more:
                raise PageError("the browser has gone")
            self._rest += more
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)


@contextmanager
def chromium(profile: Path) -> Iterator[Tab]:
    """Start a browser with an empty profile; it ends with the block.

    Raises:
        FileNotFoundError: none is installed.
    """
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise FileNotFoundError("no Chromium here; `python bootstrap.py test` installs it")
    read_commands, commands = os.pipe()
    answers, write_answers = os.pipe()
    # The browser wants the ends 3 and 4: a shell puts them there.
    line = f'exec "$0" "$@" 3<&{read_commands} 4>&{write_answers}'
    browser = subprocess.Popen(
        ["/bin/bash", "-c", line, program, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(read_commands, write_answers),
        stderr=subprocess.DEVNULL,
    )
    os.close(read_commands)
    os.close(write_answers)
    tab = Tab(commands, answers)
    try:
        tab.attach()
        yield tab
    finally:
        browser.kill()  # closing politely takes it seconds
        browser.wait(PATIENCE)
        os.close(commands)
        os.close(answers)
