"""A disk on which the N-th call of one function fails, below one folder; all other calls are real.

What fails is what Python asks the system for: files are opened, written through Python's own
buffers, flushed and moved as ever, and one request comes back with an error, a write half done.
"""

import builtins
import io
import os
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

FUNCTIONS = ("open", "write", "fsync", "replace", "mkdir")


class FailingDisk:
    """While entered, lets one call fail.

    Attributes:
        counts: of the calls of each function so far.
        written: names of the files that were opened for writing.
    """

    def __init__(self, folder: Path, function: str = "", number: int = 0, code: int = 0):
        """Chooses what fails.

        Args:
            folder: calls on files below it count, and no others.
            function: one of `FUNCTIONS`, or nothing, to count only.
            number: of the call that fails, from 1.
            code: its errno.
        """
        self.folder, self.function, self.number, self.code = (
            folder.resolve(),
            function,
            number,
            code,
        )
        self.counts = dict.fromkeys(FUNCTIONS, 0)
        self.written: set[str] = set()
        self._patch = pytest.MonkeyPatch()

    @property
    def struck(self) -> bool:
        """Whether the call that fails has come."""
        return bool(self.function) and self.counts[self.function] >= self.number

    def __enter__(self) -> Self:
        self._real = {"open": io.open, "fsync": os.fsync, "replace": os.replace, "mkdir": os.mkdir}
        for module in (io, builtins):
            self._patch.setattr(module, "open", self._open)
        self._patch.setattr(os, "fsync", self._fsync)
        self._patch.setattr(os, "replace", self._replace)
        self._patch.setattr(os, "mkdir", self._mkdir)
        return self

    def __exit__(
        self,
        cls: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._patch.undo()

    def meets(self, function: str) -> bool:
        """Counts a call; returns whether it is the one that fails."""
        self.counts[function] += 1
        return function == self.function and self.counts[function] == self.number

    def error(self) -> OSError:
        """What the call that fails raises."""
        return OSError(self.code, os.strerror(self.code))

    def _call(self, function: str, *arguments):
        if self.meets(function):
            raise self.error()
        return self._real[function](*arguments)

    def _here(self, path) -> bool:
        return isinstance(path, str | Path) and self.folder in Path(path).absolute().parents

    def _open(self, file, mode="r", *arguments, **options):
        if not self._here(file):
            return self._real["open"](file, mode, *arguments, **options)
        if self.meets("open"):
            raise self.error()
        if not set(mode) & set("wax+"):
            return self._real["open"](file, mode, *arguments, **options)
        assert "b" in mode, f"{file} is opened for writing text: not by kvae.files"
        self.written.add(Path(file).name)
        raw = _File(str(file), mode.replace("b", ""), self)
        return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)

    def _fsync(self, descriptor: int):
        return self._call("fsync", descriptor)

    def _replace(self, source, target):
        return self._call("replace", source, target)

    def _mkdir(self, path, *arguments):
        if not self._here(path):
            return self._real["mkdir"](path, *arguments)
        return self._call("mkdir", path, *arguments)


class _File(io.FileIO):
    """A file whose writes are counted; the one that fails gets half of its bytes onto the disk."""

    def __init__(self, path: str, mode: str, disk: FailingDisk):
        super().__init__(path, mode)
        self.disk = disk

    def write(self, data) -> int:
        if self.disk.meets("write"):
            super().write(bytes(data)[: len(data) // 2])
            raise self.disk.error()
        return super().write(data)
